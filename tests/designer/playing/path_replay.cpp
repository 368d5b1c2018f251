// SPDX-License-Identifier: MIT
// Saved paths over a document that has changed since.
#include "designer/playing/path_replay.hpp"
#include "designer/playing/played_path.hpp"

#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(path_replay)

namespace {

PlayPath saved() {
  const auto session = played(vending_text());
  session->restart(to_the_camera);
  for (const char* act : {"matched", "done", "wait PT30S"}) session->act(act);
  return path_of(*session, "Pays by face");
}

std::string broke(const std::string& text, const PlayPath& path) {
  const auto session = played(text);
  const std::optional<PathBreak> found = replay_path(*session, path);
  return found ? std::to_string(found->act) + ": " + found->why.english() : "holds";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_path_holds_while_the_machine_does_what_it_did) {
  const PlayPath path = saved();
  BOOST_TEST(broke(vending_text(), path) == "holds");
  BOOST_TEST(broke(vending_text(), parse_path(format_path(path), "x")) == "holds");
  // Other words are the same path.
  BOOST_TEST(broke(edited_everywhere(vending_text(), "Choose a product", "What would you like?"), path) ==
             "holds");
}

BOOST_AUTO_TEST_CASE(the_first_act_that_goes_otherwise_is_named) {
  const PlayPath path = saved();
  BOOST_TEST(
      broke(edited(vending_text(), "<choice id=\"start\" to=\"goods\"", "<choice id=\"start\" to=\"pay\""),
            path) == "2: “Start shopping” leads to “How would you like to pay?” now.");
  BOOST_TEST(broke(edited(vending_text(), "<choice id=\"water\"", "<choice id=\"juice\""), path) ==
             "3: water means nothing there any more.");
  PlayPath other = path;
  other.acts[6].seen.emplace_back("consented marketing");
  BOOST_TEST(broke(vending_text(), other).find("6: After “I have read this, next” the machine did: ") == 0u);
  other = path;
  other.flow = "another";
  BOOST_TEST(broke(vending_text(), other).find("0: The path is of the flow another") == 0u);
  other = path;
  other.place.display = "gone";
  BOOST_TEST(broke(vending_text(), other) == "0: The flow has no display gone any more.");
  other = path;
  other.acts[1].act = "dance";
  BOOST_TEST(broke(vending_text(), other).find("1: “dance” is no event") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
