// SPDX-License-Identifier: MIT
// Keys over the lines that paperwork.hpp spells out.
#include "export/package/paperwork_signing.hpp"

#include <facenotice/digest.hpp>
#include <facenotice/file.hpp>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

template <class Paper>
Paper with_signature(const SecretKey& key, const std::string& flow, Paper paper) {
  paper.key = to_string(key.id());
  paper.by_key = signed_attributes(key.sign(ByteView(signed_text(flow, paper)), signed_comment));
  return paper;
}

}  // namespace

Reviewer reviewer_of_key(const Document& document, const PublicKey& key) {
  const std::string line = format_public_key(key);
  for (const Reviewer& reviewer : paperwork_of(document).reviewers)
    if (reviewer.key == line) return reviewer;
  throw UserError(msg("{}: no reviewer of the document has the key {}. Add its owner as a reviewer.",
                      document.name(), to_string(key.id)));
}

Confirmation signed_by(const SecretKey& key, const std::string& flow, Confirmation confirmation) {
  return with_signature(key, flow, std::move(confirmation));
}
Waiver signed_by(const SecretKey& key, const std::string& flow, Waiver waiver) {
  return with_signature(key, flow, std::move(waiver));
}

void add_evidence(Confirmation& confirmation, const std::filesystem::path& file) {
  constexpr std::uint64_t most = 512U << 20U;
  const Result<Bytes> bytes = read_file(file.string(), most);
  if (!bytes) throw UserError(player_says(bytes.error()));
  if (bytes->empty()) throw UserError(msg("{}: the file is empty; it shows nothing.", file.string()));
  confirmation.evidence = file.filename().string();
  confirmation.evidence_digest = to_hex(sha256(*bytes));
}

}  // namespace facenotice
