// SPDX-License-Identifier: MIT
// Line by line, both ways.
#include "export/exchange/po.hpp"

#include <algorithm>
#include <set>

#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// --- writing -----------------------------------------------------------------------------------------------

std::string po_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out + "\"";
}

// One line, or one for each line of the text.
std::string entry_line(const std::string& keyword, std::string_view text) {
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos || first + 1 == text.size())
    return keyword + " " + po_string(text) + "\n";
  std::string out = keyword + " \"\"\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out += po_string(text.substr(0, end)) + "\n";
    text.remove_prefix(end);
  }
  return out;
}

// A remark on one line, whatever is in it.
std::string remark(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return "#. " + text + "\n";
}

std::string with_dash(std::string language, char from, char to) {
  std::replace(language.begin(), language.end(), from, to);
  return language;
}

// --- reading -----------------------------------------------------------------------------------------------

class PoReader {
 public:
  explicit PoReader(std::string_view bytes) : rest_(bytes) {}

  Exchange read() {
    while (!rest_.empty()) {
      ++line_;
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
      while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
      take(line);
    }
    finish();
    if (!has_header_)
      throw UserError(
          msg("This is neither XLIFF nor a catalogue of gettext: the header with the language is "
              "missing."));
    return std::move(exchange_);
  }

 private:
  struct Entry {
    std::string context, id, translation;
    bool has_context = false, has_id = false, has_translation = false, fuzzy = false;
  };

  void take(std::string_view line) {
    if (line.empty()) return finish();
    if (line.front() == '#') return comment(line);
    if (line.front() == '"') {
      if (into_ == nullptr) refuse();
      *into_ += unquoted(line);
      return;
    }
    const std::size_t space = std::min(line.find_first_of(" \t\""), line.size());
    const std::string_view keyword = line.substr(0, space);
    std::string_view value = line.substr(space);
    while (!value.empty() && value.front() != '"') value.remove_prefix(1);
    if ((keyword == "msgctxt" || keyword == "msgid") && entry_.has_translation) finish();
    if (keyword == "msgctxt" && !entry_.has_context && !entry_.has_id)
      begin(entry_.context, entry_.has_context, value);
    else if (keyword == "msgid" && !entry_.has_id)
      begin(entry_.id, entry_.has_id, value);
    else if (keyword == "msgstr" && entry_.has_id && !entry_.has_translation)
      begin(entry_.translation, entry_.has_translation, value);
    else
      refuse();
  }

  void begin(std::string& part, bool& has, std::string_view value) {
    has = true;
    into_ = &part;
    part = unquoted(value);
  }

  void comment(std::string_view line) {
    if (entry_.has_translation) finish();
    into_ = nullptr;
    if (line.substr(0, 2) == "#," && line.find("fuzzy") != std::string_view::npos) entry_.fuzzy = true;
  }

  std::string unquoted(std::string_view value) const {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') refuse();
    value = value.substr(1, value.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] == '"') refuse();
      if (value[i] != '\\') {
        out += value[i];
        continue;
      }
      constexpr std::string_view escapes = "nrt\"\\", meanings = "\n\r\t\"\\";
      const std::size_t meaning = ++i < value.size() ? escapes.find(value[i]) : std::string_view::npos;
      if (meaning == std::string_view::npos) refuse();
      out += meanings[meaning];
    }
    return out;
  }

  void finish() {
    if (entry_.has_translation && entry_.id.empty() && !entry_.has_context)
      header();
    else if (entry_.has_translation)
      row();
    else if (entry_.has_context || entry_.has_id)
      refuse();
    entry_ = Entry();
    into_ = nullptr;
  }

  void header() {
    has_header_ = true;
    exchange_.target_language = with_dash(field("Language"), '_', '-');
    exchange_.source_language = with_dash(field("X-Source-Language"), '_', '-');
    const std::string type = field("Content-Type");
    if (type.find("charset=") != std::string::npos && type.find("UTF-8") == std::string::npos &&
        type.find("utf-8") == std::string::npos)
      throw UserError(msg("The catalogue says that it is {}; save it as UTF-8.", type));
    if (exchange_.target_language.empty() || exchange_.source_language.empty())
      throw UserError(
          msg("The catalogue’s header does not say from which language into which: "
              "X-Source-Language and Language are missing."));
  }

  std::string field(const std::string& name) const {
    const std::string head = "\n" + entry_.translation, wanted = "\n" + name + ":";
    const std::size_t at = head.find(wanted);
    if (at == std::string::npos) return {};
    const std::string value = head.substr(at + wanted.size(), head.find('\n', at + 1) - at - wanted.size());
    const std::size_t first = value.find_first_not_of(' '), last = value.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : value.substr(first, last - first + 1);
  }

  void row() {
    if (!entry_.has_context || entry_.context.empty())
      throw UserError(msg("Line {}: the entry has no msgctxt: it did not come from a flow document.", line_));
    exchange_.rows.push_back({ElementPath(entry_.context), {}, entry_.id, entry_.translation, !entry_.fuzzy});
  }

  [[noreturn]] void refuse() const {
    throw UserError(msg("Line {} is none of a catalogue of gettext for a flow document.", line_));
  }

  std::string_view rest_;
  std::size_t line_ = 0;
  Entry entry_;
  std::string* into_ = nullptr;  // the part of the entry that the next line goes on with
  bool has_header_ = false;
  Exchange exchange_;
};

}  // namespace

std::string po_of(const Exchange& exchange) {
  std::string out = "msgid \"\"\nmsgstr \"\"\n";
  for (const std::string& line :
       {"Project-Id-Version: " + exchange.original, std::string("MIME-Version: 1.0"),
        std::string("Content-Type: text/plain; charset=UTF-8"),
        std::string("Content-Transfer-Encoding: 8bit"),
        "Language: " + with_dash(exchange.target_language, '-', '_'),
        "X-Source-Language: " + with_dash(exchange.source_language, '-', '_')})
    out += po_string(line + "\n") + "\n";
  for (const ExchangeRow& row : exchange.rows) {
    out += "\n" + remark(row.where);
    std::set<std::string> told;
    for (const std::string& placeholder : placeholders_in(row.source)) {
      const auto printed = exchange.printed.find(placeholder);
      if (printed != exchange.printed.end() && told.insert(placeholder).second)
        out += remark("{" + placeholder + "} → " + printed->second);
    }
    if (!row.target.empty() && !row.approved) out += "#, fuzzy\n";
    out += entry_line("msgctxt", row.holder.text()) + entry_line("msgid", row.source) +
           entry_line("msgstr", row.target);
  }
  return out;
}

Exchange read_po(std::string_view bytes) {
  return PoReader(bytes).read();
}

}  // namespace facenotice
