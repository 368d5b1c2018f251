// SPDX-License-Identifier: MIT
// Compares in the background, lists, shows.
#include "designer/gui/review/comparison_panel.hpp"

#include <algorithm>

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/splitter.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/headed_list.hpp"
#include "designer/gui/base/picture_pair.hpp"
#include "designer/gui/base/text.hpp"
#include "export/checking/packaged_flow.hpp"

namespace facenotice::gui {
namespace {

constexpr int picture_height = 640;

Document load_version(const std::filesystem::path& file) {
  Document document = file.extension() == ".fnp" ? read_packaged_flow(file).document : Document::load(file);
  document.require_sound();
  return document;
}

}  // namespace

ComparisonPanel::ComparisonPanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                                 Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      reporter_(reporter),
      post_(lifeline_.guard(workbench.post())),
      sheets_(workbench.words()),
      background_({std::chrono::milliseconds(300), std::chrono::seconds(5)},
                  [this](const Request& request, const std::stop_token& stop) {
                    auto result = std::make_shared<Result>(work(request, stop));
                    if (!stop.stop_requested()) post_([this, result = std::move(result)] { take(result); });
                  }) {
  const Words& words = workbench_.words();
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  auto* choose = new wxButton(this, wxID_ANY, ui(words.tr("&Compare with…")));
  choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_for_other(); });
  top->Add(choose, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
  summary_ = new wxStaticText(this, wxID_ANY, ui(summary()), wxDefaultPosition, wxDefaultSize,
                              wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
  top->Add(summary_, wxSizerFlags(1).CentreVertical());
  auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
  splitter->SetMinimumPaneSize(FromDIP(220));
  splitter->SetSashGravity(0.5);
  list_ = new HeadedList(splitter, words.tr("Changes"),
                         {{words.tr("Where"), 190}, {words.tr("What has changed"), 420}});
  auto* right = new wxPanel(splitter);
  details_ = new wxTextCtrl(right, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 110)),
                            wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
  details_->SetMargins(FromDIP(wxPoint(8, 6)));
  set_spoken_name(*details_, ui(words.tr("The change in words")));
  pictures_ = new PicturePair(right, words);
  auto* right_sizer = new wxBoxSizer(wxVERTICAL);
  right_sizer->Add(details_, wxSizerFlags().Expand());
  right_sizer->Add(pictures_, wxSizerFlags(1).Expand());
  right->SetSizer(right_sizer);
  splitter->SplitVertically(list_, right);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(top, wxSizerFlags().Expand().Border(wxALL, FromDIP(6)));
  sizer->Add(splitter, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (!filling_) show_selected();
  });
  connections_ += workbench_.check_changed.connect([this] { compare_again(); });
  connections_ += selection_.view_changed.connect([this] {
    // Another language or display: other pictures.
    if (result_ && !filling_) compare_again();
  });
}

void ComparisonPanel::ask_for_other() {
  const Words& words = workbench_.words();
  const wxString types = ui(words.tr("Flows and packages")) + " (*.xml;*.fnp)|*.xml;*.fnp";
  wxFileDialog dialog(this, ui(words.tr("Compare with an earlier version, or with a package")),
                      ui(workbench_.path().parent_path()), {}, types, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  reporter_.attempt([&] {
    other_ = load_version(as_path(dialog.GetPath()));
    say_summary(words.tr("Comparing…"));
    compare_again();
  });
}

void ComparisonPanel::compare_again() {
  if (!other_ || !workbench_.up_to_date() || !workbench_.checked()->report || !workbench_.last_sound())
    return;
  background_.submit({*other_, *workbench_.last_sound(), workbench_.checked()->report, selection_.view()});
}

// On the background thread.
ComparisonPanel::Result ComparisonPanel::work(const Request& request, const std::stop_token& stop) const {
  Result result;
  try {
    const Words& words = request.report->words;
    const Report before = check_now(request.before, workbench_.fonts(), words);
    result.comparison = compare(sheets_, request.before, before, request.after, *request.report);
    result.screens = screen_differences(workbench_.fonts().get(), request.before, request.after, request.look,
                                        words, picture_height, stop);
  } catch (const std::exception& error) {
    result.trouble = message_of(error).in(request.report->words);
  }
  return result;
}

void ComparisonPanel::take(const std::shared_ptr<Result>& result) {
  if (!result->trouble.empty()) {
    say_summary(result->trouble);
    return reporter_.tell(result->trouble, wxICON_ERROR);
  }
  result_ = result;
  fill();
  say_summary(summary());
}

std::string ComparisonPanel::summary() const {
  const Words& words = workbench_.words();
  if (!other_)
    return words.tr("Shows what has changed since an earlier version, or since the package that was signed.");
  if (!result_) return words.tr("Comparing…");
  const Comparison& comparison = result_->comparison;
  if (comparison.empty() && result_->screens.empty())
    return words.trf("{}: nothing has changed that is seen, done or asked.", other_->name());
  return words.trf("Compared with {}, revision {}", other_->name(), other_->flow().revision);
}

// It is one line: the rest of it is read with the mouse over it.
void ComparisonPanel::say_summary(const std::string& words) {
  summary_->SetLabelText(ui(words));
  summary_->SetToolTip(ui(words));
}

void ComparisonPanel::fill() {
  std::vector<ChangedScreen> screens;
  for (const ScreenDifference& screen : result_->screens)
    screens.push_back({screen.step, screen.title,
                       screen.before.width == 0  ? ChangedScreen::Kind::added
                       : screen.after.width == 0 ? ChangedScreen::Kind::removed
                                                 : ChangedScreen::Kind::changed});
  filling_ = true;
  list_->clear();
  lines_ =
      comparison_lines(result_->comparison, screens, *other_, *workbench_.last_sound(), workbench_.words());
  for (const ComparisonLine& line : lines_)
    if (line.heading)
      list_->add_heading(line.what);
    else
      list_->add_line({line.where, line.what});
  filling_ = false;
  show_selected();
}

void ComparisonPanel::show_selected() {
  const int row = list_->GetSelectedRow();
  details_->Clear();
  if (row < 0 || static_cast<std::size_t>(row) >= lines_.size()) return pictures_->show(nullptr);
  const ComparisonLine& line = lines_[static_cast<std::size_t>(row)];
  const wxColour text = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
  const auto say = [&](const std::string& said, const wxColour& colour, const wxFont& font) {
    details_->SetDefaultStyle(wxTextAttr(colour, wxNullColour, font));
    details_->AppendText(ui(said));
  };
  const wxFont plain = GetFont();
  if (line.heading) say(line.what, text, plain);
  if (!line.where.empty()) say(line.where + "\n", quiet_text(), plain);
  if (!line.about.empty()) say(line.about + "\n", quiet_text(), plain);
  for (const RedlinePiece& piece : line.told)
    say(piece.text,
        piece.kind == RedlinePiece::Kind::same    ? text
        : piece.kind == RedlinePiece::Kind::added ? good_text()
                                                  : error_text(),
        piece.kind == RedlinePiece::Kind::same    ? plain
        : piece.kind == RedlinePiece::Kind::added ? plain.Underlined()
                                                  : plain.Strikethrough());
  const auto screen =
      std::find_if(result_->screens.begin(), result_->screens.end(),
                   [&](const ScreenDifference& one) { return !line.step.empty() && one.step == line.step; });
  pictures_->show(screen == result_->screens.end() ? nullptr : &*screen);
  details_->SetInsertionPoint(0);
}

}  // namespace facenotice::gui
