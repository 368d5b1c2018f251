// SPDX-License-Identifier: MIT
// Asks for languages and files, and tells what came of it.
#include "designer/gui/frame/exchange_actions.hpp"

#include <wx/filedlg.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/written_file.hpp"
#include "export/exchange/exchange.hpp"
#include "export/exchange/po.hpp"
#include "export/exchange/xliff.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

ExchangeActions::ExchangeActions(wxWindow& window, Workbench& workbench, Reporter& reporter,
                                 std::function<void()> flush)
    : window_(window), workbench_(workbench), reporter_(reporter), flush_(std::move(flush)) {}

void ExchangeActions::send() {
  reporter_.attempt([this] {
    const Words& words = workbench_.words();
    flush_();
    const Document document = workbench_.document_to_edit();
    const std::vector<std::string>& languages = document.flow().languages;
    if (languages.size() < 2)
      throw UserError(
          msg("The flow has one language only. Insert the language that is translated into first."));
    SheetField from{"from", {}, words.tr("Translate from"), SheetField::Kind::one_of};
    for (const std::string& language : languages) from.options.push_back({language, language});
    SheetField to = from;
    from.value = languages.front();
    to.key = "to";
    to.label = words.tr("Translate into");
    to.value = languages.back();  // what was added last is what has yet to be translated
    SheetField format{"format", {}, words.tr("Format"), SheetField::Kind::one_of};
    format.options = {{"xlf", words.tr("XLIFF 2.0, for translation tools")},
                      {"po", words.tr("PO, of gettext")}};
    format.value = "xlf";
    Exchange exchange;
    std::string kind;
    FormDialog dialog(&window_, words, words.tr("Texts for translators"), {}, {from, to, format},
                      words.tr("Make it"), [&](const FormDialog::Answers& answers) {
                        exchange = take_out(document, answers.at("from"), answers.at("to"),
                                            FormatWords::load(words), words);
                        kind = answers.at("format");
                      });
    if (dialog.ShowModal() != wxID_OK) return;
    wxFileDialog asked(&window_, ui(words.tr("Save the texts for translators")),
                       ui(workbench_.path().parent_path()),
                       ui(document.flow().id + "." + exchange.target_language + "." + kind), ui("*." + kind),
                       wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (asked.ShowModal() != wxID_OK) return;
    const std::filesystem::path file = as_path(asked.GetPath());
    write_file_atomically(file, kind == "po" ? po_of(exchange) : xliff_of(exchange));
    tell_written(reporter_, words.trf("Written: {}", file.string()), file);
  });
}

void ExchangeActions::bring() {
  reporter_.attempt([this] {
    const Words& words = workbench_.words();
    flush_();
    wxFileDialog asked(&window_, ui(words.tr("Import a translation")), ui(workbench_.path().parent_path()),
                       {},
                       ui(words.tr("Translations")) + " (*.xlf, *.xliff, *.po)|*.xlf;*.xliff;*.po|" +
                           ui(words.tr("All files")) + "|*",
                       wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (asked.ShowModal() != wxID_OK) return;
    const Exchange exchange = load_exchange(as_path(asked.GetPath()));
    const BroughtIn brought = bring_in(workbench_.document_to_edit(), exchange);
    workbench_.apply(brought.edit);
    reporter_.tell(brought_in_words(words, exchange.target_language, brought), wxICON_INFORMATION);
  });
}

}  // namespace facenotice::gui
