// SPDX-License-Identifier: MIT
// A proposal's title says, in people's words, what tells it from the others.
#include "designer/mending/proposal_words.hpp"

#include <cstdlib>
#include <regex>
#include <set>

#include <boost/test/unit_test.hpp>

#include "export/checking/full_check.hpp"
#include "tests/support/flow_edit.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(proposal_words)

namespace {

const std::filesystem::path source = FACENOTICE_SOURCE_DIR;

LayoutMemo& memo() {
  static LayoutMemo memo(FontSet::open());
  return memo;
}

// Ids that nobody would take for a word: "face-payment", and what is put together of two,
// "withdraw:face-payment". "e-mail" is one that people are told, too.
std::set<std::string> ids_in(const Document& document) {
  std::string told;
  const pugi::xpath_node_set texts = document.root().select_nodes("//text");
  for (const pugi::xpath_node& text : texts) told += text.node().text().get() + std::string("\n");
  static const std::regex values("\\{[^}]*\\}");
  told = std::regex_replace(told, values, "");
  std::set<std::string> ids;
  const pugi::xpath_node_set nodes = document.root().select_nodes("//@id");
  for (const pugi::xpath_node& node : nodes)
    if (const std::string id = node.attribute().value();
        id.find('-') != std::string::npos && told.find(id) == std::string::npos)
      ids.insert(id);
  return ids;
}
std::string id_in(const std::string& title, const std::set<std::string>& ids) {
  static const std::regex word("[a-z][a-z0-9]*([-:][a-z0-9]+)+");
  for (std::sregex_iterator at(title.begin(), title.end(), word), end; at != end; ++at)
    if (ids.count(at->str()) != 0 || at->str().find(':') != std::string::npos) return at->str();
  return {};
}

void require_told_apart(const std::string& name, const Document& document, const Words& words,
                        std::size_t& proposed) {
  CheckOptions checking;
  checking.today = "2026-11-24";
  checking.words = words;
  const Report report = check_laid_out(document, memo(), checking);
  MendingLimits limits;
  limits.time = std::chrono::seconds(4);
  const Mending mending = mend(document, report, {}, memo(), checking, limits);
  const std::vector<std::string> titles = titles_of(Sheets(words), document, report, mending, words);
  BOOST_REQUIRE(titles.size() == mending.proposals.size());
  proposed += titles.size();
  std::set<std::string> once;
  for (std::size_t number = 0; number < titles.size(); ++number) {
    std::set<std::string> ids = ids_in(document);
    ids.merge(ids_in(mending.proposals[number].document));
    BOOST_TEST(id_in(titles[number], ids).empty(),
               name << ": " << id_in(titles[number], ids) << " in " << titles[number]);
    BOOST_TEST(titles[number].find('<') == std::string::npos, name << ": " << titles[number]);
    BOOST_TEST(once.insert(titles[number]).second, name << ": twice " << titles[number]);
    BOOST_TEST_MESSAGE(name << ": " << titles[number]);
  }
}

}  // namespace

// A sample of the breaches; all with FACENOTICE_LONG.
BOOST_AUTO_TEST_CASE(no_two_proposals_have_one_title_and_none_has_an_id_in_it) {
  const bool all = std::getenv("FACENOTICE_LONG") != nullptr;
  const Words languages[] = {Words(), test::words_in("zh-CN")};
  std::size_t number = 0, proposed = 0;
  for (const test::FlowEdit& edit : test::edits_in(source, "tests/fixtures/rules")) {
    ++number;
    if (!all && number % 24 != 0) continue;
    const Document document = Document::parse(edit.applied(source), edit.name);
    if (!document.sound()) continue;
    require_told_apart(edit.name, document, languages[number / (all ? 1 : 24) % 2], proposed);
  }
  for (const char* name :
       {"shanghai-bait-label", "shanghai-capture-without-permission", "shanghai-extra-questions"})
    for (const Words& words : languages)
      require_told_apart(
          name, Document::parse(test::source_text("tests/fixtures/" + std::string(name) + ".flow.xml"), name),
          words, proposed);
  BOOST_TEST(proposed > 0U);  // how many is found in that time is the machine's matter
}

// What is looked for would be found.
BOOST_AUTO_TEST_CASE(an_id_is_told_from_a_word) {
  BOOST_TEST(id_in("becomes “withdraw:face-payment”", {}) == "withdraw:face-payment");
  BOOST_TEST(id_in("Change the time-out of “face-notice”", {"face-notice"}) == "face-notice");
  BOOST_TEST(id_in("Change the time-out of “Before you pay”", {"face-notice"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
