// SPDX-License-Identifier: MIT
// Opening, editing, saving, journalling, checking.
#include "designer/workbench/workbench.hpp"

#include <sys/stat.h>
#include <fstream>
#include <iterator>

#include <facenotice/minisign.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

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
    journalling_ =
        std::make_unique<Background<UnsavedWork>>(options.journal, [this](const UnsavedWork& work) {
          try {
            journal_->write(work);
          } catch (const std::exception& error) {
            post_([this, message = message_of(error).in(words_)] { troubled.emit(message); });
          }
        });
  live_check_ = std::make_unique<LiveCheck>(words_, post_, fonts_, options.check,
                                            [this](const CheckedText& checked) { take_result(checked); });
}

Workbench::~Workbench() {
  journalling_.reset();
  live_check_.reset();
  if (!journal_) return;
  try {
    if (modified_)
      journal_->write({path_, text_});
    else
      journal_->clear();
  } catch (const std::exception&) {
    // Nobody is left to be told; an older entry, if there is one, stays.
  }
}

std::string Workbench::title() const {
  return path_.empty() ? words_.tr("Untitled") : path_.filename().string();
}

void Workbench::replace(std::string text, fs::path path, std::optional<std::string> saved) {
  text_ = std::move(text);
  path_ = std::move(path);
  saved_ = std::move(saved);
  on_disk_ = saved_;
  checked_.reset();
  last_sound_.reset();
  text_replaced.emit();
  text_changed();
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
  std::string saved = bytes;
  replace(std::move(bytes), std::move(absolute), std::move(saved));
}

void Workbench::start_from(std::string bytes) {
  started_from_ = bytes;
  replace(std::move(bytes), {}, std::nullopt);
}

void Workbench::recover(const AbandonedWork& work) {
  started_from_.clear();
  replace(work.work.text, work.work.document,
          work.work.document.empty() ? std::nullopt : bytes_of(work.work.document));
  if (journal_ && modified_) {
    journalling_->cancel();
    journal_->write({path_, text_});  // in our hands before it leaves theirs
  }
  Journal::discard(work);
}

void Workbench::edit(std::string bytes) {
  if (bytes == text_) return;
  text_ = std::move(bytes);
  text_changed();
}

void Workbench::text_changed() {
  ++revision_;
  live_check_->submit(revision_, text_, path_.empty() ? words_.tr("Untitled") : path_.string());
  set_state();
  keep_in_journal();
}

void Workbench::set_state() {
  const bool modified = text_ != (path_.empty() ? started_from_ : saved_.value_or(std::string()));
  if (modified == modified_) return;
  modified_ = modified;
  state_changed.emit();
}

void Workbench::keep_in_journal() {
  if (!journalling_) return;
  if (modified_) {
    journalling_->submit({path_, text_});
    return;
  }
  journalling_->cancel();
  journal_->clear();
}

void Workbench::write_to(const fs::path& path) {
  write_file_atomically(path, text_);
  path_ = path;
  saved_ = text_;
  on_disk_ = text_;
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
  if (path_.empty())
    started_from_ = text_;
  else
    saved_ = text_;
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
  saved_ = on_disk_;
  set_state();
  keep_in_journal();
}

void Workbench::take_result(const CheckedText& checked) {
  if (checked.revision != revision_) return;  // a newer one is on its way
  checked_ = checked;
  if (checked.document && checked.document->sound()) last_sound_ = checked.document;
  check_changed.emit();
}

Document Workbench::parse_now() const {
  return Document::parse(text_, path_.empty() ? words_.tr("Untitled") : path_.string());
}

const std::vector<OutlineStep>& Workbench::outline() const {
  if (outlined_ != revision_) {
    outline_ = outline_of(text_);
    outlined_ = revision_;
  }
  return outline_;
}

}  // namespace facenotice
