// SPDX-License-Identifier: MIT
// What can be done with an element at once.
#include "designer/authoring/element_edits.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(element_edits)

namespace {

const Document& vending() {
  static const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  return document;
}

std::vector<ElementEdit> offered(const std::string& path) {
  return facenotice::element_edits(vending(), ElementPath(path), FormatWords::load(Words()), Words());
}

const ElementEdit& named(const std::vector<ElementEdit>& edits, const std::string& id) {
  const auto found =
      std::find_if(edits.begin(), edits.end(), [&](const ElementEdit& one) { return one.id == id; });
  BOOST_REQUIRE_MESSAGE(found != edits.end(), id);
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(two_choices_change_places) {
  const auto edits = offered("steps/screen[@id='pay']/choice[@id='by-face']");
  const auto order = [](const Document& document) {
    std::string ids;
    for (const Choice& choice : document.flow().steps[document.flow().find_step("pay")].choices)
      ids += choice.id + " ";
    return ids;
  };
  const bool first = order(vending()).find("by-face") == 0;
  const Edit edit = named(edits, first ? "move-down" : "move-up").make(vending());
  BOOST_TEST(order(edit.document) != order(vending()));
  BOOST_TEST(order(edit.document).size() == order(vending()).size());
}

BOOST_AUTO_TEST_CASE(a_part_offers_what_its_screen_offers) {
  const auto edits = offered("steps/screen[@id='pay']/title/text[@lang='en']");
  const Edit edit = named(edits, "add-text:retention").make(vending());
  const Step& step = edit.document.flow().steps[edit.document.flow().find_step("pay")];
  BOOST_TEST(step.blocks.back().role == "retention");
  // In every language, and for somebody to replace before a release.
  for (const std::string& language : edit.document.flow().languages)
    BOOST_TEST(step.blocks.back().text.has(language));
  BOOST_TEST(!step.blocks.back().text.entries().front().approved);
}

// Everything that is offered for anything either works, with what it says is selected then in place, or is
// refused in a sentence.
BOOST_AUTO_TEST_CASE(whatever_is_offered_is_done_or_refused_in_a_sentence) {
  std::size_t done = 0, refused = 0;
  const std::function<void(pugi::xml_node)> each = [&](pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const std::string name = child.name();
      if (name == "block" || name == "choice" || std::string_view(node.name()) == "steps") {
        for (const ElementEdit& one : offered(ElementPath::of(child).text())) {
          BOOST_TEST(!one.label.empty());
          try {
            const Edit edit = one.make(vending());
            ++done;
            BOOST_TEST(edit.document.sound(), one.id);
            BOOST_TEST(!one.then.in(edit.document).empty(), one.id << " → " << one.then.text());
          } catch (const UserError& error) {
            ++refused;
            BOOST_TEST(message_of(error).english().size() > 20U);
          }
        }
      }
      each(child);
    }
  };
  each(vending().root());
  BOOST_TEST(done > 200U);
  BOOST_TEST(refused > 0U);
  BOOST_TEST_MESSAGE(done << " done, " << refused << " refused");
}

BOOST_AUTO_TEST_CASE(what_is_dragged_onto_another_takes_its_place) {
  const auto move = move_onto(vending(), ElementPath("steps/screen[@id='face-notice']/block[1]"),
                              ElementPath("steps/screen[@id='face-notice']/block[3]"));
  BOOST_REQUIRE((move != nullptr));
  const auto& before = vending().flow().steps[vending().flow().find_step("face-notice")].blocks;
  const Edit edit = move(vending());
  const auto& after = edit.document.flow().steps[edit.document.flow().find_step("face-notice")].blocks;
  BOOST_TEST(after[2].role == before[0].role);
  BOOST_TEST(after[0].role == before[1].role);
  BOOST_TEST((move_onto(vending(), ElementPath("steps/screen[@id='pay']/choice[@id='by-face']"),
                        ElementPath("steps/screen[@id='face-notice']/block[3]")) == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
