// SPDX-License-Identifier: MIT
// The small graph against the exploration that it folds: the same ways, the shortest traces, the least costs.
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "schema/document/flow_words.hpp"
#include "schema/explore/domination.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/random_flow.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(step_graph)

namespace {

using Spot = std::tuple<StepIndex, std::uint8_t, std::uint8_t, bool, std::uint16_t>;
using Move = std::tuple<Spot, Spot, EventKind, std::uint8_t, bool, bool>;

// Every edge of the exploration goes a way of the graph and every way is gone; cameras are the same.
void compare(const Flow& flow) {
  const Exploration exploration = Exploration::of(flow);
  const StepGraph graph(flow, exploration);
  const auto spot_of_node = [&](NodeId node) {
    const State state = exploration.state(node);
    return Spot{state.step, state.attempts, state.language, state.in_session, graph.consented(state)};
  };
  const auto spot_of = [&](SpotId spot) {
    return Spot{graph.step_index(spot), graph.attempts(spot), graph.language(spot), graph.in_session(spot),
                graph.consented(spot)};
  };
  std::set<Move> edges, ways;
  for (const Edge& edge : exploration.edges())
    edges.insert({spot_of_node(edge.from), spot_of_node(edge.to), edge.event, edge.choice, edge.camera,
                  edge.ends_session});
  for (const Way& way : graph.ways())
    ways.insert({spot_of(way.from), spot_of(way.to), way.event, way.choice, way.camera, way.ends_session});
  BOOST_TEST((edges == ways));
  std::set<std::tuple<Spot, EventKind, std::uint8_t, StepIndex, PurposeIndex>> by_edge, by_way;
  for (const CameraRequest& request : exploration.cameras()) {
    const Edge& edge = exploration.edges()[request.edge];
    by_edge.insert({spot_of_node(edge.from), edge.event, edge.choice, request.step, request.purpose});
  }
  for (const Way& way : graph.ways())
    for (const CameraRequest& request : graph.cameras(way))
      by_way.insert({spot_of(way.from), way.event, way.choice, request.step, request.purpose});
  BOOST_TEST((by_edge == by_way));
  // What was taken leads where it says, or to an end and from there to the start.
  for (const Way& way : graph.ways()) {
    const StepIndex target = graph.target(way);
    BOOST_TEST((target == no_step) == (graph.choice(way) == nullptr && graph.exit(way) == nullptr));
    if (target != no_step && flow.steps[target].kind != StepKind::end)
      BOOST_TEST(target == graph.step_index(way.to));
  }
  // No trace of the exploration to a step is shorter than the graph's.
  for (NodeId node = 1; node < exploration.size(); ++node) {
    const SpotId first = graph.first_spot(exploration.state(node).step);
    BOOST_TEST(graph.trace_to(first).size() <= exploration.trace_to(node).size());
  }
}

std::string names(const Flow& flow, const Trace& trace) {
  std::string text;
  for (const TraceEvent& event : trace) text += (text.empty() ? "" : " ") + flow.steps[event.to].id;
  return text;
}

std::string purpose(const std::string& id) {
  return "<purpose id=\"" + id + "\" kind=\"payment\" legal-basis=\"consent\"><name><text lang=\"en\">" + id +
         "</text></name></purpose>";
}

// By plain search: can `way` be taken without passing one of the steps in the session?
bool avoidable(const StepGraph& graph, const std::vector<bool>& steps, std::uint32_t wanted) {
  std::set<std::pair<SpotId, bool>> seen{{0, false}};
  std::vector<std::pair<SpotId, bool>> queue{{0, false}};
  while (!queue.empty()) {
    const auto [spot, passed] = queue.back();
    queue.pop_back();
    for (std::uint32_t w = graph.first_way(spot); w < graph.first_way(spot + 1); ++w) {
      const Way& way = graph.ways()[w];
      const bool still = passed && !way.ends_session;
      if (w == wanted && !still) return true;
      const std::pair<SpotId, bool> next{way.to, still || steps[graph.step_index(way.to)]};
      if (seen.insert(next).second) queue.push_back(next);
    }
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_said_changes_no_way) {
  compare(document_of(vending_text()).flow());
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const Document sound = document_of(RandomFlow(seed).sound()), wild = document_of(RandomFlow(seed).wild()),
                   faulty = document_of(RandomFlow(seed).faulty());
    for (const Document& document : {sound, wild, faulty})
      if (document.sound()) compare(document.flow());
  }
}

BOOST_AUTO_TEST_CASE(what_all_ways_pass_is_what_no_way_avoids) {
  int held = 0, broken = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const Document document = document_of(RandomFlow(seed).wild());
    if (!document.sound()) continue;
    const Flow& flow = document.flow();
    const StepGraph graph(flow, Exploration::of(flow));
    Domination domination(graph);
    RandomFlow chance(seed + 1000);
    std::vector<std::vector<bool>> sets;
    std::vector<Domination::Set> numbers;
    for (int i = 0; i < 70; ++i) {  // more than one word of bits
      std::vector<bool> steps(flow.steps.size());
      for (std::size_t step = 0; step < steps.size(); ++step) steps[step] = chance.below(3) == 0;
      numbers.push_back(domination.add(steps));
      sets.push_back(std::move(steps));
    }
    domination.solve();
    for (std::uint32_t way = 0; way < graph.ways().size(); ++way) {
      if (!graph.ways()[way].camera) continue;
      for (std::size_t i = 0; i < sets.size(); ++i) {
        const bool passed = domination.passed(numbers[i], graph.ways()[way]);
        ++(passed ? held : broken);
        BOOST_TEST(passed == !avoidable(graph, sets[i], way));
        BOOST_TEST(domination.around(numbers[i], {way}).empty() == passed);
      }
    }
  }
  BOOST_TEST(held > 100);
  BOOST_TEST(broken > 100);
}

// home → notice → lobby (attract) → by presence to "scan": on every way the notice was passed, but for
// somebody else.
BOOST_AUTO_TEST_CASE(what_was_passed_in_an_earlier_session_is_not_passed) {
  SmallFlow flow = sound_flow();
  flow.entries =
      R"(<entry on="power-on" to="notice"/><entry on="idle" to="notice"/><entry on="resume" to="notice"/>)";
  flow.steps = screen("notice", "separate-notice", choice("next", "lobby") + exit_on("timeout", "lobby")) +
               screen("lobby", "attract", exit_on("presence", "scan")) + capture("scan", "lobby", "lobby");
  const Document document = document_of(flow.text());
  document.require_sound();
  const StepGraph graph(document.flow(), Exploration::of(document.flow()));
  std::vector<bool> notice(document.flow().steps.size());
  notice[document.flow().find_step("notice")] = true;
  Domination domination(graph);
  const Domination::Set set = domination.add(notice);
  domination.solve();
  std::vector<std::uint32_t> cameras;
  for (std::uint32_t way = 0; way < graph.ways().size(); ++way)
    if (graph.ways()[way].camera) cameras.push_back(way);
  BOOST_REQUIRE(cameras.size() == 1U);
  BOOST_TEST(!domination.passed(set, graph.ways()[cameras.front()]));
  BOOST_TEST(names(document.flow(), domination.around(set, cameras)) == "notice lobby scan");
}

// home → by token to the lobby, or by its own way past the notice → scan. What was told when the consent was
// given was told to whoever hands it in.
BOOST_AUTO_TEST_CASE(who_hands_in_a_consent_has_passed_what_it_was_given_on) {
  SmallFlow flow = sound_flow();
  const std::string second =
      R"(<purpose id="enter" kind="access" legal-basis="consent" consent-lasts="P1Y"><name><text lang="en">In</text></name></purpose>)";
  flow.purposes = edited(flow.purposes, "legal-basis", "consent-lasts=\"P1Y\" legal-basis") + second;
  const auto takes_one = [](const std::string& to) {
    return exit_on("token", to, "<consented-earlier purpose=\"pay\"/>") + exit_on("token-refused", "notice");
  };
  flow.steps =
      screen("home", "attract", choice("start", "notice") + choice("on", "hall") + takes_one("lobby")) +
      screen("notice", "separate-notice", choice("next", "lobby"), "notifies=\"pay enter\"") +
      screen("hall", "info", takes_one("scan")) + screen("lobby", "info", choice("go", "scan")) +
      capture("scan", "home", "home");
  const Document document = document_of(flow.text());
  document.require_sound();
  const Flow& read = document.flow();
  const StepGraph graph(read, Exploration::of(read));
  const auto step = [&](const char* id) {
    std::vector<bool> steps(read.steps.size());
    steps[read.find_step(id)] = true;
    return steps;
  };
  Domination domination(graph);
  for (std::size_t i = 0; i < 70; ++i) {  // those that are asked for stand in a later word of bits
    std::vector<bool> steps(read.steps.size() + 70);
    steps[read.steps.size() + i] = true;
    domination.add(steps);
  }
  const Domination::Set told = domination.add(step("notice"), read.find_purpose("pay")),
                        told_of_another = domination.add(step("notice"), read.find_purpose("enter")),
                        shown = domination.add(step("notice")), lobby = domination.add(step("lobby"));
  domination.solve();
  std::vector<std::uint32_t> by_token, by_choice;
  for (std::uint32_t way = 0; way < graph.ways().size(); ++way)
    if (graph.ways()[way].camera)
      (graph.ways()[way].event == EventKind::token ? by_token : by_choice).push_back(way);
  BOOST_REQUIRE(!by_choice.empty());
  BOOST_REQUIRE(!by_token.empty());
  for (const std::uint32_t way : by_choice) {
    BOOST_TEST(domination.passed(told, graph.ways()[way]));
    BOOST_TEST(!domination.passed(told_of_another, graph.ways()[way]));
    BOOST_TEST(!domination.passed(shown, graph.ways()[way]));
    BOOST_TEST(domination.passed(lobby, graph.ways()[way]));
  }
  // Also the one with which the camera goes on.
  for (const std::uint32_t way : by_token) {
    BOOST_TEST(domination.passed(told, graph.ways()[way]));
    BOOST_TEST(!domination.passed(told_of_another, graph.ways()[way]));
    BOOST_TEST(!domination.passed(shown, graph.ways()[way]));
    BOOST_TEST(!domination.passed(lobby, graph.ways()[way]));
  }
  BOOST_TEST(domination.around(told, by_choice).empty());
  BOOST_TEST(domination.around(told, by_token).empty());
  BOOST_TEST(names(read, domination.around(shown, by_choice)) == "home lobby scan");
  BOOST_TEST(names(read, domination.around(told_of_another, by_choice)) == "home lobby scan");
  BOOST_TEST(names(read, domination.around(lobby, by_token)) == "home hall scan");
}

// Every exit of the format is taken by the event of its name, and by no other.
BOOST_AUTO_TEST_CASE(what_was_taken_is_the_exit_of_the_event) {
  SmallFlow flow = sound_flow();
  flow.purposes = edited(flow.purposes, "legal-basis", "consent-lasts=\"P1Y\" legal-basis");
  flow.steps = edited(flow.steps, choice("take-back", "withdrawal"),
                      choice("take-back", "withdrawal") + exit_on("presence", "offer") +
                          exit_on("token", "scan", "<consented-earlier purpose=\"pay\"/>") +
                          exit_on("token-refused", "offer"));
  const Document document = document_of(flow.text());
  document.require_sound();
  const StepGraph graph(document.flow(), Exploration::of(document.flow()));
  std::set<std::string_view> taken;
  for (const Way& way : graph.ways()) {
    const Exit* exit = graph.exit(way);
    if (exit == nullptr) continue;
    BOOST_TEST(exit_word(exit->on) == std::string(event_word(way.event)));
    BOOST_TEST((graph.choice(way) == nullptr));
    taken.insert(exit_word(exit->on));
  }
  BOOST_TEST(taken.size() == 10U);
}

// What a box holds decides where people can go; what they said elsewhere does not.
BOOST_AUTO_TEST_CASE(the_consents_of_boxes_and_ways_decide_and_no_others) {
  SmallFlow flow = sound_flow();
  flow.purposes.clear();
  for (const std::string id : {"pay", "own", "childs", "way", "said"}) flow.purposes += purpose(id);
  flow.steps = edited(
      flow.steps, choice("yes", "scan", "<consent purpose=\"pay\"/>"),
      choice("yes", "scan", "<consent purpose=\"pay\"/><refuse purpose=\"own\"/>") +
          choice("own", "ask", "<consent purpose=\"own\"/><refuse purpose=\"said\"/>", "toggle=\"true\"") +
          choice("childs", "ask", "<guardian-consent purpose=\"childs\"/>", "toggle=\"true\"") +
          choice("said", "ask", "<consent purpose=\"said\"/>") +
          choice("on", "offer", "<when consented=\"way\" to=\"scan\"/>"));
  const Document document = document_of(flow.text());
  document.require_sound();
  const Flow& read = document.flow();
  const StepGraph graph(read, Exploration::of(read));
  State state;
  for (std::size_t purpose = 0; purpose < read.purposes.size(); ++purpose)
    state.set_decision(static_cast<PurposeIndex>(purpose), Decision::consented);
  const unsigned own = 1U << read.find_purpose("own"), childs = 1U << read.find_purpose("childs"),
                 way = 1U << read.find_purpose("way");
  BOOST_TEST(graph.consented(state) == (own | childs | way));
  state.set_decision(read.find_purpose("own"), Decision::refused);
  BOOST_TEST(graph.consented(state) == (childs | way));
}

// Boxes, and ways on by what they and the choice itself say.
BOOST_AUTO_TEST_CASE(what_is_said_on_a_way_is_what_the_boxes_show) {
  SmallFlow flow = sound_flow();
  flow.purposes += purpose("send") + purpose("own");
  const std::string by_pay = "<when consented=\"pay\" to=\"scan\"/>",
                    by_own = "<when consented=\"own\" to=\"scan\"/>";
  flow.steps = screen("home", "attract", choice("start", "ask")) +
               screen("ask", "consent",
                      choice("box", "ask", "<consent purpose=\"pay\"/>", "toggle=\"true\"") +
                          choice("other", "ask", "<consent purpose=\"send\"/>", "toggle=\"true\"") +
                          choice("on", "home", "<continue/><of-age/>" + by_pay) +
                          choice("yes", "home", "<consent purpose=\"own\"/>" + by_own) +
                          choice("no", "home", "<refuse purpose=\"own\"/>" + by_own) +
                          choice("back", "home", "<withdraw purpose=\"own\"/>" + by_own) +
                          choice("say", "ask", "<consent purpose=\"own\"/>")) +
               capture("scan", "home", "home");
  const Document document = document_of(flow.text());
  document.require_sound();
  compare(document.flow());
  const Flow& read = document.flow();
  const StepGraph graph(read, Exploration::of(read));
  const unsigned pay = 1, send = 2;
  std::map<std::string, std::size_t> seen;
  for (const Way& way : graph.ways()) {
    const Choice* taken = graph.choice(way);
    if (taken == nullptr || graph.step(way.from)->id != "ask") continue;
    const unsigned before = graph.consented(way.from);
    const std::string said = act_words(graph.acts(way));
    ++seen[taken->id + ": " + said];
    if (taken->id == "box") BOOST_TEST(said == ((before & pay) != 0 ? "withdraw" : "consent"));
    if (taken->id == "on") {
      BOOST_TEST(((before & pay) == 0) == (read.steps[graph.target(way)].id == "home"));
      const int unticked = ((before & pay) == 0 ? 1 : 0) + ((before & send) == 0 ? 1 : 0);
      BOOST_TEST(said == (unticked == 0   ? "continue of-age"
                          : unticked == 1 ? "continue of-age refuse"
                                          : "continue of-age refuse refuse"));
    }
    if (taken->id == "yes") BOOST_TEST(read.steps[graph.target(way)].id == "scan");
    if (taken->id == "no" || taken->id == "back") BOOST_TEST(read.steps[graph.target(way)].id == "home");
    BOOST_TEST(graph.is_toggle(way) == taken->toggle);
    BOOST_TEST(graph.says(way, ActKind::refuse) == (said.find("refuse") != std::string::npos));
  }
  BOOST_TEST(seen.size() == 11U);
}

// A touch, one more for each field that must be filled, and a touch where a token is handed in.
BOOST_AUTO_TEST_CASE(what_a_way_costs_and_who_takes_it) {
  SmallFlow flow = sound_flow();
  flow.purposes = edited(flow.purposes, "legal-basis", "consent-lasts=\"P1Y\" legal-basis");
  const std::string data =
      "<item id=\"#\" category=\"phone\" storage=\"none\" egress=\"none\"><name><text "
      "lang=\"en\">D</text></name><retention duration=\"PT20S\"/></item>";
  std::string fields;
  for (const std::string id : {"one", "two", "three"}) {
    flow.data += edited(data, "#", id);
    fields += "<field data=\"" + id + "\" required=\"" + (id == "three" ? "false" : "true") +
              "\"><label><text lang=\"en\">F</text></label></field>";
  }
  flow.steps = screen("home", "attract",
                      choice("start", "form") + choice("help", "form", "<continue/>", "by=\"staff\"") +
                          exit_on("token", "scan", "<consented-earlier purpose=\"pay\"/>") +
                          exit_on("token-refused", "notice")) +
               screen("form", "collect",
                      fields + choice("send", "home", "<submit/>") + choice("skip", "home", "<skip/>")) +
               screen("notice", "separate-notice", choice("next", "home"), "notifies=\"pay\"") +
               capture("scan", "home", "home");
  const Document document = document_of(flow.text());
  document.require_sound();
  const StepGraph graph(document.flow(), Exploration::of(document.flow()));
  std::map<std::string, std::set<std::uint32_t>> taps;
  for (const Way& way : graph.ways()) {
    const Choice* taken = graph.choice(way);
    taps[taken == nullptr ? event_word(way.event) : taken->id].insert(graph.taps(way));
    BOOST_TEST(graph.by_subject(way) == (taken != nullptr && taken->id != "help"));
  }
  using Costs = std::set<std::uint32_t>;
  BOOST_TEST((taps["start"] == Costs{1}));
  BOOST_TEST((taps["send"] == Costs{3}));
  BOOST_TEST((taps["skip"] == Costs{1}));
  BOOST_TEST((taps["token"] == Costs{1}));
  BOOST_TEST((taps["token-refused"] == Costs{1}));
  BOOST_TEST((taps["timeout"] == Costs{0}));
  // The way to a spot, in the order in which it is gone.
  for (SpotId spot = 1; spot < graph.size(); ++spot) {
    const Trace trace = graph.trace_to(spot);
    BOOST_REQUIRE(!trace.empty());
    BOOST_TEST(trace.front().from == no_step);
    BOOST_TEST(trace.back().to == graph.step_index(spot));
    for (std::size_t i = 1; i < trace.size(); ++i) BOOST_TEST(trace[i].from == trace[i - 1].to);
  }
}

BOOST_AUTO_TEST_CASE(costs_are_the_least_over_usable_ways) {
  const Document document = document_of(sound_flow().text());
  const Flow& flow = document.flow();
  const StepGraph graph(flow, Exploration::of(flow));
  const auto at = [&](SpotId spot, const char* step) {
    return graph.step(spot) != nullptr && graph.step(spot)->id == step;
  };
  const Routes routes = graph.routes([&](const Way& way) { return at(way.to, "shop-card"); },
                                     [](const Way& way) { return !way.ends_session; },
                                     [&](const Way& way) { return graph.taps(way); });
  for (SpotId spot = 1; spot < graph.size(); ++spot) {
    if (at(spot, "offer")) BOOST_TEST(routes.cost[spot] == 1U);
    if (at(spot, "home")) BOOST_TEST(routes.cost[spot] == 2U);
    if (at(spot, "thanks")) BOOST_TEST(routes.cost[spot] == unreachable);
    if (!at(spot, "home")) continue;
    Trace trace;
    graph.go_on(trace, spot, routes);
    BOOST_TEST(names(flow, trace) == "offer shop-card");
  }
}

BOOST_AUTO_TEST_SUITE_END()
