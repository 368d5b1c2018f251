// SPDX-License-Identifier: MIT
// Walks the schema from its root element down, through named types, extensions and groups.
#include "schema/document/flow_schema.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

// The schema's own documentation is in English and has no xml:lang; translations stand beside it.
std::string_view said_in(pugi::xml_node annotation, std::string_view language) {
  pugi::xml_node found;
  for (const pugi::xml_node said : annotation.children("xs:documentation")) {
    const std::string_view its = said.attribute("xml:lang").value();
    if (primary(its) == primary(language) || (its.empty() && !found)) found = said;
  }
  return found.child_value();
}

// On one line.
std::string one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (line.empty() || line.back() == ' ')) continue;
    line += space ? ' ' : c;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

class Reader {
 public:
  Reader(const pugi::xml_document& document, std::string_view language)
      : schema_(document.child("xs:schema")), language_(language) {
    for (const pugi::xml_node node : schema_.children())
      if (node.attribute("name")) named_[{node.name(), node.attribute("name").value()}] = node;
  }

  std::shared_ptr<const SchemaElement> root() { return element(schema_.child("xs:element")); }

 private:
  std::string documentation_of(pugi::xml_node node) const {
    return one_line(said_in(node.child("xs:annotation"), language_));
  }

  pugi::xml_node named(const char* what, std::string_view name) const {
    const auto found = named_.find({what, std::string(name)});
    if (found == named_.end())
      throw CouldNotCheck(msg("schema/flow.xsd has no {} named {}.", what, std::string(name)));
    return found->second;
  }

  std::shared_ptr<const SchemaElement> element(pugi::xml_node node) {
    auto element = std::make_shared<SchemaElement>();
    element->name = node.attribute("name").value();
    element->documentation = documentation_of(node);
    const std::string_view type = node.attribute("type").value();
    if (const pugi::xml_node inside = node.child("xs:complexType"))
      read_type(inside, *element);
    else if (!type.empty() && type.substr(0, 3) != "xs:" &&
             named_.count({"xs:complexType", std::string(type)}))
      read_type(named("xs:complexType", type), *element);
    return element;
  }

  void read_type(pugi::xml_node type, SchemaElement& into) {
    if (into.documentation.empty()) into.documentation = documentation_of(type);
    for (const pugi::xml_node node : type.children()) {
      const std::string_view name = node.name();
      if (name == "xs:sequence" || name == "xs:choice") {
        read_content(node, into);
      } else if (name == "xs:complexContent" || name == "xs:simpleContent") {
        const pugi::xml_node extension = node.child("xs:extension");
        const std::string_view base = extension.attribute("base").value();
        if (named_.count({"xs:complexType", std::string(base)}))
          read_type(named("xs:complexType", base), into);
        read_type(extension, into);
      } else if (name == "xs:attribute") {
        into.attributes.push_back(attribute(node));
      } else if (name == "xs:attributeGroup") {
        read_type(named("xs:attributeGroup", node.attribute("ref").value()), into);
      }
    }
  }

  void read_content(pugi::xml_node content, SchemaElement& into) {
    for (const pugi::xml_node node : content.children()) {
      const std::string_view name = node.name();
      if (name == "xs:element")
        into.children.emplace(node.attribute("name").value(), element(node));
      else if (name == "xs:group")
        read_content(named("xs:group", node.attribute("ref").value()), into);
      else if (name == "xs:choice" || name == "xs:sequence")
        read_content(node, into);
    }
  }

  SchemaAttribute attribute(pugi::xml_node node) const {
    SchemaAttribute attribute;
    attribute.name = node.attribute("name").value();
    attribute.required = std::string_view(node.attribute("use").value()) == "required";
    attribute.default_value = node.attribute("default").value();
    attribute.documentation = documentation_of(node);
    if (const pugi::xml_node inside = node.child("xs:simpleType"))
      read_values(inside, attribute);
    else
      read_named_type(node.attribute("type").value(), attribute);
    return attribute;
  }

  void read_named_type(std::string_view type, SchemaAttribute& into) const {
    static const std::map<std::string_view, ValueKind> kinds = {{"xs:boolean", ValueKind::flag},
                                                                {"xs:integer", ValueKind::number},
                                                                {"xs:decimal", ValueKind::number},
                                                                {"xs:unsignedInt", ValueKind::number},
                                                                {"xs:unsignedLong", ValueKind::number},
                                                                {"xs:positiveInteger", ValueKind::number},
                                                                {"xs:duration", ValueKind::duration},
                                                                {"xs:date", ValueKind::date},
                                                                {"id", ValueKind::id},
                                                                {"ids", ValueKind::ids},
                                                                {"colour", ValueKind::colour}};
    if (const auto known = kinds.find(type); known != kinds.end()) {
      into.kind = known->second;
      return;
    }
    if (type.substr(0, 3) == "xs:") return;
    const pugi::xml_node simple = named("xs:simpleType", type);
    if (into.documentation.empty()) into.documentation = documentation_of(simple);
    read_values(simple, into);
  }

  void read_values(pugi::xml_node simple, SchemaAttribute& into) const {
    if (const pugi::xml_node list = simple.child("xs:list")) {
      if (const pugi::xml_node inside = list.child("xs:simpleType"))
        read_values(inside, into);
      else
        read_named_type(list.attribute("itemType").value(), into);
      if (into.kind == ValueKind::one_of) into.kind = ValueKind::several;
      if (into.kind == ValueKind::id) into.kind = ValueKind::ids;
      return;
    }
    const pugi::xml_node restriction = simple.child("xs:restriction");
    for (const pugi::xml_node value : restriction.children("xs:enumeration"))
      into.values.push_back(value.attribute("value").value());
    if (!into.values.empty())
      into.kind = ValueKind::one_of;
    else
      read_named_type(restriction.attribute("base").value(), into);
  }

  pugi::xml_node schema_;
  std::string_view language_;
  std::map<std::pair<std::string, std::string>, pugi::xml_node> named_;
};

}  // namespace

const SchemaAttribute* SchemaElement::find(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const SchemaAttribute& known) { return known.name == attribute; });
  return found == attributes.end() ? nullptr : &*found;
}

FlowSchema FlowSchema::load(std::string_view language) {
  const std::filesystem::path file = data_file("schema/flow.xsd");
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_file(file.c_str()); !parsed)
    throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
  FlowSchema schema;
  schema.root_ = Reader(document, language).root();
  return schema;
}

const SchemaElement* FlowSchema::of(pugi::xml_node element) const {
  if (element.parent().type() != pugi::node_element)
    return flow_element_name(element) == root_->name ? root_.get() : nullptr;
  const SchemaElement* parent = of(element.parent());
  if (parent == nullptr) return nullptr;
  const auto found = parent->children.find(flow_element_name(element));
  return found == parent->children.end() ? nullptr : found->second.get();
}

}  // namespace facenotice
