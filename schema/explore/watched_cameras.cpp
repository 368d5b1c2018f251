// SPDX-License-Identifier: MIT
// Whatever speaks against it takes the purpose out.
#include "schema/explore/watched_cameras.hpp"

#include <algorithm>
#include <string_view>

namespace facenotice {
namespace {

constexpr std::string_view for_programs[] = {"identify",  "enrol",     "watch-list",
                                             "marketing", "analytics", "personalisation",
                                             "research",  "training",  "transmit"};

bool only_looks(const CameraUse& camera, const Step& step) {
  return camera.use == "preview" && (step.kind == StepKind::host ||
                                     (step.kind == StepKind::screen && step.screen != ScreenKind::attract));
}

// A picture that is gone when the look is over.
bool is_kept(const DataItem& item) {
  return item.category == "face-template" ||
         ((item.category == "face-image" || item.category == "liveness-video") && item.storage != "none");
}

}  // namespace

std::uint16_t watched_purposes(const Flow& flow) {
  unsigned seen = 0, other = 0;
  const auto note = [](unsigned& set, PurposeIndex purpose) {
    if (purpose < max_purposes) set |= 1U << purpose;
  };
  for (const Step& step : flow.steps) {
    for (const CameraUse& camera : step.cameras)
      note(only_looks(camera, step) ? seen : other, camera.purpose);
    if (step.kind == StepKind::capture) {
      note(step.operations == 0 ? seen : other, step.purpose);
      for (const std::string& id : step.captures)
        if (is_kept(*flow.find_data(id))) note(other, step.purpose);
    }
    if (step.kind == StepKind::service && step.method == "face") note(other, step.purpose);
    for (const Choice& choice : step.choices)
      for (const Act& act : choice.acts)
        if (act.kind == ActKind::choose_face) note(other, act.purpose);
  }
  for (const Entry& entry : flow.entries)
    for (const CameraUse& camera : entry.cameras) note(other, camera.purpose);
  for (const DataItem& item : flow.data)
    if (is_kept(item))
      for (const PurposeIndex purpose : item.purposes) note(other, purpose);
  for (std::size_t i = 0; i < flow.purposes.size(); ++i) {
    const Purpose& purpose = flow.purposes[i];
    if (purpose.legal_basis == "consent" ||
        std::find(std::begin(for_programs), std::end(for_programs), purpose.kind) != std::end(for_programs))
      note(other, static_cast<PurposeIndex>(i));
  }
  return static_cast<std::uint16_t>(seen & ~other);
}

}  // namespace facenotice
