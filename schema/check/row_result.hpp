// SPDX-License-Identifier: MIT
// What became of one row of a law, and what that rests on.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace facenotice {

// One assertion of one row: what it was held against. A pass shows its evidence.
struct RowCheck {
  std::string property, assertion, title;
  std::string looked_at;  // the name of the places: n:capture, f:told
  std::size_t places = 0, failed = 0;
  bool of_faults = false;  // it speaks of facts that are there only when something is wrong: none is a pass
  bool of_text = false;    // it sees that a text is there, not what the text says
  std::set<std::string> roles{};  // of the texts that it looked at; empty: it looked at something else
};

// What a row's result rests on. A reader may rely on `proven` and `confirmed` alone.
enum class RowBasis : std::uint8_t {
  broken,
  waiting,        // for a person: an item is open, or answered by somebody whom nobody vouches for
  text_unread,    // the texts are there and bound; nobody has confirmed that they were read
  waived,         // what is guidance or a threshold of ours was let pass, with a reason
  in_part,        // what was looked at holds; a rest of the row no check and no item of the row looks at
  confirmed,      // by people, in date
  proven,         // by exploration or measurement
  not_concerned,  // nothing of it is in the flow, or it was not in force, or no document can show it
};
const char* row_basis_word(RowBasis basis);
// All of them, in the order in which a reader must know.
inline constexpr std::array row_bases = {RowBasis::broken, RowBasis::waiting,      RowBasis::text_unread,
                                         RowBasis::waived, RowBasis::in_part,      RowBasis::confirmed,
                                         RowBasis::proven, RowBasis::not_concerned};

struct RowResult {
  std::string pack, id, citation, article, asks, source, see, limit;
  std::string level;        // must, must-equiv, should, info
  std::string not_checked;  // why no document can show it; may be empty
  std::string rest;         // what of the row no check and no item of the row looks at; empty: nothing
  bool in_force = true;
  std::string effective, repealed;  // of the row, when it is not in force
  std::vector<std::string> human;   // ids of items that bear on it
  std::vector<RowCheck> checks;
  RowBasis basis = RowBasis::not_concerned;
};

}  // namespace facenotice
