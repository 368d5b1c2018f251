// SPDX-License-Identifier: MIT
// The report as a good compiler prints it: one cause, the laws behind it.
#include <algorithm>

#include "schema/base/words.hpp"
#include "schema/check/causes.hpp"
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

class TextReport {
 public:
  TextReport(const Report& report, const Document& document, bool colour)
      : report_(report), document_(document), colour_(colour) {}

  std::string print() {
    const std::vector<Cause> causes = causes_of(report_);
    for (const Cause& cause : causes) add(cause);
    if (report_.verdict == Verdict::could_not_check) {
      out_ += document_.name() + ": " +
              report_.words.trf("{}: {}", paint("\x1b[1;31m", report_.words.tr("could not check")),
                                report_.could_not) +
              "\n";
      return std::move(out_);
    }
    add_human();
    if (!report_.examples.empty())
      out_ += report_.words.tr("To fill in before anybody signs:") + std::string("\n");
    for (const ExampleValue& example : report_.examples)
      out_ += "  " + document_.name() + ":" + std::to_string(example.place.line) + ":" +
              std::to_string(example.place.column) + ": " + example_in_words(report_.words, example) + "\n";
    std::string others;  // whose codes the deployment does not declare
    for (const PackUse& pack : report_.packs) {
      if (pack.use == PackUse::Use::not_declared) {
        others += (others.empty() ? "" : report_.words.tr(", ")) + pack.id;
        continue;
      }
      out_ += report_.words.trf("{} ({}): {}", pack.title, law_in_words(report_.words, pack),
                                use_in_words(pack, report_)) +
              "\n";
      if (!pack.asleep.empty())
        out_ += std::string("      ") +
                report_.words.trf("rows not in force on {}: {}", report_.as_of,
                                  joined_in_words(report_.words, pack.asleep)) +
                "\n";
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
    out_ += document_.where(finding.place) + ": " +
            report_.words.trf("{}: {}", paint(colour_of(cause.severity), word), finding.message) + " [" +
            laws_in_short(cause) + "]\n";
    add_source(finding.place);
    if (cause.items.size() > 1)
      line(report_.words.tr("all of these: "), joined_in_words(report_.words, cause.items));
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
           report_.words.trf("{} ({}, {})", cause.strictest->limit, cause.strictest->id,
                             cause.strictest->citation));
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
    std::string said = report_.words.trf("{}, {}: {}", law.id, finding.citation, finding.asks);
    if (cause.laws.size() > 1)
      said = report_.words.trf("{}, {}", severity_in_words(report_.words, law.severity), said);
    if (!law.items.empty()) said += report_.words.trf(" ({})", joined_in_words(report_.words, law.items));
    line(pack_label_in_words(report_, finding.pack), said);
    for (const Finding* each : law.findings) {
      line("     ", named(*each, cause));
      if (each->waiver)
        line("     ", report_.words.trf("waived until {} by {}: {}", each->waiver->expires,
                                        each->waiver->approver, each->waiver->reason));
    }
  }

  // What a waiver must name, and which of the sentences it is the name of.
  std::string named(const Finding& finding, const Cause& cause) const {
    if (!finding.item_name.empty())
      return report_.words.trf("finding {}: {}", finding.fingerprint, finding.item_name);
    if (finding.message == cause.first->message)
      return report_.words.trf("finding {}: what is said above", finding.fingerprint);
    return report_.words.trf("finding {}: {}", finding.fingerprint, finding.message);
  }

  void add_human() {
    if (report_.human.empty()) return;
    out_ += report_.words.trf("To be confirmed by people ({} of {} open):\n", report_.open(),
                              report_.human.size());
    for (const HumanItem& item : report_.human) add(item);
  }

  void add(const HumanItem& item) {
    const std::string id = item_in_words(report_.words, item);
    constexpr std::size_t most = 4;
    std::string rows;
    for (std::size_t i = 0; i < std::min(most, item.rows.size()); ++i)
      rows += (i == 0 ? "" : ", ") + item.rows[i];
    if (item.rows.size() > most) rows += ", +" + std::to_string(item.rows.size() - most);
    out_ += "  " + report_.words.trf("{}: {} [{}]\n", id, item.statement, rows);
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      std::string who = item.roles[i];
      if (!answer.by.empty()) who = report_.words.trf("{} ({}, {})", who, answer.by, answer.date);
      out_ += "      " + report_.words.trf("{}: {}", who, answer_state_in_words(report_.words, answer.state));
      if (const std::string why = why_in_words(report_.words, answer); !why.empty())
        out_ += report_.words.trf(" – {}", why);
      out_ += "\n";
      if (answer.state == AnswerState::missing) continue;
      if (const std::string reason = reason_in_words(report_.words, answer); !reason.empty())
        line("  ", reason);
      line("  ", basis_in_words(report_.words, answer));
      for (const GivenAnswer& other : answer.others)
        line("  ", report_.words.trf("also: {}", other_answer_in_words(report_.words, other)));
    }
  }

  void add_bases() {
    std::string bases;
    for (const RowBasis basis : row_bases)
      if (const std::size_t rows = report_.count(basis); rows > 0)
        bases += (bases.empty() ? "" : report_.words.tr("; ")) +
                 report_.words.trf("{} {}", rows, row_basis_in_words(report_.words, basis));
    out_ += report_.words.trf("Rules: {}.\n", bases);
  }

  void add_summary(std::size_t causes) {
    const Words& words = report_.words;
    if (causes > 0) {
      std::size_t findings = 0;
      for (const Finding& finding : report_.findings)
        if (!finding.pack.empty()) ++findings;
      out_ += words.trf("{}: {} by {}, {}.\n", words.trn("{} cause", "{} causes", causes),
                        words.trn("{} finding", "{} findings", findings),
                        words.trn("{} law or standard", "{} laws and standards", packs_with_findings()),
                        words.trn("{} let pass", "{} let pass", report_.waived()));
    }
    for (const auto& [label, value] : identity_in_words(report_))
      out_ += words.trf("{}: {}", label, value) + "\n";
    out_ += words.trf("{}: {}", document_.name(), numbers_in_words(report_)) + "\n";
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
