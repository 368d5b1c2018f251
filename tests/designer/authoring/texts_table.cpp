// SPDX-License-Identifier: MIT
// Texts beside their translations: what is listed, counted and walked through.
#include "designer/authoring/texts_table.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/document/splice.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/texts.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

namespace texts_table {
namespace {

// The template with a Japanese of which the title is approved, one text of a screen is missing and all else
// is a draft.
struct Japanese {
  Japanese() {
    document = add_language(document, "ja").document;
    document = set_title(document, {"ja", "自動販売機"}).document;
    Splices splices(document);
    splices.remove(ElementPath(block.text() + "/text[@lang='ja']").in(document));
    document = Document::parse(splices.bytes(), document.name());
    BOOST_REQUIRE(document.sound());
    table = facenotice::texts_table(document, FormatWords::load(Words()), Words());
    ja = table.column_of("ja");
    en = table.column_of("en");
  }
  std::size_t row(const std::string& holder) const {
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      if (table.rows[i].holder.text() == holder) return i;
    BOOST_REQUIRE_MESSAGE(false, holder);
    return 0;
  }
  std::vector<std::size_t> shown(const TextsFilter& filter) const {
    return rows_shown(table, filter, en, ja);
  }

  const ElementPath block{"steps/screen[@id='face-notice']/block[2]"};
  Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  TextsTable table;
  std::size_t ja = 0, en = 0;
};

}  // namespace
}  // namespace texts_table

BOOST_FIXTURE_TEST_SUITE(texts_table, texts_table::Japanese)

BOOST_AUTO_TEST_CASE(every_text_is_a_row_with_its_place_in_words) {
  std::size_t holders = 0;
  document.root().find_node([&](pugi::xml_node node) {
    holders += node.child("text") ? 1 : 0;
    return false;
  });
  BOOST_TEST(table.rows.size() == holders);
  for (const TextRow& one : table.rows) {
    BOOST_TEST(!one.where.empty());
    BOOST_TEST(!one.role.empty());
    BOOST_TEST(one.holder.in(document).child("text"));
  }
  const TextRow& choice = table.rows[row("steps/screen[@id='pay']/choice[@id='by-face']/label")];
  BOOST_TEST(choice.where == "How would you like to pay?");
  BOOST_TEST(choice.role == "Choice");
  BOOST_TEST(choice.step == "pay");
  const TextRow& name = table.rows[row("purposes/purpose[@id='face-payment']/name")];
  BOOST_TEST(name.where == "Purpose: Payment by face");
  BOOST_TEST(name.role == "Name");
  BOOST_TEST(name.step.empty());
}

// Adding a language copies the first one's words; who approves them unread is asked.
BOOST_AUTO_TEST_CASE(what_is_the_same_as_the_source_is_listed_and_doubted) {
  const std::size_t zh = table.column_of("zh-CN");
  const TextRow& pay = table.rows[row("steps/screen[@id='pay']/title")];
  const std::string& copied = pay.cells[ja].words;
  BOOST_TEST(copied == pay.cells[zh].words);
  BOOST_TEST(doubt_about(Words(), table, pay, zh, ja, copied) != "");
  BOOST_TEST(doubt_about(Words(), table, pay, zh, ja, "お支払い方法をお選びください") == "");
  TextsFilter same;
  same.show = TextsFilter::Show::same_as_source;
  const std::vector<std::size_t> listed = rows_shown(table, same, zh, ja);
  const auto is_listed = [&](const std::string& holder) {
    return std::find(listed.begin(), listed.end(), row(holder)) != listed.end();
  };
  BOOST_TEST(is_listed("steps/screen[@id='pay']/title"));
  BOOST_TEST(!is_listed("parties/party[@id='operator']/name"));  // a company has one name
  BOOST_TEST(!is_listed("steps/screen[@id='attract']/choice[@id='english']/label"));
  BOOST_TEST(rows_shown(table, same, ja, ja).empty());
}

BOOST_AUTO_TEST_CASE(places_are_told_in_chinese) {
  const TextsTable chinese =
      facenotice::texts_table(document, FormatWords::load(test::words_in("zh-CN")), test::words_in("zh-CN"));
  BOOST_TEST(chinese.rows[row("purposes/purpose[@id='face-payment']/name")].where == "处理目的：刷脸支付");
}

BOOST_AUTO_TEST_CASE(a_text_is_missing_a_draft_or_approved) {
  BOOST_TEST((table.rows[row("title")].cells[ja].state == TextState::approved));
  BOOST_TEST((table.rows[row("title")].cells[ja].words == "自動販売機"));
  BOOST_TEST((table.rows[row(block.text())].cells[ja].state == TextState::missing));
  BOOST_TEST((table.rows[row("steps/screen[@id='pay']/title")].cells[ja].state == TextState::draft));
  const std::string count = std::to_string(table.rows.size()), drafts = std::to_string(table.rows.size() - 5);
  BOOST_TEST(texts_counted(Words(), table, ja) ==
             "Japanese: 4 of " + count + " approved, " + drafts + " drafts, 1 missing");
  BOOST_TEST(texts_counted(Words(), table, en) == "English: " + count + " of " + count + " approved");
}

BOOST_AUTO_TEST_CASE(filters_show_what_they_say) {
  BOOST_TEST(shown({}).size() == table.rows.size());
  BOOST_TEST((shown({TextsFilter::Show::missing, {}, {}}) == std::vector<std::size_t>{row(block.text())}));
  // What somebody works on stays in the list, whatever it has become.
  const ElementPath title("title");
  BOOST_TEST((shown({TextsFilter::Show::missing, {}, {}, title}) ==
              std::vector<std::size_t>{std::min(row("title"), row(block.text())),
                                       std::max(row("title"), row(block.text()))}));
  BOOST_TEST(shown({TextsFilter::Show::drafts, {}, {}}).size() == table.rows.size() - 5);
  const auto on_pay = shown({TextsFilter::Show::this_step, "pay", {}});
  BOOST_TEST(!on_pay.empty());
  for (const std::size_t i : on_pay)
    BOOST_TEST(table.rows[i].holder.text().find("steps/screen[@id='pay']/") == 0U);
}

BOOST_AUTO_TEST_CASE(words_are_found_in_every_column_whatever_their_capitals) {
  const auto finds = [&](const std::string& words, const std::string& holder) {
    const auto found = shown({TextsFilter::Show::all, {}, words});
    return found.size() < table.rows.size() && std::count(found.begin(), found.end(), row(holder)) == 1;
  };
  BOOST_TEST(finds("vending MACHINE", "title"));
  BOOST_TEST(finds("自動", "title"));
  BOOST_TEST(finds("purpose: payment", "purposes/purpose[@id='face-payment']/name"));
  BOOST_TEST(finds("choice", "steps/screen[@id='pay']/choice[@id='by-face']/label"));
  BOOST_TEST(shown({TextsFilter::Show::all, {}, "no such words"}).empty());
}

BOOST_AUTO_TEST_CASE(every_language_stands_beside_the_two_that_are_worked_on) {
  const std::size_t zh = table.column_of("zh-CN");
  BOOST_TEST((other_languages(table, en, ja) == std::vector<std::size_t>{zh}));
  BOOST_TEST((other_languages(table, zh, zh) == std::vector<std::size_t>{en, ja}));
}

BOOST_AUTO_TEST_CASE(the_language_that_needs_work_is_translated_into) {
  BOOST_TEST(column_to_translate(table, en) == ja);
  BOOST_TEST(column_to_translate(table, ja) == 0U);  // nothing else needs any: the first
}

BOOST_AUTO_TEST_CASE(unapproved_texts_are_walked_through_round_and_round) {
  const auto all = shown({});
  BOOST_TEST(*next_unapproved(table, all, std::nullopt, ja, true) == 1U);  // the title is approved
  BOOST_TEST(*next_unapproved(table, all, 1U, ja, true) == 2U);
  BOOST_TEST(*next_unapproved(table, all, 1U, ja, false) == table.rows.size() - 1);
  BOOST_TEST(*next_unapproved(table, all, table.rows.size() - 1, ja, true) == 1U);
  BOOST_TEST(!next_unapproved(table, all, 1U, en, true));
  // From a row that the filter has just taken away, to the one behind it.
  const std::vector<std::size_t> some{4, 9};
  BOOST_TEST(*next_unapproved(table, some, 5U, ja, true) == 9U);
  BOOST_TEST(*next_unapproved(table, some, 5U, ja, false) == 4U);
}

BOOST_AUTO_TEST_CASE(what_is_selected_elsewhere_has_its_row) {
  const auto all = shown({});
  const ElementPath choice("steps/screen[@id='pay']/choice[@id='by-face']");
  const std::size_t label = row(choice.text() + "/label");
  BOOST_TEST(*row_to_follow(table, all, choice, "pay") == label);
  BOOST_TEST(*row_to_follow(table, all, ElementPath(choice.text() + "/label/text[@lang='ja']"), "pay") ==
             label);
  BOOST_TEST(*row_to_follow(table, all, ElementPath("device"), "pay") ==
             row("steps/screen[@id='pay']/title"));
  BOOST_TEST(*row_to_follow(table, all, ElementPath(), "") == 0U);
  BOOST_TEST(!row_to_follow(table, {}, choice, "pay"));
  BOOST_TEST(is_about(table.rows[label], choice));
  BOOST_TEST(!is_about(table.rows[label], ElementPath("steps/screen[@id='pay']/choice[@id='by-fac']")));
}

BOOST_AUTO_TEST_CASE(typing_leaves_drafts_drafts_and_approving_is_one_step_with_it) {
  const auto state = [&](const Edit& edit, const ElementPath& holder) {
    const TextsTable after = facenotice::texts_table(edit.document, FormatWords::load(Words()), Words());
    const TextCell& cell = after.rows[row(holder.text())].cells[ja];
    return text_state_in_words(Words(), cell.state) + (": " + cell.words);
  };
  const ElementPath title("title"), pay("steps/screen[@id='pay']/title");
  BOOST_TEST(state(type_text(document, title, "ja", "自販機"), title) == "approved: 自販機");
  BOOST_TEST(state(type_text(document, pay, "ja", "支払い"), pay) == "draft: 支払い");
  BOOST_TEST(state(type_text(document, block, "ja", "新しい"), block) == "draft: 新しい");
  BOOST_TEST(state(approve_as(document, pay, "ja", "支払い"), pay) == "approved: 支払い");
  BOOST_TEST(state(approve_as(document, block, "ja", "新しい"), block) == "approved: 新しい");
  const std::string now = table.rows[row(pay.text())].cells[ja].words;
  BOOST_TEST(approve_as(document, pay, "ja", now).title.english() == "Approve a text (Japanese)");
}

BOOST_AUTO_TEST_CASE(typing_in_the_first_language_outdates_what_was_approved_of_it_in_every_view) {
  const ElementPath title("title");
  const std::size_t at = row("title"), zh = table.column_of("zh-CN");
  const auto after = [&](const Document& changed) {
    return facenotice::texts_table(changed, FormatWords::load(Words()), Words());
  };
  const Edit typed = type_text(document, title, "zh-CN", "饮料机");
  const TextsTable outdated = after(typed.document);
  BOOST_TEST((outdated.rows[at].cells[zh].state == TextState::approved));
  BOOST_TEST((outdated.rows[at].cells[en].state == TextState::outdated));
  BOOST_TEST((outdated.rows[at].cells[ja].state == TextState::outdated));
  BOOST_TEST(texts_counted(Words(), outdated, en).find("1 with the original changed") != std::string::npos);
  BOOST_TEST(
      (rows_shown(outdated, {TextsFilter::Show::outdated, {}, {}}, zh, en) == std::vector<std::size_t>{at}));
  const Document approved = approve_as(typed.document, title, "en", "Drinks").document;
  BOOST_TEST((after(approved).rows[at].cells[en].state == TextState::approved));
  const Document over = type_text(typed.document, title, "en", "Drinks").document;
  BOOST_TEST((after(over).rows[at].cells[en].state == TextState::draft));
}

BOOST_AUTO_TEST_CASE(placeholders_are_told_once_with_what_they_print) {
  const Flow& flow = document.flow();
  BOOST_TEST(placeholders_in_words(Words(), flow, "Call {party.operator.phone}, {party.operator.phone} {{x}}",
                                   "en") == "{party.operator.phone} prints “400-000-0000”");
  BOOST_TEST(placeholders_in_words(Words(), flow, "Nothing", "en").empty());
  BOOST_TEST(placeholders_in_words(Words(), flow, "{no.such}", "en").find("{no.such} prints nothing: ") ==
             0U);
}

BOOST_AUTO_TEST_SUITE_END()
