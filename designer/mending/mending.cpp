// SPDX-License-Identifier: MIT
// One edit more at a time, from the most promising documents: the first that has nothing left is the smallest
// that can be found this way.
#include "designer/mending/mending.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "designer/mending/offered.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/example_values.hpp"
#include "schema/check/human_items.hpp"
#include "schema/edit/apply_fix.hpp"

namespace facenotice {
namespace {

using Clock = std::chrono::steady_clock;
using Causes = std::map<std::string, Severity>;  // what counts, by the worst that is said of it

// Without the warnings of our own rules: what mends a breach of law may be too long for large text, and says
// so.
Causes causes_in(const Report& report) {
  std::set<std::string> ours;
  for (const PackUse& use : report.packs)
    if (use.kind == PackKind::house) ours.insert(use.id);
  Causes causes;
  for (const Finding& finding : report.findings) {
    const bool warns = finding.severity == Severity::warning && ours.count(finding.pack) == 0;
    if (!finding.counts() || (finding.severity != Severity::error && !warns)) continue;
    const auto [at, fresh] = causes.emplace(finding.cause, finding.severity);
    if (!fresh) at->second = std::min(at->second, finding.severity);
  }
  return causes;
}

std::size_t errors_in(const Report& report) {
  return static_cast<std::size_t>(std::count_if(
      report.findings.begin(), report.findings.end(),
      [](const Finding& finding) { return finding.counts() && finding.severity == Severity::error; }));
}

// In every language, by a person who has not confirmed them.
bool texts_are_to_be_read(const Document& document, const Report& report) {
  const std::vector<std::string>& languages = document.flow().languages;
  return std::all_of(languages.begin(), languages.end(), [&](const std::string& language) {
    return std::any_of(report.human.begin(), report.human.end(), [&](const HumanItem& item) {
      return item.id == texts_item && item.language == language && item.state() != AnswerState::confirmed;
    });
  });
}

// A document on the way.
struct Tried {
  std::vector<Message> edits;
  Document document;
  Report report;
  std::size_t left = 0;    // causes that were to go and have not
  std::size_t errors = 0;  // findings
  std::size_t cost = 0;
};

bool more_promising(const Tried& a, const Tried& b) {
  return std::tuple(a.left, a.errors, a.cost) < std::tuple(b.left, b.errors, b.cost);
}

class Search {
 public:
  Search(const Document& document, const Report& report, const std::set<std::string>& wanted,
         LayoutMemo& memo, CheckOptions checking, const MendingLimits& limits)
      : before_(causes_in(report)),
        flow_(document.flow()),
        memo_(memo),
        checking_(std::move(checking)),
        limits_(limits),
        until_(Clock::now() + limits.time) {
    for (const auto& [cause, severity] : before_)
      if (severity == Severity::error && (wanted.empty() || wanted.count(cause) != 0)) to_go_.insert(cause);
    // Nothing is looked for where only a person can end it.
    for (const Finding& finding : report.findings)
      if (!finding.to_translate.empty()) to_go_.erase(finding.cause);
    seen_.insert(document.bytes());
    level_.push_back({{}, document, report, to_go_.size(), errors_in(report), 0});
  }

  Mending run() {
    Mending mending;
    if (to_go_.empty()) return mending;
    for (std::size_t depth = 0; depth < limits_.edits && mending.proposals.empty() && !level_.empty();
         ++depth) {
      std::vector<Tried> next;
      // Half of the time that is left: what mends one wrong of several is to be gone on from.
      turn_ = Clock::now() + (until_ - Clock::now()) / 2;
      for (const Tried& from : level_) {
        if (out_of_time() || mending.proposals.size() >= limits_.proposals) break;
        grow(from, next, mending);
      }
      // The best few go on; what is not tried from the others is not claimed to be hopeless.
      std::stable_sort(next.begin(), next.end(), more_promising);
      if (next.size() > most_kept) next.erase(next.begin() + most_kept, next.end());
      level_ = std::move(next);
    }
    if (mending.proposals.empty() && best_)
      mending.proposals.push_back(
          {std::move(best_->edits), std::move(best_->document), std::move(best_->report), best_->left});
    mending.tried = tried_;
    mending.complete = !stopped_ && !cut_;
    return mending;
  }

 private:
  static constexpr std::size_t most_kept = 4;

  bool out_of_time() {
    if (Clock::now() >= until_ || checking_.stop.stop_requested()) stopped_ = true;
    return stopped_;
  }

  void grow(const Tried& from, std::vector<Tried>& next, Mending& mending) {
    const std::vector<Cause> causes = causes_of(from.report);
    std::vector<Candidate> all;
    for (const Cause& cause : causes) {
      if (cause.severity != Severity::error || cause.waived || to_go_.count(cause.first->cause) == 0)
        continue;
      for (Candidate& candidate : candidates(from.document, cause)) all.push_back(std::move(candidate));
    }
    // The cheapest of every cause before the dear ones of the first.
    std::stable_sort(all.begin(), all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    // What mended something before may mend it beside something else.
    all.insert(all.begin(), good_.begin(), good_.end());
    for (const Candidate& candidate : all) {
      if (out_of_time() || mending.proposals.size() >= limits_.proposals) return;
      if (Clock::now() >= turn_ && !next.empty()) {
        cut_ = true;
        return;
      }
      std::optional<Tried> made = attempt(from, candidate);
      if (!made) continue;
      if (made->left == 0)
        mending.proposals.push_back(
            {std::move(made->edits), std::move(made->document), std::move(made->report), 0});
      else if (made->left < from.left || made->errors < from.errors) {
        if (from.edits.empty()) good_.push_back(candidate);
        if (made->left < to_go_.size() && (!best_ || more_promising(*made, *best_))) best_ = *made;
        next.push_back(std::move(*made));
      }
    }
  }

  // Nothing: it cannot be done, it was tried, it takes something away, it makes something else wrong, or it
  // could not be checked.
  std::optional<Tried> attempt(const Tried& from, const Candidate& candidate) {
    try {
      Edit edit = candidate.make(from.document);
      if (!edit.document.sound() || !seen_.insert(edit.document.bytes()).second) return std::nullopt;
      if (!still_offers(flow_, edit.document.flow())) return std::nullopt;
      ++tried_;
      Report report = check_laid_out(edit.document, memo_, checking_);
      if (report.verdict == Verdict::could_not_check) return std::nullopt;
      if (candidate.own_words && !texts_are_to_be_read(edit.document, report)) return std::nullopt;
      std::size_t left = 0;
      for (const auto& [cause, severity] : causes_in(report)) {
        const auto was = before_.find(cause);
        if (was == before_.end() || severity < was->second) return std::nullopt;
        if (severity == Severity::error && to_go_.count(cause) != 0) ++left;
      }
      std::vector<Message> edits = from.edits;
      edits.push_back(edit.title);
      const std::size_t errors = errors_in(report);
      return Tried{std::move(edits),
                   std::move(edit.document),
                   std::move(report),
                   left,
                   errors,
                   from.cost + static_cast<std::size_t>(candidate.cost)};
    } catch (const UserError&) {  // the edit refuses, and says so to nobody: another is tried
    } catch (const CheckStopped&) {
      stopped_ = true;
    }
    return std::nullopt;
  }

  const Causes before_;
  const Flow& flow_;
  std::set<std::string> to_go_;
  LayoutMemo& memo_;
  const CheckOptions checking_;
  const MendingLimits limits_;
  const Clock::time_point until_;
  std::vector<Tried> level_;
  std::vector<Candidate> good_;  // each mends something in the document as it was
  std::optional<Tried> best_;    // mends some of what is to go, and of all that do leaves least
  std::set<std::string> seen_;
  std::size_t tried_ = 0;
  Clock::time_point turn_;  // when the next edit is turned to
  bool cut_ = false;        // it was, before everything was tried
  bool stopped_ = false;
};

// What to do about each cause (or, where the others are mended, about those that only people end), once: what
// is to be done in several places says in how many, and what is wrong in the first.
std::vector<std::string> left_to_people(const Report& report, const std::set<std::string>& wanted, bool all,
                                        const Words& words) {
  std::vector<std::pair<std::string, std::vector<std::string>>> told;  // what to do, and why
  for (const Cause& cause : causes_of(report)) {
    const Finding& first = *cause.first;
    if (cause.severity != Severity::error || cause.waived) continue;
    if (!all && first.to_translate.empty()) continue;
    if (!wanted.empty() && wanted.count(first.cause) == 0) continue;
    const std::string& to_do = first.fix.empty() ? first.message : first.fix;
    const auto same =
        std::find_if(told.begin(), told.end(), [&](const auto& other) { return other.first == to_do; });
    if (same == told.end())
      told.push_back({to_do, {first.message}});
    else
      same->second.push_back(first.message);
  }
  std::vector<std::string> lines;
  for (const auto& [to_do, why] : told)
    lines.push_back(why.size() == 1
                        ? to_do
                        : words.trf("{} In {} places; the first: {}", to_do, why.size(), why.front()));
  return lines;
}

bool words_alone(const Report& report, const std::set<std::string>& wanted) {
  bool any = false;
  for (const Finding& finding : report.findings) {
    if (finding.severity != Severity::error || !finding.counts()) continue;
    if (!wanted.empty() && wanted.count(finding.cause) == 0) continue;
    if (finding.phrase.empty()) return false;
    any = true;
  }
  return any;
}

}  // namespace

Mending mend(const Document& document, const Report& report, const std::set<std::string>& causes,
             LayoutMemo& memo, const CheckOptions& checking, const MendingLimits& limits) {
  Mending mending = Search(document, report, causes, memo, checking, limits).run();
  const bool part = !mending.proposals.empty() && !mending.mends_everything();
  mending.only_people = left_to_people(part ? mending.proposals.front().report : report, causes,
                                       !mending.mends_everything(), checking.words);
  mending.only_words = mending.proposals.empty() && words_alone(report, causes);
  if (!causes.empty()) return mending;
  std::string examples;
  for (const ExampleValue& example : report.examples)
    examples += (examples.empty() ? "" : "; ") + example.value;
  if (!examples.empty())
    mending.only_people.push_back(
        checking.words.trf("Put your own in place of what the template carries as an example: {}", examples));
  for (const HumanItem& item : report.human)
    if (item.state() != AnswerState::confirmed)
      mending.only_people.push_back(checking.words.trf(
          "{}: {}", item.language.empty() ? item.id : item.id + " " + item.language, item.statement));
  return mending;
}

Mending fixes_of(const Document& document, const Finding& finding, LayoutMemo& memo,
                 const CheckOptions& checking) {
  Mending found;
  for (const MechanicalFix& fix : finding.mechanical) {
    Edit edit = apply_fix(document, fix);
    ++found.tried;
    Report report = check_laid_out(edit.document, memo, checking);
    found.proposals.push_back({{std::move(edit.title)}, std::move(edit.document), std::move(report), 0});
  }
  return found;
}

}  // namespace facenotice
