// SPDX-License-Identifier: MIT
#include "src/player/kept_records.hpp"

#include <algorithm>

namespace facenotice {
namespace {

enum class Rank : std::uint8_t { other, refusal, owed };

Rank rank_of(const Record& record) {
  switch (record.kind) {
    case RecordKind::withdrawn:
    case RecordKind::erase_ordered:
      return Rank::owed;
    case RecordKind::refused:
      return Rank::refusal;
    default:
      return Rank::other;
  }
}

}  // namespace

void KeptRecords::keep(Record record) {
  const Rank rank = rank_of(record);
  const auto same = [&](const Record& one) { return rank_of(one) == rank; };
  const auto of_rank = static_cast<std::size_t>(std::count_if(records_.begin(), records_.end(), same));
  if (of_rank >= most_of_a_rank) {
    records_.erase(std::find_if(records_.begin(), records_.end(), same));
    ++dropped_;
  }
  records_.push_back(std::move(record));
}

std::vector<Record> KeptRecords::to_write(UtcMillis now) const {
  std::vector<Record> all;
  all.reserve(records_.size() + 1);
  if (dropped_ > 0) {
    Record dropped;
    dropped.kind = RecordKind::records_dropped;
    dropped.time = recordable_time(now);
    dropped.number = dropped_;
    all.push_back(dropped);
  }
  all.insert(all.end(), records_.begin(), records_.end());
  return all;
}

void KeptRecords::written() {
  records_.clear();
  dropped_ = 0;
}

}  // namespace facenotice
