// SPDX-License-Identifier: MIT
// What is asked before a key is made, or unlocked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "designer/authoring/insertions.hpp"
#include "designer/review/new_key.hpp"

namespace facenotice {

// Nothing answered yet.
SheetField question(const char* key, const char* label, SheetField::Kind kind);
// What every act that signs asks: a key's file and its password.
std::vector<SheetField> key_questions(const Words& words);
// The key that was answered. Throws UserError when it cannot be read, or asks for a password that is not
// there.
SecretKey key_of_answers(const Answered& answers);

struct KeyQuestions {
  std::string title, help;
  std::vector<SheetField> questions;
  std::string button;
};
// Of a reviewer of the document that lies at `beside` (empty: nowhere yet), proposed for the role (its id).
KeyQuestions reviewer_key_questions(const Words& words, const std::string& role,
                                    const std::filesystem::path& beside);
// Of whoever signs packages.
KeyQuestions package_key_questions(const Words& words, const std::filesystem::path& beside);
NewKey new_key_of_answers(const Answered& answers);

}  // namespace facenotice
