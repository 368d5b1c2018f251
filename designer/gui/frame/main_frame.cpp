// SPDX-License-Identifier: MIT
// Docking and forwarding; nothing is decided here.
#include "designer/gui/frame/main_frame.hpp"

#include <algorithm>
#include <array>

#include <wx/config.h>
#include <wx/sizer.h>

#include "designer/authoring/named_elements.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/notice_bar.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/findings/findings_panel.hpp"
#include "designer/gui/flow/flow_view.hpp"
#include "designer/gui/frame/docks.hpp"
#include "designer/gui/frame/document_actions.hpp"
#include "designer/gui/frame/exchange_actions.hpp"
#include "designer/gui/frame/export_actions.hpp"
#include "designer/gui/frame/file_actions.hpp"
#include "designer/gui/frame/help_actions.hpp"
#include "designer/gui/frame/menu_commands.hpp"
#include "designer/gui/frame/menus.hpp"
#include "designer/gui/frame/package_actions.hpp"
#include "designer/gui/frame/palette_dialog.hpp"
#include "designer/gui/frame/path_actions.hpp"
#include "designer/gui/frame/settings.hpp"
#include "designer/gui/frame/told_pages.hpp"
#include "designer/gui/frame/top_bar.hpp"
#include "designer/gui/frame/window_place.hpp"
#include "designer/gui/help/crash_notice.hpp"
#include "designer/gui/help/tour_bar.hpp"
#include "designer/gui/outline/outline_panel.hpp"
#include "designer/gui/play/paths_panel.hpp"
#include "designer/gui/play/play_panel.hpp"
#include "designer/gui/properties/properties_panel.hpp"
#include "designer/gui/review/review_view.hpp"
#include "designer/gui/screen/filmstrip_panel.hpp"
#include "designer/gui/screen/screen_view.hpp"
#include "designer/gui/start/start_view.hpp"
#include "designer/gui/texts/texts_view.hpp"
#include "designer/gui/xml/editor_panel.hpp"
#include "designer/review/binding_laws.hpp"
#include "designer/review/remarks.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

constexpr int thumbnail_pixels = 168;  // enough for twice the size that is shown
enum View : int { screen_view, flow_view, texts_view, xml_view, review_view, start_view };
constexpr std::array<const char*, 6> view_names = {"screen", "flow", "texts", "xml", "review", "start"};

}  // namespace

MainFrame::MainFrame(Workbench& workbench, Selection& selection, PlayControl& play)
    : wxFrame(nullptr, wxID_ANY, "FaceNotice", wxDefaultPosition, wxDefaultSize),
      workbench_(workbench),
      selection_(selection),
      play_(play),
      names_(FormatWords::load(workbench.words())),
      shelf_(workbench),
      thumbnails_(workbench.post(), workbench.fonts(), thumbnail_pixels) {
  const Words& words = workbench_.words();
  SetIcons(wxIconBundle(program_icon().GetIcon(wxSize(64, 64))));
  SetMinSize(FromDIP(wxSize(900, 600)));
  restore_place(*this);  // before the panels: none of them is ever laid out in a window of no size
  make_centre();
  top_ = new TopBar(this, workbench_, selection_, play_, names_,
                    {ui(words.tr("Screen")), ui(words.tr("Flow")), ui(words.tr("Texts")), ui(words.tr("XML")),
                     ui(words.tr("Review"))},
                    {[this] { files_->open(); }, [this] { files_->save(); }, [this] { undo(); },
                     [this] { redo(); }, [this] { start_play(false); }, [this] { path_actions_->stop(); },
                     [this](int view) { show_view(view); }});
  left_ = new wxNotebook(this, wxID_ANY);
  filmstrip_ = new FilmstripPanel(left_, workbench_, selection_, thumbnails_, names_, *reporter_);
  outline_ = new OutlinePanel(left_, workbench_, selection_, names_);
  set_spoken_name(*left_, ui(words.tr("Screens and facts")));
  left_->AddPage(filmstrip_, ui(words.tr("Screens")), true);
  left_->AddPage(outline_, ui(words.tr("Facts")));
  properties_ = new PropertiesPanel(this, workbench_, selection_);
  bottom_ = new ToldPages(this, workbench_, selection_, thumbnails_, play_, shelf_);
  findings_ = &bottom_->findings();
  files_ = std::make_unique<FileActions>(*this, workbench_, *reporter_, [this] { flush(); });
  exports_ = std::make_unique<ExportActions>(*this, workbench_, selection_, *reporter_, [this] { flush(); });
  exchange_ = std::make_unique<ExchangeActions>(*this, workbench_, *reporter_, [this] { flush(); });
  changes_ = std::make_unique<DocumentActions>(*this, workbench_, selection_, names_, *reporter_,
                                               [this] { flush(); });
  packages_ = std::make_unique<PackageActions>(*this, workbench_, *reporter_);
  path_actions_ = std::make_unique<PathActions>(
      *this, workbench_, selection_, play_, shelf_, bottom_->paths(), *reporter_, [this] { show_play(); },
      [this] { show_told(bottom_->paths()); });
  help_ = std::make_unique<HelpActions>(*this, workbench_, names_, *reporter_);
  make_status_bar();
  add_commands();
  connect_panels();
  reporter_->attempt([this] {
    if (const std::filesystem::path list = chosen_reviewers(); !list.empty()) workbench_.vouch_with(list);
  });
  docks_ = std::make_unique<Docks>(*this, Docks::Panels{top_, centre_, left_, properties_, bottom_});
  show_title();
}

// The file, the laws that it is held against, the place in the XML.
void MainFrame::make_status_bar() {
  const std::array<int, 3> widths = {-2, -3, FromDIP(170)};
  wxStatusBar* bar = CreateStatusBar(static_cast<int>(widths.size()), wxSTB_SIZEGRIP | wxSTB_ELLIPSIZE_END);
  bar->SetStatusWidths(static_cast<int>(widths.size()), widths.data());
  bar->SetToolTip(
      ui(workbench_.words().tr("Click on the laws to change which bind it, and as of which day")));
  bar->Bind(wxEVT_LEFT_UP, [this, bar](wxMouseEvent& event) {
    wxRect laws;
    if (bar->GetFieldRect(1, laws) && laws.Contains(event.GetPosition())) changes_->ask_laws();
    event.Skip();
  });
}

void MainFrame::show_laws() {
  const auto& checked = workbench_.checked();
  const bool known = !starting() && workbench_.up_to_date() && checked->report && checked->document;
  SetStatusText(known ? ui(laws_in_one_line(*checked->report, *checked->document)) : wxString(), 1);
}

void MainFrame::make_centre() {
  centre_ = new wxPanel(this);
  auto* notices = new NoticeBar(centre_, workbench_.words());
  reporter_ = std::make_unique<Reporter>(*notices, workbench_);
  tour_ = new TourBar(centre_, workbench_.words(), [this](TourStop stop) { show_stop(stop); });
  views_ = new wxSimplebook(centre_);
  screen_ = new ScreenView(views_, workbench_, selection_, play_, names_, *reporter_);
  editor_ = new EditorPanel(views_, workbench_, selection_, names_, *reporter_);
  flow_ = new FlowView(views_, workbench_, selection_, thumbnails_, play_, shelf_, names_, *reporter_);
  texts_ = new TextsView(views_, workbench_, selection_, names_, *reporter_);
  views_->AddPage(screen_, "screen", true);
  views_->AddPage(flow_, "flow");
  views_->AddPage(texts_, "texts");
  start_ =
      new StartView(views_, workbench_,
                    {[this](const Template& chosen) { files_->start_from(chosen); },
                     [this](const std::string& service) { files_->start_from_answers(service); },
                     [this](std::size_t index) { files_->open_recent(index); }, [this] { files_->open(); },
                     [this] { files_->start_from_sample(); }, [this] { leave_start(); }});
  views_->AddPage(editor_, "xml");
  review_ = new ReviewView(views_, workbench_, selection_, *reporter_);
  views_->AddPage(review_, "review");
  views_->AddPage(start_, "start");
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(tour_, wxSizerFlags().Expand());
  sizer->Add(views_, wxSizerFlags(1).Expand());
  sizer->Add(notices, wxSizerFlags().Expand());  // below: what is being clicked on stays where it is
  centre_->SetSizer(sizer);
}

MainFrame::~MainFrame() = default;

void MainFrame::connect_panels() {
  connections_ +=
      findings_->place_asked.connect([this](Place place, bool focus) { go_to_place(place, focus); });
  connections_ += findings_->replay_asked.connect([this] { replay(); });
  connections_ += findings_->mend_asked.connect([this] {
    if (const Finding* finding = findings_->selected_finding()) changes_->mend({finding->cause});
  });
  connections_ += findings_->fix_asked.connect([this] {
    if (const Finding* finding = findings_->selected_finding()) changes_->fix(*finding);
  });
  connections_ += findings_->step_asked.connect([this](const std::string& step) {
    if (workbench_.last_sound()) go_to_step(selection_, *workbench_.last_sound(), step);
  });
  connections_ += findings_->texts_asked.connect([this](const std::string& language) {
    show_view(texts_view);
    texts_->show_open(language);
  });
  connections_ += findings_->answer_asked.connect([this](const std::string& row) {
    show_view(review_view);
    review_->go_to_row(row);
  });
  connections_ += review_->place_asked.connect([this](Place place, bool focus) {
    show_view(screen_view);
    go_to_place(place, focus);
  });
  connections_ += review_->shown_asked.connect([this] { show_view(review_view); });
  connections_ += screen_->comment_asked.connect([this] { comment_on_selection(); });
  connections_ += filmstrip_->comment_asked.connect(
      [this](const ElementPath& step) { review_->comment_on(step.text()); });
  connections_ +=
      findings_->comment_asked.connect([this](const Finding& finding) { comment_on_finding(finding); });
  connections_ += bottom_->play().save_asked.connect([this] { path_actions_->save(); });
  connections_ += screen_->stop_asked.connect([this] { path_actions_->stop(); });
  connections_ += flow_->screen_asked.connect([this] { show_view(screen_view); });
  connections_ += editor_->caret_moved.connect([this] { show_caret(); });
  connections_ += play_.changed.connect([this] {
    lay_out();
    if (const PlayMoment* moment = play_.shown();
        moment != nullptr && workbench_.last_sound() && !moment->step.empty())
      go_to_step(selection_, *workbench_.last_sound(), moment->step);
  });
  connections_ += workbench_.another_document.connect([this] { selection_.begin_anew(); });
  connections_ += workbench_.document_changed.connect(
      [this] { read_in_own_language(selection_, workbench_.last_sound()->flow(), workbench_.words()); });
  connections_ += workbench_.text_replaced.connect([this] {
    if (starting()) leave_start();
    CallAfter([this] { tour_->start_if_new(); });
  });
  connections_ += workbench_.history_changed.connect([this] { CallAfter([this] { DoMenuUpdates(); }); });
  connections_ += workbench_.state_changed.connect([this] { show_title(); });
  connections_ += workbench_.check_changed.connect([this] { show_laws(); });
  const auto complain = [this](const std::string& message) { reporter_->tell(message, wxICON_ERROR); };
  connections_ += workbench_.troubled.connect(complain);
  connections_ += play_.troubled.connect(complain);
  connections_ += selection_.view_changed.connect([this] {
    if (const OutlineStep* step = find_step(workbench_.outline(), selection_.view().step))
      if (views_->GetSelection() != xml_view) editor_->go_to_offset(step->begin, false);
  });
  after_dialog_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { open_handed_over(handed_over_); });
  Bind(wxEVT_CLOSE_WINDOW, &MainFrame::on_close, this);
  Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
    if (event.GetActive()) CallAfter([this] { files_->look_at_disk(); });
    event.Skip();
  });
}

void MainFrame::go_to_place(Place place, bool focus) {
  if (workbench_.up_to_date() && workbench_.last_sound())
    go_to(selection_, *workbench_.last_sound(), element_at(*workbench_.last_sound(), place));
  else if (const OutlineStep* step = step_around(workbench_.outline(), offset_of(workbench_.text(), place)))
    selection_.set_step(step->id);
  editor_->go_to(place, focus && views_->GetSelection() == xml_view);
  if (focus && views_->GetSelection() != xml_view) properties_->take_keyboard();
}

void MainFrame::show_view(int view) {
  if (starting()) leave_start();
  flush();
  views_->SetSelection(static_cast<std::size_t>(view));
  lay_out();
  top_->show_view(view);
  if (view == xml_view) {
    editor_->text().SetFocus();
    show_caret();
  } else {
    SetStatusText(wxString(), 2);
  }
  if (view == review_view) review_->take_keyboard();
}

void MainFrame::lay_out() {
  const int view = views_->GetSelection();
  const bool played = view == screen_view && (play_.playing() || play_.preparing());
  docks_->show_for(played ? "play" : view_names[static_cast<std::size_t>(view)]);
}

bool MainFrame::starting() const {
  return views_->GetSelection() == start_view;
}

void MainFrame::show_start() {
  flush();
  start_->show_recent(files_->recent_files());
  views_->SetSelection(start_view);
  lay_out();
  show_title();
  start_->focus_first();
}

// To the document; where there is none yet, to one from the first template.
void MainFrame::leave_start() {
  if (workbench_.text().empty() && !start_->templates().empty())
    return files_->start_from(start_->templates().front());  // which comes back here
  views_->SetSelection(screen_view);
  lay_out();
  top_->show_view(screen_view);
  show_title();
}

void MainFrame::flush() {
  screen_->flush();
  texts_->flush();
  properties_->flush();
  editor_->flush();
}

void MainFrame::undo() {
  // A field that is being typed into takes its own letters back first.
  if (auto* field = dynamic_cast<wxTextCtrl*>(FindFocus());
      field != nullptr && field->IsModified() && field->CanUndo())
    return field->Undo();
  flush();
  const std::optional<Document> before = workbench_.last_sound();
  workbench_.undo();
  after_history(before);
}

void MainFrame::redo() {
  flush();
  const std::optional<Document> before = workbench_.last_sound();
  workbench_.redo();
  after_history(before);
}

// What was changed by it is what is looked at.
void MainFrame::after_history(const std::optional<Document>& before) {
  if (!before) return;
  const Document after = workbench_.parse_now();
  if (!after.sound()) return;
  go_to(selection_, after, first_difference(*before, after));
}

void MainFrame::add_commands() {
  add_menus(*this, {workbench_,
                    play_,
                    *editor_,
                    *findings_,
                    *files_,
                    *exports_,
                    *exchange_,
                    [this] { undo(); },
                    [this] { redo(); },
                    [this] { find(); },
                    [this] { show_told(*findings_); },
                    [this] { start_play(false); },
                    [this] { start_play(true); },
                    [this] { replay(); },
                    [this] { next_panel(); },
                    [this] { docks_->reset(); },
                    {[this] { docks_->toggle(left_); }, [this] { docks_->toggle(properties_); },
                     [this] { docks_->toggle(bottom_); }},
                    [this] {
                      if (views_->GetSelection() == xml_view) return editor_->rename();
                      screen_->edit_words();
                    },
                    [this] { show_start(); },
                    [this] { show_palette(); },
                    [this](int view) { show_view(view); },
                    [this](const std::string& what) { changes_->insert(what); },
                    *review_,
                    *packages_,
                    [this] { show_view(review_view); },
                    [this] { comment_here(); },
                    [this] { changes_->ask_laws(); },
                    [this] { changes_->mend({}); },
                    [this] { help_here(); },
                    [this] { tour_->start(); },
                    *path_actions_});
}

void MainFrame::start_with(const std::filesystem::path& file) {
  if (!files_->offer_recovery()) {
    if (!file.empty()) files_->open(file);
    if (workbench_.path().empty()) show_start();
  }
  tell_of_crashes(*this, *reporter_);
}

void MainFrame::open_handed_over(const std::filesystem::path& file) {
  Raise();
  RequestUserAttention(wxUSER_ATTENTION_INFO);
  if (IsEnabled()) return files_->open(file);
  handed_over_ = file;
  after_dialog_.StartOnce(300);
}

void MainFrame::show_title() {
  if (starting()) {
    for (const int field : {0, 1}) SetStatusText(wxString(), field);
    return SetTitle("FaceNotice");
  }
  SetTitle(ui((workbench_.modified() ? "● " : "") + workbench_.title() + " — FaceNotice"));
  SetStatusText(workbench_.path().empty() ? ui(workbench_.words().tr("Never saved")) : ui(workbench_.path()),
                0);
}

void MainFrame::show_caret() {
  const Place place = editor_->caret();
  if (views_->GetSelection() == xml_view)
    SetStatusText(ui(workbench_.words().trf("Line {}, column {}", place.line, place.column)), 2);
}

void MainFrame::start_play(bool here) {
  if (!path_actions_->may_end_play()) return;
  flush();
  const Document now = workbench_.parse_now();
  if (!now.sound() && workbench_.last_sound())
    reporter_->tell(
        workbench_.words().tr("The XML has problems of form now: what is played is the last sound version."),
        wxICON_WARNING);
  if (reporter_->attempt(
          [&] { here ? play_.start_here(selection_.view()) : play_.start(selection_.view()); }))
    show_play();
}

// Wherever it was started from, the machine that is played comes into sight.
void MainFrame::show_play() {
  if (views_->GetSelection() != screen_view) show_view(screen_view);
  show_told(bottom_->play());
}

void MainFrame::show_told(const wxWindow& page) {
  docks_->reveal(bottom_);
  bottom_->show(page);
}

// In the view that is looked at; where it has nothing to search, whatever has a name is found.
void MainFrame::find() {
  const int view = views_->GetSelection();
  if (view == flow_view) return flow_->find();
  if (view == texts_view) return texts_->find();
  if (view == xml_view) return editor_->show_find();
  show_palette();
}

void MainFrame::replay() {
  const Finding* finding = findings_->selected_finding();
  if (finding == nullptr || !path_actions_->may_end_play()) return;
  if (reporter_->attempt([&] { play_.replay(selection_.view(), *finding); })) show_play();
}

void MainFrame::show_palette() {
  flush();
  const wxWindowRef focus = FindFocus();
  const std::optional<Document>& document = workbench_.last_sound();
  PaletteDialog palette(
      *this, workbench_.words(), commands_of(*GetMenuBar()),
      document ? named_elements(*document, names_, workbench_.words()) : std::vector<NamedElement>());
  if (palette.ShowModal() != wxID_OK) return;
  if (const int command = palette.command(); command != wxID_NONE) {
    // Once the dialog is gone, for what had the keyboard before.
    CallAfter([this, focus, command] {
      if (focus) focus->SetFocus();
      ProcessCommand(command);
    });
    return;
  }
  const ElementPath element = palette.element();
  if (starting() || views_->GetSelection() == review_view) show_view(screen_view);
  go_to(selection_, *document, element);
  if (views_->GetSelection() == xml_view) editor_->go_to(document->place(element.in(*document)), true);
}

void MainFrame::next_panel() {
  const std::array<wxWindow*, 5> panels = {top_, left_, views_->GetCurrentPage(), properties_, bottom_};
  const wxWindow* focus = FindFocus();
  std::size_t now = panels.size() - 1;
  for (std::size_t i = 0; i < panels.size(); ++i)
    if (focus != nullptr && (focus == panels[i] || panels[i]->IsDescendant(const_cast<wxWindow*>(focus))))
      now = i;
  panels[(now + 1) % panels.size()]->SetFocus();
}

void MainFrame::help_here() {
  const Finding* finding = findings_->selected_finding();
  if (views_->GetSelection() == review_view) return help_->on_row(review_->selected_row());
  if (finding != nullptr && bottom_->IsDescendant(FindFocus())) return help_->on_row(finding->id);
  if (views_->GetSelection() == xml_view && workbench_.last_sound())
    return help_->on_element(element_at(*workbench_.last_sound(), editor_->caret()));
  help_->on_element(selection_.element());
}

void MainFrame::comment_here() {
  const Finding* finding = findings_->selected_finding();
  const bool told = bottom_->IsDescendant(FindFocus());
  if (views_->GetSelection() == review_view && !told) return review_->comment();
  if (finding != nullptr && told) return comment_on_finding(*finding);
  comment_on_selection();
}

// Where nothing is selected it is on the screen that is looked at.
void MainFrame::comment_on_selection() {
  if (workbench_.last_sound())
    review_->comment_on(path_of_selection(*workbench_.last_sound(), selection_).text());
}

void MainFrame::comment_on_finding(const Finding& finding) {
  if (workbench_.last_sound()) review_->comment_on(subject_of(*workbench_.last_sound(), finding));
}

void MainFrame::show_stop(TourStop stop) {
  show_view(stop == TourStop::review ? review_view : screen_view);
  if (stop == TourStop::outline) left_->SetSelection(0);
  if (stop == TourStop::findings) bottom_->show(*findings_);
  if (stop == TourStop::play) bottom_->SetSelection(1);
}

void MainFrame::on_close(wxCloseEvent& event) {
  if (event.CanVeto() && !(path_actions_->may_end_play() && files_->may_close())) {
    event.Veto();
    return;
  }
  flush();  // what cannot be asked about stays in the journal
  play_.stop();
  save_place(*this);
  docks_->keep();
  wxConfigBase::Get()->Flush();
  Destroy();
}

}  // namespace facenotice::gui
