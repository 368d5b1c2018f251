// SPDX-License-Identifier: MIT
// Gathers blocks by role.
#include "schema/report/texts_to_read.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <facenotice/flow.hpp>

#include "schema/check/shown_names.hpp"
#include "schema/document/document.hpp"
#include "schema/document/format_words.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// All that stands on the screens where somebody agrees: what they agree to, and by which words.
constexpr const char* question_role = "question";

}  // namespace

std::vector<TextToRead> texts_to_read(const Report& report, const RowResult& row, const Document& document) {
  std::set<std::string> roles;
  for (const RowCheck& check : row.checks)
    if (check.of_text) roles.insert(check.roles.begin(), check.roles.end());
  std::vector<TextToRead> texts;
  if (roles.empty() || !document.sound()) return texts;
  const Flow& flow = document.flow();
  const ShownNames names(flow, report.words);
  const FormatWords format = FormatWords::load(report.words);
  const auto add_text = [&](const std::string& where, const std::string& role, SourceOffset offset,
                            const LocalizedText& said) {
    TextToRead text{where, role, document.place(offset), {}};
    for (const std::string& language : flow.languages)
      if (said.has(language))
        text.words.emplace_back(names.language(language),
                                fill_placeholders(flow, said.in(language), language));
    if (!text.words.empty()) texts.push_back(std::move(text));
  };
  const auto add = [&](const std::string& where, const std::vector<Block>& blocks, bool all = false) {
    for (const Block& block : blocks)
      if (all || roles.count(block.role) != 0)
        add_text(where,
                 block.role.empty() || block.role == "none" ? format.element("block")
                                                            : format.value("block", "role", block.role),
                 block.offset, block.text);
  };
  const auto agrees = [](const Choice& choice) {
    return choice.has(ActKind::consent) || choice.has(ActKind::guardian_consent);
  };
  for (const Step& step : flow.steps) {
    const std::string where = report.words.trf("Screen “{}”", names.step(step.id));
    const bool asks =
        roles.count(question_role) != 0 && std::any_of(step.choices.begin(), step.choices.end(), agrees);
    if (asks) add_text(where, format.element("title"), step.offset, step.title);
    add(where, step.blocks, asks);
    if (!asks) continue;
    for (const Choice& choice : step.choices)
      add_text(where, format.element("choice"), choice.offset, choice.label);
  }
  for (const Sign& sign : flow.signs) add(report.words.trf("Sign “{}”", names.text(sign.title)), sign.blocks);
  return texts;
}

}  // namespace facenotice
