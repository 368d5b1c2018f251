// SPDX-License-Identifier: MIT
// Edits of <purposes> and <alternatives>.
#include "schema/edit/purposes.hpp"

#include "schema/edit/editing.hpp"

namespace facenotice {

using editing::Editing;

Edit add_purpose(const Document& document, const PurposeDraft& purpose) {
  Editing editing(document);
  Markup markup{"purpose",
                {{"id", purpose.id.text()},
                 {"kind", purpose.kind},
                 {"legal-basis", purpose.legal_basis},
                 {"alternative", purpose.alternative.text()}}};
  markup.children.push_back({"name", {}, editing.texts(purpose.name)});
  const auto add = [&](const char* name, const Texts& texts) {
    if (!texts.empty()) markup.children.push_back({name, {}, editing.texts(texts)});
  };
  add("description", purpose.description);
  add("method", purpose.method);
  add("necessity", purpose.necessity);
  add("impact", purpose.impact);
  editing.add_to("purposes", {markup});
  return editing.finish(msg("Add the purpose \"{}\"", purpose.id.text()));
}

Edit set_purpose(const Document& document, const PurposeId& purpose, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.purpose(purpose), changes);
  return editing.finish(msg("Change the purpose \"{}\"", purpose.text()));
}

Edit remove_purpose(const Document& document, const PurposeId& purpose) {
  Editing editing(document);
  editing.remove_from_group(editing.purpose(purpose));
  return editing.finish(msg("Remove the purpose \"{}\"", purpose.text()));
}

Edit add_alternative(const Document& document, const AlternativeDraft& alternative) {
  Editing editing(document);
  editing.add_to("alternatives", {{"alternative",
                                   {{"id", alternative.id.text()}, {"kind", alternative.kind}},
                                   {{"name", {}, editing.texts(alternative.name)}}}});
  return editing.finish(msg("Add the alternative \"{}\"", alternative.id.text()));
}

Edit set_alternative(const Document& document, const AlternativeId& alternative,
                     const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.alternative(alternative), changes);
  return editing.finish(msg("Change the alternative \"{}\"", alternative.text()));
}

Edit remove_alternative(const Document& document, const AlternativeId& alternative) {
  Editing editing(document);
  for (const Step& step : editing.flow().steps)
    if (step.kind == StepKind::service && step.method == alternative.text())
      throw UserError(msg("The step \"{}\" is the service by \"{}\". Remove or change it first.", step.id,
                          alternative.text()));
  editing.remove_from_group(editing.alternative(alternative));
  return editing.finish(msg("Remove the alternative \"{}\"", alternative.text()));
}

}  // namespace facenotice
