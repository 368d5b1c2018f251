// SPDX-License-Identifier: MIT
// Everything that must hold before a player may start.
#pragma once

#include <facenotice/player.hpp>

#include "src/player/trust_place.hpp"
#include "src/player/withdrawals_place.hpp"
#include "src/screen/screen_book.hpp"

namespace facenotice {

struct LoadedFlow {
  Flow flow;
  GlyphStore glyphs;
  ScreenBook book;
};

// The flow inside a verified package, with its glyphs and all of its screens checked.
Result<LoadedFlow> load_flow(const Package& package, const std::string& display);

struct Loaded {
  Ledger ledger;
  MachineMemory memory;
  TrustPlace trust;
  Package package;
  LoadedFlow flow;
  Instant since;  // when it was loaded, but not before the last moment that this machine knows to have come
  std::optional<WithdrawalList> withdrawals;
  std::optional<Error> withdrawals_refused;
};

// Ledger, package and flow, all verified; the acceptance of the package is on record and captures that a
// crash left open are closed.
Result<Loaded> load(const PlayerOptions& options, Instant now);

}  // namespace facenotice
