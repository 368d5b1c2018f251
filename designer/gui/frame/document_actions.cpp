// SPDX-License-Identifier: MIT
// Dialogs, each of which ends in an edit.
#include "designer/gui/frame/document_actions.hpp"

#include "designer/authoring/insertions.hpp"
#include "designer/gui/base/form_dialog.hpp"
#include "designer/review/binding_laws.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

void DocumentActions::insert(const std::string& what) {
  flush_();
  reporter_.attempt([&] {
    const Document document = workbench_.document_to_edit();
    const Words& words = workbench_.words();
    const ElementPath at = selection_.element().text().empty() ? path_of_view(document, selection_.view())
                                                               : selection_.element();
    for (const Insertion& one : insertions(document, at, names_, words)) {
      if (one.id != what) continue;
      FormDialog dialog(&window_, words, one.title, one.help, one.questions, words.tr("Insert"),
                        [&](const FormDialog::Answers& answers) {
                          const Edit edit = one.make(document, answers);
                          workbench_.apply(edit);
                          go_to(selection_, edit.document, one.then(answers));
                        });
      dialog.ShowModal();
      return;
    }
    throw UserError(
        msg("This flow has nothing for that: a guardian’s route needs an age question, choices of language "
            "need two languages, a withdrawal needs a purpose that rests on consent."));
  });
}

void DocumentActions::ask_laws() {
  flush_();
  reporter_.attempt([&] {
    const Document document = workbench_.document_to_edit();
    const Words& words = workbench_.words();
    FormDialog dialog(
        &window_, words, words.tr("Laws that bind it"),
        words.tr("The laws of the places are part of the document. The day is not: it only "
                 "shows how the document stands on that day."),
        law_fields(document, *RuleLibrary::installed(), workbench_.as_of(), words), words.tr("Check"),
        [&](const FormDialog::Answers& answers) {
          workbench_.look_as_of(answers.at("as-of"));
          workbench_.apply(bind_laws(document, answers.at("jurisdictions"), answers.at("standards")));
        });
    dialog.ShowModal();
  });
}

void DocumentActions::mend(const std::set<std::string>& causes) {
  const Words& words = workbench_.words();
  propose(
      [causes](const Document& document, const Report& report, LayoutMemo& memo,
               const CheckOptions& checking) {
        return facenotice::mend(document, report, causes, memo, checking);
      },
      {words.tr("Make lawful"), words.tr("Looking for the smallest changes, for ten seconds at most…"),
       words.tr("With each of these the check has no such error left. You answer for what you apply."),
       [](const std::string& proposal) { return msg("Make lawful: {}", proposal); }});
}

void DocumentActions::fix(const Finding& selected) {
  const Words& words = workbench_.words();
  propose([finding = selected](
              const Document& document, const Report&, LayoutMemo& memo,
              const CheckOptions& checking) { return fixes_of(document, finding, memo, checking); },
          {words.tr("Fix"), words.tr("Looking at what the fix changes…"),
           words.tr("This is what the fix changes. You answer for what you apply."),
           [](const std::string& proposal) { return msg("Fix: {}", proposal); }});
}

void DocumentActions::propose(MendDialog::Propose search, MendDialog::Wording wording) {
  if (!workbench_.up_to_date() || !workbench_.checked()->report) return;
  const CheckedText checked = *workbench_.checked();
  MendDialog dialog(&window_, workbench_, *checked.document, checked.report, std::move(search),
                    selection_.view(), std::move(wording));
  if (dialog.ShowModal() != wxID_OK) return;
  if (const std::optional<Edit> edit = dialog.taken()) reporter_.attempt([&] { workbench_.apply(*edit); });
}

}  // namespace facenotice::gui
