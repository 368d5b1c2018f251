// SPDX-License-Identifier: MIT
// Every text that a document says to people: where it stands, in the words of people, and what becomes of it.
#include "schema/edit/text_holders.hpp"

#include "schema/edit/texts.hpp"
#include "tests/schema/edit/edit_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(text_holders)

namespace {

std::vector<TextHolder> holders_in(const Document& document) {
  return facenotice::text_holders(document, FormatWords::load(Words()), Words());
}
const TextHolder& at(const std::vector<TextHolder>& all, const std::string& path) {
  for (const TextHolder& holder : all)
    if (holder.path.text() == path) return holder;
  throw std::runtime_error("no text at " + path);
}
// "step | where | role: the English words"
std::string told(const TextHolder& holder) {
  const TextIn* english = holder.in("en");
  return holder.step + " | " + holder.where + " | " + holder.role + ": " +
         (english == nullptr ? "(none)" : english->text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_is_named_by_what_it_stands_on_and_what_it_is_there) {
  const std::vector<TextHolder> all = holders_in(vending());
  const auto here = [&](const std::string& path) { return told(at(all, path)); };
  BOOST_TEST(here("title") == " | Flow | Title: " + std::string(vending().flow().title.in("en")));
  BOOST_TEST(here("steps/screen[@id='attract']/title") == "attract | Welcome | Title: Welcome");
  BOOST_TEST(here("steps/screen[@id='attract']/block[1]") ==
             "attract | Welcome | Text: Drinks and snacks, all day");
  const std::string start = here("steps/screen[@id='attract']/choice[@id='start']/label");
  BOOST_TEST(start.rfind("attract | Welcome | Choice: ", 0) == 0U, start);
  BOOST_TEST(here("data/item[@id='face-image']/name") == " | Data item: face image | Name: face image");
  for (const TextHolder& holder : all) {
    BOOST_TEST(!holder.where.empty(), holder.path.text());
    BOOST_TEST(!holder.role.empty(), holder.path.text());
    BOOST_TEST(holder.step.empty() == (holder.path.text().rfind("steps/", 0) != 0), holder.path.text());
    BOOST_TEST(!holder.texts.empty(), holder.path.text());
    // What they name can be changed by it.
    BOOST_TEST(set_text(vending(), holder.path, {"en", holder.in("en")->text}).document.sound());
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_notice_says_which) {
  const Document document =
      document_of(edited(vending_text(), "<block>\n        <text lang=\"zh-CN\">支持扫码",
                         "<block role=\"contact\">\n        <text lang=\"zh-CN\">支持扫码"));
  const std::vector<TextHolder> all = holders_in(document);
  BOOST_TEST(at(all, "steps/screen[@id='attract']/block[1]").role == "Text");
  BOOST_TEST(at(all, "steps/screen[@id='attract']/block[2]").role.rfind("Text: ", 0) == 0U);
}

BOOST_AUTO_TEST_CASE(what_has_no_name_of_its_own_goes_by_its_kind_or_its_id) {
  const std::vector<TextHolder> all = holders_in(vending());
  const std::string right = at(all, "rights/right[@kind='copy']/channel").where;
  BOOST_TEST(right.rfind("Right: ", 0) == 0U, right);
  BOOST_TEST(right.size() > std::string("Right: ").size(), right);
  const std::string purpose = at(all, "purposes/purpose[@id='face-payment']/name").where;
  BOOST_TEST(holds(purpose, std::string(vending().flow().purposes[0].name.in("en"))), purpose);
}

BOOST_AUTO_TEST_CASE(drafts_and_outdated_translations_are_not_approved) {
  const Document draft = document_of(
      edited(vending_text(), "<text lang=\"en\">Welcome", "<text lang=\"en\" state=\"draft\">Welcome"));
  const auto welcome = [](const Document& document) {
    return *at(holders_in(document), "steps/screen[@id='attract']/title").in("en");
  };
  BOOST_TEST(welcome(vending()).approved);
  BOOST_TEST(!welcome(draft).approved);
  const Document outdated =
      set_text(vending(), ElementPath("steps/screen[@id='attract']/title"), {"zh-CN", "您好"}).document;
  BOOST_TEST(!welcome(outdated).approved);
  BOOST_TEST(at(holders_in(outdated), "steps/screen[@id='attract']/title").in("zh-CN")->approved);
  BOOST_TEST((at(holders_in(vending()), "title").in("fr") == nullptr));
}

BOOST_AUTO_TEST_CASE(paperwork_says_nothing_to_people) {
  const Document waived = document_of(
      edited(vending_text(), "</flow>",
             "<waivers><waiver rule=\"a\" finding=\"b\" reason=\"c\" approver=\"d\" role=\"counsel\" "
             "date=\"2026-01-01\" expires=\"2027-01-01\"/></waivers></flow>"));
  BOOST_TEST(holders_in(waived).size() == holders_in(vending()).size());
}

BOOST_AUTO_TEST_SUITE_END()
