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
  const auto add = [&](Group group, const char* act, const char* label, const char* tip) {
    strip.push_back({group, act, label, tip, false});
  };
  const Step* step = session.current();
  if (step == nullptr) {
    add(Group::machine, "power-on", words.tr("Switch on"), words.tr("The machine starts anew"));
    return strip;
  }
  add(Group::time, "wait PT1S", words.tr("+1 s"), words.tr("One second passes"));
  add(Group::time, "wait PT10S", words.tr("+10 s"), words.tr("Ten seconds pass"));
  if (session.due_in_ms())
    add(Group::time, "timeout", words.tr("Time-out"), words.tr("Time passes until the next thing is due"));
  add(Group::person, "left", words.tr("Leaves"), words.tr("Whoever stands there goes away"));
  add(Group::person, "somebody-came", words.tr("Somebody else"),
      words.tr("Somebody else takes the place of whoever stands there"));
  add(Group::person, "presence", words.tr("Comes near"), words.tr("The sensor sees somebody"));
  if (session.asks_age())
    add(Group::person, "child", words.tr("A child"), words.tr("A child answers the question for the age"));
  if (session.camera_on()) {
    add(Group::module, "matched", words.tr("Match"), words.tr("The face module knows the face"));
    add(Group::module, "not-matched", words.tr("No match"),
        words.tr("The face module does not know the face"));
    add(Group::module, "failed", words.tr("Failed"), words.tr("The scan fails"));
    add(Group::module, "cancelled", words.tr("Cancelled"), words.tr("The scan is broken off"));
    add(Group::module, "timeout", words.tr("Silent"),
        words.tr("The face module says nothing until the time is over"));
    add(Group::module, "matched-late", words.tr("Late"),
        words.tr("The face module reports a match when its permission has ended"));
    add(Group::module, "several-faces", words.tr("Several faces"), words.tr("More than one face is there"));
  }
  if (session.waits_for_machine()) {
    add(Group::machine, "done", words.tr("Done"), words.tr("The machine has done it"));
    add(Group::machine, "fault", words.tr("Fault"), words.tr("The machine cannot do it"));
  }
  add(Group::machine, "power-cut", words.tr("Power cut"),
      words.tr("The power fails: what was not on record is gone"));
  for (const auto& [part, label] :
       {std::pair{"camera", words.tr("Camera broken")}, std::pair{"display", words.tr("Screen broken")},
        std::pair{"host", words.tr("Machine does no calls")}}) {
    const bool is = broken(session, part);
    strip.push_back({Group::faults, (is ? "mend " : "break ") + std::string(part), label, {}, is});
  }
  return strip;
}

std::string clock_of(const PlaySession& session, const Words& words) {
  if (session.moments().empty()) return {};
  const std::string now = clock_in_words(session.moments().back().passed_ms);
  const std::optional<std::int64_t> due = session.due_in_ms();
  if (!due) return now;
  constexpr std::int64_t second = 1000;
  return words.trf("{} · time-out in {} s", now, (*due + second - 1) / second);
}

}  // namespace facenotice
