// SPDX-License-Identifier: MIT
// Steps from the tree, declarations from the table of contents.
#include "designer/authoring/named_elements.hpp"

#include <facenotice/flow_reader.hpp>

#include "designer/authoring/contents.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {

std::vector<NamedElement> named_elements(const Document& document, const FormatWords& names,
                                         const Words& words) {
  document.require_sound();
  const Flow& flow = document.flow();
  const ShownNames shown(flow, words);
  std::vector<NamedElement> all;
  for (const Step& step : flow.steps) {
    const pugi::xml_node node = path_of_step(document, step.id).in(document);
    const std::string title = shown.step(step.id);
    all.push_back({title, names.element(flow_element_name(node)), ElementPath::of(node)});
    for (const pugi::xml_node child : node.children())
      for (const Choice& choice : step.choices)
        if (flow_element_name(child) == "choice" && choice.id == child.attribute("id").value()) {
          const std::string label = shown.text(choice.label);
          all.push_back({label.empty() ? choice.id : label,
                         words.trf("{} on “{}”", names.element("choice"), title), ElementPath::of(child)});
        }
  }
  for (const ContentsSection& section : contents_of(document, names, words, nullptr))
    for (const ContentsEntry& entry : section.entries)
      if (!entry.missing)
        all.push_back(
            {entry.label, names.element(flow_element_name(entry.element.in(document))), entry.element});
  return all;
}

}  // namespace facenotice
