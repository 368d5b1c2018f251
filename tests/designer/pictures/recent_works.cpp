// SPDX-License-Identifier: MIT
// What was opened before, told by picture, name and standing.
#include "designer/pictures/recent_works.hpp"

#include <fstream>

#include <boost/test/unit_test.hpp>

#include "tests/support/event_queue.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace recent_works {
namespace {

struct Desk {
  std::filesystem::path write(const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  }
  // Until each is known and has been checked.
  bool look_at(const std::vector<std::filesystem::path>& files) {
    works.look_at(files);
    return queue.run_until([&] {
      for (const RecentWork& work : works.works())
        if (!work.known || work.standing.kind == DocumentStanding::Kind::unknown) return false;
      return true;
    });
  }
  test::TemporaryFolder folder;
  test::EventQueue queue;
  RecentWorks works{queue.post(), open_fonts(), Words(), 120};
};

}  // namespace
}  // namespace recent_works

BOOST_FIXTURE_TEST_SUITE(recent_works, recent_works::Desk)

BOOST_AUTO_TEST_CASE(each_has_its_picture_its_name_and_how_it_stands) {
  BOOST_REQUIRE(
      look_at({write("line10.flow.xml", test::source_text("tests/fixtures/shanghai-bait-label.flow.xml")),
               write("shop.flow.xml", test::vending_text())}));
  const RecentWork& bait = works.works()[0];
  BOOST_TEST(bait.title == "Vending machine");
  BOOST_TEST(bait.note.find("line10.flow.xml") == 0U);
  BOOST_TEST(bait.picture.height == 120);
  BOOST_TEST((bait.standing.kind == DocumentStanding::Kind::broken));
  BOOST_TEST(bait.standing.words == "1 error to mend");
  const RecentWork& shop = works.works()[1];
  BOOST_TEST((shop.standing.kind == DocumentStanding::Kind::waiting));
  BOOST_TEST(shop.standing.words == "10 examples to replace");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_says_why_and_is_no_pass) {
  BOOST_REQUIRE(look_at({folder / "gone.flow.xml", write("half.flow.xml", "<flow"),
                         write("shop.flow.xml", test::vending_text())}));
  const RecentWork& gone = works.works()[0];
  BOOST_TEST(gone.title == "gone.flow.xml");
  BOOST_TEST((gone.standing.kind == DocumentStanding::Kind::broken));
  BOOST_TEST(gone.note.find("No such file") != std::string::npos, gone.note);
  BOOST_TEST((works.works()[1].standing.kind == DocumentStanding::Kind::broken));
  BOOST_TEST(works.works()[1].picture.width == 0);
  BOOST_TEST((works.works()[2].standing.kind == DocumentStanding::Kind::waiting));
}

BOOST_AUTO_TEST_CASE(what_was_known_of_an_older_list_is_not_put_into_a_newer_one) {
  const auto bait = write("bait.flow.xml", test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"));
  const auto shop = write("shop.flow.xml", test::vending_text());
  works.look_at({bait, shop});
  BOOST_REQUIRE(look_at({shop}));
  BOOST_REQUIRE(works.works().size() == 1U);
  BOOST_TEST((works.works()[0].file == shop));
  BOOST_TEST((works.works()[0].standing.kind == DocumentStanding::Kind::waiting));
}

BOOST_AUTO_TEST_SUITE_END()
