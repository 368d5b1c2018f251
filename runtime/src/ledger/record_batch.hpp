// SPDX-License-Identifier: MIT
// Records that are put together over and over, without asking for memory each time.
#pragma once

#include <cstddef>
#include <vector>

#include <facenotice/record.hpp>

namespace facenotice {

// Room for the longest texts that a ledger takes.
void reserve_texts(Record& record);
// As a new one, but for that room.
void make_blank(Record& record);

// What is to be written next. Cleared, it keeps the records and their texts' room for those that come.
class RecordBatch {
 public:
  // With room for so many.
  explicit RecordBatch(std::size_t records);

  // A blank one at the end. Valid until the next call.
  Record& add();
  void clear() { size_ = 0; }

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  const Record* data() const { return records_.data(); }

 private:
  std::vector<Record> records_;
  std::size_t size_ = 0;
};

}  // namespace facenotice
