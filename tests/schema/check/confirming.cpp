// SPDX-License-Identifier: MIT
// What people confirm: whose answer counts, for how long, and what a verdict makes of it.
#include <array>
#include <boost/test/unit_test.hpp>
#include <regex>

#include <nlohmann/json.hpp>

#include "schema/check/verdict.hpp"
#include "schema/report/formats.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/reviewers.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(confirming)

namespace {

constexpr const char* day = "2026-11-20";

Report report_on(const Document& document, bool vouched, const std::string& date = day) {
  CheckOptions options = as_of(date);
  options.today = date;
  if (vouched) options.reviewers = vouched_reviewers();
  return check_laid_out(document, memo(), options);
}

AnswerState state_in(const Report& report, const std::string& item, const std::string& role = "") {
  for (const HumanItem& asked : report.human)
    if (asked.id == item) {
      if (role.empty()) return asked.state();
      for (const Answer& answer : asked.answers)
        if (answer.role == role) return answer.state;
    }
  BOOST_ERROR("nobody is asked about " + item);
  return AnswerState::missing;
}
std::string state_of(const Document& document, const std::string& item, const std::string& role = "",
                     const std::string& date = day) {
  return answer_state_word(state_in(report_on(document, true, date), item, role));
}

Document vending() {
  return document_of(vending_text());
}
// The template with one answer, by a reviewer of that role.
Document answered(const std::string& item, const std::string& role, const std::string& date = "2026-11-01") {
  const Document with = with_reviewer(vending(), role);
  return with_answer(with, answer_to(with, item, role, date));
}
Document reparsed(const Document& document, const std::string& from, const std::string& to) {
  return document_of(edited(document.bytes(), from, to));
}

std::string basis(const Report& report, const std::string& row) {
  for (const RowResult& result : report.rows)
    if (result.id == row) return row_basis_word(result.basis);
  return "no such row";
}

}  // namespace

// --- whose answer counts -----------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(an_answer_counts_by_signature_role_term_evidence_part_and_end) {
  BOOST_TEST(state_of(vending(), "H-02") == "missing");
  const Document good = answered("H-02", "data-protection-officer");
  BOOST_TEST(state_of(good, "H-02") == "confirmed");

  BOOST_TEST(state_of(document_of(std::regex_replace(good.bytes(), std::regex(" signature=\"[^\"]*\""), "")),
                      "H-02") == "unsigned");
  BOOST_TEST(state_of(document_of(std::regex_replace(good.bytes(), std::regex("<reviewer [^>]*/>"), "")),
                      "H-02") == "unknown-key");
  BOOST_TEST(state_of(reparsed(good, "role=\"data-protection-officer\" key=\"RW", "role=\"vendor\" key=\"RW"),
                      "H-02") == "other-role");
  BOOST_TEST(state_of(reparsed(good, "from=\"2020-01-01\"", "from=\"2026-11-02\""), "H-02") == "not-yet");
  BOOST_TEST(state_of(reparsed(good, "until=\"2099-12-31\"", "until=\"2026-10-31\""), "H-02") ==
             "out-of-term");
  const std::string key = reviewer_of_role("data-protection-officer").key;
  BOOST_TEST(state_of(revoke_reviewer(good, key, "2026-11-15").document, "H-02") == "revoked");
  BOOST_TEST(state_of(revoke_reviewer(good, key, "2026-11-25").document, "H-02") == "confirmed");
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"date=\"2026-11-01\"", "date=\"2026-11-02\""},
           {"item=\"H-02\"", "item=\"H-02\" expires=\"2027-11-01\""},
           {"item=\"H-02\"", "item=\"H-02\" said=\"not-satisfied\""},
           {"evidence=\"evidence.pdf\"", "evidence=\"opinion.pdf\""},
           {"evidence-digest=\"" + sha256_hex("evidence"), "evidence-digest=\"" + sha256_hex("another")}})
    BOOST_TEST(state_of(reparsed(good, from, to), "H-02") == "bad-signature", to);
  BOOST_TEST(state_of(reparsed(good, "绿茶", "红茶"), "H-02") == "stale");

  const Document with = with_reviewer(vending(), "data-protection-officer");
  Confirmation bare = answer_to(with, "H-02", "data-protection-officer", "2026-11-01");
  bare.evidence_digest.clear();
  BOOST_TEST(state_of(with_answer(with, bare), "H-02") == "without-evidence");
  Confirmation ends = answer_to(with, "H-02", "data-protection-officer", "2026-11-01");
  ends.expires = "2026-11-20";
  BOOST_TEST(state_of(with_answer(with, ends), "H-02", "", "2026-11-20") == "confirmed");
  BOOST_TEST(state_of(with_answer(with, ends), "H-02", "", "2026-11-21") == "expired");
  BOOST_TEST(state_of(answered("H-02", "data-protection-officer", "2026-11-21"), "H-02") == "not-yet");
}

BOOST_AUTO_TEST_CASE(the_name_of_an_answer_is_the_reviewers) {
  const Document good = answered("H-02", "data-protection-officer");
  BOOST_TEST(state_of(reparsed(good, "by=\"The data-protection-officer\"", "by=\"Mickey Mouse\""), "H-02") ==
             "other-role");
}

BOOST_AUTO_TEST_CASE(an_item_for_two_roles_needs_both) {
  const Document one = answered("H-04", "counsel");
  BOOST_TEST(state_of(one, "H-04", "counsel") == "confirmed");
  BOOST_TEST(state_of(one, "H-04", "site-owner") == "missing");
  BOOST_TEST(state_of(one, "H-04") == "missing");
  const Document with = with_reviewer(one, "site-owner");
  const Document both = with_answer(with, answer_to(with, "H-04", "site-owner", "2026-11-02"));
  BOOST_TEST(state_of(both, "H-04") == "confirmed");
  BOOST_TEST(state_of(both, "H-04", "counsel") == "confirmed", "the second answer replaces nothing");
}

BOOST_AUTO_TEST_CASE(one_person_with_two_keys_is_one_person) {
  const auto by = [](const std::string& counsel, const std::string& owner) {
    Document document = vending();
    for (const auto& [role, name] : {std::pair{"counsel", counsel}, std::pair{"site-owner", owner}}) {
      Reviewer reviewer = reviewer_of_role(role);
      reviewer.name = name;
      document = add_reviewer(document, reviewer).document;
      Confirmation answer = answer_to(document, "H-04", role, "2026-11-01");
      answer.by = name;
      document = with_answer(document, answer);
    }
    CheckOptions options = as_of(day);
    options.today = day;
    options.reviewers.reviewers = paperwork_of(document).reviewers;
    const Report report = check_laid_out(document, memo(), options);
    return std::pair{answer_state_word(state_in(report, "H-04")), report};
  };
  BOOST_TEST(by("Li Wei", "Wang Fang").first == std::string("confirmed"));
  for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{
           {"Li Wei", "Li Wei"}, {"Li Wei", "  li  WEI "}, {"Li Wei", "Ｌｉ　Ｗｅｉ"}, {"李伟", "李 伟"}}) {
    const auto [state, report] = by(one, other);
    BOOST_TEST(state == std::string("same-person"), other);
    BOOST_TEST(find(report, "H-04")->message.find("two roles need two people. Have somebody else answer.") !=
               std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_newest_answer_of_a_role_decides_and_the_older_ones_stay) {
  const Document yes = answered("H-02", "data-protection-officer", "2026-10-01");
  Confirmation no = answer_to(yes, "H-02", "data-protection-officer", "2026-11-01");
  no.said = Said::not_satisfied;
  const Document denied = with_answer(yes, no);
  BOOST_TEST(state_of(denied, "H-02") == "denied");
  const Report report = report_on(denied, true);
  BOOST_TEST((report.verdict == Verdict::broken));
  const Finding* finding = find(report, "H-02");
  BOOST_REQUIRE((finding != nullptr && finding->severity == Severity::error));
  BOOST_TEST(finding->message.find("has answered that this is not so") != std::string::npos);
  const Document again =
      with_answer(denied, answer_to(denied, "H-02", "data-protection-officer", "2026-11-10"));
  BOOST_TEST(state_of(again, "H-02") == "confirmed");
  BOOST_TEST(paperwork_of(again).confirmations.size() == 3u);
  // What cannot be relied on hides nothing.
  const Document forged = reparsed(again, "date=\"2026-11-10\"", "date=\"2026-11-11\"");
  BOOST_TEST(state_of(forged, "H-02") == "denied");
}

BOOST_AUTO_TEST_CASE(an_answer_that_was_tampered_with_is_told_and_no_yes_counts_beside_it) {
  const Document yes = answered("H-02", "data-protection-officer", "2026-10-01");
  Confirmation no = answer_to(yes, "H-02", "data-protection-officer", "2026-11-01");
  no.said = Said::not_satisfied;
  const std::string text = with_answer(yes, no).bytes();
  // A later no: made a yes, stripped of its signature, given to another role, to nobody, to another item.
  const std::size_t last = text.rfind("<attestation ");
  const auto changed = [&](const std::string& pattern, const std::string& to) {
    const std::string line = text.substr(last);
    const std::string other =
        std::regex_replace(line, std::regex(pattern), to, std::regex_constants::format_first_only);
    BOOST_REQUIRE(line != other);
    return document_of(text.substr(0, last) + other);
  };
  for (const auto& [pattern, to, state] : std::vector<std::array<std::string, 3>>{
           {"said=\"not-satisfied\"", "said=\"satisfied\"", "bad-signature"},
           {" signature=\"[^\"]*\"", "", "unsigned"},
           {"role=\"data-protection-officer\"", "role=\"counsel\"", "bad-signature"},
           {"key=\"[^\"]*\"", "key=\"0011223344556677\"", "unknown-key"},
           {"date=\"2026-11-01\"", "date=\"2020-11-01\"", "bad-signature"}}) {
    const Document document = changed(pattern, to);
    const Report report = report_on(document, true);
    BOOST_TEST(answer_state_word(state_in(report, "H-02")) == state, to);
    const Finding* finding = find(report, "FN-ANSWER-UNPROVEN");
    BOOST_REQUIRE(finding != nullptr);
    BOOST_TEST(finding->message.find(document.where(finding->place)) != std::string::npos, finding->message);
    BOOST_TEST(document.line_text(finding->place.line).find("<attestation ") != std::string::npos);
  }
  const Report elsewhere = report_on(changed("item=\"H-02\"", "item=\"H-99\""), true);
  BOOST_TEST((state_in(elsewhere, "H-02") == AnswerState::confirmed));
  BOOST_TEST((find(elsewhere, "FN-ANSWER-UNPROVEN") != nullptr), "it is not silent, and a warning waits");
  BOOST_TEST((find(report_on(document_of(text), true), "FN-ANSWER-UNPROVEN") == nullptr));
}

BOOST_AUTO_TEST_CASE(what_a_key_says_last_is_what_it_says) {
  const Document yes = answered("H-02", "data-protection-officer", "2026-10-01");
  Confirmation shorter = answer_to(yes, "H-02", "data-protection-officer", "2026-10-02");
  shorter.expires = "2026-11-10";
  BOOST_TEST(state_of(with_answer(yes, shorter), "H-02") == "expired");
  Confirmation other = answer_to(yes, "H-02", "data-protection-officer", "2026-10-02");
  other.part = std::string(64, 'a');
  BOOST_TEST(state_of(with_answer(yes, other), "H-02") == "stale");
}

BOOST_AUTO_TEST_CASE(a_no_of_one_role_is_no_less_while_another_is_silent) {
  const Document with = with_reviewer(vending(), "counsel");
  Confirmation no = answer_to(with, "H-04", "counsel", "2026-11-01");
  no.said = Said::not_satisfied;
  const Report report = report_on(with_answer(with, no), true);
  BOOST_TEST((state_in(report, "H-04") == AnswerState::denied));
  BOOST_TEST((report.verdict == Verdict::broken));
}

BOOST_AUTO_TEST_CASE(an_answer_taken_back_is_neither_yes_nor_no_whatever_changes_and_stays_in_the_history) {
  const Document yes = answered("H-02", "data-protection-officer", "2026-10-01");
  for (const Said before : {Said::satisfied, Said::not_satisfied}) {
    Confirmation given = answer_to(yes, "H-02", "data-protection-officer", "2026-10-02");
    given.said = before;
    const Document said = with_answer(yes, given);
    Confirmation back = answer_to(said, "H-02", "data-protection-officer", "2026-11-01");
    back.said = Said::taken_back;
    const Document without = with_answer(said, back);
    BOOST_TEST(state_of(without, "H-02") == "taken-back");
    const Report report = report_on(without, true);
    const Finding* finding = find(report, "H-02");
    BOOST_REQUIRE((finding != nullptr && finding->severity == Severity::review));
    BOOST_TEST(finding->message.find("took back on 2026-11-01 what had been answered.") != std::string::npos,
               finding->message);
    BOOST_TEST(state_of(reparsed(without, "绿茶", "红茶"), "H-02") == "taken-back");
    BOOST_TEST(paperwork_of(without).confirmations.size() == 3u);
    // Another may not make a yes of it.
    BOOST_TEST(state_of(reparsed(without, "said=\"taken-back\"", "said=\"satisfied\""), "H-02") ==
               (before == Said::satisfied ? "bad-signature" : "denied"));
    BOOST_TEST(
        state_of(with_answer(without, answer_to(without, "H-02", "data-protection-officer", "2026-11-02")),
                 "H-02") == "confirmed");
  }
}

BOOST_AUTO_TEST_CASE(why_an_answer_does_not_count_is_said_with_who_and_when) {
  const Document good = answered("H-02", "data-protection-officer");
  const auto why = [](const Document& document, const std::string& date = day) {
    return find(report_on(document, true, date), "H-02")->message;
  };
  const std::string key = reviewer_of_role("data-protection-officer").key;
  Confirmation ends = answer_to(good, "H-02", "data-protection-officer", "2026-11-02");
  ends.expires = "2026-11-20";
  for (const auto& [said, about] : std::vector<std::pair<std::string, std::string>>{
           {why(revoke_reviewer(good, key, "2026-11-15").document),
            "The key of The data-protection-officer was revoked on 2026-11-15."},
           {why(reparsed(good, "from=\"2020-01-01\"", "from=\"2026-11-02\"")),
            "may sign from 2026-11-02 on; it is dated 2026-11-01."},
           {why(reparsed(good, "until=\"2099-12-31\"", "until=\"2026-10-31\"")),
            "could sign until 2026-10-31; it is dated 2026-11-01."},
           {why(reparsed(good, "绿茶", "红茶")),
            "What it speaks of has changed since 2026-11-01: Screen “Choose a product”."},
           {why(with_answer(good, ends), "2026-11-21"), "It counted until 2026-11-20."}})
    BOOST_TEST(said.find(about) != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(every_report_tells_who_vouched_and_what_each_key_has_answered) {
  const Document yes = answered("H-02", "data-protection-officer", "2026-10-01");
  Confirmation no = answer_to(yes, "H-02", "data-protection-officer", "2026-11-01");
  no.said = Said::not_satisfied;
  no.expires = "2027-01-31";
  const Document document = reparsed(with_answer(yes, no), "绿茶", "红茶");
  const Report report = report_on(document, true);
  const auto json = nlohmann::json::parse(report_as_json(report));
  const ReviewerList list = vouched_reviewers();
  BOOST_TEST(json.at("vouchedBy").at("name") == list.name);
  BOOST_TEST(json.at("vouchedBy").at("sha256") == list.digest);
  BOOST_TEST(nlohmann::json::parse(report_as_json(report_on(document, false))).at("vouchedBy").is_null());
  const std::string key = to_string(key_of_role("data-protection-officer").public_key().id);
  const auto items = json.at("attestations");
  const auto item =
      std::find_if(items.begin(), items.end(), [](const auto& known) { return known.at("id") == "H-02"; });
  BOOST_REQUIRE((item != items.end()));
  const auto& answer = item->at("answers").at(0);
  BOOST_TEST(answer.at("key") == key);
  BOOST_TEST(answer.at("by") == "The data-protection-officer");
  BOOST_TEST(answer.at("role") == "data-protection-officer");
  BOOST_TEST(answer.at("date") == "2026-11-01");
  BOOST_TEST(answer.at("expires") == "2027-01-31");
  BOOST_TEST(answer.at("said") == "not-satisfied");
  BOOST_TEST(answer.at("state") == "stale");
  BOOST_TEST(answer.at("why") ==
             "What it speaks of has changed since 2026-11-01: Screen “Choose a product”.");
  BOOST_TEST(answer.at("evidence").at("file") == "evidence.pdf");
  BOOST_TEST(answer.at("evidence").at("sha256") == sha256_hex("evidence"));
  const auto& other = answer.at("others").at(0);
  BOOST_TEST(other.at("date") == "2026-10-01");
  BOOST_TEST(other.at("said") == "satisfied");
  BOOST_TEST(other.at("state") == "stale");
  for (const std::string& page : {report_as_text(report, document, false), report_as_html(report, document)})
    for (const std::string& told :
         {"the list reviewers.xml, SHA-256 " + list.digest,
          "key " + key + "; evidence: evidence.pdf (SHA-256 " + sha256_hex("evidence") +
              "); until: 2027-01-31",
          std::string("What it speaks of has changed since 2026-11-01: Screen “Choose a product”."),
          std::string(
              "2026-10-01, The data-protection-officer: it is so; out of date: what it speaks of has "
              "changed – What it speaks of has changed since 2026-10-01: Screen “Choose a product”.")})
      BOOST_TEST(page.find(told) != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(a_no_stands_until_who_gave_it_takes_it_back) {
  const Document yes = answered("H-02", "data-protection-officer", "2026-10-01");
  Confirmation no = answer_to(yes, "H-02", "data-protection-officer", "2026-10-02");
  no.said = Said::not_satisfied;
  const Document denied = with_answer(yes, no);
  // Another of the same role, with a key of their own, says yes later.
  const SecretKey other = SecretKey::from_seed(Bytes(32, 7), {1, 2, 3, 4, 5, 6, 7, 8});
  Reviewer second{"Somebody Else",
                  "data-protection-officer",
                  format_public_key(other.public_key()),
                  "2020-01-01",
                  "2099-12-31",
                  "",
                  -1};
  const Document with = add_reviewer(denied, second).document;
  Confirmation later = answer_to(with, "H-02", "data-protection-officer", "2026-11-01");
  later.by = second.name;
  const Document outvoted = confirm(with, signed_by(other, with.flow().id, later)).document;
  BOOST_TEST(state_of(outvoted, "H-02") == "denied");
}

BOOST_AUTO_TEST_CASE(whoever_vouches_for_a_key_names_its_owner) {
  const Document good = answered("H-02", "data-protection-officer");
  const Document renamed =
      document_of(edited_everywhere(good.bytes(), "\"The data-protection-officer\"", "\"Zhang Wei\""));
  BOOST_TEST(state_of(good, "H-02") == "confirmed");
  BOOST_TEST(state_of(renamed, "H-02") == "unvouched");
}

BOOST_AUTO_TEST_CASE(some_answers_are_asked_for_again_every_so_often) {
  const Document quarterly = answered("H-08", "site-operations", "2026-11-01");
  BOOST_TEST(state_of(quarterly, "H-08", "", "2027-02-01") == "confirmed");
  BOOST_TEST(state_of(quarterly, "H-08", "", "2027-02-02") == "expired");
}

BOOST_AUTO_TEST_CASE(texts_are_confirmed_once_per_language) {
  const Document with = with_reviewer(vending(), "counsel");
  const Document chinese = with_answer(with, answer_to(with, "H-23", "counsel", "2026-11-01", "zh-CN"));
  const auto texts = [&](const Document& document) {
    std::string states;
    for (const HumanItem& item : report_on(document, true).human)
      if (item.id == "H-23") states += item.language + " " + answer_state_word(item.state()) + " ";
    return states;
  };
  BOOST_TEST(texts(chinese) == "en missing zh-CN confirmed ");
  // Another language's words are another's business.
  BOOST_TEST(texts(reparsed(chinese, ">Welcome<", ">Hello<")) == "en missing zh-CN confirmed ");
  BOOST_TEST(texts(reparsed(chinese, "绿茶", "红茶")) == "en missing zh-CN stale ");
}

// A notice that has room in large text, too.
const std::string short_enough = source_text("tests/fixtures/lawful/shenzhen-locker.flow.xml");

// --- verdicts ----------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(nothing_is_lawful_while_anything_waits) {
  const Report nothing = report_on(document_of(short_enough), true);
  BOOST_TEST((nothing.verdict == Verdict::waiting));
  BOOST_TEST(nothing.draft());
  BOOST_TEST(nothing.count(RowBasis::confirmed) == 0u);
  const Document all = all_answered(short_enough, "2026-11-01");
  const Report vouched = report_on(all, true), unvouched = report_on(all, false);
  BOOST_TEST((vouched.verdict == Verdict::lawful_as_far_as_checked));
  BOOST_TEST(!vouched.draft());
  BOOST_TEST(vouched.count(RowBasis::waiting) == 0u);
  BOOST_TEST(vouched.count(RowBasis::text_unread) == 0u);
  // Of most articles something is left that neither checks nor answers look at.
  BOOST_TEST(vouched.count(RowBasis::in_part) > 30u);
  BOOST_TEST(vouched.count(RowBasis::confirmed) > 10u);
  BOOST_TEST(vouched.count(RowBasis::proven) > 0u);
  BOOST_TEST((unvouched.verdict == Verdict::waiting), "nobody vouches for the reviewers");
  BOOST_TEST(unvouched.count(RowBasis::confirmed) == 0u);
  BOOST_TEST(!unvouched.draft(), "the legal signature of a package vouches for them");
  const std::string said = report_as_text(unvouched, all, false);
  BOOST_TEST(said.find("reviewers whom nobody has vouched for") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(a_list_that_vouches_for_somebody_else_vouches_for_nobody_here) {
  const Document all = all_answered(vending_text(), "2026-11-01");
  CheckOptions options = as_of(day);
  options.today = day;
  for (Reviewer reviewer : vouched_reviewers().reviewers) {
    if (reviewer.role == "counsel") reviewer.revoked = "2026-11-10";
    options.reviewers.reviewers.push_back(reviewer);
  }
  const Report report = check_laid_out(all, memo(), options);
  BOOST_TEST((report.verdict == Verdict::waiting));
  BOOST_TEST((state_in(report, "H-23") == AnswerState::revoked));
  BOOST_TEST((state_in(report, "H-02") == AnswerState::confirmed));
  BOOST_TEST(find(report, "H-23")
                 ->message.find("The list that vouches has revoked the key of The counsel on 2026-11-10.") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_demonstration_makes_drafts_only) {
  Document document = with_reviewer(vending(), "demonstration");
  for (const HumanItem& item : report_on(vending(), true).human) {
    Confirmation answer = answer_to(document, item.id, "demonstration", "2026-11-01", item.language);
    document = with_answer(document, answer);
  }
  const Report report = report_on(document, true);
  BOOST_TEST((state_in(report, "H-02") == AnswerState::demonstration));
  BOOST_TEST(report.count(Severity::review) == 0u);
  BOOST_TEST(report.draft());
  BOOST_TEST((report.verdict == Verdict::waiting));
}

BOOST_AUTO_TEST_CASE(the_verdict_names_what_is_broken_then_for_whom_it_waits) {
  const Report broken = checked(fixture("shanghai-capture-without-permission"));
  BOOST_TEST(verdict_in_words(broken).front().rfind("Broken: ", 0) == 0u);
  const std::vector<std::string> waiting = verdict_in_words(checked(short_enough));
  BOOST_TEST(waiting.front() == "Not decided: people have yet to decide what is listed here.");
  BOOST_TEST(waiting[1].rfind("Waiting for: ", 0) == 0u);
  for (const Report& report : {broken, checked(vending_text())}) {
    const std::string text = report_as_text(report, vending(), false),
                      html = report_as_html(report, vending());
    for (const std::string& said : {text, html}) {
      BOOST_TEST(said.find("No breach") == std::string::npos);
      BOOST_TEST(said.find("nothing found") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(warnings_never_read_as_if_nothing_were_wrong) {
  // A standard that is claimed and not met: a warning, and no breach of law.
  const std::string text = all_answered(short_enough, "2026-11-01").bytes();
  Report report = report_on(document_of(text), true);
  Finding warning;
  warning.severity = Severity::warning;
  warning.pack = "STD";
  warning.id = "STD-1";
  report.findings.push_back(warning);
  settle(report);
  BOOST_TEST((report.verdict == Verdict::waiting));
  BOOST_TEST(verdict_in_words(report)[1] == "1 warning stands: mend it, or have it let pass with a reason.");
}

BOOST_AUTO_TEST_CASE(a_row_says_what_it_rests_on) {
  const Report report = report_on(vending(), true);
  BOOST_TEST(basis(report, "CN-FRT-10.2") == "waiting", "H-08 decides whether the other way works on site");
  BOOST_TEST(basis(report, "CN-PIPL-30") == "waiting");
  BOOST_TEST(basis(report, "SH-3P") == "waiting", "H-04 is open");
  const Report all = report_on(all_answered(vending_text(), "2026-11-01"), true);
  BOOST_TEST(basis(all, "CN-FRT-10.2") == "confirmed");
  BOOST_TEST(basis(all, "SH-3P") == "in-part", "what H-04 may be answered with is not all that it asks");
  const Report broken = checked(fixture("shanghai-capture-without-permission"));
  BOOST_TEST(basis(broken, "CN-FRT-6.1") == "broken");
}

// --- what a privacy lawyer found in November 2026 ----------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_claimed_basis_does_not_switch_the_law_off) {
  // A vending machine that films whoever comes near, and calls it public security.
  const std::string text = edited_everywhere(fixture("shanghai-capture-without-permission"),
                                             "legal-basis=\"consent\"", "legal-basis=\"public-security\"");
  const Report report = checked(text);
  BOOST_TEST((report.verdict == Verdict::broken));
  BOOST_TEST((find(report, "CN-PIPL-13") != nullptr), "payment is no public security");
}

// "谁在处理：本公司; 为何需要：为了方便" passed as kept: a program sees that a text is there, and no more.
BOOST_AUTO_TEST_CASE(no_row_that_rests_on_words_alone_is_called_kept_before_somebody_has_read_them) {
  const Report report = report_on(vending(), true);
  for (const RowResult& row : report.rows)
    for (const RowCheck& check : row.checks)
      if (check.of_text && check.places > 0)
        BOOST_TEST((row.basis != RowBasis::proven && row.basis != RowBasis::confirmed), row.id);
}

BOOST_AUTO_TEST_SUITE_END()
