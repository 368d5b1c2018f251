// SPDX-License-Identifier: MIT
// What is drawn in a canvas, told to screen readers: a child of its own for each part, with name, place and
// state, that can be chosen from there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/window.h>

namespace facenotice::gui {

struct AccessiblePart {
  enum class Role : std::uint8_t { button, check_box, heading, paragraph, entry, icon, link };
  std::string key;  // stays the same while it is the same part
  wxString name;
  Role role = Role::paragraph;
};

// Parts that are drawn into a window. The one that is selected has the keyboard when the window has it.
class AccessibleParts {
 public:
  struct Canvas {
    std::function<wxRect(std::size_t)> place;  // of a part, in the window
    std::function<void(std::size_t)> choose;   // what a click on it does
  };
  // For the first initialiser of a window with parts: it must know before GTK makes it.
  static wxWindow* parent_of_canvas(wxWindow* parent);
  AccessibleParts(wxWindow& window, Canvas canvas);
  ~AccessibleParts();
  AccessibleParts(const AccessibleParts&) = delete;
  AccessibleParts& operator=(const AccessibleParts&) = delete;

  void show(std::vector<AccessiblePart> parts);
  void select(std::optional<std::size_t> part);
  // The window has got or lost the keyboard.
  void focus_changed();

  const std::vector<AccessiblePart>& parts() const { return parts_; }

 private:
  class Objects;
  wxWindow& window_;
  Canvas canvas_;
  std::vector<AccessiblePart> parts_;
  std::optional<std::size_t> selected_;
  std::unique_ptr<Objects> objects_;
};

}  // namespace facenotice::gui
