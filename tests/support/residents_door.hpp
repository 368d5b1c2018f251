// SPDX-License-Identifier: MIT
// The residents' door of the templates as a signed package, its enrolment's key, tokens and lists.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "export/package/token_writer.hpp"
#include "schema/document/notice_digest.hpp"
#include "tests/support/vending_package.hpp"

namespace facenotice::test {

inline std::string residents_xml() {
  std::ifstream in(std::string(FACENOTICE_SOURCE_DIR) + "/templates/residents.flow.xml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline PackageDraft residents_draft(const std::string& xml = residents_xml()) {
  PackageDraft draft = vending_draft(xml);
  draft.notices = notices_of(flow_from(xml));
  return draft;
}

inline SecretKey enrolment_key() {
  return fixed_key(0x44);
}

inline TrustStore residents_trust() {
  TrustStore trust = sample_trust();
  trust.keys.push_back({enrolment_role, "Enrolment", enrolment_key().public_key()});
  return trust;
}

inline const Id128 anna{0xA, 1, 2, 3};

// A token of Anna's for the door, in date at sample_now (2026-09-21).
inline ConsentToken annas_token(const std::string& xml = residents_xml()) {
  const Flow flow = flow_from(xml);
  ConsentToken token;
  token.flow = flow.id;
  token.purpose = "face-entry";
  token.language = "zh-CN";
  for (const ManifestNotice& notice : notices_of(flow))
    if (notice.purpose == token.purpose && notice.language == token.language) token.notice = notice.sha256;
  token.subject = anna;
  token.issued = "2026-09-01";
  token.expires = "2027-08-31";
  return token;
}

inline WithdrawalList list_of(std::uint64_t number, std::vector<Id128> subjects = {}) {
  return {number, "2026-09-20", "2026-09-27", std::move(subjects)};
}

inline Bytes bytes_of(const std::string& text) {
  return {text.begin(), text.end()};
}
inline Bytes issued(const ConsentToken& token, const SecretKey& key = enrolment_key()) {
  return bytes_of(issue_token(token, key));
}
inline Bytes issued(const WithdrawalList& list, const SecretKey& key = enrolment_key()) {
  return bytes_of(issue_withdrawals(list, key));
}

}  // namespace facenotice::test
