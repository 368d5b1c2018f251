// SPDX-License-Identifier: MIT
// A native tree over contents_of().
#include "designer/gui/outline/outline_panel.hpp"

#include <algorithm>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/workbench/navigation.hpp"

namespace facenotice::gui {
namespace {

bool same(const std::vector<ContentsSection>& a, const std::vector<ContentsSection>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return std::equal(one.entries.begin(), one.entries.end(), other.entries.begin(), other.entries.end(),
                      [](const ContentsEntry& x, const ContentsEntry& y) {
                        return x.element == y.element && x.label == y.label && x.note == y.note &&
                               x.problem == y.problem && x.missing == y.missing;
                      });
  });
}

}  // namespace

OutlinePanel::OutlinePanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                           const FormatWords& names)
    : wxPanel(parent), workbench_(workbench), selection_(selection), names_(names) {
  tree_ = new wxDataViewTreeCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                 wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
  set_spoken_name(*tree_, ui(workbench_.words().tr("What the flow declares")));
  turn_off_list_search(*tree_);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(tree_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  tree_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (filling_ || !workbench_.last_sound()) return;
    for (const auto& [item, path] : items_)
      if (item == tree_->GetSelection()) {
        const ElementPath chosen = path;
        return go_to(selection_, *workbench_.last_sound(), chosen);
      }
  });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.check_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] { refresh(); });
  connections_ += selection_.element_changed.connect([this] { follow_selection(); });
}

void OutlinePanel::refresh() {
  std::vector<ContentsSection> sections;
  if (workbench_.last_sound()) {
    const auto& checked = workbench_.checked();
    if (checked && checked->document && checked->document->sound() && !checked->finished) return;
    const Report* report = workbench_.up_to_date() && checked->report ? checked->report.get() : nullptr;
    sections = contents_of(*workbench_.last_sound(), names_, workbench_.words(), report);
  }
  if (same(sections, sections_) && !sections.empty()) return;
  sections_ = std::move(sections);
  filling_ = true;
  empty_list(*tree_);
  items_.clear();
  for (const ContentsSection& section : sections_) {
    const wxDataViewItem group = tree_->AppendContainer(wxDataViewItem(nullptr), ui(section.title));
    items_.emplace_back(group, ElementPath(section.group));
    for (const ContentsEntry& entry : section.entries) {
      std::string label = entry.label;
      if (!entry.note.empty()) label += "\n" + entry.note;
      const wxDataViewItem item = tree_->AppendItem(group, ui(label));
      if (entry.problem) tree_->SetItemIcon(item, severity_icon(*entry.problem));
      if (entry.missing) tree_->SetItemIcon(item, severity_icon(Severity::warning));
      items_.emplace_back(item, entry.element);
    }
    tree_->Expand(group);
  }
  filling_ = false;
  follow_selection();
}

void OutlinePanel::follow_selection() {
  for (const auto& [item, path] : items_)
    if (path == selection_.element() && !path.text().empty()) {
      if (tree_->GetSelection() == item) return;
      filling_ = true;
      tree_->Select(item);
      tree_->EnsureVisible(item);
      filling_ = false;
      return;
    }
}

}  // namespace facenotice::gui
