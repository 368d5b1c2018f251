// SPDX-License-Identifier: MIT
// The graph of a flow in words, for who does not see it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "designer/pictures/flow_graph.hpp"

namespace facenotice {

// “Pay here, Question, camera, error”
std::string node_in_words(const Words& words, const WalkStep& node);
// ““Pay by face” leads from “Pay here” to “Your face”, agreed”
std::string way_in_words(const Words& words, const FlowGraph& graph, const GraphArrow& arrow,
                         const GraphWay& way);

// What can be gone to in the graph: each step, followed by the ways out of it.
struct GraphPart {
  std::size_t step = 0;              // the node, or where the way begins
  std::optional<std::size_t> arrow;  // of a way
  ElementPath way;                   // the choice or exit; empty for a step
  std::string key;                   // stays the same while it is the same part
  std::string name;
};
std::vector<GraphPart> graph_parts(const Words& words, const FlowGraph& graph);
// The way out of that step, or the step itself where it has no such way; nothing where there is no such step.
std::optional<std::size_t> find_part(const std::vector<GraphPart>& parts, const FlowGraph& graph,
                                     const std::string& step, const ElementPath& way);
// From a step or a way out of it to the next way out of it, and round; nothing where there is none.
std::optional<std::size_t> next_way(const std::vector<GraphPart>& parts, std::size_t part, bool forward);

}  // namespace facenotice
