// SPDX-License-Identifier: MIT
// libxml2 behind the structure check.
#include "schema/document/structure.hpp"

#include <memory>
#include <mutex>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

constexpr int safe_options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOWARNING | XML_PARSE_NOERROR;

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};
struct FreeSchema {
  void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
};
struct FreeSchemaParser {
  void operator()(xmlSchemaParserCtxt* parser) const { xmlSchemaFreeParserCtxt(parser); }
};
struct FreeValidator {
  void operator()(xmlSchemaValidCtxt* validator) const { xmlSchemaFreeValidCtxt(validator); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

std::string trimmed(const char* message) {
  std::string text = message != nullptr ? message : "";
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  const std::string_view own_namespace = "{urn:facenotice:flow:1}";
  for (std::size_t at = text.find(own_namespace); at != std::string::npos; at = text.find(own_namespace, at))
    text.erase(at, own_namespace.size());
  return text;
}

// The first error is where the mistake is; those after it are what the parser made of the rest.
struct FirstError {
  bool found = false;
  StructureError error;
};

void keep_first(void* parser, xmlErrorPtr error) {
  auto& first = *static_cast<FirstError*>(static_cast<xmlParserCtxt*>(parser)->_private);
  if (first.found || error->level < XML_ERR_ERROR) return;
  first.found = true;
  first.error.message = Message::verbatim(trimmed(error->message));
  first.error.line = static_cast<std::size_t>(error->line);
  first.error.column = static_cast<std::size_t>(error->int2);
}

XmlDocument parse(std::string_view bytes, std::optional<StructureError>& malformed) {
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  FirstError first;
  if (parser) {
    parser->_private = &first;
    parser->sax->serror = keep_first;
  }
  XmlDocument document(xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                         "UTF-8", safe_options));
  if (document) return document;
  first.error.message =
      msg("This is not well-formed XML: {}", first.found ? first.error.message : Message::verbatim("?"));
  malformed = std::move(first.error);
  return nullptr;
}

// The same element in pugixml's tree, found by counting element siblings on the way up.
pugi::xml_node counterpart(const xmlNode* node, pugi::xml_node root) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->parent;
  std::vector<std::size_t> path;
  for (; node != nullptr && node->parent != nullptr && node->parent->type == XML_ELEMENT_NODE;
       node = node->parent) {
    std::size_t index = 0;
    for (const xmlNode* sibling = node->prev; sibling != nullptr; sibling = sibling->prev)
      if (sibling->type == XML_ELEMENT_NODE) ++index;
    path.push_back(index);
  }
  pugi::xml_node found = root;
  for (auto step = path.rbegin(); step != path.rend(); ++step) {
    std::size_t index = *step;
    pugi::xml_node child = found.first_child();
    while (child && (child.type() != pugi::node_element || index-- > 0)) child = child.next_sibling();
    found = child;
  }
  return found;
}

struct Collected {
  pugi::xml_node root;
  std::vector<StructureError> errors;
};

void collect(void* context, xmlErrorPtr error) {
  constexpr std::size_t most = 100;
  auto& collected = *static_cast<Collected*>(context);
  if (collected.errors.size() >= most) return;
  StructureError result;
  result.message = Message::verbatim(trimmed(error->message));
  result.line = static_cast<std::size_t>(error->line);
  result.reference = error->code == XML_SCHEMAV_CVC_IDC;
  if (error->node != nullptr)
    result.element = counterpart(static_cast<const xmlNode*>(error->node), collected.root);
  collected.errors.push_back(std::move(result));
}

// Parsed once: a compiled schema is read-only and may be shared by validators.
const xmlSchema* flow_schema() {
  static const std::unique_ptr<xmlSchema, FreeSchema> schema = [] {
    const std::string file = data_file("schema/flow.xsd").string();
    const std::unique_ptr<xmlSchemaParserCtxt, FreeSchemaParser> parser(xmlSchemaNewParserCtxt(file.c_str()));
    std::unique_ptr<xmlSchema, FreeSchema> parsed(parser ? xmlSchemaParse(parser.get()) : nullptr);
    if (!parsed) throw CouldNotCheck(msg("The schema {} cannot be read.", file));
    return parsed;
  }();
  return schema.get();
}

}  // namespace

struct StructureCheck::Parsed {
  XmlDocument document;
};

StructureCheck::StructureCheck(std::string_view bytes) : parsed_(std::make_unique<Parsed>()) {
  parsed_->document = parse(bytes, malformed_);
}
StructureCheck::~StructureCheck() = default;

std::vector<StructureError> StructureCheck::by_schema(pugi::xml_node root) const {
  const std::unique_ptr<xmlSchemaValidCtxt, FreeValidator> validator(xmlSchemaNewValidCtxt(
      const_cast<xmlSchema*>(flow_schema())));  // libxml2 takes it non-const, reads only
  if (!validator) throw CouldNotCheck(msg("The structure check could not start: out of memory."));
  Collected collected{root, {}};
  xmlSchemaSetValidStructuredErrors(validator.get(), collect, &collected);
  const int outcome = xmlSchemaValidateDoc(validator.get(), parsed_->document.get());
  if (outcome < 0) throw CouldNotCheck(msg("The structure check failed inside the XML library."));
  return std::move(collected.errors);
}

}  // namespace facenotice
