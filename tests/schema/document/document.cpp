// SPDX-License-Identifier: MIT
// The document: bytes that stay as they are, places that editors agree with, and errors that say what to do.
#include <boost/test/unit_test.hpp>
#include <regex>

#include "schema/base/user_error.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/edit/confirm.hpp"
#include "tests/schema/check/checked.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(document)

namespace {

Confirmation answer(const std::string& item, const std::string& by) {
  Confirmation made;
  made.item = item;
  made.by = by;
  made.role = "counsel";
  made.date = "2026-10-01";
  made.evidence = "a.pdf";
  return made;
}
const Confirmation entry = answer("H-02", "Li <Wei> & \"Co\"\n");
std::vector<Confirmation> answers_in(const Document& document) {
  return paperwork_of(document).confirmations;
}

std::string with_crlf(const std::string& text) {
  return edited_everywhere(text, "\n", "\r\n");
}
const std::string bom = "\xEF\xBB\xBF";

// The same document with every element under the prefix n.
std::string prefixed(const std::string& text) {
  std::string out = std::regex_replace(text, std::regex("<(/?)([a-z])"), "<$1n:$2");
  return edited(out, "xmlns=\"urn:facenotice:flow:1\"", "xmlns:n=\"urn:facenotice:flow:1\"");
}

const std::string foreign = edited(
    vending_text(), "</flow>",
    "<x:history xmlns:x=\"urn:example:history\"><x:attestations>kept</x:attestations></x:history>\n</flow>");

struct Sample {
  const char* name;
  std::string text;
};
std::vector<Sample> samples() {
  return {{"as it is", vending_text()},
          {"CRLF", with_crlf(vending_text())},
          {"BOM", bom + vending_text()},
          {"BOM and CRLF", bom + with_crlf(vending_text())},
          {"comments", edited(vending_text(), "<steps>", "<steps><!-- </flow> <attestations> 注释 -->")},
          {"comment at the end", vending_text() + "<!-- </flow> -->\n"},
          {"foreign namespace", foreign},
          {"prefixed", prefixed(vending_text())}};
}

void check_problem(const std::string& text, const std::string& line_holds,
                   const std::vector<std::string>& told) {
  const Document document = document_of(text);
  BOOST_TEST_CONTEXT("about " << line_holds) {
    BOOST_REQUIRE(!document.sound());
    bool found = false;
    std::string all;
    for (const Problem& problem : document.problems()) {
      all += document.where(problem.place) + ": " + problem.message.english() + "\n";
      bool every = document.line_text(problem.place.line).find(line_holds) != std::string_view::npos;
      for (const std::string& word : told)
        every = every && problem.message.english().find(word) != std::string::npos;
      found = found || every;
    }
    BOOST_TEST(found, all);
    BOOST_CHECK_EXCEPTION(document.require_sound(), UserError, [](const UserError& error) {
      return std::regex_search(error.what(), std::regex("^test.flow.xml:[0-9]+:[0-9]+: error: "));
    });
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(loading_and_saving_changes_no_byte) {
  for (const Sample& sample : samples()) {
    const Document loaded = document_of(sample.text);
    BOOST_TEST_CONTEXT(sample.name) {
      BOOST_CHECK_NO_THROW(loaded.require_sound());
      BOOST_TEST((loaded.bytes() == sample.text));
      BOOST_TEST(loaded.flow().steps.size() == document_of(vending_text()).flow().steps.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(confirming_changes_only_its_own_lines) {
  for (const Sample& sample : samples()) BOOST_TEST_CONTEXT(sample.name) {
      const Document before = document_of(sample.text);
      const Document once = confirm(before, entry).document;
      BOOST_REQUIRE(answers_in(once).size() == 1u);
      BOOST_TEST(answers_in(once)[0].by == "Li <Wei> & \"Co\"\n");
      BOOST_TEST(once.content_digest() == before.content_digest());
      // What was there before is there still, around one piece that is new.
      const std::string& text = once.bytes();
      std::size_t start = 0;
      while (start < text.size() && start < sample.text.size() && text[start] == sample.text[start]) ++start;
      std::size_t end = 0;
      while (end < text.size() - start && end < sample.text.size() - start &&
             text[text.size() - 1 - end] == sample.text[sample.text.size() - 1 - end])
        ++end;
      BOOST_TEST(start + end == sample.text.size());
      const std::string added = text.substr(start, text.size() - start - end);
      BOOST_TEST(added.find("attestation item=\"H-02\"") != std::string::npos);
      BOOST_TEST(
          (added.find('\n') == std::string::npos ||
           (added.find("\r\n") != std::string::npos) == (sample.text.find("\r\n") != std::string::npos)));
      // Another comes behind it, and the same again too: answers are their own history.
      const Document again =
          confirm(confirm(once, answer("H-04", "Li")).document, answer("H-02", "Zhao Min")).document;
      BOOST_REQUIRE(answers_in(again).size() == 3u);
      BOOST_TEST(answers_in(again)[0].by == entry.by);
      BOOST_TEST(answers_in(again)[2].by == "Zhao Min");
      BOOST_TEST(again.content_digest() == before.content_digest());
    }
}

BOOST_AUTO_TEST_CASE(confirming_works_on_empty_and_one_line_paperwork) {
  for (const char* paperwork :
       {"<attestations/>", "<attestations></attestations>", "<attestations>\n  </attestations>",
        "<waivers/><attestations><!-- </attestations> --></attestations>"}) {
    const Document before =
        document_of(edited(vending_text(), "\n</flow>", "\n" + std::string(paperwork) + "\n</flow>"));
    BOOST_TEST_CONTEXT(paperwork) {
      const Document after = confirm(before, entry).document;
      BOOST_REQUIRE(answers_in(after).size() == 1u);
      BOOST_TEST(after.content_digest() == before.content_digest());
      BOOST_TEST(after.content_digest() == document_of(vending_text()).content_digest());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_answer_that_would_break_the_document_is_refused) {
  Confirmation broken = entry;
  for (const char* by : {"", "\x01", "\xFF"}) {
    broken.by = by;
    BOOST_CHECK_THROW(confirm(document_of(vending_text()), broken), UserError);
    BOOST_CHECK_THROW(confirm(confirm(document_of(vending_text()), entry).document, broken), UserError);
  }
}

BOOST_AUTO_TEST_CASE(the_content_digest_covers_everything_but_the_paperwork) {
  const std::string digest = document_of(vending_text()).content_digest();
  const std::string waivers =
      "<waivers><waiver rule=\"a\" finding=\"b\" reason=\"c\" approver=\"d\" "
      "role=\"counsel\" date=\"2026-01-01\" expires=\"2027-01-01\"/></waivers>";
  BOOST_TEST(document_of(edited(vending_text(), "</flow>", waivers + "\n</flow>")).content_digest() ==
             digest);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"绿茶", "红茶"},
                                                        {"PT60S", "PT61S"},
                                                        {"<!-- A vending", "<!-- a vending"},
                                                        {"revision=\"1\"", "revision=\"2\""},
                                                        {"  <theme", "   <theme"}})
    BOOST_TEST(document_of(edited(vending_text(), from, to)).content_digest() != digest, from);
  // What only looks like paperwork is content.
  BOOST_TEST(document_of(foreign).content_digest() !=
             document_of(edited(foreign, "kept", "changed")).content_digest());
}

BOOST_AUTO_TEST_CASE(places_count_characters_not_bytes) {
  const std::string text =
      edited(vending_text(), "<title>\n    <text lang=\"zh-CN\">自助售货机</text>",
             "<title><text lang=\"zh-CN\">自助售货机</text><text lang=\"zh-CN\">二</text>");
  const Document document = document_of(text);
  BOOST_REQUIRE(!document.problems().empty());
  const Problem problem = document.problems().front();
  BOOST_TEST(problem.place.line == 5u);
  // Two spaces, <title> of seven characters, <text lang="zh-CN">, five characters, </text>.
  BOOST_TEST(problem.place.column == 2u + 7 + 19 + 5 + 7 + 1);
  BOOST_TEST(problem.message.english().find("zh-CN") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(places_are_the_same_with_and_without_a_byte_order_mark_and_with_crlf) {
  const std::string text = edited(vending_text(), "to=\"goods\"", "to=\"nowhere\"");
  const Place place = document_of(text).problems().front().place;
  BOOST_TEST(document_of(text).line_text(place.line).find("nowhere") != std::string_view::npos);
  for (const std::string& variant : {bom + text, with_crlf(text), bom + with_crlf(text)}) {
    const Document document = document_of(variant);
    BOOST_TEST(document.problems().front().place.line == place.line);
    BOOST_TEST(document.problems().front().place.column == place.column);
    BOOST_TEST(document.line_text(place.line) == document_of(text).line_text(place.line));
  }
  // On the first line the mark itself is no character.
  const std::string one_line = bom + "<flow/>";
  BOOST_TEST(document_of(one_line).problems().front().place.column == 1u);
}

BOOST_AUTO_TEST_CASE(structural_errors_name_the_element_the_place_and_the_way_out) {
  const std::string text = vending_text();
  check_problem(edited(text, "      <exit on=\"not-matched\" to=\"face-failed\"/>\n", ""),
                "<capture id=\"scan\"",
                {"scan", "no exit on not-matched", "add <exit on=\"not-matched\" to="});
  check_problem(edited(text, "<exit on=\"done\" to=\"receipt\"/>", ""), "<service id=\"dispense-face\"",
                {"dispense-face", "no exit on done", "add <exit on=\"done\""});
  check_problem(edited(text, "to=\"goods\" emphasis=\"primary\"", "to=\"nowhere\""), "<choice id=\"start\"",
                {"<choice id=\"start\">", "to=\"nowhere\" names no step"});
  check_problem(
      edited(text, "<exit on=\"matched\" to=\"dispense-face\"/>", "<exit on=\"matched\" to=\"x\"/>"),
      "<exit on=\"matched\"", {"to=\"x\" names no step"});
  check_problem(edited(text, "<entry on=\"idle\" to=\"attract\"/>", "<entry on=\"idle\" to=\"x\"/>"),
                "<entry on=\"idle\"", {"to=\"x\" names no step"});
  check_problem(edited(text, "<consent purpose=\"face-payment\"/>", "<consent purpose=\"x\"/>"),
                "<consent purpose=\"x\"", {"purpose=\"x\" names no purpose", "declare it under <purposes>"});
  check_problem(edited(text, "notifies=\"face-payment face-transmit\"", "notifies=\"x\""),
                "<screen id=\"face-notice\"", {"\"x\" names no purpose"});
  check_problem(edited(text, "<field data=\"receipt-code\"", "<field data=\"x\""), "<field data=\"x\"",
                {"data=\"x\" names no item", "declare it under <data>"});
  check_problem(edited(text, "data=\"face-image face-template\"", "data=\"x\""), "<capture id=\"scan\"",
                {"\"x\" names no item"});
  check_problem(edited(text, "recipients=\"payment\"", "recipients=\"x\""), "<item id=\"face-template\"",
                {"\"x\", which is no party", "declare it under <parties>"});
  check_problem(edited(text, "<choose-alternative alternative=\"qr-payment\"/>",
                       "<choose-alternative alternative=\"x\"/>"),
                "<choose-alternative", {"\"x\" names no alternative"});
  check_problem(edited(text, "<screen id=\"goods\"", "<screen id=\"attract\""),
                "<screen id=\"attract\" kind=\"info\"", {"another step has this id", "rename"});
  check_problem(edited(text, "<choice id=\"tea\"", "<choice id=\"water\""), "<screen id=\"goods\"",
                {"two choices have the id \"water\""});
  check_problem(edited(text, "<item id=\"face-template\"", "<item id=\"face-image\""),
                "<item id=\"face-image\" category=\"face-template\"", {"used twice", "rename"});
  check_problem(edited(text, "longest=\"PT20S\"", "longest=\"20 s\""), "<capture id=\"scan\"",
                {"longest", "20 s"});
  check_problem(edited(text, "longest=\"PT20S\"", "longest=\"P3D\""), "<capture id=\"scan\"",
                {"at most one day", "PT30S"});
  check_problem(edited(text, "<exit on=\"timeout\" after=\"PT60S\"", "<exit on=\"timeout\""),
                "<exit on=\"timeout\"", {"needs the attribute after"});
  check_problem(edited(text, "<retention duration=\"P5Y\"/>", "<retention/>"), "<retention/>",
                {"<retention> needs a duration, an event"});
  check_problem(edited(text, "{party.operator.name}", "{party.shop.name}"), "{party.shop.name}",
                {"{party.shop.name} names nothing that this flow declares"});
  check_problem(edited(text, "{party.operator.name}", "{party.operator.counter}"), "{party.operator.counter}",
                {"the party “operator” has no contact of that kind"});
  check_problem(edited(text, "        <text lang=\"en\">face template</text>\n", ""),
                "{data.face-template.name}", {"{data.face-template.name} has no text in the language en"});
  check_problem(edited(text, "Welcome", "Wel{come"), "Wel{come", {"no matching }", "{{"});
  check_problem(edited(text, "    <entry on=\"resume\" to=\"attract\"/>\n", ""), "<entries>",
                {"<entry on=\"resume\" to=", "say what the machine shows then"});
  check_problem(edited(text, "<entry on=\"resume\"", "<entry on=\"idle\""), "<entry on=\"idle\"",
                {"two entries on idle", "keep one"});
  check_problem(edited(text, "<entry on=\"idle\" to=\"attract\"/>", "<entry on=\"idle\" to=\"goodbye\"/>"),
                "<entry on=\"idle\"", {"cannot lead to an <end>"});
  check_problem(edited(text, "urn:facenotice:flow:1", "urn:facenotice:flow:2"), "<flow ",
                {"urn:facenotice:flow:2", "this version reads \"urn:facenotice:flow:1\""});
  check_problem("<html/>", "<html/>", {"root must be <flow xmlns=\"urn:facenotice:flow:1\">", "<html>"});
  check_problem(edited(text, "kind=\"transmit\"", "kind=\"send\""), "<purpose id=\"face-transmit\"",
                {"'send'", "kind"});
  check_problem(edited(text, "<right kind=\"copy\">", "<wrong/><right kind=\"copy\">"), "<wrong/>",
                {"wrong"});
}

BOOST_AUTO_TEST_CASE(every_problem_is_told_not_only_the_first_and_none_twice) {
  std::string text = edited(vending_text(), "to=\"goods\" emphasis=\"primary\"", "to=\"nowhere\"");
  text = edited(text, "<consent purpose=\"face-payment\"/>", "<consent purpose=\"x\"/>");
  text = edited(text, "      <exit on=\"not-matched\" to=\"face-failed\"/>\n", "");
  const Document document = document_of(text);
  BOOST_TEST(document.problems().size() == 3u);
  for (std::size_t i = 1; i < document.problems().size(); ++i)
    BOOST_TEST(document.problems()[i - 1].place.line < document.problems()[i].place.line);
}

BOOST_AUTO_TEST_SUITE_END()
