// SPDX-License-Identifier: MIT
// Each refusal of the gate says its own reason: whoever reads the log of a machine acts on it.
#include <boost/test/unit_test.hpp>
#include <optional>
#include <set>

#include <facenotice/gate.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/sample_package.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace gate_words {
namespace {

struct Asking {
  Asking() {
    Purpose pay;
    pay.id = "pay";
    Step capture;
    capture.id = "scan";
    capture.kind = StepKind::capture;
    capture.purpose = 0;
    flow.purposes = {pay};
    flow.steps = {capture};
    gate.emplace(ledger, package, flow, Instant{});
    gate->begin_session(session);
  }
  void record(RecordKind kind, bool separate = true, bool affirmative = true, const char* language = "en") {
    Record record;
    record.kind = kind;
    record.time = sample_now;
    record.session = session;
    record.purpose = "pay";
    record.package = package.digest();
    record.language = language;
    record.separate = separate;
    record.affirmative = affirmative;
    BOOST_REQUIRE(ledger.append(record).ok());
  }
  // Refused with this code, in words that no other code has.
  void refused(const std::string& code, const std::string& words, const CaptureRequest& request,
               UtcMillis utc = sample_now) {
    const Result<Grant> grant = gate->request(request, {utc, 1000});
    BOOST_REQUIRE_MESSAGE(!grant.ok(), code);
    BOOST_TEST(grant.error().code == code);
    BOOST_TEST(grant.error().message.find(words) != std::string::npos, grant.error().message);
    BOOST_TEST(said.insert(grant.error().message).second, "said before: " << grant.error().message);
  }
  void refused(const std::string& code, const std::string& words) { refused(code, words, scan); }

  FaultyFiles files;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow;
  std::optional<Gate> gate;
  const Id128 session{1, 2, 3};
  const CaptureRequest scan{"pay", "scan", 20'000};
  std::set<std::string> said;
};

}  // namespace
}  // namespace gate_words

BOOST_FIXTURE_TEST_SUITE(gate_words, gate_words::Asking)

BOOST_AUTO_TEST_CASE(each_refusal_says_its_own_reason) {
  refused("gate.no-purpose", "without a purpose", {"", "scan", 20'000});
  refused("gate.no-step", "at the step \"till\" for the purpose \"pay\"", {"pay", "till", 20'000});
  refused("gate.duration", "longest duration, or one above 120 seconds", {"pay", "scan", 0});
  refused("gate.package-expired", "expired", scan, *parse_date("2030-01-01"));
  TrustStore over = sample_trust();
  over.expires = "2026-01-01";
  gate->set_trust(over, {sample_now, 1000});
  refused("gate.package-trust", "keys that signed the package count no more");
  gate->set_trust(sample_trust(), {sample_now, 1000});
  refused("gate.no-consent", "No consent for the purpose \"pay\"");
  record(RecordKind::consented);
  refused("gate.no-notice", "No notice for the purpose \"pay\"");
  record(RecordKind::notified);
  record(RecordKind::consented, true, true, "zh-CN");
  refused("gate.language", "another language");
  record(RecordKind::consented, false);
  refused("gate.not-separate", "bundled");
  record(RecordKind::consented, true, false);
  refused("gate.not-affirmative", "not an act of the person");
  record(RecordKind::consented);
  gate->set_age(AgeBand::under_guardian_age);
  refused("gate.no-guardian", "guardian");
  gate->set_age(AgeBand::of_age);
  record(RecordKind::refused);
  refused("gate.refused", "was refused");
  record(RecordKind::withdrawn);
  refused("gate.withdrawn", "was withdrawn");
  record(RecordKind::consented);
  const Result<Grant> grant = gate->request(scan, {sample_now, 1000});
  BOOST_REQUIRE(grant.ok());
  refused("gate.busy", "on already");
  gate->revoke_all(GrantEnd::cancelled);
  {
    const auto decision = files.while_deciding([this](FileAct act) {
      if (act == FileAct::write) gate->revoke_all(GrantEnd::withdrawn);
      return SQLITE_OK;
    });
    refused("gate.revoked", "taken back while it was being given");
  }
  files.set_full(true);
  refused("gate.ledger", "ledger cannot be read or written");
  files.set_full(false);
  gate->close_session_for(GrantEnd::display_failed);
  refused("gate.display", "could not be shown");
  gate->end_session();
  refused("gate.no-session", "Nobody is in a session");
}

BOOST_AUTO_TEST_CASE(each_end_has_a_word_of_its_own) {
  std::set<std::string> words;
  for (std::uint8_t end = 0; end <= static_cast<std::uint8_t>(GrantEnd::clock_back); ++end)
    BOOST_TEST(words.emplace(to_string(static_cast<GrantEnd>(end))).second);
  BOOST_TEST(words.count("?") == 0U);
  BOOST_TEST(to_string(static_cast<GrantEnd>(99)) == "?");
}

BOOST_AUTO_TEST_SUITE_END()
