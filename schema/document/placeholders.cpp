// SPDX-License-Identifier: MIT
// Filling placeholders against the declarations.
#include "schema/document/placeholders.hpp"

#include <algorithm>
#include <functional>

#include "schema/base/code_points.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/writing_direction.hpp"
#include "schema/document/bound_words.hpp"

namespace facenotice {
namespace {

constexpr int max_nesting = 4;
constexpr std::string_view first_strong_isolate = "\u2068", end_of_isolate = "\u2069";

// "{0} … {1}" with the values in their places.
std::string filled(std::string_view pattern, std::string_view first, std::string_view second = {}) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern.substr(i, 3) == "{0}" || pattern.substr(i, 3) == "{1}") {
      out += pattern[i + 1] == '0' ? first : second;
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

class Resolver {
 public:
  Resolver(const Flow& flow, std::string_view language, bool isolates)
      : flow_(flow), language_(language), isolates_(isolates) {}

  std::string resolve(std::string_view text, int nesting = 0) const {
    if (nesting > max_nesting) throw UserError(msg("A placeholder refers to itself."));
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
        out += c;
        ++i;
      } else if (c == '{') {
        const std::size_t end = text.find('}', i);
        if (end == std::string_view::npos)
          throw UserError(msg("A { has no matching }; write {{ for a brace."));
        out += resolve(value(text.substr(i + 1, end - i - 1)), nesting + 1);
        i = end;
      } else if (c == '}') {
        throw UserError(msg("A } has no matching {; write }} for a brace."));
      } else {
        out += c;
      }
    }
    return out;
  }

 private:
  struct Path {
    std::string_view whole, group, id, member;
  };

  [[noreturn]] static void unknown(const Path& path) {
    throw UserError(msg("{{{}}} names nothing that this flow declares.", path.whole));
  }

  // A declared text, which must exist in this language.
  std::string in_language(const Path& path, const LocalizedText& text) const {
    const std::string_view found = text.in(language_);
    if (found.empty()) throw UserError(msg("{{{}}} has no text in the language {}.", path.whole, language_));
    return isolated(found);
  }
  // Value by value: a list of them keeps the direction of the text that it stands in.
  std::string isolated(std::string_view value) const {
    if (!isolates_) return std::string(value);
    return std::string(first_strong_isolate).append(value).append(end_of_isolate);
  }
  // A plain value as a text: its braces are not placeholders.
  std::string literal(std::string_view value) const {
    std::string out;
    for (const char c : value) out += (c == '{' || c == '}') ? std::string(2, c) : std::string(1, c);
    return isolated(out);
  }
  const BoundWords& bound(const Path& path) const {
    const BoundWords* found = bound_words(language_);
    if (found == nullptr)
      throw UserError(
          msg("{{{}}}: declared values have no words in the language {}.", path.whole, language_));
    return *found;
  }
  std::string words(const Path& path, std::string_view duration) const {
    const std::optional<std::string> found = duration_in_words(duration, language_);
    if (!found)
      throw UserError(
          msg("{{{}}}: no words for the duration {} in the language {}.", path.whole, duration, language_));
    return *found;
  }

  std::string value(std::string_view whole) const {
    Path path{whole, whole.substr(0, whole.find('.')), {}, {}};
    std::string_view rest = whole.substr(std::min(path.group.size() + 1, whole.size()));
    path.id = rest.substr(0, rest.find('.'));
    path.member = rest.substr(std::min(path.id.size() + 1, rest.size()));
    if (path.group == "party") return party(path);
    if (path.group == "purpose") return purpose(path);
    if (path.group == "data") return data(path);
    if (path.group == "alternative") return alternative(path);
    if (path.group == "right")
      for (const Right& right : flow_.rights)
        if (right.kind == path.id) return in_language(path, right.channel);
    if (path.group == "policy")
      for (const Policy& policy : flow_.policies)
        if (policy.id == path.id) return literal(policy.url);
    if (path.group == "capture" && path.member == "longest") {
      const StepIndex index = flow_.find_step(path.id);
      if (index != no_step && flow_.steps[index].kind == StepKind::capture)
        return words(path, "PT" + std::to_string((flow_.steps[index].longest_ms + 999) / 1000) + "S");
    }
    if (path.group == "flow" && path.id == "title") return in_language(path, flow_.title);
    if (path.group == "flow" && path.id == "revision") return std::to_string(flow_.revision);
    if (path.group == "flow" && path.id == "valid-until") return literal(flow_.valid_until);
    if (path.group == "records" && path.id == "kept" && !flow_.records_kept.empty())
      return words(path, flow_.records_kept);
    unknown(path);
  }

  std::string party(const Path& path) const {
    const Party* found = flow_.find_party(path.id);
    if (found == nullptr) unknown(path);
    if (path.member == "name") return in_language(path, found->name);
    if (path.member == "purpose") return in_language(path, found->purpose);
    if (path.member == "country") return literal(found->country);
    if (path.member == "record-number" && !found->record_number.empty()) return literal(found->record_number);
    std::string contacts;
    for (const Contact& contact : found->contacts) {
      if (path.member != "contacts" && path.member != contact.kind) continue;
      const BoundWords& language = bound(path);
      if (!contacts.empty()) contacts += language.list;
      contacts += literal(contact.value);
      if (path.member == "contacts" && !contact.hours.empty())
        contacts += language.open + literal(contact.hours) + language.close;
    }
    if (contacts.empty() && path.member == "contacts")
      throw UserError(
          msg("{{{}}} has nothing to print: the party “{}” has no contact. Give it one, or take this "
              "out of the text.",
              path.whole, path.id));
    if (contacts.empty() && (path.member == "phone" || path.member == "email" || path.member == "web" ||
                             path.member == "postal" || path.member == "counter"))
      throw UserError(
          msg("{{{}}} has nothing to print: the party “{}” has no contact of that kind. Give it one, or "
              "take this out of the text.",
              path.whole, path.id));
    if (contacts.empty()) unknown(path);
    return contacts;
  }

  std::string purpose(const Path& path) const {
    const PurposeIndex index = flow_.find_purpose(path.id);
    if (index == no_purpose) unknown(path);
    const Purpose& found = flow_.purposes[index];
    if (path.member == "name") return in_language(path, found.name);
    if (path.member == "description") return in_language(path, found.description);
    if (path.member == "method") return in_language(path, found.method);
    if (path.member == "necessity") return in_language(path, found.necessity);
    if (path.member == "impact") return in_language(path, found.impact);
    if (path.member == "guardian-age") return std::to_string(found.guardian_age);
    if (path.member == "data") {
      std::string names;
      for (const DataItem& item : flow_.data)
        for (const PurposeIndex used : item.purposes)
          if (used == index) names += (names.empty() ? "" : bound(path).list) + in_language(path, item.name);
      if (!names.empty()) return names;
    }
    unknown(path);
  }

  std::string data(const Path& path) const {
    const DataItem* item = flow_.find_data(path.id);
    if (item == nullptr) unknown(path);
    if (path.member == "name") return in_language(path, item->name);
    if (path.member == "retention") return retention(path, item->retention);
    if (path.member == "recipients" && !item->recipients.empty()) {
      std::string names;
      for (const std::string& id : item->recipients)
        names += (names.empty() ? "" : bound(path).list) + in_language(path, flow_.find_party(id)->name);
      return names;
    }
    unknown(path);
  }

  std::string alternative(const Path& path) const {
    for (const Alternative& found : flow_.alternatives) {
      if (found.id != path.id) continue;
      if (path.member == "name") return in_language(path, found.name);
      if (path.member == "hours" && !found.hours.empty()) return literal(found.hours);
    }
    unknown(path);
  }

  std::string retention(const Path& path, const Retention& kept) const {
    if (kept.form == Retention::Form::method) return in_language(path, kept.method);
    const BoundWords& language = bound(path);
    const std::string period = kept.duration.empty() ? "" : words(path, kept.duration);
    if (kept.form == Retention::Form::duration) return filled(language.kept, period);
    const auto found = language.events.find(kept.event);
    if (found == language.events.end())
      throw UserError(
          msg("{{{}}}: no words for the event {} in the language {}.", path.whole, kept.event, language_));
    return period.empty() ? found->second : filled(language.at_most, found->second, period);
  }

  const Flow& flow_;
  std::string_view language_;
  bool isolates_;
};

// Calls visit for every localized text that is shown to somebody.
void each_shown_text(const Flow& flow, const std::function<void(const LocalizedText&)>& visit) {
  visit(flow.title);
  for (const Step& step : flow.steps) {
    visit(step.title);
    for (const Block& block : step.blocks) visit(block.text);
    for (const Field& field : step.fields) visit(field.label);
    for (const Choice& choice : step.choices) visit(choice.label);
  }
  for (const Sign& sign : flow.signs) {
    visit(sign.title);
    for (const Block& block : sign.blocks) visit(block.text);
  }
}

}  // namespace

std::string fill_placeholders(const Flow& flow, std::string_view text, std::string_view language) {
  return Resolver(flow, language, false).resolve(text);
}

std::string fill_isolated(const Flow& flow, std::string_view text, std::string_view language) {
  std::string filled = fill_placeholders(flow, text, language);
  // A text of nothing but values has no letter that turns, and is set from right to left all the same.
  if (is_right_to_left(language)) return Resolver(flow, language, true).resolve(text);
  const std::u32string characters = code_points(filled);
  const bool turns = std::any_of(characters.begin(), characters.end(),
                                 [](char32_t c) { return direction_of(c) == Direction::right_to_left; });
  return turns ? Resolver(flow, language, true).resolve(text) : filled;
}

std::string without_isolates(std::string text) {
  for (const std::string_view mark : {first_strong_isolate, end_of_isolate})
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.erase(at, mark.size());
  return text;
}

std::string without_placeholders(std::string_view text, const std::set<std::string>& placeholders) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool doubled = i + 1 < text.size() && text[i + 1] == text[i];
    if (text[i] == '{' && !doubled) {
      const std::size_t end = std::min(text.find('}', i), text.size() - 1);
      if (placeholders.count(std::string(text.substr(i + 1, end - i - 1))) != 0) {
        out += ' ';
        i = end;
        continue;
      }
    }
    out += text[i];
    if (doubled && (text[i] == '{' || text[i] == '}')) out += text[++i];
  }
  return out;
}

std::vector<std::string> placeholders_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') continue;
    if (i + 1 < text.size() && text[i + 1] == '{') {
      ++i;
      continue;
    }
    const std::size_t end = text.find('}', i);
    if (end == std::string_view::npos) break;
    found.emplace_back(text.substr(i + 1, end - i - 1));
    i = end;
  }
  return found;
}

std::vector<PlaceholderProblem> check_placeholders(const Flow& flow) {
  std::vector<PlaceholderProblem> problems;
  each_shown_text(flow, [&](const LocalizedText& text) {
    for (const LocalizedText::Entry& entry : text.entries()) {
      try {
        fill_placeholders(flow, entry.text, entry.language);
      } catch (const UserError& error) {
        problems.push_back({entry.offset, error.message()});
      }
    }
  });
  return problems;
}

}  // namespace facenotice
