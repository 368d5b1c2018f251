// SPDX-License-Identifier: MIT
// Whole inserts keep a lawful flow lawful: no new error, on the template and on the lawful fixtures.
#include "schema/edit/inserts.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "schema/edit/languages.hpp"
#include "schema/edit/notice_part.hpp"
#include "tests/schema/edit/edit_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(edit_inserts)

namespace {

std::vector<std::string> lawful() {
  std::vector<std::string> files{"templates/vending.flow.xml"};
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(FACENOTICE_SOURCE_DIR) + "/tests/fixtures/lawful"))
    files.push_back("tests/fixtures/lawful/" + entry.path().filename().string());
  std::sort(files.begin() + 1, files.end());
  return files;
}

// What counts against the flow, one line each, drafts apart: those wait for a translator.
std::string errors_of(const Document& document) {
  const Report report = check_laid_out(document, memo(), as_of(""));
  std::string told = report.could_not;
  for (const Finding& finding : report.findings)
    if (finding.severity == Severity::error && finding.assertion != "P18-approved")
      told += finding.id + " " + finding.assertion + " " + finding.xpath + ": " + finding.message + "\n";
  return told;
}

const Choice* choice_with(const Step& step, ActKind act) {
  for (const Choice& choice : step.choices)
    if (choice.has(act)) return &choice;
  return nullptr;
}

// Where a purpose could be asked for besides those that there are: on the way to a separate notice that can
// be refused.
struct AskingPlace {
  ChoiceId way;
  StepId refused;
};
std::optional<AskingPlace> place_for_a_purpose(const Flow& flow) {
  for (const Step& step : flow.steps) {
    if (step.kind != StepKind::screen || step.screen == ScreenKind::consent ||
        step.screen == ScreenKind::separate_notice)
      continue;
    for (const Choice& choice : step.choices) {
      const Step& notice = flow.steps[choice.target];
      const Choice* refuse = choice_with(notice, ActKind::refuse);
      if (notice.screen != ScreenKind::separate_notice || refuse == nullptr || choice.has(ActKind::back))
        continue;
      return AskingPlace{{StepId(step.id), choice.id}, StepId(flow.steps[refuse->target].id)};
    }
  }
  return std::nullopt;
}

Texts in_all(const Flow& flow, const std::string& zh, const std::string& en) {
  Texts texts;
  for (const std::string& language : flow.languages)
    texts.push_back({language, language.substr(0, 2) == "zh" ? zh : en});
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_purpose_comes_with_notice_consent_refusal_and_alternative) {
  std::size_t tried = 0;
  for (const std::string& file : lawful()) {
    const Document before = document_of(source_text(file));
    const Flow& flow = before.flow();
    const std::optional<AskingPlace> place = place_for_a_purpose(flow);
    if (!place || flow.alternatives.empty()) continue;
    ++tried;
    BOOST_TEST_CONTEXT(file) {
      BOOST_TEST(errors_of(before) == "");
      const PurposeDraft purpose{
          PurposeId("recommend"),
          "personalisation",
          "consent",
          AlternativeId(flow.alternatives[0].id),
          in_all(flow, "个性化推荐", "Recommendations by face"),
          in_all(flow, "仅用于向您推荐您买过的商品", "only to recommend what you have bought before"),
          in_all(flow, "在本机比对人脸特征", "the face template is compared on this machine"),
          in_all(flow, "推荐需要认出您；不同意也可自行选购",
                 "you can choose without it, only without recommendations"),
          in_all(flow, "人脸信息一旦泄露，可能造成身份被冒用",
                 "if your face data leaks, you could be impersonated")};
      const std::vector<DataId> data{DataId(flow.data[0].id)};
      const Edit edit = insert_purpose(before, {purpose, data, place->way, place->refused});
      BOOST_TEST(errors_of(edit.document) == "");
      const Flow& made = edit.document.flow();
      BOOST_TEST(made.steps[made.find_step("recommend-consent")].choices.size() == 3U);
      for (const LocalizedText::Entry& entry : made.steps[made.find_step("recommend-notice")].title.entries())
        BOOST_TEST(entry.approved ==
                   (entry.language.substr(0, 2) == "zh" || entry.language.substr(0, 2) == "en"));
    }
  }
  BOOST_TEST_MESSAGE("a purpose inserted into " << tried << " lawful flows");
  BOOST_TEST(tried >= 8U);
}

BOOST_AUTO_TEST_CASE(a_purpose_that_is_declared_and_not_asked_for_is_asked_for) {
  const Document& before = vending();
  const Flow& flow = before.flow();
  const std::optional<AskingPlace> place = place_for_a_purpose(flow);
  BOOST_REQUIRE(place);
  const PurposeDraft draft{PurposeId("recommend"),
                           "personalisation",
                           "consent",
                           AlternativeId(flow.alternatives[0].id),
                           in_all(flow, "个性化推荐", "Recommendations by face"),
                           in_all(flow, "仅用于推荐商品", "only to recommend goods"),
                           in_all(flow, "在本机比对人脸特征", "compared on this machine")};
  const Edit declared = add_purpose(before, draft);
  const Edit asked = insert_question(declared.document, {PurposeId("recommend"), place->way, place->refused});
  BOOST_TEST(asked.document.bytes() ==
             insert_purpose(before, {draft, {}, place->way, place->refused}).document.bytes());
  BOOST_TEST(holds(refusal([&] {
                     return insert_question(before, {PurposeId("nobody"), place->way, place->refused});
                   }),
                   "no purpose \"nobody\""));
}

// In the words of each language, in which the items stand side by side.
BOOST_AUTO_TEST_CASE(a_notice_that_is_inserted_says_of_each_item_how_long_it_is_kept) {
  const Flow& flow = vending().flow();
  const std::optional<AskingPlace> place = place_for_a_purpose(flow);
  BOOST_REQUIRE(place);
  const PurposeDraft draft{PurposeId("recommend"),
                           "personalisation",
                           "consent",
                           AlternativeId(flow.alternatives[0].id),
                           in_all(flow, "个性化推荐", "Recommendations by face"),
                           in_all(flow, "仅用于推荐商品", "only to recommend goods"),
                           in_all(flow, "在本机比对人脸特征", "compared on this machine")};
  const std::vector<DataId> data{DataId("face-image"), DataId("face-template")};
  const Document made = insert_purpose(vending(), {draft, data, place->way, place->refused}).document;
  const Step& notice = made.flow().steps[made.flow().find_step("recommend-notice")];
  const auto kept = std::find_if(notice.blocks.begin(), notice.blocks.end(),
                                 [](const Block& block) { return block.role == "retention"; });
  BOOST_REQUIRE((kept != notice.blocks.end()));
  BOOST_TEST(holds(std::string(kept->text.in("en")),
                   "{data.face-image.name}: {data.face-image.retention}; {data.face-template.name}: "
                   "{data.face-template.retention}"));
  BOOST_TEST(holds(std::string(kept->text.in("zh-CN")),
                   "{data.face-image.name}{data.face-image.retention}；{data.face-template.name}"
                   "{data.face-template.retention}"));
}

// On the screens that withdraw; what takes a consent back on the way to somewhere else is no such screen.
BOOST_AUTO_TEST_CASE(what_withdraws_all_withdraws_what_is_inserted_and_only_there) {
  const std::string here = "<choice id=\"start\" to=\"goods\" emphasis=\"primary\">";
  const std::string aside = "<withdraw purpose=\"face-payment\"/>";
  const std::string text = vending_text();
  const std::size_t end = text.find("</label>", text.find(here)) + 8;
  const Document before = document_of(std::string(text).insert(end, aside));
  before.require_sound();
  const std::optional<AskingPlace> place = place_for_a_purpose(before.flow());
  BOOST_REQUIRE(place);
  const PurposeDraft draft{PurposeId("recommend"),
                           "personalisation",
                           "consent",
                           AlternativeId(before.flow().alternatives[0].id),
                           in_all(before.flow(), "个性化推荐", "Recommendations by face"),
                           in_all(before.flow(), "仅用于推荐商品", "only to recommend goods"),
                           in_all(before.flow(), "在本机比对人脸特征", "compared on this machine")};
  const Document made = insert_purpose(before, {draft, {}, place->way, place->refused}).document;
  const Flow& flow = made.flow();
  const auto withdraws = [&](const Choice& choice) {
    for (const Act& act : choice.acts)
      if (act.kind == ActKind::withdraw && act.purpose == flow.find_purpose("recommend")) return true;
    return false;
  };
  BOOST_TEST(!withdraws(flow.steps[flow.find_step("attract")].choices.at(0)));
  std::size_t screens = 0;
  for (const Step& step : flow.steps)
    if (step.kind == StepKind::screen && step.screen == ScreenKind::withdraw)
      for (const Choice& choice : step.choices)
        if (choice.has(ActKind::withdraw)) {
          BOOST_TEST(withdraws(choice), step.id);
          ++screens;
        }
  BOOST_TEST(screens > 0U);
}

BOOST_AUTO_TEST_CASE(a_part_of_a_notice_prints_what_is_declared) {
  const Document& before = vending();
  const StepId page("face-notice");
  const Step& notice = before.flow().steps[before.flow().find_step("face-notice")];
  const auto retention = std::find_if(notice.blocks.begin(), notice.blocks.end(),
                                      [](const Block& block) { return block.role == "retention"; });
  BOOST_REQUIRE((retention != notice.blocks.end()));
  const std::size_t number = static_cast<std::size_t>(retention - notice.blocks.begin());
  const Document shown = insert_part(before, {page, "retention", PurposeId("face-payment"), number}).document;
  const Step& now = shown.flow().steps[shown.flow().find_step("face-notice")];
  BOOST_TEST(now.blocks.size() == notice.blocks.size());
  BOOST_TEST(now.blocks[number].role == "retention");
  for (std::size_t i = 0; i < now.blocks.size(); ++i)
    if (i != number) BOOST_TEST(now.blocks[i].text.in("en") == notice.blocks[i].text.in("en"));
  for (const std::string& value : values_of_part(before, "retention", PurposeId("face-payment")))
    for (const LocalizedText::Entry& text : now.blocks[number].text.entries())
      BOOST_TEST(holds(text.text, "{" + value + "}"));
  BOOST_TEST(errors_of(shown) == "");

  const Document more = insert_part(before, {page, "contact", PurposeId("face-payment")}).document;
  BOOST_TEST(more.flow().steps[more.flow().find_step("face-notice")].blocks.size() ==
             notice.blocks.size() + 1);
  BOOST_TEST(holds(refusal([&] {
                     return insert_part(before, {page, "weather", PurposeId("face-payment")});
                   }),
                   "declares nothing"));
}

// Where inserts.xml has no words, the values speak for themselves, and nothing waits for a translator.
BOOST_AUTO_TEST_CASE(a_part_in_another_language_is_its_values_alone) {
  const Document museum = document_of(source_text("tests/fixtures/lawful/museum-entry.flow.xml"));
  const Flow& flow = museum.flow();
  const auto notice = std::find_if(flow.steps.begin(), flow.steps.end(), [](const Step& step) {
    return step.screen == ScreenKind::separate_notice && step.kind == StepKind::screen;
  });
  BOOST_REQUIRE((notice != flow.steps.end()));
  const Document shown =
      insert_part(museum, {StepId(notice->id), "contact", PurposeId(flow.purposes[0].id)}).document;
  const Block& block = shown.flow().steps[shown.flow().find_step(notice->id)].blocks.back();
  for (const LocalizedText::Entry& text : block.text.entries()) {
    BOOST_TEST(text.approved);
    if (text.language == "fr") BOOST_TEST((text.text.front() == '{' && text.text.back() == '}'), text.text);
  }
}

// As where a language is added: a translator finds one language to translate from, the flow's first.
BOOST_AUTO_TEST_CASE(a_language_without_words_of_ours_begins_with_those_of_the_flows_first_one) {
  const Document three = add_language(vending(), "ja").document;
  const WithdrawalRoute route{StepId("take-back"), StepId("attract"), StepId("attract"),
                              DataId("receipt-code")};
  const Document with = insert_withdrawal(three, route).document;
  const Step& step = with.flow().steps[with.flow().find_step("take-back")];
  BOOST_TEST(step.title.in("ja") == step.title.in("zh-CN"));
  BOOST_TEST(step.title.in("ja") != step.title.in("en"));
}

BOOST_AUTO_TEST_CASE(a_right_is_used_by_the_declared_contacts) {
  const Document with = insert_right(vending(), "explain").document;
  const Right& right = with.flow().rights.back();
  BOOST_TEST(right.kind == "explain");
  for (const LocalizedText::Entry& text : right.channel.entries())
    BOOST_TEST(text.text == "{party." + with.flow().parties[0].id + ".contacts}");
  BOOST_TEST(errors_of(with) == "");
}

BOOST_AUTO_TEST_CASE(a_way_to_withdraw) {
  for (const std::string& file : lawful()) {
    const Document before = document_of(source_text(file));
    const Flow& flow = before.flow();
    const Step* attract = nullptr;
    for (const Step& step : flow.steps)
      if (attract == nullptr && step.kind == StepKind::screen && step.screen == ScreenKind::attract)
        attract = &step;
    const DataItem* code = nullptr;
    for (const DataItem& item : flow.data)
      if (item.category == "other" || item.category == "account") code = &item;
    if (attract == nullptr || code == nullptr) continue;
    BOOST_TEST_CONTEXT(file) {
      const WithdrawalRoute route{StepId("take-back"), StepId(attract->id), StepId(attract->id),
                                  DataId(code->id)};
      const Edit edit = insert_withdrawal(before, route);
      BOOST_TEST(errors_of(edit.document) == "");
    }
  }
  // The template without its own way has errors; with the new one it has none.
  const Document without = document_of(edited_everywhere(
      edited_everywhere(vending_text(), "to=\"withdraw\"", "to=\"goodbye\""), "撤回同意与删除", "返回"));
  BOOST_TEST(errors_of(without) != "");
  const Edit mended = insert_withdrawal(
      without, {StepId("take-back"), StepId("attract"), StepId("goodbye"), DataId("receipt-code")});
  BOOST_TEST(errors_of(mended.document) == "");
  BOOST_TEST(holds(refusal([] {
                     return insert_withdrawal(vending(), {StepId("erase"), StepId("attract"),
                                                          StepId("goodbye"), DataId("receipt-code")});
                   }),
                   "Another step has the id \"erase\""));
}

BOOST_AUTO_TEST_CASE(a_guardian_decides) {
  const GuardianRoute route{StepId("guardian"),
                            PurposeId("face-payment"),
                            {StepId("age"), "under"},
                            StepId("face-notice"),
                            StepId("pay-qr")};
  const Edit edit = insert_guardian(vending(), route);
  BOOST_TEST(errors_of(edit.document) == "");
  const Flow& flow = edit.document.flow();
  const Step& screen = flow.steps[flow.find_step("guardian")];
  BOOST_TEST(choice_with(screen, ActKind::guardian_consent)->guardian_check == "code");
  BOOST_TEST(flow.steps[flow.steps[flow.find_step("age")].choices[0].target].id == "guardian");
  BOOST_TEST(holds(refusal([&] { return insert_guardian(edit.document, route); }), "\"guardian\""));
}

BOOST_AUTO_TEST_CASE(languages_to_choose_from) {
  BOOST_TEST(changes(vending(), insert_language_picker(vending(), StepId("attract"))).empty());
  const Edit edit = insert_language_picker(vending(), StepId("goods"));
  BOOST_TEST(errors_of(edit.document) == "");
  const Flow& flow = edit.document.flow();
  const std::vector<Choice>& choices = flow.steps[flow.find_step("goods")].choices;
  BOOST_REQUIRE(choices.size() == 6U);
  BOOST_TEST(choices[4].label.in("en") == "中文");
  BOOST_TEST(choices[5].label.in("zh-CN") == "English");
  BOOST_TEST(refusal([] { return insert_language_picker(vending(), StepId("scan")); }) ==
             "\"scan\" is no screen.");
  BOOST_TEST(refusal([] {
               return insert_language_picker(document_of(sound_flow().text()), StepId("home"));
             }) == "The flow has one language. Add another one first.");
}

BOOST_AUTO_TEST_SUITE_END()
