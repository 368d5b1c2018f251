// SPDX-License-Identifier: MIT
// The words that all reports for people use.
#include "schema/base/tr.hpp"
#include "schema/report/report.hpp"

namespace facenotice {

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

const char* attestation_state_in_words(AttestationState state) {
  switch (state) {
    case AttestationState::missing:
      return tr("open");
    case AttestationState::stale:
      return tr("out of date");
    case AttestationState::expired:
      return tr("expired");
    case AttestationState::valid:
      return tr("confirmed");
  }
  return "";
}

std::string use_in_words(const PackUse& pack, const Report& report) {
  std::string codes;
  for (const std::string& code : pack.codes) codes += (codes.empty() ? "" : ", ") + code;
  switch (pack.use) {
    case PackUse::Use::applied:
      return pack.because == "*" ? tr("applied, to every flow") : trf("applied, by {}", pack.because);
    case PackUse::Use::not_declared:
      return trf("not applied, the deployment does not declare {}", codes);
    case PackUse::Use::not_in_force:
      if (!pack.repealed.empty() && pack.repealed <= report.as_of)
        return trf("not applied, repealed on {}", pack.repealed);
      return trf("not applied, not in force on {} (from {})", report.as_of, pack.effective);
  }
  return {};
}

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
  if (event.event == "left") return tr("[the person left]");
  return "[" + event.event + "]";
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

}  // namespace facenotice
