// SPDX-License-Identifier: MIT
// Packs with a fault are never used: whatever the engine does not know, or what a reader would miss, is told
// with its file and line.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "schema/base/user_error.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/schema/packs/pack_text.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(rule_packs)

namespace {

const std::string good = pattern(rule("n:screen", assertion("A-1", "true()")));

void check_said(const std::string& said, const std::string& place, const std::string& about) {
  BOOST_TEST(said.rfind(place + ": the rule pack cannot be used: ", 0) == 0u, said);
  BOOST_TEST(said.find(about) != std::string::npos, said);
}

void check_refused(const std::string& bytes, const std::string& line, const std::string& about) {
  BOOST_TEST_CONTEXT("about " << about) {
    try {
      (void)RulePack::parse(bytes, "t.sch");
      BOOST_ERROR("it was taken");
    } catch (const CouldNotCheck& error) {
      check_said(error.what(), "t.sch:" + line, about);
    }
  }
}
void check_pattern_refused(const std::string& patterns, const std::string& about,
                           const std::string& line = "6") {
  check_refused(pack(patterns), line, about);
}

// A rules folder with law/t.sch and properties/p.sch.
struct RulesFolder {
  RulesFolder(const std::string& law, const std::string& property) {
    fs::create_directories(folder / "law");
    fs::create_directories(folder / "properties");
    std::ofstream(folder / "law" / "t.sch") << law;
    std::ofstream(folder / "properties" / "p.sch") << property;
  }
  fs::path law() const { return folder / "law" / "t.sch"; }
  void check_refused(const fs::path& file, const std::string& line, const std::string& about) const {
    BOOST_TEST_CONTEXT("about " << about) {
      try {
        (void)RulePack::load(law());
        BOOST_ERROR("it was taken");
      } catch (const CouldNotCheck& error) {
        check_said(error.what(), (folder / file).string() + ":" + line, about);
      }
    }
  }
  TemporaryFolder folder;
};

std::string library(const std::string& content) {
  return "<properties xmlns=\"http://purl.oclc.org/dsdl/schematron\" "
         "xmlns:p=\"urn:facenotice:pack:1\">\n" +
         content + "\n</properties>\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_pack_with_a_fault_is_refused_with_its_line) {
  BOOST_CHECK_NO_THROW(RulePack::parse(pack(good), "t.sch"));
  check_refused("", "1", "No document element");
  check_refused("<schema>\n<pattern></schema>", "2", "tags mismatch");
  check_refused("<html/>", "1", "must be a Schematron <schema>");
  check_refused(edited(pack(good), "queryBinding=\"xpath\"", "queryBinding=\"xslt2\""), "1",
                "queryBinding must be");
  check_refused(edited(pack(good), " queryBinding=\"xpath\"", ""), "1", "queryBinding");
  check_refused(
      edited(pack(good), "http://purl.oclc.org/dsdl/schematron", "http://www.ascc.net/xml/schematron"), "1",
      "namespace");
  check_refused("<!DOCTYPE schema [<!ENTITY x \"y\">]>\n" + pack(good), "1", "DOCTYPE");
  check_refused(edited(pack(good), "urn:facenotice:facts:1", "urn:other"), "2", "namespaces are bound as n");
  check_refused(pack("<frame/>" + good), "6", "<frame> is not supported in <schema>");
  check_refused(pack("words" + good), "5", "<schema> holds no text");
  check_refused(pack(pattern("<let name=\"a\"/>")), "6", "<let> needs value");
  check_refused(pack(pattern("<let name=\"a\" value=\"1\" as=\"x\"/>")), "6", "<let> has no attribute as");
  check_refused(pack(pattern("<let name=\"a\" value=\"1\"><x xmlns=\"urn:x\"/></let>")), "6",
                "<let> holds no elements");
  check_pattern_refused(pattern(""), "asserts nothing");
  check_pattern_refused(pattern(rule("n:screen[", assertion("T", "true()"))), "the XPath");
  check_pattern_refused(pattern(rule("", assertion("T", "true()"))), "context");
  check_pattern_refused(pattern(rule("count(n:screen)", assertion("T", "true()"))), "XPath");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "count("))), "the XPath “count(” is wrong");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "$nothing"))), "$nothing");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", ""))), "needs test");
  check_pattern_refused(pattern(rule("n:screen", assertion("", "true()"))), "needs id");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "true()") + "\n" + assertion("T", "true()"))),
                        "two assertions have the id T", "7");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "true()"))) + "\n" +
                            pattern(rule("n:host", assertion("T", "true()"))),
                        "two assertions have the id T", "7");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "true()", "en zh", "p:trace=\"1\""))),
                        "p:trace");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "true()", "en zh", "tset=\"1\""))),
                        "<assert> has no attribute tset");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "true()", "en zh", "role=\"error\""))),
                        "role is review, warning or info");
  check_pattern_refused(good + "<pattern><rule context=\"n:a\">" + assertion("T", "1") + "</rule></pattern>",
                        "needs p:row");
}

BOOST_AUTO_TEST_CASE(metadata_with_a_fault_is_refused) {
  check_refused(edited(pack(good), "id=\"T\" ", ""), "3", "needs id");
  check_refused(edited(pack(good), "effective=\"2025-06-01\"", "effective=\"June\""), "3", "June");
  check_refused(edited(pack(good), "repealed=\"2026-06-01\"", "repealed=\"2026-6-1\""), "3", "2026-6-1");
  check_refused(edited(pack(good), "repealed=\"2026-06-01\"", "repealed=\"2025-01-01\""), "3",
                "repealed before");
  check_refused(edited(pack(good), "jurisdictions=\"CN\"", "jurisdictions=\"\""), "3", "jurisdictions");
  check_refused(edited(pack(good), "<p:title xml:lang=\"zh-CN\">测试</p:title>", ""), "3",
                "has no <p:title> in zh-CN");
  check_refused(edited(pack(good), "</p:pack>", "<p:name/></p:pack>"), "3",
                "<p:name> is not supported in <p:pack>");
  check_refused(edited(pack(good), "<p:asks xml:lang=\"zh-CN\">要求。</p:asks>", ""), "5",
                "has no <p:asks> in zh-CN");
  check_refused(edited(pack(good), "level=\"must\"", "level=\"shall\""), "5", "level is must");
  check_refused(edited(pack(good), "article-zh=\"第一条\"", ""), "5", "needs article-zh");
  check_refused(edited(pack(good), "source=\"V:T1\"", "source=\"T1\""), "5", "verification mark");
  check_refused(edited(pack(good), "source=\"V:T1\"", "source=\"V:T1\" strictness=\"3\""), "5",
                "stands only beside limit");
  check_refused(edited(pack(good), "source=\"V:T1\"", "source=\"V:T1\" limit=\"a day\" strictness=\"x\""),
                "5", "is a number");
  check_refused(edited(pack(good), "source=\"V:T1\"", "source=\"V:T1\" effective=\"soon\""), "5", "soon");
  check_refused(pack(good, "", "", row_text + "\n" + row_text), "6", "two rows have the id T-1");
  check_refused(edited(pack(good), "p:row=\"T-1\"", "p:row=\"T-2\""), "6", "no <p:row> with the id T-2");
  const std::string lonely = edited(row_text, "T-1", "T-2");
  check_refused(pack(good, "", "", row_text + "\n" + lonely), "6", "nothing checks the row T-2");
  const std::string unlooked = edited(lonely, " rest=\"none\"", "");
  BOOST_CHECK_NO_THROW(RulePack::parse(
      pack(good, "", "", row_text + edited(unlooked, "source=", "human=\"H-01\" source=")), "t.sch"));
  BOOST_CHECK_NO_THROW(RulePack::parse(
      pack(good, "", "",
           row_text + edited(unlooked, "</p:row>",
                             "<p:not-checked xml:lang=\"en\">No.</p:not-checked><p:not-checked "
                             "xml:lang=\"zh-CN\">否。</p:not-checked></p:row>")),
      "t.sch"));
  check_refused(pack(good, "", "",
                     row_text + edited(unlooked, "</p:row>",
                                       "<p:not-checked xml:lang=\"en\">No.</p:not-checked></p:row>")),
                "5", "has no <p:not-checked> in zh-CN");
}

// Checks that hold prove no more than they look at: a row that is looked at says what that leaves.
BOOST_AUTO_TEST_CASE(a_row_with_checks_says_what_they_leave) {
  const auto rest = [](const std::string& language, const std::string& text) {
    return "<p:rest xml:lang=\"" + language + "\">" + text + "</p:rest></p:row>";
  };
  const std::string silent = edited(pack(good), " rest=\"none\"", "");
  check_refused(silent, "5", "says what its checks do not look at");
  const std::string english = edited(silent, "</p:row>", rest("en", "whether it is so."));
  check_refused(english, "5", "has no <p:rest> in zh-CN");
  const std::string both = edited(english, "</p:row>", rest("zh-CN", "是否如此。"));
  BOOST_TEST(RulePack::parse(both, "t.sch").rows().front().rest.in("zh-CN") == "是否如此。");
  check_refused(edited(both, "source=\"V:T1\"", "source=\"V:T1\" rest=\"none\""), "5",
                "says what its checks do not look at");
  check_refused(edited(pack(good), "rest=\"none\"", "rest=\"all\""), "5", "rest is \"none\"");
  const std::string lonely = edited(row_text, "T-1", "T-2");
  check_refused(pack(good, "", "", row_text + edited(lonely, "source=", "human=\"H-01\" source=")), "5",
                "nothing is looked at for the row T-2");
}

// Only a law is called one: a standard and what this program asks of every flow have names of their own.
BOOST_AUTO_TEST_CASE(laws_standards_and_our_own_rules_are_told_apart) {
  std::map<PackKind, std::string> packs;
  for (const RulePack& pack : RuleLibrary::installed()->packs()) packs[pack.kind()] += " " + pack.id() + " ";
  BOOST_TEST(packs[PackKind::house] == " FN-CORE ");
  for (const char* standard : {" STD-SIGN ", " CN-35273 ", " ISO-29184 "})
    BOOST_TEST(packs[PackKind::standard].find(standard) != std::string::npos, standard);
  for (const char* law : {" CN-PIPL ", " CN-FRT ", " EU-GDPR ", " US-508 "})
    BOOST_TEST(packs[PackKind::law].find(law) != std::string::npos, law);
  check_refused(edited(pack(good), "id=\"T\" ", "id=\"T\" kind=\"custom\" "), "3",
                "kind is law, standard or house");
}

BOOST_AUTO_TEST_CASE(messages_are_there_in_both_languages_and_are_what_they_say) {
  const auto with = [](const std::string& diagnostics, const std::string& more = "") {
    return pack(pattern(rule("n:screen", assertion("T", "true()", diagnostics))), more);
  };
  check_refused(with("en"), "6", "T has no message in zh-CN");
  check_refused(with("zh"), "6", "T has no message in en");
  check_refused(with("en fix", "<diagnostic id=\"fix\" xml:lang=\"zh-CN\" p:kind=\"fix\">改</diagnostic>"),
                "6", "T has no message in zh-CN");
  check_refused(with("en zh fr"), "6", "no <diagnostic> has the id fr");
  check_refused(pack(good, "\n<diagnostic id=\"en\" xml:lang=\"en\">Again.</diagnostic>"), "8",
                "have the id en");
  check_refused(
      with("en zh bad", "\n<diagnostic id=\"bad\" xml:lang=\"en\"><value-of select=\"][\"/></diagnostic>"),
      "8", "the XPath");
  check_refused(with("en zh bad", "\n<diagnostic id=\"bad\" xml:lang=\"en\"><value-of/></diagnostic>"), "8",
                "needs select");
  check_refused(with("en zh", "\n<diagnostic id=\"bad\" xml:lang=\"en\"><p>x</p></diagnostic>"), "8",
                "<p> is not supported in <diagnostic>");
  check_refused(with("en zh", "\n<diagnostic id=\"bad\">x</diagnostic>"), "8", "needs xml:lang");
  check_pattern_refused(pattern(rule("n:screen", assertion("T", "true()", "en zh", "properties=\"none\""))),
                        "no <property> has the id none");
}

BOOST_AUTO_TEST_CASE(abstract_patterns_with_a_fault_are_refused) {
  const std::string base = abstract_pattern("P", rule("n:screen", assertion("A", "$WHEN")));
  BOOST_CHECK_NO_THROW(RulePack::parse(pack(base + instance("i", "P", param("WHEN", "1"))), "t.sch"));
  check_pattern_refused(instance("i", "P"), "no abstract pattern has the id P");
  check_pattern_refused(good + "<pattern id=\"P\" p:row=\"T-1\">" + rule("n:a", assertion("A", "1")) +
                            "</pattern>" + instance("i", "P"),
                        "no abstract pattern has the id P");
  check_pattern_refused(base + "<pattern p:row=\"T-1\" is-a=\"P\">" + param("WHEN", "1") + "</pattern>",
                        "a pattern with is-a needs an id");
  check_pattern_refused(
      base + instance("i", "P", param("WHEN", "1")) + "\n" + instance("i", "P", param("WHEN", "1")),
      "two patterns have the id i", "7");
  // A parameter that is not given is an undefined variable, told where it stands and who asked.
  check_pattern_refused(base + "\n" + instance("i", "P"), "$WHEN");
  check_pattern_refused(base + "\n" + instance("i", "P"), "(asked for by the pattern i at t.sch:7)");
  check_pattern_refused(base + "\n" + instance("i", "P", param("WHEN", "1") + param("WHENCE", "2")),
                        "one is the start of the other", "7");
  check_pattern_refused(base + "\n" + instance("i", "P", param("WHEN", "1") + param("UNUSED", "2")),
                        "does not use the parameter UNUSED", "7");
  check_pattern_refused(base + "\n" + instance("i", "P", param("WH", "1")), "the start of a longer name");
  check_pattern_refused(base + "\n" + instance("i", "P", param("WHEN", "1") + rule("n:a", "")),
                        "has no <rule>", "7");
  check_pattern_refused(pattern(param("X", "1") + rule("n:a", assertion("A", "1"))), "<param> stands only");
  check_pattern_refused(edited(base, "abstract=\"true\"", "abstract=\"true\" p:row=\"T-1\""), "has no p:row");
}

BOOST_AUTO_TEST_CASE(abstract_rules_and_phases_with_a_fault_are_refused) {
  check_pattern_refused(pattern(rule("n:screen", "<extends rule=\"x\"/>")), "no abstract rule has the id x");
  check_pattern_refused(pattern("<rule abstract=\"true\"/>"), "an abstract rule needs an id");
  check_pattern_refused(pattern("<rule abstract=\"true\" id=\"x\" context=\"n:a\"/>"), "has no context");
  check_pattern_refused(pattern("<rule abstract=\"true\" id=\"x\"><extends rule=\"x\"/></rule>" +
                                rule("n:a", "<extends rule=\"x\"/>")),
                        "extends itself");
  const auto with = [](const std::string& phase) { return pack(good, "", phase); };
  check_refused(with("<phase/>"), "4", "<phase> needs id");
  check_refused(with("<phase id=\"x\"/><phase id=\"x\"/>"), "4", "have the id x");
  check_refused(with("<phase id=\"x\"><active pattern=\"none\"/></phase>"), "4",
                "no pattern has the id none");
  check_refused(edited(pack(good), "queryBinding", "defaultPhase=\"none\" queryBinding"), "1",
                "no phase has the id none");
  check_refused(pack(pattern(rule("n:a", assertion("A", "$of-phase"))), "",
                     "<phase id=\"x\"><let name=\"of-phase\" value=\"1\"/></phase>"),
                "6", "$of-phase");
  check_refused(pack(pattern("<let name=\"a\" value=\"2\"/>" + rule("n:a", assertion("A", "1"))), "",
                     "<let name=\"a\" value=\"1\"/>"),
                "6", "declared twice (t.sch:4)");
  check_refused(pack(good, "", "<let name=\"a\" value=\"1\" p:origin=\"mine\"/>"), "4", "p:origin");
}

BOOST_AUTO_TEST_CASE(quick_fixes_with_a_fault_are_refused) {
  const auto with = [](const std::string& fix) {
    return pattern(rule("n:screen", assertion("A", "false()", "en zh", "sqf:fix=\"mend\"") + fix));
  };
  const std::string said =
      "<sqf:description><sqf:title xml:lang=\"en\">Mend</sqf:title><sqf:title "
      "xml:lang=\"zh-CN\">改</sqf:title></sqf:description>";
  BOOST_CHECK_NO_THROW(RulePack::parse(
      pack(with("<sqf:fix id=\"mend\">" + said + "<sqf:delete match=\"@kind\"/></sqf:fix>")), "t.sch"));
  check_pattern_refused(with(""), "no <sqf:fix> has the id mend");
  check_pattern_refused(with("<sqf:fix id=\"mend\"><sqf:delete match=\".\"/></sqf:fix>"),
                        "no sqf:title in en");
  check_pattern_refused(with("<sqf:fix id=\"mend\">" + said + "</sqf:fix>"), "does nothing");
  check_pattern_refused(with("<sqf:fix id=\"mend\">" + said + "<sqf:delete/></sqf:fix>"), "needs match");
  check_pattern_refused(
      with("<sqf:fix id=\"mend\">" + said + "<sqf:replace match=\".\">x</sqf:replace></sqf:fix>"),
      "only attributes are replaced");
  check_pattern_refused(with("<sqf:fix id=\"mend\">" + said + "<sqf:add/></sqf:fix>"), "adds neither");
  check_pattern_refused(with("<sqf:fix id=\"mend\">" + said + "<sqf:call-fix ref=\"x\"/></sqf:fix>"),
                        "<sqf:call-fix> is not supported");
}

// --- inclusion ---------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(an_inclusion_stands_for_the_element_that_it_names) {
  const std::string property =
      library(abstract_pattern("P", rule("n:screen", assertion("A", "@kind = $KIND"))));
  const RulesFolder rules(
      pack(instance("i", "P", param("KIND", "'info'")), "", "<include href=\"../properties/p.sch#P\"/>"),
      property);
  BOOST_TEST(failures(RulePack::load(rules.law()), small_tree) == (Found{"A b"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(inclusions_nest_and_are_relative_to_the_file_that_includes) {
  const RulesFolder rules(pack(instance("i", "P"), "", "<include href=\"../properties/p.sch#P\"/>"),
                          library(abstract_pattern("P", "<include href=\"deeper/rule.sch\"/>")));
  fs::create_directories(rules.folder / "properties" / "deeper");
  std::ofstream(rules.folder / "properties" / "deeper" / "rule.sch")
      << "<s:rule xmlns:s=\"http://purl.oclc.org/dsdl/schematron\" context=\"n:host\"><s:assert id=\"A\" "
         "test=\"false()\" diagnostics=\"en zh\">No.</s:assert></s:rule>";
  const RulePack read = RulePack::load(rules.law());
  BOOST_TEST(failures(read, small_tree) == (Found{"A c"}), boost::test_tools::per_element());
  BOOST_TEST(read.expanded().find("include") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(inclusions_with_a_fault_are_refused) {
  const std::string property = library(abstract_pattern("P", rule("n:screen", assertion("A", "$X"))));
  const auto law = [](const std::string& href, const std::string& more = "") {
    return pack(good, "", "<include href=\"" + href + "\"/>" + more);
  };
  const auto refused = [&](const std::string& href, const std::string& about) {
    RulesFolder(law(href), property).check_refused("law/t.sch", "4", about);
  };
  refused("", "needs href");
  refused("../properties/none.sch#P", "is missing");
  refused("../properties/p.sch#Q", "has no element with the id Q");
  refused("../../outside.sch", "outside the rules folder");
  refused("/etc/passwd", "outside the rules folder");
  refused("http://example.org/p.sch", "is no path");
  refused("t.sch", "names a whole schema");
  // A link does not lead out either.
  const RulesFolder rules(law("../properties/link.sch"), property);
  const TemporaryFolder elsewhere;
  std::ofstream(elsewhere / "p.sch") << property;
  fs::create_symlink(elsewhere / "p.sch", rules.folder / "properties" / "link.sch");
  rules.check_refused("law/t.sch", "4", "outside the rules folder");
  // Without a folder there is nothing to include.
  check_refused(law("p.sch"), "4", "the pack lies in no folder");
}

BOOST_AUTO_TEST_CASE(what_includes_itself_is_refused) {
  const RulesFolder rules(
      pack(good, "", "<include href=\"../properties/p.sch#P\"/>"),
      library("<pattern abstract=\"true\" id=\"P\">\n<include href=\"p.sch#P\"/></pattern>"));
  rules.check_refused("properties/p.sch", "3", "includes itself");
}

BOOST_AUTO_TEST_CASE(a_fault_in_an_included_file_is_told_with_its_line_there) {
  const std::string law =
      pack(instance("i", "P", param("X", "1 +")), "", "<include href=\"../properties/p.sch#P\"/>");
  const RulesFolder rules(
      law, library("\n" + abstract_pattern("P", "\n" + rule("n:screen", assertion("A", "$X")))));
  rules.check_refused("properties/p.sch", "4", "the XPath “1 +” is wrong");
  rules.check_refused("properties/p.sch", "4", "(asked for by the pattern i at ");
}

BOOST_AUTO_TEST_CASE(a_pack_that_cannot_be_read_is_named) {
  const TemporaryFolder folder;
  BOOST_CHECK_THROW(RulePack::load(folder / "none.sch"), CouldNotCheck);
  BOOST_CHECK_THROW(RulePack::load(folder.path()), CouldNotCheck);
}

BOOST_AUTO_TEST_CASE(a_pack_that_grows_without_bound_is_refused) {
  std::string many;
  for (int i = 0; i < 40; ++i) {
    many += "<rule abstract=\"true\" id=\"r" + std::to_string(i) + "\">";
    if (i > 0)
      for (int twice = 0; twice < 2; ++twice) many += "<extends rule=\"r" + std::to_string(i - 1) + "\"/>";
    many += "<let name=\"v" + std::to_string(i) + "\" value=\"1\"/></rule>";
  }
  check_pattern_refused(pattern(many + rule("n:a", "<extends rule=\"r39\"/>" + assertion("A", "1"))),
                        "the pack is too large");
}

// --- packs together ----------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(packs_that_contradict_each_other_are_refused) {
  const AttestationCatalog none;
  const auto refused = [&](std::vector<RulePack> packs, const std::string& about) {
    try {
      (void)RuleLibrary::of(std::move(packs), none);
      BOOST_ERROR("they were taken");
    } catch (const CouldNotCheck& error) {
      BOOST_TEST(std::string(error.what()).find(about) != std::string::npos, error.what());
    }
  };
  const RulePack one = RulePack::parse(pack(good), "one.sch");
  refused({one, one}, "two packs have the id T");
  std::string other = edited(pack(good), "id=\"T\"", "id=\"U\"");
  refused({one, RulePack::parse(other, "two.sch")}, "two rows have the id T-1");
  other = edited(edited_everywhere(other, "T-1", "U-1"), "Asked.", "Else.");
  refused({one, RulePack::parse(other, "two.sch")},
          "two assertions have the id A-1 (the other is at one.sch:6)");
  other = edited(other, "\"A-1\"", "\"A-2\"");
  BOOST_CHECK_NO_THROW(RuleLibrary::of({one, RulePack::parse(other, "two.sch")}, none));
  refused(
      {RulePack::parse(edited(pack(good), "source=\"V:T1\"", "source=\"V:T1\" human=\"H-99\""), "one.sch")},
      "attestations.xml has no item H-99");
}

BOOST_AUTO_TEST_CASE(the_packs_that_come_with_the_program_are_whole) {
  const std::shared_ptr<const RuleLibrary> installed = RuleLibrary::installed();
  std::size_t rows = 0;
  for (const RulePack& read : installed->packs()) {
    BOOST_TEST(!read.title("en").empty());
    BOOST_TEST(read.title("zh-CN") != read.title("en"));
    rows += read.rows().size();
  }
  BOOST_TEST(rows > 40u);
}

BOOST_AUTO_TEST_SUITE_END()
