// SPDX-License-Identifier: MIT
// A camera through which a person looks and no program does; and each thing that speaks against it.
#include "schema/explore/watched_cameras.hpp"

#include "schema/explore/step_graph.hpp"
#include "tests/runtime/flow/reading.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(watched_cameras)

namespace {

// A bell at a door: whoever rings is seen by those who live there, and the desk looks once more.
const std::string look = "<camera use=\"preview\" purpose=\"ring\"/>";
const std::string glance =
    "<capture id=\"glance\" purpose=\"ring\" operations=\"\" data=\"seen\" longest=\"PT20S\">";
const std::string visitor =
    "<item id=\"seen\" category=\"face-image\" storage=\"none\" egress=\"none\" "
    "purposes=\"ring\"><retention duration=\"PT1S\"/></item>";
const std::string ringing = "<purpose id=\"ring\" kind=\"access\" legal-basis=\"contract\"/>";

std::string bell() {
  SmallFlow flow = sound_flow();
  flow.purposes = ringing + flow.purposes;
  flow.data += visitor;
  const std::string ways =
      exit_on("done", "thanks") + exit_on("fault", "thanks") + exit_on("timeout", "thanks");
  flow.steps += screen("bell", "info", look + choice("on", "call")) + "<host id=\"call\" call=\"bell\">" +
                look + ways + "</host>" + glance + exit_on("matched", "home") +
                exit_on("not-matched", "home") + exit_on("failed", "home") + exit_on("cancelled", "home") +
                exit_on("timeout", "home") + "</capture>";
  flow.steps =
      edited(flow.steps, choice("start", "offer"), choice("start", "offer") + choice("ring", "bell"));
  return flow.text();
}
bool is_watched_in(const std::string& text) {
  const Flow flow = read(text);
  return is_watched(watched_purposes(flow), flow.find_purpose("ring"));
}
void check_speaks_against(const std::string& from, const std::string& to) {
  BOOST_TEST(!is_watched_in(edited(bell(), from, to)), to);
}

}  // namespace

BOOST_AUTO_TEST_CASE(where_people_look_no_face_is_taken) {
  BOOST_TEST(is_watched_in(bell()));
  const Flow flow = read(bell());
  BOOST_TEST(!is_watched(watched_purposes(flow), flow.find_purpose("pay")));
  BOOST_TEST(!is_watched(watched_purposes(flow), no_purpose));
  const StepGraph graph(flow, Exploration::of(flow));
  for (const Way& way : graph.ways())
    if (graph.step(way.to) != nullptr && graph.step(way.to)->id == "bell") {
      BOOST_TEST(!way.camera);
      BOOST_TEST(graph.cameras(way).empty());
    }
}

BOOST_AUTO_TEST_CASE(what_no_camera_is_for_is_not_watched) {
  std::string text = edited_everywhere(bell(), look, "");
  text = edited(text, glance, edited(glance, "purpose=\"ring\"", "purpose=\"pay\""));
  BOOST_TEST(!is_watched_in(text));
}

BOOST_AUTO_TEST_CASE(a_camera_that_counts_or_films_whoever_passes_speaks_against_it) {
  check_speaks_against(look, edited(look, "preview", "audience-count"));
  check_speaks_against("<screen id=\"home\" kind=\"attract\" >",
                       "<screen id=\"home\" kind=\"attract\" >" + look);
  check_speaks_against("</entries>", "<entry on=\"presence\" to=\"bell\">" + look + "</entry></entries>");
  const std::string work = "<service id=\"shop-card\" service=\"shop\" method=\"card\">";
  check_speaks_against(work, work + look);
}

BOOST_AUTO_TEST_CASE(whatever_is_done_with_the_frames_speaks_against_it) {
  check_speaks_against("operations=\"\"", "operations=\"detect\"");
  check_speaks_against("method=\"face\" purpose=\"pay\"", "method=\"face\" purpose=\"ring\"");
  check_speaks_against("<choose-face purpose=\"pay\"/>", "<choose-face purpose=\"ring\"/>");
}

BOOST_AUTO_TEST_CASE(whatever_is_kept_speaks_against_it) {
  for (const char* category : {"face-image", "liveness-video"})
    check_speaks_against(visitor, edited(edited(visitor, "face-image", category), "\"none\"", "\"device\""));
  check_speaks_against(visitor, edited(visitor, "face-image", "face-template"));
  // Also where no capture says that it is taken.
  check_speaks_against(
      visitor, visitor + edited(edited(visitor, "\"seen\"", "\"kept\""), "face-image", "face-template"));
  // Also where only the capture says for what it was taken.
  const std::string kept = edited(edited(visitor, " purposes=\"ring\"", ""), "\"none\"", "\"device\"");
  check_speaks_against(visitor, kept);
  for (const char* category : {"face-image", "liveness-video", "phone"})
    BOOST_TEST(is_watched_in(edited(bell(), visitor, edited(visitor, "face-image", category))), category);
  BOOST_TEST(is_watched_in(
      edited(bell(), visitor, edited(edited(visitor, "face-image", "phone"), "\"none\"", "\"device\""))));
}

BOOST_AUTO_TEST_CASE(a_purpose_that_only_a_program_serves_or_that_rests_on_consent_is_not_watched) {
  for (const char* kind : {"identify", "enrol", "watch-list", "marketing", "analytics", "personalisation",
                           "research", "training", "transmit"})
    check_speaks_against(ringing, edited(ringing, "access", kind));
  check_speaks_against(ringing, edited(ringing, "contract", "consent"));
}

BOOST_AUTO_TEST_SUITE_END()
