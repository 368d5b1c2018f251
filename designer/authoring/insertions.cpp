// SPDX-License-Identifier: MIT
// Questions with sensible answers to begin with, and the named edits that they lead to.
#include "designer/authoring/insertion_questions.hpp"

#include <array>
#include <iterator>

#include "designer/composer/display_presets.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/inserts.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/parties.hpp"
#include "schema/edit/rights.hpp"
#include "schema/edit/signs.hpp"

namespace facenotice {
namespace {

using Kind = SheetField::Kind;

// The languages that flows of such machines are asked for most, in their own names.
constexpr std::array<std::pair<const char*, const char*>, 16> common_languages = {{
    {"zh-CN", "中文（简体）"},
    {"en", "English"},
    {"ja", "日本語"},
    {"ko", "한국어"},
    {"zh-TW", "中文（繁體）"},
    {"fr", "Français"},
    {"de", "Deutsch"},
    {"es", "Español"},
    {"pt", "Português"},
    {"it", "Italiano"},
    {"ru", "Русский"},
    {"ar", "العربية"},
    {"th", "ไทย"},
    {"vi", "Tiếng Việt"},
    {"ms", "Bahasa Melayu"},
    {"nl", "Nederlands"},
}};

bool can_be_chosen(const Flow& flow, const std::string& language) {
  return std::any_of(flow.steps.begin(), flow.steps.end(), [&](const Step& step) {
    return std::any_of(step.choices.begin(), step.choices.end(), [&](const Choice& choice) {
      return std::any_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
        return act.kind == ActKind::language && act.value == language;
      });
    });
  });
}

// Where people choose no language yet, the first screen lets them: a language that nobody can choose is for
// nobody.
Edit add_language_to_choose(const Document& document, const std::string& language) {
  Edit added = add_language(document, language);
  const Flow& flow = added.document.flow();
  if (can_be_chosen(flow, language)) return added;
  for (const Entry& entry : flow.entries)
    if (entry.on == EntryKind::power_on && flow.steps[entry.target].kind == StepKind::screen)
      return {std::move(added.title),
              insert_language_picker(added.document, StepId(flow.steps[entry.target].id)).document};
  return added;
}

class Declarations : private InsertionQuestions {
 public:
  using InsertionQuestions::InsertionQuestions;

  std::vector<Insertion> all() {
    language();
    display();
    sign();
    party();
    contact();
    data();
    right();
    return std::move(offers_);
  }

 private:
  void language() {
    Insertion offer{
        "language",
        words_.tr("A language"),
        words_.tr(
            "Every text gets the words of the first language beside it, as a draft to translate. People "
            "can choose it where they choose a language today, else on the first screen."),
        {},
        {},
        {}};
    std::vector<SheetOption> options;
    for (const auto& [code, name] : common_languages)
      if (std::find(flow_.languages.begin(), flow_.languages.end(), code) == flow_.languages.end())
        options.push_back({code, std::string(name) + "  (" + code + ")"});
    offer.questions.push_back(one_of("code", names_.element("language"), std::move(options), ""));
    offer.make = [](const Document& document, const Answered& answered) {
      return add_language_to_choose(document, answer_to(answered, "code"));
    };
    offer.then = [](const Answered&) { return ElementPath(); };
    offers_.push_back(std::move(offer));
  }

  void display() {
    Insertion offer{"display",
                    words_.tr("A display"),
                    words_.tr("All screens are laid out, checked and packed for it as well."),
                    {},
                    {},
                    {}};
    std::vector<SheetOption> options;
    for (const DisplayPreset& preset : display_presets)
      if (flow_.find_display(preset.id) == nullptr) options.push_back({preset.id, preset.shown(words_)});
    if (options.empty()) return;
    offer.questions.push_back(one_of("preset", names_.element("display"), std::move(options), ""));
    offer.make = [](const Document& document, const Answered& answered) {
      const DisplayPreset* chosen = find_display_preset(answer_to(answered, "preset"));
      if (chosen == nullptr) throw UserError(msg("Choose a display."));
      return add_display(document, chosen->draft());
    };
    offer.then = [](const Answered& answered) {
      return ElementPath("device/display[@id='" + answer_to(answered, "preset") + "']");
    };
    offers_.push_back(std::move(offer));
  }

  void sign() {
    const std::optional<Page> like = sign_to_follow();
    Insertion offer{"sign",
                    words_.tr("A printed sign"),
                    !like ? words_.tr("Its texts are added to it on its picture.")
                    : std::holds_alternative<SignId>(*like)
                        ? words_.tr("It begins with the texts of the first sign.")
                        : words_.tr("It begins with what the notice says of who, why and how long."),
                    {},
                    {},
                    {}};
    words_in_all(offer.questions, "title", names_.element("title"),
                 {"Face recognition here", "人脸识别提示"});
    offer.questions.push_back(one_of("paper", names_.attribute("sign", "paper"),
                                     values("sign", "paper", {"A3", "A4", "A5"}),
                                     flow_.signs.empty() ? "A4" : flow_.signs.front().paper));
    offer.questions.push_back(
        one_of("place", names_.attribute("sign", "place"),
               values("sign", "place", {"before-zone", "entrance", "at-machine", "inside-zone"}), ""));
    const std::string id = free_among(flow_.signs, "sign");
    // The same texts fit where they are read from as near as those of the first one.
    const int distance =
        flow_.signs.empty() ? 1000 : static_cast<int>(flow_.signs.front().viewing_distance_mm);
    offer.make = [id, like, distance, languages = flow_.languages](const Document& document,
                                                                   const Answered& answered) {
      return add_sign(document, {SignId(id), answer_to(answered, "paper"), answer_to(answered, "place"),
                                 distance, texts(languages, answered, "title"), like});
    };
    offer.then = [id](const Answered&) { return ElementPath("signs/sign[@id='" + id + "']"); };
    offers_.push_back(std::move(offer));
  }

  std::optional<Page> sign_to_follow() const {
    if (!flow_.signs.empty()) return SignId(flow_.signs.front().id);
    for (const Step& step : flow_.steps)
      if (step.screen == ScreenKind::separate_notice) return StepId(step.id);
    return {};
  }

  void party() {
    Insertion offer{"party",
                    words_.tr("A party"),
                    words_.tr("Somebody who processes, receives, owns or answers."),
                    {},
                    {},
                    {}};
    words_in_all(offer.questions, "name", names_.element("name"));
    offer.questions.push_back(one_of("role", names_.attribute("party", "roles"),
                                     values("party", "roles",
                                            {"controller", "joint-controller", "processor", "recipient",
                                             "payment-service", "site-owner", "manufacturer"}),
                                     "recipient"));
    offer.questions.push_back(line("country", names_.attribute("party", "country"), "CN"));
    const std::string id = free_among(flow_.parties, "party");
    offer.make = [id, languages = flow_.languages](const Document& document, const Answered& answered) {
      return add_party(document, {PartyId(id), answer_to(answered, "role"), answer_to(answered, "country"),
                                  texts(languages, answered, "name")});
    };
    offer.then = [id](const Answered&) { return ElementPath("parties/party[@id='" + id + "']"); };
    offers_.push_back(std::move(offer));
  }

  void contact() {
    if (flow_.parties.empty()) return;
    Insertion offer{"contact", words_.tr("A contact of a party"), words_.tr("How people reach it."), {}, {},
                    {}};
    offer.questions.push_back(one_of("party", names_.element("party"), all_of(flow_.parties), ""));
    offer.questions.push_back(
        one_of("kind", names_.attribute("contact", "kind"),
               values("contact", "kind", {"phone", "email", "web", "postal", "counter"}), "phone"));
    SheetField value = line("value", names_.attribute("contact", "value"), "");
    value.required = true;
    offer.questions.push_back(std::move(value));
    offer.questions.push_back(line("hours", names_.attribute("contact", "hours"), ""));
    offer.make = [](const Document& document, const Answered& answered) {
      return add_contact(
          document, PartyId(answer_to(answered, "party")),
          {answer_to(answered, "kind"), answer_to(answered, "value"), answer_to(answered, "hours")});
    };
    offer.then = [](const Answered& answered) {
      return ElementPath("parties/party[@id='" + answer_to(answered, "party") + "']");
    };
    offers_.push_back(std::move(offer));
  }

  void data() {
    Insertion offer{"data",
                    words_.tr("A data item"),
                    words_.tr("One category of personal data, and how long it is kept."),
                    {},
                    {},
                    {}};
    words_in_all(offer.questions, "name", names_.element("name"));
    offer.questions.push_back(one_of("category", names_.attribute("item", "category"),
                                     values("item", "category",
                                            {"face-image", "face-template", "liveness-video", "phone", "name",
                                             "account", "payment", "purchase", "id-number", "other"}),
                                     "other"));
    offer.questions.push_back(
        one_of("purposes", names_.attribute("item", "purposes"), all_of(flow_.purposes), ""));
    offer.questions.push_back(
        one_of("storage", names_.attribute("item", "storage"),
               values("item", "storage", {"none", "device", "site", "server", "provider"}), "device"));
    SheetField kept{"kept", {}, names_.element("retention"), Kind::duration};
    kept.value = "P30D";
    offer.questions.push_back(std::move(kept));
    const std::string id = free_among(flow_.data, "data");
    offer.make = [id, languages = flow_.languages](const Document& document, const Answered& answered) {
      return add_data_item(document,
                           {DataId(id), answer_to(answered, "category"), answer_to(answered, "purposes"),
                            answer_to(answered, "storage"), "none", KeptFor{answer_to(answered, "kept")},
                            texts(languages, answered, "name")});
    };
    offer.then = [id](const Answered&) { return ElementPath("data/item[@id='" + id + "']"); };
    offers_.push_back(std::move(offer));
  }

  void right() {
    std::vector<SheetOption> options;
    for (const char* kind :
         {"access", "copy", "correct", "delete", "withdraw", "complain", "explain", "restrict", "object"})
      if (std::none_of(flow_.rights.begin(), flow_.rights.end(),
                       [&](const Right& one) { return one.kind == kind; }))
        options.push_back({kind, names_.value("right", "kind", kind)});
    if (options.empty()) return;
    Insertion offer{"right", words_.tr("A right and how to use it"), {}, {}, {}, {}};
    offer.questions.push_back(one_of("kind", names_.element("right"), std::move(options), ""));
    words_in_all(offer.questions, "channel", names_.element("channel"));
    offer.make = [languages = flow_.languages](const Document& document, const Answered& answered) {
      return add_right(document, answer_to(answered, "kind"), texts(languages, answered, "channel"));
    };
    offer.then = [](const Answered& answered) {
      return ElementPath("rights/right[@kind='" + answer_to(answered, "kind") + "']");
    };
    offers_.push_back(std::move(offer));
  }

  std::vector<Insertion> offers_;
};

}  // namespace

Answered Insertion::defaults() const {
  Answered answered;
  for (const SheetField& question : questions) answered[question.key] = question.value;
  return answered;
}

std::vector<Insertion> insertions(const Document& document, const ElementPath& at, const FormatWords& names,
                                  const Words& words) {
  document.require_sound();
  std::vector<Insertion> all = route_insertions(document, at, names, words);
  std::vector<Insertion> declared = Declarations(document, at, names, words).all();
  all.insert(all.end(), std::make_move_iterator(declared.begin()), std::make_move_iterator(declared.end()));
  return all;
}

}  // namespace facenotice
