// SPDX-License-Identifier: MIT
// A native tree over contents_of().
#include "designer/gui/outline/outline_panel.hpp"

#include <algorithm>
#include <cstdlib>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"
#include "designer/workbench/navigation.hpp"

namespace facenotice::gui {
namespace {

// Whether a section has a line for the same things, whatever is said of them.
bool same_lines(const ContentsSection& a, const ContentsSection& b) {
  return a.title == b.title &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const ContentsEntry& x, const ContentsEntry& y) { return x.element == y.element; });
}

bool same_words(const ContentsEntry& x, const ContentsEntry& y) {
  return x.label == y.label && x.note == y.note && x.problem == y.problem && x.missing == y.missing;
}

wxString indented(wxString lines) {
  lines.Replace("\n", "\n    ");
  return "    " + lines;
}

wxBitmapBundle icon_of(const ContentsEntry& entry) {
  if (entry.missing) return severity_icon(Severity::warning);
  return entry.problem ? severity_icon(*entry.problem) : wxBitmapBundle();
}

}  // namespace

OutlinePanel::OutlinePanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                           const FormatWords& names)
    : wxPanel(parent), workbench_(workbench), selection_(selection), names_(names) {
  tree_ = new wxDataViewTreeCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                 wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
  set_spoken_name(*tree_, ui(workbench_.words().tr("What the flow declares")));
  turn_off_list_search(*tree_);
  only_shows(*tree_);
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
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    const int room = std::max(FromDIP(80), GetClientSize().x - FromDIP(72));
    if (std::abs(room - room_) < FromDIP(8)) return;
    room_ = room;
    // After the event: the control has its size then, and the lines are broken anew.
    CallAfter([this] {
      sections_.clear();
      refresh();
    });
  });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.check_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] { refresh(); });
  connections_ += selection_.element_changed.connect([this] { follow_selection(); });
}

wxString OutlinePanel::line_of(const ContentsEntry& entry) const {
  const wxString said =
      wrapped(*this, ui(entry.label + (entry.note.empty() ? "" : "\n" + entry.note)), room_);
  return entry.within ? indented(said) : said;
}

void OutlinePanel::refresh() {
  std::vector<ContentsSection> sections;
  if (workbench_.last_sound()) {
    const auto& checked = workbench_.checked();
    if (checked && checked->document && checked->document->sound() && !checked->finished) return;
    const Report* report = workbench_.up_to_date() && checked->report ? checked->report.get() : nullptr;
    sections = contents_of(*workbench_.last_sound(), names_, workbench_.words(), report);
  }
  const bool same = !sections.empty() && std::equal(sections.begin(), sections.end(), sections_.begin(),
                                                    sections_.end(), same_lines);
  filling_ = true;
  if (same)
    say_anew(sections);
  else
    fill(sections);
  sections_ = std::move(sections);
  filling_ = false;
  if (!same) follow_selection();
}

// Each line stays where it is: whoever reads on reads on there.
void OutlinePanel::say_anew(const std::vector<ContentsSection>& sections) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    ++at;  // the section's own line
    for (std::size_t k = 0; k < sections[i].entries.size(); ++k, ++at) {
      const ContentsEntry& entry = sections[i].entries[k];
      if (same_words(entry, sections_[i].entries[k])) continue;
      tree_->SetItemText(items_[at].first, line_of(entry));
      tree_->SetItemIcon(items_[at].first, icon_of(entry));
    }
  }
}

void OutlinePanel::fill(const std::vector<ContentsSection>& sections) {
  empty_list(*tree_);
  items_.clear();
  for (const ContentsSection& section : sections) {
    const wxDataViewItem group = tree_->AppendContainer(wxDataViewItem(nullptr), ui(section.title));
    items_.emplace_back(group, ElementPath(section.group));
    for (const ContentsEntry& entry : section.entries) {
      const wxDataViewItem item = tree_->AppendItem(group, line_of(entry));
      if (const wxBitmapBundle icon = icon_of(entry); icon.IsOk()) tree_->SetItemIcon(item, icon);
      items_.emplace_back(item, entry.element);
    }
    tree_->Expand(group);
  }
}

// What is selected and is none of these leaves none marked: two lists that mark different things mislead.
void OutlinePanel::follow_selection() {
  wxDataViewItem found;
  for (const auto& [item, path] : items_)
    if (path == selection_.element() && !path.text().empty()) found = item;
  if (tree_->GetSelection() == found) return;
  filling_ = true;
  tree_->UnselectAll();
  if (found.IsOk()) {
    tree_->Select(found);
    tree_->EnsureVisible(found);
  }
  filling_ = false;
}

}  // namespace facenotice::gui
