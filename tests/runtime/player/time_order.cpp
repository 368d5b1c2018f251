// SPDX-License-Identifier: MIT
// Time is judged before the event: what fell due comes first, at its own time, also when nobody called
// advance(). And the three rules of time on a machine with a ledger and a camera.
#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(time_order)

namespace {

constexpr std::int64_t hour = 3'600'000;

const Lines to_question = joined(to_notice, {"face-notice:continue"});

// A fixture, its player started, and a path walked.
struct Played : Fixture {
  explicit Played(const Lines& path = {}, const std::string& xml = vending_xml())
      : Fixture(vending_draft(xml)), opened(open()) {
    BOOST_REQUIRE_MESSAGE(opened.ok(), opened.error().message);
    BOOST_REQUIRE(player().start(at()));
    walk(player(), path);
  }
  Player& player() { return *opened; }
  std::string step() { return std::string(player().step()); }
  bool choose(const std::string& step, const std::string& choice, std::int64_t later) {
    return player().choose(step, choice, at(later));
  }
  bool camera_was_on() { return holds(kinds(player().ledger()), "camera-on face-payment"); }
  // When each record of that kind was written, since `from`.
  std::vector<std::int64_t> times(RecordKind kind, UtcMillis from) {
    std::vector<std::int64_t> all;
    BOOST_REQUIRE(player()
                      .ledger()
                      .read(1, 10000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == kind) all.push_back(stored.record.time - from);
                              return true;
                            })
                      .ok());
    return all;
  }

  Result<Player> opened;
};

std::string case_xml(const std::string& name) {
  return file_text(std::filesystem::path(FACENOTICE_SOURCE_DIR) / "tests/fixtures/cases" /
                   (name + ".flow.xml"));
}

// The notice leads to a screen where the language can be changed, and that to the question.
std::string with_a_language_between() {
  std::string xml = edited(vending_xml(), "<choice id=\"continue\" to=\"face-consent\">",
                           "<choice id=\"continue\" to=\"between\">");
  const auto pick = [](const std::string& code) {
    return "<choice id=\"" + code +
           "\" to=\"between\"><label><text lang=\"zh-CN\">x</text><text lang=\"en\">x</text>" +
           "</label><language code=\"" + code + "\"/></choice>";
  };
  return edited(xml, "    <screen id=\"face-consent\"",
                "    <screen id=\"between\" kind=\"info\"><title><text lang=\"zh-CN\">x</text>"
                "<text lang=\"en\">x</text></title>" +
                    pick("zh-CN") + pick("en") +
                    "<choice id=\"next\" to=\"face-consent\"><label><text lang=\"zh-CN\">x</text>"
                    "<text lang=\"en\">x</text></label><continue/></choice>"
                    "<exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/></screen>\n"
                    "    <screen id=\"face-consent\"");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_yes_an_hour_after_the_question_timed_out_is_not_accepted) {
  Played f(to_question);
  BOOST_TEST(f.step() == "face-consent");
  BOOST_TEST(!f.choose("face-consent", "agree", hour));  // nobody called advance()
  BOOST_TEST(f.step() == "attract");
  BOOST_TEST((f.player().session() == Id128{}));
  BOOST_TEST(!holds(f.kinds(f.player().ledger()), "consented face-payment"));
  // In time it is.
  Played g(to_question);
  BOOST_TEST(g.choose("face-consent", "agree", 59'999));
  Played late(to_question);
  BOOST_TEST(!late.choose("face-consent", "agree", 60'000));
}

BOOST_AUTO_TEST_CASE(a_question_that_leads_to_itself_is_new_each_time_and_nobody_has_been_told) {
  Played f(to_question, case_xml("question-repeats-for-hours"));
  // What the person saw was the question before; theirs is over.
  BOOST_TEST(!f.choose("face-consent", "agree", 60'001));
  BOOST_TEST(f.step() == "face-consent");
  // A stranger says yes a minute later: to nothing that they were told, and the camera stays off.
  BOOST_TEST(f.choose("face-consent", "agree", 1000));
  BOOST_TEST(f.choose("transmit-consent", "agree", 1000));
  BOOST_TEST(f.step() == "face-failed");
  BOOST_TEST(holds(f.machine.troubles, "gate.no-notice"));
  BOOST_TEST(!f.camera_was_on());
  // Six hours of it, and two taps.
  Played g(to_question, case_xml("question-repeats-for-hours"));
  for (int i = 0; i < 6 * 60; ++i) g.player().advance(g.at(60'000));
  BOOST_TEST(g.step() == "face-consent");
  BOOST_TEST(g.choose("face-consent", "agree", 1000));
  BOOST_TEST(g.choose("transmit-consent", "agree", 1000));
  BOOST_TEST(!g.camera_was_on());
  BOOST_TEST(g.player().ledger().verify().ok());
}

BOOST_AUTO_TEST_CASE(the_next_person_inherits_no_consent) {
  Played f(joined(to_notice, agree_all), case_xml("next-person-inherits-consent"));
  BOOST_TEST(f.player().face_result(f.machine.grant_id, FaceOutcome::matched, f.at()));
  BOOST_TEST(f.player().done("dispense-face", f.at()));
  BOOST_TEST(f.step() == "receipt");
  const Id128 first = f.player().session();
  f.player().advance(f.at(30'000));
  BOOST_TEST(f.step() == "goods");
  BOOST_TEST((f.player().session() != first));
  f.machine.log.clear();
  f.walk(f.player(), {"goods:water", "pay:by-face"});
  BOOST_TEST(f.step() == "age");
  BOOST_TEST(!holds(f.machine.log, "camera face-payment"));
}

BOOST_AUTO_TEST_CASE(every_call_carries_out_first_what_fell_due) {
  const auto after = [](const Lines& path, auto call) {
    Played f(path);
    const bool meant_something = call(f, f.at(hour));
    return std::pair{f.step(), meant_something};
  };
  using End = std::pair<std::string, bool>;
  const End gone{"attract", false};
  const auto is = [](const End& seen, const End& wanted) { return seen == wanted; };
  BOOST_TEST(is(after(to_question, [](Played& f, Instant t) { return f.player().touch(10, 110, t); }), gone));
  BOOST_TEST(is(after(joined(to_notice, agree_all),
                      [](Played& f, Instant t) {
                        return f.player().face_result(f.machine.grant_id, FaceOutcome::matched, t);
                      }),
                gone));
  const Lines by_qr = {"attract:start", "goods:water", "pay:by-qr"};
  BOOST_TEST(is(after(by_qr, [](Played& f, Instant t) { return f.player().done("pay-qr", t); }), gone));
  BOOST_TEST(is(after(by_qr, [](Played& f, Instant t) { return f.player().fault("pay-qr", t); }), gone));
  BOOST_TEST(
      is(after(to_question, [](Played& f, Instant t) { return f.player().idle(t); }), End("attract", true)));
  BOOST_TEST(is(after(to_question, [](Played& f, Instant t) { return f.player().resume(t); }),
                End("attract", true)));
  BOOST_TEST(is(after(to_question, [](Played& f, Instant t) { return f.player().presence(t); }),
                End("attract", true)));
  BOOST_TEST(
      is(after(to_question, [](Played& f, Instant t) { return f.player().left(t); }), End("attract", true)));
  BOOST_TEST(is(
      after(to_question, [](Played& f, Instant t) { return f.player().set_variant(Variant::large_text, t); }),
      End("attract", true)));
  BOOST_TEST(
      is(after(to_question, [](Played& f, Instant t) { return f.player().confirm_erasure(Id128{1}, t); }),
         gone));
  Played stopped(to_question);
  const UtcMillis asked = stopped.now.utc;
  stopped.player().stop(stopped.at(hour));
  BOOST_TEST(stopped.times(RecordKind::session_end, asked) == (std::vector<std::int64_t>{60'000}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_falls_due_in_order_at_its_own_time) {
  // The camera's permission ends at 20 s, the capture's time-out would come at 60 s, the next screen's at 50.
  Played f(joined(to_notice, agree_all),
           edited(vending_xml(), "<exit on=\"timeout\" after=\"PT20S\" to=\"face-failed\"/>",
                  "<exit on=\"timeout\" after=\"PT60S\" to=\"face-failed\"/>"));
  BOOST_TEST(f.step() == "scan");
  const UtcMillis scan = f.now.utc;
  BOOST_TEST(f.player().idle(f.at(hour)));
  BOOST_TEST(f.times(RecordKind::camera_off, scan) == (std::vector<std::int64_t>{20'000}),
             boost::test_tools::per_element());
  BOOST_TEST(f.times(RecordKind::session_end, scan) == (std::vector<std::int64_t>{50'000}),
             boost::test_tools::per_element());
  BOOST_TEST(f.player().ledger().verify().ok());
}

BOOST_AUTO_TEST_CASE(a_wall_clock_that_was_set_meanwhile_dates_nothing_back) {
  Played f(to_question);
  const UtcMillis asked = f.now.utc;
  f.now.monotonic += hour;
  f.now.utc += 1000;  // set back by nearly an hour
  f.player().advance(f.now);
  for (const std::int64_t time : f.times(RecordKind::session_end, asked))
    BOOST_TEST((time >= 0 && time <= 1000));
}

BOOST_AUTO_TEST_CASE(seventeen_at_once_end_at_idle) {
  // The goods time out to the payment and back, a second each.
  std::string xml = edited(vending_xml(), "<exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>",
                           "<exit on=\"timeout\" after=\"PT1S\" to=\"pay\"/>");
  xml = edited(xml, "<exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>",
               "<exit on=\"timeout\" after=\"PT1S\" to=\"goods\"/>");
  const auto after = [&](std::int64_t ms) {
    Played f({"attract:start"}, xml);
    f.machine.log.clear();
    f.player().advance(f.at(ms));
    return std::pair{f.step(), f.machine.log.size()};
  };
  BOOST_TEST((after(15'500) == std::pair{std::string("pay"), std::size_t{15}}));
  BOOST_TEST((after(16'500) == std::pair{std::string("goods"), std::size_t{16}}));
  BOOST_TEST((after(17'000) == std::pair{std::string("attract"), std::size_t{17}}));
  BOOST_TEST((after(hour) == std::pair{std::string("attract"), std::size_t{17}}));
  // What was given up was given up now, not when the last of them fell due.
  Played late({"attract:start"}, xml);
  const UtcMillis began = late.now.utc;
  late.player().advance(late.at(hour));
  BOOST_TEST(late.times(RecordKind::session_end, began).back() == hour);
  // With somebody who calls advance() in time, nothing is skipped.
  Played f({"attract:start"}, xml);
  for (int i = 0; i < 40; ++i) f.player().advance(f.at(1000));
  BOOST_TEST(f.step() == "goods");
}

BOOST_AUTO_TEST_CASE(the_next_clock_starts_where_the_last_one_ended) {
  Played f(joined(to_notice, agree_all));
  f.player().advance(f.at(25'000));  // failed at 20 s; that screen is there for 30
  BOOST_TEST(f.step() == "face-failed");
  BOOST_TEST(*f.player().next_deadline() == f.now.monotonic + 25'000);
}

BOOST_AUTO_TEST_CASE(drawing_a_screen_again_puts_no_time_out_off) {
  Played f(joined(to_notice, {"face-notice:continue"}), with_a_language_between());
  BOOST_TEST(f.step() == "between");
  const MonotonicMillis due = *f.player().next_deadline();
  BOOST_TEST(f.choose("between", "en", 20'000));
  BOOST_TEST(f.choose("between", "zh-CN", 20'000));
  BOOST_TEST(!f.choose("between", "zh-CN", 1));  // shown already
  BOOST_TEST(*f.player().next_deadline() == due);
  BOOST_TEST(f.player().set_variant(Variant::large_text, f.at(10'000)));
  BOOST_TEST(*f.player().next_deadline() == due);
  BOOST_TEST(!f.choose("between", "next", 10'000));
  BOOST_TEST(f.step() == "attract");
}

BOOST_AUTO_TEST_CASE(told_in_chinese_and_asked_in_english_gives_no_grant) {
  Played f(joined(to_notice, {"face-notice:continue", "between:en", "between:next", "face-consent:agree",
                              "transmit-consent:agree"}),
           with_a_language_between());
  BOOST_TEST(f.step() == "face-failed");
  BOOST_TEST(holds(f.machine.troubles, "gate.language"));
  BOOST_TEST(!f.camera_was_on());
  // In one language all along it does.
  Played g(joined({"attract:english"}, joined(to_notice, {"face-notice:continue", "between:next",
                                                          "face-consent:agree", "transmit-consent:agree"})),
           with_a_language_between());
  BOOST_TEST(g.step() == "scan");
  BOOST_TEST(g.camera_was_on());
}

BOOST_AUTO_TEST_CASE(who_leaves_during_the_question_or_the_scan_takes_the_session_along) {
  for (const bool replaced_by_another : {false, true}) {
    const auto go = [&](Played& f) {
      return replaced_by_another ? f.player().somebody_came(f.at()) : f.player().left(f.at());
    };
    Played asked(to_question);
    BOOST_TEST(go(asked));
    BOOST_TEST(asked.step() == "attract");
    BOOST_TEST(asked.kinds(asked.player().ledger()).back() == "session-end");
    BOOST_TEST(!asked.choose("face-consent", "agree", 100));
    Played scanned(joined(to_notice, agree_all));
    BOOST_TEST(scanned.machine.grant.valid(scanned.now.monotonic));
    BOOST_TEST(go(scanned));
    BOOST_TEST(!scanned.machine.grant.valid(scanned.now.monotonic));
    BOOST_TEST(scanned.step() == "attract");
    BOOST_TEST(scanned.player().ledger().open_captures()->empty());
  }
}

BOOST_AUTO_TEST_CASE(work_goes_on_without_whoever_left_in_a_session_of_its_own) {
  Played f(joined({"attract:english"}, joined(to_notice, agree_all)));
  BOOST_TEST(f.player().face_result(f.machine.grant_id, FaceOutcome::matched, f.at()));
  const Id128 first = f.player().session();
  const MonotonicMillis due = *f.player().next_deadline();
  BOOST_TEST(f.player().left(f.at()));
  BOOST_TEST(f.step() == "dispense-face");
  BOOST_TEST((f.player().session() != first && f.player().session() != Id128{}));
  BOOST_TEST(f.machine.log.back() == "dispense-face zh-CN");  // shown to whoever is there now; served once
  BOOST_TEST(*f.player().next_deadline() == due);
  BOOST_TEST(f.player().done("dispense-face", f.at()));
  BOOST_TEST(f.step() == "receipt");
}

BOOST_AUTO_TEST_CASE(an_erasure_is_confirmed_also_when_whoever_ordered_it_has_left) {
  Played f(joined(to_notice, agree_all));
  f.player().face_result(f.machine.grant_id, FaceOutcome::matched, f.at());
  f.player().done("dispense-face", f.at());
  f.walk(f.player(), {"receipt:withdraw", "withdraw:confirm"});
  BOOST_TEST(f.step() == "erase");
  BOOST_TEST(f.player().left(f.at()));
  BOOST_TEST(f.step() == "erase");
  BOOST_TEST(f.machine.orders.size() == 2u);      // not ordered twice
  BOOST_TEST(!f.player().done("erase", f.at()));  // and not done by word alone
  for (const Id128& order : f.machine.orders) BOOST_TEST(f.player().confirm_erasure(order, f.at()));
  BOOST_TEST(f.step() == "erased");
}

BOOST_AUTO_TEST_SUITE_END()
