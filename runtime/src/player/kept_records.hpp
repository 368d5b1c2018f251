// SPDX-License-Identifier: MIT
// Records that the ledger could not take yet. A player's memory is bounded, so some give way to others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <facenotice/record.hpp>

namespace facenotice {

// What somebody is owed comes last to give way: withdrawals, orders to erase (which the host has by then) and
// refusals have a room each; everything else shares one. Each is left oldest first, but for the withdrawal of
// a consent given earlier: that consent would count again. What was dropped is counted, and counted on record
// as soon as something can be written.
class KeptRecords {
 public:
  static constexpr std::size_t most_of_a_rank = 1024;
  static constexpr std::size_t most_at_once = 64;  // what a disk that is still full is tried with

  void keep(Record record);
  // Whether there is room for it: not where all in its room are of those that never give way. keep() takes
  // the withdrawal of a consent given earlier all the same: whoever can still say no asks first.
  bool has_room_for(const Record& record) const;
  bool empty() const { return records_.empty() && dropped_ == 0; }
  // What is to be written next, in the order in which it happened; before it, when something was dropped, a
  // records_dropped with their number.
  std::vector<Record> to_write(UtcMillis now) const;
  // They are on disk; there may be more.
  void written();
  // One that no ledger takes as it is: never again in the way of the others, but counted.
  void refused() { ++dropped_; }

 private:
  bool is_full(const Record& record) const;  // the room that it belongs to
  bool holds_same(const Record& record) const;
  std::vector<Record>::const_iterator first_to_go(const Record& record) const;

  std::vector<Record> records_;
  std::uint64_t dropped_ = 0;
};

}  // namespace facenotice
