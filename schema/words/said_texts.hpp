// SPDX-License-Identifier: MIT
// Every text that a flow says to somebody, and where it says it.
#pragma once

#include <functional>
#include <string>

#include <facenotice/flow.hpp>

namespace facenotice {

// Where a text stands. `kind`: title, block, field, choice on a step; sign-title, sign-block; purpose-name,
// purpose-description, purpose-method, purpose-necessity, purpose-impact; retention-method; alternative-name;
// right-channel; party-purpose.
struct SaidText {
  const char* kind = "";
  std::string step;        // of a step or sign
  std::string role;        // of a block; the data item of a field
  int nth = 1;             // of several blocks with one role, which
  std::string choice;      // of a choice
  const char* owner = "";  // of a declaration: "purpose", "data", "alternative", "right" or "party"
  std::string owner_id;    // its id; a right's kind
  const LocalizedText* text = nullptr;
};

void each_said_text(const Flow& flow, const std::function<void(const SaidText&)>& visit);

}  // namespace facenotice
