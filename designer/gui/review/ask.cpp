// SPDX-License-Identifier: MIT
// A form, and the workbench.
#include "designer/gui/review/ask.hpp"

#include <optional>

#include <wx/config.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/long_work.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/review/key_questions.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

ReviewAsker::ReviewAsker(wxWindow& parent, Workbench& workbench, Reporter& reporter,
                         std::function<void(const ReviewDone&)> show)
    : parent_(parent), workbench_(workbench), reporter_(reporter), show_(std::move(show)) {}

void ReviewAsker::ask(const std::function<ReviewAct()>& act, const wxWindow* about) {
  reporter_.attempt([&] {
    ReviewAct asked = act();
    const Words& words = workbench_.words();
    if (const auto kept = kept_.find(asked.name); kept != kept_.end())
      for (SheetField& question : asked.questions)
        if (const auto typed = kept->second.find(question.key); typed != kept->second.end())
          question.value = typed->second;
    // Who signs one answer signs the next: the key's place is offered again, its password never.
    if (!asked.signs_as.empty())
      for (SheetField& question : asked.questions)
        if (question.key == "key" && question.value.empty()) question.value = last_key_;
    std::optional<ReviewDone> done;
    FormDialog dialog(&parent_, words, asked.title, asked.help, asked.questions, asked.button,
                      [&](const FormDialog::Answers& answers) {
                        const Document document = workbench_.document_to_edit();
                        // A key with a password takes seconds to unlock.
                        done = long_work(parent_, words, words.tr("Signing…"), [&](const std::stop_token&) {
                          return asked.make(document, answers);
                        });
                        if (!done) throw UserError(msg("Nothing was signed."));
                        workbench_.apply(done->edit);
                        if (const auto by = answers.find("by"); by != answers.end())
                          wxConfigBase::Get()->Write("/review/name", ui(by->second));
                      });
    if (!asked.signs_as.empty())
      dialog.add_act(words.tr("Make a &key…"),
                     [&] { make_key(dialog, roles_to_sign(asked, dialog.answers())); });
    if (about != nullptr) dialog.keep_in_sight(*about);
    if (dialog.ShowModal() == wxID_OK) {
      kept_.erase(asked.name);
      if (!asked.signs_as.empty()) last_key_ = dialog.answers().at("key");
      tell(*done);
    } else {
      kept_[asked.name] = to_be_kept(asked, dialog.answers());
    }
  });
}

void ReviewAsker::make_key(FormDialog& dialog, const std::vector<std::string>& roles) {
  const Words& words = workbench_.words();
  const KeyQuestions asked = reviewer_key_questions(words, roles, workbench_.path());
  FormDialog form(&dialog, words, asked.title, asked.help, asked.questions, asked.button,
                  [&](const FormDialog::Answers& answers) {
                    const Document document = workbench_.document_to_edit();
                    const NewKey wanted = new_key_of_answers(answers);
                    // The password is made slow to guess, which takes seconds.
                    const auto made =
                        long_work(form, words, words.tr("Locking the key…"),
                                  [&](const std::stop_token&) { return make_reviewer(document, wanted); });
                    if (!made) throw UserError(msg("No key was made."));
                    workbench_.apply(made->edit);
                    dialog.fill_in("key", made->files.secret_key.string());
                    dialog.fill_in("password", wanted.password);
                    // Who has a key is who speaks from now on.
                    wxConfigBase::Get()->Write("/review/name", ui(wanted.name));
                  });
  form.ShowModal();
}

void ReviewAsker::tell(const ReviewDone& done) {
  const Words& words = workbench_.words();
  const std::string written =
      workbench_.path().empty() ? std::string(words.tr("It stands in this document, which was never saved."))
                                : std::string(words.tr("It is in this document now; save it (Ctrl+S)."));
  std::vector<NoticeBar::Action> actions;
  if (!done.on.empty() || done.comment) actions.push_back({words.tr("Show"), [this, done] { show_(done); }});
  reporter_.tell(done.receipt + (words.chinese() ? "" : " ") + written, wxICON_INFORMATION,
                 std::move(actions));
}

std::string name_of_reviewer() {
  return utf8(wxConfigBase::Get()->Read("/review/name", wxString()));
}

}  // namespace facenotice::gui
