// SPDX-License-Identifier: MIT
// From the layout's measurements to the texts that it was about.
#include "designer/authoring/text_fit.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include <facenotice/flow_reader.hpp>

#include "export/checking/full_check.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/edit/text_holders.hpp"

namespace facenotice {
namespace {

// Which part of a screen or sign the holder's words become; nothing for what is declared.
std::optional<Origin> origin_of(pugi::xml_node holder) {
  const std::string_view name = flow_element_name(holder);
  if (name == "title") return Origin{Part::title, 0};
  const pugi::xml_node part = name == "label" ? holder.parent() : holder;
  const std::string_view kind = flow_element_name(part);
  std::uint16_t index = 0;
  for (pugi::xml_node before = part.previous_sibling(); before; before = before.previous_sibling())
    if (flow_element_name(before) == kind) ++index;
  if (kind == "block") return Origin{Part::block, index};
  if (kind == "choice") return Origin{Part::choice_label, index};
  if (kind == "field") return Origin{Part::field_label, index};
  return std::nullopt;
}

bool names(std::string_view list, std::string_view id) {
  return fmt::format(" {} ", list).find(fmt::format(" {} ", id)) != std::string::npos;
}

// The placeholders that print what a declaration says.
std::vector<std::string> placeholders_of(const Document& document, pugi::xml_node holder) {
  const std::string_view member = flow_element_name(holder);
  pugi::xml_node thing = holder.parent();
  if (flow_element_name(thing) == "retention") thing = thing.parent();
  const std::string_view kind = flow_element_name(thing), id = thing.attribute("id").value();
  if (kind == "flow") return {"flow.title"};
  if (kind == "right") return {fmt::format("right.{}", thing.attribute("kind").value())};
  if (kind == "item" && member == "method") return {fmt::format("data.{}.retention", id)};
  std::vector<std::string> found = {fmt::format("{}.{}.{}", kind == "item" ? "data" : kind, id, member)};
  if (kind == "item" && member == "name")
    for (const Purpose& purpose : document.flow().purposes)
      if (names(thing.attribute("purposes").value(), purpose.id))
        found.push_back(fmt::format("purpose.{}.data", purpose.id));
  if (kind == "party" && member == "name")
    for (const DataItem& item : document.flow().data)
      if (std::count(item.recipients.begin(), item.recipients.end(), id) > 0)
        found.push_back(fmt::format("data.{}.recipients", item.id));
  return found;
}

// The texts of a document by where they stand and by what prints them.
class TextsInPlace {
 public:
  TextsInPlace(const Document& document, const FormatWords& names, const Words& words)
      : holders_(text_holders(document, names, words)) {
    for (const TextHolder& holder : holders_) {
      const pugi::xml_node node = holder.path.in(document);
      const pugi::xml_node place =
          flow_element_name(node) == "label" ? node.parent().parent() : node.parent();
      const std::string_view group = flow_element_name(place.parent());
      if (group == "steps" || group == "signs") {
        if (const std::optional<Origin> origin = origin_of(node))
          texts_[{group == "signs", place.attribute("id").value()}].push_back({&holder, *origin});
      } else {
        for (const std::string& placeholder : placeholders_of(document, node))
          declared_.emplace(placeholder, &holder);
      }
    }
  }

  // Puts a place to each of its texts that is cut there, and to what they print.
  void add(const std::string& id, const std::string& language, const TooLong& place,
           const std::vector<Origin>& cut, TextFit& fit) const {
    const auto texts = texts_.find({place.on_sign, id});
    if (texts == texts_.end()) return;
    std::set<const TextHolder*> printed;
    for (const auto& [holder, origin] : texts->second)
      if (std::find(cut.begin(), cut.end(), origin) != cut.end()) print(*holder, language, printed);
    for (const TextHolder* holder : printed) fit.add(holder->path, language, place);
  }

 private:
  void print(const TextHolder& holder, const std::string& language,
             std::set<const TextHolder*>& printed) const {
    const TextIn* text = holder.in(language);
    if (text == nullptr || !printed.insert(&holder).second) return;
    const std::vector<std::string> placeholders = placeholders_in(text->text);
    for (const std::string& placeholder : placeholders) {
      const auto [first, last] = declared_.equal_range(placeholder);
      for (auto declared = first; declared != last; ++declared) print(*declared->second, language, printed);
    }
  }

  struct Text {
    const TextHolder* holder;
    Origin origin;
  };
  std::vector<TextHolder> holders_;
  std::map<std::pair<bool, std::string>, std::vector<Text>> texts_;  // on a sign or not, its id
  std::multimap<std::string, const TextHolder*> declared_;           // by placeholder
};

std::vector<Origin> cut_of(const MeasuredScreen& screen) {
  std::vector<Origin> cut;
  for (const MeasuredScreen::Item& item : screen.items)
    if (item.fact.below_fold) cut.push_back(item.origin);
  return cut;
}

constexpr Variant variants[] = {Variant::normal, Variant::large_text, Variant::high_contrast};

std::string place_in_short(const Words& words, const TooLong& place) {
  if (place.on_sign) return words.trf("{} (paper {})", place.where, place.display);
  switch (place.variant) {
    case Variant::large_text:
      return words.trf("{} ({}, large text)", place.where, place.display);
    case Variant::high_contrast:
      return words.trf("{} ({}, high contrast)", place.where, place.display);
    case Variant::normal:
      break;
  }
  return words.trf("{} ({})", place.where, place.display);
}

}  // namespace

const std::vector<TooLong>& TextFit::too_long(const ElementPath& holder, const std::string& language) const {
  static const std::vector<TooLong> none;
  const auto found = places_.find({holder.text(), language});
  return found == places_.end() ? none : found->second;
}

void TextFit::add(const ElementPath& holder, const std::string& language, TooLong place) {
  places_[{holder.text(), language}].push_back(std::move(place));
}

TextFit fit_texts(const Document& document, LayoutMemo& memo, const FormatWords& names, const Words& words,
                  const std::stop_token& stop) {
  const Flow& flow = document.flow();
  const TextsInPlace texts(document, names, words);
  const ShownNames shown(flow, words);
  TextFit fit;
  memo.make_room_for(flow.steps.size() * flow.languages.size() * flow.device.displays.size() * 3);
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    if (!flow.steps[i].shows()) continue;
    for (const std::string& language : flow.languages)
      for (const DisplayProfile& display : flow.device.displays)
        for (const Variant variant : variants) {
          if (stop.stop_requested()) throw CheckStopped();
          const auto screen =
              memo.measure(screen_to_measure(flow, static_cast<StepIndex>(i), language, display, variant));
          if (!screen->overflow) continue;
          const std::string& id = flow.steps[i].id;
          const std::vector<Origin> cut = cut_of(*screen);
          texts.add(id, language, {shown.step(id), display.id, variant, false}, cut, fit);
        }
  }
  for (std::size_t i = 0; i < flow.signs.size(); ++i)
    for (const std::string& language : flow.languages) {
      if (stop.stop_requested()) throw CheckStopped();
      const auto measured = memo.measure(sign_to_measure(flow, i, language));
      if (!measured->overflow) continue;
      const Sign& sign = flow.signs[i];
      const std::vector<Origin> cut = cut_of(*measured);
      texts.add(sign.id, language, {shown.text(sign.title), sign.paper, Variant::normal, true}, cut, fit);
    }
  return fit;
}

// A screen that has no room in large text is shown in the usual look (export/package).
bool is_lost(const std::vector<TooLong>& places) {
  return std::any_of(places.begin(), places.end(),
                     [](const TooLong& place) { return place.variant == Variant::normal; });
}

std::string too_long_in_short(const Words& words, const std::vector<TooLong>& places) {
  std::string said;
  for (const TooLong& place : places)
    said += (said.empty() ? "" : words.tr("; ")) + place_in_short(words, place);
  return said;
}

std::string too_long_in_words(const Words& words, const std::vector<TooLong>& places) {
  std::string said;
  for (const TooLong& place : places) {
    const std::string where = place_in_short(words, place);
    if (!said.empty()) said += "\n";
    said +=
        place.variant == Variant::normal
            ? words.trf("No room on {}: it is below the edge. Shorten it, or what stands above it.", where)
            : words.trf("No room on {}: whoever asks for that is shown the usual one instead.", where);
  }
  return said;
}

}  // namespace facenotice
