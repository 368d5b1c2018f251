// SPDX-License-Identifier: MIT
// Who acted, by the exploration: the person who stands there now, not the one before, and not staff.
#include <boost/test/unit_test.hpp>

#include "schema/explore/explore.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(who_acted)

namespace {

// The watches with which a step is come to.
struct Seen {
  bool any = false, acted = false, not_acted = false, chose = false, not_chose = false;
};
Seen seen_at(const std::string& xml, const std::string& step) {
  const Document document = document_of(xml);
  document.require_sound();
  const Exploration all = Exploration::of(document.flow());
  const StepIndex wanted = document.flow().find_step(step);
  Seen seen;
  for (NodeId node = 0; node < all.size(); ++node) {
    if (all.state(node).step != wanted) continue;
    const Watch watch = all.watch(node);
    seen.any = true;
    (watch.acted ? seen.acted : seen.not_acted) = true;
    ((watch.chose_face & 1U) != 0 ? seen.chose : seen.not_chose) = true;
  }
  return seen;
}

SmallFlow flow_of(const std::string& steps) {
  SmallFlow flow;
  flow.steps = steps;
  return flow;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whoever_comes_after_a_time_out_did_nothing_yet) {
  // The offer times out into a screen that is no attract screen: one transition ends a session and begins
  // one.
  const std::string xml =
      flow_of(screen("home", "attract", choice("start", "offer")) +
              screen("offer", "info",
                     choice("face", "more", "<choose-face purpose=\"pay\"/>") + exit_on("timeout", "next")) +
              screen("more", "info", choice("on", "home") + exit_on("timeout", "next")) +
              screen("next", "info", choice("done", "home")))
          .text();
  const Seen next = seen_at(xml, "next");
  BOOST_TEST(next.any);
  BOOST_TEST(!next.acted);
  BOOST_TEST(!next.chose);
  BOOST_TEST(seen_at(xml, "more").acted);
  BOOST_TEST(seen_at(xml, "more").chose);
}

BOOST_AUTO_TEST_CASE(what_staff_chooses_is_nobodys_act) {
  const auto xml = [](const std::string& by) {
    return flow_of(screen("home", "attract", choice("start", "desk", "<choose-face purpose=\"pay\"/>", by)) +
                   screen("desk", "info", choice("done", "home")))
        .text();
  };
  const Seen staff = seen_at(xml("by=\"staff\""), "desk");
  BOOST_TEST(staff.any);
  BOOST_TEST(!staff.acted);
  BOOST_TEST(!staff.chose);
  const Seen person = seen_at(xml(""), "desk");
  BOOST_TEST(person.acted);
  BOOST_TEST(person.chose);
  BOOST_TEST(!person.not_acted);
}

BOOST_AUTO_TEST_CASE(who_asks_for_the_face_or_agrees_to_it_chose_it_and_nobody_else) {
  const auto after = [](const std::string& act) {
    return seen_at(flow_of(screen("home", "attract", choice("start", "desk", act)) +
                           screen("desk", "info", choice("done", "home")))
                       .text(),
                   "desk");
  };
  for (const char* act : {"choose-face", "consent", "guardian-consent"}) {
    const Seen seen = after("<" + std::string(act) + " purpose=\"pay\"/>");
    BOOST_TEST(seen.chose, act);
    BOOST_TEST(!seen.not_chose, act);
  }
  for (const char* act : {"refuse", "withdraw"}) {
    const Seen seen = after("<" + std::string(act) + " purpose=\"pay\"/>");
    BOOST_TEST(seen.acted, act);
    BOOST_TEST(!seen.chose, act);
  }
  for (const char* act : {"<continue/>", "<of-age/>", "<submit/>"}) BOOST_TEST(!after(act).chose, act);
}

BOOST_AUTO_TEST_CASE(limits_are_limits) {
  const Document document = document_of(sound_flow().text());
  const Exploration all = Exploration::of(document.flow());
  BOOST_REQUIRE(all.complete());
  const auto complete = [&](std::size_t states, std::size_t edges) {
    Exploration::Limits limits;
    limits.states = states;
    limits.edges = edges;
    return Exploration::of(document.flow(), limits).complete();
  };
  BOOST_TEST(complete(all.size(), all.edges().size()));
  BOOST_TEST(!complete(all.size() - 1, all.edges().size()));
  BOOST_TEST(!complete(all.size(), all.edges().size() - 1));
}

BOOST_AUTO_TEST_SUITE_END()
