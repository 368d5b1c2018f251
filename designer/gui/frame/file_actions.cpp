// SPDX-License-Identifier: MIT
// The dialogs around files.
#include "designer/gui/frame/file_actions.hpp"

#include <algorithm>
#include <chrono>

#include <wx/config.h>
#include <wx/datetime.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>

#include "designer/authoring/composer_fields.hpp"
#include "designer/composer/compose.hpp"
#include "designer/composer/sample.hpp"
#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/long_work.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

wxString file_types(const Words& words) {
  // Whatever a flow was saved as is found again.
  return ui(words.tr("Flow documents")) + " (*.flow.xml, *.xml)|*.xml|" + ui(words.tr("All files")) + "|*";
}

}  // namespace

FileActions::FileActions(wxWindow& window, Workbench& workbench, Reporter& reporter,
                         std::function<void()> flush)
    : window_(window), workbench_(workbench), reporter_(reporter), flush_(std::move(flush)) {
  wxConfigBase& config = *wxConfigBase::Get();
  const wxConfigPathChanger recent(&config, "/recent/");
  recent_.Load(config);
}

void FileActions::remember() {
  recent_.AddFileToHistory(ui(workbench_.path()));
  wxConfigBase& config = *wxConfigBase::Get();
  const wxConfigPathChanger recent(&config, "/recent/");
  recent_.Save(config);
  config.Flush();
}

void FileActions::start_from(const Template& chosen) {
  if (!may_close()) return;
  reporter_.attempt([&] {
    workbench_.start_from(Document::load(chosen.file).bytes());
    reporter_.tell(workbench_.words().trf(
                       "A new flow from the template “{}”. All names, numbers and addresses in it are "
                       "examples: replace them with your own.",
                       chosen.name),
                   wxICON_INFORMATION);
  });
}

void FileActions::start_from_answers(const std::string& service) {
  const Words& words = workbench_.words();
  std::optional<Document> made;
  FormDialog dialog(&window_, words, words.tr("A new flow from answers"),
                    words.tr("The flow that comes out breaks no rule, though texts may have to be translated "
                             "yet; or you are told "
                             "which article stands in the way. All of it can be changed afterwards."),
                    composer_fields(service, words), words.tr("Compose"),
                    [&](const FormDialog::Answers& answered) {
                      ComposerAnswers answers = answered;
                      answers["service"] = service;
                      made = long_work(window_, words, words.tr("Composing and checking the flow…"),
                                       [&](const std::stop_token& stop) {
                                         CheckOptions options = live_check_options(words);
                                         options.stop = stop;
                                         LayoutMemo memo(workbench_.fonts().get());
                                         return compose(answers, memo, options);
                                       });
                      if (!made) throw UserError(msg("Nothing was composed."));
                    });
  if (dialog.ShowModal() != wxID_OK || !may_close()) return;
  reporter_.attempt([&] {
    workbench_.start_with_work(made->bytes());
    reporter_.tell(
        words.tr("A new flow from your answers. What only you know stands in it as an example, and the "
                 "findings list it: replace it with your own."),
        wxICON_INFORMATION);
  });
}

void FileActions::start_from_sample() {
  if (!may_close()) return;
  reporter_.attempt([&] {
    workbench_.start_from(sample_with_bait().bytes());
    reporter_.tell(
        workbench_.words().tr("A sample: one label on it rewards the face. The findings say which, where "
                              "and by which laws; mend it and see them go."),
        wxICON_INFORMATION);
  });
}

std::vector<std::filesystem::path> FileActions::recent_files() const {
  std::vector<std::filesystem::path> files;
  for (std::size_t index = 0; index < recent_.GetCount(); ++index)
    files.push_back(as_path(recent_.GetHistoryFile(index)));
  return files;
}

void FileActions::open() {
  wxFileDialog dialog(&window_, ui(workbench_.words().tr("Open a flow document")),
                      ui(workbench_.path().parent_path()), wxString(), file_types(workbench_.words()),
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) open(as_path(dialog.GetPath()));
}

void FileActions::open(const std::filesystem::path& file) {
  if (!may_close()) return;
  if (!reporter_.attempt([&] { workbench_.open(file); })) return;
  reporter_.hide();
  remember();
}

void FileActions::open_recent(std::size_t index) {
  if (index < recent_.GetCount()) open(as_path(recent_.GetHistoryFile(index)));
}

bool FileActions::save() {
  flush_();
  if (workbench_.path().empty()) return save_as();
  if (workbench_.look_at_disk() == Workbench::OnDisk::changed) {
    wxMessageDialog dialog(
        &window_,
        ui(workbench_.words().trf("Another program has changed {} since it was opened here.",
                                  workbench_.path().string())),
        ui(workbench_.words().tr("Changed on disk")), wxYES_NO | wxCANCEL | wxNO_DEFAULT | wxICON_WARNING);
    dialog.SetExtendedMessage(ui(workbench_.words().tr(
        "If you overwrite it, those changes are lost. Saving under another name keeps both.")));
    dialog.SetYesNoCancelLabels(ui(workbench_.words().tr("Overwrite")), ui(workbench_.words().tr("Save as…")),
                                ui(workbench_.words().tr("Cancel")));
    const int answer = dialog.ShowModal();
    if (answer == wxID_NO) return save_as();
    if (answer != wxID_YES) return false;
  }
  if (!reporter_.attempt([&] { workbench_.save(); })) return false;
  reporter_.hide();
  return true;
}

bool FileActions::save_as() {
  flush_();
  wxFileDialog dialog(&window_, ui(workbench_.words().tr("Save the flow document")),
                      ui(workbench_.path().parent_path()), ui(workbench_.file_name_to_offer()),
                      file_types(workbench_.words()), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return false;
  if (!reporter_.attempt([&] { workbench_.save_as(as_path(dialog.GetPath())); })) return false;
  remember();
  return true;
}

void FileActions::reload() {
  flush_();
  if (workbench_.path().empty()) return;
  if (workbench_.modified()) {
    wxMessageDialog dialog(&window_,
                           ui(workbench_.words().tr("Read the file again and lose what you changed here?")),
                           ui(workbench_.words().tr("Reload")), wxYES_NO | wxNO_DEFAULT | wxICON_WARNING);
    dialog.SetYesNoLabels(ui(workbench_.words().tr("Reload")), ui(workbench_.words().tr("Keep my text")));
    if (dialog.ShowModal() != wxID_YES) return;
  }
  if (reporter_.attempt([&] { workbench_.reload(); })) reporter_.hide();
}

bool FileActions::may_close() {
  flush_();
  if (!workbench_.modified()) return true;
  wxMessageDialog dialog(&window_,
                         ui(workbench_.words().trf("Save the changes to “{}”?", workbench_.title())),
                         ui(workbench_.words().tr("Unsaved changes")), wxYES_NO | wxCANCEL | wxICON_QUESTION);
  dialog.SetExtendedMessage(ui(workbench_.words().tr("Without saving they are lost.")));
  dialog.SetYesNoCancelLabels(ui(workbench_.words().tr("Save")), ui(workbench_.words().tr("Don’t save")),
                              ui(workbench_.words().tr("Cancel")));
  const int answer = dialog.ShowModal();
  if (answer == wxID_YES) return save();
  if (answer != wxID_NO) return false;
  workbench_.abandon_changes();
  return true;
}

void FileActions::look_at_disk() {
  const Workbench::OnDisk now = workbench_.look_at_disk();
  if (now == Workbench::OnDisk::same || (told_ == now && reporter_.showing())) return;
  told_ = now;
  const NoticeBar::Action keep{workbench_.words().tr("Keep my text"), [this] { workbench_.accept_disk(); }};
  if (now == Workbench::OnDisk::missing)
    reporter_.tell(
        workbench_.words().trf("{} is no longer there. Save to write it again.", workbench_.path().string()),
        wxICON_WARNING, {keep});
  else
    reporter_.tell(workbench_.words().trf("Another program has changed {}.", workbench_.path().string()),
                   wxICON_WARNING, {{workbench_.words().tr("Reload"), [this] { reload(); }}, keep});
}

bool FileActions::offer_recovery() {
  if (workbench_.journal() == nullptr) return false;
  const std::vector<AbandonedWork> found = workbench_.journal()->abandoned();
  if (found.empty()) return false;
  // Newest first, one by one, until the user takes one or wants to decide later.
  for (auto work = found.rbegin(); work != found.rend(); ++work) {
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(
        std::filesystem::file_time_type::clock::now() - work->written);
    const wxDateTime when = wxDateTime::Now() - wxTimeSpan::Seconds(age.count());
    const std::string name =
        work->work.document.empty() ? workbench_.words().tr("Untitled") : work->work.document.string();
    wxMessageDialog dialog(&window_,
                           ui(workbench_.words().trf("FaceNotice ended without saving “{}” (last change {}).",
                                                     name, utf8(when.FormatISOCombined(' ')))),
                           ui(workbench_.words().tr("Unsaved work")), wxYES_NO | wxCANCEL | wxICON_WARNING);
    dialog.SetExtendedMessage(ui(workbench_.words().tr("Later: it is offered again at the next start.")));
    dialog.SetYesNoCancelLabels(ui(workbench_.words().tr("Recover")), ui(workbench_.words().tr("Delete it")),
                                ui(workbench_.words().tr("Later")));
    const int answer = dialog.ShowModal();
    if (answer == wxID_YES) return recover(*work);
    if (answer != wxID_NO) return false;
    Journal::discard(*work);
  }
  return false;
}

bool FileActions::recover(const AbandonedWork& work) {
  if (!reporter_.attempt([&] { workbench_.recover(work); })) return false;
  reporter_.tell(workbench_.words().tr("This is the unsaved work of the last session. Save it to keep it."),
                 wxICON_INFORMATION);
  return true;
}

}  // namespace facenotice::gui
