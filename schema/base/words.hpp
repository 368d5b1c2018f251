// SPDX-License-Identifier: MIT
// The program's own sentences in one language, as a value: whoever speaks to a person has one and hands it
// on. English is the source language; other languages come from gettext catalogues.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace facenotice {

// Cheap to copy; any number of threads may use the same one.
class Words {
 public:
  Words() = default;  // English

  // The words of a language ("zh-CN", "en") by its catalogue <folder>/zh_CN/LC_MESSAGES/facenotice.mo.
  // Throws UserError when that catalogue is not there or cannot be read.
  static Words load(const std::string& folder, std::string_view language);

  // BCP 47: "en", "zh-CN".
  std::string_view language() const;
  bool chinese() const { return language().substr(0, 2) == "zh"; }

  // The translation of `english`, or `english` itself. The pointer lives as long as this and its copies.
  const char* tr(const char* english) const;
  // tr() with {} arguments filled in, by the rules of the fmt library.
  template <class... Args>
  std::string trf(const char* english, const Args&... args) const {
    return fmt::format(fmt::runtime(tr(english)), args...);
  }
  // The form of the language for a count, with {} for it: trn("{} problem", "{} problems", n).
  std::string trn(const char* one, const char* many, std::size_t count) const;

 private:
  class Catalogue;
  std::shared_ptr<const Catalogue> catalogue_;  // null: English
};

// Marks a text for translators; it is translated where it is used.
constexpr const char* noted(const char* english) {
  return english;
}

// The language that the environment asks for (LC_ALL, LC_MESSAGES, LANG, and LANGUAGE unless these say C):
// the first of ours that it names, else "en".
std::string language_of_environment();

}  // namespace facenotice
