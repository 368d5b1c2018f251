// SPDX-License-Identifier: MIT
// The explorer: a queue that is the node list itself, an open-addressed index, parents for shortest traces.
#include "schema/explore/explore.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <type_traits>

namespace facenotice {
namespace {

// Bits of State::Packed::rest that the state leaves free.
constexpr unsigned chose_face_at = State::rest_bits, acted_at = chose_face_at + max_purposes;
static_assert(acted_at < 64);

std::size_t hash(const State::Packed& packed) {
  static_assert(std::has_unique_object_representations_v<State::Packed>);
  return std::hash<std::string_view>()({reinterpret_cast<const char*>(&packed), sizeof packed});
}

// What is usual first: of two traces of one length, people are shown the one that needs no fault.
constexpr EventKind machine_events[] = {EventKind::token,        EventKind::presence,  EventKind::matched,
                                        EventKind::not_matched,  EventKind::done,      EventKind::timeout,
                                        EventKind::failed,       EventKind::cancelled, EventKind::fault,
                                        EventKind::token_refused};
constexpr EventKind entry_events[] = {EventKind::power_on, EventKind::idle, EventKind::presence,
                                      EventKind::resume, EventKind::maintenance_exit};

}  // namespace

class Explorer {
 public:
  Explorer(const Flow& flow, Exploration::Limits limits) : flow_(flow), limits_(limits) {
    index_.assign(1024, no_node);
  }

  Exploration run() {
    intern(State{}.pack(), no_node);
    for (NodeId node = 0; node < result_.nodes_.size() && result_.complete_; ++node) {
      result_.first_edge_.push_back(static_cast<std::uint32_t>(result_.edges_.size()));
      expand(node);
    }
    result_.first_edge_.resize(result_.nodes_.size() + 1, static_cast<std::uint32_t>(result_.edges_.size()));
    return std::move(result_);
  }

 private:
  void expand(NodeId node) {
    const State state = result_.state(node);
    if (state.step == no_step) {
      for (const EventKind kind : entry_events) take(node, state, {kind});
      return;
    }
    const Step& step = flow_.steps[state.step];
    for (const Choice& choice : step.choices)
      take(node, state, {EventKind::choose, static_cast<std::uint8_t>(&choice - step.choices.data())});
    for (const EventKind kind : machine_events) take(node, state, {kind});
    // The other entries reset everything: power-on and maintenance from here lead where they lead from "off",
    // and so does `overdue`, where idle leads. `somebody_came` is `left` by another name.
    for (const EventKind kind : {EventKind::idle, EventKind::resume, EventKind::left})
      take(node, state, {kind});
  }

  void take(NodeId from, const State& state, const Event& event) {
    const Transition next = transition(flow_, state, event);
    if (!next.accepted) return;
    if (result_.edges_.size() >= limits_.edges) {
      result_.complete_ = false;
      return;
    }
    Edge edge;
    edge.from = from;
    edge.event = event.kind;
    edge.choice = event.kind == EventKind::choose ? event.choice : no_choice;
    const auto edge_id = static_cast<std::uint32_t>(result_.edges_.size());
    const std::size_t first_camera = result_.cameras_.size();
    for (const Effect& effect : next.effects) {
      if (effect.kind == EffectKind::session_end) edge.ends_session = true;
      if (effect.kind == EffectKind::show)
        for (std::size_t i = first_camera; i < result_.cameras_.size(); ++i)
          result_.cameras_[i].before_anything_is_shown = true;
      if (effect.kind != EffectKind::camera_on) continue;
      edge.camera = true;
      result_.cameras_.push_back({edge_id, effect.step, effect.purpose});
    }
    Watch watch = result_.watch(from);
    // Whoever comes next did not act yet, even where one transition ends a session and begins another.
    if (!next.state.in_session || edge.ends_session) watch = Watch{};
    if (next.state.in_session && !edge.ends_session && event.kind == EventKind::choose)
      note_choice(flow_.steps[state.step].choices[event.choice], state, watch);
    if (next.state.in_session && !edge.ends_session &&
        (event.kind == EventKind::token || event.kind == EventKind::token_refused))
      note_token(flow_.steps[state.step], watch);
    State::Packed packed = next.state.pack();
    packed.rest |=
        (std::uint64_t{watch.chose_face} << chose_face_at) | (std::uint64_t{watch.acted} << acted_at);
    edge.to = intern(packed, edge_id);
    if (edge.to != no_node) result_.edges_.push_back(edge);
  }

  static void note_choice(const Choice& choice, const State& before, Watch& watch) {
    if (choice.actor == Actor::staff) return;
    watch.acted = true;
    // Whoever takes a tick back, or one that came with the screen away, asks for nothing.
    if (choice.toggle && is_ticked(choice, before)) return;
    for (const Act& act : choice.acts)
      if (act.kind == ActKind::choose_face || act.kind == ActKind::consent ||
          act.kind == ActKind::guardian_consent)
        watch.chose_face = static_cast<std::uint16_t>(watch.chose_face | (1U << act.purpose));
  }

  // Whoever hands in a token asks for what it is for, as by a touch.
  static void note_token(const Step& step, Watch& watch) {
    watch.acted = true;
    for (const Act& act : step.exit(ExitKind::token)->acts)
      if (act.kind == ActKind::consented_earlier)
        watch.chose_face = static_cast<std::uint16_t>(watch.chose_face | (1U << act.purpose));
  }

  NodeId intern(const State::Packed& packed, std::uint32_t parent_edge) {
    std::vector<Exploration::Node>& nodes = result_.nodes_;
    std::size_t slot = hash(packed) & (index_.size() - 1);
    while (index_[slot] != no_node) {
      if (nodes[index_[slot]].packed == packed) return index_[slot];
      slot = (slot + 1) & (index_.size() - 1);
    }
    if (nodes.size() >= limits_.states) {
      result_.complete_ = false;
      return no_node;
    }
    const auto id = static_cast<NodeId>(nodes.size());
    nodes.push_back({packed, parent_edge});
    index_[slot] = id;
    if (nodes.size() == index_.size() / 2) grow();
    return id;
  }

  void grow() {
    index_.assign(index_.size() * 2, no_node);
    NodeId id = 0;
    for (const Exploration::Node& node : result_.nodes_) {
      std::size_t slot = hash(node.packed) & (index_.size() - 1);
      while (index_[slot] != no_node) slot = (slot + 1) & (index_.size() - 1);
      index_[slot] = id++;
    }
  }

  const Flow& flow_;
  Exploration::Limits limits_;
  Exploration result_;
  std::vector<NodeId> index_;  // size is a power of two, at most half full
};

Exploration Exploration::of(const Flow& flow, Limits limits) {
  return Explorer(flow, limits).run();
}

State Exploration::state(NodeId node) const {
  return State::unpack(nodes_[node].packed);  // which leaves the watch's bits alone
}

Watch Exploration::watch(NodeId node) const {
  const std::uint64_t rest = nodes_[node].packed.rest;
  return {static_cast<std::uint16_t>((rest >> chose_face_at) & 0xFFFFU), ((rest >> acted_at) & 1U) != 0};
}

std::span<const Edge> Exploration::edges_from(NodeId node) const {
  return std::span(edges_).subspan(first_edge_[node], first_edge_[node + 1] - first_edge_[node]);
}

TraceEvent Exploration::event_of(const Edge& edge) const {
  return {edge.event, edge.choice, state(edge.from).step, state(edge.to).step, edge.camera};
}

Trace Exploration::trace_to(NodeId node) const {
  Trace trace;
  while (nodes_[node].parent_edge != no_node) {
    const Edge& edge = edges_[nodes_[node].parent_edge];
    trace.push_back(event_of(edge));
    node = edge.from;
  }
  std::reverse(trace.begin(), trace.end());
  return trace;
}

Trace Exploration::trace_along(std::uint32_t edge) const {
  Trace trace = trace_to(edges_[edge].from);
  trace.push_back(event_of(edges_[edge]));
  return trace;
}

}  // namespace facenotice
