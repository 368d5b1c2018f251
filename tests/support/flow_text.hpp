// SPDX-License-Identifier: MIT
// Flow documents as text: those of the tree, edits of them, and small ones built for one question.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace facenotice::test {

// A file of the source tree, such as "templates/vending.flow.xml".
inline std::string source_text(const std::string& relative) {
  std::ifstream in(std::string(FACENOTICE_SOURCE_DIR) + "/" + relative, std::ios::binary);
  if (!in) throw std::runtime_error(relative + " is missing");
  return {std::istreambuf_iterator<char>(in), {}};
}
inline std::string vending_text() {
  return source_text("templates/vending.flow.xml");
}

// The first `from` becomes `to`. Throws when there is none: an edit that changes nothing proves nothing.
inline std::string edited(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("nothing to edit: " + from);
  return text.replace(at, from.size(), to);
}
inline std::string edited_everywhere(std::string text, const std::string& from, const std::string& to) {
  if (text.find(from) == std::string::npos) throw std::runtime_error("nothing to edit: " + from);
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// --- small flows: one language, one display, one controller
// --------------------------------------------------

struct SmallFlow {
  std::string steps;
  std::string entries =
      R"(<entry on="power-on" to="home"/><entry on="idle" to="home"/><entry on="resume" to="home"/>)";
  std::string purposes =
      R"(<purpose id="pay" kind="payment" legal-basis="consent"><name><text lang="en">Pay</text></name></purpose>)";
  std::string data =
      R"(<item id="face" category="face-image" storage="none" egress="none"><name><text lang="en">Face</text></name><retention duration="PT20S"/></item>)";
  std::string languages = R"(<language code="en"/>)";
  std::string jurisdiction = "CN";

  std::string text() const {
    return R"(<flow xmlns="urn:facenotice:flow:1" id="small" revision="1" valid-until="2027-12-31">)"
           R"(<title><text lang="en">Small</text></title><languages>)" +
           languages + R"(</languages><deployment place="public"><jurisdiction code=")" + jurisdiction +
           R"("/></deployment><parties><party id="me" roles="controller" country="CN"><name><text lang="en">Me</text></name></party></parties>)"
           R"(<alternatives><alternative id="card" kind="card"><name><text lang="en">Card</text></name></alternative></alternatives><purposes>)" +
           purposes + "</purposes><data>" + data +
           R"(</data><device><display id="d" width-px="480" height-px="800" width-mm="100" height-mm="160" viewing-distance-mm="500"/></device><entries>)" +
           entries + "</entries><steps>\n" + steps + "\n</steps></flow>\n";
  }
};

inline std::string choice(const std::string& id, const std::string& to,
                          const std::string& acts = "<continue/>", const std::string& attributes = "") {
  return "<choice id=\"" + id + "\" to=\"" + to + "\" " + attributes + "><label><text lang=\"en\">" + id +
         "</text></label>" + acts + "</choice>";
}
inline std::string exit_on(const std::string& on, const std::string& to, const std::string& acts = "") {
  return "<exit on=\"" + on + "\" " + (on == "timeout" ? "after=\"PT30S\" " : "") + "to=\"" + to + "\">" +
         acts + "</exit>";
}
// A time-out so short that nobody can pass meanwhile: of a screen that asks nothing, to a step that works.
inline std::string countdown(const std::string& to, const std::string& acts = "") {
  return edited(exit_on("timeout", to, acts), "PT30S", "PT10S");
}
// A screen with a time-out that leads home (none on an attract screen).
inline std::string screen(const std::string& id, const std::string& kind, const std::string& content,
                          const std::string& attributes = "") {
  return "<screen id=\"" + id + "\" kind=\"" + kind + "\" " + attributes + ">" + content +
         (kind == "attract" || content.find("on=\"timeout\"") != std::string::npos
              ? ""
              : exit_on("timeout", "home")) +
         "</screen>\n";
}
inline std::string capture(const std::string& id, const std::string& matched, const std::string& otherwise,
                           const std::string& attributes = "") {
  return "<capture id=\"" + id +
         "\" purpose=\"pay\" operations=\"detect verify\" data=\"face\" longest=\"PT20S\" " + attributes +
         ">" + exit_on("matched", matched) + exit_on("not-matched", otherwise) +
         exit_on("failed", otherwise) + exit_on("cancelled", otherwise) + exit_on("timeout", otherwise) +
         "</capture>\n";
}
inline std::string service(const std::string& id, const std::string& to, const std::string& method) {
  return "<service id=\"" + id + "\" service=\"shop\" method=\"" + method + "\"" +
         (method == "face" ? " purpose=\"pay\"" : "") + ">" + exit_on("done", to) + exit_on("fault", to) +
         exit_on("timeout", to) + "</service>\n";
}
inline std::string erase(const std::string& id, const std::string& to) {
  return "<erase id=\"" + id + "\" purposes=\"pay\">" + exit_on("done", to) + exit_on("fault", to) +
         exit_on("timeout", to) + "</erase>\n";
}

// A flow without a fault that matters to paths: home, notice, consent, scan, the shop by face or by card.
inline SmallFlow sound_flow() {
  SmallFlow flow;
  flow.steps =
      screen("home", "attract", choice("start", "offer") + choice("take-back", "withdrawal")) +
      screen("offer", "info",
             choice("card", "shop-card", "<choose-alternative alternative=\"card\"/>") +
                 choice("face", "age", "<choose-face purpose=\"pay\"/>")) +
      screen("age", "age",
             choice("under", "shop-card", "<under-guardian-age/>") + choice("over", "notice", "<of-age/>")) +
      screen("notice", "separate-notice",
             "<block role=\"purpose\"><text lang=\"en\">Why</text></block>" + choice("next", "ask") +
                 choice("no", "shop-card", "<refuse purpose=\"pay\"/>"),
             "notifies=\"pay\"") +
      screen("ask", "consent",
             choice("no", "shop-card", "<refuse purpose=\"pay\"/>") +
                 choice("yes", "scan", "<consent purpose=\"pay\"/>")) +
      capture("scan", "shop-face", "offer") + service("shop-face", "thanks", "face") +
      service("shop-card", "thanks", "card") + screen("thanks", "result", choice("done", "home")) +
      screen("withdrawal", "withdraw",
             choice("yes", "delete", "<withdraw purpose=\"pay\"/>") + choice("no", "home")) +
      erase("delete", "offer");
  return flow;
}

inline SmallFlow sound_flow_with(const std::string& from, const std::string& to) {
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, from, to);
  return flow;
}

}  // namespace facenotice::test
