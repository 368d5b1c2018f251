// SPDX-License-Identifier: MIT
// A form, and the workbench.
#include "designer/gui/review/ask.hpp"

#include <wx/config.h>
#include <wx/utils.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

void ask_review_act(wxWindow& parent, Workbench& workbench, Reporter& reporter,
                    const std::function<ReviewAct()>& act) {
  reporter.attempt([&] {
    const Document document = workbench.document_to_edit();
    const ReviewAct asked = act();
    FormDialog dialog(&parent, workbench.words(), asked.title, asked.help, asked.questions, asked.button,
                      [&](const FormDialog::Answers& answers) {
                        const wxBusyCursor busy;
                        workbench.apply(asked.make(document, answers));
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
