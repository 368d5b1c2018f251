// SPDX-License-Identifier: MIT
// A rehearsal: a document played by the real player before anybody has signed it.
#pragma once

#include <filesystem>
#include <memory>

#include "designer/rehearsal/machine.hpp"
#include "export/fonts/font_set.hpp"
#include "export/package/keys.hpp"
#include "schema/check/check.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// Packs the document as a draft, signs it with keys that are thrown away, and plays it on a pretended machine
// with an empty ledger in a temporary folder. Documents with findings can be rehearsed (that is what
// replaying a finding means); no other machine has the keys to believe such a package.
class Rehearsal {
 public:
  // Throws UserError when the document is not sound or the player refuses the package.
  Rehearsal(const Document& document, const Report& report, const FontSet& fonts, MachineOptions options);
  ~Rehearsal();
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  Machine& machine() { return *machine_; }
  const Machine& machine() const { return *machine_; }
  // The machine as it was delivered: an empty ledger, nobody in front of it, switched off. The one that was
  // there before is gone, and may say a last word while it goes.
  void start_anew(const std::string& display, Variant variant, UtcMillis starts);

 private:
  void start();

  std::filesystem::path folder_;
  MachineOptions options_;
  std::unique_ptr<SecretKey> enrolment_;  // signs tokens that are handed in
  std::unique_ptr<Machine> machine_;
};

}  // namespace facenotice
