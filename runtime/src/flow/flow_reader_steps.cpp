// SPDX-License-Identifier: MIT
// Reads the graph: entries, steps, choices, exits. Runs after the declarations, so ids can be resolved.
#include <algorithm>
#include <unordered_map>

#include "src/flow/flow_reading.hpp"

namespace facenotice::reading {
namespace {

constexpr std::array<Word<StepKind>, 6> step_kinds{{{"screen", StepKind::screen},
                                                    {"capture", StepKind::capture},
                                                    {"service", StepKind::service},
                                                    {"erase", StepKind::erase},
                                                    {"host", StepKind::host},
                                                    {"end", StepKind::end}}};

constexpr std::array<Word<ScreenKind>, 10> screen_kinds{{{"attract", ScreenKind::attract},
                                                         {"separate-notice", ScreenKind::separate_notice},
                                                         {"consent", ScreenKind::consent},
                                                         {"guardian", ScreenKind::guardian},
                                                         {"age", ScreenKind::age},
                                                         {"collect", ScreenKind::collect},
                                                         {"receipt", ScreenKind::receipt},
                                                         {"withdraw", ScreenKind::withdraw},
                                                         {"info", ScreenKind::info},
                                                         {"result", ScreenKind::result}}};

constexpr std::array<Word<ActKind>, 15> act_kinds{{{"consent", ActKind::consent},
                                                   {"refuse", ActKind::refuse},
                                                   {"withdraw", ActKind::withdraw},
                                                   {"guardian-consent", ActKind::guardian_consent},
                                                   {"choose-face", ActKind::choose_face},
                                                   {"choose-alternative", ActKind::choose_alternative},
                                                   {"continue", ActKind::continue_},
                                                   {"back", ActKind::back},
                                                   {"cancel", ActKind::cancel},
                                                   {"submit", ActKind::submit},
                                                   {"skip", ActKind::skip},
                                                   {"language", ActKind::language},
                                                   {"under-guardian-age", ActKind::under_guardian_age},
                                                   {"of-age", ActKind::of_age},
                                                   {"consented-earlier", ActKind::consented_earlier}}};

constexpr std::array<Word<ExitKind>, 10> exit_kinds{{{"timeout", ExitKind::timeout},
                                                     {"presence", ExitKind::presence},
                                                     {"matched", ExitKind::matched},
                                                     {"not-matched", ExitKind::not_matched},
                                                     {"failed", ExitKind::failed},
                                                     {"cancelled", ExitKind::cancelled},
                                                     {"done", ExitKind::done},
                                                     {"fault", ExitKind::fault},
                                                     {"token", ExitKind::token},
                                                     {"token-refused", ExitKind::token_refused}}};

constexpr std::array<Word<EntryKind>, 5> entry_kinds{{{"power-on", EntryKind::power_on},
                                                      {"idle", EntryKind::idle},
                                                      {"presence", EntryKind::presence},
                                                      {"resume", EntryKind::resume},
                                                      {"maintenance-exit", EntryKind::maintenance_exit}}};

constexpr std::array<Word<Actor>, 3> actors{
    {{"subject", Actor::subject}, {"guardian", Actor::guardian}, {"staff", Actor::staff}}};

constexpr std::array<Word<std::uint16_t>, 9> operations{{{"detect", op_detect},
                                                         {"liveness", op_liveness},
                                                         {"verify", op_verify},
                                                         {"identify", op_identify},
                                                         {"enrol", op_enrol},
                                                         {"estimate-age", op_estimate_age},
                                                         {"estimate-gender", op_estimate_gender},
                                                         {"infer-emotion", op_infer_emotion},
                                                         {"categorise", op_categorise}}};

template <class Value, std::size_t count>
const Word<Value>* find_word(const std::array<Word<Value>, count>& words, std::string_view text) {
  for (const Word<Value>& word : words)
    if (word.word == text) return &word;
  return nullptr;
}

bool needs_purpose(ActKind kind) {
  return kind == ActKind::consent || kind == ActKind::refuse || kind == ActKind::withdraw ||
         kind == ActKind::guardian_consent || kind == ActKind::choose_face ||
         kind == ActKind::consented_earlier;
}

class StepReader {
 public:
  explicit StepReader(Reader& reader) : reader_(reader) {}

  void read(pugi::xml_node root) {
    const pugi::xml_node steps = Reader::child(root, "steps");
    collect_ids(steps);
    for (const pugi::xml_node node : steps.children())
      if (const auto* kind = find_word(step_kinds, flow_element_name(node)))
        if (reader_.flow().steps.size() < max_steps)
          reader_.flow().steps.push_back(read_step(node, kind->value));
    check_notices(reader_);
    read_entries(root);
    Reader::each(Reader::child(root, "policies"), "policy", [&](pugi::xml_node node) {
      Policy policy;
      policy.id = reader_.required(node, "id");
      policy.audience = Reader::optional(node, "audience", "general");
      policy.url = Reader::optional(node, "url");
      if (node.attribute("screen")) policy.screen = target(node, "screen");
      policy.covers = Reader::list(node, "covers");
      policy.offset = offset_of(node);
      reader_.flow().policies.push_back(std::move(policy));
    });
  }

 private:
  void collect_ids(pugi::xml_node steps) {
    std::size_t count = 0;
    for (const pugi::xml_node node : steps.children()) {
      if (find_word(step_kinds, flow_element_name(node)) == nullptr) continue;
      if (count == max_steps) {
        reader_.issue(node, "a flow has at most {} steps.", {std::to_string(max_steps)});
        break;
      }
      const std::string id = reader_.required(node, "id");
      if (!index_.emplace(id, static_cast<StepIndex>(count)).second && !id.empty())
        reader_.issue(node, "{}: another step has this id; rename one.", {Reader::describe(node)});
      ++count;
    }
    if (count == 0) reader_.issue(steps, "the flow has no <steps>.", {});
  }

  StepIndex target(pugi::xml_node node, const char* attribute = "to") {
    const std::string id = reader_.required(node, attribute);
    if (id.empty()) return no_step;
    const auto found = index_.find(id);
    if (found == index_.end()) {
      reader_.issue(node, "{}: {}=\"{}\" names no step of this flow.",
                    {Reader::describe(node), attribute, id});
      return no_step;
    }
    return found->second;
  }

  std::vector<Act> read_acts(pugi::xml_node node) {
    std::vector<Act> acts;
    for (const pugi::xml_node child : node.children()) {
      const auto* kind = find_word(act_kinds, flow_element_name(child));
      if (kind == nullptr) continue;
      Act act;
      act.kind = kind->value;
      if (needs_purpose(act.kind)) {
        act.purpose = reader_.purpose(child, "purpose");
        if (act.purpose == no_purpose) continue;
      }
      if (act.kind == ActKind::language) act.value = reader_.required(child, "code");
      if (act.kind == ActKind::choose_alternative) {
        act.value = reader_.required(child, "alternative");
        bool known = act.value.empty();
        for (const Alternative& alternative : reader_.flow().alternatives)
          known = known || alternative.id == act.value;
        if (!known)
          reader_.issue(child, "alternative=\"{}\" names no alternative of this flow.", {act.value});
      }
      acts.push_back(std::move(act));
    }
    if (acts.size() > max_acts) {
      reader_.issue(node, "{} has more than {} acts.", {Reader::describe(node), std::to_string(max_acts)});
      acts.resize(max_acts);
    }
    return acts;
  }

  std::vector<CameraUse> read_cameras(pugi::xml_node node) {
    std::vector<CameraUse> cameras;
    Reader::each(node, "camera", [&](pugi::xml_node camera) {
      CameraUse use;
      use.use = reader_.required(camera, "use");
      use.purpose = reader_.purpose(camera, "purpose");
      use.offset = offset_of(camera);
      if (use.purpose != no_purpose) cameras.push_back(std::move(use));
    });
    if (cameras.size() > max_cameras)
      reader_.issue(node, "{} has more than {} cameras.",
                    {Reader::describe(node), std::to_string(max_cameras)});
    return cameras;
  }

  Choice read_choice(pugi::xml_node node) {
    Choice choice;
    choice.id = reader_.required(node, "id");
    choice.target = target(node);
    choice.emphasis = Reader::optional(node, "emphasis", "normal");
    choice.preselected = reader_.boolean(node, "preselected", false);
    choice.toggle = reader_.boolean(node, "toggle", false);
    Reader::each(node, "when", [&](pugi::xml_node when) {
      Branch branch{reader_.purposes(when, "consented"), target(when)};
      if (branch.consented.empty())
        reader_.issue(when, "{} needs the attribute {}.", {Reader::describe(when), "consented"});
      else
        choice.branches.push_back(std::move(branch));
    });
    if (choice.branches.size() > max_branches)
      reader_.issue(node, "{} has more than {} <when>.",
                    {Reader::describe(node), std::to_string(max_branches)});
    if (node.attribute("by")) choice.actor = reader_.word(node, "by", actors);
    choice.guardian_check = Reader::optional(node, "guardian-check", "none");
    choice.label = reader_.texts_of(node, "label");
    choice.acts = read_acts(node);
    if (choice.has(ActKind::consented_earlier))
      reader_.issue(node, "{}: <consented-earlier> is for the exit on a token; nobody chooses it.",
                    {Reader::describe(node)});
    choice.offset = offset_of(node);
    return choice;
  }

  // A box asks for consent and keeps the person on its screen, or it is none.
  void check_toggle(const Step& step, const Choice& choice) {
    if (const auto own = index_.find(step.id); own == index_.end() || own->second != choice.target)
      reader_.issue_at(choice.offset, "the toggle \"{}\" does not lead to its own screen: write to=\"{}\".",
                       {choice.id, step.id});
    if (!choice.branches.empty())
      reader_.issue_at(choice.offset, "the toggle \"{}\" has a <when>; put it on the choice that leads on.",
                       {choice.id});
    if (!choice.has(ActKind::consent) && !choice.has(ActKind::guardian_consent))
      reader_.issue_at(choice.offset, "the toggle \"{}\" gives no consent; add <consent purpose=\"…\"/>.",
                       {choice.id});
    if (step.kind != StepKind::screen || step.screen == ScreenKind::attract)
      reader_.issue_at(choice.offset,
                       "the toggle \"{}\" stands on a step that asks nobody; move it to a screen.",
                       {choice.id});
  }

  Step read_step(pugi::xml_node node, StepKind kind) {
    Step step;
    step.id = Reader::optional(node, "id");
    step.kind = kind;
    step.offset = offset_of(node);
    if (kind == StepKind::screen) step.screen = reader_.word(node, "kind", screen_kinds);
    step.title = reader_.texts_of(node, "title");
    step.icon = Reader::optional(node, "icon");
    step.notifies = reader_.purposes(node, "notifies");
    step.cameras = read_cameras(node);
    Reader::each(node, "block",
                 [&](pugi::xml_node block) { step.blocks.push_back(read_block(reader_, block)); });
    Reader::each(node, "field", [&](pugi::xml_node field) {
      Field read{reader_.required(field, "data"), reader_.boolean(field, "required", false),
                 reader_.texts_of(field, "label"), offset_of(field)};
      check_data(field, read.data);
      step.fields.push_back(std::move(read));
    });
    Reader::each(node, "choice", [&](pugi::xml_node choice) { step.choices.push_back(read_choice(choice)); });
    Reader::each(node, "exit", [&](pugi::xml_node exit) { read_exit(exit, step); });
    constexpr std::size_t max_fields = 32;  // a bit for each in the player
    if (step.fields.size() > max_fields) {
      reader_.issue(node, "{} has more than {} fields.",
                    {Reader::describe(node), std::to_string(max_fields)});
      step.fields.resize(max_fields);
    }
    if (step.choices.size() > max_choices) {
      reader_.issue(node, "{} has more than {} choices.",
                    {Reader::describe(node), std::to_string(max_choices)});
      step.choices.resize(max_choices);
    }
    for (auto one = step.choices.begin(); one != step.choices.end(); ++one) {
      if (std::any_of(step.choices.begin(), one, [&](const Choice& other) { return other.id == one->id; }))
        reader_.issue(node, "{}: two choices have the id \"{}\".", {Reader::describe(node), one->id});
      if (one->toggle) check_toggle(step, *one);
    }
    read_kind(node, step);
    require_exits(node, step);
    check_token_exits(node, step);
    return step;
  }

  // Nobody stands still in front of a machine for longer, and nobody reads in less.
  std::uint32_t read_after(pugi::xml_node node) {
    constexpr std::int64_t least_ms = 1000, most_ms = 30 * 60 * 1000;
    const std::string text = reader_.required(node, "after");
    std::int64_t milliseconds = 0;
    if (text.empty()) return 0;
    if (!parse_duration(text, milliseconds) || milliseconds < least_ms || milliseconds > most_ms) {
      reader_.issue(node, "{}: after must be an ISO 8601 duration from PT1S to PT30M, not \"{}\".",
                    {Reader::describe(node), text});
      return 0;
    }
    return static_cast<std::uint32_t>(milliseconds);
  }

  void read_exit(pugi::xml_node node, Step& step) {
    Exit exit;
    exit.on = reader_.word(node, "on", exit_kinds);
    exit.target = target(node);
    if (exit.on == ExitKind::timeout) exit.after_ms = read_after(node);
    exit.acts = read_acts(node);
    exit.offset = offset_of(node);
    if (step.exit(exit.on) != nullptr)
      reader_.issue(node, "step \"{}\" has two exits on {}; keep one.",
                    {step.id, Reader::optional(node, "on")});
    check_token(node, step, exit);
    step.exits.push_back(std::move(exit));
  }

  // What was handed in is one consent, to one purpose whose consents outlive a session.
  void check_token(pugi::xml_node node, const Step& step, const Exit& exit) {
    std::size_t earlier = 0;
    for (const Act& act : exit.acts) {
      if (act.kind != ActKind::consented_earlier) continue;
      ++earlier;
      const Purpose& purpose = reader_.flow().purposes[act.purpose];
      if (purpose.consent_lasts.empty())
        reader_.issue(node,
                      "the purpose \"{}\" takes a consent given earlier, but says of none that it outlives "
                      "its session; add consent-lasts=\"P1Y\", or how long it is good for.",
                      {purpose.id});
    }
    if (exit.on != ExitKind::token) {
      if (earlier > 0)
        reader_.issue(node, "step \"{}\": <consented-earlier> is for the exit on a token.", {step.id});
      return;
    }
    if (earlier != 1 || exit.acts.size() != 1)
      reader_.issue(node,
                    "step \"{}\": the exit on a token says <consented-earlier purpose=\"…\"/> once, and "
                    "nothing else.",
                    {step.id});
    if (step.kind != StepKind::screen && step.kind != StepKind::host)
      reader_.issue(node, "step \"{}\": a token is handed in at a screen or a host step.", {step.id});
  }

  // Who hands in what does not count is told so, and not left standing there.
  void check_token_exits(pugi::xml_node node, const Step& step) {
    if ((step.exit(ExitKind::token) == nullptr) == (step.exit(ExitKind::token_refused) == nullptr)) return;
    const char* there = step.exit(ExitKind::token) != nullptr ? "token" : "token-refused";
    reader_.issue(node, "step \"{}\" has an exit on {} and none on {}; add <exit on=\"{}\" to=\"…\"/>.",
                  {step.id, there, step.exit(ExitKind::token) != nullptr ? "token-refused" : "token",
                   step.exit(ExitKind::token) != nullptr ? "token-refused" : "token"});
  }

  void read_kind(pugi::xml_node node, Step& step) {
    switch (step.kind) {
      case StepKind::capture: {
        step.purpose = reader_.purpose(node, "purpose");
        for (const std::string& name : Reader::list(node, "operations")) {
          if (const auto* operation = find_word(operations, name))
            step.operations = static_cast<std::uint16_t>(step.operations | operation->value);
          else
            reader_.issue(node,
                          "{}: operations names \"{}\"; known are detect, liveness, verify, identify, enrol, "
                          "estimate-age, estimate-gender, infer-emotion, categorise.",
                          {Reader::describe(node), name});
        }
        step.longest_ms = reader_.duration_ms(node, "longest");
        step.indicator = reader_.boolean(node, "indicator", false);
        step.several_faces = Reader::optional(node, "several-faces", "abort");
        step.zone_mm = node.attribute("zone-mm").as_uint();
        if (node.attribute("retries"))
          step.retries = static_cast<std::uint8_t>(reader_.number(node, "retries", 0, max_retries));
        step.captures = Reader::list(node, "data");
        for (const std::string& id : step.captures) check_data(node, id);
        break;
      }
      case StepKind::service:
        step.service = reader_.required(node, "service");
        step.method = reader_.required(node, "method");
        if (step.method == "face") step.purpose = reader_.purpose(node, "purpose");
        break;
      case StepKind::erase:
        step.erases = reader_.purposes(node, "purposes");
        if (step.erases.empty())
          reader_.issue(node, "{} needs the attribute purposes.", {Reader::describe(node)});
        break;
      case StepKind::host:
        step.call = reader_.required(node, "call");
        break;
      case StepKind::screen:
      case StepKind::end:
        break;
    }
  }

  void check_data(pugi::xml_node node, const std::string& id) {
    if (!id.empty() && reader_.flow().find_data(id) == nullptr)
      reader_.issue(node, "{}: data=\"{}\" names no item of this flow; declare it under <data>.",
                    {Reader::describe(node), id});
  }

  // Every way out is spelled out: an exit that is missing is an error, not a default.
  void require_exits(pugi::xml_node node, const Step& step) {
    const auto require = [&](ExitKind on) {
      if (step.exit(on) != nullptr) return;
      std::string_view word;
      for (const auto& kind : exit_kinds)
        if (kind.value == on) word = kind.word;
      reader_.issue(node, "step \"{}\" has no exit on {}; add <exit on=\"{}\"{} to=\"…\"/>.",
                    {step.id, std::string(word), std::string(word),
                     (on == ExitKind::timeout ? " after=\"PT30S\"" : "")});
    };
    switch (step.kind) {
      case StepKind::screen:
        if (step.screen != ScreenKind::attract) require(ExitKind::timeout);
        break;
      case StepKind::capture:
        for (const ExitKind on : {ExitKind::matched, ExitKind::not_matched, ExitKind::failed,
                                  ExitKind::cancelled, ExitKind::timeout})
          require(on);
        break;
      case StepKind::service:
      case StepKind::erase:
      case StepKind::host:
        for (const ExitKind on : {ExitKind::done, ExitKind::fault, ExitKind::timeout}) require(on);
        break;
      case StepKind::end:
        break;
    }
  }

  void read_entries(pugi::xml_node root) {
    Flow& flow = reader_.flow();
    const pugi::xml_node entries = Reader::child(root, "entries");
    Reader::each(entries, "entry", [&](pugi::xml_node node) {
      Entry entry;
      entry.on = reader_.word(node, "on", entry_kinds);
      entry.target = target(node);
      entry.cameras = read_cameras(node);
      entry.offset = offset_of(node);
      for (const Entry& other : flow.entries)
        if (other.on == entry.on)
          reader_.issue(node, "two entries on {}; keep one.", {Reader::optional(node, "on")});
      if (entry.target != no_step && flow.steps[entry.target].kind == StepKind::end)
        reader_.issue(node, "an entry cannot lead to an <end>.", {});
      flow.entries.push_back(std::move(entry));
    });
    for (const EntryKind needed : {EntryKind::power_on, EntryKind::idle, EntryKind::resume}) {
      bool found = false;
      for (const Entry& entry : flow.entries) found = found || entry.on == needed;
      if (found) continue;
      for (const auto& kind : entry_kinds)
        if (kind.value == needed)
          reader_.issue(entries ? entries : root,
                        "the flow has no <entry on=\"{}\" to=\"…\"/>; say what the machine shows then.",
                        {std::string(kind.word)});
    }
  }

  Reader& reader_;
  std::unordered_map<std::string, StepIndex> index_;
};

}  // namespace

void read_steps(Reader& reader, pugi::xml_node root) {
  StepReader(reader).read(root);
}

}  // namespace facenotice::reading
