// SPDX-License-Identifier: MIT
// What is asked before a key is made, or unlocked.
#pragma once

#include <filesystem>
#include <optional>
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
// The public half that stands beside the key that was answered, as the window and `key new` make it; nothing
// where there is none that can be read. It says who will sign, before anybody waits for the key to be
// unlocked; what counts is the key itself.
std::optional<PublicKey> public_half_of_answers(const Answered& answers);
// Of a reviewer of the document that lies at `beside` (empty: nowhere yet), in one of these roles (ids; there
// is one), of which the first is proposed.
KeyQuestions reviewer_key_questions(const Words& words, const std::vector<std::string>& roles,
                                    const std::filesystem::path& beside);
// Of whoever signs packages.
KeyQuestions package_key_questions(const Words& words, const std::filesystem::path& beside);
NewKey new_key_of_answers(const Answered& answers);

}  // namespace facenotice
