// SPDX-License-Identifier: MIT
// Reports in the formats of others, held to those formats; the page for lawyers; and mechanical fixes.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <regex>

#include <nlohmann/json.hpp>

#include "schema/base/data_files.hpp"
#include "schema/base/unified_diff.hpp"
#include "schema/check/causes.hpp"
#include "schema/packs/coverage.hpp"
#include "schema/report/formats.hpp"
#include "schema/report/passages.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/schema/packs/pack_text.hpp"
#include "tests/support/child.hpp"
#include "tests/support/reviewers.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(reports)

namespace {

ChildResult python(const std::string& script, const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {"/usr/bin/python3", "-c", script};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_apart(command);
}

void check_sarif(const std::string& sarif) {
  const TemporaryFolder folder;
  std::ofstream(folder / "r.sarif") << sarif;
  const ChildResult result = python(
      "import json, sys, jsonschema\n"
      "for error in "
      "jsonschema.Draft4Validator(json.load(open(sys.argv[1]))).iter_errors(json.load(open(sys.argv[2]))):\n"
      "    print(list(error.path), error.message)\n",
      {(source_folder / "tests/fixtures/sarif/sarif-2.1.0-rtm.5.json").string(),
       (folder / "r.sarif").string()});
  BOOST_TEST(result.exit_code == 0, "python3-jsonschema is needed: " << result.err);
  BOOST_TEST(result.out.empty(), result.out);
}

// A pack of one rule about screens with a fix of its own, and the flow that it judges.
Report fixed_report(const std::string& fix, const std::string& context, const std::string& flow,
                    const std::string& test = "false()") {
  const std::string said =
      "<sqf:fix id=\"mend\"><sqf:description><sqf:title xml:lang=\"en\">Mend</sqf:title><sqf:title "
      "xml:lang=\"zh-CN\">改</sqf:title></sqf:description>";
  const std::string bytes =
      edited(pack(pattern(rule(
                 context, assertion("A", test, "en zh", "sqf:fix=\"mend\"") + said + fix + "</sqf:fix>"))),
             " repealed=\"2026-06-01\"", "");
  CheckOptions options = as_of("2026-11-01");
  options.rules =
      RuleLibrary::of({RulePack::parse(edited(bytes, "level=\"must\"", "level=\"should\""), "t.sch")},
                      RuleLibrary::installed()->attestations());
  options.reviewers = vouched_reviewers();
  return check(document_of(flow), {}, options);
}
std::string mended(const std::string& fix, const std::string& context, const std::string& flow) {
  std::vector<TextEdit> edits;
  for (const Finding& finding : fixed_report(fix, context, flow).findings)
    for (const MechanicalFix& mechanical : finding.mechanical)
      edits.insert(edits.end(), mechanical.edits.begin(), mechanical.edits.end());
  return facenotice::edited(flow, edits);
}

}  // namespace

// --- SARIF -------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(sarif_is_valid_and_holds_paths_and_places) {
  const std::string text = fixture("shanghai-extra-questions");
  const Document document = document_of(text);
  const Report report = checked(text);
  const std::string sarif = report_as_sarif(report, document);
  check_sarif(sarif);
  const json log = json::parse(sarif);
  const json& run = log.at("runs").at(0);
  std::size_t findings = 0;
  for (const json& result : run.at("results")) findings += result.contains("partialFingerprints") ? 1 : 0;
  BOOST_TEST(findings == report.findings.size());
  std::size_t flows = 0, reviews = 0;
  for (const json& result : run.at("results")) {
    BOOST_TEST(
        run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id") ==
        result.at("ruleId"));
    flows += result.contains("codeFlows") ? 1 : 0;
    reviews += result.at("kind") == "review" ? 1 : 0;
  }
  BOOST_TEST(flows > 0u);
  BOOST_TEST(reviews == report.count(Severity::review));
  BOOST_TEST(run.at("invocations").at(0).at("executionSuccessful") == true);
}

BOOST_AUTO_TEST_CASE(sarif_tells_of_every_row_what_it_rests_on) {
  const std::map<std::string, std::string> kinds = {
      {"broken", "fail"},  {"waiting", "open"}, {"text-unread", "open"}, {"waived", "pass"},
      {"in-part", "pass"}, {"proven", "pass"},  {"confirmed", "pass"},   {"not-concerned", "notApplicable"}};
  const std::string text = fixture("shanghai-bait-label");
  const Report report = checked(text);
  const json run = json::parse(report_as_sarif(report, document_of(text))).at("runs").at(0);
  std::map<std::string, std::string> told;
  for (const json& result : run.at("results")) {
    if (!result.at("properties").contains("basis")) continue;  // what a person is asked, for several rows
    told[result.at("ruleId")] = result.at("properties").at("basis");
    if (result.contains("partialFingerprints")) continue;
    BOOST_TEST(result.at("kind") == kinds.at(result.at("properties").at("basis")));
    BOOST_TEST((result.at("kind") == "fail" || result.at("level") == "none"));
  }
  for (const RowResult& row : report.rows) BOOST_TEST(told[row.id] == row_basis_word(row.basis), row.id);
  BOOST_TEST(run.at("properties").at("rows").at("proven") == report.count(RowBasis::proven));
  BOOST_TEST(run.at("properties").at("verdict") == "broken");
}

BOOST_AUTO_TEST_CASE(every_format_says_which_program_judged_by_which_law_and_what_it_measured) {
  const std::string text = vending_text();
  const Document document = document_of(text);
  const Report report = checked(text, as_of("2026-11-01"));
  const json as_json = json::parse(report_as_json(report));
  const json run = json::parse(report_as_sarif(report, document)).at("runs").at(0);
  BOOST_TEST(as_json.at("program").at("version") == program_version());
  BOOST_TEST(run.at("tool").at("driver").at("version") == program_version());
  for (const json& about : {as_json, run.at("properties")}) {
    BOOST_TEST(about.at("languages") == json({"zh-CN", "en"}));
    BOOST_TEST(about.at("displays").at(0).at("id") == "portrait-27");
    BOOST_TEST(about.at("digest") == report.digest);
    BOOST_TEST(about.at("asOf") == "2026-11-01");
    for (const json& pack : about.at("packs")) BOOST_TEST(pack.contains("effective"));
  }
  const auto says = [&](const std::string& page, const std::string& language,
                        const std::string& display = "27-inch, upright (1080 × 1920 pixels)") {
    for (const std::string& part :
         {"FaceNotice " + program_version(), report.digest, std::string("2026-11-01"), display, language})
      BOOST_TEST(page.find(part) != std::string::npos, part);
  };
  says(report_as_text(report, document, false), "Chinese, English");
  says(report_as_html(report, document), "Chinese, English");
  says(report_as_svrl(report), "zh-CN", "portrait-27");
}

// Whoever is told of fourteen errors looks for fourteen.
BOOST_AUTO_TEST_CASE(what_people_read_counts_what_they_find_listed) {
  const Report report = checked(fixture("shanghai-bait-label"));
  BOOST_TEST(report.count(Severity::error) > 1U);
  BOOST_TEST(count_of_causes(report, Severity::error) == 1U);
  BOOST_TEST(numbers_in_words(report).find(": 1 error, ") != std::string::npos, numbers_in_words(report));
  const std::vector<std::string> open = open_in_words(report);
  BOOST_TEST(std::count_if(open.begin(), open.end(),
                           [](const std::string& said) { return said.find("error: ") == 0; }) == 1);
}

BOOST_AUTO_TEST_CASE(svrl_tells_of_every_row_what_it_rests_on) {
  const Report report = checked(fixture("shanghai-bait-label"));
  const std::string svrl = report_as_svrl(report);
  BOOST_TEST(svrl.find("verdict=\"broken\"") != std::string::npos);
  for (const RowResult& row : report.rows)
    BOOST_TEST(
        svrl.find("<r:row id=\"" + row.id + "\" basis=\"" + row_basis_word(row.basis)) != std::string::npos,
        row.id);
}

BOOST_AUTO_TEST_CASE(what_no_document_shows_and_a_person_is_asked_about_waits_for_that_person) {
  const Report report = checked(vending_text());
  for (const RowResult& row : report.rows)
    if (row.id == "CN-APP-2.4" || row.id == "STD-SIGN-4")
      BOOST_TEST((row.basis == RowBasis::waiting), row.id);
    else if (row.id == "CN-FRT-5.3")
      BOOST_TEST((row.basis == RowBasis::not_concerned), "the first revision has changed nothing");
}

BOOST_AUTO_TEST_CASE(the_numbers_of_a_report_agree) {
  for (const char* name : {"shanghai-bait-label", "shanghai-extra-questions"}) {
    const Report report = checked(fixture(name));
    std::size_t rows = 0;
    for (const RowBasis basis : row_bases) rows += report.count(basis);
    BOOST_TEST(rows == report.rows.size());
    const json counts = json::parse(report_as_json(report)).at("counts");
    BOOST_TEST(counts.at("rulesOfLaw") == rows);
    BOOST_TEST(counts.at("checks") == report.rules);
    BOOST_TEST(counts.at("open") == report.open());
    BOOST_TEST(verdict_in_words(report).front().find(rules_in_words(report, RowBasis::broken)) !=
               std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(what_could_not_be_checked_is_a_failed_run_in_sarif) {
  const std::string text =
      edited(vending_text(), "<jurisdiction code=\"CN-SH\"/>", "<jurisdiction code=\"BR\"/>");
  const std::string sarif = report_as_sarif(checked(text), document_of(text));
  check_sarif(sarif);
  const json run = json::parse(sarif).at("runs").at(0);
  BOOST_TEST(run.at("invocations").at(0).at("executionSuccessful") == false);
  BOOST_TEST(run.at("results").empty());
}

BOOST_AUTO_TEST_CASE(mechanical_fixes_and_waivers_are_told_in_sarif) {
  const std::string flow = sound_flow().text();
  const Report report = fixed_report("<sqf:add node-type=\"attribute\" target=\"retries\" select=\"1 + 1\"/>",
                                     "n:capture", flow);
  BOOST_REQUIRE(report.findings.size() == 1u);
  const Document reviewed = with_reviewer(document_of(flow), "counsel");
  const std::string waived =
      waive(reviewed, signed_waiver(reviewed.flow().id, "T-1", report.findings[0].fingerprint, "2026-06-01",
                                    "2027-01-01"))
          .document.bytes();
  const Report again = fixed_report("<sqf:add node-type=\"attribute\" target=\"retries\" select=\"1 + 1\"/>",
                                    "n:capture", waived);
  const std::string sarif = report_as_sarif(again, document_of(waived));
  check_sarif(sarif);
  const json result = json::parse(sarif).at("runs").at(0).at("results").at(0);
  BOOST_TEST(result.at("suppressions").at(0).at("justification") == "Being mended");
  const json replacement = result.at("fixes").at(0).at("artifactChanges").at(0).at("replacements").at(0);
  BOOST_TEST(replacement.at("insertedContent").at("text") == " retries=\"2\"");
}

// --- SVRL --------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(svrl_is_valid_and_names_the_same_places) {
  for (const std::string& text :
       {fixture("shanghai-capture-without-permission"), vending_text(),
        edited(vending_text(), "<jurisdiction code=\"CN-SH\"/>", "<jurisdiction code=\"BR\"/>")}) {
    const Report report = checked(text);
    const TemporaryFolder folder;
    std::ofstream(folder / "r.svrl") << report_as_svrl(report);
    const ChildResult valid = python(
        "import sys\nfrom lxml import etree\n"
        "grammar, report = etree.RelaxNG(etree.parse(sys.argv[1])), etree.parse(sys.argv[2])\n"
        "print('valid' if grammar.validate(report) else grammar.error_log)\n"
        "print(len(report.findall('.//{*}failed-assert')))\n",
        {(source_folder / "tests/fixtures/svrl.rng").string(), (folder / "r.svrl").string()});
    BOOST_TEST(valid.exit_code == 0, valid.err);
    std::size_t failed = report.asked.size();
    for (const Finding& finding : report.findings) failed += finding.schematron.test.empty() ? 0 : 1;
    BOOST_TEST(valid.out == "valid\n" + std::to_string(failed) + "\n");
  }
}

// --- HTML --------------------------------------------------------------------------------------------------

// Whoever files a report needs what is open first, and nothing of its maker's machine.
BOOST_AUTO_TEST_CASE(a_report_says_first_what_is_open_and_names_no_folder) {
  Report report = checked(vending_text());
  report.file = "/home/somebody/secret-project/my.flow.xml";
  for (const auto& [label, value] : identity_in_words(report))
    BOOST_TEST(value.find("secret-project") == std::string::npos, value);
  const std::vector<std::string> open = open_in_words(report);
  BOOST_TEST(open.size() == causes_of(report).size() + report.examples.size() + report.open());
  const std::vector<Passage> passages = report_in_passages(report, document_of(vending_text()));
  const auto at = [&](const std::string& words) {
    return std::find_if(passages.begin(), passages.end(),
                        [&](const Passage& one) { return one.words.find(words) != std::string::npos; }) -
           passages.begin();
  };
  BOOST_TEST(at(open.back()) < at("what we rest on: "));
  BOOST_TEST(at("V: the text of the law was seen") < at("what we rest on: "));
}

BOOST_AUTO_TEST_CASE(how_much_was_gone_through_is_told_once_where_it_is_first_relied_on) {
  const Report report = checked(vending_text());
  const std::string gone =
      std::to_string(report.states) + " states and " + std::to_string(report.transitions);
  const auto told = [&](const std::vector<Passage>& passages) {
    return std::count_if(passages.begin(), passages.end(), [&](const Passage& passage) {
      return passage.words.find(gone) != std::string::npos;
    });
  };
  const Document document = document_of(vending_text());
  BOOST_TEST(told(report_in_passages(report, document)) == 1);
  BOOST_TEST(told(row_in_passages(report, "CN-PIPL-29", document)) == 1);
  BOOST_TEST(told(row_in_passages(report, "X-LOCALE.3", document)) == 0);  // no path shows it
}

BOOST_AUTO_TEST_CASE(the_page_for_lawyers_is_whole_and_tells_every_row) {
  const std::string text = fixture("shanghai-capture-without-permission");
  const Report report = checked(text);
  const std::string page = report_as_html(report, document_of(text));
  BOOST_TEST(page.find("<script") == std::string::npos);
  BOOST_TEST(page.find("src=") == std::string::npos);
  BOOST_TEST(page.find("@import") == std::string::npos);
  BOOST_TEST(page.find("url(") == std::string::npos);
  for (const RowResult& row : report.rows)
    BOOST_TEST(page.find("<div class=\"id\">" + row.id + "</div>") != std::string::npos, row.id);
  for (const HumanItem& item : report.human)
    BOOST_TEST(page.find("<td class=\"id\">" + item.id) != std::string::npos, item.id);
  for (const char* part : {"Broken: ", "presence sensor", "camera on", "uses of a camera", "lang=\"en\""})
    BOOST_TEST(page.find(part) != std::string::npos, part);
  // Well-formed but for what HTML leaves open.
  pugi::xml_document tree;
  const std::string xml =
      std::regex_replace(std::regex_replace(page, std::regex("<(meta|br)([^>]*)>"), "<$1$2/>"),
                         std::regex("<!DOCTYPE html>"), "");
  const pugi::xml_parse_result parsed = tree.load_string(xml.c_str());
  BOOST_TEST(bool(parsed), parsed.description());
}

BOOST_AUTO_TEST_CASE(the_page_shows_what_is_in_the_document_and_runs_nothing_of_it) {
  const std::string text =
      edited(sound_flow().text(), ">Small<", ">&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;<");
  const Report report = checked(text);
  const std::string page = report_as_html(report, document_of(text));
  BOOST_TEST(page.find("<script") == std::string::npos);
  BOOST_TEST(page.find("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;") != std::string::npos);
}

// --- mechanical fixes --------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_quick_fix_changes_just_its_bytes) {
  const std::string flow = edited(sound_flow().text(), "<choice id=\"start\" to=\"offer\" >",
                                  "<choice id=\"start\" preselected='true'\n to=\"offer\">");
  const auto edit = [&](const char* from, const char* to) { return edited(flow, from, to); };
  BOOST_TEST(mended("<sqf:delete match=\"@preselected\"/>", "n:choice", flow) ==
             edit(" preselected='true'", ""));
  BOOST_TEST(mended("<sqf:replace match=\"@preselected\" node-type=\"attribute\" select=\"'false'\"/>",
                    "n:choice", flow) == edit("preselected='true'", "preselected='false'"));
  BOOST_TEST(mended("<sqf:add node-type=\"attribute\" target=\"record-number\">a\"b&lt;'</sqf:add>",
                    "n:party",
                    flow) == edit("country=\"CN\">", "country=\"CN\" record-number=\"a&quot;b&lt;'\">"));
  BOOST_TEST(mended("<sqf:delete match=\".\"/>", "n:exit[@on = 'timeout'][../@id = 'scan']", flow) ==
             edit("<exit on=\"timeout\" after=\"PT30S\" to=\"offer\"></exit></capture>", "</capture>"));
  BOOST_TEST(mended("<sqf:add match=\"//n:device\" position=\"last-child\"><x:security "
                    "xmlns:x=\"urn:facenotice:flow:1\" "
                    "measure=\"encryption\"/></sqf:add>",
                    "n:flow", flow) == edit("</device>", "<security measure=\"encryption\"/></device>"));
}

BOOST_AUTO_TEST_CASE(what_a_person_wrote_is_never_touched) {
  const std::string flow = sound_flow().text();
  for (const char* fix :
       {"<sqf:delete match=\"n:title\"/>", "<sqf:delete match=\".//n:text\"/>",
        "<sqf:delete match=\"n:block\"/>",
        "<sqf:add match=\".//n:text\" node-type=\"attribute\" target=\"state\" select=\"''\"/>",
        "<sqf:replace match=\".//n:text/@lang\" node-type=\"attribute\" select=\"'fr'\"/>",
        "<sqf:add position=\"last-child\"><x:title xmlns:x=\"urn:facenotice:flow:1\"><x:text "
        "lang=\"en\"/></x:title></sqf:add>",
        "<sqf:delete match=\"//f:camera\"/>"})
    BOOST_TEST_CONTEXT(fix) {
      const Report report = fixed_report(fix, "n:screen[@id = 'notice']", flow);
      BOOST_REQUIRE(report.findings.size() == 1u);
      BOOST_TEST(report.findings[0].mechanical.empty());
      BOOST_TEST(mended(fix, "n:screen[@id = 'notice']", flow) == flow);
    }
}

// --- differences -------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_difference_is_one_that_patch_takes) {
  BOOST_TEST(unified_diff("f", "a\n", "a\n").empty());
  std::string before, after;
  for (int i = 0; i < 60; ++i) {
    before += "line " + std::to_string(i) + "\n";
    if (i == 7) continue;
    after += i == 30 ? "changed\nand more\n" : "line " + std::to_string(i) + "\n";
  }
  for (const auto& [old_text, new_text] : std::vector<std::pair<std::string, std::string>>{
           {before, after}, {after, before}, {"", "new\n"}, {"old\n", ""}, {"a\nb", "a\nc"}, {before, ""}}) {
    const TemporaryFolder folder;
    std::ofstream(folder / "f") << old_text;
    std::ofstream(folder / "d") << unified_diff((folder / "f").string(), old_text, new_text);
    const ChildResult result =
        run_apart({"patch", "--silent", (folder / "f").string(), (folder / "d").string()});
    std::ifstream in(folder / "f");
    const std::string now{std::istreambuf_iterator<char>(in), {}};
    BOOST_TEST(result.exit_code == 0, result.out);
    BOOST_TEST(now == new_text);
  }
}

// --- coverage ----------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(every_row_of_the_law_survey_is_in_exactly_one_pack) {
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  for (const Message& gap : coverage_gaps(*library, read_row_list(data_file("schema/rules/rows.txt"))))
    BOOST_ERROR(gap.english());
  for (const RowCoverage& row : coverage_of(*library))
    BOOST_TEST((!row.assertions.empty() || !row.human.empty() || !row.row->not_checked.empty()), row.row->id);
}

BOOST_AUTO_TEST_CASE(a_row_that_is_missing_or_too_much_is_named) {
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::of(
      {RulePack::parse(pack(pattern(rule("n:flow", assertion("A", "true()")))), "t.sch")}, {});
  BOOST_TEST(coverage_gaps(*library, {"T-1"}).empty());
  BOOST_TEST(coverage_gaps(*library, {"T-1", "T-2", "T-1"}).size() == 2u);
  BOOST_TEST(coverage_gaps(*library, {"T-2"}).size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
