// SPDX-License-Identifier: MIT
// Tokens of consent given earlier and lists of withdrawals, as an operator's enrolment system makes them.
#pragma once

#include <string>

#include <facenotice/consent_token.hpp>
#include <facenotice/withdrawal_list.hpp>

#include "export/package/keys.hpp"

namespace facenotice {

// The whole file. Throws UserError for values that no token, or no list, can have.
std::string issue_token(const ConsentToken& token, const SecretKey& enrolment);
std::string issue_withdrawals(const WithdrawalList& list, const SecretKey& enrolment);

// A subject for a new consent: random, of nobody else and of no other consent.
Id128 new_subject();

}  // namespace facenotice
