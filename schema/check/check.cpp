// SPDX-License-Identifier: MIT
// Evaluates the packs that bind the flow, and turns failures into findings.
#include "schema/check/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/fingerprint.hpp"
#include "schema/check/human_items.hpp"
#include "schema/check/mechanical_fix.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/check/verdict.hpp"
#include "schema/check/waivers.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/facts/facts.hpp"
#include "schema/packs/citation.hpp"
#include "schema/packs/rule_library.hpp"
#include "schema/schematron/rule_evaluator.hpp"

namespace facenotice {
namespace {

std::string date_to_judge(const Document& document, const CheckOptions& options) {
  if (!options.as_of.empty()) return options.as_of;
  if (!document.flow().deployment.as_of.empty()) return document.flow().deployment.as_of;
  return options.today;
}

// What is unverified is never an error: nobody should be stopped by a source that we have not seen.
Severity severity_of(const Row& row, const AssertionInfo& assertion, bool strict) {
  if (assertion.role == "review") return Severity::review;
  if (assertion.role == "info") return Severity::info;
  if (assertion.role == "warning" && row.level != Level::info) return Severity::warning;
  switch (row.level) {
    case Level::must:
      return row.unverified() ? Severity::warning : Severity::error;
    case Level::must_equiv:
      return strict && !row.unverified() ? Severity::error : Severity::warning;
    case Level::should:
      return Severity::warning;
    case Level::info:
      break;
  }
  return Severity::info;
}

class Checker {
 public:
  Checker(const Document& document, const CheckOptions& options)
      : document_(document), options_(options), names_(document.flow(), options.words) {
    report_.file = document.name();
    report_.flow = document.flow().id;
    report_.title = names_.text(document.flow().title);
    report_.as_of = date_to_judge(document, options);
    report_.today = options.today;
    report_.digest = document.content_digest();
    report_.languages = document.flow().languages;
    for (const DisplayProfile& display : document.flow().device.displays)
      report_.displays.push_back(
          {display.id, names_.display(display.id), display.width_px, display.height_px});
    report_.words = options.words;
    report_.strict = options.strict;
    report_.vouched_by = {options.reviewers.name, options.reviewers.digest};
  }

  Report run(const VisualFacts& visual) {
    try {
      const std::shared_ptr<const RuleLibrary> library =
          options_.rules ? options_.rules : RuleLibrary::installed();
      Binding binding = bind_packs(*library, document_, report_.as_of, options_.words.language());
      const Exploration exploration = Exploration::of(document_.flow(), options_.limits);
      report_.states = exploration.size();
      report_.transitions = exploration.edges().size();
      report_.packs = std::move(binding.considered);
      if (!exploration.complete())
        throw CouldNotCheck(
            msg("The flow has more than {} reachable states; nothing is concluded. Make it smaller or "
                "split it.",
                report_.states));
      const AttestationCatalog& catalogue = library->attestations();
      const Answers answers(document_, catalogue, options_.reviewers.reviewers, report_.as_of,
                            options_.today);
      const FactTree tree(document_, exploration, visual, attestation_facts(document_, catalogue, answers),
                          report_.as_of);
      HumanItems human(document_, catalogue, answers, report_);
      const RuleEvaluators::Lease evaluator(library->evaluators(), tree.tree());
      for (const RulePack& pack : binding.packs) {
        if (options_.stop.stop_requested()) throw CheckStopped();
        apply(pack, *evaluator, tree, human);
      }
      ask_about_reviews(human);
      for (Finding& finding : human.open()) report_.findings.push_back(std::move(finding));
      for (Finding& finding : tampered_answers(document_, answers, report_.words))
        report_.findings.push_back(std::move(finding));
      report_.human = human.items();
      report_.examples = example_values(document_);
      apply_waivers(document_, answers, report_);
      sort_findings();
      settle(report_);
    } catch (const CouldNotCheck& error) {
      report_.verdict = Verdict::could_not_check;
      report_.could_not = error.message().in(report_.words);
      report_.findings.clear();
    }
    return std::move(report_);
  }

 private:
  bool chinese() const { return options_.words.language().substr(0, 2) == "zh"; }

  void apply(const RulePack& pack, RuleEvaluator& evaluator, const FactTree& tree, HumanItems& human) {
    EvaluationOptions evaluating;
    evaluating.language = options_.words.language();
    evaluating.as_of = report_.as_of;
    const Evaluation evaluation = pack.evaluate(evaluator, evaluating);
    add_rows(pack, evaluation, human);
    for (const Failure& failure : evaluation.failures) add_finding(pack, failure, tree);
  }

  // What a rule finds that a person must judge, other than by an item of the catalogue.
  void ask_about_reviews(HumanItems& human) {
    for (Finding& finding : report_.findings) {
      if (finding.severity != Severity::review) continue;
      human.ask(finding);
      for (const HumanItem& item : human.items())
        if (item.id == finding.id && item.language.empty()) finding.answered = is_answered(item.state());
    }
  }

  void add_rows(const RulePack& pack, const Evaluation& evaluation, HumanItems& human) {
    std::map<const Row*, std::size_t> index;
    for (const Row& row : pack.rows()) {
      RowResult result;
      result.pack = pack.id();
      result.id = row.id;
      result.citation = citation_of(pack, row, options_.words);
      result.article = row.article.in(options_.words.language());
      result.asks = row.asks.in(options_.words.language());
      result.source = row.source;
      result.see = row.see.empty() ? pack.source() : row.see;
      result.limit = row.limit.in(options_.words.language());
      result.level = level_word(row.level);
      result.not_checked = row.not_checked.in(options_.words.language());
      result.rest = row.rest.in(options_.words.language());
      result.in_force = row.in_force(report_.as_of);
      result.effective = row.effective;
      result.repealed = row.repealed;
      result.human = row.human;
      index[&row] = report_.rows.size();
      report_.rows.push_back(std::move(result));
    }
    for (const Look& look : evaluation.looks) {
      ++report_.rules;
      if (const std::string item = look.pattern->attested_item(); !item.empty() && look.places > 0) {
        const Row& asking = pack.rows()[look.pattern->row];
        human.ask(item, asking, citation_of(pack, asking, options_.words));
      }
      if (look.pattern->rests_on_text && look.places > 0) {
        const Row& asking = pack.rows()[look.pattern->row];
        human.ask(std::string(texts_item), asking, citation_of(pack, asking, options_.words));
      }
      add_fired(look);
      RowResult& row = report_.rows[index.at(&pack.rows()[look.pattern->row])];
      // One assertion may serve a row by several patterns with other parameters.
      const auto known = std::find_if(row.checks.begin(), row.checks.end(), [&](const RowCheck& check) {
        return check.property == look.pattern->property && check.assertion == look.assertion->id;
      });
      if (known != row.checks.end()) {
        known->places += look.places;
        known->failed += look.failed;
        known->roles.insert(look.roles.begin(), look.roles.end());
        if (known->looked_at.empty()) known->looked_at = look.looked_at;
        continue;
      }
      const std::string& title = look.pattern->title.in(options_.words.language());
      row.checks.push_back({look.pattern->property, look.assertion->id,
                            title.empty() ? look.assertion->title : title, look.looked_at, look.places,
                            look.failed, look.assertion->test == "false()", look.pattern->rests_on_text,
                            look.roles});
      if (look.places > 0)
        row.checks.back().roles.insert(look.pattern->texts.begin(), look.pattern->texts.end());
    }
  }

  void add_fired(const Look& look) {
    if (look.places == 0) return;
    if (!report_.fired.empty() && report_.fired.back().pattern == look.pattern->id &&
        report_.fired.back().context == look.assertion->context)
      return;  // another assertion of the same rule
    report_.fired.push_back({look.pattern->id, look.pattern->property, look.assertion->context, look.places});
  }

  // Several rules speak of one node: all that is told of where it is.
  struct FoundAt {
    Place place;
    std::string xpath, step, location;
    StableName stable;
  };
  const FoundAt& found_at(const FactTree& tree, const Failure& failure) {
    const auto [known, is_new] = found_at_.try_emplace({failure.where, failure.attribute});
    FoundAt& at = known->second;
    if (!is_new) return at;
    at.place = document_.place(tree.offset_of(failure.where));
    at.xpath = xpath_of(tree.element_of(failure.where));
    at.step = tree.step_of(failure.where);
    at.location = location_of(failure.where, failure.attribute);
    at.stable = stable_name(tree, failure.where, failure.attribute);
    return at;
  }

  void add_finding(const RulePack& pack, const Failure& failure, const FactTree& tree) {
    const Row& row = *failure.row;
    Finding finding;
    finding.id = row.id;
    finding.pack = pack.id();
    finding.property = failure.pattern->property;
    finding.assertion = failure.assertion->id;
    finding.severity = severity_of(row, *failure.assertion, options_.strict);
    finding.waivable = row.level != Level::must || failure.assertion->role == "warning";
    finding.citation = citation_of(pack, row, options_.words);
    finding.asks = row.asks.in(options_.words.language());
    finding.source = row.source;
    finding.see = row.see.empty() ? pack.source() : row.see;
    finding.limit = row.limit.in(options_.words.language());
    finding.strictness = row.strictness;
    finding.message = names_.in(failure.message);
    if (row.unverified()) finding.message += chinese() ? "【来源未核实】" : " [unverified source]";
    const FoundAt& at = found_at(tree, failure);
    finding.place = at.place;
    finding.xpath = at.xpath;
    finding.step = at.step;
    finding.step_name = names_.step(at.step);
    finding.schematron = {
        failure.pattern->id, failure.assertion->context,  failure.assertion->test, at.location,
        failure.text,        failure.assertion->is_report};
    finding.fix = names_.in(failure.fix);
    for (const QuickFix& fix : failure.quick_fixes)
      if (std::optional<MechanicalFix> made = mechanical_fix(document_, tree, fix))
        finding.mechanical.push_back(std::move(*made));
    finding.properties = failure.properties;
    finding.thresholds = failure.thresholds;
    finding.trace = read_trace(failure.trace);
    finding.fingerprint = fingerprint(row.id, failure.assertion->id, at.stable);
    finding.cause = cause_of(failure, at.stable, finding);
    finding.item = at.stable.item;
    if (std::string_view(failure.where.name()) == "f:phrase")
      finding.phrase = failure.where.attribute("phrase").value();
    if (cause_rule(failure).by == "language") finding.to_translate = unfinished_language(failure.where);
    finding.item_name = names_.item(failure.where, finding.item);
    // HumanItems::open() says once for all rows what a person must confirm.
    const bool asks_a_person = !failure.pattern->attested_item().empty();
    (asks_a_person ? report_.asked : report_.findings).push_back(std::move(finding));
  }

  // The language of a text, or the first in which an element has none; empty: it has all.
  std::string unfinished_language(pugi::xml_node holder) const {
    if (std::string_view(holder.name()) == "n:text") return holder.attribute("lang").value();
    for (const std::string& language : document_.flow().languages)
      if (!holder.find_child_by_attribute("n:text", "lang", language.c_str())) return language;
    return {};
  }

  static const CauseRule& cause_rule(const Failure& failure) {
    return failure.assertion->cause.name.empty() ? failure.pattern->cause : failure.assertion->cause;
  }

  // One wrong has many faces: a way to a camera that leads past notice, consent and age question breaks a
  // dozen articles. What the packs call one cause is one; a path that ends in the same step of the same way
  // is one; what has neither is a wrong of its place alone.
  std::string cause_of(const Failure& failure, const StableName& name, const Finding& finding) const {
    const CauseRule& cause = cause_rule(failure);
    if (!cause.name.empty()) {
      std::string by = finding.step;
      if (cause.by == "service") by = failure.where.attribute("service").value();
      if (cause.by == "text") by = name.path.substr(0, name.path.find("@lang="));
      if (cause.by == "language") by = unfinished_language(failure.where);
      return fingerprint("", cause.name, {by, "", ""});
    }
    if (!finding.trace.empty()) {
      const FindingEvent& last = finding.trace.back();
      return fingerprint("", "way",
                         {last.from + "/" + last.event + "/" + last.choice + "/" + last.to, "", ""});
    }
    return fingerprint("", failure.assertion->id, {name.path, name.traits, ""});
  }

  std::vector<FindingEvent> read_trace(pugi::xml_node trace) const {
    std::vector<FindingEvent> events;
    for (const pugi::xml_node node : trace.children("f:event")) {
      FindingEvent event{node.attribute("kind").value(),
                         node.attribute("choice").value(),
                         node.attribute("from").value(),
                         node.attribute("to").value(),
                         names_.step(node.attribute("to").value()),
                         {},
                         !node.attribute("camera").empty()};
      const StepIndex from = document_.flow().find_step(event.from);
      if (from != no_step)
        for (const Choice& choice : document_.flow().steps[from].choices)
          if (choice.id == event.choice) event.label = names_.text(choice.label);
      events.push_back(std::move(event));
    }
    return events;
  }

  void sort_findings() {
    std::stable_sort(report_.findings.begin(), report_.findings.end(),
                     [](const Finding& a, const Finding& b) {
                       return std::tuple(a.severity, a.place.line, a.place.column, a.id, a.assertion) <
                              std::tuple(b.severity, b.place.line, b.place.column, b.id, b.assertion);
                     });
    // One place, one rule: the same message in two languages or on two displays is one finding.
    std::set<std::tuple<std::string, std::string, std::string, std::string, std::size_t, std::size_t>> told;
    const auto again = [&](const Finding& finding) {
      return !told.emplace(finding.id, finding.assertion, finding.item, finding.message, finding.place.line,
                           finding.place.column)
                  .second;
    };
    report_.findings.erase(std::remove_if(report_.findings.begin(), report_.findings.end(), again),
                           report_.findings.end());
  }

  const Document& document_;
  const CheckOptions& options_;
  ShownNames names_;
  Report report_;
  std::map<std::pair<pugi::xml_node, pugi::xml_attribute>, FoundAt> found_at_;
};

}  // namespace

Report check(const Document& document, const VisualFacts& visual, const CheckOptions& options) {
  document.require_sound();
  return Checker(document, options).run(visual);
}

std::string print_facts(const Document& document, const VisualFacts& visual, const CheckOptions& options) {
  document.require_sound();
  const Exploration exploration = Exploration::of(document.flow(), options.limits);
  if (!exploration.complete()) throw CouldNotCheck(msg("The flow has too many reachable states."));
  const std::shared_ptr<const RuleLibrary> library = options.rules ? options.rules : RuleLibrary::installed();
  const std::string as_of = date_to_judge(document, options);
  const Answers answers(document, library->attestations(), options.reviewers.reviewers, as_of, options.today);
  return FactTree(document, exploration, visual,
                  attestation_facts(document, library->attestations(), answers), as_of)
      .print();
}

}  // namespace facenotice
