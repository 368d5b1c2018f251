// SPDX-License-Identifier: MIT
// Pages are made of what comes with the program.
#include "designer/gui/frame/help_actions.hpp"

#include <algorithm>

#include "designer/composer/templates.hpp"
#include "designer/gui/help/help_window.hpp"
#include "designer/workbench/live_check.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

const std::vector<LawfulFlow>& HelpActions::lawful_flows() {
  if (!lawful_) {
    lawful_.emplace();
    for (const Template& found : find_templates())
      lawful_->push_back({found.name, check_laid_out(Document::load(found.file), workbench_.fonts().get(),
                                                     live_check_options(workbench_.words()))});
  }
  return *lawful_;
}

void HelpActions::on_row(const std::string& row) {
  reporter_.attempt([&] {
    if (row.empty()) throw UserError(msg("Select a row of a law: F1 opens its page."));
    const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
    const auto& checked = workbench_.checked();
    const Report* report = checked && checked->report ? checked->report.get() : nullptr;
    std::string asked = row;
    if (report != nullptr && library->find_row(row).row == nullptr)
      for (const RowResult& one : report->rows)
        if (asked == row && std::find(one.human.begin(), one.human.end(), row) != one.human.end())
          asked = one.id;
    show_help(frame_, workbench_.words(),
              help_on_row(*library, asked, workbench_.words(), report, lawful_flows()));
  });
}

void HelpActions::on_element(const ElementPath& element) {
  reporter_.attempt([&] {
    if (!workbench_.last_sound())
      throw UserError(msg("There is no page for this yet: mend the problems of form first."));
    const SchemaElement* known = schema_.of(element.in(*workbench_.last_sound()));
    show_help(frame_, workbench_.words(),
              help_on_element(known == nullptr ? schema_.root() : *known, names_, workbench_.words()));
  });
}

}  // namespace facenotice::gui
