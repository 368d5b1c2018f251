// SPDX-License-Identifier: MIT
// What the user looks at: one screen or sign, in one language, on one display, in one variant; one finding;
// one element.
#pragma once

#include <string>

#include <facenotice/display_list.hpp>

#include "designer/workbench/signal.hpp"
#include "schema/document/element_path.hpp"

namespace facenotice {

// Shared by the panels: each shows it, and each may ask for another.
class Selection {
 public:
  struct View {
    std::string step, language, display;  // ids; empty: the document's first
    Variant variant = Variant::normal;
    std::string sign{};  // id; not empty: the printed sign is shown in place of the screen
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
    view.sign.clear();
    set_view(std::move(view));
  }
  void set_sign(const std::string& sign) {
    View view = view_;
    view.sign = sign;
    set_view(std::move(view));
  }

  // The fingerprint of a finding, which names it in every report; empty: none.
  const std::string& finding() const { return finding_; }
  void set_finding(const std::string& fingerprint) {
    if (fingerprint == finding_) return;
    finding_ = fingerprint;
    finding_changed.emit();
  }
  // An element of the document, by its path: it is the same one after edits elsewhere. Empty: the flow
  // itself.
  const ElementPath& element() const { return element_; }
  void set_element(const ElementPath& element) {
    if (element == element_) return;
    element_ = element;
    element_changed.emit();
  }

  // Nothing is selected, and what is shown is what a document shows first.
  void begin_anew() {
    set_finding({});
    set_element({});
    set_view({});
  }

  Signal<> view_changed;
  Signal<> finding_changed;
  Signal<> element_changed;

 private:
  View view_;
  std::string finding_;
  ElementPath element_;
};

}  // namespace facenotice
