// SPDX-License-Identifier: MIT
// What packs that are loaded together have in common.
#pragma once

#include "schema/expression.hpp"
#include "schema/pack_tree.hpp"

namespace facenotice {

struct PackCommons {
  PackFiles files;
  Expressions expressions;
};

}  // namespace facenotice
