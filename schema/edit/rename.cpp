// SPDX-License-Identifier: MIT
// Where each kind of id is referred to.
#include "schema/edit/rename.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <facenotice/flow_reader.hpp>

#include "schema/check/check.hpp"
#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::each_element;
using editing::Editing;

struct Reference {
  std::string_view element;  // empty: whatever element
  const char* attribute;     // one id, or a list of ids
};

struct Kind {
  std::string_view group;        // under which it is declared
  std::string_view placeholder;  // {placeholder.ID…} in texts; empty: none
  std::vector<Reference> references;
};

struct KindOf {
  Kind operator()(const PartyId&) const { return {"parties", "party", {{"item", "recipients"}}}; }
  Kind operator()(const AlternativeId&) const {
    return {"alternatives",
            "alternative",
            {{"purpose", "alternative"}, {"choose-alternative", "alternative"}, {"service", "method"}}};
  }
  Kind operator()(const PurposeId&) const {
    return {"purposes",
            "purpose",
            {{"", "purpose"}, {"", "purposes"}, {"", "notifies"}, {"", "consented"}, {"exemption", "scope"}}};
  }
  Kind operator()(const DataId&) const {
    return {
        "data", "data", {{"field", "data"}, {"capture", "data"}, {"alternative", "asks"}, {"right", "asks"}}};
  }
  Kind operator()(const PolicyId&) const { return {"policies", "policy", {}}; }
  Kind operator()(const DisplayId&) const { return {"device", "", {}}; }
  Kind operator()(const SignId&) const { return {"signs", "", {}}; }
  Kind operator()(const StepId&) const {
    return {"steps", "capture", {{"", "to"}, {"policy", "screen"}, {"exemption", "scope"}}};
  }
  Kind operator()(const ChoiceId&) const { return {"steps", "", {}}; }
};

struct TextOf {
  template <class Of>
  std::string operator()(const Id<Of>& id) const {
    return id.text();
  }
  std::string operator()(const ChoiceId& id) const { return id.choice; }
};

std::string renamed_in_list(std::string_view list, const std::string& from, const std::string& to) {
  std::string out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t start = list.find_first_not_of(" \t\r\n", at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(list.find_first_of(" \t\r\n", start), list.size());
    const std::string_view word = list.substr(start, end - start);
    out += std::string(list.substr(at, start - at)) + (word == from ? to : std::string(word));
    at = end;
  }
  return out;
}

class Renaming {
 public:
  Renaming(Editing& editing, const AnyId& id, std::string to)
      : editing_(editing),
        id_(id),
        kind_(std::visit(KindOf{}, id)),
        from_(std::visit(TextOf{}, id)),
        to_(std::move(to)) {}

  void run() {
    const auto* choice = std::get_if<ChoiceId>(&id_);
    const pugi::xml_node declared =
        choice != nullptr ? editing_.choice(*choice) : editing_.declared(kind_.group, from_);
    if (from_ == to_) return;
    for (const pugi::xml_node sibling : declared.parent().children())
      if (!flow_element_name(sibling).empty() && to_ == sibling.attribute("id").value())
        throw UserError(msg("The id \"{}\" is taken. Choose another one.", to_));
    if (std::holds_alternative<AlternativeId>(id_) && to_ == "face")
      throw UserError(msg("\"face\" means the way with a face. Choose another id for the alternative."));
    editing_.splices().set_attribute(declared, "id", to_);
    each_element(editing_.document().root(), [&](pugi::xml_node node) {
      for (const Reference& reference : kind_.references) follow(node, reference);
      if (flow_element_name(node) == "text" && !kind_.placeholder.empty()) follow_placeholders(node);
      if (flow_element_name(node) == "comment") follow_path(node);
    });
  }

 private:
  void follow(pugi::xml_node node, const Reference& reference) {
    const pugi::xml_attribute attribute = node.attribute(reference.attribute);
    if (!attribute || (!reference.element.empty() && flow_element_name(node) != reference.element)) return;
    if (reference.element == "exemption" && scope_is_another()) return;
    const std::string renamed = renamed_in_list(attribute.value(), from_, to_);
    if (renamed != attribute.value()) editing_.splices().set_attribute(node, reference.attribute, renamed);
  }

  // A step and a purpose may have one id: then nobody knows which of the two an exemption means.
  bool scope_is_another() const {
    const Flow& flow = editing_.flow();
    return flow.find_step(from_) != no_step && flow.find_purpose(from_) != no_purpose;
  }

  void follow_placeholders(pugi::xml_node text) {
    const std::string placeholder = "{" + std::string(kind_.placeholder) + "." + from_;
    editing_.splices().replace_in_words(text, placeholder, "{" + std::string(kind_.placeholder) + "." + to_,
                                        [&](std::string_view words, std::size_t at) {
                                          const std::size_t end = at + placeholder.size();
                                          const bool whole =
                                              end < words.size() && (words[end] == '.' || words[end] == '}');
                                          std::size_t braces = 1;  // {{ is a brace, {{{ a brace and a binding
                                          while (braces <= at && words[at - braces] == '{') ++braces;
                                          return whole && braces % 2 == 1;
                                        });
  }

  void follow_path(pugi::xml_node comment) {
    const ElementPath on(comment.attribute("on").value());
    ElementPath renamed = on;
    if (const auto* choice = std::get_if<ChoiceId>(&id_)) {
      const std::string way = ElementPath::of(editing_.choice(*choice)).text();
      if (on.text() == way || on.text().rfind(way + "/", 0) == 0) {
        const std::string parent = way.substr(0, way.rfind("/choice["));
        renamed = ElementPath(parent + "/choice[@id='" + to_ + "']" + on.text().substr(way.size()));
      }
    } else {
      renamed = on.renamed(kind_.group, from_, to_);
    }
    if (!(renamed == on)) editing_.splices().set_attribute(comment, "on", renamed.text());
  }

  Editing& editing_;
  const AnyId& id_;
  Kind kind_;
  std::string from_, to_;
};

}  // namespace

Edit rename_id(const Document& document, const AnyId& id, const std::string& to) {
  Editing editing(document);
  const std::string from = std::visit(TextOf{}, id);
  Renaming(editing, id, to).run();
  return editing.finish(msg("Rename \"{}\" to \"{}\"", from, to));
}

namespace {

// One of each kind that stands in a group of its own.
std::vector<AnyId> each_kind(const std::string& id) {
  return {PartyId(id),  AlternativeId(id), PurposeId(id), DataId(id),
          PolicyId(id), DisplayId(id),     SignId(id),    StepId(id)};
}

}  // namespace

std::optional<AnyId> id_under(std::string_view group, const std::string& id) {
  for (const AnyId& one : each_kind(id))
    if (std::visit(KindOf{}, one).group == group) return one;
  return std::nullopt;
}

std::vector<std::string_view> groups_named_by(std::string_view element, std::string_view attribute) {
  std::vector<std::string_view> groups;
  for (const AnyId& one : each_kind({})) {
    const Kind kind = std::visit(KindOf{}, one);
    const auto refers = [&](const Reference& reference) {
      return reference.attribute == attribute && (reference.element.empty() || reference.element == element);
    };
    if (std::any_of(kind.references.begin(), kind.references.end(), refers)) groups.push_back(kind.group);
  }
  return groups;
}

std::string_view group_of_placeholder(std::string_view word) {
  for (const AnyId& one : each_kind({}))
    if (const Kind kind = std::visit(KindOf{}, one); !word.empty() && kind.placeholder == word)
      return kind.group;
  return {};
}

}  // namespace facenotice
