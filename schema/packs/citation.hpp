// SPDX-License-Identifier: MIT
// A row's law and article, as one cites them.
#pragma once

#include <string>

#include "schema/base/words.hpp"
#include "schema/packs/rule_pack.hpp"

namespace facenotice {

std::string citation_of(const RulePack& pack, const Row& row, const Words& words);

}  // namespace facenotice
