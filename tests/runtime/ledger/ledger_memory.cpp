// SPDX-License-Identifier: MIT
// SQLite's memory gives out once, at some request: that is said, is no damage, and is over with the next
// call.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <vector>

#include <facenotice/ledger.hpp>

#include "tests/support/sample_records.hpp"
#include "tests/support/sqlite_memory.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace ledger_memory {
namespace {

struct Scarce {
  // Requests of an act fail, one at a time and evenly over all of them. `act` says what its error is, or
  // nothing: a request may be one that SQLite does without. How many acts failed.
  static std::size_t some_in_turn(const std::function<std::string()>& act,
                                  const std::function<void()>& after) {
    constexpr std::size_t tries = 100;
    SqliteMemory::restart();
    BOOST_REQUIRE(act().empty());
    const std::size_t all = SqliteMemory::count();
    after();
    std::size_t refused = 0;
    for (std::size_t failing = 1; failing <= all; failing += all / tries + 1) {
      SqliteMemory::restart(failing);
      const std::string code = act();
      SqliteMemory::restart();
      BOOST_TEST_CONTEXT("request " << failing << " of " << all) {
        if (!code.empty()) {
          BOOST_TEST(code == "ledger.memory");
          ++refused;
        }
        after();
      }
    }
    return refused;
  }

  SqliteMemory memory;
  TemporaryFolder folder;
  const std::string path = (folder / "l").string();
};

}  // namespace
}  // namespace ledger_memory

BOOST_FIXTURE_TEST_SUITE(ledger_memory, ledger_memory::Scarce)

BOOST_AUTO_TEST_CASE(a_record_for_which_there_was_no_memory_is_not_there_and_the_next_one_is) {
  Ledger ledger = Ledger::open(path).value();
  std::uint64_t next = 1;
  const std::size_t refused = some_in_turn(
      [&] {
        const Result<std::uint64_t> written = ledger.append(sample_record(next));
        if (written) ++next;
        return written ? std::string() : written.error().code;
      },
      [&] {
        BOOST_REQUIRE(ledger.size().value() == next - 1);
        BOOST_REQUIRE(ledger.append(sample_record(next)).ok());
        ++next;
      });
  BOOST_TEST(refused > 10U);
  BOOST_TEST(*ledger.verify() == next - 1);
}

// What was begun cannot even be taken back then: it must not look like what was recorded.
BOOST_AUTO_TEST_CASE(once_memory_is_back_after_all_of_it_was_gone_only_what_was_acknowledged_is_read) {
  Ledger ledger = Ledger::open(path).value();
  Record record = sample_record(1);
  const auto append = [&] { return ledger.append(record).ok(); };
  BOOST_REQUIRE(append());
  std::uint64_t written = 1, refused = 0;
  SqliteMemory::restart();
  BOOST_REQUIRE(append());
  ++written;
  const std::size_t all = SqliteMemory::count();
  for (std::size_t first = 1; first <= all; ++first) {
    SqliteMemory::restart(first, SIZE_MAX);
    const bool taken = append();
    SqliteMemory::restart();
    BOOST_TEST_CONTEXT("from request " << first << " of " << all) {
      taken ? ++written : ++refused;
      BOOST_TEST(ledger.of_session(record.session).value().size() == written);
      BOOST_TEST(*ledger.size() == written);
      BOOST_REQUIRE(append());
      ++written;
      BOOST_TEST(*ledger.verify() == written);
    }
  }
  BOOST_TEST(refused > 10U);
}

BOOST_AUTO_TEST_CASE(a_check_for_which_there_was_no_memory_is_over_when_there_is_again) {
  Ledger ledger = Ledger::open(path).value();
  for (std::uint64_t i = 1; i <= 3; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  SqliteMemory::restart();
  BOOST_REQUIRE(*ledger.verify() == 3U);
  const std::size_t all = SqliteMemory::count();
  std::uint64_t written = 3;
  for (const std::size_t in_a_row : {std::size_t{1}, SIZE_MAX})
    for (std::size_t first = 1; first <= all + 4; ++first) {
      SqliteMemory::restart(first, in_a_row);
      const Result<std::uint64_t> checked = ledger.verify();
      SqliteMemory::restart();
      BOOST_TEST_CONTEXT("from request " << first << " of " << all) {
        BOOST_TEST((checked.ok() || checked.error().code == "ledger.memory"));
        BOOST_TEST(*ledger.verify() == written);
        BOOST_REQUIRE(ledger.append(sample_record(++written)).ok());
      }
    }
}

BOOST_AUTO_TEST_CASE(a_ledger_that_is_verified_without_memory_is_not_called_damaged) {
  Ledger ledger = Ledger::open(path).value();
  for (std::uint64_t i = 1; i <= 5; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  const std::size_t refused = some_in_turn(
      [&] {
        const Result<std::uint64_t> verified = ledger.verify();
        return verified ? std::string() : verified.error().code;
      },
      [&] { BOOST_REQUIRE(*ledger.verify() == 5U); });
  BOOST_TEST(refused > 0U);
}

// Nothing that could not be read is taken for what is not there, or for damage.
BOOST_AUTO_TEST_CASE(what_is_asked_of_a_ledger_without_memory_is_answered_with_that_and_then_as_ever) {
  Ledger ledger = Ledger::open(path).value();
  Record on = sample_record(1);
  on.kind = RecordKind::camera_on;
  Record order = sample_record(2);
  order.kind = RecordKind::erase_ordered;
  order.reference = Id128{7};
  Record taken_back = sample_record(3);
  taken_back.kind = RecordKind::withdrawn;
  taken_back.reference = Id128{8};
  Record named = sample_record(4);
  named.kind = RecordKind::state_named;
  named.number = 9;
  named.reference = {};
  Record package = sample_record(5);
  package.kind = RecordKind::package_accepted;
  package.detail = "flow";
  package.number = 4;
  BOOST_REQUIRE(ledger.append_all({on, order, taken_back, named, package}).ok());
  const auto code = [](const auto& answer, const auto& holds) {
    if (!answer) return answer.error().code;
    BOOST_TEST(holds(*answer));
    return std::string();
  };
  const std::vector<std::function<std::string()>> questions = {
      [&] { return code(ledger.link_of(3), [](const Digest& link) { return link != Digest{}; }); },
      [&] { return code(ledger.of_session(on.session), [](const auto& all) { return !all.empty(); }); },
      [&] { return code(ledger.open_captures(), [](const auto& all) { return all.size() == 1; }); },
      [&] { return code(ledger.open_erasures(), [](const auto& all) { return all.size() == 1; }); },
      [&] { return code(ledger.open_erasure(Id128{7}), [](const auto& one) { return one.has_value(); }); },
      [&] { return code(ledger.withdrawn(Id128{8}), [](bool yes) { return yes; }); },
      [&] { return code(ledger.still_open(0, {}), [](const auto& all) { return all.size() == 2; }); },
      [&] { return code(ledger.still_open(1, {1}), [](const auto& all) { return all.size() == 2; }); },
      [&] { return code(ledger.named_generation(), [](std::uint64_t g) { return g == 9; }); },
      [&] { return code(ledger.latest_package("flow"), [](const auto& one) { return one.sequence == 4; }); },
      [&] { return code(ledger.latest_trusted_time(0), [](UtcMillis time) { return time > 0; }); },
      [&] { return code(ledger.latest_trusted_time(1), [](UtcMillis time) { return time > 0; }); },
      [&] {
        std::size_t seen = 0;
        const Status read = ledger.read(1, 5, [&](const StoredRecord&) { return ++seen > 0; });
        BOOST_TEST((!read || seen == 5U));
        return read ? std::string() : read.error().code;
      },
  };
  std::size_t refused = 0;
  for (const auto& question : questions) refused += some_in_turn(question, [] {});
  BOOST_TEST(refused > 100U);
}

BOOST_AUTO_TEST_CASE(a_ledger_that_could_not_be_opened_for_want_of_memory_opens_the_next_time) {
  {
    Ledger ledger = Ledger::open(path).value();
    for (std::uint64_t i = 1; i <= 5; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  }
  std::uint64_t last = 5;
  for (const bool reading : {false, true}) {
    LedgerOptions options;
    options.read_only = reading;
    const std::size_t refused = some_in_turn(
        [&] {
          Result<Ledger> ledger = Ledger::open(path, options);
          if (!ledger) return ledger.error().code;
          // One that is open lacks nothing.
          SqliteMemory::pause(true);
          BOOST_TEST((reading || ledger->append(sample_record(++last)).ok()));
          BOOST_TEST(ledger->of_session(sample_record(1).session)->size() == std::min<std::size_t>(last, 7));
          BOOST_TEST(ledger->still_open(1, {1}).ok());
          BOOST_TEST(ledger->open_erasure(Id128{7}).ok());
          BOOST_TEST(ledger->latest_trusted_time(1).ok());
          SqliteMemory::pause(false);
          return std::string();
        },
        [&] { BOOST_REQUIRE(Ledger::open(path, options).ok()); });
    BOOST_TEST(refused > 10U);
  }
}

BOOST_AUTO_TEST_CASE(a_ledger_that_could_not_be_made_for_want_of_memory_is_made_the_next_time) {
  const auto remove = [&] {
    for (const char* part : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + part);
  };
  const std::size_t refused = some_in_turn(
      [&] {
        const Result<Ledger> ledger = Ledger::open(path);
        return ledger ? std::string() : ledger.error().code;
      },
      [&] {
        {
          Ledger ledger = Ledger::open(path).value();
          BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
          BOOST_REQUIRE(*ledger.verify() == 1U);
        }
        remove();
      });
  BOOST_TEST(refused > 10U);
}

BOOST_AUTO_TEST_SUITE_END()
