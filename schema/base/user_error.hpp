// SPDX-License-Identifier: MIT
// The exception of the design-time layers: a sentence that can be shown to a user as it is.
#pragma once

#include <stdexcept>
#include <string>

#include "schema/base/message.hpp"

namespace facenotice {

// what() says what happened, where, and what to do, in the language of the user interface.
class UserError : public std::runtime_error {
 public:
  explicit UserError(const std::string& message) : std::runtime_error(message) {}
  explicit UserError(const Message& message) : std::runtime_error(message.english()) {}
};

// Something that was to be checked could not be: never a pass (exit code 3).
class CouldNotCheck : public UserError {
 public:
  using UserError::UserError;
};

}  // namespace facenotice
