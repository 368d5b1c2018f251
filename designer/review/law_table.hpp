// SPDX-License-Identifier: MIT
// The laws row by row, as a reviewer reads them: what each asks, what the result rests on, who has answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/check/report.hpp"

namespace facenotice {

enum class RowsShown : std::uint8_t {
  waiting,    // broken, or waiting for somebody to answer or to read
  with_rest,  // a part of it no check and no item looks at, whatever became of the other
  settled,    // proven, or confirmed by somebody
  concerned,  // all that speak of something in this flow
  all,
};

struct LawRow {
  std::string id;  // "CN-FRT-6.1"
  std::string article, asks;
  RowBasis basis = RowBasis::not_concerned;
  std::string outcome;  // what it rests on, in words: "waiting for a person: privacy officer"
};
struct LawRows {
  std::string law;
  std::vector<LawRow> rows;
};
// In the order of the report; laws without a row to show are left out. `words` are looked for in a row's id,
// article, demand and outcome and in its law's name, in capitals or not; empty: any. `role`, an id: rows with
// an item for that role to answer, among what waits one that it has yet to confirm; empty: anybody's.
std::vector<LawRows> law_rows(const Report& report, RowsShown shown, const std::string& words = {},
                              const std::string& role = {});

struct AskedRole {
  std::string id, name;  // the name in the report's words
};
// Who is asked something by this report, in the order of their names.
std::vector<AskedRole> roles_asked(const Report& report);

// The findings of the row that count and may be let pass.
std::vector<const Finding*> waivable_findings(const Report& report, const std::string& id);
// The first finding of the row; nothing when there is none.
const Finding* first_finding(const Report& report, const std::string& id);

struct RowPlace {
  Place place;
  std::string finding;  // its fingerprint; empty: nothing is wrong there
};
// The first place that the row found fault with, else the first text that it rests on and that is to be read.
// `document`: that of the report.
std::optional<RowPlace> place_of_row(const Report& report, const std::string& id, const Document& document);

}  // namespace facenotice
