// SPDX-License-Identifier: MIT
// Random flow documents that are valid by the format: some sound, some with a fault or several, some wild.
#pragma once

#include <random>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/flow_text.hpp"

namespace facenotice::test {

class RandomFlow {
 public:
  explicit RandomFlow(std::uint32_t seed) : random_(seed) {}

  // Every way to the camera passes notice and question; what surrounds them differs from seed to seed.
  std::string sound() {
    build_sound();
    return print();
  }
  // The same with one to four edits that nobody thought about.
  std::string faulty() {
    build_sound();
    for (int edits = 1 + below(4); edits > 0; --edits) spoil();
    return print();
  }
  // Steps of all kinds, led to each other as chance has it.
  std::string wild() {
    steps_.clear();
    bilingual_ = false;
    add("home", "attract");
    for (int i = 4 + below(8); i > 0; --i) add_any();
    for (Node& step : steps_) fill(step);
    entries_ = {{"power-on", "home", ""}, {"idle", any_step(), ""}, {"resume", any_step(), ""}};
    if (chance(3)) entries_.push_back({"presence", any_step(), any_camera(4)});
    if (chance(3)) entries_.push_back({"maintenance-exit", any_step(), ""});
    if (chance(3))
      for (Node& step : steps_)
        if (chance(2)) add_languages(step, chance(4) ? any_step() : step.id);
    return print();
  }

  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

 private:
  struct Way {
    std::string name, to, acts, attributes;  // name: of a choice, or what an exit is on
    std::string after = "PT30S";             // of a time-out
  };
  struct Node {
    std::string id, kind;  // a screen's kind, or capture, service, host, erase
    std::string attributes, content;
    std::vector<Way> choices, exits;
  };
  struct In {
    std::string on, to, camera;
  };

  bool chance(int in) { return below(in) == 0; }
  template <class Items>
  auto& one_of(Items& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
  }
  std::string any_step() { return one_of(steps_).id; }
  std::string purpose() { return chance(4) ? "send" : "pay"; }
  // Around the bounds at which a time-out lets people pass.
  std::string any_after() {
    static const std::vector<std::string> durations = {"PT5S",  "PT10S",  "PT11S",  "PT30S",
                                                       "PT30S", "PT120S", "PT121S", "PT10M"};
    return one_of(durations);
  }
  std::string any_camera(int in) {
    return chance(in) ? "<camera use=\"preview\" purpose=\"" + purpose() + "\"/>" : "";
  }
  std::string any_act() {
    static const std::vector<std::string> acts = {"consent",  "consent",     "consent",           "refuse",
                                                  "withdraw", "choose-face", "guardian-consent",  "continue",
                                                  "back",     "of-age",      "under-guardian-age"};
    const std::string act = one_of(acts);
    const bool of_purpose =
        act != "continue" && act != "back" && act != "of-age" && act != "under-guardian-age";
    return "<" + act + (of_purpose ? " purpose=\"" + purpose() + "\"" : "") + "/>";
  }

  // A choice that is no box: a box that asks nothing, or leads away, is no sound one.
  Way* some_button(Node& step) {
    if (step.choices.empty()) return nullptr;
    Way& way = one_of(step.choices);
    return way.attributes.find("toggle") == std::string::npos ? &way : nullptr;
  }
  std::string branch() {
    return "<when consented=\"" + std::string(chance(4) ? "pay send" : purpose()) + "\" to=\"" + any_step() +
           "\"/>";
  }
  void add_languages(Node& step, const std::string& to) {
    if (is_work(step.kind)) return;
    for (const Way& way : step.choices)
      if (way.name == "in-fr") return;
    bilingual_ = true;
    for (const char* code : {"en", "fr"})
      step.choices.push_back(
          {std::string("in-") + code, to, std::string("<language code=\"") + code + "\"/>", ""});
  }
  static bool is_work(const std::string& kind) {
    return kind == "service" || kind == "host" || kind == "erase";
  }
  static bool asks(const Node& step) {
    for (const Way& way : step.choices)
      if (way.acts.find("consent purpose") != std::string::npos) return true;
    return false;
  }
  // Where something is asked, another language leads to the notice, if there is one.
  std::string language_target(const Node& step, const Way& way) const {
    if (way.name.rfind("in-", 0) != 0 || !asks(step)) return way.to;
    const auto told = [](const Node& other, const std::string& purpose) {
      const std::size_t at = other.attributes.find("notifies=\"");
      return at != std::string::npos && other.attributes.find(purpose, at) != std::string::npos;
    };
    for (const char* purpose : {"pay", "send"}) {
      bool asked = false;
      for (const Way& other : step.choices)
        asked = asked || other.acts.find("consent purpose=\"" + std::string(purpose)) != std::string::npos;
      if (!asked) continue;
      if (told(step, purpose)) return step.id;
      for (const Node& other : steps_)
        if (told(other, purpose)) return other.id;
    }
    return way.to;
  }
  void add_box(Node& step) {
    if (exits_of(step.kind) != std::vector<std::string>{"timeout"}) return;  // no screen
    step.choices.push_back({"box" + std::to_string(step.choices.size()), step.id,
                            "<consent purpose=\"" + purpose() + "\"/>",
                            chance(5) ? "toggle=\"true\" preselected=\"true\"" : "toggle=\"true\""});
  }
  Node& add(const std::string& id, const std::string& kind, const std::string& attributes = "") {
    steps_.push_back({id, kind, attributes, "", {}, {}});
    return steps_.back();
  }
  static std::vector<std::string> exits_of(const std::string& kind) {
    if (kind == "attract") return {};
    if (kind == "capture") return {"matched", "not-matched", "failed", "cancelled", "timeout"};
    if (kind == "service" || kind == "host" || kind == "erase") return {"done", "fault", "timeout"};
    return {"timeout"};
  }
  static std::string attributes_of(const std::string& kind, const std::string& of, bool retry) {
    if (kind == "capture")
      return "purpose=\"" + of + "\" operations=\"detect verify\" longest=\"PT20S\"" +
             (retry ? " retries=\"2\"" : "");
    if (kind == "service") return "service=\"shop\" method=\"card\"";
    if (kind == "host") return "call=\"print\"";
    if (kind == "erase") return "purposes=\"" + of + "\"";
    return "";
  }
  void lead(Node& step, const std::string& to) {
    for (const std::string& on : exits_of(step.kind)) step.exits.push_back({on, to, "", "", any_after()});
  }

  void build_sound() {
    steps_.clear();
    bilingual_ = false;
    const bool two_purposes = chance(2), age = chance(2);
    const int before = below(3), between = below(2), captures = 1 + below(2);
    add("home", "attract");
    std::vector<std::string> chain;  // what leads, step by step, to the camera
    for (int i = 0; i < before; ++i) chain.push_back(add("info" + std::to_string(i), "info").id);
    if (age) chain.push_back(add("age", "age").id);
    chain.push_back(add("notice", "separate-notice", "notifies=\"pay send\"").id);
    for (int i = 0; i < between; ++i) chain.push_back(add("more" + std::to_string(i), "info").id);
    chain.push_back(add("ask", "consent").id);
    if (two_purposes) chain.push_back(add("ask-send", "consent").id);
    for (int i = 0; i < captures; ++i)
      chain.push_back(
          add("scan" + std::to_string(i), "capture", attributes_of("capture", "pay", chance(2))).id);
    chain.push_back(add("shop", "service", attributes_of("service", "pay", false)).id);
    add("thanks", "result");
    add("withdrawal", "withdraw");
    add("erasing", "erase", "purposes=\"pay\"");
    std::size_t place = 0;
    for (Node& step : steps_) {
      const std::string id = step.id;
      const std::string next = id == "home"               ? chain.front()
                               : place + 1 < chain.size() ? chain[place + 1]
                                                          : "thanks";
      if (id != "home" && place < chain.size() && id == chain[place]) ++place;
      if (id == "home") {
        step.choices = {{"start", next, "<continue/>", ""}, {"take-back", "withdrawal", "<continue/>", ""}};
      } else if (id == "ask" || id == "ask-send") {
        const std::string of = id == "ask" ? "pay" : "send";
        if (chance(4))
          step.choices = {
              {"box", id, "<consent purpose=\"" + of + "\"/>", "toggle=\"true\""},
              {"on", "shop", "<continue/><when consented=\"" + of + "\" to=\"" + next + "\"/>", ""}};
        else
          step.choices = {{"no", "shop", "<refuse purpose=\"pay\"/>", ""},
                          {"yes", next, "<consent purpose=\"" + of + "\"/>", ""}};
        if (chance(2)) step.choices.push_back({"back", "notice", "<back/>", ""});
      } else if (step.kind == "capture" || step.kind == "service" || step.kind == "erase") {
        lead(step, step.kind == "capture" ? "home" : step.kind == "service" ? "thanks" : "home");
        if (step.kind == "capture") step.exits.front().to = next;
      } else if (id == "thanks") {
        step.choices = {{"done", "home", "<continue/>", ""}};
      } else if (id == "withdrawal") {
        step.choices = {{"yes", "erasing", "<withdraw purpose=\"pay\"/>", ""},
                        {"no", "home", "<cancel/>", ""}};
      } else if (id == "age") {
        step.choices = {{"young", "shop", "<under-guardian-age/>", ""}, {"old", next, "<of-age/>", ""}};
      } else {
        step.choices = {{"next", next, "<choose-face purpose=\"pay\"/>", ""},
                        {"leave", "home", "<cancel/>", ""}};
      }
      if (step.exits.empty()) lead(step, "home");
    }
    entries_ = {{"power-on", "home", ""}, {"idle", "home", ""}, {"resume", "home", ""}};
    if (chance(2)) entries_.push_back({"presence", chance(2) ? "home" : chain.front(), ""});
    if (chance(2)) entries_.push_back({"maintenance-exit", "home", ""});
    // Wherever told and asked stay in one language: not between the notice and the question.
    if (chance(3))
      for (Node& step : steps_)
        if (step.id.rfind("more", 0) != 0 && step.id != "age" && step.kind != "capture" && chance(2))
          add_languages(step, step.id);
  }

  void spoil() {
    Node& step = one_of(steps_);
    switch (below(15)) {
      case 0:
        if (Way* way = some_button(step)) way->to = any_step();
        break;
      case 1:
        if (!step.exits.empty()) one_of(step.exits).to = any_step();
        break;
      case 2:
        if (Way* way = some_button(step)) way->acts = any_act() + (chance(3) ? any_act() : "");
        break;
      case 3:
        if (!step.exits.empty()) one_of(step.exits).acts = any_act();
        break;
      case 4:
        if (!step.choices.empty())
          one_of(step.choices).attributes = chance(2) ? "preselected=\"true\"" : "by=\"staff\"";
        break;
      case 5:
        for (Node& other : steps_)
          if (other.id == "notice") other.attributes = chance(2) ? "" : "notifies=\"send\"";
        break;
      case 6:
        for (Node& other : steps_)
          if (other.id == "ask") other.kind = chance(2) ? "info" : "separate-notice";
        break;
      case 7:
        if (step.exits.empty() || step.exits.back().name != "presence")
          step.exits.push_back({"presence", any_step(), "", ""});
        break;
      case 8:
        if (step.kind != "service" && step.kind != "erase") step.content = any_camera(1);
        break;
      case 9: {
        In& entry = one_of(entries_);
        entry.to = any_step();
        if (chance(3)) entry.camera = any_camera(1);
        break;
      }
      case 10:
        add_box(step);
        break;
      case 11:
        if (!step.choices.empty() && step.choices.back().attributes.find("toggle") == std::string::npos)
          step.choices.back().acts += branch();
        break;
      case 12:
        if (!step.exits.empty()) one_of(step.exits).after = any_after();
        break;
      case 13:
        add_languages(step, step.id);
        break;
      default:
        step.choices.push_back({"extra" + std::to_string(step.choices.size()), any_step(), any_act(), ""});
        break;
    }
  }

  void add_any() {
    static const std::vector<std::string> kinds = {
        "info", "separate-notice", "consent", "consent", "capture", "service",  "capture", "separate-notice",
        "age",  "withdraw",        "erase",   "attract", "host",    "guardian", "info",    "receipt"};
    const std::string kind = one_of(kinds);
    std::string attributes = attributes_of(kind, purpose(), chance(3));
    if (kind == "separate-notice" || chance(12))
      attributes += attributes.empty() ? " notifies=\"pay send\"" : "";
    add("s" + std::to_string(steps_.size()), kind, attributes);
  }
  void fill(Node& step) {
    for (const std::string& on : exits_of(step.kind))
      step.exits.push_back({on, any_step(), chance(12) ? any_act() : "", "", any_after()});
    if (chance(6)) step.exits.push_back({"presence", any_step(), "", ""});
    for (int i = 1 + below(3); i > 0; --i)
      step.choices.push_back({"c" + std::to_string(i), any_step(), any_act() + (chance(8) ? any_act() : ""),
                              chance(12)   ? "preselected=\"true\""
                              : chance(12) ? "by=\"guardian\""
                                           : ""});
    if (chance(8)) step.content = any_camera(1);
    if (chance(6)) step.choices.back().acts += branch();
    for (int i = below(8); i > 5; --i) add_box(step);
  }

  std::string print() const {
    SmallFlow flow;
    flow.purposes +=
        R"(<purpose id="send" kind="transmit" legal-basis="consent"><name><text lang="en">Send</text></name></purpose>)";
    flow.entries.clear();
    for (const In& entry : entries_)
      flow.entries += "<entry on=\"" + entry.on + "\" to=\"" + entry.to + "\">" + entry.camera + "</entry>";
    for (const Node& step : steps_) {
      const bool is_screen =
          step.kind != "capture" && step.kind != "service" && step.kind != "host" && step.kind != "erase";
      const std::string name = is_screen ? "screen" : step.kind;
      flow.steps += "<" + name + " id=\"" + step.id + "\" " +
                    (is_screen ? "kind=\"" + step.kind + "\" " : "") + step.attributes + ">" + step.content;
      for (const Way& way : step.choices)
        flow.steps += choice(way.name, language_target(step, way), way.acts, way.attributes);
      for (const Way& way : step.exits)
        flow.steps +=
            edited_if(exit_on(way.name, way.to, way.acts), "after=\"PT30S\"", "after=\"" + way.after + "\"");
      flow.steps += "</" + name + ">\n";
    }
    if (!bilingual_) return flow.text();
    flow.languages += R"(<language code="fr"/>)";
    return in_both_languages(flow.text());
  }
  static std::string edited_if(std::string text, const std::string& from, const std::string& to) {
    return text.find(from) == std::string::npos ? text : edited(std::move(text), from, to);
  }
  // What the English says, said again: what the words are is no matter here.
  static std::string in_both_languages(const std::string& text) {
    static const std::regex english("<text lang=\"en\">([^<]*)</text>");
    return std::regex_replace(text, english, "$&<text lang=\"fr\">$1</text>");
  }

  std::mt19937 random_;
  bool bilingual_ = false;
  std::vector<Node> steps_;
  std::vector<In> entries_;
};

}  // namespace facenotice::test
