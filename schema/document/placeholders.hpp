// SPDX-License-Identifier: MIT
// Bindings: {data.face-image.retention} in a text prints the declared value, so no notice can disagree with
// it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

#include "schema/base/message.hpp"

namespace facenotice {

// The text with every {…} replaced in that language; {{ and }} print braces. Values may hold placeholders
// themselves, to a depth of four. Throws UserError for a placeholder that names nothing or has no words in
// the language.
//
//   {party.ID.name|country|record-number|purpose|contacts|phone|email|web|postal|counter}
//   {alternative.ID.name|hours}   {purpose.ID.name|description|method|necessity|impact|guardian-age|data}
//   {data.ID.name|retention|recipients}   {right.KIND}   {policy.ID}   {capture.STEP.longest}
//   {flow.title|revision|valid-until}   {records.kept}
std::string fill_placeholders(const Flow& flow, std::string_view text, std::string_view language);

// The same for whoever sets lines: where anything of it is written from right to left, each value (of a list,
// each of its parts) stands between U+2068 and U+2069, so that it keeps its own direction (Unicode UAX 9:
// "+86 400-000-0000" in an Arabic sentence). without_isolates() takes them out again.
std::string fill_isolated(const Flow& flow, std::string_view text, std::string_view language);
std::string without_isolates(std::string text);

// The placeholders that a text uses, without their braces, in order.
std::vector<std::string> placeholders_in(std::string_view text);
// The text with a blank for each of these placeholders.
std::string without_placeholders(std::string_view text, const std::set<std::string>& placeholders);

struct PlaceholderProblem {
  SourceOffset offset = -1;
  Message message;
};
// Every text of the flow that fill_placeholders would refuse.
std::vector<PlaceholderProblem> check_placeholders(const Flow& flow);

// "20 秒", "5 years"; nothing when there are no words for the language or the duration is malformed.
std::optional<std::string> duration_in_words(std::string_view iso8601, std::string_view language);

}  // namespace facenotice
