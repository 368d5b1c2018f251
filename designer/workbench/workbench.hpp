// SPDX-License-Identifier: MIT
// One edited document and everything that is known about it, without any window.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "designer/workbench/background.hpp"
#include "designer/workbench/history.hpp"
#include "designer/workbench/journal.hpp"
#include "designer/workbench/live_check.hpp"
#include "designer/workbench/outline.hpp"
#include "designer/workbench/signal.hpp"
#include "designer/workbench/typing.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct WorkbenchOptions {
  Words words;  // what reports and problems are said in
  Post post;
  std::filesystem::path journal_folder;
  Patience check{std::chrono::milliseconds(300), std::chrono::hours(1)};
  Patience journal{std::chrono::milliseconds(800), std::chrono::seconds(4)};
};

// Owned by one thread (the windows'); only the background work runs elsewhere. The text is bytes: nothing
// here reformats it or converts its line ends.
class Workbench {
 public:
  explicit Workbench(WorkbenchOptions options);
  ~Workbench();  // does not wait for a whole check; the journal entry goes away unless there is unsaved work
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  // --- the text
  // ---------------------------------------------------------------------------------------------

  const std::string& text() const { return history_.bytes(); }
  const std::filesystem::path& path() const { return path_; }  // empty: never saved
  std::string title() const;                                   // the file's name, or "Untitled"
  bool modified() const { return modified_; }

  // Each throws UserError and then leaves everything as it was.
  void open(const std::filesystem::path& path);
  void save();  // to path()
  void save_as(const std::filesystem::path& path);
  void reload() { open(std::filesystem::path(path_)); }

  // A new document that was never saved.
  void start_from(std::string bytes);
  // One that somebody has made, by answers: nothing leads back behind it, and it is lost unless it is saved.
  void start_with_work(std::string bytes);
  // Takes over what a crashed program left behind, as unsaved work of this one.
  void recover(const AbandonedWork& work);
  // The user typed. A word is one step, and so is a run of deletions.
  void edit(std::string bytes);
  // An edit by name, of the text as it is now: a step of its own.
  void apply(const Edit& edit);
  // What led here, step by step. Undoing and doing again are for every view: a view that shows the text
  // follows text_edited.
  const History& history() const { return history_; }
  // What would be undone or done again, by the names that people see; empty: nothing.
  std::string undo_title() const { return history_.undo_title().in(words_); }
  std::string redo_title() const { return history_.redo_title().in(words_); }
  // A sentence about the document, with what people call things in place of ids in quotation marks.
  std::string with_names(const std::string& said) const;
  void undo();
  void redo();
  // The user does not want the unsaved work.
  void abandon_changes();

  // Whether the file is still what was opened or saved last.
  enum class OnDisk : std::uint8_t { same, changed, missing };
  OnDisk look_at_disk() const;
  // The user has been asked about what lies there now, and keeps the text: do not ask again about the same.
  void accept_disk();

  // --- what is known about it -----------------------------------------------------------------------------

  // The newest text that was parsed: lags behind text() by a moment. Empty before the first.
  const std::optional<CheckedText>& checked() const { return checked_; }
  // Whether that is about the text as it is now, and complete.
  bool up_to_date() const { return checked_ && checked_->revision == revision_ && checked_->finished; }
  // The day on which laws are taken, ISO 8601; empty: the document's own, else today. It is how somebody
  // looks at the document, no part of it: another document is looked at as of today again.
  const std::string& as_of() const { return as_of_; }
  void look_as_of(const std::string& day);  // throws UserError for what is no day
  // What the document is saved as unless somebody says otherwise: as it is called, or by the flow's id.
  std::string file_name_to_offer() const;
  // Who vouches for the reviewers, by a list that is no part of the document; an empty path: nobody. It stays
  // for other documents. Throws UserError for what is no such list; then it is as it was.
  void vouch_with(const std::filesystem::path& list);
  const ReviewerList& vouched() const { return vouched_; }
  // The newest sound version: what can be drawn and played.
  const std::optional<Document>& last_sound() const { return last_sound_; }
  // Parses the text now, whatever the background does.
  Document parse_now() const;
  // What an edit starts from: the text as it is now. Throws UserError when that is not sound.
  Document document_to_edit() const;
  const std::vector<OutlineStep>& outline() const;  // of text()

  const Words& words() const { return words_; }
  const SharedFonts& fonts() const { return fonts_; }
  const Post& post() const { return post_; }
  Journal* journal() { return journal_.get(); }  // null: it could not be made

  Signal<> another_document;            // takes the place of the one that was edited: text_replaced follows
  Signal<> text_replaced;               // by another document, or by the same file read again
  Signal<> text_edited;                 // by apply(), undo() or redo()
  Signal<> history_changed;             // what can be undone or done again
  Signal<> state_changed;               // path or modified
  Signal<> document_changed;            // last_sound()
  Signal<> check_changed;               // checked()
  Signal<const std::string&> troubled;  // something went wrong in the background; a sentence

 private:
  // What the journal is to hold; nothing: all is saved. What was taken over from others goes once ours is
  // written.
  struct JournalRequest {
    std::optional<UnsavedWork> work;
    std::vector<AbandonedWork> taken_over;
  };
  void write_journal(const JournalRequest& request);
  // What counts as saved is known before the journal hears of the new text: else it would let go of recovered
  // work that is in no other place yet.
  void replace(std::string text, std::string saved, std::filesystem::path path,
               std::optional<std::string> on_disk);
  void text_changed();
  std::string name() const;  // what messages call the document
  // As it is kept: by the names that people see, of what it made and of what it took away.
  Message with_names(const Edit& edit) const;
  void write_to(const std::filesystem::path& path);
  void set_state();
  void take_result(const CheckedText& checked);
  void keep_in_journal();

  Lifeline lifeline_;
  Words words_;
  Post post_;
  SharedFonts fonts_;

  History history_;
  Typing typing_;
  std::filesystem::path path_;
  std::optional<std::string> on_disk_;  // what the user knows to lie there
  std::vector<AbandonedWork> taken_over_;
  bool modified_ = false;
  std::uint64_t revision_ = 0;
  std::string as_of_;
  ReviewerList vouched_;
  mutable std::uint64_t outlined_ = ~std::uint64_t{0};
  mutable std::vector<OutlineStep> outline_;

  std::optional<CheckedText> checked_;
  std::optional<Document> last_sound_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<Background<JournalRequest>> journalling_;
  std::unique_ptr<LiveCheck> live_check_;
};

}  // namespace facenotice
