// SPDX-License-Identifier: MIT
#include "designer/composer/write_flow.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "designer/composer/display_presets.hpp"
#include "designer/composer/sites.hpp"
#include "designer/composer/word_list.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/inserts.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/parties.hpp"
#include "schema/edit/purposes.hpp"
#include "schema/edit/rename.hpp"
#include "schema/edit/steps.hpp"
#include "schema/edit/texts.hpp"

namespace facenotice {
namespace {

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a template calls the things that answers change.
struct Skeleton {
  const char *purpose, *alternative;
  const char* way;  // how ids of the other way end: "pay-qr"
  const char *offered_on, *served_on;
};
Skeleton skeleton_of(const std::string& service) {
  if (service == "entry") return {"face-entry", "card", "-card", "by-card", "open-card"};
  return {"face-payment", "qr-payment", "-qr", "pay-qr", "dispense-qr"};
}

class FlowWriter {
 public:
  explicit FlowWriter(const ComposerAnswers& answers)
      : answers_(answers),
        service_(answers.at("service")),
        names_(skeleton_of(service_)),
        document_(beginning(data_file("templates/" + service_ + ".flow.xml"))) {}

  Document write() {
    say();
    stand();
    take_faces();
    keep();
    protect_children();
    show();
    answer_for();
    offer_other_way();
    speak();
    return document_;
  }

 private:
  const std::string& answer(const char* key) const { return answers_.at(key); }
  // Without what the template says of itself at its head.
  static Document beginning(const std::filesystem::path& file) {
    std::string bytes = Document::load(file).bytes();
    const std::size_t from = bytes.find("<!--"), to = bytes.find("<flow");
    if (from < to && to != std::string::npos) bytes.erase(from, to - from);
    return Document::parse(std::move(bytes), file.string());
  }

  void take(Edit edit) { document_ = std::move(edit.document); }

  bool fits(pugi::xml_node said) const {
    return std::all_of(said.attributes_begin(), said.attributes_end(), [&](const pugi::xml_attribute& one) {
      return std::string_view(one.name()) == "at" || holds(words_of(one.value()), answers_.at(one.name()));
    });
  }

  void say() {
    const std::filesystem::path file = data_file("designer/composer/said.xml");
    pugi::xml_document said;
    if (const pugi::xml_parse_result parsed = said.load_file(file.c_str()); !parsed)
      throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
    std::map<std::pair<std::string, std::string>, std::string> words;  // of a place and a language: the last
    for (const pugi::xml_node one : said.document_element().children("said"))
      if (fits(one))
        for (const pugi::xml_node text : one.children("text"))
          words[{one.attribute("at").value(), text.attribute("lang").value()}] = text.text().get();
    std::vector<HeldText> texts;
    for (const auto& [where, what] : words) texts.push_back({ElementPath(where.first), {where.second, what}});
    take(set_texts(document_, texts, msg("Change texts"), Translations::keep));
  }

  void stand() {
    take(set_flow_id(document_, answer("place") + "-" + service_));
    const Site* site = find_site(service_, answer("place"));
    if (site == nullptr)
      take(set_deployment(document_, {{"private-space", answer("place")}}));
    else
      take(set_deployment(document_, {{"place", site->place},
                                      {"setting", site->setting},
                                      {"audience", audience(*site)},
                                      {"operator", site->operated_by}}));
    const std::vector<std::string> codes = document_.flow().deployment.jurisdictions;
    if (!holds(codes, answer("law"))) take(add_jurisdiction(document_, answer("law")));
    for (const std::string& code : codes)
      if (code != "CN" && code != answer("law")) take(remove_jurisdiction(document_, code));
  }

  std::string audience(const Site& site) const {
    const bool general = std::string_view(site.audience) == "general";
    return general && answer("minors") == "yes" ? "minors-likely" : site.audience;
  }

  void take_faces() {
    std::string operations = "detect liveness " + answer("operation");
    if (answer("why") == "analyse") operations += " estimate-age estimate-gender infer-emotion";
    take(set_step(document_, StepId("scan"), {{"operations", operations}}));
  }

  void keep() {
    const DataId face("face-template");
    if (answer("kept") == "for-ever")
      take(set_retention(document_, face, KeptUntil{"withdrawal"}));
    else if (answer("kept") != "result")
      take(set_retention(document_, face, KeptUntil{"withdrawal", answer("kept")}));
    if (answer("sent") == "site")
      take(set_data_item(document_, face, {{"storage", "site"}, {"egress", "site"}}));
  }

  void protect_children() {
    if (answer("minors") == "yes")
      take(insert_guardian(document_, {StepId("guardian"),
                                       PurposeId(names_.purpose),
                                       {StepId("age"), "under"},
                                       StepId("face-notice"),
                                       StepId(names_.offered_on)}));
    if (answer("minors") == "no") take(delete_step(document_, StepId("age"), StepId("face-notice")));
  }

  void show() {
    const std::string before = document_.flow().device.displays.front().id;
    const DisplayPreset* chosen = find_display_preset(answer("display"));
    if (chosen->id == before) {  // as common panels of that size hang, not as the template's does
      const DisplayDraft draft = chosen->draft();
      take(set_display(document_, draft.id,
                       {{"viewing-distance-mm", std::to_string(draft.viewing_distance_mm)},
                        {"bottom-height-mm", std::to_string(draft.bottom_height_mm)}}));
      return;
    }
    take(add_display(document_, chosen->draft()));
    take(remove_display(document_, DisplayId(before)));
  }

  void answer_for() {
    const PartyId operated_by("operator");
    const std::vector<std::string> languages =
        document_.flow().languages;  // each edit makes another document
    const std::string& abroad = answer("name-abroad");
    for (const std::string& language : languages) {
      const bool at_home =
          abroad.find_first_not_of(' ') == std::string::npos || language == languages.front();
      take(set_text(document_, ElementPath("parties/party[@id='operator']/name"),
                    {language, at_home ? answer("name") : abroad}, Translations::keep));
    }
    take(set_contact(document_, operated_by, 0, {"phone", answer("phone"), answer("hours")}));
    take(set_contact(document_, operated_by, 1, {"email", answer("email")}));
  }

  // After everything that names its ids.
  void offer_other_way() {
    const std::string& way = answer("other-way");
    const AlternativeId before(names_.alternative);
    if (way == "none") {
      take(delete_step(document_, StepId(names_.offered_on), StepId("goodbye")));
      take(delete_step(document_, StepId(names_.served_on), StepId("goodbye")));
      return;
    }
    const std::string tail = "-" + way, old_tail = names_.way;
    if (tail == old_tail) return;
    take(set_alternative(document_, before, {{"kind", way}}));
    const bool pays = service_ == "vending";
    take(set_step(document_, StepId(names_.offered_on),
                  {{"call", (pays ? "take-" : "open-by-") + way}, {"icon", way == "qr" ? "qr" : "hand"}}));
    take(rename_id(document_, before, pays ? way + "-payment" : way));
    const auto renamed = [&](const std::string& id) {
      return id.ends_with(old_tail) ? id.substr(0, id.size() - old_tail.size()) + tail : id;
    };
    const std::vector<Step> steps = document_.flow().steps;
    for (const Step& step : steps) {
      for (const Choice& choice : step.choices)
        if (renamed(choice.id) != choice.id)
          take(rename_id(document_, ChoiceId{StepId(step.id), choice.id}, renamed(choice.id)));
      if (renamed(step.id) != step.id) take(rename_id(document_, StepId(step.id), renamed(step.id)));
    }
  }

  void speak() {
    const std::vector<std::string> wanted = words_of(answer("languages")), had = document_.flow().languages;
    // What is to be translated begins with English words: Chinese ones would be read as Japanese.
    take(set_first_language(document_, "en"));
    for (const std::string& language : wanted)
      if (!holds(had, language)) take(add_language(document_, language));
    for (const std::string& language : had)
      if (!holds(wanted, language)) take(remove_language(document_, language));
    take(set_first_language(document_, wanted.front()));
    if (wanted.size() > 1)
      take(insert_language_picker(document_, StepId("attract")));
    else
      remove_language_choices();
  }

  // There is nothing to choose from.
  void remove_language_choices() {
    const std::vector<Choice> choices = document_.flow().steps[document_.flow().find_step("attract")].choices;
    for (const Choice& choice : choices)
      if (choice.has(ActKind::language)) take(remove_choice(document_, {StepId("attract"), choice.id}));
  }

  const ComposerAnswers& answers_;
  const std::string& service_;
  Skeleton names_;
  Document document_;
};

}  // namespace

Document write_flow(const ComposerAnswers& answers) {
  return FlowWriter(answers).write();
}

}  // namespace facenotice
