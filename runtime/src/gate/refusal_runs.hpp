// SPDX-License-Identifier: MIT
// Refusals that say the same, one after the other: the first is on record, then once how often it was said
// again.
#pragma once

#include <cstdint>
#include <vector>

#include <facenotice/record.hpp>
#include <facenotice/time.hpp>

#include "src/ledger/record_batch.hpp"

namespace facenotice {

class RefusalRuns {
 public:
  // Ours: so many that say different things are counted at a time, and none for longer than a minute, so that
  // a crash costs no more than a minute's count.
  static constexpr std::size_t most = 16;
  static constexpr std::int64_t longest_ms = 60'000;

  // `chapter` and `length` (of the ledger) tell whether anything has happened since the last refusal: then
  // what comes is no repetition, whatever it says.
  void follow(std::uint64_t chapter, std::uint64_t length);
  void follow(std::uint64_t chapter) { follow(chapter, length_); }
  void end_older(MonotonicMillis now);
  void end_all();

  // Whether the refusal says what is on record already, in a run that goes on: then it is counted.
  bool again(const Record& refusal);
  // It is on record now, as the ledger's last record, of number `length`.
  void begin(Record refusal, MonotonicMillis now, std::uint64_t length);

  // Of the runs that are over: what was said, `number`: how often again, `time`: when last.
  void owed(RecordBatch& batch) const;
  void written();  // they are on disk

 private:
  struct Run {
    Record refusal;
    MonotonicMillis since = 0;
    bool over = false;
  };
  template <class Over>
  void end(const Over& over);

  std::vector<Run> runs_;
  std::uint64_t chapter_ = 0, length_ = 0;
};

}  // namespace facenotice
