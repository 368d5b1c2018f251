// SPDX-License-Identifier: MIT
// What each step tells whoever stands before it: in every language, and where they can see it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

#include "schema/facts/visual_facts.hpp"

namespace facenotice {

class Telling {
 public:
  Telling(const Flow& flow, const VisualFacts& visual);

  // Whether the step is a place where the purpose is told about: its notice, or the question itself. An
  // attract screen never is: nobody is there.
  bool speaks_of(const Step& step, PurposeIndex purpose) const;
  // Whether the step has a block of that role with a text in every language, above the fold on every display.
  bool tells(const Step& step, std::string_view role) const;
  // Whether it has any text in every language, above the fold on every display.
  bool says_something(const Step& step) const;
  // Whether it leads to the item in one tap, or points to full rules that cover it.
  bool links_to(const Step& step, std::string_view role) const;
  // Whether the step gives the party's name in every language, bound or written out.
  bool names(const Step& step, const Party& party) const;

 private:
  bool visible(const Block& block, const std::string& language) const;
  bool everywhere(const Block& block) const;  // visible in every language

  const Flow& flow_;
  std::set<std::pair<SourceOffset, std::string>> hidden_;  // blocks that are below the fold, by language
};

}  // namespace facenotice
