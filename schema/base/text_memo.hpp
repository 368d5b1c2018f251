// SPDX-License-Identifier: MIT
// Values that follow from a text and its language alone, remembered: one keystroke changes one text of a
// flow, and the machines of a fleet say the same.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace facenotice {

// Any number of threads may ask at once.
template <class Value>
class TextMemo {
 public:
  // `make` makes what is not remembered.
  template <class Make>
  std::shared_ptr<const Value> find(std::string_view text, std::string_view language, const Make& make) {
    std::string key(language);
    key.append(1, '\0').append(text);
    {
      const std::lock_guard<std::mutex> lock(guard_);
      if (const auto known = recent_.find(key); known != recent_.end()) return known->second;
      if (const auto known = older_.find(key); known != older_.end())
        return keep(std::move(key), known->second);
    }
    auto made = std::make_shared<const Value>(make());
    const std::lock_guard<std::mutex> lock(guard_);
    return keep(std::move(key), std::move(made));
  }

 private:
  using Known = std::unordered_map<std::string, std::shared_ptr<const Value>>;

  // Two generations: what was not asked for while one filled is forgotten. Long texts fill it sooner.
  std::shared_ptr<const Value> keep(std::string key, std::shared_ptr<const Value> value) {
    constexpr std::size_t generation = 1U << 20U;  // bytes
    bytes_ += key.size() + sizeof(Value);
    if (bytes_ > generation) {
      older_ = std::move(recent_);
      recent_.clear();
      bytes_ = key.size() + sizeof(Value);
    }
    recent_.emplace(std::move(key), value);
    return value;
  }

  std::mutex guard_;
  Known recent_, older_;
  std::size_t bytes_ = 0;  // of recent_
};

}  // namespace facenotice
