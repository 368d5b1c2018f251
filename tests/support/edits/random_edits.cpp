// SPDX-License-Identifier: MIT
// Every edit of schema/edit with arguments picked from a document.

#include "tests/support/edits/random_edits.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/document/element_path.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/parties.hpp"
#include "schema/edit/purposes.hpp"
#include "schema/edit/rights.hpp"
#include "schema/edit/signs.hpp"
#include "schema/edit/texts.hpp"
#include "tests/support/edits/random_arguments.hpp"

namespace facenotice::test {

std::string RandomEdits::words() {
  static const std::vector<std::string> some{"Hello",     "免费",       "a < b & c > d", "\"quoted\" 'too'",
                                             "{{brace}}", "two\nlines", "]]> and more",  "{broken",
                                             "שלום",      "   "};
  return any(some) + (below(4) == 0 ? " " + std::to_string(below(100)) : "");
}
TextIn RandomEdits::text(const Flow& flow) {
  return {below(20) == 0 ? "xx" : any(flow.languages), words(), below(4) != 0};
}
Texts RandomEdits::texts(const Flow& flow) {
  Texts made;
  for (const std::string& language : flow.languages)
    if (below(4) != 0) made.push_back({language, words()});
  return made;
}
std::string RandomEdits::new_id() {
  return "r" + std::to_string(++ids_);
}

Attempt RandomEdits::next(const Document& document) {
  using Make = Attempt (RandomEdits::*)(const Document&);
  static const std::vector<Make> kinds{
      &RandomEdits::texts_attempt,  &RandomEdits::declaration_attempt, &RandomEdits::people_attempt,
      &RandomEdits::device_attempt, &RandomEdits::step_attempt,        &RandomEdits::way_attempt,
      &RandomEdits::choice_attempt, &RandomEdits::page_attempt,        &RandomEdits::id_attempt,
      &RandomEdits::paper_attempt,  &RandomEdits::insert_attempt};
  return (this->*any(kinds))(document);
}

Attempt RandomEdits::texts_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const std::string language = any(flow.languages);
  switch (below(8)) {
    case 0: {
      const std::string added = below(2) == 0 ? "en-GB" : "zh-TW";
      return {"add_language",
              {"*"},
              [=](const Document& d) { return add_language(d, added); },
              false,
              [=](const Document& d) { return remove_language(d, added); }};
    }
    case 1:
      return {
          "remove_language", {"*"}, [=](const Document& d) { return remove_language(d, language); }, true};
    case 2: {
      const std::string first = flow.languages[0];
      return {"set_first_language", {"languages"}, [=](const Document& d) {
                return set_first_language(d, language);
              }};
    }
    case 3:
      return {"set_title", {"title"}, [t = text(flow)](const Document& d) { return set_title(d, t); }};
    default:
      break;
  }
  std::vector<pugi::xml_node> holders;
  document.root().find_node([&](pugi::xml_node node) {
    if (flow_element_name(node) == "text") holders.push_back(node.parent());
    return false;
  });
  const ElementPath path = ElementPath::of(any(holders));
  // "steps/screen[@id='pay']/title" is in "steps/pay"
  pugi::xml_node top = path.in(document);
  while (top.parent() != document.root() && top.parent().parent() != document.root()) top = top.parent();
  std::string part(flow_element_name(top));
  if (top.parent() != document.root()) {
    const char* key = top.attribute("id") ? "id" : "kind";
    part = part_of(std::string(flow_element_name(top.parent())), top.attribute(key).value());
  }
  if (below(5) == 0)
    return {"approve_text", {part}, [=](const Document& d) { return approve_text(d, path, language); }};
  if (below(5) == 0)
    return {"bind_value", {part}, [=, flow_title = std::string(flow.title.in(language))](const Document& d) {
              const Document typed = set_text(d, path, {language, "At " + flow_title}).document;
              return bind_value(typed, path, language, flow_title, "flow.title");
            }};
  if (below(5) == 0)
    return {"set_texts", {part}, [=, t = text(flow)](const Document& d) {
              return set_texts(d, {{path, t}}, msg("Bring in a translation ({})", t.language));
            }};
  const Translations others = below(3) == 0 ? Translations::keep : Translations::outdate;
  return {
      "set_text", {part}, [=, t = text(flow)](const Document& d) { return set_text(d, path, t, others); }};
}

Attempt RandomEdits::declaration_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const std::string id = new_id();
  const DataItem& item = any(flow.data);
  const std::string item_part = part_of("data", item.id);
  const Purpose& purpose = any(flow.purposes);
  switch (below(12)) {
    case 0: {
      const DataDraft draft{DataId(id), "phone", purpose.id, "device", "none", KeptFor{any(durations)},
                            texts(flow)};
      return {"add_data_item",
              {"data", part_of("data", id)},
              [=](const Document& d) { return add_data_item(d, draft); },
              false,
              [=](const Document& d) { return remove_data_item(d, DataId(id)); }};
    }
    case 1:
      return {"remove_data_item",
              {"data", item_part},
              [i = DataId(item.id)](const Document& d) { return remove_data_item(d, i); },
              true};
    case 2:
      return {"set_data_item", {item_part}, [i = DataId(item.id), v = any(flags)](const Document& d) {
                return set_data_item(d, i, {{"sensitive", v}});
              }};
    case 3:
      return {"set_retention",
              {item_part},
              [i = DataId(item.id), v = any(durations)](const Document& d) {
                return set_retention(d, i, KeptFor{v});
              },
              true};
    case 4:
      return {"set_retention",
              {item_part},
              [i = DataId(item.id)](const Document& d) {
                return set_retention(d, i, KeptUntil{"withdrawal", "P1Y"});
              },
              true};
    case 5:
      return {"set_retention",
              {item_part},
              [i = DataId(item.id), t = texts(flow)](const Document& d) {
                return set_retention(d, i, KeptBy{t});
              },
              true};
    case 6: {
      const AlternativeId alternative(flow.alternatives.empty() ? "none" : any(flow.alternatives).id);
      const PurposeDraft draft{PurposeId(id), "access", "consent", alternative, texts(flow), texts(flow)};
      return {"add_purpose",
              {"purposes", part_of("purposes", id)},
              [=](const Document& d) { return add_purpose(d, draft); },
              false,
              [=](const Document& d) { return remove_purpose(d, PurposeId(id)); }};
    }
    case 7:
      return {"remove_purpose",
              {"purposes", part_of("purposes", purpose.id)},
              [p = PurposeId(purpose.id)](const Document& d) { return remove_purpose(d, p); },
              true};
    case 8:
      return {"set_purpose",
              {part_of("purposes", purpose.id)},
              [p = PurposeId(purpose.id), v = below(30)](const Document& d) {
                return set_purpose(d, p, {{"guardian-age", std::to_string(v)}});
              }};
    case 9:
      return {"add_alternative",
              {"alternatives", part_of("alternatives", id)},
              [=, t = texts(flow)](const Document& d) {
                return add_alternative(d, {AlternativeId(id), "cash", t});
              },
              false,
              [=](const Document& d) { return remove_alternative(d, AlternativeId(id)); }};
    case 10: {
      if (flow.alternatives.empty()) break;
      const AlternativeId alternative(any(flow.alternatives).id);
      if (below(2) == 0)
        return {"remove_alternative",
                {"alternatives", part_of("alternatives", alternative.text())},
                [=](const Document& d) { return remove_alternative(d, alternative); },
                true};
      return {"set_alternative",
              {part_of("alternatives", alternative.text())},
              [=, v = any(flags)](const Document& d) {
                return set_alternative(d, alternative, {{"same-price", v}});
              }};
    }
    default:
      break;
  }
  return {"set_deployment", {"deployment"}, [v = below(100)](const Document& d) {
            return set_deployment(
                d, {{"stored-faces", std::to_string(v)}, {"setting", v % 2 == 0 ? "" : "shop"}});
          }};
}

Attempt RandomEdits::people_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const std::string id = new_id();
  const PartyId party(any(flow.parties).id);
  const std::string part = part_of("parties", party.text());
  const std::vector<std::string> rights{"access",   "copy",     "correct", "delete",
                                        "withdraw", "complain", "explain", "object"};
  const std::string right = any(rights);
  switch (below(12)) {
    case 0:
      return {"add_party",
              {"parties", part_of("parties", id)},
              [=, t = texts(flow)](const Document& d) {
                return add_party(d, {PartyId(id), "site-owner", "CN", t});
              },
              false,
              [=](const Document& d) { return remove_party(d, PartyId(id)); }};
    case 1:
      return {
          "remove_party", {"parties", part}, [=](const Document& d) { return remove_party(d, party); }, true};
    case 2:
      return {"set_party", {part}, [=, v = words()](const Document& d) {
                return set_party(d, party, {{"record-number", v}});
              }};
    case 3: {
      const std::size_t number = flow.find_party(party.text())->contacts.size();
      return {"add_contact",
              {part},
              [=, v = words()](const Document& d) {
                return add_contact(d, party, {"web", v});
              },
              false,
              [=](const Document& d) { return remove_contact(d, party, number); }};
    }
    case 4:
      return {"set_contact", {part}, [=, v = words(), n = below(3)](const Document& d) {
                return set_contact(d, party, n, {"phone", v});
              }};
    case 5:
      return {"remove_contact",
              {part},
              [=, n = below(3)](const Document& d) { return remove_contact(d, party, n); },
              true};
    case 6:
      return {"add_right",
              {"rights", part_of("rights", right)},
              [=, t = texts(flow)](const Document& d) { return add_right(d, right, t); },
              false,
              [=](const Document& d) { return remove_right(d, right); }};
    case 7:
      return {"remove_right",
              {"rights", part_of("rights", right)},
              [=](const Document& d) { return remove_right(d, right); },
              true};
    case 8:
      return {"set_right", {part_of("rights", right)}, [=, v = any(flags)](const Document& d) {
                return set_right(d, right, {{"in-person", v}});
              }};
    case 9:
      return {"add_policy",
              {"policies", part_of("policies", id)},
              [=](const Document& d) {
                return add_policy(d, {PolicyId(id), "general", "https://a.example/?a=1&b=2"});
              },
              false,
              [=](const Document& d) { return remove_policy(d, PolicyId(id)); }};
    case 10: {
      if (flow.policies.empty()) break;
      const PolicyId policy(any(flow.policies).id);
      if (below(2) == 0)
        return {"remove_policy",
                {"policies", part_of("policies", policy.text())},
                [=](const Document& d) { return remove_policy(d, policy); },
                true};
      return {"set_policy", {part_of("policies", policy.text())}, [=, v = any(flags)](const Document& d) {
                return set_policy(d, policy, {{"print", v}});
              }};
    }
    default:
      break;
  }
  return {"set_records_kept",
          {"records"},
          [v = below(5) == 0 ? std::string() : any(durations)](const Document& d) {
            return set_records_kept(d, v);
          },
          true};
}

Attempt RandomEdits::device_attempt(const Document& document) {
  const Flow& flow = document.flow();
  const std::string id = new_id();
  const DisplayId display(any(flow.device.displays).id);
  const std::vector<std::string> codes{"CN", "CN-SH", "EU", "US-IL", "ISO-29184", "nowhere"};
  const std::vector<std::string> measures{"encryption", "security-audit", "access-control", "moat"};
  const std::string code = any(codes), measure = any(measures);
  switch (below(16)) {
    case 0:
      return {"set_device", {"device"}, [v = any(flags)](const Document& d) {
                return set_device(d, {{"sound", v}, {"braille", "true"}});
              }};
    case 1:
      return {"add_display",
              {"device", part_of("device", id)},
              [=](const Document& d) {
                return add_display(d, {DisplayId(id), 480, 800, 100, 160, 500, 900});
              },
              false,
              [=](const Document& d) { return remove_display(d, DisplayId(id)); }};
    case 2:
      return {"set_display", {"device"}, [=, v = 64 + below(9000)](const Document& d) {
                return set_display(d, display, {{"width-px", std::to_string(v)}});
              }};
    case 3:
      return {
          "remove_display", {"device"}, [=](const Document& d) { return remove_display(d, display); }, true};
    case 4:
      return {"add_security",
              {"device"},
              [=](const Document& d) { return add_security(d, measure); },
              false,
              [=](const Document& d) { return remove_security(d, measure); }};
    case 5:
      return {"remove_security",
              {"device"},
              [=](const Document& d) { return remove_security(d, measure); },
              true};
    case 6:
      return {"set_theme", {"theme"}, [v = below(2) == 0 ? "#102030" : "red"](const Document& d) {
                return set_theme(d, {{"accent", v}, {"line", ""}});
              }};
    case 7:
      return {"add_sign",
              {"signs", part_of("signs", id)},
              [=, t = texts(flow)](const Document& d) {
                return add_sign(d, {SignId(id), "A4", "entrance", 1500, t});
              },
              false,
              [=](const Document& d) { return remove_sign(d, SignId(id)); }};
    case 8:
    case 9: {
      if (flow.signs.empty()) break;
      const SignId sign(any(flow.signs).id);
      if (below(3) == 0)
        return {"remove_sign",
                {"signs", part_of("signs", sign.text())},
                [=](const Document& d) { return remove_sign(d, sign); },
                true};
      return {"set_sign", {part_of("signs", sign.text())}, [=](const Document& d) {
                return set_sign(d, sign, {{"qr", "https://a.example/"}});
              }};
    }
    case 10:
      return {"add_jurisdiction",
              {"deployment"},
              [=](const Document& d) { return add_jurisdiction(d, code); },
              false,
              [=](const Document& d) { return remove_jurisdiction(d, code); }};
    case 11:
      return {"remove_jurisdiction",
              {"deployment"},
              [=](const Document& d) { return remove_jurisdiction(d, code); },
              true};
    case 12:
      return {"add_standard",
              {"deployment"},
              [=](const Document& d) { return add_standard(d, code); },
              false,
              [=](const Document& d) { return remove_standard(d, code); }};
    case 13: {
      const ExemptionClaim claim{"Act " + id, any(flow.purposes).id, "notice"};
      return {"add_exemption",
              {"deployment"},
              [=](const Document& d) { return add_exemption(d, claim); },
              false,
              [=](const Document& d) { return remove_exemption(d, claim); }};
    }
    case 14:
      if (below(2) == 0)
        return {"set_flow_id", {"flow"}, [](const Document& d) { return set_flow_id(d, "another"); }};
      return {"set_release", {"flow"}, [v = below(9)](const Document& d) {
                return set_release(d, v, "2028-01-01");
              }};
    default:
      break;
  }
  return {
      "remove_standard", {"deployment"}, [=](const Document& d) { return remove_standard(d, code); }, true};
}

}  // namespace facenotice::test
