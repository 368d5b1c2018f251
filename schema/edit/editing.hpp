// SPDX-License-Identifier: MIT
// What the edits share: finding elements by id, adding to groups, and judging the result.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/splice.hpp"
#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice::editing {

// One edit in the making. Every finder throws UserError when there is nothing of that name.
class Editing {
 public:
  explicit Editing(const Document& document);  // throws UserError when the document is not sound

  const Document& document() const { return document_; }
  const Flow& flow() const { return document_.flow(); }
  Splices& splices() { return splices_; }

  pugi::xml_node group(std::string_view name) const;  // a child of the root; null when there is none
  pugi::xml_node element(const ElementPath& path) const;
  pugi::xml_node party(const PartyId& id) const { return declared("parties", id.text()); }
  pugi::xml_node alternative(const AlternativeId& id) const { return declared("alternatives", id.text()); }
  pugi::xml_node purpose(const PurposeId& id) const { return declared("purposes", id.text()); }
  pugi::xml_node item(const DataId& id) const { return declared("data", id.text()); }
  pugi::xml_node policy(const PolicyId& id) const { return declared("policies", id.text()); }
  pugi::xml_node display(const DisplayId& id) const { return declared("device", id.text()); }
  pugi::xml_node sign(const SignId& id) const { return declared("signs", id.text()); }
  pugi::xml_node step(const StepId& id) const { return declared("steps", id.text()); }
  pugi::xml_node choice(const ChoiceId& id) const;
  pugi::xml_node exit(const StepId& id, std::string_view on) const;
  // A step, a sign, …: the child of the group with that id.
  pugi::xml_node declared(std::string_view group, std::string_view id) const;

  void change(pugi::xml_node element, const AttributeChanges& changes);
  // As the last element of the group, which is made where the format wants it when it is missing.
  void add_to(std::string_view group, const std::vector<Markup>& markup);
  // A child of the root, where the format wants it.
  void add_group(const Markup& markup);
  // With the group when nothing is left in it and the format lets it be absent.
  void remove_from_group(pugi::xml_node element);
  // Texts for a new element: all that are given, and for each other language of the flow a draft of the
  // first.
  std::vector<Markup> texts(const Texts& given) const;
  // Behind the last child that stands in front of `behind` by the format, else first.
  void add_in_order(pugi::xml_node parent, const Markup& markup, const std::vector<std::string_view>& behind);

  // To that place among its siblings of the same name, counted from 0.
  void move_among(pugi::xml_node element, std::size_t index);

  // The new document. Throws UserError when it is not sound.
  Edit finish(Message title) const;

 private:
  const Document& document_;
  Splices splices_;
};

// Throws UserError for a text that no document can hold; sentences come before the schema is asked.
void require_fit(std::string_view text);
// Likewise for one that says nothing.
void require_said(std::string_view text, const Message& when_empty);

pugi::xml_node child(pugi::xml_node parent, std::string_view name);
// What it says in that language; none: nothing yet.
pugi::xml_node text_in(pugi::xml_node holder, const std::string& language);
void each_element(pugi::xml_node below, const std::function<void(pugi::xml_node)>& visit);  // of the format
// A list of ids with one more, at its end.
std::string with(std::string_view list, std::string_view word);

}  // namespace facenotice::editing
