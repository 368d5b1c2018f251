// SPDX-License-Identifier: MIT
// Saved paths while the document is edited.
#include "designer/playing/path_shelf.hpp"

#include "schema/base/user_error.hpp"
#include "tests/designer/playing/play_desk.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace path_shelf {
namespace {

const std::span<const PlayMoment> nothing;

}  // namespace
}  // namespace path_shelf

BOOST_FIXTURE_TEST_SUITE(path_shelf, PlayDesk)

BOOST_AUTO_TEST_CASE(a_saved_path_holds_until_the_document_says_otherwise) {
  start();
  take({"choose start", "choose water"});
  shelf->save(play->path("Buys water"));
  wait_for_shelf();
  BOOST_REQUIRE(shelf->paths().size() == 1);
  BOOST_CHECK(shelf->paths()[0].state == ShelfPath::State::holds);
  workbench->edit(
      edited(workbench->text(), "<choice id=\"water\" to=\"pay\"", "<choice id=\"water\" to=\"age\""));
  BOOST_REQUIRE(queue.run_until([&] { return workbench->up_to_date(); }));
  BOOST_TEST(!shelf->up_to_date());
  shelf->replay_all();
  wait_for_shelf();
  BOOST_CHECK(shelf->paths()[0].state == ShelfPath::State::broke);
  BOOST_TEST(shelf->paths()[0].why.find("act 3: “Mineral water") == 0u);
  std::ofstream(folder / "my.paths/odd.path.xml") << "<path";
  shelf->replay_all();
  wait_for_shelf();
  BOOST_REQUIRE(shelf->paths().size() == 2);
  BOOST_CHECK(shelf->paths()[1].state == ShelfPath::State::unreadable);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_offered_until_all_is_tried) {
  wait_for_shelf();
  BOOST_TEST(shelf->tried_in_words(nothing) == "0 of 78 ways tried");
  const PlayActs first = shelf->missing(nothing);
  BOOST_REQUIRE(!first.empty());
  const auto session = played(vending_text());
  std::vector<PlayMoment> gone;
  std::set<PlayActs> offered;
  for (int i = 0; i < 100; ++i) {
    const PlayActs acts = shelf->missing(gone);
    if (acts.empty()) break;
    BOOST_REQUIRE(offered.insert(acts).second);  // never the same one twice
    session->restart(acts);
    gone.insert(gone.end(), session->moments().begin(), session->moments().end());
  }
  BOOST_TEST(shelf->tried_in_words(gone) == "78 of 78 ways tried");
}

BOOST_AUTO_TEST_CASE(a_document_that_lies_nowhere_has_no_paths) {
  workbench->start_from(vending_text());
  BOOST_REQUIRE(queue.run_until([&] { return workbench->up_to_date(); }));
  start();
  BOOST_CHECK_THROW(shelf->save(play->path("Nowhere")), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
