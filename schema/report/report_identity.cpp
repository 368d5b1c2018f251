// SPDX-License-Identifier: MIT
// Which program, by which laws, over which languages and displays.
#include "schema/report/formats.hpp"

namespace facenotice {

std::string program_version() {
  return FACENOTICE_VERSION;
}

std::string display_in_words(const Words& words, const MeasuredDisplay& display) {
  return words.trf("{} ({} × {} pixels)", display.id, display.width, display.height);
}

std::string vouched_by_in_words(const Report& report) {
  const Words& words = report.words;
  return report.vouched_by.name.empty()
             ? words.tr("nobody: no list of reviewers was given")
             : words.trf("the list {}, SHA-256 {}", report.vouched_by.name, report.vouched_by.digest);
}

std::vector<std::pair<std::string, std::string>> identity_in_words(const Report& report) {
  const Words& words = report.words;
  std::vector<std::string> displays;
  for (const MeasuredDisplay& display : report.displays) displays.push_back(display_in_words(words, display));
  return {{words.tr("Checked by"), "FaceNotice " + program_version()},
          {words.tr("By the law of"), report.as_of},
          {words.tr("Document"), words.trf("{}, flow {}", report.file, report.flow)},
          {words.tr("SHA-256 of its content"), report.digest},
          {words.tr("Languages laid out"), joined_in_words(words, report.languages)},
          {words.tr("Displays laid out on"), joined_in_words(words, displays)},
          {words.tr("Reviewers vouched for by"), vouched_by_in_words(report)}};
}

std::string law_in_words(const Words& words, const PackUse& pack) {
  return pack.repealed.empty() ? words.trf("in force from {}", pack.effective)
                               : words.trf("in force from {} until {}", pack.effective, pack.repealed);
}

}  // namespace facenotice
