// SPDX-License-Identifier: MIT
// By what the step is, and what is broken.
#include "designer/playing/play_strip.hpp"

#include "designer/playing/path_page.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {
namespace {

using Group = StripAction::Group;

// The last that was said of a part: whether it is broken.
bool broken(const PlaySession& session, const std::string& part) {
  bool is = false;
  for (const PlayMoment& moment : session.moments()) {
    if (moment.act == "break " + part) is = true;
    if (moment.act == "mend " + part) is = false;
  }
  return is;
}

}  // namespace

const char* strip_group_in_words(const Words& words, Group group) {
  switch (group) {
    case Group::time:
      return words.tr("Time");
    case Group::person:
      return words.tr("Person");
    case Group::module:
      return words.tr("Face module");
    case Group::machine:
      return words.tr("Machine");
    case Group::faults:
      break;
  }
  return words.tr("Faults");
}

std::vector<StripAction> strip_of(const PlaySession& session, const Words& words) {
  std::vector<StripAction> strip;
  const auto add = [&](bool possible, Group group, const char* act, const char* label, const char* tip) {
    strip.push_back({group, act, label, tip, false, possible});
  };
  const bool on = session.current() != nullptr, camera = on && session.camera_on(),
             works = on && session.waits_for_machine();
  add(on, Group::time, "wait PT1S", words.tr("+1 s"), words.tr("One second passes"));
  add(on, Group::time, "wait PT10S", words.tr("+10 s"), words.tr("Ten seconds pass"));
  add(on && session.due_in_ms(), Group::time, "timeout", words.tr("Time-out"),
      words.tr("Time passes until the next thing is due"));
  add(on, Group::person, "left", words.tr("Leaves"), words.tr("Whoever stands there goes away"));
  add(on, Group::person, "somebody-came", words.tr("Somebody else"),
      words.tr("Somebody else takes the place of whoever stands there"));
  add(on, Group::person, "presence", words.tr("Comes near"), words.tr("The sensor sees somebody"));
  add(on && session.asks_age(), Group::person, "child", words.tr("A child"),
      words.tr("A child answers the question for the age"));
  const bool takes_token = on && session.current()->exit(ExitKind::token) != nullptr;
  add(takes_token, Group::person, "token", words.tr("Hands in consent"),
      words.tr("A consent given earlier is handed in, and counts"));
  add(takes_token, Group::person, "token-refused", words.tr("Hands in old one"),
      words.tr("A consent given earlier is handed in that does not count any more"));
  add(camera, Group::module, "matched", words.tr("Match"), words.tr("The face module knows the face"));
  add(camera, Group::module, "not-matched", words.tr("No match"),
      words.tr("The face module does not know the face"));
  add(camera, Group::module, "failed", words.tr("Failed"), words.tr("The scan fails"));
  add(camera, Group::module, "cancelled", words.tr("Cancelled"), words.tr("The scan is broken off"));
  add(camera, Group::module, "timeout", words.tr("Silent"),
      words.tr("The face module says nothing until the time is over"));
  add(camera, Group::module, "matched-late", words.tr("Late"),
      words.tr("The face module reports a match when its permission has ended"));
  add(camera, Group::module, "several-faces", words.tr("Several faces"),
      words.tr("More than one face is there"));
  add(works, Group::machine, "done", words.tr("Done"), words.tr("The machine has done it"));
  add(works, Group::machine, "fault", words.tr("Fault"), words.tr("The machine cannot do it"));
  add(on, Group::machine, "power-cut", words.tr("Power cut"),
      words.tr("The power fails: what was not on record is gone"));
  add(!on, Group::machine, "power-on", words.tr("Switch on"), words.tr("The machine starts anew"));
  for (const auto& [part, label] :
       {std::pair{"camera", words.tr("Camera broken")}, std::pair{"display", words.tr("Screen broken")},
        std::pair{"host", words.tr("Machine does no calls")}}) {
    const bool is = broken(session, part);
    strip.push_back({Group::faults, (is ? "mend " : "break ") + std::string(part), label, {}, is, on});
  }
  return strip;
}

std::string clock_of(const PlaySession& session, const Words& words) {
  if (session.moments().empty()) return {};
  std::string now = clock_in_words(session.moments().back().passed_ms);
  const std::optional<std::int64_t> due = session.due_in_ms();
  if (!due) return now;
  constexpr std::int64_t second = 1000;
  return words.trf("{} · time-out in {} s", now, (*due + second - 1) / second);
}

}  // namespace facenotice
