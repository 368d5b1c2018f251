// SPDX-License-Identifier: MIT
#include "src/player/kept_records.hpp"

#include <algorithm>

namespace facenotice {
namespace {

enum class Rank : std::uint8_t { other, refusal, withdrawal, order };

Rank rank_of(const Record& record) {
  switch (record.kind) {
    case RecordKind::withdrawn:
      return Rank::withdrawal;
    case RecordKind::erase_ordered:
      return Rank::order;
    case RecordKind::refused:
      return Rank::refusal;
    default:
      return Rank::other;
  }
}

// The consent ends with its session, whether or not that is on record; one given earlier does not.
bool gives_way(const Record& record) {
  return record.kind != RecordKind::withdrawn || record.reference == Id128{};
}

}  // namespace

bool KeptRecords::is_full(const Record& record) const {
  const auto same = [&](const Record& one) { return rank_of(one) == rank_of(record); };
  return static_cast<std::size_t>(std::count_if(records_.begin(), records_.end(), same)) >= most_of_a_rank;
}

std::vector<Record>::const_iterator KeptRecords::first_to_go(const Record& record) const {
  return std::find_if(records_.begin(), records_.end(),
                      [&](const Record& one) { return rank_of(one) == rank_of(record) && gives_way(one); });
}

bool KeptRecords::holds_same(const Record& record) const {
  return std::any_of(records_.begin(), records_.end(), [&](const Record& one) {
    return one.kind == record.kind && one.commitment == record.commitment && one.purpose == record.purpose;
  });
}

bool KeptRecords::has_room_for(const Record& record) const {
  return !is_full(record) || first_to_go(record) != records_.end();
}

void KeptRecords::keep(Record record) {
  if (is_full(record)) {
    const auto first = first_to_go(record);
    // Who takes back in front of the machine what they came in with is never told no. A disk took their token
    // just before, so there are few of them, and each is kept once.
    if (first == records_.end() && (gives_way(record) || holds_same(record))) {
      ++dropped_;
      return;
    }
    if (first != records_.end()) {
      ++dropped_;
      records_.erase(first);
    }
  }
  records_.push_back(std::move(record));
}

std::vector<Record> KeptRecords::to_write(UtcMillis now) const {
  std::vector<Record> all;
  const std::size_t some = std::min(records_.size(), most_at_once);
  if (dropped_ > 0) {
    Record dropped;
    dropped.kind = RecordKind::records_dropped;
    dropped.time = recordable_time(now);
    dropped.number = dropped_;
    all.push_back(dropped);
  }
  all.insert(all.end(), records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(some));
  return all;
}

void KeptRecords::written() {
  const std::size_t some = std::min(records_.size(), most_at_once);
  records_.erase(records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(some));
  dropped_ = 0;
}

}  // namespace facenotice
