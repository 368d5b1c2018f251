// SPDX-License-Identifier: MIT
// A form, and the workbench.
#include "designer/gui/review/ask.hpp"

#include <wx/config.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/long_work.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

void ask_review_act(wxWindow& parent, Workbench& workbench, Reporter& reporter,
                    const std::function<ReviewAct()>& act) {
  reporter.attempt([&] {
    const Document document = workbench.document_to_edit();
    const ReviewAct asked = act();
    FormDialog dialog(&parent, workbench.words(), asked.title, asked.help, asked.questions, asked.button,
                      [&](const FormDialog::Answers& answers) {
                        // A key with a password takes seconds to unlock.
                        const auto edit =
                            long_work(parent, workbench.words(), workbench.words().tr("Signing…"),
                                      [&](const std::stop_token&) { return asked.make(document, answers); });
                        if (!edit) throw UserError(msg("Nothing was signed."));
                        workbench.apply(*edit);
                        if (const auto by = answers.find("by"); by != answers.end())
                          wxConfigBase::Get()->Write("/review/name", ui(by->second));
                      });
    dialog.ShowModal();
  });
}

std::string name_of_reviewer() {
  return utf8(wxConfigBase::Get()->Read("/review/name", wxString()));
}

}  // namespace facenotice::gui
