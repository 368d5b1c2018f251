// SPDX-License-Identifier: MIT
// Paths as files.
#include "designer/playing/play_path.hpp"

#include <random>

#include "designer/playing/path_book.hpp"
#include "schema/base/user_error.hpp"
#include "tests/designer/playing/played.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(play_path)

namespace {

PlayPath sample() {
  PlayPath path;
  path.title = "Pays “by face” & <leaves>";
  path.flow = "vending";
  path.place = {"zh-CN", "portrait-27", Variant::large_text, "2026-11-27"};
  path.acts = {{"power-on", "attract", "zh-CN", {}},
               {"type code \"1\"\t& 2", "attract", "zh-CN", {"submit", "trouble player.show"}},
               {"stop", "", "", {}}};
  return path;
}

std::string refusal(const std::string& xml) {
  try {
    parse_path(xml, "a.path.xml");
  } catch (const UserError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  PlayPath path = sample();
  path.acts[1].act = "type code \"1\" & 2";
  BOOST_CHECK(parse_path(format_path(path), "x") == path);
}

BOOST_AUTO_TEST_CASE(what_is_no_path_is_refused_with_its_place) {
  BOOST_TEST(refusal("<path").find("a.path.xml:1:") == 0u);
  BOOST_TEST(refusal("<flow/>").find("this is no path") != std::string::npos);
  const std::string head =
      "<path xmlns=\"urn:facenotice:path:1\" title=\"t\" flow=\"f\" starts=\"2026-11-27\"";
  BOOST_TEST(refusal(head + ">\n  <act step=\"x\"/></path>") ==
             "a.path.xml:2:4: <act> needs the attribute do.");
  BOOST_TEST(refusal(head + "/>").find("does nothing") != std::string::npos);
  BOOST_TEST(refusal(head + " when=\"now\"><act do=\"idle\"/></path>").find("has no attribute when") !=
             std::string::npos);
  BOOST_TEST(refusal(head + "><act do=\"idle\">text</act></path>").find("nothing else") != std::string::npos);
  BOOST_TEST(refusal(head + " variant=\"tiny\"><act do=\"idle\"/></path>").find("no variant") !=
             std::string::npos);
  BOOST_TEST(refusal("<!DOCTYPE path>" + head + "><act do=\"idle\"/></path>").find("document type") !=
             std::string::npos);
  BOOST_TEST(refusal(edited(head, "2026-11-27", "soon") + "><act do=\"idle\"/></path>").find("no date") !=
             std::string::npos);
  BOOST_TEST(refusal("\xFF").find("UTF-8") != std::string::npos);
  BOOST_TEST(refusal(std::string(max_path_bytes + 1, ' ')).find("at most") != std::string::npos);
  std::string many = head + ">";
  for (std::size_t i = 0; i <= max_path_acts; ++i) many += "<act do=\"idle\"/>";
  BOOST_TEST(refusal(many + "</path>").find("at most") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(whatever_the_bytes_are_they_are_a_path_or_a_sentence) {
  const std::string good = format_path(sample());
  std::mt19937 random(20261127);
  std::size_t paths = 0, refused = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string spoilt = good;
    for (std::uint32_t n = 0; n <= random() % 4; ++n) {
      const std::size_t at = random() % spoilt.size();
      if (random() % 2 == 0)
        spoilt[at] = static_cast<char>(random());
      else
        spoilt.erase(at, random() % 30);
      if (spoilt.empty()) spoilt = "<";
    }
    try {
      parse_path(spoilt, "spoilt");
      ++paths;
    } catch (const UserError& error) {
      BOOST_TEST(!std::string(error.what()).empty());
      ++refused;
    }
  }
  BOOST_TEST(paths > 100u);
  BOOST_TEST(refused > 1000u);
}

BOOST_AUTO_TEST_CASE(paths_lie_beside_their_document_by_title) {
  const TemporaryFolder folder;
  const std::filesystem::path document = folder / "my.flow.xml";
  BOOST_TEST(saved_paths(document, Words()).empty());
  PlayPath path = sample();
  path.title = "扫脸付款";
  BOOST_TEST(save_path(document, path).string() == (folder / "my.paths/扫脸付款.path.xml").string());
  path.title = "A second";
  save_path(document, path);
  save_path(document, path);
  std::ofstream(folder / "my.paths/broken.path.xml") << "<path";
  std::ofstream(folder / "my.paths/notes.txt") << "not ours";
  const std::vector<SavedPath> saved = saved_paths(document, Words());
  BOOST_REQUIRE(saved.size() == 3);
  BOOST_TEST(saved[0].path.title == "A second");
  BOOST_TEST(saved[1].trouble.find("broken.path.xml:1:") != std::string::npos);
  BOOST_TEST(saved[2].path.title == "扫脸付款");
  for (const char* title : {"", "../up", "a/b", ".hidden", "two\nlines", " space"})
    BOOST_CHECK_THROW(path_file(document, title), UserError);
  path.acts.clear();
  BOOST_CHECK_THROW(save_path(document, path), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
