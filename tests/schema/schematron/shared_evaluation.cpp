// SPDX-License-Identifier: MIT
// Packs that share their work over a tree say what each says on its own, and threads do not disturb each
// other.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <future>
#include <sstream>

#include "export/layout/layout_memo.hpp"
#include "schema/check/answers.hpp"
#include "schema/facts/facts.hpp"
#include "schema/report/formats.hpp"
#include "schema/schematron/rule_evaluator.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/schema/packs/pack_text.hpp"
#include "tests/support/flow_edit.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(shared_evaluation)

namespace {

std::vector<std::string> lawful_texts() {
  std::vector<std::string> texts{vending_text()};
  for (const auto& entry : std::filesystem::directory_iterator(source_folder / "tests/fixtures/lawful"))
    texts.push_back(file_text(entry.path()));
  return texts;
}
std::vector<std::string> edited_texts(std::size_t every) {
  std::vector<std::string> texts;
  std::size_t number = 0;
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/rules"))
    if (number++ % every == 0) texts.push_back(edit.applied(source_folder));
  return texts;
}

// Everything that an evaluation says, where it says it.
std::string printed(const Evaluation& evaluation) {
  std::ostringstream out;
  for (const Failure& failure : evaluation.failures) {
    out << failure.row->id << '|' << failure.pattern->id << '|' << failure.assertion->id << '|'
        << failure.text << '|' << failure.message << '|' << failure.fix << '|' << failure.where.path() << '#'
        << failure.where.hash_value() << '@' << failure.attribute.name() << '|' << failure.trace.hash_value();
    for (const std::string& property : failure.properties) out << '|' << property;
    for (const auto& [name, value] : failure.thresholds) out << '|' << name << '=' << value;
    for (const QuickFix& fix : failure.quick_fixes)
      for (const TreeEdit& edit : fix.edits) out << '|' << fix.id << ' ' << edit.name << '=' << edit.value;
    out << '\n';
  }
  for (const Look& look : evaluation.looks)
    out << look.pattern->id << '|' << look.assertion->id << '|' << look.looked_at << '|' << look.places << '|'
        << look.failed << '\n';
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(packs_together_say_what_each_says_on_its_own) {
  std::vector<std::string> texts = lawful_texts();
  for (std::string& text : edited_texts(9)) texts.push_back(std::move(text));
  BOOST_TEST(texts.size() > 30u);
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  // Another evaluator for each pack, and expressions of its own.
  std::vector<RulePack> alone;
  for (const RulePack& pack : library->packs()) alone.push_back(RulePack::load(pack.file()));
  EvaluationOptions options;
  options.as_of = judged_at;
  std::size_t failures = 0;
  for (const std::string& text : texts) {
    const Document document = document_of(text);
    const FactTree tree(document, Exploration::of(document.flow()), measure_screens(document.flow(), memo()),
                        attestation_facts(document, library->attestations(), judged_at), judged_at);
    const RuleEvaluators::Lease shared(library->evaluators(), tree.tree());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      const Evaluation evaluation = library->packs()[i].evaluate(*shared, options);
      failures += evaluation.failures.size();
      BOOST_TEST(printed(evaluation) == printed(alone[i].evaluate(tree.tree(), options)),
                 alone[i].id() << " over " << document.flow().id);
    }
  }
  BOOST_TEST(failures > 1000u);
}

BOOST_AUTO_TEST_CASE(threads_that_check_at_once_report_as_one_after_the_other) {
  std::vector<Document> documents;
  for (const std::string& text : lawful_texts()) documents.push_back(document_of(text));
  for (const std::string& text : edited_texts(40)) documents.push_back(document_of(text));
  std::vector<VisualFacts> measured;
  for (const Document& document : documents) measured.push_back(measure_screens(document.flow(), memo()));
  const auto reports = [&](bool backwards) {
    std::vector<std::string> all(documents.size());
    for (std::size_t n = 0; n < all.size(); ++n) {
      const std::size_t i = backwards ? all.size() - 1 - n : n;
      all[i] = report_as_json(check(documents[i], measured[i], as_of(judged_at)));
    }
    return all;
  };
  const std::vector<std::string> one_after_the_other = reports(false);
  for (int round = 0; round < 3; ++round) {
    std::future<std::vector<std::string>> other =
        std::async(std::launch::async, [&] { return reports(true); });
    const std::vector<std::string> mine = reports(false);
    BOOST_TEST((mine == one_after_the_other));
    BOOST_TEST((other.get() == one_after_the_other));
  }
}

BOOST_AUTO_TEST_CASE(one_expression_under_other_lets_is_another) {
  // The same test in two patterns, over a let of another value, of another type, and of the root.
  const auto with = [](const std::string& let) {
    return pattern(rule("n:screen", let + assertion("A", "$x = 'info'", "en zh")));
  };
  const std::string tests[] = {"<let name=\"x\" value=\"@kind\"/>", "<let name=\"x\" value=\"@id\"/>",
                               "<let name=\"x\" value=\"string(@kind)\"/>",
                               "<let name=\"y\" value=\"@kind\"/><let name=\"x\" value=\"$y\"/>",
                               "<let name=\"y\" value=\"@id\"/><let name=\"x\" value=\"$y\"/>"};
  const Found found[] = {{"A b"}, {"A a", "A b"}, {"A b"}, {"A b"}, {"A a", "A b"}};
  std::string all;
  Found expected;
  for (std::size_t i = 0; i < std::size(tests); ++i) {
    all += edited(with(tests[i]), "\"A\"", "\"A" + std::to_string(i) + "\"");
    for (const std::string& each : found[i]) expected.push_back("A" + std::to_string(i) + each.substr(1));
  }
  BOOST_TEST(failures(pack(all), small_tree) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(conditions_that_stop_early_say_the_same) {
  const auto found = [](const std::string& test) {
    return failures(pack(pattern(rule("n:screen", assertion("A", test)))), small_tree).size();
  };
  BOOST_TEST(found("@kind = 'info' or @kind = 'consent'") == 0u);
  BOOST_TEST(found("@kind = 'info' and @id = 'a'") == 1u);
  BOOST_TEST(found("@kind = 'info' and @id = 'b' or @id = 'a'") == 1u);
  BOOST_TEST(found("@id = 'a' or @id = 'b' and @kind = 'info'") == 1u);
  BOOST_TEST(found("(@id = 'a')or(@id = 'b') and @kind = 'info'") == 1u);
  BOOST_TEST(found("@id or 0") == 0u);
  BOOST_TEST(found("0 or ''") == 2u);
  BOOST_TEST(found("@kind = /n:flow/n:screen/@kind") == 0u);
  BOOST_TEST(found("@kind = /n:flow/n:screen[@id = 'a']/@kind") == 1u);
  BOOST_TEST(found("count(/n:flow/n:screen) = 2 and /n:flow/@id = 'flow'") == 0u);
  BOOST_TEST(found("count(/n:flow/n:screen | .) = 2") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
