// SPDX-License-Identifier: MIT
// Consent given earlier that somebody has handed in, one for a purpose, in memory that is taken once.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <facenotice/consent_token.hpp>
#include <facenotice/record.hpp>

namespace facenotice {

struct HeldToken {
  std::string purpose;
  SignedToken token;
  Digest mark{};
  std::string refusal;  // why it does not hold, of one that was judged
};

class HeldTokens {
 public:
  explicit HeldTokens(std::size_t room) : tokens_(room) {
    for (HeldToken& one : tokens_) {
      one.purpose.reserve(max_record_text);
      reserve_texts(one.token);
    }
  }

  auto begin() { return tokens_.begin(); }
  auto end() { return tokens_.begin() + static_cast<std::ptrdiff_t>(size_); }
  void clear() { size_ = 0; }
  // In the place of the one for the same purpose. Copied field by field: the room stays.
  void hold(const HeldToken& token) { room_for(token.purpose) = token; }
  HeldToken& room_for(const std::string& purpose) {
    const auto same =
        std::find_if(begin(), end(), [&](const HeldToken& one) { return one.purpose == purpose; });
    if (same != end()) return *same;
    if (size_ == tokens_.size()) tokens_.emplace_back();
    return tokens_[size_++];
  }
  void drop(const Digest& mark) {
    const auto gone = std::remove_if(begin(), end(), [&](const HeldToken& one) { return one.mark == mark; });
    size_ = static_cast<std::size_t>(gone - begin());
  }
  void take(HeldTokens& others) {
    clear();
    for (const HeldToken& one : others) hold(one);
  }

 private:
  std::vector<HeldToken> tokens_;
  std::size_t size_ = 0;
};

}  // namespace facenotice
