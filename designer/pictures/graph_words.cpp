// SPDX-License-Identifier: MIT
// Sentences that translators can move.
#include "designer/pictures/graph_words.hpp"

#include "schema/check/report.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {

std::string node_in_words(const Words& words, const WalkStep& node) {
  std::string said = words.trf("{}, {}", node.title, node.note);
  if (node.camera) said = words.trf("{}, {}", said, words.tr("the camera is on"));
  if (node.problem) said = words.trf("{}, {}", said, severity_in_words(words, *node.problem));
  return said;
}

std::string way_in_words(const Words& words, const FlowGraph& graph, const GraphArrow& arrow,
                         const GraphWay& way) {
  return words.trf("{} leads from “{}” to “{}” ({})", way.label, graph.nodes[arrow.from].title,
                   graph.nodes[arrow.to].title, way_kind_in_words(words, way.kind));
}

std::vector<GraphPart> graph_parts(const Words& words, const FlowGraph& graph) {
  std::vector<std::vector<std::size_t>> out(graph.nodes.size());
  for (std::size_t arrow = 0; arrow < graph.arrows.size(); ++arrow)
    out[graph.arrows[arrow].from].push_back(arrow);
  std::vector<GraphPart> parts;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    parts.push_back({node, {}, {}, graph.nodes[node].id, node_in_words(words, graph.nodes[node])});
    for (const std::size_t index : out[node]) {
      const GraphArrow& arrow = graph.arrows[index];
      for (const GraphWay& way : arrow.ways)
        parts.push_back({node, index, way.element, way.element.text() + " " + graph.nodes[arrow.to].id,
                         way_in_words(words, graph, arrow, way)});
    }
  }
  return parts;
}

std::optional<std::size_t> find_part(const std::vector<GraphPart>& parts, const FlowGraph& graph,
                                     const std::string& step, const ElementPath& way) {
  std::optional<std::size_t> found;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (graph.nodes[parts[part].step].id != step) continue;
    if (!found) found = part;
    if (parts[part].arrow && parts[part].way == way) return part;
  }
  return found;
}

std::optional<std::size_t> next_way(const std::vector<GraphPart>& parts, std::size_t part, bool forward) {
  std::size_t first = part;
  while (parts[first].arrow) --first;
  std::size_t ways = 0;
  while (first + ways + 1 < parts.size() && parts[first + ways + 1].arrow) ++ways;
  if (ways == 0) return std::nullopt;
  const std::size_t now = part - first;  // 0: the step
  if (forward) return first + 1 + now % ways;
  return first + (now <= 1 ? ways : now - 1);
}

}  // namespace facenotice
