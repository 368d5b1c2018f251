// SPDX-License-Identifier: MIT
// Opening, editing, saving, journalling, checking.
#include "designer/workbench/workbench.hpp"

#include <sys/stat.h>
#include <fstream>
#include <iterator>

#include <facenotice/minisign.hpp>
#include <facenotice/utf8.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {
namespace {

namespace fs = std::filesystem;

// A file's bytes, or nothing when there is no readable file.
std::optional<std::string> bytes_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > Document::max_bytes)
    return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

Workbench::Workbench(WorkbenchOptions options)
    : words_(std::move(options.words)),
      post_(lifeline_.guard(std::move(options.post))),
      fonts_(open_fonts()) {
  try {
    journal_ = std::make_unique<Journal>(options.journal_folder);
  } catch (const UserError& error) {
    post_([this, message = message_of(error).in(words_)] { troubled.emit(message); });
  }
  if (journal_)
    journalling_ = std::make_unique<Background<JournalRequest>>(
        options.journal,
        [this](const JournalRequest& request, const std::stop_token&) { write_journal(request); });
  live_check_ = std::make_unique<LiveCheck>(words_, post_, fonts_, options.check,
                                            [this](const CheckedText& checked) { take_result(checked); });
}

// On the journal's thread.
void Workbench::write_journal(const JournalRequest& request) {
  try {
    if (request.work)
      journal_->write(*request.work);
    else
      journal_->clear();
    // Ours is in our hands before theirs goes.
    for (const AbandonedWork& work : request.taken_over) Journal::discard(work);
  } catch (const std::exception& error) {
    post_([this, message = message_of(error).in(words_)] { troubled.emit(message); });
  }
}

Workbench::~Workbench() {
  journalling_.reset();
  live_check_.reset();
  if (!journal_) return;
  try {
    if (modified_)
      journal_->write({path_, text()});
    else
      journal_->clear();
    for (const AbandonedWork& work : taken_over_) Journal::discard(work);
  } catch (const std::exception&) {
    // Nobody is left to be told; an older entry, if there is one, stays.
  }
}

std::string Workbench::title() const {
  return path_.empty() ? words_.tr("Untitled") : path_.filename().string();
}

void Workbench::replace(std::string text, std::string saved, fs::path path,
                        std::optional<std::string> on_disk) {
  typing_.stop();
  const bool another = path.empty() || path != path_;
  history_ = History(std::move(text));
  history_.set_saved(std::move(saved));
  path_ = std::move(path);
  on_disk_ = std::move(on_disk);
  checked_.reset();
  last_sound_.reset();
  as_of_.clear();
  live_check_->set_as_of({});
  if (another) another_document.emit();
  text_replaced.emit();
  text_changed();
  live_check_->submit(revision_, history_.revision(), name());
  state_changed.emit();
}

void Workbench::open(const fs::path& path) {
  std::error_code error;
  fs::path absolute = fs::absolute(path, error);
  if (error) absolute = path;
  std::string bytes = Document::load(absolute).bytes();
  if (!is_utf8(bytes) || bytes.find('\0') != std::string::npos)
    throw UserError(
        msg("{}: this is not UTF-8 text, so it cannot be edited here without damage.", absolute.string()));
  replace(bytes, bytes, std::move(absolute), bytes);
}

void Workbench::start_from(std::string bytes) {
  std::string saved = bytes;
  replace(std::move(bytes), std::move(saved), {}, std::nullopt);
}

void Workbench::start_with_work(std::string bytes) {
  replace(std::move(bytes), {}, {}, std::nullopt);
}

void Workbench::recover(const AbandonedWork& work) {
  if (journal_) taken_over_.push_back(work);
  const fs::path& path = work.work.document;
  // Of a document that has no file, or has it no more, nothing is saved.
  std::optional<std::string> on_disk = path.empty() ? std::nullopt : bytes_of(path);
  replace(work.work.text, on_disk.value_or(std::string()), path, on_disk);
}

void Workbench::edit(std::string bytes) {
  if (bytes == text()) return;
  if (!typing_.goes_on(text(), bytes)) history_.end_step();
  history_.amend(msg("Typing"), std::move(bytes));
  text_changed();
  live_check_->submit(revision_, history_.revision(), name());
}

void Workbench::apply(const Edit& edit) {
  if (edit.document.bytes() == text()) return;
  typing_.stop();
  history_.add(with_names(edit), edit.document.bytes());
  last_sound_ = edit.document;
  text_edited.emit();
  text_changed();
  live_check_->submit_now(revision_, edit.document);
  document_changed.emit();
}

void Workbench::look_as_of(const std::string& day) {
  if (!day.empty() && months_after(day, 0) != day)
    throw UserError(msg("“{}” is no day: write it as 2026-11-27, or leave it empty for today.", day));
  if (day == as_of_) return;
  as_of_ = day;
  live_check_->set_as_of(day);
  ++revision_;  // what is known is about another day
  live_check_->submit_now(revision_, history_.revision(), name());
  check_changed.emit();
}

void Workbench::vouch_with(const std::filesystem::path& list) {
  vouched_ = list.empty() ? ReviewerList() : load_reviewers(list);
  live_check_->set_reviewers(vouched_);
  if (text().empty()) return;
  ++revision_;  // what is known is known under other reviewers
  live_check_->submit_now(revision_, history_.revision(), name());
  check_changed.emit();
}

void Workbench::undo() {
  if (!history_.can_undo()) return;
  typing_.stop();
  history_.undo();
  text_edited.emit();
  text_changed();
  live_check_->submit_now(revision_, history_.revision(), name());
}

void Workbench::redo() {
  if (!history_.can_redo()) return;
  typing_.stop();
  history_.redo();
  text_edited.emit();
  text_changed();
  live_check_->submit_now(revision_, history_.revision(), name());
}

void Workbench::text_changed() {
  ++revision_;
  history_changed.emit();
  set_state();
  keep_in_journal();
}

std::string Workbench::file_name_to_offer() const {
  if (!path_.empty()) return path_.filename().string();
  return (last_sound_ ? last_sound_->flow().id : std::string("my")) + ".flow.xml";
}

std::string Workbench::name() const {
  return path_.empty() ? words_.tr("Untitled") : path_.string();
}

Message Workbench::with_names(const Edit& edit) const {
  return Message::verbatim(with_names(ShownNames(edit.document.flow(), words_).in(edit.title.in(words_))));
}
std::string Workbench::with_names(const std::string& said) const {
  return last_sound_ ? ShownNames(last_sound_->flow(), words_).in(said) : said;
}

void Workbench::set_state() {
  const bool modified = !history_.at_saved();
  if (modified == modified_) return;
  modified_ = modified;
  state_changed.emit();
}

void Workbench::keep_in_journal() {
  if (!journalling_) return;
  if (modified_)
    journalling_->submit({UnsavedWork{path_, text()}, taken_over_});
  else
    journalling_->submit_now({std::nullopt, taken_over_});
}

void Workbench::write_to(const fs::path& path) {
  write_file_atomically(path, text());
  path_ = path;
  history_.mark_saved();
  on_disk_ = text();
  modified_ = false;
  keep_in_journal();
  state_changed.emit();
}

void Workbench::save() {
  write_to(fs::path(path_));
}

void Workbench::save_as(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  write_to(error ? path : absolute);
}

void Workbench::abandon_changes() {
  history_.mark_saved();
  set_state();
  keep_in_journal();
}

Workbench::OnDisk Workbench::look_at_disk() const {
  if (path_.empty() || !on_disk_) return OnDisk::same;
  const std::optional<std::string> now = bytes_of(path_);
  if (!now) return OnDisk::missing;
  return *now == *on_disk_ ? OnDisk::same : OnDisk::changed;
}

void Workbench::accept_disk() {
  on_disk_ = bytes_of(path_);
  // What is in the editor is now the only place where it is.
  history_.set_saved(on_disk_.value_or(std::string()));
  set_state();
  keep_in_journal();
}

void Workbench::take_result(const CheckedText& checked) {
  if (checked.revision != revision_) return;  // a newer one is on its way
  checked_ = checked;
  // Told twice: the document is the same both times, and the same as apply() made.
  const bool sound = checked.document && checked.document->sound();
  const bool other = sound && (!last_sound_ || last_sound_->bytes() != checked.document->bytes());
  if (sound) last_sound_ = checked.document;
  if (other) document_changed.emit();
  check_changed.emit();
}

Document Workbench::document_to_edit() const {
  if (last_sound_ && last_sound_->bytes() == text()) return *last_sound_;
  Document document = parse_now();
  if (!document.sound())
    throw UserError(msg(
        "The XML has problems of form, so nothing else can be changed: mend them in the XML view, or undo."));
  return document;
}

Document Workbench::parse_now() const {
  return Document::parse(text(), name());
}

const std::vector<OutlineStep>& Workbench::outline() const {
  if (outlined_ != revision_) {
    outline_ = outline_of(text());
    outlined_ = revision_;
  }
  return outline_;
}

}  // namespace facenotice
