// SPDX-License-Identifier: MIT
// Asks for layouts, forwards what is drawn.
#include "designer/gui/flow/flow_view.hpp"

#include <algorithm>
#include <map>

#include <wx/button.h>
#include <wx/dcmemory.h>
#include <wx/dcsvg.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "designer/authoring/connections_offered.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/snug_button.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"
#include "designer/gui/flow/flow_canvas.hpp"
#include "designer/workbench/navigation.hpp"

namespace facenotice::gui {

FlowView::FlowView(wxWindow* parent, Workbench& workbench, Selection& selection, Thumbnails& thumbnails,
                   PlayControl& play, PathShelf& shelf, const FormatWords& names, Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      play_(play),
      shelf_(shelf),
      names_(names),
      reporter_(reporter),
      post_(lifeline_.guard(workbench.post())),
      background_({}, [this](const Request& request, const std::stop_token&) {
        post_([this, result = std::make_shared<Result>(work(request))] { take(result); });
      }) {
  const Words& words = workbench_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  count_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  count_->SetFont(count_->GetFont().Bold());
  const wxSizerFlags placed = wxSizerFlags().CentreVertical().Border(wxLEFT | wxTOP, FromDIP(8));
  row->Add(count_, placed);
  search_ = new wxSearchCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(160, -1)),
                             wxTE_PROCESS_ENTER);
  search_->SetDescriptiveText(ui(words.tr("Find a screen")));
  set_spoken_name(*search_, ui(words.tr("Find a screen")));
  search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { search(); });
  search_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { canvas_->SetFocus(); });
  row->Add(search_, placed);
  machine_ = new wxCheckBox(this, wxID_ANY, ui(words.tr("Ways that nobody chooses")));
  machine_->SetToolTip(ui(words.tr("Time-outs, faults, what the machine does by itself")));
  machine_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { refresh(); });
  row->Add(machine_, placed);
  auto* fit = new SnugButton(this, ui(words.tr("Fit")));
  fit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { canvas_->zoom_to_fit(); });
  row->Add(fit, placed);
  auto* save = new SnugButton(this, ui(words.tr("Save as picture…")));
  save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { export_picture(); });
  row->Add(save, placed);
  sizer->Add(row, wxSizerFlags().Expand());
  canvas_ = new FlowCanvas(this, thumbnails, words);
  set_spoken_name(*canvas_, ui(words.tr("Graph of the flow")));
  hint_ =
      new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE);
  hint_->SetForegroundColour(quiet_text());
  sizer->Add(hint_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
  sizer->Add(canvas_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    show_hint();
    event.Skip();
  });

  connections_ += canvas_->step_chosen.connect([this](const std::string& step) {
    if (workbench_.last_sound()) go_to_step(selection_, *workbench_.last_sound(), step);
  });
  connections_ += canvas_->way_chosen.connect([this](const ElementPath& way) {
    if (workbench_.last_sound()) selection_.set_element(way);
  });
  connections_ += canvas_->step_opened.connect([this](const std::string& step) {
    if (workbench_.last_sound()) go_to_step(selection_, *workbench_.last_sound(), step);
    screen_asked.emit();
  });
  connections_ += canvas_->connection_drawn.connect(
      [this](const std::string& from, const std::string& to) { connect_steps(from, to); });
  const auto select = [this] { canvas_->select(selection_.view().step, selection_.element()); };
  connections_ += selection_.view_changed.connect(select);
  connections_ += selection_.view_changed.connect([this] {
    if (marked_in_ != selection_.view().language) refresh();
  });
  connections_ += selection_.element_changed.connect(select);
  connections_ += selection_.finding_changed.connect([this] { show_path(); });
  connections_ += play_.changed.connect([this] {
    show_path();
    show_tried();
  });
  connections_ += shelf_.changed.connect([this] { show_tried(); });
  connections_ += thumbnails.changed.connect([this] { canvas_->pictures_changed(); });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.check_changed.connect([this] {
    if (workbench_.up_to_date()) refresh();
  });
}

void FlowView::refresh() {
  if (!workbench_.last_sound()) return;
  const auto& checked = workbench_.checked();
  marked_in_ = selection_.view().language;
  const FlowPath shown = path();
  drawn_for_path_ = {shown.begin(), shown.end()};
  background_.submit({*workbench_.last_sound(),
                      workbench_.up_to_date() ? checked->report : nullptr,
                      marked_in_,
                      {machine_->GetValue(), drawn_for_path_}});
}

// On the background thread.
FlowView::Result FlowView::work(const Request& request) const {
  Result result;
  try {
    result.graph = graph_of(request.document, names_, reporter_.words(),
                            {request.report.get(), request.language}, request.machine_ways);
    GraphToLayOut wanted{graph_node_width, graph_node_height, result.graph.nodes.size(), {}};
    for (const GraphArrow& arrow : result.graph.arrows)
      if (!arrow.stub) wanted.edges.push_back({arrow.from, arrow.to});
    const GraphLayout laid_out = lay_out(wanted);
    result.layout = laid_out;
    // Stubs have no line; the others keep their order.
    result.layout.edges.clear();
    std::size_t next = 0;
    for (const GraphArrow& arrow : result.graph.arrows)
      result.layout.edges.push_back(arrow.stub ? std::vector<GraphPoint>() : laid_out.edges[next++]);
  } catch (const std::exception& error) {
    result.trouble = message_of(error).in(reporter_.words());
  }
  return result;
}

void FlowView::take(const std::shared_ptr<Result>& result) {
  if (!result->trouble.empty()) return reporter_.tell(result->trouble, wxICON_ERROR);
  graph_ = result->graph;
  std::size_t cameras = 0;
  for (const WalkStep& node : graph_.nodes) cameras += node.camera ? 1 : 0;
  const Words& words = workbench_.words();
  count_->SetLabelText(ui(words.trn("{} step", "{} steps", graph_.nodes.size()) + words.tr(", ") +
                          words.trn("{} camera", "{} cameras", cameras)));
  Layout();  // a longer count may move what is beside it to the next line
  show_tried();
  canvas_->show(result->graph, std::move(result->layout));
  canvas_->select(selection_.view().step, selection_.element());
  show_path();
}

// Ways that lie upon one another count as tried when all of them were gone.
void FlowView::show_tried() {
  std::map<std::pair<std::string, std::string>, bool> ways;
  const std::optional<WaysTried> tried =
      shelf_.tried(play_.playing() ? std::span<const PlayMoment>(play_.session().moments())
                                   : std::span<const PlayMoment>());
  if (tried && !tried->tried.empty()) {  // where nobody has played yet, marks say nothing
    for (const FlowWay& way : tried->tried) ways.emplace(std::pair(way.from, way.to), true);
    for (const FlowWay& way : tried->untried) ways[{way.from, way.to}] = false;
  }
  canvas_->mark_tried(std::move(ways));
}

// Of the play, else of the finding that is selected.
FlowView::FlowPath FlowView::path() const {
  FlowPath path;
  const auto& checked = workbench_.checked();
  if (play_.playing()) {
    const std::vector<PlayMoment>& moments = play_.session().moments();
    const std::size_t end = play_.looked_at() ? *play_.looked_at() + 1 : moments.size();
    for (std::size_t i = 1; i < end; ++i) path.emplace_back(moments[i - 1].step, moments[i].step);
  } else if (checked && checked->report && !selection_.finding().empty())
    for (const Finding& finding : checked->report->findings)
      if (finding.fingerprint == selection_.finding()) {
        for (const FindingEvent& event : finding.trace) path.emplace_back(event.from, event.to);
        break;
      }
  return path;
}

// A way of it that nobody chooses is drawn for it.
void FlowView::show_path() {
  FlowPath shown = path();
  const auto drawn = [this](const std::pair<std::string, std::string>& way) {
    return drawn_for_path_.count(way) != 0 ||
           std::any_of(graph_.arrows.begin(), graph_.arrows.end(), [&](const GraphArrow& arrow) {
             return graph_.nodes[arrow.from].id == way.first && graph_.nodes[arrow.to].id == way.second;
           });
  };
  if (!std::all_of(shown.begin(), shown.end(), drawn)) refresh();
  canvas_->mark_path(std::move(shown));
}

void FlowView::connect_steps(const std::string& from, const std::string& to) {
  reporter_.attempt([&] {
    const Document document = workbench_.document_to_edit();
    const std::vector<OfferedConnection> offered =
        offered_connections(document, from, to, names_, workbench_.words());
    if (offered.empty()) return;
    wxMenu menu;
    for (std::size_t i = 0; i < offered.size(); ++i)
      menu.Append(static_cast<int>(i) + 1, ui(offered[i].label));
    const int chosen = choose_from(*this, menu);
    if (chosen < 1) return;
    const OfferedConnection& wanted = offered[static_cast<std::size_t>(chosen) - 1];
    const Edit edit = wanted.make(document);
    workbench_.apply(edit);
    go_to(selection_, edit.document, wanted.then);
  });
}

// All of it where there is room for two lines; else what the mouse does, and the keys when one rests on it.
void FlowView::show_hint() {
  const Words& words = workbench_.words();
  const wxString mouse =
      ui(words.tr("Drag from one screen to another to lead a way there, onto nothing to add a screen."));
  const wxString keys =
      ui(words.tr("By keyboard: arrows go to a screen, Page Down to a way out of it; C begins a way and, on "
                  "another screen, ends it; Insert adds a screen."));
  const int width = std::max(GetClientSize().x - FromDIP(16), FromDIP(200));
  wxString shown = wrapped(*hint_, mouse + (words.chinese() ? "" : " ") + keys, width);
  if (shown.Freq('\n') > 1) shown = wrapped(*hint_, mouse, width);
  if (hint_->GetLabelText() == shown) return;
  hint_->SetLabelText(shown);
  hint_->SetToolTip(keys);
  hint_->SetMinSize(wxDefaultSize);  // what it was makes it no higher than it is now
  hint_->InvalidateBestSize();
  hint_->SetMinSize(wxSize(1, hint_->GetBestSize().y));
}

void FlowView::find() {
  search_->SetFocus();
  search_->SelectAll();
}

void FlowView::search() {
  const wxString wanted = search_->GetValue().Lower();
  if (wanted.empty() || !workbench_.last_sound()) return;
  for (const WalkStep& node : graph_.nodes)
    if (ui(node.title).Lower().Contains(wanted) || ui(node.id).Lower().Contains(wanted)) {
      const std::string found = node.id;
      go_to_step(selection_, *workbench_.last_sound(), found);
      return canvas_->centre(found);
    }
}

void FlowView::export_picture() {
  const Words& words = workbench_.words();
  wxFileDialog dialog(this, ui(words.tr("Save the graph")), ui(workbench_.path().parent_path()), "flow.svg",
                      "SVG (*.svg)|*.svg|PNG (*.png)|*.png", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const wxString file = dialog.GetPath();
  const wxSize size = canvas_->whole_size();
  bool written = false;
  if (dialog.GetFilterIndex() == 1 || file.Lower().EndsWith(".png")) {
    wxBitmap bitmap;
    bitmap.Create(size, 24);
    wxMemoryDC dc(bitmap);
    canvas_->draw_all(dc);
    dc.SelectObject(wxNullBitmap);
    written = bitmap.SaveFile(file, wxBITMAP_TYPE_PNG);
  } else {
    wxSVGFileDC dc(file, size.x, size.y, 96, ui(words.tr("Graph of the flow")));
    dc.SetBitmapHandler(new wxSVGBitmapEmbedHandler);  // the DC owns it
    canvas_->draw_all(dc);
    written = dc.IsOk();
  }
  if (written)
    reporter_.tell(words.trf("Written: {}", utf8(file)), wxICON_INFORMATION);
  else
    reporter_.tell(words.trf("{} cannot be written.", utf8(file)), wxICON_ERROR);
}

}  // namespace facenotice::gui
