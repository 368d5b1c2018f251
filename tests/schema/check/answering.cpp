// SPDX-License-Identifier: MIT
// What people answer for: severities, waivers, attestations, and findings that share a cause.
#include <boost/test/unit_test.hpp>
#include <regex>

#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/schema/packs/pack_text.hpp"
#include "tests/support/reviewers.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(answering)

namespace {

const std::string catalogue =
    R"(<attestations xmlns="urn:facenotice:pack:1"><role id="counsel"><name xml:lang="en">counsel</name><name xml:lang="zh-CN">法务</name></role><role id="translator"><name xml:lang="en">translator</name><name xml:lang="zh-CN">译者</name></role><role id="demonstration"><name xml:lang="en">demonstration</name><name xml:lang="zh-CN">演示</name></role><attestation id="H-01" roles="counsel" speaks-of="deployment"><statement xml:lang="en">It is needed.</statement><statement xml:lang="zh-CN">确有必要。</statement></attestation><attestation id="H-02" roles="translator" speaks-of="texts steps"><statement xml:lang="en">It is right.</statement><statement xml:lang="zh-CN">翻译准确。</statement></attestation></attestations>)";

std::string row(const std::string& id, const std::string& level = "must", const std::string& more = "",
                const std::string& source = "V:T") {
  return "<p:row id=\"" + id + "\" article=\"Art. " + id + "\" article-zh=\"第" + id + "条\" level=\"" +
         level + "\" source=\"" + source + "\" rest=\"none\" " + more + "><p:asks xml:lang=\"en\">Asked by " +
         id + ".</p:asks><p:asks xml:lang=\"zh-CN\">" + id + "要求。</p:asks></p:row>";
}
std::string of_row(const std::string& id, const std::string& text) {
  return edited_everywhere(text, "p:row=\"T-1\"", "p:row=\"" + id + "\"");
}

// Two rows, R-1 and R-2, that ask the same of consent screens by one property.
const std::string twice = abstract_pattern("P", rule("n:screen[$WHEN]", assertion("A", "@kind = 'none'"))) +
                          of_row("R-1", instance("i", "P", param("WHEN", "@kind = 'consent'"))) +
                          of_row("R-2", instance("j", "P", param("WHEN", "@kind = 'consent'")));

std::shared_ptr<const RuleLibrary> rules(const std::string& bytes) {
  return RuleLibrary::of({RulePack::parse(edited(bytes, " repealed=\"2026-06-01\"", ""), "t.sch")},
                         AttestationCatalog::parse(catalogue, "attestations.xml"));
}

Report report_on(const std::string& text, const std::string& bytes, const std::string& date = "2026-11-01",
                 bool strict = false, const std::string& language = "en") {
  CheckOptions options = as_of(date, language);
  options.rules = rules(bytes);
  options.strict = strict;
  options.reviewers = vouched_reviewers();
  return check(document_of(text), {}, options);
}

std::string flow_with(const std::string& at_the_end) {
  return edited(sound_flow().text(), "</flow>", at_the_end + "</flow>");
}
// The sound flow with a waiver by counsel, whom the check vouches for or not.
std::string waived_flow(const std::string& rule, const std::string& finding, const std::string& expires,
                        const std::string& date = "2026-01-01") {
  const Document document = with_reviewer(document_of(flow_with("")), "counsel");
  Waiver waiver = signed_waiver(document.flow().id, rule, finding, date, expires);
  if (months_after(date, 12) >= expires) return waive(document, waiver).document.bytes();
  return edited(
      waive(document, signed_waiver(document.flow().id, rule, finding, date, months_after(date, 12)))
          .document.bytes(),
      "expires=\"" + months_after(date, 12) + "\"", "expires=\"" + expires + "\"");
}

}  // namespace

// --- severity ----------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_row_says_how_severe_its_breach_is) {
  const auto severity = [](const std::string& level, const std::string& source, const std::string& role,
                           bool strict) {
    const std::string bytes =
        pack(of_row("R", pattern(rule("n:flow", assertion("A", "false()", "en zh", role)))), "", "",
             row("R", level, "", source));
    const Report report = report_on(flow_with(""), bytes, "2026-11-01", strict);
    BOOST_REQUIRE(report.findings.size() == 1u);
    return std::string(severity_word(report.findings[0].severity)) +
           (report.findings[0].message.find("unverified source") != std::string::npos ? " unverified" : "");
  };
  BOOST_TEST(severity("must", "V:T", "", false) == "error");
  BOOST_TEST(severity("must-equiv", "V:T", "", false) == "warning");
  BOOST_TEST(severity("must-equiv", "V:T", "", true) == "error");
  BOOST_TEST(severity("should", "V:T", "", true) == "warning");
  BOOST_TEST(severity("info", "V:T", "", true) == "info");
  BOOST_TEST(severity("must", "M", "", true) == "warning unverified");
  BOOST_TEST(severity("must-equiv", "M:X", "", true) == "warning unverified");
  BOOST_TEST(severity("info", "M", "", false) == "info unverified");
  BOOST_TEST(severity("must", "V*:T", "role=\"review\"", false) == "review");
  BOOST_TEST(severity("must", "V:T", "role=\"info\"", true) == "info");
  BOOST_TEST(severity("must", "V:T", "role=\"warning\"", true) == "warning");
}

// --- causes ------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(several_laws_that_one_wrong_breaks_are_one_cause) {
  const std::string bytes = pack(twice, "", "",
                                 row("R-1", "should", "limit=\"30 days\" strictness=\"30\"") +
                                     row("R-2", "must", "limit=\"a week\" strictness=\"7\""));
  const Report report = report_on(flow_with(""), bytes);
  BOOST_TEST(report.findings.size() == 2u);
  const std::vector<Cause> causes = causes_of(report);
  BOOST_REQUIRE(causes.size() == 1u);
  BOOST_REQUIRE(causes[0].laws.size() == 2u);
  BOOST_TEST(causes[0].laws[0].id == "R-2", "the most severe comes first");
  BOOST_TEST((causes[0].severity == Severity::error));
  BOOST_REQUIRE(causes[0].strictest != nullptr);
  BOOST_TEST(causes[0].strictest->limit == "a week");
  BOOST_TEST(laws_in_short(causes[0]) == "R-2, R-1");
  const std::string text = report_as_text(report, document_of(flow_with("")), false);
  BOOST_TEST(text.find("strictest: a week (R-2, Test, Art. R-2)") != std::string::npos, text);
  BOOST_TEST(text.find("law: error, R-2, Test, Art. R-2: Asked by R-2.") != std::string::npos, text);
  BOOST_TEST(text.find("1 cause: 2 findings by 1 law or standard, 0 let pass.") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(several_things_missing_at_one_place_are_one_cause) {
  // The sound flow's notice has one block; everything else is not told.
  const std::string bytes = pack(
      of_row("R-1", pattern(rule("f:camera/f:told[@role = 'rights' or @role = 'contact']",
                                 assertion("A", "@holds = 'true'")))) +
          of_row("R-2",
                 pattern(rule("f:camera/f:told[@role = 'rights']",
                              "<assert id=\"B\" test=\"@holds = 'true'\" diagnostics=\"en zh\">T</assert>"))),
      "", "", row("R-1") + row("R-2"));
  const Report report = report_on(flow_with(""), bytes);
  const std::vector<Cause> causes = causes_of(report);
  BOOST_REQUIRE(causes.size() == 2u);
  const std::size_t both = causes[0].items.size() == 2 ? 0 : 1;
  BOOST_TEST(causes[both].items.size() == 2u);
  BOOST_TEST(causes[1 - both].items.size() == 1u);
  BOOST_TEST(report_as_text(report, document_of(flow_with("")), false).find("all of these: ") !=
             std::string::npos);
}

// --- waivers -----------------------------------------------------------------------------------------------

const std::string two_rows = pack(twice, "", "", row("R-1", "should") + row("R-2"));

std::string fingerprint_of(const std::string& law) {
  const Report report = report_on(flow_with(""), two_rows);
  const Finding* finding = find(report, law);
  BOOST_REQUIRE(finding != nullptr);
  return finding->fingerprint;
}

// A report of another day looks like one of today; it says so, for what came since is in none of its rows.
BOOST_AUTO_TEST_CASE(a_day_that_is_not_today_is_told) {
  const auto said_on = [](const std::string& as_of, const std::string& today) {
    CheckOptions options;
    options.as_of = as_of;
    options.today = today;
    options.rules = rules(two_rows);
    std::string all;
    for (const std::string& sentence : verdict_in_words(check(document_of(sound_flow().text()), {}, options)))
      all += sentence + "\n";
    return all;
  };
  BOOST_TEST(said_on("2026-11-01", "2026-11-02").find("a day that is over") != std::string::npos);
  BOOST_TEST(said_on("2026-11-03", "2026-11-02").find("a day that is yet to come") != std::string::npos);
  BOOST_TEST(said_on("2026-11-02", "2026-11-02").find("Judged by the laws") == std::string::npos);
}

// "Proven" of a row whose checks see two limbs of three would promise the third.
BOOST_AUTO_TEST_CASE(what_nobody_looks_at_is_told_and_never_called_proven) {
  const std::string rest =
      "><p:rest xml:lang=\"en\">whether it is meant.</p:rest><p:rest "
      "xml:lang=\"zh-CN\">是否出于真心。</p:rest></p:row>";
  const std::string with_rest = edited(edited(row("R-1"), " rest=\"none\"", ""), "></p:row>", rest);
  const std::string bytes =
      pack(edited_everywhere(twice, "@kind = 'none'", "@kind != 'none'"), "", "", with_rest + row("R-2"));
  const Report report = report_on(sound_flow().text(), bytes);
  BOOST_REQUIRE(report.rows.size() == 2U);
  BOOST_TEST((report.rows[0].basis == RowBasis::in_part));
  BOOST_TEST((report.rows[1].basis == RowBasis::proven));
  BOOST_TEST(rest_in_words(report, report.rows[0]) == "Not looked at: whether it is meant.");
  BOOST_TEST(rest_in_words(report, report.rows[1]).empty());
  const std::string headline = verdict_in_words(report).front();
  BOOST_TEST(headline.find("every rule is proven") == std::string::npos, headline);
  const std::string page = report_as_html(report, document_of(sound_flow().text()));
  BOOST_TEST(page.find("Not looked at: whether it is meant.") != std::string::npos);
  BOOST_TEST(page.find("1 rule is shown in part") != std::string::npos);
  const Report chinese = report_on(sound_flow().text(), bytes, "2026-11-01", false, "zh-CN");
  BOOST_TEST(report_as_html(chinese, document_of(sound_flow().text())).find("是否出于真心。") !=
             std::string::npos);
  const Report elsewhere =
      report_on(sound_flow().text(), edited_everywhere(bytes, "@kind = 'consent'", "@kind = 'advert'"));
  BOOST_TEST((elsewhere.rows[0].basis == RowBasis::not_concerned));
  BOOST_TEST(rest_in_words(elsewhere, elsewhere.rows[0]).empty(), "nothing that it speaks of is here");
}

BOOST_AUTO_TEST_CASE(a_waived_finding_stays_in_sight_and_does_not_count) {
  const std::string text = waived_flow("R-1", fingerprint_of("R-1"), "2026-12-31");
  const Report report = report_on(text, two_rows);
  const Finding* waived = find(report, "R-1");
  BOOST_REQUIRE((waived != nullptr && waived->waiver.has_value()));
  BOOST_TEST(waived->waiver->approver == "The counsel");
  BOOST_TEST(report.count(Severity::warning) == 0u);
  BOOST_TEST(report.waived() == 1u);
  BOOST_TEST((report.verdict == Verdict::broken), "guidance is let pass, not the law beside it");
  const std::string said = report_as_text(report, document_of(text), false);
  BOOST_TEST(said.find("waived until 2026-12-31 by The counsel: Being mended") != std::string::npos, said);
  BOOST_TEST(report_as_json(report).find("\"approver\": \"The counsel\"") != std::string::npos);
}

// What is said of a waiver of the row, that ends on that day.
std::string said_of_waiver(const std::string& text, const std::string& date = "2026-11-01") {
  const Report report = report_on(text, two_rows, date);
  std::string said = std::to_string(report.waived()) + " waived";
  for (const Finding& finding : report.findings)
    if (finding.pack == "FN") said += std::string(", ") + severity_word(finding.severity) + " " + finding.id;
  return said;
}

BOOST_AUTO_TEST_CASE(a_waiver_is_for_one_finding_until_its_day) {
  const std::string print = fingerprint_of("R-1");
  BOOST_TEST(said_of_waiver(waived_flow("R-1", print, "2026-12-31"), "2026-12-31") == "1 waived");
  BOOST_TEST(said_of_waiver(waived_flow("R-1", print, "2026-12-31"), "2027-01-01") ==
             "0 waived, warning FN-WAIVER-EXPIRED");
  BOOST_TEST(said_of_waiver(waived_flow("R-2", print, "2026-12-31")) == "0 waived, warning FN-WAIVER-STALE");
  BOOST_TEST(said_of_waiver(waived_flow("R-1", "0123456789abcdef", "2026-12-31")) ==
             "0 waived, warning FN-WAIVER-STALE");
}

BOOST_AUTO_TEST_CASE(what_a_law_demands_cannot_be_waived) {
  const std::string text = waived_flow("R-2", fingerprint_of("R-2"), "2026-12-31");
  BOOST_TEST(said_of_waiver(text) == "0 waived, error FN-WAIVER-MUST");
  const Report report = report_on(text, two_rows);
  BOOST_TEST(report.count(Severity::error) == 2u);
  BOOST_TEST(find(report, "FN-WAIVER-MUST")->message.find("That cannot be waived") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_waiver_counts_only_when_a_reviewer_has_signed_it_for_a_year_at_most) {
  const std::string print = fingerprint_of("R-1"), good = waived_flow("R-1", print, "2026-12-31");
  const std::string changed = edited(good, "Being mended", "Being mended!");
  BOOST_TEST(said_of_waiver(changed) == "0 waived, warning FN-WAIVER-UNSIGNED");
  // What it was for says so, too: whoever looks there must not take it for unseen.
  const Report unheeded = report_on(changed, two_rows);
  BOOST_TEST(
      find(unheeded, "R-1")->not_waived_why.find("The waiver of R-1 by The counsel does not count.") == 0U,
      find(unheeded, "R-1")->not_waived_why);
  BOOST_TEST(find(report_on(good, two_rows), "R-1")->not_waived_why.empty());
  const std::string unsigned_ =
      std::regex_replace(good, std::regex(" key=\"[^\"]{16}\" signature=\"[^\"]*\""), "");
  BOOST_TEST(said_of_waiver(unsigned_) == "0 waived, warning FN-WAIVER-UNSIGNED");
  const std::string by_nobody = std::regex_replace(good, std::regex("<reviewer [^>]*/>"), "");
  BOOST_TEST(said_of_waiver(by_nobody) == "0 waived, warning FN-WAIVER-UNSIGNED");
  // The end is signed too: a longer one is another waiver.
  BOOST_TEST(said_of_waiver(waived_flow("R-1", print, "2027-01-02")) ==
             "0 waived, warning FN-WAIVER-UNSIGNED");
}

BOOST_AUTO_TEST_CASE(what_only_a_person_can_judge_is_not_waived) {
  const std::string bytes =
      pack(of_row("R", pattern(rule("n:flow", assertion("A", "false()", "en zh", "role=\"review\"")))), "",
           "", row("R"));
  const Report before = report_on(flow_with(""), bytes);
  BOOST_REQUIRE(before.findings.size() == 1u);
  const Report report = report_on(waived_flow("R", before.findings[0].fingerprint, "2026-12-31"), bytes);
  BOOST_TEST(report.count(Severity::review) == 1u);
  BOOST_TEST((find(report, "FN-WAIVER-REVIEW") != nullptr));
}

BOOST_AUTO_TEST_CASE(a_fingerprint_stays_while_other_places_change) {
  const std::string bytes =
      pack(of_row("R", pattern(rule("n:block", assertion("A", "false()")))), "", "", row("R"));
  const std::string before = flow_with("");
  const auto prints = [&](const std::string& text) {
    std::set<std::string> found;
    for (const Finding& finding : report_on(text, bytes).findings) found.insert(finding.fingerprint);
    return found;
  };
  const std::set<std::string> old = prints(before);
  BOOST_REQUIRE(old.size() == 1u);
  // Another block of another role in front of it, and other lines.
  const std::string moved =
      edited(before, "<block role=\"purpose\">",
             "\n\n<block role=\"contact\"><text lang=\"en\">Who</text></block><block role=\"purpose\">");
  const std::set<std::string> now = prints(moved);
  BOOST_TEST(now.size() == 2u);
  BOOST_TEST(now.count(*old.begin()) == 1u);
}

// --- attestations ------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_catalogue_with_a_fault_is_refused_with_its_line) {
  const auto refused = [](const std::string& text, const std::string& about) {
    try {
      (void)AttestationCatalog::parse(text, "a.xml");
      BOOST_ERROR("it was taken");
    } catch (const CouldNotCheck& error) {
      const std::string said = error.what();
      BOOST_TEST(said.rfind("a.xml:1: the list of attestations cannot be used: ", 0) == 0u, said);
      BOOST_TEST(said.find(about) != std::string::npos, said);
    }
  };
  refused("<attestations/>", "the root must be");
  refused("<!DOCTYPE a><attestations/>", "DOCTYPE");
  refused(edited(catalogue, "speaks-of=\"deployment\"", "speaks-of=\"weather\""), "weather");
  refused(edited(catalogue, " roles=\"counsel\"", ""), "needs roles");
  refused(edited(catalogue, "roles=\"counsel\"", "roles=\"janitor\""), "there is no role janitor above");
  refused(edited(catalogue, "speaks-of=\"deployment\"", "holds=\"soon\" speaks-of=\"deployment\""),
          "holds: “soon”");
  refused(edited(catalogue, "<statement xml:lang=\"zh-CN\">确有必要。</statement>", ""), "in zh-CN");
  refused(edited(catalogue, "H-02", "H-01"), "two attestations have the id H-01");
  refused(edited(catalogue, "</attestation>", "<hint/></attestation>"), "<hint> is not supported");
}

// --- which packs bind --------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(rows_sleep_until_their_day) {
  const std::string bytes = pack(twice, "", "", row("R-1") + row("R-2", "must", "effective=\"2027-01-01\""));
  const Report before = report_on(flow_with(""), bytes, "2026-12-31");
  BOOST_TEST((find(before, "R-2") == nullptr));
  BOOST_REQUIRE(before.packs.size() == 1u);
  BOOST_TEST(before.packs[0].asleep == (std::vector<std::string>{"R-2"}), boost::test_tools::per_element());
  BOOST_TEST(report_as_text(before, document_of(flow_with("")), false)
                 .find("rows not in force on 2026-12-31: R-2") != std::string::npos);
  BOOST_TEST((find(report_on(flow_with(""), bytes, "2027-01-01"), "R-2") != nullptr));
}

BOOST_AUTO_TEST_CASE(a_standard_binds_by_its_code) {
  const std::string bytes = edited(two_rows, "jurisdictions=\"CN\"", "standards=\"ISO-29184 WCAG\"");
  const auto with = [](const std::string& standards) {
    return edited(flow_with(""), "</deployment>", standards + "</deployment>");
  };
  CheckOptions options = as_of("2026-11-01");
  const RulePack other = RulePack::parse(
      edited_everywhere(
          edited(pack(of_row("T-9", pattern(rule("n:flow", assertion("Z", "true()")))), "", "", row("T-9")),
                 " repealed=\"2026-06-01\"", ""),
          "id=\"T\"", "id=\"U\""),
      "u.sch");
  options.rules =
      RuleLibrary::of({RulePack::parse(edited(bytes, " repealed=\"2026-06-01\"", ""), "t.sch"), other},
                      AttestationCatalog::parse(catalogue, "attestations.xml"));
  const Report without = check(document_of(with("")), {}, options);
  BOOST_TEST((without.packs[0].use == PackUse::Use::not_declared));
  const Report named = check(document_of(with("<standard code=\"WCAG\"/>")), {}, options);
  BOOST_TEST((named.packs[0].use == PackUse::Use::applied));
  BOOST_TEST(named.packs[0].because == "WCAG");
  const Report unknown = check(document_of(with("<standard code=\"DIN-1\"/>")), {}, options);
  BOOST_TEST((unknown.verdict == Verdict::could_not_check));
  BOOST_TEST(unknown.could_not.find("DIN-1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_jurisdiction_or_a_day_without_law_could_not_be_checked) {
  BOOST_TEST(report_on(flow_with(""), two_rows).packs[0].because == "CN");
  const Report elsewhere = report_on(
      edited(flow_with(""), "<jurisdiction code=\"CN\"/>", "<jurisdiction code=\"SG\"/>"), two_rows);
  BOOST_TEST((elsewhere.verdict == Verdict::could_not_check));
  BOOST_TEST(elsewhere.could_not.find("SG") != std::string::npos);
  const Report early = report_on(flow_with(""), two_rows, "2025-05-31");
  BOOST_TEST((early.verdict == Verdict::could_not_check));
  BOOST_TEST(early.could_not.find("2025-05-31") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
