// SPDX-License-Identifier: MIT
#include "tests/oracle/samples.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <stdexcept>

#include <pugixml.hpp>

#include "schema/document/document.hpp"
#include "tests/support/flow_edit.hpp"
#include "tests/support/random_flow.hpp"
#include "tests/support/temporary_folder.hpp"

namespace facenotice::oracle {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> files_of(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void add_flows(const fs::path& folder, const std::string& kind, std::vector<Sample>& samples) {
  constexpr std::string_view ending = ".flow.xml";
  for (const fs::path& file : files_of(folder, ending)) {
    const std::string name = file.filename().string();
    samples.push_back(
        {kind, kind + "." + name.substr(0, name.size() - ending.size()), test::file_text(file)});
  }
}

// A scenario says which rows it is about (expects, also-fair) where a fixture says which assertions it breaks
// (fails, also); the change of the flow is written alike.
test::FlowEdit edit_of(const fs::path& file, const test::TemporaryFolder& folder) {
  std::istringstream lines(test::file_text(file));
  std::string text;
  for (std::string line; std::getline(lines, line); text += line + "\n")
    for (const auto& [from, to] : {std::pair("expects: ", "fails: "), std::pair("also-fair: ", "also: ")})
      if (line.rfind(from, 0) == 0) line.replace(0, std::string_view(from).size(), to);
  const fs::path rewritten = folder / file.filename();
  std::ofstream(rewritten, std::ios::binary) << text;
  return test::FlowEdit::load(rewritten);
}

void add_edits(const fs::path& source, const std::string& kind, std::vector<Sample>& samples) {
  const test::TemporaryFolder folder;
  for (const fs::path& file : files_of(source / "tests/fixtures" / kind, ".edit")) {
    const test::FlowEdit edit = edit_of(file, folder);
    samples.push_back({kind, kind + "." + edit.name, edit.applied(source)});
  }
}

// Changes of a document's tree by chance.
class RandomEdit {
 public:
  RandomEdit(const std::string& text, std::uint32_t seed) : text_(text), random_(seed) {}

  std::string made() {
    int wanted = 1 + below(4);
    // Most changes leave no sound document; those that do are few tries away.
    for (int tries = 0; wanted > 0 && tries < 200; ++tries) {
      const std::string changed = once();
      if (changed == text_ || !Document::parse(changed, "edited").sound()) continue;
      text_ = changed;
      --wanted;
    }
    return text_;
  }

 private:
  int below(std::size_t most) { return static_cast<int>(random_() % most); }
  template <class Items>
  auto one_of(const Items& items) {
    return items[static_cast<std::size_t>(below(items.size()))];
  }

  std::string once() {
    pugi::xml_document document;
    document.load_string(text_.c_str(), pugi::parse_full);
    std::vector<pugi::xml_node> elements;
    const std::function<void(pugi::xml_node)> collect = [&](pugi::xml_node node) {
      for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_element) {
          elements.push_back(child);
          collect(child);
        }
    };
    collect(document.document_element());
    change(elements);
    std::ostringstream changed;
    document.save(changed, "", pugi::format_raw);
    return changed.str();
  }

  void change(const std::vector<pugi::xml_node>& elements) {
    pugi::xml_node element = one_of(elements);
    switch (below(6)) {
      case 0:
        element.parent().remove_child(element);
        break;
      case 1:
        element.remove_attribute(one_of_attributes(element));
        break;
      case 2:
      case 3:
        // Another element's value of the same attribute.
        if (pugi::xml_attribute attribute = one_of_attributes(element)) {
          std::vector<std::string> values;
          for (const pugi::xml_node other : elements)
            if (const pugi::xml_attribute its = other.attribute(attribute.name()))
              values.emplace_back(its.value());
          attribute.set_value(one_of(values).c_str());
        }
        break;
      case 4:
        if (pugi::xml_node sibling = element.next_sibling(); sibling.type() == pugi::node_element)
          element.parent().insert_move_after(element, sibling);
        else if (pugi::xml_node after = sibling.next_sibling(); after.type() == pugi::node_element)
          element.parent().insert_move_after(element, after);
        break;
      default:
        // Another text in its place, or none.
        if (pugi::xml_node text = element.child("text")) {
          const pugi::xml_node other = one_of(elements).child("text");
          text.text().set(other ? other.text().get() : "");
        }
        break;
    }
  }

  pugi::xml_attribute one_of_attributes(pugi::xml_node element) {
    std::vector<pugi::xml_attribute> attributes(element.attributes_begin(), element.attributes_end());
    return attributes.empty() ? pugi::xml_attribute() : one_of(attributes);
  }

  std::string text_;
  std::mt19937 random_;
};

}  // namespace

std::vector<Sample> samples_of_the_tree(const fs::path& source) {
  std::vector<Sample> samples;
  add_flows(source / "templates", "template", samples);
  add_flows(source / "tests/fixtures/lawful", "lawful", samples);
  add_flows(source / "tests/fixtures", "fixture", samples);
  add_flows(source / "tests/fixtures/cases", "case", samples);
  for (const char* kind : {"rules", "quiet", "scenarios"}) add_edits(source, kind, samples);
  add_flows(source / "tests/fixtures/scenarios", "scenarios", samples);
  return samples;
}

Sample random_sample(std::uint32_t seed) {
  test::RandomFlow random(seed);
  const std::string number = std::to_string(seed);
  switch (seed % 3) {
    case 0:
      return {"sound", "sound." + number, random.sound()};
    case 1:
      return {"faulty", "faulty." + number, random.faulty()};
    default:
      return {"wild", "wild." + number, random.wild()};
  }
}

Sample edited_sample(const std::vector<Sample>& of_the_tree, std::uint32_t seed) {
  std::vector<const Sample*> lawful;
  for (const Sample& sample : of_the_tree)
    if (sample.kind == "lawful" || sample.kind == "template") lawful.push_back(&sample);
  if (lawful.empty()) throw std::runtime_error("there is no lawful flow to edit");
  const Sample& base = *lawful[seed % lawful.size()];
  return {"edited", "edited." + std::to_string(seed), RandomEdit(base.text, seed).made()};
}

}  // namespace facenotice::oracle
