// SPDX-License-Identifier: MIT
// A native tree with pictures: screen readers and keyboards know it.
#include "designer/gui/screen/filmstrip_panel.hpp"

#include <algorithm>
#include <cstdlib>

#include <wx/dcmemory.h>
#include <wx/menu.h>
#include <wx/settings.h>
#include <wx/sizer.h>

#include "designer/authoring/element_edits.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/picture_in_slot.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"
#include "designer/workbench/navigation.hpp"

namespace facenotice::gui {
namespace {

constexpr int slot_width = 54, slot_height = 84;  // in device-independent pixels

wxBitmapBundle marked_picture(const wxWindow& window, const Thumbnail* thumbnail,
                              const std::optional<Severity>& problem, bool camera) {
  const wxSize slot = window.FromDIP(wxSize(slot_width, slot_height));
  wxBitmap bitmap;
  bitmap.Create(slot, 24);
  {
    wxMemoryDC dc(bitmap);
    dc.SetBackground(wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX));
    dc.Clear();
    dc.SetPen(camera ? wxPen(wxColour(0xB5, 0x17, 0x5E), window.FromDIP(2))
                     : wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
    if (thumbnail != nullptr) draw_thumbnail(dc, *thumbnail, wxRect(slot).Deflate(2));
    if (problem) {
      const wxBitmap mark = severity_icon(*problem).GetBitmap(window.FromDIP(wxSize(16, 16)));
      dc.DrawBitmap(mark, slot.x - mark.GetWidth(), 0, true);
    }
  }
  return wxBitmapBundle::FromBitmap(bitmap);
}

}  // namespace

FilmstripPanel::FilmstripPanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                               Thumbnails& thumbnails, const FormatWords& names, Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      thumbnails_(thumbnails),
      names_(names),
      reporter_(reporter) {
  tree_ = new wxDataViewTreeCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                 wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
  set_spoken_name(*tree_, ui(workbench_.words().tr("Screens")));
  turn_off_list_search(*tree_);
  only_shows(*tree_);
  begin_at_arrows(*tree_);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(tree_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  tree_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (filling_ || !workbench_.last_sound()) return;
    const wxDataViewItem chosen = tree_->GetSelection();
    for (const auto& [id, item] : items_)
      if (item == chosen) return go_to_step(selection_, *workbench_.last_sound(), std::string(id));
  });
  tree_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU,
              [this](wxDataViewEvent&) { CallAfter([this] { show_menu(); }); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    const int room = std::max(FromDIP(80), GetClientSize().x - FromDIP(slot_width + 64));
    if (std::abs(room - room_) < FromDIP(8)) return;
    room_ = room;
    // After the event: the control has its size then, and the titles are broken anew.
    CallAfter([this] {
      steps_.clear();
      refresh();
    });
  });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.check_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] {
    steps_.clear();
    shown_.clear();
    refresh();
  });
  connections_ += selection_.view_changed.connect([this] {
    if (marked_in_ != selection_.view().language) refresh();
    follow_soon();
    if (workbench_.last_sound()) thumbnails_.show(*workbench_.last_sound(), selection_.view());
  });
  connections_ += selection_.element_changed.connect([this] { follow_soon(); });
  connections_ += thumbnails_.changed.connect([this] { show_pictures(); });
}

void FilmstripPanel::refresh() {
  std::vector<WalkStep> steps;
  if (workbench_.last_sound()) {
    const auto& checked = workbench_.checked();
    if (checked && checked->document && checked->document->sound() && !checked->finished) return;
    const Report* report = workbench_.up_to_date() && checked->report ? checked->report.get() : nullptr;
    marked_in_ = selection_.view().language;
    steps =
        walk_of(*workbench_.last_sound(), names_, workbench_.words(), {report, selection_.view().language});
    thumbnails_.show(*workbench_.last_sound(), selection_.view());
  }
  const bool same =
      std::equal(steps.begin(), steps.end(), steps_.begin(), steps_.end(),
                 [](const WalkStep& a, const WalkStep& b) { return a.id == b.id && a.group == b.group; });
  if (same && !steps.empty()) return say_anew(std::move(steps));
  steps_ = std::move(steps);
  fill();
}

// Each screen stays where it is: whoever looks for the next one finds it there.
void FilmstripPanel::say_anew(std::vector<WalkStep> steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].title != steps_[i].title || steps[i].note != steps_[i].note)
      tree_->SetItemText(items_[steps[i].id], line_of(steps[i]));
    if (steps[i].problem != steps_[i].problem || steps[i].camera != steps_[i].camera)
      shown_.erase(steps[i].id);  // its mark is drawn into its picture
  }
  steps_ = std::move(steps);
  show_pictures();
}

wxString FilmstripPanel::line_of(const WalkStep& step) const {
  return wrapped(*this, ui(step.title) + "\n" + ui(step.note), room_);
}

void FilmstripPanel::fill() {
  filling_ = true;
  empty_list(*tree_);
  items_.clear();
  shown_.clear();
  // Into the store, which tells the control once: row by row, each is looked for among all.
  wxDataViewTreeStore& store = *tree_->GetStore();
  std::vector<wxDataViewItem> groups;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const WalkStep& step = steps_[i];
    if (i == 0 || steps_[i - 1].group != step.group)
      groups.push_back(store.AppendContainer(
          wxDataViewItem(nullptr), wrapped(*this, ui(walk_group_in_words(workbench_.words(), step.group)),
                                           room_ + FromDIP(slot_width))));
    // With its picture, or the room for it: a line that grows later lies upon the next one.
    shown_[step.id] = thumbnails_.find(step.id);
    items_[step.id] =
        store.AppendItem(groups.back(), line_of(step),
                         marked_picture(*this, shown_[step.id].get(), step.problem, step.camera));
  }
  store.Cleared();
  for (const wxDataViewItem& group : groups) tree_->Expand(group);
  filling_ = false;
  follow_selection();
}

void FilmstripPanel::show_pictures() {
  for (const WalkStep& step : steps_) {
    const std::shared_ptr<const Thumbnail> picture = thumbnails_.find(step.id);
    const auto shown = shown_.find(step.id);
    if (shown != shown_.end() && shown->second == picture) continue;
    shown_[step.id] = picture;
    tree_->SetItemIcon(items_[step.id], marked_picture(*this, picture.get(), step.problem, step.camera));
  }
}

wxDataViewItem FilmstripPanel::item_of(const std::string& step) const {
  const auto found = items_.find(step);
  return found == items_.end() ? wxDataViewItem() : found->second;
}

// Once step and element have both changed.
void FilmstripPanel::follow_soon() {
  CallAfter([this] { follow_selection(); });
}

// What is selected and is on no screen leaves none marked: a click on the one that is looked at leads back.
void FilmstripPanel::follow_selection() {
  if (!workbench_.last_sound()) return;
  const bool here = selection_.view().sign.empty() &&
                    step_of(*workbench_.last_sound(), selection_.element()) == selection_.view().step;
  const wxDataViewItem item = here ? item_of(selection_.view().step) : wxDataViewItem();
  if (tree_->GetSelection() == item) return;
  filling_ = true;
  tree_->UnselectAll();
  if (item.IsOk()) {
    tree_->Select(item);
    tree_->EnsureVisible(item);
  }
  filling_ = false;
}

void FilmstripPanel::show_menu() {
  if (!workbench_.last_sound()) return;
  const ElementPath step = path_of_step(*workbench_.last_sound(), selection_.view().step);
  const std::vector<ElementEdit> edits =
      element_edits(*workbench_.last_sound(), step, names_, workbench_.words());
  wxMenu menu;
  for (std::size_t i = 0; i < edits.size(); ++i) menu.Append(static_cast<int>(i) + 1, ui(edits[i].label));
  if (!edits.empty()) menu.AppendSeparator();
  const int comment = static_cast<int>(edits.size()) + 1;
  menu.Append(comment, ui(workbench_.words().tr("Comment…")));
  const int chosen = choose_from(*this, menu);
  if (chosen == comment) comment_asked.emit(step);
  if (chosen < 1 || chosen >= comment) return;
  reporter_.attempt([&] {
    const ElementEdit& edit = edits[static_cast<std::size_t>(chosen) - 1];
    const Edit made = edit.make(workbench_.document_to_edit());
    workbench_.apply(made);
    go_to(selection_, made.document, edit.then);
  });
}

}  // namespace facenotice::gui
