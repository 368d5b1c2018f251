// SPDX-License-Identifier: MIT
// The explorer against a simple one of ours: the same states, the same distances, traces that can be walked.
#include <boost/test/unit_test.hpp>
#include <deque>
#include <map>
#include <set>

#include "schema/explore/explore.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/random_flow.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(exploration)

namespace {

using Key = std::pair<std::uint64_t, std::uint64_t>;
Key key(const State& state) {
  return {state.pack().purposes, state.pack().rest};
}

constexpr EventKind every_event[] = {EventKind::power_on,
                                     EventKind::idle,
                                     EventKind::presence,
                                     EventKind::resume,
                                     EventKind::maintenance_exit,
                                     EventKind::timeout,
                                     EventKind::matched,
                                     EventKind::not_matched,
                                     EventKind::failed,
                                     EventKind::cancelled,
                                     EventKind::done,
                                     EventKind::fault,
                                     EventKind::left,
                                     EventKind::somebody_came,
                                     EventKind::overdue};

bool unlawful(const Transition& next) {
  for (const Effect& effect : next.effects)
    if (effect.kind == EffectKind::camera_on &&
        !(next.state.notified(effect.purpose) && next.state.decision(effect.purpose) == Decision::consented &&
          next.state.separate(effect.purpose)))
      return true;
  return false;
}

// Breadth first with nothing clever about it.
struct Reference {
  std::map<Key, std::size_t> distance;
  std::size_t first_unlawful = 0;  // length of the shortest trace to an unlawful camera; 0: none

  explicit Reference(const Flow& flow) {
    std::deque<State> queue{State{}};
    distance[key(State{})] = 0;
    while (!queue.empty()) {
      const State state = queue.front();
      queue.pop_front();
      std::vector<Event> events;
      for (const EventKind kind : every_event) events.push_back({kind, 0, 0});
      if (state.step != no_step)
        for (std::size_t i = 0; i < flow.steps[state.step].choices.size(); ++i)
          events.push_back({EventKind::choose, static_cast<std::uint8_t>(i), 0});
      for (const Event& event : events) {
        const Transition next = transition(flow, state, event);
        if (!next.accepted) continue;
        const std::size_t length = distance[key(state)] + 1;
        if (unlawful(next) && (first_unlawful == 0 || length < first_unlawful)) first_unlawful = length;
        if (distance.emplace(key(next.state), length).second) queue.push_back(next.state);
      }
    }
  }
};

// Walks a trace; the state it ends in, and whether its last step turned an unlawful camera on.
State walk(const Flow& flow, const Trace& trace, bool* ends_unlawful = nullptr) {
  State state;
  for (const TraceEvent& event : trace) {
    BOOST_REQUIRE(state.step == event.from);
    const Transition next =
        transition(flow, state, {event.event, event.choice == no_choice ? std::uint8_t{0} : event.choice, 0});
    BOOST_REQUIRE(next.accepted);
    BOOST_REQUIRE(next.state.step == event.to);
    state = next.state;
    if (ends_unlawful != nullptr) *ends_unlawful = unlawful(next);
  }
  return state;
}

void compare_with_reference(const std::string& text) {
  const Document document = document_of(text);
  document.require_sound();
  const Flow& flow = document.flow();
  const Exploration exploration = Exploration::of(flow);
  const Reference reference(flow);
  BOOST_REQUIRE(exploration.complete());
  std::map<Key, std::size_t> nearest;
  std::set<std::tuple<Key, std::uint16_t, bool>> different;  // what is met again is no other node
  for (NodeId node = 0; node < exploration.size(); ++node) {
    const Trace trace = exploration.trace_to(node);
    BOOST_REQUIRE((walk(flow, trace) == exploration.state(node)));
    const Watch watch = exploration.watch(node);
    BOOST_REQUIRE(different.emplace(key(exploration.state(node)), watch.chose_face, watch.acted).second);
    const auto [found, is_new] = nearest.emplace(key(exploration.state(node)), trace.size());
    if (!is_new) found->second = std::min(found->second, trace.size());
  }
  BOOST_TEST((nearest == reference.distance));
  std::size_t first = 0;
  for (const CameraRequest& camera : exploration.cameras()) {
    const State state = exploration.state(exploration.edges()[camera.edge].to);
    if (state.notified(camera.purpose) && state.decision(camera.purpose) == Decision::consented &&
        state.separate(camera.purpose))
      continue;
    const Trace trace = exploration.trace_along(camera.edge);
    bool ends_unlawful = false;
    walk(flow, trace, &ends_unlawful);
    BOOST_REQUIRE(ends_unlawful);
    BOOST_REQUIRE(trace.back().camera);
    if (first == 0 || trace.size() < first) first = trace.size();
  }
  BOOST_TEST(first == reference.first_unlawful);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_simple_explorer_finds_the_same_states_distances_and_first_breach) {
  compare_with_reference(vending_text());
  compare_with_reference(sound_flow().text());
  compare_with_reference(source_text("tests/fixtures/shanghai-capture-without-permission.flow.xml"));
  for (std::uint32_t seed = 1; seed <= 60; ++seed) BOOST_TEST_CONTEXT("seed " << seed) {
      compare_with_reference(seed % 2 == 0 ? RandomFlow(seed).faulty() : RandomFlow(seed).wild());
    }
}

BOOST_AUTO_TEST_CASE(every_entry_is_explored) {
  SmallFlow flow = sound_flow();
  flow.entries =
      R"(<entry on="power-on" to="home"/><entry on="idle" to="offer"/><entry on="presence" to="notice"/>)"
      R"(<entry on="resume" to="thanks"/><entry on="maintenance-exit" to="withdrawal"/>)";
  const Document document = document_of(flow.text());
  const Exploration exploration = Exploration::of(document.flow());
  std::map<EventKind, std::string> into;
  for (const Edge& edge : exploration.edges_from(0))
    into[edge.event] = document.flow().steps[exploration.state(edge.to).step].id;
  BOOST_TEST((into == std::map<EventKind, std::string>{{EventKind::power_on, "home"},
                                                       {EventKind::idle, "offer"},
                                                       {EventKind::presence, "notice"},
                                                       {EventKind::resume, "thanks"},
                                                       {EventKind::maintenance_exit, "withdrawal"}}));
}

// Who steps up to a machine whose entry films has been shown nothing yet; who stands at its screen has.
BOOST_AUTO_TEST_CASE(a_camera_of_an_entry_goes_on_before_anything_is_shown) {
  SmallFlow flow = sound_flow();
  flow.entries =
      R"(<entry on="power-on" to="home"/><entry on="idle" to="home"/><entry on="resume" to="home"/>)"
      R"(<entry on="presence" to="offer"><camera use="wake-up" purpose="pay"/></entry>)";
  flow.steps = edited(flow.steps, "<screen id=\"offer\" kind=\"info\" >",
                      "<screen id=\"offer\" kind=\"info\"><camera use=\"preview\" purpose=\"pay\"/>");
  const Document document = document_of(flow.text());
  document.require_sound();
  const Exploration exploration = Exploration::of(document.flow());
  std::map<std::uint32_t, std::vector<bool>> before;  // by edge, in the order in which they go on
  for (const CameraRequest& camera : exploration.cameras())
    before[camera.edge].push_back(camera.before_anything_is_shown);
  std::size_t by_entry = 0, by_screen = 0;
  for (const auto& [edge, cameras] : before) {
    const bool entered = exploration.edges()[edge].event == EventKind::presence;
    ++(entered ? by_entry : by_screen);
    BOOST_TEST(cameras == (entered ? std::vector<bool>{true, false} : std::vector<bool>{false}),
               boost::test_tools::per_element());
  }
  BOOST_TEST(by_entry > 0U);
  BOOST_TEST(by_screen > 0U);
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_met_is_admitted) {
  const Document document = document_of(vending_text());
  const std::size_t states = Exploration::of(document.flow()).size();
  const std::size_t edges = Exploration::of(document.flow()).edges().size();
  BOOST_TEST(Exploration::of(document.flow(), {states, edges}).complete());
  BOOST_TEST(!Exploration::of(document.flow(), {states - 1, edges}).complete());
  BOOST_TEST(!Exploration::of(document.flow(), {states, edges - 1}).complete());
  BOOST_TEST(!Exploration::of(document.flow(), {1, 1}).complete());
}

BOOST_AUTO_TEST_CASE(whoever_comes_next_has_not_acted_yet) {
  const Document document = document_of(sound_flow().text());
  const Exploration exploration = Exploration::of(document.flow());
  for (const Edge& edge : exploration.edges())
    if (edge.ends_session) {
      BOOST_TEST(!exploration.watch(edge.to).acted);
      BOOST_TEST(exploration.watch(edge.to).chose_face == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_tick_taken_back_asks_for_no_face) {
  SmallFlow flow;
  flow.steps =
      screen("home", "attract", choice("start", "ask")) +
      screen("ask", "consent",
             choice("box", "ask", "<consent purpose=\"pay\"/>", "toggle=\"true\" preselected=\"true\"") +
                 choice("on", "home"));
  const Document document = document_of(flow.text());
  document.require_sound();
  const Exploration exploration = Exploration::of(document.flow());
  std::size_t taken_back = 0, ticked = 0;
  for (const Edge& edge : exploration.edges()) {
    if (edge.event != EventKind::choose ||
        exploration.state(edge.to).step != exploration.state(edge.from).step)
      continue;
    const bool had_tick = exploration.state(edge.from).decision(0) == Decision::consented;
    ++(had_tick ? taken_back : ticked);
    BOOST_TEST(exploration.watch(edge.to).acted);
    BOOST_TEST(exploration.watch(edge.to).chose_face ==
               (had_tick ? exploration.watch(edge.from).chose_face : 1));
  }
  BOOST_TEST(taken_back > 0u);
  BOOST_TEST(ticked > 0u);
}

BOOST_AUTO_TEST_SUITE_END()
