// SPDX-License-Identifier: MIT
// Measured screens, remembered: a screen that was laid out before, in this flow or another, is not laid out
// again.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include <facenotice/bytes.hpp>

#include "export/fonts/font_set.hpp"
#include "export/layout/layout.hpp"
#include "schema/facts/visual_facts.hpp"

namespace facenotice {

// What was measured of one screen, without its place in a document.
struct MeasuredScreen {
  struct Item {
    VisualFact fact;  // step and offset are not set
    Origin origin;    // of a choice: Part::choice_label with its index
  };
  std::vector<Item> items;
  bool overflow = false;
  std::string missing_glyphs;
  std::optional<double> code_module_mm;  // of a sign, as in ScreenLayout
};

// What one screen or sign says and looks like in one language, and nothing else: measuring reads this value
// alone, so two screens with the same digest measure the same.
struct ScreenToMeasure {
  std::string language;
  DisplayProfile display;
  Variant variant = Variant::normal;
  Flow flow;  // title, theme and one step or one sign, their texts resolved

  Digest digest() const;
};
ScreenToMeasure screen_to_measure(const Flow& flow, StepIndex step, const std::string& language,
                                  const DisplayProfile& display, Variant variant = Variant::normal);
ScreenToMeasure sign_to_measure(const Flow& flow, std::size_t sign, const std::string& language);
MeasuredScreen measure_screen(Layouter& layouter, const ScreenToMeasure& screen);

// Any number of threads may measure with one memo at once.
class LayoutMemo {
 public:
  static constexpr std::size_t default_screens = 4096;  // some 20 MB

  // Remembers at most `most_screens`, or what make_room_for() asks for; the one that was not asked for
  // longest goes first.
  explicit LayoutMemo(FontSet fonts, std::size_t most_screens = default_screens);

  // A flow with so many screens, in all languages and on all displays, is about to be measured: one that does
  // not fit would push out its own screens before they are asked for again. What was there before keeps its
  // room.
  void make_room_for(std::size_t screens);

  // Throws UserError as Layouter does; what throws is not remembered.
  std::shared_ptr<const MeasuredScreen> measure(const ScreenToMeasure& screen);

  struct Counts {
    std::size_t kept = 0, found = 0, laid_out = 0;
  };
  Counts counts() const;

 private:
  struct Kept {
    Digest digest{};
    std::shared_ptr<const MeasuredScreen> screen;
  };
  struct DigestHash {
    std::size_t operator()(const Digest& digest) const;
  };
  std::shared_ptr<const MeasuredScreen> find(const Digest& digest);
  void keep(const Digest& digest, std::shared_ptr<const MeasuredScreen> screen);
  std::unique_ptr<Layouter> take_layouter();

  const FontSet fonts_;
  mutable std::mutex mutex_;
  std::size_t most_screens_;
  std::list<Kept> screens_;  // the latest asked for first
  std::unordered_map<Digest, std::list<Kept>::iterator, DigestHash> by_digest_;
  std::vector<std::unique_ptr<Layouter>> idle_;  // making one opens the fonts, which costs more than a screen
  Counts counts_;
};

}  // namespace facenotice
