// SPDX-License-Identifier: MIT
// The autosave journal: unsaved work that survives a crash, never-saved documents included.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/descriptor.hpp>

namespace facenotice {

// Unsaved work as the journal holds it.
struct UnsavedWork {
  std::filesystem::path document;  // empty: it was never saved
  std::string text;
};

// Work that a program left behind when it crashed.
struct AbandonedWork {
  std::filesystem::path entry;  // the journal's own file
  std::filesystem::file_time_type written;
  UnsavedWork work;
};

// One running program's entry in a folder that several may share. An entry belongs to whoever holds the lock
// on <entry>.lock; the system lets go of that lock when the program dies, however it dies.
class Journal {
 public:
  // Makes the folder (for the user alone) and an entry name of its own. Throws UserError.
  explicit Journal(std::filesystem::path folder);
  // Removes the lock; an entry that was not cleared stays, and is abandoned work.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Replaces the entry, durably. Throws UserError. Not for two threads at once.
  void write(const UnsavedWork& work) const;
  // There is nothing unsaved any more.
  void clear() const;

  // What programs that no longer run left behind, oldest first. Entries that cannot be read are left alone.
  std::vector<AbandonedWork> abandoned() const;
  // Once the user has it, or does not want it.
  static void discard(const AbandonedWork& work);

  const std::filesystem::path& entry() const { return entry_; }

 private:
  std::filesystem::path folder_, entry_;
  std::optional<Descriptor> lock_;
};

// The entry's form: a line that names it, the path and the text, each after its length. Nothing when the
// bytes are none.
std::string format_journal_entry(const UnsavedWork& work);
std::optional<UnsavedWork> parse_journal_entry(std::string_view bytes);

}  // namespace facenotice
