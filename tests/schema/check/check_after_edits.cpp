// SPDX-License-Identifier: MIT
// What is checked while somebody types, with everything that is remembered from before, is what a check from
// nothing says.
#include <boost/test/unit_test.hpp>

#include <random>

#include "export/layout/layout_memo.hpp"
#include "schema/base/user_error.hpp"
#include "schema/report/formats.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/edits/random_edits.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(check_after_edits)

namespace {

class Typist {
 public:
  explicit Typist(std::uint32_t seed) : random_(seed) {}

  // The text after one small edit.
  std::string edit(std::string text) {
    switch (below(7)) {
      case 0:  // a letter
        return put_in(std::move(text), ">", "x", "<text ");
      case 1:
        return put_in(std::move(text), ">", "免", "<text ");
      case 2:  // an exit waits longer
        return swap(std::move(text), "after=\"PT60S\"", "after=\"PT9S\"");
      case 3:  // two choices lead elsewhere
        return swap(std::move(text), "to=\"pay\"", "to=\"scan\"");
      case 4:
        return swap(std::move(text), "emphasis=\"primary\"", "emphasis=\"link\"");
      case 5:
        return swap(std::move(text), "<refuse purpose=\"face-payment\"/>", "<continue/>");
      default:
        return swap(std::move(text), "<continue/>", "<cancel/>");
    }
  }

 private:
  std::size_t below(std::size_t most) { return random_() % most; }

  // Any of the places where it stands; npos when there is none.
  std::size_t place_of(const std::string& text, const std::string& wanted) {
    std::vector<std::size_t> places;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1))
      places.push_back(at);
    return places.empty() ? std::string::npos : places[below(places.size())];
  }
  std::string put_in(std::string text, const std::string& behind, const std::string& what,
                     const std::string& element) {
    const std::size_t at = text.find(behind, place_of(text, element));
    return text.insert(at + behind.size(), what);
  }
  std::string swap(std::string text, const std::string& one, const std::string& other) {
    const bool back = below(3) == 0 && text.find(other) != std::string::npos;
    const std::string &from = back ? other : one, &to = back ? one : other;
    const std::size_t at = place_of(text, from);
    if (at == std::string::npos) return text;
    return text.replace(at, from.size(), to);
  }

  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_check_of_every_edit_is_the_check_from_nothing) {
  LayoutMemo warm_memo(fonts());
  Typist typist(20241125);
  std::string text = vending_text();
  std::size_t checks = 0, findings = 0;
  for (int edits = 0; checks < 36 && edits < 200; ++edits) {
    const std::string next = typist.edit(text);
    const Document document = document_of(next);
    if (next == text || !document.sound()) continue;
    text = next;
    ++checks;
    const Report warm = check_laid_out(document, warm_memo, as_of("2026-11-24"));
    const std::shared_ptr<const RuleLibrary> fresh =
        checks % 6 == 0 ? RuleLibrary::load(std::string(FACENOTICE_SOURCE_DIR) + "/schema/rules") : nullptr;
    CheckOptions from_nothing = as_of("2026-11-24");
    from_nothing.rules = fresh;
    const Report cold = check_laid_out(document, fonts(), from_nothing);
    BOOST_TEST(report_as_json(warm) == report_as_json(cold), "after edit " << edits);
    findings += warm.findings.size();
  }
  BOOST_TEST(checks == 36u);
  BOOST_TEST(findings > 36u);
  BOOST_TEST(warm_memo.counts().found > 0u);
}

BOOST_AUTO_TEST_CASE(the_check_of_every_edit_by_name_is_the_check_from_nothing) {
  LayoutMemo warm_memo(fonts());
  RandomEdits edits(20261126);
  Document document = document_of(vending_text());
  std::size_t checks = 0;
  for (int tried = 0; checks < 30 && tried < 400; ++tried) {
    const Attempt attempt = edits.next(document);
    try {
      document = attempt.edit(document).document;
    } catch (const UserError&) {
      continue;
    }
    ++checks;
    const Report warm = check_laid_out(document, warm_memo, as_of("2026-11-24"));
    const Report cold = check_laid_out(document, fonts(), as_of("2026-11-24"));
    BOOST_TEST(report_as_json(warm) == report_as_json(cold), "after " << attempt.what << ", try " << tried);
  }
  BOOST_TEST(checks == 30u);
  BOOST_TEST(warm_memo.counts().found > 0u);
}

BOOST_AUTO_TEST_SUITE_END()
