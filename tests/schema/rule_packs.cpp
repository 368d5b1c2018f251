// SPDX-License-Identifier: MIT
// The rule engine: packs with a fault are never used, rules mean what ISO Schematron says, and another engine
// finds the same failures.
#include <boost/test/unit_test.hpp>
#include <map>
#include <regex>
#include <sstream>

#include "schema/facts.hpp"
#include "schema/rule_pack.hpp"
#include "schema/user_error.hpp"
#include "tests/schema/checked.hpp"
#include "tests/support/child.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace {

// A pack whose patterns and diagnostics are given. The patterns start on line 5.
std::string pack(const std::string& patterns, const std::string& diagnostics = "",
                 const std::string& top = "") {
  return R"(<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:p="urn:facenotice:pack:1" queryBinding="xpath">
<p:pack id="T" jurisdictions="CN" effective="2025-06-01" repealed="2026-06-01" verified="V"><p:title xml:lang="en">Test</p:title><p:title xml:lang="zh-CN">测试</p:title></p:pack>
<ns prefix="n" uri="urn:facenotice:flow:1"/><ns prefix="f" uri="urn:facenotice:facts:1"/>
)" + top +
         "\n" + patterns + "\n<diagnostics>" +
         R"(<diagnostic id="en" xml:lang="en">Message about <value-of select="@id"/>.</diagnostic><diagnostic id="zh" xml:lang="zh-CN">关于 <value-of select="@id"/>。</diagnostic>)" +
         diagnostics + "</diagnostics>\n</schema>\n";
}
std::string assertion(const std::string& id, const std::string& test,
                      const std::string& diagnostics = "en zh") {
  return "<assert id=\"" + id +
         "\" role=\"error\" p:article=\"Art. 1\" p:article-zh=\"第一条\" p:source=\"V\" test=\"" + test +
         "\" diagnostics=\"" + diagnostics + "\">Title.</assert>";
}
std::string rule(const std::string& context, const std::string& content) {
  return "<rule context=\"" + context + "\">" + content + "</rule>";
}
std::string pattern(const std::string& rules) {
  return "<pattern>" + rules + "</pattern>";
}
const std::string good = pattern(rule("n:screen", assertion("T-1", "true()")));

void check_refused(const std::string& bytes, const std::string& line, const std::string& about) {
  BOOST_TEST_CONTEXT("about " << about) {
    try {
      (void)RulePack::parse(bytes, "t.sch");
      BOOST_ERROR("it was taken");
    } catch (const CouldNotCheck& error) {
      const std::string said = error.what();
      BOOST_TEST(said.rfind("t.sch:" + line + ": the rule pack cannot be used: ", 0) == 0u, said);
      BOOST_TEST(said.find(about) != std::string::npos, said);
    }
  }
}

// "T-1 home": each failure with the id of its place.
std::vector<std::string> failures(const std::string& bytes, const std::string& tree) {
  pugi::xml_document document;
  BOOST_REQUIRE(document.load_string(tree.c_str()));
  std::vector<std::string> found;
  for (const Failure& failure : RulePack::parse(bytes, "t.sch").evaluate(document, "en"))
    found.push_back(failure.id + " " + failure.where.attribute("id").value());
  return found;
}
using Found = std::vector<std::string>;

const std::string small_tree =
    R"(<n:flow xmlns:n="urn:facenotice:flow:1" id="flow"><n:screen id="a" kind="info"/><n:screen id="b" kind="consent"/><n:host id="c"/></n:flow>)";

// How often each assertion of a pack fails in a tree, by the ISO skeleton on libxslt.
std::map<std::string, int> failures_by_lxml(const std::string& pack_file, const std::string& tree) {
  static const std::string script = R"(
import sys
from lxml import etree, isoschematron
schematron = isoschematron.Schematron(etree.parse(sys.argv[1]), store_report=True, error_finder=isoschematron.Schematron.ASSERTS_AND_REPORTS)
schematron.validate(etree.parse(sys.argv[2]))
svrl = '{http://purl.oclc.org/dsdl/svrl}'
for failed in schematron.validation_report.iter(svrl + 'failed-assert', svrl + 'successful-report'):
    print(failed.get('id'))
)";
  const TemporaryFolder folder;
  std::ofstream(folder / "tree.xml") << tree;
  const ChildResult result =
      run_apart({"/usr/bin/python3", "-c", script, pack_file, (folder / "tree.xml").string()});
  BOOST_REQUIRE_MESSAGE(result.exit_code == 0, "python3-lxml is needed: " << result.err);
  std::map<std::string, int> count;
  std::istringstream lines(result.out);
  for (std::string id; std::getline(lines, id);) ++count[id];
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_packs)

// --- packs with a fault ------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_pack_with_a_fault_is_refused_with_its_line) {
  BOOST_CHECK_NO_THROW(RulePack::parse(pack(good), "t.sch"));
  check_refused("", "1", "No document element");
  check_refused("<schema>\n<pattern></schema>", "2", "tags mismatch");
  check_refused("<html/>", "1", "must be a Schematron <schema>");
  check_refused(edited(pack(good), "queryBinding=\"xpath\"", "queryBinding=\"xslt2\""), "1",
                "queryBinding must be");
  check_refused(
      edited(pack(good), "http://purl.oclc.org/dsdl/schematron", "http://www.ascc.net/xml/schematron"), "1",
      "namespace");
  check_refused("<!DOCTYPE schema [<!ENTITY x \"y\">]>\n" + pack(good), "1", "DOCTYPE");
  check_refused(edited(pack(good), "id=\"T\" ", ""), "2", "needs an id");
  check_refused(edited(pack(good), "effective=\"2025-06-01\"", "effective=\"June\""), "2", "June");
  check_refused(edited(pack(good), "repealed=\"2026-06-01\"", "repealed=\"2026-6-1\""), "2", "2026-6-1");
  check_refused(edited(pack(good), "jurisdictions=\"CN\"", "jurisdictions=\"\""), "2", "jurisdictions");
  check_refused(edited(pack(good), "urn:facenotice:facts:1", "urn:other"), "3", "namespaces are bound as n");
  check_refused(pack(""), "1", "no <pattern>");
  check_refused(pack("<phase id=\"x\"/>" + good), "5", "<phase> is not supported");
  check_refused(pack("<include href=\"x\"/>" + good), "5", "<include> is not supported");
  check_refused(pack("<pattern abstract=\"true\" id=\"x\"/>"), "5", "abstract patterns");
  check_refused(pack("<pattern is-a=\"x\"/>"), "5", "abstract patterns");
  check_refused(pack(pattern("<rule abstract=\"true\" id=\"x\"/>")), "5", "abstract rules");
  check_refused(pack(pattern(rule("n:screen", "<extends rule=\"x\"/>"))), "5", "<extends> is not supported");
  check_refused(pack(pattern("<let name=\"a\"/>")), "5", "<let> needs value");
  check_refused(pack(pattern(rule("n:screen[", assertion("T", "true()")))), "5", "the XPath");
  check_refused(pack(pattern(rule("", assertion("T", "true()")))), "5", "context");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "count(")))), "5",
                "the XPath \"count(\" is wrong");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "$nothing")))), "5", "$nothing");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "")))), "5", "needs test");
  check_refused(pack(pattern(rule("n:screen", assertion("", "true()")))), "5", "needs id");
  check_refused(
      pack(pattern(rule("n:screen", edited(assertion("T", "true()"), "role=\"error\"", "role=\"fatal\"")))),
      "5", "role must be");
  check_refused(
      pack(pattern(rule("n:screen", edited(assertion("T", "true()"), "p:article-zh=\"第一条\"", "")))), "5",
      "p:article-zh");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "true()", "en")))), "5",
                "T has no message in zh-CN");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "true()", "zh")))), "5",
                "T has no message in en");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "true()", "en zh fr")))), "5",
                "no diagnostic has the id fr");
  check_refused(pack(good, "\n<diagnostic id=\"en\" xml:lang=\"en\">Again.</diagnostic>"), "7",
                "two diagnostics");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "true()", "en zh bad"))),
                     "\n<diagnostic id=\"bad\" xml:lang=\"en\"><value-of select=\"][\"/></diagnostic>"),
                "7", "the XPath");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "true()", "en zh bad"))),
                     "\n<diagnostic id=\"bad\" xml:lang=\"en\"><blink/></diagnostic>"),
                "7", "<blink> is not supported");
  check_refused(pack(pattern(rule("n:screen", assertion("T", "true()") + "\n" + assertion("T", "true()")))),
                "6", "two assertions have the id T");
}

BOOST_AUTO_TEST_CASE(a_pack_that_cannot_be_read_is_named) {
  const TemporaryFolder folder;
  BOOST_CHECK_THROW(RulePack::load(folder / "none.sch"), CouldNotCheck);
  BOOST_CHECK_THROW(RulePack::load(folder.path()), CouldNotCheck);
}

// --- what rules mean ---------------------------------------------------------------------------------------

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

BOOST_AUTO_TEST_CASE(contexts_may_be_alternatives_and_hold_bars_in_predicates) {
  BOOST_TEST(
      failures(
          pack(pattern(rule("n:host | n:screen[@kind = 'x|y' or @id = 'b']", assertion("T-1", "false()")))),
          small_tree) == (Found{"T-1 b", "T-1 c"}),
      boost::test_tools::per_element());
  BOOST_TEST(failures(pack(pattern(rule("/n:flow", assertion("T-1", "false()")))), small_tree) ==
                 (Found{"T-1 flow"}),
             boost::test_tools::per_element());
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
}

BOOST_AUTO_TEST_CASE(messages_are_filled_in_and_fall_back_to_english) {
  const RulePack read =
      RulePack::parse(pack(pattern(rule("n:screen[1]", assertion("T-1", "false()", "en zh fix"))),
                           "<diagnostic id=\"fix\" xml:lang=\"en\" p:kind=\"fix\">Mend <name/>\n  and "
                           "<emph>rest</emph>.</diagnostic>"),
                      "t.sch");
  pugi::xml_document tree;
  tree.load_string(small_tree.c_str());
  const auto message = [&](const char* language) { return read.evaluate(tree, language).front().message; };
  BOOST_TEST(message("en") == "Message about a.");
  BOOST_TEST(message("zh-CN") == "关于 a。");
  BOOST_TEST(message("fr") == "Message about a.");
  BOOST_TEST(read.evaluate(tree, "en").front().fix == "Mend n:screen and rest.");
  BOOST_TEST(read.evaluate(tree, "en").front().article == "Art. 1");
  BOOST_TEST(read.evaluate(tree, "zh-CN").front().article == "第一条");
}

BOOST_AUTO_TEST_CASE(a_law_is_in_force_from_its_first_day_until_the_day_of_its_repeal) {
  const RulePack read = RulePack::parse(pack(good), "t.sch");
  BOOST_TEST(!read.in_force("2025-05-31"));
  BOOST_TEST(read.in_force("2025-06-01"));
  BOOST_TEST(read.in_force("2026-05-31"));
  BOOST_TEST(!read.in_force("2026-06-01"));
  BOOST_TEST(
      RulePack::parse(edited(pack(good), "repealed=\"2026-06-01\"", ""), "t.sch").in_force("2099-01-01"));
}

// --- the packs that come with the program ------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(every_assertion_id_is_used_once_over_all_packs) {
  std::set<std::string> ids;
  for (const RulePack& read : load_rule_packs()) {
    BOOST_TEST(!read.title("en").empty());
    BOOST_TEST(read.title("zh-CN") != read.title("en"));
    BOOST_TEST((read.verified() == "V" || read.verified() == "V*" || read.verified() == "M"), read.id());
    for (const std::string& id : read.assertion_ids()) BOOST_TEST(ids.insert(id).second, id);
  }
  BOOST_TEST(ids.size() > 40u);
}

BOOST_AUTO_TEST_CASE(another_engine_finds_the_same_failures) {
  std::vector<std::string> texts = {vending_text(), sound_flow().text()};
  for (const char* name :
       {"shanghai-bait-label", "shanghai-capture-without-permission", "shanghai-extra-questions"})
    texts.push_back(source_text("tests/fixtures/" + std::string(name) + ".flow.xml"));
  // One that breaks much at once: no rights, no security, no sign, an entry camera, a time-out that consents.
  std::string wreck = std::regex_replace(vending_text(), std::regex("<security measure=\"[a-z-]+\"/>"), "");
  wreck = edited(
      wreck, "<entry on=\"presence\" to=\"attract\"/>",
      "<entry on=\"presence\" to=\"attract\"><camera use=\"wake-up\" purpose=\"face-payment\"/></entry>");
  wreck =
      edited(wreck, "<exit on=\"timeout\" after=\"PT180S\" to=\"goodbye\"/>",
             "<exit on=\"timeout\" after=\"PT180S\" to=\"scan\"><consent purpose=\"face-payment\"/></exit>");
  wreck = edited(wreck, "place=\"before-zone\"", "place=\"inside-zone\"");
  wreck = edited_everywhere(wreck, "kind=\"copy\"", "kind=\"explain\"");
  wreck = edited_everywhere(wreck, "{right.copy}", "-");
  texts.push_back(wreck);

  std::size_t compared = 0;
  for (const std::string& text : texts) {
    const Document document = document_of(text);
    document.require_sound();
    const VisualFacts visual = measure_screens(document.flow(), fonts());
    const std::string tree_text = print_facts(document, visual, as_of(""));
    pugi::xml_document tree;
    tree.load_string(tree_text.c_str());
    for (const RulePack& read : load_rule_packs()) {
      std::map<std::string, int> ours;
      for (const Failure& failure : read.evaluate(tree, "en")) ++ours[failure.id];
      const std::map<std::string, int> theirs = failures_by_lxml(read.file(), tree_text);
      BOOST_TEST_CONTEXT(read.id() << " over " << document.flow().id) {
        for (const auto& [id, count] : ours)
          BOOST_TEST((theirs.count(id) != 0 && theirs.at(id) == count), id << ": ours " << count);
        for (const auto& [id, count] : theirs) BOOST_TEST(ours.count(id) == 1u, id << ": theirs " << count);
        compared += ours.size();
      }
    }
  }
  BOOST_TEST(compared > 30u);
}

BOOST_AUTO_TEST_SUITE_END()
