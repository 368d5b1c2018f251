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
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/picture_pair.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/review/redline.hpp"
#include "designer/workbench/navigation.hpp"
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

class ComparisonPanel::Store : public wxDataViewListStore {
 public:
  std::vector<bool> headings;  // by line
  bool GetAttrByRow(unsigned row, unsigned, wxDataViewItemAttr& attributes) const override {
    if (row >= headings.size() || !headings[row]) return false;
    attributes.SetBold(true);
    return true;
  }
};

ComparisonPanel::ComparisonPanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                                 Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      reporter_(reporter),
      post_(lifeline_.guard(workbench.post())),
      sheets_(workbench.words()),
      store_(new Store),
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
  list_ = new wxDataViewListCtrl(splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE);
  list_->AssociateModel(store_.get());
  list_->AppendTextColumn(ui(words.tr("Where")), wxDATAVIEW_CELL_INERT, FromDIP(190));
  list_->AppendTextColumn(ui(words.tr("What has changed")), wxDATAVIEW_CELL_INERT, FromDIP(420));
  set_spoken_name(*list_, ui(words.tr("Changes")));
  turn_off_list_search(*list_);
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
    summary_->SetLabel(ui(words.tr("Comparing…")));
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
    summary_->SetLabel(ui(result->trouble));
    return reporter_.tell(result->trouble, wxICON_ERROR);
  }
  result_ = result;
  fill();
  summary_->SetLabel(ui(summary()));
}

std::string ComparisonPanel::summary() const {
  const Words& words = workbench_.words();
  if (!other_)
    return words.tr("Shows what has changed since an earlier version, or since the package that was signed.");
  if (!result_) return words.tr("Comparing…");
  const Comparison& comparison = result_->comparison;
  if (comparison.fields.empty() && comparison.findings.empty() && comparison.answers.empty() &&
      result_->screens.empty())
    return words.trf("{}: nothing has changed that is seen, done or asked.", other_->name());
  return words.trf("Compared with {}, revision {}", other_->name(), other_->flow().revision);
}

void ComparisonPanel::heading(const std::string& words, std::size_t count) {
  if (count == 0) return;
  wxVector<wxVariant> cells;
  cells.push_back(wxString());
  cells.push_back(ui(workbench_.words().trf("{} ({})", words, count)));
  lines_.emplace_back();
  store_->headings.push_back(true);
  list_->AppendItem(cells);
}

void ComparisonPanel::add(Line line, const std::string& where, const std::string& what) {
  wxVector<wxVariant> cells;
  cells.push_back(ui(where));
  cells.push_back(ui(what));
  lines_.push_back(std::move(line));
  store_->headings.push_back(false);
  list_->AppendItem(cells);
}

void ComparisonPanel::fill() {
  const Words& words = workbench_.words();
  filling_ = true;
  store_->headings.clear();
  lines_.clear();
  empty_list(*list_);
  const Comparison& comparison = result_->comparison;
  heading(words.tr("Findings"), comparison.findings.size());
  for (const ChangedFinding& finding : comparison.findings) {
    Line line;
    line.finding = &finding;
    add(std::move(line), finding.came ? words.tr("came") : words.tr("went"), finding.message);
  }
  heading(words.tr("Answers of people"), comparison.answers.size());
  for (const ChangedAnswer& answer : comparison.answers) {
    Line line;
    line.answer = &answer;
    add(std::move(line), answer.item, words.trf("{} → {}", answer.before, answer.after));
  }
  heading(words.tr("Screens that look different"), result_->screens.size());
  for (const ScreenDifference& screen : result_->screens) {
    Line line;
    line.step = screen.step;
    add(std::move(line), screen.title,
        screen.before.width == 0  ? words.tr("new")
        : screen.after.width == 0 ? words.tr("gone")
                                  : words.tr("changed"));
  }
  for (const bool said : {true, false}) {
    const auto wanted = [&](const ChangedField& field) { return field.words == said; };
    heading(
        said ? words.tr("Words") : words.tr("Facts and behaviour"),
        static_cast<std::size_t>(std::count_if(comparison.fields.begin(), comparison.fields.end(), wanted)));
    for (const ChangedField& field : comparison.fields) {
      if (!wanted(field)) continue;
      Line line;
      line.field = &field;
      const Document& in = field.kind == ChangedField::Kind::removed ? *other_ : *workbench_.last_sound();
      line.step = step_of(in, field.element);
      add(std::move(line), field.where,
          field.kind == ChangedField::Kind::added     ? words.trf("new: {}", field.what)
          : field.kind == ChangedField::Kind::removed ? words.trf("gone: {}", field.what)
                                                      : field.what);
    }
  }
  filling_ = false;
  show_selected();
}

void ComparisonPanel::show_selected() {
  const int row = list_->GetSelectedRow();
  details_->Clear();
  if (row < 0 || static_cast<std::size_t>(row) >= lines_.size()) return pictures_->show(nullptr);
  const Line& line = lines_[static_cast<std::size_t>(row)];
  const Words& words = workbench_.words();
  const wxColour text = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
  const auto say = [&](const std::string& said, const wxColour& colour, const wxFont& font) {
    details_->SetDefaultStyle(wxTextAttr(colour, wxNullColour, font));
    details_->AppendText(ui(said));
  };
  const wxFont plain = GetFont();
  if (line.finding != nullptr) {
    say(line.finding->law + "\n", quiet_text(), plain);
    say(line.finding->message, text, plain);
  } else if (line.answer != nullptr) {
    say(line.answer->statement + "\n", text, plain);
    say(words.trf("{} → {}", line.answer->before, line.answer->after),
        line.answer->lost ? error_text() : text, plain.Bold());
  } else if (line.field != nullptr) {
    say(line.field->what + "\n", quiet_text(), plain);
    for (const RedlinePiece& piece : redline(line.field->before, line.field->after))
      say(piece.text,
          piece.kind == RedlinePiece::Kind::same    ? text
          : piece.kind == RedlinePiece::Kind::added ? good_text()
                                                    : error_text(),
          piece.kind == RedlinePiece::Kind::same    ? plain
          : piece.kind == RedlinePiece::Kind::added ? plain.Underlined()
                                                    : plain.Strikethrough());
  }
  const auto screen =
      std::find_if(result_->screens.begin(), result_->screens.end(),
                   [&](const ScreenDifference& one) { return !line.step.empty() && one.step == line.step; });
  pictures_->show(screen == result_->screens.end() ? nullptr : &*screen);
  details_->SetInsertionPoint(0);
}

}  // namespace facenotice::gui
