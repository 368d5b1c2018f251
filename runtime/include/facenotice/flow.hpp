// SPDX-License-Identifier: MIT
// The flow: one consent flow document as a typed value. Every reference between its parts is resolved to an
// index, so a Flow that exists has no dangling id. Built by read_flow() (flow_reader.hpp) and by nothing
// else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/localized.hpp>

namespace facenotice {

using StepIndex = std::uint16_t;
using PurposeIndex = std::uint8_t;
inline constexpr StepIndex no_step = 0xFFFF;
inline constexpr PurposeIndex no_purpose = 0xFF;

// Bounds of the format, checked by read_flow().
inline constexpr std::size_t max_languages = 40;
inline constexpr std::size_t max_purposes = 16;
inline constexpr std::size_t max_steps = 20000;
inline constexpr std::size_t max_choices = 32;   // on one step
inline constexpr std::size_t max_acts = 16;      // on one choice or exit
inline constexpr std::size_t max_branches = 16;  // of one choice
inline constexpr std::size_t max_retries = 7;    // of one capture
inline constexpr std::size_t max_cameras = 4;    // on one screen or entry

// Byte offset of an element's start tag in the document that it was read from; -1 when unknown.
using SourceOffset = std::ptrdiff_t;

// --- declarations -----------------------------------------------------------------------------------------

struct Contact {
  std::string kind;   // phone, email, web, postal, counter
  std::string value;  // as printed: "400-000-0000"
  std::string hours;  // as printed; empty: always
};

struct Party {
  std::string id;
  std::vector<std::string>
      roles;            // controller, joint-controller, processor, recipient, site-owner, advertiser, ...
  std::string country;  // ISO 3166-1 alpha-2
  std::string record_number;  // filing number, may be empty
  LocalizedText name;
  LocalizedText purpose;  // for recipients: what they receive it for
  std::vector<Contact> contacts;
  SourceOffset offset = -1;

  bool has_role(std::string_view role) const {
    for (const std::string& r : roles)
      if (r == role) return true;
    return false;
  }
};

struct Alternative {
  std::string id;
  std::string kind;  // qr, card, cash, code, key, document, staff, none-needed
  std::string hours;
  bool same_price = true;
  bool uses_face = false;         // a part of it that is not on this machine takes a face after all
  std::vector<std::string> asks;  // data item ids: what it asks for away from this machine
  LocalizedText name;
  SourceOffset offset = -1;
};

struct Purpose {
  std::string id;
  std::string kind;  // verify, identify, enrol, payment, access, attendance, watch-list, marketing, analytics
  std::string legal_basis;    // consent, contract, legal-duty, public-security, emergency, ...
  std::string citation;       // of the legal basis
  std::string alternative;    // id of an Alternative, may be empty
  int guardian_age = 14;      // years; below it a guardian consents
  std::string consent_lasts;  // ISO 8601; empty: for the session
  LocalizedText name, description, necessity, impact, method;
  SourceOffset offset = -1;
};

// How long a data item is kept. Exactly one form is set; `stated` counts as a method, not as a duration.
struct Retention {
  enum class Form : std::uint8_t { duration, event, method };
  Form form = Form::duration;
  std::string duration;  // ISO 8601, for `duration`; for `event` its upper bound (may be empty)
  std::string event;     // id of the event: "session-end", "payment-done", "withdrawal", ...
  LocalizedText method;  // for `method`: how the period is determined
};

struct DataItem {
  std::string id;
  std::string category;  // face-image, face-template, liveness-video, phone, gender, birth-date, ...
  bool sensitive = false;
  bool necessary = false;
  std::vector<PurposeIndex> purposes;
  std::string storage;  // device, site, server, provider, none
  std::string egress;   // none, site, internet
  std::string country;  // where it is stored
  Retention retention;
  std::string at_expiry;                // delete, anonymise; empty: not said
  std::vector<std::string> recipients;  // party ids
  LocalizedText name;
  SourceOffset offset = -1;
};

struct Right {
  std::string kind;  // access, copy, correct, delete, withdraw, complain
  LocalizedText channel;
  SourceOffset offset = -1;
};

struct Exemption {
  std::string statute;
  std::string scope;                 // id of a step or purpose
  std::vector<std::string> relaxes;  // notice, consent, alternative, sign, ...
  SourceOffset offset = -1;
};

struct Deployment {
  std::vector<std::string> jurisdictions;  // CN, CN-SH, EU, US-IL, ...
  std::vector<std::string> standards;      // that the author claims to follow: ISO-29184, ...
  std::string as_of;                       // ISO 8601 date the flow is judged at; empty: today
  std::string place;                       // public, semi-public, private, workplace, school
  std::string setting;                     // metro-station, hotel, ...
  std::string private_space;               // none, guest-room, bath, changing-room, toilet, ...
  std::string sector;
  std::string audience;  // general, minors-likely, employees, patients, residents, pupils
  std::uint64_t stored_faces = 0;
  std::vector<Exemption> exemptions;
  SourceOffset offset = -1;
};

// A machine's screen.
struct DisplayProfile {
  std::string id;
  int width_px = 0, height_px = 0;
  double width_mm = 0, height_mm = 0;
  double viewing_distance_mm = 0;
  double bottom_height_mm = 0;  // of the lower edge above the floor
  std::string input;            // touch, keys, touch-and-keys
  SourceOffset offset = -1;

  double px_per_mm() const { return width_mm > 0 ? width_px / width_mm : 0; }
};

// Where the full processing rules can be read; `minor` ones are the special rules for children's data.
struct Policy {
  std::string id;
  std::string audience;  // general, minor
  std::string url;
  StepIndex screen = no_step;       // the screen that shows them, when there is one
  std::vector<std::string> covers;  // roles that they tell
  SourceOffset offset = -1;
};

struct Device {
  std::vector<DisplayProfile> displays;
  std::vector<std::string> security_measures;  // encryption, audit, access-control, authorisation, intrusion
  bool sound = false, braille = false, large_text = false, camera_indicator = false, camera_shutter = false;
  SourceOffset offset = -1;
};

struct Theme {
  std::string background = "#FFFFFF", surface = "#F3F5F7", text = "#14181F", muted = "#4A5361",
              accent = "#0B5CAD", on_accent = "#FFFFFF", line = "#C3CAD3";
  SourceOffset offset = -1;
};

// --- steps ------------------------------------------------------------------------------------------------

enum class ActKind : std::uint8_t {
  consent,             // purpose: says yes
  refuse,              // purpose: says no
  withdraw,            // purpose: takes a yes back
  guardian_consent,    // purpose: a guardian says yes for a subject under the guardian age
  choose_face,         // purpose: the subject asks for the way that uses a face; nothing is agreed yet
  choose_alternative,  // alternative
  continue_,
  back,
  cancel,
  submit,              // sends the fields of the screen
  skip,                // leaves the fields of the screen empty
  language,            // value: BCP 47
  under_guardian_age,  // the subject says that they are younger than the guardian age
  of_age,
  consented_earlier,  // purpose: of the exit on a token, a consent given before this session was handed in
};

struct Act {
  ActKind kind = ActKind::continue_;
  PurposeIndex purpose = no_purpose;
  std::string value;  // language tag, or alternative id
};

// Where a choice leads instead of its target while each of the purposes has a consent.
struct Branch {
  std::vector<PurposeIndex> consented;
  StepIndex target = no_step;
};

// Who performs a choice.
enum class Actor : std::uint8_t { subject, guardian, staff };

struct Choice {
  std::string id;
  StepIndex target = no_step;
  std::string emphasis = "normal";  // primary, normal, link
  std::vector<Branch> branches;     // the first that holds decides; else `target`
  bool preselected = false;
  // A box to tick: taken once it gives its consents, taken again it takes them back, and the screen stays.
  // A choice of the same screen that continues refuses what is then not ticked.
  bool toggle = false;
  Actor actor = Actor::subject;
  std::string guardian_check = "none";  // of a guardian's choice: none, code, document, staff, other-device
  LocalizedText label;
  std::vector<Act> acts;
  SourceOffset offset = -1;

  bool has(ActKind kind) const {
    for (const Act& act : acts)
      if (act.kind == kind) return true;
    return false;
  }
};

enum class ExitKind : std::uint8_t {
  timeout,
  presence,
  matched,
  not_matched,
  failed,
  cancelled,
  done,
  fault,
  token,          // a token of consent given earlier (consent_token.hpp) was handed in, and counts
  token_refused,  // one was handed in that does not count
};

// A way out of a step that the subject does not choose.
struct Exit {
  ExitKind on = ExitKind::timeout;
  StepIndex target = no_step;
  std::uint32_t after_ms = 0;  // for timeout: 1 s to 30 min
  std::vector<Act> acts;
  SourceOffset offset = -1;
};

// A camera that a screen or an entry turns on by being shown or taken: a preview, a wake-up frame, a head
// count.
struct CameraUse {
  std::string use;  // preview, wake-up, audience-count
  PurposeIndex purpose = no_purpose;
  SourceOffset offset = -1;
};

enum class BlockStyle : std::uint8_t { body, lead, heading, small, item };

// A piece of text on a screen or sign.
struct Block {
  std::string role;  // controller-identity, contact, purpose, ... or "text"
  BlockStyle style = BlockStyle::body;
  LocalizedText text;
  SourceOffset offset = -1;
};

// A printed notice.
struct Sign {
  std::string id;
  std::string paper;  // A5, A4, A3
  std::string place;
  double viewing_distance_mm = 0;
  std::string qr;  // what the QR code on it says; empty: no code
  LocalizedText title;
  std::vector<Block> blocks;
  SourceOffset offset = -1;
};

// Something that a collect screen asks for.
struct Field {
  std::string data;  // id of a DataItem
  bool required = false;
  LocalizedText label;
  SourceOffset offset = -1;
};

enum class StepKind : std::uint8_t { screen, capture, service, erase, host, end };

enum class ScreenKind : std::uint8_t {
  attract,
  separate_notice,
  consent,
  guardian,
  age,
  collect,
  receipt,
  withdraw,
  info,
  result,
};

enum Operation : std::uint16_t {
  op_detect = 1,
  op_liveness = 2,
  op_verify = 4,
  op_identify = 8,
  op_enrol = 16,
  op_estimate_age = 32,
  op_estimate_gender = 64,
  op_infer_emotion = 128,
  op_categorise = 256,
};

struct Step {
  std::string id;
  StepKind kind = StepKind::screen;
  ScreenKind screen = ScreenKind::info;  // for screens
  LocalizedText title;
  std::string icon;  // name of a built-in pictogram, may be empty
  std::vector<Block> blocks;
  std::vector<Field> fields;
  std::vector<Choice> choices;
  std::vector<Exit> exits;
  std::vector<PurposeIndex> notifies;  // purposes that this screen is the notice of
  std::vector<CameraUse> cameras;

  PurposeIndex purpose = no_purpose;  // of a capture or a service by face
  std::uint16_t operations = 0;       // of a capture: bits of Operation
  std::uint32_t longest_ms = 0;       // of a capture
  bool indicator = false;             // of a capture: something visible says that the camera is on
  std::string several_faces;          // of a capture: abort, nearest
  std::uint32_t zone_mm = 0;          // of a capture: how far in front of the machine faces are taken
  std::uint8_t retries = 0;           // of a capture: further attempts after a not-matched
  std::vector<std::string> captures;  // of a capture: data item ids
  std::string service;                // of a service: id of what the subject came for
  std::string method;                 // of a service: "face" or an alternative's id
  std::string call;                   // of a host step
  std::vector<PurposeIndex> erases;   // of an erase step
  SourceOffset offset = -1;

  const Exit* exit(ExitKind on) const {
    for (const Exit& e : exits)
      if (e.on == on) return &e;
    return nullptr;
  }
  bool shows() const { return kind != StepKind::end; }
};

enum class EntryKind : std::uint8_t { power_on, idle, presence, resume, maintenance_exit };

struct Entry {
  EntryKind on = EntryKind::power_on;
  StepIndex target = no_step;
  std::vector<CameraUse> cameras;
  SourceOffset offset = -1;
};

// --- the whole --------------------------------------------------------------------------------------------

struct Flow {
  std::string id;
  std::uint64_t revision = 0;  // grows with every release; becomes the package's sequence number
  std::string valid_until;     // ISO 8601 date; becomes the package's expiry
  LocalizedText title;
  std::vector<std::string> languages;  // the first is the default
  Deployment deployment;
  std::vector<Party> parties;
  std::vector<Alternative> alternatives;
  std::vector<Purpose> purposes;
  std::vector<DataItem> data;
  std::vector<Right> rights;
  std::vector<Policy> policies;
  std::string records_kept;  // ISO 8601 duration for which proof of notice and consent is kept
  Device device;
  std::vector<Sign> signs;
  Theme theme;
  std::vector<Entry> entries;
  std::vector<Step> steps;

  StepIndex find_step(std::string_view step_id) const {
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i].id == step_id) return static_cast<StepIndex>(i);
    return no_step;
  }
  PurposeIndex find_purpose(std::string_view purpose_id) const {
    for (std::size_t i = 0; i < purposes.size(); ++i)
      if (purposes[i].id == purpose_id) return static_cast<PurposeIndex>(i);
    return no_purpose;
  }
  const Party* find_party(std::string_view party_id) const {
    for (const Party& party : parties)
      if (party.id == party_id) return &party;
    return nullptr;
  }
  const DataItem* find_data(std::string_view data_id) const {
    for (const DataItem& item : data)
      if (item.id == data_id) return &item;
    return nullptr;
  }
  const DisplayProfile* find_display(std::string_view display_id) const {
    for (const DisplayProfile& display : device.displays)
      if (display.id == display_id) return &display;
    return nullptr;
  }
};

}  // namespace facenotice
