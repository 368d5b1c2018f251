// SPDX-License-Identifier: MIT
// What is told of an expression from its text; where it cannot be told, nothing is.
#include "schema/schematron/xpath_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(xpath_text)

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ; ") + part;
  return text;
}
std::string absolute(const std::string& expression) {
  std::vector<std::string> paths;
  for (const TextRange& range : absolute_paths_in(expression))
    paths.push_back(expression.substr(range.begin, range.end - range.begin));
  return joined(paths);
}
// "screen[a][b] < steps | host": each step and, behind it, its parent; empty: it is something else.
std::string steps(const std::string& context) {
  std::string text;
  const auto paths = as_child_steps(context);
  if (!paths) return text;
  for (const auto& path : *paths) {
    text += text.empty() ? "" : " | ";
    for (std::size_t i = path.size(); i-- > 0;) {
      text += path[i].name;
      for (const std::string& predicate : path[i].predicates) text += "[" + predicate + "]";
      text += i > 0 ? " < " : "";
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(operands_stand_outside_brackets_and_quotes) {
  BOOST_TEST(joined(operands_of("@a or @b = 'x or y' or f(c or d)", "or")) ==
             "@a ; @b = 'x or y' ; f(c or d)");
  BOOST_TEST(joined(operands_of("@a and n:b[c and d]", "and")) == "@a ; n:b[c and d]");
  BOOST_TEST(joined(operands_of("n:order or n:floor", "or")) == "n:order ; n:floor");
  BOOST_TEST(joined(operands_of("@a", "or")) == "@a");
  BOOST_TEST(joined(operands_of("n:or-else", "or")) == "n:or-else");
}

BOOST_AUTO_TEST_CASE(a_word_that_may_be_a_name_is_not_taken_for_an_operator) {
  for (const char* doubtful : {"or", "@or", "a/or", "(a)or(b)", "* or b", "or or or", "a or or b"})
    BOOST_TEST(operands_of(doubtful, "or").empty(), doubtful);
}

BOOST_AUTO_TEST_CASE(absolute_paths_are_found_where_they_begin) {
  BOOST_TEST(absolute("@step = /n:flow/n:steps/*[n:choice/n:consent]/@id") ==
             "/n:flow/n:steps/*[n:choice/n:consent]/@id");
  BOOST_TEST(absolute("not(//n:camera) and count(/n:flow/n:a) > 2") == "//n:camera ; /n:flow/n:a");
  BOOST_TEST(absolute("n:a[@b = /n:flow/@c]/n:d") == "/n:flow/@c");
  BOOST_TEST(absolute("/n:flow/n:a[@id = 'x]/y']") == "/n:flow/n:a[@id = 'x]/y']");
}

BOOST_AUTO_TEST_CASE(what_is_no_absolute_path_is_left_alone) {
  for (const char* relative :
       {"n:a/n:b", "./n:b", "../n:b", "*/n:b", "* /n:b", "n:a /n:b", "n:a[1]/n:b", "$a/n:b", "id('x')/n:b",
        "'/n:a'", "/", "/n:flow/n:a[@id = $a]/@b", "/n:flow/text()", "/n:flow /n:a", "/n:flow [1]", "@a/.."})
    BOOST_TEST(absolute(relative) == "", relative);
  BOOST_TEST(absolute("/n:flow/n:a[@id = $a][@b = /n:flow/@c]") == "/n:flow/@c");
}

BOOST_AUTO_TEST_CASE(a_context_of_child_steps_is_told_apart) {
  BOOST_TEST(steps("n:steps/n:screen[@a][n:b/n:c]") == "n:screen[@a][n:b/n:c] < n:steps");
  BOOST_TEST(steps(" n:steps [@x] / * | n:host") == "* < n:steps[@x] | n:host");
  BOOST_TEST(steps("n:a['[' = ']|/']") == "n:a['[' = ']|/']");
}

BOOST_AUTO_TEST_CASE(any_other_context_is_not) {
  for (const char* other :
       {"/n:flow", "//n:a", "n:a//n:b", "@a", "n:a/@b", "n:*", ".", "text()", "ancestor::n:a", "(n:a | n:b)",
        "n:a[position() = 1]", "n:a[last()]", "n:a[n:b[last ()]]", "n:a[$b]", "n:a | /n:b", "n:a[1] n:b"})
    BOOST_TEST(steps(other) == "", other);
  BOOST_TEST(steps("n:a[n:position or 'last()']") == "n:a[n:position or 'last()']");
}

BOOST_AUTO_TEST_SUITE_END()
