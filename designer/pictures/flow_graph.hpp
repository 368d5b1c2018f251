// SPDX-License-Identifier: MIT
// The flow as a graph: steps, and the ways between them as people call them. Nothing of it is in the
// document.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "designer/pictures/filmstrip.hpp"
#include "schema/document/element_path.hpp"

namespace facenotice {

// What has happened to a person who goes this way. Where several ways lie upon one another, the gravest
// counts.
enum class WayKind : std::uint8_t {
  machine,       // nobody chose it: a time-out, a fault, something done
  plain,         // before anything is told or agreed
  without_face,  // refused, or the other way was chosen
  told,          // from a notice on
  agreed,        // by a consent
  camera,        // out of a capture
};
const char* way_kind_in_words(const Words& words, WayKind kind);

struct GraphWay {
  std::string label;    // “Pay by face”, [time-out]
  ElementPath element;  // the choice, exit or entry
  WayKind kind = WayKind::plain;
};

// All ways from one step to another.
struct GraphArrow {
  std::size_t from = 0, to = 0;  // indices of nodes
  std::vector<GraphWay> ways;
  WayKind kind = WayKind::machine;
  bool stub = false;  // not laid out: drawn as a mark at its beginning
};

struct FlowGraph {
  std::vector<WalkStep> nodes;
  std::vector<GraphArrow> arrows;
};

// Ways that nobody chooses, which are many. Those to a camera are drawn whatever is asked for.
struct MachineWays {
  bool all = false;
  std::set<std::pair<std::string, std::string>> also;  // from step to step, by id: of a path that is shown
};

// Ways to ends, and to steps that most others lead to, are stubs: they would cover everything else.
FlowGraph graph_of(const Document& document, const FormatWords& names, const Words& words,
                   const WalkMarks& marks, const MachineWays& machine_ways);

}  // namespace facenotice
