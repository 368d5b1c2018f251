// SPDX-License-Identifier: MIT
// Scans expressions with quotes and brackets in mind.
#include "schema/schematron/xpath_text.hpp"

#include "schema/base/white_space.hpp"

namespace facenotice {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(white_space);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(white_space) - start + 1);
}

// Tells, character by character, what lies outside quotes and brackets.
class Scan {
 public:
  // Whether the character stands outside; of a bracket, the closing one does not.
  bool outside(char c) {
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
      return false;
    }
    if (c == '\'' || c == '"') {
      quote_ = c;
      return false;
    }
    if (c == ']' || c == ')') {
      --depth_;
      return false;
    }
    const bool is_outside = depth_ == 0;
    if (c == '[' || c == '(') ++depth_;
    return is_outside;
  }
  bool quoted() const { return quote_ != 0; }
  int depth() const { return depth_; }

 private:
  char quote_ = 0;
  int depth_ = 0;
};

// The parts between the separators that stand outside quotes and brackets.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  Scan scan;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (scan.outside(text[i]) && text[i] == separator) {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  parts.push_back(text.substr(start));
  return parts;
}

bool is_name_character(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}
bool is_name_test(std::string_view text) {
  if (text == "*") return true;
  const bool starts_as_name = !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || text[0] == '_' ||
                                                (text[0] >= 'A' && text[0] <= 'Z'));
  if (!starts_as_name || text.find("::") != std::string_view::npos) return false;
  for (const char c : text)
    if (!is_name_character(c)) return false;
  return true;
}

// Whether position() or last() is called anywhere in an expression; a path within it that does so is meant
// for its own nodes, but telling that apart is not worth it.
bool may_ask_for_position(std::string_view expression) {
  Scan scan;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    scan.outside(expression[i]);
    if (scan.quoted() || (i > 0 && is_name_character(expression[i - 1]))) continue;
    for (const std::string_view function : {"position", "last"})
      if (expression.substr(i, function.size()) == function) {
        const std::string_view rest = trimmed(expression.substr(i + function.size()));
        if (!rest.empty() && rest.front() == '(') return true;
      }
  }
  return false;
}

// Whether what stands before a place is complete, so that an operator must follow.
bool follows_operand(std::string_view before) {
  before = trimmed(before);
  if (before.empty()) return false;
  if (std::string_view(")]'\"").find(before.back()) != std::string_view::npos) return true;
  if (!is_name_character(before.back()) || before.back() == ':') return false;
  std::size_t start = before.size();
  while (start > 0 && is_name_character(before[start - 1])) --start;
  const std::string_view word = before.substr(start);
  return word != "or" && word != "and" && word != "div" && word != "mod";
}

// The end of the absolute path that starts at a slash; the start itself when it is none that can be taken
// out.
std::size_t end_of_absolute_path(std::string_view text, std::size_t start) {
  std::size_t at = start;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '/' || c == '@' || is_name_character(c)) {
      ++at;
    } else if (c == '*' && (text[at - 1] == '/' || text[at - 1] == '@' || text[at - 1] == ':')) {
      ++at;
    } else if (c == '[') {
      Scan scan;
      do {
        scan.outside(text[at]);
        ++at;
      } while (at < text.size() && (scan.depth() > 0 || scan.quoted()));
    } else {
      break;
    }
  }
  const std::string_view path = text.substr(start, at - start), rest = trimmed(text.substr(at));
  const bool goes_on = !rest.empty() && std::string_view("/[(").find(rest.front()) != std::string_view::npos;
  const bool is_whole = path.size() > 1 && path.back() != '/' && path.find('$') == std::string_view::npos;
  return is_whole && !goes_on ? at : start;
}

std::optional<ChildStep> as_child_step(std::string_view text) {
  text = trimmed(text);
  ChildStep step;
  step.name = std::string(trimmed(text.substr(0, text.find('['))));
  if (!is_name_test(step.name)) return std::nullopt;
  Scan scan;
  std::size_t opened = 0;
  for (std::size_t i = text.find('['); i < text.size(); ++i) {
    const int before = scan.depth();
    scan.outside(text[i]);
    if (before == 0 && text[i] == '[') {
      opened = i + 1;
    } else if (before == 1 && scan.depth() == 0 && text[i] == ']') {
      step.predicates.emplace_back(text.substr(opened, i - opened));
      if (may_ask_for_position(step.predicates.back())) return std::nullopt;
    } else if (before == 0 && !is_white_space(text[i])) {
      return std::nullopt;
    }
  }
  return step;
}

}  // namespace

std::set<std::string> variables_in(std::string_view expression) {
  std::set<std::string> names;
  if (expression.find('$') == std::string_view::npos) return names;
  Scan scan;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    scan.outside(expression[i]);
    if (scan.quoted() || expression[i] != '$') continue;
    std::size_t end = i + 1;
    while (end < expression.size() &&
           std::string_view(" \t\r\n()[]/|+*=!<>,@'\"$").find(expression[end]) == std::string_view::npos)
      ++end;
    names.insert(std::string(expression.substr(i + 1, end - i - 1)));
    i = end - 1;
  }
  return names;
}

std::string as_path(std::string_view context) {
  std::string path;
  for (const std::string_view part : split(context, '|')) {
    const std::size_t start = part.find_first_not_of(white_space);
    if (start == std::string_view::npos) continue;
    path += (path.empty() ? "" : " | ") + std::string(part[start] == '/' ? "" : "//");
    path += part.substr(start);
  }
  return path;
}

std::vector<std::string> operands_of(std::string_view expression, std::string_view word) {
  std::vector<std::string> operands;
  Scan scan;
  std::size_t start = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (!scan.outside(expression[i]) || expression.substr(i, word.size()) != word) continue;
    const std::size_t end = i + word.size();
    const bool inside_name = (i > 0 && is_name_character(expression[i - 1])) ||
                             (end < expression.size() && is_name_character(expression[end]));
    if (inside_name) continue;
    const bool stands_free = i > 0 && is_white_space(expression[i - 1]) && end < expression.size() &&
                             is_white_space(expression[end]);
    if (!stands_free || !follows_operand(expression.substr(0, i))) return {};
    operands.emplace_back(trimmed(expression.substr(start, i - start)));
    start = end;
    i = end - 1;
  }
  operands.emplace_back(trimmed(expression.substr(start)));
  return operands;
}

std::vector<TextRange> absolute_paths_in(std::string_view expression) {
  std::vector<TextRange> paths;
  Scan scan;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    scan.outside(expression[i]);
    if (scan.quoted() || expression[i] != '/') continue;
    const std::string_view before = trimmed(expression.substr(0, i));
    const bool after_step =
        !before.empty() && std::string_view("/*.").find(before.back()) != std::string_view::npos;
    const bool in_path = after_step || follows_operand(before);
    if (in_path) continue;
    const std::size_t end = end_of_absolute_path(expression, i);
    if (end == i) continue;
    paths.push_back({i, end});
    i = end - 1;
  }
  return paths;
}

std::optional<std::vector<std::vector<ChildStep>>> as_child_steps(std::string_view context) {
  if (context.find('$') != std::string_view::npos) return std::nullopt;
  std::vector<std::vector<ChildStep>> paths;
  for (const std::string_view alternative : split(context, '|')) {
    if (trimmed(alternative).empty()) continue;
    std::vector<ChildStep>& steps = paths.emplace_back();
    for (const std::string_view part : split(alternative, '/')) {
      std::optional<ChildStep> step = as_child_step(part);
      if (!step) return std::nullopt;
      steps.push_back(std::move(*step));
    }
  }
  return paths;
}

}  // namespace facenotice
