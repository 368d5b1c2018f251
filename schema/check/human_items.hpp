// SPDX-License-Identifier: MIT
// What a flow's laws ask people to confirm, and whether they have.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schema/check/answers.hpp"
#include "schema/check/report.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

// The catalogue's item for texts: asked once per language, by every row that only sees that a text is there.
inline constexpr std::string_view texts_item = "H-23";

// Gathers the items while packs are applied.
class HumanItems {
 public:
  HumanItems(const Document& document, const AttestationCatalog& catalogue, const Answers& answers,
             const Report& report)
      : document_(document), catalogue_(catalogue), answers_(answers), report_(report) {}

  // A row in force that asks for an item of the catalogue.
  void ask(const std::string& item, const Row& row, const std::string& citation);
  // A row whose rule finds that a person must judge what stands in the document.
  void ask(const Finding& review);

  std::vector<HumanItem> items() const;
  // One review finding for each item of the catalogue that is open; an error where somebody has answered that
  // it is not so.
  std::vector<Finding> open() const;

 private:
  HumanItem& item(const std::string& id, const std::string& language);

  const Document& document_;
  const AttestationCatalog& catalogue_;
  const Answers& answers_;
  const Report& report_;
  std::map<std::pair<std::string, std::string>, HumanItem> items_;  // by id and language
};

// Why an answer or a waiver that is there does not count, as a sentence about it; empty where there is none,
// or where it counts.
Message shortcoming(const GivenAnswer& answer);

// A warning for each answer that nobody can be held to, with its place: tampering is never silent.
std::vector<Finding> tampered_answers(const Document& document, const Answers& answers, const Words& words);

}  // namespace facenotice
