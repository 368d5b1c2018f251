// SPDX-License-Identifier: MIT
// Questions about data items that several facts ask.
#include "schema/facts/captured_data.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

namespace facenotice {

bool is_face(const DataItem& item) {
  return item.category == "face-image" || item.category == "face-template" ||
         item.category == "liveness-video";
}

std::vector<const DataItem*> captured_items(const Flow& flow, const Step& step, PurposeIndex purpose) {
  std::vector<const DataItem*> items;
  if (step.kind == StepKind::capture && step.purpose == purpose)
    for (const std::string& id : step.captures) items.push_back(flow.find_data(id));
  if (!items.empty()) return items;
  for (const DataItem& item : flow.data)
    if (is_face(item) &&
        std::find(item.purposes.begin(), item.purposes.end(), purpose) != item.purposes.end())
      items.push_back(&item);
  return items;
}

const char* farthest_egress(const std::vector<const DataItem*>& items) {
  const auto any = [&](std::string_view egress) {
    return std::any_of(items.begin(), items.end(),
                       [&](const DataItem* item) { return item->egress == egress; });
  };
  return any("internet") ? "internet" : any("site") ? "site" : "none";
}

bool outlives_session(const std::vector<const DataItem*>& items) {
  constexpr std::int64_t longest_session_ms = 10 * 60 * 1000;
  return std::any_of(items.begin(), items.end(), [&](const DataItem* item) {
    if (!is_face(*item) || item->storage == "none") return false;
    if (!item->retention.duration.empty()) return duration_ms(item->retention.duration) > longest_session_ms;
    return item->retention.event != "result" && item->retention.event != "session-end";
  });
}

std::int64_t duration_ms(std::string_view iso8601) {
  std::int64_t milliseconds = 0;
  return parse_duration(iso8601, milliseconds) ? milliseconds : 0;
}

}  // namespace facenotice
