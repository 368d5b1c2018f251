// SPDX-License-Identifier: MIT
// Breadth-first exploration of every state that the player's transition function can reach.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <facenotice/transition.hpp>

namespace facenotice {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

// What the checker watches beside the player's own state: did the subject act at all in this session, and did
// they ask for the way by face, per purpose.
struct Watch {
  std::uint16_t chose_face = 0;  // bit per purpose
  bool acted = false;
};

// A camera that goes on along an edge.
struct CameraRequest {
  std::uint32_t edge = 0;
  StepIndex step = no_step;
  PurposeIndex purpose = no_purpose;
  // An entry's camera goes on as the entry is taken: nobody has been shown or told anything yet.
  bool before_anything_is_shown = false;
};

struct Edge {
  NodeId from = no_node;
  NodeId to = no_node;
  EventKind event = EventKind::power_on;
  std::uint8_t choice = no_choice;
  bool camera = false;  // a camera goes on
  bool ends_session = false;
};

// One line of a trace: what happened, and where that led.
struct TraceEvent {
  EventKind event = EventKind::power_on;
  std::uint8_t choice = no_choice;
  StepIndex from = no_step;
  StepIndex to = no_step;
  bool camera = false;  // a camera goes on
};
using Trace = std::vector<TraceEvent>;

class Exploration {
 public:
  struct Limits {
    std::size_t states = 2'000'000;
    std::size_t edges = 40'000'000;
  };

  // Explores from every entry. When a limit is met, complete() is false and nothing may be concluded from
  // absence.
  static Exploration of(const Flow& flow, Limits limits);
  static Exploration of(const Flow& flow) { return of(flow, Limits{}); }

  bool complete() const { return complete_; }
  std::size_t size() const { return nodes_.size(); }
  State state(NodeId node) const;
  Watch watch(NodeId node) const;
  // Node 0 is "switched off": the edges out of it are the entries.
  std::span<const Edge> edges() const { return edges_; }
  std::span<const Edge> edges_from(NodeId node) const;
  std::span<const CameraRequest> cameras() const { return cameras_; }

  // The shortest way to the node, from an entry on.
  Trace trace_to(NodeId node) const;
  // The shortest way to the edge's start, then the edge.
  Trace trace_along(std::uint32_t edge) const;

 private:
  struct Node {
    State::Packed packed;  // the watch sits in the unused high bits of packed.rest
    std::uint32_t parent_edge = 0xFFFFFFFF;
  };
  friend class Explorer;

  TraceEvent event_of(const Edge& edge) const;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> first_edge_;  // per node, and one past the last
  std::vector<CameraRequest> cameras_;
  bool complete_ = true;
};

}  // namespace facenotice
