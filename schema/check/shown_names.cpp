// SPDX-License-Identifier: MIT
// Titles, labels and names by id.
#include "schema/check/shown_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <regex>
#include <utility>

#include <fmt/format.h>

#include "schema/document/placeholders.hpp"

namespace facenotice {

namespace {

// Events as messages of the packs quote them.
constexpr std::array<std::pair<const char*, const char*>, 18> events = {{
    {"power-on", noted("switching on")},
    {"idle", noted("a machine that nobody uses")},
    {"presence", noted("the presence sensor")},
    {"resume", noted("waking up after a time-out")},
    {"maintenance-exit", noted("the end of maintenance")},
    {"timeout", noted("a time-out")},
    {"matched", noted("a match")},
    {"not-matched", noted("no match")},
    {"failed", noted("a failed scan")},
    {"cancelled", noted("a cancelled scan")},
    {"done", noted("the end of the work")},
    {"fault", noted("a fault")},
    {"token", noted("a consent given earlier that is handed in")},
    {"token-refused", noted("something handed in that does not count")},
    {"left", noted("somebody who walks away")},
    {"somebody-came", noted("somebody else who comes")},
    {"device", noted("the machine itself")},
    {"internet", noted("the internet")},
}};

}  // namespace

std::string duration_in_words(const Words& words, unsigned long long seconds) {
  constexpr unsigned long long minute = 60, hour = 60 * minute, day = 24 * hour;
  if (seconds >= 2 * day && seconds % day == 0) return words.trn("{} day", "{} days", seconds / day);
  if (seconds >= hour && seconds % hour == 0) return words.trn("{} hour", "{} hours", seconds / hour);
  if (seconds >= 2 * minute && seconds % minute == 0)
    return words.trn("{} minute", "{} minutes", seconds / minute);
  return words.trf("{} s", seconds);
}

std::string display_in_words(const Words& words, const DisplayProfile& display) {
  if (display.width_mm <= 0 || display.height_mm <= 0)
    return words.trf("{} × {} pixels", display.width_px, display.height_px);
  constexpr double inch = 25.4;  // mm
  const double diagonal = std::hypot(display.width_mm, display.height_mm) / inch;
  const std::string inches = fmt::format("{:g}", std::round(diagonal * 10) / 10);
  return display.height_mm >= display.width_mm ? words.trf("{}-inch, upright", inches)
                                               : words.trf("{}-inch, across", inches);
}

ShownNames::ShownNames(const Flow& flow, Words words)
    : flow_(flow), words_(std::move(words)), format_(FormatWords::load(words_)) {
  for (const Step& step : flow.steps) names_.emplace(step.id, this->step(step.id));
  for (const Purpose& purpose : flow.purposes) add(purpose.id, purpose.name);
  for (const DataItem& item : flow.data) add(item.id, item.name);
  for (const Alternative& alternative : flow.alternatives) add(alternative.id, alternative.name);
  for (const Party& party : flow.parties) add(party.id, party.name);
  for (const Sign& sign : flow.signs) add(sign.id, sign.title);
  // What people came for is called as the step that gives it.
  for (const Step& step : flow.steps)
    if (!step.service.empty()) names_.emplace(step.service, this->step(step.id));
  for (const Step& step : flow.steps)
    for (const Choice& choice : step.choices) add(choice.id, choice.label);
  for (const DisplayProfile& display : flow.device.displays) {
    const std::string shown = display_in_words(words_, display);
    const auto same = [&](const DisplayProfile& other) { return display_in_words(words_, other) == shown; };
    const auto& all = flow.device.displays;
    if (std::count_if(all.begin(), all.end(), same) == 1) names_.emplace(display.id, shown);
  }
  for (const auto& [event, name] : events) names_.emplace(event, words_.tr(name));
}

std::string ShownNames::display(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? id : found->second;
}

void ShownNames::add(const std::string& id, const LocalizedText& name) {
  if (std::string shown = text(name); !shown.empty()) names_.emplace(id, std::move(shown));
}

std::string ShownNames::text(const LocalizedText& text) const {
  for (const std::string& language : {std::string(words_.language()), flow_.languages.front()})
    if (text.has(language)) return fill_placeholders(flow_, text.in(language), language);
  return {};
}

std::string ShownNames::step(std::string_view id) const {
  const StepIndex index = flow_.find_step(id);
  if (index == no_step) return std::string(id);
  const Step& step = flow_.steps[index];
  if (std::string title = text(step.title); !title.empty()) return title;
  switch (step.kind) {
    case StepKind::capture:
      return words_.tr("scan of the face");
    case StepKind::service:
      return words_.tr("service");
    case StepKind::erase:
      return words_.tr("erasure");
    case StepKind::host:
      return words_.tr("work of the machine");
    case StepKind::end:
      return words_.tr("end");
    case StepKind::screen:
      break;
  }
  return std::string(id);
}

std::string ShownNames::piece(std::string_view piece) const {
  const std::size_t colon = piece.find(':');
  std::string kind = format_.element(piece.substr(0, colon));
  if (colon == std::string_view::npos) return kind;
  const std::string_view id = piece.substr(colon + 1);
  const auto known = names_.find(id);
  return words_.trf("{} “{}”", kind, known == names_.end() ? std::string(id) : known->second);
}

std::string ShownNames::language(std::string_view tag) const {
  return format_.value("language", "code", tag);
}

std::string ShownNames::act(const Act& act) const {
  const auto about = [&](const char* sentence) {
    return words_.trf(sentence,
                      act.purpose == no_purpose ? std::string() : text(flow_.purposes[act.purpose].name));
  };
  switch (act.kind) {
    case ActKind::consent:
      return about(noted("agrees to “{}”"));
    case ActKind::refuse:
      return about(noted("refuses “{}”"));
    case ActKind::withdraw:
      return about(noted("withdraws the consent to “{}”"));
    case ActKind::guardian_consent:
      return about(noted("a guardian agrees to “{}”"));
    case ActKind::choose_face:
      return about(noted("asks for the way by face: “{}”"));
    case ActKind::choose_alternative:
      for (const Alternative& alternative : flow_.alternatives)
        if (alternative.id == act.value)
          return words_.trf("takes the way without a face: “{}”", text(alternative.name));
      return words_.trf("takes the way without a face: “{}”", act.value);
    case ActKind::language:
      return words_.trf("shows {}", language(act.value));
    case ActKind::continue_:
      return words_.tr("goes on");
    case ActKind::back:
      return words_.tr("goes back");
    case ActKind::cancel:
      return words_.tr("gives up");
    case ActKind::submit:
      return words_.tr("sends what was filled in");
    case ActKind::skip:
      return words_.tr("goes on without filling in");
    case ActKind::under_guardian_age:
      return words_.tr("says: I am younger");
    case ActKind::of_age:
      return words_.tr("says: I am old enough");
    case ActKind::consented_earlier:
      return about(noted("has agreed to “{}” earlier"));
  }
  return {};
}

std::string ShownNames::item(pugi::xml_node fact, const std::string& item) const {
  if (item.empty()) return {};
  if (const pugi::xml_attribute words = fact.attribute(words_.chinese() ? "zh" : "en")) return words.value();
  const auto party = names_.find(fact.attribute("party").value());
  return party != names_.end() ? words_.trf("the recipient {}", party->second) : item;
}

std::string ShownNames::in(const std::string& message) const {
  return with_full_width(with_units(with_names(with_values(message))));
}

// Words that a list found in a text come in half width: between Chinese characters it is none.
std::string ShownNames::with_full_width(const std::string& message) {
  constexpr std::string_view half = ",:;?!";
  constexpr std::array<std::string_view, 5> full = {"，", "：", "；", "？", "！"};
  const auto chinese = [&](std::size_t at) {  // the first byte of U+3000…U+9FFF
    const auto byte = static_cast<unsigned char>(at < message.size() ? message[at] : '\0');
    return byte >= 0xE3U && byte <= 0xE9U;
  };
  std::string out;
  for (std::size_t at = 0; at < message.size(); ++at) {
    const std::size_t mark = half.find(message[at]);
    if (mark != std::string_view::npos && at >= 3 && chinese(at - 3) && chinese(at + 1))
      out += full[mark];
    else
      out += message[at];
  }
  return out;
}

// A value, a list of values, or a duration of the format. What the format does not know stays as it is.
std::string ShownNames::value_in_words(std::string_view value) const {
  if (const std::optional<std::string> kept = duration_in_words(value, words_.language())) return *kept;
  std::string said;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    const std::string_view word = value.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const bool of_format = format_.knows_value({}, {}, word),
               tongue = !of_format && (format_.knows_value("language", "code", word) ||
                                       std::find(flow_.languages.begin(), flow_.languages.end(), word) !=
                                           flow_.languages.end());
    std::string name = of_format ? format_.value({}, {}, word)
                       : tongue  ? language(word)
                                 : format_.element(word);
    // In the middle of a sentence; "QR code" and "English" stay.
    if (!tongue && name.size() > 1 && name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'a' && name[1] <= 'z')
      name[0] = static_cast<char>(name[0] - 'A' + 'a');
    said += (said.empty() ? "" : words_.tr(", ")) + name;
  }
  return said;
}

std::string ShownNames::with_values(const std::string& message) const {
  constexpr std::string_view open = "\xE2\x80\x98", close = "\xE2\x80\x99";
  std::string out;
  bool after_value = false;  // nothing but a space since the last one
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t end =
        message.compare(at, open.size(), open) == 0 ? message.find(close, at) : std::string::npos;
    if (end == std::string::npos) {
      // Chinese has no space around the word that was put in.
      const bool space = message[at] == ' ';
      const bool before = message.compare(at + 1, open.size(), open) == 0;
      if (space && (before || after_value) && (words_.chinese() || (before && after_value))) {
        ++at;
        continue;
      }
      after_value = after_value && space;
      out += message[at++];
      continue;
    }
    const std::string said =
        value_in_words(std::string_view(message).substr(at + open.size(), end - at - open.size()));
    if (said.empty()) {
      if (!out.empty() && out.back() == ' ') out.pop_back();
    } else {
      out += (after_value ? words_.tr(", ") : "") + said;
      after_value = true;
    }
    at = end + close.size();
  }
  return out;
}

// "172800 s" or "172800 秒": digits that stand alone, in front of the unit.
std::string ShownNames::with_units(const std::string& message) const {
  static const std::regex seconds("(^|[^0-9.,])([0-9]{2,12}) (s|秒)(?![a-z])");
  std::string out;
  auto from = message.cbegin();
  for (std::sregex_iterator at(message.begin(), message.end(), seconds), end; at != end; ++at) {
    const std::smatch& found = *at;
    out.append(from, message.cbegin() + found.position(2));
    out += duration_in_words(words_, std::stoull(found[2]));
    from = message.cbegin() + found.position(0) + found.length(0);
  }
  return out.append(from, message.cend());
}

std::string ShownNames::with_names(const std::string& message) const {
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
