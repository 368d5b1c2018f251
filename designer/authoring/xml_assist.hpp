// SPDX-License-Identifier: MIT
// What may stand at a byte of a flow document, what stands there means, and where what it names is declared;
// also while the text is being typed and is no XML yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "designer/workbench/xml_place.hpp"
#include "schema/document/flow_schema.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/rename.hpp"

namespace facenotice {

struct XmlOffer {
  std::string word;   // that is put in for what is typed
  std::string about;  // what it is, in a few words; may be empty
};
struct XmlOffers {
  std::size_t begin = 0, end = 0;  // of the word that is replaced
  std::vector<XmlOffer> offers;    // that begin with what is typed, sorted
};

class XmlAssist {
 public:
  XmlAssist(FlowSchema schema, FormatWords names, Words words)
      : schema_(std::move(schema)), names_(std::move(names)), words_(std::move(words)) {}

  // Elements behind <, attributes in a tag, values and ids in quotation marks.
  XmlOffers offers(std::string_view text, std::size_t byte) const;
  // What the element, attribute or value there is, by the schema's documentation and people's words; empty
  // where there is nothing to say.
  std::string about(std::string_view text, std::size_t byte) const;
  // Where what is named there is declared: the byte of its tag. For an id's own declaration, that.
  std::optional<std::size_t> definition(std::string_view text, std::size_t byte) const;
  // The id that is declared or named there, to be renamed.
  std::optional<AnyId> id_at(std::string_view text, std::size_t byte) const;

 private:
  struct Named {
    std::string group, id;
    const XmlTag* tag = nullptr;
  };
  const SchemaElement* find(const std::vector<std::string>& path, const std::string& element) const;
  // The element inside of the root that something is declared under. Tags before it may not be closed yet.
  std::string_view group_of(const XmlTag& tag) const;
  std::optional<Named> named(const std::vector<XmlTag>& tags, std::string_view text, std::size_t byte) const;

  FlowSchema schema_;
  FormatWords names_;
  Words words_;
};

}  // namespace facenotice
