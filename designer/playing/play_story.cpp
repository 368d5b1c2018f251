// SPDX-License-Identifier: MIT
// Sentences by effect, by kind of record, and by the gate's reasons.
#include "designer/playing/play_story.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/check/finding.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

std::string detail(const MachineLine& line, std::string_view name) {
  for (const auto& [key, value] : line.details)
    if (key == name) return value;
  return {};
}

// Why the gate refuses a camera; the codes are those of gate.hpp.
std::string reason(const Words& words, const std::string& code) {
  static constexpr std::array<std::pair<const char*, const char*>, 16> reasons = {{
      {"gate.no-consent", noted("nobody has consented")},
      {"gate.no-notice", noted("nobody was told before")},
      {"gate.no-guardian", noted("no guardian has consented for a child")},
      {"gate.not-separate", noted("the consent was not given for this purpose alone")},
      {"gate.not-affirmative", noted("the consent was ticked beforehand, or nobody acted")},
      {"gate.withdrawn", noted("the consent was withdrawn")},
      {"gate.language", noted("the person was told in one language and asked in another")},
      {"gate.no-session", noted("nobody’s session is going on")},
      {"gate.no-purpose", noted("the flow has no such purpose")},
      {"gate.duration", noted("the camera would stay on for longer than the flow says")},
      {"gate.package-expired", noted("the package has expired")},
      {"gate.ledger", noted("the ledger cannot be written or read")},
      {"gate.display", noted("the screen could not be shown")},
      {"gate.busy", noted("a camera is on already")},
      {"gate.revoked", noted("the permission was taken back")},
      {"gate.refused", noted("the person has refused")},
  }};
  for (const auto& [known, sentence] : reasons)
    if (code == known) return words.tr(sentence);
  return code;
}

}  // namespace

PlayStory::PlayStory(const Document& document, const Words& words)
    : document_(document), words_(words), shown_(document_.flow(), words) {}

std::string PlayStory::purpose(const std::string& id) const {
  for (const Purpose& one : document_.flow().purposes)
    if (one.id == id) return shown_.text(one.name);
  return id;
}

std::string PlayStory::of(const MachineLine& line) const {
  const std::string step = shown_.step(detail(line, "step"));
  const std::string about = purpose(detail(line, "purpose"));
  if (line.effect == "screen")
    return words_.trf("The machine shows “{}” ({}).", step, detail(line, "language"));
  if (line.effect == "camera-on") return words_.trf("for “{}”, at “{}”", about, step);
  if (line.effect == "camera-off") return {};
  if (line.effect == "camera-refused")
    return words_.trf("for “{}”, at “{}”: {}", about, step, reason(words_, detail(line, "reason")));
  if (line.effect == "serve") {
    const std::string method = detail(line, "method");
    if (method == "face") return words_.trf("The service is given, by face (“{}”).", step);
    for (const Alternative& alternative : document_.flow().alternatives)
      if (alternative.id == method)
        return words_.trf("The service is given, by “{}” (“{}”).", shown_.text(alternative.name), step);
  }
  if (line.effect == "erase")
    return words_.trf("The machine is ordered to erase what is held for “{}”.", about);
  if (line.effect == "host-call") return words_.trf("The machine does what “{}” asks of it.", step);
  if (line.effect == "submit") return words_.tr("What was filled in is sent.");
  if (line.effect == "session-start") return words_.tr("A session begins.");
  if (line.effect == "session-end")
    return words_.tr("The session ends: nothing that was said counts any more.");
  if (line.effect == "trouble") return detail(line, "message");
  if (line.effect == "record") return record(line);
  return as_text(line);
}

std::string PlayStory::record(const MachineLine& line) const {
  const std::string kind = detail(line, "kind"), about = purpose(detail(line, "purpose"));
  if (kind == "notified")
    return words_.trf("On record: told about “{}” in {}.", about, detail(line, "language"));
  if (kind == "asked") return words_.trf("On record: asked about “{}”.", about);
  if (kind == "consented") return words_.trf("On record: consents to “{}”.", about);
  if (kind == "refused") return words_.trf("On record: refuses “{}”.", about);
  if (kind == "withdrawn") return words_.trf("On record: withdraws the consent to “{}”.", about);
  if (kind == "guardian-consented") return words_.trf("On record: a guardian consents to “{}”.", about);
  if (kind == "camera-on") return words_.trf("On record: camera on for “{}”.", about);
  if (kind == "camera-off") return words_.trf("On record: camera off for “{}”.", about);
  if (kind == "erase-ordered") return words_.trf("On record: erasure ordered for “{}”.", about);
  if (kind == "erase-confirmed") return words_.trf("On record: erasure done for “{}”.", about);
  if (kind == "age-stated")
    return detail(line, "choice") == "under"
               ? words_.tr("On record: says to be younger than the age that needs a guardian.")
               : words_.tr("On record: says to be old enough.");
  return {};  // beginnings and ends are told by the machine, packages are of no story
}

std::string PlayStory::event(const std::string& event, const std::string& step) const {
  FindingEvent told;
  told.event = event;
  if (event.substr(0, 7) == "choose ") {
    told.event = "choose";
    told.choice = event.substr(7);
    const Flow& flow = document_.flow();
    if (const StepIndex at = flow.find_step(step); at != no_step)
      for (const Choice& choice : flow.steps[at].choices)
        if (choice.id == told.choice) told.label = shown_.text(choice.label);
  }
  if (event == "stop") return words_.tr("[switched off]");
  if (event == "confirm-erasure") return words_.tr("[erasure done]");
  return event_in_words(words_, told);
}

}  // namespace facenotice
