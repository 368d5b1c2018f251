// SPDX-License-Identifier: MIT
// Options that several commands have.
#include "designer/cli/chosen_look.hpp"

#include "schema/base/user_error.hpp"

namespace facenotice::cli {

void ChosenLook::add_options(CLI::App& command, const Words& words) {
  command.add_option("--language", language, words.tr("A language of the flow; its first when left out"));
  command.add_option("--display", display, words.tr("Id of a display; the first when left out"));
  command.add_option("--variant", variant, words.tr("normal, large-text or high-contrast"))
      ->check(CLI::IsMember({"normal", "large-text", "high-contrast"}));
}

const std::string& ChosenLook::language_of(const Flow& flow) const {
  if (language.empty()) return flow.languages.front();
  std::string known;
  for (const std::string& spoken : flow.languages) {
    if (spoken == language) return spoken;
    known += (known.empty() ? "" : ", ") + spoken;
  }
  throw UserError(msg("The flow has no language {}; it has {}.", language, known));
}

const DisplayProfile& ChosenLook::display_of(const Flow& flow) const {
  if (display.empty()) return flow.device.displays.front();
  if (const DisplayProfile* found = flow.find_display(display)) return *found;
  throw UserError(msg("The flow has no display {}; it has: {}.", display, ids_of(flow.device.displays)));
}

Variant ChosenLook::look() const {
  if (variant == "large-text") return Variant::large_text;
  return variant == "high-contrast" ? Variant::high_contrast : Variant::normal;
}

}  // namespace facenotice::cli
