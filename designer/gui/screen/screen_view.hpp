// SPDX-License-Identifier: MIT
// The screen being edited, or being played, as the machine shows it: selected by a click, edited in place by
// two.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/authoring/value_sources.hpp"
#include "designer/gui/base/reporter.hpp"
#include "designer/pictures/screen_overlays.hpp"
#include "designer/pictures/screen_painter.hpp"
#include "designer/pictures/screen_parts.hpp"
#include "designer/playing/keypad.hpp"
#include "designer/playing/play_control.hpp"
#include "designer/playing/played_parts.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice::gui {

class CanvasScroller;
class LookButton;
class PlayBar;
class ScreenCanvas;

class ScreenView : public wxPanel {
 public:
  ScreenView(wxWindow* parent, Workbench& workbench, Selection& selection, PlayControl& play,
             const FormatWords& names, Reporter& reporter);
  ~ScreenView() override;

  // The newest picture, or null.
  const std::shared_ptr<const ScreenPicture>& picture() const { return picture_; }
  // Words that are being edited in place are taken over.
  void flush();
  // The words of what is selected, in the language that is shown.
  void edit_words();

  Signal<> comment_asked;  // on what is selected
  Signal<> stop_asked;     // the play is to end

 private:
  void ask_for_picture();
  void show_picture();
  void show_heading();
  void show_play();
  void show_parts();
  void show_overlay();
  void show_marks();
  void show_note();
  void select_at(std::int32_t x, std::int32_t y);
  void select_next(bool forward);
  void do_by_id(const char* id);
  void show_menu(std::int32_t x, std::int32_t y);
  void write_what_was_put_in();
  void drag_over(std::int32_t from_x, std::int32_t from_y, std::int32_t to_x, std::int32_t to_y);
  void drag(std::int32_t from_x, std::int32_t from_y, std::int32_t to_x, std::int32_t to_y);
  void press(int key);
  void show_played(const PlaySession& session);
  void touch_played(std::int32_t x, std::int32_t y);
  void use(const HitArea& area);        // what a touch on it does
  void use_played(std::size_t number);  // a part, by a screen reader
  void press_played(int key);
  void type_into(const HitArea& field);
  const DisplayList& played_list() const;
  void end_words(bool take);
  std::vector<ValueSource> sources() const;  // of what the selected words print
  std::string where_it_is_set() const;
  const ScreenPicture::Area* area_at(std::int32_t x, std::int32_t y) const;

  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;
  const FormatWords& names_;
  Reporter& reporter_;

  wxStaticText *heading_, *kind_, *note_;  // child windows belong to wxWidgets
  LookButton* look_;
  std::string overlay_note_;
  ScreenCanvas* canvas_;
  std::unique_ptr<CanvasScroller> scroller_;
  PlayBar* play_bar_;
  wxTextCtrl* words_ = nullptr;   // while words are edited in place
  wxTextCtrl* typing_ = nullptr;  // while a field of the played screen is typed into
  Keypad keypad_;
  ElementPath words_of_;
  std::optional<ElementPath> written_next_;  // put in, and edited in place once its picture has come
  std::string words_language_;
  std::optional<std::string> refused_words_;  // why has been told: they stay until they are mended, or Escape

  std::shared_ptr<const ScreenPicture> picture_;
  std::vector<ScreenPart> parts_;  // of the picture
  ScreenPainter painter_;
  Connections connections_;
};

}  // namespace facenotice::gui
