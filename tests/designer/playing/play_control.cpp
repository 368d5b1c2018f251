// SPDX-License-Identifier: MIT
// Going back, going another way, and looking at what was.
#include "designer/playing/play_control.hpp"

#include "schema/base/user_error.hpp"
#include "tests/designer/playing/play_desk.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_FIXTURE_TEST_SUITE(play_control, PlayDesk)

BOOST_AUTO_TEST_CASE(it_starts_in_the_language_and_on_the_screen_that_is_looked_at) {
  start({"", "en", "", Variant::large_text});
  BOOST_TEST(play->session().list().language == "en");
  BOOST_CHECK(play->session().list().variant == Variant::large_text);
  play->start_here({"face-consent", "en", "", Variant::normal});
  BOOST_REQUIRE(queue.run_until([&] { return play->playing(); }));
  BOOST_TEST(step() == "face-consent");
  BOOST_TEST(play->session().list().language == "en");
}

BOOST_AUTO_TEST_CASE(
    a_language_and_display_that_are_gone_are_played_in_the_first_that_there_is_and_named_so) {
  const Flow& flow = workbench->last_sound()->flow();
  const PlayPlace place = place_of(flow, {"pay", "ja", "portrait-99", Variant::large_text});
  BOOST_TEST(place.language == flow.languages.front());
  BOOST_TEST(place.display == flow.device.displays.front().id);
  start({"", "ja", "", Variant::normal});
  BOOST_TEST(play->path("Looks around").place.language == flow.languages.front());
}

BOOST_AUTO_TEST_CASE(back_undoes_the_last_act_for_the_machine_as_for_the_list) {
  start();
  take({"choose start", "choose water", "choose by-face", "choose over", "choose continue", "choose agree"});
  BOOST_CHECK(play->shown()->purposes[0].decision == Decision::consented);
  play->back();
  BOOST_TEST(step() == "face-consent");
  BOOST_CHECK(play->shown()->purposes[0].decision == Decision::none);
  for (int i = 0; i < 20; ++i) play->back();
  BOOST_TEST(step() == "attract");
  BOOST_TEST(moments() == 1u);
  BOOST_TEST(!play->can_go_back());
  // However far one goes back, and step by step: what was tried is there to go on with.
  BOOST_REQUIRE(play->branches().size() == 1U);
  play->choose_branch(0);
  BOOST_CHECK(play->shown()->purposes[0].decision == Decision::consented);
}

BOOST_AUTO_TEST_CASE(what_a_person_did_is_unsaved_until_it_is_saved_and_what_went_by_itself_never) {
  BOOST_TEST(!play->has_unsaved_way());
  start();
  BOOST_TEST(!play->has_unsaved_way());
  take({"wait PT1S"});  // a clock that runs
  BOOST_TEST(!play->has_unsaved_way());
  take({"choose start"});
  BOOST_TEST(play->has_unsaved_way());
  const PlayPath path = play->path("Looks around");
  play->way_is_kept();
  BOOST_TEST(!play->has_unsaved_way());
  take({"choose water"});
  BOOST_TEST(play->has_unsaved_way());
  play->back();
  BOOST_TEST(!play->has_unsaved_way());
  play->stop();
  BOOST_TEST(!play->has_unsaved_way());

  // A way that was come along, and a path that is replayed, are there without it.
  play->start_here({"face-consent", "en", "", Variant::normal});
  BOOST_REQUIRE(queue.run_until([&] { return play->playing(); }));
  BOOST_TEST(!play->has_unsaved_way());
  play->replay(path);
  BOOST_REQUIRE(queue.run_until([&] { return play->playing(); }));
  while (play->replaying()) play->next_of_replay();
  BOOST_TEST(!play->has_unsaved_way());
  take({"choose water"});
  BOOST_TEST(play->has_unsaved_way());
}

BOOST_AUTO_TEST_CASE(an_earlier_moment_is_looked_at_and_gone_on_from_and_the_rest_is_a_branch) {
  start();
  take({"choose start", "choose water", "choose by-face", "choose over"});
  play->look_at(2);
  BOOST_TEST(play->shown()->step == "pay");
  BOOST_TEST(step() == "face-notice");  // the machine stands where it stood
  BOOST_REQUIRE(play->shown()->picture != nullptr);
  BOOST_TEST(play->shown()->picture->list.step == "pay");
  play->take("choose by-qr");
  BOOST_TEST(step() == "pay-qr");
  BOOST_TEST(moments() == 4u);
  BOOST_TEST(!play->looked_at().has_value());
  BOOST_REQUIRE(play->branches().size() == 1);
  BOOST_TEST(play->branch_in_words(0) == "5 acts; at “How would you like to pay?”: “Pay by face”");
  play->choose_branch(0);
  BOOST_TEST(step() == "face-notice");
  BOOST_REQUIRE(play->branches().size() == 1);
  BOOST_TEST(play->branches()[0].back() == "choose by-qr");
  play->look_at(1);
  play->continue_here();
  BOOST_TEST(step() == "goods");
  BOOST_TEST(play->branches().size() == 2u);
  play->look_at(99);
  BOOST_TEST(!play->looked_at().has_value());
}

BOOST_AUTO_TEST_CASE(another_document_was_not_played) {
  start();
  take({"choose start", "choose water"});
  play->stop();
  BOOST_TEST(!play->lines().empty());
  const std::filesystem::path other = folder / "other.flow.xml";
  std::ofstream(other) << vending_text();
  workbench->open(other);
  BOOST_TEST(play->lines().empty());
  BOOST_REQUIRE(queue.run_until([this] { return workbench->up_to_date(); }));
  start();
  workbench->open(document);
  BOOST_TEST(!play->playing());
  BOOST_TEST(play->shown() == nullptr);
  BOOST_TEST(!play->has_unsaved_way());
}

BOOST_AUTO_TEST_CASE(what_meant_nothing_is_not_in_the_path_and_the_path_holds) {
  start();
  take({"choose start", "matched", "choose water", "wait PT2S", "wait PT3S"});
  const PlayPath path = play->path("A path");
  BOOST_REQUIRE(path.acts.size() == 4);
  BOOST_TEST(path.acts[3].act == "wait PT5S");
  BOOST_TEST(moments() == 4u);
  play->replay(path);
  BOOST_REQUIRE(queue.run_until([&] { return play->playing(); }));
  while (play->replaying()) play->next_of_replay();
  BOOST_TEST(step() == "pay");
  BOOST_TEST(moments() == 4u);
  play->stop();
  BOOST_CHECK_THROW(play->path("No path"), UserError);
}

BOOST_AUTO_TEST_CASE(what_a_replay_cannot_follow_ends_it_in_a_sentence) {
  PlayPath path;
  path.acts = {
      {"power-on", "attract", "zh-CN", {}}, {"dance", "", "", {}}, {"choose start", "goods", "", {}}};
  play->replay(path);
  BOOST_REQUIRE(queue.run_until([&] { return play->playing(); }));
  while (play->replaying()) play->next_of_replay();
  BOOST_TEST(step() == "attract");
  BOOST_TEST(play->lines().back().text.find("does not follow the path any further") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
