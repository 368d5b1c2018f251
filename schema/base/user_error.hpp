// SPDX-License-Identifier: MIT
// The exception of the design-time layers: a sentence that can be shown to a user in their language.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "schema/base/message.hpp"

namespace facenotice {

// message() says what happened, where, and what to do; what() the same in English, for logs.
class UserError : public std::runtime_error {
 public:
  explicit UserError(Message message) : std::runtime_error(message.english()), message_(std::move(message)) {}

  const Message& message() const { return message_; }

 private:
  Message message_;
};

// What an exception says to a person; of those that are not ours, the words that they came with.
inline Message message_of(const std::exception& error) {
  const auto* ours = dynamic_cast<const UserError*>(&error);
  return ours != nullptr ? ours->message() : Message::verbatim(error.what());
}

// Something that was to be checked could not be: never a pass (exit code 3).
class CouldNotCheck : public UserError {
 public:
  using UserError::UserError;
};

}  // namespace facenotice
