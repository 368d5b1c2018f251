// SPDX-License-Identifier: MIT
// wxStyledTextCtrl around the workbench's bytes.
#include "designer/gui/xml/editor_panel.hpp"

#include <algorithm>

#include <wx/numdlg.h>
#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/xml/editor_style.hpp"
#include "designer/gui/xml/find_bar.hpp"

namespace facenotice::gui {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

int line_ends_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? wxSTC_EOL_CRLF : wxSTC_EOL_LF;
}

int mark_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return mark_error;
    case Severity::warning:
      return mark_warning;
    case Severity::review:
    case Severity::info:
      break;
  }
  return mark_review;
}

// A hint has no lines of its own making.
wxString in_lines(const wxString& words) {
  constexpr std::size_t most = 90;
  wxString all;
  std::size_t in_line = 0;
  for (const wxUniChar letter : words) {
    const bool ends = letter == '\n' || (in_line >= most && letter == ' ') || in_line >= 2 * most;
    if (ends) all += '\n';
    if (!ends || (letter != ' ' && letter != '\n')) all += letter;
    in_line = ends ? 0 : in_line + (letter.GetValue() > 0x2E00 ? 2 : 1);
  }
  return all;
}

}  // namespace

EditorPanel::EditorPanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                         const FormatWords& names, Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      reporter_(reporter),
      assist_(FlowSchema::load(workbench.words().language()), names, workbench.words()) {
  text_ = new wxStyledTextCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
  find_bar_ = new FindBar(this, *text_, workbench_.words());
  set_spoken_name(*text_, ui(workbench_.words().tr("Flow document (XML)")));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(text_, wxSizerFlags(1).Expand());
  sizer->Add(find_bar_, wxSizerFlags().Expand());
  SetSizer(sizer);
  find_bar_->Hide();

  text_->SetCodePage(wxSTC_CP_UTF8);
  text_->SetTabWidth(2);
  text_->SetIndent(2);
  text_->SetUseTabs(false);
  text_->SetTabIndents(true);
  text_->SetBackSpaceUnIndents(true);
  text_->SetPasteConvertEndings(true);
  text_->SetScrollWidthTracking(true);
  text_->SetScrollWidth(FromDIP(400));
  text_->SetWrapMode(wxSTC_WRAP_WORD);
  text_->SetWrapIndentMode(wxSTC_WRAPINDENT_INDENT);
  text_->SetWrapVisualFlags(wxSTC_WRAPVISUALFLAG_MARGIN);
  text_->SetMouseDwellTime(400);
  text_->SetYCaretPolicy(wxSTC_CARET_SLOP | wxSTC_CARET_EVEN, 4);
  text_->SetModEventMask(wxSTC_MOD_INSERTTEXT | wxSTC_MOD_DELETETEXT);
  text_->AutoCompSetSeparator('\n');
  text_->AutoCompSetTypeSeparator('\t');
  text_->AutoCompSetMaxHeight(12);
  text_->AutoCompSetDropRestOfWord(true);
  text_->SetUndoCollection(false);  // one history over all views: the workbench has it
  style_editor(*text_);

  text_->Bind(wxEVT_STC_MODIFIED, [this](wxStyledTextEvent& event) {
    event.Skip();
    if (loading_ || pending_) return;
    pending_ = true;
    CallAfter([this] { flush(); });
  });
  // The keyboard is never caught here: lines indent themselves, and several of them by Tab while they are
  // selected.
  text_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const bool lines = text_->LineFromPosition(text_->GetSelectionStart()) !=
                       text_->LineFromPosition(text_->GetSelectionEnd());
    if (event.GetKeyCode() != WXK_TAB || event.ControlDown() || event.AltDown() || lines ||
        text_->AutoCompActive())
      return event.Skip();
    text_->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
  });
  text_->Bind(wxEVT_STC_CHARADDED, [this](wxStyledTextEvent& event) {
    if (event.GetKey() == '\n') indent_new_line();
    // Where something begins that the schema knows; inside of it what is offered shortens by itself.
    const int key = event.GetKey();
    const bool begins = key == '<' || key == '"' || key == '\'' || key == '/';
    const bool next = key == ' ' && xml_place(typed(), caret_byte()).what == XmlPlace::What::attribute;
    if (!text_->AutoCompActive() && (begins || next)) CallAfter([this] { complete(); });
  });
  // Not from inside of its painting, which sends this event: what follows the caret repaints others.
  text_->Bind(wxEVT_STC_UPDATEUI, [this](wxStyledTextEvent& event) {
    event.Skip();
    CallAfter([this] { follow_caret(); });
  });
  text_->Bind(wxEVT_STC_DWELLSTART, [this](wxStyledTextEvent& event) { show_hint(event.GetPosition()); });
  text_->Bind(wxEVT_STC_DWELLEND, [this](wxStyledTextEvent&) { text_->CallTipCancel(); });
  text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    flush();
    event.Skip();
  });
  Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
    style_editor(*text_);
    event.Skip();
  });

  connections_ += workbench_.text_replaced.connect([this] { show_text(); });
  connections_ += workbench_.text_edited.connect([this] { follow_edit(); });
  connections_ += workbench_.check_changed.connect([this] { show_marks(); });
}

void EditorPanel::show_text() {
  loading_ = true;
  pending_ = false;
  const std::string& bytes = workbench_.text();
  bom_ =
      bytes.compare(0, byte_order_mark.size(), byte_order_mark) == 0 ? byte_order_mark : std::string_view();
  text_->SetEOLMode(line_ends_of(bytes));
  text_->ClearAll();
  text_->AddTextRaw(bytes.data() + bom_.size(), static_cast<int>(bytes.size() - bom_.size()));
  text_->GotoPos(0);
  text_->MarkerDeleteAll(-1);
  hints_.clear();
  fit_line_numbers(*text_);
  last_caret_ = -1;
  loading_ = false;
}

// Puts in what has changed and no more: the caret and what is folded stay.
void EditorPanel::follow_edit() {
  const wxCharBuffer shown = text_->GetTextRaw();
  const std::string_view was(shown.data(), shown.length());
  const std::string_view is = std::string_view(workbench_.text()).substr(bom_.size());
  const std::size_t shorter = std::min(was.size(), is.size());
  std::size_t start = 0, end = 0;
  while (start < shorter && was[start] == is[start]) ++start;
  while (end < shorter - start && was[was.size() - 1 - end] == is[is.size() - 1 - end]) ++end;
  loading_ = true;
  pending_ = false;
  text_->SetTargetRange(static_cast<int>(start), static_cast<int>(was.size() - end));
  const std::string changed(is.substr(start, is.size() - end - start));
  text_->ReplaceTargetRaw(changed.c_str(), static_cast<int>(changed.size()));
  if (text_->HasFocus()) text_->GotoPos(static_cast<int>(start + changed.size()));
  pending_ = false;
  loading_ = false;
  fit_line_numbers(*text_);
}

void EditorPanel::flush() {
  if (!pending_) return;
  pending_ = false;
  const wxCharBuffer bytes = text_->GetTextRaw();
  workbench_.edit(bom_ + std::string(bytes.data(), bytes.length()));
  fit_line_numbers(*text_);
}

void EditorPanel::indent_new_line() {
  const int line = text_->GetCurrentLine();
  if (line == 0) return;
  text_->SetLineIndentation(line, text_->GetLineIndentation(line - 1));
  text_->GotoPos(text_->GetLineIndentPosition(line));
}

void EditorPanel::show_marks() {
  text_->MarkerDeleteAll(-1);
  for (int m = 0; m < mark_count; ++m) {
    text_->SetIndicatorCurrent(m);
    text_->IndicatorClearRange(0, text_->GetTextLength());
  }
  hints_.clear();
  const std::optional<CheckedText>& checked = workbench_.checked();
  if (!checked || !checked->document) return;
  for (const Problem& problem : checked->document->problems())
    mark(problem.place, mark_problem, problem.message.in(workbench_.words()));
  if (!checked->report) return;
  for (const Finding& finding : checked->report->findings)
    mark(finding.place, mark_of(finding.severity), finding.message + " [" + finding.id + "]");
}

void EditorPanel::mark(Place place, int kind, const std::string& message) {
  const int line = static_cast<int>(std::max<std::size_t>(place.line, 1)) - 1;
  if (line >= text_->GetLineCount()) return;
  hints_.push_back({kind, text_->MarkerAdd(line, kind), message});
  const int line_end = text_->GetLineEndPosition(line);
  int start = text_->PositionRelative(text_->PositionFromLine(line),
                                      static_cast<int>(std::max<std::size_t>(place.column, 1)) - 1);
  start = std::min(start, line_end);
  int end = start;
  // The tag's name: enough to see where, without painting the page.
  while (end < line_end && text_->GetCharAt(end) != ' ' && text_->GetCharAt(end) != '>') ++end;
  if (end == start) {
    start = text_->GetLineIndentPosition(line);
    end = line_end;
  }
  text_->SetIndicatorCurrent(kind);
  text_->IndicatorFillRange(start, std::max(end - start, 1));
}

void EditorPanel::show_hint(int position) {
  if (position < 0) return;
  const int line = text_->LineFromPosition(position);
  std::string hint;
  for (const Hint& h : hints_)
    if (text_->MarkerLineFromHandle(h.line_handle) == line) hint += (hint.empty() ? "" : "\n") + h.message;
  if (hint.empty()) hint = assist_.about(typed(), static_cast<std::size_t>(position));
  if (!hint.empty()) text_->CallTipShow(position, in_lines(ui(hint)));
}

Place EditorPanel::caret() const {
  const int position = text_->GetCurrentPos();
  const int line = text_->LineFromPosition(position);
  return {static_cast<std::size_t>(line) + 1,
          static_cast<std::size_t>(text_->CountCharacters(text_->PositionFromLine(line), position)) + 1};
}

void EditorPanel::follow_caret() {
  const int position = text_->GetCurrentPos();
  if (loading_ || position == last_caret_) return;
  last_caret_ = position;
  caret_moved.emit();
  if (jumping_ || pending_) return;
  const OutlineStep* step =
      step_around(workbench_.outline(), static_cast<std::size_t>(position) + bom_.size());
  if (step != nullptr && !step->id.empty()) selection_.set_step(step->id);
}

void EditorPanel::go_to(Place place, bool focus) {
  const int line = std::clamp(static_cast<int>(place.line) - 1, 0, text_->GetLineCount() - 1);
  const int start = text_->PositionFromLine(line);
  const int position =
      text_->PositionRelative(start, static_cast<int>(std::max<std::size_t>(place.column, 1)) - 1);
  go_to_offset(
      static_cast<std::size_t>(std::min(std::max(position, start), text_->GetLineEndPosition(line))) +
          bom_.size(),
      focus);
}

void EditorPanel::go_to_offset(std::size_t offset, bool focus) {
  const int position = static_cast<int>(std::max(offset, bom_.size()) - bom_.size());
  const int line = text_->LineFromPosition(position);
  jumping_ = true;
  text_->EnsureVisible(line);
  text_->GotoPos(position);
  // A third from the top: what follows matters more than what stands before.
  const int visual = text_->VisibleFromDocLine(line);
  text_->SetFirstVisibleLine(std::max(0, visual - text_->LinesOnScreen() / 3));
  last_caret_ = text_->GetCurrentPos();
  jumping_ = false;
  caret_moved.emit();
  if (focus) text_->SetFocus();
}

void EditorPanel::show_find() {
  find_bar_->open();
}

void EditorPanel::find_next(bool forward) {
  if (find_bar_->empty())
    find_bar_->open();
  else
    find_bar_->find(forward);
}

void EditorPanel::ask_line() {
  const long lines = text_->GetLineCount();
  const long line = wxGetNumberFromUser(wxString(), ui(workbench_.words().trf("Line (1 to {}):", lines)),
                                        ui(workbench_.words().tr("Go to line")), text_->GetCurrentLine() + 1,
                                        1, lines, this);
  if (line > 0) go_to({static_cast<std::size_t>(line), 1}, true);
}

std::string EditorPanel::typed() const {
  const wxCharBuffer bytes = text_->GetTextRaw();
  return {bytes.data(), bytes.length()};
}

std::string EditorPanel::about_caret() const {
  return assist_.about(typed(), caret_byte());
}

void EditorPanel::complete() {
  const XmlOffers found = assist_.offers(typed(), caret_byte());
  if (found.offers.empty()) return;
  std::string list;
  for (const XmlOffer& offer : found.offers) list += (list.empty() ? "" : "\n") + offer.word;
  text_->AutoCompShow(static_cast<int>(caret_byte() - found.begin), ui(list));
}

void EditorPanel::go_to_definition() {
  reporter_.attempt([&] {
    const auto found = assist_.definition(typed(), caret_byte());
    if (!found)
      throw UserError(msg("Nothing is named here that is declared elsewhere. Put the caret on an id."));
    go_to_offset(*found + bom_.size(), true);
  });
}

void EditorPanel::rename() {
  flush();
  reporter_.attempt([&] {
    const auto id = assist_.id_at(typed(), caret_byte());
    if (!id) throw UserError(msg("There is no id here that could be renamed. Put the caret on one."));
    const Words& words = workbench_.words();
    SheetField name;
    name.key = "name";
    name.label = words.tr("New id");
    name.kind = SheetField::Kind::line;
    const std::string text = typed();
    if (const XmlPlace place = xml_place(text, caret_byte()); place.what == XmlPlace::What::value)
      name.value = place.word(text);
    FormDialog dialog(this, words, words.tr("Rename an id"), words.tr("All that refers to it follows."),
                      {name}, words.tr("Rename"), [&](const FormDialog::Answers& answers) {
                        workbench_.apply(rename_id(workbench_.document_to_edit(), *id, answers.at("name")));
                      });
    dialog.ShowModal();
    text_->SetFocus();
  });
}

void EditorPanel::fold_all(bool fold) {
  text_->FoldAll(fold ? wxSTC_FOLDACTION_CONTRACT : wxSTC_FOLDACTION_EXPAND);
  if (fold) text_->ToggleFold(text_->GetFoldParent(text_->GetCurrentLine()));
  text_->EnsureCaretVisible();
}

}  // namespace facenotice::gui
