// SPDX-License-Identifier: MIT
// Choosing among fixes.
#include "schema/edit/apply_fix.hpp"

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

bool same(const TextEdit& a, const TextEdit& b) {
  return a.offset == b.offset && a.length == b.length && a.replacement == b.replacement;
}

// Two insertions at one point would depend on their order.
bool collide(const TextEdit& a, const TextEdit& b) {
  return overlap(a, b) || (a.offset == b.offset && a.length == b.length);
}

Document with_edits(const Document& document, std::vector<TextEdit> edits) {
  Document changed = Document::parse(edited(document.bytes(), std::move(edits)), document.name());
  if (!changed.sound()) throw UserError(msg("This cannot be done: {}", changed.problems().front().message));
  return changed;
}

}  // namespace

Edit apply_fix(const Document& document, const MechanicalFix& fix) {
  document.require_sound();
  return {Message::verbatim(fix.title), with_edits(document, fix.edits)};
}

FixesMade apply_fixes(const Document& document, const std::vector<MechanicalFix>& fixes) {
  document.require_sound();
  std::vector<TextEdit> taken;
  std::size_t made = 0;
  for (const MechanicalFix& fix : fixes) {
    bool free = true;
    std::vector<TextEdit> news;
    for (const TextEdit& edit : fix.edits) {
      bool known = false;
      for (const TextEdit& other : taken) {
        known = known || same(other, edit);
        if (!same(other, edit) && collide(other, edit)) free = false;
      }
      if (!known) news.push_back(edit);
    }
    if (!free || news.empty()) continue;
    taken.insert(taken.end(), news.begin(), news.end());
    ++made;
  }
  return {{Message([made](const Words& words) { return words.trn("Make {} fix", "Make {} fixes", made); }),
           with_edits(document, std::move(taken))},
          made};
}

}  // namespace facenotice
