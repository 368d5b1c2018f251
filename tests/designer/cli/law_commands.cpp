// SPDX-License-Identifier: MIT
// The commands about the law, as their users meet them: explain, coverage, rules, law-change, audit, and
// check with --fix and other people's formats.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;
using nlohmann::json;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(law_commands)

namespace {

void check_says(const ChildResult& result, int code, const std::vector<std::string>& parts) {
  BOOST_TEST_CONTEXT(sentence(result)) {
    BOOST_TEST(result.exit_code == code);
    for (const std::string& part : parts)
      BOOST_TEST((result.out + result.err).find(part) != std::string::npos, "does not say: " << part);
  }
}
std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// A copy of the program's rules with a pack that has a mechanical fix: no choice is preselected.
struct FixingRules {
  FixingRules() {
    fs::copy(std::string(FACENOTICE_SOURCE_DIR) + "/schema", data / "schema", fs::copy_options::recursive);
    write_text(
        data / "schema/rules/core/fixing.sch",
        R"xml(<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:p="urn:facenotice:pack:1" xmlns:sqf="http://www.schematron-quickfix.com/validator/process" queryBinding="xpath">
<ns prefix="n" uri="urn:facenotice:flow:1"/>
<p:pack id="FIX" jurisdictions="*" effective="2020-01-01"><p:title xml:lang="en">Fixing</p:title><p:title xml:lang="zh-CN">修复</p:title></p:pack>
<p:row id="FIX-1" article="1" article-zh="1" level="must" source="H" rest="none"><p:asks xml:lang="en">Nothing is preset.</p:asks><p:asks xml:lang="zh-CN">不得预选。</p:asks></p:row>
<pattern id="FIX-1.p" p:row="FIX-1"><rule context="n:choice"><assert id="fixing" test="not(@preselected)" diagnostics="fixing.en fixing.zh" sqf:fix="unset">Nothing is preset.</assert>
<sqf:fix id="unset"><sqf:description><sqf:title xml:lang="en">Remove preselected</sqf:title><sqf:title xml:lang="zh-CN">删除 preselected</sqf:title></sqf:description><sqf:delete match="@preselected"/></sqf:fix></rule></pattern>
<diagnostics><diagnostic id="fixing.en" xml:lang="en">"<value-of select="@id"/>" is preset.</diagnostic><diagnostic id="fixing.zh" xml:lang="zh-CN">“<value-of select="@id"/>”被预选。</diagnostic></diagnostics>
</schema>)xml");
    options.environment = {"FACENOTICE_DATA=" + data.path().string(),
                           "FACENOTICE_FONTS=" + std::string(FACENOTICE_SOURCE_DIR) + "/build/fonts"};
  }
  TemporaryFolder data;
  ChildOptions options;
};

}  // namespace

BOOST_AUTO_TEST_CASE(explain_says_what_a_rule_is) {
  check_says(
      run_program({"explain", "CN-FRT-10.1"}), 0,
      {"CN-FRT-10.1  Measures for the Security Management of Facial Recognition (2025), Art. 10",
       "weight: must: a breach is an error", "source: in our words, held against the official text (V:CN1)",
       "in force: from 2025-06-01", "Property P07.", "for every: ", "holds: ", "A person confirms:", "H-08"});
  const std::string said = run_program({"explain", "CN-FRT-10.1"}).out;
  BOOST_TEST(said.find("our reading: ") < said.find("For authors of rules:"));
  BOOST_TEST(said.find("For authors of rules:") < said.find("for every: "),
             "words first, expressions at the end");
  BOOST_TEST(said.find("written in: rules/cn/frt-measures-2025.sch:") != std::string::npos, said);
  check_says(run_program({"explain", "SZ-DATA-19"}), 0,
             {"the law's own words: no link to the official text is kept"});
  check_says(run_program({"explain", "H-04"}), 0,
             {"H-04  The machine is lawful at this public place", "who confirms it: site owner, counsel",
              "An answer without a file that shows it does not count.",
              "how long an answer holds: ", "The laws that ask for it:", "CN-PIPL-26, "});
  for (const char* id : {"P02.consent", "P02-consent"})
    check_says(run_program({"explain", id}), 0,
               {std::string(id) + "  ", "The laws that ask for it:", "CN-FRT-6.1"});
  check_says(run_program({"explain", "NOTHING-1"}), 2,
             {"There is no rule, item, property or code NOTHING-1"});
}

BOOST_AUTO_TEST_CASE(two_roles_that_answer_one_item_are_told_what_each_answers_for) {
  const Bench bench;
  const std::string flow = bench.at("a.flow.xml");
  bench.require({"new", "-o", flow});
  bench.require({"key", "new", "--role", "reviewer", "-o", bench.at("counsel")});
  bench.require(
      {"reviewer", "add", flow, "--name", "Li Wei", "--role", "counsel", "--key", bench.at("counsel.pub")});
  write_text(bench.at("memo.pdf"), "because");
  const std::vector<std::string> english = {
      "Counsel confirms the ground: it is necessary for public security, or the memo names another",
      "The site owner confirms who installs it: "};
  check_says(run_program({"attest", flow, "--item", "H-04", "--key", bench.at("counsel.key"), "--evidence",
                          bench.at("memo.pdf")}),
             0, english);
  check_says(run_program({"explain", "H-04"}), 0, english);
  for (const char* format : {"text", "json", "html"}) {
    check_says(run_program({"check", flow, "--format", format, "--lang", "en"}), 0, english);
    check_says(run_program({"check", flow, "--format", format, "--lang", "zh-CN"}), 0,
               {"法务确认依据：为维护公共安全所必需", "场所管理者确认安装主体："});
  }
}

BOOST_AUTO_TEST_CASE(coverage_lists_every_row) {
  const ChildResult text = run_program({"coverage"});
  check_says(text, 0, {"CN-FRT-6.1 ", "rule: ", "person: H-", "no document matter: ", " rules: "});
  const json all = json::parse(run_program({"coverage", "--format", "json"}).out);
  BOOST_TEST(all.at("counts").at("rows").get<std::size_t>() == all.at("rows").size());
  const json one = json::parse(run_program({"coverage", "--pack", "CN-FRT", "--format", "json"}).out);
  BOOST_TEST(one.at("rows").size() < all.at("rows").size());
  for (const json& row : one.at("rows")) BOOST_TEST(row.at("pack") == "CN-FRT");
  check_says(run_program({"coverage", "--pack", "NONE"}), 2, {"There is no rule pack NONE"});
}

BOOST_AUTO_TEST_CASE(rules_expand_prints_a_pack_that_stands_alone) {
  const ChildResult expanded = run_program({"rules", "expand", "CN-FRT"});
  BOOST_TEST(expanded.exit_code == 0);
  for (const char* gone : {"<include", "is-a=", "abstract="})
    BOOST_TEST(expanded.out.find(gone) == std::string::npos, gone);
  const TemporaryFolder folder;
  write_text(folder / "x.sch", expanded.out);
  BOOST_TEST(run_program({"rules", "expand", (folder / "x.sch").string()}).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(law_change_tells_what_a_new_law_makes_wrong) {
  const std::string file = fixture("shanghai-bait-label");
  const ChildResult result = run_program({"law-change", "--from", "2025-03-01", "--to", "2026-01-01", file});
  check_says(result, 1,
             {"from 2025-03-01 to 2026-01-01: ",
              "Measures for the Security Management of Facial Recognition (2025): applied",
              "\n+ " + file + ":", "[CN-FRT-12.1]"});
  BOOST_TEST(result.out.find("\n- ") == std::string::npos);
  check_says(run_program({"law-change", "--from", "2026-01-01", "--to", "2025-03-01", file}), 0,
             {"\n- " + file});
  check_says(run_program({"law-change", "--from", "2026-01-01", "--to", "2026-01-02", vending}), 0,
             {"0 findings appear, 0 vanish"});
}

BOOST_AUTO_TEST_CASE(audit_names_every_file_in_order_and_its_worst_exit_code_counts) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "deep" / "er");
  fs::copy(vending, folder / "b.flow.xml");
  fs::copy(fixture("shanghai-bait-label"), folder / "deep" / "a.flow.xml");
  fs::copy(vending, folder / "deep" / "er" / "c.flow.xml");
  write_text(folder / "notes.txt", "not a flow");
  const std::string root = folder.path().string();
  std::string first;
  for (const std::string jobs : {"1", "2", "7"}) {
    const ChildResult result = run_program({"audit", root, "--jobs", jobs});
    check_says(result, 1,
               {"3 flows: 1 broken, 2 waiting for people, 0 lawful as far as checked, 0 could not be "
                "checked, 0 unreadable.",
                "BROKEN", "CN-FRT-12.1"});
    if (first.empty()) first = result.out;
    BOOST_TEST(result.out == first);
  }
  const std::vector<std::string> lines = lines_of(first);
  BOOST_REQUIRE(lines.size() == 4u);
  BOOST_TEST(lines[0].find("b.flow.xml: waiting for people") != std::string::npos);
  BOOST_TEST(lines[1].find("deep/a.flow.xml: BROKEN") != std::string::npos);

  write_text(folder / "broken.flow.xml", "<flow/>");
  const ChildResult unreadable = run_program({"audit", root, "--format", "json"});
  BOOST_TEST(unreadable.exit_code == 2);
  std::size_t seen = 0;
  for (const std::string& line : lines_of(unreadable.out))
    seen += json::parse(line).contains("verdict") ? 1 : 0;
  BOOST_TEST(seen == 4u);

  write_text(folder / "x,\"y\".flow.xml",
             edited(vending_text(), "<jurisdiction code=\"CN-SH\"/>", "<jurisdiction code=\"BR\"/>"));
  const ChildResult csv = run_program({"audit", root, "--format", "csv"});
  check_says(csv, 3, {"file,verdict,flow,errors,", "x,\"\"y\"\".flow.xml\",could-not-check,"});
  check_says(run_program({"audit", root + "/none"}), 2, {"there is no such file or folder"});
  check_says(run_program({"audit", (folder / "deep" / "er" / "..").string() + "/../notes.txt"}), 2,
             {"UNREADABLE"});
}

BOOST_AUTO_TEST_CASE(audit_looks_into_packages) {
  const Bench bench;
  const std::string package = bench.signed_package("p", false);
  check_says(run_program({"audit", package}), 0, {"p.fnp: waiting for people"});
  write_text(bench.at("q.fnp"), "not a package");
  check_says(run_program({"audit", bench.at("q.fnp")}), 2, {"q.fnp: UNREADABLE"});
}

BOOST_AUTO_TEST_CASE(check_fixes_what_a_program_can_and_shows_it_first) {
  const FixingRules rules;
  const TemporaryFolder folder;
  const std::string file = (folder / "x.flow.xml").string(),
                    before = edited(vending_text(), "<choice id=\"leave\"",
                                    "<choice preselected=\"true\" id=\"leave\"");
  write_text(file, before);
  const ChildResult dry = run_program({"check", file, "--fix", "--dry-run"}, rules.options);
  check_says(dry, 0,
             {"--- " + file, "-      <choice preselected=\"true\" id=\"leave\"",
              "+      <choice id=\"leave\"", "1 fix would be made; nothing was written."});
  BOOST_TEST(read_text(file) == before);
  check_says(run_program({"check", file}, rules.options), 1,
             {"\"Back to start\" is preset.", "check --fix can: Remove preselected"});
  check_says(run_program({"check", file, "--fix"}, rules.options), 0, {"1 fix was made."});
  BOOST_TEST(read_text(file) == vending_text());
  check_says(run_program({"check", file, "--fix"}, rules.options), 0, {"0 fixes were made."});
  check_says(run_program({"check", file, "--dry-run"}), 2, {"--dry-run stands only beside --fix"});
}

BOOST_AUTO_TEST_CASE(check_speaks_the_formats_of_others_and_two_languages) {
  const std::string file = fixture("shanghai-extra-questions");
  BOOST_TEST(json::parse(run_program({"check", file, "--format", "sarif"}).out).at("version") == "2.1.0");
  check_says(run_program({"check", file, "--format", "svrl"}), 1, {"<svrl:failed-assert "});
  check_says(run_program({"check", file, "--format", "html", "--lang", "zh-CN"}), 1,
             {"<html lang=\"zh-CN\">", "不符：", "逐条结果"});
  const TemporaryFolder folder;
  const std::string output = (folder / "r.html").string();
  const ChildResult written = run_program({"check", file, "--format", "html", "-o", output});
  BOOST_TEST(written.out.empty());
  BOOST_TEST(read_text(output).find("Broken: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(strict_counts_what_authorities_say) {
  const std::string file = fixture("shanghai-capture-without-permission");
  const json usual = json::parse(run_program({"check", file, "--format", "json"}).out),
             strict = json::parse(run_program({"check", file, "--format", "json", "--strict"}).out);
  BOOST_TEST(strict.at("counts").at("error").get<int>() > usual.at("counts").at("error").get<int>());
}

BOOST_AUTO_TEST_SUITE_END()
