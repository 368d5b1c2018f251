// SPDX-License-Identifier: MIT
// Screens of a realistic flow in three languages on three displays: nothing overlaps, nothing is cut, yes and
// no are equal, and the same input gives the same bytes.
#include "export/layout/layout.hpp"
#include "export/layout/screen_words.hpp"
#include "schema/document/bound_words.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/renderer.hpp>

#include "export/layout/png.hpp"
#include "tests/support/sample_screens.hpp"

using namespace facenotice;

namespace layout {
namespace {

// Fonts are opened (and checked) once for the suite.
struct LayoutKit {
  FontSet fonts = FontSet::open();
  Flow flow = samples::vending_flow();
  Layouter layouter{fonts};

  ScreenLayout lay_out(const char* step, const char* language, const DisplayProfile& display,
                       Variant variant = Variant::normal) {
    return layouter.layout_screen(flow, flow.find_step(step), language, display, variant);
  }

  template <class Check>
  void each_screen(Check check) {
    for (const DisplayProfile& display : flow.device.displays)
      for (const std::string& language : flow.languages)
        for (const Step& step : flow.steps)
          for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast}) {
            const ScreenLayout layout = lay_out(step.id.c_str(), language.c_str(), display, variant);
            BOOST_TEST_CONTEXT(display.id << " " << language << " " << step.id << " variant "
                                          << static_cast<int>(variant))
            check(layout, step, display);
          }
  }
};

bool inside(const Box& box, const DisplayList& list) {
  return box.x >= 0 && box.y >= 0 && box.right() <= px64(list.width) && box.bottom() <= px64(list.height);
}

// The consent screen with boxes to tick in place of its buttons.
Flow with_boxes(Flow flow) {
  Step& step = flow.steps[flow.find_step("consent")];
  const StepIndex own = flow.find_step("consent");
  Choice box = step.choices.front();
  box.toggle = true;
  box.target = own;
  Choice second = box;
  box.id = "face";
  second.id = "offers";
  second.label = flow.title;
  Choice on = step.choices.back();
  on.acts = {{ActKind::continue_, no_purpose, {}}};
  step.choices = {box, second, on};
  return flow;
}

}  // namespace
}  // namespace layout

BOOST_FIXTURE_TEST_SUITE(layout, layout::LayoutKit)

BOOST_AUTO_TEST_CASE(languages_find_room_however_many_there_are) {
  Step& first = flow.steps.front();
  const std::string own = flow.languages.front();
  for (const char* name : {"العربية", "Deutsch", "Español", "Français", "עברית", "हिन्दी", "Bahasa Indonesia",
                           "Italiano", "日本語", "한국어", "Português", "Русский", "ไทย", "Tiếng Việt"}) {
    Choice choice;
    choice.id = "in-" + std::to_string(first.choices.size());
    choice.target = 0;
    choice.acts = {{ActKind::language, no_purpose, own}};
    choice.label.add({own, name, true, -1});
    first.choices.push_back(choice);
    for (const DisplayProfile& display : flow.device.displays)
      for (const Variant variant : {Variant::normal, Variant::large_text}) {
        const ScreenLayout drawn = lay_out(first.id.c_str(), own.c_str(), display, variant);
        Box title;
        for (const TextFact& text : drawn.texts)
          if (text.role == "flow-title") title = text.box;
        BOOST_TEST_CONTEXT(first.choices.size() << " choices on " << display.id)
        for (const HitArea& hit : drawn.list.hits) {
          BOOST_TEST(inside(hit.box, drawn.list), hit.id);
          BOOST_TEST(!hit.box.intersects(title), hit.id);
          for (const HitArea& other : drawn.list.hits)
            BOOST_TEST((&other == &hit || !other.box.intersects(hit.box)), hit.id);
        }
      }
  }
}

BOOST_AUTO_TEST_CASE(every_language_that_values_are_printed_in_has_the_screen_s_own_words) {
  for (const std::string& language : languages_with_bound_words())
    BOOST_TEST(has_screen_words(language), language);
  BOOST_TEST(!has_screen_words("kok"), "Konkani is no Korean");
}

BOOST_AUTO_TEST_CASE(no_text_overlaps_another_or_leaves_the_screen) {
  each_screen([](const ScreenLayout& layout, const Step&, const DisplayProfile&) {
    for (const TextFact& text : layout.texts) {
      if (text.below_fold) continue;
      BOOST_TEST(inside(text.box, layout.list));
      for (const TextFact& other : layout.texts)
        if (&other != &text && !other.below_fold) BOOST_TEST(!text.box.intersects(other.box));
    }
    for (const HitArea& hit : layout.list.hits) {
      BOOST_TEST(inside(hit.box, layout.list));
      for (const HitArea& other : layout.list.hits)
        if (&other != &hit) BOOST_TEST(!hit.box.intersects(other.box));
    }
  });
}

BOOST_AUTO_TEST_CASE(labels_lie_within_their_buttons) {
  each_screen([](const ScreenLayout& layout, const Step& step, const DisplayProfile& display) {
    BOOST_TEST(layout.choices.size() == step.choices.size());
    for (const ChoiceFact& choice : layout.choices) {
      BOOST_TEST(choice.mm.width >= 9.5 - 1 / display.px_per_mm());
      BOOST_TEST(choice.mm.height >= 9.5 - 1 / display.px_per_mm());
      for (const TextFact& text : layout.texts)
        if (text.origin == Origin{Part::choice_label, choice.index}) {
          BOOST_TEST((text.box.x >= choice.box.x && text.box.right() <= choice.box.right()));
          BOOST_TEST((text.box.y >= choice.box.y && text.box.bottom() <= choice.box.bottom()));
        }
    }
  });
}

BOOST_AUTO_TEST_CASE(agree_and_refuse_are_equal) {
  each_screen([](const ScreenLayout& layout, const Step& step, const DisplayProfile&) {
    if (step.id != "consent" && step.id != "attract") return;
    const ChoiceFact& yes = layout.choices[0];
    const ChoiceFact& no = layout.choices[1];
    BOOST_TEST(yes.area_mm2 == no.area_mm2);
    BOOST_TEST(yes.font_px == no.font_px);
    BOOST_TEST(yes.bold == no.bold);
    BOOST_TEST(yes.contrast == no.contrast);
    BOOST_TEST(yes.edge_contrast == no.edge_contrast);
    BOOST_TEST(yes.look == no.look);
  });
}

BOOST_AUTO_TEST_CASE(text_is_never_smaller_than_the_limits) {
  each_screen([](const ScreenLayout& layout, const Step& step, const DisplayProfile& display) {
    const bool cjk = is_cjk(layout.list.language);
    for (const TextFact& text : layout.texts) {
      const bool small =
          (text.origin.part == Part::block && step.blocks[text.origin.index].style == BlockStyle::small) ||
          text.origin.part == Part::field_note;
      const double minutes = layout.list.variant == Variant::large_text ? 42 : small ? 16 : 18;
      BOOST_TEST(text.visual_angle >= minutes * (cjk ? 1.3 : 1) * 0.999);
      BOOST_TEST(text.contrast >= 4.5);
    }
    for (const ChoiceFact& choice : layout.choices)
      if (choice.look == "outlined" || choice.look == "filled") {
        BOOST_TEST(choice.text_height_mm >= 4.8 - 1e-9);
        BOOST_TEST(choice.visual_angle >= 20 * (cjk ? 1.3 : 1) * 0.999);
        BOOST_TEST(choice.edge_contrast >= 3);
      }
    BOOST_TEST(viewing_distance(display) > 0);
  });
}

BOOST_AUTO_TEST_CASE(everything_of_the_sample_fits_a_kiosk_screen) {
  for (const char* language : {"zh-CN", "en", "ar"})
    for (const Step& step : flow.steps)
      BOOST_TEST(!lay_out(step.id.c_str(), language, samples::portrait_27()).overflow);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_reported_and_not_drawn) {
  Flow wordy = flow;
  Step& notice = wordy.steps[wordy.find_step("notice")];
  const std::vector<Block> once = notice.blocks;
  for (int i = 0; i < 10; ++i) notice.blocks.insert(notice.blocks.end(), once.begin(), once.end());
  const ScreenLayout result = layouter.layout_screen(wordy, wordy.find_step("notice"), "zh-CN",
                                                     samples::portrait_10(), Variant::normal);
  BOOST_TEST(result.overflow);
  int drawn = 0, below = 0;
  for (const TextFact& text : result.texts)
    if (text.origin.part == Part::block) (text.below_fold ? below : drawn)++;
  BOOST_TEST(drawn > 0);
  BOOST_TEST(below > 0);
  for (const ChoiceFact& choice : result.choices) BOOST_TEST(!choice.below_fold);
  for (const TextFact& text : result.texts)
    for (const ChoiceFact& choice : result.choices)
      if (!text.below_fold && text.origin.part == Part::block) BOOST_TEST(!text.box.intersects(choice.box));
}

BOOST_AUTO_TEST_CASE(same_input_same_bytes_whatever_came_before) {
  Layouter fresh(fonts);
  const StepIndex step = flow.find_step("notice");
  each_screen([](const ScreenLayout&, const Step&, const DisplayProfile&) {});
  const ScreenLayout first =
      layouter.layout_screen(flow, step, "ar", samples::portrait_27(), Variant::normal);
  const ScreenLayout second = fresh.layout_screen(flow, step, "ar", samples::portrait_27(), Variant::normal);
  BOOST_TEST((*encode(first.list) == *encode(second.list)));
  BOOST_TEST((*encode(layouter.glyphs_of({&first.list})) == *encode(fresh.glyphs_of({&second.list}))));
  BOOST_TEST(check_glyphs(first.list, fresh.glyphs()).ok());
}

BOOST_AUTO_TEST_CASE(a_missing_glyph_is_reported) {
  flow.steps[0].title = {};
  flow.steps[0].title.add({"zh-CN", "支付\U0001F9EC\u1200"});
  const ScreenLayout result = lay_out("attract", "zh-CN", samples::portrait_27());
  BOOST_TEST((result.missing == std::set<char32_t>{0x1F9EC, 0x1200}));
  Renderer renderer(layouter.glyphs());
  Frame frame;
  BOOST_TEST(renderer.render(result.list, frame).ok());
}

BOOST_AUTO_TEST_CASE(arabic_is_mirrored_and_numbers_are_not) {
  const ScreenLayout chinese = lay_out("consent", "zh-CN", samples::portrait_27());
  const ScreenLayout arabic = lay_out("consent", "ar", samples::portrait_27());
  BOOST_TEST(chinese.choices[0].box.x < chinese.choices[1].box.x);
  BOOST_TEST(arabic.choices[0].box.x > arabic.choices[1].box.x);
  // "400-820-0000" is in several runs, since the Arabic font has digits but no hyphen.
  std::map<std::string, Px64> left;
  for (const DisplayItem& item : arabic.list.items)
    if (const auto* run = std::get_if<GlyphRun>(&item); run != nullptr && !run->right_to_left)
      left.try_emplace(run->text, run->glyphs.front().x);
  BOOST_REQUIRE((left.count("400") == 1 && left.count("820") == 1 && left.count("0000") == 1));
  BOOST_TEST(left["400"] < left["820"]);
  BOOST_TEST(left["820"] < left["0000"]);
}

BOOST_AUTO_TEST_CASE(a_document_that_makes_refusing_small_is_drawn_and_measured_as_it_is) {
  flow.steps[2].choices[1].emphasis = "link";
  const ScreenLayout result = lay_out("consent", "zh-CN", samples::portrait_27());
  BOOST_TEST(result.choices[1].look == "link");
  BOOST_TEST(result.choices[1].area_mm2 < result.choices[0].area_mm2 / 2);
}

BOOST_AUTO_TEST_CASE(focus_goes_through_every_area_once) {
  each_screen([](const ScreenLayout& layout, const Step&, const DisplayProfile&) {
    BOOST_TEST(layout.list.focus_order.size() == layout.list.hits.size());
    BOOST_TEST(encode(layout.list).ok());  // which refuses doubles
  });
}

BOOST_AUTO_TEST_CASE(boxes_are_alike_and_stand_above_the_way_on) {
  flow = with_boxes(flow);
  for (const DisplayProfile& display : flow.device.displays)
    for (const std::string& language : flow.languages) {
      const ScreenLayout result = lay_out("consent", language.c_str(), display);
      BOOST_TEST_CONTEXT(display.id << " " << language) {
        BOOST_REQUIRE(result.choices.size() == 3U);
        const ChoiceFact &first = result.choices[0], &second = result.choices[1], &on = result.choices[2];
        BOOST_TEST(first.look == "toggle");
        BOOST_TEST(first.box.width == second.box.width);
        BOOST_TEST(first.box.height == second.box.height);
        BOOST_TEST(first.font_px == second.font_px);
        BOOST_TEST(second.box.bottom() < on.box.y);
        int ticks = 0;
        for (const DisplayItem& item : result.list.items) {
          const auto* path = std::get_if<PathItem>(&item);
          if (path == nullptr || path->origin.part != Part::tick) continue;
          const Box& box = result.choices[path->origin.index].box;
          for (const PathPoint& point : path->path.points) BOOST_TEST(box.contains(point.x, point.y));
          ++ticks;
        }
        BOOST_TEST(ticks == 2);
      }
    }
}

// Renewed with tools/golden after a change that was meant; look at the pictures before committing them.
BOOST_AUTO_TEST_CASE(golden_screens) {
  const std::string folder = FACENOTICE_SOURCE_DIR "/tests/golden/";
  struct Golden {
    const char *step, *language, *name;
    bool boxes = false;
  };
  const Flow plain = flow;
  for (const Golden& shown :
       {Golden{"notice", "zh-CN", "notice"}, Golden{"consent", "ar", "consent"},
        Golden{"consent", "ar", "boxes", true}, Golden{"consent", "zh-CN", "boxes", true}}) {
    flow = shown.boxes ? with_boxes(plain) : plain;
    const ScreenLayout result = lay_out(shown.step, shown.language, samples::portrait_10());
    Renderer renderer(layouter.glyphs());
    Frame frame;
    RenderOptions options;
    options.ticked = 2;
    BOOST_REQUIRE(renderer.render(result.list, frame, options).ok());
    const std::vector<std::uint8_t> png = png_of(frame);
    const std::string path = folder + "screen-" + shown.name + "-" + shown.language + ".png";
    if (std::getenv("FACENOTICE_RENEW_GOLDEN") != nullptr)
      std::ofstream(path, std::ios::binary)
          .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    std::ifstream in(path, std::ios::binary);
    const std::vector<std::uint8_t> golden{std::istreambuf_iterator<char>(in), {}};
    BOOST_TEST((golden == png), path << " differs; run tools/golden and look at it");
  }
}

// Why the check lays out normal and large text, and leaves high contrast to the first of them.
BOOST_AUTO_TEST_CASE(high_contrast_differs_in_colours_alone) {
  for (const DisplayProfile& display : flow.device.displays)
    for (const std::string& language : flow.languages)
      for (const Step& step : flow.steps) {
        const ScreenLayout normal = lay_out(step.id.c_str(), language.c_str(), display),
                           contrast =
                               lay_out(step.id.c_str(), language.c_str(), display, Variant::high_contrast);
        BOOST_TEST_CONTEXT(display.id << " " << language << " " << step.id) {
          BOOST_TEST(normal.overflow == contrast.overflow);
          BOOST_TEST((normal.list.hits == contrast.list.hits));
          BOOST_TEST(normal.texts.size() == contrast.texts.size());
          for (std::size_t i = 0; i < normal.texts.size(); ++i)
            BOOST_TEST((normal.texts[i].box == contrast.texts[i].box));
        }
      }
}

BOOST_AUTO_TEST_SUITE_END()
