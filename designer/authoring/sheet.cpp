// SPDX-License-Identifier: MIT
// Fields of an element: its texts, its attributes, what it leads to, what it means.
#include "designer/authoring/sheet.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include <facenotice/flow_reader.hpp>
#include <facenotice/translation.hpp>

#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"

namespace facenotice {
namespace {

using Kind = SheetField::Kind;

// Children that are parts of what they stand in, not things of their own.
constexpr std::array<std::string_view, 11> parts = {"title",  "name",        "label",  "channel",
                                                    "text",   "description", "method", "necessity",
                                                    "impact", "retention",   "exit"};

bool is_part(pugi::xml_node node) {
  const std::string_view name = flow_element_name(node);
  // A party's purpose is words; a purpose is a thing.
  if (name == "purpose") return flow_element_name(node.parent()) == "party";
  return std::find(parts.begin(), parts.end(), name) != parts.end();
}

bool is_act(pugi::xml_node node) {
  const std::string_view in = flow_element_name(node.parent()), name = flow_element_name(node);
  return (in == "choice" || in == "exit") && name != "label" && name != "when";
}

// Whether the attribute is what makes the element that one, and no property of it.
bool is_fixed(std::string_view element, std::string_view attribute) {
  if (element == "flow") return attribute == "id";
  if (element == "entry") return attribute == "on";
  if (element == "right") return attribute == "kind";
  return element == "jurisdiction" || element == "standard" || element == "security" ||
         element == "exemption" || element == "language" || element == "camera";
}

Kind kind_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::one_of:
    case ValueKind::id:
      return Kind::one_of;
    case ValueKind::several:
    case ValueKind::ids:
      return Kind::some_of;
    case ValueKind::flag:
      return Kind::flag;
    case ValueKind::number:
      return Kind::number;
    case ValueKind::duration:
      return Kind::duration;
    case ValueKind::date:
      return Kind::date;
    case ValueKind::colour:
      return Kind::colour;
    case ValueKind::line:
      break;
  }
  return Kind::line;
}

class Writer {
 public:
  Writer(const FlowSchema& schema, const FormatWords& names, const Words& words, const Document& document)
      : schema_(schema), names_(names), words_(words), flow_(document.flow()), shown_(flow_, words) {}

  Sheet of(pugi::xml_node node) {
    const SchemaElement* known = schema_.of(node);
    sheet_.element = ElementPath::of(node);
    if (known == nullptr) return sheet_;
    const std::string_view name = flow_element_name(node);
    sheet_.kind = names_.element(name);
    sheet_.help = known->documentation;
    texts(node, {});
    for (const pugi::xml_node child : node.children())
      if (is_part(child) && flow_element_name(child) != "text") part(child);
    attributes(node, *known, {}, {});
    if (name == "choice") acts(node);
    std::size_t contacts = 0;
    for (const pugi::xml_node child : node.children()) {
      if (flow_element_name(child) == "exit") exit(child);
      if (flow_element_name(child) == "contact") contact(child, contacts++);
    }
    // What programs call it comes last.
    std::stable_partition(sheet_.fields.begin(), sheet_.fields.end(),
                          [](const SheetField& field) { return field.key != "@id"; });
    if (sheet_.title.empty() && name == "display")
      sheet_.title = shown_.display(node.attribute("id").value());
    if (sheet_.title.empty()) sheet_.title = node.attribute(name == "contact" ? "value" : "id").value();
    return sheet_;
  }

 private:
  void add(SheetField field) { sheet_.fields.push_back(std::move(field)); }

  void texts(pugi::xml_node holder, const std::string& key) {
    if (holder.empty() || !has_text(holder)) return;
    for (const std::string& language : flow_.languages) {
      pugi::xml_node said;
      for (const pugi::xml_node text : holder.children())
        if (flow_element_name(text) == "text" && text.attribute("lang").value() == language) said = text;
      SheetField field{key + ":" + language, names_.element("text"),
                       names_.value("language", "code", language), Kind::words};
      if (!key.empty()) field.group = names_.element(key);
      field.value = said.child_value();
      field.draft = std::string_view(said.attribute("state").value()) == "draft" || is_outdated(said);
      if (sheet_.title.empty() && (key.empty() || key == "title" || key == "label" || key == "name"))
        sheet_.title = shown_.text(localized(holder));
      add(std::move(field));
    }
  }

  static bool has_text(pugi::xml_node holder) {
    const auto children = holder.children();
    return std::any_of(children.begin(), children.end(),
                       [](pugi::xml_node child) { return flow_element_name(child) == "text"; });
  }

  static LocalizedText localized(pugi::xml_node holder) {
    LocalizedText text;
    for (const pugi::xml_node said : holder.children())
      if (flow_element_name(said) == "text")
        text.add({said.attribute("lang").value(), said.child_value(), true, -1});
    return text;
  }

  void part(pugi::xml_node child) {
    const std::string name(flow_element_name(child));
    if (name == "exit") return;
    texts(child, name);
    if (name != "retention") return;
    const SchemaElement* known = schema_.of(child);
    if (known != nullptr) attributes(child, *known, "retention/", names_.element(name));
  }

  void attributes(pugi::xml_node node, const SchemaElement& known, const std::string& before,
                  const std::string& group) {
    const std::string_view element = flow_element_name(node);
    for (const SchemaAttribute& attribute : known.attributes) {
      SheetField field{before + "@" + attribute.name, group, names_.attribute(element, attribute.name),
                       kind_of(attribute.kind)};
      const pugi::xml_attribute there = node.attribute(attribute.name.c_str());
      field.value = there ? there.value() : attribute.default_value;
      field.help = attribute.documentation;
      field.fixed = is_fixed(element, attribute.name);
      if (attribute.name == "id" || attribute.name == "call" || attribute.name == "service") {
        field.kind = Kind::line;
      } else if (attribute.kind == ValueKind::id || attribute.kind == ValueKind::ids) {
        field.options = references(attribute.name);
      } else {
        for (const std::string& value : attribute.values)
          field.options.push_back({value, names_.value(element, attribute.name, value)});
      }
      if (field.kind == Kind::one_of && !attribute.required && attribute.default_value.empty())
        field.options.insert(field.options.begin(), SheetOption{"", "—"});
      add(std::move(field));
    }
  }

  // How to reach a party: what is looked for under its name.
  void contact(pugi::xml_node node, std::size_t number) {
    const std::string group =
        words_.trf("Contact: {}", names_.value("contact", "kind", node.attribute("kind").value()));
    if (const SchemaElement* known = schema_.of(node))
      attributes(node, *known, fmt::format("contact:{}", number), group);
  }

  // What an attribute that holds ids may name.
  std::vector<SheetOption> references(std::string_view attribute) const {
    std::vector<SheetOption> options;
    const auto all = [&](const auto& things) {
      for (const auto& thing : things) {
        const std::string name = shown_.text(thing.name);
        options.push_back({thing.id, name.empty() ? thing.id : name});
      }
    };
    if (attribute == "to" || attribute == "screen") {
      for (const Step& step : flow_.steps)
        if (attribute == "to" || step.shows()) options.push_back({step.id, step_name(step)});
    } else if (attribute == "purpose" || attribute == "purposes" || attribute == "notifies" ||
               attribute == "consented") {
      all(flow_.purposes);
    } else if (attribute == "alternative") {
      all(flow_.alternatives);
    } else if (attribute == "method") {
      options.push_back({"face", names_.value("service", "method", "face")});
      all(flow_.alternatives);
    } else if (attribute == "recipients") {
      all(flow_.parties);
    } else if (attribute == "data" || attribute == "asks") {
      all(flow_.data);
    }
    return options;
  }

  std::string step_name(const Step& step) const {
    const std::string title = shown_.step(step.id);
    // Ends have no title of their own, and two steps may share one.
    std::size_t same = 0, own = 0;
    for (const Step& other : flow_.steps) {
      if (shown_.step(other.id) != title) continue;
      ++same;
      if (&other == &step) own = same;
    }
    return same > 1 ? words_.trf("{} ({} of {} of that title)", title, own, same) : title;
  }

  // What the choice means, as sentences.
  void acts(pugi::xml_node choice) {
    SheetField field{"acts", {}, words_.tr("What it means"), Kind::some_of};
    field.help = words_.tr("What counts as consent is declared here and nowhere else.");
    for (const pugi::xml_node act : choice.children()) {
      if (!is_act(act) || !schema_.of(act)) continue;
      const pugi::xml_attribute of = act.first_attribute();
      field.value += (field.value.empty() ? "" : " ") + std::string(flow_element_name(act)) +
                     (of ? ":" + std::string(of.value()) : std::string());
    }
    const auto offer = [&](const Act& act, const std::string& of) {
      field.options.push_back({act_word(act.kind) + (of.empty() ? of : ":" + of), shown_.act(act)});
    };
    for (const ActKind kind : {ActKind::consent, ActKind::refuse, ActKind::withdraw,
                               ActKind::guardian_consent, ActKind::choose_face})
      for (std::size_t i = 0; i < flow_.purposes.size(); ++i)
        offer({kind, static_cast<PurposeIndex>(i), {}}, flow_.purposes[i].id);
    for (const Alternative& alternative : flow_.alternatives)
      offer({ActKind::choose_alternative, no_purpose, alternative.id}, alternative.id);
    for (const std::string& language : flow_.languages)
      offer({ActKind::language, no_purpose, language}, language);
    for (const ActKind kind : {ActKind::continue_, ActKind::back, ActKind::cancel, ActKind::submit,
                               ActKind::skip, ActKind::under_guardian_age, ActKind::of_age})
      offer({kind, no_purpose, {}}, {});
    add(std::move(field));
  }

  void exit(pugi::xml_node exit) {
    const std::string on = exit.attribute("on").value();
    const std::string group = words_.trf("When: {}", names_.value("exit", "on", on));
    SheetField to{"exit:" + on + "@to", group, names_.attribute("exit", "to"), Kind::one_of};
    to.value = exit.attribute("to").value();
    to.options = references("to");
    add(std::move(to));
    if (on != "timeout") return;
    SheetField after{"exit:timeout@after", group, names_.attribute("exit", "after"), Kind::duration};
    after.value = exit.attribute("after").value();
    if (const SchemaElement* known = schema_.of(exit)) after.help = known->find("after")->documentation;
    add(std::move(after));
  }

  const FlowSchema& schema_;
  const FormatWords& names_;
  const Words& words_;
  const Flow& flow_;
  ShownNames shown_;
  Sheet sheet_;
};

}  // namespace

Sheets::Sheets(const Words& words)
    : schema_(FlowSchema::load(words.language())), names_(FormatWords::load(words)), words_(words) {}

Sheet Sheets::of(const Document& document, const ElementPath& element) const {
  document.require_sound();
  pugi::xml_node node = element.in(document);
  while (node && (is_part(node) || is_act(node))) node = node.parent();
  // What is signed is changed by signing anew, never by its fields.
  for (pugi::xml_node around = node; around && around != document.root(); around = around.parent())
    if (around.parent() == document.root() && is_paperwork(flow_element_name(around))) return {};
  if (!node) return {};
  return Writer(schema_, names_, words_, document).of(node);
}

}  // namespace facenotice
