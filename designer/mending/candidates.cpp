// SPDX-License-Identifier: MIT
// What can be tried on the steps that a cause names, and on the way that leads there.
#include "designer/mending/candidates.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "designer/mending/drafts_of.hpp"
#include "designer/mending/insert_candidates.hpp"
#include "designer/mending/offered.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/edit/apply_fix.hpp"
#include "schema/edit/blocks.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/inserts.hpp"
#include "schema/edit/steps.hpp"

namespace facenotice {
namespace {

using Cost = Candidate::Cost;

bool only_continues(const Choice& choice) {
  return std::all_of(choice.acts.begin(), choice.acts.end(),
                     [](const Act& act) { return act.kind == ActKind::continue_; });
}

class Offer {
 public:
  Offer(const Document& document, const Cause& cause) : document_(document), flow_(document.flow()) {
    for (const CauseLaw& law : cause.laws)
      for (const Finding* finding : law.findings) scene_.findings.push_back(finding);
    for (const Finding* finding : cause.also) scene_.findings.push_back(finding);
  }

  std::vector<Candidate> all() {
    for (const Finding* finding : scene_.findings)
      for (const MechanicalFix& fix : finding->mechanical)
        add(Cost::fix, [fix](const Document& document) { return apply_fix(document, fix); });
    std::set<StepIndex>&near = scene_.near, &on_way = scene_.on_way;
    for (const Finding* finding : scene_.findings) {
      if (const StepIndex step = flow_.find_step(finding->step); step != no_step) near.insert(step);
      if (const StepIndex step = step_at(finding->place); step != no_step) near.insert(step);
      for (const FindingEvent& event : finding->trace)
        for (const std::string* id : {&event.from, &event.to})
          if (const StepIndex step = flow_.find_step(*id); step != no_step) on_way.insert(step);
    }
    if (std::all_of(scene_.findings.begin(), scene_.findings.end(),
                    [](const Finding* finding) { return !finding->phrase.empty(); })) {
      for (const StepIndex step : near) words(flow_.steps[step]);
      return cheapest_first();
    }
    for (Candidate& insert : insert_candidates(document_, scene_)) made_.push_back(std::move(insert));
    declared_looks();
    if (near.empty() && on_way.empty()) concerned();
    for (const StepIndex step : near) at(flow_.steps[step]);
    for (const StepIndex step : on_way)
      if (near.count(step) == 0) on_the_way(flow_.steps[step]);
    for (const DataItem& item : flow_.data)
      if (named(item.offset, item.id)) kept(item);
    missing_parts(near, on_way);
    return cheapest_first();
  }

 private:
  std::vector<Candidate> cheapest_first() {
    std::stable_sort(made_.begin(), made_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    return std::move(made_);
  }
  void add(Cost cost, std::function<Edit(const Document&)> make) { made_.push_back({cost, std::move(make)}); }

  // The step whose element the place lies in.
  StepIndex step_at(const Place& place) const {
    StepIndex best = no_step;
    const auto before = [&](SourceOffset offset) {
      const Place at = document_.place(offset);
      return std::pair(at.line, at.column) <= std::pair(place.line, place.column);
    };
    for (StepIndex step = 0, end = static_cast<StepIndex>(flow_.steps.size()); step < end; ++step)
      if (flow_.steps[step].offset >= 0 && before(flow_.steps[step].offset)) best = step;
    return best;
  }
  // Whether a finding stands at the item, or says its name.
  bool named(SourceOffset offset, const std::string& id) const {
    const Place place = document_.place(offset);
    return std::any_of(scene_.findings.begin(), scene_.findings.end(), [&](const Finding* finding) {
      return (finding->place.line >= place.line && finding->place.line < place.line + 8) ||
             finding->xpath.find("'" + id + "'") != std::string::npos;
    });
  }

  // Steps of what is wrong with no one step: where people come first, and what takes a consent back that the
  // findings speak of.
  void concerned() {
    for (const Entry& entry : flow_.entries)
      if (entry.target != no_step) scene_.near.insert(entry.target);
    for (StepIndex step = 0, end = static_cast<StepIndex>(flow_.steps.size()); step < end; ++step)
      for (const Choice& choice : flow_.steps[step].choices)
        for (const Act& act : choice.acts)
          if (act.kind == ActKind::withdraw && act.purpose != no_purpose &&
              named(flow_.purposes[act.purpose].offset, flow_.purposes[act.purpose].id))
            scene_.near.insert(step);
  }

  // What is wrong with words goes with them, or with other words that the document has for the same.
  void words(const Step& step) {
    for (const Choice& choice : step.choices) {
      const ChoiceId id{StepId(step.id), choice.id};
      labels(choice, id);
      removed(id);
    }
    for (std::size_t number = 0; number < step.blocks.size(); ++number)
      removed(BlockId{StepId(step.id), number});
  }
  void removed(const ChoiceId& id) {
    add(Cost::removal, [id](const Document& document) { return remove_choice(document, id); });
  }
  void removed(const BlockId& id) {
    add(Cost::removal, [id](const Document& document) { return remove_block(document, id); });
  }

  void at(const Step& step) {
    looks(step);
    for (const Choice& choice : step.choices) acts(step, choice);
    ways(step, flow_.steps.size());
    contents(step);
    if (step.kind == StepKind::capture) capture(step);
    copied_choices(step);
    if (step.kind == StepKind::screen)
      add(Cost::copy,
          [id = StepId(step.id)](const Document& document) { return insert_language_picker(document, id); });
  }

  void on_the_way(const Step& step) {
    for (const Choice& choice : step.choices) acts(step, choice);
    ways(step, 0);
  }

  // What draws the eye, and what is chosen already.
  void looks(const Step& step) {
    for (const Choice& choice : step.choices) {
      const ChoiceId id{StepId(step.id), choice.id};
      for (const char* look : {"normal", "primary"})
        if (choice.emphasis != look)
          add(Cost::look,
              [id, look](const Document& document) { return set_choice_look(document, id, look); });
      if (choice.preselected) change(Cost::look, id, {{"preselected", ""}});
      if (choice.toggle) change(Cost::way, id, {{"toggle", ""}});
      for (std::size_t index = 0; index < step.choices.size(); ++index)
        if (step.choices[index].id != choice.id)
          add(Cost::order,
              [id, index](const Document& document) { return move_choice(document, id, index); });
      labels(choice, id);
    }
  }
  void change(Cost cost, const ChoiceId& id, const AttributeChanges& changes) {
    add(cost, [id, changes](const Document& document) { return set_choice(document, id, changes); });
  }

  // A choice is called what it is for: by the name of its purpose or alternative, which the document
  // declares.
  void labels(const Choice& choice, const ChoiceId& id) {
    std::vector<const LocalizedText*> names;
    for (const Act& act : choice.acts) {
      if (act.kind == ActKind::choose_face && act.purpose != no_purpose)
        names.push_back(&flow_.purposes[act.purpose].name);
      for (const Alternative& alternative : flow_.alternatives)
        if (act.kind == ActKind::choose_alternative && act.value == alternative.id)
          names.push_back(&alternative.name);
    }
    for (const LocalizedText* name : names) {
      const Texts texts = texts_of(*name);
      add(Cost::order, [id, texts](const Document& document) {
        Edit edit{msg("Call the choice \"{}\" by its name", id.choice), document};
        for (const TextIn& text : texts) edit.document = set_choice_label(edit.document, id, text).document;
        return edit;
      });
    }
  }

  // A choice does one thing less; one that does not agree refuses, or takes back, besides.
  void acts(const Step& step, const Choice& choice) {
    const ChoiceId id{StepId(step.id), choice.id};
    const std::vector<ActDraft> there = drafts_of(flow_, choice.acts);
    const auto set = [&](Cost cost, const std::vector<ActDraft>& acts) {
      add(cost, [id, acts](const Document& document) { return set_choice_acts(document, id, acts); });
    };
    if (there.size() > 1)
      for (std::size_t without = 0; without < there.size(); ++without) {
        std::vector<ActDraft> fewer = there;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(without));
        set(Cost::way, fewer);
      }
    if (choice.has(ActKind::consent) || choice.has(ActKind::guardian_consent) ||
        choice.has(ActKind::choose_face) || choice.has(ActKind::language))
      return;
    const auto more = [&](const ActDraft& act) {
      for (const ActDraft& said : there)
        if (said.act == act.act && said.of == act.of) return;
      std::vector<ActDraft> acts;
      for (const ActDraft& said : there)
        if (said.act != "continue") acts.push_back(said);
      acts.push_back(act);
      set(Cost::way, acts);
    };
    for (const Purpose& purpose : flow_.purposes) {
      if (step.screen == ScreenKind::withdraw) more({"withdraw", purpose.id});
      if (step.screen == ScreenKind::consent || step.screen == ScreenKind::separate_notice ||
          choice.has(ActKind::refuse)) {
        more({"refuse", purpose.id});
        more({"withdraw", purpose.id});
      }
    }
    for (const Alternative& alternative : flow_.alternatives)
      if (choice.target != no_step && !choice.has(ActKind::back))
        more({"choose-alternative", alternative.id});
    if (step.screen == ScreenKind::collect) more({"skip", ""});
  }

  // A way that leads straight to a camera has left something out: what tells of it, and what no way leads to
  // any more.
  void before_camera(StepIndex camera, std::set<StepIndex>& targets) const {
    if (camera == no_step || flow_.steps[camera].kind != StepKind::capture) return;
    const std::set<StepIndex> reached = reached_steps(flow_);
    for (StepIndex step = 0, end = static_cast<StepIndex>(flow_.steps.size()); step < end; ++step) {
      const Step& one = flow_.steps[step];
      if (one.kind != StepKind::screen) continue;
      if (reached.count(step) == 0 || std::find(one.notifies.begin(), one.notifies.end(),
                                                flow_.steps[camera].purpose) != one.notifies.end())
        targets.insert(step);
    }
  }

  // Where choices and exits lead: to each of the steps (`everywhere` of them, from the first), and always to
  // where the step's other ways lead.
  void ways(const Step& step, std::size_t everywhere) {
    std::set<StepIndex> targets;
    for (const Choice& choice : step.choices) targets.insert(choice.target);
    for (const Exit& exit : step.exits) targets.insert(exit.target);
    for (const Choice& choice : step.choices) before_camera(choice.target, targets);
    const std::set<StepIndex> own = targets;
    for (StepIndex target = 0; target < flow_.steps.size() && target < everywhere; ++target)
      targets.insert(target);
    // Nobody is let past what a service or a camera waits for.
    const auto fits = [&](StepIndex target, const Choice* choice) {
      const Step& to = flow_.steps[target];
      if (own.count(target) != 0 || (to.kind != StepKind::service && to.kind != StepKind::capture))
        return true;
      return choice != nullptr && std::any_of(choice->acts.begin(), choice->acts.end(), [&](const Act& act) {
               return act.kind == ActKind::choose_alternative && act.value == to.method;
             });
    };
    const auto lead = [&](const RouteStart& way, StepIndex now, const Choice* choice) {
      for (const StepIndex target : targets)
        // Back to where one stands is nowhere, unless something is said by it.
        if (target != no_step && target != now && fits(target, choice) &&
            (target != flow_.find_step(step.id) || choice == nullptr || !only_continues(*choice)))
          add(own.count(target) != 0 ? Cost::way : Cost::detour,
              [way, to = StepId(flow_.steps[target].id)](const Document& document) {
                return connect(document, way, to);
              });
    };
    for (const Choice& choice : step.choices) {
      const ChoiceId id{StepId(step.id), choice.id};
      lead(id, choice.target, &choice);
      if (!choice.branches.empty())
        add(Cost::way, [id](const Document& document) { return set_branches(document, id, {}); });
      removed(id);
    }
    for (const Exit& exit : step.exits) {
      const ExitOf way{StepId(step.id), exit_word(exit.on)};
      add(Cost::way, [way](const Document& document) { return disconnect(document, way); });
      lead(way, exit.target, nullptr);
      if (exit.on == ExitKind::timeout)
        for (const char* after : {"PT30S", "PT60S", "PT120S"})
          add(Cost::limit, [id = StepId(step.id), after](const Document& document) {
            return set_timeout(document, id, after);
          });
    }
  }

  // What is asked and said on a screen.
  void contents(const Step& step) {
    const StepId id(step.id);
    for (std::size_t number = 0; number < step.fields.size(); ++number) {
      const FieldId field{id, number};
      add(Cost::limit, [field](const Document& document) {
        return set_field(document, field, {{"preset", ""}});
      });
      if (step.fields[number].required)
        add(Cost::limit, [field](const Document& document) {
          return set_field(document, field, {{"required", ""}});
        });
      add(Cost::limit, [field](const Document& document) { return remove_field(document, field); });
    }
    if (step.fields.size() > 1)
      add(Cost::limit, [id, count = step.fields.size()](const Document& document) {
        Edit edit{msg("Remove every field of \"{}\"", id.text()), document};
        for (std::size_t number = count; number-- > 0;)
          edit.document = remove_field(edit.document, FieldId{id, number}).document;
        return edit;
      });
    for (std::size_t number = 0; number < step.blocks.size(); ++number) {
      const BlockId block{id, number};
      for (const char* style : {"", "lead", "item"})
        if (std::string_view(style_word(step.blocks[number].style)) != style)
          add(Cost::look, [block, style](const Document& document) {
            return set_block_style(document, block, style[0] == '\0' ? "body" : style);
          });
      removed(block);
    }
    const bool orphan = step.choices.size() <= 1 && step.exits.size() <= 1;
    for (StepIndex other = 0, end = static_cast<StepIndex>(flow_.steps.size()); other < end; ++other)
      for (const Choice& choice : step.choices)
        if (choice.target == other && !choice.has(ActKind::back) &&
            (orphan || step.screen == ScreenKind::collect))
          add(Cost::removal, [id, to = StepId(flow_.steps[other].id)](const Document& document) {
            return delete_step(document, id, to);
          });
    if (step.screen == ScreenKind::separate_notice && step.notifies.size() < flow_.purposes.size())
      for (const Purpose& purpose : flow_.purposes)
        add(Cost::way, [id, purpose = purpose.id](const Document& document) {
          return set_step(document, id, {{"notifies", purpose}});
        });
  }

  // The machine's own behaviour at the camera.
  void capture(const Step& step) {
    const auto set = [&](const AttributeChanges& changes) {
      add(Cost::limit, [id = StepId(step.id), changes](const Document& document) {
        return set_step(document, id, changes);
      });
    };
    if (!step.indicator) set({{"indicator", "true"}});
    if (step.several_faces != "abort") set({{"several-faces", "abort"}});
    for (const char* retries : {"0", "1"}) set({{"retries", retries}});
    for (const char* zone : {"600", "1000"}) set({{"zone-mm", zone}});
    for (const char* longest : {"PT10S", "PT20S", "PT30S"}) set({{"longest", longest}});
    static constexpr std::pair<Operation, const char*> operations[] = {
        {op_detect, "detect"},
        {op_liveness, "liveness"},
        {op_verify, "verify"},
        {op_identify, "identify"},
        {op_enrol, "enrol"},
        {op_estimate_age, "estimate-age"},
        {op_estimate_gender, "estimate-gender"},
        {op_infer_emotion, "infer-emotion"},
        {op_categorise, "categorise"}};
    for (const auto& [without, name] : operations) {
      if ((step.operations & without) == 0 || without == op_detect) continue;
      std::string kept;
      for (const auto& [operation, word] : operations)
        if (operation != without && (step.operations & operation) != 0)
          kept += (kept.empty() ? "" : " ") + std::string(word);
      set({{"operations", kept}});
    }
    // Nothing but what a comparison takes: whoever looks at people besides often looks at several things.
    std::string compared;
    for (const auto& [operation, word] : operations)
      if ((step.operations & operation) != 0 &&
          (operation & (op_estimate_age | op_estimate_gender | op_infer_emotion | op_categorise)) == 0)
        compared += (compared.empty() ? "" : " ") + std::string(word);
    set({{"operations", compared}});
    set({{"frames", ""}});
    if (step.captures.size() > 1)
      for (const std::string& without : step.captures) {
        std::string kept;
        for (const std::string& data : step.captures)
          if (data != without) kept += (kept.empty() ? "" : " ") + data;
        set({{"data", kept}});
      }
  }

  // A way out that another screen offers, with its words.
  void copied_choices(const Step& step) {
    if (step.kind != StepKind::screen) return;
    std::set<std::string> seen;
    for (const Step& other : flow_.steps)
      for (const Choice& choice : other.choices) {
        if (&other == &step || choice.target == no_step) continue;
        if (choice.has(ActKind::consent) || choice.has(ActKind::guardian_consent) ||
            choice.has(ActKind::choose_face) || choice.has(ActKind::of_age) || choice.has(ActKind::submit))
          continue;
        const std::vector<ActDraft> acts = drafts_of(flow_, choice.acts);
        std::string key = flow_.steps[choice.target].id;
        for (const ActDraft& act : acts) key += " " + act.act + " " + act.of;
        if (!seen.insert(key).second) continue;
        std::string id = choice.id;
        const auto taken = [&](const std::string& wanted) {
          return std::any_of(step.choices.begin(), step.choices.end(),
                             [&](const Choice& there) { return there.id == wanted; });
        };
        for (int number = 2; taken(id); ++number) id = choice.id + "-" + std::to_string(number);
        const ChoiceDraft draft{id, StepId(flow_.steps[choice.target].id), texts_of(choice.label), acts,
                                choice.emphasis == "normal" ? "" : choice.emphasis};
        // Words for going on say less of where they lead than words for an act.
        const bool only_goes_on = choice.acts.empty() || choice.has(ActKind::continue_);
        add(only_goes_on ? Cost::detour : Cost::copy,
            [to = StepId(step.id), draft](const Document& document) {
              return add_choice(document, to, draft);
            });
      }
  }

  // What a notice leaves out and another page of the document says.
  void missing_parts(const std::set<StepIndex>& near, const std::set<StepIndex>& on_way) {
    std::set<std::string> wanted;
    for (const Finding* finding : scene_.findings)
      if (!finding->item.empty()) wanted.insert(finding->item);
    std::set<StepIndex> pages = near;
    for (const StepIndex step : on_way)
      if (flow_.steps[step].screen == ScreenKind::separate_notice &&
          flow_.steps[step].kind == StepKind::screen)
        pages.insert(step);
    std::set<std::pair<std::string, std::string>> seen;
    const auto copy = [&](const Block& block) {
      if (block.role.empty() || block.role == "text" || block.text.empty()) return;
      const bool fits = std::any_of(wanted.begin(), wanted.end(), [&](const std::string& item) {
        return item == block.role || item.find(block.role) != std::string::npos;
      });
      if (!fits && !wanted.empty()) return;
      if (!seen.insert({block.role, block.text.entries().front().text}).second) return;
      for (const StepIndex page : pages) {
        const Step& step = flow_.steps[page];
        if (!step.shows()) continue;
        const bool there = std::any_of(step.blocks.begin(), step.blocks.end(), [&](const Block& other) {
          return other.role == block.role &&
                 other.text.entries().front().text == block.text.entries().front().text;
        });
        if (there) continue;
        const BlockDraft draft{block.role, style_word(block.style), texts_of(block.text)};
        add(Cost::copy, [id = StepId(step.id), draft](const Document& document) {
          return add_block(document, id, draft);
        });
      }
    };
    for (const Step& step : flow_.steps)
      for (const Block& block : step.blocks) copy(block);
    for (const Sign& sign : flow_.signs)
      for (const Block& block : sign.blocks) copy(block);
  }

  // Shorter, or until something happens: what is kept is a promise that the machine carries out.
  void kept(const DataItem& item) {
    const auto keep = [&](const RetentionDraft& retention) {
      add(Cost::limit, [id = DataId(item.id), retention](const Document& document) {
        return set_retention(document, id, retention);
      });
    };
    keep(KeptUntil{"result", "PT20S"});
    keep(KeptUntil{"session-end", "PT30M"});
    for (const char* longest : {"PT20S", "PT24H", "P30D", "P90D", "P1Y", "P3Y", "P5Y"})
      keep(KeptFor{longest});
    if (item.at_expiry != "delete")
      add(Cost::limit, [id = DataId(item.id)](const Document& document) {
        return set_data_item(document, id, {{"at-expiry", "delete"}});
      });
    add(Cost::removal,
        [id = DataId(item.id)](const Document& document) { return remove_data_item(document, id); });
  }

  // Colours as they come: one, or all, since they are chosen to go together.
  void declared_looks() {
    AttributeChanges all;
    for (const char* colour : {"text", "muted", "accent", "on-accent", "background", "surface", "line"}) {
      add(Cost::look, [colour](const Document& document) { return set_theme(document, {{colour, ""}}); });
      all.push_back({colour, ""});
    }
    add(Cost::look, [all](const Document& document) { return set_theme(document, all); });
  }

  const Document& document_;
  const Flow& flow_;
  Scene scene_;
  std::vector<Candidate> made_;
};

}  // namespace

std::vector<Candidate> candidates(const Document& document, const Cause& cause) {
  return Offer(document, cause).all();
}

}  // namespace facenotice
