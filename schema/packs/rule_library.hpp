// SPDX-License-Identifier: MIT
// All rule packs of a rules folder, held to each other, with the list of what people attest.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/packs/attestation_catalog.hpp"
#include "schema/packs/rule_pack.hpp"

namespace facenotice {

class RuleEvaluators;

// Safe to share between threads.
class RuleLibrary {
 public:
  // Reads every pack of a folder (properties/ holds none), sorted by file name. Throws CouldNotCheck: for a
  // pack with a fault, a row or pack id that is there twice, one assertion id for two assertions, or an
  // attestation that the catalogue does not know.
  static std::shared_ptr<const RuleLibrary> load(const std::filesystem::path& rules_folder);
  // For tests: what is given, checked likewise.
  static std::shared_ptr<const RuleLibrary> of(std::vector<RulePack> packs, AttestationCatalog catalog);
  // The one that comes with the program, read once.
  static std::shared_ptr<const RuleLibrary> installed();

  const std::vector<RulePack>& packs() const { return packs_; }
  const AttestationCatalog& attestations() const { return attestations_; }

  // To evaluate several of the packs over one tree.
  RuleEvaluators& evaluators() const { return *evaluators_; }

  struct Found {
    const RulePack* pack = nullptr;
    const Row* row = nullptr;
  };
  // Null pointers when there is no such row.
  Found find_row(std::string_view id) const;

 private:
  void hold_together() const;

  std::vector<RulePack> packs_;
  AttestationCatalog attestations_;
  std::shared_ptr<RuleEvaluators> evaluators_;
};

}  // namespace facenotice
