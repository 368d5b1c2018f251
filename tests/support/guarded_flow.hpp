// SPDX-License-Identifier: MIT
// A flow of its own for tests of who may be seen by a camera: a child and a guardian, staff, two purposes
// with a capture each, one more for sending, previews. Drawn with the mistakes that a flow may hold and a
// machine must not make: ways that say nothing and lead to a camera all the same.
#pragma once

#include <string>

#include "tests/support/flow_text.hpp"

namespace facenotice::test {

inline SmallFlow guarded_flow() {
  const auto purpose = [](const std::string& id, const std::string& kind) {
    return "<purpose id=\"" + id + "\" kind=\"" + kind +
           "\" legal-basis=\"consent\"><name><text lang=\"en\">" + id + "</text></name></purpose>";
  };
  const auto item = [](const std::string& id, const std::string& egress, const std::string& purposes) {
    return "<item id=\"" + id + "\" category=\"face-image\" storage=\"none\" egress=\"" + egress +
           "\" purposes=\"" + purposes + "\"><name><text lang=\"en\">" + id +
           "</text></name><retention duration=\"PT20S\"/></item>";
  };
  const auto scan = [](const std::string& id, const std::string& of, const std::string& data,
                       const std::string& matched, const std::string& attributes) {
    return "<capture id=\"" + id + "\" purpose=\"" + of + "\" operations=\"detect verify\" data=\"" + data +
           "\" longest=\"PT20S\" " + attributes + ">" + exit_on("matched", matched) +
           exit_on("not-matched", "failed") + exit_on("failed", "failed") + exit_on("cancelled", "home") +
           exit_on("timeout", "failed") + "</capture>\n";
  };
  const auto serve = [](const std::string& id, const std::string& of) {
    return "<service id=\"" + id + "\" service=\"" + of + "\" method=\"face\" purpose=\"" + of + "\">" +
           exit_on("done", "receipt") + exit_on("fault", "failed") + exit_on("timeout", "failed") +
           "</service>\n";
  };
  SmallFlow flow;
  flow.purposes = purpose("pay", "payment") + purpose("send", "transmit") + purpose("door", "access");
  flow.data = item("image", "internet", "pay send") + item("template", "none", "door");
  flow.steps =
      screen("home", "attract",
             choice("start", "age") + choice("desk", "desk") + choice("unseen", "ask-pay")) +
      screen("age", "age",
             choice("under", "guardian", "<under-guardian-age/>") + choice("over", "notice", "<of-age/>")) +
      // A guardian agrees to paying, then to sending. Whoever taps is not always who should.
      screen("guardian", "guardian",
             choice("parent", "guardian-send", "<guardian-consent purpose=\"pay\"/>",
                    "by=\"guardian\" guardian-check=\"code\"") +
                 choice("child", "guardian-send", "<guardian-consent purpose=\"pay\"/>") +
                 choice("no", "shop-card", "<refuse purpose=\"pay\"/>"),
             "notifies=\"pay send\"") +
      screen("guardian-send", "guardian",
             choice("parent", "scan", "<guardian-consent purpose=\"send\"/>",
                    "by=\"guardian\" guardian-check=\"code\"")) +
      screen("notice", "separate-notice",
             choice("next", "ask-pay") + choice("no", "shop-card", "<refuse purpose=\"pay\"/>"),
             "notifies=\"pay send door\"") +
      screen("ask-pay", "consent",
             choice("yes", "ask-send", "<consent purpose=\"pay\"/>") +
                 choice("no", "shop-card", "<refuse purpose=\"pay\"/>")) +
      screen("ask-send", "consent",
             choice("yes", "mirror", "<consent purpose=\"send\"/>") +
                 choice("no", "shop-card", "<refuse purpose=\"send\"/>") +
                 // Says two things at once, and the camera comes right behind.
                 choice("yes-child", "scan", "<consent purpose=\"send\"/><under-guardian-age/>") +
                 choice("onward", "scan")) +
      // Where one sees oneself first. The box takes the consent back while the camera is on.
      screen("mirror", "info",
             "<camera use=\"preview\" purpose=\"pay\"/>" +
                 choice("box", "mirror", "<consent purpose=\"pay\"/>", "toggle=\"true\"") +
                 choice("look", "scan", "<back/>") + choice("quickly", "mirror-end") +
                 exit_on("timeout", "home")) +
      screen("mirror-end", "info", choice("leave", "home")) +
      scan("scan", "pay", "image", "confirm", "several-faces=\"nearest\" retries=\"3\" zone-mm=\"700\"") +
      screen("confirm", "result",
             choice("ok", "shop-face") + choice("take-back", "shop-face", "<withdraw purpose=\"pay\"/>") +
                 choice("delete", "erase")) +
      serve("shop-face", "pay") +
      screen("receipt", "receipt",
             choice("again", "shop-face") + choice("door", "ask-door") + choice("leave", "home") +
                 choice("write", "collect")) +
      // Sends what was typed, and says no on the way.
      screen("collect", "collect",
             "<field data=\"template\" required=\"true\"/>" +
                 choice("send", "home", "<submit/><refuse purpose=\"pay\"/>") + choice("back", "receipt")) +
      screen("ask-door", "consent",
             choice("yes", "scan-door", "<consent purpose=\"door\"/>") +
                 choice("no", "home", "<refuse purpose=\"door\"/>")) +
      scan("scan-door", "door", "template", "door-face", "several-faces=\"abort\"") +
      serve("door-face", "door") +
      // Staff tells and agrees: nobody's consent.
      screen("desk", "consent",
             choice("staff", "scan-door", "<consent purpose=\"door\"/>", "by=\"staff\"") +
                 choice("self", "scan-door", "<consent purpose=\"door\"/>") + choice("odd", "odd") +
                 choice("staffed", "staffed"),
             "notifies=\"door\"") +
      // A no that is a yes to something else; a no that is staff's.
      screen("odd", "consent", choice("no", "home", "<refuse purpose=\"pay\"/><consent purpose=\"door\"/>")) +
      screen("staffed", "consent",
             choice("no", "shop-card", "<refuse purpose=\"pay\"/>", "by=\"staff\"") +
                 choice("box", "staffed", "<consent purpose=\"pay\"/>", "toggle=\"true\"")) +
      "<erase id=\"erase\" purposes=\"pay\"><camera use=\"preview\" purpose=\"pay\"/>" +
      exit_on("done", "home") + exit_on("fault", "failed") + exit_on("timeout", "failed") + "</erase>\n" +
      screen("failed", "info",
             choice("card", "shop-card") + choice("retry", "scan") + choice("ask", "ask-pay") +
                 choice("leave", "home")) +
      service("shop-card", "receipt", "card");
  return flow;
}

}  // namespace facenotice::test
