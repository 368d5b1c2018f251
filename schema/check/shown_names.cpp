// SPDX-License-Identifier: MIT
// Titles, labels and names by id.
#include "schema/check/shown_names.hpp"

#include <array>
#include <utility>

#include "schema/document/bindings.hpp"

namespace facenotice {

ShownNames::ShownNames(const Flow& flow, std::string_view language) : flow_(flow), language_(language) {
  for (const Step& step : flow.steps) add(step.id, step.title);
  for (const Purpose& purpose : flow.purposes) add(purpose.id, purpose.name);
  for (const DataItem& item : flow.data) add(item.id, item.name);
  for (const Alternative& alternative : flow.alternatives) add(alternative.id, alternative.name);
  for (const Party& party : flow.parties) add(party.id, party.name);
  for (const Sign& sign : flow.signs) add(sign.id, sign.title);
  for (const Step& step : flow.steps)
    for (const Choice& choice : step.choices) add(choice.id, choice.label);
}

void ShownNames::add(const std::string& id, const LocalizedText& name) {
  if (std::string shown = text(name); !shown.empty()) names_.emplace(id, std::move(shown));
}

std::string ShownNames::text(const LocalizedText& text) const {
  for (const std::string& language : {language_, flow_.languages.front()})
    if (text.has(language)) return resolve_bindings(flow_, text.in(language), language);
  return {};
}

std::string ShownNames::step(std::string_view id) const {
  const StepIndex index = flow_.find_step(id);
  std::string title = index == no_step ? std::string() : text(flow_.steps[index].title);
  return title.empty() ? std::string(id) : title;
}

std::string ShownNames::in(const std::string& message) const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> quotes = {
      {{"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}}};
  std::string out;
  for (std::size_t at = 0; at < message.size();) {
    bool replaced = false;
    for (const auto& [open, close] : quotes) {
      if (message.compare(at, open.size(), open) != 0) continue;
      const std::size_t start = at + open.size(), end = message.find(close, start);
      if (end == std::string::npos) continue;
      const auto name = names_.find(std::string_view(message).substr(start, end - start));
      if (name == names_.end()) continue;
      out.append(open).append(name->second).append(close);
      at = end + close.size();
      replaced = true;
      break;
    }
    if (!replaced) out += message[at++];
  }
  return out;
}

}  // namespace facenotice
