// SPDX-License-Identifier: MIT
// Forms over package_review.hpp.
#include "designer/gui/frame/package_actions.hpp"

#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/long_work.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/written_file.hpp"
#include "designer/review/key_questions.hpp"
#include "designer/review/package_review.hpp"
#include "designer/review/package_signers.hpp"
#include "export/package/package_writer.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

using Kind = SheetField::Kind;

PackageActions::PackageActions(wxWindow& window, Workbench& workbench, Reporter& reporter)
    : window_(window), workbench_(workbench), reporter_(reporter) {}

void PackageActions::sign() {
  reporter_.attempt([this] {
    const Words& words = workbench_.words();
    wxFileDialog chosen(&window_, ui(words.tr("Sign a package")), ui(workbench_.path().parent_path()), {},
                        ui(words.tr("Packages")) + " (*.fnp)|*.fnp", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (chosen.ShowModal() != wxID_OK) return;
    const std::filesystem::path file = as_path(chosen.GetPath());
    const std::optional<PackageReview> review = long_work(
        window_, words, words.tr("Looking at what the package holds…"), [&](const std::stop_token& stop) {
          CheckOptions options = live_check_options(words);
          options.reviewers = workbench_.vouched();
          options.stop = stop;
          return review_package(file, workbench_.fonts().get(), options);
        });
    if (!review) return;
    const std::string said = to_be_signed_in_words(*review);
    if (!review->may_be_signed()) {
      wxMessageDialog dialog(&window_,
                             ui(words.tr("Refused: what is broken, or could not be checked, is not signed.")),
                             ui(words.tr("Sign a package")), wxOK | wxICON_ERROR);
      dialog.SetExtendedMessage(ui(said));
      dialog.ShowModal();
      return;
    }
    SheetField role{"role", {}, words.tr("As whom"), Kind::one_of};
    role.options = {{"legal", words.tr("legal: the law was looked at")},
                    {"vendor", words.tr("vendor: this is our flow")}};
    role.sentences = true;
    std::vector<SheetField> questions = key_questions(words);
    questions.insert(questions.begin(), std::move(role));
    if (!review->report.examples.empty()) {
      SheetField trial{"with-examples",
                       {},
                       words.tr("Sign for legal though values are still examples: for a trial"),
                       Kind::flag};
      trial.value = "false";
      questions.insert(questions.begin() + 1, std::move(trial));
    }
    std::string signer;  // the id of the key
    FormDialog dialog(
        &window_, words, words.tr("Sign this package"), said, questions, words.tr("Sign the package"),
        [&](const FormDialog::Answers& answers) {
          if (answers.at("role").empty()) throw UserError(msg("Say as whom you sign."));
          const auto trial = answers.find("with-examples");
          require_examples_replaced(*review, answers.at("role"),
                                    trial != answers.end() && trial->second == "true");
          while_windows_live(window_, words, words.tr("Unlocking the key…"), [&](const std::stop_token&) {
            const SecretKey key = key_of_answers(answers);
            require_key_of_role(*review, answers.at("key"), key.public_key(), answers.at("role"));
            sign_package_file(file, key, answers.at("role"));
            signer = to_string(key.public_key().id);
          });
        });
    dialog.add_act(words.tr("Make a &key…"), [&] { make_key(dialog, file); });
    if (dialog.ShowModal() == wxID_OK)
      tell_written(
          reporter_,
          words.trf("Signed as {} with the key {}: {}. Machines take it if their trust file "
                    "has this key for that.",
                    signing_role_in_words(words, dialog.answers().at("role")), signer, file.string()),
          file);
  });
}

void PackageActions::make_key(FormDialog& dialog, const std::filesystem::path& package) {
  const Words& words = workbench_.words();
  const KeyQuestions asked = package_key_questions(words, package);
  FormDialog form(&dialog, words, asked.title, asked.help, asked.questions, asked.button,
                  [&](const FormDialog::Answers& answers) {
                    const NewKey wanted = new_key_of_answers(answers);
                    require_password(wanted.password, wanted.again);
                    const std::optional<KeyFiles> made =
                        long_work(form, words, words.tr("Locking the key…"), [&](const std::stop_token&) {
                          return write_key_files(SecretKey::generate(), wanted.file, wanted.password);
                        });
                    if (!made) throw UserError(msg("No key was made."));
                    dialog.fill_in("key", made->secret_key.string());
                    dialog.fill_in("password", wanted.password);
                  });
  form.ShowModal();
}

void PackageActions::verify() {
  const Words& words = workbench_.words();
  const std::vector<SheetField> questions = {{"package", {}, words.tr("The package"), Kind::file},
                                             {"trust", {}, words.tr("The machine’s trust file"), Kind::file}};
  FormDialog dialog(
      &window_, words, words.tr("Verify a package"),
      words.tr("Says whether a machine with this trust file would load the package, and who signed it."),
      questions, words.tr("Verify"), [&](const FormDialog::Answers& answers) {
        for (const char* file : {"package", "trust"})
          if (answers.at(file).empty()) throw UserError(msg("Choose both files."));
        const PackageVerdict verdict =
            verify_in_words(answers.at("package"), answers.at("trust"), today(), words);
        reporter_.tell(verdict.words, verdict.loaded ? wxICON_INFORMATION : wxICON_ERROR);
      });
  dialog.ShowModal();
}

}  // namespace facenotice::gui
