// SPDX-License-Identifier: MIT
// What the law has to do with something of a document, beside its properties.
#pragma once

#include <string>

#include "schema/check/report.hpp"
#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"

namespace facenotice {

// Why nobody can make one button stand out where people say yes or no: in a sentence, with the articles of
// the laws that the report judged by. Empty: the element is no choice that is drawn like its neighbours
// whatever look it is given.
std::string why_buttons_are_alike(const Report& report, const Document& document, const ElementPath& element);

// "Law that looks at this: PIPL, Art. 17; …": the articles whose checks have looked at elements of this kind,
// or at texts of this role, those that must be first. Empty: none has.
std::string law_that_looks(const Report& report, const Document& document, const ElementPath& element);

}  // namespace facenotice
