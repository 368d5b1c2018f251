// SPDX-License-Identifier: MIT
// What rules mean: as ISO Schematron says, and as another engine says.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "schema/base/user_error.hpp"
#include "schema/facts/facts.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/schema/packs/pack_text.hpp"
#include "tests/support/child.hpp"
#include "tests/support/random_flow.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/tree_path.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(schematron_meaning)

namespace {

using Places = std::multiset<std::string>;  // "pack pattern assertion path"

Places ours(const RulePack& pack, const std::string& tree) {
  pugi::xml_document document;
  document.load_string(tree.c_str());
  Places places;
  for (const Failure& failure : pack.evaluate(document, {}).failures)
    places.insert(pack.file() + " " + failure.pattern->id + " " + failure.assertion->id + " " +
                  (failure.attribute ? std::string("@") + failure.attribute.name() : path_of(failure.where)));
  return places;
}

// The same by the ISO skeleton on libxslt, for each tree.
std::vector<Places> by_lxml(const std::vector<std::string>& packs, const std::vector<std::string>& trees,
                            bool expanded = false) {
  const TemporaryFolder folder;
  std::vector<std::string> command = {"/usr/bin/python3",
                                      std::string(FACENOTICE_SOURCE_DIR) + "/tests/oracle/lxml_run.py"};
  if (expanded) command.emplace_back("--strict");
  command.insert(command.end(), packs.begin(), packs.end());
  command.emplace_back("--");
  for (std::size_t i = 0; i < trees.size(); ++i) {
    const std::string file = (folder / (std::to_string(i) + ".xml")).string();
    std::ofstream(file) << trees[i];
    command.push_back(file);
  }
  const ChildResult result = run_apart(command);
  BOOST_REQUIRE_MESSAGE(result.exit_code == 0, "python3-lxml is needed: " << result.err);
  std::vector<Places> places(trees.size());
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string tree, pack, pattern, assertion, path;
    std::getline(fields, tree, '\t');
    std::getline(fields, pack, '\t');
    std::getline(fields, pattern, '\t');
    std::getline(fields, assertion, '\t');
    std::getline(fields, path, '\t');
    const std::size_t index = std::stoul(std::filesystem::path(tree).stem().string());
    places[index].insert(pack + " " + pattern + " " + assertion + " " + path);
  }
  return places;
}

void check_as_lxml(const std::string& bytes, const std::string& tree) {
  const TemporaryFolder folder;
  std::ofstream(folder / "t.sch") << bytes;
  const RulePack read = RulePack::load(folder / "t.sch");
  BOOST_TEST(ours(read, tree) == by_lxml({read.file()}, {tree}).front(), boost::test_tools::per_element());
  // What `rules expand` prints means the same.
  std::ofstream(folder / "expanded.sch") << read.expanded();
  const RulePack again = RulePack::load(folder / "expanded.sch");
  BOOST_TEST(failures(again, tree).size() == failures(read, tree).size());
  Places expanded;
  for (std::string place : ours(read, tree))
    expanded.insert(place.replace(0, read.file().size(), again.file()));
  BOOST_TEST(expanded == by_lxml({again.file()}, {tree}, true).front(), boost::test_tools::per_element());
}

const std::string facts_tree =
    R"(<n:flow xmlns:n="urn:facenotice:flow:1" xmlns:f="urn:facenotice:facts:1" id="flow"><n:screen id="a" kind="info"><n:choice id="x" to="b"/><n:choice id="y" to="c" preselected="true"/></n:screen><n:screen id="b" kind="consent"/><n:host id="c"/><f:facts><f:camera step="a"><f:told role="purpose" holds="false"/><f:told role="rights" holds="true"/></f:camera></f:facts></n:flow>)";

}  // namespace

BOOST_AUTO_TEST_CASE(in_a_pattern_the_first_rule_that_matches_takes_the_node) {
  const std::string first = rule("n:screen[@kind = 'consent']", assertion("T-1", "false()")),
                    second = rule("n:screen", assertion("T-2", "false()"));
  BOOST_TEST(failures(pack(pattern(first + second)), small_tree) == (Found{"T-1 b", "T-2 a"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      failures(pack(pattern(first) + pattern(second)), small_tree) == (Found{"T-1 b", "T-2 a", "T-2 b"}),
      boost::test_tools::per_element());
  // A rule without assertions takes it as well.
  BOOST_TEST(
      failures(pack(pattern(rule("n:screen[@kind = 'info']", "") + second)), small_tree) == (Found{"T-2 b"}),
      boost::test_tools::per_element());
  check_as_lxml(pack(pattern(first + second, "id=\"p\"") +
                     pattern(edited(edited(first, "T-1", "T-3"), "kind", "id"), "id=\"q\"")),
                small_tree);
}

BOOST_AUTO_TEST_CASE(an_assertion_fails_when_false_and_a_report_when_true) {
  const std::string report =
      edited(edited(assertion("T-1", "@kind = 'info'"), "<assert", "<report"), "</assert>", "</report>");
  BOOST_TEST(failures(pack(pattern(rule("n:screen", report))), small_tree) == (Found{"T-1 a"}),
             boost::test_tools::per_element());
  BOOST_TEST(failures(pack(pattern(rule("n:screen", assertion("T-1", "@kind = 'info'")))), small_tree) ==
                 (Found{"T-1 b"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(contexts_may_be_alternatives_attributes_and_hold_bars_in_predicates) {
  BOOST_TEST(
      failures(
          pack(pattern(rule("n:host | n:screen[@kind = 'x|y' or @id = 'b']", assertion("T-1", "false()")))),
          small_tree) == (Found{"T-1 b", "T-1 c"}),
      boost::test_tools::per_element());
  BOOST_TEST(failures(pack(pattern(rule("/n:flow", assertion("T-1", "false()")))), small_tree) ==
                 (Found{"T-1 flow"}),
             boost::test_tools::per_element());
  BOOST_TEST(failures(pack(pattern(rule("n:screen/@kind", assertion("T-1", ". = 'info'")))), small_tree) ==
                 (Found{"T-1 b@kind"}),
             boost::test_tools::per_element());
  for (const char* context :
       {"n:choice[@preselected]", "n:screen/n:choice", "n:screen//n:choice | n:host", "*[@id]",
        "n:screen/@kind", "n:flow/*", "n:screen[n:choice][1]", "n:choice[2]", "n:choice[last()]",
        "f:camera/f:told[@role]", "n:*[not(*)]", "/n:flow/n:screen[position() = 2]", "//n:choice", "/",
        "n:screen[not(n:choice)]"})
    BOOST_TEST_CONTEXT(context)
  check_as_lxml(pack(pattern(rule(context, assertion("T-1", "false()")), "id=\"p\"")), facts_tree);
}

BOOST_AUTO_TEST_CASE(a_let_of_the_schema_or_pattern_sees_the_document_one_of_a_rule_its_node) {
  const std::string outer =
      "<let name=\"here\" value=\"string(@id)\"/><let name=\"screens\" value=\"count(//n:screen)\"/>";
  const std::string uses =
      rule("n:screen",
           "<let name=\"own\" value=\"string(@id)\"/><let name=\"shout\" value=\"concat($own, '!')\"/>" +
               assertion("T-1", "$here = '' and $screens = 2 and $shout = concat(@id, '!')"));
  BOOST_TEST(failures(pack(pattern(uses), "", outer), small_tree).empty());
  BOOST_TEST(failures(pack(pattern(outer + uses)), small_tree).empty());
  check_as_lxml(pack(pattern(uses, "id=\"p\""), "", outer), small_tree);
}

BOOST_AUTO_TEST_CASE(an_abstract_pattern_is_filled_in_as_the_iso_stylesheet_does) {
  // One parameter after the other, as text, in what holds expressions and in text.
  const std::string base = abstract_pattern(
      "P", rule("$WHERE", "<let name=\"own\" value=\"'$WHAT'\"/>" +
                              assertion("A", "$own = '$' or $WHAT = $EXPECTED and not($EXPECTED = 'none')",
                                        "en zh", "p:trace=\"$WHERE\"")));
  const std::string bytes = pack(
      base +
      instance("i", "P", param("WHERE", "n:screen") + param("WHAT", "@kind") + param("EXPECTED", "'info'")) +
      instance("j", "P",
               param("WHERE", "n:host") + param("WHAT", "concat($EXPECTED, '')") + param("EXPECTED", "'x'")));
  const RulePack read = RulePack::parse(bytes, "t.sch");
  BOOST_TEST(failures(read, small_tree) == (Found{"A b"}), boost::test_tools::per_element());
  BOOST_REQUIRE(read.patterns().size() == 2u);
  BOOST_TEST(read.patterns()[0].id == "i");
  BOOST_TEST(read.patterns()[0].property == "P");
  BOOST_TEST(read.patterns()[0].parameters.size() == 3u);
  BOOST_TEST(read.patterns()[1].assertions[0].test ==
             "$own = '$' or concat('x', '') = 'x' and not('x' = 'none')");
  check_as_lxml(bytes, small_tree);
}

BOOST_AUTO_TEST_CASE(a_rule_extends_abstract_rules) {
  const std::string bytes =
      pack(pattern("<rule abstract=\"true\" id=\"base\"><let name=\"limit\" value=\"1\"/>" +
                       assertion("A", "@kind = 'info'") +
                       "</rule><rule abstract=\"true\" id=\"more\"><extends rule=\"base\"/>" +
                       assertion("B", "$limit = 2") + "</rule>" +
                       rule("n:screen", "<extends rule=\"more\"/>" + assertion("C", "@id = 'a'")),
                   "id=\"p\""));
  BOOST_TEST(failures(bytes, small_tree) == (Found{"B a", "A b", "B b", "C b"}),
             boost::test_tools::per_element());
  check_as_lxml(bytes, small_tree);
}

BOOST_AUTO_TEST_CASE(a_phase_asks_its_patterns_only) {
  const std::string bytes = pack(
      pattern(rule("n:screen", assertion("A", "false()")), "id=\"one\"") +
          pattern(rule("n:host", assertion("B", "false()")), "id=\"two\""),
      "",
      "<phase id=\"quick\"><p>Only hosts.</p><active pattern=\"two\"/></phase><phase id=\"slow\"><active "
      "pattern=\"one\"/></phase>");
  EvaluationOptions options;
  BOOST_TEST(failures(bytes, small_tree, options).size() == 3u);
  options.phase = "quick";
  BOOST_TEST(failures(bytes, small_tree, options) == (Found{"B c"}), boost::test_tools::per_element());
  const std::string by_default = edited(bytes, "queryBinding", "defaultPhase=\"slow\" queryBinding");
  BOOST_TEST(failures(by_default, small_tree) == (Found{"A a", "A b"}), boost::test_tools::per_element());
  options.phase = "#ALL";
  BOOST_TEST(failures(by_default, small_tree, options).size() == 3u);
  options.phase = "none";
  BOOST_CHECK_THROW(failures(bytes, small_tree, options), CouldNotCheck);
}

BOOST_AUTO_TEST_CASE(a_let_of_a_phase_is_seen_in_it) {
  const std::string bytes = edited(
      pack(pattern(rule("n:screen", assertion("A", "@kind = $wanted")), "id=\"one\""), "",
           "<phase id=\"infos\"><let name=\"wanted\" value=\"'info'\"/><active pattern=\"one\"/></phase>"),
      "queryBinding", "defaultPhase=\"infos\" queryBinding");
  BOOST_TEST(failures(bytes, small_tree) == (Found{"A b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(messages_are_filled_in_and_fall_back_to_english) {
  const RulePack read = RulePack::parse(
      pack(
          pattern(rule("n:screen[1]", "<let name=\"l\" value=\"3\"/>" +
                                          assertion("T-1", "false()", "en zh fix", "properties=\"actual\""))),
          "<diagnostic id=\"fix\" xml:lang=\"en\" p:kind=\"fix\">Mend <name/>\n  and "
          "<emph>rest</emph> <span class=\"x\">of</span> <value-of select=\"$l\"/> "
          "<value-of select=\"@kind\"/> <dir value=\"ltr\">there</dir>.</diagnostic>",
          "<properties><property id=\"actual\">Kind: <value-of select=\"@kind\"/></property></properties>"),
      "t.sch");
  const auto failure = [&](const char* language) {
    EvaluationOptions options;
    options.language = language;
    return evaluated(read, small_tree, options).failures.front();
  };
  BOOST_TEST(failure("en").message == "Message about a.");
  BOOST_TEST(failure("zh-CN").message == "关于 a。");
  BOOST_TEST(failure("fr").message == "Message about a.");
  BOOST_TEST(failure("en").fix == "Mend n:screen and rest of 3 info there.");
  BOOST_TEST(failure("en").properties == (std::vector<std::string>{"Kind: info"}),
             boost::test_tools::per_element());
  BOOST_TEST(failure("en").text == "Title.");
}

BOOST_AUTO_TEST_CASE(rows_and_what_they_say_are_read) {
  const RulePack read = RulePack::parse(
      pack(pattern(rule("n:screen", assertion("A", "count(*) = $most"))), "",
           "<let name=\"most\" value=\"4\" p:origin=\"ours\"/>",
           edited(row_text, "source=\"V:T1\"",
                  "source=\"M\" human=\"H-01 H-02\" limit=\"30 days\" limit-zh=\"30日\" strictness=\"30\" "
                  "effective=\"2026-01-01\"")),
      "t.sch");
  BOOST_REQUIRE(read.rows().size() == 1u);
  const Row& row = read.rows().front();
  BOOST_TEST(row.id == "T-1");
  BOOST_TEST(row.article.in("zh-CN") == "第一条");
  BOOST_TEST(row.asks.in("en") == "Asked.");
  BOOST_TEST(row.unverified());
  BOOST_TEST(row.human.size() == 2u);
  BOOST_TEST(row.limit.in("zh-CN") == "30日");
  BOOST_TEST(*row.strictness == 30);
  BOOST_TEST(!row.in_force("2025-12-31"));
  BOOST_TEST(row.in_force("2026-01-01"));
  EvaluationOptions options;
  options.as_of = "2025-12-31";
  BOOST_TEST(failures(read, small_tree, options).empty());
  options.as_of = "2026-01-01";
  const Evaluation evaluation = evaluated(read, small_tree, options);
  BOOST_REQUIRE(evaluation.failures.size() == 2u);
  BOOST_REQUIRE(evaluation.failures[0].thresholds.size() == 1u);
  BOOST_TEST(evaluation.failures[0].thresholds[0].first == "most");
  BOOST_TEST(evaluation.failures[0].thresholds[0].second == "4");
  BOOST_REQUIRE(evaluation.looks.size() == 1u);
  BOOST_TEST(evaluation.looks[0].places == 2u);
  BOOST_TEST(evaluation.looks[0].failed == 2u);
  BOOST_TEST(evaluation.looks[0].looked_at == "n:screen");
}

BOOST_AUTO_TEST_CASE(foreign_elements_are_passed_over_where_iso_allows_them) {
  const std::string bytes =
      pack(pattern("<x:note xmlns:x=\"urn:x\"><x:deep/></x:note>" +
                   rule("n:screen", "<x:note xmlns:x=\"urn:x\"/>" + assertion("A", "false()"))),
           "", "<x:about xmlns:x=\"urn:x\" q=\"1\"/>");
  BOOST_TEST(failures(bytes, small_tree).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_law_is_in_force_from_its_first_day_until_the_day_of_its_repeal) {
  const std::string good = pattern(rule("n:screen", assertion("A-1", "true()")));
  const RulePack read = RulePack::parse(pack(good), "t.sch");
  BOOST_TEST(!read.in_force("2025-05-31"));
  BOOST_TEST(read.in_force("2025-06-01"));
  BOOST_TEST(read.in_force("2026-05-31"));
  BOOST_TEST(!read.in_force("2026-06-01"));
  BOOST_TEST(
      RulePack::parse(edited(pack(good), "repealed=\"2026-06-01\"", ""), "t.sch").in_force("2099-01-01"));
}

// --- the packs that come with the program ------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(another_engine_finds_the_same_failures) {
  std::vector<std::string> texts = {vending_text(), sound_flow().text()};
  for (const char* name :
       {"shanghai-bait-label", "shanghai-capture-without-permission", "shanghai-extra-questions"})
    texts.push_back(source_text("tests/fixtures/" + std::string(name) + ".flow.xml"));
  for (const char* name : {"shanghai-hotel", "texas-stadium", "leeds-leisure"})
    texts.push_back(source_text("tests/fixtures/lawful/" + std::string(name) + ".flow.xml"));
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    texts.push_back(RandomFlow(seed).faulty());
    texts.push_back(RandomFlow(seed).wild());
  }
  // One that breaks much at once: no rights, no security, no sign, an entry camera, a time-out that consents.
  std::string wreck = std::regex_replace(vending_text(), std::regex("<security measure=\"[a-z-]+\"/>"), "");
  wreck = edited(
      wreck, "<entry on=\"presence\" to=\"attract\"/>",
      "<entry on=\"presence\" to=\"attract\"><camera use=\"wake-up\" purpose=\"face-payment\"/></entry>");
  wreck =
      edited(wreck, "<exit on=\"timeout\" after=\"PT240S\" to=\"goodbye\"/>",
             "<exit on=\"timeout\" after=\"PT240S\" to=\"scan\"><consent purpose=\"face-payment\"/></exit>");
  wreck = edited(wreck, "place=\"before-zone\"", "place=\"inside-zone\"");
  wreck = edited_everywhere(wreck, "kind=\"copy\"", "kind=\"explain\"");
  texts.push_back(wreck);

  std::vector<std::string> trees, packs;
  for (const std::string& text : texts) {
    const Document document = document_of(text);
    document.require_sound();
    trees.push_back(print_facts(document, measure_screens(document.flow(), memo()), as_of("")));
  }
  for (const RulePack& read : RuleLibrary::installed()->packs()) packs.push_back(read.file());
  const std::vector<Places> theirs = by_lxml(packs, trees);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    Places mine;
    for (const RulePack& read : RuleLibrary::installed()->packs()) mine.merge(ours(read, trees[i]));
    BOOST_TEST_CONTEXT("document " << i) {
      BOOST_TEST(mine == theirs[i], boost::test_tools::per_element());
      compared += theirs[i].size();
    }
  }
  BOOST_TEST(compared > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
