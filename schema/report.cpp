// SPDX-License-Identifier: MIT
// The report's two forms.
#include "schema/report.hpp"

#include <nlohmann/json.hpp>

#include "schema/tr.hpp"

namespace facenotice {
namespace {

// What a person calls an event.
std::string event_in_words(const FindingEvent& event) {
  if (event.event == "choose") return event.label.empty() ? event.choice : trf("“{}”", event.label);
  if (event.event == "power-on") return tr("[power on]");
  if (event.event == "idle") return tr("[idle]");
  if (event.event == "presence") return tr("[presence sensor]");
  if (event.event == "resume") return tr("[resume]");
  if (event.event == "maintenance-exit") return tr("[end of maintenance]");
  if (event.event == "timeout") return tr("[time-out]");
  if (event.event == "matched") return tr("[face matched]");
  if (event.event == "not-matched") return tr("[face not matched]");
  if (event.event == "failed") return tr("[scan failed]");
  if (event.event == "cancelled") return tr("[scan cancelled]");
  if (event.event == "done") return tr("[done]");
  if (event.event == "fault") return tr("[fault]");
  return "[" + event.event + "]";
}

const char* use_word(PackUse::Use use) {
  switch (use) {
    case PackUse::Use::applied:
      return "applied";
    case PackUse::Use::other_jurisdiction:
      return "other-jurisdiction";
    case PackUse::Use::not_in_force:
      return "not-in-force";
  }
  return "";
}

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

}  // namespace

const char* severity_in_words(Severity severity) {
  switch (severity) {
    case Severity::error:
      return tr("error");
    case Severity::warning:
      return tr("warning");
    case Severity::review:
      return tr("review");
    case Severity::info:
      return tr("info");
  }
  return "";
}

std::string trace_as_sentence(const std::vector<FindingEvent>& trace) {
  std::string sentence;
  for (const FindingEvent& event : trace) {
    if (!sentence.empty()) sentence += " → ";
    sentence += event_in_words(event) + " → " + event.to;
  }
  if (!trace.empty() && trace.back().camera) sentence += std::string(" → ") + tr("camera on");
  return sentence;
}

std::string report_as_text(const Report& report, const Document& document, bool colour) {
  const auto paint = [&](const char* code, const std::string& text) {
    return colour ? code + text + "\x1b[0m" : text;
  };
  std::string out;
  for (const Finding& finding : report.findings) {
    out += document.where(finding.place) + ": " +
           paint(colour_of(finding.severity), severity_in_words(finding.severity)) + ": " + finding.message +
           " [" + finding.id + "]\n";
    const std::string_view line = document.line_text(finding.place.line);
    if (!line.empty()) {
      const std::string number = fmt::format("{:>6} | ", finding.place.line);
      out += number + std::string(line) + "\n" + std::string(number.size() - 2, ' ') + "| " +
             std::string(finding.place.column - 1, ' ') + "^\n";
    }
    out += std::string("      ") + tr("law: ") + finding.citation + "\n";
    if (!finding.trace.empty())
      out += std::string("      ") + tr("path: ") + trace_as_sentence(finding.trace) + "\n";
    if (!finding.fix.empty()) out += std::string("      ") + tr("fix: ") + finding.fix + "\n";
    out += "\n";
  }
  if (report.verdict == Verdict::could_not_check) {
    out +=
        document.name() + ": " + paint("\x1b[1;31m", tr("could not check")) + ": " + report.could_not + "\n";
    return out;
  }
  for (const PackUse& pack : report.packs) {
    if (pack.use == PackUse::Use::applied) out += trf("{}: applied\n", pack.title);
    if (pack.use == PackUse::Use::other_jurisdiction)
      out += trf("{}: not applied, its jurisdiction is not declared\n", pack.title);
    if (pack.use == PackUse::Use::not_in_force)
      out += trf("{}: not applied, not in force on {} (from {})\n", pack.title, report.as_of, pack.effective);
  }
  out += trf(
      "{}: {} rules as of {}, {} reachable states: {} errors, {} warnings, {} to be reviewed by a person.\n",
      document.name(), report.rules, report.as_of, report.states, report.count(Severity::error),
      report.count(Severity::warning), report.count(Severity::review));
  if (report.verdict == Verdict::clean)
    out +=
        tr("No breach found in what the document says. What only a person can judge is listed as review.\n");
  return out;
}

std::string report_as_json(const Report& report) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["file"] = report.file;
  json["flow"] = report.flow;
  json["asOf"] = report.as_of;
  json["digest"] = report.digest;
  json["verdict"] = verdict_word(report.verdict);
  if (!report.could_not.empty()) json["couldNotCheck"] = report.could_not;
  json["counts"] = {{"error", report.count(Severity::error)},
                    {"warning", report.count(Severity::warning)},
                    {"review", report.count(Severity::review)},
                    {"info", report.count(Severity::info)},
                    {"states", report.states},
                    {"rules", report.rules}};
  json["packs"] = Json::array();
  for (const PackUse& pack : report.packs)
    json["packs"].push_back({{"id", pack.id}, {"title", pack.title}, {"use", use_word(pack.use)}});
  json["findings"] = Json::array();
  for (const Finding& finding : report.findings) {
    Json trace = Json::array();
    for (const FindingEvent& event : finding.trace) {
      Json step = {{"event", event.event}, {"step", event.to}};
      if (!event.choice.empty()) step["choice"] = event.choice;
      if (!event.from.empty()) step["from"] = event.from;
      if (event.camera) step["camera"] = true;
      trace.push_back(std::move(step));
    }
    json["findings"].push_back({{"id", finding.id},
                                {"severity", severity_word(finding.severity)},
                                {"citation", finding.citation},
                                {"file", report.file},
                                {"line", finding.place.line},
                                {"column", finding.place.column},
                                {"step", finding.step},
                                {"message", finding.message},
                                {"trace", std::move(trace)},
                                {"fix", finding.fix},
                                {"fingerprint", finding.fingerprint}});
  }
  return json.dump(2) + "\n";
}

}  // namespace facenotice
