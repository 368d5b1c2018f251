// SPDX-License-Identifier: MIT
// Decoding and checking the display lists of a package.
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

Result<Screen> read_screen(const Package& package, const std::string& name, const Step& step,
                           const std::string& language, const std::string& display) {
  if (!package.has(name)) return Error{"player.screen", "The package lacks the screen " + name + "."};
  Result<DisplayList> list = decode_display_list(package.file(name).text());
  if (!list) return Error{"player.screen", "The screen " + name + " cannot be read: " + list.error().message};
  if (list->step != step.id || list->language != language || list->display != display ||
      screen_file(list->step, list->language, list->display, list->variant) != name)
    return Error{"player.screen", "The screen " + name + " holds another screen than its name says."};
  if (!has_all_to_act_on(*list, step))
    return Error{"player.screen",
                 "The screen " + name + " does not offer every choice and field of its step."};
  return Screen{std::move(list).value(), package.file_digest(name)};
}

}  // namespace

Result<ScreenBook> ScreenBook::open(const Package& package, const Flow& flow, const std::string& display,
                                    const GlyphStore& glyphs) {
  ScreenBook book;
  book.languages_ = flow.languages.size();
  book.places_.reserve(flow.steps.size() * book.languages_ * looks);
  for (const Step& step : flow.steps)
    for (const std::string& language : flow.languages) {
      std::uint32_t normal = nowhere;
      for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast}) {
        const std::string name = screen_file(step.id, language, display, variant);
        std::uint32_t place = normal;
        if (step.shows() && (variant == Variant::normal || !package.falls_back(name))) {
          Result<Screen> screen = read_screen(package, name, step, language, display);
          if (!screen) return screen.error();
          if (const Status s = check_glyphs(screen->list, glyphs); !s)
            return Error{"player.glyphs", s.error().message};
          place = static_cast<std::uint32_t>(book.screens_.size());
          book.screens_.push_back(std::move(screen).value());
        }
        if (variant == Variant::normal) normal = place;
        book.places_.push_back(place);
      }
    }
  return book;
}

const Screen* ScreenBook::find(StepIndex step, std::size_t language, Variant variant) const {
  const auto look = static_cast<std::size_t>(variant);
  if (language >= languages_ || look >= looks) return nullptr;
  const std::size_t at = (step * languages_ + language) * looks + look;
  if (at >= places_.size() || places_[at] == nowhere) return nullptr;
  return &screens_[places_[at]];
}

Digest ScreenBook::digest(StepIndex step, std::size_t language, Variant variant) const {
  const Screen* screen = find(step, language, variant);
  return screen != nullptr ? screen->digest : Digest{};
}

}  // namespace facenotice
