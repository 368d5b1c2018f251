// SPDX-License-Identifier: MIT
// A form over wxConfig.
#include "designer/gui/frame/settings.hpp"

#include <charconv>

#include <wx/config.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/monitor.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

namespace {

constexpr const char* language_key = "/language";
constexpr const char* reviewers_key = "/reviewers";
constexpr const char* keys_group = "/keys";

void require_written(bool written) {
  if (!written)
    throw UserError(
        msg("The settings cannot be written. See whether the disk is full and the "
            "folder of your configuration may be written to."));
}

// Between a telephone and a wall.
int monitor_width_said(const std::string& text) {
  if (text.empty()) return 0;
  int width = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
  if (error != std::errc() || end != text.data() + text.size() || width < 50 || width > 10'000)
    throw UserError(msg("The monitor’s width is a whole number of millimetres, 50 to 10000."));
  return width;
}

}  // namespace

std::string chosen_language() {
  return utf8(wxConfigBase::Get()->Read(language_key, wxString()));
}

std::map<std::string, std::string> chosen_keys() {
  std::map<std::string, std::string> chosen;
  wxConfigBase& config = *wxConfigBase::Get();
  const wxConfigPathChanger group(&config, wxString(keys_group) + "/");
  wxString name;
  long place = 0;
  for (bool more = config.GetFirstEntry(name, place); more; more = config.GetNextEntry(name, place))
    chosen[utf8(name)] = utf8(config.Read(name, wxString()));
  return chosen;
}

void keep_keys(const std::map<std::string, std::string>& chosen) {
  wxConfigBase& config = *wxConfigBase::Get();
  config.DeleteGroup(keys_group);
  bool written = true;
  for (const auto& [name, keys] : chosen)
    written = config.Write(wxString(keys_group) + "/" + ui(name), ui(keys)) && written;
  require_written(config.Flush() && written);
}

std::filesystem::path chosen_reviewers() {
  return as_path(wxConfigBase::Get()->Read(reviewers_key, wxString()));
}

void ask_settings(wxWindow& parent, Workbench& workbench, const std::function<void(wxWindow&)>& change_keys) {
  const Words& words = workbench.words();
  SheetField language;
  language.key = "language";
  language.label = words.tr("Language of the window");
  language.kind = SheetField::Kind::one_of;
  language.value = chosen_language();
  // Each by its own name: who cannot read the window's language finds it.
  language.options = {{"", words.tr("As the system")}, {"zh-CN", "中文"}, {"en", "English"}};
  SheetField monitor;
  monitor.key = "monitor";
  monitor.label = words.tr("Width of this monitor’s picture, in mm");
  monitor.help = words.tr(
      "For screens at their true size: measure it with a ruler. Empty: as the monitor says, often a guess.");
  monitor.kind = SheetField::Kind::number;
  if (const int width = measured_monitor_width(); width > 0) monitor.value = std::to_string(width);
  SheetField reviewers;
  reviewers.key = "reviewers";
  reviewers.label = words.tr("Whose answers count: a list of reviewers");
  reviewers.help = words.tr(
      "A file by whoever vouches for your reviewers. Without it no answer counts, and every one stays open.");
  reviewers.kind = SheetField::Kind::file;
  reviewers.value = chosen_reviewers().string();
  FormDialog dialog(
      &parent, words, words.tr("Settings"),
      words.tr("The language is used from the next start of FaceNotice."), {language, reviewers, monitor},
      words.tr("Save"), [&workbench](const FormDialog::Answers& answers) {
        workbench.vouch_with(as_path(ui(answers.at("reviewers"))));
        require_written(keep_monitor_width(monitor_width_said(answers.at("monitor"))));
        wxConfigBase& config = *wxConfigBase::Get();
        require_written(config.Write(language_key, ui(answers.at("language"))) &&
                        config.Write(reviewers_key, ui(answers.at("reviewers"))) && config.Flush());
      });
  dialog.add_act(words.tr("&Keyboard…"), [&] { change_keys(dialog); });
  dialog.ShowModal();
}

}  // namespace facenotice::gui
