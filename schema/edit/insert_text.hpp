// SPDX-License-Identifier: MIT
// The texts of whole inserts, filled in for one flow.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/document/markup.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice::editing {

// What stands for $name in inserts.xml. `items` are the data items of $retentions, `purposes` those of
// $each-purpose.
struct InsertValues {
  std::map<std::string, std::string> words;
  std::vector<std::string> items{}, purposes{};
};

// The elements of the insert for a flow that declares all that `declared` does. Throws CouldNotCheck when
// inserts.xml cannot be read.
std::vector<Markup> insert_text(const Flow& declared, const std::string& name, const InsertValues& values);

// The id of whoever is responsible. Throws UserError when the flow names nobody.
std::string controller_of(const Flow& flow);
// Throws UserError when there is none.
const Purpose& declared_purpose(const Flow& flow, const PurposeId& id);
// The data items that are processed for the purpose.
std::vector<std::string> items_for(const Flow& flow, const Purpose& purpose);

}  // namespace facenotice::editing
