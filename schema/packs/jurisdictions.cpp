// SPDX-License-Identifier: MIT
// Holds the codes of packs against those of the deployment.
#include "schema/packs/jurisdictions.hpp"

#include <algorithm>
#include <set>

#include <facenotice/flow_reader.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

bool has(const std::vector<std::string>& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// The code that binds the pack to the flow; empty: none.
std::string binding_code(const RulePack& pack, const std::vector<std::string>& jurisdictions,
                         const std::vector<std::string>& standards) {
  for (const std::string& code : jurisdictions)
    if (has(pack.jurisdictions(), code)) return code;
  for (const std::string& code : standards)
    if (has(pack.standards(), code)) return code;
  return has(pack.jurisdictions(), "*") ? "*" : "";
}

}  // namespace

const char* use_word(PackUse::Use use) {
  switch (use) {
    case PackUse::Use::applied:
      return "applied";
    case PackUse::Use::not_declared:
      return "not-declared";
    case PackUse::Use::not_in_force:
      return "not-in-force";
  }
  return "";
}

std::vector<std::string> declared_jurisdictions(const Document& document) {
  std::vector<std::string> codes = document.flow().deployment.jurisdictions;
  for (const std::string& code : document.flow().deployment.jurisdictions)
    for (std::size_t dash = code.rfind('-'); dash != std::string::npos && dash > 0;
         dash = code.rfind('-', dash - 1))
      if (const std::string wider = code.substr(0, dash); !has(codes, wider)) codes.push_back(wider);
  return codes;
}

std::vector<std::string> declared_standards(const Document& document) {
  std::vector<std::string> codes;
  for (const pugi::xml_node node : document.root().children()) {
    if (flow_element_name(node) != "deployment") continue;
    for (const pugi::xml_node child : node.children())
      if (flow_element_name(child) == "standard") codes.emplace_back(child.attribute("code").value());
  }
  return codes;
}

Binding bind_packs(const RuleLibrary& library, const Document& document, std::string_view as_of,
                   std::string_view language) {
  const std::vector<std::string> jurisdictions = declared_jurisdictions(document);
  const std::vector<std::string> standards = declared_standards(document);
  Binding binding;
  std::set<std::string> known;
  for (const RulePack& pack : library.packs()) {
    PackUse use{pack.id(),
                pack.title(language),
                pack.source(),
                pack.effective(),
                pack.repealed(),
                PackUse::Use::applied,
                {},
                pack.jurisdictions(),
                {},
                pack.kind()};
    use.codes.insert(use.codes.end(), pack.standards().begin(), pack.standards().end());
    known.insert(use.codes.begin(), use.codes.end());
    use.because = binding_code(pack, jurisdictions, standards);
    if (use.because.empty())
      use.use = PackUse::Use::not_declared;
    else if (!pack.in_force(as_of))
      use.use = PackUse::Use::not_in_force;
    else
      binding.packs.push_back(pack);
    if (use.use == PackUse::Use::applied)
      for (const Row& row : pack.rows())
        if (!row.in_force(as_of)) use.asleep.push_back(row.id);
    binding.considered.push_back(std::move(use));
  }
  for (const std::string& code : document.flow().deployment.jurisdictions)
    if (known.count(code) == 0)
      throw CouldNotCheck(
          msg("There is no rule pack for the jurisdiction {}; what it asks cannot be checked.", code));
  for (const std::string& code : standards)
    if (known.count(code) == 0)
      throw CouldNotCheck(
          msg("There is no rule pack for the standard {}; what it asks cannot be checked.", code));
  if (binding.packs.empty()) throw CouldNotCheck(msg("No rule pack is in force on {}.", std::string(as_of)));
  return binding;
}

}  // namespace facenotice
