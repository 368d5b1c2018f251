// SPDX-License-Identifier: MIT
// Whatever is proposed holds: it was checked, it is small, and it puts no words into anybody's mouth.
#include "designer/mending/mending.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "designer/mending/offered.hpp"
#include "export/checking/full_check.hpp"
#include "schema/edit/languages.hpp"
#include "tests/support/flow_edit.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(mending)

namespace {

const std::filesystem::path source = FACENOTICE_SOURCE_DIR;

LayoutMemo& memo() {
  static LayoutMemo memo(FontSet::open());
  return memo;
}

CheckOptions judged() {
  CheckOptions options;
  options.today = "2026-11-24";
  return options;
}

Document fixture(const std::string& name) {
  return Document::parse(test::source_text("tests/fixtures/" + name + ".flow.xml"), name);
}

Mending mended(const Document& document, const std::set<std::string>& causes = {},
               MendingLimits limits = {}) {
  return mend(document, check_laid_out(document, memo(), judged()), causes, memo(), judged(), limits);
}

std::set<std::string> errors_of(const Report& report) {
  std::set<std::string> causes;
  for (const Finding& finding : report.findings)
    if (finding.counts() && finding.severity == Severity::error) causes.insert(finding.cause);
  return causes;
}

// Every text of the document, by language.
std::set<std::pair<std::string, std::string>> said_in(const Document& document) {
  std::set<std::pair<std::string, std::string>> said;
  for (const pugi::xpath_node text : document.root().select_nodes("//*[local-name()='text']"))
    said.insert({text.node().attribute("lang").value(), text.node().text().get()});
  return said;
}

// Whether the words between the values of a text are the product's own.
bool own_words(const std::string& text) {
  static const std::string own = test::source_text("schema/edit/inserts.xml");
  std::string word;
  bool value = false;
  for (const char letter : text + "{") {
    if (letter == '{') {
      if (own.find(word) == std::string::npos && word != " · ") return false;
      word.clear();
      value = true;
    } else if (letter == '}')
      value = false;
    else if (!value)
      word += letter;
  }
  return true;
}

// Whether a person has yet to read the texts in that language.
bool to_be_read(const Report& report, const std::string& language) {
  return std::any_of(report.human.begin(), report.human.end(), [&](const HumanItem& item) {
    return item.id == "H-23" && item.language == language && item.state() != AnswerState::confirmed;
  });
}

// What holds of every proposal, by a check of its own, with no memory of the search.
void require_good(const std::string& name, const Document& before, const Mending& mending,
                  const std::set<std::string>& wanted) {
  BOOST_TEST_CONTEXT(name) {
    BOOST_TEST(mending.proposals.size() <= 3U);
    const std::set<std::string> old = errors_of(check_laid_out(before, memo(), judged()));
    const auto said = said_in(before);
    for (const Proposal& proposal : mending.proposals) {
      BOOST_TEST(proposal.document.sound());
      BOOST_TEST((!proposal.edits.empty() && proposal.edits.size() <= 4));
      const Document again = Document::parse(proposal.document.bytes(), name);
      std::set<std::string> left;
      for (const std::string& cause : errors_of(check_laid_out(again, memo(), judged()))) {
        BOOST_TEST((old.count(cause) != 0), "a new cause: " << cause);
        if (wanted.empty() || wanted.count(cause) != 0) left.insert(cause);
      }
      BOOST_TEST(left.size() == proposal.left);
      if (proposal.left > 0) {  // a part, where nothing mends everything
        BOOST_TEST(mending.proposals.size() == 1U);
        BOOST_TEST(left.size() < (wanted.empty() ? old : wanted).size());
      }
      for (const auto& text : said_in(again)) {
        if (said.count(text) != 0) continue;
        BOOST_TEST(own_words(text.second), "words that nobody has said: " << text.second);
        BOOST_TEST(to_be_read(proposal.report, text.first), "nobody is asked to read: " << text.second);
      }
      BOOST_TEST(still_offers(before.flow(), again.flow()));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_lawful_flow_needs_nothing) {
  const Mending nothing = mended(Document::parse(test::vending_text(), "vending"));
  BOOST_TEST(nothing.proposals.empty());
  BOOST_TEST(nothing.tried == 0U);
}

BOOST_AUTO_TEST_CASE(what_shanghai_found_can_be_made_lawful_or_is_said_to_be_for_people) {
  for (const char* name :
       {"shanghai-bait-label", "shanghai-capture-without-permission", "shanghai-extra-questions"}) {
    const Document document = fixture(name);
    MendingLimits patient;  // a slow machine finds the same
    patient.time = std::chrono::minutes(2);
    const Mending mending = mended(document, {}, patient);
    require_good(name, document, mending, {});
    BOOST_TEST(!mending.only_people.empty());
    std::string told;
    for (const Proposal& proposal : mending.proposals) {
      told += "\n   ";
      for (const Message& edit : proposal.edits) told += " + " + edit.english();
    }
    BOOST_TEST_MESSAGE(name << ": " << mending.proposals.size() << " proposals, " << mending.tried << " tried"
                            << told);
    BOOST_TEST(mending.mends_everything(), name);
  }
}

BOOST_AUTO_TEST_CASE(whoever_stops_the_search_gets_no_claim_that_all_was_tried) {
  std::stop_source stopped;
  stopped.request_stop();
  const Document document = fixture("shanghai-bait-label");
  const Report report = check_laid_out(document, memo(), judged());
  CheckOptions checking = judged();
  checking.stop = stopped.get_token();
  const Mending mending = mend(document, report, {}, memo(), checking);
  BOOST_TEST(mending.proposals.empty());
  BOOST_TEST(!mending.complete);
  BOOST_TEST(!mending.only_people.empty());
}

// Every breach of the fixtures (a sample without FACENOTICE_LONG): what is proposed holds.
BOOST_AUTO_TEST_CASE(whatever_is_proposed_for_a_breach_holds) {
  const bool all = std::getenv("FACENOTICE_LONG") != nullptr;
  std::size_t number = 0, looked_at = 0, mended_ones = 0, complete = 0, tried = 0;
  std::map<std::string, std::size_t> for_people;  // by assertion
  std::map<std::size_t, std::size_t> by_edits;
  for (const test::FlowEdit& edit : test::edits_in(source, "tests/fixtures/rules")) {
    if (!all && number++ % 25 != 0) continue;
    const Document document = Document::parse(edit.applied(source), edit.name);
    if (errors_of(check_laid_out(document, memo(), judged())).empty()) continue;
    MendingLimits limits;
    limits.time = std::chrono::milliseconds(all ? 10000 : 3000);
    const Mending mending = mended(document, {}, limits);
    require_good(edit.name, document, mending, {});
    ++looked_at;
    tried += mending.tried;
    if (mending.complete) ++complete;
    std::string told;
    if (mending.mends_everything()) {
      ++mended_ones;
      ++by_edits[mending.proposals.front().edits.size()];
      for (const Message& title : mending.proposals.front().edits) told += " + " + title.english();
    } else {
      ++for_people[edit.fails];
      BOOST_TEST(!mending.only_people.empty(), edit.name << ": nobody is told what to do");
    }
    BOOST_TEST_MESSAGE(edit.name << ": " << mending.proposals.size() << " of " << mending.tried << " tried"
                                 << (mending.complete ? "" : ", out of time") << told);
  }
  std::string sizes;
  for (const auto& [edits, count] : by_edits)
    sizes += ", " + std::to_string(count) + " by " + std::to_string(edits) + " edits";
  BOOST_TEST_MESSAGE(looked_at << " breaches with errors, " << mended_ones << " with a proposal" << sizes
                               << "; " << tried << " documents tried, " << complete
                               << " searches ended by themselves");
  std::string left;
  for (const auto& [assertion, count] : for_people) left += " " + assertion + " " + std::to_string(count);
  BOOST_TEST_MESSAGE("without a proposal:" << left);
  BOOST_TEST(mended_ones > 0U);
}

namespace {

Mending mended_breach(const std::string& name, std::chrono::milliseconds time = std::chrono::minutes(2)) {
  const test::FlowEdit edit = test::FlowEdit::load(source / "tests/fixtures/rules" / (name + ".edit"));
  const Document document = Document::parse(edit.applied(source), name);
  MendingLimits limits;
  limits.time = time;
  Mending mending = mended(document, {}, limits);
  require_good(name, document, mending, {});
  return mending;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_only_needs_a_value_that_is_declared_is_told_from_it) {
  for (const char* breach : {"P13-endless-words", "P01-told-any", "P10-rights"}) {
    const Mending mending = mended_breach(breach);
    BOOST_TEST(mending.mends_everything(), breach);
    for (const Proposal& proposal : mending.proposals)
      BOOST_TEST((proposal.report.verdict == Verdict::waiting), breach);
  }
}

// The shop that leads nobody to the goods any more would break no law either.
BOOST_AUTO_TEST_CASE(no_proposal_takes_away_what_people_came_for) {
  const Mending mending = mended_breach("P10-no-more-data");
  BOOST_REQUIRE(mending.mends_everything());
  const Document shop = Document::parse(test::vending_text(), "vending");
  const Flow& vending = shop.flow();
  Flow closed = vending;
  Step& attract = closed.steps[closed.find_step("attract")];
  attract.choices.front().target = closed.find_step("attract");
  BOOST_TEST(still_offers(vending, vending));
  BOOST_TEST(!still_offers(vending, closed));
}

// A right that is declared and not told can be told; what a purpose is for, only a person can say.
BOOST_AUTO_TEST_CASE(
    where_nothing_mends_everything_what_mends_a_part_is_proposed_and_the_rest_is_for_people) {
  std::string text = test::FlowEdit::load(source / "tests/fixtures/rules/P10-rights.edit").applied(source);
  for (const auto& [said, vague] :
       {std::pair{"仅用于确认本次购物的付款人是您本人", "用于提升服务质量和安全管理等"},
        std::pair{"only to confirm who pays for this purchase",
                  "to improve our services and for other purposes"}})
    text.replace(text.find(said), std::string_view(said).size(), vague);
  const Document document = Document::parse(text, "two wrongs");
  MendingLimits limits;
  limits.time = std::chrono::seconds(40);
  const Mending mending = mended(document, {}, limits);
  require_good("two wrongs", document, mending, {});
  BOOST_REQUIRE(mending.proposals.size() == 1U);
  BOOST_TEST(!mending.mends_everything());
  std::set<std::string> left;
  for (const Finding& finding : mending.proposals.front().report.findings)
    if (finding.counts() && finding.severity == Severity::error) left.insert(finding.assertion);
  BOOST_TEST(left.count("P01-vague") == 1U);
  // What is left is said as something to do.
  BOOST_TEST(!mending.only_people.empty());
}

// What nobody but a person can do is said as something to do, once, however often it is wrong.
BOOST_AUTO_TEST_CASE(what_is_left_to_people_is_told_once) {
  std::string text = test::FlowEdit::load(source / "tests/fixtures/rules/P01-vague.edit").applied(source);
  // The other purpose is as vague.
  for (const auto& [said, vague] :
       {std::pair{"把本次提取的人脸特征加密传输给支付机构，用于核对付款人", "用于提升服务质量和安全管理等"},
        std::pair{"to send the face template of this purchase, encrypted, to the payment company so that it "
                  "can check "
                  "who pays",
                  "to improve our services and for other purposes"}})
    text.replace(text.find(said), std::string_view(said).size(), vague);
  MendingLimits limits;
  limits.time = std::chrono::seconds(1);
  const Mending mending = mended(Document::parse(text, "vague twice"), {}, limits);
  BOOST_TEST(mending.proposals.empty());
  std::set<std::string> once(mending.only_people.begin(), mending.only_people.end());
  BOOST_TEST(once.size() == mending.only_people.size());
  BOOST_TEST(std::any_of(once.begin(), once.end(), [](const std::string& line) {
    return line.find("places; the first:") != std::string::npos;
  }));
}

BOOST_AUTO_TEST_CASE(the_fix_that_a_finding_carries_is_shown_as_it_is_and_mends_what_it_says) {
  std::size_t carried = 0;
  for (const test::FlowEdit& edit : test::edits_in(source, "tests/fixtures/rules")) {
    if (carried == 3) break;
    const Document document = Document::parse(edit.applied(source), edit.name);
    if (!document.sound()) continue;
    const Report report = check_laid_out(document, memo(), judged());
    for (const Finding& finding : report.findings) {
      if (finding.mechanical.empty()) continue;
      const Mending fixes = fixes_of(document, finding, memo(), judged());
      BOOST_TEST_CONTEXT(edit.name << " " << finding.id) {
        BOOST_TEST(fixes.proposals.size() == finding.mechanical.size());
        for (const Proposal& proposal : fixes.proposals) {
          BOOST_TEST(proposal.document.sound());
          BOOST_TEST(proposal.edits.size() == 1U);
          const auto again =
              std::find_if(proposal.report.findings.begin(), proposal.report.findings.end(),
                           [&](const Finding& other) { return other.fingerprint == finding.fingerprint; });
          BOOST_TEST((again == proposal.report.findings.end()), "the fix leaves what it was for");
        }
      }
      ++carried;
      break;
    }
  }
  BOOST_TEST(carried == 3U);
}

// The wrong that the product exists for: "pay by face" turns the camera on at once.
BOOST_AUTO_TEST_CASE(a_choice_that_leads_straight_to_the_camera_is_led_through_what_was_cut_off) {
  const std::string text = test::vending_text();
  const std::size_t choice = text.find("<choice id=\"by-face\" to=\"");
  BOOST_REQUIRE(choice != std::string::npos);
  const std::size_t to = text.find("to=\"", choice) + 4;
  const Document cut =
      Document::parse(text.substr(0, to) + "scan" + text.substr(text.find('"', to)), "cut.flow.xml");
  const Mending found = mended(cut);
  BOOST_REQUIRE(!found.proposals.empty());
  const Flow& flow = found.proposals.front().document.flow();
  const Step& pay = flow.steps[flow.find_step("pay")];
  for (const Choice& one : pay.choices)
    if (one.id == "by-face") BOOST_TEST(flow.steps[one.target].id == "age");
  BOOST_TEST(errors_of(found.proposals.front().report).empty());
}

// Who waits ten seconds for a search that nobody can win has been told too late.
BOOST_AUTO_TEST_CASE(a_choice_that_was_put_past_the_notice_may_go_again_and_is_led_to_no_loop) {
  const Document broken = Document::parse(
      test::edited(test::vending_text(), "<choice id=\"start\"",
                   "<choice id=\"quick\" to=\"scan\"><label><text lang=\"zh-CN\">快</text>"
                   "<text lang=\"en\">Quick</text></label><continue/></choice>\n      <choice id=\"start\""),
      "quick");
  bool removed = false;
  for (const Proposal& proposal : mended(broken).proposals) {
    const Flow& flow = proposal.document.flow();
    const Step& attract = flow.steps[flow.find_step("attract")];
    const auto quick = std::find_if(attract.choices.begin(), attract.choices.end(),
                                    [](const Choice& choice) { return choice.id == "quick"; });
    removed = removed || quick == attract.choices.end();
    if (quick != attract.choices.end()) BOOST_TEST(flow.steps[quick->target].id != "attract");
  }
  BOOST_TEST(removed);
}

BOOST_AUTO_TEST_CASE(what_only_a_person_ends_is_not_looked_for) {
  const Document three = add_language(Document::parse(test::vending_text(), "vending"), "ja").document;
  const Mending mending = mended(three);
  BOOST_TEST(mending.tried == 0U);
  BOOST_TEST(mending.complete);
  BOOST_TEST(mending.proposals.empty());
  BOOST_REQUIRE(!mending.only_people.empty());
  BOOST_TEST(mending.only_people.front().find("approved") != std::string::npos, mending.only_people.front());
}

BOOST_AUTO_TEST_CASE(where_only_other_words_help_that_is_said_at_once_and_nothing_beside_it) {
  const Document lures = Document::parse(
      test::edited(test::vending_text(), "<text lang=\"en\">How would you like to pay?</text>",
                   "<text lang=\"en\">Pay by face and save money!</text>"),
      "lures");
  const Report report = check_laid_out(lures, memo(), judged());
  std::set<std::string> wanted;
  for (const Finding& finding : report.findings)
    if (finding.counts() && finding.severity == Severity::error) {
      BOOST_TEST(finding.phrase == "face and save");
      wanted.insert(finding.cause);
    }
  BOOST_REQUIRE(wanted.size() == 1U);
  const Mending mending = mended(lures, wanted);
  BOOST_TEST(mending.proposals.empty());
  BOOST_TEST(mending.complete);
  BOOST_TEST(mending.only_words);
  BOOST_TEST(mending.tried < 20U);
  BOOST_REQUIRE(mending.only_people.size() == 1U);
  BOOST_TEST(mending.only_people.front().find("Replace these words") != std::string::npos,
             mending.only_people.front());
}

BOOST_AUTO_TEST_SUITE_END()
