// SPDX-License-Identifier: MIT
// The kinds of question that insertions ask, and what they are about.
#pragma once

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include "designer/authoring/beginnings.hpp"
#include "designer/authoring/insertions.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

inline const std::string& answer_to(const Answered& answered, std::string_view key) {
  static const std::string none;
  const auto found = answered.find(key);
  return found == answered.end() ? none : found->second;
}

// Words that are proposed, or given as an example, in the languages that we know them in.
struct Wording {
  const char *english = "", *chinese = "";
  const char* in(std::string_view language) const {
    return language.starts_with("zh") ? chinese : language.starts_with("en") ? english : "";
  }
};

// About one document; it must outlive this.
class InsertionQuestions {
 public:
  InsertionQuestions(const Document& document, const ElementPath& at, const FormatWords& names,
                     const Words& words)
      : flow_(document.flow()),
        at_(step_of(document, at)),
        choice_(choice_of(document, at)),
        names_(names),
        words_(words),
        shown_(flow_, words) {}

 protected:
  SheetField line(const char* key, const std::string& label, const std::string& value) const {
    SheetField field{key, {}, label, SheetField::Kind::line};
    field.value = value;
    return field;
  }
  SheetField one_of(const char* key, const std::string& label, std::vector<SheetOption> options,
                    const std::string& value) const {
    SheetField field{key, {}, label, SheetField::Kind::one_of};
    field.options = std::move(options);
    field.value = value;
    if (field.value.empty() && !field.options.empty()) field.value = field.options.front().value;
    return field;
  }
  // One question for each language of the flow: what stands there at first, and an example of what may. The
  // first language is asked for; what is left empty in another becomes a draft to translate.
  void words_in_all(std::vector<SheetField>& questions, const char* key, const std::string& label,
                    Wording proposed = {}, Wording example = {}) const {
    for (const std::string& language : flow_.languages) {
      SheetField field{std::string(key) + ":" + language, label, names_.value("language", "code", language),
                       SheetField::Kind::line};
      field.value = proposed.in(language);
      field.hint = example.in(language);
      field.required = &language == &flow_.languages.front();
      questions.push_back(std::move(field));
    }
  }
  static Texts texts(const std::vector<std::string>& languages, const Answered& answered, const char* key) {
    Texts said;
    for (const std::string& language : languages) {
      const std::string& words = answer_to(answered, std::string(key) + ":" + language);
      if (words.empty() && said.empty()) throw UserError(msg("The words in {} are missing.", language));
      said.push_back({language, words.empty() ? said.front().text : words, !words.empty()});
    }
    return said;
  }
  // Likewise of several, one a line; every language has as many, or none.
  static std::vector<Texts> lines_of(const std::vector<std::string>& languages, const Answered& answered,
                                     const char* key) {
    std::vector<Answered> each;
    for (const std::string& language : languages) {
      const std::string name = std::string(key) + ":" + language;
      std::istringstream stream(answer_to(answered, name));
      std::size_t count = 0;
      for (std::string line; std::getline(stream, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (count == each.size()) each.emplace_back();
        each[count++][name] = line;
      }
      if (count > 0 && count < each.size())
        throw UserError(msg("In {} there are fewer lines than in another language.", language));
    }
    if (each.empty()) each.emplace_back();  // which the first language misses
    std::vector<Texts> all;
    for (const Answered& one : each) all.push_back(texts(languages, one, key));
    return all;
  }
  std::vector<SheetOption> values(const char* element, const char* attribute,
                                  std::initializer_list<const char*> all) const {
    std::vector<SheetOption> options;
    for (const char* value : all) options.push_back({value, names_.value(element, attribute, value)});
    return options;
  }
  std::vector<SheetOption> screens() const {
    std::vector<SheetOption> options;
    for (const Step& step : flow_.steps)
      if (step.kind == StepKind::screen) options.push_back({step.id, shown_.step(step.id)});
    return options;
  }
  std::vector<SheetOption> steps() const {
    std::vector<SheetOption> options;
    for (const Step& step : flow_.steps) options.push_back({step.id, shown_.step(step.id)});
    return options;
  }
  template <class Things>
  std::vector<SheetOption> all_of(const Things& things) const {
    std::vector<SheetOption> options;
    for (const auto& thing : things) options.push_back({thing.id, shown_.text(thing.name)});
    return options;
  }
  // "screen choice": a way of a person.
  std::vector<SheetOption> ways(const std::function<bool(const Step&, const Choice&)>& wanted) const {
    std::vector<SheetOption> options;
    for (const Step& step : flow_.steps)
      for (const Choice& choice : step.choices)
        if (!choice.toggle && !choice.has(ActKind::language) && wanted(step, choice))
          options.push_back({step.id + " " + choice.id,
                             words_.trf("“{}” on {}", shown_.text(choice.label), shown_.step(step.id))});
    return options;
  }
  // Behind the choice that is selected, else behind the first of the screen that is looked at; empty: neither
  // is here.
  std::string way_looked_at(const std::vector<SheetOption>& ways) const {
    std::string found;
    for (const SheetOption& way : ways) {
      if (way.value == at_ + " " + choice_) return way.value;
      if (found.empty() && way.value.substr(0, way.value.find(' ')) == at_) found = way.value;
    }
    return found;
  }
  // Of these ways the one that is looked at, when every capture is behind it; else the last that is so: what
  // is asked for there is asked for before each of them.
  std::string way_before_captures(const std::vector<SheetOption>& ways) const {
    std::string here = way_looked_at(ways);
    if (!here.empty() && every_capture_is_behind(here)) return here;
    const auto last = std::find_if(ways.rbegin(), ways.rend(), [&](const SheetOption& way) {
      return every_capture_is_behind(way.value);
    });
    return last == ways.rend() ? here : last->value;
  }
  bool every_capture_is_behind(const std::string& way) const {
    std::vector<StepIndex> open;
    std::vector<bool> known(flow_.steps.size());
    const auto go = [&](StepIndex step) {
      if (step == no_step || known[step]) return;
      known[step] = true;
      open.push_back(step);
    };
    for (const Entry& entry : flow_.entries) go(entry.target);
    while (!open.empty()) {
      const Step& step = flow_.steps[open.back()];
      open.pop_back();
      if (step.kind == StepKind::capture) return false;
      for (const Choice& choice : step.choices) {
        if (step.id + " " + choice.id == way) continue;
        go(choice.target);
        for (const Branch& branch : choice.branches) go(branch.target);
      }
      for (const Exit& exit : step.exits) go(exit.target);
    }
    return true;
  }
  static ChoiceId way_of(const std::string& value) {
    const std::size_t space = value.find(' ');
    if (space == std::string::npos) throw UserError(msg("Say on which way it is to stand."));
    return {StepId(value.substr(0, space)), value.substr(space + 1)};
  }
  template <class Taken>
  static std::string free_id(const std::string& wanted, const Taken& taken) {
    std::string id = wanted;
    for (int number = 2; taken(id); ++number) id = wanted + "-" + std::to_string(number);
    return id;
  }
  std::string free_step(const std::string& wanted) const {
    return free_id(wanted, [&](const std::string& id) { return flow_.find_step(id) != no_step; });
  }
  template <class Things>
  static std::string free_among(const Things& things, const std::string& wanted) {
    return free_id(wanted, [&](const std::string& id) {
      return std::any_of(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
    });
  }
  std::string start() const { return start_of(flow_); }
  // Where who takes the other way goes; else where people begin.
  std::string other_way(const std::string& alternative) const {
    for (const Step& step : flow_.steps)
      for (const Choice& choice : step.choices)
        if (std::any_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
              return act.kind == ActKind::choose_alternative && act.value == alternative;
            }))
          return flow_.steps[choice.target].id;
    return start();
  }

  const Flow& flow_;
  std::string at_;      // the step that is looked at
  std::string choice_;  // and the choice on it; empty: none
  const FormatWords& names_;
  const Words& words_;
  ShownNames shown_;
};

// Screens with their ways; in the order of the menu, before what is only declared.
std::vector<Insertion> route_insertions(const Document& document, const ElementPath& at,
                                        const FormatWords& names, const Words& words);

}  // namespace facenotice
