// SPDX-License-Identifier: MIT
// The ground that all edits stand on.
#include "schema/edit/editing.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <facenotice/flow_reader.hpp>
#include <facenotice/utf8.hpp>

#include "schema/edit/why_not.hpp"

namespace facenotice::editing {
namespace {

// The order of flow.xsd.
constexpr std::array<std::string_view, 19> groups = {
    "title",  "languages", "deployment", "parties",      "alternatives", "purposes", "data",
    "rights", "policies",  "records",    "device",       "signs",        "theme",    "entries",
    "steps",  "reviewers", "waivers",    "attestations", "comments"};

// That may be missing, when they are empty.
bool may_be_absent(std::string_view group) {
  return group == "alternatives" || group == "rights" || group == "policies" || group == "signs";
}

void require_all_fit(const Markup& markup) {
  require_fit(markup.words);
  for (const Markup::Attribute& attribute : markup.attributes) require_fit(attribute.value);
  for (const Markup& inner : markup.children) require_all_fit(inner);
}

}  // namespace

void require_fit(std::string_view text) {
  constexpr std::size_t most = 20000;  // of flow.xsd
  if (!is_utf8(text) || std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n' && c != '\r';
      }))
    throw UserError(
        msg("A text holds characters that no document can hold (control characters, or no UTF-8)."));
  const auto characters = static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  if (characters > most)
    throw UserError(msg("A text has {} characters; at most {} are kept. Shorten it.", characters, most));
}

void require_said(std::string_view text, const Message& when_empty) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) throw UserError(when_empty);
  require_fit(text);
}

pugi::xml_node text_in(pugi::xml_node holder, const std::string& language) {
  for (const pugi::xml_node node : holder.children())
    if (flow_element_name(node) == "text" && language == node.attribute("lang").value()) return node;
  return {};
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children())
    if (flow_element_name(node) == name) return node;
  return {};
}

void each_element(pugi::xml_node below, const std::function<void(pugi::xml_node)>& visit) {
  for (const pugi::xml_node node : below.children()) {
    if (flow_element_name(node).empty()) continue;
    visit(node);
    each_element(node, visit);
  }
}

std::string with(std::string_view list, std::string_view word) {
  std::istringstream words{std::string(list)};
  for (std::string known; words >> known;)
    if (known == word) return std::string(list);
  return std::string(list) + (list.empty() ? "" : " ") + std::string(word);
}

Editing::Editing(const Document& document) : document_(document), splices_(document) {
  document.require_sound();
}

pugi::xml_node Editing::group(std::string_view name) const {
  return child(document_.root(), name);
}

pugi::xml_node Editing::element(const ElementPath& path) const {
  const pugi::xml_node found = path.in(document_);
  if (!found) throw UserError(msg("The document has no element {} (any more).", path.text()));
  return found;
}

pugi::xml_node Editing::declared(std::string_view group_name, std::string_view id) const {
  for (const pugi::xml_node node : group(group_name).children())
    if (!flow_element_name(node).empty() && id == node.attribute("id").value()) return node;
  throw UserError(msg("There is no \"{}\" under <{}>.", std::string(id), std::string(group_name)));
}

pugi::xml_node Editing::choice(const ChoiceId& id) const {
  for (const pugi::xml_node node : step(id.step).children())
    if (flow_element_name(node) == "choice" && id.choice == node.attribute("id").value()) return node;
  throw UserError(msg("The step \"{}\" has no choice \"{}\".", id.step.text(), id.choice));
}

pugi::xml_node Editing::exit(const StepId& id, std::string_view on) const {
  for (const pugi::xml_node node : step(id).children())
    if (flow_element_name(node) == "exit" && on == node.attribute("on").value()) return node;
  throw UserError(msg("The step \"{}\" has no exit on {}.", id.text(), std::string(on)));
}

void Editing::change(pugi::xml_node element, const AttributeChanges& changes) {
  for (const AttributeChange& change : changes) {
    if (change.name == "id")
      throw UserError(msg("An id is changed by renaming, so that what refers to it follows."));
    require_fit(change.value);
    if (change.value.empty())
      splices_.remove_attribute(element, change.name);
    else
      splices_.set_attribute(element, change.name, change.value);
  }
}

void Editing::add_to(std::string_view name, const std::vector<Markup>& markup) {
  for (const Markup& each : markup) require_all_fit(each);
  if (const pugi::xml_node there = group(name)) {
    splices_.add_last(there, markup);
    return;
  }
  add_group({std::string(name), {}, markup});
}

void Editing::add_group(const Markup& markup) {
  require_all_fit(markup);
  const auto end = std::find(groups.begin(), groups.end(), markup.name);
  pugi::xml_node before;
  for (auto at = groups.begin(); at != end; ++at)
    if (const pugi::xml_node there = group(*at)) before = there;
  splices_.add_after(before, markup);
}

void Editing::remove_from_group(pugi::xml_node element) {
  const pugi::xml_node parent = element.parent();
  const auto elements = std::count_if(parent.begin(), parent.end(),
                                      [](pugi::xml_node node) { return node.type() == pugi::node_element; });
  splices_.remove(elements == 1 && may_be_absent(flow_element_name(parent)) ? parent : element);
}

std::vector<Markup> Editing::texts(const Texts& given) const {
  require_said(given.empty() ? std::string_view() : std::string_view(given.front().text),
               msg("A text is missing: say it in at least one language."));
  std::vector<Markup> made;
  for (const std::string& language : flow().languages) {
    const auto text = std::find_if(given.begin(), given.end(),
                                   [&](const TextIn& candidate) { return candidate.language == language; });
    const bool there = text != given.end() && !text->text.empty();
    const bool approved = there && text->approved;
    made.push_back({"text",
                    {{"lang", language}, {"state", approved ? "" : "draft"}},
                    {},
                    there ? text->text : given.front().text});
  }
  return made;
}

void Editing::add_in_order(pugi::xml_node parent, const Markup& markup,
                           const std::vector<std::string_view>& behind) {
  require_all_fit(markup);
  pugi::xml_node before;
  for (const pugi::xml_node node : parent.children())
    if (std::find(behind.begin(), behind.end(), flow_element_name(node)) != behind.end() &&
        !flow_element_name(node).empty())
      before = node;
  if (before)
    splices_.add_after(before, markup);
  else
    splices_.add_first(parent, markup);
}

void Editing::move_among(pugi::xml_node element, std::size_t index) {
  std::vector<pugi::xml_node> siblings;
  std::size_t own = 0;
  for (const pugi::xml_node node : element.parent().children()) {
    if (flow_element_name(node) != flow_element_name(element)) continue;
    if (node == element) own = siblings.size();
    siblings.push_back(node);
  }
  if (index >= siblings.size())
    throw UserError(msg("There are only {} of them to stand among.", siblings.size()));
  if (index > own)
    splices_.move_after(element, siblings[index]);
  else if (index < own)
    splices_.move_before(element, siblings[index]);
}

Edit Editing::finish(Message title) const {
  if (splices_.empty()) return {std::move(title), document_};
  Document changed = Document::parse(splices_.bytes(), document_.name());
  if (!changed.sound()) throw UserError(why_not(document_, changed));
  return {std::move(title), std::move(changed)};
}

}  // namespace facenotice::editing
