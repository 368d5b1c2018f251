// SPDX-License-Identifier: MIT
// What no flow may declare: refused by the reader itself, at its element, in a sentence that says what to do.
#include "tests/runtime/flow/reading.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(flow_refusals)

namespace {

const std::string sound = sound_flow().text();

}  // namespace

BOOST_AUTO_TEST_CASE(the_sound_flow_is_taken) {
  check_issues(sound, {});
  BOOST_TEST(!read(sound).steps.empty());
}

BOOST_AUTO_TEST_CASE(another_document_is_refused_before_anything_in_it_is_read) {
  check_issues("<html/>",
               {"<html/> the document's root must be <flow xmlns=\"urn:facenotice:flow:1\">, not <html>."});
  check_issues("<flow/>", {"<flow/> the root element is in the namespace \"\"; this version reads "
                           "\"urn:facenotice:flow:1\"."});
  check_issues(
      "<f:flow xmlns:f='urn:other'/>",
      {"<f:flow xmlns:f='urn:other'/> the root element is in the namespace \"urn:other\"; this version "
       "reads \"urn:facenotice:flow:1\"."});
  const FlowReading nothing = read_flow({});
  BOOST_REQUIRE(nothing.issues.size() == 1U);
  BOOST_TEST(!nothing.ok());
  BOOST_TEST(nothing.issues[0].offset == -1);
  BOOST_TEST(source_offset({}) == -1);
}

BOOST_AUTO_TEST_CASE(elements_are_known_by_their_namespace_whatever_their_prefix) {
  pugi::xml_document document;
  BOOST_REQUIRE(document.load_string(
      "<a:flow xmlns:a='urn:facenotice:flow:1' xmlns='urn:other'><a:title/><title/><b:title/>"
      "<title xmlns='urn:facenotice:flow:1'><text/><a:text/></title><a:x xmlns:a='urn:other'/><xmlnsx/>"
      "<p xmlnsb='urn:facenotice:flow:1'><b:title/></p></a:flow>"));
  const pugi::xml_node root = document.document_element();
  const auto child = [&](std::size_t at) { return *std::next(root.begin(), static_cast<int>(at)); };
  BOOST_TEST(flow_element_name(root) == "flow");
  BOOST_TEST(flow_element_name(child(0)) == "title");
  BOOST_TEST(flow_element_name(child(1)) == "");
  BOOST_TEST(flow_element_name(child(2)) == "");  // a prefix that nobody declares
  BOOST_TEST(flow_element_name(child(3)) == "title");
  BOOST_TEST(flow_element_name(child(3).first_child()) == "text");
  BOOST_TEST(flow_element_name(child(3).last_child()) == "text");
  BOOST_TEST(flow_element_name(child(4)) == "");                // the nearest declaration counts
  BOOST_TEST(flow_element_name(child(6).first_child()) == "");  // xmlnsb declares nothing
  BOOST_TEST(flow_element_name(pugi::xml_node()) == "");
  BOOST_TEST(flow_element_name(document.root()) == "");
}

BOOST_AUTO_TEST_CASE(a_sentence_takes_its_arguments_in_the_order_of_a_translation) {
  FlowIssue issue;
  issue.format = "{}: {} is wrong.";
  issue.arguments = {"<a>", "{}"};
  BOOST_TEST(issue.message() == "<a>: {} is wrong.");
  BOOST_TEST(issue.in_words("{} 有错：{}。") == "<a> 有错：{}。");
  BOOST_TEST(issue.in_words("{}{}{}{") == "<a>{}{}{");
  BOOST_TEST(issue.in_words("") == "");
}

BOOST_AUTO_TEST_CASE(what_a_flow_declares_is_complete) {
  const std::string root = sound.substr(0, sound.find('>') + 1);
  check_refused(" id=\"small\"", "", edited(root, " id=\"small\"", "") + " <flow> needs the attribute id.");
  check_refused(" valid-until=\"2027-12-31\"", "",
                edited(root, " valid-until=\"2027-12-31\"", "") +
                    " <flow id=\"small\"> needs the attribute valid-until.");
  for (const char* revision : {"0", "1000000001", "x", "1x", "nan"}) {
    const std::string said = "revision=\"" + std::string(revision) + "\"";
    check_refused("revision=\"1\"", said,
                  edited(root, "revision=\"1\"", said) +
                      " <flow id=\"small\">: revision must be a number from 1 to 1000000000, not \"" +
                      revision + "\".");
  }
  check_taken("revision=\"1\"", "revision=\"1000000000\"");
  check_refused("<language code=\"en\"/>", "", root + " the flow declares no <language>.");
  check_refused("<deployment place=\"public\"><jurisdiction code=\"CN\"/></deployment>", "",
                root + " the flow has no <deployment>: say where the machine stands and which laws bind it.");
  check_refused(" place=\"public\"", "", "<deployment> <deployment> needs the attribute place.");
  check_refused(
      "<jurisdiction code=\"CN\"/>", "",
      "<deployment place=\"public\"> <deployment> names no <jurisdiction>: without one no law can be "
      "checked.");
  check_refused(" roles=\"controller\"", "",
                "<party id=\"me\" country=\"CN\"> <party id=\"me\"> needs the attribute roles.");
  check_refused(
      " roles=\"controller\"", " roles=\" \t \"",
      "<party id=\"me\" roles=\" \t \" country=\"CN\"> <party id=\"me\"> needs the attribute roles.");
  const std::string display = sound.substr(
      sound.find("<display"), sound.find("/>", sound.find("<display")) + 2 - sound.find("<display"));
  check_refused(display, "",
                "<device> the flow declares no <display>: without one no screen can be laid out.");
  check_refused("<device>" + display + "</device>", "",
                root + " the flow declares no <display>: without one no screen can be laid out.");
}

BOOST_AUTO_TEST_CASE(numbers_and_words_of_truth_have_bounds) {
  const auto display = [](const std::string& attributes) { return "<display " + attributes + "/>"; };
  const std::string written = display(
      R"(id="d" width-px="480" height-px="800" width-mm="100" height-mm="160" viewing-distance-mm="500")");
  for (const auto& [from, to, why] : std::vector<std::array<std::string, 3>>{
           {"width-px=\"480\"", "width-px=\"63\"", "width-px must be a number from 64 to 8192, not \"63\"."},
           {"width-px=\"480\"", "width-px=\"8193\"",
            "width-px must be a number from 64 to 8192, not \"8193\"."},
           {"height-px=\"800\"", "height-px=\"63.9\"",
            "height-px must be a number from 64 to 8192, not \"63.9\"."},
           {"height-px=\"800\"", "height-px=\"9e9\"",
            "height-px must be a number from 64 to 8192, not \"9e9\"."},
           {"width-mm=\"100\"", "width-mm=\"9.9\"",
            "width-mm must be a number from 10 to 5000, not \"9.9\"."},
           {"height-mm=\"160\"", "height-mm=\"5000.1\"",
            "height-mm must be a number from 10 to 5000, not \"5000.1\"."},
           {"height-mm=\"160\"", "height-mm=\"9\"", "height-mm must be a number from 10 to 5000, not \"9\"."},
           {"distance-mm=\"500\"", "distance-mm=\"99\"",
            "viewing-distance-mm must be a number from 100 to 5000, not \"99\"."}}) {
    const std::string wrong = edited(written, from, to);
    check_refused(written, wrong, wrong + " <display id=\"d\">: " + why);
  }
  check_refused("<device>", "<device sound=\"yes\">",
                "<device sound=\"yes\"> <device>: sound must be true or false, not \"yes\".");
  for (const char* truth : {"true", "false", "1", "0", ""})
    check_taken("<device>", "<device sound=\"" + std::string(truth) + "\">");
  BOOST_TEST(read(edited(sound, "<device>", "<device sound=\"1\">")).device.sound);
  BOOST_TEST(!read(edited(sound, "<device>", "<device sound=\"0\">")).device.sound);
}

BOOST_AUTO_TEST_CASE(a_sign_is_read_from_as_far_as_people_can) {
  const auto sign = [](const std::string& distance) {
    return "<sign id=\"s\" paper=\"A4\" place=\"door\" viewing-distance-mm=\"" + distance + "\"/>";
  };
  const auto with = [&](const std::string& distance) {
    return edited(sound, "<entries>", "<signs>" + sign(distance) + "</signs><entries>");
  };
  for (const char* near_and_far : {"100", "20000"}) check_issues(with(near_and_far), {});
  for (const char* wrong : {"99.9", "20000.1", ""})
    check_issues(with(wrong),
                 {sign(wrong) + " <sign id=\"s\">" +
                  (*wrong == '\0' ? " needs the attribute viewing-distance-mm."
                                  : ": viewing-distance-mm must be a number from 100 to 20000, not \"" +
                                        std::string(wrong) + "\".")});
}

BOOST_AUTO_TEST_CASE(guardian_ages_and_how_long_a_consent_lasts) {
  const std::string basis = "legal-basis=\"consent\"";
  const auto with = [&](const std::string& more) { return basis + " " + more; };
  const std::string tag = "<purpose id=\"pay\" kind=\"payment\" ", about = " <purpose id=\"pay\">: ";
  check_taken(basis, with("guardian-age=\"0\""));
  check_taken(basis, with("guardian-age=\"21\""));
  check_refused(
      basis, with("guardian-age=\"22\""),
      tag + with("guardian-age=\"22\">") + about + "guardian-age must be a number from 0 to 21, not \"22\".");
  check_refused(
      basis, with("guardian-age=\"-1\""),
      tag + with("guardian-age=\"-1\">") + about + "guardian-age must be a number from 0 to 21, not \"-1\".");
  check_refused(basis, with("consent-lasts=\"a year\""),
                tag + with("consent-lasts=\"a year\">") + about +
                    "consent-lasts=\"a year\" is no ISO 8601 duration such as P30D.");
  check_refused(
      basis, with("alternative=\"cash\""),
      tag + with("alternative=\"cash\">") + about +
          "alternative=\"cash\" names no alternative of this flow; declare it under <alternatives>.");
  check_taken(basis, with("alternative=\"card\""));
}

BOOST_AUTO_TEST_CASE(what_is_named_is_declared) {
  check_refused("storage=\"none\"", "storage=\"none\" recipients=\"me bank\"",
                "<item id=\"face\" category=\"face-image\" storage=\"none\" recipients=\"me bank\" "
                "egress=\"none\"> <item id=\"face\">: recipients names \"bank\", which is no party of this "
                "flow; declare it under <parties>.");
  check_refused(
      "kind=\"card\"", "kind=\"card\" asks=\"face phone\"",
      "<alternative id=\"card\" kind=\"card\" asks=\"face phone\"> <alternative id=\"card\">: asks names "
      "\"phone\", which is no item of this flow; declare it under <data>.");
  check_refused(
      "<device>", "<rights><right kind=\"copy\" asks=\"phone\"/></rights><device>",
      "<right kind=\"copy\" asks=\"phone\"/> <right>: asks names \"phone\", which is no item of this "
      "flow; declare it under <data>.");
  check_refused(
      "category=\"face-image\"", "category=\"face-image\" purposes=\"pay send\"",
      "<item id=\"face\" category=\"face-image\" purposes=\"pay send\" storage=\"none\" "
      "egress=\"none\"> <item id=\"face\">: purposes=\"send\" names no purpose of this flow; declare it "
      "under <purposes>.");
  check_refused(
      "alternative=\"card\"", "alternative=\"cash\"",
      "<choose-alternative alternative=\"cash\"/> alternative=\"cash\" names no alternative of this "
      "flow.");
  check_refused(
      "data=\"face\"", "data=\"face phone\"",
      edited(sound.substr(sound.find("<capture"),
                          sound.find('>', sound.find("<capture")) + 1 - sound.find("<capture")),
             "data=\"face\"", "data=\"face phone\"") +
          " <capture id=\"scan\">: data=\"phone\" names no item of this flow; declare it under <data>.");
  const std::string at_ask = "<screen id=\"ask\" kind=\"consent\" >";
  check_refused(
      at_ask, at_ask + "<field data=\"phone\"/>",
      "<field data=\"phone\"/> <field>: data=\"phone\" names no item of this flow; declare it under "
      "<data>.");
  check_refused(
      "to=\"offer\" ", "to=\"nowhere\" ",
      "<choice id=\"start\" to=\"nowhere\" > <choice id=\"start\">: to=\"nowhere\" names no step of this "
      "flow.");
  check_refused(
      "</steps>", "</steps><policies><policy id=\"p\" screen=\"nowhere\"/></policies>",
      "<policy id=\"p\" screen=\"nowhere\"/> <policy id=\"p\">: screen=\"nowhere\" names no step of this "
      "flow.");
}

BOOST_AUTO_TEST_CASE(one_name_means_one_thing) {
  const std::string party = "<party id=\"me\" roles=\"site-owner\" country=\"CN\"/>";
  check_refused("</parties>", party + "</parties>",
                party + " <party id=\"me\">: the id is used twice under <parties>; rename one.");
  check_issues(edited(sound, "</parties>",
                      "<party roles=\"a\" country=\"CN\"/><party roles=\"b\" country=\"CN\"/>"
                      "</parties>"),
               {"<party roles=\"a\" country=\"CN\"/> <party> needs the attribute id.",
                "<party roles=\"b\" country=\"CN\"/> <party> needs the attribute id."});
  check_refused("<title>", "<title><text lang=\"de\">A</text><text lang=\"de\">B</text>",
                "<text lang=\"de\"> <title> has two texts for the language de.");
  check_refused("<title>", "<title><text>A</text>", "<text> <text> needs the attribute lang.");
}

BOOST_AUTO_TEST_CASE(how_long_something_is_kept_is_said_in_a_way_that_can_be_counted) {
  const std::string item =
      sound.substr(sound.find("<item"), sound.find('>', sound.find("<item")) + 1 - sound.find("<item"));
  const std::string kept = "<retention duration=\"PT20S\"/>";
  check_refused(kept, "", item + " <item id=\"face\"> has no <retention>: say how long it is kept.");
  check_refused(kept, "<retention/>",
                "<retention/> <retention> needs a duration, an event (with a duration as its bound) or a "
                "<method>.");
  check_refused(
      kept, "<retention duration=\"20 s\"/>",
      "<retention duration=\"20 s\"/> <retention>: duration=\"20 s\" is no ISO 8601 duration such as "
      "P30D.");
  check_refused(kept, "<retention event=\"e\" duration=\"x\"/>",
                "<retention event=\"e\" duration=\"x\"/> <retention>: duration=\"x\" is no ISO 8601 duration "
                "such as P30D.");
  check_taken(kept, "<retention event=\"e\"/>");
  check_taken(kept, "<retention><method><text lang=\"en\">As the law says</text></method></retention>");
}

BOOST_AUTO_TEST_CASE(there_is_room_for_as_many_as_the_format_names_and_no_more) {
  const std::string english = "<language code=\"en\"/>",
                    purpose = "<purpose id=\"p#\" kind=\"k\" legal-basis=\"b\"/>";
  check_taken(english, english + numbered("<language code=\"l#\"/>", max_languages - 1));
  check_refused(english, english + numbered("<language code=\"l#\"/>", max_languages),
                sound.substr(0, sound.find('>') + 1) + " a flow has at most 40 languages.");
  check_taken("<purposes>", "<purposes>" + numbered(purpose, max_purposes - 1));
  const std::string many = edited(sound, "</purposes>", numbered(purpose, max_purposes) + "</purposes>");
  check_issues(many, {"<purposes> a flow has at most 16 purposes."});
  BOOST_TEST(reading_of(many).flow.purposes.size() == max_purposes);
}

BOOST_AUTO_TEST_CASE(a_hundred_things_that_are_wrong_are_told_and_then_it_is_enough) {
  std::string wrong;
  for (int i = 0; i < 120; ++i) wrong += "<standard/>";
  BOOST_TEST(issues_of(edited(sound, "</deployment>", wrong + "</deployment>")).size() == 100U);
}

BOOST_AUTO_TEST_CASE(the_looks_of_a_text_are_those_of_the_format) {
  check_refused(
      "<block role=\"purpose\">", "<block role=\"purpose\" style=\"loud\">",
      "<block role=\"purpose\" style=\"loud\"> <block>: style=\"loud\" is not one of body, lead, heading, "
      "small, item.");
}

BOOST_AUTO_TEST_SUITE_END()
