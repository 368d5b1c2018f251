// SPDX-License-Identifier: MIT
// What a document says arrives as it is written: every attribute in its field, nothing in another's.
#include "tests/runtime/flow/reading.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(flow_reading)

namespace {

using Words = std::vector<std::string>;

// A value in every place that takes one, and no value twice.
const std::string whole =
    R"(<flow xmlns="urn:facenotice:flow:1" id="door" revision="7" valid-until="2029-01-31">
<title><text lang="en">The door</text><text lang="de" state="draft">Die Tür</text></title>
<languages><language code="en"/><language code="de"/></languages>
<deployment as-of="2026-05-01" place="workplace" setting="office" private-space="changing-room" sector="bank"
    audience="employees" stored-faces="123456789012">
  <jurisdiction code="CN"/><jurisdiction code="EU"/>
  <exemption statute="GDPR-9" scope="enter" relaxes="notice  consent"/>
  <standard code="ISO-29184"/><standard code="ISO-27560"/>
</deployment>
<parties><party id="owner" roles="controller site-owner" country="DE" record-number="DE-77">
    <name><text lang="en">Owner</text></name><purpose><text lang="en">To run it</text></purpose>
    <contact kind="phone" value="400" hours="9-17"/><contact kind="web" value="example.org"/></party>
  <party id="lab" roles="processor" country="FR"/></parties>
<alternatives><alternative id="badge" kind="card" hours="6-22" same-price="false" uses-face="true" asks="picture">
    <name><text lang="en">Badge</text></name></alternative></alternatives>
<purposes><purpose id="enter" kind="access" legal-basis="consent" citation="Art. 6" alternative="badge"
    guardian-age="16" consent-lasts="P1Y"><name><text lang="en">n</text></name>
    <description><text lang="en">d</text></description><method><text lang="en">m</text></method>
    <necessity><text lang="en">y</text></necessity><impact><text lang="en">i</text></impact></purpose>
  <purpose id="count" kind="analytics" legal-basis="contract"/></purposes>
<data><item id="picture" category="face-image" sensitive="true" necessary="1" purposes="count enter count"
    storage="site" egress="internet" country="IE" at-expiry="anonymise" recipients="lab owner">
    <name><text lang="en">Picture</text></name><retention duration="P30D"/></item>
  <item id="badge-number" category="card-number" storage="device" egress="none">
    <retention event="left-the-firm" duration="P90D"/></item>
  <item id="log" category="log" storage="server" egress="site">
    <retention><method><text lang="en">As long as the law says</text></method></retention></item></data>
<rights><right kind="copy"><channel><text lang="en">At the desk</text></channel></right><right kind="delete"/></rights>
<policies><policy id="rules" audience="minor" url="https://example.org" screen="hall" covers="purpose contact"/>
  <policy id="short"/></policies>
<device sound="true" large-text="1">
  <display id="wide" width-px="1920" height-px="1080" width-mm="477.5" height-mm="268.5"
      viewing-distance-mm="600" bottom-height-mm="1200.5" input="keys"/>
  <display id="small" width-px="64" height-px="8192" width-mm="10" height-mm="5000" viewing-distance-mm="100"/>
  <security measure="encryption"/><security measure="audit"/></device>
<records kept="P3Y"/>
<signs><sign id="gate" paper="A3" place="gate" viewing-distance-mm="1500" qr="https://example.org/q">
    <title><text lang="en">Faces</text></title>
    <block role="purpose" style="heading"><text lang="en">Why</text></block>
    <block><text lang="en">Because</text></block></sign></signs>
<theme background="#000001" surface="#000002" text="#000003" muted="#000004" accent="#000005"
    on-accent="#000006" line="#000007"/>
<entries><entry on="power-on" to="hall"/><entry on="idle" to="hall"/><entry on="resume" to="enrol"/>
  <entry on="maintenance-exit" to="hall"/>
  <entry on="presence" to="tell"><camera use="wake-up" purpose="count"/></entry></entries>
<steps>
<screen id="hall" kind="attract"><choice id="go" to="tell"/></screen>
<screen id="tell" kind="separate-notice" icon="face" notifies="enter count">
  <title><text lang="en">Read</text></title>
  <block style="lead"><text lang="en">a</text></block><block style="small"><text lang="en">b</text></block>
  <block style="item"><text lang="en">c</text></block><block style="body"><text lang="en">d</text></block>
  <camera use="preview" purpose="enter"/>
  <choice id="on" to="ask" emphasis="primary"><label><text lang="en">On</text></label><continue/></choice>
  <choice id="deutsch" to="tell"><language code="de"/></choice>
  <choice id="with" to="badge"><choose-alternative alternative="badge"/></choice>
  <choice id="face" to="ask"><choose-face purpose="enter"/></choice>
  <exit on="timeout" after="PT1M30S" to="hall"/><exit on="presence" to="ask"/></screen>
<screen id="ask" kind="guardian">
  <field data="badge-number" required="true"><label><text lang="en">Number</text></label></field>
  <field data="log"/>
  <choice id="box" to="ask" toggle="true" preselected="true" by="guardian" guardian-check="document">
    <guardian-consent purpose="enter"/></choice>
  <choice id="on" to="hall" by="staff" emphasis="link"><when consented="enter count" to="scan"/>
    <when consented="count" to="badge"/><submit/><skip/><back/><cancel/></choice>
  <exit on="timeout" after="PT1S" to="hall"><refuse purpose="enter"/><withdraw purpose="count"/></exit></screen>
<capture id="scan" purpose="enter" operations="detect liveness verify identify" longest="PT20S" indicator="true"
    several-faces="nearest" zone-mm="900" retries="7" data="picture log">
  <exit on="matched" to="open"/><exit on="not-matched" to="hall"/><exit on="failed" to="hall"/>
  <exit on="cancelled" to="hall"/><exit on="timeout" after="PT30M" to="hall"/></capture>
<capture id="enrol" purpose="count" operations="enrol estimate-age estimate-gender infer-emotion categorise"
    longest="P1D" data="picture">
  <exit on="matched" to="open"/><exit on="not-matched" to="hall"/><exit on="failed" to="hall"/>
  <exit on="cancelled" to="hall"/><exit on="timeout" after="PT5S" to="hall"/></capture>
<service id="open" service="door" method="face" purpose="enter">
  <exit on="done" to="bye"/><exit on="fault" to="bye"/><exit on="timeout" after="PT5S" to="bye"/></service>
<service id="badge" service="door" method="badge">
  <exit on="done" to="bye"/><exit on="fault" to="bye"/><exit on="timeout" after="PT5S" to="bye"/></service>
<erase id="delete" purposes="count enter">
  <exit on="done" to="bye"/><exit on="fault" to="bye"/><exit on="timeout" after="PT5S" to="bye"/></erase>
<host id="ring" call="bell">
  <exit on="token" to="open"><consented-earlier purpose="enter"/></exit><exit on="token-refused" to="tell"/>
  <exit on="done" to="bye"/><exit on="fault" to="bye"/><exit on="timeout" after="PT5S" to="bye"/></host>
<end id="bye"/>
</steps></flow>)";

// "language: text", each with "(draft)" where it is none that counts.
std::string in_words(const LocalizedText& text) {
  std::string all;
  for (const LocalizedText::Entry& entry : text.entries())
    all +=
        (all.empty() ? "" : ", ") + entry.language + ": " + entry.text + (entry.approved ? "" : " (draft)");
  return all;
}
const Flow& flow() {
  static const Flow whole_flow = read(whole);
  return whole_flow;
}
const Step& step(const std::string& id) {
  return flow().steps.at(flow().find_step(id));
}
std::string name(StepIndex index) {
  return index == no_step ? "nowhere" : flow().steps.at(index).id;
}
std::string names(const std::vector<PurposeIndex>& purposes) {
  std::string ids;
  for (const PurposeIndex purpose : purposes)
    ids += (ids.empty() ? "" : " ") + flow().purposes.at(purpose).id;
  return ids;
}
std::string name(PurposeIndex purpose) {
  return purpose == no_purpose ? "none" : flow().purposes.at(purpose).id;
}
void check_at(SourceOffset offset, const std::string& tag) {
  BOOST_REQUIRE(offset >= 0);
  BOOST_TEST(whole.compare(static_cast<std::size_t>(offset), tag.size(), tag) == 0, tag);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_flow_itself_its_languages_and_its_texts) {
  BOOST_TEST(flow().id == "door");
  BOOST_TEST(flow().revision == 7U);
  BOOST_TEST(flow().valid_until == "2029-01-31");
  BOOST_TEST(flow().records_kept == "P3Y");
  BOOST_TEST(flow().languages == (Words{"en", "de"}), boost::test_tools::per_element());
  BOOST_TEST(in_words(flow().title) == "en: The door, de: Die Tür (draft)");
  BOOST_TEST(!flow().title.entries()[1].outdated);  // never approved, so nothing that could be out of date
  check_at(flow().title.entries()[1].offset, "<text lang=\"de\"");
}

BOOST_AUTO_TEST_CASE(where_the_machine_stands_and_what_binds_it) {
  const Deployment& there = flow().deployment;
  BOOST_TEST(there.as_of == "2026-05-01");
  BOOST_TEST(there.place == "workplace");
  BOOST_TEST(there.setting == "office");
  BOOST_TEST(there.private_space == "changing-room");
  BOOST_TEST(there.sector == "bank");
  BOOST_TEST(there.audience == "employees");
  BOOST_TEST(there.stored_faces == 123456789012U);
  BOOST_TEST(there.jurisdictions == (Words{"CN", "EU"}), boost::test_tools::per_element());
  BOOST_TEST(there.standards == (Words{"ISO-29184", "ISO-27560"}), boost::test_tools::per_element());
  BOOST_REQUIRE(there.exemptions.size() == 1U);
  BOOST_TEST(there.exemptions[0].statute == "GDPR-9");
  BOOST_TEST(there.exemptions[0].scope == "enter");
  BOOST_TEST(there.exemptions[0].relaxes == (Words{"notice", "consent"}), boost::test_tools::per_element());
  check_at(there.offset, "<deployment");
  check_at(there.exemptions[0].offset, "<exemption");
}

BOOST_AUTO_TEST_CASE(parties_alternatives_and_rights) {
  const Party& owner = flow().parties.at(0);
  BOOST_TEST(owner.id == "owner");
  BOOST_TEST(owner.roles == (Words{"controller", "site-owner"}), boost::test_tools::per_element());
  BOOST_TEST(owner.country == "DE");
  BOOST_TEST(owner.record_number == "DE-77");
  BOOST_TEST(in_words(owner.name) == "en: Owner");
  BOOST_TEST(in_words(owner.purpose) == "en: To run it");
  BOOST_REQUIRE(owner.contacts.size() == 2U);
  BOOST_TEST(owner.contacts[0].kind == "phone");
  BOOST_TEST(owner.contacts[0].value == "400");
  BOOST_TEST(owner.contacts[0].hours == "9-17");
  BOOST_TEST(owner.contacts[1].hours == "");
  check_at(flow().parties.at(1).offset, "<party id=\"lab\"");
  const Alternative& badge = flow().alternatives.at(0);
  BOOST_TEST(badge.id == "badge");
  BOOST_TEST(badge.kind == "card");
  BOOST_TEST(badge.hours == "6-22");
  BOOST_TEST(!badge.same_price);
  BOOST_TEST(badge.uses_face);
  BOOST_TEST(badge.asks == (Words{"picture"}), boost::test_tools::per_element());
  BOOST_TEST(in_words(badge.name) == "en: Badge");
  check_at(badge.offset, "<alternative ");
  BOOST_REQUIRE(flow().rights.size() == 2U);
  BOOST_TEST(flow().rights[0].kind == "copy");
  BOOST_TEST(in_words(flow().rights[0].channel) == "en: At the desk");
  BOOST_TEST(flow().rights[1].channel.empty());
  check_at(flow().rights[1].offset, "<right kind=\"delete\"");
}

BOOST_AUTO_TEST_CASE(purposes_and_what_is_not_said_of_one) {
  const Purpose& enter = flow().purposes.at(0);
  BOOST_TEST(enter.id == "enter");
  BOOST_TEST(enter.kind == "access");
  BOOST_TEST(enter.legal_basis == "consent");
  BOOST_TEST(enter.citation == "Art. 6");
  BOOST_TEST(enter.alternative == "badge");
  BOOST_TEST(enter.guardian_age == 16);
  BOOST_TEST(enter.consent_lasts == "P1Y");
  BOOST_TEST(in_words(enter.name) == "en: n");
  BOOST_TEST(in_words(enter.description) == "en: d");
  BOOST_TEST(in_words(enter.method) == "en: m");
  BOOST_TEST(in_words(enter.necessity) == "en: y");
  BOOST_TEST(in_words(enter.impact) == "en: i");
  const Purpose& count = flow().purposes.at(1);
  BOOST_TEST(count.guardian_age == 14);
  BOOST_TEST(count.consent_lasts == "");
  BOOST_TEST(count.alternative == "");
  check_at(count.offset, "<purpose id=\"count\"");
}

BOOST_AUTO_TEST_CASE(data_and_the_three_ways_to_say_how_long_it_is_kept) {
  const DataItem& picture = flow().data.at(0);
  BOOST_TEST(picture.category == "face-image");
  BOOST_TEST(picture.sensitive);
  BOOST_TEST(picture.necessary);
  BOOST_TEST(names(picture.purposes) == "count enter");  // each once, in the order of the document
  BOOST_TEST(picture.storage == "site");
  BOOST_TEST(picture.egress == "internet");
  BOOST_TEST(picture.country == "IE");
  BOOST_TEST(picture.at_expiry == "anonymise");
  BOOST_TEST(picture.recipients == (Words{"lab", "owner"}), boost::test_tools::per_element());
  BOOST_TEST(in_words(picture.name) == "en: Picture");
  BOOST_TEST((picture.retention.form == Retention::Form::duration));
  BOOST_TEST(picture.retention.duration == "P30D");
  const DataItem& badge = flow().data.at(1);
  BOOST_TEST(!badge.sensitive);
  BOOST_TEST(!badge.necessary);
  BOOST_TEST((badge.retention.form == Retention::Form::event));
  BOOST_TEST(badge.retention.event == "left-the-firm");
  BOOST_TEST(badge.retention.duration == "P90D");
  const DataItem& log = flow().data.at(2);
  BOOST_TEST((log.retention.form == Retention::Form::method));
  BOOST_TEST(in_words(log.retention.method) == "en: As long as the law says");
  check_at(log.offset, "<item id=\"log\"");
}

BOOST_AUTO_TEST_CASE(the_device_its_displays_signs_and_colours) {
  const Device& device = flow().device;
  BOOST_TEST((device.sound && device.large_text));
  BOOST_TEST((!device.braille && !device.camera_indicator && !device.camera_shutter));
  BOOST_TEST(device.security_measures == (Words{"encryption", "audit"}), boost::test_tools::per_element());
  const DisplayProfile& wide = *flow().find_display("wide");
  BOOST_TEST(wide.width_px == 1920);
  BOOST_TEST(wide.height_px == 1080);
  BOOST_TEST(wide.width_mm == 477.5);
  BOOST_TEST(wide.height_mm == 268.5);
  BOOST_TEST(wide.viewing_distance_mm == 600.0);
  BOOST_TEST(wide.bottom_height_mm == 1200.5);
  BOOST_TEST(wide.input == "keys");
  const DisplayProfile& small = *flow().find_display("small");  // at the bounds of each number
  BOOST_TEST(small.width_px == 64);
  BOOST_TEST(small.height_px == 8192);
  BOOST_TEST(small.width_mm == 10.0);
  BOOST_TEST(small.height_mm == 5000.0);
  BOOST_TEST(small.viewing_distance_mm == 100.0);
  BOOST_TEST(small.input == "touch");
  check_at(device.offset, "<device");
  check_at(small.offset, "<display id=\"small\"");
  const Sign& sign = flow().signs.at(0);
  BOOST_TEST(sign.paper == "A3");
  BOOST_TEST(sign.place == "gate");
  BOOST_TEST(sign.viewing_distance_mm == 1500.0);
  BOOST_TEST(sign.qr == "https://example.org/q");
  BOOST_TEST(in_words(sign.title) == "en: Faces");
  BOOST_REQUIRE(sign.blocks.size() == 2U);
  BOOST_TEST(sign.blocks[0].role == "purpose");
  BOOST_TEST((sign.blocks[0].style == BlockStyle::heading));
  BOOST_TEST(in_words(sign.blocks[0].text) == "en: Why");
  BOOST_TEST(sign.blocks[1].role == "text");
  BOOST_TEST((sign.blocks[1].style == BlockStyle::body));
  check_at(sign.offset, "<sign ");
  check_at(sign.blocks[1].offset, "<block>");
  const Theme& theme = flow().theme;
  const Words colours{theme.background, theme.surface,   theme.text, theme.muted,
                      theme.accent,     theme.on_accent, theme.line};
  for (std::size_t i = 0; i < colours.size(); ++i) BOOST_TEST(colours[i] == "#00000" + std::to_string(i + 1));
  check_at(theme.offset, "<theme");
}

BOOST_AUTO_TEST_CASE(each_ability_of_the_device_is_its_own) {
  const auto device = [](const std::string& attribute) {
    return read(edited(sound_flow().text(), "<device>", "<device " + attribute + "=\"true\">")).device;
  };
  const auto which = [](const Device& one) {
    return std::vector<bool>{one.sound, one.braille, one.large_text, one.camera_indicator,
                             one.camera_shutter};
  };
  const Words abilities{"sound", "braille", "large-text", "camera-indicator", "camera-shutter"};
  for (std::size_t i = 0; i < abilities.size(); ++i) {
    std::vector<bool> expected(abilities.size());
    expected[i] = true;
    BOOST_TEST((which(device(abilities[i])) == expected), abilities[i]);
  }
}

BOOST_AUTO_TEST_CASE(policies_say_for_whom_they_are_and_where_they_are_shown) {
  BOOST_REQUIRE(flow().policies.size() == 2U);
  const Policy& rules = flow().policies[0];
  BOOST_TEST(rules.id == "rules");
  BOOST_TEST(rules.audience == "minor");
  BOOST_TEST(rules.url == "https://example.org");
  BOOST_TEST(name(rules.screen) == "hall");
  BOOST_TEST(rules.covers == (Words{"purpose", "contact"}), boost::test_tools::per_element());
  BOOST_TEST(flow().policies[1].audience == "general");
  BOOST_TEST(name(flow().policies[1].screen) == "nowhere");
  check_at(flow().policies[1].offset, "<policy id=\"short\"");
}

BOOST_AUTO_TEST_CASE(a_screen_with_everything_on_it) {
  const Step& tell = step("tell");
  BOOST_TEST((tell.kind == StepKind::screen && tell.screen == ScreenKind::separate_notice));
  BOOST_TEST(tell.icon == "face");
  BOOST_TEST(in_words(tell.title) == "en: Read");
  BOOST_TEST(names(tell.notifies) == "enter count");
  BOOST_REQUIRE(tell.blocks.size() == 4U);
  const BlockStyle styles[] = {BlockStyle::lead, BlockStyle::small, BlockStyle::item, BlockStyle::body};
  for (std::size_t i = 0; i < 4; ++i) BOOST_TEST((tell.blocks[i].style == styles[i]), i);
  BOOST_REQUIRE(tell.cameras.size() == 1U);
  BOOST_TEST(tell.cameras[0].use == "preview");
  BOOST_TEST(name(tell.cameras[0].purpose) == "enter");
  check_at(tell.cameras[0].offset, "<camera use=\"preview\"");
  BOOST_REQUIRE(tell.choices.size() == 4U);
  BOOST_TEST(name(tell.choices[0].target) == "ask");
  BOOST_TEST(tell.choices[0].emphasis == "primary");
  BOOST_TEST(in_words(tell.choices[0].label) == "en: On");
  BOOST_TEST(tell.choices[1].acts.at(0).value == "de");
  BOOST_TEST(tell.choices[2].acts.at(0).value == "badge");
  BOOST_TEST(name(tell.choices[3].acts.at(0).purpose) == "enter");
  BOOST_TEST(tell.exit(ExitKind::timeout)->after_ms == 90'000U);
  BOOST_TEST(name(tell.exit(ExitKind::presence)->target) == "ask");
  check_at(tell.offset, "<screen id=\"tell\"");
  check_at(tell.choices[1].offset, "<choice id=\"deutsch\"");
  check_at(tell.exit(ExitKind::presence)->offset, "<exit on=\"presence\"");
}

BOOST_AUTO_TEST_CASE(choices_of_who_answers_for_a_child_and_boxes_and_ways_by_what_was_said) {
  const Step& ask = step("ask");
  BOOST_REQUIRE(ask.fields.size() == 2U);
  BOOST_TEST(ask.fields[0].data == "badge-number");
  BOOST_TEST(ask.fields[0].required);
  BOOST_TEST(in_words(ask.fields[0].label) == "en: Number");
  BOOST_TEST(!ask.fields[1].required);
  check_at(ask.fields[1].offset, "<field data=\"log\"");
  const Choice &box = ask.choices.at(0), &on = ask.choices.at(1);
  BOOST_TEST((box.toggle && box.preselected && box.actor == Actor::guardian));
  BOOST_TEST(box.guardian_check == "document");
  BOOST_TEST((box.acts.at(0).kind == ActKind::guardian_consent));
  BOOST_TEST((!on.toggle && !on.preselected && on.actor == Actor::staff));
  BOOST_TEST(on.guardian_check == "none");
  BOOST_TEST(on.emphasis == "link");
  BOOST_REQUIRE(on.branches.size() == 2U);
  BOOST_TEST(names(on.branches[0].consented) == "enter count");
  BOOST_TEST(name(on.branches[0].target) == "scan");
  BOOST_TEST(name(on.branches[1].target) == "badge");
  const ActKind said[] = {ActKind::submit, ActKind::skip, ActKind::back, ActKind::cancel};
  BOOST_REQUIRE(on.acts.size() == 4U);
  for (std::size_t i = 0; i < 4; ++i) BOOST_TEST((on.acts[i].kind == said[i]), i);
  const Exit& gone = *ask.exit(ExitKind::timeout);
  BOOST_TEST(gone.after_ms == 1000U);
  BOOST_REQUIRE(gone.acts.size() == 2U);
  BOOST_TEST((gone.acts[0].kind == ActKind::refuse && gone.acts[1].kind == ActKind::withdraw));
  BOOST_TEST(name(gone.acts[1].purpose) == "count");
}

BOOST_AUTO_TEST_CASE(captures_with_all_that_a_camera_may_be_asked_for) {
  const Step &scan = step("scan"), &enrol = step("enrol");
  BOOST_TEST(name(scan.purpose) == "enter");
  BOOST_TEST(scan.operations == (op_detect | op_liveness | op_verify | op_identify));
  BOOST_TEST(scan.longest_ms == 20'000U);
  BOOST_TEST(scan.indicator);
  BOOST_TEST(scan.several_faces == "nearest");
  BOOST_TEST(scan.zone_mm == 900U);
  BOOST_TEST(scan.retries == 7);
  BOOST_TEST(scan.captures == (Words{"picture", "log"}), boost::test_tools::per_element());
  BOOST_TEST(scan.exit(ExitKind::timeout)->after_ms == 1'800'000U);
  BOOST_TEST(enrol.operations ==
             (op_enrol | op_estimate_age | op_estimate_gender | op_infer_emotion | op_categorise));
  BOOST_TEST(enrol.longest_ms == 86'400'000U);
  BOOST_TEST(!enrol.indicator);
  BOOST_TEST(enrol.several_faces == "abort");
  BOOST_TEST(enrol.zone_mm == 0U);
  BOOST_TEST(enrol.retries == 0);
}

BOOST_AUTO_TEST_CASE(steps_that_work_and_the_entries) {
  BOOST_TEST(step("open").service == "door");
  BOOST_TEST(step("open").method == "face");
  BOOST_TEST(name(step("open").purpose) == "enter");
  BOOST_TEST(step("badge").method == "badge");
  BOOST_TEST(name(step("badge").purpose) == "none");
  BOOST_TEST(names(step("delete").erases) == "count enter");
  BOOST_TEST(step("ring").call == "bell");
  BOOST_TEST(name(step("ring").exit(ExitKind::token)->acts.at(0).purpose) == "enter");
  BOOST_TEST((step("bye").kind == StepKind::end));
  BOOST_REQUIRE(flow().entries.size() == 5U);
  BOOST_TEST((flow().entries[2].on == EntryKind::resume));
  BOOST_TEST(name(flow().entries[2].target) == "enrol");
  const Entry& close = flow().entries[4];
  BOOST_TEST((close.on == EntryKind::presence));
  BOOST_TEST(name(close.cameras.at(0).purpose) == "count");
  check_at(close.offset, "<entry on=\"presence\"");
}

BOOST_AUTO_TEST_CASE(what_is_not_said_has_the_value_that_the_format_names) {
  const Flow small = read(sound_flow().text());
  BOOST_TEST(small.deployment.private_space == "none");
  BOOST_TEST(small.deployment.audience == "general");
  BOOST_TEST(small.deployment.stored_faces == 0U);
  BOOST_TEST(small.alternatives.at(0).same_price);
  BOOST_TEST(!small.alternatives.at(0).uses_face);
  BOOST_TEST(!small.device.sound);
  BOOST_TEST(small.theme.background == "#FFFFFF");
  BOOST_TEST(small.records_kept == "");
  BOOST_TEST(small.steps.at(0).choices.at(0).emphasis == "normal");
  BOOST_TEST((small.steps.at(0).choices.at(0).actor == Actor::subject));
}

BOOST_AUTO_TEST_CASE(a_duration_is_iso_8601_in_whole_units_each_once_and_in_order) {
  const auto ms = [](const std::string& text) {
    std::int64_t milliseconds = -7;
    return parse_duration(text, milliseconds) ? milliseconds : std::int64_t{-1};
  };
  constexpr std::int64_t day = 86'400'000;
  BOOST_TEST(ms("PT20S") == 20'000);
  BOOST_TEST(ms("PT0S") == 0);
  BOOST_TEST(ms("PT2M") == 120'000);
  BOOST_TEST(ms("PT3H") == 10'800'000);
  BOOST_TEST(ms("P1D") == day);
  BOOST_TEST(ms("P1W") == 7 * day);
  BOOST_TEST(ms("P1M") == 30 * day);
  BOOST_TEST(ms("P1Y") == 365 * day);
  BOOST_TEST(ms("P1Y2M3W4DT5H6M7S") == (365 + 60 + 21 + 4) * day + 5 * 3'600'000 + 6 * 60'000 + 7'000);
  BOOST_TEST(ms("P999999Y") == 999'999 * 365 * day);
  for (const char* wrong :
       {"",     "P",      "PT",     "P1",    "T1S",   "1S",      "PS",    "P1DT",    "P1000000Y", "P1S",
        "PT1D", "PT1S1M", "PT1S1S", "P1M1Y", "P1D1W", "PT1ST1S", "PTT1S", "P1.5D",   "P-1D",      "PT1x",
        "P1D ", " P1D",   "p1d",    "PT1/S", "PT1:S", "PTS",     "P1YD",  "P1YT1M1H"})
    BOOST_TEST(ms(wrong) == -1, wrong);
}

BOOST_AUTO_TEST_SUITE_END()
