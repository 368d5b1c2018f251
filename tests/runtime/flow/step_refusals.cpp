// SPDX-License-Identifier: MIT
// What no step may say: ways that lead nowhere, questions without their notice, boxes that are none.
#include "tests/runtime/flow/reading.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(step_refusals)

namespace {

using Words = std::vector<std::string>;

const std::string sound = sound_flow().text();

// The start tag that begins so, as it stands in the sound flow.
std::string tag(const std::string& begins) {
  const std::size_t at = sound.find(begins);
  if (at == std::string::npos) throw std::runtime_error("no tag " + begins);
  return sound.substr(at, sound.find('>', at) + 1 - at);
}
const std::string at_home = tag("<screen id=\"home\""), at_ask = tag("<screen id=\"ask\""),
                  at_scan = tag("<capture"), at_shop = tag("<service id=\"shop-face\""),
                  at_delete = tag("<erase");
const std::string yes = "<consent purpose=\"pay\"/>";

}  // namespace

BOOST_AUTO_TEST_CASE(a_flow_has_steps_each_with_a_name_of_its_own) {
  SmallFlow empty;
  empty.entries.clear();
  BOOST_TEST(issues_of(empty.text()).front() == "<steps> the flow has no <steps>.");
  check_refused(
      "<screen id=\"thanks\"",
      "<screen id=\"offer\" kind=\"info\">" + exit_on("timeout", "home") + "</screen><screen id=\"thanks\"",
      "<screen id=\"offer\" kind=\"info\"> <screen id=\"offer\">: another step has this id; rename one.");
  const Words unnamed = issues_of(edited(sound, "</steps>", "<end/><end/></steps>"));
  BOOST_TEST(
      unnamed == (Words{"<end/> <end> needs the attribute id.", "<end/> <end> needs the attribute id."}),
      boost::test_tools::per_element());
  check_refused(
      "kind=\"consent\" ", "kind=\"question\" ",
      "<screen id=\"ask\" kind=\"question\" > <screen id=\"ask\">: kind=\"question\" is not one of "
      "attract, separate-notice, consent, guardian, age, collect, receipt, withdraw, info, result.");
}

BOOST_AUTO_TEST_CASE(what_stands_between_the_steps_is_no_step) {
  const std::string note = "<note/><!-- a note --><n:screen xmlns:n=\"urn:notes\" id=\"home\"/>";
  const Flow noted = read(edited(sound, "<steps>", "<steps>" + note)), flow = read(sound);
  BOOST_REQUIRE(noted.steps.size() == flow.steps.size());
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    BOOST_TEST(noted.steps[i].id == flow.steps[i].id);
    for (std::size_t c = 0; c < flow.steps[i].choices.size(); ++c)
      BOOST_TEST(noted.steps[i].choices[c].target == flow.steps[i].choices[c].target);
  }
}

BOOST_AUTO_TEST_CASE(every_way_out_is_spelled_out) {
  const auto missing = [](const std::string& where, const std::string& step, const std::string& on,
                          const std::string& after = "") {
    return where + " step \"" + step + "\" has no exit on " + on + "; add <exit on=\"" + on + "\"" + after +
           " to=\"…\"/>.";
  };
  const std::string after = " after=\"PT30S\"";
  check_refused(at_ask, "<screen id=\"ask2\" kind=\"info\"></screen>" + at_ask,
                missing("<screen id=\"ask2\" kind=\"info\">", "ask2", "timeout", after));
  const std::string bare_capture =
      "<capture id=\"c\" purpose=\"pay\" operations=\"detect\" data=\"face\" longest=\"PT20S\"/>";
  check_issues(edited(sound, "</steps>", bare_capture + "</steps>"),
               {missing(bare_capture, "c", "matched"), missing(bare_capture, "c", "not-matched"),
                missing(bare_capture, "c", "failed"), missing(bare_capture, "c", "cancelled"),
                missing(bare_capture, "c", "timeout", after)});
  for (const std::string& work :
       {std::string("<service id=\"w\" service=\"s\" method=\"card\"/>"),
        std::string("<erase id=\"w\" purposes=\"pay\"/>"), std::string("<host id=\"w\" call=\"c\"/>")})
    check_issues(
        edited(sound, "</steps>", work + "</steps>"),
        {missing(work, "w", "done"), missing(work, "w", "fault"), missing(work, "w", "timeout", after)});
  check_refused(exit_on("failed", "offer"), exit_on("failed", "offer") + exit_on("failed", "home"),
                "<exit on=\"failed\" to=\"home\"> step \"scan\" has two exits on failed; keep one.");
}

BOOST_AUTO_TEST_CASE(a_choice_leads_somewhere_and_says_who_takes_it) {
  const std::string next = "<choice id=\"next\" to=\"ask\" >";
  check_refused("id=\"next\" to=\"ask\"", "id=\"next\"",
                "<choice id=\"next\" > <choice id=\"next\"> needs the attribute to.");
  check_refused("id=\"next\" to=\"ask\"", "to=\"ask\"",
                "<choice to=\"ask\" > <choice> needs the attribute id.");
  check_refused(
      next, edited(next, "to=", "by=\"anybody\" to="),
      "<choice id=\"next\" by=\"anybody\" to=\"ask\" > <choice id=\"next\">: by=\"anybody\" is not one of "
      "subject, guardian, staff.");
  check_refused(
      next, next + "<consented-earlier purpose=\"pay\"/>",
      next + " <choice id=\"next\">: <consented-earlier> is for the exit on a token; nobody chooses it.");
}

BOOST_AUTO_TEST_CASE(what_is_said_names_what_it_is_about) {
  for (const char* act : {"consent", "refuse", "withdraw", "guardian-consent", "choose-face"}) {
    const std::string bare = "<" + std::string(act) + "/>", other = edited(bare, "/>", " purpose=\"fly\"/>");
    check_refused(yes, bare, bare + " <" + act + "> needs the attribute purpose.");
    check_refused(yes, other,
                  other + " <" + act +
                      ">: purpose=\"fly\" names no purpose of this flow; declare it under <purposes>.");
  }
  check_refused("<of-age/>", "<language/>", "<language/> <language> needs the attribute code.");
  check_refused("<of-age/>", "<choose-alternative/>",
                "<choose-alternative/> <choose-alternative> needs the attribute alternative.");
  // What names nothing is not said at all.
  const FlowReading wrong = reading_of(edited(sound, yes, "<consent purpose=\"fly\"/><of-age/>"));
  const Step& ask = wrong.flow.steps.at(wrong.flow.find_step("ask"));
  BOOST_TEST(ask.choices.at(1).acts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(ways_by_what_was_said_name_a_consent) {
  const std::string next = "<choice id=\"next\" to=\"ask\" >", when = "<when consented=\"pay\" to=\"scan\"/>";
  check_taken(next, next + when);
  check_refused(next, next + "<when to=\"scan\"/>",
                "<when to=\"scan\"/> <when> needs the attribute consented.");
  const std::string fly = "<when consented=\"fly\" to=\"scan\"/>";
  check_issues(
      edited(sound, next, next + fly),
      {fly + " <when>: consented=\"fly\" names no purpose of this flow; declare it under <purposes>.",
       fly + " <when> needs the attribute consented."});
  check_refused(next, next + "<when consented=\"pay\"/>",
                "<when consented=\"pay\"/> <when> needs the attribute to.");
}

BOOST_AUTO_TEST_CASE(a_box_asks_for_consent_and_keeps_people_on_its_screen) {
  const auto box = [](const std::string& to, const std::string& acts) {
    return "<choice id=\"box\" to=\"" + to + "\" toggle=\"true\">" + acts + "</choice>";
  };
  const std::string open = "<choice id=\"box\" to=\"ask\" toggle=\"true\"> ";
  check_taken(at_ask, at_ask + box("ask", yes));
  check_taken(at_ask, at_ask + box("ask", "<guardian-consent purpose=\"pay\"/>"));
  check_refused(
      at_ask, at_ask + box("offer", yes),
      edited(open, "ask", "offer") + "the toggle \"box\" does not lead to its own screen: write to=\"ask\".");
  check_refused(at_ask, at_ask + box("ask", yes + "<when consented=\"pay\" to=\"scan\"/>"),
                open + "the toggle \"box\" has a <when>; put it on the choice that leads on.");
  check_refused(at_ask, at_ask + box("ask", "<of-age/>"),
                open + "the toggle \"box\" gives no consent; add <consent purpose=\"…\"/>.");
  check_refused(at_home, at_home + box("home", yes),
                edited(open, "ask", "home") +
                    "the toggle \"box\" stands on a step that asks nobody; move it to a screen.");
  check_refused(at_shop, at_shop + box("shop-face", yes),
                edited(open, "ask", "shop-face") +
                    "the toggle \"box\" stands on a step that asks nobody; move it to a screen.");
}

BOOST_AUTO_TEST_CASE(a_step_has_room_for_as_many_as_the_player_takes_and_no_more) {
  const std::string info = "<screen id=\"i\" kind=\"info\">", place = "<steps>\n" + info;
  const std::string with_info = edited(sound, "<steps>\n", place + exit_on("timeout", "home") + "</screen>");
  const auto on_info = [&](const std::string& part, std::size_t times) {
    return edited(with_info, info, info + numbered(part, times));
  };
  const std::string one_choice = "<choice id=\"c#\" to=\"home\"/>", field = "<field data=\"face\" x=\"#\"/>",
                    camera = "<camera use=\"preview\" purpose=\"pay\" x=\"#\"/>";
  check_issues(on_info(one_choice, max_choices), {});
  check_issues(on_info(one_choice, max_choices + 1), {info + " <screen id=\"i\"> has more than 32 choices."});
  check_issues(on_info(field, 32), {});
  check_issues(on_info(field, 33), {info + " <screen id=\"i\"> has more than 32 fields."});
  check_issues(on_info(camera, max_cameras), {});
  check_issues(on_info(camera, max_cameras + 1), {info + " <screen id=\"i\"> has more than 4 cameras."});
  const auto in_choice = [&](const std::string& part, std::size_t times) {
    return edited(with_info, info,
                  info + "<choice id=\"c\" to=\"home\">" + numbered(part, times) + "</choice>");
  };
  const std::string at_choice = "<choice id=\"c\" to=\"home\"> <choice id=\"c\"> has more than ";
  check_issues(in_choice("<continue x=\"#\"/>", max_acts), {});
  check_issues(in_choice("<continue x=\"#\"/>", max_acts + 1), {at_choice + "16 acts."});
  const std::string when = "<when consented=\"pay\" to=\"scan\" x=\"#\"/>";
  check_issues(in_choice(when, max_branches), {});
  check_issues(in_choice(when, max_branches + 1), {at_choice + "16 <when>."});
  // What is read of a flow that is too large is within the bounds all the same.
  const auto first_step = [](const std::string& text) { return reading_of(text).flow.steps.at(0); };
  BOOST_TEST(first_step(on_info(one_choice, 40)).choices.size() == max_choices);
  BOOST_TEST(first_step(on_info(field, 40)).fields.size() == 32U);
  BOOST_TEST(first_step(in_choice("<continue x=\"#\"/>", 20)).choices.at(0).acts.size() == max_acts);
  check_issues(on_info("<choice id=\"same\" to=\"home\"/><choice id=\"same\" to=\"offer\" x=\"#\"/>", 1),
               {info + " <screen id=\"i\">: two choices have the id \"same\"."});
}

BOOST_AUTO_TEST_CASE(a_capture_says_what_it_does_and_for_how_long) {
  const auto with = [](const std::string& from, const std::string& to) { return edited(at_scan, from, to); };
  const std::string about = " <capture id=\"scan\">";
  check_refused(at_scan, with(" purpose=\"pay\"", ""),
                with(" purpose=\"pay\"", "") + about + " needs the attribute purpose.");
  check_refused(at_scan, with("detect verify", "detect guess"),
                with("detect verify", "detect guess") + about +
                    ": operations names \"guess\"; known are detect, liveness, verify, identify, enrol, "
                    "estimate-age, estimate-gender, infer-emotion, categorise.");
  for (const char* longest : {"PT0S", "P1DT1S", "P2D", "20"}) {
    const std::string wrong = with("PT20S", longest);
    check_refused(at_scan, wrong,
                  wrong + about +
                      ": longest must be an ISO 8601 duration of at most one day such as PT30S, not \"" +
                      longest + "\".");
  }
  check_taken(at_scan, with("PT20S", "P1D"));
  check_refused(at_scan, with(" longest=\"PT20S\"", ""),
                with(" longest=\"PT20S\"", "") + about + " needs the attribute longest.");
  check_taken(at_scan, with("data=", "retries=\"7\" data="));
  for (const char* retries : {"8", "-1", "many"}) {
    const std::string wrong = with("data=", "retries=\"" + std::string(retries) + "\" data=");
    check_refused(at_scan, wrong,
                  wrong + about + ": retries must be a number from 0 to 7, not \"" + retries + "\".");
  }
}

BOOST_AUTO_TEST_CASE(a_time_out_is_a_time_that_somebody_waits) {
  const std::string written = exit_on("timeout", "offer");
  for (const char* after : {"PT0S", "PT31M", "PT30M1S", "soon"}) {
    const std::string wrong = edited(written, "PT30S", after);
    check_refused(written, wrong,
                  wrong.substr(0, wrong.find('>') + 1) +
                      " <exit>: after must be an ISO 8601 duration from PT1S to PT30M, not \"" + after +
                      "\".");
  }
  check_refused(" after=\"PT30S\"", "",
                "<exit on=\"timeout\" to=\"home\"> <exit> needs the attribute after.");
  for (const char* after : {"PT1S", "PT30M"}) check_taken(written, edited(written, "PT30S", after));
}

BOOST_AUTO_TEST_CASE(what_works_says_what_it_does) {
  check_refused(
      " service=\"shop\"", "",
      edited(at_shop, " service=\"shop\"", "") + " <service id=\"shop-face\"> needs the attribute service.");
  check_refused(
      at_shop, edited(at_shop, " method=\"face\"", ""),
      edited(at_shop, " method=\"face\"", "") + " <service id=\"shop-face\"> needs the attribute method.");
  check_refused(
      at_shop, edited(at_shop, " purpose=\"pay\"", ""),
      edited(at_shop, " purpose=\"pay\"", "") + " <service id=\"shop-face\"> needs the attribute purpose.");
  check_refused(
      at_delete, edited(at_delete, " purposes=\"pay\"", ""),
      edited(at_delete, " purposes=\"pay\"", "") + " <erase id=\"delete\"> needs the attribute purposes.");
  const std::string host = "<host id=\"h\">" + exit_on("done", "home") + exit_on("fault", "home") +
                           exit_on("timeout", "home") + "</host>";
  check_refused("</steps>", host + "</steps>", "<host id=\"h\"> <host id=\"h\"> needs the attribute call.");
  check_refused(at_ask, at_ask + "<camera purpose=\"pay\"/>",
                "<camera purpose=\"pay\"/> <camera> needs the attribute use.");
  check_refused(at_ask, at_ask + "<camera use=\"preview\"/>",
                "<camera use=\"preview\"/> <camera> needs the attribute purpose.");
  BOOST_TEST(reading_of(edited(sound, at_ask, at_ask + "<camera use=\"preview\"/>"))
                 .flow.steps.at(4)
                 .cameras.empty());
}

BOOST_AUTO_TEST_CASE(a_machine_knows_what_to_show_when_it_starts_rests_and_comes_back) {
  for (const std::string on : {"power-on", "idle", "resume"})
    check_refused(
        "<entry on=\"" + on + "\" to=\"home\"/>", "",
        "<entries> the flow has no <entry on=\"" + on + "\" to=\"…\"/>; say what the machine shows then.");
  SmallFlow none = sound_flow();
  const std::string without = edited(edited(none.text(), none.entries, ""), "<entries></entries>", "");
  BOOST_REQUIRE(issues_of(without).size() == 3U);
  BOOST_TEST(issues_of(without)[0] ==
             sound.substr(0, sound.find('>') + 1) +
                 " the flow has no <entry on=\"power-on\" to=\"…\"/>; say what the machine shows then.");
  check_refused("<entries>", "<entries><entry on=\"idle\" to=\"offer\"/>",
                "<entry on=\"idle\" to=\"home\"/> two entries on idle; keep one.");
  BOOST_TEST(
      issues_of(edited(sound, "<entries>", "<entries><entry on=\"dusk\" to=\"home\"/>")).front() ==
      "<entry on=\"dusk\" to=\"home\"/> <entry>: on=\"dusk\" is not one of power-on, idle, presence, resume, "
      "maintenance-exit.");
  const std::string end = "<entry on=\"presence\" to=\"bye\"/>";
  check_issues(edited(edited(sound, "<entries>", "<entries>" + end), "</steps>", "<end id=\"bye\"/></steps>"),
               {end + " an entry cannot lead to an <end>."});
  check_refused("<entries>", "<entries><entry on=\"presence\"/>",
                "<entry on=\"presence\"/> <entry> needs the attribute to.");
}

BOOST_AUTO_TEST_CASE(where_something_is_asked_a_language_begins_with_its_notice) {
  SmallFlow two = sound_flow();
  two.languages += "<language code=\"de\"/>";
  two.purposes += "<purpose id=\"send\" kind=\"transmit\" legal-basis=\"consent\"/>";
  const auto with = [&](const std::string& to, const std::string& notifies, const std::string& consents) {
    SmallFlow flow = two;
    flow.steps = edited(flow.steps, at_ask,
                        at_ask + "<choice id=\"deutsch\" to=\"" + to + "\"><language code=\"de\"/></choice>");
    flow.steps = edited(flow.steps, "notifies=\"pay\"", "notifies=\"" + notifies + "\"");
    flow.steps = edited(flow.steps, yes, consents);
    return flow.text();
  };
  const auto refusal = [](const std::string& to, const std::string& ids) {
    return "<choice id=\"deutsch\" to=\"" + to +
           "\"> the choice \"deutsch\" changes the language on a screen that asks; lead it to the notice (a "
           "screen "
           "with notifies=\"" +
           ids + "\"), so that people are told and asked in one language.";
  };
  check_issues(with("notice", "pay", yes), {});
  check_issues(with("offer", "pay", yes), {refusal("offer", "pay")});
  check_issues(with("ask", "pay", yes), {refusal("ask", "pay")});
  const std::string both = yes + "<guardian-consent purpose=\"send\"/>";
  check_issues(with("offer", "pay send", both), {refusal("offer", "pay send")});
  check_issues(with("offer", "send", both), {refusal("offer", "send")});
  check_issues(with("notice", "send", both), {});
  // What nothing is the notice of has none to begin with.
  check_issues(with("offer", "send", yes), {});
}

BOOST_AUTO_TEST_CASE(a_token_comes_in_where_somebody_stands_once_and_by_its_notice) {
  SmallFlow knowing = sound_flow();
  knowing.purposes = edited(knowing.purposes, "legal-basis", "consent-lasts=\"P1Y\" legal-basis");
  knowing.purposes +=
      "<purpose id=\"send\" kind=\"transmit\" legal-basis=\"consent\" consent-lasts=\"P1Y\"/>";
  const std::string earlier = "<consented-earlier purpose=\"pay\"/>",
                    refused = exit_on("token-refused", "offer");
  const auto with = [&](const std::string& where, const std::string& exits) {
    return edited(knowing.text(), where, where + exits);
  };
  const std::string token = "<exit on=\"token\" to=\"scan\"> ";
  check_issues(with(at_home, exit_on("token", "scan", earlier) + refused), {});
  check_issues(with(at_home, exit_on("token", "scan", earlier)),
               {at_home + " step \"home\" has an exit on token and none on token-refused; add <exit "
                          "on=\"token-refused\" to=\"…\"/>."});
  check_issues(
      with(at_home, refused),
      {at_home + " step \"home\" has an exit on token-refused and none on token; add <exit on=\"token\" "
                 "to=\"…\"/>."});
  for (const std::string& acts :
       {std::string(), earlier + earlier, earlier + "<of-age/>", std::string("<of-age/>")})
    check_issues(
        with(at_home, exit_on("token", "scan", acts) + refused),
        {token + "step \"home\": the exit on a token says <consented-earlier purpose=\"…\"/> once, and "
                 "nothing else."});
  check_issues(
      with(at_home, exit_on("token", "scan", earlier) + exit_on("token-refused", "offer", earlier)),
      {"<exit on=\"token-refused\" to=\"offer\"> step \"home\": <consented-earlier> is for the exit on a "
       "token."});
  check_issues(with(at_shop, exit_on("token", "scan", earlier) + refused),
               {token + "step \"shop-face\": a token is handed in at a screen or a host step."});
  const std::string host = "<host id=\"h\" call=\"c\">";
  const std::string rest =
      exit_on("done", "home") + exit_on("fault", "home") + exit_on("timeout", "home") + "</host>";
  check_issues(edited(knowing.text(), "</steps>",
                      host + exit_on("token", "scan", earlier) + refused + rest + "</steps>"),
               {});
  check_issues(
      with(at_home, exit_on("token", "scan", "<consented-earlier purpose=\"send\"/>") + refused),
      {token + "the purpose \"send\" takes a consent given earlier, but no screen is its notice; add "
               "notifies=\"send\" to the one that tells it."});
  check_issues(
      edited(with(at_home, exit_on("token", "scan", earlier) + refused), "consent-lasts=\"P1Y\" legal-basis",
             "legal-basis"),
      {token + "the purpose \"pay\" takes a consent given earlier, but says of none that it outlives its "
               "session; add consent-lasts=\"P1Y\", or how long it is good for."});
}

BOOST_AUTO_TEST_SUITE_END()
