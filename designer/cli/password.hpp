// SPDX-License-Identifier: MIT
// Passwords of keys: asked on the terminal, or read from a file descriptor for scripts; never an argument,
// which other users could see.
#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "export/package/keys.hpp"
#include "schema/base/words.hpp"

namespace facenotice::cli {

// Where a command takes its password from; add_to() registers --password-fd.
class PasswordSource {
 public:
  void add_to(CLI::App& command, const Words& words);

  // Whether a file descriptor was named: somebody means there to be a password.
  bool given() const { return *descriptor_ >= 0; }

  // Asks for the password of `key`.
  AskPassword ask(const Words& words, const std::string& key) const;
  // A new password, asked twice on a terminal.
  std::string choose(const Words& words, const std::string& key) const;

 private:
  std::shared_ptr<int> descriptor_ = std::make_shared<int>(-1);
};

// Reads a key, asking for its password if it has one, and warns when others may read the file.
SecretKey unlock(const std::string& file, const PasswordSource& passwords, const Words& words);

}  // namespace facenotice::cli
