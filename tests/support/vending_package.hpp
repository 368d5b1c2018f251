// SPDX-License-Identifier: MIT
// The vending template as a signed package, with plain screens: one box per choice and field, in rows of 100
// pixels.
#pragma once

#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/package_files.hpp>

#include "export/package/trust_writer.hpp"
#include "schema/base/atomic_file.hpp"
#include "tests/support/sample_package.hpp"

namespace facenotice::test {

inline std::string vending_xml() {
  std::ifstream in(std::string(FACENOTICE_SOURCE_DIR) + "/templates/vending.flow.xml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Flow flow_from(const std::string& xml) {
  pugi::xml_document doc;
  doc.load_buffer(xml.data(), xml.size());
  FlowReading reading = read_flow(doc.document_element());
  if (!reading.ok()) throw std::runtime_error(reading.issues.front().message());
  return std::move(reading.flow);
}

inline DisplayList plain_screen(const Flow& flow, const Step& step, const std::string& language) {
  DisplayList list;
  list.step = step.id;
  list.language = language;
  list.display = flow.device.displays.front().id;
  list.width = 64;
  list.height = 3200;
  list.spoken = step.id;
  for (std::size_t i = 0; i < step.choices.size(); ++i) {
    HitArea area;
    area.index = static_cast<std::uint16_t>(i);
    area.id = step.choices[i].id;
    area.box = {0, px64(static_cast<int>(i) * 100), px64(64), px64(90)};
    area.spoken = area.id;
    list.hits.push_back(area);
    list.focus_order.push_back(area.index);
    if (step.choices[i].toggle)
      list.items.emplace_back(BoxItem{area.box, 0, {0, 0, 0, 255}, 0, {}, {Part::tick, area.index}});
  }
  for (std::size_t i = 0; i < step.fields.size(); ++i) {
    HitArea area;
    area.kind = HitArea::Kind::field;
    area.index = static_cast<std::uint16_t>(i);
    area.id = step.fields[i].data;
    area.box = {0, px64(static_cast<int>(step.choices.size() + i) * 100), px64(64), px64(90)};
    area.spoken = area.id;
    list.focus_order.push_back(static_cast<std::uint16_t>(list.hits.size()));
    list.hits.push_back(area);
  }
  return list;
}

// The draft without one of its files, and without what falls back to it.
inline PackageDraft without_file(PackageDraft draft, std::size_t file) {
  const std::string name = draft.files[file].name;
  draft.files.erase(draft.files.begin() + static_cast<std::ptrdiff_t>(file));
  std::erase_if(draft.falls_back, [&](const std::string& look) { return normal_screen_file(look) == name; });
  return draft;
}

// `change` may spoil a screen before it is packed.
inline PackageDraft vending_draft(const std::string& xml = vending_xml(),
                                  const std::function<void(DisplayList&)>& change = {}) {
  const Flow flow = flow_from(xml);
  PackageDraft draft;
  draft.flow = flow.id;
  draft.sequence = flow.revision;
  draft.expires = flow.valid_until;
  draft.files.push_back({"flow.xml", Bytes(xml.begin(), xml.end())});
  draft.files.push_back({"glyphs.bin", encode(GlyphStore{}).value()});
  for (const Step& step : flow.steps)
    for (const std::string& language : flow.languages) {
      if (!step.shows()) continue;
      DisplayList list = plain_screen(flow, step, language);
      const std::string name = "screens/" + step.id + "." + language + "." + list.display + ".normal.bin";
      if (change) change(list);
      draft.files.push_back({name, encode(list).value()});
      for (const Variant variant : {Variant::large_text, Variant::high_contrast})
        draft.falls_back.push_back(screen_file(step.id, language, list.display, variant));
    }
  return draft;
}

}  // namespace facenotice::test
