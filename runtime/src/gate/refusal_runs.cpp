// SPDX-License-Identifier: MIT
#include "src/gate/refusal_runs.hpp"

#include <algorithm>
#include <utility>

namespace facenotice {

// One that was said but once is on record as it is; nothing is owed for it.
template <class Over>
void RefusalRuns::end(const Over& over) {
  for (Run& run : runs_)
    if (over(run)) run.over = true;
  runs_.erase(std::remove_if(runs_.begin(), runs_.end(),
                             [](const Run& run) { return run.over && run.refusal.number == 0; }),
              runs_.end());
}

void RefusalRuns::end_all() {
  end([](const Run&) { return true; });
}

void RefusalRuns::end_older(MonotonicMillis now) {
  end([&](const Run& run) { return now >= later(run.since, longest_ms); });
}

void RefusalRuns::follow(std::uint64_t chapter, std::uint64_t length) {
  if (chapter != chapter_ || length != length_) end_all();
  chapter_ = chapter;
  length_ = length;
}

bool RefusalRuns::again(const Record& refusal) {
  for (Run& run : runs_) {
    Record& said = run.refusal;
    if (run.over || said.session != refusal.session || said.purpose != refusal.purpose ||
        said.step != refusal.step || said.detail != refusal.detail)
      continue;
    ++said.number;
    said.time = refusal.time;
    return true;
  }
  return false;
}

void RefusalRuns::begin(Record refusal, MonotonicMillis now, std::uint64_t length) {
  if (runs_.size() >= most) end_all();
  runs_.push_back({std::move(refusal), now, false});
  length_ = length;
}

void RefusalRuns::owed(RecordBatch& batch) const {
  for (const Run& run : runs_)
    if (run.over) batch.add() = run.refusal;
}

void RefusalRuns::written() {
  runs_.erase(std::remove_if(runs_.begin(), runs_.end(), [](const Run& run) { return run.over; }),
              runs_.end());
}

}  // namespace facenotice
