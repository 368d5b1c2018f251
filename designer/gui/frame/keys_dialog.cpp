// SPDX-License-Identifier: MIT
// A list, and a field that takes keys instead of letters.
#include "designer/gui/frame/keys_dialog.hpp"

#include <functional>
#include <vector>

#include <wx/accel.h>
#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/frame/command_ids.hpp"
#include "designer/gui/frame/menu_commands.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

class KeysDialog : public wxDialog {
 public:
  KeysDialog(const wxFrame& frame, wxWindow& parent, const Words& words, MenuKeys& keys);

 private:
  void show_list();
  void show_command();
  void press(wxKeyEvent& event);
  void use();
  void say(const std::string& words, bool trouble);
  void change(const std::function<void(KeyMap&, const std::string&)>& how);
  const MenuCommand* selected() const;

  Words words_;
  MenuKeys& keys_;
  std::vector<MenuCommand> commands_;  // of the list, in its order
  wxDataViewListCtrl* list_;           // child windows belong to wxWidgets
  wxTextCtrl* pressed_;
  wxStaticText* said_;
  wxButton* use_;
};

KeysDialog::KeysDialog(const wxFrame& frame, wxWindow& parent, const Words& words, MenuKeys& keys)
    : wxDialog(&parent, wxID_ANY, ui(words.tr("Keyboard")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      words_(words),
      keys_(keys) {
  for (MenuCommand& command : commands_of(*frame.GetMenuBar()))
    if (!command_name(command.id).empty()) commands_.push_back(std::move(command));
  list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(640, 420)));
  set_spoken_name(*list_, ui(words_.tr("Commands and their keys")));
  turn_off_list_search(*list_);
  list_->AppendTextColumn(ui(words_.tr("Command")), wxDATAVIEW_CELL_INERT, FromDIP(290));
  list_->AppendTextColumn(ui(words_.tr("Keys")), wxDATAVIEW_CELL_INERT, FromDIP(140));
  list_->AppendTextColumn(ui(words_.tr("Menu")), wxDATAVIEW_CELL_INERT);
  end_in_dots(*list_);
  fill_with_last_column(*list_, FromDIP(120));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(new wxStaticText(this, wxID_ANY, ui(words_.tr("New keys:"))),
           wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
  pressed_ = new wxTextCtrl(this, wxID_ANY);
  pressed_->SetHint(ui(words_.tr("Press them here")));
  set_spoken_name(*pressed_, ui(words_.tr("New keys: press them here")));
  row->Add(pressed_, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(6)));
  const auto add_button = [&](const char* label, std::function<void()> run) {
    auto* button = new wxButton(this, wxID_ANY, ui(label));
    button->Bind(wxEVT_BUTTON, [run = std::move(run)](wxCommandEvent&) { run(); });
    row->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    return button;
  };
  use_ = add_button(words_.tr("&Use these"), [this] { use(); });
  add_button(words_.tr("&No keys"),
             [this] { change([](KeyMap& map, const std::string& name) { map.set(name, {}); }); });
  add_button(words_.tr("As &delivered"),
             [this] { change([](KeyMap& map, const std::string& name) { map.reset(name); }); });
  said_ = new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                           wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  auto* end = new wxBoxSizer(wxHORIZONTAL);
  auto* all = new wxButton(this, wxID_ANY, ui(words_.tr("&All as delivered")));
  all->Bind(wxEVT_BUTTON,
            [this](wxCommandEvent&) { change([](KeyMap& map, const std::string&) { map.reset(); }); });
  end->Add(all);
  end->AddStretchSpacer();
  end->Add(new wxButton(this, wxID_CLOSE, ui(words_.tr("Close"))));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const int margin = FromDIP(12);
  sizer->Add(list_, wxSizerFlags(1).Expand().Border(wxALL, margin));
  sizer->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, margin));
  sizer->Add(said_, wxSizerFlags().Expand().Border(wxALL, margin));
  sizer->Add(end, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, margin));
  SetEscapeId(wxID_CLOSE);
  SetSizerAndFit(sizer);
  CentreOnParent();
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_command(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { pressed_->SetFocus(); });
  Bind(wxEVT_CHAR_HOOK, &KeysDialog::press, this);
  show_list();
  list_->SelectRow(0);
  show_command();
  list_->SetFocus();
}

const MenuCommand* KeysDialog::selected() const {
  const int row = list_->GetSelectedRow();
  return row == wxNOT_FOUND ? nullptr : &commands_[static_cast<std::size_t>(row)];
}

void KeysDialog::show_list() {
  const int row = list_->GetSelectedRow();
  empty_list(*list_);
  for (const MenuCommand& command : commands_) {
    wxVector<wxVariant> cells;
    for (const std::string& cell : {command.label, keys_.keys_of(command.id), command.menu})
      cells.push_back(wxVariant(ui(cell)));
    list_->AppendItem(cells);
  }
  if (row == wxNOT_FOUND) return;
  list_->SelectRow(static_cast<unsigned>(row));
  list_->EnsureVisible(list_->RowToItem(row));
}

void KeysDialog::show_command() {
  pressed_->Clear();
  use_->Disable();
  if (const MenuCommand* command = selected()) {
    const std::string& keys = keys_.keys_of(command->id);
    say(keys.empty() ? words_.trf("“{}” has no keys.", command->label)
                     : words_.trf("“{}” has {}.", command->label, keys),
        false);
  }
}

void KeysDialog::say(const std::string& words, bool trouble) {
  said_->SetForegroundColour(trouble ? error_text() : quiet_text());
  said_->SetLabelText(ui(words));
}

// What moves the keyboard about does so here too.
void KeysDialog::press(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool held = key == WXK_SHIFT || key == WXK_CONTROL || key == WXK_ALT || key == WXK_NONE;
  const bool moves = !event.ControlDown() && (key == WXK_TAB || key == WXK_ESCAPE || key == WXK_RETURN);
  if (FindFocus() == pressed_ && key == WXK_RETURN && use_->IsEnabled()) return use();
  if (FindFocus() != pressed_ || held || moves) return event.Skip();
  const std::string keys = utf8(wxAcceleratorEntry(event.GetModifiers(), key).ToRawString());
  const MenuCommand* command = selected();
  if (command == nullptr || keys.empty()) return;
  try {
    const std::string tidy = tidy_keys(keys);
    pressed_->ChangeValue(ui(tidy));
    pressed_->SetInsertionPointEnd();
    use_->Enable();
    const CommandKeys* other = keys_.map().holder(tidy);
    if (other == nullptr)
      say(words_.trf("{} is free.", tidy), false);
    else if (other->name == command_name(command->id))
      say(words_.trf("“{}” has {}.", command->label, tidy), false);
    else
      say(words_.trf("{} belongs to “{}”, which loses it when you use it here.", tidy, other->label), true);
  } catch (const UserError& error) {
    pressed_->Clear();
    use_->Disable();
    say(error.message().in(words_), true);
  }
}

void KeysDialog::use() {
  const std::string keys = utf8(pressed_->GetValue());
  change([&](KeyMap& map, const std::string& name) { map.set(name, keys); });
}

void KeysDialog::change(const std::function<void(KeyMap&, const std::string&)>& how) {
  const MenuCommand* command = selected();
  if (command == nullptr) return;
  try {
    KeyMap map = keys_.map();
    how(map, command_name(command->id));
    keys_.take(std::move(map));
    show_list();
    show_command();
    list_->SetFocus();
  } catch (const UserError& error) {
    show_list();
    say(error.message().in(words_), true);
  }
}

}  // namespace

void change_keys(const wxFrame& frame, wxWindow& parent, const Words& words, MenuKeys& keys) {
  KeysDialog dialog(frame, parent, words, keys);
  dialog.ShowModal();
}

}  // namespace facenotice::gui
