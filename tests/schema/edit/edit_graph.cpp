// SPDX-License-Identifier: MIT
// Steps, ways, choices, blocks and ids: each edit by example, and its refusals.
#include "schema/document/placeholders.hpp"
#include "schema/edit/blocks.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/rename.hpp"
#include "schema/edit/steps.hpp"
#include "schema/edit/waive.hpp"
#include "tests/schema/edit/edit_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(edit_graph)

namespace {

const Texts both_names{{"zh-CN", "甲"}, {"en", "A"}};
const StepId pay("pay"), goodbye("goodbye"), thanks("thanks");
const ChoiceId by_qr{pay, "by-qr"};

std::string xml_after(const Edit& edit) {
  return changes(vending(), edit);
}
StepDraft draft(const NewKind& kind) {
  return {StepId("new"), kind, both_names, thanks, goodbye, both_names};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_step_comes_with_all_that_its_kind_must_have) {
  const std::vector<std::pair<NewKind, std::string>> kinds = {
      {NewScreen{"info"}, "exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\""},
      {NewScreen{"attract"}, "choice id=\"next\" to=\"thanks\""},
      {NewCapture{PurposeId("face-payment"), "detect", "face-image", "PT10S"}, "exit on=\"cancelled\""},
      {NewService{"purchase", "face", "face-payment"}, "exit on=\"done\" to=\"thanks\""},
      {NewService{"purchase", "qr-payment"}, "exit on=\"fault\" to=\"goodbye\""},
      {NewErase{"face-payment"}, "purposes=\"face-payment\""},
      {NewHost{"open-door"}, "call=\"open-door\""},
      {NewEnd{}, "<end id=\"new\"/>"}};
  for (const auto& [kind, part] : kinds) {
    const Edit edit = add_step(vending(), draft(kind));
    const std::string diff = xml_after(edit);
    BOOST_TEST(holds(diff, part), diff);
    BOOST_TEST(diff.find("\n-") == std::string::npos);
    BOOST_TEST((delete_step(edit.document, StepId("new"), goodbye).document.bytes() == vending_text()));
  }
  StepDraft behind = draft(NewEnd{});
  behind.behind = pay;
  const Document placed = add_step(vending(), behind).document;
  BOOST_TEST(placed.flow().find_step("new") == placed.flow().find_step("pay") + 1);
}

BOOST_AUTO_TEST_CASE(a_step_that_cannot_stand_is_refused) {
  StepDraft taken = draft(NewEnd{});
  taken.id = pay;
  BOOST_TEST(refusal([&] { return add_step(vending(), taken); }) ==
             "Another step has the id \"pay\". Choose another one.");
  StepDraft lost = draft(NewScreen{"info"});
  lost.next = StepId("nowhere");
  BOOST_TEST(holds(refusal([&] { return add_step(vending(), lost); }), "nowhere"));
  BOOST_TEST(holds(refusal([&] { return add_step(vending(), draft(NewErase{"nothing"})); }), "nothing"));
  BOOST_TEST(refusal([&] { return add_step(vending(), draft(NewScreen{"novel"})); }) != "done");
}

BOOST_AUTO_TEST_CASE(duplicating_keeps_comments_and_turns_to_itself) {
  const Document before =
      document_of(edited(vending_text(), "<screen id=\"attract\" kind=\"attract\" icon=\"goods\">",
                         "<screen id='attract' kind=\"attract\" icon=\"goods\"><!-- hello -->"));
  const Document made = duplicate_step(before, StepId("attract"), StepId("attract-2")).document;
  const StepIndex copy = made.flow().find_step("attract-2");
  BOOST_REQUIRE(copy == made.flow().find_step("attract") + 1);
  BOOST_TEST(made.flow().steps[copy].choices[3].target == copy);
  BOOST_TEST(holds(made.bytes(), "<screen id='attract-2' kind=\"attract\" icon=\"goods\"><!-- hello -->"));
  BOOST_TEST((delete_step(made, StepId("attract-2"), StepId("attract")).document.bytes() == before.bytes()));
  BOOST_TEST(refusal([] { return duplicate_step(vending(), pay, goodbye); }) ==
             "Another step has the id \"goodbye\". Choose another one.");
}

BOOST_AUTO_TEST_CASE(deleting_leads_the_ways_elsewhere) {
  const Document without = delete_step(vending(), StepId("face-failed"), StepId("pay")).document;
  BOOST_TEST(without.flow().find_step("face-failed") == no_step);
  const Step& scan = without.flow().steps[without.flow().find_step("scan")];
  BOOST_TEST(without.flow().steps[scan.exit(ExitKind::failed)->target].id == "pay");
  BOOST_TEST(without.flow().steps[scan.choices[0].target].id == "pay");
  BOOST_TEST(refusal([] { return delete_step(vending(), pay, pay); }) ==
             "The ways to \"pay\" must lead to another step.");
  BOOST_TEST(refusal([] { return delete_step(vending(), StepId("rules"), pay); }) ==
             "The rules \"rules\" are shown on \"rules\". Give them another screen first.");
  // By the words that would print what is gone, not by the name of the value.
  const std::string scan_is_told = refusal([] { return delete_step(vending(), StepId("scan"), pay); });
  BOOST_TEST(holds(scan_is_told, "says something that would be gone"), scan_is_told);
  BOOST_TEST(holds(scan_is_told, "20"), scan_is_told);
  BOOST_TEST(!holds(scan_is_told, "{"), scan_is_told);
  BOOST_TEST(holds(refusal([] { return delete_step(vending(), StepId("attract"), goodbye); }), "<end>"));
  BOOST_TEST(refusal([] { return delete_step(vending(), StepId("x"), pay); }) ==
             "There is no \"x\" under <steps>.");
}

BOOST_AUTO_TEST_CASE(moving_and_changing_a_step) {
  const Document first = move_step(vending(), pay, std::nullopt).document;
  BOOST_TEST(first.flow().steps[0].id == "pay");
  const Document back = move_step(first, pay, StepId("goods")).document;
  BOOST_TEST(back.flow().steps[2].id == "pay");
  BOOST_TEST((back.bytes().size() == vending_text().size()));
  BOOST_TEST(xml_after(set_step(vending(), pay, {{"icon", "hand"}, {"media", "video"}})) ==
             "-<screen id=\"pay\" kind=\"info\" icon=\"qr\">\n"
             "+<screen id=\"pay\" kind=\"info\" icon=\"hand\" media=\"video\">\n");
  BOOST_TEST(refusal([] { return set_step(vending(), pay, {{"icon", "skull"}}); }) != "done");
}

BOOST_AUTO_TEST_CASE(ways) {
  BOOST_TEST(xml_after(connect(vending(), by_qr, thanks)) ==
             "-<choice id=\"by-qr\" to=\"pay-qr\">\n+<choice id=\"by-qr\" to=\"thanks\">\n");
  BOOST_TEST(xml_after(connect(vending(), ExitOf{pay, "timeout"}, thanks)) ==
             "-<exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>\n"
             "+<exit on=\"timeout\" after=\"PT60S\" to=\"thanks\"/>\n");
  BOOST_TEST(xml_after(connect(vending(), ExitOf{pay, "presence"}, thanks)) ==
             "+<exit on=\"presence\" to=\"thanks\"/>\n");
  const Document more = connect(vending(), ExitOf{pay, "presence"}, thanks).document;
  BOOST_TEST((disconnect(more, ExitOf{pay, "presence"}).document.bytes() == vending_text()));
  BOOST_TEST(xml_after(connect(vending(), EntryOn{"presence"}, pay)) ==
             "-<entry on=\"presence\" to=\"attract\"/>\n+<entry on=\"presence\" to=\"pay\"/>\n");
  BOOST_TEST(xml_after(disconnect(vending(), EntryOn{"presence"})) ==
             "-<entry on=\"presence\" to=\"attract\"/>\n");
  BOOST_TEST(holds(refusal([] { return disconnect(vending(), EntryOn{"idle"}); }), "<entry on=\"idle\""));
  BOOST_TEST(holds(refusal([] {
                     return disconnect(vending(), ExitOf{pay, "timeout"});
                   }),
                   "step \"pay\" has no exit on timeout"));
  BOOST_TEST(refusal([] { return disconnect(vending(), by_qr); }) ==
             "A choice always leads somewhere. Lead it elsewhere, or remove it.");
  BOOST_TEST(holds(refusal([] { return connect(vending(), EntryOn{"idle"}, goodbye); }), "<end>"));
  BOOST_TEST(refusal([] { return connect(vending(), by_qr, StepId("x")); }) ==
             "There is no \"x\" under <steps>.");
  BOOST_TEST(xml_after(set_timeout(vending(), pay, "PT45S")) ==
             "-<exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>\n"
             "+<exit on=\"timeout\" after=\"PT45S\" to=\"goodbye\"/>\n");
  BOOST_TEST(refusal([] { return set_timeout(vending(), StepId("attract"), "PT45S"); }) ==
             "The step \"attract\" has no exit on timeout.");
  BOOST_TEST(refusal([] { return set_timeout(vending(), pay, "a while"); }) != "done");
  BOOST_TEST(xml_after(set_branches(vending(), by_qr, {{"face-payment", thanks}})) ==
             "+<when consented=\"face-payment\" to=\"thanks\"/>\n");
  const Document branched = set_branches(vending(), by_qr, {{"face-payment", thanks}}).document;
  BOOST_TEST((set_branches(branched, by_qr, {}).document.bytes() == vending_text()));
}

BOOST_AUTO_TEST_CASE(choices) {
  const ChoiceDraft cash{
      "cash", thanks, both_names, {{"choose-alternative", "qr-payment"}, {"continue"}}, "link"};
  BOOST_TEST(
      xml_after(add_choice(vending(), pay, cash)) ==
      "+<choice id=\"cash\" to=\"thanks\" emphasis=\"link\">\n+<label>\n+<text lang=\"zh-CN\">甲</text>\n"
      "+<text lang=\"en\">A</text>\n+</label>\n+<choose-alternative alternative=\"qr-payment\"/>\n"
      "+<continue/>\n+</choice>\n");
  const Document with = add_choice(vending(), pay, cash).document;
  BOOST_TEST((remove_choice(with, {pay, "cash"}).document.bytes() == vending_text()));
  BOOST_TEST(holds(refusal([&] { return add_choice(with, pay, cash); }), "two choices have the id \"cash\""));
  BOOST_TEST(refusal([&] { return add_choice(vending(), goodbye, cash); }) ==
             "\"goodbye\" is an end: nothing is shown there.");
  const Document moved = move_choice(vending(), {pay, "back"}, 0).document;
  BOOST_TEST(moved.flow().steps[2].choices[0].id == "back");
  BOOST_TEST((move_choice(moved, {pay, "back"}, 2).document.bytes() == vending_text()));
  BOOST_TEST(refusal([] { return move_choice(vending(), by_qr, 3); }) ==
             "There are only 3 of them to stand among.");
  BOOST_TEST(xml_after(set_choice_label(vending(), by_qr, {"en", "QR"})) ==
             "-<text lang=\"en\">Pay by QR code</text>\n+<text lang=\"en\">QR</text>\n");
  BOOST_TEST(xml_after(set_choice_acts(vending(), by_qr, {{"continue"}, {"refuse", "face-payment"}})) ==
             "-<choose-alternative alternative=\"qr-payment\"/>\n+<continue/>\n+<refuse "
             "purpose=\"face-payment\"/>\n");
  BOOST_TEST(holds(refusal([] { return set_choice_acts(vending(), by_qr, {{"consent", "x"}}); }), "\"x\""));
  BOOST_TEST(
      xml_after(set_choice_look(vending(), by_qr, "primary")) ==
      "-<choice id=\"by-qr\" to=\"pay-qr\">\n+<choice id=\"by-qr\" to=\"pay-qr\" emphasis=\"primary\">\n");
  BOOST_TEST((
      set_choice_look(set_choice_look(vending(), by_qr, "link").document, by_qr, "normal").document.bytes() ==
      vending_text()));
  BOOST_TEST(xml_after(set_choice_target(vending(), by_qr, thanks)) ==
             xml_after(connect(vending(), by_qr, thanks)));
  BOOST_TEST(holds(xml_after(set_choice(vending(), by_qr, {{"by", "staff"}})), "by=\"staff\""));
  BOOST_TEST(refusal([] {
               return remove_choice(vending(), {pay, "x"});
             }) == "The step \"pay\" has no choice \"x\".");
}

BOOST_AUTO_TEST_CASE(blocks_and_fields) {
  BOOST_TEST(xml_after(add_block(vending(), pay, {"rights", "small", both_names})) ==
             "+<block role=\"rights\" style=\"small\">\n+<text lang=\"zh-CN\">甲</text>\n+<text "
             "lang=\"en\">A</text>\n"
             "+</block>\n");
  const SignId sign("machine-sign");
  const Document signed_off = add_block(vending(), sign, {"", "", both_names}).document;
  BOOST_TEST(signed_off.flow().signs[0].blocks.back().text.in("en") == "A");
  BOOST_TEST((remove_block(signed_off, {sign, 8}).document.bytes() == vending_text()));
  const Document moved = move_block(vending(), {sign, 6}, 0).document;
  BOOST_TEST(moved.flow().signs[0].blocks[0].role == "contact");
  BOOST_TEST((move_block(moved, {sign, 0}, 6).document.bytes() == vending_text()));
  BOOST_TEST(xml_after(set_block_role(vending(), {pay, 0}, "rights")) ==
             "-<block>\n+<block role=\"rights\">\n");
  BOOST_TEST(xml_after(set_block_style(vending(), {pay, 0}, "lead")) ==
             "-<block>\n+<block style=\"lead\">\n");
  BOOST_TEST(refusal([] { return set_block_role(vending(), {pay, 0}, "poem"); }) != "done");
  BOOST_TEST(refusal([] { return remove_block(vending(), {pay, 1}); }) == "\"pay\" has no block number 2.");
  BOOST_TEST(xml_after(add_field(vending(), pay, DataId("receipt-code"), both_names)) ==
             "+<field data=\"receipt-code\">\n+<label>\n+<text lang=\"zh-CN\">甲</text>\n+<text "
             "lang=\"en\">A</text>\n"
             "+</label>\n+</field>\n");
  BOOST_TEST(holds(refusal([] { return add_field(vending(), pay, DataId("x"), both_names); }), "\"x\""));
  const FieldId code{StepId("withdraw"), 0};
  BOOST_TEST(holds(xml_after(set_field(vending(), code, {{"required", "false"}})), "required=\"false\""));
  BOOST_TEST(!holds(remove_field(vending(), code).document.bytes(), "<field"));
}

BOOST_AUTO_TEST_CASE(what_refers_to_an_id_follows_it) {
  const std::vector<AnyId> ids = {
      PartyId("operator"),     PartyId("payment"),     AlternativeId("qr-payment"), PurposeId("face-payment"),
      DataId("face-image"),    DataId("receipt-code"), PolicyId("rules"),           DisplayId("portrait-27"),
      SignId("machine-sign"),  StepId("scan"),         StepId("goodbye"),           StepId("rules"),
      ChoiceId{pay, "by-face"}};
  for (const AnyId& id : ids) {
    const Document renamed = rename_id(vending(), id, "another-name").document;
    BOOST_TEST(renamed.flow().steps.size() == vending().flow().steps.size());
    // Every text says what it said.
    for (std::size_t i = 0; i < renamed.flow().steps.size(); ++i)
      for (std::size_t j = 0; j < renamed.flow().steps[i].blocks.size(); ++j)
        BOOST_TEST(
            fill_placeholders(renamed.flow(), renamed.flow().steps[i].blocks[j].text.in("en"), "en") ==
            fill_placeholders(vending().flow(), vending().flow().steps[i].blocks[j].text.in("en"), "en"));
    const AnyId now = std::visit(
        [](const auto& old) -> AnyId {
          if constexpr (std::is_same_v<std::decay_t<decltype(old)>, ChoiceId>)
            return ChoiceId{old.step, "another-name"};
          else
            return std::decay_t<decltype(old)>("another-name");
        },
        id);
    const std::string was = std::visit(
        [](const auto& old) -> std::string {
          if constexpr (std::is_same_v<std::decay_t<decltype(old)>, ChoiceId>)
            return old.choice;
          else
            return old.text();
        },
        id);
    BOOST_TEST((rename_id(renamed, now, was).document.bytes() == vending_text()), was);
  }
}

BOOST_AUTO_TEST_CASE(renaming_touches_only_what_it_means) {
  // {{ is a brace; an id that only begins alike is another id.
  const Document before =
      document_of(edited_everywhere(edited(vending_text(), "Drinks and snacks, all day",
                                           "{{ {data.face-image.name} {{{data.face-image.name}"),
                                    "receipt-code", "face-image-2"));
  const Document after_it = rename_id(before, DataId("face-image"), "picture").document;
  BOOST_TEST(holds(after_it.bytes(), "{{ {data.picture.name} {{{data.picture.name}"));
  BOOST_TEST(holds(after_it.bytes(), "{data.face-image-2.name}"));
  BOOST_TEST(holds(after_it.bytes(), "category=\"face-image\""));
  BOOST_TEST(refusal([] { return rename_id(vending(), DataId("face-image"), "receipt-code"); }) ==
             "The id \"receipt-code\" is taken. Choose another one.");
  BOOST_TEST(refusal([] { return rename_id(vending(), pay, "1 2"); }) != "done");
  BOOST_TEST(holds(refusal([] { return rename_id(vending(), AlternativeId("qr-payment"), "face"); }),
                   "with a face"));
}

// An exemption means a step or a purpose: where both have the name, it stays, and everything else follows.
BOOST_AUTO_TEST_CASE(an_exemption_follows_what_it_means_and_nothing_where_it_means_two) {
  const auto with_scope = [](const std::string& scope) {
    return document_of(
        edited(vending_text(), "</deployment>",
               "<exemption statute=\"s\" scope=\"" + scope + "\" relaxes=\"notice\"/></deployment>"));
  };
  const std::string renamed = "scope=\"look\"";
  const Document step = with_scope("scan"), purpose = with_scope("face-payment");
  BOOST_TEST(holds(rename_id(step, StepId("scan"), "look").document.bytes(), renamed));
  BOOST_TEST(holds(rename_id(purpose, PurposeId("face-payment"), "look").document.bytes(), renamed));
  BOOST_TEST(!holds(rename_id(purpose, StepId("scan"), "look").document.bytes(), renamed));
  const Document two = rename_id(with_scope("scan"), PurposeId("face-payment"), "scan").document;
  const Document after = rename_id(two, StepId("scan"), "look").document;
  BOOST_TEST(!holds(after.bytes(), renamed));
  BOOST_TEST(holds(after.bytes(), "scope=\"scan\""));
  BOOST_TEST(holds(after.bytes(), "to=\"look\""));
  BOOST_TEST(holds(after.bytes(), "purpose=\"scan\""));
}

BOOST_AUTO_TEST_CASE(what_an_id_stands_under_and_what_refers_to_it_is_known) {
  using Groups = std::vector<std::string_view>;
  const std::vector<std::pair<std::string_view, AnyId>> groups{
      {"parties", PartyId("x")},    {"alternatives", AlternativeId("x")},
      {"purposes", PurposeId("x")}, {"data", DataId("x")},
      {"policies", PolicyId("x")},  {"device", DisplayId("x")},
      {"signs", SignId("x")},       {"steps", StepId("x")}};
  for (const auto& [group, id] : groups) {
    const std::optional<AnyId> found = id_under(group, "x");
    BOOST_REQUIRE(found);
    BOOST_TEST(found->index() == id.index(), group);
  }
  BOOST_TEST(!id_under("rights", "x"));
  BOOST_TEST((groups_named_by("choice", "to") == Groups{"steps"}));
  BOOST_TEST((groups_named_by("exemption", "scope") == Groups{"purposes", "steps"}));
  BOOST_TEST((groups_named_by("field", "data") == Groups{"data"}));
  BOOST_TEST((groups_named_by("choice", "data") == Groups{}));
  BOOST_TEST((groups_named_by("service", "method") == Groups{"alternatives"}));
  BOOST_TEST((groups_named_by("choice", "emphasis") == Groups{}));
  BOOST_TEST(group_of_placeholder("data") == "data");
  BOOST_TEST(group_of_placeholder("party") == "parties");
  BOOST_TEST(group_of_placeholder("capture") == "steps");
  BOOST_TEST(group_of_placeholder("weather") == "");
  BOOST_TEST(group_of_placeholder("") == "");
}

BOOST_AUTO_TEST_CASE(comments_and_waivers_follow_a_renamed_step) {
  const CommentDraft draft_comment{"steps/screen[@id='pay']/choice[@id='by-qr']/label", "Li", "2026-11-01",
                                   "Shorter?"};
  const Document commented = add_comment(vending(), draft_comment).document;
  const Document step_renamed = rename_id(commented, pay, "pay-how").document;
  BOOST_TEST(comments_of(step_renamed)[0].on == "steps/screen[@id='pay-how']/choice[@id='by-qr']/label");
  const Document renamed = rename_id(step_renamed, ChoiceId{StepId("pay-how"), "by-qr"}, "qr").document;
  BOOST_TEST(comments_of(renamed)[0].on == "steps/screen[@id='pay-how']/choice[@id='qr']/label");
}

BOOST_AUTO_TEST_SUITE_END()
