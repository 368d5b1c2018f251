// SPDX-License-Identifier: MIT
// A form over wxConfig.
#include "designer/gui/frame/settings.hpp"

#include <wx/config.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

namespace {

constexpr const char* language_key = "/language";
constexpr const char* keys_group = "/keys";

void require_written(bool written) {
  if (!written)
    throw UserError(
        msg("The settings cannot be written. See whether the disk is full and the "
            "folder of your configuration may be written to."));
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

void ask_settings(wxWindow& parent, const Words& words) {
  SheetField language;
  language.key = "language";
  language.label = words.tr("Language of the window");
  language.kind = SheetField::Kind::one_of;
  language.value = chosen_language();
  // Each by its own name: who cannot read the window's language finds it.
  language.options = {{"", words.tr("As the system")}, {"zh-CN", "中文"}, {"en", "English"}};
  FormDialog dialog(
      &parent, words, words.tr("Settings"),
      words.tr("The language is used from the next start of FaceNotice."), {language}, words.tr("Keep"),
      [](const FormDialog::Answers& answers) {
        wxConfigBase& config = *wxConfigBase::Get();
        require_written(config.Write(language_key, ui(answers.at("language"))) && config.Flush());
      });
  dialog.ShowModal();
}

}  // namespace facenotice::gui
