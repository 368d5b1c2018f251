// SPDX-License-Identifier: MIT
// Declared values keep their own direction, in whatever sentence they stand.
#include <boost/test/unit_test.hpp>
#include <string>

#include "export/layout/layout.hpp"
#include "schema/document/document.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(bound_direction)

namespace {

struct DirectionKit {
  explicit DirectionKit(const std::string& phone = "+86 400-000-0000")
      : flow([&] {
          Flow made = Document::parse(vending_text(), "vending.flow.xml").flow();
          for (Party& party : made.parties)
            for (Contact& contact : party.contacts)
              if (contact.kind == "phone") contact.value = phone;
          return made;
        }()) {}

  // The letters of a text as they are seen, from left to right.
  std::string seen(const std::string& text, const std::string& language) {
    const std::string filled = fill_isolated(flow, text, language);
    const ShapedText shaped = layouter.shaper().shape(filled, language, {40, false, 1.4}, 0);
    std::multimap<Px64, std::string> letters;
    for (const ShapedText::Line& line : shaped.lines)
      for (const ShapedText::Run& run : line.runs)
        for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
          const std::uint32_t from = run.glyphs[i].cluster;
          std::uint32_t end = static_cast<std::uint32_t>(run.text.size());
          for (const Glyph& other : run.glyphs)
            if (other.cluster > from) end = std::min(end, other.cluster);
          letters.emplace(run.glyphs[i].x, run.text.substr(from, end - from));
        }
    std::string all;
    for (const auto& [x, letter] : letters) all += letter;
    return all;
  }
  bool shows(const std::string& text, const std::string& language, const std::string& part) {
    const std::string all = seen(text, language);
    BOOST_TEST_INFO(all);
    return all.find(part) != std::string::npos;
  }

  Flow flow;
  FontSet fonts = FontSet::open();
  Layouter layouter{fonts};
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_telephone_number_is_read_as_it_is_dialled) {
  for (const char* phone : {"+86 400-000-0000", "(0755) 8888 1234", "+1 (212) 555-0100"}) {
    DirectionKit kit(phone);
    // Without the space: it may be drawn as no glyph.
    BOOST_TEST(kit.shows("اتصل {party.operator.phone} الآن", "ar", phone), phone);
    BOOST_TEST(kit.shows("חייגו {party.operator.phone} עכשיו", "he", phone), phone);
    BOOST_TEST(kit.shows("Call {party.operator.phone} now", "en", phone), phone);
  }
}

BOOST_AUTO_TEST_CASE(a_list_of_values_runs_as_its_sentence_does) {
  DirectionKit kit;
  const std::string all = kit.seen("اتصل {party.operator.contacts}", "ar");
  const std::size_t phone = all.find("+86 400-000-0000"), mail = all.find("@");
  BOOST_REQUIRE(phone != std::string::npos);
  BOOST_REQUIRE(mail != std::string::npos);
  BOOST_TEST(mail < phone);  // the first of the list stands at the right
}

// A text of nothing but values has no letter of its own, and is set from right to left all the same.
BOOST_AUTO_TEST_CASE(a_value_alone_is_read_as_it_is_declared) {
  for (const char* language : {"ar", "he"}) {
    DirectionKit kit("+86 (21) 400-000-0000");
    BOOST_TEST(kit.shows("{party.operator.phone}", language, "+86 (21) 400-000-0000"), language);
    BOOST_TEST(kit.shows("{party.operator.contacts}", language, "+86 (21) 400-000-0000"), language);
  }
}

BOOST_AUTO_TEST_CASE(what_is_typed_keeps_its_direction_too) {
  DirectionKit kit;
  BOOST_TEST(kit.shows("اقرأ https://example.com/a?b=1&c=2 الآن", "ar", "https://example.com/a?b=1&c=2"));
  BOOST_TEST(kit.shows("Green tea · ¥4.00", "ar", "Green tea · ¥4.00"));
  BOOST_TEST(kit.shows("اتصل 400-820-0000 الآن", "ar", "400-820-0000"));
}

BOOST_AUTO_TEST_CASE(what_is_spoken_and_searched_has_no_marks) {
  DirectionKit kit;
  const std::string filled = fill_isolated(kit.flow, "اتصل {party.operator.phone}", "ar");
  BOOST_TEST(filled.find("\u2068") != std::string::npos);
  BOOST_TEST(without_isolates(filled) == fill_placeholders(kit.flow, "اتصل {party.operator.phone}", "ar"));
  // Where nothing runs from right to left nothing is marked.
  BOOST_TEST(fill_isolated(kit.flow, "Call {party.operator.phone}", "en") ==
             fill_placeholders(kit.flow, "Call {party.operator.phone}", "en"));
}

BOOST_AUTO_TEST_CASE(a_number_is_not_cut_to_make_lines_even) {
  DirectionKit kit;
  const std::string title = "באיזו דרך? חייגו +972-3-555-0123 עכשיו";
  for (int width = 700; width < 1000; width += 20) {
    const ShapedText even = kit.layouter.shaper().shape_balanced(title, "he", {72, true, 1.28}, width);
    BOOST_TEST(!even.cuts_words, width);
  }
  // What is wider than the line is cut, and says so.
  BOOST_TEST(kit.layouter.shaper().shape(title, "he", {72, true, 1.28}, 200).cuts_words);
  BOOST_TEST(!kit.layouter.shaper().shape("one two", "en", {72, true, 1.28}, 200).cuts_words);
}

BOOST_AUTO_TEST_SUITE_END()
