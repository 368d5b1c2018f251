// SPDX-License-Identifier: MIT
// Texts to translators and back, in both formats: nothing is changed that nobody changed, no placeholder is
// lost.
#include "export/exchange/exchange.hpp"

#include <functional>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "export/exchange/po.hpp"
#include "export/exchange/xliff.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/steps.hpp"
#include "schema/edit/texts.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(exchange)

namespace {

struct Format {
  const char* name;
  std::string (*write)(const Exchange&);
};
std::ostream& operator<<(std::ostream& out, const Format& format) {
  return out << format.name;
}
const Format formats[] = {{"xliff", xliff_of}, {"po", po_of}};

// The template with Japanese, in which nothing is translated yet.
const Document& with_japanese() {
  static const Document document =
      add_language(Document::parse(test::vending_text(), "vending.flow.xml"), "ja").document;
  return document;
}

Exchange out_of(const Document& document, const std::string& to = "ja") {
  return take_out(document, "en", to, FormatWords::load(Words()), Words());
}
// As a translator gets it and sends it back.
Exchange sent(const Format& format, const Exchange& exchange) {
  return read_exchange(format.write(exchange), "sent");
}

ExchangeRow& row_of(Exchange& exchange, const std::string& holder) {
  for (ExchangeRow& row : exchange.rows)
    if (row.holder.text() == holder) return row;
  BOOST_REQUIRE_MESSAGE(false, holder);
  return exchange.rows.front();
}
// One whose words have that placeholder and no other of that party.
ExchangeRow& bound_row(Exchange& exchange) {
  for (ExchangeRow& row : exchange.rows)
    if (row.source.find("{party.operator.phone}") != std::string::npos &&
        row.source.find("{party.operator.email}") == std::string::npos)
      return row;
  BOOST_REQUIRE(false);
  return exchange.rows.front();
}

std::string text_in(const Document& document, const std::string& holder, const std::string& language) {
  const pugi::xml_node node = ElementPath(holder + "/text[@lang='" + language + "']").in(document);
  return std::string(node.attribute("state").value()) + ":" + node.text().get();
}

std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const UserError& error) {
    return error.what();
  }
  return "taken";
}
bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string pay = "steps/screen[@id='pay']/title";

}  // namespace

BOOST_DATA_TEST_CASE(what_comes_back_as_it_went_changes_no_byte, formats, format) {
  const Document& document = with_japanese();
  Document translated = set_text(document, ElementPath(pay), {"ja", "お支払い方法", false}).document;
  translated = set_text(translated, ElementPath("title"), {"ja", "自動販売機", true}).document;
  for (const Document& each : {document, translated})
    for (const char* to : {"ja", "zh-CN"}) {
      const BroughtIn brought = bring_in(each, sent(format, out_of(each, to)));
      BOOST_TEST(brought.edit.document.bytes() == each.bytes());
      BOOST_TEST(brought.same + brought.untranslated == out_of(each, to).rows.size());
    }
}

BOOST_DATA_TEST_CASE(every_character_survives, formats, format) {
  const std::string odd = "  two  spaces, \"quotes\" & <tags>\n\tnew line \\n {{braces}} ]]> שלום \r end ";
  const Document document = set_text(with_japanese(), ElementPath(pay), {"ja", odd}).document;
  Exchange back = sent(format, out_of(document));
  BOOST_TEST(row_of(back, pay).target == odd);
  BOOST_TEST(bring_in(document, back).edit.document.bytes() == document.bytes());
}

BOOST_DATA_TEST_CASE(a_translation_is_a_draft_until_its_file_calls_it_final, formats, format) {
  Exchange exchange = out_of(with_japanese());
  ExchangeRow& title = row_of(exchange, "title");
  BOOST_TEST(title.target.empty());  // the draft says but the original's words
  title.target = "自動販売機";
  title.approved = true;
  row_of(exchange, pay).target = "お支払い方法";
  const BroughtIn brought = bring_in(with_japanese(), sent(format, exchange));
  BOOST_TEST(text_in(brought.edit.document, "title", "ja") == ":自動販売機");
  BOOST_TEST(text_in(brought.edit.document, pay, "ja") == "draft:お支払い方法");
  BOOST_TEST(brought.approved == 1U);
  BOOST_TEST(brought.drafts == 1U);
  // The names of languages are said already.
  BOOST_TEST(brought.untranslated + brought.same == exchange.rows.size() - 2U);
  BOOST_TEST(brought.same < 5U);
  BOOST_TEST(brought_in_words(Words(), "ja", brought)
                 .find("ja: 1 texts changed and approved, 1 changed as drafts") == 0U);
}

BOOST_DATA_TEST_CASE(a_placeholder_is_neither_lost_nor_invented, formats, format) {
  const auto brought = [&](const std::string& words) {
    Exchange exchange = out_of(with_japanese());
    ExchangeRow& row = bound_row(exchange);
    row.target = words;
    const std::string said = refusal([&] { bring_in(with_japanese(), sent(format, exchange)); });
    BOOST_TEST((said == "taken" || holds(said, row.holder.text())), said);
    return said;
  };
  Exchange exchange = out_of(with_japanese());
  const std::string source = bound_row(exchange).source;
  BOOST_TEST(brought("訳 " + source) == "taken");
  BOOST_TEST(holds(brought("電話"), "has lost {party.operator.phone}"));
  BOOST_TEST(holds(brought(source + " {flow.title}"), "has {flow.title}, which its source has not"));
  BOOST_TEST(holds(brought(source + " {party.operator.phone}"), "has {party.operator.phone}, which"));
}

BOOST_DATA_TEST_CASE(a_translation_of_older_words_is_a_draft, formats, format) {
  Exchange exchange = out_of(with_japanese());
  row_of(exchange, "title").target = "自動販売機";
  row_of(exchange, "title").approved = true;
  const Document changed = set_title(with_japanese(), {"en", "Snack machine"}).document;
  const BroughtIn brought = bring_in(changed, sent(format, exchange));
  BOOST_TEST(text_in(brought.edit.document, "title", "ja") == "draft:自動販売機");
  BOOST_TEST(brought.moved_on == 1U);
}

BOOST_DATA_TEST_CASE(what_is_no_longer_there_is_left_out_and_told, formats, format) {
  Exchange exchange = out_of(with_japanese());
  exchange.rows.push_back({ElementPath("steps/screen[@id='gone']/title"), {}, "Gone", "消えた", true});
  const BroughtIn brought = bring_in(with_japanese(), sent(format, exchange));
  BOOST_TEST(brought.gone == 1U);
  BOOST_TEST(brought.edit.document.bytes() == with_japanese().bytes());
}

BOOST_AUTO_TEST_CASE(a_language_that_the_flow_has_not_is_refused) {
  BOOST_TEST(holds(refusal([] { out_of(with_japanese(), "fr"); }), "no language fr; it has zh-CN, en, ja"));
  BOOST_TEST(
      holds(refusal([] { out_of(with_japanese(), "en"); }), "from one language of the flow to another"));
  Exchange exchange = out_of(with_japanese());
  exchange.target_language = "fr";
  BOOST_TEST(holds(refusal([&] { bring_in(with_japanese(), exchange); }), "no language fr"));
}

BOOST_AUTO_TEST_CASE(a_text_that_is_there_twice_is_refused) {
  Exchange exchange = out_of(with_japanese());
  row_of(exchange, pay).target = "お支払い方法";
  exchange.rows.push_back(row_of(exchange, pay));
  BOOST_TEST(holds(refusal([&] { bring_in(with_japanese(), exchange); }), "is there twice"));
}

// --- XLIFF -------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(xliff_protects_placeholders_and_tells_what_they_print) {
  const std::string file = xliff_of(out_of(with_japanese()));
  BOOST_TEST(holds(file, "<data id=\"d1\">{party.operator.phone}</data>"));
  BOOST_TEST(holds(file,
                   "<ph id=\"p1\" dataRef=\"d1\" canCopy=\"no\" canDelete=\"no\" "
                   "equiv=\"{party.operator.phone}\" disp=\"400-000-0000\"/>"));
}

// What a translation tool may do to a unit.
std::string unit(const std::string& content) {
  return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" "
         "trgLang=\"ja\"><file "
         "id=\"f\"><group id=\"g\"><unit id=\"u\" name=\"title\">" +
         content + "</unit></group></file></xliff>";
}
ExchangeRow only_row(const std::string& content) {
  const Exchange exchange = read_exchange(unit(content), "t.xlf");
  BOOST_REQUIRE(exchange.rows.size() == 1U);
  return exchange.rows.front();
}

BOOST_AUTO_TEST_CASE(segments_are_joined_and_final_when_all_are) {
  const std::string one = "<segment state=\"final\"><source>One.</source><target>一。</target></segment>",
                    gap = "<ignorable><source> </source></ignorable>";
  const ExchangeRow both =
      only_row(one + gap + "<segment state=\"final\"><source>Two.</source><target>二。</target></segment>");
  BOOST_TEST(both.source == "One. Two.");
  BOOST_TEST(both.target == "一。 二。");
  BOOST_TEST(both.approved);
  BOOST_TEST(!only_row(one + gap +
                       "<segment state=\"reviewed\"><source>Two.</source><target>二。</target></segment>")
                  .approved);
  const ExchangeRow half = only_row(one + gap + "<segment><source>Two.</source></segment>");
  BOOST_TEST(half.target.empty());
  BOOST_TEST(!half.approved);
}

BOOST_AUTO_TEST_CASE(remarks_of_tools_are_read_over_and_formatting_is_refused) {
  const auto target = [](const std::string& words) {
    return only_row("<segment><source>S</source><target>" + words + "</target></segment>").target;
  };
  BOOST_TEST(target("a <mrk id=\"m\" type=\"comment\">b</mrk><sm id=\"n\"/>c<em startRef=\"n\"/>") == "a bc");
  BOOST_TEST(target("<![CDATA[a < b]]>") == "a < b");
  BOOST_TEST(holds(refusal([&] { target("<pc id=\"1\">bold</pc>"); }), "title: the text holds <pc>"));
  BOOST_TEST(holds(refusal([&] { target("<ph id=\"7\" dataRef=\"d9\"/>"); }),
                   "the placeholder 7 stands for nothing"));
  std::string deep = "x";
  for (int i = 0; i < 60; ++i) deep = "<mrk id=\"m" + std::to_string(i) + "\">" + deep + "</mrk>";
  BOOST_TEST(holds(refusal([&] { target(deep); }), "nested more than"));
}

BOOST_AUTO_TEST_CASE(hostile_xliff_is_refused_in_a_sentence) {
  const auto said = [](const std::string& file) { return refusal([&] { read_exchange(file, "t.xlf"); }); };
  const std::string good = unit("<segment><source>S</source></segment>");
  BOOST_TEST(said(good) == "taken");
  // A billion laughs.
  BOOST_TEST(holds(
      said("<!DOCTYPE xliff [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + good),
      "DOCTYPE"));
  BOOST_TEST(holds(said(good.substr(0, good.size() - 9)), "Line 1"));
  BOOST_TEST(holds(said(test::edited(good, "document:2.0", "document:1.2")), "no XLIFF 2.0"));
  BOOST_TEST(holds(said(test::edited(good, " srcLang=\"en\"", "")), "srcLang and trgLang are missing"));
  BOOST_TEST(holds(said(test::edited(good, " name=\"title\"", "")), "has no name"));
  BOOST_TEST(holds(said("<xliff \xFF>"), "not UTF-8"));
  BOOST_TEST(holds(said("<!--" + std::string(max_exchange_bytes, ' ') + "-->"), "at most 16 MB"));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<group id=\"g\">";
  BOOST_TEST(said(test::edited(good, "<group id=\"g\">", deep)) != "taken");
}

// --- gettext -----------------------------------------------------------------------------------------------

const std::string header =
    "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\"X-Source-Language: en\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

BOOST_AUTO_TEST_CASE(entries_are_read_as_tools_write_them) {
  const Exchange read =
      read_exchange(header +
                        "# of a translator\r\n#. remark\r\n#, fuzzy, no-wrap\r\n#| msgid \"Old\"\r\n"
                        "msgctxt \"title\"\r\nmsgid \"\"\r\n\"Vending \"\r\n\"machine\"\r\nmsgstr "
                        "\"自動\"\r\n\"販売機\"\r\n#~ msgid \"dead\"\r\n#~ msgstr \"死\"\r\n"
                        "msgctxt \"b\"\nmsgid \"B\"\nmsgstr \"\"",
                    "t.po");
  BOOST_TEST(read.source_language == "en");
  BOOST_TEST(read.target_language == "ja");
  BOOST_REQUIRE(read.rows.size() == 2U);
  BOOST_TEST(read.rows[0].source == "Vending machine");
  BOOST_TEST(read.rows[0].target == "自動販売機");
  BOOST_TEST(!read.rows[0].approved);
  BOOST_TEST(read.rows[1].target.empty());
}

BOOST_AUTO_TEST_CASE(languages_are_written_as_gettext_writes_them) {
  const std::string file = po_of(out_of(with_japanese(), "zh-CN"));
  BOOST_TEST(holds(file, "\"Language: zh_CN\\n\""));
  BOOST_TEST(read_exchange(file, "t.po").target_language == "zh-CN");
  BOOST_TEST(holds(file, "#. {party.operator.phone} → 400-000-0000\n"));
}

BOOST_AUTO_TEST_CASE(what_is_no_catalogue_is_refused_with_its_line) {
  const auto said = [](const std::string& file) { return refusal([&] { read_exchange(file, "t.po"); }); };
  BOOST_TEST(said(header) == "taken");
  BOOST_TEST(holds(said(""), "neither XLIFF nor a catalogue"));
  BOOST_TEST(holds(said("Dear translator,\n"), "Line 1 "));
  BOOST_TEST(holds(said(header + "msgctxt \"title\"\nmsgid \"A\nmsgstr \"B\"\n"), "Line 8 "));
  BOOST_TEST(holds(said(header + "msgctxt \"title\"\nmsgid \"A\\x41\"\nmsgstr \"B\"\n"), "Line 8 "));
  BOOST_TEST(holds(said(header + "msgctxt \"title\"\nmsgid \"A\"\nmsgid_plural \"B\"\nmsgstr[0] \"C\"\n"),
                   "Line 9 "));
  BOOST_TEST(holds(said(header + "msgctxt \"title\"\nmsgid \"A\"\n"), "Line 8 "));
  BOOST_TEST(holds(said(header + "msgid \"A\"\nmsgstr \"B\"\n"), "no msgctxt"));
  BOOST_TEST(holds(said(test::edited(header, "UTF-8", "GB18030")), "save it as UTF-8"));
  BOOST_TEST(
      holds(said(test::edited(header, "X-Source-Language", "X-Other")), "X-Source-Language and Language"));
}

BOOST_AUTO_TEST_SUITE_END()
