// SPDX-License-Identifier: MIT
// Start and end of the program.
#include "designer/gui/frame/app.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>

#include <wx/config.h>
#include <wx/fileconf.h>
#include <wx/filename.h>
#include <wx/log.h>
#include <wx/msgdlg.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/utils.h>

#include "designer/gui/base/text.hpp"
#include "designer/gui/frame/fallback_fonts.hpp"
#include "designer/gui/frame/main_frame.hpp"
#include "designer/gui/frame/settings.hpp"
#include "designer/gui/frame/window_place.hpp"
#include "designer/workbench/crash_report.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

// wxWidgets' own words (buttons of its dialogs) in the language of ours.
void use_wx_catalogue(const Words& words) {
  auto* translations = new wxTranslations;  // wxWidgets owns it from Set() on
  translations->SetLanguage(words.chinese() ? "zh_CN" : "en");
  wxTranslations::Set(translations);
  translations->AddStdCatalog();
}

// Where the XDG base directory specification wants a program's data.
std::filesystem::path user_data_folder() {
  if (const char* chosen = std::getenv("XDG_DATA_HOME"); chosen != nullptr && *chosen == '/')
    return std::filesystem::path(chosen) / "facenotice";
  return as_path(wxGetHomeDir()) / ".local" / "share" / "facenotice";
}

}  // namespace

bool App::OnInit() {
  delete wxLog::SetActiveTarget(nullptr);  // from here on a window tells what is logged
  SetAppName("facenotice");
  SetAppDisplayName("FaceNotice");
  // GTK has set the whole locale; numbers in documents and reports are written with a point everywhere.
  std::setlocale(LC_NUMERIC, "C");
  wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
  const wxString settings = wxStandardPaths::Get().GetUserConfigDir() + "/facenotice";
  wxFileName::Mkdir(settings, wxS_DIR_DEFAULT, wxPATH_MKDIR_FULL);
  wxConfigBase::Set(new wxFileConfig(wxString(), wxString(), settings + "/designer.ini"));
  if (const std::string language = chosen_language(); !language.empty())
    words_ = Words::load(catalogue_folder(), language);
  use_wx_catalogue(words_);

  report_crashes(crash_folder(), FACENOTICE_VERSION);

  WorkbenchOptions options;
  options.words = words_;
  options.post = [this](const std::function<void()>& work) { CallAfter(work); };
  options.journal_folder = user_data_folder() / "journal";
  workbench_ = std::make_unique<Workbench>(std::move(options));
  lend_fonts(workbench_->fonts());
  selection_ = std::make_unique<Selection>();
  play_ = std::make_unique<PlayControl>(*workbench_, words_for);
  auto* frame = new MainFrame(*workbench_, *selection_, *play_);  // wxWidgets deletes it when it is closed
  show_in_its_size(*frame);
  frame->CallAfter([frame, this] { frame->start_with(file_); });
  if (const auto folder = hand_over_folder())
    desk_ = std::make_unique<HandOverDesk>(*folder, [this](const std::filesystem::path& file) {
      CallAfter([this, file] {
        if (auto* window = dynamic_cast<MainFrame*>(GetTopWindow())) window->open_handed_over(file);
      });
    });
  return true;
}

int App::OnExit() {
  desk_.reset();
  play_.reset();
  workbench_.reset();
  delete wxConfigBase::Set(nullptr);
  return wxApp::OnExit();
}

void App::OnAssertFailure(const wxChar* file, int line, const wxChar* function, const wxChar* condition,
                          const wxChar* message) {
  std::fprintf(stderr, "%s:%d: %s: %s: %s\n", utf8(file).c_str(), line, utf8(function).c_str(),
               utf8(condition).c_str(), message == nullptr ? "" : utf8(message).c_str());
}

bool App::OnExceptionInMainLoop() {
  try {
    throw;
  } catch (const std::exception& error) {
    wxMessageBox(ui(words_.trf("Something unexpected went wrong: {}\nYour text is still here; save it.",
                               message_of(error).in(words_))),
                 "FaceNotice", wxOK | wxICON_ERROR);
  }
  return true;
}

}  // namespace facenotice::gui
