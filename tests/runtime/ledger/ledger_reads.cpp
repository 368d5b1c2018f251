// SPDX-License-Identifier: MIT
// A disk that cannot be read: whatever is asked of the ledger then, the answer is an error or the right one,
// never "nothing is open", "nobody refused".
#include <sqlite3.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <facenotice/ledger.hpp>

#include "tests/support/edited_ledger.hpp"
#include "tests/support/faulty_files.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace ledger_reads {
namespace {

struct Question {
  const char* name;
  std::function<std::string(const Ledger&)> ask;  // the answer in words; "error" and its code
};

template <class T>
std::string said(const Result<T>& answer, const std::function<std::string(const T&)>& in_words) {
  return answer ? in_words(*answer) : "error " + answer.error().code;
}
std::string number(const Result<std::uint64_t>& answer) {
  return said<std::uint64_t>(answer, [](const std::uint64_t& value) { return std::to_string(value); });
}
std::string records(const Result<std::vector<StoredRecord>>& answer) {
  return said<std::vector<StoredRecord>>(answer, [](const auto& all) {
    std::string words;
    for (const StoredRecord& stored : all) words += std::to_string(stored.sequence) + " ";
    return words;
  });
}

template <class T>
Status status_of(const Result<T>& answer) {
  return answer ? Status() : Status(answer.error());
}

constexpr Id128 order_id{8, 8};

const std::vector<Question>& questions() {
  static const std::vector<Question> all = {
      {"size", [](const Ledger& l) { return number(l.size()); }},
      {"end",
       [](const Ledger& l) {
         return said<Ledger::End>(l.end(), [](const auto& e) { return std::to_string(e.length); });
       }},
      {"link",
       [](const Ledger& l) {
         return said<Digest>(l.link_of(3), [](const Digest& d) { return std::to_string(d[0]); });
       }},
      {"session", [](const Ledger& l) { return records(l.of_session(sample_record(1).session)); }},
      {"session, two kinds",
       [](const Ledger& l) {
         return records(
             l.of_session(sample_record(1).session, {RecordKind::consented, RecordKind::notified}));
       }},
      {"verify", [](const Ledger& l) { return number(l.verify()); }},
      {"part", [](const Ledger& l) { return number(l.verify(4)); }},
      {"in parts",
       [](const Ledger& l) {
         LedgerCheck so_far;
         return said<bool>(l.verify_part(so_far, 100),
                           [](const bool& all) { return std::string(all ? "all" : "more"); });
       }},
      {"package",
       [](const Ledger& l) {
         return said<AcceptedPackage>(l.latest_package("shop"),
                                      [](const auto& p) { return std::to_string(p.sequence); });
       }},
      {"erasures",
       [](const Ledger& l) {
         return said<std::vector<OpenErasure>>(l.open_erasures(),
                                               [](const auto& e) { return std::to_string(e.size()); });
       }},
      {"erasure",
       [](const Ledger& l) {
         return said<std::optional<OpenErasure>>(
             l.open_erasure(order_id), [](const auto& e) { return std::string(e ? "open" : "none"); });
       }},
      {"captures", [](const Ledger& l) { return records(l.open_captures()); }},
      {"still open", [](const Ledger& l) { return records(l.still_open(0, {})); }},
      {"still open later", [](const Ledger& l) { return records(l.still_open(6, {5})); }},
      {"time",
       [](const Ledger& l) {
         return said<UtcMillis>(l.latest_trusted_time(),
                                [](const UtcMillis& t) { return std::to_string(t); });
       }},
      {"later time",
       [](const Ledger& l) {
         return said<UtcMillis>(l.latest_trusted_time(5),
                                [](const UtcMillis& t) { return std::to_string(t); });
       }},
      {"generation", [](const Ledger& l) { return number(l.named_generation()); }},
      {"read", [](const Ledger& l) {
         std::uint64_t seen = 0;
         const Status s = l.read(1, 100, [&](const StoredRecord&) { return ++seen > 0; });
         return s ? std::to_string(seen) : "error " + s.error().code;
       }}};
  return all;
}

struct Copied {
  Copied() {
    Ledger ledger = Ledger::open(path).value();
    for (std::uint64_t i = 1; i <= 5; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
    Record accepted, order, state;
    accepted.kind = RecordKind::package_accepted;
    accepted.time = sample_record(9).time;
    accepted.detail = "shop";
    accepted.number = 7;
    order.kind = RecordKind::erase_ordered;
    order.reference = order_id;
    state.kind = RecordKind::state_named;
    state.number = 3;
    BOOST_REQUIRE(ledger.append_all({accepted, order, state}).ok());
  }
  // Another program has written: what was read before must be read again.
  void forget_what_was_read() const {
    sqlite3* db = nullptr;
    BOOST_REQUIRE(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK);
    BOOST_REQUIRE(sqlite3_exec(db, "PRAGMA user_version = 3", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
  }
  TemporaryFolder folder;
  const std::string path = (folder / "l").string();
};

}  // namespace
}  // namespace ledger_reads

BOOST_FIXTURE_TEST_SUITE(ledger_reads, ledger_reads::Copied)

BOOST_AUTO_TEST_CASE(each_read_that_fails_is_told_and_never_makes_a_wrong_answer) {
  FaultyFiles files;
  LedgerOptions audit;
  audit.read_only = true;
  const Ledger ledger = Ledger::open(path, audit).value();
  const std::vector<std::string> right = {"8",
                                          "8",
                                          "",
                                          "1 2 3 4 5 ",
                                          "2 4 ",
                                          "8",
                                          "5",
                                          "all",
                                          "7",
                                          "1",
                                          "open",
                                          "5 ",
                                          "5 7 ",
                                          "5 7 ",
                                          std::to_string(sample_record(9).time),
                                          std::to_string(sample_record(9).time),
                                          "3",
                                          "8"};
  BOOST_REQUIRE(right.size() == questions().size());
  for (std::size_t q = 0; q < right.size(); ++q) {
    const Question& question = questions()[q];
    const std::string expected = question.ask(ledger);
    if (!right[q].empty()) BOOST_TEST(expected == right[q], question.name);
    bool failed = true;
    unsigned failures = 0;
    for (unsigned which = 1; failed && which < 100; ++which) {
      forget_what_was_read();
      unsigned reads = 0;
      failed = false;
      const std::string answer = [&] {
        const auto decision = files.while_deciding([&](FileAct act) {
          if (act != FileAct::read || ++reads != which) return SQLITE_OK;
          failed = true;
          return SQLITE_IOERR_READ;
        });
        return question.ask(ledger);
      }();
      failures += failed ? 1U : 0U;
      BOOST_TEST((answer == expected || answer.rfind("error ledger.", 0) == 0),
                 question.name << ", read " << which << ": " << answer);
      if (!failed) BOOST_TEST(answer == expected, question.name);
    }
    BOOST_TEST(failures > 0U, question.name << " reads nothing");
  }
}

BOOST_AUTO_TEST_CASE(of_a_session_the_kinds_that_were_asked_for_are_read_in_order_and_no_others) {
  const Ledger ledger = Ledger::open(path).value();
  const Id128 session = sample_record(1).session;
  BOOST_TEST(records(ledger.of_session(session, {RecordKind::camera_on})) == "5 ");
  BOOST_TEST(records(ledger.of_session(session, {RecordKind::asked, RecordKind::session_start})) == "1 3 ");
  BOOST_TEST(records(ledger.of_session(session, {RecordKind::withdrawn})).empty());
  BOOST_TEST(records(ledger.of_session(session, {})).empty());
  BOOST_TEST(records(ledger.of_session(sample_record(8).session, {RecordKind::asked})).empty());
}

// The fifth record is of a camera that went on, the sixth of a package that was accepted.
BOOST_AUTO_TEST_CASE(the_latest_time_that_can_be_trusted_is_of_what_came_after) {
  const Ledger ledger = Ledger::open(path).value();
  BOOST_TEST(*ledger.latest_trusted_time() == sample_record(9).time);
  BOOST_TEST(*ledger.latest_trusted_time(5) == sample_record(9).time);
  BOOST_TEST(*ledger.latest_trusted_time(6) == 0);
  Ledger other = Ledger::open((folder / "other").string()).value();
  BOOST_REQUIRE(other.append(sample_record(5)).ok());
  BOOST_TEST(*other.latest_trusted_time(0) == sample_record(5).time);
  BOOST_TEST(*other.latest_trusted_time(1) == 0);
}

BOOST_AUTO_TEST_CASE(a_ledger_that_cannot_be_read_is_not_opened) {
  FaultyFiles files;
  LedgerOptions audit;
  audit.read_only = true;
  bool failed = true;
  for (unsigned which = 1; failed && which < 200; ++which) {
    unsigned reads = 0;
    failed = false;
    const Result<Ledger> ledger = [&] {
      const auto decision = files.while_deciding([&](FileAct act) {
        if (act != FileAct::read || ++reads != which) return SQLITE_OK;
        failed = true;
        return SQLITE_IOERR_READ;
      });
      return Ledger::open(path, audit);
    }();
    if (ledger) BOOST_TEST(*ledger->size() == 8U);
  }
  BOOST_TEST(!failed);
}

// Whoever keeps the file as evidence looks from there on.
BOOST_AUTO_TEST_CASE(what_no_ledger_writes_is_named_by_the_first_record_that_was_looked_at) {
  BOOST_REQUIRE(edit_records(path,
                             "UPDATE record SET time = -1 WHERE sequence IN (4, 5, 7, 8); "
                             "PRAGMA ignore_check_constraints = ON; "
                             "UPDATE record SET package = x'00' WHERE sequence = 6") == SQLITE_OK);
  LedgerOptions unchecked;
  unchecked.records_checked_on_open = 0;
  const Ledger ledger = Ledger::open(path, unchecked).value();
  const auto any = [](const StoredRecord&) { return true; };
  const Id128 session = sample_record(1).session;
  const std::vector<std::pair<std::uint64_t, Status>> found = {
      {3, ledger.read(3, 100, any)},
      {1, ledger.of_session(session, {RecordKind::consented}, any)},
      {1, status_of(ledger.of_session(session, {RecordKind::consented}))},
      {1, status_of(ledger.of_session(session))},
      {1, status_of(ledger.open_erasures())},
      {1, status_of(ledger.open_erasure(order_id))},
      {1, status_of(ledger.open_captures())},
      {1, status_of(ledger.still_open(0, {}))},
      {6, status_of(ledger.still_open(6, {}))},
      {5, status_of(ledger.still_open(6, {5}))},
      {1, status_of(ledger.latest(RecordKind::state_named))},
      {1, status_of(ledger.latest_package("shop"))}};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& [first, status] = found[i];
    BOOST_REQUIRE_MESSAGE(!status.ok(), i);
    BOOST_TEST(status.error().code == "ledger.corrupt", i);
    BOOST_TEST(
        status.error().message.find(": record " + std::to_string(first) +
                                    " or one after it holds what no ledger writes") != std::string::npos,
        i << ": " << status.error().message);
  }
}

BOOST_AUTO_TEST_CASE(up_to_the_largest_number_is_up_to_the_end) {
  const Ledger ledger = Ledger::open(path).value();
  std::uint64_t seen = 0;
  const auto count = [&](const StoredRecord&) { return ++seen > 0; };
  BOOST_REQUIRE(ledger.read(1, ~std::uint64_t{0}, count).ok());
  BOOST_TEST(seen == 8U);
  BOOST_REQUIRE(ledger.read(~std::uint64_t{0}, ~std::uint64_t{0}, count).ok());
  BOOST_TEST(seen == 8U);
}

BOOST_AUTO_TEST_CASE(an_open_erasure_says_what_its_order_says_and_where_that_stands) {
  Ledger ledger = Ledger::open(path).value();
  Record order = sample_record(3);
  order.kind = RecordKind::erase_ordered;
  order.reference = Id128{7, 7};
  order.commitment = Digest{5, 5};
  const std::uint64_t sequence = ledger.append(order).value();
  const std::optional<OpenErasure> one = ledger.open_erasure(order.reference).value();
  const std::vector<OpenErasure> all = ledger.open_erasures().value();
  BOOST_REQUIRE(one.has_value());
  BOOST_REQUIRE(all.size() == 2U);
  for (const OpenErasure& open : {*one, all.back()}) {
    BOOST_TEST((open.order == order.reference));
    BOOST_TEST((open.session == order.session));
    BOOST_TEST(open.purpose == order.purpose);
    BOOST_TEST((open.consent == order.commitment));
    BOOST_TEST(open.ordered == order.time);
    BOOST_TEST(open.sequence == sequence);
  }
}

BOOST_AUTO_TEST_SUITE_END()
