// SPDX-License-Identifier: MIT
// The same exports as the command line's, with dialogs.
#include "designer/gui/frame/export_actions.hpp"

#include <wx/choicdlg.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/long_work.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/written_file.hpp"
#include "designer/pictures/screen_painter.hpp"
#include "designer/review/package_review.hpp"
#include "export/layout/png.hpp"
#include "export/package/release.hpp"
#include "export/paper/draft_page.hpp"
#include "export/paper/report_page.hpp"
#include "export/paper/report_pdf.hpp"
#include "export/paper/sign_pdf.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/causes.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::gui {
namespace {

constexpr std::size_t causes_in_dialog = 6;

// The breaches that stand in the way, in words.
std::string refusal(const Report& report) {
  const Words& words = report.words;
  if (report.verdict == Verdict::could_not_check) return report.could_not;
  std::string text;
  std::size_t told = 0;
  for (const Cause& cause : causes_of(report)) {
    if (cause.waived || cause.severity != Severity::error || told++ >= causes_in_dialog) continue;
    text += "• " + cause.first->message;
    if (const std::size_t places = cause.laws.front().findings.size(); places > 1)
      text += " " + words.trn("({} place)", "({} places)", places);
    text += "\n" + cause.first->fix + "\n\n";
  }
  if (told > causes_in_dialog)
    text += words.trf("… and {} more; the findings list has them all.", told - causes_in_dialog) + "\n\n";
  text += words.tr("They stand in Findings, each with what can be done about it.");
  return text;
}

std::string text_of(const std::vector<unsigned char>& bytes) {
  return {bytes.begin(), bytes.end()};
}

}  // namespace

ExportActions::ExportActions(wxWindow& window, Workbench& workbench, Selection& selection, Reporter& reporter,
                             std::function<void()> flush)
    : window_(window),
      workbench_(workbench),
      selection_(selection),
      reporter_(reporter),
      flush_(std::move(flush)) {}

std::string ExportActions::ask_for_file(const char* title, const std::string& name, const wxString& type) {
  wxFileDialog dialog(&window_, ui(title), ui(workbench_.path().parent_path()), ui(name), type,
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return {};
  return as_path(dialog.GetPath()).string();
}

Document ExportActions::sound_document() {
  flush_();
  Document document = workbench_.parse_now();
  document.require_sound();
  return document;
}

void ExportActions::sign() {
  reporter_.attempt([this] {
    const Document document = sound_document();
    const Flow& flow = document.flow();
    if (flow.signs.empty()) throw UserError(msg("The flow declares no sign; add one under <signs>."));
    wxArrayString choices;
    const Words& words = workbench_.words();
    const ShownNames shown(flow, words);
    for (const Sign& sign : flow.signs)
      for (const std::string& language : flow.languages)
        choices.Add(
            ui(words.trf("“{}” on {}, {}", shown.text(sign.title), sign.paper, shown.language(language))));
    int chosen = 0;
    if (choices.size() > 1) {
      wxSingleChoiceDialog dialog(&window_, ui(workbench_.words().tr("Which sign, in which language?")),
                                  ui(workbench_.words().tr("PDF of a sign")), choices);
      if (dialog.ShowModal() != wxID_OK) return;
      chosen = dialog.GetSelection();
    }
    const std::size_t sign = static_cast<std::size_t>(chosen) / flow.languages.size();
    const std::string& language = flow.languages[static_cast<std::size_t>(chosen) % flow.languages.size()];
    const std::string file = ask_for_file(workbench_.words().tr("Save the sign"),
                                          flow.signs[sign].id + "." + language + ".pdf", "PDF|*.pdf");
    if (file.empty()) return;
    const auto pdf = long_work(
        window_, workbench_.words(), workbench_.words().tr("Drawing the sign…"), [&](const std::stop_token&) {
          Layouter layouter(workbench_.fonts().get(), resolver_of(flow));
          const Report report = check_now(document, workbench_.fonts(), workbench_.words());
          return sign_pdf(layouter, flow, sign, language, draft_reason(report, words_for(language)));
        });
    if (!pdf) return;
    write_file_atomically(file, ByteView(*pdf));
    tell_written(reporter_, workbench_.words().trf("Written: {}", file), file);
  });
}

void ExportActions::picture() {
  reporter_.attempt([this] {
    const Document document = sound_document();
    const wxBusyCursor busy;
    const ScreenPicture picture = ScreenArtist(workbench_.fonts().get()).draw(document, selection_.view());
    const std::string file =
        ask_for_file(workbench_.words().tr("PNG of this screen"),
                     (picture.view.sign.empty() ? picture.view.step : picture.view.sign) + "." +
                         picture.view.language + ".png",
                     "PNG|*.png");
    if (file.empty()) return;
    write_file_atomically(file, ByteView(png_of(picture.frame)));
    tell_written(reporter_, workbench_.words().trf("Written: {}", file), file);
  });
}

void ExportActions::report() {
  reporter_.attempt([this] {
    const Words& words = workbench_.words();
    const Document document = sound_document();
    SheetField language{"language", {}, words.tr("Language of the report"), SheetField::Kind::one_of};
    language.options = {{"zh-CN", "中文"}, {"en", "English"}};
    language.value = words.chinese() ? "zh-CN" : "en";
    SheetField format{"format", {}, words.tr("Format"), SheetField::Kind::one_of};
    format.options = {{"html", words.tr("Page to read, print and file (HTML)")},
                      {"pdf", words.tr("PDF, to print and file")},
                      {"text", words.tr("Plain text")},
                      {"json", "JSON"},
                      {"sarif", "SARIF 2.1.0"}};
    format.value = "html";
    FormDialog::Answers chosen;
    FormDialog dialog(&window_, words, words.tr("Report of the check"), {}, {language, format},
                      words.tr("Make it"), [&](const FormDialog::Answers& answers) { chosen = answers; });
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string& kind = chosen.at("format");
    const std::string file =
        ask_for_file(words.tr("Save the report"),
                     document.flow().id + "." + chosen.at("language") + "." + (kind == "text" ? "txt" : kind),
                     ui(words.tr("All files")) + "|*");
    if (file.empty()) return;
    const Words said = words_for(chosen.at("language"));
    const auto written = long_work(
        window_, words, words.tr("Writing the report…"), [&](const std::stop_token& stop) -> std::string {
          const Report report =
              check_now(document, workbench_.fonts(), said, workbench_.as_of(), stop, workbench_.vouched());
          if (kind == "html") return report_page(report, document, workbench_.fonts().get());
          if (kind == "pdf") return text_of(report_pdf(report, document, workbench_.fonts().get()));
          if (kind == "json") return report_as_json(report);
          if (kind == "sarif") return report_as_sarif(report, document);
          return report_as_text(report, document, false);
        });
    if (!written) return;
    write_file_atomically(file, *written);
    tell_written(reporter_, words.trf("Written: {}", file), file);
  });
}

void ExportActions::package() {
  reporter_.attempt([this] {
    const Document document = sound_document();
    const Words& words = workbench_.words();
    // As of today, whatever day is looked at; in the language of the windows for the words of a refusal ...
    std::optional<Report> checked =
        long_work(window_, words, words.tr("Checking the flow…"), [&](const std::stop_token& stop) {
          return check_now(document, workbench_.fonts(), words, {}, stop, workbench_.vouched());
        });
    if (!checked) return;
    const Report& report = *checked;
    if (report.verdict == Verdict::broken || report.verdict == Verdict::could_not_check) {
      wxMessageDialog dialog(
          &window_, ui(workbench_.words().tr("Refused: no package is made while the check finds errors.")),
          ui(workbench_.words().tr("No package")), wxOK | wxICON_ERROR);
      dialog.SetExtendedMessage(ui(refusal(report)));
      dialog.ShowModal();
      return;
    }
    const std::string file =
        ask_for_file(workbench_.words().tr("Package for machines"), document.flow().id + ".fnp",
                     ui(workbench_.words().tr("Packages")) + " (*.fnp)|*.fnp");
    if (file.empty()) return;
    // ... and in English for the report inside: the same bytes whatever language the author's desktop speaks.
    const auto bytes =
        long_work(window_, words, words.tr("Making the package…"), [&](const std::stop_token& stop) {
          const Report inside = words.chinese() ? check_now(document, workbench_.fonts(), Words(), {}, stop,
                                                            workbench_.vouched())
                                                : report;
          return format_package(make_release(document, inside, workbench_.fonts().get()));
        });
    if (!bytes) return;
    write_file_atomically(file, *bytes);
    tell_written(reporter_, packed_in_words(report, file, words), file,
                 report.draft() || !report.examples.empty() ? wxICON_WARNING : wxICON_INFORMATION);
  });
}

}  // namespace facenotice::gui
