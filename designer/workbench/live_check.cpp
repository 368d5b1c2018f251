// SPDX-License-Identifier: MIT
// The work of the checking thread.
#include "designer/workbench/live_check.hpp"

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

SharedFonts open_fonts() {
  return std::async(std::launch::async, [] { return FontSet::open(); }).share();
}

CheckOptions live_check_options(const Words& words, const std::string& as_of) {
  CheckOptions options;
  options.as_of = as_of;
  options.today = today();
  options.words = words;
  return options;
}

Report check_now(const Document& document, const SharedFonts& fonts, const Words& words,
                 const std::string& as_of, const std::stop_token& stop, const ReviewerList& reviewers) {
  CheckOptions options = live_check_options(words, as_of);
  options.reviewers = reviewers;
  options.stop = stop;
  return check_laid_out(document, fonts.get(), options);
}

LiveCheck::LiveCheck(Words words, Post post, SharedFonts fonts, Patience patience,
                     std::function<void(const CheckedText&)> tell)
    : words_(std::move(words)),
      post_(std::move(post)),
      fonts_(std::move(fonts)),
      tell_(std::move(tell)),
      background_(patience,
                  [this](const Request& request, const std::stop_token& stop) { work(request, stop); }) {}

void LiveCheck::submit(std::uint64_t revision, Revision text, std::string name) {
  background_.submit({revision, std::move(text), std::move(name), as_of_, reviewers_});
}
void LiveCheck::submit_now(std::uint64_t revision, Document document) {
  background_.submit_now({revision, {}, {}, as_of_, reviewers_, std::move(document)});
}
void LiveCheck::submit_now(std::uint64_t revision, Revision text, std::string name) {
  background_.submit_now({revision, std::move(text), std::move(name), as_of_, reviewers_});
}

LayoutMemo& LiveCheck::memo() {
  if (!memo_) memo_.emplace(fonts_.get());
  return *memo_;
}

void LiveCheck::tell(CheckedText checked) const {
  post_([tell = tell_, checked = std::move(checked)] { tell(checked); });
}

void LiveCheck::work(const Request& request, const std::stop_token& stop) {
  CheckedText checked;
  checked.revision = request.revision;
  try {
    checked.document = request.document ? *request.document : Document::parse(*request.text, request.name);
    checked.finished = !checked.document->sound();
    tell(checked);
    if (checked.finished) return;
    CheckOptions options = live_check_options(words_, request.as_of);
    options.reviewers = request.reviewers;
    options.stop = stop;
    checked.report = std::make_shared<const Report>(check_laid_out(*checked.document, memo(), options));
  } catch (const CheckStopped&) {
    return;  // a newer text is on its way, or nobody waits any more
  } catch (const std::exception& error) {
    checked.trouble = message_of(error).in(words_);
  }
  checked.finished = true;
  tell(std::move(checked));
}

}  // namespace facenotice
