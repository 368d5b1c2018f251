// SPDX-License-Identifier: MIT
// Gathers blocks by role.
#include "schema/report/texts_to_read.hpp"

#include <facenotice/flow.hpp>
#include <set>
#include <utility>

#include "schema/check/shown_names.hpp"
#include "schema/document/document.hpp"
#include "schema/document/format_words.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {

std::vector<TextToRead> texts_to_read(const Report& report, const RowResult& row, const Document& document) {
  std::set<std::string> roles;
  for (const RowCheck& check : row.checks)
    if (check.of_text) roles.insert(check.roles.begin(), check.roles.end());
  std::vector<TextToRead> texts;
  if (roles.empty() || !document.sound()) return texts;
  const Flow& flow = document.flow();
  const ShownNames names(flow, report.words);
  const FormatWords format = FormatWords::load(report.words);
  const auto add = [&](const std::string& where, const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (roles.count(block.role) == 0) continue;
      TextToRead text{where, format.value("block", "role", block.role), document.place(block.offset), {}};
      for (const std::string& language : flow.languages)
        if (block.text.has(language))
          text.words.emplace_back(names.language(language),
                                  fill_placeholders(flow, block.text.in(language), language));
      texts.push_back(std::move(text));
    }
  };
  for (const Step& step : flow.steps) add(report.words.trf("Screen “{}”", names.step(step.id)), step.blocks);
  for (const Sign& sign : flow.signs) add(report.words.trf("Sign “{}”", names.text(sign.title)), sign.blocks);
  return texts;
}

}  // namespace facenotice
