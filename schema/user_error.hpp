// SPDX-License-Identifier: MIT
// An error whose text is ready for the user.
#pragma once

#include <stdexcept>

namespace facenotice {

// Says what happened, where, and what to do. Thrown by the design-time layers; never by the player.
class UserError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace facenotice
