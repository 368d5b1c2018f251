// SPDX-License-Identifier: MIT
// Sentences by effect, by kind of record, and by the gate's reasons.
#include "designer/playing/play_story.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <facenotice/flow_reader.hpp>

#include "schema/check/finding.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

// Why the gate refuses a camera; the codes are those of gate.hpp.
std::string reason(const Words& words, const std::string& code) {
  static constexpr std::array<std::pair<const char*, const char*>, 17> reasons = {{
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
      {"gate.package-trust", noted("the package’s signatures count no more")},
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
  const std::string step = shown_.step(detail_of(line, "step"));
  const std::string about = purpose(detail_of(line, "purpose"));
  if (line.effect == "screen")
    return words_.trf("The machine shows “{}” ({}).", step, shown_.language(detail_of(line, "language")));
  if (line.effect == "camera-on") return words_.trf("for “{}”, at “{}”", about, step);
  if (line.effect == "camera-off") return {};
  if (line.effect == "camera-refused")
    return words_.trf("for “{}”, at “{}”: {}", about, step, reason(words_, detail_of(line, "reason")));
  if (line.effect == "serve") {
    const std::string method = detail_of(line, "method");
    if (method == "face") return words_.trf("The service is given, by face (“{}”).", step);
    for (const Alternative& alternative : document_.flow().alternatives)
      if (alternative.id == method)
        return words_.trf("The service is given, by “{}” (“{}”).", shown_.text(alternative.name), step);
  }
  if (line.effect == "erase")
    return words_.trf("The machine is ordered to erase what is held for “{}”.", about);
  if (line.effect == "host-call") return words_.trf("The machine does what “{}” asks of it.", step);
  if (line.effect == "edit")
    return words_.trf("“{}” is required and empty: the machine asks for it, and does not go on before.",
                      field(detail_of(line, "step"), detail_of(line, "field")));
  if (line.effect == "submit") return words_.tr("What was filled in is sent.");
  if (line.effect == "session-start") return words_.tr("A session begins.");
  if (line.effect == "session-end")
    return words_.tr("The session ends: nothing that was said counts any more.");
  if (line.effect == "power-cut")
    return words_.tr("The power fails: everything that was not written is gone.");
  if (line.effect == "late-match")
    return detail_of(line, "counts") == "yes"
               ? words_.tr("The match counts although the permission had ended.")
               : words_.tr("The match comes when the permission has ended: it counts for nothing.");
  if (line.effect == "several-faces")
    return detail_of(line, "then") == "abort"
               ? words_.tr("The module sees several faces, and breaks off as the flow says.")
               : words_.tr("The module sees several faces, and goes on with the nearest as the flow says.");
  if (line.effect == "trouble") return detail_of(line, "message");
  if (line.effect == "record") return record(line);
  return as_text(line);
}

std::string PlayStory::record(const MachineLine& line) const {
  const std::string kind = detail_of(line, "kind"), about = purpose(detail_of(line, "purpose"));
  if (kind == "notified")
    return words_.trf("On record: told about “{}” in {}.", about,
                      shown_.language(detail_of(line, "language")));
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
    return detail_of(line, "choice") == "under"
               ? words_.tr("On record: says to be younger than the age that needs a guardian.")
               : words_.tr("On record: says to be old enough.");
  return {};  // beginnings and ends are told by the machine, packages are of no story
}

std::string PlayStory::text(const LocalizedText& text, const std::string& language) const {
  if (!language.empty() && text.has(language))
    return fill_placeholders(document_.flow(), text.in(language), language);
  return shown_.text(text);
}

const Step* PlayStory::find(const std::string& step) const {
  const StepIndex at = document_.flow().find_step(step);
  return at == no_step ? nullptr : &document_.flow().steps[at];
}

std::string PlayStory::title(const std::string& step, const std::string& language) const {
  const Step* at = find(step);
  if (at != nullptr && !language.empty() && at->title.has(language)) return text(at->title, language);
  return shown_.step(step);
}

std::string PlayStory::field(const std::string& step, const std::string& data,
                             const std::string& language) const {
  if (const Step* at = find(step))
    for (const Field& one : at->fields)
      if (one.data == data) return text(one.label, language);
  return data;
}

// What no path of the checker has: a person who plays does more to a machine than its law asks.
std::string PlayStory::machine_event(const std::string& event) const {
  static constexpr std::array<std::pair<const char*, const char*>, 12> events = {{
      {"stop", noted("[switched off]")},
      {"confirm-erasure", noted("[erasure done]")},
      {"power-cut", noted("[power cut]")},
      {"matched-late", noted("[face matched, too late]")},
      {"several-faces", noted("[several faces]")},
      {"child", noted("[a child says so]")},
      {"break camera", noted("[the camera breaks]")},
      {"mend camera", noted("[the camera works again]")},
      {"break display", noted("[the screen breaks]")},
      {"mend display", noted("[the screen works again]")},
      {"break host", noted("[the machine does no call]")},
      {"mend host", noted("[the machine does calls again]")},
  }};
  for (const auto& [known, sentence] : events)
    if (event == known) return words_.tr(sentence);
  return {};
}

std::string PlayStory::event(const std::string& event, const std::string& step,
                             const std::string& language) const {
  if (std::string own = machine_event(event); !own.empty()) return own;
  if (event.rfind("wait ", 0) == 0) {
    std::int64_t milliseconds = 0;
    if (parse_duration(event.substr(5), milliseconds))
      return words_.trf("[{} pass]",
                        duration_in_words(words_, static_cast<unsigned long long>(milliseconds / 1000)));
  }
  if (event.rfind("type ", 0) == 0) {
    const std::size_t end = event.find(' ', 5);
    const std::string data = event.substr(5, end == std::string::npos ? end : end - 5);
    return words_.trf("types “{}” into “{}”",
                      end == std::string::npos ? std::string() : event.substr(end + 1),
                      field(step, data, language));
  }
  FindingEvent told;
  told.event = event;
  if (event.rfind("choose ", 0) == 0) {
    told.event = "choose";
    told.choice = event.substr(7);
    if (const Step* at = find(step))
      for (const Choice& choice : at->choices)
        if (choice.id == told.choice) told.label = text(choice.label, language);
  }
  return event_in_words(words_, told);
}

}  // namespace facenotice
