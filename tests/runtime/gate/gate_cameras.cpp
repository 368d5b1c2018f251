// SPDX-License-Identifier: MIT
// Which cameras a flow turns on, what they rest on, and the bounds of asking for them.
#include <boost/test/unit_test.hpp>

#include <facenotice/gate.hpp>

#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace gate_cameras {
namespace {

// Captures of what stays, of what is sent and of what is not declared; previews on a screen and at an entry.
Flow cameras() {
  Flow flow;
  for (const char* id : {"pay", "send", "look"}) {
    Purpose purpose;
    purpose.id = id;
    if (purpose.id == "send") purpose.kind = "transmit";
    flow.purposes.push_back(purpose);
  }
  for (const auto& [id, egress] :
       std::vector<std::pair<const char*, const char*>>{{"kept", "none"}, {"sent", "internet"}}) {
    DataItem item;
    item.id = id;
    item.egress = egress;
    item.purposes = {0, 1};
    flow.data.push_back(item);
  }
  for (const char* data : {"kept", "sent", "undeclared"}) {
    Step step;
    step.id = std::string("scan-") + data;
    step.kind = StepKind::capture;
    step.purpose = 0;
    step.captures = {data};
    flow.steps.push_back(step);
  }
  Step screen;
  screen.id = "mirror";
  CameraUse use;
  use.purpose = 0;
  screen.cameras = {use};
  flow.steps.push_back(screen);
  Step welcome;
  welcome.id = "welcome";
  flow.steps.push_back(welcome);
  Entry entry;
  entry.target = static_cast<StepIndex>(flow.steps.size() - 1);
  CameraUse nothing;
  nothing.purpose = no_purpose;
  entry.cameras = {nothing, use};
  Entry straight;  // to a capture, for a purpose that it has not itself
  straight.target = 1;
  CameraUse look;
  look.purpose = 2;
  straight.cameras = {look};
  flow.entries = {entry, straight};
  return flow;
}

struct Agreed {
  Agreed() {
    gate.begin_session(session);
    BOOST_REQUIRE(agree(ledger, package, session));
  }
  void agree_to(const std::string& purpose) {
    for (const RecordKind kind : {RecordKind::notified, RecordKind::consented}) {
      Record record;
      record.kind = kind;
      record.time = sample_now;
      record.session = session;
      record.purpose = purpose;
      record.package = package.digest();
      record.separate = record.affirmative = true;
      BOOST_REQUIRE(ledger.append(record).ok());
    }
  }
  std::string ask(const char* step, const char* purpose = "pay") {
    const Result<Grant> grant = gate.request({purpose, step, 1000}, {sample_now, 1000});
    return grant ? "granted" : grant.error().code;
  }

  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow = cameras();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3};
};

}  // namespace
}  // namespace gate_cameras

BOOST_FIXTURE_TEST_SUITE(gate_cameras, gate_cameras::Agreed)

BOOST_AUTO_TEST_CASE(what_stays_in_the_machine_takes_no_consent_to_sending) {
  BOOST_TEST(ask("scan-kept") == "granted");
  BOOST_TEST(ask("scan-sent") == "gate.no-consent");
  BOOST_TEST(ask("scan-undeclared") == "granted");
}

BOOST_AUTO_TEST_CASE(previews_on_a_screen_and_at_an_entry_are_cameras_of_the_flow) {
  BOOST_TEST(ask("mirror") == "granted");
  BOOST_TEST(ask("welcome") == "granted");
  BOOST_TEST(ask("mirror", "send") == "gate.no-step");
  BOOST_TEST(ask("welcome", "send") == "gate.no-step");
}

BOOST_AUTO_TEST_CASE(a_camera_of_an_entry_rests_on_the_consent_to_sending_of_what_it_leads_to) {
  agree_to("look");
  BOOST_TEST(ask("scan-sent", "look") == "gate.no-consent");
  agree_to("send");
  BOOST_TEST(ask("scan-sent", "look") == "granted");
}

BOOST_AUTO_TEST_CASE(the_shortest_and_the_longest_capture_are_given) {
  for (const std::uint32_t longest : {std::uint32_t{1}, Gate::longest_capture_ms})
    BOOST_TEST(gate.request({"pay", "mirror", longest}, {sample_now, 1000}).ok(), longest);
  BOOST_TEST(
      gate.request({"pay", "mirror", 1000}, {0, 1000}).ok());  // the first moment that a clock may show
}

BOOST_AUTO_TEST_CASE(a_grant_that_nobody_let_go_of_stands_in_nobodys_way_once_it_is_over) {
  const Result<Grant> first = gate.request({"pay", "mirror", 1000}, {sample_now, 1000});
  BOOST_REQUIRE(first.ok());
  BOOST_TEST(gate.request({"pay", "mirror", 1000}, {sample_now, 1999}).error().code == "gate.busy");
  BOOST_TEST(gate.request({"pay", "mirror", 1000}, {sample_now, 2000}).ok());
  BOOST_TEST((first->end() == GrantEnd::expired));
}

BOOST_AUTO_TEST_CASE(a_grant_of_nothing_permits_nothing_and_has_no_end) {
  const Grant none;
  BOOST_TEST(!none.valid(0));
  BOOST_TEST(none.expires() == 0);
  BOOST_TEST(none.purpose().empty());
  BOOST_TEST((none.id() == Id128{}));
  BOOST_TEST((none.end() == GrantEnd::released));
}

BOOST_AUTO_TEST_SUITE_END()
