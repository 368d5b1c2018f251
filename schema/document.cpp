// SPDX-License-Identifier: MIT
// Loading and judging a flow document's structure, hostile ones included.
#include "schema/document.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <sys/stat.h>

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/minisign.hpp>

#include "schema/bindings.hpp"
#include "schema/structure.hpp"
#include "schema/tr.hpp"
#include "schema/user_error.hpp"

namespace facenotice {

struct Document::Parts {
  std::string bytes;
  std::string name;
  std::size_t bom = 0;  // bytes before what pugixml saw
  std::vector<std::size_t> line_starts;
  pugi::xml_document tree;
  pugi::xml_node root;
  FlowReading reading;
  std::vector<Problem> problems;

  Place place_at(std::size_t offset) const {
    offset = std::min(offset, bytes.size());
    const auto next = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
    const auto line = static_cast<std::size_t>(next - line_starts.begin());
    std::size_t column = 1;
    for (std::size_t i = line_starts[line - 1]; i < offset; ++i)
      if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) ++column;
    return {line, column};
  }
  void problem(Place where, std::string message) { problems.push_back({where, std::move(message)}); }
};

namespace {

// Without recursion: the depth is what is in question.
bool too_deep(const pugi::xml_document& tree) {
  std::size_t depth = 0;
  pugi::xml_node node = tree.first_child();
  while (node) {
    if (depth > Document::max_depth) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (depth == 0 || !node || node.type() == pugi::node_document) return false;
      --depth;
    }
    node = node.next_sibling();
  }
  return false;
}

}  // namespace

Document Document::load(const std::filesystem::path& file) {
  struct stat info {};
  if (stat(file.c_str(), &info) != 0)
    throw UserError(
        trf("{}: cannot be opened: {}. Check the name.", file.string(), std::string(std::strerror(errno))));
  if (!S_ISREG(info.st_mode)) throw UserError(trf("{}: this is not a file.", file.string()));
  if (static_cast<std::uintmax_t>(info.st_size) > max_bytes)
    throw UserError(trf("{}: the file has {} MB; a flow document has at most {} MB.", file.string(),
                        info.st_size >> 20, max_bytes >> 20U));
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream)
    throw UserError(trf("{}: cannot be read: {}.", file.string(), std::string(std::strerror(errno))));
  return parse(std::move(bytes), file.string());
}

Document Document::parse(std::string bytes, std::string name) {
  auto parts = std::make_shared<Parts>();
  parts->bytes = std::move(bytes);
  parts->name = std::move(name);
  const std::string& all = parts->bytes;
  parts->line_starts.push_back(0);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == '\n') parts->line_starts.push_back(i + 1);
  if (all.compare(0, 3, "\xEF\xBB\xBF") == 0) parts->bom = 3;
  const std::string_view xml = std::string_view(all).substr(parts->bom);

  Document document;
  document.parts_ = parts;
  if (all.size() > max_bytes) {
    parts->problem(
        {1, 1}, trf("The document has {} MB; at most {} MB are read.", all.size() >> 20U, max_bytes >> 20U));
    return document;
  }
  if (!is_utf8(xml) || xml.find('\0') != std::string_view::npos) {
    parts->problem({1, 1}, tr("The document is not UTF-8 text. Save it as UTF-8."));
    return document;
  }
  const pugi::xml_parse_result parsed = parts->tree.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  const bool has_doctype =
      parsed ? std::any_of(parts->tree.begin(), parts->tree.end(),
                           [](pugi::xml_node node) { return node.type() == pugi::node_doctype; })
             : xml.find("<!DOCTYPE") != std::string_view::npos;
  if (has_doctype) {
    parts->problem(parts->place_at(parts->bom + std::min(xml.find("<!DOCTYPE"), xml.size())),
                   tr("The document has a DOCTYPE; flow documents have none, for safety. Delete it."));
    return document;
  }
  if (parsed && too_deep(parts->tree)) {
    parts->problem({1, 1}, trf("The elements are nested more than {} deep.", max_depth));
    return document;
  }
  for (const StructureError& error : check_well_formed(xml))
    parts->problem({error.line, error.column}, error.message);
  if (!parts->problems.empty()) return document;
  if (!parsed) {
    parts->problem(parts->place_at(parts->bom + static_cast<std::size_t>(parsed.offset)),
                   trf("This is not well-formed XML: {}", parsed.description()));
    return document;
  }
  parts->root = parts->tree.document_element();

  const auto place_of = [&](SourceOffset offset) {
    return offset < 0 ? Place{1, 1} : parts->place_at(parts->bom + static_cast<std::size_t>(offset));
  };
  const std::string_view root_namespace = parts->root.attribute("xmlns").value();
  const bool prefixed = std::string_view(parts->root.name()).find(':') != std::string_view::npos;
  const bool ours = prefixed || root_namespace == flow_namespace;
  if (ours)
    for (const StructureError& error : check_structure(xml, parts->root))
      parts->problem(error.element ? place_of(error.element.offset_debug() - 1) : Place{error.line, 1},
                     error.message);
  parts->reading = read_flow(parts->root);
  // What the schema has said already need not be said twice; the flow reader adds what XSD cannot express.
  if (parts->problems.empty()) {
    for (const FlowIssue& issue : parts->reading.issues)
      parts->problem(place_of(issue.offset), issue.in_words(tr(issue.format)));
    if (parts->problems.empty())
      for (const BindingProblem& unresolved : check_bindings(parts->reading.flow))
        parts->problem(place_of(unresolved.offset), unresolved.message);
  }
  std::stable_sort(parts->problems.begin(), parts->problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return document;
}

const std::string& Document::bytes() const {
  return parts_->bytes;
}
const std::string& Document::name() const {
  return parts_->name;
}
const std::vector<Problem>& Document::problems() const {
  return parts_->problems;
}
const Flow& Document::flow() const {
  return parts_->reading.flow;
}
pugi::xml_node Document::root() const {
  return parts_->root;
}

void Document::require_sound() const {
  if (sound()) return;
  std::string message;
  for (const Problem& problem : problems())
    message +=
        (message.empty() ? "" : "\n") + where(problem.place) + ": " + tr("error") + ": " + problem.message;
  throw UserError(message);
}

Place Document::place(SourceOffset offset) const {
  if (offset < 0) return {1, 1};
  return parts_->place_at(parts_->bom + static_cast<std::size_t>(offset));
}

std::string_view Document::line_text(std::size_t line) const {
  if (line == 0 || line > parts_->line_starts.size()) return {};
  const std::size_t start = parts_->line_starts[line - 1];
  std::string_view text = std::string_view(parts_->bytes).substr(start);
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

std::string Document::where(Place place) const {
  return fmt::format("{}:{}:{}", parts_->name, place.line, place.column);
}

std::string Document::content_digest() const {
  // Cut the two paperwork elements out of the bytes: what is signed for must not change by being signed for.
  std::string content;
  std::size_t from = 0;
  for (const pugi::xml_node node : parts_->root.children()) {
    if (node.type() != pugi::node_element) continue;
    std::string_view name = node.name();
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
      name.remove_prefix(colon + 1);
    if (name != "attestations" && name != "waivers") continue;
    std::size_t start = parts_->bom + static_cast<std::size_t>(node.offset_debug()) - 1;
    const std::string closing = "</" + std::string(node.name());
    const std::size_t first_end = parts_->bytes.find('>', start);
    std::size_t end = first_end + 1;
    if (first_end != std::string::npos && parts_->bytes[first_end - 1] != '/')
      end = parts_->bytes.find('>', parts_->bytes.find(closing, first_end)) + 1;
    while (start > from && (parts_->bytes[start - 1] == ' ' || parts_->bytes[start - 1] == '\n' ||
                            parts_->bytes[start - 1] == '\r' || parts_->bytes[start - 1] == '\t'))
      --start;
    content.append(parts_->bytes, from, start - from);
    from = end;
  }
  content.append(parts_->bytes, from);
  return sha256_hex(content);
}

}  // namespace facenotice
