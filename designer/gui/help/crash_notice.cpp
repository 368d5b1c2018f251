// SPDX-License-Identifier: MIT
// Two things to do about it.
#include "designer/gui/help/crash_notice.hpp"

#include "designer/gui/help/help_window.hpp"
#include "designer/workbench/crash_report.hpp"

namespace facenotice::gui {

void tell_of_crashes(wxFrame& frame, Reporter& reporter) {
  const std::filesystem::path folder = crash_folder();
  if (crash_reports(folder).empty()) return;
  const Words& words = reporter.words();
  const auto show = [&frame, &reporter, folder] {
    HelpPage page;
    page.title = reporter.words().tr("What was noted when FaceNotice ended");
    for (const std::filesystem::path& report : crash_reports(folder)) {
      page.passages.push_back({Passage::Kind::heading, report.string()});
      page.passages.push_back({Passage::Kind::text, crash_report_words(report)});
    }
    show_help(frame, reporter.words(), page);
    tell_of_crashes(frame, reporter);  // a button closes the notice, and what was read may still be deleted
  };
  reporter.tell(
      words.tr(
          "FaceNotice ended unexpectedly. What was noted holds nothing of your documents; it stays on this "
          "computer and is sent nowhere."),
      wxICON_WARNING,
      {{words.tr("Show"), show}, {words.tr("Delete"), [folder] { discard_crash_reports(folder); }}});
}

}  // namespace facenotice::gui
