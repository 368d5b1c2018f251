// SPDX-License-Identifier: MIT
#include "schema/document/notice_digest.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <facenotice/digest.hpp>

#include "schema/document/placeholders.hpp"

namespace facenotice {

std::string notice_text(const Flow& flow, PurposeIndex purpose, std::string_view language) {
  std::string text;
  const auto add = [&](std::string_view piece) {
    text.append(std::to_string(piece.size())).append(" ").append(piece).append("\n");
  };
  const auto told = [&](const LocalizedText& words) {
    add(words.has(language) ? fill_placeholders(flow, words.in(language), language) : std::string());
  };
  for (const Step& step : flow.steps) {
    if (std::find(step.notifies.begin(), step.notifies.end(), purpose) == step.notifies.end()) continue;
    told(step.title);
    for (const Block& block : step.blocks) {
      add(block.role);
      told(block.text);
    }
  }
  return text.empty() ? text : "facenotice-notice-1\n" + text;
}

std::vector<ManifestNotice> notices_of(const Flow& flow) {
  std::set<PurposeIndex> purposes;
  for (const Step& step : flow.steps)
    if (const Exit* token = step.exit(ExitKind::token))
      for (const Act& act : token->acts)
        if (act.kind == ActKind::consented_earlier) purposes.insert(act.purpose);
  std::vector<ManifestNotice> notices;
  for (const PurposeIndex purpose : purposes)
    for (const std::string& language : flow.languages) {
      const std::string text = notice_text(flow, purpose, language);
      if (!text.empty()) notices.push_back({flow.purposes[purpose].id, language, sha256(ByteView(text))});
    }
  std::sort(notices.begin(), notices.end(), [](const ManifestNotice& a, const ManifestNotice& b) {
    return std::tie(a.purpose, a.language) < std::tie(b.purpose, b.language);
  });
  return notices;
}

}  // namespace facenotice
