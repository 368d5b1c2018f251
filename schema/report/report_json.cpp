// SPDX-License-Identifier: MIT
// The report for programs.
#include <nlohmann/json.hpp>

#include "schema/check/causes.hpp"
#include "schema/check/human_items.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

using Json = nlohmann::ordered_json;

Json trace_of(const Finding& finding) {
  Json trace = Json::array();
  for (const FindingEvent& event : finding.trace) {
    Json step = {{"event", event.event}, {"step", event.to}};
    if (!event.choice.empty()) step["choice"] = event.choice;
    if (!event.from.empty()) step["from"] = event.from;
    if (event.camera) step["camera"] = true;
    trace.push_back(std::move(step));
  }
  return trace;
}

Json json_of(const Finding& finding, const Report& report) {
  Json json = {{"id", finding.id},
               {"severity", severity_word(finding.severity)},
               {"citation", finding.citation},
               {"file", report.file},
               {"line", finding.place.line},
               {"column", finding.place.column},
               {"xpath", finding.xpath},
               {"step", finding.step},
               {"message", finding.message},
               {"trace", trace_of(finding)},
               {"fix", finding.fix},
               {"fingerprint", finding.fingerprint},
               {"pack", finding.pack},
               {"property", finding.property},
               {"assertion", finding.assertion},
               {"asks", finding.asks},
               {"source", finding.source},
               {"cause", finding.cause}};
  if (!finding.item.empty()) json["item"] = finding.item;
  if (!finding.see.empty()) json["see"] = finding.see;
  if (!finding.limit.empty()) json["limit"] = finding.limit;
  for (const auto& [name, value] : finding.thresholds)
    json["thresholds"].push_back({{"name", name}, {"value", value}, {"origin", "ours"}});
  for (const std::string& property : finding.properties) json["notes"].push_back(property);
  for (const MechanicalFix& fix : finding.mechanical) {
    Json edits = Json::array();
    for (const TextEdit& edit : fix.edits)
      edits.push_back({{"offset", edit.offset}, {"length", edit.length}, {"replacement", edit.replacement}});
    json["mechanical"].push_back({{"title", fix.title}, {"edits", std::move(edits)}});
  }
  if (finding.waiver)
    json["waived"] = {{"reason", finding.waiver->reason},
                      {"approver", finding.waiver->approver},
                      {"role", finding.waiver->role},
                      {"date", finding.waiver->date},
                      {"expires", finding.waiver->expires}};
  if (finding.waivable) json["waivable"] = true;
  if (finding.answered) json["answered"] = true;
  return json;
}

Json json_of(const Cause& cause) {
  Json json = {{"severity", severity_word(cause.severity)},
               {"message", cause.first->message},
               {"cause", cause.first->cause},
               {"laws", Json::array()}};
  for (const CauseLaw& law : cause.laws) json["laws"].push_back(law.id);
  json["step"] = cause.first->step;
  json["fix"] = cause.first->fix;
  json["finding"] = cause.first->fingerprint;
  if (cause.path != nullptr) json["trace"] = trace_of(*cause.path);
  for (const Finding* other : cause.also) json["also"].push_back(other->message);
  if (!cause.items.empty()) json["items"] = cause.items;
  if (cause.strictest != nullptr)
    json["strictest"] = {{"limit", cause.strictest->limit}, {"law", cause.strictest->id}};
  if (cause.waived) json["waived"] = true;
  return json;
}

Json json_of(const GivenAnswer& answer, const Words& words) {
  Json json = {{"role", answer.role}, {"state", answer_state_word(answer.state)}};
  if (const Message why = shortcoming(answer); !why.empty()) json["why"] = why.in(words);
  if (answer.state == AnswerState::missing) return json;
  json["said"] = said_word(answer.said);
  if (!answer.reason.empty()) json["reason"] = answer.reason;
  if (!answer.by.empty()) json["by"] = answer.by;
  if (!answer.key.empty()) json["key"] = answer.key;
  if (!answer.date.empty()) json["date"] = answer.date;
  if (!answer.expires.empty()) json["expires"] = answer.expires;
  if (!answer.evidence_digest.empty())
    json["evidence"] = {{"file", answer.evidence}, {"sha256", answer.evidence_digest}};
  return json;
}

Json json_of(const HumanItem& item, const Words& words) {
  Json answers = Json::array();
  for (const Answer& answer : item.answers) {
    Json json = json_of(answer, words);
    for (const GivenAnswer& other : answer.others) json["others"].push_back(json_of(other, words));
    answers.push_back(std::move(json));
  }
  Json json = {{"id", item.id}, {"state", answer_state_word(item.state())}, {"statement", item.statement}};
  if (!item.language.empty()) json["language"] = item.language;
  json["evidenceRequired"] = item.evidence_required;
  json["answers"] = std::move(answers);
  json["laws"] = item.rows;
  return json;
}

Json json_of(const RowResult& row, const Report& report) {
  Json json = {{"id", row.id},
               {"pack", row.pack},
               {"level", row.level},
               {"basis", row_basis_word(row.basis)},
               {"outcome", outcome_in_words(report, row)},
               {"source", row.source},
               {"checks", Json::array()}};
  for (const RowCheck& check : row.checks)
    json["checks"].push_back({{"assertion", check.assertion},
                              {"places", check.places},
                              {"failed", check.failed},
                              {"lookedAt", check.looked_at}});
  if (!row.human.empty()) json["human"] = row.human;
  if (!row.not_checked.empty()) json["notChecked"] = row.not_checked;
  if (!row.rest.empty()) json["rest"] = row.rest;
  if (!row.in_force) json["inForce"] = false;
  return json;
}

}  // namespace

std::string report_as_json(const Report& report) {
  Json json;
  json["file"] = report.file;
  json["flow"] = report.flow;
  json["asOf"] = report.as_of;
  json["digest"] = report.digest;
  json["program"] = {{"name", "FaceNotice"}, {"version", program_version()}};
  json["languages"] = report.languages;
  json["displays"] = Json::array();
  for (const MeasuredDisplay& display : report.displays)
    json["displays"].push_back({{"id", display.id}, {"width", display.width}, {"height", display.height}});
  json["verdict"] = verdict_word(report.verdict);
  json["verdictInWords"] = verdict_in_words(report);
  json["waitingFor"] = Json::array();
  for (const WaitingFor& waiting : report.waiting_for())
    json["waitingFor"].push_back({{"role", waiting.role}, {"name", waiting.name}, {"items", waiting.items}});
  json["vouchedBy"] = nullptr;
  if (!report.vouched_by.name.empty())
    json["vouchedBy"] = {{"name", report.vouched_by.name}, {"sha256", report.vouched_by.digest}};
  json["draft"] = report.draft();
  json["strict"] = report.strict;
  if (!report.could_not.empty()) json["couldNotCheck"] = report.could_not;
  const std::vector<Cause> causes = causes_of(report);
  json["counts"] = {{"error", report.count(Severity::error)},
                    {"warning", report.count(Severity::warning)},
                    {"review", report.count(Severity::review)},
                    {"info", report.count(Severity::info)},
                    {"waived", report.waived()},
                    {"causes", causes.size()},
                    {"open", report.open()},
                    {"states", report.states},
                    {"checks", report.rules},
                    {"rulesOfLaw", report.rows.size()}};
  for (const RowBasis basis : row_bases) json["counts"]["rows"][row_basis_word(basis)] = report.count(basis);
  json["packs"] = Json::array();
  for (const PackUse& pack : report.packs) {
    Json use = {
        {"id", pack.id}, {"title", pack.title}, {"use", use_word(pack.use)}, {"effective", pack.effective}};
    if (!pack.repealed.empty()) use["repealed"] = pack.repealed;
    if (!pack.source.empty()) use["text"] = pack.source;
    if (!pack.because.empty()) use["because"] = pack.because;
    if (!pack.asleep.empty()) use["rowsNotInForce"] = pack.asleep;
    json["packs"].push_back(std::move(use));
  }
  json["findings"] = Json::array();
  for (const Finding& finding : report.findings) json["findings"].push_back(json_of(finding, report));
  json["causes"] = Json::array();
  for (const Cause& cause : causes) json["causes"].push_back(json_of(cause));
  json["attestations"] = Json::array();
  for (const HumanItem& item : report.human) json["attestations"].push_back(json_of(item, report.words));
  json["examples"] = Json::array();
  for (const ExampleValue& example : report.examples)
    json["examples"].push_back(
        {{"value", example.value}, {"line", example.place.line}, {"column", example.place.column}});
  json["rows"] = Json::array();
  for (const RowResult& row : report.rows) json["rows"].push_back(json_of(row, report));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace facenotice
