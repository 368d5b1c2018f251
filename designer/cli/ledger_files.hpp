// SPDX-License-Identifier: MIT
// What the commands about a machine's ledger share.
#pragma once

#include <string>

#include <facenotice/ledger.hpp>

#include "designer/cli/command.hpp"

namespace facenotice::cli {

struct LedgerFiles {
  std::string ledger, key;

  void add_to(CLI::App& command, const Words& words);
  // Throws UserError when the device's key cannot be read.
  LedgerOptions options() const;
};

// Always read by somebody who wants to know which of the player's codes it was.
Exit refused(const Words& words, const std::string& ledger, const Error& error);

// ledger adopt, request and sign.
void add_adoption(Commands& commands, CLI::App& ledger);

}  // namespace facenotice::cli
