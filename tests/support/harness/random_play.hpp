// SPDX-License-Identifier: MIT
// People and machines that do anything at all, by seed.
#pragma once

#include <cstdint>
#include <random>

#include <facenotice/player.hpp>

namespace facenotice::test {

class RandomPlay {
 public:
  explicit RandomPlay(std::uint64_t seed) : random_(seed) {}

  bool one_in(unsigned n) { return random_() % n == 0; }
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  Id128 any_id();
  // What a person and an honest machine could do at this step; `grant` was given last.
  void sensible(Player& player, const Id128& grant, Instant now);
  // Any call, with anything in it. False: what a call from inside of another one has to answer.
  bool senseless(Player& player, const Id128& grant, const std::vector<Id128>& orders, Instant now);

 private:
  std::mt19937_64 random_;
};

}  // namespace facenotice::test
