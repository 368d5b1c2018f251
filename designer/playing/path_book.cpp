// SPDX-License-Identifier: MIT
// A folder of small files.
#include "designer/playing/path_book.hpp"

#include <algorithm>

#include <facenotice/file.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

constexpr std::string_view ending = ".path.xml";

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

std::filesystem::path paths_folder(const std::filesystem::path& document) {
  std::string name = document.filename().string();
  for (const std::string_view end : {".flow.xml", ".xml"})
    if (ends_with(name, end)) {
      name.resize(name.size() - end.size());
      break;
    }
  return document.parent_path() / (name + ".paths");
}

std::vector<SavedPath> saved_paths(const std::filesystem::path& document, const Words& words) {
  std::vector<SavedPath> found;
  std::error_code none;
  for (std::filesystem::directory_iterator entry(paths_folder(document), none), end; !none && entry != end;
       entry.increment(none)) {
    if (!ends_with(entry->path().filename().string(), ending)) continue;
    SavedPath saved{entry->path(), {}, {}};
    const std::string name = saved.file.string();
    try {
      const Result<Bytes> bytes = read_file(name, max_path_bytes);
      if (!bytes) throw UserError(player_says(bytes.error()));
      saved.path = parse_path(ByteView(*bytes).text(), name);
    } catch (const UserError& error) {
      saved.trouble = error.message().in(words);
    }
    found.push_back(std::move(saved));
  }
  std::sort(found.begin(), found.end(),
            [](const SavedPath& a, const SavedPath& b) { return a.file < b.file; });
  return found;
}

std::filesystem::path path_file(const std::filesystem::path& document, const std::string& title) {
  const bool control = std::any_of(title.begin(), title.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '/'; });
  if (title.empty()) throw UserError(msg("Give the path a name."));
  if (control || title.front() == '.' || title.front() == ' ' || title.back() == ' ' ||
      title.size() > max_path_title)
    throw UserError(
        msg("“{}” cannot be the name of a path: up to {} bytes in one line, no slash, no dot or space first.",
            title, max_path_title));
  return paths_folder(document) / (title + std::string(ending));
}

std::filesystem::path save_path(const std::filesystem::path& document, const PlayPath& path) {
  if (path.acts.empty()) throw UserError(msg("Nothing has been done yet: there is no path to save."));
  std::filesystem::path file = path_file(document, path.title);
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  if (error)
    throw UserError(msg("The folder {} cannot be made: {}.", file.parent_path().string(), error.message()));
  write_file_atomically(file, format_path(path));
  return file;
}

}  // namespace facenotice
