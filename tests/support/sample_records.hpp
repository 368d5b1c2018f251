// SPDX-License-Identifier: MIT
// Records as a machine writes them, made from a number.
#pragma once

#include <facenotice/record.hpp>

namespace facenotice::test {

inline constexpr std::uint64_t records_per_session = 7;

// Record number `sequence` (1, 2, 3, ...) of an endless run of sessions: start, notified, asked, consented,
// camera on, camera off, end.
inline Record sample_record(std::uint64_t sequence) {
  static constexpr RecordKind kinds[] = {
      RecordKind::session_start, RecordKind::notified,   RecordKind::asked,      RecordKind::consented,
      RecordKind::camera_on,     RecordKind::camera_off, RecordKind::session_end};
  const std::uint64_t index = sequence - 1;
  Record record;
  record.kind = kinds[index % records_per_session];
  record.time = 1'790'000'000'000 + static_cast<UtcMillis>(sequence);
  record.session[0] = 1;
  for (std::size_t i = 0; i < 8; ++i)
    record.session[8 + i] = static_cast<std::uint8_t>(index / records_per_session >> (8 * i));
  record.purpose = "pay";
  record.step = "ask";
  record.choice = record.kind == RecordKind::consented ? "agree" : "";
  record.language = "zh-CN";
  record.package.fill(0xAA);
  record.screen.fill(0xBB);
  record.separate = record.kind == RecordKind::consented;
  record.affirmative = record.kind == RecordKind::consented;
  if (record.kind == RecordKind::camera_on || record.kind == RecordKind::camera_off)
    record.reference = record.session;
  return record;
}

}  // namespace facenotice::test
