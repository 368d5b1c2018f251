// SPDX-License-Identifier: MIT
// What happens in a play, as somebody who stands beside the machine would tell it.
#pragma once

#include <string>

#include "designer/rehearsal/machine.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

class PlayStory {
 public:
  PlayStory(const Document& document, const Words& words);

  // One sentence; empty for what no person would tell (a session's number).
  std::string of(const MachineLine& line) const;
  // What a person or the machine does: “Pay by face”, [time-out]. `step` is where it happens. What the flow
  // itself says is in that language, where it has one.
  std::string event(const std::string& event, const std::string& step,
                    const std::string& language = {}) const;
  // Of a step, as people see it.
  std::string title(const std::string& step, const std::string& language = {}) const;
  std::string purpose(const std::string& id) const;
  // Of a field of a screen, by its data item.
  std::string field(const std::string& step, const std::string& data, const std::string& language = {}) const;

 private:
  std::string record(const MachineLine& line) const;
  std::string machine_event(const std::string& event) const;
  std::string text(const LocalizedText& text, const std::string& language) const;
  const Step* find(const std::string& step) const;

  Document document_;
  Words words_;
  ShownNames shown_;
};

}  // namespace facenotice
