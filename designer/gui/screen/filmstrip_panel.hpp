// SPDX-License-Identifier: MIT
// All screens as small pictures, in the order in which a person walks through them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <wx/dataview.h>
#include <wx/panel.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/pictures/filmstrip.hpp"
#include "designer/pictures/thumbnails.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FilmstripPanel : public wxPanel {
 public:
  FilmstripPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Thumbnails& thumbnails,
                 const FormatWords& names, Reporter& reporter);

  Signal<const ElementPath&> comment_asked;

 private:
  void refresh();
  void fill();
  void say_anew(std::vector<WalkStep> steps);
  wxString line_of(const WalkStep& step) const;
  void show_pictures();
  void follow_soon();
  void follow_selection();
  void show_menu();
  wxDataViewItem item_of(const std::string& step) const;

  Workbench& workbench_;
  Selection& selection_;
  Thumbnails& thumbnails_;
  const FormatWords& names_;
  Reporter& reporter_;
  wxDataViewTreeCtrl* tree_;
  std::vector<WalkStep> steps_;
  std::string marked_in_;                        // the language whose words' problems are marked
  std::map<std::string, wxDataViewItem> items_;  // by step
  std::map<std::string, std::shared_ptr<const Thumbnail>> shown_;  // by step
  int room_ = 0;  // of a title, in pixels: it is broken where a word ends
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
