// SPDX-License-Identifier: MIT
// Facts about the words: phrases from the word lists, numbers that differ between languages, retention in
// seconds.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include <facenotice/flow_reader.hpp>

#include "schema/bindings.hpp"
#include "schema/data_files.hpp"
#include "schema/facts.hpp"
#include "schema/tr.hpp"
#include "schema/user_error.hpp"

namespace facenotice {
namespace {

struct Phrase {
  std::string list, language, text;
};

// One file per list and language: schema/rules/words/<list>.<language>.txt, a phrase per line, # for
// comments.
std::vector<Phrase> load_phrases() {
  std::vector<Phrase> phrases;
  const std::filesystem::path folder = data_file("schema/rules/words");
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") files.insert(entry.path());
  for (const std::filesystem::path& file : files) {
    const std::string stem = file.stem().string();
    const std::size_t dot = stem.find('.');
    std::ifstream stream(file);
    if (!stream || dot == std::string::npos)
      throw CouldNotCheck(trf("The word list {} cannot be read.", file.string()));
    for (std::string line; std::getline(stream, line);) {
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (!line.empty() && line.front() != '#')
        phrases.push_back({stem.substr(0, dot), stem.substr(dot + 1), line});
    }
  }
  return phrases;
}

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> loaded = load_phrases();
  return loaded;
}

// ASCII letters in lower case; other scripts as they are.
std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The numbers in a text, sorted: what must not differ between languages.
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  std::string digits;
  for (const char c : std::string(text) + ' ') {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (!digits.empty()) {
      numbers.push_back(std::move(digits));
      digits.clear();
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

class ContentFacts {
 public:
  ContentFacts(const Flow& flow, pugi::xml_node facts) : flow_(flow), facts_(facts) {}

  void add_all() {
    for (const Step& step : flow_.steps) {
      text(step.id, "title", "", "", step.title);
      blocks(step.id, "block", step.blocks);
      for (const Field& field : step.fields) text(step.id, "field", field.data, "", field.label);
      for (const Choice& choice : step.choices) text(step.id, "choice", "", choice.id, choice.label);
    }
    for (const Sign& sign : flow_.signs) {
      text(sign.id, "sign-title", "", "", sign.title);
      blocks(sign.id, "sign-block", sign.blocks);
    }
    for (const DataItem& item : flow_.data) retention(item);
    std::int64_t kept = 0;
    if (parse_duration(flow_.records_kept, kept))
      add_fact(facts_, "records").append_attribute("kept-seconds") = static_cast<long long>(kept / 1000);
  }

 private:
  void blocks(const std::string& step, const char* kind, const std::vector<Block>& all) {
    std::map<std::string, int> of_role;
    for (const Block& block : all) text(step, kind, block.role, "", block.text, ++of_role[block.role]);
  }

  // `nth`: of several blocks with one role, which; from 1.
  void text(const std::string& step, const char* kind, const std::string& role, const std::string& choice,
            const LocalizedText& texts, int nth = 1) {
    std::map<std::string, std::vector<std::string>> numbers;
    for (const LocalizedText::Entry& entry : texts.entries()) {
      const std::string resolved = folded(resolve_bindings(flow_, entry.text, entry.language));
      numbers[entry.language] = numbers_in(resolved);
      for (const Phrase& phrase : phrases()) {
        if (phrase.language != entry.language || resolved.find(folded(phrase.text)) == std::string::npos)
          continue;
        pugi::xml_node fact = describe("phrase", step, kind, role, choice, nth);
        fact.append_attribute("list") = phrase.list.c_str();
        fact.append_attribute("language") = entry.language.c_str();
        fact.append_attribute("phrase") = phrase.text.c_str();
      }
    }
    for (const auto& [language, found] : numbers)
      if (found != numbers.begin()->second) {
        pugi::xml_node fact = describe("numbers-differ", step, kind, role, choice, nth);
        fact.append_attribute("first") = numbers.begin()->first.c_str();
        fact.append_attribute("second") = language.c_str();
      }
  }

  pugi::xml_node describe(const char* name, const std::string& step, const char* kind,
                          const std::string& role, const std::string& choice, int nth) {
    pugi::xml_node fact = add_fact(facts_, name);
    fact.append_attribute("step") = step.c_str();
    fact.append_attribute("kind") = kind;
    if (!role.empty()) fact.append_attribute("role") = role.c_str();
    if (!choice.empty()) fact.append_attribute("choice") = choice.c_str();
    if (nth > 1) fact.append_attribute("nth") = nth;
    return fact;
  }

  void retention(const DataItem& item) {
    pugi::xml_node fact = add_fact(facts_, "retention");
    fact.append_attribute("data") = item.id.c_str();
    const Retention& kept = item.retention;
    fact.append_attribute("form") = kept.form == Retention::Form::duration ? "duration"
                                    : kept.form == Retention::Form::event  ? "event"
                                                                           : "method";
    std::int64_t milliseconds = 0;
    if (parse_duration(kept.duration, milliseconds))
      fact.append_attribute("seconds") = static_cast<long long>(milliseconds / 1000);
    for (const LocalizedText::Entry& entry : kept.method.entries())
      for (const Phrase& phrase : phrases())
        if (phrase.list == "indefinite" && phrase.language == entry.language &&
            folded(entry.text).find(folded(phrase.text)) != std::string::npos) {
          fact.append_attribute("indefinite") = phrase.text.c_str();
          return;
        }
  }

  const Flow& flow_;
  pugi::xml_node facts_;
};

}  // namespace

void add_content_facts(const Flow& flow, pugi::xml_node facts) {
  ContentFacts(flow, facts).add_all();
}

void add_visual_facts(const Flow& flow, const VisualFacts& visual, pugi::xml_node facts) {
  const auto decimal = [](double value) { return fmt::format("{:.2f}", value); };
  for (const VisualFact& item : visual.items) {
    pugi::xml_node fact = add_fact(facts, "seen");
    fact.append_attribute("step") = flow.steps[item.step].id.c_str();
    fact.append_attribute("language") = item.language.c_str();
    fact.append_attribute("display") = item.display.c_str();
    fact.append_attribute("kind") = item.kind.c_str();
    if (!item.role.empty()) fact.append_attribute("role") = item.role.c_str();
    if (!item.choice.empty()) fact.append_attribute("choice") = item.choice.c_str();
    fact.append_attribute("height-mm") = decimal(item.height_mm).c_str();
    fact.append_attribute("angle-arcmin") = decimal(item.angle_arcmin).c_str();
    fact.append_attribute("contrast") = decimal(item.contrast).c_str();
    if (item.kind == "choice") fact.append_attribute("area-mm2") = decimal(item.area_mm2).c_str();
    fact.append_attribute("font-px") = decimal(item.font_px).c_str();
    fact.append_attribute("order") = item.order;
    fact.append_attribute("below-fold") = item.below_fold;
  }
  for (const ScreenFact& screen : visual.screens) {
    pugi::xml_node fact = add_fact(facts, "laid-out");
    fact.append_attribute("step") = flow.steps[screen.step].id.c_str();
    fact.append_attribute("language") = screen.language.c_str();
    fact.append_attribute("display") = screen.display.c_str();
    fact.append_attribute("overflow") = screen.overflow;
    if (!screen.missing_glyphs.empty())
      fact.append_attribute("missing-glyphs") = screen.missing_glyphs.c_str();
  }
}

}  // namespace facenotice
