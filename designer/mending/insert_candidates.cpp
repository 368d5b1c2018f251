// SPDX-License-Identifier: MIT
// A notice's part from what is declared, a question that nobody asks, a way to withdraw, a guardian, a right.
#include "designer/mending/insert_candidates.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "schema/document/placeholders.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/inserts.hpp"
#include "schema/edit/notice_part.hpp"
#include "schema/edit/purposes.hpp"
#include "schema/edit/rights.hpp"
#include "schema/edit/steps.hpp"

namespace facenotice {
namespace {

using Cost = Candidate::Cost;
using Roles = std::vector<std::string>;

// The parts that a notice can tell from what is declared.
constexpr std::array parts = {"alternative",     "controller-identity", "contact",   "purpose", "method",
                              "data-categories", "retention",           "necessity", "impact",  "rights",
                              "withdrawal"};

class Inserts {
 public:
  Inserts(const Document& document, const Scene& scene)
      : document_(document), flow_(document.flow()), scene_(scene) {}

  std::vector<Candidate> all() {
    const bool nowhere = scene_.near.empty() && scene_.on_way.empty();
    std::set<StepIndex> notices = scene_.near;
    for (StepIndex step = 0, end = static_cast<StepIndex>(flow_.steps.size()); step < end; ++step) {
      kind(flow_.steps[step]);
      if (nowhere || scene_.near.count(step) != 0 || scene_.on_way.count(step) != 0)
        ways_to_agree(flow_.steps[step]);
    }
    for (const StepIndex step : scene_.on_way)
      if (flow_.steps[step].screen == ScreenKind::separate_notice) notices.insert(step);
    for (const StepIndex step : notices)
      if (flow_.steps[step].kind == StepKind::screen) {
        notified(flow_.steps[step]);
        told_on(StepId(flow_.steps[step].id), flow_.steps[step].blocks, scene_.near.count(step) != 0);
      }
    for (const Sign& sign : flow_.signs)
      if (nowhere || stands_at(sign.offset)) told_on(SignId(sign.id), sign.blocks, true);
    questions();
    guardians();
    if (nowhere) {
      withdrawals();
      rights();
      stricter();
    }
    fewer_purposes();
    return std::move(made_);
  }

 private:
  void add(Cost cost, std::function<Edit(const Document&)> make, bool own_words = false) {
    made_.push_back({cost, std::move(make), own_words});
  }

  // Whether a finding stands at that element.
  bool stands_at(SourceOffset offset) const {
    const Place place = document_.place(offset);
    return std::any_of(scene_.findings.begin(), scene_.findings.end(), [&](const Finding* finding) {
      return finding->place.line == place.line && finding->place.column == place.column;
    });
  }

  // A screen is of the kind that its choices make it.
  void kind(const Step& step) {
    if (step.kind != StepKind::screen) return;
    const auto be = [&](bool so, ScreenKind kind, const char* word) {
      if (so && step.screen != kind)
        add(Cost::way, [id = StepId(step.id), word](const Document& document) {
          return set_step(document, id, {{"kind", word}});
        });
    };
    const auto does = [&](ActKind act) {
      return std::any_of(step.choices.begin(), step.choices.end(),
                         [&](const Choice& choice) { return choice.has(act); });
    };
    be(does(ActKind::consent), ScreenKind::consent, "consent");
    be(does(ActKind::guardian_consent), ScreenKind::guardian, "guardian");
    be(does(ActKind::withdraw), ScreenKind::withdraw, "withdraw");
    be(does(ActKind::of_age), ScreenKind::age, "age");
    be(!step.notifies.empty() || !shown_purposes(step.blocks).empty(), ScreenKind::separate_notice,
       "separate-notice");
  }

  // Whoever agrees does it themselves, in a form that counts.
  void ways_to_agree(const Step& step) {
    for (const Choice& choice : step.choices) {
      const ChoiceId id{StepId(step.id), choice.id};
      const auto change = [&](const char* name, const char* value) {
        add(Cost::look, [id, name, value](const Document& document) {
          return set_choice(document, id, {{name, value}});
        });
      };
      if (choice.actor == Actor::staff) change("by", "");
      if (choice.has(ActKind::consent) || choice.has(ActKind::guardian_consent))
        for (const char* signature : {"click", "typed", "drawn"}) change("signature", signature);
    }
  }

  // Purposes of which a page prints what is declared.
  std::set<std::string> shown_purposes(const std::vector<Block>& blocks) const {
    std::set<std::string> shown;
    for (const Block& block : blocks)
      if (!block.text.empty())
        for (const std::string& value : placeholders_in(block.text.entries().front().text))
          for (const Purpose& purpose : flow_.purposes)
            if (value.rfind("purpose." + purpose.id + ".", 0) == 0) shown.insert(purpose.id);
    return shown;
  }

  // A screen is the notice of the purposes that it prints.
  void notified(const Step& step) {
    std::string list;
    for (const PurposeIndex purpose : step.notifies) list += flow_.purposes[purpose].id + " ";
    std::string more = list;
    for (const std::string& purpose : shown_purposes(step.blocks))
      if ((" " + list).find(" " + purpose + " ") == std::string::npos) more += purpose + " ";
    if (more == list) return;
    more.pop_back();
    add(Cost::way, [id = StepId(step.id), more](const Document& document) {
      return set_step(document, id, {{"notifies", more}});
    });
  }

  // What a page leaves out or says otherwise, from what is declared.
  void told_on(const Page& page, const std::vector<Block>& blocks, bool reworded) {
    std::set<std::string> wanted;
    for (const Finding* finding : scene_.findings)
      if (!finding->item.empty()) wanted.insert(finding->item);
    for (const char* role : parts) {
      if (!wanted.empty() && wanted.count(role) == 0) continue;
      for (const Purpose& purpose : flow_.purposes) {
        const PurposeId of(purpose.id);
        bool there = false;
        for (std::size_t number = 0; number < blocks.size(); ++number) {
          if (blocks[number].role != role) {
            shown_to_be(page, blocks[number], number, role, of);
            continue;
          }
          there = true;
          if (reworded) say({page, role, of, number});
        }
        if (!there) say({page, role, of});
      }
    }
  }
  void say(const NoticePart& part) {
    add(
        Cost::copy, [part](const Document& document) { return insert_part(document, part); }, true);
  }
  // A text that prints what a part is made of is that part.
  void shown_to_be(const Page& page, const Block& block, std::size_t number, const std::string& role,
                   const PurposeId& purpose) {
    if (block.text.empty() || (!block.role.empty() && block.role != "text")) return;
    const Roles shown = placeholders_in(block.text.entries().front().text);
    const Roles values = values_of_part(document_, role, purpose);
    if (values.empty() || !std::all_of(values.begin(), values.end(), [&](const std::string& value) {
          return std::find(shown.begin(), shown.end(), value) != shown.end();
        }))
      return;
    add(Cost::look, [id = BlockId{page, number}, role](const Document& document) {
      return set_block_role(document, id, role);
    });
  }

  // A purpose that rests on consent and that nobody is asked for, behind the choices of the path.
  void questions() {
    for (const Purpose& purpose : flow_.purposes) {
      if (purpose.legal_basis != "consent" || purpose.alternative.empty() || asked(purpose)) continue;
      std::set<std::pair<std::string, std::string>> ways;
      for (const Finding* finding : scene_.findings)
        for (const FindingEvent& event : finding->trace)
          if (!event.choice.empty()) ways.insert({event.from, event.choice});
      for (const auto& [from, choice] : ways)
        for (const std::string& refused : after_refusals()) {
          const QuestionRoute route{PurposeId(purpose.id), {StepId(from), choice}, StepId(refused)};
          add(
              Cost::detour, [route](const Document& document) { return insert_question(document, route); },
              true);
        }
    }
  }
  bool asked(const Purpose& purpose) const {
    for (const Step& step : flow_.steps)
      for (const Choice& choice : step.choices)
        for (const Act& act : choice.acts)
          if (act.kind == ActKind::consent && act.purpose != no_purpose &&
              flow_.purposes[act.purpose].id == purpose.id)
            return true;
    return false;
  }
  // Where people who refuse go today.
  std::set<std::string> after_refusals() const {
    std::set<std::string> steps;
    for (const Step& step : flow_.steps)
      for (const Choice& choice : step.choices)
        if (choice.has(ActKind::refuse) && choice.target != no_step)
          steps.insert(flow_.steps[choice.target].id);
    if (steps.empty()) steps.insert(start());
    return steps;
  }
  std::string start() const {
    for (const Entry& entry : flow_.entries)
      if (entry.on == EntryKind::power_on && entry.target != no_step) return flow_.steps[entry.target].id;
    return flow_.steps.front().id;
  }

  // Under the age, a guardian decides.
  void guardians() {
    std::set<StepIndex> screens = scene_.near;
    screens.insert(scene_.on_way.begin(), scene_.on_way.end());
    for (const StepIndex at : screens) {
      const Step& step = flow_.steps[at];
      const auto of_age = std::find_if(step.choices.begin(), step.choices.end(),
                                       [](const Choice& choice) { return choice.has(ActKind::of_age); });
      if (of_age == step.choices.end() || of_age->target == no_step) continue;
      for (const Choice& choice : step.choices) {
        if (!choice.has(ActKind::under_guardian_age) || choice.target == no_step) continue;
        for (const Purpose& purpose : flow_.purposes) {
          const GuardianRoute route{StepId(free_step("guardian")),
                                    PurposeId(purpose.id),
                                    {StepId(step.id), choice.id},
                                    StepId(flow_.steps[of_age->target].id),
                                    StepId(flow_.steps[choice.target].id)};
          add(
              Cost::detour, [route](const Document& document) { return insert_guardian(document, route); },
              true);
        }
      }
    }
  }

  // By what people are asked for already to say which consents are theirs, or what the machine hands out.
  void withdrawals() {
    if (std::any_of(flow_.steps.begin(), flow_.steps.end(), [](const Step& step) {
          return step.kind == StepKind::screen && step.screen == ScreenKind::withdraw;
        }))
      return;
    for (const DataItem& item : flow_.data) {
      if (item.category.rfind("face", 0) == 0 || item.category.rfind("liveness", 0) == 0) continue;
      const WithdrawalRoute route{StepId(free_step("withdrawal")), StepId(start()), StepId(start()),
                                  DataId(item.id)};
      add(
          Cost::detour, [route](const Document& document) { return insert_withdrawal(document, route); },
          true);
    }
  }
  std::string free_step(const std::string& wanted) const {
    std::string id = wanted;
    for (int number = 2; flow_.find_step(id) != no_step; ++number) id = wanted + "-" + std::to_string(number);
    return id;
  }

  // One by one, and all of them: laws ask for several.
  void rights() {
    Roles missing;
    for (const char* kind :
         {"access", "copy", "correct", "delete", "complain", "explain", "restrict", "object"})
      if (std::none_of(flow_.rights.begin(), flow_.rights.end(),
                       [&](const Right& right) { return right.kind == kind; }))
        missing.emplace_back(kind);
    for (const std::string& kind : missing)
      add(Cost::copy, [kind](const Document& document) { return insert_right(document, kind); });
    if (missing.size() > 1)
      add(Cost::copy, [missing](const Document& document) {
        Edit edit{msg("Add every right that is missing, by the declared contacts"), document};
        for (const std::string& kind : missing) edit.document = insert_right(edit.document, kind).document;
        return edit;
      });
  }

  // A guardian for older children, proof that is kept longer.
  void stricter() {
    for (const Purpose& purpose : flow_.purposes)
      for (const int age : {13, 14, 16, 18})
        if (age > purpose.guardian_age)
          add(Cost::limit, [id = PurposeId(purpose.id), age](const Document& document) {
            return set_purpose(document, id, {{"guardian-age", std::to_string(age)}});
          });
    for (const char* kept : {"P2Y", "P3Y", "P5Y", "P6Y"})
      add(Cost::limit, [kept](const Document& document) { return set_records_kept(document, kept); });
  }

  // What a camera takes serves one purpose less.
  void fewer_purposes() {
    std::set<StepIndex> cameras = scene_.near;
    cameras.insert(scene_.on_way.begin(), scene_.on_way.end());
    std::set<std::string> taken;
    for (const StepIndex step : cameras)
      for (const std::string& item : flow_.steps[step].captures) taken.insert(item);
    std::set<PurposeIndex> served;
    for (const DataItem& item : flow_.data)
      if (taken.count(item.id) != 0 && item.purposes.size() > 1)
        served.insert(item.purposes.begin(), item.purposes.end());
    for (const PurposeIndex without : served)
      add(Cost::removal, [taken, without](const Document& document) {
        const Flow& flow = document.flow();
        Edit edit{msg("Take nothing by the camera for \"{}\"", flow.purposes[without].id), document};
        for (const DataItem& item : flow.data) {
          if (taken.count(item.id) == 0 || item.purposes.size() < 2) continue;
          std::string kept;
          for (const PurposeIndex purpose : item.purposes)
            if (purpose != without) kept += (kept.empty() ? "" : " ") + flow.purposes[purpose].id;
          edit.document = set_data_item(edit.document, DataId(item.id), {{"purposes", kept}}).document;
        }
        return edit;
      });
  }

  const Document& document_;
  const Flow& flow_;
  const Scene& scene_;
  std::vector<Candidate> made_;
};

}  // namespace

std::vector<Candidate> insert_candidates(const Document& document, const Scene& scene) {
  return Inserts(document, scene).all();
}

}  // namespace facenotice
