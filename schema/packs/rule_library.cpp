// SPDX-License-Identifier: MIT
// Loads the packs of a folder once.
#include "schema/packs/rule_library.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/schematron/pack_commons.hpp"
#include "schema/schematron/rule_evaluator.hpp"

namespace facenotice {

namespace fs = std::filesystem;

std::shared_ptr<const RuleLibrary> RuleLibrary::load(const fs::path& rules_folder) {
  std::set<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::recursive_directory_iterator(rules_folder, failed)) {
    const fs::path inside = entry.path().lexically_relative(rules_folder);
    if (entry.path().extension() == ".sch" && *inside.begin() != "properties") files.insert(entry.path());
  }
  if (failed) throw CouldNotCheck(msg("The rules folder {} cannot be read.", rules_folder.string()));
  std::vector<RulePack> packs;
  packs.reserve(files.size());
  PackCommons commons;
  for (const fs::path& file : files) packs.push_back(RulePack::load(file, commons));
  AttestationCatalog catalog;
  if (const fs::path list = rules_folder / "attestations.xml"; fs::exists(list))
    catalog = AttestationCatalog::load(list);
  return of(std::move(packs), std::move(catalog));
}

std::shared_ptr<const RuleLibrary> RuleLibrary::of(std::vector<RulePack> packs, AttestationCatalog catalog) {
  auto library = std::make_shared<RuleLibrary>();
  library->packs_ = std::move(packs);
  library->attestations_ = std::move(catalog);
  library->evaluators_ = std::make_shared<RuleEvaluators>();
  library->hold_together();
  return library;
}

std::shared_ptr<const RuleLibrary> RuleLibrary::installed() {
  static std::mutex guard;
  static std::map<fs::path, std::shared_ptr<const RuleLibrary>> known;
  const fs::path folder = data_file("schema/rules");
  const std::lock_guard<std::mutex> lock(guard);
  std::shared_ptr<const RuleLibrary>& library = known[folder];
  if (!library) library = load(folder);
  return library;
}

void RuleLibrary::hold_together() const {
  const auto fail = [](const std::string& place, const Message& message) {
    throw CouldNotCheck(msg("{}: the rule pack cannot be used: {}.", place, message));
  };
  std::map<std::string, std::string> packs, rows, assertions;  // id to place
  for (const RulePack& pack : packs_) {
    if (!packs.emplace(pack.id(), pack.file()).second)
      fail(pack.file(), msg("two packs have the id {} (the other is {})", pack.id(), packs[pack.id()]));
    for (const Row& row : pack.rows()) {
      if (!rows.emplace(row.id, row.where).second)
        fail(row.where, msg("two rows have the id {} (the other is at {})", row.id, rows[row.id]));
      for (const std::string& item : row.human)
        if (attestations_.find(item) == nullptr)
          fail(row.where, msg("attestations.xml has no item {}", item));
    }
    for (const PatternInfo& pattern : pack.patterns())
      for (const AssertionInfo& assertion : pattern.assertions) {
        const auto [other, fresh] = assertions.emplace(assertion.id, assertion.where);
        if (!fresh && other->second != assertion.where)
          fail(assertion.where,
               msg("two assertions have the id {} (the other is at {})", assertion.id, other->second));
      }
  }
}

RuleLibrary::Found RuleLibrary::find_row(std::string_view id) const {
  for (const RulePack& pack : packs_)
    if (const Row* row = pack.find_row(id)) return {&pack, row};
  return {};
}

}  // namespace facenotice
