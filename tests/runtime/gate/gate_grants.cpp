// SPDX-License-Identifier: MIT
// The gate opens on a recorded, separate, affirmative consent of the live session, and on nothing else.
#include <boost/test/unit_test.hpp>
#include <thread>
#include <type_traits>

#include <facenotice/gate.hpp>

#include "tests/support/sample_package.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(gate_grants)

namespace {

static_assert(!std::is_copy_constructible_v<Grant> && std::is_nothrow_move_constructible_v<Grant>);

// One capture for "pay", whose picture leaves the machine under "send"; another one whose stays.
Flow scanning_flow() {
  Flow flow;
  for (const char* id : {"pay", "send"}) {
    Purpose purpose;
    purpose.id = id;
    if (purpose.id == "send") purpose.kind = "transmit";
    flow.purposes.push_back(purpose);
  }
  for (const char* id : {"scan", "scan-and-send"}) {
    Step step;
    step.id = id;
    step.kind = StepKind::capture;
    step.purpose = 0;
    step.captures.push_back(step.id == "scan" ? "template" : "image");
    flow.steps.push_back(step);
  }
  DataItem image;
  image.id = "image";
  image.egress = "internet";
  image.purposes = {0, 1};
  DataItem kept;
  kept.id = "template";
  flow.data = {image, kept};
  return flow;
}

// A ledger, a verified package, a gate and a session that can be told what happens.
struct Machine {
  explicit Machine(MonotonicMillis switched_on = 0) : gate{ledger, package, flow, {0, switched_on}} {
    gate.begin_session(session);
  }

  void record(RecordKind kind, bool separate = false, bool affirmative = false) {
    Record r;
    r.kind = kind;
    r.time = sample_now;
    r.session = session;
    r.purpose = purpose;
    r.package = digest;
    r.language = language;
    r.separate = separate;
    r.affirmative = affirmative;
    BOOST_REQUIRE(ledger.append(r).ok());
  }
  void agree() {
    record(RecordKind::notified);
    record(RecordKind::asked);
    record(RecordKind::consented, true, true);
  }
  Result<Grant> ask(MonotonicMillis at = 1000, std::uint32_t longest = 20000) {
    return gate.request({"pay", "scan", longest}, Instant{sample_now, at});
  }
  std::string code(MonotonicMillis at = 1000) {
    const Result<Grant> grant = ask(at);
    return grant ? "granted" : grant.error().code;
  }
  std::vector<std::string> cameras() {
    std::vector<std::string> seen;
    BOOST_REQUIRE(ledger
                      .read(1, 1000,
                            [&](const StoredRecord& stored) {
                              const Record& r = stored.record;
                              if (r.kind == RecordKind::camera_on || r.kind == RecordKind::camera_off ||
                                  r.kind == RecordKind::camera_refused)
                                seen.push_back(std::string(to_string(r.kind)) +
                                               (r.detail.empty() ? "" : " " + r.detail));
                              return true;
                            })
                      .ok());
    return seen;
  }

  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Digest digest = package.digest();
  Id128 session{1, 2, 3};
  std::string purpose = "pay", language = "zh-CN";
  Flow flow = scanning_flow();
  Gate gate;
};

using Seen = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(a_separate_affirmative_consent_after_a_notice_opens_it) {
  Machine machine;
  machine.agree();
  {
    const Result<Grant> grant = machine.ask();
    BOOST_REQUIRE_MESSAGE(grant.ok(), grant.error().message);
    BOOST_TEST(grant->valid(1000));
    BOOST_TEST(grant->purpose() == "pay");
    BOOST_TEST(grant->expires() == 21000);
    BOOST_TEST((grant->id() != Id128{}));
    BOOST_TEST(machine.gate.camera_on());
    BOOST_TEST((machine.cameras() == Seen{"camera-on"}));  // durable before the grant was handed out
    BOOST_TEST(machine.ledger.open_captures()->size() == 1u);
  }
  BOOST_TEST(!machine.gate.camera_on());
  BOOST_TEST(machine.gate.settle({sample_now, 2000}).ok());
  BOOST_TEST((machine.cameras() == Seen{"camera-on", "camera-off released"}));
  BOOST_TEST(machine.ledger.open_captures()->empty());
  BOOST_TEST(machine.gate.settle({sample_now, 3000}).ok());
  BOOST_TEST(machine.cameras().size() == 2u);
}

BOOST_AUTO_TEST_CASE(without_consent_it_stays_shut_and_says_why) {
  {
    Machine machine;
    BOOST_TEST(machine.code() == "gate.no-consent");
    machine.record(RecordKind::notified);
    machine.record(RecordKind::asked);
    BOOST_TEST(machine.code() == "gate.no-consent");  // asked, undecided is never yes
    machine.record(RecordKind::refused);
    BOOST_TEST(machine.code() == "gate.refused");
    BOOST_TEST((machine.cameras() == Seen{"camera-refused gate.no-consent", "camera-refused gate.no-consent",
                                          "camera-refused gate.refused"}));
  }
  {
    Machine machine;
    machine.record(RecordKind::notified);
    machine.record(RecordKind::consented, false, true);
    BOOST_TEST(machine.code() == "gate.not-separate");
    machine.record(RecordKind::consented, true, false);
    BOOST_TEST(machine.code() == "gate.not-affirmative");
    machine.record(RecordKind::consented, true, true);
    BOOST_TEST(machine.code() == "granted");
  }
  {
    Machine machine;
    machine.record(RecordKind::consented, true, true);
    machine.record(RecordKind::notified);  // too late
    BOOST_TEST(machine.code() == "gate.no-notice");
  }
  {
    Machine machine;
    machine.purpose = "marketing";
    machine.agree();
    BOOST_TEST(machine.code() == "gate.no-consent");
  }
}

BOOST_AUTO_TEST_CASE(a_bundled_consent_after_a_separate_one_shuts_it) {
  Machine machine;
  machine.agree();
  machine.record(RecordKind::consented, false, true);
  BOOST_TEST(machine.code() == "gate.not-separate");
}

BOOST_AUTO_TEST_CASE(only_the_live_session_and_this_package_count) {
  Machine machine;
  machine.agree();
  machine.gate.begin_session(Id128{9});
  BOOST_TEST(machine.code() == "gate.no-consent");
  machine.gate.end_session();
  BOOST_TEST(machine.code() == "gate.no-session");
  machine.gate.begin_session(machine.session);
  BOOST_TEST(machine.code() == "granted");
  // The consent of this session, but to another notice.
  Machine other;
  other.digest[0] ^= 1;
  other.agree();
  BOOST_TEST(other.code() == "gate.no-consent");
}

BOOST_AUTO_TEST_CASE(children_need_their_guardian) {
  Machine machine;
  machine.agree();
  machine.gate.set_age(AgeBand::under_guardian_age);
  BOOST_TEST(machine.code() == "gate.no-guardian");
  machine.record(RecordKind::guardian_consented, true, true);
  BOOST_TEST(machine.code() == "granted");
  machine.gate.set_age(AgeBand::of_age);
  BOOST_TEST(machine.code() == "granted");
  // A new session knows nothing of the last one's age.
  machine.gate.set_age(AgeBand::under_guardian_age);
  machine.session = Id128{7};
  machine.gate.begin_session(machine.session);
  machine.agree();
  BOOST_TEST(machine.code() == "granted");
}

BOOST_AUTO_TEST_CASE(a_grant_ends_by_itself_and_stays_ended) {
  Machine machine;
  machine.agree();
  const Result<Grant> grant = machine.ask(1000, 20000);
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(grant->valid(20999));
  BOOST_TEST(!grant->valid(21000));
  BOOST_TEST(!grant->valid(2000));  // a clock put back revives nothing
  BOOST_TEST((grant->end() == GrantEnd::expired));
  BOOST_TEST(machine.gate.settle({sample_now, 21000}).ok());
  BOOST_TEST((machine.cameras() == Seen{"camera-on", "camera-off expired"}));
  BOOST_TEST(machine.code(22000) == "granted");
  // Nobody asked valid(): the gate sees it, too.
  const Result<Grant> silent = machine.ask(30000, 5000);
  BOOST_REQUIRE(silent.ok());
  BOOST_TEST(machine.gate.settle({sample_now, 35000}).ok());
  BOOST_TEST((silent->end() == GrantEnd::expired));
  BOOST_TEST(!silent->valid(30001));
}

BOOST_AUTO_TEST_CASE(one_camera_one_grant) {
  Machine machine;
  machine.agree();
  Result<Grant> grant = machine.ask();
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(machine.code() == "gate.busy");
  Grant moved = std::move(grant).value();
  BOOST_TEST(moved.valid(1000));
  BOOST_TEST(!grant->valid(1000));
  moved = Grant();
  BOOST_TEST(!machine.gate.camera_on());
  BOOST_TEST(machine.code() == "granted");
}

BOOST_AUTO_TEST_CASE(durations_and_dates_are_bounded) {
  Machine machine;
  machine.agree();
  BOOST_TEST(machine.ask(0, 0).error().code == "gate.duration");
  BOOST_TEST(machine.ask(0, Gate::longest_capture_ms + 1).error().code == "gate.duration");
  BOOST_TEST(machine.gate.request({"", "scan", 1000}, {sample_now, 0}).error().code == "gate.no-purpose");
  const UtcMillis after = *parse_date("2027-07-01");
  BOOST_TEST(machine.gate.request({"pay", "scan", 1000}, {after, 0}).error().code == "gate.package-expired");
  BOOST_TEST(machine.gate.request({"pay", "scan", 1000}, {after - 1, 0}).ok());
  BOOST_TEST(machine.gate.request({"pay", "scan", 1000}, {-1, 0}).error().code == "gate.package-expired");
}

BOOST_AUTO_TEST_CASE(revocation_reaches_another_thread_at_once) {
  for (const GrantEnd reason : {GrantEnd::withdrawn, GrantEnd::cancelled, GrantEnd::power_down}) {
    Machine machine;
    machine.agree();
    Result<Grant> grant = machine.ask();
    BOOST_REQUIRE(grant.ok());
    std::atomic<bool> revoked{false}, started{false};
    std::uint64_t frames = 0, late = 0;
    std::thread camera([&] {
      for (;;) {
        const bool was_revoked = revoked.load();
        if (!grant->valid(1000)) break;
        ++frames;
        if (was_revoked) ++late;  // a frame after revoke() had returned
        started = true;
      }
    });
    while (!started) std::this_thread::yield();
    machine.gate.revoke("pay", reason);
    revoked = true;
    camera.join();
    BOOST_TEST(frames > 0u);
    BOOST_TEST(late == 0u);
    BOOST_TEST((grant->end() == reason));
    BOOST_TEST(machine.gate.settle({sample_now, 1500}).ok());
    BOOST_TEST(machine.cameras().back() == "camera-off " + std::string(to_string(reason)));
  }
}

BOOST_AUTO_TEST_CASE(revoking_while_requesting_leaves_nothing_live) {
  Machine machine;
  machine.agree();
  std::atomic<bool> stop{false};
  std::thread revoker([&] {
    while (!stop) machine.gate.revoke("pay", GrantEnd::withdrawn);
  });
  int refused = 0;
  for (int i = 0; i < 100; ++i) {
    const Result<Grant> grant = machine.ask(1000 + i);
    if (!grant) {
      BOOST_TEST(grant.error().code == "gate.revoked");
      ++refused;
    }
    BOOST_TEST(machine.gate.settle({sample_now, 1000 + i}).ok());
  }
  stop = true;
  revoker.join();
  BOOST_TEST(refused > 0);
  machine.gate.revoke_all(GrantEnd::withdrawn);
  BOOST_TEST(machine.gate.settle({sample_now, 5000}).ok());
  BOOST_TEST(machine.ledger.open_captures()->empty());
}

BOOST_AUTO_TEST_CASE(grants_outlive_the_gate_but_not_their_permission) {
  Machine machine;
  machine.agree();
  Grant kept;
  {
    Gate second(machine.ledger, machine.package, machine.flow, Instant{});
    second.begin_session(machine.session);
    Result<Grant> grant = second.request({"pay", "scan", 1000}, {sample_now, 10});
    BOOST_REQUIRE(grant.ok());
    kept = std::move(grant).value();
    BOOST_TEST(kept.valid(10));
  }
  BOOST_TEST(!kept.valid(10));
  BOOST_TEST((kept.end() == GrantEnd::package_change));
  BOOST_TEST(!Grant().valid(0));
}

BOOST_AUTO_TEST_CASE(a_session_that_could_not_be_recorded_gets_no_face) {
  Machine machine;
  machine.agree();
  const Result<Grant> grant = machine.ask();
  BOOST_REQUIRE(grant.ok());
  machine.gate.close_session_for(GrantEnd::ledger_failed);
  BOOST_TEST(!grant->valid(1000));
  BOOST_TEST(machine.code() == "gate.ledger");
  machine.gate.begin_session(machine.session);
  BOOST_TEST(machine.code() == "granted");
}

BOOST_AUTO_TEST_CASE(a_session_of_which_something_could_not_be_shown_says_so) {
  Machine machine;
  machine.agree();
  machine.gate.close_session_for(GrantEnd::display_failed);
  BOOST_TEST(machine.code() == "gate.display");
  // The first reason stays.
  machine.gate.close_session_for(GrantEnd::ledger_failed);
  BOOST_TEST(machine.code() == "gate.display");
  machine.gate.begin_session(machine.session);
  BOOST_TEST(machine.code() == "granted");
}

BOOST_AUTO_TEST_CASE(told_in_one_language_and_asked_in_another_opens_nothing) {
  Machine machine;
  machine.record(RecordKind::notified);
  machine.language = "en";
  machine.record(RecordKind::consented, true, true);
  BOOST_TEST(machine.code() == "gate.language");
  // Told in the language of the question: open; and a notice in another language afterwards takes nothing
  // back.
  machine.agree();
  BOOST_TEST(machine.code() == "granted");
  machine.language = "zh-CN";
  machine.record(RecordKind::notified);
  BOOST_TEST(machine.code() == "granted");
  // The last notice counts, not any.
  machine.language = "en";
  machine.record(RecordKind::consented, true, true);
  BOOST_TEST(machine.code() == "gate.language");
}

BOOST_AUTO_TEST_CASE(sending_too_is_told_and_asked_in_one_language) {
  Machine machine;
  machine.agree();
  machine.purpose = "send";
  machine.record(RecordKind::notified);
  machine.language = "en";
  machine.record(RecordKind::consented, true, true);
  const Result<Grant> grant = machine.gate.request({"pay", "scan-and-send", 20000}, {sample_now, 1000});
  BOOST_REQUIRE(!grant.ok());
  BOOST_TEST(grant.error().code == "gate.language");
}

// What a face module is given can ask and say; it cannot tell the gate whose session it is.
template <class Face>
concept tells_of_age = requires(Face face) {
  face.set_age(AgeBand::of_age);
};
template <class Face>
concept begins_sessions = requires(Face face) {
  face.begin_session(Id128{});
};
static_assert(tells_of_age<Gate&> && begins_sessions<Gate&>);
static_assert(!tells_of_age<FaceGate> && !begins_sessions<FaceGate>);

BOOST_AUTO_TEST_CASE(the_face_of_the_gate_asks_the_same_gate) {
  Machine machine;
  FaceGate face(machine.gate);
  BOOST_TEST(!face.request({"pay", "scan", 20000}, {sample_now, 1000}).ok());
  machine.agree();
  const Result<Grant> grant = face.request({"pay", "scan", 20000}, {sample_now, 1000});
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(face.camera_on());
  BOOST_TEST(face.may_report(grant->id(), 1500));
  machine.gate.revoke_all(GrantEnd::cancelled);
  BOOST_TEST(!face.may_report(grant->id(), 1600));
  BOOST_TEST(!face.camera_on());
}

BOOST_AUTO_TEST_CASE(what_is_sent_on_takes_a_consent_of_its_own) {
  Machine machine;
  machine.agree();
  const auto ask = [&] {
    const Result<Grant> grant = machine.gate.request({"pay", "scan-and-send", 20000}, {sample_now, 1000});
    return grant ? std::string("granted") : grant.error().code;
  };
  BOOST_TEST(ask() == "gate.no-consent");
  machine.purpose = "send";
  machine.record(RecordKind::notified);
  machine.record(RecordKind::consented, false, true);
  BOOST_TEST(ask() == "gate.not-separate");
  machine.record(RecordKind::consented, true, true);
  BOOST_TEST(ask() == "granted");
  machine.record(RecordKind::refused);
  BOOST_TEST(ask() == "gate.refused");
}

// Its id is given again; what anybody says under it after its end is nobody's word.
BOOST_AUTO_TEST_CASE(a_session_whose_end_is_on_record_gets_no_face_whoever_begins_it_again) {
  Machine machine;
  machine.agree();
  machine.purpose.clear();
  machine.record(RecordKind::session_end);
  machine.gate.end_session();
  machine.gate.begin_session(machine.session);
  BOOST_TEST(machine.code() == "gate.no-session");
  machine.purpose = "pay";
  machine.agree();
  BOOST_TEST(machine.code() == "gate.no-session");
}

BOOST_AUTO_TEST_CASE(a_step_at_which_the_flow_turns_no_camera_on_gets_none) {
  Machine machine;
  machine.agree();
  const auto ask = [&](const char* purpose, const char* step) {
    const Result<Grant> grant = machine.gate.request({purpose, step, 20000}, {sample_now, 1000});
    return grant ? std::string("granted") : grant.error().code;
  };
  BOOST_TEST(ask("pay", "elsewhere") == "gate.no-step");
  BOOST_TEST(ask("send", "scan") == "gate.no-step");
  BOOST_TEST(ask("pay", "scan") == "granted");
}

BOOST_AUTO_TEST_CASE(a_clock_that_steps_back_ends_a_grant_for_good) {
  Machine machine;
  machine.agree();
  const Result<Grant> grant = machine.ask(1000);
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(grant->valid(1000));
  BOOST_TEST(!grant->valid(999));
  BOOST_TEST(!grant->valid(1001));
  BOOST_TEST((grant->end() == GrantEnd::clock_back));
}

BOOST_AUTO_TEST_CASE(at_the_limit_of_the_clock_nothing_overflows) {
  constexpr MonotonicMillis last = std::numeric_limits<MonotonicMillis>::max();
  Machine machine(last - 1000);
  machine.agree();
  const Result<Grant> grant = machine.ask(last - 5);
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(grant->expires() == last);
  BOOST_TEST(grant->valid(last - 1));
  BOOST_TEST(!grant->valid(last));
}

// b: a clock that stands before 1970 keeps no record from being written.
BOOST_AUTO_TEST_CASE(a_wrong_clock_leaves_no_camera_open_in_the_ledger) {
  Machine machine;
  machine.agree();
  const Result<Grant> grant = machine.ask(1000);
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(machine.gate.settle({-5, 21'000}).ok());
  BOOST_TEST(machine.ledger.open_captures()->empty());
}

BOOST_AUTO_TEST_CASE(withdrawing_the_consent_to_sending_ends_the_capture) {
  Machine machine;
  machine.agree();
  machine.purpose = "send";
  machine.agree();
  const Result<Grant> grant = machine.gate.request({"pay", "scan-and-send", 20000}, {sample_now, 1000});
  BOOST_REQUIRE(grant.ok());
  BOOST_TEST(grant->valid(1100));
  machine.gate.revoke("send", GrantEnd::withdrawn);
  BOOST_TEST(!grant->valid(1200));
}

BOOST_AUTO_TEST_SUITE_END()
