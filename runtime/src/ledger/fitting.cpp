// SPDX-License-Identifier: MIT
#include "src/ledger/fitting.hpp"

namespace facenotice {
namespace {

constexpr std::string_view how_on =
    " Find out what happened to it; an operator lifts this by adopting the ledger as it is.";

Error refusal(const char* code, const std::string& path, const std::string& what) {
  return {code, path + ": " + what + std::string(how_on)};
}

}  // namespace

Status check_fit(const Ledger& ledger, const MachineState& state, std::uint64_t named,
                 const std::string& path) {
  if (state.generation == 0) {
    if (named == 0) return {};
    return refusal("state.missing", path,
                   "the ledger names generation " + std::to_string(named) +
                       " of the machine's state, but there is no state.");
  }
  if (ledger.id() != state.ledger)
    return refusal("ledger.other", path,
                   "this is another ledger than the one that the machine's state names.");
  const Result<std::uint64_t> size = ledger.size();
  if (!size) return size.error();
  if (*size < state.length)
    return refusal("ledger.shorter", path,
                   "the ledger has " + std::to_string(*size) + " records, but had " +
                       std::to_string(state.length) + ": an older copy was put back, or its end was lost.");
  const Result<Digest> link = ledger.link_of(state.length);
  if (!link) return link.error();
  if (*link != state.link)
    return refusal("ledger.other", path,
                   "record " + std::to_string(state.length) +
                       " is another one than when the machine's state was written.");
  if (named > state.generation)
    return refusal("state.older", path,
                   "the machine's state has generation " + std::to_string(state.generation) +
                       ", but the ledger names " + std::to_string(named) + ": an older one was put back.");
  return {};
}

Result<Ledger> open_unverified(const std::string& path, LedgerOptions options, bool create) {
  options.create = create;
  options.records_checked_on_open = 0;  // the caller verifies what the state does not vouch for
  return Ledger::open(path, options);
}

AcceptedPackage higher(const AcceptedPackage& a, const AcceptedPackage& b) {
  return a.sequence >= b.sequence ? a : b;
}

}  // namespace facenotice
