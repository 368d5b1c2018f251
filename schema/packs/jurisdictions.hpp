// SPDX-License-Identifier: MIT
// Which rule packs bind a flow, which do not, and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

// A pack that was considered.
struct PackUse {
  std::string id, title, source;
  std::string effective, repealed;  // ISO 8601 dates; repealed may be empty
  enum class Use : std::uint8_t { applied, not_declared, not_in_force };
  Use use = Use::applied;
  std::string because;              // the code that binds it: CN-SH, en-301-549, or * for every flow
  std::vector<std::string> codes;   // that would bind it
  std::vector<std::string> asleep;  // rows that are not in force on the day
  PackKind kind = PackKind::law;
};
const char* use_word(PackUse::Use use);

struct Binding {
  std::vector<RulePack> packs;  // applied
  std::vector<PackUse> considered;
};

// Declared codes of the deployment: jurisdictions with what they lie in (US-IL brings US), and standards.
std::vector<std::string> declared_jurisdictions(const Document& document);
std::vector<std::string> declared_standards(const Document& document);

// Throws CouldNotCheck when a declared jurisdiction or standard has no pack, or no pack is in force.
Binding bind_packs(const RuleLibrary& library, const Document& document, std::string_view as_of,
                   std::string_view language);

}  // namespace facenotice
