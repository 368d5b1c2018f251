// SPDX-License-Identifier: MIT
// The report as a good compiler prints it: one cause, the laws behind it.
#include <algorithm>

#include "schema/base/words.hpp"
#include "schema/check/causes.hpp"
#include "schema/check/human_items.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

const char* colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::review:
      return "\x1b[1;36m";
    case Severity::info:
      return "\x1b[1m";
  }
  return "";
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

class TextReport {
 public:
  TextReport(const Report& report, const Document& document, bool colour)
      : report_(report), document_(document), colour_(colour) {}

  std::string print() {
    const std::vector<Cause> causes = causes_of(report_);
    for (const Cause& cause : causes) add(cause);
    if (report_.verdict == Verdict::could_not_check) {
      out_ += document_.name() + ": " + paint("\x1b[1;31m", report_.words.tr("could not check")) + ": " +
              report_.could_not + "\n";
      return std::move(out_);
    }
    add_human();
    std::string others;  // whose codes the deployment does not declare
    for (const PackUse& pack : report_.packs) {
      if (pack.use == PackUse::Use::not_declared) {
        others += (others.empty() ? "" : ", ") + pack.id;
        continue;
      }
      out_ += pack.title + ": " + use_in_words(pack, report_) + "\n";
      if (!pack.asleep.empty())
        out_ += std::string("      ") +
                report_.words.trf("rows not in force on {}: {}", report_.as_of, joined(pack.asleep)) + "\n";
    }
    if (!others.empty())
      out_ += report_.words.trf(
          "Not applied, the deployment declares none of their jurisdictions or standards: {}\n", others);
    add_summary(causes.size());
    return std::move(out_);
  }

 private:
  std::string paint(const char* code, const std::string& text) const {
    return colour_ ? code + text + "\x1b[0m" : text;
  }
  void line(const char* label, const std::string& text) {
    out_ += std::string("      ") + label + text + "\n";
  }

  void add(const Cause& cause) {
    const Finding& finding = *cause.first;
    std::string word = severity_in_words(report_.words, cause.severity);
    if (cause.waived) word = report_.words.trf("waived {}", word);
    out_ += document_.where(finding.place) + ": " + paint(colour_of(cause.severity), word) + ": " +
            finding.message + " [" + laws_in_short(cause) + "]\n";
    add_source(finding.place);
    if (cause.items.size() > 1) line(report_.words.tr("all of these: "), joined(cause.items));
    if (cause.path != nullptr)
      line(report_.words.tr("path: "), trace_as_sentence(report_.words, cause.path->trace));
    for (const Finding* other : cause.also) line(report_.words.tr("also: "), other->message);
    if (!finding.fix.empty()) line(report_.words.tr("fix: "), finding.fix);
    for (const MechanicalFix& fix : finding.mechanical)
      line(report_.words.tr("check --fix can: "), fix.title);
    for (const std::string& property : finding.properties) line(report_.words.tr("note: "), property);
    for (const CauseLaw& law : cause.laws) add(law, cause);
    if (cause.strictest != nullptr)
      line(report_.words.tr("strictest: "),
           cause.strictest->limit + " (" + cause.strictest->id + ", " + cause.strictest->citation + ")");
    for (const auto& [name, value] : finding.thresholds)
      line(report_.words.tr("threshold: "), report_.words.trf("{} = {}, ours, not the law's", name, value));
    out_ += "\n";
  }

  void add_source(Place place) {
    const std::string_view text = document_.line_text(place.line);
    if (text.empty()) return;
    const std::string number = fmt::format("{:>6} | ", place.line);
    out_ += number + std::string(text) + "\n" + std::string(number.size() - 2, ' ') + "| " +
            std::string(place.column - 1, ' ') + "^\n";
  }

  void add(const CauseLaw& law, const Cause& cause) {
    const Finding& finding = *law.findings.front();
    std::string said = law.id + ", " + finding.citation + ": " + finding.asks;
    if (cause.laws.size() > 1)
      said = std::string(severity_in_words(report_.words, law.severity)) + ", " + said;
    if (!law.items.empty()) said += " (" + joined(law.items) + ")";
    line(report_.words.tr("law: "), said);
    for (const Finding* each : law.findings) {
      // What a waiver must name.
      const std::string item =
          law.findings.size() > 1 && !each->item_name.empty() ? " (" + each->item_name + ")" : "";
      line("     ", report_.words.trf("finding {}", each->fingerprint) + item);
      if (each->waiver)
        line("     ", report_.words.trf("waived until {} by {}: {}", each->waiver->expires,
                                        each->waiver->approver, each->waiver->reason));
    }
  }

  void add_human() {
    if (report_.human.empty()) return;
    std::size_t open = 0;
    for (const HumanItem& item : report_.human)
      if (item.state() != AnswerState::confirmed) ++open;
    out_ += report_.words.trf("To be confirmed by people ({} of {} open):\n", open, report_.human.size());
    for (const HumanItem& item : report_.human) add(item);
  }

  void add(const HumanItem& item) {
    const std::string id = item.language.empty() ? item.id : item.id + " " + item.language;
    constexpr std::size_t most = 4;
    std::string rows;
    for (std::size_t i = 0; i < std::min(most, item.rows.size()); ++i)
      rows += (i == 0 ? "" : ", ") + item.rows[i];
    if (item.rows.size() > most) rows += ", +" + std::to_string(item.rows.size() - most);
    out_ += "  " + report_.words.trf("{}: {} [{}]\n", id, item.statement, rows);
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      std::string who = item.roles[i];
      if (!answer.by.empty()) who += " (" + answer.by + ", " + answer.date + ")";
      out_ += "      " + report_.words.trf("{}: {}", who, answer_state_in_words(report_.words, answer.state));
      if (const Message why = shortcoming(answer); !why.empty() && answer.state != AnswerState::denied)
        out_ += report_.words.trf(" – {}", why.in(report_.words));
      if (answer.earlier > 0)
        out_ += report_.words.trn("; {} earlier answer", "; {} earlier answers", answer.earlier);
      out_ += "\n";
    }
  }

  void add_bases() {
    std::string bases;
    for (const RowBasis basis : {RowBasis::broken, RowBasis::waiting, RowBasis::text_unread, RowBasis::waived,
                                 RowBasis::confirmed, RowBasis::proven, RowBasis::not_concerned})
      if (const std::size_t rows = report_.count(basis); rows > 0)
        bases += (bases.empty() ? "" : report_.words.tr(", ")) +
                 report_.words.trf("{} {}", rows, row_basis_in_words(report_.words, basis));
    out_ += report_.words.trf("Rules of law: {}.\n", bases);
  }

  void add_summary(std::size_t causes) {
    if (causes > 0) {
      std::size_t findings = 0;
      for (const Finding& finding : report_.findings)
        if (!finding.pack.empty()) ++findings;
      out_ += report_.words.trf("{} causes, {} findings by {} packs, {} waived.\n", causes, findings,
                                packs_with_findings(), report_.waived());
    }
    out_ += report_.words.trf(
        "{}: {} rules as of {}, {} reachable states: {} errors, {} warnings, {} open for people.\n",
        document_.name(), report_.rules, report_.as_of, report_.states, report_.count(Severity::error),
        report_.count(Severity::warning), report_.count(Severity::review));
    add_bases();
    for (const std::string& sentence : verdict_in_words(report_)) out_ += sentence + "\n";
  }

  std::size_t packs_with_findings() const {
    std::vector<std::string> packs;
    for (const Finding& finding : report_.findings)
      if (!finding.pack.empty() && std::find(packs.begin(), packs.end(), finding.pack) == packs.end())
        packs.push_back(finding.pack);
    return packs.size();
  }

  const Report& report_;
  const Document& document_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string report_as_text(const Report& report, const Document& document, bool colour) {
  return TextReport(report, document, colour).print();
}

}  // namespace facenotice
