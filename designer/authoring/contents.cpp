// SPDX-License-Identifier: MIT
// One section a question that every law asks.
#include "designer/authoring/contents.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <facenotice/flow_reader.hpp>

#include "designer/workbench/navigation.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/edit/text_holders.hpp"

namespace facenotice {
namespace {

class Contents {
 public:
  Contents(const Document& document, const FormatWords& names, const Words& words, const Report* report)
      : document_(document), flow_(document.flow()), names_(names), words_(words), shown_(flow_, words) {
    if (report == nullptr) return;
    // What is to be translated is told once, of the language: else every declaration would seem wrong after
    // a language was added.
    for (const Finding& finding : report->findings)
      if (finding.counts() && finding.severity != Severity::info && finding.to_translate.empty()) {
        // The declaration in which the finding's element lies.
        pugi::xml_node node = element_at(document, finding.place).in(document);
        while (node && node.parent() != document.root() && node.parent().parent() != document.root())
          node = node.parent();
        std::optional<Severity>& worst = problems_[node.internal_object()];
        if (!worst || finding.severity < *worst) worst = finding.severity;
      }
  }

  std::vector<ContentsSection> all() {
    flow();
    const auto has_controller = std::any_of(flow_.parties.begin(), flow_.parties.end(),
                                            [](const Party& party) { return party.has_role("controller"); });
    section("parties", words_.tr("Who"), "party",
            has_controller ? nullptr : words_.tr("Nobody is named as controller"));
    section("purposes", words_.tr("What for"), "purpose", words_.tr("No purpose is declared"));
    section("alternatives", words_.tr("Ways without a face"), "alternative",
            words_.tr("There is no way without a face"));
    section("data", words_.tr("Which data, how long"), "item", words_.tr("No data item is declared"));
    section("rights", words_.tr("Rights and how to use them"), "right", words_.tr("No right is declared"));
    section("policies", words_.tr("Full rules"), "policy", words_.tr("The full rules are nowhere"));
    where();
    section("device", words_.tr("Machine"), "display", words_.tr("The machine has no display"));
    section("signs", words_.tr("Printed signs"), "sign", words_.tr("There is no sign"));
    return std::move(sections_);
  }

 private:
  pugi::xml_node group(std::string_view name) const {
    for (const pugi::xml_node node : document_.root().children())
      if (flow_element_name(node) == name) return node;
    return {};
  }

  // `missing` is said when the section has no entry; or, when something else is wanted, always.
  void section(const char* name, const char* title, std::string_view element, const char* missing) {
    ContentsSection section{name, title, {}};
    for (const pugi::xml_node node : group(name).children())
      if (flow_element_name(node) == element) {
        section.entries.push_back(entry(node));
        for (const pugi::xml_node part : node.children())
          if (flow_element_name(part) == "contact") section.entries.push_back(contact(part));
      }
    const bool wanted =
        missing != nullptr && (section.entries.empty() || std::string_view(name) == "parties");
    if (wanted) {
      ContentsEntry gap;
      gap.element = ElementPath(name);
      gap.label = missing;
      gap.missing = true;
      section.entries.push_back(std::move(gap));
    }
    sections_.push_back(std::move(section));
  }

  // What machine it is, and in which languages it speaks.
  void flow() {
    ContentsSection section{"", words_.tr("What it is"), {}};
    ContentsEntry title;
    title.label = shown_.text(flow_.title);
    title.note = words_.trf("version {}, valid until {}", flow_.revision, flow_.valid_until);
    section.entries.push_back(std::move(title));
    for (const std::string& language : flow_.languages) {
      ContentsEntry entry;
      entry.element = ElementPath("languages/language[@code='" + language + "']");
      entry.label = names_.value("language", "code", language);
      if (const std::size_t open = to_translate(language); open > 0) {
        entry.note = words_.trf("translation missing ({})", open);
        entry.problem = Severity::warning;
      }
      section.entries.push_back(std::move(entry));
    }
    sections_.push_back(std::move(section));
  }

  // Texts that are missing or drafts.
  std::size_t to_translate(const std::string& language) const {
    std::size_t open = 0;
    const std::vector<TextHolder> holders = text_holders(document_, names_, words_);
    for (const TextHolder& holder : holders) {
      const TextIn* text = holder.in(language);
      open += text == nullptr || !text->approved ? 1U : 0U;
    }
    return open;
  }

  void where() {
    ContentsSection section{"deployment", words_.tr("Where it stands"), {}};
    if (const pugi::xml_node node = group("deployment")) {
      ContentsEntry place;
      place.element = ElementPath("deployment");
      place.label = names_.value("deployment", "place", node.attribute("place").value());
      place.note = names_.value("deployment", "setting", flow_.deployment.setting);
      place.problem = problem_of(node);
      section.entries.push_back(std::move(place));
    }
    for (const std::string& code : flow_.deployment.jurisdictions) {
      ContentsEntry law;
      law.element = ElementPath("deployment/jurisdiction[@code='" + code + "']");
      law.label = words_.trf("Law of {}", names_.value("jurisdiction", "code", code));
      section.entries.push_back(std::move(law));
    }
    sections_.push_back(std::move(section));
  }

  std::optional<Severity> problem_of(pugi::xml_node node) const {
    const auto found = problems_.find(node.internal_object());
    return found == problems_.end() ? std::nullopt : found->second;
  }

  ContentsEntry entry(pugi::xml_node node) const {
    ContentsEntry entry;
    entry.element = ElementPath::of(node);
    entry.problem = problem_of(node);
    const std::string id = node.attribute("id").value();
    const std::string_view element = flow_element_name(node);
    const auto named = [&](const auto& things) {
      for (const auto& thing : things)
        if (thing.id == id) entry.label = shown_.text(thing.name);
    };
    if (element == "party") {
      named(flow_.parties);
      entry.note = list(node, "roles");
    } else if (element == "purpose") {
      named(flow_.purposes);
      entry.note = names_.value("purpose", "legal-basis", node.attribute("legal-basis").value());
    } else if (element == "alternative") {
      named(flow_.alternatives);
      entry.note = node.attribute("hours").value();
    } else if (element == "item") {
      named(flow_.data);
      entry.note = filled("{data." + id + ".retention}");
    } else if (element == "right") {
      entry.label = names_.value("right", "kind", node.attribute("kind").value());
    } else if (element == "policy") {
      entry.label = names_.value("policy", "audience", node.attribute("audience").as_string("general"));
      entry.note = node.attribute("url").value();
    } else if (element == "display") {
      entry.label =
          fmt::format("{} × {}", node.attribute("width-px").value(), node.attribute("height-px").value());
      entry.note =
          fmt::format("{} × {} mm", node.attribute("width-mm").value(), node.attribute("height-mm").value());
    } else if (element == "sign") {
      for (const Sign& sign : flow_.signs)
        if (sign.id == id) entry.label = shown_.text(sign.title);
      entry.note = fmt::format("{}, {}", node.attribute("paper").value(),
                               names_.value("sign", "place", node.attribute("place").value()));
    }
    if (entry.label.empty()) entry.label = id;
    return entry;
  }

  // How to reach the party before it.
  ContentsEntry contact(pugi::xml_node node) const {
    ContentsEntry entry;
    entry.element = ElementPath::of(node);
    entry.label = node.attribute("value").value();
    entry.note = names_.value("contact", "kind", node.attribute("kind").value());
    entry.within = true;
    return entry;
  }

  std::string list(pugi::xml_node node, const char* attribute) const {
    std::string said;
    std::string_view rest = node.attribute(attribute).value();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (end > 0)
        said += (said.empty() ? "" : words_.tr(", ")) +
                names_.value(flow_element_name(node), attribute, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return said;
  }

  // In the language of the words where the flow has it.
  std::string filled(const std::string& text) const {
    std::string language = flow_.languages.front();
    for (const std::string& known : flow_.languages)
      if (known.substr(0, 2) == words_.language().substr(0, 2)) language = known;
    try {
      return fill_placeholders(flow_, text, language);
    } catch (const std::exception&) {
      return {};  // no words for it in that language: the check tells
    }
  }

  const Document& document_;
  const Flow& flow_;
  const FormatWords& names_;
  const Words& words_;
  ShownNames shown_;
  std::map<const void*, std::optional<Severity>> problems_;  // by declaration
  std::vector<ContentsSection> sections_;
};

}  // namespace

std::vector<ContentsSection> contents_of(const Document& document, const FormatWords& names,
                                         const Words& words, const Report* report) {
  document.require_sound();
  return Contents(document, names, words, report).all();
}

}  // namespace facenotice
