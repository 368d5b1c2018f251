// SPDX-License-Identifier: MIT
// The machine's words, from where they are defined.
#include "designer/authoring/machine_words.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "export/layout/screen_words.hpp"
#include "schema/document/bound_words.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

MachineSaying on_screen(ScreenWord word, const std::string& language) {
  return {std::string(screen_word(word, language)), has_screen_words(language)};
}

MachineSaying bound(const std::string& language, const std::function<std::string(const BoundWords&)>& said) {
  const BoundWords* words = bound_words(language);
  return words == nullptr ? MachineSaying{{}, false} : MachineSaying{said(*words), true};
}

// Periods that the flow prints, each once, in its order.
std::vector<std::string> periods_of(const Flow& flow) {
  std::vector<std::string> periods;
  const auto add = [&](const std::string& period) {
    if (!period.empty() && std::find(periods.begin(), periods.end(), period) == periods.end())
      periods.push_back(period);
  };
  for (const DataItem& item : flow.data) add(item.retention.duration);
  add(flow.records_kept);
  for (const Step& step : flow.steps)
    if (step.kind == StepKind::capture) add(fmt::format("PT{}S", (step.longest_ms + 999) / 1000));
  return periods;
}

}  // namespace

MachineWords machine_words(const Document& document, const Words& words) {
  document.require_sound();
  const Flow& flow = document.flow();
  MachineWords machine{flow.languages, {}};
  const auto add = [&](std::string when, const std::function<MachineSaying(const std::string&)>& in) {
    MachineWord row{std::move(when), {}};
    for (const std::string& language : machine.languages) row.sayings.push_back(in(language));
    machine.rows.push_back(std::move(row));
  };
  const auto add_screen = [&](const char* when, ScreenWord word) {
    add(when, [word](const std::string& language) { return on_screen(word, language); });
  };
  add_screen(words.tr("Beside a field that must be filled in"), ScreenWord::required);
  add_screen(words.tr("Beside a field that may stay empty"), ScreenWord::optional);
  add_screen(words.tr("While the camera is on"), ScreenWord::camera_on);

  const auto add_bound = [&](const char* when, const std::function<std::string(const BoundWords&)>& said) {
    add(when, [&said](const std::string& language) { return bound(language, said); });
  };
  const auto add_event = [&](const char* when, const char* event) {
    add_bound(when, [event](const BoundWords& said) {
      const auto found = said.events.find(event);
      return found == said.events.end() ? std::string() : found->second;
    });
  };
  add_bound(words.tr("Data kept for a period {0}"), [](const BoundWords& said) { return said.kept; });
  add_bound(words.tr("Data kept until something {0}, with a longest period {1}"),
            [](const BoundWords& said) { return said.at_most; });
  add_event(words.tr("Data kept until there is a result"), "result");
  add_event(words.tr("Data kept until the session ends"), "session-end");
  add_event(words.tr("Data kept until the consent is withdrawn"), "withdrawal");
  add_event(words.tr("Data kept until the service ends"), "service-end");
  add_event(words.tr("Data kept until the employment ends"), "employment-end");
  add_bound(words.tr("Between the names of a list {0}, {1}"),
            [](const BoundWords& said) { return "{0}" + said.list + "{1}"; });
  add_bound(words.tr("The hours {1} of a contact {0}"),
            [](const BoundWords& said) { return "{0}" + said.open + "{1}" + said.close; });

  for (const std::string& period : periods_of(flow))
    add(words.trf("The period {}", duration_in_words(period, words.language()).value_or(period)),
        [&](const std::string& language) {
          const std::optional<std::string> said = duration_in_words(period, language);
          return MachineSaying{said.value_or(std::string()), said.has_value()};
        });
  add(words.tr("Across every screen of a draft"), [](const std::string& language) {
    const std::string primary = language.substr(0, language.find('-'));
    return MachineSaying{"DRAFT 草稿", primary == "en" || primary == "zh"};
  });
  return machine;
}

std::string saying_in_words(const Words& words, const MachineSaying& saying) {
  if (saying.in_language) return saying.words;
  return saying.words.empty() ? words.tr("no words in this language")
                              : words.trf("no words in this language: “{}” is shown", saying.words);
}

std::string machine_words_missing(const Words& words, const MachineWords& machine) {
  std::string said;
  for (std::size_t column = 0; column < machine.languages.size(); ++column) {
    const auto missing = static_cast<std::size_t>(
        std::count_if(machine.rows.begin(), machine.rows.end(),
                      [&](const MachineWord& row) { return !row.sayings[column].in_language; }));
    if (missing == 0) continue;
    if (!said.empty()) said += "   ·   ";
    said += words.trf("{}: {} of {} missing", machine.languages[column], missing, machine.rows.size());
  }
  return said;
}

}  // namespace facenotice
