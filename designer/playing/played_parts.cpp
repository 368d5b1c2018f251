// SPDX-License-Identifier: MIT
// From what the machine would say aloud, and from where it can be touched.
#include "designer/playing/played_parts.hpp"

#include <sstream>

namespace facenotice {

std::vector<PlayedPart> played_parts(const DisplayList& list, const PlaySession& session,
                                     const Words& words) {
  std::vector<PlayedPart> parts;
  const Flow& flow = session.document().flow();
  const StepIndex at = flow.find_step(list.step);
  const Box screen{0, 0, px64(list.width), px64(list.height)};
  std::istringstream said(list.spoken);
  for (std::string line; std::getline(said, line);)
    if (!line.empty())
      parts.push_back({list.step + " says " + std::to_string(parts.size()),
                       parts.empty() ? ScreenPart::Kind::title : ScreenPart::Kind::words, line, screen});
  for (const std::uint16_t number : list.focus_order) {
    const HitArea& area = list.hits[number];
    PlayedPart part{list.step + "/" + area.id, ScreenPart::Kind::choice, area.spoken, area.box, area};
    if (area.kind == HitArea::Kind::field) {
      part.kind = ScreenPart::Kind::field;
      if (const auto text = session.typed().find(area.id); text != session.typed().end())
        part.name = words.trf("{}: {}", area.spoken, text->second);
    } else if (at != no_step && area.index < flow.steps[at].choices.size() &&
               flow.steps[at].choices[area.index].toggle) {
      part.kind = ScreenPart::Kind::box_to_tick;
      part.name = session.ticked(area.index) ? words.trf("{}, ticked", area.spoken)
                                             : words.trf("{}, not ticked", area.spoken);
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace facenotice
