// SPDX-License-Identifier: MIT
// What packs that are loaded together have in common.
#pragma once

#include "schema/schematron/expression.hpp"
#include "schema/schematron/pack_tree.hpp"

namespace facenotice {

struct PackCommons {
  PackFiles files;
  Expressions expressions;
};

}  // namespace facenotice
