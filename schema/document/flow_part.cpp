// SPDX-License-Identifier: MIT
// A canonical form of parts of the tree, and its digest.
#include "schema/document/flow_part.hpp"

#include <algorithm>
#include <map>

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>

#include "schema/base/white_space.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// What the tree says, in a form in which equal content gives equal text.
void write_canonical(pugi::xml_node node, std::string& out) {
  out += '<';
  out += flow_element_name(node);
  std::map<std::string, std::string> attributes;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "xmlns" && name.find(':') == std::string_view::npos)
      attributes.emplace(std::string(name), attribute.value());
  }
  for (const auto& [name, value] : attributes) out += '\1' + name + '\2' + value;
  out += '>';
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out += '\3' + collapsed(child.value());
    else if (!flow_element_name(child).empty())
      write_canonical(child, out);
  }
  out += "</>";
}

// All that is said to people, in one language when it is named, with the ids on the way to it.
class Texts {
 public:
  Texts(const Document& document, std::string_view language, std::string& out)
      : flow_(document.sound() ? &document.flow() : nullptr), language_(language), out_(out) {}

  void write(pugi::xml_node node, const std::string& path) {
    const std::string_view name = flow_element_name(node);
    if (is_paperwork(name)) return;
    if (name == "text") return write_text(node, path);
    std::string own = path + "/" + std::string(name) + "#" + node.attribute("id").value();
    if (const auto style = node.attribute("style")) own += std::string("/") + style.value();
    for (const pugi::xml_node child : node.children())
      if (!flow_element_name(child).empty()) write(child, own);
  }

 private:
  void write_text(pugi::xml_node node, const std::string& path) {
    const std::string_view language = node.attribute("lang").value();
    if (!language_.empty() && language != language_) return;
    out_ += path;
    write_canonical(node, out_);
    const std::string said = node.text().get();
    if (flow_ != nullptr && said.find('{') != std::string::npos)
      out_ += '\5' + collapsed(fill_placeholders(*flow_, said, language));
  }

  const Flow* flow_;  // of a sound document
  std::string_view language_;
  std::string& out_;
};

std::vector<std::string_view> elements_of(FlowPart part) {
  switch (part) {
    case FlowPart::deployment:
      return {"deployment"};
    case FlowPart::data:
      return {"data", "purposes", "parties"};
    case FlowPart::device:
      return {"device"};
    case FlowPart::signs:
      return {"signs"};
    case FlowPart::steps:
      return {"steps", "entries"};
    case FlowPart::all:
    case FlowPart::texts:
      break;
  }
  return {};
}

}  // namespace

std::string part_digest(const Document& document, const std::vector<FlowPart>& parts,
                        std::string_view language) {
  if (parts.empty() || std::find(parts.begin(), parts.end(), FlowPart::all) != parts.end())
    return document.content_digest();
  std::vector<FlowPart> sorted = parts;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string content;
  for (const FlowPart part : sorted) {
    content += '\4' + std::to_string(static_cast<int>(part));
    if (part == FlowPart::texts) Texts(document, language, content).write(document.root(), "");
    for (const std::string_view name : elements_of(part))
      for (const pugi::xml_node child : document.root().children())
        if (flow_element_name(child) == name) write_canonical(child, content);
  }
  return sha256_hex(content);
}

}  // namespace facenotice
