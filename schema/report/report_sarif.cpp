// SPDX-License-Identifier: MIT
// The report as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020). Numbers in comments are its clauses.
#include <map>
#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "schema/base/words.hpp"
#include "schema/report/formats.hpp"
#include "schema/report/html_text.hpp"

namespace facenotice {
namespace {

using Json = nlohmann::ordered_json;

// A path as a relative reference or file URI (3.4.3); what may not stand in one is escaped.
std::string uri_of(const std::string& path) {
  std::string uri = !path.empty() && path.front() == '/' ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

class SarifReport {
 public:
  SarifReport(const Report& report, const Document& document)
      : report_(report), document_(document), uri_(uri_of(report.file)) {}

  Json log() {
    Json results = Json::array();
    for (const Finding& finding : report_.findings) results.push_back(result_of(finding));
    std::set<std::string> told;  // rows that a finding speaks for
    for (const Finding& finding : report_.findings) told.insert(finding.id);
    for (const RowResult& row : report_.rows)
      if (told.count(row.id) == 0) results.push_back(result_of(row));
    Json run = {
        {"tool",
         {{"driver",
           {{"name", "FaceNotice"},
            {"version", program_version()},
            {"semanticVersion", program_version()},
            {"organization", "FaceNotice"},
            {"shortDescription", text(report_.words.tr("Consent flows of machines with face recognition"))},
            {"language", report_.words.language()},
            {"rules", std::move(rules_)}}}}},
        {"invocations", Json::array({invocation()})},
        {"artifacts",
         Json::array(
             {{{"location", {{"uri", uri_}}}, {"mimeType", "application/xml"}, {"encoding", "UTF-8"}}})},
        {"columnKind", "unicodeCodePoints"},
        {"language", report_.words.language()},
        {"results", std::move(results)},
        {"properties",
         {{"flow", report_.flow},
          {"asOf", report_.as_of},
          {"digest", report_.digest},
          {"verdict", verdict_word(report_.verdict)},
          {"verdictInWords", verdict_in_words(report_)},
          {"rows", row_counts()},
          {"languages", report_.languages},
          {"displays", displays()},
          {"strict", report_.strict},
          {"states", report_.states},
          {"packs", packs()}}}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({std::move(run)})}};
  }

 private:
  static Json text(const std::string& words) { return {{"text", words}}; }

  Json row_counts() const {
    Json counts = Json::object();
    for (const RowBasis basis : row_bases) counts[row_basis_word(basis)] = report_.count(basis);
    return counts;
  }

  Json displays() const {
    Json displays = Json::array();
    for (const MeasuredDisplay& display : report_.displays)
      displays.push_back({{"id", display.id}, {"width", display.width}, {"height", display.height}});
    return displays;
  }

  Json packs() const {
    Json packs = Json::array();
    for (const PackUse& pack : report_.packs)
      packs.push_back({{"id", pack.id},
                       {"title", pack.title},
                       {"use", use_word(pack.use)},
                       {"effective", pack.effective}});
    return packs;
  }

  // What could not be checked is a failed run (3.20.14), not one without results.
  Json invocation() const {
    const bool could = report_.verdict != Verdict::could_not_check;
    Json json = {{"executionSuccessful", could}};
    if (!could)
      json["toolExecutionNotifications"] =
          Json::array({{{"level", "error"}, {"message", text(report_.could_not)}}});
    return json;
  }

  // A person's question is no failure (3.27.9); its level is then none.
  static const char* kind_of(const Finding& finding) {
    return finding.severity == Severity::review ? "review" : "fail";
  }
  static const char* level_of(const Finding& finding) {
    switch (finding.severity) {
      case Severity::error:
        return "error";
      case Severity::warning:
        return "warning";
      case Severity::review:
        return "none";
      case Severity::info:
        break;
    }
    return "note";
  }

  // What a row without a finding of its own rests on (3.27.9). Viewers hide what did not fail unless it is
  // asked for, so that a hundred passes drown nothing; whom an open one waits for is a result of its own.
  static const char* kind_of(RowBasis basis) {
    switch (basis) {
      case RowBasis::broken:
        return "fail";
      case RowBasis::waiting:
      case RowBasis::text_unread:
        return "open";
      case RowBasis::waived:
      case RowBasis::in_part:
      case RowBasis::confirmed:
      case RowBasis::proven:
        return "pass";
      case RowBasis::not_concerned:
        break;
    }
    return "notApplicable";
  }

  std::string message_of(const RowResult& row) const {
    const std::string rest = rest_in_words(report_, row);
    return report_.words.trf("{}: {}", outcome_in_words(report_, row), row.asks) +
           (rest.empty() ? "" : " " + rest);
  }

  Json result_of(const RowResult& row) {
    const std::size_t rule = rule_index(row.id, row.citation, row.asks, row.pack, row.source, row.see);
    Json location = {{"physicalLocation", {{"artifactLocation", {{"uri", uri_}, {"index", 0}}}}}};
    return {{"ruleId", row.id},
            {"ruleIndex", rule},
            {"kind", kind_of(row.basis)},
            {"level", row.basis == RowBasis::broken ? "error" : "none"},
            {"message", text(message_of(row))},
            {"locations", Json::array({std::move(location)})},
            {"properties", {{"basis", row_basis_word(row.basis)}, {"people", row.human}}}};
  }

  std::size_t rule_index(const std::string& id, const std::string& citation, const std::string& asks,
                         const std::string& pack, const std::string& source, const std::string& see) {
    const auto known = rule_indices_.find(id);
    if (known != rule_indices_.end()) return known->second;
    Json rule = {{"id", id},
                 {"shortDescription", text(citation)},
                 {"fullDescription", text(asks)},
                 {"help", text(report_.words.trf("{}: {}", citation, asks))},
                 {"properties",
                  {{"pack", pack},
                   {"source", source},
                   {"tags", Json::array({"law", pack.empty() ? "attestation" : pack})}}}};
    if (is_link(see)) rule["helpUri"] = see;
    rules_.push_back(std::move(rule));
    return rule_indices_[id] = rules_.size() - 1;
  }

  std::size_t rule_index(const Finding& finding) {
    return rule_index(finding.id, finding.citation, finding.asks, finding.pack, finding.source, finding.see);
  }

  Json physical(Place place) const {
    return {{"artifactLocation", {{"uri", uri_}, {"index", 0}}},
            {"region", {{"startLine", place.line}, {"startColumn", place.column}}}};
  }

  Json result_of(const Finding& finding) {
    const std::size_t rule = rule_index(finding);
    Json logical = Json::array({{{"fullyQualifiedName", finding.xpath}, {"kind", "element"}}});
    Json result = {
        {"ruleId", finding.id},
        {"ruleIndex", rule},
        {"kind", kind_of(finding)},
        {"level", level_of(finding)},
        {"message", text(finding.message)},
        {"locations", Json::array({{{"physicalLocation", physical(finding.place)},
                                    {"logicalLocations", std::move(logical)}}})},
        {"partialFingerprints",
         {{"facenotice/finding/v1", finding.fingerprint}, {"facenotice/cause/v1", finding.cause}}}};
    if (Json related = related_to(finding); !related.empty()) result["relatedLocations"] = std::move(related);
    if (!finding.trace.empty()) result["codeFlows"] = Json::array({code_flow(finding)});
    if (!finding.mechanical.empty()) {
      result["fixes"] = Json::array();
      for (const MechanicalFix& fix : finding.mechanical) result["fixes"].push_back(fix_of(fix));
    }
    if (finding.waiver)
      result["suppressions"] = Json::array(
          {{{"kind", "inSource"},
            {"status", "accepted"},
            {"justification", finding.waiver->reason},
            {"properties", {{"approver", finding.waiver->approver}, {"expires", finding.waiver->expires}}}}});
    Json more = {{"property", finding.property}, {"assertion", finding.assertion}, {"step", finding.step}};
    if (const std::string basis = basis_of(finding); !basis.empty()) more["basis"] = basis;
    if (!finding.fix.empty()) more["fix"] = finding.fix;
    for (const auto& [name, value] : finding.thresholds) more["thresholdsOfOurs"][name] = value;
    result["properties"] = std::move(more);
    return result;
  }

  std::string basis_of(const Finding& finding) const {
    for (const RowResult& row : report_.rows)
      if (row.id == finding.id) return row_basis_word(row.basis);
    return {};
  }

  // The other findings of the same cause.
  Json related_to(const Finding& finding) const {
    Json related = Json::array();
    std::set<std::pair<std::size_t, std::string>> told;
    for (const Finding& other : report_.findings) {
      if (&other == &finding || other.cause != finding.cause || other.pack.empty()) continue;
      if (!told.emplace(other.place.line, other.id).second) continue;
      related.push_back({{"id", related.size() + 1},
                         {"physicalLocation", physical(other.place)},
                         {"message", text(other.id + ": " + other.message)}});
    }
    return related;
  }

  Json code_flow(const Finding& finding) const {
    Json locations = Json::array();
    int order = 0;
    for (const FindingEvent& event : finding.trace) {
      const StepIndex step = document_.flow().find_step(event.to);
      Json location = {{"message", text(event_in_words(report_.words, event) + " → " + event.name)}};
      if (step != no_step)
        location["physicalLocation"] = physical(document_.place(document_.flow().steps[step].offset));
      locations.push_back({{"location", std::move(location)}, {"executionOrder", ++order}});
    }
    Json thread = {{"locations", std::move(locations)}};
    return {{"message", text(trace_as_sentence(report_.words, finding.trace))},
            {"threadFlows", Json::array({std::move(thread)})}};
  }

  Json fix_of(const MechanicalFix& fix) const {
    Json replacements = Json::array();
    for (const TextEdit& edit : fix.edits) {
      const Place from = document_.place(static_cast<SourceOffset>(edit.offset)),
                  to = document_.place(static_cast<SourceOffset>(edit.offset + edit.length));
      replacements.push_back({{"deletedRegion",
                               {{"startLine", from.line},
                                {"startColumn", from.column},
                                {"endLine", to.line},
                                {"endColumn", to.column}}},
                              {"insertedContent", text(edit.replacement)}});
    }
    Json change = {{"artifactLocation", {{"uri", uri_}, {"index", 0}}},
                   {"replacements", std::move(replacements)}};
    return {{"description", text(fix.title)}, {"artifactChanges", Json::array({std::move(change)})}};
  }

  const Report& report_;
  const Document& document_;
  std::string uri_;
  Json rules_ = Json::array();
  std::map<std::string, std::size_t> rule_indices_;
};

}  // namespace

std::string report_as_sarif(const Report& report, const Document& document) {
  return SarifReport(report, document).log().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace facenotice
