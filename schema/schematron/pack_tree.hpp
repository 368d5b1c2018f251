// SPDX-License-Identifier: MIT
// The files of a rule pack as one tree: inclusions resolved, namespaces normalised, every node with the place
// that it came from.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "schema/base/message.hpp"

namespace facenotice {

inline constexpr const char* schematron_namespace = "http://purl.oclc.org/dsdl/schematron";
inline constexpr const char* pack_namespace = "urn:facenotice:pack:1";
inline constexpr const char* sqf_namespace = "http://www.schematron-quickfix.com/validator/process";

// A file with rules, read.
struct PackFile {
  std::string bytes;
  pugi::xml_document xml;
  std::vector<std::size_t> line_starts;
  std::unordered_map<std::string, pugi::xml_node> by_id;  // Schematron elements; the first of an id
};
// Files that several packs include, each read once, by their canonical paths. Not for two threads at once.
using PackFiles = std::unordered_map<std::string, std::shared_ptr<const PackFile>>;

// Elements of Schematron have no prefix in the tree, those of pack metadata "p:", quick fixes "sqf:", and
// elements of a flow that a quick fix adds "n:". Other elements and attributes are foreign: left out where
// ISO allows them, an error where it does not.
class PackTree {
 public:
  static constexpr std::size_t max_bytes = 4U << 20U;
  static constexpr std::size_t max_nodes = 400'000;
  static constexpr int max_depth = 48;

  // `name` is what messages call the pack, `file` where it lies (inclusions start from there), `rules_folder`
  // the folder that no inclusion may leave. With an empty `file`, an inclusion is an error.
  // `known`: what was included before, by other packs; what is included now is added.
  // Throws CouldNotCheck with file:line.
  static PackTree read(const std::string& bytes, const std::string& name, const std::filesystem::path& file,
                       const std::filesystem::path& rules_folder, PackFiles& known);

  pugi::xml_node schema() const { return tree_->document_element(); }

  // "file:line" of a node of the tree, in the file that it was written in.
  std::string where(pugi::xml_node node) const;
  [[noreturn]] void fail(pugi::xml_node node, const Message& message) const;

  // A node that is made of another keeps its place.
  void same_place(pugi::xml_node copy, pugi::xml_node original);
  // Counts nodes against max_nodes: expansion must not grow without bound.
  void grown(pugi::xml_node node);

 private:
  friend class PackReader;
  struct File {
    std::string name;
    std::shared_ptr<const PackFile> content;
  };
  struct Origin {
    std::size_t file = 0;
    std::size_t offset = 0;
  };
  std::string where(const Origin& origin) const;

  std::unique_ptr<pugi::xml_document> tree_ = std::make_unique<pugi::xml_document>();
  std::vector<File> files_;
  std::unordered_map<std::size_t, Origin> origins_;
  std::size_t nodes_ = 0;
};

// The folder that the inclusions of a pack may not leave: the nearest folder above it that holds the property
// library (properties/), else the pack's own.
std::filesystem::path rules_folder_of(const std::filesystem::path& pack);

// The text of an element without its child elements, white space collapsed.
std::string collapsed(std::string_view text);

}  // namespace facenotice
