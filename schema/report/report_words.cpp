// SPDX-License-Identifier: MIT
// The words that all reports for people use.
#include "schema/base/words.hpp"
#include "schema/report/report.hpp"

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

const char* attestation_state_in_words(const Words& words, AttestationState state) {
  switch (state) {
    case AttestationState::missing:
      return words.tr("open");
    case AttestationState::stale:
      return words.tr("out of date");
    case AttestationState::expired:
      return words.tr("expired");
    case AttestationState::valid:
      return words.tr("confirmed");
  }
  return "";
}

std::string use_in_words(const PackUse& pack, const Report& report) {
  const Words& words = report.words;
  std::string codes;
  for (const std::string& code : pack.codes) codes += (codes.empty() ? "" : ", ") + code;
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
  if (event.event == "left") return words.tr("[the person left]");
  return "[" + event.event + "]";
}

std::string trace_as_sentence(const Words& words, const std::vector<FindingEvent>& trace) {
  std::string sentence;
  for (const FindingEvent& event : trace) {
    if (!sentence.empty()) sentence += " → ";
    sentence += event_in_words(words, event) + " → " + event.to;
  }
  if (!trace.empty() && trace.back().camera) sentence += std::string(" → ") + words.tr("camera on");
  return sentence;
}

}  // namespace facenotice
