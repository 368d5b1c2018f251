// SPDX-License-Identifier: MIT
// Rows in, edits out; which rows and which edits is decided by the table of texts.
#include "designer/gui/texts/texts_view.hpp"

#include <algorithm>

#include <wx/sizer.h>
#include <wx/splitter.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"
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
  sizer->Add(make_filters(), wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
  texts_ = new wxPanel(this);
  auto* splitter = new wxSplitterWindow(texts_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
  splitter->SetMinimumPaneSize(FromDIP(90));
  splitter->SetSashGravity(0.55);
  wxPanel* rows = make_list(splitter);
  splitter->SplitHorizontally(rows, make_editors(splitter));
  auto* texts = new wxBoxSizer(wxVERTICAL);
  texts->Add(splitter, wxSizerFlags(1).Expand());
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

wxSizer* TextsView::make_filters() {
  const Words& words = workbench_.words();
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto add_choice = [&](const char* name, const std::function<void()>& chosen) {
    auto* choice = new wxChoice(this, wxID_ANY);
    leave_wheel_to_form(*choice);
    choice->SetToolTip(ui(name));
    set_spoken_name(*choice, ui(name));
    choice->Bind(wxEVT_CHOICE, [chosen](wxCommandEvent&) { chosen(); });
    row->Add(choice, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    return choice;
  };
  source_choice_ = add_choice(words.tr("Translate from"), [this] {
    if (flush()) source_ = static_cast<std::size_t>(std::max(source_choice_->GetSelection(), 0));
    show_languages();
    show_rows();
  });
  row->Add(new wxStaticText(this, wxID_ANY, ui("→")),
           wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
  target_choice_ = add_choice(words.tr("Translate into"), [this] {
    if (flush()) {
      const int chosen = target_choice_->GetSelection();
      if (chosen >= 0) target_language_ = table_.languages[static_cast<std::size_t>(chosen)];
    }
    show_languages();
    show_rows();
  });
  show_ = add_choice(words.tr("Which texts are listed"), [this] { show_rows(); });
  for (const char* kind :
       {words.tr("All texts"), words.tr("Not approved"), words.tr("Missing"), words.tr("Drafts"),
        words.tr("Original changed"), words.tr("Same as the source"), words.tr("Too long for its place"),
        words.tr("This screen"), words.tr("The machine's own words")})
    show_->Append(ui(kind));
  show_->SetSelection(0);
  search_ = new wxSearchCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(160, -1)),
                             wxTE_PROCESS_ENTER);
  search_->SetDescriptiveText(ui(words.tr("Find words")));
  set_spoken_name(*search_, ui(words.tr("Find words")));
  search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_rows(); });
  search_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { list_->SetFocus(); });
  row->Add(search_, wxSizerFlags(1).CentreVertical());
  return row;
}

wxPanel* TextsView::make_list(wxWindow* parent) {
  const Words& words = workbench_.words();
  auto* panel = new wxPanel(parent);
  list_ =
      new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  list_->AppendTextColumn(ui(words.tr("State")), wxDATAVIEW_CELL_INERT, FromDIP(110));
  too_long_ = list_->AppendTextColumn(ui(words.tr("No room on")), wxDATAVIEW_CELL_INERT, FromDIP(230));
  too_long_->SetHidden(true);
  list_->AppendTextColumn(ui(words.tr("Where")), wxDATAVIEW_CELL_INERT, FromDIP(180));
  list_->AppendTextColumn(ui(words.tr("Kind of text")), wxDATAVIEW_CELL_INERT, FromDIP(100));
  source_column_ = list_->AppendTextColumn(wxEmptyString, wxDATAVIEW_CELL_INERT, FromDIP(230));
  target_column_ = list_->AppendTextColumn(wxEmptyString, wxDATAVIEW_CELL_INERT, FromDIP(230));
  set_spoken_name(*list_, ui(words.tr("Texts")));
  turn_off_list_search(*list_);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { choose_row(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { target_text_->SetFocus(); });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(list_, wxSizerFlags(1).Expand());
  panel->SetSizer(sizer);
  return panel;
}

wxTextCtrl* TextsView::add_editor(wxWindow* parent, wxSizer& row, const char* name, wxStaticText*& heading,
                                  long style) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  heading = new wxStaticText(parent, wxID_ANY, ui(name), wxDefaultPosition, wxDefaultSize,
                             wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
  heading->SetForegroundColour(quiet_text());
  auto* text = new wxTextCtrl(parent, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(120, 60)),
                              wxTE_MULTILINE | style);
  text->SetMargins(FromDIP(wxPoint(4, 4)));
  set_spoken_name(*text, ui(name));
  column->Add(heading, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(2)));
  column->Add(text, wxSizerFlags(1).Expand());
  row.Add(column, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(4)));
  return text;
}

wxPanel* TextsView::make_editors(wxWindow* parent) {
  const Words& words = workbench_.words();
  auto* panel = new wxPanel(parent);
  auto* texts = new wxBoxSizer(wxHORIZONTAL);
  source_text_ = add_editor(panel, *texts, words.tr("Text"), source_heading_, wxTE_READONLY);
  target_text_ = add_editor(panel, *texts, words.tr("Translation"), target_heading_, 0);
  target_text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] { flush(); });
  });
  target_text_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && target_text_->IsModified()) {
      target_text_->DiscardEdits();
      show_text();
    } else {
      event.Skip();
    }
  });
  placeholders_ = new wxTextCtrl(panel, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 44)),
                                 wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  placeholders_->SetBackgroundColour(panel->GetBackgroundColour());
  set_spoken_name(*placeholders_, ui(words.tr("What the placeholders print")));
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  const auto add_button = [&](const char* label, const char* tip, const std::function<void()>& run) {
    auto* button = new wxButton(panel, wxID_ANY, ui(label));
    button->SetToolTip(ui(tip));
    button->Bind(wxEVT_BUTTON, [run](wxCommandEvent&) { run(); });
    buttons->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    return button;
  };
  approve_ = add_button(words.tr("&Approve"), words.tr("Approves the translation and goes on (Ctrl+Enter)"),
                        [this] { approve(); });
  previous_ = add_button(words.tr("&Previous unapproved"),
                         words.tr("Goes to the previous text that nobody has approved"),
                         [this] { go_to_unapproved(false); });
  next_ = add_button(words.tr("&Next unapproved"), words.tr("Goes to the next text that nobody has approved"),
                     [this] { go_to_unapproved(true); });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(texts, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(4)));
  sizer->Add(placeholders_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
  sizer->Add(buttons, wxSizerFlags().Border(wxALL, FromDIP(8)));
  panel->SetSizer(sizer);
  return panel;
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
  show_rows();
}

void TextsView::show_fit() {
  mark_too_long(table_, fit_.fit() ? *fit_.fit() : TextFit());
  show_rows();
}

void TextsView::show_open(const std::string& language) {
  if (!flush()) return;
  target_language_ = language;
  show_->SetSelection(static_cast<int>(TextsFilter::Show::open));
  search_->ChangeValue(wxEmptyString);
  refresh();
  select(next_unapproved(table_, shown_, std::nullopt, target_, true));
  target_text_->SetFocus();
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

void TextsView::show_rows() {
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
                             selection_.view().step, utf8(search_->GetValue())};
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
  too_long_->SetHidden(show_->GetSelection() != static_cast<int>(TextsFilter::Show::too_long));
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
