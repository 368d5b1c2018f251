// SPDX-License-Identifier: MIT
// Canvas, what is selected on it, words edited in place.
#include "designer/gui/screen/screen_view.hpp"

#include <algorithm>
#include <utility>

#include <wx/menu.h>
#include <wx/sizer.h>

#include "designer/authoring/element_edits.hpp"
#include "designer/authoring/law_beside.hpp"
#include "designer/authoring/texts_table.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/monitor.hpp"
#include "designer/gui/base/png_image.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/screen/canvas_scroller.hpp"
#include "designer/gui/screen/look_button.hpp"
#include "designer/gui/screen/play_bar.hpp"
#include "designer/gui/screen/screen_canvas.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/base/code_points.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"

namespace facenotice::gui {
namespace {

constexpr std::size_t longest_in_menu = 32;  // characters of a value: a menu is no wider than it must be

AccessiblePart::Role role_of(ScreenPart::Kind kind) {
  switch (kind) {
    case ScreenPart::Kind::title:
      return AccessiblePart::Role::heading;
    case ScreenPart::Kind::choice:
      return AccessiblePart::Role::button;
    case ScreenPart::Kind::box_to_tick:
      return AccessiblePart::Role::check_box;
    case ScreenPart::Kind::field:
      return AccessiblePart::Role::entry;
    case ScreenPart::Kind::words:
      break;
  }
  return AccessiblePart::Role::paragraph;
}

}  // namespace

ScreenView::ScreenView(wxWindow* parent, Workbench& workbench, Selection& selection, PlayControl& play,
                       const FormatWords& names, Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      play_(play),
      names_(names),
      reporter_(reporter),
      painter_(workbench.post(), workbench.fonts(), [this](std::shared_ptr<const ScreenPicture> picture) {
        picture_ = std::move(picture);
        if (!play_.playing()) show_picture();
        write_what_was_put_in();
      }) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  heading_ =
      new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
  heading_->SetFont(heading_->GetFont().Bold());
  kind_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  kind_->SetForegroundColour(quiet_text());
  top->Add(heading_, wxSizerFlags().Border(wxALL, FromDIP(8)));
  top->Add(kind_, wxSizerFlags(1).Border(wxTOP | wxBOTTOM, FromDIP(8)));
  look_ = new LookButton(this, workbench_.words());
  top->Add(look_, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
  sizer->Add(top, wxSizerFlags().Expand());
  canvas_ = new ScreenCanvas(this);
  set_spoken_name(*canvas_, ui(workbench_.words().tr("The machine’s screen")));
  look_->MoveAfterInTabOrder(canvas_);  // who comes here comes for the screen
  scroller_ = std::make_unique<CanvasScroller>(this, *canvas_);
  sizer->Add(scroller_->sizer(), wxSizerFlags(1).Expand());
  note_ =
      new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
  sizer->Add(note_, wxSizerFlags().Expand().Border(wxALL, FromDIP(4)));
  play_bar_ = new PlayBar(this, play_);
  sizer->Add(play_bar_, wxSizerFlags().Expand());
  SetSizer(sizer);
  note_->Hide();
  play_bar_->Hide();

  connections_ += canvas_->clicked.connect([this](std::int32_t x, std::int32_t y) { select_at(x, y); });
  connections_ += canvas_->double_clicked.connect([this](std::int32_t x, std::int32_t y) {
    if (play_.playing()) return touch_played(x, y);
    select_at(x, y);
    edit_words();
  });
  connections_ += look_->changed.connect([this] {
    show_picture();
    Layout();
  });
  connections_ += canvas_->menu_asked.connect([this](std::int32_t x, std::int32_t y) { show_menu(x, y); });
  connections_ += canvas_->dragged.connect([this](std::int32_t x, std::int32_t y, std::int32_t to_x,
                                                  std::int32_t to_y) { drag(x, y, to_x, to_y); });
  connections_ += canvas_->dragged_over.connect([this](std::int32_t x, std::int32_t y, std::int32_t to_x,
                                                       std::int32_t to_y) { drag_over(x, y, to_x, to_y); });
  connections_ += canvas_->part_chosen.connect([this](std::size_t part) {
    if (play_.playing()) return use_played(part);
    if (part < parts_.size()) selection_.set_element(parts_[part].element);
  });
  connections_ += canvas_->key_pressed.connect([this](int key) { press(key); });
  connections_ += selection_.view_changed.connect([this] {
    end_words(true);
    show_heading();
    ask_for_picture();
  });
  connections_ += selection_.element_changed.connect([this] {
    end_words(true);
    show_marks();
    show_note();
  });
  connections_ += workbench_.document_changed.connect([this] {
    show_heading();
    ask_for_picture();
  });
  connections_ += workbench_.check_changed.connect([this] {
    show_note();
    if (!play_.playing()) show_marks();
  });
  connections_ += workbench_.text_replaced.connect([this] {
    end_words(false);
    picture_.reset();
    show_picture();
  });
  connections_ += play_.changed.connect([this] { show_play(); });
  connections_ += play_bar_->stop_asked.connect([this] { stop_asked.emit(); });
  connections_ += play_bar_->keypad_changed.connect([this] {
    show_play();
    if (play_bar_->keypad_only())
      CallAfter([this] { canvas_->SetFocus(); });  // once the box has let go of it
  });
}

ScreenView::~ScreenView() = default;

void ScreenView::ask_for_picture() {
  if (workbench_.last_sound()) painter_.ask_for(*workbench_.last_sound(), selection_.view());
}

void ScreenView::show_heading() {
  std::string heading, kind;
  if (workbench_.last_sound()) {
    const Flow& flow = workbench_.last_sound()->flow();
    const auto view = resolve_view(flow, selection_.view());
    const PlayMoment* played = play_.shown();
    const std::string id = play_.playing() ? (played != nullptr ? played->step : std::string())
                           : view          ? view->step
                                           : std::string();
    const StepIndex step = flow.find_step(id);
    const Sign* sign = view && !play_.playing() ? find_sign(flow, view->sign) : nullptr;
    if (sign != nullptr) {
      heading = ShownNames(flow, workbench_.words()).text(sign->title);
      kind = names_.element("sign");
    } else if (step != no_step) {
      heading = ShownNames(flow, workbench_.words()).step(id);
      const std::string word = step_word(flow.steps[step]);
      kind = flow.steps[step].kind == StepKind::screen ? names_.value("screen", "kind", word)
                                                       : names_.element(word);
    }
  }
  heading_->SetLabelText(ui(heading));
  kind_->SetLabelText(ui(kind));
  Layout();
}

void ScreenView::show_picture() {
  if (!picture_)
    canvas_->show(
        {}, ui(workbench_.words().tr("The preview comes with the first sound version of the document.")));
  else if (!picture_->trouble.empty())
    canvas_->show({}, ui(picture_->trouble.in(workbench_.words())));
  else
    canvas_->show(picture_->frame);
  show_parts();
  show_overlay();
  show_marks();
  show_note();
}

void ScreenView::show_overlay() {
  std::vector<ScreenCanvas::Annotation> annotations;
  overlay_note_.clear();
  std::optional<double> scale;
  if (!look_->on().empty() && picture_ && picture_->trouble.empty() && workbench_.last_sound() &&
      !play_.playing()) {
    OverlaidScreen seen =
        overlaid(*picture_, *workbench_.last_sound(), parts_, look_->on(), workbench_.words());
    for (const OverlayMark& mark : seen.marks)
      annotations.push_back({mark.box, ui(mark.label), mark.short_of});
    overlay_note_ = seen.note;
    if (seen.px_per_mm) scale = units_per_mm(*this) / *seen.px_per_mm;
    canvas_->show(seen.frame);
  }
  canvas_->scale_to(scale);
  canvas_->annotate(std::move(annotations));
}

void ScreenView::show_play() {
  play_bar_->refresh();
  show_heading();
  play_bar_->Show(play_.playing() || play_.preparing());
  look_->Enable(!play_.playing());
  if (play_.playing()) {
    end_words(true);
    show_parts();
    show_overlay();
    show_marks();
    show_played(play_.session());
    note_->Hide();
  } else {
    canvas_->write({});
    show_picture();
  }
  Layout();
}

// Of a screen that is played: what the machine says and what can be touched, not what the document says here.
void ScreenView::show_parts() {
  parts_.clear();
  if (picture_ && workbench_.last_sound() && !play_.playing())
    parts_ = screen_parts(*picture_, *workbench_.last_sound(), names_, workbench_.words());
  std::vector<AccessiblePart> said;
  std::vector<Box> boxes;
  if (play_.playing() && (play_.looked_at() || play_.session().frame().width > 0))
    for (const PlayedPart& part : played_parts(played_list(), play_.session(), workbench_.words())) {
      said.push_back({part.key, ui(part.name), role_of(part.kind)});
      boxes.push_back(part.box);
    }
  for (const ScreenPart& part : parts_) {
    said.push_back({part.element.text(), ui(part.name), role_of(part.kind)});
    boxes.push_back(part.box);
  }
  canvas_->show_parts(std::move(said), std::move(boxes));
}

void ScreenView::show_marks() {
  const auto selected = std::find_if(parts_.begin(), parts_.end(), [this](const ScreenPart& part) {
    return part.element == selection_.element();
  });
  const bool found = selected != parts_.end();
  const auto& checked = workbench_.checked();
  std::string locked;
  if (found && workbench_.up_to_date() && checked->report)
    locked = why_buttons_are_alike(*checked->report, *checked->document, selected->element);
  canvas_->mark(found ? std::vector<Box>{selected->box} : std::vector<Box>(), ui(locked));
  canvas_->select_part(found ? std::optional(static_cast<std::size_t>(selected - parts_.begin()))
                             : std::nullopt);
}

void ScreenView::show_note() {
  std::string note;
  const auto& checked = workbench_.checked();
  if (checked && checked->document && !checked->document->sound() && workbench_.last_sound())
    note = workbench_.words().tr("The preview is of the last sound version: the text has problems now.");
  else if (picture_ && picture_->overflow)
    note = workbench_.words().tr("Not everything fits on this screen: some of it lies below the fold.");
  else if (picture_ && picture_->falls_back)
    note = workbench_.words().tr(
        "In this look the screen has no room: the machine shows it in the normal one, as here.");
  else if (picture_ && !picture_->missing.empty())
    note = workbench_.words().trf("No font has these characters: {}.", picture_->missing);
  if (note.empty()) note = overlay_note_;
  if (note.empty()) note = where_it_is_set();
  if (play_.playing()) note.clear();
  const bool changes = note_->IsShown() == note.empty() || note_->GetLabel() != ui(note);
  if (!changes) return;
  note_->SetLabel(ui(note));
  note_->SetToolTip(ui(note));
  note_->Show(!note.empty());
  Layout();
}

std::vector<ValueSource> ScreenView::sources() const {
  if (!picture_ || !workbench_.last_sound()) return {};
  return value_sources(*workbench_.last_sound(), selection_.element(), picture_->view.language, names_);
}

// What is selected and comes from elsewhere in the document.
std::string ScreenView::where_it_is_set() const {
  const Words& words = workbench_.words();
  if (selection_.element() == ElementPath("title"))
    return words.tr("The machine’s name: set once, for all screens. Two clicks edit it.");
  std::string all;
  const std::vector<ValueSource> each = sources();
  for (auto source = each.begin(); source != each.end(); ++source)
    if (std::none_of(each.begin(), source,
                     [&](const ValueSource& before) { return before.kind == source->kind; }))
      all += (all.empty() ? "" : words.tr(", ")) + source->kind;
  return all.empty() ? all : words.trf("A right click leads to where this is set: {}.", all);
}

const ScreenPicture::Area* ScreenView::area_at(std::int32_t x, std::int32_t y) const {
  if (!picture_) return nullptr;
  for (const ScreenPicture::Area& area : picture_->areas)
    if (area.box.contains(px64(x), px64(y))) return &area;
  return nullptr;
}

void ScreenView::select_at(std::int32_t x, std::int32_t y) {
  if (play_.playing()) return touch_played(x, y);
  end_words(true);
  if (!picture_) return;
  const ScreenPicture::Area* area = area_at(x, y);
  selection_.set_element(area != nullptr ? area->element
                                         : path_of_view(*workbench_.last_sound(), picture_->view));
}

void ScreenView::select_next(bool forward) {
  if (parts_.empty()) return;
  const auto now = std::find_if(parts_.begin(), parts_.end(), [this](const ScreenPart& part) {
    return part.element == selection_.element();
  });
  std::size_t next = forward ? 0 : parts_.size() - 1;
  if (now != parts_.end()) {
    const auto at = static_cast<std::size_t>(now - parts_.begin());
    next = forward ? (at + 1) % parts_.size() : (at + parts_.size() - 1) % parts_.size();
  }
  selection_.set_element(parts_[next].element);
}

void ScreenView::do_by_id(const char* id) {
  if (!workbench_.last_sound() || play_.playing()) return;
  reporter_.attempt([&] {
    const Document document = workbench_.document_to_edit();
    for (const ElementEdit& edit : element_edits(document, selection_.element(), names_, workbench_.words()))
      if (edit.id == id) {
        workbench_.apply(edit.make(document));
        return selection_.set_element(edit.then);
      }
  });
}

void ScreenView::press(int key) {
  if (play_.playing()) return press_played(key);
  if (key == WXK_UP || key == WXK_LEFT) return select_next(false);
  if (key == WXK_DOWN || key == WXK_RIGHT) return select_next(true);
  if (key == -WXK_UP) return do_by_id("move-up");
  if (key == -WXK_DOWN) return do_by_id("move-down");
  if (key == WXK_DELETE) return do_by_id("remove");
  if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_F2) return edit_words();
}

void ScreenView::show_menu(std::int32_t x, std::int32_t y) {
  if (play_.playing() || !workbench_.last_sound()) return;
  if (x >= 0) select_at(x, y);
  const Document document = *workbench_.last_sound();
  const std::vector<ElementEdit> edits =
      element_edits(document, selection_.element(), names_, workbench_.words());
  wxMenu menu;
  menu.Append(1, ui(workbench_.words().tr("Edit the words\tF2")));
  menu.Append(2, ui(workbench_.words().tr("Comment…\tCtrl+Shift+C")));
  auto last = ElementEdit::Group::order;
  menu.AppendSeparator();
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (i > 0 && edits[i].group != last) menu.AppendSeparator();
    last = edits[i].group;
    menu.Append(static_cast<int>(i) + 3, ui(edits[i].label));
  }
  const std::vector<ValueSource> values = sources();
  const int first_source = static_cast<int>(edits.size()) + 3;
  if (!values.empty()) menu.AppendSeparator();
  for (std::size_t i = 0; i < values.size(); ++i)
    menu.Append(first_source + static_cast<int>(i),
                ui(workbench_.words().trf("Where “{}” is set ({})",
                                          shortened(values[i].value, longest_in_menu), values[i].kind)));
  const int chosen = choose_from(*this, menu);
  if (chosen == 1) return edit_words();
  if (chosen == 2) return comment_asked.emit();
  if (chosen >= first_source)
    return selection_.set_element(values[static_cast<std::size_t>(chosen - first_source)].element);
  if (chosen < 3) return;
  const ElementEdit& edit = edits[static_cast<std::size_t>(chosen) - 3];
  do_by_id(edit.id.c_str());
  // What was put in is written at once, when its picture has come.
  canvas_->SetFocus();
  if (edit.group == ElementEdit::Group::add) written_next_ = selection_.element();
}

void ScreenView::drag_over(std::int32_t from_x, std::int32_t from_y, std::int32_t to_x, std::int32_t to_y) {
  if (play_.playing() || !workbench_.last_sound()) return;
  const ScreenPicture::Area* from = area_at(from_x, from_y);
  const ScreenPicture::Area* to = area_at(to_x, to_y);
  if (from == nullptr) return;
  const bool fits =
      to != nullptr && move_onto(*workbench_.last_sound(), from->element, to->element) != nullptr;
  canvas_->show_drag(from->box, fits ? std::optional(to->box) : std::nullopt);
}

void ScreenView::drag(std::int32_t from_x, std::int32_t from_y, std::int32_t to_x, std::int32_t to_y) {
  if (play_.playing()) return;
  const ScreenPicture::Area* from = area_at(from_x, from_y);
  const ScreenPicture::Area* to = area_at(to_x, to_y);
  if (from == nullptr || to == nullptr) return;
  reporter_.attempt([&] {
    const Document document = workbench_.document_to_edit();
    const auto move = move_onto(document, from->element, to->element);
    if (move == nullptr)
      throw UserError(msg("Texts change places with texts and choices with choices of the same screen."));
    const ElementPath then = from->element, instead = to->element;
    workbench_.apply(move(document));
    // A choice keeps its name wherever it stands; a text is named by its place.
    selection_.set_element(then.text().find("/choice[") != std::string::npos ? then : instead);
  });
}

// Not in the picture of before, which may come once more.
void ScreenView::write_what_was_put_in() {
  if (!written_next_ || !picture_) return;
  const bool chosen = *written_next_ == selection_.element();
  if (chosen &&
      std::none_of(picture_->areas.begin(), picture_->areas.end(),
                   [this](const ScreenPicture::Area& area) { return area.element == *written_next_; }))
    return;
  written_next_.reset();
  if (chosen) edit_words();
}

void ScreenView::edit_words() {
  end_words(true);
  if (words_ != nullptr) return words_->SetFocus();  // they were refused, and wait to be mended
  if (play_.playing() || !picture_ || !workbench_.last_sound()) return;
  const pugi::xml_node holder = words_holder(selection_.element().in(*workbench_.last_sound()));
  if (!holder) return;
  const ScreenPicture::Area* area = nullptr;
  for (const ScreenPicture::Area& one : picture_->areas)
    if (area == nullptr && (one.element == selection_.element() || one.element == ElementPath::of(holder)))
      area = &one;
  if (area == nullptr) return;
  words_of_ = ElementPath::of(holder);
  words_language_ = picture_->view.language;
  wxRect place = canvas_->on_canvas(area->box).Inflate(FromDIP(6));
  place.SetWidth(std::max(place.GetWidth(), FromDIP(260)));
  place.SetHeight(std::max(place.GetHeight(), FromDIP(64)));
  const wxSize room = canvas_->GetClientSize();
  place.SetX(std::clamp(place.GetX(), 0, std::max(0, room.x - place.GetWidth())));
  place.SetY(std::clamp(place.GetY(), 0, std::max(0, room.y - place.GetHeight())));
  words_ = new wxTextCtrl(canvas_, wxID_ANY, ui(words_in(holder, words_language_)), place.GetPosition(),
                          place.GetSize(), wxTE_MULTILINE | wxTE_PROCESS_ENTER);
  set_spoken_name(*words_, ui(workbench_.words().tr("Words on the screen")));
  words_->SetToolTip(ui(workbench_.words().tr("Enter takes the words over, Esc leaves them as they were.")));
  words_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] { end_words(true); });
  });
  words_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_ESCAPE || ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && !event.ShiftDown())) {
      const bool take = key != WXK_ESCAPE;
      CallAfter([this, take] {
        end_words(take);
        if (words_ == nullptr) canvas_->SetFocus();
      });
    } else {
      event.Skip();
    }
  });
  words_->SetFocus();
  words_->SelectAll();
}

void ScreenView::end_words(bool take) {
  if (words_ == nullptr) return;
  wxTextCtrl* control = words_;
  const std::string said = utf8(control->GetValue());
  if (take && refused_words_ == said) return;
  words_ = nullptr;  // what follows may come back here
  if (take && control->IsModified() && !reporter_.attempt([&] {
        workbench_.apply(type_text(workbench_.document_to_edit(), words_of_, words_language_, said));
      })) {
    words_ = control;
    refused_words_ = said;
    return;
  }
  refused_words_.reset();
  control->Hide();
  control->CallAfter([control] { control->Destroy(); });
}

void ScreenView::flush() {
  end_words(true);
}

}  // namespace facenotice::gui
