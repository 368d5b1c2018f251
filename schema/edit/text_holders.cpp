// SPDX-License-Identifier: MIT
// Texts by what holds them.
#include "schema/edit/text_holders.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>
#include <facenotice/translation.hpp>

#include "schema/check/shown_names.hpp"
#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::child;

class Collector {
 public:
  Collector(const Document& document, const FormatWords& names, const Words& words)
      : document_(document), names_(names), words_(words), shown_(document.flow(), words) {}

  std::vector<TextHolder> all() {
    for (const pugi::xml_node group : document_.root().children()) {
      const std::string_view name = flow_element_name(group);
      if (name.empty() || is_paperwork(name)) continue;
      if (child(group, "text")) {  // the title of the flow
        add(group, ElementPath().child(group), names_.element("flow"), {});
        continue;
      }
      const ElementPath in = ElementPath().child(group);
      for (const pugi::xml_node thing : group.children())
        if (!flow_element_name(thing).empty()) {
          const std::string step = name == "steps" ? thing.attribute("id").value() : "";
          below(thing, in.child(thing), called(thing, name), step);
        }
    }
    return std::move(found_);
  }

 private:
  void below(pugi::xml_node node, const ElementPath& path, const std::string& where,
             const std::string& step) {
    if (child(node, "text")) add(node, path, where, step);
    for (const pugi::xml_node inner : node.children())
      if (!flow_element_name(inner).empty() && flow_element_name(inner) != "text")
        below(inner, path.child(inner), where, step);
  }

  void add(pugi::xml_node holder, const ElementPath& path, const std::string& where,
           const std::string& step) {
    TextHolder found{path, step, where, role_of(holder), {}};
    for (const pugi::xml_node text : holder.children())
      if (flow_element_name(text) == "text")
        found.texts.push_back(
            {text.attribute("lang").value(), text.text().get(),
             text.attribute("state").value() != std::string_view("draft") && !is_outdated(text)});
    found_.push_back(std::move(found));
  }

  std::string role_of(pugi::xml_node holder) const {
    const std::string_view name = flow_element_name(holder), in = flow_element_name(holder.parent());
    if (name == "block") {
      const std::string role = holder.attribute("role").as_string("text");
      return role == "text" ? names_.element(name)
                            : words_.trf("{}: {}", names_.element(name), names_.value(name, "role", role));
    }
    // A label is its choice's or its field's; a method in a retention says how long something is kept.
    if (name == "label" || in == "retention") return names_.element(in);
    return names_.element(name);
  }

  std::string called(pugi::xml_node thing, std::string_view group) const {
    const std::string id = thing.attribute("id").value();
    if (group == "steps") return shown_.step(id);
    std::string name = name_of(thing);
    if (name.empty() && thing.attribute("kind"))
      name = names_.value(flow_element_name(thing), "kind", thing.attribute("kind").value());
    if (name.empty()) name = id;
    return words_.trf("{}: {}", names_.element(flow_element_name(thing)), name);
  }

  std::string name_of(pugi::xml_node thing) const {
    LocalizedText said;
    for (const char* holder : {"name", "title"})
      for (const pugi::xml_node text : child(thing, holder).children())
        if (flow_element_name(text) == "text")
          said.add({text.attribute("lang").value(), text.text().get(), true, -1});
    try {
      return shown_.text(said);
    } catch (const UserError&) {
      return {};  // a name with a placeholder that prints nothing: the id says which it is
    }
  }

  const Document& document_;
  const FormatWords& names_;
  const Words& words_;
  ShownNames shown_;
  std::vector<TextHolder> found_;
};

}  // namespace

const TextIn* TextHolder::in(std::string_view language) const {
  const auto found =
      std::find_if(texts.begin(), texts.end(), [&](const TextIn& text) { return text.language == language; });
  return found == texts.end() ? nullptr : &*found;
}

std::vector<TextHolder> text_holders(const Document& document, const FormatWords& names, const Words& words) {
  document.require_sound();
  return Collector(document, names, words).all();
}

}  // namespace facenotice
