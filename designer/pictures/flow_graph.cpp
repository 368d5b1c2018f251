// SPDX-License-Identifier: MIT
// Gathers the ways step by step.
#include "designer/pictures/flow_graph.hpp"

#include <algorithm>
#include <map>

#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"

namespace facenotice {
namespace {

constexpr std::size_t most_ways_in = 8;

bool has(const std::vector<Act>& acts, std::initializer_list<ActKind> kinds) {
  return std::any_of(acts.begin(), acts.end(), [&](const Act& act) {
    return std::find(kinds.begin(), kinds.end(), act.kind) != kinds.end();
  });
}

WayKind kind_of(const Step& from, const std::vector<Act>& acts, bool chosen) {
  if (from.kind == StepKind::capture) return WayKind::camera;
  if (has(acts, {ActKind::consent, ActKind::guardian_consent})) return WayKind::agreed;
  if (has(acts, {ActKind::refuse, ActKind::choose_alternative, ActKind::under_guardian_age}))
    return WayKind::without_face;
  if (!chosen) return WayKind::machine;
  return !from.notifies.empty() && has(acts, {ActKind::continue_}) ? WayKind::told : WayKind::plain;
}

class Builder {
 public:
  Builder(const Document& document, const FormatWords& names, const Words& words)
      : document_(document), flow_(document.flow()), names_(names), words_(words), shown_(flow_, words) {}

  FlowGraph build(const WalkMarks& marks, const MachineWays& machine_ways) {
    graph_.nodes = walk_of(document_, names_, words_, marks);
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) index[graph_.nodes[i].id] = i;
    for (const Step& step : flow_.steps) {
      const auto from = index.find(step.id);
      if (from == index.end()) continue;
      const std::string path = path_of(step);
      for (const Choice& choice : step.choices) {
        if (choice.has(ActKind::language) || choice.toggle) continue;  // they stay where they are
        const GraphWay way{words_.trf("“{}”", shown_.text(choice.label)),
                           ElementPath(path + "/choice[@id='" + choice.id + "']"),
                           kind_of(step, choice.acts, true)};
        add(index, from->second, choice.target, way);
        for (const Branch& branch : choice.branches) add(index, from->second, branch.target, way);
      }
      for (const Exit& exit : step.exits) {
        const WayKind kind = kind_of(step, exit.acts, false);
        // What a capture comes to is the story; how it breaks is the machine's.
        const bool story = exit.on == ExitKind::matched || exit.on == ExitKind::done ||
                           flow_.steps[exit.target].kind == StepKind::capture;
        if (!machine_ways.all && !story &&
            machine_ways.also.count({step.id, flow_.steps[exit.target].id}) == 0)
          continue;
        add(index, from->second, exit.target,
            {"[" + names_.value("exit", "on", exit_word(exit.on)) + "]",
             ElementPath(path + "/exit[@on='" + std::string(exit_word(exit.on)) + "']"), kind});
      }
    }
    stub_the_common();
    return std::move(graph_);
  }

 private:
  // By name: looking elements up in the tree takes as long as the tree is large, for each.
  static std::string path_of(const Step& step) {
    const char* element = "screen";
    if (step.kind != StepKind::screen) element = step_word(step);
    return std::string("steps/") + element + "[@id='" + step.id + "']";
  }

  void add(const std::map<std::string, std::size_t>& index, std::size_t from, StepIndex target,
           GraphWay way) {
    const auto to = index.find(flow_.steps[target].id);
    if (to == index.end() || to->second == from) return;  // to an end, or to itself
    const auto [known, fresh] = arrows_.emplace(std::pair(from, to->second), graph_.arrows.size());
    if (fresh) graph_.arrows.push_back({from, to->second, {}, WayKind::machine, false});
    GraphArrow& arrow = graph_.arrows[known->second];
    arrow.kind = std::max(arrow.kind, way.kind);
    arrow.ways.push_back(std::move(way));
  }

  void stub_the_common() {
    std::vector<std::size_t> in(graph_.nodes.size());
    for (const GraphArrow& arrow : graph_.arrows) ++in[arrow.to];
    for (GraphArrow& arrow : graph_.arrows) arrow.stub = in[arrow.to] > most_ways_in;
  }

  const Document& document_;
  const Flow& flow_;
  const FormatWords& names_;
  const Words& words_;
  ShownNames shown_;
  FlowGraph graph_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> arrows_;  // indices, by ends
};

}  // namespace

const char* way_kind_in_words(const Words& words, WayKind kind) {
  switch (kind) {
    case WayKind::machine:
      return words.tr("by the machine");
    case WayKind::plain:
      return words.tr("before anything");
    case WayKind::without_face:
      return words.tr("without a face");
    case WayKind::told:
      return words.tr("told");
    case WayKind::agreed:
      return words.tr("agreed");
    case WayKind::camera:
      break;
  }
  return words.tr("camera");
}

FlowGraph graph_of(const Document& document, const FormatWords& names, const Words& words,
                   const WalkMarks& marks, const MachineWays& machine_ways) {
  document.require_sound();
  return Builder(document, names, words).build(marks, machine_ways);
}

}  // namespace facenotice
