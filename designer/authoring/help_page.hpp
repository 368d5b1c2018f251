// SPDX-License-Identifier: MIT
// What F1 shows: what a law asks and how to keep it, or what an element of a flow is. Nothing of it is
// fetched.
#pragma once

#include <string>
#include <vector>

#include "schema/check/report.hpp"
#include "schema/document/flow_schema.hpp"
#include "schema/document/format_words.hpp"
#include "schema/packs/rule_library.hpp"
#include "schema/report/passages.hpp"

namespace facenotice {

struct HelpPage {
  std::string title;
  std::vector<Passage> passages;
  std::string link;  // the law's own text, for who wants to open it; empty: none
};

// A flow that is looked at to see how others do it.
struct LawfulFlow {
  std::string name;
  Report report;
};

// What the row asks, how it is looked at, what is wrong with it in the report and how to mend that, who is
// asked, and which of the lawful flows keep it, with what was looked at in them. `report` may be null. Throws
// UserError when there is no such row.
HelpPage help_on_row(const RuleLibrary& library, const std::string& row, const Words& words,
                     const Report* report, const std::vector<LawfulFlow>& lawful);

// What the element is, what it may say and what each of its attributes means.
HelpPage help_on_element(const SchemaElement& element, const FormatWords& names, const Words& words);

}  // namespace facenotice
