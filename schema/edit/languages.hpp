// SPDX-License-Identifier: MIT
// The languages that every text of a flow must have.
#pragma once

#include <string>

#include "schema/edit/edit.hpp"

namespace facenotice {

// What a language is called by those who speak it: 日本語.
std::string name_in_itself(const std::string& language);

// As the last one. Every text gets the words of the first language beside it, as a draft to be translated;
// every screen that has a choice of languages gets one for it, by its own name, as the last of them.
Edit add_language(const Document& document, const std::string& language);
// With every text in it and every choice that does nothing but switch to it. Refused for the only language,
// and where something is said in no other.
Edit remove_language(const Document& document, const std::string& language);
// The one that is shown when nobody has chosen.
Edit set_first_language(const Document& document, const std::string& language);

}  // namespace facenotice
