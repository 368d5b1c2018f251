// SPDX-License-Identifier: MIT
// The nodes of the flow.
#pragma once

#include <optional>
#include <variant>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

// What a step of each kind must say of itself.
struct NewScreen {
  std::string kind;  // attract, separate-notice, consent, …
};
struct NewCapture {
  PurposeId purpose;
  std::string operations;  // words apart: "detect liveness verify"
  std::string data;        // ids of what it produces, words apart
  std::string longest;     // ISO 8601
};
struct NewService {
  std::string service;
  std::string method;     // face, or the id of an alternative
  std::string purpose{};  // id; for face
};
struct NewErase {
  std::string purposes;  // ids, words apart
};
struct NewHost {
  std::string call;
};
struct NewEnd {};
using NewKind = std::variant<NewScreen, NewCapture, NewService, NewErase, NewHost, NewEnd>;

struct StepDraft {
  StepId id;
  NewKind kind;
  Texts title;                     // not of an end
  StepId next;                     // where it leads when all goes well: its one choice, or its exit
  StepId otherwise;                // where every other way out leads: time-out, fault, cancelled …
  Texts next_label{};              // of a screen's choice
  std::optional<StepId> behind{};  // in the document; nothing: as the last one
};
// With every exit that its kind must have, each with a time-out where one belongs.
Edit add_step(const Document& document, const StepDraft& step);
// Behind the first one. Ways to the step itself lead to the copy in the copy; no other way leads to it yet.
Edit duplicate_step(const Document& document, const StepId& step, const StepId& copy);
// Every way that led to the step leads to `instead`. Refused while rules are shown on it, an exemption is
// claimed for it, or a text names it.
Edit delete_step(const Document& document, const StepId& step, const StepId& instead);
// In the document, which is the order that people read it in; nothing: as the first one.
Edit move_step(const Document& document, const StepId& step, const std::optional<StepId>& behind);
// The attributes of its kind: icon, notifies, operations, longest, retries, media …
Edit set_step(const Document& document, const StepId& step, const AttributeChanges& changes);

}  // namespace facenotice
