// SPDX-License-Identifier: MIT
// A small XML file, written by hand so that it merges line by line.
#include "designer/playing/play_path.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include <facenotice/time.hpp>
#include <facenotice/utf8.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/markup.hpp"

namespace facenotice {
namespace {

constexpr const char* path_namespace = "urn:facenotice:path:1";

const char* variant_word(Variant variant) {
  switch (variant) {
    case Variant::large_text:
      return "large-text";
    case Variant::high_contrast:
      return "high-contrast";
    case Variant::normal:
      break;
  }
  return "normal";
}

class Reader {
 public:
  Reader(std::string_view xml, const std::string& name) : xml_(xml), name_(name) {}

  PlayPath read() {
    if (xml_.size() > max_path_bytes)
      throw UserError(msg("{}: a path has at most {} bytes; this is another file.", name_, max_path_bytes));
    if (!is_utf8(xml_)) throw UserError(msg("{}: the text is not UTF-8.", name_));
    pugi::xml_document tree;
    const pugi::xml_parse_result parsed = tree.load_buffer(
        xml_.data(), xml_.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed)
      fail(parsed.offset, msg("the XML is not well-formed: {}.", std::string(parsed.description())));
    const pugi::xml_node root = tree.document_element();
    if (std::string_view(root.name()) != "path" ||
        std::string_view(root.attribute("xmlns").value()) != path_namespace)
      fail(root, msg("this is no path: one element <path xmlns=\"{}\"> is expected.", path_namespace));
    for (const pugi::xml_node beside : tree.children())
      if (beside.type() == pugi::node_doctype) fail(beside, msg("a path has no document type."));
    only(root, {"xmlns", "title", "flow", "language", "display", "variant", "starts"});
    PlayPath path;
    path.title = needed(root, "title", max_path_title);
    path.flow = needed(root, "flow", max_act_bytes);
    path.place.language = root.attribute("language").value();
    path.place.display = root.attribute("display").value();
    path.place.variant = variant(root);
    path.place.starts = needed(root, "starts", max_act_bytes);
    if (!parse_date(path.place.starts))
      fail(root, msg("“{}” is no date; write it like 2026-11-23.", path.place.starts));
    for (const pugi::xml_node node : root.children()) {
      if (node.type() == pugi::node_comment) continue;
      if (std::string_view(node.name()) != "act")
        fail(node, msg("in a path stands one <act> after the other, and nothing else."));
      if (path.acts.size() == max_path_acts) fail(node, msg("a path has at most {} acts.", max_path_acts));
      path.acts.push_back(act(node));
    }
    if (path.acts.empty()) fail(root, msg("a path without an <act> does nothing."));
    return path;
  }

 private:
  PathAct act(pugi::xml_node node) const {
    only(node, {"do", "step", "language"});
    PathAct act;
    act.act = needed(node, "do", max_act_bytes);
    act.step = node.attribute("step").value();
    act.language = node.attribute("language").value();
    for (const pugi::xml_node inner : node.children()) {
      if (inner.type() == pugi::node_comment) continue;
      if (std::string_view(inner.name()) != "seen")
        fail(inner, msg("in an <act> stands what was <seen> then, and nothing else."));
      only(inner, {"what"});
      act.seen.push_back(needed(inner, "what", max_act_bytes));
    }
    return act;
  }

  Variant variant(pugi::xml_node root) const {
    const std::string word = root.attribute("variant").as_string("normal");
    for (const Variant one : {Variant::normal, Variant::large_text, Variant::high_contrast})
      if (word == variant_word(one)) return one;
    fail(root, msg("“{}” is no variant: normal, large-text or high-contrast.", word));
  }

  std::string needed(pugi::xml_node node, const char* attribute, std::size_t most) const {
    std::string value = node.attribute(attribute).value();
    if (value.empty()) fail(node, msg("<{}> needs the attribute {}.", std::string(node.name()), attribute));
    if (value.size() > most || value.find_first_of("\n\r") != std::string::npos)
      fail(node, msg("{} is one line of at most {} bytes.", attribute, most));
    return value;
  }

  void only(pugi::xml_node node, std::initializer_list<std::string_view> known) const {
    for (const pugi::xml_attribute attribute : node.attributes())
      if (std::find(known.begin(), known.end(), std::string_view(attribute.name())) == known.end())
        fail(node, msg("<{}> has no attribute {}.", std::string(node.name()), std::string(attribute.name())));
  }

  [[noreturn]] void fail(pugi::xml_node node, const Message& what) const { fail(node.offset_debug(), what); }
  [[noreturn]] void fail(std::ptrdiff_t offset, const Message& what) const {
    const std::string_view before =
        xml_.substr(0, std::min(xml_.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0))));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is the beginning
    const auto column =
        1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    throw UserError(msg("{}:{}:{}: {}", name_, line, column, what));
  }

  std::string_view xml_;
  const std::string name_;
};

}  // namespace

std::vector<std::string> acts_of(const PlayPath& path) {
  std::vector<std::string> acts;
  for (const PathAct& one : path.acts) acts.push_back(one.act);
  return acts;
}

std::string format_path(const PlayPath& path) {
  const auto attribute = [](const char* name, const std::string& value) {
    return value.empty() ? std::string() : std::string(" ") + name + "=\"" + escaped_value(value) + "\"";
  };
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<path xmlns=\"" + std::string(path_namespace) + "\"";
  xml += attribute("title", path.title) + attribute("flow", path.flow);
  xml += "\n     ";
  xml += attribute("language", path.place.language) + attribute("display", path.place.display) +
         attribute("variant", variant_word(path.place.variant)) + attribute("starts", path.place.starts) +
         ">\n";
  for (const PathAct& act : path.acts) {
    xml += "  <act" + attribute("do", act.act) + attribute("step", act.step) +
           attribute("language", act.language);
    if (act.seen.empty()) {
      xml += "/>\n";
      continue;
    }
    xml += ">\n";
    for (const std::string& seen : act.seen) xml += "    <seen" + attribute("what", seen) + "/>\n";
    xml += "  </act>\n";
  }
  return xml + "</path>\n";
}

PlayPath parse_path(std::string_view xml, const std::string& name) {
  return Reader(xml, name).read();
}

}  // namespace facenotice
