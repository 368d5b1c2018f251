// SPDX-License-Identifier: MIT
// Reads what a flow declares once: who, why, which data, which device.
#include <limits>

#include "src/flow/flow_reading.hpp"

namespace facenotice::reading {
namespace {

// Adds what `read` makes of each `name` child of the `group` child, and reports ids that are used twice.
template <class Item, class Read>
void read_group(Reader& reader, pugi::xml_node root, const char* group, const char* name,
                std::vector<Item>& items, Read read) {
  Reader::each(Reader::child(root, group), name, [&](pugi::xml_node node) {
    Item item = read(node);
    item.id = reader.required(node, "id");
    item.offset = offset_of(node);
    for (const Item& other : items)
      if (!item.id.empty() && other.id == item.id)
        reader.issue(node, "{}: the id is used twice under <{}>; rename one.",
                     {Reader::describe(node), group});
    items.push_back(std::move(item));
  });
}

void read_deployment(Reader& reader, pugi::xml_node root) {
  const pugi::xml_node node = Reader::child(root, "deployment");
  if (!node) {
    reader.issue(root, "the flow has no <deployment>: say where the machine stands and which laws bind it.",
                 {});
    return;
  }
  Deployment& deployment = reader.flow().deployment;
  deployment.offset = offset_of(node);
  deployment.as_of = Reader::optional(node, "as-of");
  deployment.place = reader.required(node, "place");
  deployment.setting = Reader::optional(node, "setting");
  deployment.private_space = Reader::optional(node, "private-space", "none");
  deployment.sector = Reader::optional(node, "sector");
  deployment.audience = Reader::optional(node, "audience", "general");
  deployment.stored_faces = node.attribute("stored-faces").as_ullong();
  Reader::each(node, "jurisdiction", [&](pugi::xml_node jurisdiction) {
    deployment.jurisdictions.push_back(reader.required(jurisdiction, "code"));
  });
  if (deployment.jurisdictions.empty())
    reader.issue(node, "<deployment> names no <jurisdiction>: without one no law can be checked.", {});
  Reader::each(node, "exemption", [&](pugi::xml_node exemption) {
    deployment.exemptions.push_back({reader.required(exemption, "statute"),
                                     reader.required(exemption, "scope"), Reader::list(exemption, "relaxes"),
                                     offset_of(exemption)});
  });
  Reader::each(node, "standard", [&](pugi::xml_node standard) {
    deployment.standards.push_back(reader.required(standard, "code"));
  });
}

Retention read_retention(Reader& reader, pugi::xml_node item) {
  Retention retention;
  const pugi::xml_node node = Reader::child(item, "retention");
  if (!node) {
    reader.issue(item, "{} has no <retention>: say how long it is kept.", {Reader::describe(item)});
    return retention;
  }
  retention.duration = Reader::optional(node, "duration");
  retention.event = Reader::optional(node, "event");
  retention.method = reader.texts_of(node, "method");
  if (!retention.method.empty())
    retention.form = Retention::Form::method;
  else if (!retention.event.empty())
    retention.form = Retention::Form::event;
  else if (retention.duration.empty())
    reader.issue(node, "<retention> needs a duration, an event (with a duration as its bound) or a <method>.",
                 {});
  std::int64_t milliseconds = 0;
  if (!retention.duration.empty() && !parse_duration(retention.duration, milliseconds))
    reader.issue(node, "<retention>: duration=\"{}\" is no ISO 8601 duration such as P30D.",
                 {retention.duration});
  return retention;
}

void read_device(Reader& reader, pugi::xml_node root) {
  const pugi::xml_node node = Reader::child(root, "device");
  Device& device = reader.flow().device;
  device.offset = offset_of(node);
  device.sound = reader.boolean(node, "sound", false);
  device.braille = reader.boolean(node, "braille", false);
  device.large_text = reader.boolean(node, "large-text", false);
  device.camera_indicator = reader.boolean(node, "camera-indicator", false);
  device.camera_shutter = reader.boolean(node, "camera-shutter", false);
  read_group(reader, root, "device", "display", device.displays, [&](pugi::xml_node display) {
    constexpr double most_px = 8192, most_mm = 5000;
    DisplayProfile profile;
    profile.width_px = static_cast<int>(reader.number(display, "width-px", 64, most_px));
    profile.height_px = static_cast<int>(reader.number(display, "height-px", 64, most_px));
    profile.width_mm = reader.number(display, "width-mm", 10, most_mm);
    profile.height_mm = reader.number(display, "height-mm", 10, most_mm);
    profile.viewing_distance_mm = reader.number(display, "viewing-distance-mm", 100, most_mm);
    profile.bottom_height_mm = display.attribute("bottom-height-mm").as_double();
    profile.input = Reader::optional(display, "input", "touch");
    return profile;
  });
  if (device.displays.empty())
    reader.issue(node ? node : root, "the flow declares no <display>: without one no screen can be laid out.",
                 {});
  Reader::each(node, "security", [&](pugi::xml_node measure) {
    device.security_measures.push_back(reader.required(measure, "measure"));
  });
}

void read_theme(pugi::xml_node root, Theme& theme) {
  const pugi::xml_node node = Reader::child(root, "theme");
  theme.offset = offset_of(node);
  const auto colour = [&](const char* name, std::string& target) {
    if (const pugi::xml_attribute attribute = node.attribute(name)) target = attribute.value();
  };
  colour("background", theme.background);
  colour("surface", theme.surface);
  colour("text", theme.text);
  colour("muted", theme.muted);
  colour("accent", theme.accent);
  colour("on-accent", theme.on_accent);
  colour("line", theme.line);
}

void read_records(Reader& reader, pugi::xml_node root) {
  Flow& flow = reader.flow();
  flow.records_kept = Reader::optional(Reader::child(root, "records"), "kept");
}

void read_parties_and_purposes(Reader& reader, pugi::xml_node root) {
  Flow& flow = reader.flow();
  read_group(reader, root, "parties", "party", flow.parties, [&](pugi::xml_node node) {
    Party party;
    party.roles = Reader::list(node, "roles");
    if (party.roles.empty()) reader.issue(node, "{} needs the attribute roles.", {Reader::describe(node)});
    party.country = reader.required(node, "country");
    party.record_number = Reader::optional(node, "record-number");
    party.name = reader.texts_of(node, "name");
    party.purpose = reader.texts_of(node, "purpose");
    Reader::each(node, "contact", [&](pugi::xml_node contact) {
      party.contacts.push_back({reader.required(contact, "kind"), reader.required(contact, "value"),
                                Reader::optional(contact, "hours")});
    });
    return party;
  });
  read_group(reader, root, "alternatives", "alternative", flow.alternatives, [&](pugi::xml_node node) {
    Alternative alternative;
    alternative.kind = reader.required(node, "kind");
    alternative.hours = Reader::optional(node, "hours");
    alternative.same_price = reader.boolean(node, "same-price", true);
    alternative.uses_face = reader.boolean(node, "uses-face", false);
    alternative.asks = Reader::list(node, "asks");
    alternative.name = reader.texts_of(node, "name");
    return alternative;
  });
  read_group(reader, root, "purposes", "purpose", flow.purposes, [&](pugi::xml_node node) {
    constexpr double oldest = 21;
    Purpose purpose;
    purpose.kind = reader.required(node, "kind");
    purpose.legal_basis = reader.required(node, "legal-basis");
    purpose.citation = Reader::optional(node, "citation");
    purpose.alternative = Reader::optional(node, "alternative");
    if (node.attribute("guardian-age"))
      purpose.guardian_age = static_cast<int>(reader.number(node, "guardian-age", 0, oldest));
    purpose.consent_lasts = Reader::optional(node, "consent-lasts");
    std::int64_t milliseconds = 0;
    if (!purpose.consent_lasts.empty() && !parse_duration(purpose.consent_lasts, milliseconds))
      reader.issue(node, "{}: consent-lasts=\"{}\" is no ISO 8601 duration such as P30D.",
                   {Reader::describe(node), purpose.consent_lasts});
    purpose.name = reader.texts_of(node, "name");
    purpose.description = reader.texts_of(node, "description");
    purpose.method = reader.texts_of(node, "method");
    purpose.necessity = reader.texts_of(node, "necessity");
    purpose.impact = reader.texts_of(node, "impact");
    bool known = purpose.alternative.empty();
    for (const Alternative& alternative : flow.alternatives)
      known = known || alternative.id == purpose.alternative;
    if (!known)
      reader.issue(
          node, "{}: alternative=\"{}\" names no alternative of this flow; declare it under <alternatives>.",
          {Reader::describe(node), purpose.alternative});
    return purpose;
  });
  if (flow.purposes.size() > max_purposes) {
    reader.issue(Reader::child(root, "purposes"), "a flow has at most 16 purposes.", {});
    flow.purposes.resize(max_purposes);
  }
}

void read_data(Reader& reader, pugi::xml_node root) {
  Flow& flow = reader.flow();
  read_group(reader, root, "data", "item", flow.data, [&](pugi::xml_node node) {
    DataItem item;
    item.category = reader.required(node, "category");
    item.sensitive = reader.boolean(node, "sensitive", false);
    item.necessary = reader.boolean(node, "necessary", false);
    item.purposes = reader.purposes(node, "purposes");
    item.storage = reader.required(node, "storage");
    item.egress = reader.required(node, "egress");
    item.country = Reader::optional(node, "country");
    item.at_expiry = Reader::optional(node, "at-expiry");
    item.recipients = Reader::list(node, "recipients");
    for (const std::string& recipient : item.recipients)
      if (flow.find_party(recipient) == nullptr)
        reader.issue(
            node, "{}: recipients names \"{}\", which is no party of this flow; declare it under <parties>.",
            {Reader::describe(node), recipient});
    item.retention = read_retention(reader, node);
    item.name = reader.texts_of(node, "name");
    return item;
  });
}

// What an alternative or a right asks for must be declared like everything else.
void check_asked(Reader& reader, pugi::xml_node root, const char* group, const char* name) {
  Reader::each(Reader::child(root, group), name, [&](pugi::xml_node node) {
    for (const std::string& id : Reader::list(node, "asks"))
      if (reader.flow().find_data(id) == nullptr)
        reader.issue(node, "{}: asks names \"{}\", which is no item of this flow; declare it under <data>.",
                     {Reader::describe(node), id});
  });
}

}  // namespace

Block read_block(Reader& reader, pugi::xml_node node) {
  static constexpr std::array<Word<BlockStyle>, 5> styles{{{"body", BlockStyle::body},
                                                           {"lead", BlockStyle::lead},
                                                           {"heading", BlockStyle::heading},
                                                           {"small", BlockStyle::small},
                                                           {"item", BlockStyle::item}}};
  Block block;
  block.role = Reader::optional(node, "role", "text");
  if (node.attribute("style")) block.style = reader.word(node, "style", styles);
  block.text = reader.texts(node);
  block.offset = offset_of(node);
  return block;
}

void read_declarations(Reader& reader, pugi::xml_node root) {
  Flow& flow = reader.flow();
  flow.id = reader.required(root, "id");
  constexpr double most_revisions = 1e9;
  flow.revision = static_cast<std::uint64_t>(reader.number(root, "revision", 1, most_revisions));
  flow.valid_until = reader.required(root, "valid-until");
  flow.title = reader.texts_of(root, "title");
  Reader::each(Reader::child(root, "languages"), "language",
               [&](pugi::xml_node node) { flow.languages.push_back(reader.required(node, "code")); });
  if (flow.languages.empty()) reader.issue(root, "the flow declares no <language>.", {});
  if (flow.languages.size() > max_languages)
    reader.issue(root, "a flow has at most {} languages.", {std::to_string(max_languages)});
  read_deployment(reader, root);
  read_parties_and_purposes(reader, root);
  read_data(reader, root);
  check_asked(reader, root, "alternatives", "alternative");
  check_asked(reader, root, "rights", "right");
  Reader::each(Reader::child(root, "rights"), "right", [&](pugi::xml_node node) {
    flow.rights.push_back({reader.required(node, "kind"), reader.texts_of(node, "channel"), offset_of(node)});
  });
  read_device(reader, root);
  read_group(reader, root, "signs", "sign", flow.signs, [&](pugi::xml_node node) {
    constexpr double most_mm = 20000;
    Sign sign;
    sign.paper = reader.required(node, "paper");
    sign.place = reader.required(node, "place");
    sign.viewing_distance_mm = reader.number(node, "viewing-distance-mm", 100, most_mm);
    sign.qr = Reader::optional(node, "qr");
    sign.title = reader.texts_of(node, "title");
    Reader::each(node, "block",
                 [&](pugi::xml_node block) { sign.blocks.push_back(read_block(reader, block)); });
    return sign;
  });
  read_theme(root, flow.theme);
  read_records(reader, root);
}

}  // namespace facenotice::reading
