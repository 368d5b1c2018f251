// SPDX-License-Identifier: MIT
// A report as headings and sentences.
#include "schema/report/passages.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "schema/check/causes.hpp"
#include "schema/check/human_items.hpp"
#include "schema/report/formats.hpp"
#include "schema/report/texts_to_read.hpp"
#include "schema/report/told_comments.hpp"

namespace facenotice {
namespace {

const RowResult* find_row(const Report& report, const std::string& id) {
  const auto found = std::find_if(report.rows.begin(), report.rows.end(),
                                  [&](const RowResult& row) { return row.id == id; });
  return found == report.rows.end() ? nullptr : &*found;
}

// The roles that have yet to answer something of the row, by name.
std::vector<std::string> awaited(const Report& report, const RowResult& row) {
  std::vector<std::string> roles;
  for (const HumanItem* item : items_of_row(report, row.id))
    for (std::size_t i = 0; i < item->answers.size(); ++i)
      if (item->answers[i].state != AnswerState::confirmed &&
          std::find(roles.begin(), roles.end(), item->roles[i]) == roles.end())
        roles.push_back(item->roles[i]);
  return roles;
}

class Passages {
 public:
  explicit Passages(const Report& report) : report_(report), words_(report.words) {}

  std::vector<Passage> take() { return std::move(passages_); }

  void add(const RowResult& row) {
    heading(row.citation);
    passages_.back().listed = 2;
    passages_.back().listed_as = words_.trf("{} ({})", row.article, row.id);
    text(row.asks);
    if (!row.limit.empty()) text(row.limit);
    quiet(words_.trf("Rule {}; what we rest on: {}", row.id, source_in_words(words_, row.source)));
    if (row.see.rfind("https://", 0) == 0) quiet(row.see);
    heading(words_.tr("Result"));
    text(row_outcome_in_words(report_, row));
    head_ends_ = passages_.size();
    if (!row.not_checked.empty()) quiet(row.not_checked);
    if (const std::string rest = rest_in_words(report_, row); !rest.empty()) text(rest);
    findings(row);
    if (const std::vector<std::string> evidence = evidence_in_words(report_, row); !evidence.empty()) {
      heading(words_.tr("What was looked at"));
      for (const std::string& said : evidence) text("• " + said);
      // The same for every row: a whole report says it under the first.
      if (const std::string explored = exploration_in_words(report_, row); !explored.empty() && !explored_) {
        explored_ = true;
        quiet(explored);
      }
    }
    for (const HumanItem* item : items_of_row(report_, row.id)) answers(*item, row);
  }

  void add_texts(const RowResult& row, const Document& document) {
    const std::vector<TextToRead> texts = texts_to_read(report_, row, document);
    if (texts.empty()) return;
    heading(words_.tr("The texts that it rests on"));
    for (const TextToRead& one : texts) {
      quiet(words_.trf("{}, {}", one.where, one.role));
      for (const auto& [language, words] : one.words) text(words_.trf("{}: {}", language, words));
    }
  }

  // Room for whoever is asked, and reads on paper.
  void signatures() {
    const std::vector<WaitingFor> waiting = report_.waiting_for();
    if (waiting.empty()) return;
    heading(words_.tr("Signatures"));
    quiet(
        words_.tr("For the files. What counts for the package is signed with a key: in the designer, by "
                  "Review and Answer."));
    for (const WaitingFor& role : waiting) {
      const std::vector<std::string> cells = {role.name, words_.tr("name ______________"),
                                              words_.tr("date ___________"),
                                              words_.tr("signature ____________")};
      text(words_.trf("{}: {}, {}, {}", cells[0], cells[1], cells[2], cells[3]));
      passages_.back().cells = cells;
    }
  }

  // What it is, the verdict, what is wrong; then every row that concerns the flow.
  void add_whole(const Document& document) {
    passages_.push_back({Passage::Kind::title, words_.tr("Report of the check")});
    for (const auto& [label, value] : identity_in_words(report_)) quiet(words_.trf("{}: {}", label, value));
    heading(words_.tr("Result"));
    for (const std::string& sentence : verdict_in_words(report_)) text(sentence);
    text(numbers_in_words(report_));
    if (const std::vector<std::string> open = open_in_words(report_); !open.empty()) {
      heading(words_.tr("What is open"));
      for (const std::string& said : open) text("• " + said);
    }
    signatures();
    heading(words_.tr("How to read this"));
    for (const std::string& said : source_marks_in_words(words_)) quiet(said);
    for (const std::string& said : limits_in_words(words_)) quiet(said);
    add_causes();
    add_comments(document);
    std::string pack;
    for (const RowResult& row : report_.rows) {
      if (row.basis == RowBasis::not_concerned) continue;
      const std::size_t first = passages_.size();
      if (row.pack != pack) {
        pack = row.pack;
        const auto use = std::find_if(report_.packs.begin(), report_.packs.end(),
                                      [&](const PackUse& known) { return known.id == pack; });
        title(use == report_.packs.end() ? pack : use->title);
      }
      add(row);
      // Its evidence may go on on the next page: to begin one for each row left half of the paper empty.
      keep_together(first, head_ends_);
    }
    add_what_does_not_concern();
  }

 private:
  void heading(const std::string& words) { passages_.push_back({Passage::Kind::heading, words}); }
  void text(const std::string& words) { passages_.push_back({Passage::Kind::text, words}); }
  void quiet(const std::string& words) { passages_.push_back({Passage::Kind::quiet, words}); }

  void title(const std::string& words) { passages_.push_back({Passage::Kind::title, words, 0, 1}); }
  // From there up to `end`: one thing, that stands on one page if it can.
  void keep_together(std::size_t first, std::size_t end) {
    ++group_;
    for (std::size_t i = first; i < end; ++i) passages_[i].together = group_;
  }
  void keep_together(std::size_t first) { keep_together(first, passages_.size()); }

  void add_comments(const Document& document) {
    if (!document.sound()) return;
    const std::vector<CommentThread> threads = comment_threads(document, words_);
    if (threads.empty()) return;
    std::size_t first = passages_.size();
    title(words_.tr("Comments"));
    for (const CommentThread& thread : threads) {
      heading(words_.trf("On {}", thread.said.front().about));
      for (const ToldComment& one : thread.said) {
        text(one.comment.words);
        quiet(words_.trf("{}, {} ({})", one.comment.by, one.comment.date,
                         comment_state_in_words(words_, one.comment)));
      }
      keep_together(first);
      first = passages_.size();
    }
  }

  // Whoever files the report must see what was left out, and why.
  void add_what_does_not_concern() {
    title(words_.tr("What does not concern this flow"));
    for (const RowResult& row : report_.rows)
      if (row.basis == RowBasis::not_concerned) {
        text(words_.trf("{} ({}): {}", row.citation, row.id, row_outcome_in_words(report_, row)));
        if (!row.not_checked.empty()) quiet(row.not_checked);
      }
    heading(words_.tr("Laws and standards that were not applied"));
    for (const PackUse& pack : report_.packs)
      if (pack.use != PackUse::Use::applied)
        quiet(words_.trf("{}: {}", pack.title, use_in_words(pack, report_)));
  }

  void add_causes() {
    const std::vector<Cause> causes = causes_of(report_);
    const std::vector<std::string> denials = denials_in_words(report_);
    if (causes.empty() && denials.empty()) return;
    std::size_t first = passages_.size();
    title(words_.tr("What is wrong"));
    for (const std::string& denial : denials) text(denial);
    for (const Cause& cause : causes) {
      text(words_.trf("{}: {}", severity_in_words(words_, cause.severity), cause.first->message));
      quiet(laws_in_short(cause));
      if (cause.path != nullptr) quiet(words_.trf("path: {}", trace_as_sentence(words_, cause.path->trace)));
      if (!cause.first->fix.empty()) quiet(words_.trf("fix: {}", cause.first->fix));
      keep_together(first);
      first = passages_.size();
    }
  }

  // What is wrong in several places alike is said once, with the places.
  void findings(const RowResult& row) {
    std::vector<std::pair<const Finding*, std::vector<std::string>>> said;
    for (const Finding& finding : report_.findings) {
      if (finding.id != row.id) continue;
      auto same = std::find_if(said.begin(), said.end(), [&](const auto& known) {
        return known.first->message == finding.message && known.first->trace.size() == finding.trace.size() &&
               !known.first->waiver && !finding.waiver;
      });
      if (same == said.end()) same = said.insert(said.end(), {&finding, {}});
      std::vector<std::string>& places = same->second;
      if (!finding.step_name.empty() &&
          std::find(places.begin(), places.end(), finding.step_name) == places.end())
        places.push_back(finding.step_name);
    }
    for (const auto& [finding, places] : said) {
      text("• " + finding->message);
      if (places.size() > 1) quiet(words_.trf("at: {}", joined_in_words(words_, places)));
      if (!finding->trace.empty()) quiet(words_.trf("path: {}", trace_as_sentence(words_, finding->trace)));
      if (finding->waiver)
        quiet(words_.trf("Let pass by {} on {}, until {}: {}", finding->waiver->approver,
                         finding->waiver->date, finding->waiver->expires, finding->waiver->reason));
    }
  }

  // An item bears on many rows: in a whole report it is told in full once.
  void answers(const HumanItem& item, const RowResult& row) {
    const auto [told, first] = told_under_.emplace(std::pair(item.id, item.language), row.citation);
    if (!first) {
      std::string states;
      for (std::size_t i = 0; i < item.answers.size(); ++i)
        states += (states.empty() ? "" : words_.tr(", ")) +
                  words_.trf("{}: {}", item.roles[i], answer_state_in_words(words_, item.answers[i].state));
      text(words_.trf("Asked of people: {}. {}", item_in_words(words_, item), states));
      quiet(words_.trf("It stands in full under {}.", told->second));
      return;
    }
    heading(item.language.empty()
                ? words_.trf("Asked of people ({})", item.id)
                : words_.trf("Asked of people ({}, {})", item.id, language_in_words(words_, item.language)));
    text(item.statement);
    if (!item.evidence.empty()) quiet(words_.trf("What shows it: {}", item.evidence));
    if (!item.again.empty()) quiet(words_.trf("To be answered again: {}", item.again));
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      const char* state = answer_state_in_words(words_, answer.state);
      if (answer.by.empty()) {
        text(words_.trf("{}: {}", item.roles[i], state));
        continue;
      }
      text(words_.trf("{}: {} ({}, {})", item.roles[i], state, answer.by, answer.date));
      if (const std::string why = why_in_words(words_, answer); !why.empty()) quiet(why);
      if (const std::string reason = reason_in_words(words_, answer); !reason.empty()) text(reason);
      quiet(basis_in_words(words_, answer));
      for (const GivenAnswer& other : answer.others) quiet(other_answer_in_words(words_, other));
    }
  }

  const Report& report_;
  const Words& words_;
  std::vector<Passage> passages_;
  std::size_t group_ = 0;
  bool explored_ = false;      // what was gone through has been told
  std::size_t head_ends_ = 0;  // behind the result of the row that was added last
  std::map<std::pair<std::string, std::string>, std::string> told_under_;  // item and language: its first row
};

}  // namespace

std::string row_outcome_in_words(const Report& report, const RowResult& row) {
  std::string said = outcome_in_words(report, row);
  if (row.basis == RowBasis::waiting || row.basis == RowBasis::text_unread)
    if (const std::vector<std::string> roles = awaited(report, row); !roles.empty())
      said = report.words.trf("{}: {}", said, joined_in_words(report.words, roles));
  const std::vector<const HumanItem*> items = items_of_row(report, row.id);
  const bool unvouched = std::any_of(items.begin(), items.end(), [](const HumanItem* item) {
    return std::any_of(item->answers.begin(), item->answers.end(),
                       [](const Answer& answer) { return answer.state == AnswerState::unvouched; });
  });
  return unvouched ? report.words.trf("{} (answered by somebody not vouched for)", said) : said;
}

std::vector<const HumanItem*> items_of_row(const Report& report, const std::string& id) {
  std::vector<const HumanItem*> items;
  const RowResult* row = find_row(report, id);
  // What a row that is not concerned would have asked people for, it does not ask here.
  if (row == nullptr || row->basis == RowBasis::not_concerned) return items;
  const bool on_text = std::any_of(row->checks.begin(), row->checks.end(),
                                   [](const RowCheck& check) { return check.of_text && check.places > 0; });
  for (const HumanItem& item : report.human)
    if (item.id == id || std::find(row->human.begin(), row->human.end(), item.id) != row->human.end() ||
        (on_text && item.id == texts_item))
      items.push_back(&item);
  return items;
}

std::vector<Passage> row_in_passages(const Report& report, const std::string& id, const Document& document) {
  const RowResult* row = find_row(report, id);
  if (row == nullptr) return {};
  Passages passages(report);
  passages.add(*row);
  passages.add_texts(*row, document);
  return passages.take();
}

std::vector<Passage> report_in_passages(const Report& report, const Document& document) {
  Passages passages(report);
  passages.add_whole(document);
  return passages.take();
}

}  // namespace facenotice
