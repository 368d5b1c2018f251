// SPDX-License-Identifier: MIT
// Reads a pack and what it includes, as iso_dsdl_include does: an inclusion stands for the element that it
// names, paths are relative to the file that includes.
#include "schema/schematron/pack_tree.hpp"

#include <algorithm>
#include <fstream>

#include <facenotice/flow_reader.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

namespace fs = std::filesystem;

namespace {

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}
std::string_view local_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The namespace that a prefix is bound to at an element.
std::string_view bound(pugi::xml_node node, std::string_view prefix) {
  const std::string attribute = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (; node; node = node.parent())
    if (const pugi::xml_attribute found = node.attribute(attribute.c_str())) return found.value();
  return {};
}

// The name that an element has in the tree; empty: foreign.
std::string element_name(pugi::xml_node node) {
  const std::string_view space = bound(node, prefix_of(node.name()));
  const std::string local(local_of(node.name()));
  if (space == schematron_namespace) return local;
  if (space == pack_namespace) return "p:" + local;
  if (space == sqf_namespace) return "sqf:" + local;
  return {};
}

// The name that an attribute has in the tree; empty: left out.
std::string attribute_name(pugi::xml_node node, pugi::xml_attribute attribute) {
  const std::string_view name = attribute.name(), prefix = prefix_of(name);
  if (name == "xmlns" || prefix == "xmlns") return {};
  if (prefix.empty() || prefix == "xml") return std::string(name);
  const std::string_view space = bound(node, prefix);
  if (space == pack_namespace) return "p:" + std::string(local_of(name));
  if (space == sqf_namespace) return "sqf:" + std::string(local_of(name));
  return {};
}

bool is_inside(const fs::path& file, const fs::path& folder) {
  const fs::path relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

std::string read_bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(PackTree::max_bytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || !stream.eof() || fs::is_directory(file)) {
    if (stream.gcount() == static_cast<std::streamsize>(bytes.size()))
      throw CouldNotCheck(
          msg("The rule pack {} is larger than {} MB.", file.string(), PackTree::max_bytes >> 20U));
    throw CouldNotCheck(msg("The rule pack {} cannot be read.", file.string()));
  }
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

}  // namespace

std::string collapsed(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
  }
  return out;
}

fs::path rules_folder_of(const fs::path& pack) {
  const fs::path own = fs::weakly_canonical(fs::absolute(pack)).parent_path();
  for (fs::path folder = own; folder.has_relative_path(); folder = folder.parent_path())
    if (fs::is_directory(folder / "properties")) return folder;
  return own;
}

// One reading of a pack with all that it includes.
class PackReader {
 public:
  PackReader(PackTree& tree, const fs::path& rules_folder, PackFiles& known)
      : tree_(tree),
        rules_folder_(rules_folder.empty() ? fs::path{} : fs::weakly_canonical(rules_folder)),
        known_(known) {}

  void read(const std::string& bytes, const std::string& name, const fs::path& file) {
    const std::size_t index = parse(bytes, name, file);
    const pugi::xml_node root = tree_.files_[index].content->xml.document_element();
    if (local_of(root.name()) != "schema") fail(index, root, msg("the root must be a Schematron <schema>"));
    if (element_name(root) != "schema")
      fail(index, root, msg("the root's namespace must be {}", std::string(schematron_namespace)));
    copy(index, root, *tree_.tree_, 0);
    pugi::xml_node schema = tree_.schema();
    schema.prepend_attribute("xmlns:sqf") = sqf_namespace;
    schema.prepend_attribute("xmlns:p") = pack_namespace;
    schema.prepend_attribute("xmlns") = schematron_namespace;
  }

 private:
  [[noreturn]] void fail_at(std::size_t file, std::size_t offset, const Message& message) const {
    throw CouldNotCheck(
        msg("{}: the rule pack cannot be used: {}.", tree_.where(PackTree::Origin{file, offset}), message));
  }
  [[noreturn]] void fail(std::size_t file, pugi::xml_node node, const Message& message) const {
    fail_at(file, offset_of(node), message);
  }
  static std::size_t offset_of(pugi::xml_node node) {
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
  }

  std::size_t parse(const std::string& bytes, const std::string& name, const fs::path& path) {
    auto file = std::make_shared<PackFile>();
    const std::size_t index = take(name, path, file);
    file->bytes = bytes;
    file->line_starts.push_back(0);
    for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1))
      file->line_starts.push_back(at + 1);
    const pugi::xml_parse_result parsed = file->xml.load_buffer(
        file->bytes.data(), file->bytes.size(),
        pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed)
      fail_at(index, static_cast<std::size_t>(parsed.offset), Message::verbatim(parsed.description()));
    for (const pugi::xml_node node : file->xml.children())
      if (node.type() == pugi::node_doctype) fail_at(index, 0, msg("a rule pack has no DOCTYPE"));
    index_ids(*file);
    return index;
  }

  static void index_ids(PackFile& file) {
    const auto add = [&file](pugi::xml_node node) {
      for (const char* name : {"id", "xml:id"})
        if (const pugi::xml_attribute id = node.attribute(name)) file.by_id.emplace(id.value(), node);
    };
    const pugi::xml_node root = file.xml.document_element();
    add(root);
    (void)root.find_node([&](pugi::xml_node node) {  // looks below the root, without recursion
      if (bound(node, prefix_of(node.name())) == schematron_namespace) add(node);
      return false;
    });
  }

  std::size_t take(const std::string& name, const fs::path& path, std::shared_ptr<const PackFile> content) {
    tree_.files_.push_back({name, std::move(content)});
    paths_.push_back(path);
    // What is included has a canonical path already.
    canonical_.push_back(path.empty() || !canonical_.empty() ? path.string()
                                                             : fs::weakly_canonical(path).string());
    return paths_.size() - 1;
  }

  pugi::xml_node made(std::size_t file, pugi::xml_node from, pugi::xml_node to) {
    tree_.origins_[to.hash_value()] = {file, offset_of(from)};
    if (++tree_.nodes_ > PackTree::max_nodes) fail(file, from, msg("the pack is too large"));
    return to;
  }

  void copy(std::size_t file, pugi::xml_node from, pugi::xml_node parent, int depth) {
    if (depth > PackTree::max_depth)
      fail(file, from, msg("the elements are nested more than {} deep", PackTree::max_depth));
    const std::string name = element_name(from);
    if (name == "include") {
      include(file, from, parent, depth, false);
      return;
    }
    if (name == "extends" && from.attribute("href")) {
      include(file, from, parent, depth, true);
      return;
    }
    copy_as(name, file, from, parent, depth);
  }

  void copy_as(const std::string& name, std::size_t file, pugi::xml_node from, pugi::xml_node parent,
               int depth) {
    const pugi::xml_node to = made(file, from, parent.append_child(name.c_str()));
    for (const pugi::xml_attribute attribute : from.attributes())
      if (const std::string as = attribute_name(from, attribute); !as.empty())
        pugi::xml_node(to).append_attribute(as.c_str()) = attribute.value();
    copy_children(file, from, to, depth);
  }

  void copy_children(std::size_t file, pugi::xml_node from, pugi::xml_node to, int depth) {
    // What a quick fix adds is an element of the flow.
    const std::string_view name = to.name();
    const bool adds = name == "sqf:add" || name == "sqf:replace" || name.substr(0, 2) == "n:";
    for (const pugi::xml_node child : from.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        made(file, child, to.append_child(pugi::node_pcdata)).set_value(child.value());
      } else if (child.type() == pugi::node_element) {
        if (!element_name(child).empty()) {
          copy(file, child, to, depth + 1);
        } else if (adds && bound(child, prefix_of(child.name())) == flow_namespace) {
          if (depth > PackTree::max_depth) fail(file, child, msg("the elements are nested too deep"));
          copy_as("n:" + std::string(local_of(child.name())), file, child, to, depth + 1);
        } else {
          refuse_foreign(file, to, child);
        }
      }
    }
  }

  // ISO leaves room for foreign elements nearly everywhere, but not in what it calls empty.
  void refuse_foreign(std::size_t file, pugi::xml_node parent, pugi::xml_node foreign) const {
    for (const char* empty : {"ns", "let", "param", "value-of", "name", "extends", "emph"})
      if (std::string_view(parent.name()) == empty)
        fail(file, foreign, msg("<{}> holds no elements", std::string(parent.name())));
    if (std::string_view(parent.name()).find(':') != std::string_view::npos)
      fail(file, foreign, msg("<{}> is not supported", std::string(foreign.name())));
  }

  void include(std::size_t file, pugi::xml_node from, pugi::xml_node parent, int depth, bool only_children) {
    const std::string href = from.attribute("href").value();
    if (href.empty()) fail(file, from, msg("<{}> needs {}", "include", "href"));
    for (const pugi::xml_node child : from.children())
      if (child.type() == pugi::node_element) fail(file, from, msg("<{}> holds no elements", "include"));
    const std::string target = href.substr(0, href.find('#'));
    const std::string fragment = href.find('#') == std::string::npos ? "" : href.substr(href.find('#') + 1);
    const std::size_t other = target.empty() ? file : file_of(file, from, target);
    const pugi::xml_node root = tree_.files_[other].content->xml.document_element();
    pugi::xml_node found = root;
    if (!fragment.empty()) {
      const auto known = tree_.files_[other].content->by_id.find(fragment);
      found = known == tree_.files_[other].content->by_id.end() ? pugi::xml_node() : known->second;
      if (!found) fail(file, from, msg("{} has no element with the id {}", target, fragment));
    }
    if (bound(found, prefix_of(found.name())) != schematron_namespace)
      fail(file, from, msg("what {} names is no Schematron element", href));
    if (local_of(found.name()) == "schema")
      fail(file, from, msg("{} names a whole schema; include one of its parts (…#id)", href));
    if (std::find(open_.begin(), open_.end(), found) != open_.end())
      fail(file, from, msg("{} includes itself", href));
    open_.push_back(found);
    if (only_children)
      copy_children(other, found, parent, depth + 1);
    else
      copy(other, found, parent, depth + 1);
    open_.pop_back();
  }

  std::size_t file_of(std::size_t file, pugi::xml_node from, const std::string& target) {
    if (paths_[file].empty())
      fail(file, from, msg("{} cannot be included: the pack lies in no folder", target));
    if (target.find(':') != std::string::npos)
      fail(file, from, msg("{} is no path; only files of the rules folder are included", target));
    const Target& found = target_of(paths_[file].parent_path(), target);
    if (!found.inside)
      fail(file, from, msg("{} lies outside the rules folder ({})", target, rules_folder_.string()));
    for (std::size_t i = 0; i < canonical_.size(); ++i)
      if (canonical_[i] == found.path) return i;
    const fs::path shown = tree_.files_[file].name;
    const std::string name = (shown.parent_path() / target).lexically_normal().string();
    if (const auto known = known_.find(found.path); known != known_.end())
      return take(name, found.path, known->second);
    if (!fs::is_regular_file(found.path)) fail(file, from, msg("the file {} is missing", found.path));
    const std::size_t index = parse(read_bytes(found.path), name, found.path);
    known_.emplace(found.path, tree_.files_[index].content);
    return index;
  }

  // Inclusions name the same few files again and again, and this asks the disk.
  struct Target {
    std::string path;  // canonical
    bool inside = false;
  };
  const Target& target_of(const fs::path& folder, const std::string& target) {
    const auto [known, is_new] = targets_.try_emplace(folder.string() + '/' + target);
    if (!is_new) return known->second;
    const fs::path path = fs::weakly_canonical(folder / target);
    known->second = {path.string(), !rules_folder_.empty() && is_inside(path, rules_folder_)};
    return known->second;
  }

  PackTree& tree_;
  fs::path rules_folder_;
  PackFiles& known_;
  std::unordered_map<std::string, Target> targets_;
  std::vector<fs::path> paths_;         // of tree_.files_
  std::vector<std::string> canonical_;  // likewise; empty where there is none
  std::vector<pugi::xml_node> open_;    // what is being included
};

PackTree PackTree::read(const std::string& bytes, const std::string& name, const fs::path& file,
                        const fs::path& rules_folder, PackFiles& known) {
  if (bytes.size() > max_bytes)
    throw CouldNotCheck(msg("The rule pack {} is larger than {} MB.", name, max_bytes >> 20U));
  PackTree tree;
  PackReader(tree, rules_folder, known).read(bytes, name, file);
  return tree;
}

std::string PackTree::where(const Origin& origin) const {
  const std::vector<std::size_t>& starts = files_[origin.file].content->line_starts;
  const auto next = std::upper_bound(starts.begin(), starts.end(), origin.offset);
  return fmt::format("{}:{}", files_[origin.file].name, next - starts.begin());
}

std::string PackTree::where(pugi::xml_node node) const {
  for (; node; node = node.parent())
    if (const auto found = origins_.find(node.hash_value()); found != origins_.end())
      return where(found->second);
  return where(Origin{});
}

void PackTree::fail(pugi::xml_node node, const Message& message) const {
  throw CouldNotCheck(msg("{}: the rule pack cannot be used: {}.", where(node), message));
}

void PackTree::same_place(pugi::xml_node copy, pugi::xml_node original) {
  if (const auto found = origins_.find(original.hash_value()); found != origins_.end())
    origins_[copy.hash_value()] = found->second;
}

void PackTree::grown(pugi::xml_node node) {
  if (++nodes_ > max_nodes) fail(node, msg("the pack is too large"));
}

}  // namespace facenotice
