// SPDX-License-Identifier: MIT
// The screen while it is played: touched, typed into, used by keys.
#include <algorithm>
#include <utility>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/png_image.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/screen/play_bar.hpp"
#include "designer/gui/screen/screen_canvas.hpp"
#include "designer/gui/screen/screen_view.hpp"

namespace facenotice::gui {

void ScreenView::show_played(const PlaySession& session) {
  const PlayMoment* moment = play_.shown();
  std::vector<Box> focused;
  std::vector<std::pair<Box, wxString>> typed;
  if (play_.looked_at() && moment->picture) {
    canvas_->show(image_of(moment->picture->png));
  } else if (!play_.looked_at() && session.frame().width > 0) {
    canvas_->show(session.frame());
    for (const HitArea& area : session.list().hits)
      if (const auto text = session.typed().find(area.id);
          area.kind == HitArea::Kind::field && text != session.typed().end())
        typed.emplace_back(area.box, ui(text->second));
    if (const HitArea* area = keypad_.focused(session.list()); play_bar_->keypad_only() && area != nullptr)
      focused.push_back(area->box);
  } else {
    canvas_->show(Frame(), ui(workbench_.words().tr("The machine is switched off.")));
  }
  canvas_->write(std::move(typed));
  canvas_->mark(std::move(focused));
  show_parts();
}

// Of the screen that is shown: also that of an earlier moment can be used, and the play goes on from there.
const DisplayList& ScreenView::played_list() const {
  const PlayMoment* moment = play_.shown();
  return play_.looked_at() && moment->picture ? moment->picture->list : play_.session().list();
}

void ScreenView::touch_played(std::int32_t x, std::int32_t y) {
  if (play_bar_->keypad_only()) return;
  if (const HitArea* area = played_list().hit(px64(x), px64(y))) use(HitArea(*area));
}

void ScreenView::use(const HitArea& area) {
  if (area.kind == HitArea::Kind::field) return type_into(area);
  play_.take("choose " + std::string(area.id));
}

void ScreenView::use_played(std::size_t number) {
  const std::vector<PlayedPart> parts = played_parts(played_list(), play_.session(), workbench_.words());
  if (number < parts.size() && parts[number].area) use(*parts[number].area);
}

void ScreenView::press_played(int key) {
  if (key == WXK_ESCAPE) return play_.look_at(std::nullopt);
  const DisplayList& list = played_list();
  if (key == WXK_UP || key == WXK_LEFT || key == WXK_DOWN || key == WXK_RIGHT) {
    keypad_.move(list, key == WXK_DOWN || key == WXK_RIGHT);
    show_played(play_.session());
    if (const HitArea* area = keypad_.focused(list)) canvas_->mark({area->box});
  }
  const HitArea* area = keypad_.focused(list);
  if (area != nullptr && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)) use(HitArea(*area));
}

void ScreenView::type_into(const HitArea& field) {
  const std::string id = field.id;
  const auto before = play_.session().typed().find(id);
  wxRect place = canvas_->on_canvas(field.box);
  place.SetWidth(std::max(place.GetWidth(), FromDIP(160)));
  place.SetHeight(std::max(place.GetHeight(), FromDIP(30)));
  const wxString text = before == play_.session().typed().end() ? wxString() : ui(before->second);
  typing_ = new wxTextCtrl(canvas_, wxID_ANY, text, place.GetPosition(), place.GetSize(), wxTE_PROCESS_ENTER);
  set_spoken_name(*typing_, ui(field.spoken));
  constexpr std::size_t most = 200;
  typing_->SetMaxLength(most);
  const auto end = [this, id](bool take) {
    if (typing_ == nullptr) return;
    wxTextCtrl* control = std::exchange(typing_, nullptr);
    const std::string said = utf8(control->GetValue());
    control->Hide();
    control->CallAfter([control] { control->Destroy(); });
    if (take && play_.playing()) play_.take("type " + id + " " + said);
  };
  typing_->Bind(wxEVT_KILL_FOCUS, [this, end](wxFocusEvent& event) {
    event.Skip();
    CallAfter([end] { end(true); });
  });
  typing_->Bind(wxEVT_CHAR_HOOK, [this, end](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key != WXK_ESCAPE && key != WXK_RETURN && key != WXK_NUMPAD_ENTER) return event.Skip();
    CallAfter([this, end, take = key != WXK_ESCAPE] {
      end(take);
      canvas_->SetFocus();
    });
  });
  typing_->SetFocus();
  typing_->SelectAll();
}

}  // namespace facenotice::gui
