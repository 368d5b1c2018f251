// SPDX-License-Identifier: MIT
// What is put between the ways of people.
#include "designer/authoring/insertion_questions.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/inserts.hpp"
#include "schema/edit/steps.hpp"

namespace facenotice {
namespace {

using Kind = SheetField::Kind;

class Routes : private InsertionQuestions {
 public:
  using InsertionQuestions::InsertionQuestions;

  std::vector<Insertion> all() {
    screen();
    purpose();
    withdrawal();
    guardian();
    picker();
    return std::move(offers_);
  }

 private:
  // On a way that a choice leads: the screen comes between.
  void screen() {
    const auto here = ways([](const Step&, const Choice&) { return true; });
    if (here.empty()) return;
    Insertion offer{"screen",
                    words_.tr("A screen after a choice"),
                    words_.tr("It comes between a choice and where that choice leads."),
                    {},
                    {},
                    {}};
    offer.questions.push_back(one_of("way", words_.tr("After which choice"), here, way_looked_at(here)));
    offer.questions.push_back(one_of("kind", names_.attribute("screen", "kind"),
                                     values("screen", "kind", {"info", "result", "age", "collect"}), "info"));
    words_in_all(offer.questions, "title", names_.element("title"), {proposed_title, proposed_title_zh});
    const std::size_t before = offer.questions.size();
    words_in_all(offer.questions, "next", words_.tr("Its buttons, one a line"), {"Continue", "继续"});
    for (std::size_t i = before; i < offer.questions.size(); ++i) offer.questions[i].kind = Kind::words;
    const std::string id = free_step("screen");
    offer.make = [id, languages = flow_.languages, home = start()](const Document& document,
                                                                   const Answered& answered) {
      const ChoiceId way = way_of(answer_to(answered, "way"));
      const Flow& flow = document.flow();
      const StepIndex from = flow.find_step(way.step.text());
      if (from == no_step) throw UserError(msg("There is no step “{}” any more.", way.step.text()));
      std::string target = home;
      for (const Choice& choice : flow.steps[from].choices)
        if (choice.id == way.choice) target = flow.steps[choice.target].id;
      const std::vector<Texts> labels = lines_of(languages, answered, "next");
      const StepDraft draft{StepId(id),
                            NewScreen{answer_to(answered, "kind")},
                            unless_proposed(texts(languages, answered, "title")),
                            StepId(target),
                            StepId(home),
                            labels.front(),
                            way.step};
      Edit made = add_step(document, draft);
      for (std::size_t i = 1; i < labels.size(); ++i)
        made.document = add_choice(made.document, draft.id,
                                   {"next-" + std::to_string(i + 1), draft.next, labels[i], {{"continue"}}})
                            .document;
      made.document = like_its_neighbour(std::move(made.document), draft.id, way.step);
      made.document = set_choice_target(made.document, way, StepId(id)).document;
      return made;
    };
    offer.then = [id](const Answered&) { return ElementPath("steps/screen[@id='" + id + "']"); };
    offers_.push_back(std::move(offer));
  }

  // A title that nobody has written is no title yet.
  static constexpr const char *proposed_title = "New screen", *proposed_title_zh = "新屏幕";
  static Texts unless_proposed(Texts title) {
    for (TextIn& one : title)
      one.approved = one.approved && one.text != proposed_title && one.text != proposed_title_zh;
    return title;
  }

  // What the screen before it has: its pictogram, its time-out; and the way back to it.
  static Document like_its_neighbour(Document document, const StepId& id, const StepId& neighbour) {
    const Flow flow = document.flow();
    const Step& before = flow.steps[flow.find_step(neighbour.text())];
    if (!before.icon.empty()) document = set_step(document, id, {{"icon", before.icon}}).document;
    // A start screen waits for ever: then as the first that does not.
    const Exit* timeout = before.exit(ExitKind::timeout);
    for (const Step& step : flow.steps)
      if (timeout == nullptr && step.kind == StepKind::screen) timeout = step.exit(ExitKind::timeout);
    if (timeout != nullptr) {
      document = set_timeout(document, id, "PT" + std::to_string(timeout->after_ms / 1000) + "S").document;
      document = connect(document, ExitOf{id, "timeout"}, StepId(flow.steps[timeout->target].id)).document;
    }
    return add_choice(document, id, {"back", neighbour, label_of_back(flow), {{"back"}}, "link"}).document;
  }
  // As the flow says it elsewhere.
  static Texts label_of_back(const Flow& flow) {
    Texts label;
    for (const Step& step : flow.steps)
      for (const Choice& choice : step.choices)
        if (label.empty() && choice.has(ActKind::back))
          for (const LocalizedText::Entry& entry : choice.label.entries())
            label.push_back({entry.language, entry.text, entry.approved});
    if (!label.empty()) return label;
    for (const std::string& language : flow.languages) {
      const bool chinese = language.substr(0, 2) == "zh", english = language.substr(0, 2) == "en";
      label.push_back({language, chinese ? "返回" : "Back", chinese || english});
    }
    return label;
  }

  void purpose() {
    const auto here = ways([](const Step&, const Choice& choice) { return !choice.has(ActKind::consent); });
    if (flow_.alternatives.empty() || here.empty()) return;
    Insertion offer{
        "purpose",
        words_.tr("A purpose with its notice and consent"),
        words_.tr("The declaration, a separate notice with everything that is declared, the question, a "
                  "refusal that costs nothing, and what withdraws and erases it."),
        {},
        {},
        {}};
    // What the machine does with a face, not what it is good for: the question asks for no more than that.
    words_in_all(offer.questions, "name", names_.element("name"), {},
                 {"Recognising members by face", "刷脸识别会员"});
    words_in_all(offer.questions, "description", names_.element("description"), {},
                 {"To find your member account, so that points are added", "找到您的会员账户，为您累计积分"});
    words_in_all(
        offer.questions, "method", names_.element("method"), {},
        {"One picture is compared with the one that you enrolled", "拍摄一张图像，与您登记的图像比对"});
    words_in_all(offer.questions, "necessity", names_.element("necessity"), {},
                 {"Only needed if you do not want to show a member code", "仅在您不想出示会员码时需要"});
    words_in_all(offer.questions, "impact", names_.element("impact"), {},
                 {"A face cannot be changed if it leaks", "人脸信息一旦泄露无法更换"});
    offer.questions.push_back(one_of("kind", names_.attribute("purpose", "kind"),
                                     values("purpose", "kind",
                                            {"verify", "identify", "enrol", "payment", "access", "attendance",
                                             "transmit", "marketing", "analytics"}),
                                     "transmit"));
    offer.questions.push_back(
        one_of("alternative", names_.attribute("purpose", "alternative"), all_of(flow_.alternatives), ""));
    SheetField data{"data", {}, names_.attribute("capture", "data"), Kind::some_of};
    data.options = all_of(flow_.data);
    offer.questions.push_back(std::move(data));
    offer.questions.push_back(
        one_of("way", words_.tr("Asked for after which choice"), here, way_before_captures(here)));
    offer.questions.push_back(one_of("refused", words_.tr("Who refuses goes to"), steps(),
                                     other_way(flow_.alternatives.front().id)));
    const std::string id = free_among(flow_.purposes, "purpose-" + std::to_string(flow_.purposes.size() + 1));
    offer.make = [id, languages = flow_.languages](const Document& document, const Answered& answered) {
      PurposeRoute route{
          PurposeDraft{PurposeId(id), answer_to(answered, "kind"), "consent",
                       AlternativeId(answer_to(answered, "alternative")), texts(languages, answered, "name"),
                       texts(languages, answered, "description"), texts(languages, answered, "method"),
                       texts(languages, answered, "necessity"), texts(languages, answered, "impact")},
          {},
          way_of(answer_to(answered, "way")),
          StepId(answer_to(answered, "refused"))};
      const std::string list = answer_to(answered, "data");
      for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        if (end > at) route.data.emplace_back(list.substr(at, end - at));
        at = end + 1;
      }
      return insert_purpose(document, route);
    };
    offer.then = [id](const Answered&) { return ElementPath("steps/screen[@id='" + id + "-notice']"); };
    offers_.push_back(std::move(offer));
  }

  void withdrawal() {
    const bool asks = std::any_of(flow_.purposes.begin(), flow_.purposes.end(),
                                  [](const Purpose& one) { return one.legal_basis == "consent"; });
    if (!asks || flow_.data.empty()) return;
    Insertion offer{
        "withdrawal",
        words_.tr("A way to withdraw consent"),
        words_.tr("A choice, a screen that asks which consent, the erasure, and what came of it."),
        {},
        {},
        {}};
    offer.questions.push_back(
        one_of("from", words_.tr("The choice stands on"), screens(), at_.empty() ? start() : at_));
    offer.questions.push_back(one_of("back", words_.tr("It ends at"), steps(), start()));
    offer.questions.push_back(
        one_of("code", words_.tr("What says whose consent it is"), all_of(flow_.data), flow_.data.back().id));
    const std::string id = free_step("withdrawal");
    offer.make = [id](const Document& document, const Answered& answered) {
      return insert_withdrawal(
          document, {StepId(id), StepId(answer_to(answered, "from")), StepId(answer_to(answered, "back")),
                     DataId(answer_to(answered, "code"))});
    };
    offer.then = [id](const Answered&) { return ElementPath("steps/screen[@id='" + id + "']"); };
    offers_.push_back(std::move(offer));
  }

  void guardian() {
    const auto under =
        ways([](const Step&, const Choice& choice) { return choice.has(ActKind::under_guardian_age); });
    if (under.empty()) return;
    Insertion offer{
        "guardian",
        words_.tr("A guardian decides for a child"),
        words_.tr("A screen behind the age question, where a guardian agrees or refuses in place of the "
                  "child."),
        {},
        {},
        {}};
    offer.questions.push_back(one_of("way", words_.tr("After which choice"), under, ""));
    offer.questions.push_back(one_of("purpose", names_.element("purpose"), all_of(flow_.purposes), ""));
    offer.questions.push_back(one_of("agreed", words_.tr("Who agrees goes to"), steps(), ""));
    offer.questions.push_back(one_of("refused", words_.tr("Who refuses goes to"), steps(), start()));
    const std::string id = free_step("guardian");
    offer.make = [id](const Document& document, const Answered& answered) {
      return insert_guardian(
          document,
          {StepId(id), PurposeId(answer_to(answered, "purpose")), way_of(answer_to(answered, "way")),
           StepId(answer_to(answered, "agreed")), StepId(answer_to(answered, "refused"))});
    };
    offer.then = [id](const Answered&) { return ElementPath("steps/screen[@id='" + id + "']"); };
    offers_.push_back(std::move(offer));
  }

  void picker() {
    if (flow_.languages.size() < 2) return;
    Insertion offer{"language-picker",
                    words_.tr("Choices of language on a screen"),
                    words_.tr("One for each language that the screen has none for, named in that language."),
                    {},
                    {},
                    {}};
    offer.questions.push_back(
        one_of("screen", names_.element("screen"), screens(), at_.empty() ? start() : at_));
    offer.make = [](const Document& document, const Answered& answered) {
      return insert_language_picker(document, StepId(answer_to(answered, "screen")));
    };
    offer.then = [](const Answered& answered) {
      return ElementPath("steps/screen[@id='" + answer_to(answered, "screen") + "']");
    };
    offers_.push_back(std::move(offer));
  }

  std::vector<Insertion> offers_;
};

}  // namespace

std::vector<Insertion> route_insertions(const Document& document, const ElementPath& at,
                                        const FormatWords& names, const Words& words) {
  return Routes(document, at, names, words).all();
}

}  // namespace facenotice
