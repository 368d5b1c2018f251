// SPDX-License-Identifier: MIT
// A remembered screen measures as a fresh one, whatever was edited; the memo stays small, and threads share
// it.
#include "export/layout/layout_memo.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <random>
#include <thread>

#include "export/checking/full_check.hpp"
#include "schema/document/document.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/random_flow.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(layout_memo)

namespace {

const FontSet& fonts() {
  static const FontSet set = FontSet::open();
  return set;
}

// The facts as rules see them.
std::string printed(const Flow& flow, const VisualFacts& facts) {
  std::string text;
  for (const VisualFact& item : facts.items)
    text += flow.steps[item.step].id + '|' + item.language + '|' + item.display + '|' + item.kind + '|' +
            item.role + '|' + item.choice + '|' + std::to_string(item.offset) + '|' +
            std::to_string(item.height_mm) + '|' + std::to_string(item.angle_arcmin) + '|' +
            std::to_string(item.contrast) + '|' + std::to_string(item.area_mm2) + '|' +
            std::to_string(item.font_px) + '|' + std::to_string(item.order) + '|' +
            std::to_string(item.below_fold) + '\n';
  for (const ScreenFact& screen : facts.screens)
    text += flow.steps[screen.step].id + '|' + screen.language + '|' + screen.display + '|' +
            std::to_string(screen.overflow) + '|' + screen.missing_glyphs + '\n';
  return text;
}

void check_same(const Flow& flow, LayoutMemo& memo) {
  const std::string fresh = printed(flow, measure_screens(flow, fonts()));
  BOOST_TEST((printed(flow, measure_screens(flow, memo)) == fresh));
}

std::vector<std::string> documents_of_the_tree() {
  std::vector<std::string> texts;
  for (const char* folder : {"templates", "tests/fixtures", "tests/fixtures/lawful"})
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(FACENOTICE_SOURCE_DIR) + "/" + folder))
      if (entry.path().string().ends_with(".flow.xml"))
        texts.push_back(source_text(std::string(folder) + "/" + entry.path().filename().string()));
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_documents_of_the_tree_measure_as_fresh_and_are_laid_out_once) {
  LayoutMemo memo(fonts());
  const std::vector<std::string> texts = documents_of_the_tree();
  BOOST_REQUIRE(texts.size() > 20u);
  for (const std::string& text : texts) check_same(Document::parse(text, "tree.flow.xml").flow(), memo);
  const std::size_t laid_out = memo.counts().laid_out;
  for (const std::string& text : texts) measure_screens(Document::parse(text, "tree.flow.xml").flow(), memo);
  BOOST_TEST(memo.counts().laid_out == laid_out);
}

// Everything that an author can change about a screen, each followed by its undoing: a key that forgot one of
// them would give the measurements of the other.
BOOST_AUTO_TEST_CASE(every_edit_of_a_screen_measures_as_fresh) {
  LayoutMemo memo(fonts());
  const Document document = Document::parse(vending_text(), "vending.flow.xml");
  const auto with = [&](const std::function<void(Flow&, Step&)>& edit) {
    Flow flow = document.flow();
    edit(flow, flow.steps[flow.find_step("face-notice")]);
    check_same(flow, memo);
    check_same(document.flow(), memo);
  };
  const auto words = [](const char* text) {
    LocalizedText all;
    for (const char* language : {"zh-CN", "en"}) all.add({language, text, true, -1});
    return all;
  };
  check_same(document.flow(), memo);
  with([&](Flow& flow, Step&) { flow.title = words("Another title that is longer than the first one was"); });
  for (std::string Theme::*colour : {&Theme::background, &Theme::surface, &Theme::text, &Theme::muted,
                                     &Theme::accent, &Theme::on_accent, &Theme::line})
    with([&](Flow& flow, Step&) { flow.theme.*colour = "#808182"; });
  with([](Flow& flow, Step&) { flow.device.displays.front().width_px /= 2; });
  with([](Flow& flow, Step&) { flow.device.displays.front().height_px -= 300; });
  with([](Flow& flow, Step&) { flow.device.displays.front().width_mm *= 1.5; });
  with([](Flow& flow, Step&) { flow.device.displays.front().height_mm *= 1.5; });
  with([](Flow& flow, Step&) { flow.device.displays.front().viewing_distance_mm += 400; });
  with([](Flow& flow, Step&) { flow.device.displays.front().bottom_height_mm += 400; });
  with([](Flow& flow, Step&) { flow.device.displays.front().id = "other"; });
  with([](Flow&, Step& step) { step.kind = StepKind::capture; });
  with([](Flow&, Step& step) { step.screen = ScreenKind::attract; });
  with([](Flow&, Step& step) { step.icon = "erase"; });
  with([](Flow&, Step& step) {
    step.kind = StepKind::capture;
    step.indicator = !step.indicator;
  });
  with([&](Flow&, Step& step) { step.title = words("𠀀 short"); });
  with([&](Flow&, Step& step) { step.blocks.front().text = words("Fewer words."); });
  with([](Flow&, Step& step) { step.blocks.front().role = "text"; });
  with([](Flow&, Step& step) { step.blocks.front().style = BlockStyle::heading; });
  with([](Flow&, Step& step) { step.blocks.pop_back(); });
  with([](Flow&, Step& step) { step.choices.front().id = "renamed"; });
  with([](Flow&, Step& step) { step.choices.back().emphasis = "link"; });
  with([&](Flow&, Step& step) { step.choices.front().label = words("Yes, and a good deal of words more"); });
  with([](Flow&, Step& step) { step.choices.front().acts = {{ActKind::language, no_purpose, "en"}}; });
  with([](Flow&, Step& step) { step.choices.pop_back(); });
  with([&](Flow&, Step& step) { step.fields.push_back({"face", true, words("Phone"), -1}); });
  with([&](Flow&, Step& step) { step.fields.push_back({"face", false, words("Phone"), -1}); });
  with([](Flow& flow, Step&) { flow.languages = {"en"}; });
  // Bound words: what is declared elsewhere changes what the screen says.
  with([&](Flow& flow, Step&) { flow.parties.front().name = words("A controller of quite another name"); });
}

BOOST_AUTO_TEST_CASE(random_flows_and_keystrokes_measure_as_fresh) {
  LayoutMemo memo(fonts());
  for (std::uint32_t seed = 0; seed < 40; ++seed) BOOST_TEST_CONTEXT("seed " << seed) {
      RandomFlow random(seed);
      const std::string text = seed % 2 == 0 ? random.faulty() : random.wild();
      check_same(Document::parse(text, "random.flow.xml").flow(), memo);
    }
  // One character typed into a text somewhere.
  std::mt19937 random(20261124);
  std::string text = vending_text();
  for (int i = 0; i < 30; ++i) {
    std::size_t at = text.find("<text lang=", random() % text.size());
    if (at == std::string::npos) continue;
    at = text.find('>', at) + 1;
    text.insert(at, 1, static_cast<char>('a' + random() % 26));
    const Document typed = Document::parse(text, "typed.flow.xml");
    if (typed.sound()) check_same(typed.flow(), memo);
  }
}

BOOST_AUTO_TEST_CASE(one_keystroke_lays_out_one_screen_in_both_sizes_of_text) {
  LayoutMemo memo(fonts());
  const Document document = Document::parse(vending_text(), "vending.flow.xml");
  Flow flow = document.flow();
  measure_screens(flow, memo);
  const std::size_t before = memo.counts().laid_out;
  LocalizedText title;
  for (const char* language : {"zh-CN", "en"}) title.add({language, "Typed", true, -1});
  flow.steps[flow.find_step("face-notice")].title = title;
  measure_screens(flow, memo);
  BOOST_TEST(memo.counts().laid_out - before == 2 * flow.languages.size() * flow.device.displays.size());
}

BOOST_AUTO_TEST_CASE(a_memo_has_room_for_the_flow_and_not_for_ever_more) {
  LayoutMemo memo(fonts(), 3);
  Flow flow = Document::parse(vending_text(), "vending.flow.xml").flow();
  check_same(flow, memo);
  const std::size_t laid_out = memo.counts().laid_out;
  measure_screens(flow, memo);  // a flow that is larger than the memo was meant for finds all of its screens
  BOOST_TEST(memo.counts().laid_out == laid_out);
  for (int colour = 0; colour < 9; ++colour) {  // each time every screen is another one
    flow.theme.accent = "#00000" + std::to_string(colour);
    measure_screens(flow, memo);
  }
  BOOST_TEST(memo.counts().kept <=
             2 * flow.languages.size() *
                 (2 * flow.steps.size() * flow.device.displays.size() + flow.signs.size()));
  check_same(flow, memo);
  LayoutMemo none(fonts(), 0);
  check_same(flow, none);
  BOOST_TEST(none.counts().kept == 0u);
}

BOOST_AUTO_TEST_CASE(threads_share_a_memo) {
  LayoutMemo memo(fonts());
  const Document document = Document::parse(vending_text(), "vending.flow.xml");
  const std::string fresh = printed(document.flow(), measure_screens(document.flow(), fonts()));
  std::vector<std::string> measured(4);
  std::vector<std::thread> threads;
  for (std::string& one : measured)
    threads.emplace_back([&] {
      for (int i = 0; i < 3; ++i) one = printed(document.flow(), measure_screens(document.flow(), memo));
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : measured) BOOST_TEST((one == fresh));
}

BOOST_AUTO_TEST_SUITE_END()
