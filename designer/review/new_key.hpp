// SPDX-License-Identifier: MIT
// A person's new key, and the person as a reviewer: what the command line and the window do alike.
#pragma once

#include <filesystem>
#include <string>

#include "export/package/keys.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// Characters of a password that a new key is locked with: the least that NIST SP 800-63B, 5.1.1.1, asks of
// one that somebody chooses. Keys of other programs with shorter ones are read.
constexpr std::size_t least_password = 8;

// Throws UserError when it is shorter, or when what was typed again differs.
void require_password(const std::string& password, const std::string& again);

// Writes `path`.key and `path`.pub (a “.key” at its end may be left out) in a folder that is there. Throws
// UserError; a key is never overwritten.
KeyFiles write_key_files(const SecretKey& key, const std::filesystem::path& path,
                         const std::string& password = {});

// Whose key that is. `from` (ISO 8601) may be empty: today; `until` likewise: a year from then.
Reviewer new_reviewer(const std::string& name, const std::string& role, const PublicKey& key,
                      const std::string& from, const std::string& until);
// Who signs, in which role, with which key and until when: a sentence.
std::string reviewer_in_words(const Words& words, const Reviewer& reviewer);

struct NewKey {
  std::string name, role;  // of whom it is
  std::filesystem::path file;
  std::string password, again;
  std::string until;  // ISO 8601; empty: a year
};
struct MadeReviewer {
  KeyFiles files;
  Edit edit;  // the document with the reviewer
};
// Makes the key and takes its owner in as a reviewer of the document. No file is written when the document
// refuses the reviewer. Throws UserError.
MadeReviewer make_reviewer(const Document& document, const NewKey& wanted);

}  // namespace facenotice
