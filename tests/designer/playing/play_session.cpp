// SPDX-License-Identifier: MIT
// What a play is, moment by moment.
#include "designer/playing/play_session.hpp"

#include "schema/base/user_error.hpp"
#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(play_session)

namespace {

bool same(const PlayMoment& a, const PlayMoment& b) {
  return a.act == b.act && a.done == b.done && a.step == b.step && a.language == b.language &&
         a.passed_ms == b.passed_ms && a.purposes == b.purposes && a.seen == b.seen &&
         a.camera_on == b.camera_on && a.state == b.state && a.session == b.session;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_acts_give_the_same_moments_whenever_they_are_played) {
  std::vector<std::string> acts = to_the_camera;
  for (const char* more : {"wait PT3S", "not-matched", "timeout", "wait PT2S", "wait PT28S", "matched",
                           "left", "power-cut", "power-on", "choose start"})
    acts.emplace_back(more);
  const auto one = played(vending_text());
  for (const std::string& act : acts) one->act(act);
  const std::vector<PlayMoment> first = one->moments();
  const auto other = played(vending_text());
  other->restart(acts);
  one->restart(acts);
  BOOST_REQUIRE(first.size() == acts.size() - 1);  // time that only goes on is one act
  BOOST_REQUIRE(one->moments().size() == first.size());
  BOOST_REQUIRE(other->moments().size() == first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    BOOST_TEST(same(first[i], one->moments()[i]), first[i].act);
    BOOST_TEST(same(first[i], other->moments()[i]), first[i].act);
  }
}

BOOST_AUTO_TEST_CASE(a_consent_given_earlier_is_handed_in_and_counts_or_does_not) {
  const auto session = played(source_text("templates/residents.flow.xml"));
  session->act("power-on");
  BOOST_TEST(!session->act("matched"));
  BOOST_TEST(session->act("token"));
  BOOST_TEST(session->moments().back().step == "scan");
  BOOST_TEST(session->moments().back().camera_on);
  BOOST_TEST(did(session->moments().back(), "token-accepted face-entry"));
  session->act("left");
  BOOST_TEST(session->act("token-refused"));
  BOOST_TEST(session->moments().back().step == "ask-again");
  BOOST_TEST(!session->moments().back().camera_on);
  BOOST_TEST(did(session->moments().back(), "token-refused face-entry"));
  // Played again with other keys, it is the same story.
  const std::vector<PlayMoment> first = session->moments();
  session->restart(std::vector<std::string>{"power-on", "token", "left", "token-refused"});
  BOOST_TEST(session->moments().back().step == first.back().step);
  BOOST_TEST((session->moments().back().seen == first.back().seen));
}

BOOST_AUTO_TEST_CASE(a_moment_says_where_each_purpose_stands_and_what_went_on_record) {
  const auto session = played(vending_text());
  for (const std::string& act : to_the_camera) BOOST_TEST(session->act(act), act);
  const PlayMoment& last = session->moments().back();
  BOOST_TEST(last.step == "scan");
  BOOST_TEST(last.title == "The camera is on");
  BOOST_TEST(last.camera_on);
  BOOST_REQUIRE(last.purposes.size() == 2);
  BOOST_TEST(last.purposes[0].name == "Payment by face");
  BOOST_TEST(last.purposes[0].told);
  BOOST_CHECK(last.purposes[0].decision == Decision::consented);
  BOOST_TEST(last.purposes[0].granted);
  BOOST_TEST(!last.purposes[1].granted);
  BOOST_TEST(did(last, "consented face-transmit"));
  BOOST_TEST(did(last, "camera-on face-payment"));
  BOOST_CHECK(last.state.age == AgeBand::of_age);
  // Whoever leaves takes all of it with them.
  session->act("left");
  const PlayMoment& gone = session->moments().back();
  BOOST_TEST(!gone.camera_on);
  BOOST_TEST(!gone.session);
  BOOST_CHECK(gone.purposes[0].decision == Decision::none);
}

BOOST_AUTO_TEST_CASE(it_is_told_in_the_windows_language_and_in_the_machines) {
  const auto session =
      played(vending_text(), {"en", "", {}, "2026-11-27"}, PlaySession::Pictures::none, words_in("zh-CN"));
  session->restart(std::vector<std::string>{"power-on", "choose english", "choose start"});
  const PlayMoment& last = session->moments().back();
  BOOST_TEST(last.done == "“开始购物”");
  BOOST_TEST(last.done_in_flow == "“Start shopping”");
  BOOST_TEST(last.title == "请选择商品");
  BOOST_TEST(last.title_in_flow == "Choose a product");
}

BOOST_AUTO_TEST_CASE(every_moment_keeps_its_picture_and_equal_screens_share_one) {
  const auto session = played(vending_text(), {"zh-CN", "", {}, "2026-11-27"}, PlaySession::Pictures::kept);
  session->restart(std::vector<std::string>{"power-on", "choose start", "choose leave", "idle"});
  const std::vector<PlayMoment>& moments = session->moments();
  BOOST_REQUIRE(moments[0].picture != nullptr);
  BOOST_TEST(moments[0].picture->list.step == "attract");
  BOOST_TEST(moments[1].picture->list.step == "goods");
  BOOST_TEST(std::string(moments[0].picture->png.begin() + 1, moments[0].picture->png.begin() + 4) == "PNG");
  BOOST_CHECK(moments[3].picture == moments[0].picture);
}

BOOST_AUTO_TEST_CASE(a_power_cut_ends_the_camera_and_nobodys_consent_survives_it) {
  const auto session = played(vending_text());
  for (const std::string& act : to_the_camera) session->act(act);
  BOOST_TEST(session->act("power-cut"));
  const PlayMoment& cut = session->moments().back();
  BOOST_TEST(!cut.camera_on);
  BOOST_TEST(cut.step.empty());
  // As in a real cut nobody says goodbye: no end of the session was written, the camera's end only after.
  BOOST_TEST(!did(cut, "session-end"));
  BOOST_TEST(session->act("power-on"));
  BOOST_TEST(session->step() == "attract");
  BOOST_CHECK(session->moments().back().purposes[0].decision == Decision::none);
  for (const char* act : {"choose start", "choose water", "choose by-face", "choose over"}) session->act(act);
  BOOST_TEST(did(session->moments().back(), "notified face-payment"));
}

BOOST_AUTO_TEST_CASE(a_face_module_that_is_late_or_silent_or_sees_several_opens_nothing) {
  const auto session = played(vending_text());
  const auto at_the_camera = [&](const std::string& act) -> const PlayMoment& {
    session->restart(to_the_camera);
    session->act(act);
    return session->moments().back();
  };
  BOOST_TEST(did(at_the_camera("matched-late"), "late-match no"));
  BOOST_TEST(session->step() == "face-failed");
  BOOST_TEST(at_the_camera("timeout").step == "face-failed");
  BOOST_TEST(did(at_the_camera("several-faces"), "several-faces abort"));
  BOOST_TEST(session->step() == "face-failed");
  BOOST_TEST(at_the_camera("matched").step == "dispense-face");
  session->restart(std::vector<std::string>{"power-on"});
  for (const char* act : {"matched", "matched-late", "several-faces"}) BOOST_TEST(!session->act(act), act);
}

BOOST_AUTO_TEST_CASE(what_is_broken_is_broken_until_it_is_mended) {
  const auto session = played(vending_text());
  std::vector<std::string> acts = {"break camera"};
  acts.insert(acts.end(), to_the_camera.begin(), to_the_camera.end());
  session->restart(acts);
  BOOST_TEST(!session->camera_on());
  BOOST_TEST(session->step() == "face-failed");
  BOOST_TEST(session->act("mend camera"));
  BOOST_TEST(!session->act("mend camera"));
  BOOST_TEST(session->act("break host"));
  BOOST_TEST(session->act("choose by-qr"));
  BOOST_TEST(session->step() == "pay-failed");
  BOOST_TEST(session->act("break display"));
  session->act("choose leave");
  session->act("idle");
  BOOST_TEST(did(session->moments().back(), "trouble player.show"));
  BOOST_CHECK_THROW(session->act("break everything"), UserError);
}

BOOST_AUTO_TEST_CASE(fields_are_typed_into_and_what_was_typed_goes_with_the_screen) {
  const auto session = played(vending_text());
  session->restart(std::vector<std::string>{"power-on", "choose english", "choose withdraw"});
  BOOST_TEST(session->act("type receipt-code 12 3"));
  BOOST_TEST(session->act("type receipt-code 12 34"));
  BOOST_TEST(session->moments().size() == 4);
  BOOST_TEST(session->moments().back().done == "types “12 34” into “Receipt code”");
  BOOST_TEST(session->typed().at("receipt-code") == "12 34");
  BOOST_TEST(!session->act("type no-such-field x"));
  session->act("choose confirm");
  BOOST_TEST(did(session->moments().back(), "submit"));
  BOOST_TEST(session->typed().empty());
  // Empty, it is asked for, and nothing is sent.
  session->restart(std::vector<std::string>{"power-on", "choose withdraw", "choose confirm"});
  BOOST_TEST(did(session->moments().back(), "edit receipt-code"));
  BOOST_TEST(!session->moments().back().meant_something);
  BOOST_TEST(session->step() == "withdraw");
}

BOOST_AUTO_TEST_CASE(a_child_says_so_where_the_screen_asks_and_nowhere_else) {
  const auto session = played(vending_text());
  session->restart(std::vector<std::string>{"power-on", "choose start"});
  BOOST_TEST(!session->asks_age());
  BOOST_TEST(!session->act("child"));
  for (const char* act : {"choose water", "choose by-face"}) session->act(act);
  BOOST_TEST(session->asks_age());
  BOOST_TEST(session->act("child"));
  BOOST_TEST(session->moments().back().act == "choose under");
  BOOST_CHECK(session->moments().back().state.age == AgeBand::under_guardian_age);
}

BOOST_AUTO_TEST_SUITE_END()
