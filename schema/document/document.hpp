// SPDX-License-Identifier: MIT
// A flow document: its bytes, its tree with positions, and the typed Flow built from it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "schema/base/message.hpp"

#include <facenotice/flow.hpp>

namespace facenotice {

// 1-based. Columns count characters (code points), as editors do.
struct Place {
  std::size_t line = 0;
  std::size_t column = 0;
};

// Something wrong with the document itself: not well-formed, against the schema, a dangling id.
struct Problem {
  Place place;
  Message message;  // one sentence, user-ready
};

// An immutable value: cheap to copy, safe to share between threads. An edit makes a new Document from new
// bytes, so a load-save round trip changes nothing and an edit changes only the bytes that it must.
class Document {
 public:
  static constexpr std::size_t max_bytes = 16U << 20U;
  static constexpr std::size_t max_depth = 64;

  // Reads a file. Throws UserError when it cannot be read or is larger than max_bytes; whatever is wrong *in*
  // the document is in problems().
  static Document load(const std::filesystem::path& file);
  // `name` is what messages call the document.
  static Document parse(std::string bytes, std::string name);

  const std::string& bytes() const;
  const std::string& name() const;

  // Empty: the document is sound and flow() may be played, checked and packed.
  const std::vector<Problem>& problems() const;
  bool sound() const { return problems().empty(); }
  // Throws UserError with every problem as file:line:column when the document is not sound.
  void require_sound() const;

  const Flow& flow() const;
  pugi::xml_node root() const;  // <flow>; null when the document is not well-formed

  Place place(SourceOffset offset) const;
  std::string_view line_text(std::size_t line) const;  // without its line end; empty past the last line
  // "name:line:column"
  std::string where(Place place) const;

  // SHA-256, in hex, of the document without its <attestations> and <waivers>: what a person signs for.
  std::string content_digest() const;

 private:
  struct Parts;
  std::shared_ptr<const Parts> parts_;
};

}  // namespace facenotice
