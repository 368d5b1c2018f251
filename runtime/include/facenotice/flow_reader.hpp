// SPDX-License-Identifier: MIT
// Builds the typed Flow from a parsed flow document: the one way to get a Flow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include <facenotice/flow.hpp>

namespace facenotice {

inline constexpr const char* flow_namespace = "urn:facenotice:flow:1";

// The element's name when it is in the flow namespace, by whatever prefix; empty when it is not an element of
// the format. Everybody who reads the document asks this one: what the player plays is what the rules see.
std::string_view flow_element_name(pugi::xml_node node);

// Where the element's start tag begins, in the buffer that pugixml parsed; -1 for a null node.
SourceOffset source_offset(pugi::xml_node node);

// Something in the document that no flow may have: a dangling id, a missing exit, an unknown word.
struct FlowIssue {
  SourceOffset offset = -1;  // of the element that it is about
  const char* format = "";   // English, one sentence: what is wrong and what to do; {} for each argument
  std::vector<std::string> arguments;  // kept apart, so that the sentence can be translated

  std::string message() const { return in_words(format); }
  // The sentence by a translation of `format`, which has as many {}.
  std::string in_words(std::string_view translated) const;
};

struct FlowReading {
  Flow flow;
  std::vector<FlowIssue> issues;  // a flow with issues must not be played, checked or packed
  bool ok() const { return issues.empty(); }
};

// `root` is the <flow> element. Never throws; reports every issue, not only the first. The offsets in the
// Flow refer to the buffer that pugixml parsed.
FlowReading read_flow(pugi::xml_node root);

// "PT20S", "P30D", "P1Y6M" to milliseconds (a month counts 30 days, a year 365); false when it is no ISO 8601
// duration or does not fit 63 bits.
bool parse_duration(std::string_view iso8601, std::int64_t& milliseconds);

}  // namespace facenotice
