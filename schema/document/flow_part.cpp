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
    if (name == "choice") write_what_it_does(node, own);
    for (const pugi::xml_node child : node.children())
      if (!flow_element_name(child).empty()) write(child, own);
  }

 private:
  // Its attributes and its acts: where it leads, what it agrees to, how it looks.
  void write_what_it_does(pugi::xml_node choice, const std::string& path) {
    out_ += path;
    std::map<std::string, std::string> attributes;
    for (const pugi::xml_attribute attribute : choice.attributes())
      attributes.emplace(attribute.name(), attribute.value());
    for (const auto& [name, value] : attributes) out_ += '\1' + name + '\2' + value;
    for (const pugi::xml_node act : choice.children())
      if (!flow_element_name(act).empty() && flow_element_name(act) != "label") write_canonical(act, out_);
  }

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
    case FlowPart::policies:
      return {"policies"};
    case FlowPart::all:
    case FlowPart::texts:
      break;
  }
  return {};
}

// The pieces of one group: its children that have an id, and whatever else stands in it.
class Pieces {
 public:
  Pieces(const Document& document, std::string_view language) : document_(document), language_(language) {}

  void add(pugi::xml_node group, bool texts) {
    std::string rest;
    for (const pugi::xml_node child : group.children()) {
      const std::string_view name = flow_element_name(child), id = child.attribute("id").value();
      if (name.empty()) continue;
      if (id.empty()) {
        write(child, texts, rest);
        continue;
      }
      std::string own;
      write(child, texts, own);
      piece(std::string(name) + ":" + std::string(id), own);
    }
    if (!texts)
      for (const pugi::xml_attribute attribute : group.attributes())
        rest += std::string(attribute.name()) + '\2' + attribute.value();
    piece(std::string(flow_element_name(group)), rest);
  }

  std::string take() { return std::move(pieces_); }

 private:
  void write(pugi::xml_node node, bool texts, std::string& out) const {
    if (texts)
      Texts(document_, language_, out).write(node, "");
    else
      write_canonical(node, out);
  }
  void piece(const std::string& name, const std::string& content) {
    constexpr std::size_t digits = 8;
    if (content.empty()) return;
    pieces_ += (pieces_.empty() ? "" : " ") + name + "=" + sha256_hex(content).substr(0, digits);
  }

  const Document& document_;
  std::string_view language_;
  std::string pieces_;
};

std::map<std::string, std::string> pieces_by_name(std::string_view pieces) {
  std::map<std::string, std::string> known;
  while (!pieces.empty()) {
    const std::string_view one = pieces.substr(0, pieces.find(' '));
    known.emplace(one.substr(0, one.find('=')), one);
    pieces.remove_prefix(std::min(pieces.size(), one.size() + 1));
  }
  return known;
}

}  // namespace

std::string part_pieces(const Document& document, const std::vector<FlowPart>& parts,
                        std::string_view language) {
  const auto asked = [&](FlowPart part) {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
  };
  const bool all = parts.empty() || asked(FlowPart::all);
  Pieces pieces(document, language);
  for (const pugi::xml_node group : document.root().children()) {
    const std::string_view name = flow_element_name(group);
    if (name.empty() || is_paperwork(name)) continue;
    const bool whole = all || std::any_of(parts.begin(), parts.end(), [&](FlowPart part) {
                         const std::vector<std::string_view> named = elements_of(part);
                         return std::find(named.begin(), named.end(), name) != named.end();
                       });
    if (whole || asked(FlowPart::texts)) pieces.add(group, !whole);
  }
  return pieces.take();
}

std::vector<std::string> changed_pieces(std::string_view before, std::string_view now) {
  const std::map<std::string, std::string> old = pieces_by_name(before), fresh = pieces_by_name(now);
  std::vector<std::string> changed;
  for (const auto& [name, piece] : fresh)
    if (const auto known = old.find(name); known == old.end() || known->second != piece)
      changed.push_back(name);
  for (const auto& [name, piece] : old)
    if (fresh.count(name) == 0) changed.push_back(name);
  return changed;
}

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
