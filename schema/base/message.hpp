// SPDX-License-Identifier: MIT
// A sentence in no language yet: what has to be said, kept as its English form and its arguments until
// somebody knows to whom. Whoever finds a fault does not know the reader's language; whoever shows it does.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "schema/base/words.hpp"

namespace facenotice {

class Message {
 public:
  using Say = std::function<std::string(const Words&)>;

  Message() = default;  // says nothing
  explicit Message(Say say) : say_(std::move(say)) {}
  // What is the same in every language: a name, a number, another program's words.
  static Message verbatim(std::string text) {
    return Message([text = std::move(text)](const Words&) { return text; });
  }

  bool empty() const { return !say_; }
  std::string in(const Words& words) const { return say_ ? say_(words) : std::string(); }
  std::string english() const { return in(Words()); }

 private:
  Say say_;
};

namespace message_detail {

// Arguments are kept by value: a Message outlives the statement that made it.
template <class T>
auto kept(T&& value) {
  if constexpr (std::is_convertible_v<const std::decay_t<T>&, std::string_view>)
    return std::string(std::string_view(value));
  else
    return std::decay_t<T>(std::forward<T>(value));
}

template <class T>
const T& said(const T& value, const Words&) {
  return value;
}
inline std::string said(const Message& message, const Words& words) {
  return message.in(words);
}

template <class... Kept>
Message made(const char* english, Kept... kept) {
  if constexpr (sizeof...(kept) == 0)
    return Message([english](const Words& words) { return std::string(words.tr(english)); });
  else
    return Message([=](const Words& words) { return words.trf(english, said(kept, words)...); });
}

}  // namespace message_detail

// `english` is a literal with {} for the arguments (fmt's rules; without arguments braces are braces);
// arguments that are Messages are said in the language that the whole is said in.
template <class... Args>
Message msg(const char* english, Args&&... args) {
  return message_detail::made(english, message_detail::kept(std::forward<Args>(args))...);
}

// One under the other.
inline Message in_lines(std::vector<Message> lines) {
  return Message([lines = std::move(lines)](const Words& words) {
    std::string text;
    for (const Message& line : lines) text += (text.empty() ? "" : "\n") + line.in(words);
    return text;
  });
}

}  // namespace facenotice
