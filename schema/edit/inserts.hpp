// SPDX-License-Identifier: MIT
// Whole inserts: several elements at once that keep a lawful flow lawful. What they say is in inserts.xml,
// with bound values, in Chinese and English; other languages of the flow get drafts.
#pragma once

#include "schema/edit/data.hpp"
#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"
#include "schema/edit/purposes.hpp"

namespace facenotice {

// A purpose that is asked for on the way that a choice leads.
struct PurposeRoute {
  PurposeDraft purpose;
  std::vector<DataId> data;  // items of the flow that are processed for it as well
  ChoiceId way;              // leads to the new notice; who agrees goes on to where it led
  StepId refused;            // where who refuses goes
};
// The declaration, a separate notice with every part that the flow declares, the question, refusal and
// alternative on both; what withdraws and erases for other purposes does so for it. The steps are
// <purpose>-notice and <purpose>-consent, behind the step of the way.
Edit insert_purpose(const Document& document, const PurposeRoute& route);

// The same of a purpose that the flow declares and does not ask for.
struct QuestionRoute {
  PurposeId purpose;
  ChoiceId way;
  StepId refused;
};
Edit insert_question(const Document& document, const QuestionRoute& route);

// A right that is used by turning to whoever is responsible, by the contacts that the flow declares.
Edit insert_right(const Document& document, const std::string& kind);

// A way to withdraw every consent that the flow asks for: a choice on the screen `from`, and the steps <id>,
// <id>-erase, <id>-done, <id>-open.
struct WithdrawalRoute {
  StepId id;
  StepId from;  // gets the choice
  StepId back;  // where it ends
  DataId code;  // what a person gives to say which consents are theirs, such as a receipt code
};
Edit insert_withdrawal(const Document& document, const WithdrawalRoute& route);

// A screen where a guardian decides in place of a child.
struct GuardianRoute {
  StepId id;
  PurposeId purpose;
  ChoiceId way;  // of an age screen: under the age; leads to the new screen
  StepId agreed, refused;
};
Edit insert_guardian(const Document& document, const GuardianRoute& route);

// A choice for each language of the flow that the screen has none for, named in that language.
Edit insert_language_picker(const Document& document, const StepId& screen);

}  // namespace facenotice
