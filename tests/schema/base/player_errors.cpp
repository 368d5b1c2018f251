// SPDX-License-Identifier: MIT
// The player's codes in words: in English as it says them, in other languages with what they stand for.
#include "schema/base/player_errors.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(player_errors)

namespace {

// Every "word.word" of the runtime's sources but names of files.
std::set<std::string> codes_of_the_player() {
  std::set<std::string> found;
  const std::regex code("\"([a-z]+\\.[a-z-]+)\"");
  const std::filesystem::path runtime = std::filesystem::path(FACENOTICE_SOURCE_DIR) / "runtime";
  for (const char* folder : {"src", "include"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(runtime / folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path());
      const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
      for (std::sregex_iterator each(text.begin(), text.end(), code), end; each != end; ++each)
        found.insert((*each)[1]);
    }
  for (const char* file : {"flow.xml", "glyphs.bin", "report.json", "trust.xml"}) found.erase(file);
  found.insert("trust.xml");  // a code, too: the trust file is no XML
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_code_of_the_player_has_words) {
  const std::set<std::string> codes = codes_of_the_player();
  BOOST_TEST(codes.size() > 100U);
  for (const std::string& code : codes) BOOST_TEST(!error_code_in_words(code).empty(), code);
  BOOST_TEST(error_code_in_words("package.nothing").empty());
}

BOOST_AUTO_TEST_CASE(the_player_is_quoted_and_understood) {
  const Error error{"package.role",
                    "The package has 0 signatures of the role \"legal\"; this machine asks for 1."};
  BOOST_TEST(player_says(error).english() == error.message);
  BOOST_TEST(player_says(error).in(test::words_in("zh-CN")) ==
             "某一角色对发布包的签名不足。（" + error.message + "）");
  const Error unknown{"host.own", "Something of the host's."};
  BOOST_TEST(player_says(unknown).in(test::words_in("zh-CN")) == unknown.message);
}

BOOST_AUTO_TEST_SUITE_END()
