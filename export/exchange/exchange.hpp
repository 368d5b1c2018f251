// SPDX-License-Identifier: MIT
// The texts of a document on their way to translators and back.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// One text to translate.
struct ExchangeRow {
  ElementPath holder;  // what names the row in every file
  std::string where;   // for people: “How would you like to pay? – Choice”
  std::string source;  // with its placeholders
  std::string target;  // empty: not translated yet
  bool approved = false;
};

struct Exchange {
  std::string original;                          // the document's name
  std::string source_language, target_language;  // BCP 47
  std::vector<ExchangeRow> rows;
  // What placeholders of the sources print in the source language, by placeholder without braces. For people:
  // files that come back need not have it.
  std::map<std::string, std::string> printed;
};

// Of a sound document. A draft in `to` that has the words of another language counts as not translated yet.
// `from` empty: the flow's first language that is not `to`. Throws UserError for a language that the flow
// does not have.
Exchange take_out(const Document& document, const std::string& from, const std::string& to,
                  const FormatWords& names, const Words& words);

struct BroughtIn {
  Edit edit;
  std::size_t approved = 0, drafts = 0;  // texts that changed, by what they are now
  std::size_t same = 0;                  // that say what they said
  std::size_t untranslated = 0;          // rows without a translation
  std::size_t gone = 0;                  // rows whose place is no longer in the document
  std::size_t moved_on = 0;  // whose source has changed since: they are drafts, whatever the file says
};
// One edit with all of it. Throws UserError, naming the row, when a translation has lost or invented a
// placeholder: then nothing is brought in.
BroughtIn bring_in(const Document& document, const Exchange& exchange);
// What has been brought in, in a sentence or two.
std::string brought_in_words(const Words& words, const std::string& language, const BroughtIn& brought);

constexpr std::size_t max_exchange_bytes = 16U << 20U;
// A file of either format, told apart by what it begins with. `name` is what messages call it.
Exchange read_exchange(std::string_view bytes, const std::string& name);
Exchange load_exchange(const std::filesystem::path& file);

}  // namespace facenotice
