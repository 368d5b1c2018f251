// SPDX-License-Identifier: MIT
#include "designer/gui/findings/filter_bar.hpp"

#include <algorithm>
#include <string>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"

namespace facenotice::gui {
namespace {

enum Which : std::size_t { by_kind, by_law, by_screen, by_role, by_language };

}  // namespace

FilterBar::FilterBar(wxWindow* parent, const Words& words, std::function<void()> changed)
    : wxPanel(parent), words_(words), changed_(std::move(changed)) {
  SetSizer(new wxBoxSizer(wxHORIZONTAL));
  add(words_.tr("Filter by kind"), words_.tr("All kinds"));
  add(words_.tr("Filter by law"), words_.tr("All laws"));
  add(words_.tr("Filter by screen"), words_.tr("All screens"));
  add(words_.tr("Filter by who must answer"), words_.tr("Everybody"));
  add(words_.tr("Filter by language"), words_.tr("All languages"));
}

void FilterBar::add(const char* name, const char* all) {
  // As wide as its first entry, which is what mostly stands there; laws have names too long for any box.
  auto* choice = new wxChoice(this, wxID_ANY);
  choice->SetMinSize(wxSize(choice->GetTextExtent(ui(all)).x + FromDIP(48), -1));
  leave_wheel_to_form(*choice);
  set_spoken_name(*choice, ui(name));
  choice->SetToolTip(ui(name));
  choice->Append(ui(all));
  choice->SetSelection(0);
  choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take(); });
  GetSizer()->Add(choice, wxSizerFlags(1).Border(wxRIGHT, FromDIP(4)));
  boxes_.push_back({choice, all, {}});
}

bool FilterBar::fill(Box& box, const std::vector<ProblemChoices::Choice>& choices,
                     const std::string& chosen) {
  wxArrayString labels;
  labels.Add(ui(box.all));
  box.values.clear();
  for (const ProblemChoices::Choice& choice : choices) {
    labels.Add(ui(choice.label));
    box.values.push_back(choice.value);
  }
  if (box.choice->GetStrings() != labels) box.choice->Set(labels);
  const auto found = std::find(box.values.begin(), box.values.end(), chosen);
  const bool there = chosen.empty() || found != box.values.end();
  box.choice->SetSelection(chosen.empty() || !there ? 0 : 1 + static_cast<int>(found - box.values.begin()));
  box.choice->Show(choices.size() > 1 || !chosen.empty());
  return there;
}

void FilterBar::offer(const ProblemChoices& choices) {
  kinds_ = choices.kinds;
  std::vector<ProblemChoices::Choice> kinds;
  for (const ProblemRow::Kind kind : kinds_)
    kinds.push_back({std::to_string(static_cast<int>(kind)), problem_kind_in_words(words_, kind)});
  if (!fill(boxes_[by_kind], kinds, filter_.kind ? std::to_string(static_cast<int>(*filter_.kind)) : ""))
    filter_.kind.reset();
  if (!fill(boxes_[by_law], choices.packs, filter_.pack)) filter_.pack.clear();
  if (!fill(boxes_[by_screen], choices.steps, filter_.step)) filter_.step.clear();
  if (!fill(boxes_[by_role], choices.roles, filter_.role)) filter_.role.clear();
  if (!fill(boxes_[by_language], choices.languages, filter_.language)) filter_.language.clear();
  GetParent()->Layout();
}

void FilterBar::clear() {
  for (const Box& box : boxes_) box.choice->SetSelection(0);
  take();
}

void FilterBar::take() {
  const auto value = [&](Which which) {
    const int chosen = boxes_[which].choice->GetSelection();
    return chosen < 1 ? std::string() : boxes_[which].values[static_cast<std::size_t>(chosen) - 1];
  };
  const int kind = boxes_[by_kind].choice->GetSelection();
  filter_.kind.reset();
  if (kind > 0) filter_.kind = kinds_[static_cast<std::size_t>(kind) - 1];
  filter_.pack = value(by_law);
  filter_.step = value(by_screen);
  filter_.role = value(by_role);
  filter_.language = value(by_language);
  changed_();
}

}  // namespace facenotice::gui
