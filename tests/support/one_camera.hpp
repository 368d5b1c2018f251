// SPDX-License-Identifier: MIT
// The smallest flow that turns a camera on, for tests of the gate alone, and somebody who agrees to it.
#pragma once

#include <facenotice/flow.hpp>
#include <facenotice/ledger.hpp>
#include <facenotice/package.hpp>

#include "tests/support/sample_package.hpp"

namespace facenotice::test {

// Captures at "scan" for "pay".
inline Flow one_camera() {
  Flow flow;
  Purpose purpose;
  purpose.id = "pay";
  flow.purposes = {purpose};
  Step step;
  step.id = "scan";
  step.kind = StepKind::capture;
  step.purpose = 0;
  flow.steps = {step};
  return flow;
}

// Told about "pay", and agreed, separately and by an act. False where the ledger took it not.
inline bool agree(Ledger& ledger, const Package& package, const Id128& session) {
  bool written = true;
  for (const RecordKind kind : {RecordKind::notified, RecordKind::consented}) {
    Record record;
    record.kind = kind;
    record.time = sample_now;
    record.session = session;
    record.purpose = "pay";
    record.package = package.digest();
    record.separate = record.affirmative = true;
    written = ledger.append(record).ok() && written;
  }
  return written;
}

}  // namespace facenotice::test
