// SPDX-License-Identifier: MIT
// Texts and languages: what changes in the document, byte for byte, and what is refused.
#include <algorithm>

#include "schema/document/element_path.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/texts.hpp"
#include "tests/schema/edit/edit_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(edit_texts)

namespace {

const ElementPath pay_title("steps/screen[@id='pay']/title");
const std::string bom = "\xEF\xBB\xBF";

}  // namespace

BOOST_AUTO_TEST_CASE(a_text_changes_in_one_language) {
  BOOST_TEST(changes(vending(), set_text(vending(), pay_title, {"en", "Pay how?"})) ==
             "-<text lang=\"en\">How would you like to pay?</text>\n+<text lang=\"en\">Pay how?</text>\n");
  BOOST_TEST(changes(vending(), set_text(vending(), pay_title, {"en", "a < b & \"c\" ]]> d\r"})) ==
             "-<text lang=\"en\">How would you like to pay?</text>\n"
             "+<text lang=\"en\">a &lt; b &amp; \"c\" ]]&gt; d&#13;</text>\n");
  BOOST_TEST(
      changes(vending(), set_text(vending(), pay_title, {"en", "How would you like to pay?"})).empty());
}

// What a person has typed and what a machine has are told apart from the first word on.
BOOST_AUTO_TEST_CASE(a_text_in_a_language_that_it_was_not_said_in_is_added_as_what_it_is) {
  const Document one_sided =
      document_of(edited(vending_text(), "<text lang=\"en\">How would you like to pay?</text>", ""));
  const auto added = [&](bool approved) {
    return changes(one_sided, set_text(one_sided, pay_title, {"en", "Pay how?", approved}));
  };
  BOOST_TEST(holds(added(false), "+<text lang=\"en\" state=\"draft\">Pay how?</text>"), added(false));
  BOOST_TEST(!holds(added(true), "draft"), added(true));
  BOOST_TEST(holds(added(true), "Pay how?"));
}

BOOST_AUTO_TEST_CASE(many_texts_are_one_step) {
  const ElementPath title("title");
  const Message name = msg("Bring in a translation ({})", "en");
  const Edit edit =
      set_texts(vending(), {{pay_title, {"en", "Pay how?"}}, {title, {"en", "Vending machine"}}}, name);
  BOOST_TEST(edit.title.english() == "Bring in a translation (en)");
  BOOST_TEST(changes(vending(), edit) ==
             "-<text lang=\"en\">How would you like to pay?</text>\n+<text lang=\"en\">Pay how?</text>\n");
  BOOST_TEST(
      holds(refusal([&] {
              return set_texts(vending(), {{pay_title, {"en", "One"}}, {pay_title, {"en", "Two"}}}, name);
            }),
            "steps/screen[@id='pay']/title: the text in en is there twice"));
  BOOST_TEST(holds(refusal([&] {
                     return set_texts(vending(), {{title, {"en", "Good"}}, {pay_title, {"en", " "}}}, name);
                   }),
                   "steps/screen[@id='pay']/title: A text cannot be empty"));
}

namespace {

// Of what people say first (sha256sum of 怎样付款？ and of 付款).
const std::string of_how = "zh-CN:ce059522a369570a", of_pay = "zh-CN:6f0546de73d1c9b0";

std::size_t outdated(const Document& document) {
  const std::vector<Finding> findings = checked(document.bytes(), as_of("2026-11-01")).findings;
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.assertion == "P18-outdated";
  }));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_translation_is_outdated_when_its_original_changes_until_somebody_approves_it) {
  const Edit edit = set_text(vending(), pay_title, {"zh-CN", "付款"});
  BOOST_TEST(changes(vending(), edit) ==
             "-<text lang=\"zh-CN\">怎样付款？</text>\n-<text lang=\"en\">How would you like to pay?</text>\n"
             "+<text lang=\"zh-CN\">付款</text>\n"
             "+<text lang=\"en\" source=\"" +
                 of_how + "\">How would you like to pay?</text>\n");
  BOOST_TEST(outdated(edit.document) > 0U);
  const Edit approved = approve_text(edit.document, pay_title, "en");
  BOOST_TEST(changes(edit.document, approved) == "-<text lang=\"en\" source=\"" + of_how +
                                                     "\">How would you like to pay?</text>\n"
                                                     "+<text lang=\"en\" source=\"" +
                                                     of_pay + "\">How would you like to pay?</text>\n");
  BOOST_TEST(outdated(approved.document) == 0U);
  // Back to what it translates: nothing is outdated any more.
  BOOST_TEST(outdated(set_text(edit.document, pay_title, {"zh-CN", "怎样付款？"}).document) == 0U);
}

BOOST_AUTO_TEST_CASE(a_mark_holds_against_changes_by_any_editor) {
  const Document marked =
      approve_text(set_text(vending(), pay_title, {"zh-CN", "付款"}).document, pay_title, "en").document;
  BOOST_TEST(outdated(document_of(edited(marked.bytes(), ">付款<", ">\n  付款 <"))) == 0U);
  BOOST_TEST(outdated(document_of(edited(marked.bytes(), ">付款<", ">付账<"))) > 0U);
  BOOST_TEST(outdated(document_of(edited(marked.bytes(), ">付款<", "> {flow.title}付款<"))) > 0U);
}

BOOST_AUTO_TEST_CASE(who_answers_for_the_translations_too_outdates_none) {
  const Edit edit = set_text(vending(), pay_title, {"zh-CN", "付款"}, Translations::keep);
  BOOST_TEST(changes(vending(), edit) ==
             "-<text lang=\"zh-CN\">怎样付款？</text>\n+<text lang=\"zh-CN\">付款</text>\n");
  const Document marked =
      approve_text(set_text(vending(), pay_title, {"zh-CN", "付款"}).document, pay_title, "en").document;
  BOOST_TEST(outdated(set_text(marked, pay_title, {"zh-CN", "怎样付款？"}, Translations::keep).document) ==
             0U);
  // Original and translation in one step, whichever comes first.
  const std::vector<HeldText> both = {{pay_title, {"en", "How to pay?"}},
                                      {pay_title, {"zh-CN", "怎样付款？"}}};
  for (const std::vector<HeldText>& texts : {both, {both[1], both[0]}}) {
    const Edit together = set_texts(marked, texts, msg("Write"), Translations::keep);
    BOOST_TEST(changes(marked, together) ==
               "-<text lang=\"zh-CN\">付款</text>\n"
               "-<text lang=\"en\" source=\"" +
                   of_pay +
                   "\">How would you like to pay?</text>\n"
                   "+<text lang=\"zh-CN\">怎样付款？</text>\n"
                   "+<text lang=\"en\" source=\"" +
                   of_how + "\">How to pay?</text>\n");
    BOOST_TEST(outdated(together.document) == 0U);
  }
}

BOOST_AUTO_TEST_CASE(what_is_typed_over_an_outdated_translation_approves_it_or_makes_it_a_draft) {
  const Document there = set_text(vending(), pay_title, {"zh-CN", "付款"}).document;
  BOOST_TEST(changes(there, set_text(there, pay_title, {"en", "Pay", true})) ==
             "-<text lang=\"en\" source=\"" + of_how +
                 "\">How would you like to pay?</text>\n"
                 "+<text lang=\"en\" source=\"" +
                 of_pay + "\">Pay</text>\n");
  const Document draft = set_text(there, pay_title, {"en", "Pay", false}).document;
  BOOST_TEST(changes(there, {msg("Type"), draft}) == "-<text lang=\"en\" source=\"" + of_how +
                                                         "\">How would you like to pay?</text>\n"
                                                         "+<text lang=\"en\" state=\"draft\">Pay</text>\n");
  BOOST_TEST(changes(draft, approve_text(draft, pay_title, "en")) ==
             "-<text lang=\"en\" state=\"draft\">Pay</text>\n"
             "+<text lang=\"en\" source=\"" +
                 of_pay + "\">Pay</text>\n");
}

BOOST_AUTO_TEST_CASE(a_value_that_is_bound_or_named_anew_outdates_nothing) {
  const ElementPath block("steps/screen[@id='attract']/block[1]");
  const Document said = set_text(vending(), block, {"zh-CN", "保存5年。"}).document;
  const Document marked = approve_text(said, block, "en").document;
  BOOST_TEST(outdated(marked) == 0U);
  BOOST_TEST(outdated(bind_value(marked, block, "zh-CN", "5年", "records.kept").document) == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_that_nobody_could_show_is_refused) {
  BOOST_TEST(refusal([] {
               return set_text(vending(), pay_title, {"en", " \n"});
             }) == "A text cannot be empty. Remove what it belongs to instead.");
  for (const char* unfit : {"a\xFF", "a\x01", "\x1F", "\xC3"})
    BOOST_TEST(refusal([&] {
                 return set_text(vending(), pay_title, {"en", unfit});
               }) == "A text holds characters that no document can hold (control characters, or no UTF-8).");
  BOOST_TEST(refusal([] { return set_text(vending(), pay_title, {"en", "a\tb\r\nc d"}); }) == "done");
  BOOST_TEST(refusal([] {
               return set_text(vending(), pay_title, {"fr", "Payer"});
             }) == "The flow has no language fr. Add the language first.");
  BOOST_TEST(refusal([] {
               return set_text(vending(), pay_title, {"en", "{data.nothing.name}"});
             }) == "This cannot be done: {data.nothing.name} names nothing that this flow declares.");
  BOOST_TEST(refusal([] {
               return set_text(vending(), ElementPath("steps/screen[@id='x']/title"), {"en", "x"});
             }) == "The document has no element steps/screen[@id='x']/title (any more).");
  BOOST_TEST(refusal([] {
               return set_text(vending(), ElementPath("languages"), {"en", "x"});
             }) == "languages holds no text.");
}

BOOST_AUTO_TEST_CASE(comments_and_cdata_inside_of_a_text_stay_or_go_as_they_should) {
  const auto with = [](const std::string& inside) {
    return document_of(edited(vending_text(), "<text lang=\"en\">How would you like to pay?</text>",
                              "<text lang='en'>" + inside + "</text>"));
  };
  const Document commented = with("<!-- why -->How<!-- </text> --> so?");
  BOOST_TEST(changes(commented, set_text(commented, pay_title, {"en", "New"})) ==
             "-<text lang='en'><!-- why -->How<!-- </text> --> so?</text>\n"
             "+<text lang='en'><!-- why -->New<!-- </text> --></text>\n");
  const Document data = with("<![CDATA[How > <!-- so?]]>");
  BOOST_TEST(changes(data, set_text(data, pay_title, {"en", "New"})) ==
             "-<text lang='en'><![CDATA[How > <!-- so?]]></text>\n+<text lang='en'>New</text>\n");
}

BOOST_AUTO_TEST_CASE(the_title_of_the_flow) {
  BOOST_TEST(changes(vending(), set_title(vending(), {"en", "Drinks"})) ==
             "-<text lang=\"en\">Vending machine</text>\n+<text lang=\"en\">Drinks</text>\n");
  BOOST_TEST(set_title(vending(), {"en", "Drinks"}).title.english() == "Change the title (English)");
}

BOOST_AUTO_TEST_CASE(typed_words_become_a_placeholder_when_they_say_the_same) {
  const ElementPath block("steps/screen[@id='attract']/block[1]");
  const Document typed = set_text(vending(), block, {"en", "Kept 5 years, that is all."}).document;
  const auto bind = [&](const std::string& words) {
    return bind_value(typed, block, "en", words, "records.kept");
  };
  BOOST_TEST(changes(typed, bind("5 years")) ==
             "-<text lang=\"en\">Kept 5 years, that is all.</text>\n"
             "+<text lang=\"en\">Kept {records.kept}, that is all.</text>\n");
  BOOST_TEST(refusal([&] { return bind("Kept"); }) ==
             "The declared value is \"5 years\", not \"Kept\". Change the declaration or the words first.");
  BOOST_TEST(refusal([&] { return bind("6 years"); }) == "The text does not say \"6 years\".");
}

BOOST_AUTO_TEST_CASE(a_language_comes_as_drafts_and_goes_without_a_trace) {
  for (const std::string& text :
       {vending_text(), edited_everywhere(vending_text(), "\n", "\r\n"), bom + vending_text(),
        edited_everywhere(vending_text(), "  ", "\t"), sound_flow().text()}) {
    const Document before = document_of(text);
    const Edit added = add_language(before, "en-GB");
    BOOST_TEST(added.document.flow().languages.back() == "en-GB");
    const std::string diff = changes(before, added);
    BOOST_TEST(!holds(text, "\r\n") == !holds(diff, "\r"));
    if (!holds(text, "</language>") && text.find("  <title>") != std::string::npos)
      BOOST_TEST(!holds(diff, "\n-"));
    for (const Step& step : added.document.flow().steps)
      BOOST_TEST((step.title.empty() || step.title.has("en-GB")), step.id);
    for (const Step& step : added.document.flow().steps)
      for (const LocalizedText::Entry& entry : step.title.entries())
        BOOST_TEST(
            (entry.language != "en-GB" || (!entry.approved && entry.text == step.title.entries()[0].text)));
    BOOST_TEST((remove_language(added.document, "en-GB").document.bytes() == text));
  }
  BOOST_TEST(refusal([] { return add_language(vending(), "en"); }) ==
             "The flow has the language en already.");
  BOOST_TEST(holds(refusal([] { return add_language(vending(), "xx"); }), "xx"));
}

// A language that nobody can choose is for nobody; on a question its choice leads to the notice, as the
// others.
BOOST_AUTO_TEST_CASE(a_new_language_can_be_chosen_where_the_others_can) {
  const Document added = add_language(vending(), "ja").document;
  std::size_t screens = 0;
  for (const Step& step : added.flow().steps) {
    const Choice *before = nullptr, *chosen = nullptr;
    for (const Choice& choice : step.choices)
      for (const Act& act : choice.acts)
        if (act.kind == ActKind::language) (act.value == "ja" ? chosen : before) = &choice;
    BOOST_TEST((before == nullptr) == (chosen == nullptr), step.id);
    if (chosen == nullptr) continue;
    ++screens;
    BOOST_TEST(chosen > before);  // the last of them
    BOOST_TEST(chosen->target == before->target);
    BOOST_TEST(chosen->label.entries().size() == added.flow().languages.size());
    for (const LocalizedText::Entry& entry : chosen->label.entries()) {
      BOOST_TEST(entry.text == "日本語");
      BOOST_TEST(entry.approved);
    }
    for (const LocalizedText::Entry& entry : before->label.entries()) BOOST_TEST(entry.approved);
  }
  BOOST_TEST(screens > 0U);
}

BOOST_AUTO_TEST_CASE(removing_a_language_takes_its_choices_along) {
  const Edit edit = remove_language(vending(), "en");
  BOOST_TEST(!holds(edit.document.bytes(), "lang=\"en\""));
  BOOST_TEST(!holds(edit.document.bytes(), "id=\"english\""));
  BOOST_TEST(holds(edit.document.bytes(), "id=\"chinese\""));
  BOOST_TEST(refusal([&] { return remove_language(edit.document, "zh-CN"); }) ==
             "zh-CN is the only language. Add another one first.");
  BOOST_TEST(refusal([] { return remove_language(vending(), "fr"); }) == "The flow has no language fr.");
  const Document one_sided = document_of(edited(vending_text(), "<text lang=\"zh-CN\">欢迎选购</text>", ""));
  BOOST_TEST(refusal([&] { return remove_language(one_sided, "en"); }) ==
             "steps/screen[@id='attract']/title is said in en only. Say it in another language first.");
}

BOOST_AUTO_TEST_CASE(the_first_language_is_the_default) {
  BOOST_TEST(changes(vending(), set_first_language(vending(), "en")) ==
             "-<language code=\"zh-CN\"/>\n+<language code=\"zh-CN\"/>\n");
  BOOST_TEST(set_first_language(vending(), "en").document.flow().languages[0] == "en");
}

BOOST_AUTO_TEST_SUITE_END()
