// SPDX-License-Identifier: MIT
// Trust that can change: a newer trust file is taken when the signers of the one before it have signed it,
// and its own have, too.
//
// First use: whoever installs the machine puts its first trust file there, over a way that they trust, as
// they put the program there. Nothing vouches for it but that. With a version (trust new gives it 1) the
// machine state remembers its digest, and from then on only a signed update replaces it: a file that was
// exchanged or edited by hand is refused. A machine whose signers' keys are lost cannot be helped by an
// update: it is installed anew.
//
// A signed trust file is a container as a package is (package.hpp): its signatures, then the trust file's XML
// as payload; `minisign -V` verifies it likewise. That payload is no package's, which begins with
// payload_magic.
#pragma once

#include <facenotice/bytes.hpp>
#include <facenotice/package.hpp>
#include <facenotice/result.hpp>
#include <facenotice/trust.hpp>

namespace facenotice {

inline constexpr std::size_t max_signed_trust_file =
    package_header_size + max_package_signatures * package_signature_size + max_trust_file;

// How far above the current version a newer one may be. A number far ahead would lock out all that come
// after; who was away for longer takes what was signed meanwhile one after another.
inline constexpr std::uint64_t max_trust_jump = 1000;

// The trust store in a trust file, plain XML or signed. Signatures are not looked at: that is for whoever
// puts it in place. Codes of read_trust() and read_container().
Result<TrustStore> read_trust_file(ByteView file);

// The trust store of an update of `current`, or why it is not taken. In this order: container, signatures by
// keys of `current` (all holding, in their time, every role that `current` asks for met), then the XML, a
// version above that of `current` by at most max_trust_jump, its expiry, and signatures by its own keys (all
// holding, in their time, every role that it asks for itself met; a key that stands in both counts for both).
// Nobody else may have signed. That `current` has expired stands in no update's way.
// Codes, besides those of read_container() and read_trust(): "trust.unsigned", "trust.stranger",
// "trust.signature", "trust.signed-twice", "trust.key-revoked", "trust.key-date", "trust.role", "trust.older"
// (its version is not above the current one's), "trust.too-far", "trust.expired", "trust.new-keys" (whom it
// asks for itself has not signed it).
Result<TrustStore> verify_trust_update(ByteView file, const TrustStore& current, UtcMillis now);

}  // namespace facenotice
