// SPDX-License-Identifier: MIT
// Finding, decoding and checking the display lists of a package.
#include "src/screen/screen_book.hpp"

#include <algorithm>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/package_files.hpp>

namespace facenotice {
namespace {

bool draws_tick(const DisplayList& list, std::size_t choice) {
  for (const DisplayItem& item : list.items) {
    const Origin& origin = std::visit([](const auto& i) -> const Origin& { return i.origin; }, item);
    if (origin.part == Part::tick && origin.index == choice) return true;
  }
  return false;
}

bool has_field(const DisplayList& list, std::size_t field, const std::string& data) {
  return std::any_of(list.hits.begin(), list.hits.end(), [&](const HitArea& area) {
    return area.kind == HitArea::Kind::field && area.index == field && area.id == data;
  });
}

// A screen that leaves a choice out (the refusal, say), hides whether a box is ticked, or has no place for
// what it requires, is not the screen of that step.
bool has_all_to_act_on(const DisplayList& list, const Step& step) {
  for (std::size_t i = 0; i < step.choices.size(); ++i) {
    bool found = false;
    for (const HitArea& area : list.hits)
      found =
          found || (area.kind == HitArea::Kind::choice && area.index == i && area.id == step.choices[i].id);
    if (!found || (step.choices[i].toggle && !draws_tick(list, i))) return false;
  }
  for (const HitArea& area : list.hits)
    if (area.kind == HitArea::Kind::choice && area.index >= step.choices.size()) return false;
  for (std::size_t i = 0; i < step.fields.size(); ++i)
    if (step.fields[i].required && !has_field(list, i, step.fields[i].data)) return false;
  return true;
}

}  // namespace

ScreenBook::ScreenBook(const Package& package, const Flow& flow, std::string display)
    : package_(package), flow_(flow), display_(std::move(display)) {}

std::string ScreenBook::find(StepIndex step, const std::string& language, Variant variant) const {
  const std::string& id = flow_.steps[step].id;
  const std::string wanted = screen_file(id, language, display_, variant);
  return package_.falls_back(wanted) ? screen_file(id, language, display_, Variant::normal) : wanted;
}

Digest ScreenBook::digest(StepIndex step, const std::string& language, Variant variant) const {
  return package_.file_digest(find(step, language, variant));
}

Result<Screen> ScreenBook::load(StepIndex step, const std::string& language, Variant variant) const {
  const std::string name = find(step, language, variant);
  if (!package_.has(name)) return Error{"player.screen", "The package lacks the screen " + name + "."};
  Result<DisplayList> list = decode_display_list(package_.file(name).text());
  if (!list) return Error{"player.screen", "The screen " + name + " cannot be read: " + list.error().message};
  const Step& shown = flow_.steps[step];
  if (list->step != shown.id || list->language != language || list->display != display_ ||
      screen_file(list->step, list->language, list->display, list->variant) != name)
    return Error{"player.screen", "The screen " + name + " holds another screen than its name says."};
  if (!has_all_to_act_on(*list, shown))
    return Error{"player.screen",
                 "The screen " + name + " does not offer every choice and field of its step."};
  Screen screen;
  screen.list = std::move(list).value();
  screen.digest = package_.file_digest(name);
  return screen;
}

Status ScreenBook::check(const GlyphStore& glyphs) const {
  for (std::size_t i = 0; i < flow_.steps.size(); ++i) {
    if (!flow_.steps[i].shows()) continue;
    const auto step = static_cast<StepIndex>(i);
    for (const std::string& language : flow_.languages)
      for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast}) {
        const Result<Screen> screen = load(step, language, variant);
        if (!screen) return screen.error();
        if (const Status s = check_glyphs(screen->list, glyphs); !s)
          return Error{"player.glyphs", s.error().message};
      }
  }
  return {};
}

}  // namespace facenotice
