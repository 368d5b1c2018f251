// SPDX-License-Identifier: MIT
// Every rule of every pack: the attested template passes it, and a small fault in the template fails it, with
// a message that is filled in and a place that leads to the fault.
#include <boost/test/unit_test.hpp>

#include "schema/attest.hpp"
#include "schema/flow_words.hpp"
#include "schema/rule_pack.hpp"
#include "tests/schema/checked.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace {

struct Edit {
  std::string from, to;
};
struct Fault {
  std::string rule;
  std::string place;  // what the line that the finding points to holds
  std::vector<Edit> edits;
};

const std::string root = "<flow ", scan = "<capture id=\"scan\"", deployment = "<deployment ";
const std::string demanded =
    R"(<field data="receipt-code" required="true"><label><text lang="zh-CN">请填写</text><text lang="en">Fill in</text></label></field>)";
const Edit demand{R"(<choice id="by-qr" to="pay-qr">)", demanded + R"(<choice id="by-qr" to="pay-qr">)"};
const Edit no_consent{R"(<choice id="continue" to="face-consent">)", R"(<choice id="continue" to="scan">)"};
const Edit weak_refusal{
    "<choice id=\"refuse\" to=\"pay-qr\">\n        <label>\n          <text lang=\"zh-CN\">不同意",
    "<choice id=\"refuse\" to=\"pay-qr\" emphasis=\"link\">\n        <label>\n          <text "
    "lang=\"zh-CN\">不同意"};
const Edit any{"PT180S", "PT181S"};

const std::vector<Fault>& faults() {
  static const std::vector<Fault> table = {
      // A machine that works
      {"X-LOCALE.1", "<block style=\"lead\">", {{"<text lang=\"en\">Drinks and snacks, all day</text>", ""}}},
      {"X-LOCALE.2", "<block>", {{"Every way costs the same.", "Every way costs the same 5."}}},
      {"X-LOCALE.3",
       "<block style=\"lead\">",
       {{"<text lang=\"en\">Drinks", "<text lang=\"en\" state=\"draft\">Drinks"}}},
      {"FN-LAYOUT.1",
       "<screen id=\"attract\"",
       {{"Drinks and snacks, all day",
         [] {
           std::string text;
           for (int i = 0; i < 700; ++i) text += "Drinks and snacks, all day. ";
           return text;
         }()}}},
      {"FN-LAYOUT.2", "<screen id=\"attract\"", {{"Drinks and snacks", "\U00013000 Drinks and snacks"}}},
      {"FN-FLOW.1",
       "<host id=\"print-receipt\"",
       {{"<choice id=\"finish\" to=\"goodbye\">", "<choice id=\"finish\" to=\"thanks\">"},
        {"<exit on=\"timeout\" after=\"PT15S\" to=\"goodbye\"/>",
         "<exit on=\"timeout\" after=\"PT15S\" to=\"thanks\"/>"}}},
      {"FN-FLOW.2",
       "<host id=\"print-receipt\"",
       {{"<choice id=\"print\" to=\"print-receipt\">", "<choice id=\"print\" to=\"thanks\">"}}},

      // Measures 2025
      {"CN-FRT-4.1",
       scan,
       {{"不带手机和银行卡付款时，需要面部信息才能核对付款人；选择扫码支付则完全不需要",
         "仅用于确认本次购物的付款人是您本人"}}},
      {"CN-FRT-5.1", scan, {{"<block role=\"impact\" style=\"item\">", "<block style=\"item\">"}}},
      {"CN-FRT-5.2", "<block role=\"alternative\"", {{"text=\"#15202B\"", "text=\"#D0D0D0\""}}},
      {"CN-FRT-6.1", scan, {no_consent}},
      {"CN-FRT-6.1-act",
       "<exit on=\"timeout\" after=\"PT180S\"",
       {{"<exit on=\"timeout\" after=\"PT180S\" to=\"goodbye\"/>",
         "<exit on=\"timeout\" after=\"PT180S\" to=\"face-consent\"><consent "
         "purpose=\"face-payment\"/></exit>"}}},
      {"CN-FRT-6.1-default",
       "<choice id=\"agree\"",
       {{"<choice id=\"agree\" to=\"transmit-consent\">",
         "<choice id=\"agree\" to=\"transmit-consent\" preselected=\"true\">"}}},
      {"CN-FRT-6.1-bundle",
       "<choice id=\"agree\"",
       {{"<consent purpose=\"face-payment\"/>",
         "<consent purpose=\"face-payment\"/><consent purpose=\"face-transmit\"/>"}}},
      {"CN-FRT-6.2",
       "<purpose id=\"face-payment\"",
       {{"<choice id=\"confirm\" to=\"erase\">", "<choice id=\"confirm\" to=\"erased\">"}}},
      {"CN-FRT-7.1",
       scan,
       {{"<choice id=\"by-face\" to=\"age\">", "<choice id=\"by-face\" to=\"face-notice\">"}}},
      {"CN-FRT-7.2", root, {{"audience=\"minor\"", "audience=\"general\""}}},
      {"CN-FRT-8.1",
       scan,
       {{"<choice id=\"agree\" to=\"transmit-consent\">", "<choice id=\"agree\" to=\"scan\">"}}},
      {"CN-FRT-8.2",
       "<item id=\"face-image\"",
       {{"<retention event=\"result\" duration=\"PT20S\"/>", "<retention event=\"result\"/>"}}},
      {"CN-FRT-8.2-told",
       "<item id=\"face-template\"",
       {{"{data.face-template.retention}；{data.receipt-code.name}",
         "得出结果后立即删除；{data.receipt-code.name}"}}},
      {"CN-FRT-9.1", root, {any}},
      {"CN-FRT-10.1",
       "<screen id=\"pay\"",
       {{"service=\"purchase\" method=\"qr-payment\"", "service=\"another\" method=\"qr-payment\""}}},
      {"CN-FRT-10.2",
       "<choice id=\"refuse\"",
       {{"<choice id=\"refuse\" to=\"pay-qr\">", "<choice id=\"refuse\" to=\"goodbye\">"}}},
      {"CN-FRT-10.2-price",
       "<alternative id=\"qr-payment\"",
       {{"kind=\"qr\">", "kind=\"qr\" same-price=\"false\">"}}},
      {"CN-FRT-10.2-taps",
       "<screen id=\"transmit-consent\"",
       {{"What it means for you: {purpose.face-transmit.impact}</text>\n      </block>\n      <choice "
         "id=\"refuse\" to=\"pay-qr\">",
         "What it means for you: {purpose.face-transmit.impact}</text>\n      </block>\n      <choice "
         "id=\"refuse\" to=\"pay\">"}}},
      {"CN-FRT-12.1",
       "<choice id=\"by-face\"",
       {{"<text lang=\"en\">Pay by face</text>", "<text lang=\"en\">Face is faster</text>"}}},
      {"CN-FRT-12.1-again",
       "<screen id=\"face-consent\"",
       {{"<choice id=\"refuse\" to=\"pay-qr\">", "<choice id=\"refuse\" to=\"face-consent\">"}}},
      {"CN-FRT-12.1-symmetry", "<choice id=\"agree\"", {weak_refusal}},
      {"CN-FRT-13.1", deployment, {{"place=\"before-zone\"", "place=\"inside-zone\""}}},
      {"CN-FRT-13.1R", deployment, {any}},
      {"CN-FRT-13.2",
       deployment,
       {{"<deployment place=\"public\"", "<deployment place=\"private\" private-space=\"toilet\""}}},
      {"CN-FRT-14.1", root, {{"<security measure=\"intrusion-detection\"/>", ""}}},
      {"CN-FRT-15.1", root, {{"stored-faces=\"0\"", "stored-faces=\"200000\""}}},

      // Personal Information Protection Law
      {"CN-PIPL-13",
       "<purpose id=\"face-payment\"",
       {{"legal-basis=\"consent\" citation=\"PIPL Art. 13(1)(1), 29\"", "legal-basis=\"contract\""}}},
      {"CN-PIPL-14.1", "<screen id=\"face-consent\"", {weak_refusal}},
      {"CN-PIPL-16",
       "<choice id=\"confirm\"",
       {{"<choice id=\"shop\" to=\"goods\">", "<choice id=\"shop\" to=\"goodbye\">"}}},
      {"CN-PIPL-17.1", scan, {{"<block role=\"data-categories\" style=\"item\">", "<block style=\"item\">"}}},
      {"CN-PIPL-17.2",
       root,
       {{"url=\"https://example.com/face-rules\" screen=\"rules\"",
         "url=\"https://example.com/face-rules\""}}},
      {"CN-PIPL-23",
       "<party id=\"payment\"",
       {{"接收方：{party.payment.name}（{party.payment.contacts}），", "接收方：{party.payment.name}，"}}},
      {"CN-PIPL-28", "<item id=\"face-image\"", {{"sensitive=\"true\"", "sensitive=\"false\""}}},
      {"CN-PIPL-29", scan, {no_consent}},
      {"CN-PIPL-30", scan, {{"<block role=\"necessity\" style=\"item\">", "<block style=\"item\">"}}},
      {"CN-PIPL-44-48",
       root,
       {{"<right kind=\"copy\">", "<right kind=\"explain\">"}, {"{right.copy}", "—"}, {"{right.copy}", "—"}}},

      // Shanghai
      {"SH-VEND-1",
       scan,
       {{"<choice id=\"start\" to=\"goods\"",
         "<exit on=\"presence\" to=\"scan\"/><choice id=\"start\" to=\"goods\""}}},
      {"SH-VEND-3", "<field data=\"receipt-code\"", {demand, {"category=\"other\"", "category=\"phone\""}}},
      {"SH-VEND-6",
       "<purpose id=\"face-transmit\"",
       {{"<withdraw purpose=\"face-payment\"/>\n        <withdraw purpose=\"face-transmit\"/>", ""}}},
      {"SH-CONS-31.1",
       "<field data=\"receipt-code\"",
       {demand, {"category=\"other\" necessary=\"true\"", "category=\"gender\" necessary=\"false\""}}},
      {"SH-CONS-31.2", root, {{"<records kept=\"P5Y\"/>", "<records kept=\"P1Y\"/>"}}},
      {"SH-3P",
       "<screen id=\"pay\"",
       {{"<choice id=\"by-face\" to=\"age\">", "<choice id=\"by-face\" to=\"age\" emphasis=\"primary\">"}}},
      {"SH-3P-size",
       "<choice id=\"by-face\"",
       {{"<choice id=\"by-qr\" to=\"pay-qr\">", "<choice id=\"by-qr\" to=\"pay-qr\" emphasis=\"link\">"}}},
      {"SH-3P-order",
       "<screen id=\"pay\"",
       {{"<choose-face purpose=\"face-payment\"/>", "<choose-alternative alternative=\"qr-payment\"/>"},
        {"<choose-alternative alternative=\"qr-payment\"/>", "<choose-face purpose=\"face-payment\"/>"}}},
      {"CN-TC260-PAY.1", scan, {{"longest=\"PT20S\"", "longest=\"PT90S\""}}}};
  return table;
}

// The template with every review item answered: it passes every rule there is.
const std::string& attested() {
  static const std::string text = [] {
    Document document = document_of(vending_text());
    for (const RulePack& pack : load_rule_packs())
      for (const std::string& item : pack.review_ids())
        document = attest(document, {item, "Li Wei", "counsel", "2026-10-01", "", ""});
    return document.bytes();
  }();
  return text;
}

std::string spoilt(const Fault& fault) {
  std::string text = attested();
  for (const Edit& edit : fault.edits) text = edited(text, edit.from, edit.to);
  return text;
}

// What a message must not hold: a value that was not there, a binding or expression that was not filled in.
void check_filled_in(const std::string& text) {
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(!text.empty());
    for (const char* left_over :
         {"\"\"", "“”", "()", "（）", "  ", "$", "@", "NaN", "value-of", " .", " ,", "，。", "：。", ": ."})
      BOOST_TEST(text.find(left_over) == std::string::npos, left_over);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_pass_and_fail)

BOOST_AUTO_TEST_CASE(every_rule_of_every_pack_has_a_fault_that_shows_it) {
  std::set<std::string> rules, shown;
  for (const RulePack& pack : load_rule_packs())
    for (const std::string& id : pack.assertion_ids()) rules.insert(id);
  for (const Fault& fault : faults()) BOOST_TEST(shown.insert(fault.rule).second, fault.rule);
  BOOST_TEST(shown == rules, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_attested_template_passes_every_rule) {
  const Report report = checked(attested());
  BOOST_TEST((report.verdict == Verdict::clean));
  for (const Finding& finding : report.findings) BOOST_ERROR(finding.id << ": " << finding.message);
  BOOST_TEST(report.rules == faults().size());
}

BOOST_AUTO_TEST_CASE(each_fault_is_found_by_its_rule) {
  for (const Fault& fault : faults()) BOOST_TEST_CONTEXT(fault.rule) {
      const Document document = document_of(spoilt(fault));
      BOOST_REQUIRE_NO_THROW(document.require_sound());
      const VisualFacts visual = measure_screens(document.flow(), fonts());
      const Report english = check(document, visual, as_of("", "en")),
                   chinese = check(document, visual, as_of("", "zh-CN"));
      for (const Report* report : {&english, &chinese}) {
        BOOST_REQUIRE((report->verdict != Verdict::could_not_check));
        const Finding* finding = find(*report, fault.rule);
        BOOST_TEST_REQUIRE(finding != nullptr);
        check_filled_in(finding->message);
        check_filled_in(finding->citation);
        BOOST_TEST(!finding->fix.empty());
        BOOST_TEST(document.line_text(finding->place.line).find(fault.place) != std::string_view::npos,
                   document.where(finding->place) << " " << document.line_text(finding->place.line));
        BOOST_TEST(finding->fingerprint.size() == 16u);
        for (const FindingEvent& event : finding->trace) BOOST_TEST(!event.to.empty());
      }
      BOOST_TEST(find(english, fault.rule)->message != find(chinese, fault.rule)->message);
      BOOST_TEST((english.verdict == Verdict::clean) == (english.count(Severity::error) == 0));
    }
}

// A finding about what can happen shows how: a trace that the player's own function can follow.
BOOST_AUTO_TEST_CASE(findings_about_paths_come_with_one) {
  for (const char* rule :
       {"CN-FRT-5.1", "CN-FRT-6.1", "CN-FRT-7.1", "CN-FRT-8.1", "CN-FRT-10.1", "CN-FRT-10.2",
        "CN-FRT-10.2-taps", "CN-FRT-12.1", "CN-FRT-12.1-again", "CN-PIPL-16", "CN-PIPL-17.1", "CN-PIPL-29",
        "CN-PIPL-30", "SH-VEND-1", "SH-VEND-3", "SH-CONS-31.1", "SH-3P", "FN-FLOW.1"}) {
    const auto fault = std::find_if(faults().begin(), faults().end(),
                                    [&](const Fault& candidate) { return candidate.rule == rule; });
    const Document document = document_of(spoilt(*fault));
    const Report report = check_laid_out(document, fonts(), as_of(""));
    const Finding* finding = find(report, rule);
    BOOST_REQUIRE_MESSAGE(finding != nullptr, rule);
    BOOST_TEST(!finding->trace.empty(), rule);
    State state;
    for (const FindingEvent& event : finding->trace) {
      Event taken;
      while (event.event != event_word(taken.kind))
        taken.kind = static_cast<EventKind>(static_cast<int>(taken.kind) + 1);
      if (!event.choice.empty()) {
        const std::vector<Choice>& choices = document.flow().steps[state.step].choices;
        while (choices.at(taken.choice).id != event.choice) ++taken.choice;
      }
      const Transition next = transition(document.flow(), state, taken);
      BOOST_REQUIRE_MESSAGE(next.accepted, rule << ": " << event.event);
      state = next.state;
      BOOST_TEST(document.flow().steps[state.step].id == event.to, rule);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
