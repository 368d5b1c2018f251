// SPDX-License-Identifier: MIT
// What people can do on a screen.
#pragma once

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"
#include "schema/edit/texts.hpp"

namespace facenotice {

// "consent" of "face-payment", "choose-alternative" of "qr", "language" of "en", "continue" of nothing.
struct ActDraft {
  std::string act;
  std::string of{};
};

struct ChoiceDraft {
  std::string id;
  StepId to;
  Texts label;
  std::vector<ActDraft> acts{};
  std::string look{};  // primary, link; empty: normal
};
// Behind the last choice of the step.
Edit add_choice(const Document& document, const StepId& step, const ChoiceDraft& choice);
// So that it stands at that place among the choices of its step, counted from 0.
Edit move_choice(const Document& document, const ChoiceId& choice, std::size_t index);
Edit set_choice_label(const Document& document, const ChoiceId& choice, const TextIn& label,
                      Translations translations = Translations::outdate);
Edit set_choice_target(const Document& document, const ChoiceId& choice, const StepId& to);
Edit set_choice_acts(const Document& document, const ChoiceId& choice, const std::vector<ActDraft>& acts);
// primary, normal or link.
Edit set_choice_look(const Document& document, const ChoiceId& choice, const std::string& look);
// preselected, toggle, by, signature, guardian-check.
Edit set_choice(const Document& document, const ChoiceId& choice, const AttributeChanges& changes);
Edit remove_choice(const Document& document, const ChoiceId& choice);

}  // namespace facenotice
