// SPDX-License-Identifier: MIT
// Random edits of steps, ways, choices, pages, ids and paperwork.
#include "schema/edit/blocks.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/confirm.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/inserts.hpp"
#include "schema/edit/notice_part.hpp"
#include "schema/edit/rename.hpp"
#include "schema/edit/steps.hpp"
#include "schema/edit/waive.hpp"
#include "tests/support/edits/random_arguments.hpp"
#include "tests/support/edits/random_edits.hpp"

namespace facenotice::test {

Attempt RandomEdits::step_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const StepId step(any(flow.steps).id), other(any(flow.steps).id), end(any(flow.steps).id), made(new_id());
  const std::string part = part_of("steps", step.text()), made_part = part_of("steps", made.text());
  switch (below(6)) {
    case 0:
    case 1: {
      const std::vector<NewKind> kinds{
          NewScreen{"info"},
          NewScreen{"attract"},
          NewScreen{"novel"},
          NewCapture{PurposeId(any(flow.purposes).id), "detect", any(flow.data).id, "PT9S"},
          NewService{"service", "face", any(flow.purposes).id},
          NewErase{any(flow.purposes).id},
          NewHost{"call"},
          NewEnd{}};
      StepDraft draft{made, any(kinds), texts(flow), step, other, texts(flow)};
      if (below(2) == 0) draft.behind = end;
      return {"add_step",
              {"steps", made_part},
              [=](const Document& d) { return add_step(d, draft); },
              false,
              [=](const Document& d) { return delete_step(d, made, other); }};
    }
    case 2:
      return {"duplicate_step",
              {"steps", made_part},
              [=](const Document& d) { return duplicate_step(d, step, made); },
              false,
              [=](const Document& d) { return delete_step(d, made, step); }};
    case 3: {
      std::vector<std::string> parts{"steps", "entries", part};
      for (const Step& from : flow.steps) parts.push_back(part_of("steps", from.id));
      for (const char* on : {"power-on", "idle", "presence", "resume", "maintenance-exit"})
        parts.push_back(part_of("entries", on));
      return {"delete_step", parts, [=](const Document& d) { return delete_step(d, step, other); }, true};
    }
    case 4:
      return {"move_step", {"steps"}, [=, first = below(4) == 0](const Document& d) {
                return move_step(d, step, first ? std::nullopt : std::optional(other));
              }};
    default:
      break;
  }
  return {"set_step", {part}, [=](const Document& d) { return set_step(d, step, {{"icon", "hand"}}); }};
}

Attempt RandomEdits::way_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const Step& from = any(flow.steps);
  const StepId step(from.id), to(any(flow.steps).id);
  const std::string part = part_of("steps", step.text());
  std::vector<std::string> exits{"timeout", "presence", "done", "fault", "presence"};
  for (const Exit& exit : from.exits)
    if (exit.on == ExitKind::presence) exits = {"presence"};
  const std::vector<std::string> entries{"power-on", "idle", "presence", "resume", "maintenance-exit"};
  const std::string on = any(exits), entry = any(entries);
  switch (below(7)) {
    case 0:
      return {"connect exit", {part}, [=](const Document& d) { return connect(d, ExitOf{step, on}, to); }};
    case 1:
      return {"connect entry", {"entries", part_of("entries", entry)}, [=](const Document& d) {
                return connect(d, EntryOn{entry}, to);
              }};
    case 2:
      return {"disconnect exit",
              {part},
              [=](const Document& d) {
                return disconnect(d, ExitOf{step, on});
              },
              true};
    case 3:
      return {"disconnect entry",
              {"entries", part_of("entries", entry)},
              [=](const Document& d) { return disconnect(d, EntryOn{entry}); },
              true};
    case 4:
      return {"set_timeout", {part}, [=, v = any(durations)](const Document& d) {
                return set_timeout(d, step, v);
              }};
    default:
      break;
  }
  if (from.choices.empty())
    return {"connect exit", {part}, [=](const Document& d) {
              return connect(d, ExitOf{step, "timeout"}, to);
            }};
  const ChoiceId choice{step, any(from.choices).id};
  if (below(2) == 0)
    return {"connect choice", {part}, [=](const Document& d) { return connect(d, choice, to); }};
  return {
      "set_branches",
      {part},
      [=, p = any(flow.purposes).id, none = below(3) == 0](const Document& d) {
        return set_branches(d, choice, none ? std::vector<BranchDraft>{} : std::vector<BranchDraft>{{p, to}});
      },
      true};
}

Attempt RandomEdits::choice_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const Step& on = any(flow.steps);
  const StepId step(on.id), to(any(flow.steps).id);
  const std::string part = part_of("steps", step.text()), id = new_id();
  const std::vector<ActDraft> acts{
      {"continue"}, {"consent", any(flow.purposes).id}, {"refuse", "nothing"}, {"cancel"}};
  if (on.choices.empty() || below(5) == 0) {
    const ChoiceDraft draft{id, to, texts(flow), {any(acts)}, any(looks)};
    return {"add_choice",
            {part},
            [=](const Document& d) { return add_choice(d, step, draft); },
            false,
            [=](const Document& d) {
              return remove_choice(d, {step, id});
            }};
  }
  const std::size_t number = below(on.choices.size());
  const ChoiceId choice{step, on.choices[number].id};
  switch (below(7)) {
    case 0:
      return {"move_choice", {part}, [=, n = below(on.choices.size() + 1)](const Document& d) {
                return move_choice(d, choice, n);
              }};
    case 1:
      return {"set_choice_label", {part}, [=, t = text(flow)](const Document& d) {
                return set_choice_label(d, choice, t);
              }};
    case 2:
      return {"set_choice_acts",
              {part},
              [=, a = any(acts), b = any(acts)](const Document& d) {
                return set_choice_acts(d, choice, {a, b});
              },
              true};
    case 3:
      return {"set_choice_look", {part}, [=, v = any(looks)](const Document& d) {
                return set_choice_look(d, choice, v);
              }};
    case 4:
      return {"set_choice", {part}, [=, v = any(flags)](const Document& d) {
                return set_choice(d, choice, {{"preselected", v}});
              }};
    case 5:
      return {"remove_choice", {part}, [=](const Document& d) { return remove_choice(d, choice); }, true};
    default:
      break;
  }
  return {"set_choice_target", {part}, [=](const Document& d) { return set_choice_target(d, choice, to); }};
}

Attempt RandomEdits::page_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const bool sign = !flow.signs.empty() && below(4) == 0;
  const Sign* on_sign = sign ? &any(flow.signs) : nullptr;
  const Step& on_step = any(flow.steps);
  const std::size_t blocks = sign ? on_sign->blocks.size() : on_step.blocks.size();
  const Page page = sign ? Page(SignId(on_sign->id)) : Page(StepId(on_step.id));
  const std::string part = sign ? part_of("signs", on_sign->id) : part_of("steps", on_step.id);
  const StepId step(on_step.id);
  const std::string step_part = part_of("steps", on_step.id);
  const BlockId block{page, below(blocks + 1)};
  switch (below(9)) {
    case 0:
    case 1: {
      const BlockDraft draft{any(roles), "item", texts(flow)};
      return {"add_block",
              {part},
              [=](const Document& d) { return add_block(d, page, draft); },
              false,
              [=](const Document& d) {
                return remove_block(d, {page, blocks});
              }};
    }
    case 2:
      return {"move_block", {part}, [=, n = below(blocks + 1)](const Document& d) {
                return move_block(d, block, n);
              }};
    case 3:
      return {"set_block_role", {part}, [=, v = any(roles)](const Document& d) {
                return set_block_role(d, block, v);
              }};
    case 4:
      return {
          "set_block_style", {part}, [=](const Document& d) { return set_block_style(d, block, "small"); }};
    case 5:
      return {"remove_block", {part}, [=](const Document& d) { return remove_block(d, block); }, true};
    case 6: {
      const std::size_t fields = on_step.fields.size();
      return {"add_field",
              {step_part},
              [=, i = DataId(any(flow.data).id), t = texts(flow)](const Document& d) {
                return add_field(d, step, i, t);
              },
              false,
              [=](const Document& d) {
                return remove_field(d, {step, fields});
              }};
    }
    case 7:
      return {"set_field", {step_part}, [=, v = any(flags)](const Document& d) {
                return set_field(d, {step, 0}, {{"required", v}});
              }};
    default:
      break;
  }
  return {"remove_field", {step_part}, [=](const Document& d) { return remove_field(d, {step, 0}); }, true};
}

Attempt RandomEdits::id_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const std::string to = below(8) == 0 ? "1 2" : new_id();
  std::vector<std::pair<AnyId, AnyId>> ids{{StepId(any(flow.steps).id), StepId(to)},
                                           {PurposeId(any(flow.purposes).id), PurposeId(to)},
                                           {PartyId(any(flow.parties).id), PartyId(to)},
                                           {DataId(any(flow.data).id), DataId(to)},
                                           {DisplayId(any(flow.device.displays).id), DisplayId(to)}};
  std::vector<std::string> were{std::get<StepId>(ids[0].first).text(),
                                std::get<PurposeId>(ids[1].first).text(),
                                std::get<PartyId>(ids[2].first).text(), std::get<DataId>(ids[3].first).text(),
                                std::get<DisplayId>(ids[4].first).text()};
  if (!flow.alternatives.empty()) {
    were.push_back(any(flow.alternatives).id);
    ids.emplace_back(AlternativeId(were.back()), AlternativeId(to));
  }
  if (!flow.policies.empty()) {
    were.push_back(any(flow.policies).id);
    ids.emplace_back(PolicyId(were.back()), PolicyId(to));
  }
  if (const Step& step = any(flow.steps); !step.choices.empty()) {
    were.push_back(any(step.choices).id);
    ids.emplace_back(ChoiceId{StepId(step.id), were.back()}, ChoiceId{StepId(step.id), to});
  }
  const std::size_t at = below(ids.size());
  return {"rename_id",
          {"*"},
          [id = ids[at].first, to](const Document& d) { return rename_id(d, id, to); },
          false,
          [id = ids[at].second, was = were[at]](const Document& d) { return rename_id(d, id, was); }};
}

Attempt RandomEdits::paper_attempt(const Document& document) {
  const std::vector<Comment> comments = comments_of(document);
  const std::string finding = std::to_string(below(50));
  switch (below(6)) {
    case 0:
    case 1:
      return {"add_comment", {"comments"}, [v = words()](const Document& d) {
                return add_comment(d, {"title", "Li", "2026-11-01", v});
              }};
    case 2:
      return {"waive", {"waivers"}, [=, v = words()](const Document& d) {
                Waiver waiver;
                waiver.rule = "CN-FRT-6.1";
                waiver.finding = finding;
                waiver.reason = v;
                waiver.approver = "Li";
                waiver.role = "counsel";
                waiver.date = "2026-01-01";
                waiver.expires = "2027-01-01";
                return waive(d, waiver);
              }};
    case 3:
      return {"confirm", {"attestations"}, [v = words()](const Document& d) {
                Confirmation answer;
                answer.item = "H-02";
                answer.by = v;
                answer.role = "counsel";
                answer.date = "2026-11-01";
                return confirm(d, answer);
              }};
    case 4:
      return {
          "remove_waiver", {"waivers"}, [=](const Document& d) { return remove_waiver(d, finding); }, true};
    default:
      break;
  }
  if (comments.empty() || below(3) == 0)
    return {"remove_comment", {"comments"}, [](const Document& d) { return remove_comment(d, "c1"); }, true};
  return {"set_comment_done", {"comments"}, [id = any(comments).id, v = below(2) == 0](const Document& d) {
            return set_comment_done(d, id, v);
          }};
}

Attempt RandomEdits::insert_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const Step& from = any(flow.steps);
  const StepId step(from.id), to(any(flow.steps).id);
  const std::string id = new_id();
  const DataId item(any(flow.data).id);
  if (from.choices.empty() || flow.alternatives.empty() || below(3) == 0)
    return {"insert_language_picker", {part_of("steps", from.id)}, [=](const Document& d) {
              return insert_language_picker(d, step);
            }};
  const ChoiceId way{step, any(from.choices).id};
  const PurposeId purpose(any(flow.purposes).id);
  switch (below(6)) {
    case 0: {
      const AlternativeId alternative(any(flow.alternatives).id);
      const PurposeDraft draft{PurposeId(id), "access", "consent", alternative, texts(flow), texts(flow)};
      return {"insert_purpose", {"*"}, [=](const Document& d) {
                return insert_purpose(d, {draft, {item}, way, to});
              }};
    }
    case 3:
      return {"insert_question", {"*"}, [=](const Document& d) {
                return insert_question(d, {purpose, way, to});
              }};
    case 4: {
      NoticePart part{step, any(roles), purpose};
      if (!from.blocks.empty() && below(2) == 0) part.in_place_of = below(from.blocks.size());
      return {"insert_part",
              {part_of("steps", from.id)},
              [=](const Document& d) { return insert_part(d, part); },
              part.in_place_of.has_value()};
    }
    case 5:
      return {"insert_right", {"rights", "rights/restrict"}, [](const Document& d) {
                return insert_right(d, "restrict");
              }};
    case 1:
      return {"insert_withdrawal", {"*"}, [=](const Document& d) {
                return insert_withdrawal(d, {StepId(id), step, to, item});
              }};
    default:
      break;
  }
  return {"insert_guardian", {"*"}, [=](const Document& d) {
            return insert_guardian(d, {StepId(id), purpose, way, to, step});
          }};
}

}  // namespace facenotice::test
