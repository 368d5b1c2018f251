// SPDX-License-Identifier: MIT
// A package before somebody signs it: what it holds, what waits, and whether it may be signed at all.
#pragma once

#include <filesystem>
#include <string>

#include "export/checking/packaged_flow.hpp"
#include "export/fonts/font_set.hpp"
#include "export/package/keys.hpp"
#include "schema/check/check.hpp"

namespace facenotice {

struct PackageReview {
  PackagedFlow package;
  Report report;  // of the flow inside, made now

  // What is broken, or could not be checked, is not signed.
  bool may_be_signed() const {
    return report.verdict != Verdict::broken && report.verdict != Verdict::could_not_check;
  }
};

// Checks the flow inside the package by `options`; without a date of theirs, by the laws of the package's own
// report. Throws UserError when the file is no package, or holds no sound flow.
PackageReview review_package(const std::filesystem::path& file, const FontSet& fonts, CheckOptions options);

// What whoever signs answers for; lines, each with a line end.
// What is to be known of a package that was just made: whether it is a draft, and what of it is still an
// example.
std::string packed_in_words(const Report& report, const std::string& file, const Words& words);

std::string to_be_signed_in_words(const PackageReview& review);

// vendor or legal, as the key's file name says; empty when it says neither.
std::string role_by_name(const std::filesystem::path& key_file);

// Machines hold a signature against their trust file; this keeps people from signing as somebody else by
// mistake. Throws UserError when the key's file is called by the other role, or when the key is of a reviewer
// of the flow whose role is another one: counsel alone sign for legal, and do not sign for the vendor.
void require_key_of_role(const PackageReview& review, const std::filesystem::path& key_file,
                         const PublicKey& key, const std::string& role);

// Throws UserError where the role is legal and values of the flow are still examples, unless that is
// accepted, for a trial.
void require_examples_replaced(const PackageReview& review, const std::string& role, bool accepted);

// Throws UserError when it cannot be read, or is larger than any package.
Bytes read_package_file(const std::filesystem::path& file);

// Whether a machine with this trust file would load the package on that day (ISO 8601), and what it holds; or
// why it would refuse. A sentence with a line end.
struct PackageVerdict {
  bool loaded = false;
  std::string words;
};
PackageVerdict verify_in_words(const std::filesystem::path& package, const std::filesystem::path& trust,
                               const std::string& day, const Words& words);

}  // namespace facenotice
