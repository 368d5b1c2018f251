// SPDX-License-Identifier: MIT
// The words that all reports for people use.
#include <algorithm>
#include <array>

#include "schema/base/words.hpp"
#include "schema/check/causes.hpp"
#include "schema/document/format_words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {

const char* severity_in_words(const Words& words, Severity severity) {
  switch (severity) {
    case Severity::error:
      return words.tr("error");
    case Severity::warning:
      return words.tr("warning");
    case Severity::review:
      return words.tr("review");
    case Severity::info:
      return words.tr("info");
  }
  return "";
}

const char* row_basis_in_words(const Words& words, RowBasis basis) {
  switch (basis) {
    case RowBasis::broken:
      return words.tr("broken");
    case RowBasis::waiting:
      return words.tr("waiting for a person");
    case RowBasis::text_unread:
      return words.tr("text is there, unread");
    case RowBasis::waived:
      return words.tr("let pass, not mended");
    case RowBasis::in_part:
      return words.tr("shown in part");
    case RowBasis::confirmed:
      return words.tr("confirmed by people");
    case RowBasis::proven:
      return words.tr("proven");
    case RowBasis::not_concerned:
      return words.tr("not concerned");
  }
  return "";
}

std::string outcome_in_words(const Report& report, const RowResult& row) {
  const Words& words = report.words;
  if (!row.in_force) return words.trf("not in force on {}", report.as_of);
  // What is proven is what the row says, not that the law says so.
  if (row.basis == RowBasis::proven && row.source.substr(0, 1) == "M")
    return words.tr("proven; the rule's source is not verified");
  if (row.basis == RowBasis::in_part && row.source.substr(0, 1) == "M")
    return words.tr("shown in part; the rule's source is not verified");
  if (row.basis != RowBasis::not_concerned) return row_basis_in_words(words, row.basis);
  if (!row.not_checked.empty()) return words.tr("no document matter");
  return words.tr("nothing that it speaks of is here");
}

std::string rest_in_words(const Report& report, const RowResult& row) {
  if (row.rest.empty() || row.basis == RowBasis::not_concerned) return {};
  return report.words.trf("Not looked at: {}", row.rest);
}

std::string source_in_words(const Words& words, const std::string& source) {
  if (source.substr(0, 1) == "M")
    return words.trf("in our words, not verified: at most a warning ({})", source);
  if (source.substr(0, 1) == "H") return words.trf("{} (ours)", source);
  if (source.substr(0, 2) == "V*") return words.trf("in our words, held against a summary only ({})", source);
  return words.trf("in our words, held against the official text ({})", source);
}

namespace {

PackKind kind_of(const Report& report, const std::string& pack) {
  const auto use = std::find_if(report.packs.begin(), report.packs.end(),
                                [&](const PackUse& known) { return known.id == pack; });
  return use == report.packs.end() ? PackKind::law : use->kind;
}

}  // namespace

std::string rules_in_words(const Report& report, std::optional<RowBasis> basis) {
  const Words& words = report.words;
  std::array<std::size_t, 3> counts{};
  for (const RowResult& row : report.rows)
    if (!basis || row.basis == *basis) ++counts.at(static_cast<std::size_t>(kind_of(report, row.pack)));
  const auto [laws, standards, ours] = counts;
  std::vector<std::string> said;
  if (laws > 0 || standards + ours == 0) said.push_back(words.trn("{} rule of law", "{} rules of law", laws));
  if (standards > 0)
    said.push_back(words.trn("{} demand of a standard", "{} demands of standards", standards));
  if (ours > 0) said.push_back(words.trn("{} rule of our own", "{} rules of our own", ours));
  return joined_in_words(words, said);
}

const char* pack_label_in_words(const Report& report, const std::string& pack) {
  switch (kind_of(report, pack)) {
    case PackKind::standard:
      return report.words.tr("standard: ");
    case PackKind::house:
      return report.words.tr("our own rule: ");
    case PackKind::law:
      break;
  }
  return report.words.tr("law: ");
}

std::string numbers_in_words(const Report& report) {
  const Words& words = report.words;
  return words.trf("{} as of {}, looked at by {} in {}: {}, {}, {}.", rules_in_words(report, std::nullopt),
                   report.as_of, words.trn("{} check", "{} checks", report.rules),
                   words.trn("{} reachable state", "{} reachable states", report.states),
                   words.trn("{} error", "{} errors", count_of_causes(report, Severity::error)),
                   words.trn("{} warning", "{} warnings", count_of_causes(report, Severity::warning)),
                   words.trn("{} item open for people", "{} items open for people", report.open()));
}

std::string language_in_words(const Words& words, const std::string& tag) {
  return FormatWords::load(words).value("language", "code", tag);
}

std::string item_in_words(const Words& words, const HumanItem& item) {
  return item.language.empty() ? item.id
                               : words.trf("{} ({})", item.id, language_in_words(words, item.language));
}

std::string joined_in_words(const Words& words, const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : words.tr(", ")) + item;
  return text;
}

std::vector<std::string> verdict_in_words(const Report& report) {
  const Words& words = report.words;
  std::vector<std::string> said;
  const std::size_t warnings = count_of_causes(report, Severity::warning);
  switch (report.verdict) {
    case Verdict::could_not_check:
      return {words.tr("Could not be checked. This is no pass."), report.could_not};
    case Verdict::broken:
      said.push_back(words.trf("Broken: not kept are {}.", rules_in_words(report, RowBasis::broken)));
      for (std::string& denial : denials_in_words(report)) said.push_back(std::move(denial));
      break;
    case Verdict::waiting:
      said.emplace_back(words.tr("Not decided: people have yet to decide what is listed here."));
      break;
    case Verdict::lawful_as_far_as_checked:
      said.emplace_back(
          report.count(RowBasis::in_part) > 0
              ? words.tr("Lawful as far as checked: what was looked at is proven, or confirmed by people who "
                         "were vouched for.")
              : words.tr("Lawful as far as checked: every rule is proven, or confirmed by people who were "
                         "vouched for."));
      break;
  }
  if (!report.today.empty() && report.as_of < report.today)
    said.push_back(words.trf(
        "Judged by the laws of {}, a day that is over: what has come into force since is not looked at.",
        report.as_of));
  if (!report.today.empty() && report.as_of > report.today)
    said.push_back(words.trf("Judged by the laws of {}, a day that is yet to come.", report.as_of));
  if (warnings > 0)
    said.push_back(words.trn("{} warning stands: mend it, or have it let pass with a reason.",
                             "{} warnings stand: mend them, or have them let pass with a reason.", warnings));
  std::string whom;
  for (const WaitingFor& waiting : report.waiting_for())
    whom += (whom.empty() ? "" : words.tr(", ")) + words.trf("{} ({:d})", waiting.name, waiting.items);
  if (!whom.empty()) said.push_back(words.trf("Waiting for: {}.", whom));
  if (const std::size_t unread = report.count(RowBasis::text_unread); unread > 0)
    said.push_back(words.trn(
        "{} rule rests on a text that is there and that nobody has confirmed to have read.",
        "{} rules rest on texts that are there and that nobody has confirmed to have read.", unread));
  if (const std::size_t parts = report.count(RowBasis::in_part); parts > 0)
    said.push_back(words.trn("{} rule is shown in part: it says what nobody has looked at.",
                             "{} rules are shown in part: each says what nobody has looked at.", parts));
  if (std::any_of(report.human.begin(), report.human.end(),
                  [](const HumanItem& item) { return item.state() == AnswerState::unvouched; }))
    said.emplace_back(words.tr(
        "There are answers by reviewers whom nobody has vouched for: none of them counts until a list of "
        "reviewers does that."));
  if (report.waived() > 0)
    said.push_back(words.trn("{} finding was let pass and is not mended.",
                             "{} findings were let pass and are not mended.", report.waived()));
  return said;
}

std::string use_in_words(const PackUse& pack, const Report& report) {
  const Words& words = report.words;
  const std::string codes = joined_in_words(words, pack.codes);
  switch (pack.use) {
    case PackUse::Use::applied:
      return pack.because == "*" ? words.tr("applied, to every flow")
                                 : words.trf("applied, by {}", pack.because);
    case PackUse::Use::not_declared:
      return words.trf("not applied, the deployment does not declare {}", codes);
    case PackUse::Use::not_in_force:
      if (!pack.repealed.empty() && pack.repealed <= report.as_of)
        return words.trf("not applied, repealed on {}", pack.repealed);
      return words.trf("not applied, not in force on {} (from {})", report.as_of, pack.effective);
  }
  return {};
}

std::string event_in_words(const Words& words, const FindingEvent& event) {
  if (event.event == "choose") return event.label.empty() ? event.choice : words.trf("“{}”", event.label);
  if (event.event == "power-on") return words.tr("[power on]");
  if (event.event == "idle") return words.tr("[idle]");
  if (event.event == "presence") return words.tr("[presence sensor]");
  if (event.event == "resume") return words.tr("[resume]");
  if (event.event == "maintenance-exit") return words.tr("[end of maintenance]");
  if (event.event == "timeout") return words.tr("[time-out]");
  if (event.event == "matched") return words.tr("[face matched]");
  if (event.event == "not-matched") return words.tr("[face not matched]");
  if (event.event == "failed") return words.tr("[scan failed]");
  if (event.event == "cancelled") return words.tr("[scan cancelled]");
  if (event.event == "done") return words.tr("[done]");
  if (event.event == "fault") return words.tr("[fault]");
  if (event.event == "token") return words.tr("[consent given earlier handed in]");
  if (event.event == "token-refused") return words.tr("[handed in, not valid]");
  if (event.event == "left") return words.tr("[the person left]");
  if (event.event == "somebody-came") return words.tr("[somebody else came]");
  return "[" + event.event + "]";
}

std::string trace_as_sentence(const Words& words, const std::vector<FindingEvent>& trace) {
  std::string sentence;
  for (const FindingEvent& event : trace) {
    if (!sentence.empty()) sentence += " → ";
    sentence += event_in_words(words, event) + " → " + event.name;
  }
  if (!trace.empty() && trace.back().camera) sentence += std::string(" → ") + words.tr("camera on");
  return sentence;
}

}  // namespace facenotice
