// SPDX-License-Identifier: MIT
#include "src/ledger/record_batch.hpp"

namespace facenotice {

void reserve_texts(Record& record) {
  for (std::string* text : {&record.purpose, &record.step, &record.choice, &record.language, &record.detail})
    text->reserve(max_record_text);
}

void make_blank(Record& record) {
  static const Record blank;
  record = blank;  // copied text by text, not moved: the room stays
}

RecordBatch::RecordBatch(std::size_t records) {
  while (records_.size() < records) reserve_texts(records_.emplace_back());
}

Record& RecordBatch::add() {
  if (size_ == records_.size()) reserve_texts(records_.emplace_back());
  Record& record = records_[size_++];
  make_blank(record);
  return record;
}

}  // namespace facenotice
