// SPDX-License-Identifier: MIT
// Work that takes more than a moment: on another thread, with the window alive, progress shown and a way out.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include <wx/window.h>

#include "schema/base/words.hpp"

namespace facenotice::gui {

// Runs it, and meanwhile the events of the windows, of which none takes input; after a third of a second says
// what goes on, with a button to cancel. False: it was cancelled, and has ended. Throws what the work throws.
bool while_windows_live(wxWindow& window, const Words& words, const std::string& what,
                        const std::function<void(const std::stop_token&)>& work);

// The same, of work that makes something; nothing: it was cancelled.
template <class Work>
auto long_work(wxWindow& window, const Words& words, const std::string& what, Work work)
    -> std::optional<decltype(work(std::stop_token()))> {
  std::optional<decltype(work(std::stop_token()))> made;
  const bool done =
      while_windows_live(window, words, what, [&](const std::stop_token& stop) { made.emplace(work(stop)); });
  if (!done) made.reset();
  return made;
}

}  // namespace facenotice::gui
