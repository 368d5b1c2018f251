// SPDX-License-Identifier: MIT
#include "tests/support/flow_edit.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace facenotice::test {
namespace {

std::set<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::set<std::string> words;
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

std::string after_colon(const std::string& line) {
  const std::size_t at = line.find(": ");
  return at == std::string::npos ? std::string() : line.substr(at + 2);
}

}  // namespace

std::string file_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) throw std::runtime_error(file.string() + " cannot be read");
  return text.str();
}

FlowEdit FlowEdit::load(const std::filesystem::path& file) {
  FlowEdit edit;
  edit.name = file.stem().string();
  std::istringstream lines(file_text(file));
  enum class Part { head, old_lines, new_lines } part = Part::head;
  const auto add = [](std::string& text, const std::string& line) {
    text += (text.empty() ? "" : "\n") + line;
  };
  for (std::string line; std::getline(lines, line);) {
    if (part == Part::old_lines) {
      if (line == "====")
        part = Part::new_lines;
      else
        add(edit.hunks.back().old_text, line);
    } else if (part == Part::new_lines) {
      if (line == ">>>>")
        part = Part::head;
      else
        add(edit.hunks.back().new_text, line);
    } else if (line.rfind("<<<<", 0) == 0) {
      edit.hunks.push_back({line.size() > 5 ? line.substr(5) : "", "", ""});
      part = Part::old_lines;
    } else if (line.rfind("# ", 0) == 0) {
      edit.why = line.substr(line.rfind("# why: ", 0) == 0 ? 7 : 2);
    } else if (line.rfind("base: ", 0) == 0) {
      edit.base = after_colon(line);
    } else if (line.rfind("fails: ", 0) == 0) {
      edit.fails = after_colon(line);
    } else if (line.rfind("rows: ", 0) == 0) {
      edit.rows = words_of(after_colon(line));
    } else if (line.rfind("also: ", 0) == 0) {
      edit.also = words_of(after_colon(line));
    } else if (line.rfind("expects: ", 0) == 0) {
      edit.expects = words_of(after_colon(line));
    } else if (line.rfind("also-fair: ", 0) == 0) {
      edit.fair = words_of(after_colon(line));
    } else if (!line.empty()) {
      throw std::runtime_error(file.string() + ": what is this line: " + line);
    }
  }
  if (part != Part::head || edit.base.empty() || (edit.fails.empty() && edit.expects.empty()))
    throw std::runtime_error(file.string() + ": a part is missing");
  return edit;
}

std::string FlowEdit::applied(const std::filesystem::path& source) const {
  std::string text = file_text(source / base);
  for (const Hunk& hunk : hunks) {
    const auto replace_from = [&](std::size_t from) {
      const std::size_t at = text.find(hunk.old_text, from);
      if (at == std::string::npos) throw std::runtime_error(name + ": not found: " + hunk.old_text);
      text.replace(at, hunk.old_text.size(), hunk.new_text);
      return at + hunk.new_text.size();
    };
    if (hunk.marker == "all") {
      std::size_t next = replace_from(0);
      while (text.find(hunk.old_text, next) != std::string::npos) next = replace_from(next);
      continue;
    }
    std::size_t from = hunk.marker.empty() ? 0 : text.find(hunk.marker);
    if (from == std::string::npos) throw std::runtime_error(name + ": not found: " + hunk.marker);
    // From the start of the element that the marker is in.
    if (!hunk.marker.empty()) from = text.rfind('<', from);
    replace_from(from);
  }
  return text;
}

std::vector<FlowEdit> edits_in(const std::filesystem::path& source, std::string_view folder) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(source / folder))
    if (entry.path().extension() == ".edit") files.insert(entry.path());
  std::vector<FlowEdit> edits;
  for (const std::filesystem::path& file : files) edits.push_back(FlowEdit::load(file));
  return edits;
}

}  // namespace facenotice::test
