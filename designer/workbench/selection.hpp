// SPDX-License-Identifier: MIT
// What the user looks at: one screen, in one language, on one display, in one variant; and one finding.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <facenotice/display_list.hpp>

#include "designer/workbench/signal.hpp"

namespace facenotice {

// Shared by the panels: each shows it, and each may ask for another.
class Selection {
 public:
  struct View {
    std::string step, language, display;  // ids; empty: the document's first
    Variant variant = Variant::normal;
    friend bool operator==(const View&, const View&) = default;
  };

  const View& view() const { return view_; }
  void set_view(View view) {
    if (view == view_) return;
    view_ = std::move(view);
    view_changed.emit();
  }
  void set_step(const std::string& step) {
    View view = view_;
    view.step = step;
    set_view(std::move(view));
  }

  // Index in Report::findings.
  std::optional<std::size_t> finding() const { return finding_; }
  void set_finding(std::optional<std::size_t> finding) {
    if (finding == finding_) return;
    finding_ = finding;
    finding_changed.emit();
  }

  Signal<> view_changed;
  Signal<> finding_changed;

 private:
  View view_;
  std::optional<std::size_t> finding_;
};

}  // namespace facenotice
