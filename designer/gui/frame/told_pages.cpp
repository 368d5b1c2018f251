// SPDX-License-Identifier: MIT
#include "designer/gui/frame/told_pages.hpp"

#include <utility>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/findings/findings_panel.hpp"
#include "designer/gui/play/paths_panel.hpp"
#include "designer/gui/play/play_panel.hpp"

namespace facenotice::gui {

ToldPages::ToldPages(wxWindow* parent, Workbench& workbench, Selection& selection,
                     const Thumbnails& thumbnails, PlayControl& play, PathShelf& shelf)
    : wxNotebook(parent, wxID_ANY), play_(play) {
  const Words& words = workbench.words();
  set_spoken_name(*this, ui(words.tr("Findings and play")));
  findings_ = new FindingsPanel(this, workbench, selection, thumbnails);
  play_page_ = new PlayPanel(this, play);
  paths_ = new PathsPanel(this, shelf, play);
  AddPage(findings_, ui(words.tr("Findings")), true);
  AddPage(play_page_, ui(words.tr("Play")));
  AddPage(paths_, ui(words.tr("Paths")));
  connections_ += play_.changed.connect([this] { play_changed(); });
  connections_ += workbench.another_document.connect([this] { show(*findings_); });
}

void ToldPages::show(const wxWindow& page) {
  const auto now = static_cast<std::size_t>(GetSelection());
  if (&page == play_page_ && GetPage(now) != play_page_) before_ = now;
  SetSelection(static_cast<std::size_t>(FindPage(&page)));
}

void ToldPages::play_changed() {
  if (play_.playing() || play_.preparing()) return;
  if (const auto before = std::exchange(before_, std::nullopt); before && GetCurrentPage() == play_page_)
    SetSelection(*before);
}

}  // namespace facenotice::gui
