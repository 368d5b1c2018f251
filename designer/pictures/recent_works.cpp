// SPDX-License-Identifier: MIT
// First the picture, which takes a moment, then the check, which takes several.
#include "designer/pictures/recent_works.hpp"

#include <chrono>
#include <ctime>

#include <fmt/chrono.h>

#include "designer/authoring/beginnings.hpp"
#include "designer/pictures/screen_painter.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {
namespace {

// In the time of this place, to the minute.
std::string changed_at(const std::filesystem::path& file) {
  const auto age = std::chrono::duration_cast<std::chrono::system_clock::duration>(
      std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(file));
  const std::time_t when = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() - age);
  return fmt::format("{:%Y-%m-%d %H:%M}", fmt::localtime(when));
}

}  // namespace

RecentWorks::RecentWorks(Post post, SharedFonts fonts, Words words, int picture_height)
    : post_(lifeline_.guard(std::move(post))),
      fonts_(std::move(fonts)),
      words_(std::move(words)),
      picture_height_(picture_height),
      background_({}, [this](const Request& request, const std::stop_token& stop) { work(request, stop); }) {}

void RecentWorks::look_at(const std::vector<std::filesystem::path>& files) {
  works_.clear();
  for (const std::filesystem::path& file : files)
    works_.push_back({file, file.filename().string(), file.parent_path().string(), {}, {}, false});
  background_.submit_now({++number_, files});
}

RecentWork RecentWorks::read(const std::filesystem::path& file, std::optional<Document>& document) {
  RecentWork work{file, file.filename().string(), {}, {}, {}, true};
  try {
    document = Document::load(file);
    work.note = words_.trf("{} · changed {}", work.title, changed_at(file));
    if (!document->sound()) {
      work.standing = document_standing(CheckedText{0, document, true, nullptr, {}}, words_);
      return work;
    }
    const Flow& flow = document->flow();
    work.title = ShownNames(flow, words_).text(flow.title);
    const std::string language = words_.chinese() ? "zh-CN" : "en";
    work.picture = reduced(ScreenArtist(fonts_.get()).draw(*document, {start_of(flow), language, {}}).frame,
                           picture_height_);
  } catch (const std::exception& error) {
    work.note = message_of(error).in(words_);
    if (!document) work.standing = {DocumentStanding::Kind::broken, words_.tr("Cannot be read")};
  }
  return work;
}

void RecentWorks::work(const Request& request, const std::stop_token& stop) {
  for (std::size_t index = 0; index < request.files.size(); ++index) {
    std::optional<Document> document;
    RecentWork work = read(request.files[index], document);
    if (stop.stop_requested()) return;
    tell(request.number, index, work);
    if (!document || !document->sound()) continue;
    try {
      CheckOptions options = live_check_options(words_);
      options.stop = stop;
      work.standing = document_standing(check_laid_out(*document, fonts_.get(), options), words_);
    } catch (const CheckStopped&) {
      return;
    } catch (const std::exception& error) {
      work.standing = {DocumentStanding::Kind::broken, words_.tr("Could not check")};
      work.note = message_of(error).in(words_);
    }
    tell(request.number, index, std::move(work));
  }
}

void RecentWorks::tell(std::uint64_t number, std::size_t index, RecentWork work) {
  post_([this, number, index, work = std::move(work)] {
    if (number != number_) return;  // another list is shown
    works_[index] = work;
    changed.emit(index);
  });
}

}  // namespace facenotice
