// SPDX-License-Identifier: MIT
// Loading and judging a flow document's structure, hostile ones included.
#include "schema/document/document.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <mutex>

#include <sys/stat.h>

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/minisign.hpp>
#include <facenotice/package.hpp>
#include <facenotice/utf8.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/bound_words.hpp"
#include "schema/document/deceiving_text.hpp"
#include "schema/document/language_name.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/document/structure.hpp"
#include "schema/document/xml_scan.hpp"

namespace facenotice {

namespace {

// A message that quotes a value of the document stays a message, however long the value is.
std::string shortened(std::string message) {
  constexpr std::size_t most = 500, head = 250, tail = 200;
  if (message.size() <= most) return message;
  const auto inside_character = [&](std::size_t at) {
    return (static_cast<unsigned char>(message[at]) & 0xC0U) == 0x80U;
  };
  std::size_t end = head, start = message.size() - tail;
  while (inside_character(end)) --end;
  while (inside_character(start)) --start;
  return message.substr(0, end) + "…" + message.substr(start);
}

Message in_readers_words(const FlowIssue& issue) {
  return Message([issue](const Words& words) { return issue.in_words(words.tr(issue.format)); });
}

bool says_utf_8(std::string_view encoding) {
  std::string lower(encoding);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower.empty() || lower == "utf-8";
}

}  // namespace

struct Document::Parts {
  std::string bytes;
  std::string name;
  std::size_t bom = 0;  // bytes of the byte order mark, which is no column of the first line
  std::vector<std::size_t> line_starts;
  pugi::xml_document tree;
  pugi::xml_node root;
  FlowReading reading;
  std::vector<Problem> problems;
  mutable std::once_flag digest_known;  // computed when it is first asked for, by whichever thread
  mutable std::string digest;

  Place place_at(std::size_t offset) const {
    offset = std::min(offset, bytes.size());
    const auto next = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
    const auto line = static_cast<std::size_t>(next - line_starts.begin());
    std::size_t column = 1;
    for (std::size_t i = std::max(line_starts[line - 1], bom); i < offset; ++i)
      if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) ++column;
    return {line, column};
  }
  Place place_of(SourceOffset offset) const {
    return offset < 0 ? Place{1, 1} : place_at(static_cast<std::size_t>(offset));
  }
  // Without the paperwork: what is signed for must not change by being signed for, or talked about.
  std::string signed_content() const {
    std::string content;
    std::size_t from = 0;
    for (const pugi::xml_node node : root.children()) {
      const std::string_view element = flow_element_name(node);
      if (!is_paperwork(element)) continue;
      auto start = static_cast<std::size_t>(source_offset(node));
      const std::size_t end = tag_end(bytes, closing_tag(bytes, start)) + 1;
      while (start > from && (bytes[start - 1] == ' ' || bytes[start - 1] == '\n' ||
                              bytes[start - 1] == '\r' || bytes[start - 1] == '\t'))
        --start;
      content.append(bytes, from, start - from);
      from = end;
    }
    return content.append(bytes, from);
  }
  void problem(Place where, Message message) {
    problems.push_back({where, Message([message = std::move(message)](const Words& words) {
                          return shortened(message.in(words));
                        })});
  }

  // Camera pill, “required”, periods: the machine says them by itself, or a screen would be shown without.
  void require_words() {
    for (const pugi::xml_node node : root.child("languages").children()) {
      const std::string code = node.attribute("code").value();
      if (flow_element_name(node) != "language" || bound_words(code) != nullptr) continue;
      problem(
          place_of(source_offset(node)), Message([code](const Words& words) {
            std::string known;
            for (const std::string& language : languages_with_bound_words())
              known += (known.empty() ? "" : ", ") + language;
            return words.trf(
                noted("Machines have no words of their own in {} ({}): “the camera is on”, periods, "
                      "“required”. They have them in: {}. Take this language out or choose one of these; "
                      "whoever builds the program can give it the words (CONTRIBUTING.md, “a language”)."),
                language_name(code, words.language()), code, known);
          }));
    }
  }

  // What is wrong with ids and references is told in the flow reader's words, which say what to do. What else
  // the reader finds is told only when the schema has nothing to say: it may follow from that.
  void report(const std::vector<StructureError>& structure) {
    bool shape_is_right = true;
    for (const StructureError& error : structure) shape_is_right = shape_is_right && error.reference;
    std::vector<bool> told(reading.issues.size(), false);
    const auto tell = [&](std::size_t issue) {
      if (!told[issue])
        problem(place_of(reading.issues[issue].offset), in_readers_words(reading.issues[issue]));
      told[issue] = true;
    };
    for (const StructureError& error : structure) {
      const SourceOffset offset = source_offset(error.element);
      bool in_readers_words = false;
      for (std::size_t i = 0; error.reference && i < reading.issues.size(); ++i) {
        // Of a reference that names nothing, libxml2 tells only the line.
        const bool same = error.element ? reading.issues[i].offset == offset
                                        : place_of(reading.issues[i].offset).line == error.line;
        if (!same) continue;
        tell(i);
        in_readers_words = true;
      }
      if (!in_readers_words) problem(error.element ? place_of(offset) : Place{error.line, 1}, error.message);
    }
    if (shape_is_right)
      for (std::size_t i = 0; i < reading.issues.size(); ++i) tell(i);
  }
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
        msg("{}: cannot be opened: {}. Check the name.", file.string(), std::string(std::strerror(errno))));
  if (!S_ISREG(info.st_mode)) throw UserError(msg("{}: this is not a file.", file.string()));
  if (static_cast<std::uintmax_t>(info.st_size) > max_bytes)
    throw UserError(msg("{}: the file has {} MB; a flow document has at most {} MB.", file.string(),
                        info.st_size >> 20, max_bytes >> 20U));
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream)
    throw UserError(msg("{}: cannot be read: {}.", file.string(), std::string(std::strerror(errno))));
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
        {1, 1}, msg("The document has {} MB; at most {} MB are read.", all.size() >> 20U, max_bytes >> 20U));
    return document;
  }
  if (all.compare(0, package_magic.size(), std::string(package_magic.begin(), package_magic.end())) == 0) {
    parts->problem(
        {1, 1},
        msg("This is a package (.fnp), not a flow document. Review › Verify a package says what it "
            "holds and who signed it (“facenotice verify”, and “facenotice audit” checks the flow within)."));
    return document;
  }
  if (!is_utf8(xml) || xml.find('\0') != std::string_view::npos) {
    parts->problem({1, 1}, msg("The document is not UTF-8 text. Save it as UTF-8."));
    return document;
  }
  // The byte order mark is parsed along, so that the tree's offsets are positions in bytes().
  const pugi::xml_parse_result parsed = parts->tree.load_buffer(
      all.data(), all.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_declaration,
      pugi::encoding_utf8);
  const bool has_doctype =
      parsed ? std::any_of(parts->tree.begin(), parts->tree.end(),
                           [](pugi::xml_node node) { return node.type() == pugi::node_doctype; })
             : xml.find("<!DOCTYPE") != std::string_view::npos;
  if (has_doctype) {
    parts->problem(parts->place_at(parts->bom + std::min(xml.find("<!DOCTYPE"), xml.size())),
                   msg("The document has a DOCTYPE; flow documents have none, for safety. Delete it."));
    return document;
  }
  const pugi::xml_node declaration = parts->tree.first_child();
  if (declaration.type() == pugi::node_declaration &&
      !says_utf_8(declaration.attribute("encoding").value())) {
    parts->problem({1, 1}, msg("The document says that it is {}; flow documents are UTF-8. Save it as UTF-8.",
                               std::string(declaration.attribute("encoding").value())));
    return document;
  }
  if (parsed && too_deep(parts->tree)) {
    parts->problem({1, 1}, msg("The elements are nested more than {} deep.", max_depth));
    return document;
  }
  const StructureCheck structure_check(xml);
  if (const std::optional<StructureError>& malformed = structure_check.malformed()) {
    parts->problem({malformed->line, malformed->column}, malformed->message);
    return document;
  }
  if (!parsed) {
    parts->problem(parts->place_at(static_cast<std::size_t>(parsed.offset)),
                   msg("This is not well-formed XML: {}", parsed.description()));
    return document;
  }
  parts->root = parts->tree.document_element();

  const std::string_view root_namespace = parts->root.attribute("xmlns").value();
  const bool prefixed = std::string_view(parts->root.name()).find(':') != std::string_view::npos;
  const bool ours = prefixed || root_namespace == flow_namespace;
  std::vector<StructureError> structure;
  if (ours) structure = structure_check.by_schema(parts->root);
  parts->reading = read_flow(parts->root);
  parts->report(structure);
  if (parts->problems.empty()) parts->require_words();
  if (parts->problems.empty()) {
    for (const PlaceholderProblem& unresolved : check_placeholders(parts->reading.flow))
      parts->problem(parts->place_of(unresolved.offset), unresolved.message);
    for (const DeceivingText& deceiving : deceiving_text(parts->root))
      parts->problem(parts->place_of(deceiving.offset), deceiving.message);
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
bool is_paperwork(std::string_view element) {
  return element == "reviewers" || element == "attestations" || element == "waivers" || element == "comments";
}

const Flow& Document::flow() const {
  return parts_->reading.flow;
}
pugi::xml_node Document::root() const {
  return parts_->root;
}

void Document::require_sound() const {
  if (sound()) return;
  std::vector<Message> lines;
  for (const Problem& problem : problems())
    lines.push_back(msg("{}: error: {}", where(problem.place), problem.message));
  throw UserError(in_lines(std::move(lines)));
}

Place Document::place(SourceOffset offset) const {
  return parts_->place_of(offset);
}
Place Document::place(pugi::xml_node element) const {
  return place(source_offset(element));
}

pugi::xml_node Document::element_at(SourceOffset offset) const {
  pugi::xml_node found = root();
  while (true) {
    pugi::xml_node last;
    for (const pugi::xml_node child : found.children())
      if (child.type() == pugi::node_element && source_offset(child) <= offset) last = child;
    if (!last) return found;
    const auto start = static_cast<std::size_t>(source_offset(last));
    if (static_cast<std::size_t>(offset) > tag_end(bytes(), closing_tag(bytes(), start))) return found;
    found = last;
  }
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
  std::call_once(parts_->digest_known, [this] { parts_->digest = sha256_hex(parts_->signed_content()); });
  return parts_->digest;
}

}  // namespace facenotice
