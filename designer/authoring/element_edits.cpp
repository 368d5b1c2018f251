// SPDX-License-Identifier: MIT
// Edits that need no further question.
#include "designer/authoring/element_edits.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "designer/authoring/beginnings.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/blocks.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/steps.hpp"

namespace facenotice {
namespace {

using Group = ElementEdit::Group;

std::size_t number_of(pugi::xml_node node) {
  std::size_t number = 0;
  for (pugi::xml_node before = node.previous_sibling(); before; before = before.previous_sibling())
    if (flow_element_name(before) == flow_element_name(node)) ++number;
  return number;
}

std::size_t siblings_of(pugi::xml_node parent, std::string_view name) {
  std::size_t count = 0;
  for (const pugi::xml_node child : parent.children())
    if (flow_element_name(child) == name) ++count;
  return count;
}

std::string id_of(pugi::xml_node node) {
  return node.attribute("id").value();
}

Page page_of(pugi::xml_node page) {
  if (flow_element_name(page) == "sign") return SignId(id_of(page));
  return StepId(id_of(page));
}

// The block, choice, field, step or sign that the element is or lies in.
pugi::xml_node thing_of(pugi::xml_node node) {
  for (; node && node.parent(); node = node.parent()) {
    const std::string_view name = flow_element_name(node), in = flow_element_name(node.parent());
    if (name == "block" || name == "choice" || name == "field" || in == "steps" || in == "signs") return node;
  }
  return {};
}

ElementPath numbered(pugi::xml_node parent, std::string_view name, std::size_t number) {
  return ElementPath(ElementPath::of(parent).text() + "/" + std::string(name) + "[" +
                     std::to_string(number + 1) + "]");
}

std::string free_id(const std::string& wanted, const std::function<bool(const std::string&)>& taken) {
  std::string id = wanted;
  for (int number = 2; taken(id); ++number) id = wanted + "-" + std::to_string(number);
  return id;
}

class Offer {
 public:
  Offer(const Document& document, const FormatWords& names, const Words& words)
      : flow_(document.flow()), names_(names), words_(words) {}

  std::vector<ElementEdit> for_thing(pugi::xml_node node) {
    const std::string_view name = flow_element_name(node);
    if (name == "block" || name == "choice") order(node);
    pugi::xml_node page = node;
    if (name == "block" || name == "choice" || name == "field") page = node.parent();
    if (flow_element_name(page) != "end") add_to(page);
    remove(node);
    return std::move(edits_);
  }

 private:
  void order(pugi::xml_node node) {
    const bool block = flow_element_name(node) == "block";
    const std::size_t at = number_of(node), count = siblings_of(node.parent(), flow_element_name(node));
    const ElementPath path = ElementPath::of(node);
    const auto to = [&](const char* id, const char* label, std::size_t index) {
      const ElementPath then = block ? numbered(node.parent(), "block", index) : path;
      edits_.push_back({Group::order, id, label, moved(node, index), then});
    };
    if (at > 0) to("move-up", block ? words_.tr("Move up") : words_.tr("Move forward"), at - 1);
    if (at + 1 < count) to("move-down", block ? words_.tr("Move down") : words_.tr("Move back"), at + 1);
  }

 public:
  static std::function<Edit(const Document&)> moved(pugi::xml_node node, std::size_t index) {
    const pugi::xml_node parent = node.parent();
    if (flow_element_name(node) == "block")
      return [id = BlockId{page_of(parent), number_of(node)}, index](const Document& document) {
        return move_block(document, id, index);
      };
    return [id = ChoiceId{StepId(id_of(parent)), id_of(node)}, index](const Document& document) {
      return move_choice(document, id, index);
    };
  }

 private:
  void add_to(pugi::xml_node page) {
    const std::size_t blocks = siblings_of(page, "block");
    const Page id = page_of(page);
    for (const char* role : {"text", "retention", "withdrawal", "alternative", "contact", "rights"}) {
      const std::string label = std::string_view(role) == "text"
                                    ? std::string(words_.tr("Add a text"))
                                    : words_.trf("Add a text: {}", names_.value("block", "role", role));
      edits_.push_back({Group::add, std::string("add-text:") + role, label,
                        [id, block = BlockDraft{role, {}, draft_words(flow_, "New text", "新文本")}](
                            const Document& document) { return add_block(document, id, block); },
                        numbered(page, "block", blocks)});
    }
    if (flow_element_name(page) != "screen") return;
    const std::string step = id_of(page);
    const StepIndex index = flow_.find_step(step);
    const std::string choice = free_id("choice", [&](const std::string& wanted) {
      const auto& all = flow_.steps[index].choices;
      return std::any_of(all.begin(), all.end(), [&](const Choice& one) { return one.id == wanted; });
    });
    edits_.push_back(
        {Group::add, "add-choice", words_.tr("Add a choice"),
         [draft =
              ChoiceDraft{
                  choice, StepId(home_of(index)), draft_words(flow_, "New choice", "新选项"), {{"continue"}}},
          step](const Document& document) { return add_choice(document, StepId(step), draft); },
         ElementPath(ElementPath::of(page).text() + "/choice[@id='" + choice + "']")});
    const std::string screen =
        free_id("screen", [&](const std::string& wanted) { return flow_.find_step(wanted) != no_step; });
    StepDraft next{StepId(screen),
                   NewScreen{"info"},
                   draft_words(flow_, "New screen", "新屏幕"),
                   StepId(home_of(index)),
                   StepId(start_of(flow_)),
                   draft_words(flow_, "Continue", "继续"),
                   StepId(step)};
    edits_.push_back({Group::add, "add-screen", words_.tr("Add a screen behind this one"),
                      [next](const Document& document) { return add_step(document, next); },
                      ElementPath("steps/screen[@id='" + screen + "']")});
    const std::string copy = free_id(
        step + "-copy", [&](const std::string& wanted) { return flow_.find_step(wanted) != no_step; });
    edits_.push_back({Group::add, "duplicate", words_.tr("Duplicate this screen"),
                      [step, copy](const Document& document) {
                        return duplicate_step(document, StepId(step), StepId(copy));
                      },
                      ElementPath("steps/screen[@id='" + copy + "']")});
  }

  // Where its first choice leads, else where people begin.
  std::string home_of(StepIndex step) const {
    const auto& choices = flow_.steps[step].choices;
    for (const Choice& choice : choices)
      if (choice.target != step) return flow_.steps[choice.target].id;
    return start_of(flow_);
  }

  void remove(pugi::xml_node node) {
    const std::string_view name = flow_element_name(node);
    const ElementPath page = ElementPath::of(node.parent());
    if (name == "block")
      edits_.push_back({Group::remove, "remove", words_.tr("Remove this text"),
                        [id = BlockId{page_of(node.parent()), number_of(node)}](const Document& document) {
                          return remove_block(document, id);
                        },
                        page});
    if (name == "choice")
      edits_.push_back({Group::remove, "remove", words_.tr("Remove this choice"),
                        [id = ChoiceId{StepId(id_of(node.parent())), id_of(node)}](const Document& document) {
                          return remove_choice(document, id);
                        },
                        page});
    if (name == "field")
      edits_.push_back({Group::remove, "remove", words_.tr("Remove this field"),
                        [id = FieldId{StepId(id_of(node.parent())), number_of(node)}](
                            const Document& document) { return remove_field(document, id); },
                        page});
    if (flow_element_name(node.parent()) == "steps") {
      const StepIndex index = flow_.find_step(id_of(node));
      const std::string instead = home_of(index);
      edits_.push_back({Group::remove,
                        "remove",
                        words_.tr("Remove this step"),
                        [id = id_of(node), instead](const Document& document) {
                          return delete_step(document, StepId(id), StepId(instead));
                        },
                        {}});
    }
  }

  const Flow& flow_;
  const FormatWords& names_;
  const Words& words_;
  std::vector<ElementEdit> edits_;
};

}  // namespace

std::vector<ElementEdit> element_edits(const Document& document, const ElementPath& element,
                                       const FormatWords& names, const Words& words) {
  document.require_sound();
  const pugi::xml_node thing = thing_of(element.in(document));
  if (!thing) return {};
  return Offer(document, names, words).for_thing(thing);
}

std::function<Edit(const Document&)> move_onto(const Document& document, const ElementPath& moved,
                                               const ElementPath& onto) {
  const pugi::xml_node from = thing_of(moved.in(document)), to = thing_of(onto.in(document));
  const std::string_view name = flow_element_name(from);
  if (!from || !to || from == to || from.parent() != to.parent() || name != flow_element_name(to) ||
      (name != "block" && name != "choice"))
    return nullptr;
  return Offer::moved(from, number_of(to));
}

}  // namespace facenotice
