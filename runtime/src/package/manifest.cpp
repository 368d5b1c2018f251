// SPDX-License-Identifier: MIT
// The one spelling of a package's manifest.
#include <facenotice/manifest.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "src/base/strict_xml.hpp"

namespace facenotice {
namespace {

constexpr char code[] = "package.manifest";

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-';
}

constexpr std::string_view screens_folder = "screens/", normal_look = ".normal.bin";
constexpr std::array<std::string_view, 2> other_looks{".large-text.bin", ".high-contrast.bin"};

bool lists(const Manifest& manifest, const std::string& name) {
  return std::binary_search(manifest.files.begin(), manifest.files.end(), ManifestFile{name, 0, {}},
                            [](const ManifestFile& a, const ManifestFile& b) { return a.name < b.name; });
}

// Only a look of a screen that is there in its normal look can be left out, and only one that is left out.
Status check_falls_back(const Manifest& manifest) {
  for (std::size_t i = 0; i < manifest.falls_back.size(); ++i) {
    const std::string& name = manifest.falls_back[i];
    const std::optional<std::string> normal = normal_screen_file(name);
    if (!is_package_file_name(name) || !normal || !lists(manifest, *normal) || lists(manifest, name))
      return Error{code,
                   "Look " + std::to_string(i + 1) + " that the manifest leaves out is none that can be."};
    if (i > 0 && manifest.falls_back[i - 1] >= name)
      return Error{code, "The looks that the manifest leaves out must be in ascending order, each once."};
  }
  return {};
}

bool is_word(const std::string& text) {
  return !text.empty() && text.size() <= max_flow_id && std::all_of(text.begin(), text.end(), is_name_char);
}

Status check_notices(const Manifest& manifest) {
  for (std::size_t i = 0; i < manifest.notices.size(); ++i) {
    const ManifestNotice& notice = manifest.notices[i];
    if (!is_word(notice.purpose) || !is_word(notice.language) || notice.sha256 == Digest{})
      return Error{code, "Notice " + std::to_string(i + 1) + " of the manifest is none that can be."};
    if (i == 0) continue;
    const ManifestNotice& before = manifest.notices[i - 1];
    if (std::tie(before.purpose, before.language) >= std::tie(notice.purpose, notice.language))
      return Error{code, "The manifest's notices must be in ascending order, each once."};
  }
  return {};
}

// Decimal, no sign, no leading zero.
bool parse_number(std::string_view text, std::uint64_t& out) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

bool is_package_file_name(std::string_view name) {
  if (name.empty() || name.size() > max_file_name) return false;
  bool part_start = true;
  for (char c : name) {
    if (c == '/') {
      if (part_start) return false;
      part_start = true;
      continue;
    }
    if (!is_name_char(c) || (part_start && c == '.')) return false;
    part_start = false;
  }
  return !part_start;
}

bool is_flow_id(std::string_view id) {
  return !id.empty() && id.size() <= max_flow_id &&
         std::all_of(id.begin(), id.end(), [](char c) { return is_name_char(c) || c == ':'; });
}

std::string format_manifest(const Manifest& manifest) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"urn:facenotice:package:1\"";
  out += " format=\"" + std::to_string(manifest.format) + "\" flow=\"" + manifest.flow + "\" sequence=\"" +
         std::to_string(manifest.sequence) + "\" expires=\"" + manifest.expires + "\" verdict=\"" +
         manifest.verdict + "\" draft=\"" + (manifest.draft ? "true" : "false") + "\">\n";
  for (const ManifestFile& file : manifest.files)
    out += "  <file name=\"" + file.name + "\" size=\"" + std::to_string(file.size) + "\" sha256=\"" +
           to_hex(file.sha256) + "\"/>\n";
  for (const std::string& name : manifest.falls_back) out += "  <falls-back name=\"" + name + "\"/>\n";
  for (const ManifestNotice& notice : manifest.notices)
    out += "  <notice purpose=\"" + notice.purpose + "\" language=\"" + notice.language + "\" sha256=\"" +
           to_hex(notice.sha256) + "\"/>\n";
  out += "</package>\n";
  return out;
}

Digest Manifest::notice(std::string_view purpose, std::string_view language) const {
  for (const ManifestNotice& one : notices)
    if (one.purpose == purpose && one.language == language) return one.sha256;
  return {};
}

std::optional<std::string> normal_screen_file(std::string_view name) {
  if (name.substr(0, screens_folder.size()) != screens_folder) return std::nullopt;
  for (const std::string_view look : other_looks)
    if (name.size() > look.size() && name.substr(name.size() - look.size()) == look)
      return std::string(name.substr(0, name.size() - look.size())).append(normal_look);
  return std::nullopt;
}

Status check_manifest(const Manifest& manifest) {
  if (manifest.format != 1)
    return Error{code, "The package has format " + std::to_string(manifest.format) +
                           "; this player reads format 1. Update the player."};
  if (!is_flow_id(manifest.flow)) return Error{code, "The manifest's flow id is not valid."};
  if (manifest.sequence < 1 || manifest.sequence > max_sequence)
    return Error{code, "The manifest's sequence number is not valid."};
  if (!parse_date(manifest.expires)) return Error{code, "The manifest's expiry date is not valid."};
  const bool decided = manifest.verdict == "waiting" || manifest.verdict == "lawful-as-far-as-checked";
  if (!decided && !(manifest.draft && manifest.verdict == "broken"))
    return Error{code, "The manifest's verdict is none that a package may have."};
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    const std::string& name = manifest.files[i].name;
    if (!is_package_file_name(name))
      return Error{code,
                   "File " + std::to_string(i + 1) + " of the manifest has a name that is not allowed."};
    if (i > 0 && manifest.files[i - 1].name >= name)
      return Error{code, "The manifest's files must be in ascending order, each name once."};
  }
  if (Status s = check_falls_back(manifest); !s) return s;
  return check_notices(manifest);
}

Result<Manifest> read_manifest(std::string_view xml, std::size_t max_files) {
  pugi::xml_document doc;
  if (Status s = strict_xml::parse(doc, xml, code); !s) return s.error();
  Result<pugi::xml_node> root = strict_xml::root(doc, "package", "urn:facenotice:package:1", code);
  if (!root) return root.error();
  Manifest manifest;
  std::uint64_t format = 0;
  if (!parse_number(root->attribute("format").value(), format) || format > 0xFFFF)
    return Error{code, "The manifest's format number is not valid."};
  manifest.format = static_cast<unsigned>(format);
  manifest.flow = root->attribute("flow").value();
  manifest.expires = root->attribute("expires").value();
  manifest.verdict = root->attribute("verdict").value();
  manifest.draft = std::string_view(root->attribute("draft").value()) != "false";
  if (!parse_number(root->attribute("sequence").value(), manifest.sequence))
    return Error{code, "The manifest's sequence number is not valid."};
  for (pugi::xml_node node : root->children()) {
    if (std::string_view(node.name()) == "falls-back") {
      if (manifest.falls_back.size() >= max_files)
        return Error{code, "The manifest leaves out more than " + std::to_string(max_files) + " looks."};
      manifest.falls_back.emplace_back(node.attribute("name").value());
      continue;
    }
    if (std::string_view(node.name()) == "notice") {
      ManifestNotice notice;
      notice.purpose = node.attribute("purpose").value();
      notice.language = node.attribute("language").value();
      if (manifest.notices.size() >= max_files ||
          !from_hex(node.attribute("sha256").value(), notice.sha256.data(), notice.sha256.size()))
        return Error{code, "The manifest names too many notices, or one without a valid digest."};
      manifest.notices.push_back(std::move(notice));
      continue;
    }
    if (manifest.files.size() >= max_files)
      return Error{code, "The manifest lists more than " + std::to_string(max_files) + " files."};
    ManifestFile file;
    file.name = node.attribute("name").value();
    if (!parse_number(node.attribute("size").value(), file.size) ||
        !from_hex(node.attribute("sha256").value(), file.sha256.data(), file.sha256.size()))
      return Error{code, "File " + std::to_string(manifest.files.size() + 1) +
                             " of the manifest lacks a valid size or digest."};
    manifest.files.push_back(std::move(file));
  }
  if (Status s = check_manifest(manifest); !s) return s.error();
  // What pugixml or we would read loosely (entities, attribute order, stray text, repeated attributes) is
  // refused here in one stroke.
  if (format_manifest(manifest) != xml)
    return Error{code, "The manifest is not in its one allowed spelling."};
  return manifest;
}

}  // namespace facenotice
