// SPDX-License-Identifier: MIT
// Parses and checks what is being typed, in the background.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <string>

#include "designer/workbench/background.hpp"
#include "designer/workbench/history.hpp"
#include "export/fonts/font_set.hpp"
#include "export/layout/layout_memo.hpp"
#include "schema/check/check.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// The pinned fonts, opened once, on a thread of their own. get() throws UserError when they are not there.
using SharedFonts = std::shared_future<FontSet>;
SharedFonts open_fonts();

// Today in UTC, ISO 8601, and messages in these words. `as_of`: as in CheckOptions.
CheckOptions live_check_options(const Words& words, const std::string& as_of = {});

// check_laid_out() with messages in these words. Throws what that throws; CheckStopped when it is asked to
// stop.
Report check_now(const Document& document, const SharedFonts& fonts, const Words& words,
                 const std::string& as_of = {}, const std::stop_token& stop = {},
                 const ReviewerList& reviewers = {});

// What is known about one revision of the text. It is told twice: first the document alone, then, if it is
// sound, with its report.
struct CheckedText {
  std::uint64_t revision = 0;
  std::optional<Document> document;      // nothing: the program cannot parse (trouble says why)
  bool finished = false;                 // nothing more comes for this revision
  std::shared_ptr<const Report> report;  // of a sound document; null before
  std::string trouble;                   // why there is no report of a sound document
};

class LiveCheck {
 public:
  // `tell` is called through `post`.
  LiveCheck(Words words, Post post, SharedFonts fonts, Patience patience,
            std::function<void(const CheckedText&)> tell);

  // The newest text; older ones are skipped, also in the midst of their check. What is typed is looked at
  // when it pauses.
  void submit(std::uint64_t revision, Revision text, std::string name);
  // What was not typed is looked at at once; what an edit by name has made is not parsed again.
  void submit_now(std::uint64_t revision, Revision text, std::string name);
  void submit_now(std::uint64_t revision, Document document);
  // The day on which laws are taken, of all that is submitted from now on: CheckOptions::as_of.
  void set_as_of(std::string as_of) { as_of_ = std::move(as_of); }
  // Who vouches for the reviewers, likewise: CheckOptions::reviewers.
  void set_reviewers(ReviewerList reviewers) { reviewers_ = std::move(reviewers); }

 private:
  struct Request {
    std::uint64_t revision = 0;
    Revision text;
    std::string name, as_of;
    ReviewerList reviewers;
    std::optional<Document> document{};  // in place of text and name
  };
  void work(const Request& request, const std::stop_token& stop);
  LayoutMemo& memo();
  void tell(CheckedText checked) const;

  Words words_;
  Post post_;
  SharedFonts fonts_;
  std::function<void(const CheckedText&)> tell_;
  std::string as_of_;
  ReviewerList reviewers_;
  std::optional<LayoutMemo> memo_;  // of the background thread, made with the fonts: one keystroke lays out
                                    // what it changed and no more
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice
