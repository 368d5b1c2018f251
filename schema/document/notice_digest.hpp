// SPDX-License-Identifier: MIT
// What identifies a notice: the words that a person is told, whatever they look like and wherever they stand.
#pragma once

#include <string>
#include <string_view>

#include <facenotice/flow.hpp>
#include <facenotice/manifest.hpp>

namespace facenotice {

// The notice for a purpose in a language as it is told, with all bound values: for each screen that notifies
// the purpose, in the document's order, its title, then role and words of each block; every piece on a line
// of its own after its length in bytes. First line: "facenotice-notice-1". Empty: no screen notifies it.
std::string notice_text(const Flow& flow, PurposeIndex purpose, std::string_view language);

// SHA-256 of that text, in every language, for each purpose to which the flow takes consent given earlier. A
// token names it, so that whoever was told something else is asked again; another layout, display or step id
// changes nothing. In the order that a manifest wants.
std::vector<ManifestNotice> notices_of(const Flow& flow);

}  // namespace facenotice
