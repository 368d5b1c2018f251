// SPDX-License-Identifier: MIT
// The graph goes to Graphviz as a value, and comes back as its plain text format.
#include "designer/pictures/graph_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>

#include <graphviz/gvc.h>

#include <fmt/format.h>

#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

constexpr std::size_t most_in_layers = 1200;  // nodes; measured: a second and a half

std::mutex& graphviz() {  // it keeps its state in globals
  static std::mutex mutex;
  return mutex;
}

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
struct FreeGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct FreeRendered {
  void operator()(char* data) const { gvFreeRenderData(data); }
};

std::string as_dot(const GraphToLayOut& graph) {
  // Inches, of 72 units.
  std::string dot = fmt::format(
      "digraph {{ rankdir=LR; nodesep=0.6; ranksep=1.9; nslimit=2; nslimit1=2; mclimit=0.5; splines={};\n"
      "node [shape=box, fixedsize=true, label=\"\", width={:.3f}, height={:.3f}];\n",
      graph.nodes > 120 ? "polyline" : "true", graph.node_width / 72, graph.node_height / 72);
  for (std::size_t node = 0; node < graph.nodes; ++node) dot += fmt::format("n{};", node);
  for (const GraphToLayOut::Edge& edge : graph.edges) dot += fmt::format("n{}->n{};\n", edge.from, edge.to);
  return dot + "}";
}

GraphLayout in_a_grid(const GraphToLayOut& graph) {
  GraphLayout layout;
  const auto columns = static_cast<std::size_t>(
      std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(graph.nodes, 1)))));
  const double step_x = graph.node_width * 1.6, step_y = graph.node_height * 1.4;
  for (std::size_t node = 0; node < graph.nodes; ++node)
    layout.nodes.push_back({graph.node_width + static_cast<double>(node % columns) * step_x,
                            graph.node_height + static_cast<double>(node / columns) * step_y});
  for (const GraphToLayOut::Edge& edge : graph.edges) {
    const GraphPoint from = layout.nodes[edge.from], to = layout.nodes[edge.to];
    const GraphPoint bend{(from.x + to.x) / 2, (from.y + to.y) / 2};
    layout.edges.push_back({from, bend, bend, to});
  }
  layout.width = graph.node_width * 2 + static_cast<double>(columns) * step_x;
  layout.height = graph.node_height * 2 +
                  std::ceil(static_cast<double>(graph.nodes) / static_cast<double>(columns)) * step_y;
  return layout;
}

// https://graphviz.org/docs/outputs/plain/
GraphLayout read_plain(const GraphToLayOut& graph, std::istream& plain) {
  GraphLayout layout;
  layout.nodes.resize(graph.nodes);
  layout.edges.resize(graph.edges.size());
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  for (std::size_t i = 0; i < graph.edges.size(); ++i)
    index[{fmt::format("n{}", graph.edges[i].from), fmt::format("n{}", graph.edges[i].to)}] = i;
  std::string word, line;
  while (std::getline(plain, line)) {
    std::istringstream in(line);
    in >> word;
    const auto point = [&] {
      double x = 0, y = 0;
      in >> x >> y;
      return GraphPoint{x * 72, layout.height - y * 72};
    };
    if (word == "graph") {
      double scale = 1, width = 0, height = 0;
      in >> scale >> width >> height;
      layout.width = width * 72;
      layout.height = height * 72;
    } else if (word == "node") {
      std::string name;
      in >> name;
      const std::size_t node = std::stoul(name.substr(1));
      if (node < layout.nodes.size()) layout.nodes[node] = point();
    } else if (word == "edge") {
      std::string from, to;
      std::size_t count = 0;
      in >> from >> to >> count;
      const auto edge = index.find({from, to});
      if (edge == index.end()) continue;
      for (std::size_t i = 0; i < count; ++i) layout.edges[edge->second].push_back(point());
    }
    word.clear();
  }
  return layout;
}

}  // namespace

GraphLayout lay_out(const GraphToLayOut& graph) {
  if (graph.nodes == 0) return {};
  if (graph.nodes > most_in_layers) return in_a_grid(graph);
  const std::lock_guard lock(graphviz());
  const std::unique_ptr<Agraph_t, FreeGraph> drawn(agmemread(as_dot(graph).c_str()));
  const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  if (!drawn || !context) throw UserError(msg("Graphviz cannot be started."));
  if (gvLayout(context.get(), drawn.get(), "dot") != 0)
    throw UserError(msg("Graphviz cannot lay out this flow."));
  char* data = nullptr;
  unsigned length = 0;
  const bool written = gvRenderData(context.get(), drawn.get(), "plain", &data, &length) == 0;
  const std::unique_ptr<char, FreeRendered> rendered(data);
  GraphLayout layout;
  if (written) {
    std::istringstream plain(std::string(rendered.get(), length));
    layout = read_plain(graph, plain);
  }
  gvFreeLayout(context.get(), drawn.get());
  if (!written) throw UserError(msg("Graphviz cannot lay out this flow."));
  return layout;
}

GraphPoint on_curve(const std::vector<GraphPoint>& line, double share) {
  const std::size_t pieces = (line.size() - 1) / 3;
  const double at = std::min(share * static_cast<double>(pieces), static_cast<double>(pieces) - 1e-6);
  const auto piece = static_cast<std::size_t>(at) * 3;
  const double t = at - std::floor(at), u = 1 - t;
  const auto mix = [&](double a, double b, double c, double d) {
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  };
  return {mix(line[piece].x, line[piece + 1].x, line[piece + 2].x, line[piece + 3].x),
          mix(line[piece].y, line[piece + 1].y, line[piece + 2].y, line[piece + 3].y)};
}

}  // namespace facenotice
