// SPDX-License-Identifier: MIT
// Places for the nodes and lines for the arrows of a graph, by Graphviz.
#pragma once

#include <cstddef>
#include <vector>

namespace facenotice {

struct GraphPoint {
  double x = 0, y = 0;
};

struct GraphToLayOut {
  double node_width = 0, node_height = 0;  // all alike
  std::size_t nodes = 0;
  struct Edge {
    std::size_t from = 0, to = 0;
  };
  std::vector<Edge> edges;  // no two between the same nodes in the same direction
};

struct GraphLayout {
  double width = 0, height = 0;
  std::vector<GraphPoint> nodes;  // their middles, y down; in the order of the nodes
  std::vector<std::vector<GraphPoint>>
      edges;  // control points of cubic Bézier curves: 3n + 1; in their order
};

// From left to right in layers; above some hundreds of nodes in a grid in their order, since layers take too
// long then. One thread at a time gets to Graphviz, which has no thread of its own; others wait.
GraphLayout lay_out(const GraphToLayOut& graph);

// The point after that share of a line of an edge, 0 to 1.
GraphPoint on_curve(const std::vector<GraphPoint>& line, double share);

}  // namespace facenotice
