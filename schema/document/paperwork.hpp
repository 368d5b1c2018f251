// SPDX-License-Identifier: MIT
// What people have signed in a document: who reviews it, what they confirm, what they let pass. It lies
// outside of the content digest, since what is signed for must not change by being signed for.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>
#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>

#include "schema/document/document.hpp"
#include "schema/document/said.hpp"

namespace facenotice {

// Somebody whose signature counts. One key has one role.
struct Reviewer {
  std::string name;
  std::string role;     // id of a role: see rules/attestations.xml
  std::string key;      // minisign's public key line: "RW..."
  std::string from;     // ISO 8601 dates: the signature counts from that day ...
  std::string until;    // ... through this one
  std::string revoked;  // from this day on nothing of the key counts; empty: not revoked
  SourceOffset offset = -1;

  bool may_sign_on(std::string_view date) const {
    return date >= from && date <= until && (revoked.empty() || date < revoked);
  }
};

// A minisign signature (legacy form, over the raw bytes) as two attributes: lines 2 and 4 of a .minisig file,
// whose trusted comment is signed_comment.
struct Signed {
  std::string signature;  // base64 of "Ed", key id, signature; empty: unsigned
  std::string global;     // base64 of the signature over signature and trusted comment
};
inline constexpr const char* signed_comment = "facenotice";

// One person's answer to one item that no program can judge. Answers are added, never replaced.
struct Confirmation {
  std::string item;      // "H-04", or the id of a row that asks a person
  std::string language;  // of an item that is asked once per language, BCP 47; else empty
  Said said = Said::satisfied;
  std::string reason;           // why, in the words of whoever answers; may be empty
  std::string by, role;         // name and role id
  std::string key;              // the key's id, 16 hex digits
  std::string part;             // SHA-256, hex, of the part of the document that it speaks of
  std::string pieces;           // what that part consists of, as part_pieces() says; may be empty
  std::string evidence;         // what shows it, in words: a file's name; may be empty
  std::string evidence_digest;  // SHA-256, hex, of that file; may be empty
  std::string date, expires;    // ISO 8601; `expires` may be empty
  Signed by_key;
  SourceOffset offset = -1;
};

// One finding that somebody lets pass, with a reason.
struct Waiver {
  std::string rule, finding;  // the row's id, the finding's fingerprint
  std::string reason;
  std::string approver, role;
  std::string key;            // the key's id
  std::string date, expires;  // ISO 8601; at most a year apart
  Signed by_key;
  SourceOffset offset = -1;
};

struct Paperwork {
  std::vector<Reviewer> reviewers;
  std::vector<Confirmation> confirmations;  // in the document's order: their history
  std::vector<Waiver> waivers;
};
Paperwork paperwork_of(const Document& document);

// A file of <reviewers> that stands for itself: who vouches for the reviewers in a document.
struct ReviewerList {
  std::string name;    // of the file, without its folder; empty: there is no list
  std::string digest;  // SHA-256 of its bytes, hex
  std::vector<Reviewer> reviewers;
};
// Throws UserError.
ReviewerList load_reviewers(const std::filesystem::path& file);
// The text of such a file.
std::string format_reviewers(const std::vector<Reviewer>& reviewers);

// What is signed: lines, each with a line end, in UTF-8. `none` stands for what is left out.
//
//   facenotice-confirmation-1               facenotice-waiver-1
//   flow id                                 flow id
//   item, or item/language                  row id
//   satisfied | not-satisfied | taken-back  fingerprint
//   role                                    role
//   key id                                  key id
//   digest of the part                      SHA-256 of the reason's UTF-8, hex
//   SHA-256 of the evidence's name | none   date
//   digest of the evidence | none           end
//   date
//   end | none
//   SHA-256 of the reason's UTF-8, hex; no such line where there is no reason
//   pieces SHA-256 of the pieces, hex; no such line where there are none
//
// Test vectors: tests/schema/document/paperwork.cpp.
std::string signed_text(std::string_view flow, const Confirmation& confirmation);
std::string signed_text(std::string_view flow, const Waiver& waiver);

// Whether the attributes hold a signature of `key` over the text.
bool is_signed_by(const Signed& by_key, const PublicKey& key, std::string_view text);
// The other way: attributes from a signature whose trusted comment is signed_comment.
Signed signed_attributes(const Signature& signature);

}  // namespace facenotice
