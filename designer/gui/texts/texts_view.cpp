// SPDX-License-Identifier: MIT
// Rows in, edits out; which rows and which edits is decided by the table of texts.
#include "designer/gui/texts/texts_view.hpp"

#include <algorithm>

#include <wx/sizer.h>
#include <wx/splitter.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/workbench/navigation.hpp"

namespace facenotice::gui {
namespace {

// The filter's last entry, behind those of TextsFilter.
constexpr int machine_words_entry = static_cast<int>(TextsFilter::Show::this_step) + 1;

// A list has lines.
std::string in_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

}  // namespace

TextsView::TextsView(wxWindow* parent, Workbench& workbench, Selection& selection, const FormatWords& names,
                     Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      names_(names),
      reporter_(reporter),
      fit_(workbench.words(), workbench.post(), workbench.fonts()) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  count_ =
      new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
  count_->SetFont(count_->GetFont().Bold());
  sizer->Add(count_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
  sizer->Add(make_filters(), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
  texts_ = new wxPanel(this);
  auto* splitter = new wxSplitterWindow(texts_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
  splitter->SetMinimumPaneSize(FromDIP(60));
  splitter->SetSashGravity(0.55);
  wxPanel* rows = make_list(splitter);
  splitter->SplitHorizontally(rows, make_editors(splitter));
  auto* texts = new wxBoxSizer(wxVERTICAL);
  texts->Add(splitter, wxSizerFlags(1).Expand());
  texts->Add(make_buttons(texts_), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
  texts_->SetSizer(texts);
  sizer->Add(texts_, wxSizerFlags(1).Expand());
  machine_words_ = new MachineWordsList(this, workbench_.words());
  machine_words_->Hide();
  sizer->Add(machine_words_, wxSizerFlags(1).Expand());
  SetSizer(sizer);

  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_RETURN && event.GetModifiers() == wxMOD_CONTROL)
      approve();
    else
      event.Skip();
  });
  // Hidden, it costs nothing: what has changed meanwhile is read when it is shown.
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    event.Skip();
    if (!event.IsShown()) return;
    CallAfter([this] {
      refresh();
      follow_selection();
    });
  });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] {
    edited_.reset();
    target_text_->DiscardEdits();
    refresh();
  });
  connections_ += fit_.changed.connect([this] { show_fit(); });
  connections_ += selection_.element_changed.connect([this] { follow_selection(); });
  connections_ += selection_.view_changed.connect([this] {
    if (show_->GetSelection() == static_cast<int>(TextsFilter::Show::this_step)) show_rows();
  });
}

void TextsView::refresh() {
  if (!IsShownOnScreen()) {
    stale_ = true;
    return;
  }
  stale_ = false;
  table_ = TextsTable();
  if (workbench_.last_sound()) {
    table_ = texts_table(*workbench_.last_sound(), names_, workbench_.words());
    if (fit_.fit()) mark_too_long(table_, *fit_.fit());
    fit_.look_at(*workbench_.last_sound());
  }
  show_languages();
  show_rows(true);
}

void TextsView::show_fit() {
  mark_too_long(table_, fit_.fit() ? *fit_.fit() : TextFit());
  show_rows(true);
}

void TextsView::show_open(const std::string& language) {
  if (!flush()) return;
  edited_.reset();
  target_language_ = language;
  show_->SetSelection(static_cast<int>(TextsFilter::Show::open));
  search_->ChangeValue(wxEmptyString);
  refresh();
  select(next_unapproved(table_, shown_, std::nullopt, target_, true));
  target_text_->SetFocus();
}

void TextsView::find() {
  search_->SetFocus();
  search_->SelectAll();
}

void TextsView::show_languages() {
  const std::vector<std::string>& languages = table_.languages;
  wxArrayString names;
  for (const std::string& language : table_.shown) names.Add(ui(language));
  for (wxChoice* choice : {source_choice_, target_choice_})
    if (choice->GetStrings() != names) choice->Set(names);
  if (languages.empty()) return;
  source_ = std::min(source_, languages.size() - 1);
  const bool known = std::find(languages.begin(), languages.end(), target_language_) != languages.end();
  target_ = known ? table_.column_of(target_language_) : column_to_translate(table_, source_);
  source_choice_->SetSelection(static_cast<int>(source_));
  target_choice_->SetSelection(static_cast<int>(target_));
}

bool TextsView::shows_machine_words() const {
  return show_->GetSelection() == machine_words_entry;
}

void TextsView::show_rows(bool with_edited) {
  const bool machine = shows_machine_words();
  if (machine_words_->IsShown() != machine) {
    machine_words_->Show(machine);
    texts_->Show(!machine);
    Layout();
  }
  for (wxWindow* window : {static_cast<wxWindow*>(source_choice_), static_cast<wxWindow*>(target_choice_),
                           static_cast<wxWindow*>(search_)})
    window->Enable(!machine);
  if (machine && !stale_ && workbench_.last_sound())
    machine_words_->show(machine_words(*workbench_.last_sound(), workbench_.words()));
  if (machine) return;
  if (stale_ || table_.languages.empty()) {
    shown_.clear();
  } else {
    const TextsFilter filter{static_cast<TextsFilter::Show>(std::max(show_->GetSelection(), 0)),
                             selection_.view().step, utf8(search_->GetValue()),
                             with_edited && edited_ ? std::optional(edited_->holder) : std::nullopt};
    shown_ = rows_shown(table_, filter, source_, target_);
    show_counts();
  }
  fill_list();
  show_text();
}

void TextsView::show_counts() {
  std::string counted;
  for (std::size_t column = 0; column < table_.languages.size(); ++column)
    counted += (counted.empty() ? "" : "   ·   ") + texts_counted(workbench_.words(), table_, column);
  count_->SetLabelText(ui(counted));
}

std::string TextsView::why_nothing_is_listed() const {
  const Words& words = workbench_.words();
  if (show_->GetSelection() == static_cast<int>(TextsFilter::Show::too_long)) {
    if (!fit_.up_to_date()) return words.tr("The screens are being laid out…");
    if (!fit_.trouble().empty())
      return words.trf("What is too long is not known, as the screens cannot be laid out: {}",
                       fit_.trouble());
    if (search_->IsEmpty())
      return words.tr("Every text fits, on every screen, display and sign, in every variant.");
  }
  return words.tr("No text is listed: list all texts, or look for other words.");
}

std::vector<std::string> TextsView::cells_of(const TextRow& row) const {
  const TextCell& target = row.cells[target_];
  std::vector<std::string> cells = {text_state_in_words(workbench_.words(), target.state),
                                    too_long_in_short(workbench_.words(), target.too_long),
                                    row.where,
                                    row.role,
                                    in_one_line(row.cells[source_].words),
                                    in_one_line(target.words)};
  for (const std::size_t other : other_languages(table_, source_, target_))
    cells.push_back(in_one_line(row.cells[other].words));
  cells.resize(list_->GetColumnCount());
  return cells;
}

// Behind the two that are being worked on, so that all can be read side by side.
void TextsView::show_other_languages() {
  const std::vector<std::size_t> others = other_languages(table_, source_, target_);
  if (others.size() > other_columns_.size()) {
    empty_list(*list_);  // its rows have as many cells as there were columns
    listed_.clear();
  }
  while (others.size() > other_columns_.size())
    other_columns_.push_back(list_->AppendTextColumn(wxEmptyString, wxDATAVIEW_CELL_INERT, FromDIP(160)));
  end_in_dots(*list_);
  for (std::size_t i = 0; i < other_columns_.size(); ++i) {
    other_columns_[i]->SetHidden(i >= others.size());
    if (i < others.size()) other_columns_[i]->SetTitle(ui(table_.shown[others[i]]));
  }
}

// Rows are made anew only when there are others: a list that jumps cannot be worked in.
void TextsView::fill_list() {
  filling_ = true;
  show_other_languages();
  std::vector<std::vector<std::string>> cells;
  cells.reserve(shown_.size());
  for (const std::size_t row : shown_) cells.push_back(cells_of(table_.rows[row]));
  const bool fits = show_->GetSelection() != static_cast<int>(TextsFilter::Show::too_long);
  if (too_long_->IsHidden() != fits) {
    too_long_->SetHidden(fits);
    shared_ = 0;
    share_width();
  }
  if (!table_.languages.empty()) {
    source_column_->SetTitle(ui(table_.shown[source_]));
    target_column_->SetTitle(ui(table_.shown[target_]));
  }
  if (cells.size() == listed_.size()) {
    for (std::size_t row = 0; row < cells.size(); ++row)
      for (std::size_t column = 0; column < cells[row].size(); ++column)
        if (cells[row][column] != listed_[row][column])
          list_->SetTextValue(ui(cells[row][column]), static_cast<unsigned>(row),
                              static_cast<unsigned>(column));
  } else {
    empty_list(*list_);
    for (const std::vector<std::string>& row : cells) {
      wxVector<wxVariant> line;
      for (const std::string& cell : row) line.push_back(ui(cell));
      list_->AppendItem(line);
    }
  }
  listed_ = std::move(cells);
  // The text that is being worked on stays the selected one, wherever its row is now.
  list_->UnselectAll();
  for (std::size_t i = 0; edited_ && i < shown_.size(); ++i)
    if (table_.rows[shown_[i]].holder == edited_->holder) list_->SelectRow(static_cast<unsigned>(i));
  filling_ = false;
}

std::optional<std::size_t> TextsView::selected() const {
  const int row = list_->GetSelectedRow();
  if (row < 0 || static_cast<std::size_t>(row) >= shown_.size()) return std::nullopt;
  return shown_[static_cast<std::size_t>(row)];
}

// The editors follow the list; what is being typed is not touched.
void TextsView::show_text() {
  const std::optional<std::size_t> row = selected();
  const bool typing = target_text_->IsModified() && edited_ && row &&
                      edited_->holder == table_.rows[*row].holder &&
                      edited_->language == table_.languages[target_];
  const Words& words = workbench_.words();
  wxString source, target, printed;
  if (row) {
    const TextRow& shown = table_.rows[*row];
    const TextCell &from = shown.cells[source_], &to = shown.cells[target_];
    edited_ = Edited{shown.holder, table_.languages[target_]};
    source = ui(from.words);
    target = ui(to.words);
    source_heading_->SetLabelText(ui(table_.shown[source_]));
    target_heading_->SetLabelText(ui(table_.shown[target_] + " – " + text_state_in_words(words, to.state)));
    std::string said = too_long_in_words(words, to.too_long);
    if (workbench_.last_sound()) {
      const std::string values = placeholders_in_words(words, workbench_.last_sound()->flow(), from.words,
                                                       table_.languages[source_]);
      said += (said.empty() || values.empty() ? "" : "\n") + values;
    }
    printed = ui(said);
  }
  if (!row && !target_text_->IsModified()) edited_.reset();
  if (!row && !table_.languages.empty()) {
    source_heading_->SetLabelText(ui(table_.shown[source_]));
    target_heading_->SetLabelText(ui(table_.shown[target_]));
    if (shown_.empty()) printed = ui(why_nothing_is_listed());
  }
  if (source_text_->GetValue() != source) source_text_->ChangeValue(source);
  if (placeholders_->GetValue() != printed) placeholders_->ChangeValue(printed);
  if (!typing && target_text_->GetValue() != target) target_text_->ChangeValue(target);
  target_text_->Enable(row.has_value());
  approve_->Enable(row.has_value());
}

void TextsView::choose_row() {
  if (filling_) return;
  doubted_.reset();
  const std::optional<std::size_t> row = selected();
  if (!row) return;
  const ElementPath holder = table_.rows[*row].holder;
  if (edited_ && edited_->holder != holder && !flush()) return fill_list();  // first mend what was refused
  edited_ = Edited{holder, table_.languages[target_]};
  show_text();
  if (workbench_.last_sound()) go_to(selection_, *workbench_.last_sound(), holder);
}

void TextsView::select(std::optional<std::size_t> row) {
  if (!row) return;
  mark(*row);
  choose_row();
}

// What is selected anywhere is selected here, unless one of its texts is already.
void TextsView::follow_selection() {
  if (!IsShownOnScreen() || target_text_->IsModified()) return;
  const std::optional<std::size_t> row =
      row_to_follow(table_, shown_, selection_.element(), selection_.view().step);
  if (!row || (selected() && is_about(table_.rows[*selected()], selection_.element()))) return;
  mark(*row);
  edited_ = Edited{table_.rows[*row].holder, table_.languages[target_]};
  show_text();
}

void TextsView::mark(std::size_t row) {
  const auto at = static_cast<int>(std::find(shown_.begin(), shown_.end(), row) - shown_.begin());
  filling_ = true;
  list_->SelectRow(static_cast<unsigned>(at));
  list_->EnsureVisible(list_->RowToItem(at));
  filling_ = false;
}

bool TextsView::apply_typed(const std::string& words) {
  return reporter_.attempt([&] {
    const Edit edit = type_text(workbench_.document_to_edit(), edited_->holder, edited_->language, words);
    target_text_->DiscardEdits();
    workbench_.apply(edit);
  });
}

bool TextsView::flush() {
  if (!edited_ || !target_text_->IsModified()) return true;
  return apply_typed(utf8(target_text_->GetValue()));
}

// In one step with what has been typed.
void TextsView::approve() {
  if (!edited_ || shows_machine_words()) return;
  const std::optional<std::size_t> row = selected();
  if (row && doubted_ != edited_->holder) {
    const std::string doubt = doubt_about(workbench_.words(), table_, table_.rows[*row], source_, target_,
                                          utf8(target_text_->GetValue()));
    if (!doubt.empty()) {
      doubted_ = edited_->holder;
      placeholders_->ChangeValue(ui(doubt));
      target_text_->SetFocus();
      return;
    }
  }
  doubted_.reset();
  const bool done = reporter_.attempt([&] {
    const Edit edit = approve_as(workbench_.document_to_edit(), edited_->holder, edited_->language,
                                 utf8(target_text_->GetValue()));
    target_text_->DiscardEdits();
    workbench_.apply(edit);
  });
  if (!done) return;
  refresh();
  select(next_unapproved(table_, shown_, row, target_, true));
  target_text_->SetFocus();
}

void TextsView::go_to_unapproved(bool forward) {
  if (!flush()) return;
  refresh();
  select(next_unapproved(table_, shown_, selected(), target_, forward));
  target_text_->SetFocus();
}

}  // namespace facenotice::gui
