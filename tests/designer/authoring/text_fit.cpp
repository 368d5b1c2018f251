// SPDX-License-Identifier: MIT
// Which texts have no room where they stand, by the layout that the machine gets.
#include "designer/authoring/text_fit.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "designer/authoring/live_fit.hpp"
#include "designer/authoring/texts_table.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/texts.hpp"
#include "tests/support/event_queue.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/long_notice.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

namespace text_fit {
namespace {

const FontSet& fonts() {
  static const FontSet set = FontSet::open();
  return set;
}

std::string many_words() {
  std::string words = "Many";
  for (int i = 0; i < 3000; ++i) words += " words";
  return words;
}

struct Vending {
  TextFit fit_of(const Document& edited) {
    LayoutMemo memo(fonts());
    return fit_texts(edited, memo, FormatWords::load(Words()), Words());
  }
  Document with(const ElementPath& holder, const std::string& words) const {
    return set_text(document, holder, {"en", words}).document;
  }

  Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const ElementPath block{"steps/screen[@id='pay']/block"}, title{"steps/screen[@id='pay']/title"};
};

bool has(const std::vector<TooLong>& places, const std::string& display, Variant variant) {
  return std::any_of(places.begin(), places.end(), [&](const TooLong& place) {
    return place.display == display && place.variant == variant;
  });
}

}  // namespace
}  // namespace text_fit

BOOST_FIXTURE_TEST_SUITE(text_fit, text_fit::Vending)

BOOST_AUTO_TEST_CASE(a_text_that_goes_below_the_edge_is_too_long_in_that_language_alone) {
  const TextFit fit = fit_of(with(block, many_words()));
  const std::vector<TooLong>& places = fit.too_long(block, "en");
  BOOST_REQUIRE(!places.empty());
  BOOST_TEST(places.front().where == "How would you like to pay?");
  BOOST_TEST(has(places, "portrait-27", Variant::normal));
  BOOST_TEST(is_lost(places));
  BOOST_TEST(fit.too_long(block, "zh-CN").empty());
  BOOST_TEST(fit.too_long(title, "en").empty());  // it is seen
  BOOST_TEST(fit_of(document).too_long(block, "en").empty());
}

// The screen that check finds to overflow has a text that is too long, and no other screen has.
BOOST_AUTO_TEST_CASE(it_is_the_layouts_own_judgement) {
  for (const char* name : {"templates/vending.flow.xml", "templates/entry.flow.xml",
                           "tests/fixtures/lawful/lyon-vending.flow.xml"}) {
    Document one = Document::parse(test::source_text(name), name);
    const std::string step =
        one.flow().steps[one.flow().find_step("pay") == no_step ? 0 : one.flow().find_step("pay")].id;
    const std::string language = one.flow().languages.back();
    one = set_text(one, ElementPath("steps/screen[@id='" + step + "']/title"), {language, many_words()})
              .document;
    const TextFit fit = fit_of(one);
    const TextsTable table = texts_table(one, FormatWords::load(Words()), Words());
    const VisualFacts facts = measure_screens(one.flow(), fonts());
    bool any = false;
    for (const ScreenFact& screen : facts.screens) {
      const std::string& id = one.flow().steps[screen.step].id;
      const bool told = std::any_of(table.rows.begin(), table.rows.end(), [&](const TextRow& row) {
        return row.step == id &&
               has(fit.too_long(row.holder, screen.language), screen.display, Variant::normal);
      });
      BOOST_TEST(told == screen.overflow, name << ": " << id << " in " << screen.language);
      any = any || screen.overflow;
    }
    BOOST_TEST(any);
  }
}

BOOST_AUTO_TEST_CASE(what_a_text_that_is_cut_prints_is_too_long_with_it) {
  const ElementPath method("purposes/purpose[@id='face-payment']/method");
  BOOST_REQUIRE(!is_lost(fit_of(document).too_long(method, "en")));
  const TextFit fit = fit_of(with(method, many_words()));
  BOOST_TEST(is_lost(fit.too_long(method, "en")));
  BOOST_TEST(!is_lost(fit.too_long(method, "zh-CN")));
}

BOOST_AUTO_TEST_CASE(each_display_is_judged_by_itself) {
  const DisplayDraft small{DisplayId("small"), 320, 480, 60, 90, 500, 900};
  const Document two = add_display(document, small).document;
  const TextFit fit = fit_of(two);
  const ElementPath last("steps/screen[@id='face-notice']/block[12]");
  BOOST_TEST(has(fit.too_long(last, "en"), "small", Variant::normal));
  BOOST_TEST(!has(fit.too_long(last, "en"), "portrait-27", Variant::normal));
}

BOOST_AUTO_TEST_CASE(large_text_alone_loses_nothing_as_the_usual_screen_is_shown) {
  const ElementPath last("steps/screen[@id='face-notice']/block[13]");
  const Document long_one = Document::parse(test::vending_with_a_long_notice(), "vending.flow.xml");
  const std::vector<TooLong> places = fit_of(long_one).too_long(last, "en");
  BOOST_REQUIRE(has(places, "portrait-27", Variant::large_text));
  BOOST_TEST(!is_lost(places));
  BOOST_TEST(too_long_in_short(Words(), places) == "Before you pay by face (portrait-27, large text)");
  BOOST_TEST(
      too_long_in_words(Words(), places) ==
      "No room on Before you pay by face (portrait-27, large text): whoever asks for that is shown the usual "
      "one instead.");
  BOOST_TEST(too_long_in_short(test::words_in("zh-CN"), places).find("大字") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_sign_is_judged_on_its_paper) {
  const std::string sign = document.flow().signs.front().id;
  const ElementPath holder("signs/sign[@id='" + sign + "']/block[1]");
  BOOST_REQUIRE(fit_of(document).too_long(holder, "en").empty());
  const std::vector<TooLong> places = fit_of(with(holder, many_words())).too_long(holder, "en");
  BOOST_REQUIRE(!places.empty());
  BOOST_TEST(places.front().on_sign);
  BOOST_TEST(places.front().display == document.flow().signs.front().paper);
  BOOST_TEST(is_lost(places));
}

BOOST_AUTO_TEST_CASE(the_table_lists_and_counts_them) {
  const Document edited = with(block, many_words());
  TextsTable table = texts_table(edited, FormatWords::load(Words()), Words());
  const std::size_t zh = table.column_of("zh-CN"), en = table.column_of("en");
  TextsFilter filter;
  filter.show = TextsFilter::Show::too_long;
  BOOST_TEST(rows_shown(table, filter, zh, en).empty());  // nothing was measured yet
  mark_too_long(table, fit_of(edited));
  const std::vector<std::size_t> shown = rows_shown(table, filter, zh, en);
  BOOST_TEST(std::count_if(shown.begin(), shown.end(),
                           [&](std::size_t row) { return table.rows[row].holder == block; }) == 1);
  BOOST_TEST(texts_counted(Words(), table, en).ends_with(", 1 too long"));
  BOOST_TEST(texts_counted(Words(), table, zh).find("too long") == std::string::npos);
  mark_too_long(table, fit_of(document));
  BOOST_TEST(texts_counted(Words(), table, en).find("too long") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(beside_the_window_the_newest_document_is_told) {
  test::EventQueue queue;
  LiveFit live(Words(), queue.post(), open_fonts());
  BOOST_TEST((live.fit() == nullptr));
  live.look_at(document);
  live.look_at(with(block, many_words()));
  BOOST_TEST(!live.up_to_date());
  BOOST_REQUIRE(queue.run_until([&] { return live.up_to_date(); }));
  BOOST_TEST(live.trouble().empty());
  BOOST_TEST(is_lost(live.fit()->too_long(block, "en")));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_laid_out_is_not_said_to_fit) {
  test::EventQueue queue;
  std::promise<FontSet> fonts_that_fail;
  fonts_that_fail.set_exception(std::make_exception_ptr(UserError(msg("The fonts are not there."))));
  LiveFit live(Words(), queue.post(), fonts_that_fail.get_future().share());
  live.look_at(document);
  BOOST_REQUIRE(queue.run_until([&] { return live.up_to_date(); }));
  BOOST_TEST((live.fit() == nullptr));
  BOOST_TEST(live.trouble() == "The fonts are not there.");
}

BOOST_AUTO_TEST_SUITE_END()
