// SPDX-License-Identifier: MIT
#include "src/player/withdrawals_place.hpp"

#include <algorithm>

#include <facenotice/digest.hpp>
#include <facenotice/file.hpp>

namespace facenotice {
namespace {

// What speaks against a list of that number and digest; nothing when it is the one that is remembered, or a
// newer one.
Status judge(const WithdrawalList& list, const Digest& digest, const MachineState& state) {
  if (list.number > state.withdrawals_number) return {};
  const std::string had = std::to_string(state.withdrawals_number);
  if (list.number < state.withdrawals_number)
    return Error{"withdrawals.older", "The list of withdrawals has number " + std::to_string(list.number) +
                                          ", but this machine has had number " + had + " already."};
  if (digest != state.withdrawals)
    return Error{"withdrawals.other", "This is another list of withdrawals under the number " + had +
                                          " that this machine has had."};
  return {};
}

Result<WithdrawalList> read_list(const std::string& path, const TrustStore& trust, Ledger& ledger,
                                 MachineMemory& memory, UtcMillis now) {
  const Result<Bytes> file = read_file(path, max_withdrawals_file);
  if (!file) return file.error();
  Result<WithdrawalList> list = verify_withdrawals(file->empty() ? "" : ByteView(*file).text(), trust, now);
  if (!list) return list;
  const Digest digest = sha256(*file);
  if (Status s = judge(*list, digest, memory.state()); !s) return s.error();
  if (list->number > memory.state().withdrawals_number)
    if (Status s = memory.accept_withdrawals(ledger, list->number, digest, now); !s) return s.error();
  return list;
}

}  // namespace

std::string withdrawals_file_of(const PlayerOptions& options) {
  return options.withdrawals_path.empty() ? options.ledger_path + ".withdrawals" : options.withdrawals_path;
}

bool takes_tokens(const Flow& flow) {
  return std::any_of(flow.steps.begin(), flow.steps.end(),
                     [](const Step& step) { return step.exit(ExitKind::token) != nullptr; });
}

WithdrawalsPlace open_withdrawals(const std::string& path, const TrustStore& trust, Ledger& ledger,
                                  MachineMemory& memory, UtcMillis now) {
  Result<WithdrawalList> list = read_list(path, trust, ledger, memory, now);
  if (!list) return {std::nullopt, list.error()};
  return {std::move(list).value(), std::nullopt};
}

Status take_withdrawals(const std::string& path, ByteView file, const WithdrawalList& list, Ledger& ledger,
                        MachineMemory& memory, UtcMillis now) {
  const Digest digest = sha256(file);
  if (Status s = judge(list, digest, memory.state()); !s) return s;
  if (Status s = replace_file(path, file); !s) return s;
  if (list.number == memory.state().withdrawals_number) return {};
  return memory.accept_withdrawals(ledger, list.number, digest, now);
}

}  // namespace facenotice
