// SPDX-License-Identifier: MIT
// A list with a mark and a reason for each path.
#include "designer/gui/play/paths_panel.hpp"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/snug_button.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

PathsPanel::PathsPanel(wxWindow* parent, PathShelf& shelf, PlayControl& play)
    : wxPanel(parent), shelf_(shelf), play_(play) {
  const Words& words = play_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  auto* row = new wxWrapSizer(wxHORIZONTAL);
  tried_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  tried_->SetFont(tried_->GetFont().Bold());
  row->Add(tried_, wxSizerFlags().CentreVertical().Border(wxALL, FromDIP(4)));
  const auto button = [&](const char* label, const char* tip, Signal<>& signal) {
    auto* made = new SnugButton(this, ui(label));
    made->SetToolTip(ui(tip));
    made->Bind(wxEVT_BUTTON, [this, &signal](wxCommandEvent&) { CallAfter([&signal] { signal.emit(); }); });
    row->Add(made, wxSizerFlags().Border(wxALL, FromDIP(2)));
    return made;
  };
  missing_ = button(words.tr("Play a missing one"), words.tr("The nearest way that nobody has tried yet"),
                    missing_asked);
  replay_ =
      button(words.tr("Replay all"),
             words.tr("Plays every saved path, and marks those that go otherwise now"), replay_all_asked);
  watch_ = button(words.tr("Watch"), words.tr("Plays the selected path on the screen"), watch_asked);
  page_ = button(words.tr("As a page…"), words.tr("The selected path with pictures, for a colleague"),
                 page_asked);
  test_ = button(words.tr("As a test…"), words.tr("The selected path as C++ for Boost.Test and the player"),
                 test_asked);
  deck_ = button(words.tr("Test deck…"), words.tr("Cards for whoever installs the machine"), deck_asked);
  sizer->Add(row, wxSizerFlags().Expand());
  list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE);
  set_spoken_name(*list_, ui(words.tr("Saved paths")));
  turn_off_list_search(*list_);
  for (const auto& [name, width] : {std::pair{words.tr("State"), 110}, std::pair{words.tr("Path"), 220},
                                    std::pair{words.tr("Acts"), 60}, std::pair{words.tr("Why"), 500}})
    list_->AppendTextColumn(ui(name), wxDATAVIEW_CELL_INERT, FromDIP(width), wxALIGN_LEFT,
                            wxDATAVIEW_COL_RESIZABLE);
  end_in_dots(*list_);
  fill_with_last_column(*list_, FromDIP(160));
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED,
              [this](wxDataViewEvent&) { CallAfter([this] { watch_asked.emit(); }); });
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_tried(); });
  sizer->Add(list_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  connections_ += shelf_.changed.connect([this] { refresh(); });
  connections_ += play_.changed.connect([this] { show_tried(); });
  refresh();
}

const PlayPath* PathsPanel::selected() const {
  const int row = list_->GetSelectedRow();
  if (row < 0 || static_cast<std::size_t>(row) >= shelf_.paths().size()) return nullptr;
  const ShelfPath& path = shelf_.paths()[static_cast<std::size_t>(row)];
  return path.state == ShelfPath::State::unreadable ? nullptr : &path.saved.path;
}

void PathsPanel::select(const std::filesystem::path& file) {
  to_select_ = file;
  select_wanted();
}

void PathsPanel::select_wanted() {
  for (std::size_t row = 0; row < shelf_.paths().size(); ++row) {
    if (to_select_.empty() || shelf_.paths()[row].saved.file != to_select_) continue;
    list_->SelectRow(static_cast<unsigned>(row));
    list_->EnsureVisible(list_->RowToItem(static_cast<int>(row)));
    list_->SetFocus();
    to_select_.clear();
  }
}

void PathsPanel::show_tried() {
  static const std::vector<PlayMoment> nothing;
  const std::vector<PlayMoment>& moments = play_.playing() ? play_.session().moments() : nothing;
  std::string said = shelf_.tried_in_words(moments);
  if (shelf_.replaying())
    said = play_.words().tr("The paths are being played…");
  else if (!said.empty() && !shelf_.up_to_date())
    said = play_.words().trf("{}, before the last change", said);
  if (utf8(tried_->GetLabel()) != said) {
    tried_->SetLabel(ui(said));
    Layout();
  }
  const bool path = selected() != nullptr;
  for (wxButton* button : {watch_, page_, test_}) button->Enable(path);
  replay_->Enable(!shelf_.replaying() && !shelf_.paths().empty());
  missing_->Enable(!shelf_.replaying());
}

void PathsPanel::refresh() {
  std::vector<std::string> rows;
  for (const ShelfPath& path : shelf_.paths())
    rows.push_back(std::to_string(static_cast<int>(path.state)) + path.saved.file.string() + path.why);
  if (rows != rows_) {
    const int selected = list_->GetSelectedRow();
    empty_list(*list_);
    for (const ShelfPath& path : shelf_.paths()) {
      const bool readable = path.state != ShelfPath::State::unreadable;
      wxVector<wxVariant> row;
      const std::string mark = path.state == ShelfPath::State::holds      ? "✓ "
                               : path.state == ShelfPath::State::unplayed ? ""
                                                                          : "✗ ";
      row.push_back(ui(mark + shelf_state_in_words(play_.words(), path.state)));
      row.push_back(readable ? ui(path.saved.path.title) : ui(path.saved.file.filename()));
      row.push_back(ui(std::to_string(path.saved.path.acts.size())));
      row.push_back(ui(path.why));
      list_->AppendItem(row);
    }
    if (selected >= 0 && selected < list_->GetItemCount()) list_->SelectRow(static_cast<unsigned>(selected));
    rows_ = std::move(rows);
  }
  select_wanted();
  show_tried();
}

}  // namespace facenotice::gui
