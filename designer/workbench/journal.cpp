// SPDX-License-Identifier: MIT
// Files and locks of the autosave journal.
#include "designer/workbench/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "schema/base/atomic_file.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "facenotice-journal 1\n";
constexpr const char* extension = ".journal";

fs::path lock_of(const fs::path& entry) {
  return fs::path(entry) += ".lock";
}

// A descriptor that holds the lock, or nothing when somebody else does.
std::optional<Descriptor> lock_file(const fs::path& file) {
  Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!descriptor || ::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return descriptor;
}

// "<length>\n<bytes>\n"
std::optional<std::string> take_counted(std::string_view& rest) {
  std::size_t length = 0;
  const auto [after, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
  if (error != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(after - rest.data()));
  if (rest.size() < 2 || rest.front() != '\n' || length > rest.size() - 2 || rest[length + 1] != '\n')
    return std::nullopt;
  std::string text(rest.substr(1, length));
  rest.remove_prefix(length + 2);
  return text;
}

}  // namespace

std::string format_journal_entry(const UnsavedWork& work) {
  std::string bytes(first_line);
  for (const std::string& part : {work.document.string(), work.text})
    bytes += std::to_string(part.size()) + "\n" + part + "\n";
  return bytes;
}

std::optional<UnsavedWork> parse_journal_entry(std::string_view bytes) {
  if (bytes.substr(0, first_line.size()) != first_line) return std::nullopt;
  bytes.remove_prefix(first_line.size());
  std::optional<std::string> document = take_counted(bytes);
  if (!document) return std::nullopt;
  std::optional<std::string> text = take_counted(bytes);
  if (!text || !bytes.empty()) return std::nullopt;
  return UnsavedWork{std::move(*document), std::move(*text)};
}

Journal::Journal(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_.parent_path(), error);
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST)
    throw UserError(
        msg("The folder {} for unsaved work cannot be made: {}. Work is not protected against a "
            "crash.",
            folder_.string(), std::string(std::strerror(errno))));
  std::random_device random;
  for (int attempt = 0; attempt < 100 && !lock_; ++attempt) {
    entry_ = folder_ / (std::to_string(random()) + extension);
    if (fs::exists(entry_, error)) continue;
    if (std::optional<Descriptor> lock = lock_file(lock_of(entry_))) lock_.emplace(std::move(*lock));
  }
  if (!lock_)
    throw UserError(
        msg("The folder {} for unsaved work cannot be written: {}. Work is not protected against "
            "a crash.",
            folder_.string(), std::string(std::strerror(errno))));
}

Journal::~Journal() {
  ::unlink(lock_of(entry_).c_str());
}

void Journal::write(const UnsavedWork& work) const {
  AtomicWrite options;
  options.mode = 0600;
  options.exact_mode = true;
  write_file_atomically(entry_, format_journal_entry(work), options);
}

void Journal::clear() const {
  ::unlink(entry_.c_str());
}

std::vector<AbandonedWork> Journal::abandoned() const {
  std::vector<AbandonedWork> found;
  std::error_code error;
  for (const fs::directory_entry& file : fs::directory_iterator(folder_, error)) {
    if (file.path().extension() != extension || file.path() == entry_) continue;
    if (!lock_file(lock_of(file.path()))) continue;  // its program runs
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (std::optional<UnsavedWork> work = parse_journal_entry(bytes))
      found.push_back({file.path(), file.last_write_time(error), std::move(*work)});
  }
  std::sort(found.begin(), found.end(),
            [](const AbandonedWork& a, const AbandonedWork& b) { return a.written < b.written; });
  return found;
}

void Journal::discard(const AbandonedWork& work) {
  ::unlink(work.entry.c_str());
  ::unlink(lock_of(work.entry).c_str());
}

}  // namespace facenotice
