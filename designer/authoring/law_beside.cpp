// SPDX-License-Identifier: MIT
// Which articles have to do with an element, the rows say by what they have looked at.
#include "designer/authoring/law_beside.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include <facenotice/flow_reader.hpp>

#include "export/layout/choice_layout.hpp"

namespace facenotice {
namespace {

constexpr std::string_view equal_prominence = "P06.symmetry";
constexpr std::size_t most_named = 6;  // what is read beside a form

using Looks = std::function<bool(const RowCheck& check)>;

// Of laws and standards: rules of ours are no law.
std::vector<const RowResult*> rows_where(const Report& report, const Looks& looks) {
  const auto is_ours = [&](const std::string& pack) {
    return std::any_of(report.packs.begin(), report.packs.end(),
                       [&](const PackUse& use) { return use.id == pack && use.kind == PackKind::house; });
  };
  std::vector<const RowResult*> found;
  for (const RowResult& row : report.rows)
    if (row.in_force && !is_ours(row.pack) && std::any_of(row.checks.begin(), row.checks.end(), looks))
      found.push_back(&row);
  std::stable_partition(found.begin(), found.end(),
                        [](const RowResult* row) { return row->level.rfind("must", 0) == 0; });
  return found;
}

std::string articles(const Words& words, const std::vector<const RowResult*>& rows) {
  std::string all;
  for (std::size_t i = 0; i < std::min(rows.size(), most_named); ++i)
    all += (all.empty() ? "" : words.tr("; ")) + rows[i]->citation + " [" + rows[i]->id + "]";
  if (rows.size() > most_named)
    all += words.tr("; ") + words.trn("{} more", "{} more", rows.size() - most_named);
  return all;
}

// What rules call the places that are, or speak of, an element of the format.
struct Places {
  std::string_view element;
  std::array<std::string_view, 3> looked_at;
};
constexpr auto places = std::to_array<Places>({
    {"alternative", {"n:alternative"}},
    {"capture", {"n:capture", "f:camera"}},
    {"contact", {"n:contact", "f:printed"}},
    {"deployment", {"n:deployment"}},
    {"device", {"n:device"}},
    {"display", {"f:seen", "f:laid-out"}},
    {"exit", {"f:time-out"}},
    {"item", {"n:item", "f:retention"}},
    {"language", {"n:language", "n:languages"}},
    {"party", {"n:party", "n:contact"}},
    {"policy", {"f:policy"}},
    {"purpose", {"n:purpose", "f:also"}},
    {"retention", {"f:retention"}},
    {"right", {"n:right"}},
    {"sign", {"n:sign"}},
});

bool has_act(pugi::xml_node choice, std::string_view act) {
  const auto children = choice.children();
  return std::any_of(children.begin(), children.end(),
                     [&](pugi::xml_node child) { return flow_element_name(child) == act; });
}

// Of a choice, what its acts are to the law.
Looks looks_at_choice(pugi::xml_node choice) {
  std::vector<std::string_view> names;
  if (has_act(choice, "consent")) names.insert(names.end(), {"n:choice", "f:seen"});
  if (has_act(choice, "refuse")) names.insert(names.end(), {"f:refusal", "f:seen"});
  if (has_act(choice, "withdraw")) names.emplace_back("f:withdrawal");
  if (has_act(choice, "choose-face")) names.emplace_back("f:offer");
  return [names](const RowCheck& check) {
    return std::find(names.begin(), names.end(), check.looked_at) != names.end();
  };
}

Looks looks_at(pugi::xml_node node) {
  const std::string_view element = flow_element_name(node);
  if (element == "choice") return looks_at_choice(node);
  if (element == "block") {
    const std::string role = node.attribute("role").value();
    return [role](const RowCheck& check) { return !role.empty() && check.roles.count(role) > 0; };
  }
  const auto* found =
      std::find_if(places.begin(), places.end(), [&](const Places& one) { return one.element == element; });
  if (found == places.end()) return [](const RowCheck&) { return false; };
  return [found](const RowCheck& check) {
    return !check.looked_at.empty() && std::find(found->looked_at.begin(), found->looked_at.end(),
                                                 check.looked_at) != found->looked_at.end();
  };
}

}  // namespace

std::string why_buttons_are_alike(const Report& report, const Document& document,
                                  const ElementPath& element) {
  const pugi::xml_node choice = element.in(document);
  if (flow_element_name(choice) != "choice" ||
      std::string_view(choice.attribute("emphasis").value()) == "link")
    return {};
  const StepIndex at = document.flow().find_step(choice.parent().attribute("id").value());
  if (at == no_step || !needs_equal_buttons(document.flow().steps[at])) return {};
  const std::string asked =
      articles(report.words,
               rows_where(report, [](const RowCheck& check) { return check.property == equal_prominence; }));
  return report.words.trf(
      "Locked: where people say yes or no, every button looks the same, whatever look is chosen, so that no "
      "is as easy to see as yes: {}.",
      asked.empty() ? report.words.tr("our own rule") : asked);
}

std::string law_that_looks(const Report& report, const Document& document, const ElementPath& element) {
  const std::string named = articles(report.words, rows_where(report, looks_at(element.in(document))));
  return named.empty() ? named : report.words.trf("Looked at under {}.", named);
}

}  // namespace facenotice
