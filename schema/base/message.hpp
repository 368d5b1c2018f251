// SPDX-License-Identifier: MIT
// A sentence in no language yet.
#pragma once

#include <string>
#include <utility>

#include "schema/base/tr.hpp"

namespace facenotice {

class Message {
 public:
  Message() = default;
  explicit Message(std::string text) : text_(std::move(text)) {}
  static Message verbatim(std::string text) { return Message(std::move(text)); }
  bool empty() const { return text_.empty(); }
  const std::string& english() const { return text_; }

 private:
  std::string text_;
};

inline const std::string& said(const Message& message) {
  return message.english();
}
template <class T>
const T& said(const T& value) {
  return value;
}
template <class... Args>
Message msg(const char* english, const Args&... args) {
  return Message(trf(english, said(args)...));
}

}  // namespace facenotice
