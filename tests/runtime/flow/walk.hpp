// SPDX-License-Identifier: MIT
// The transition function in words, and what it puts on record.
#pragma once

#include <boost/test/unit_test.hpp>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <facenotice/transition.hpp>

#include "tests/schema/check/checked.hpp"

namespace facenotice::test {

inline const char* word(EffectKind kind) {
  static constexpr const char* words[] = {"session-start", "session-end", "asked",      "notified",
                                          "consent",       "refusal",     "withdrawal", "token",
                                          "token-refused", "show",        "camera-on",  "camera-off",
                                          "serve",         "erase",       "call-host",  "submit"};
  return words[static_cast<std::size_t>(kind)];
}

// A machine in words: events in, effects out.
class Walk {
 public:
  explicit Walk(const std::string& text) : document_(document_of(text)) { document_.require_sound(); }

  // The effects of an event, "kind step purpose" each; "ignored" when it means nothing here.
  std::string take(EventKind kind, const std::string& choice_id = "") {
    Event event{kind, 0, 7};
    if (kind == EventKind::choose) {
      const std::vector<Choice>& choices = flow().steps[state.step].choices;
      while (event.choice < choices.size() && choices[event.choice].id != choice_id) ++event.choice;
    }
    last = transition(flow(), state, event);
    state = last.state;
    if (!last.accepted) return "ignored";
    std::string text;
    for (const Effect& effect : last.effects) {
      keep(effect);
      text += (text.empty() ? "" : ", ") + std::string(word(effect.kind));
      if (effect.step != no_step && effect.kind != EffectKind::session_end)
        text += " " + flow().steps[effect.step].id;
      if (effect.purpose != no_purpose) text += " " + flow().purposes[effect.purpose].id;
    }
    return text;
  }
  std::string choose(const std::string& id) { return take(EventKind::choose, id); }
  void choose_all(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) BOOST_REQUIRE(choose(id) != "ignored");
  }
  const Flow& flow() const { return document_.flow(); }
  std::string step() const { return state.step == no_step ? "" : flow().steps[state.step].id; }
  const Effect& effect(EffectKind kind) const {
    for (const Effect& found : last.effects)
      if (found.kind == kind) return found;
    throw std::runtime_error("no such effect");
  }

  // Whether what is on record opens a camera, judged by the records alone: told, and after it, in the same
  // language, a consent of its own by a person's act; by a guardian for a child.
  bool opens(PurposeIndex purpose) const {
    const auto found = records_.find(purpose);
    return found != records_.end() && found->second.open &&
           (state.age != AgeBand::under_guardian_age || state.guardian_consented(purpose));
  }

  State state;
  Transition last;

 private:
  struct Said {
    std::optional<std::uint8_t> told_in;
    bool open = false;
  };

  void keep(const Effect& effect) {
    Said& said = records_[effect.purpose];
    switch (effect.kind) {
      case EffectKind::session_end:
        records_.clear();
        break;
      case EffectKind::record_notified:
        said.told_in = effect.language;
        break;
      case EffectKind::record_consent:
        said.open = said.told_in == effect.language && effect.separate && effect.affirmative;
        break;
      case EffectKind::record_refusal:
      case EffectKind::record_withdrawal:
        said.open = false;
        break;
      default:
        break;
    }
  }

  Document document_;
  std::map<PurposeIndex, Said> records_;
};

// A consent screen whose content is given, after a notice; then a scan.
inline SmallFlow asking(const std::string& content, const std::string& kind = "consent") {
  SmallFlow flow = sound_flow();
  flow.purposes +=
      R"(<purpose id="send" kind="transmit" legal-basis="consent"><name><text lang="en">Send</text></name></purpose>)";
  flow.steps = screen("home", "attract", choice("start", "notice")) +
               screen("notice", "separate-notice", choice("next", "ask"), "notifies=\"pay send\"") +
               screen("ask", kind, content) + capture("scan", "home", "home") +
               service("shop", "home", "card");
  return flow;
}

// At the question of asking().
inline Walk asked(const SmallFlow& flow) {
  Walk walk(flow.text());
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "next"});
  return walk;
}
inline Walk after(const SmallFlow& flow, const std::string& choice_id) {
  Walk walk = asked(flow);
  walk.choose_all({choice_id});
  return walk;
}

}  // namespace facenotice::test
