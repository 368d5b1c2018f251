// SPDX-License-Identifier: MIT
// Walks the flow's texts in the document's order.
#include "schema/words/said_texts.hpp"

#include <map>

namespace facenotice {
namespace {

class Walk {
 public:
  Walk(const Flow& flow, const std::function<void(const SaidText&)>& visit) : flow_(flow), visit_(visit) {}

  void all() {
    for (const Party& party : flow_.parties) declared("party-purpose", "party", party.id, party.purpose);
    for (const Alternative& alternative : flow_.alternatives)
      declared("alternative-name", "alternative", alternative.id, alternative.name);
    for (const Purpose& purpose : flow_.purposes) {
      declared("purpose-name", "purpose", purpose.id, purpose.name);
      declared("purpose-description", "purpose", purpose.id, purpose.description);
      declared("purpose-method", "purpose", purpose.id, purpose.method);
      declared("purpose-necessity", "purpose", purpose.id, purpose.necessity);
      declared("purpose-impact", "purpose", purpose.id, purpose.impact);
    }
    for (const DataItem& item : flow_.data)
      declared("retention-method", "data", item.id, item.retention.method);
    for (const Right& right : flow_.rights) declared("right-channel", "right", right.kind, right.channel);
    for (const Sign& sign : flow_.signs) {
      shown("sign-title", sign.id, sign.title);
      blocks("sign-block", sign.id, sign.blocks);
    }
    for (const Step& step : flow_.steps) {
      shown("title", step.id, step.title);
      blocks("block", step.id, step.blocks);
      for (const Field& field : step.fields) shown("field", step.id, field.label, field.data);
      for (const Choice& choice : step.choices) shown("choice", step.id, choice.label, "", choice.id);
    }
  }

 private:
  void declared(const char* kind, const char* owner, const std::string& id, const LocalizedText& text) {
    SaidText said;
    said.kind = kind;
    said.owner = owner;
    said.owner_id = id;
    said.text = &text;
    if (!text.empty()) visit_(said);
  }
  void shown(const char* kind, const std::string& step, const LocalizedText& text,
             const std::string& role = "", const std::string& choice = "", int nth = 1) {
    SaidText said;
    said.kind = kind;
    said.step = step;
    said.role = role;
    said.nth = nth;
    said.choice = choice;
    said.text = &text;
    if (!text.empty()) visit_(said);
  }
  void blocks(const char* kind, const std::string& step, const std::vector<Block>& all) {
    std::map<std::string, int> of_role;
    for (const Block& block : all) shown(kind, step, block.text, block.role, "", ++of_role[block.role]);
  }

  const Flow& flow_;
  const std::function<void(const SaidText&)>& visit_;
};

}  // namespace

void each_said_text(const Flow& flow, const std::function<void(const SaidText&)>& visit) {
  Walk(flow, visit).all();
}

}  // namespace facenotice
