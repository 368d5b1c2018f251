// SPDX-License-Identifier: MIT
// Rows are made anew only when there are others; values are put in where nobody types.
#include "designer/gui/properties/properties_panel.hpp"

#include <algorithm>

#include <wx/sizer.h>

#include "designer/authoring/law_beside.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/bold_label.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/field_editor.hpp"
#include "designer/gui/base/form_scroll.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/check/causes.hpp"

namespace facenotice::gui {
namespace {

bool same_rows(const Sheet& a, const Sheet& b) {
  return a.element == b.element &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                    [](const SheetField& x, const SheetField& y) {
                      return x.key == y.key && x.kind == y.kind && x.label == y.label && x.draft == y.draft &&
                             std::equal(x.options.begin(), x.options.end(), y.options.begin(),
                                        y.options.end(),
                                        [](const SheetOption& one, const SheetOption& other) {
                                          return one.value == other.value && one.label == other.label;
                                        });
                    });
}

}  // namespace

PropertiesPanel::PropertiesPanel(wxWindow* parent, Workbench& workbench, Selection& selection)
    : wxPanel(parent), workbench_(workbench), selection_(selection), sheets_(workbench.words()) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  kind_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  kind_->SetForegroundColour(quiet_text());
  title_ =
      new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
  title_->SetFont(title_->GetFont().Bold().Scaled(1.1F));
  sizer->Add(kind_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
  sizer->Add(title_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10)));
  fields_ =
      new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
  scroll_as_form(*fields_);
  rows_ = new wxBoxSizer(wxVERTICAL);
  fields_->SetSizer(rows_);
  sizer->Add(fields_, wxSizerFlags(1).Expand());
  // A text that wraps in any script, and that can be copied.
  findings_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 150)),
                             wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  set_spoken_name(*findings_, ui(workbench_.words().tr("What the law says about it")));
  findings_->SetMargins(FromDIP(wxPoint(6, 4)));
  sizer->Add(findings_, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
  SetSizer(sizer);
  connections_ += selection_.element_changed.connect([this] {
    flush();
    refresh();
  });
  connections_ += selection_.view_changed.connect([this] { refresh(); });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.check_changed.connect([this] { show_findings(); });
  connections_ += workbench_.text_replaced.connect([this] {
    editors_.clear();  // of another text: what was typed there is nothing here
    refused_.clear();
    refresh();
  });
  refresh();
}

void PropertiesPanel::refresh() {
  Sheet sheet;
  if (workbench_.last_sound()) {
    const Document& document = *workbench_.last_sound();
    sheet = sheets_.of(document, selection_.element());
    // Nothing is selected (any more): what is shown is.
    if (sheet.fields.empty() && !selection_.view().step.empty())
      sheet = sheets_.of(document, path_of_view(document, selection_.view()));
  }
  const bool same = same_rows(sheet, sheet_);
  if (!same) keep_refused();
  sheet_ = std::move(sheet);
  kind_->SetLabelText(ui(sheet_.kind));
  title_->SetLabelText(sheet_.fields.empty()
                           ? ui(workbench_.words().tr("Click something on the screen to change it."))
                           : ui(sheet_.title));
  kind_->SetToolTip(ui(sheet_.help));
  if (!same || editors_.size() != sheet_.fields.size())
    build();
  else
    for (std::size_t i = 0; i < editors_.size(); ++i) editors_[i]->show(sheet_.fields[i]);
  show_findings();
}

// What was typed and not taken is there again when its element is.
void PropertiesPanel::keep_refused() {
  for (const FieldEditor* editor : editors_)
    if (editor->is_refused()) refused_[{sheet_.element.text(), editor->field().key}] = editor->refused();
}

// Never frozen: a text field that is made in a frozen window loses its buffer to wxWidgets for as long, and
// GTK goes on looking at lines that were freed. Nothing is painted before this has ended anyway.
void PropertiesPanel::build() {
  editors_.clear();
  rows_->Clear(false);
  // Later: one of them may be what brought this about.
  std::vector<wxWindow*> old(fields_->GetChildren().begin(), fields_->GetChildren().end());
  for (wxWindow* window : old) {
    window->Hide();
    window->CallAfter([window] { window->Destroy(); });
  }
  std::string group;
  for (const SheetField& field : sheet_.fields) {
    if (field.group != group && !field.group.empty()) {
      rows_->Add(bold_label(fields_, ui(field.group)),
                 wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
    }
    group = field.group;
    auto* editor = new FieldEditor(
        fields_, workbench_.words(), field,
        [this](const SheetField& changed, const std::string& value) { take(changed, value); });
    editors_.push_back(editor);
    if (const auto kept = refused_.extract({sheet_.element.text(), field.key}))
      editor->take_up(kept.mapped());
    rows_->Add(editor, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
  }
  rows_->AddSpacer(FromDIP(10));
  fields_->FitInside();
  fields_->Layout();
  fields_->Scroll(0, 0);
}

void PropertiesPanel::take_keyboard() {
  const auto written = std::find_if(editors_.begin(), editors_.end(), [](const FieldEditor* editor) {
    using Kind = SheetField::Kind;
    const SheetField& field = editor->field();
    return field.key != "@id" && (field.kind == Kind::line || field.kind == Kind::words);
  });
  if (written != editors_.end())
    (*written)->take_keyboard();
  else if (!editors_.empty())
    editors_.front()->take_keyboard();
}

void PropertiesPanel::take(const SheetField& field, const std::string& value) {
  const ElementPath element = sheet_.element;
  const Edit edit = change_field(workbench_.document_to_edit(), element, field.key, value);
  // A renamed element goes on being selected.
  const ElementPath after =
      field.key == "@id" ? first_difference(workbench_.document_to_edit(), edit.document) : ElementPath();
  workbench_.apply(edit);
  if (field.key == "@id") CallAfter([this, after] { selection_.set_element(after); });
}

// What cannot be changed of the element, what is found at it, and which law looks at it.
void PropertiesPanel::show_findings() {
  std::string said;
  const auto& checked = workbench_.checked();
  if (workbench_.up_to_date() && checked->report && !sheet_.element.text().empty()) {
    said = why_buttons_are_alike(*checked->report, *checked->document, sheet_.element);
    std::size_t told = 0;
    for (const Cause& cause : causes_of(*checked->report)) {
      if (cause.waived || cause.severity == Severity::info || told == 3) continue;
      const std::string at = element_at(*checked->document, cause.first->place).text();
      if (at.compare(0, sheet_.element.text().size(), sheet_.element.text()) != 0) continue;
      said += (said.empty() ? "" : "\n\n") + cause.first->citation + "\n" + cause.first->message;
      if (!cause.first->fix.empty()) said += "\n→ " + cause.first->fix;
      ++told;
    }
    const std::string law = law_that_looks(*checked->report, *checked->document, sheet_.element);
    if (!law.empty()) said += (said.empty() ? "" : "\n\n") + law;
  }
  if (findings_->GetValue() == ui(said) && findings_->IsShown() == !said.empty()) return;
  findings_->ChangeValue(ui(said));
  findings_->Show(!said.empty());
  Layout();
}

void PropertiesPanel::flush() {
  for (FieldEditor* editor : editors_)
    if (editor->has_keyboard()) return editor->commit();
}

}  // namespace facenotice::gui
