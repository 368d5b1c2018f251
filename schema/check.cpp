// SPDX-License-Identifier: MIT
// Picks the packs that bind the flow, evaluates them, and turns failures into findings.
#include "schema/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <facenotice/digest.hpp>

#include "schema/bindings.hpp"
#include "schema/facts.hpp"
#include "schema/rule_pack.hpp"
#include "schema/tr.hpp"
#include "schema/user_error.hpp"

namespace facenotice {
namespace {

std::string date_to_judge(const Document& document, const CheckOptions& options) {
  if (!options.as_of.empty()) return options.as_of;
  if (!document.flow().deployment.as_of.empty()) return document.flow().deployment.as_of;
  return options.today;
}

Severity severity_of(const std::string& role) {
  if (role == "error") return Severity::error;
  if (role == "warning") return Severity::warning;
  if (role == "review") return Severity::review;
  return Severity::info;
}

// What names the place in words that survive edits elsewhere: the ids on the way up, and the position where
// there is no id.
std::string stable_path(pugi::xml_node node) {
  std::string path;
  for (; node && node.parent().type() != pugi::node_document; node = node.parent()) {
    std::string part = node.name();
    if (node.attribute("id")) {
      part += std::string("#") + node.attribute("id").value();
    } else {
      int index = 0;
      for (pugi::xml_node before = node.previous_sibling(node.name()); before;
           before = before.previous_sibling(node.name()))
        ++index;
      part += "[" + std::to_string(index) + "]";
    }
    path = part + "/" + path;
  }
  return path;
}

// What tells two facts about the same element apart.
std::string distinguishing(pugi::xml_node node) {
  std::string text;
  if (std::string_view(node.name()).substr(0, 2) == "f:")
    for (const char* name : {"role", "choice", "list", "phrase", "kind", "language", "display"})
      text += std::string(node.attribute(name).value()) + "|";
  return text;
}

class Checker {
 public:
  Checker(const Document& document, const CheckOptions& options) : document_(document), options_(options) {
    report_.file = document.name();
    report_.flow = document.flow().id;
    report_.as_of = date_to_judge(document, options);
    report_.digest = document.content_digest();
  }

  Report run(const VisualFacts& visual) {
    try {
      const Exploration exploration = Exploration::of(document_.flow(), options_.limits);
      report_.states = exploration.size();
      if (!exploration.complete())
        throw CouldNotCheck(
            trf("The flow has more than {} reachable states; nothing is concluded. Make it smaller or "
                "split it.",
                report_.states));
      const FactTree tree(document_, exploration, visual, report_.as_of);
      for (const RulePack& pack : packs_that_bind()) apply(pack, tree);
      sort_findings();
      report_.verdict = report_.count(Severity::error) > 0 ? Verdict::findings : Verdict::clean;
    } catch (const CouldNotCheck& error) {
      report_.verdict = Verdict::could_not_check;
      report_.could_not = error.what();
    }
    return std::move(report_);
  }

 private:
  std::vector<RulePack> packs_that_bind() {
    std::vector<RulePack> binding;
    std::set<std::string> declared(document_.flow().deployment.jurisdictions.begin(),
                                   document_.flow().deployment.jurisdictions.end());
    // A province or city brings its country's law with it.
    for (const std::string& code : std::set<std::string>(declared))
      for (std::size_t dash = code.rfind('-'); dash != std::string::npos; dash = code.rfind('-', dash - 1))
        declared.insert(code.substr(0, dash));
    std::set<std::string> known;
    for (RulePack& pack : load_rule_packs()) {
      PackUse use{pack.id(),       pack.title(options_.language), pack.verified(), pack.effective(),
                  pack.repealed(), PackUse::Use::applied};
      std::string binds_by;
      for (const std::string& code : pack.jurisdictions()) {
        known.insert(code);
        if (code == "*" || declared.count(code) > 0) binds_by = code;
      }
      if (binds_by.empty())
        use.use = PackUse::Use::other_jurisdiction;
      else if (!pack.in_force(report_.as_of))
        use.use = PackUse::Use::not_in_force;
      else
        binding.push_back(pack);
      report_.packs.push_back(std::move(use));
    }
    for (const std::string& code : document_.flow().deployment.jurisdictions)
      if (known.count(code) == 0)
        throw CouldNotCheck(
            trf("There is no rule pack for the jurisdiction {}; what it asks cannot be checked.", code));
    if (binding.empty()) throw CouldNotCheck(trf("No rule pack is in force on {}.", report_.as_of));
    return binding;
  }

  void apply(const RulePack& pack, const FactTree& tree) {
    report_.rules += pack.assertion_ids().size();
    for (const Failure& failure : pack.evaluate(tree.tree(), options_.language)) {
      Finding finding;
      finding.id = failure.id;
      finding.severity = severity_of(failure.role);
      finding.citation = pack.title(options_.language) +
                         (options_.language.substr(0, 2) == "zh" ? "" : ", ") + failure.article;
      finding.place = document_.place(tree.offset_of(failure.where));
      finding.step = tree.step_of(failure.where);
      finding.message = failure.message;
      if (failure.source.substr(0, 1) == "M")
        finding.message += options_.language.substr(0, 2) == "zh" ? "【来源未核实】" : " [unverified source]";
      finding.fix = failure.fix;
      finding.trace = read_trace(failure.trace);
      finding.fingerprint = sha256_hex(failure.id + "|" + stable_path(tree.element_of(failure.where)) + "|" +
                                       distinguishing(failure.where))
                                .substr(0, 16);
      report_.findings.push_back(std::move(finding));
    }
  }

  std::vector<FindingEvent> read_trace(pugi::xml_node trace) const {
    std::vector<FindingEvent> events;
    for (const pugi::xml_node node : trace.children("f:event")) {
      FindingEvent event{node.attribute("kind").value(),
                         node.attribute("choice").value(),
                         node.attribute("from").value(),
                         node.attribute("to").value(),
                         {}};
      const StepIndex from = document_.flow().find_step(event.from);
      if (from != no_step)
        for (const Choice& choice : document_.flow().steps[from].choices)
          if (choice.id == event.choice) event.label = label(choice.label);
      events.push_back(std::move(event));
    }
    return events;
  }

  std::string label(const LocalizedText& text) const {
    for (const std::string& language : {options_.language, document_.flow().languages.front()})
      if (text.has(language)) return resolve_bindings(document_.flow(), text.in(language), language);
    return {};
  }

  void sort_findings() {
    std::stable_sort(report_.findings.begin(), report_.findings.end(),
                     [](const Finding& a, const Finding& b) {
                       return std::tuple(a.severity, a.place.line, a.place.column, a.id) <
                              std::tuple(b.severity, b.place.line, b.place.column, b.id);
                     });
    // One place, one rule: the same message in two languages or on two displays is one finding.
    const auto same = [](const Finding& a, const Finding& b) {
      return a.id == b.id && a.fingerprint == b.fingerprint && a.message == b.message;
    };
    report_.findings.erase(std::unique(report_.findings.begin(), report_.findings.end(), same),
                           report_.findings.end());
  }

  const Document& document_;
  const CheckOptions& options_;
  Report report_;
};

}  // namespace

const char* severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::review:
      return "review";
    case Severity::info:
      return "info";
  }
  return "";
}

const char* verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::clean:
      return "clean";
    case Verdict::findings:
      return "findings";
    case Verdict::could_not_check:
      return "could-not-check";
  }
  return "";
}

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

Report check(const Document& document, const VisualFacts& visual, const CheckOptions& options) {
  document.require_sound();
  return Checker(document, options).run(visual);
}

std::string print_facts(const Document& document, const VisualFacts& visual, const CheckOptions& options) {
  document.require_sound();
  const Exploration exploration = Exploration::of(document.flow(), options.limits);
  if (!exploration.complete()) throw CouldNotCheck(tr("The flow has too many reachable states."));
  return FactTree(document, exploration, visual, date_to_judge(document, options)).print();
}

}  // namespace facenotice
