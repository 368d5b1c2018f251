// SPDX-License-Identifier: MIT
// What the properties view shows and what comes of changing it.
#include "designer/authoring/sheet.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(sheet)

namespace {

const Document& vending() {
  static const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  return document;
}

const SheetField& field(const Sheet& sheet, const std::string& key) {
  const auto found = std::find_if(sheet.fields.begin(), sheet.fields.end(),
                                  [&](const SheetField& one) { return one.key == key; });
  BOOST_REQUIRE_MESSAGE(found != sheet.fields.end(), key);
  return *found;
}

// Every element of the document.
void each(pugi::xml_node node, const std::function<void(pugi::xml_node)>& visit) {
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_element) {
      visit(child);
      each(child, visit);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_choice_is_told_in_words_of_people) {
  const Sheets sheets{Words()};
  const Sheet sheet = sheets.of(vending(), ElementPath("steps/screen[@id='pay']/choice[@id='by-face']"));
  BOOST_TEST(sheet.kind == "Choice");
  BOOST_TEST(sheet.title == "Pay by face");
  BOOST_TEST(field(sheet, "label:en").value == "Pay by face");
  BOOST_TEST(field(sheet, "label:zh-CN").value == "刷脸支付");
  const SheetField& acts = field(sheet, "acts");
  BOOST_TEST(acts.value == "choose-face:face-payment");
  const auto said = std::find_if(acts.options.begin(), acts.options.end(),
                                 [&](const SheetOption& option) { return option.value == acts.value; });
  BOOST_REQUIRE((said != acts.options.end()));
  BOOST_TEST(said->label == "asks for the way by face: “Payment by face”");
  // Where it leads is offered by what screens are called.
  const SheetField& to = field(sheet, "@to");
  BOOST_TEST((std::any_of(to.options.begin(), to.options.end(), [&](const SheetOption& option) {
    return option.value == to.value && option.label != option.value;
  })));
}

BOOST_AUTO_TEST_CASE(a_party_is_reached_and_changed_where_its_name_stands) {
  const ElementPath operator_("parties/party[@id='operator']");
  const Sheet party = Sheets{Words()}.of(vending(), operator_);
  BOOST_TEST(field(party, "contact:0@value").value == "400-000-0000");
  BOOST_TEST(field(party, "contact:0@value").group == "Contact: Phone");
  BOOST_TEST(field(party, "contact:1@value").value == "privacy@example.com");
  const Document called = change_field(vending(), operator_, "contact:0@value", "400-820-8820").document;
  BOOST_TEST(called.flow().parties[0].contacts[0].value == "400-820-8820");
  BOOST_TEST(called.flow().parties[0].contacts[1].value == "privacy@example.com");
  BOOST_CHECK_THROW(change_field(vending(), operator_, "contact:9@value", "400-820-8820"), UserError);
}

BOOST_AUTO_TEST_CASE(what_is_signed_has_no_fields) {
  const Document reviewed = Document::parse(
      test::edited(
          test::vending_text(), "</flow>",
          "<waivers><waiver rule=\"FN-LARGE-TEXT\" finding=\"0123456789abcdef\" reason=\"r\" approver=\"a\" "
          "role=\"counsel\" date=\"2026-11-01\" expires=\"2027-01-01\"/></waivers></flow>"),
      "reviewed");
  BOOST_REQUIRE(reviewed.sound());
  for (const char* path : {"waivers", "waivers/waiver"}) {
    BOOST_REQUIRE(ElementPath(path).in(reviewed));
    BOOST_TEST(Sheets{Words()}.of(reviewed, ElementPath(path)).fields.empty(), path);
  }
}

BOOST_AUTO_TEST_CASE(a_part_shows_what_it_is_a_part_of) {
  const Sheets sheets{Words()};
  for (const char* path : {"steps/screen[@id='pay']/title/text[@lang='en']", "steps/screen[@id='pay']/title",
                           "steps/screen[@id='pay']/exit[@on='timeout']", "steps/screen[@id='pay']"})
    BOOST_TEST(sheets.of(vending(), ElementPath(path)).element.text() == "steps/screen[@id='pay']", path);
  BOOST_TEST(sheets.of(vending(), ElementPath("data/item[@id='face-image']/retention")).element.text() ==
             "data/item[@id='face-image']");
  BOOST_TEST(sheets.of(vending(), ElementPath("steps/screen[@id='gone']")).fields.empty());
}

// Whatever the document holds, each of its fields can be set to what it says already, and no byte changes.
BOOST_AUTO_TEST_CASE(every_field_of_every_element_takes_its_own_value_back) {
  const Sheets sheets{Words()};
  std::set<std::string> seen;
  std::size_t fields = 0;
  each(vending().root(), [&](pugi::xml_node node) {
    const Sheet sheet = sheets.of(vending(), ElementPath::of(node));
    if (sheet.fields.empty() || !seen.insert(sheet.element.text()).second) return;
    BOOST_TEST(!sheet.kind.empty());
    for (const SheetField& one : sheet.fields) {
      if (one.value.empty() || one.fixed) continue;
      if (one.kind == SheetField::Kind::one_of)
        BOOST_TEST((std::any_of(one.options.begin(), one.options.end(),
                                [&](const SheetOption& option) { return option.value == one.value; })),
                   sheet.element.text() << " " << one.key << " = " << one.value);
      // What is not written means the format's default.
      if (one.key[0] == '@' && !sheet.element.in(vending()).attribute(one.key.c_str() + 1)) continue;
      ++fields;
      const Edit edit = change_field(vending(), sheet.element, one.key, one.value);
      BOOST_TEST(edit.document.bytes() == vending().bytes(), sheet.element.text() << " " << one.key);
    }
  });
  BOOST_TEST(fields > 300U);
}

BOOST_AUTO_TEST_CASE(changes_go_by_named_edits) {
  const auto changed = [&](const char* path, const char* key, const char* value) {
    return change_field(vending(), ElementPath(path), key, value);
  };
  BOOST_TEST(
      changed("data/item[@id='face-image']", "retention/@duration", "PT10S").document.flow().data.size() ==
      vending().flow().data.size());
  const Edit kept = changed("data/item[@id='face-image']", "retention/@duration", "PT10S");
  const auto item = std::find_if(kept.document.flow().data.begin(), kept.document.flow().data.end(),
                                 [](const DataItem& one) { return one.id == "face-image"; });
  BOOST_TEST(item->retention.duration == "PT10S");
  BOOST_TEST(!kept.title.english().empty());
  const Edit after = changed("steps/screen[@id='pay']", "exit:timeout@after", "PT45S");
  BOOST_TEST(after.document.bytes().find("after=\"PT45S\"") != std::string::npos);
  const Edit renamed = changed("steps/screen[@id='pay']", "@id", "how-to-pay");
  BOOST_TEST(renamed.document.flow().find_step("how-to-pay") != no_step);
  const Edit titled = changed("", "title:en", "Snack machine");
  BOOST_TEST(titled.document.flow().title.in("en") == "Snack machine");
}

BOOST_AUTO_TEST_CASE(what_is_not_sound_is_refused_in_a_sentence) {
  BOOST_CHECK_THROW(change_field(vending(), ElementPath("data/item[@id='face-image']"), "retention/@duration",
                                 "ten seconds"),
                    UserError);
  BOOST_CHECK_THROW(change_field(vending(), ElementPath("steps/screen[@id='gone']"), "@icon", "qr"),
                    UserError);
  BOOST_CHECK_THROW(change_field(vending(), ElementPath(), "@revision", "seven"), UserError);
}

// A newcomer to the format has words in both languages, or nobody can choose it.
BOOST_AUTO_TEST_CASE(everything_that_the_format_has_has_a_name_in_both_languages) {
  const FlowSchema schema = FlowSchema::load("en");
  for (const Words& words : {Words(), test::words_in("zh-CN")}) {
    const FormatWords names = FormatWords::load(words);
    std::set<std::string> missing;
    const std::function<void(const SchemaElement&, bool)> walk = [&](const SchemaElement& element,
                                                                     bool root) {
      const std::set<std::string> paperwork = {"reviewers", "waivers", "attestations",
                                               "comments",  "text",    "languages"};
      if (paperwork.count(element.name) != 0) return;
      for (const SchemaAttribute& attribute : element.attributes) {
        if (!names.knows_attribute(element.name, attribute.name))
          missing.insert(element.name + "/" + attribute.name);
        for (const std::string& value : attribute.values)
          if (!names.knows_value(element.name, attribute.name, value))
            missing.insert(element.name + "/" + attribute.name + "/" + value);
      }
      for (const auto& [name, child] : element.children) walk(*child, false);
      if (!root && !element.attributes.empty() && !names.knows_element(element.name) &&
          element.name != "when" && element.children.empty() == false)
        missing.insert(element.name);
    };
    walk(schema.root(), true);
    for (const std::string& name : missing) BOOST_TEST_ERROR(words.language() << ": " << name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
