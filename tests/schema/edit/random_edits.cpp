// SPDX-License-Identifier: MIT
// Ten thousand edits at random, over every template and fixture, as it is and in other hands' writing: each
// keeps the document sound or is refused with a sentence, changes only what it says, and can be undone byte
// by byte.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include <facenotice/flow_reader.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/xml_scan.hpp"
#include "tests/support/edits/random_edits.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(random_edits)

namespace {

std::vector<std::string> corpus() {
  std::vector<std::string> files;
  for (const char* folder : {"templates", "tests/fixtures"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(FACENOTICE_SOURCE_DIR) + "/" + folder))
      if (entry.path().string().find(".flow.xml") != std::string::npos)
        files.push_back(std::filesystem::relative(entry.path(), FACENOTICE_SOURCE_DIR).string());
  std::sort(files.begin(), files.end());
  return files;
}

// The same flow as others might write it.
std::string in_hand(std::string text, std::size_t hand) {
  const std::string note = "<x:note xmlns:x=\"urn:x\"><x:choice id=\"a\"/></x:note>";
  if (hand % 2 == 1) {  // comments wherever they may stand, and what is not of the format
    for (const char* behind : {"</title>\n", "\"/>\n", "</text>\n", "</label>\n", "<parties>\n", "<steps>\n"})
      for (std::size_t at = text.find(behind), n = 0; at != std::string::npos;
           at = text.find(behind, at + 1), ++n)
        if (n % 7 == 3) text.insert(text.find('\n', at), " <!-- <choice> " + std::to_string(at) + " -->");
    for (const char* behind : {"</choice>", "</screen>", "</party>", "</item>"})
      for (std::size_t at = text.find(behind), n = 0; at != std::string::npos;
           at = text.find(behind, at + 1), ++n)
        if (n % 5 == 2) text.insert(at + std::string(behind).size(), note);
  }
  switch (hand) {
    case 1:
      return std::regex_replace(text, std::regex("\n"), "\r\n");
    case 2:
      return "\xEF\xBB\xBF" + std::regex_replace(text, std::regex("  "), "\t");
    case 3:
      text = std::regex_replace(text, std::regex("<(/?)([a-z-]+)(?![a-z-]*:)"), "<$1n:$2");
      return std::regex_replace(text, std::regex("xmlns=\"urn:facenotice:flow:1\""),
                                "xmlns:n=\"urn:facenotice:flow:1\"");
    default:
      return text;
  }
}

// What a document says, part by part.
std::map<std::string, std::string> parts_of(const Document& document) {
  std::map<std::string, std::string> parts;
  const auto printed = [](pugi::xml_node node) {
    std::ostringstream out;
    node.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
  };
  for (const pugi::xml_attribute attribute : document.root().attributes())
    parts["flow"] += std::string(attribute.name()) + "=" + attribute.value() + " ";
  for (const pugi::xml_node group : document.root().children()) {
    const std::string name(flow_element_name(group).empty() ? group.name() : flow_element_name(group));
    const bool listed =
        group.first_child() &&
        (name == "steps" || name == "signs" || name == "parties" || name == "purposes" || name == "data" ||
         name == "alternatives" || name == "rights" || name == "policies" || name == "entries");
    if (!listed) {
      parts[name] += printed(group);
      continue;
    }
    for (const pugi::xml_node child : group.children()) {
      const char* key = child.attribute("id") ? "id" : child.attribute("kind") ? "kind" : "on";
      const std::string part = name + "/" + child.attribute(key).value();
      parts[name] += " " + part;
      parts[part] += printed(child);
    }
  }
  return parts;
}

std::vector<std::string> comments_in(const std::string& text) {
  std::vector<std::string> comments;
  for (std::size_t at = text.find("<!--"); at != std::string::npos; at = text.find("<!--", at + 4))
    comments.push_back(text.substr(at, text.find("-->", at) + 3 - at));
  std::sort(comments.begin(), comments.end());
  return comments;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

// Why the edit is not what it says; empty when it is.
std::string wrong(const Document& before, const Document& after, const Attempt& attempt) {
  if (!after.sound()) return "the result is not sound: " + after.problems().front().message.english();
  const bool anywhere = attempt.parts[0] == "*";
  if (!anywhere) {
    std::map<std::string, std::string> was = parts_of(before), is = parts_of(after);
    for (const std::string& part : attempt.parts) {
      was.erase(part);
      is.erase(part);
    }
    if (was != is) {
      for (const auto& [part, content] : was)
        if (is[part] != content) return part + " changed:\n" + content + "\n" + is[part];
      return "something was added";
    }
  }
  if (!attempt.removes) {
    const std::vector<std::string> was = comments_in(before.bytes()), is = comments_in(after.bytes());
    if (!std::includes(is.begin(), is.end(), was.begin(), was.end())) return "a comment is lost";
    if (count(after.bytes(), "<x:note ") < count(before.bytes(), "<x:note "))
      return "a foreign element is lost";
  }
  const std::string &was = before.bytes(), &is = after.bytes();
  if (was.compare(0, 3, "\xEF\xBB\xBF") != is.compare(0, 3, "\xEF\xBB\xBF"))
    return "the byte order mark changed";
  if (count(was, "\r\n") == count(was, "\n") && count(is, "\r\n") != count(is, "\n"))
    return "line ends are mixed";
  if (count(was, "\r") == 0 && count(is, "\r") != 0) return "line ends are mixed";
  if (count(was, "<n:") > 0 && count(is, "<text") > 0) return "the prefix is not the author's";
  return {};
}

struct Counts {
  std::size_t tried = 0, applied = 0, refused = 0, undone = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_edit_changes_what_it_says_and_no_more) {
  constexpr std::size_t each = 150;
  Counts all;
  std::map<std::string, Counts> by_edit;
  std::uint32_t seed = 1126;
  for (const std::string& file : corpus()) {
    ++seed;
    const Document start = Document::parse(in_hand(source_text(file), seed % 4), file);
    if (!start.sound())
      BOOST_TEST_MESSAGE(file << " is not sound: " << start.problems().front().message.english());
    if (!start.sound()) continue;
    RandomEdits edits(seed);
    std::vector<Document> history{start};
    for (std::size_t i = 0; i < each; ++i) {
      const Document before = history.back();
      const std::string bytes = before.bytes();
      const Attempt attempt = edits.next(before);
      Counts& counts = by_edit[attempt.what];
      ++counts.tried;
      BOOST_TEST_CONTEXT(file << ", seed " << seed << ", edit " << i << ": " << attempt.what) {
        try {
          const Edit edit = attempt.edit(before);
          ++counts.applied;
          BOOST_REQUIRE_EQUAL(wrong(before, edit.document, attempt), "");
          BOOST_REQUIRE(!edit.title.english().empty());
          if (attempt.inverse) {
            const Document back = attempt.inverse(edit.document).document;
            BOOST_REQUIRE((back.bytes() == bytes));
            ++counts.undone;
          }
          history.push_back(edit.document);
        } catch (const UserError& error) {
          ++counts.refused;
          BOOST_REQUIRE(std::string(error.what()).size() > 10);
        }
        BOOST_REQUIRE((before.bytes() == bytes));
      }
    }
    BOOST_REQUIRE((history.front().bytes() == start.bytes()));
  }
  for (const auto& [name, counts] : by_edit) {
    BOOST_TEST_MESSAGE(name << ": " << counts.tried << " tried, " << counts.applied << " applied, "
                            << counts.refused << " refused, " << counts.undone
                            << " taken back by the opposite edit");
    BOOST_TEST(counts.applied > 0U, name);
    all.tried += counts.tried;
    all.applied += counts.applied;
    all.refused += counts.refused;
    all.undone += counts.undone;
  }
  BOOST_TEST_MESSAGE("in all: " << all.tried << " tried, " << all.applied << " applied, " << all.refused
                                << " refused, " << all.undone << " taken back by the opposite edit");
  BOOST_TEST(all.tried >= 10000U);
  BOOST_TEST(by_edit.size() >= 60U);
}

BOOST_AUTO_TEST_SUITE_END()
