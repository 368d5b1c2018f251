// SPDX-License-Identifier: MIT
// Documents that mean harm or are no documents: one sentence each, no crash, nothing read from elsewhere.
#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(hostile_document)

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

// The document is refused with one problem, at a line, in a sentence that holds `about`.
void check_refused(const std::string& text, const std::string& about, std::size_t line = 1) {
  const Document document = document_of(text);
  BOOST_TEST_CONTEXT("about " << about) {
    BOOST_REQUIRE(document.problems().size() == 1u);
    const Problem& problem = document.problems().front();
    BOOST_TEST(problem.message.english().find(about) != std::string::npos, problem.message.english());
    BOOST_TEST(problem.message.english().size() < 300u);
    BOOST_TEST(problem.message.english().find('\n') == std::string::npos);
    BOOST_TEST(problem.place.line == line);
    BOOST_TEST(problem.place.column >= 1u);
    BOOST_TEST((document.bytes() == text));
    // Whoever goes on asking gets harmless answers.
    BOOST_TEST(document.flow().steps.empty());
    BOOST_TEST(document.content_digest().size() == 64u);
    BOOST_CHECK_THROW(document.require_sound(), UserError);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_no_xml) {
  check_refused("", "not well-formed XML");
  check_refused(" \n\t ", "not well-formed XML", 2);
  check_refused("hello", "not well-formed XML");
  check_refused("{\"flow\": 1}", "not well-formed XML");
  check_refused("<flow", "not well-formed XML");
  check_refused("<flow>\n<a></b></flow>", "not well-formed XML", 2);
  check_refused("<flow/><flow/>", "not well-formed XML");
  check_refused("<flow>&nothing;</flow>", "not well-formed XML");
  check_refused("<flow a='1' a='2'/>", "not well-formed XML");
  check_refused("<!-- only a comment -->", "not well-formed XML");
  check_refused("<flow>\x01</flow>", "not well-formed XML");
  check_refused(std::string("\x7F"
                            "ELF\x02\x01\x01",
                            7),
                "XML");
  const std::string half = vending_text().substr(0, vending_text().size() / 2);
  const auto lines = std::count(half.begin(), half.end(), '\n');
  check_refused(half, "not well-formed XML", 1 + static_cast<std::size_t>(lines));
}

BOOST_AUTO_TEST_CASE(what_is_no_utf_8) {
  check_refused(std::string("<flow>\0</flow>", 14), "not UTF-8");
  check_refused("<flow>\xFF</flow>", "not UTF-8");
  check_refused("<flow>\xC0\xAF</flow>", "not UTF-8");
  check_refused("<flow>\xED\xA0\x80</flow>", "not UTF-8");  // a surrogate
  check_refused("<flow>\xE4\xB8</flow>", "not UTF-8");      // half a character
  check_refused(std::string("\xFF\xFE<\0f\0l\0o\0w\0/\0>\0", 16), "not UTF-8");
  check_refused(std::string("\xFE\xFF\0<\0f\0l\0o\0w\0/\0>", 16), "not UTF-8");
  // A document that only says that it is something else.
  check_refused(edited(vending_text(), "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""),
                "says that it is ISO-8859-1");
}

BOOST_AUTO_TEST_CASE(every_document_type_is_refused_before_anything_in_it_happens) {
  check_refused("<!DOCTYPE flow><flow/>", "DOCTYPE");
  check_refused("<?xml version=\"1.0\"?>\n<!DOCTYPE flow SYSTEM \"http://example.com/flow.dtd\">\n<flow/>",
                "DOCTYPE", 2);
  check_refused("<!DOCTYPE f [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><flow>&x;</flow>", "DOCTYPE");
  check_refused("<!DOCTYPE f [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><flow/>", "DOCTYPE");
  std::string laughs = "<!DOCTYPE lolz [<!ENTITY a \"lollollol\">";
  for (char c = 'b'; c <= 'k'; ++c)
    laughs += std::string("<!ENTITY ") + c + " \"" +
              repeated(std::string("&") + static_cast<char>(c - 1) + ";", 10) + "\">";
  check_refused(laughs + "]><flow>&k;</flow>", "DOCTYPE");
  check_refused(edited(vending_text(), "<!-- A vending", "<!DOCTYPE flow>\n<!-- A vending"), "DOCTYPE", 2);
}

BOOST_AUTO_TEST_CASE(deep_nesting_does_not_reach_the_stack) {
  check_refused(repeated("<a>", 100'000) + repeated("</a>", 100'000), "nested more than 64 deep");
  const std::string flow = "<flow xmlns=\"urn:facenotice:flow:1\">";
  check_refused(flow + repeated("<a>", 65) + repeated("</a>", 65) + "</flow>", "nested more than 64 deep");
  BOOST_TEST(!document_of(repeated("<a>", 100'000)).sound());
}

BOOST_AUTO_TEST_CASE(size_has_a_limit) {
  const std::string filler = repeated("x", 17U << 20U);
  check_refused("<flow><!--" + filler + "--></flow>", "17 MB");
  const TemporaryFolder folder;
  std::ofstream(folder / "big.flow.xml") << filler;
  BOOST_CHECK_EXCEPTION(Document::load(folder / "big.flow.xml"), UserError, [](const UserError& error) {
    return std::string(error.what()).find("17 MB") != std::string::npos;
  });
  BOOST_CHECK_THROW(Document::load(folder.path()), UserError);
  BOOST_CHECK_THROW(Document::load(folder / "none"), UserError);
}

BOOST_AUTO_TEST_CASE(long_values_are_refused_by_the_format_and_never_echoed_whole) {
  const std::string megabyte = repeated("x", 1U << 20U);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"id=\"metro-vending\"", "id=\"" + megabyte + "\""},
           {"to=\"goods\" emphasis=\"primary\"", "to=\"" + megabyte + "\""},
           {"kind=\"transmit\"", "kind=\"" + megabyte + "\""},
           {"longest=\"PT20S\"", "longest=\"" + megabyte + "\""},
           {"Welcome", megabyte},
           {"Welcome", "{" + megabyte + "}"}}) {
    const Document document = document_of(edited(vending_text(), from, to));
    BOOST_TEST_CONTEXT(from) {
      BOOST_REQUIRE(!document.sound());
      for (const Problem& problem : document.problems())
        BOOST_TEST(problem.message.english().size() < 2000u, problem.message.english().substr(0, 300));
    }
  }
}

BOOST_AUTO_TEST_CASE(too_many_parts_are_refused_by_name) {
  SmallFlow flow;
  flow.steps = screen("home", "attract", "");
  for (int i = 0; i < 20'000; ++i) flow.steps += "<end id=\"e" + std::to_string(i) + "\"/>";
  const auto holds = [](const Document& document, const std::string& about) {
    for (const Problem& problem : document.problems())
      if (problem.message.english().find(about) != std::string::npos) return true;
    return false;
  };
  BOOST_TEST(holds(document_of(flow.text()), "at most 20000 steps"));
  flow.steps = screen("home", "attract", "");
  for (int i = 0; i < 19'999; ++i) flow.steps += "<end id=\"e" + std::to_string(i) + "\"/>";
  BOOST_TEST(document_of(flow.text()).sound());

  std::string choices;
  for (int i = 0; i < 33; ++i) choices += choice("c" + std::to_string(i), "home");
  flow.steps = screen("home", "attract", choices);
  BOOST_TEST(holds(document_of(flow.text()), "more than 32 choices"));
  flow.steps = screen("home", "attract", "");
  flow.purposes.clear();
  for (int i = 0; i < 17; ++i)
    flow.purposes +=
        "<purpose id=\"p" + std::to_string(i) +
        "\" kind=\"payment\" legal-basis=\"consent\"><name><text lang=\"en\">P</text></name></purpose>";
  BOOST_TEST(holds(document_of(flow.text()), "at most 16 purposes"));
}

BOOST_AUTO_TEST_CASE(placeholders_that_refer_to_each_other_end) {
  const std::string text = edited(vending_text(), "<text lang=\"en\">only to confirm",
                                  "<text lang=\"en\">{purpose.face-payment.method} only to confirm");
  const Document loop = document_of(edited(text, "<text lang=\"en\">the camera films",
                                           "<text lang=\"en\">{purpose.face-payment.description} films"));
  BOOST_REQUIRE(!loop.sound());
  BOOST_TEST(loop.problems().front().message.english().find("refers to itself") != std::string::npos);
}

// Whatever is cut out of or put into the template: an answer, and never a flow that contradicts it.
BOOST_AUTO_TEST_CASE(mutilated_documents_get_an_answer) {
  const std::string text = vending_text();
  std::uint64_t seed = 20260921;
  const auto next = [&seed](std::size_t below) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>((seed >> 33U) % below);
  };
  std::size_t sound = 0, unsound = 0;
  for (int round = 0; round < 300; ++round) {
    std::string changed = text;
    for (std::size_t edits = 1 + next(3); edits > 0; --edits) {
      const std::size_t at = next(changed.size()), length = 1 + next(40);
      if (next(2) == 0)
        changed.erase(at, length);
      else
        changed.insert(at, changed.substr(next(changed.size()), length));
    }
    const Document document = document_of(changed);
    (document.sound() ? sound : unsound) += 1;
    for (const Problem& problem : document.problems()) {
      BOOST_REQUIRE(!problem.message.english().empty());
      BOOST_REQUIRE(problem.place.line >= 1 && problem.place.column >= 1);
    }
    (void)document.content_digest();
  }
  BOOST_TEST(sound > 5u);
  BOOST_TEST(unsound > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
