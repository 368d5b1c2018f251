// SPDX-License-Identifier: MIT
// How a machine is looked at, as the command line asks for it.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <facenotice/display_list.hpp>
#include <facenotice/flow.hpp>

#include "schema/base/words.hpp"

namespace facenotice::cli {

struct ChosenLook {
  std::string language{}, display{}, variant = "normal";

  // --language, --display, --variant.
  void add_options(CLI::App& command, const Words& words);
  // What was asked for, or the flow's first. Throw UserError naming those that there are.
  const std::string& language_of(const Flow& flow) const;
  const DisplayProfile& display_of(const Flow& flow) const;
  Variant look() const;
};

// "attract, goods"
template <class Items>
std::string ids_of(const Items& items) {
  std::string ids;
  for (const auto& item : items) ids += (ids.empty() ? "" : ", ") + item.id;
  return ids;
}

}  // namespace facenotice::cli
