// SPDX-License-Identifier: MIT
// What a flow declares once: each edit by example, and its refusals.
#include "schema/edit/data.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/parties.hpp"
#include "schema/edit/purposes.hpp"
#include "schema/edit/rights.hpp"
#include "schema/edit/signs.hpp"
#include "tests/schema/edit/edit_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(edit_declarations)

namespace {

const Texts two{{"zh-CN", "甲"}, {"en", "A"}};
const std::string two_written = "+<text lang=\"zh-CN\">甲</text>\n+<text lang=\"en\">A</text>\n";

std::string after(const Edit& edit) {
  return changes(vending(), edit);
}

}  // namespace

BOOST_AUTO_TEST_CASE(deployment) {
  BOOST_TEST(
      holds(after(set_deployment(vending(), {{"place", "school"}, {"setting", ""}, {"entrances", "2"}})),
            "+<deployment place=\"school\" sector=\"vending\" audience=\"general\" stored-faces=\"0\" "
            "entrances=\"2\">\n"));
  BOOST_TEST(holds(refusal([] { return set_deployment(vending(), {{"place", "moon"}}); }), "moon"));
  BOOST_TEST(after(add_jurisdiction(vending(), "EU")) == "+<jurisdiction code=\"EU\"/>\n");
  BOOST_TEST(after(remove_jurisdiction(vending(), "CN-SH")) == "-<jurisdiction code=\"CN-SH\"/>\n");
  BOOST_TEST(refusal([] { return add_jurisdiction(vending(), "CN"); }) == "CN is there already.");
  BOOST_TEST(refusal([] { return remove_jurisdiction(vending(), "EU"); }) ==
             "There is no EU under <deployment>.");
  BOOST_TEST(after(add_standard(vending(), "ISO-29184")) == "+<standard code=\"ISO-29184\"/>\n");
  const Document standard = add_standard(vending(), "ISO-29184").document;
  BOOST_TEST((remove_standard(standard, "ISO-29184").document.bytes() == vending_text()));
  const ExemptionClaim claim{"Act 5(1)", "face-payment", "notice sign"};
  BOOST_TEST(after(add_exemption(vending(), claim)) ==
             "+<exemption statute=\"Act 5(1)\" scope=\"face-payment\" relaxes=\"notice sign\"/>\n");
  const Document claimed = add_exemption(vending(), claim).document;
  BOOST_TEST((remove_exemption(claimed, claim).document.bytes() == vending_text()));
  BOOST_TEST(refusal([&] { return remove_exemption(vending(), claim); }) ==
             "No exemption by Act 5(1) is claimed for \"face-payment\".");
  BOOST_TEST(
      holds(after(set_release(vending(), 2, "2028-01-01")), "revision=\"2\" valid-until=\"2028-01-01\""));
  BOOST_TEST(refusal([] { return set_release(vending(), 2, "soon"); }) != "done");
  BOOST_TEST(holds(after(set_flow_id(vending(), "mall-vending")), "id=\"mall-vending\""));
  BOOST_TEST(refusal([] { return set_flow_id(vending(), "two words"); }) != "done");
}

BOOST_AUTO_TEST_CASE(parties) {
  BOOST_TEST(after(add_party(vending(), {PartyId("site"), "site-owner", "CN", two})) ==
             "+<party id=\"site\" roles=\"site-owner\" country=\"CN\">\n+<name>\n" + two_written +
                 "+</name>\n+</party>\n");
  BOOST_TEST(holds(refusal([] {
                     return add_party(vending(), {PartyId("operator"), "site-owner", "CN", two});
                   }),
                   "operator"));
  BOOST_TEST(refusal([] {
               return add_party(vending(), {PartyId("site"), "site-owner", "CN", {}});
             }) == "A text is missing: say it in at least one language.");
  BOOST_TEST(holds(after(set_party(vending(), PartyId("payment"), {{"record-number", "沪 1"}})),
                   "country=\"CN\" record-number=\"沪 1\">"));
  BOOST_TEST(holds(refusal([] { return remove_party(vending(), PartyId("payment")); }), "payment"));
  const Document site = add_party(vending(), {PartyId("site"), "site-owner", "CN", two}).document;
  BOOST_TEST((remove_party(site, PartyId("site")).document.bytes() == vending_text()));
  BOOST_TEST(refusal([] { return set_party(vending(), PartyId("x"), {}); }) ==
             "There is no \"x\" under <parties>.");
  BOOST_TEST(after(add_contact(vending(), PartyId("operator"), {"web", "https://a.example"})) ==
             "+<contact kind=\"web\" value=\"https://a.example\"/>\n");
  BOOST_TEST(after(set_contact(vending(), PartyId("operator"), 0, {"phone", "1"})) ==
             "-<contact kind=\"phone\" value=\"400-000-0000\" hours=\"6:00–23:00\"/>\n"
             "+<contact kind=\"phone\" value=\"1\"/>\n");
  BOOST_TEST(holds(refusal([] { return remove_contact(vending(), PartyId("operator"), 0); }),
                   "says something that would be gone"));
  BOOST_TEST(refusal([] { return remove_contact(vending(), PartyId("operator"), 5); }) ==
             "The party \"operator\" has no contact number 6.");
}

BOOST_AUTO_TEST_CASE(purposes_and_alternatives) {
  const PurposeDraft draft{PurposeId("points"),         "marketing", "consent",
                           AlternativeId("qr-payment"), two,         two};
  BOOST_TEST(
      after(add_purpose(vending(), draft)) ==
      "+<purpose id=\"points\" kind=\"marketing\" legal-basis=\"consent\" alternative=\"qr-payment\">\n"
      "+<name>\n" +
          two_written + "+</name>\n+<description>\n" + two_written + "+</description>\n+</purpose>\n");
  const Document with = add_purpose(vending(), draft).document;
  BOOST_TEST((remove_purpose(with, PurposeId("points")).document.bytes() == vending_text()));
  BOOST_TEST(
      holds(refusal([] { return remove_purpose(vending(), PurposeId("face-payment")); }), "face-payment"));
  BOOST_TEST(holds(after(set_purpose(vending(), PurposeId("face-transmit"), {{"guardian-age", "18"}})),
                   "guardian-age=\"18\""));
  BOOST_TEST(holds(refusal([] {
                     return set_purpose(vending(), PurposeId("face-transmit"), {{"id", "x"}});
                   }),
                   "by renaming"));
  const AlternativeDraft cash{AlternativeId("cash"), "cash", two};
  BOOST_TEST(after(add_alternative(vending(), cash)) ==
             "+<alternative id=\"cash\" kind=\"cash\">\n+<name>\n" + two_written +
                 "+</name>\n+</alternative>\n");
  BOOST_TEST(after(set_alternative(vending(), AlternativeId("qr-payment"), {{"same-price", "false"}})) ==
             "-<alternative id=\"qr-payment\" kind=\"qr\">\n"
             "+<alternative id=\"qr-payment\" kind=\"qr\" same-price=\"false\">\n");
  BOOST_TEST(refusal([] { return remove_alternative(vending(), AlternativeId("qr-payment")); }) ==
             "The step \"dispense-qr\" is the service by \"qr-payment\". Remove or change it first.");
  // The last of an optional group goes with the group, and the first brings it.
  const std::string bare = edited(sound_flow().text(), "method=\"card\"", "method=\"face\" purpose=\"pay\"");
  const Document without =
      document_of(edited_everywhere(bare, "<choose-alternative alternative=\"card\"/>", "<continue/>"));
  const Document empty = remove_alternative(without, AlternativeId("card")).document;
  BOOST_TEST(!holds(empty.bytes(), "alternatives"));
  BOOST_TEST(add_alternative(empty, {AlternativeId("card"), "card", {{"en", "Card"}}})
                 .document.flow()
                 .alternatives.size() == 1U);
}

BOOST_AUTO_TEST_CASE(data_and_retention) {
  const DataDraft phone{DataId("phone"), "phone", "face-payment", "server", "internet", KeptFor{"P1Y"}, two};
  BOOST_TEST(after(add_data_item(vending(), phone)) ==
             "+<item id=\"phone\" category=\"phone\" purposes=\"face-payment\" storage=\"server\" "
             "egress=\"internet\">\n+<name>\n" +
                 two_written + "+</name>\n+<retention duration=\"P1Y\"/>\n+</item>\n");
  const DataId receipt("receipt-code");
  BOOST_TEST(after(set_retention(vending(), receipt, KeptFor{"P3Y"})) ==
             "-<retention duration=\"P5Y\"/>\n+<retention duration=\"P3Y\"/>\n");
  BOOST_TEST(after(set_retention(vending(), receipt, KeptUntil{"withdrawal", "P3Y"})) ==
             "-<retention duration=\"P5Y\"/>\n+<retention duration=\"P3Y\" event=\"withdrawal\"/>\n");
  BOOST_TEST(after(set_retention(vending(), DataId("face-image"), KeptUntil{"session-end"})) ==
             "-<retention event=\"result\" duration=\"PT20S\"/>\n+<retention event=\"session-end\"/>\n");
  const Document method = set_retention(vending(), receipt, KeptBy{two}).document;
  BOOST_TEST(method.flow().find_data("receipt-code")->retention.method.in("en") == "A");
  BOOST_TEST((set_retention(method, receipt, KeptFor{"P5Y"})
                  .document.flow()
                  .find_data("receipt-code")
                  ->retention.form == Retention::Form::duration));
  BOOST_TEST(set_retention(method, receipt, KeptBy{{{"en", "B"}}})
                 .document.flow()
                 .find_data("receipt-code")
                 ->retention.method.in("en") == "B");
  BOOST_TEST(holds(refusal([&] { return set_retention(vending(), receipt, KeptFor{"long"}); }), "long"));
  BOOST_TEST(
      holds(refusal([&] { return set_retention(vending(), receipt, KeptFor{""}); }), "<retention> needs"));
  BOOST_TEST(holds(after(set_data_item(vending(), receipt, {{"sensitive", "true"}})), "sensitive=\"true\""));
  BOOST_TEST(holds(refusal([&] {
                     return set_data_item(vending(), receipt, {{"purposes", "nothing"}});
                   }),
                   "nothing"));
  BOOST_TEST(refusal([&] { return remove_data_item(vending(), receipt); }) != "done");
  const Document with = add_data_item(vending(), phone).document;
  BOOST_TEST((remove_data_item(with, DataId("phone")).document.bytes() == vending_text()));
}

BOOST_AUTO_TEST_CASE(rights_policies_and_records) {
  BOOST_TEST(after(add_right(vending(), "explain", two)) ==
             "+<right kind=\"explain\">\n+<channel>\n" + two_written + "+</channel>\n+</right>\n");
  BOOST_TEST(refusal([] { return add_right(vending(), "copy", two); }) ==
             "The right \"copy\" is there already; change it.");
  BOOST_TEST(
      holds(refusal([] { return remove_right(vending(), "access"); }), "says something that would be gone"));
  BOOST_TEST(refusal([] { return remove_right(vending(), "object"); }) ==
             "The flow says nothing of the right \"object\".");
  BOOST_TEST(after(set_right(vending(), "copy", {{"in-person", "true"}})) ==
             "-<right kind=\"copy\">\n+<right kind=\"copy\" in-person=\"true\">\n");
  BOOST_TEST(after(add_policy(vending(), {PolicyId("full"), "general", "https://a.example/"})) ==
             "+<policy id=\"full\" audience=\"general\" url=\"https://a.example/\"/>\n");
  BOOST_TEST(holds(after(set_policy(vending(), PolicyId("rules"), {{"print", "true"}})), "print=\"true\""));
  BOOST_TEST(holds(refusal([] { return remove_policy(vending(), PolicyId("rules")); }),
                   "says something that would be gone"));
  BOOST_TEST(after(set_records_kept(vending(), "P3Y")) ==
             "-<records kept=\"P5Y\"/>\n+<records kept=\"P3Y\"/>\n");
  const Document none = set_records_kept(vending(), "").document;
  BOOST_TEST(after({msg("gone"), none}) == "-<records kept=\"P5Y\"/>\n");
  BOOST_TEST((set_records_kept(none, "P5Y").document.bytes() == vending_text()));
}

BOOST_AUTO_TEST_CASE(a_group_comes_with_its_first_and_goes_with_its_last) {
  const Document plain = document_of(sound_flow().text());
  const Texts said{{"en", "A"}};
  const auto same = [&](const Edit& edit) { return edit.document.bytes() == plain.bytes(); };
  const Document right = add_right(plain, "copy", said).document;
  BOOST_TEST(holds(right.bytes(), "<rights>"));
  BOOST_TEST(same(remove_right(right, "copy")));
  const Document two_rights = add_right(right, "delete", said).document;
  BOOST_TEST((remove_right(two_rights, "delete").document.bytes() == right.bytes()));
  const Document policy = add_policy(plain, {PolicyId("full"), "general", "https://a.example/"}).document;
  BOOST_TEST(holds(policy.bytes(), "<policies>"));
  BOOST_TEST(same(remove_policy(policy, PolicyId("full"))));
  const Document sign = add_sign(plain, {SignId("door"), "A4", "entrance", 1500, said}).document;
  BOOST_TEST(holds(sign.bytes(), "<signs>"));
  BOOST_TEST(same(remove_sign(sign, SignId("door"))));
}

BOOST_AUTO_TEST_CASE(device_and_theme) {
  BOOST_TEST(holds(after(set_device(vending(), {{"sound", "false"}, {"braille", ""}})),
                   "+<device sound=\"false\" large-text=\"true\""));
  BOOST_TEST(after(add_display(vending(), {DisplayId("small"), 480, 800, 100, 160, 500, 900})) ==
             "+<display id=\"small\" width-px=\"480\" height-px=\"800\" width-mm=\"100\" height-mm=\"160\" "
             "viewing-distance-mm=\"500\" bottom-height-mm=\"900\"/>\n");
  BOOST_TEST(holds(refusal([] { return remove_display(vending(), DisplayId("portrait-27")); }), "<display>"));
  BOOST_TEST(
      holds(after(set_display(vending(), DisplayId("portrait-27"), {{"input", "keys"}})), "input=\"keys\""));
  BOOST_TEST(after(remove_security(vending(), "encryption")) == "-<security measure=\"encryption\"/>\n");
  BOOST_TEST(refusal([] { return add_security(vending(), "encryption"); }) == "encryption is there already.");
  const Document bare = remove_security(vending(), "intrusion-detection").document;
  BOOST_TEST((add_security(bare, "intrusion-detection").document.bytes() == vending_text()));
  BOOST_TEST(refusal([] { return remove_security(vending(), "moat"); }) ==
             "The device has no protection moat.");
  BOOST_TEST(holds(after(set_theme(vending(), {{"accent", "#112233"}, {"line", ""}})),
                   "accent=\"#112233\" on-accent=\"#FFFFFF\"/>"));
  BOOST_TEST(refusal([] { return set_theme(vending(), {{"accent", "red"}}); }) != "done");
  const Document plain = document_of(sound_flow().text());
  BOOST_TEST(holds(set_theme(plain, {{"text", "#000000"}}).document.bytes(),
                   "</device><theme text=\"#000000\"/><entries>"));
}

BOOST_AUTO_TEST_CASE(signs) {
  const SignDraft draft{SignId("door"), "A4", "entrance", 1500, two};
  BOOST_TEST(after(add_sign(vending(), draft)) ==
             "+<sign id=\"door\" paper=\"A4\" place=\"entrance\" viewing-distance-mm=\"1500\">\n+<title>\n" +
                 two_written + "+</title>\n+</sign>\n");
  BOOST_TEST(
      (remove_sign(add_sign(vending(), draft).document, SignId("door")).document.bytes() == vending_text()));
  BOOST_TEST(holds(after(set_sign(vending(), SignId("machine-sign"), {{"paper", "A3"}})), "paper=\"A3\""));
  const Document none = remove_sign(vending(), SignId("machine-sign")).document;
  BOOST_TEST(!holds(none.bytes(), "signs"));
  BOOST_TEST(add_sign(none, draft).document.flow().signs.size() == 1U);
}

BOOST_AUTO_TEST_CASE(
    a_sign_can_begin_with_the_texts_of_another_or_with_what_a_notice_says_of_who_why_and_how_long) {
  SignDraft draft{SignId("door"), "A4", "entrance", 1500, two, SignId("machine-sign")};
  const auto texts = [&] {
    std::vector<std::string> all;
    const Document made = add_sign(vending(), draft).document;
    for (const Block& block : made.flow().signs.back().blocks)
      all.push_back(block.role + " " + std::string(block.text.in("en")));
    return all;
  };
  std::vector<std::string> first;
  for (const Block& block : vending().flow().signs.front().blocks)
    first.push_back(block.role + " " + std::string(block.text.in("en")));
  BOOST_TEST(texts() == first, boost::test_tools::per_element());
  draft.like = StepId("face-notice");
  const std::vector<std::string> of_the_notice = texts();
  const auto says = [&](const std::string& role) {
    return std::any_of(of_the_notice.begin(), of_the_notice.end(),
                       [&](const std::string& text) { return text.starts_with(role + " "); });
  };
  for (const char* role : {"purpose", "retention", "controller-identity", "contact", "alternative"})
    BOOST_TEST(says(role), role);
  BOOST_TEST(!says("impact"));
  draft.like = SignId("nowhere");
  BOOST_TEST(refusal([&] { return add_sign(vending(), draft); }) != "done");
}

BOOST_AUTO_TEST_SUITE_END()
