// SPDX-License-Identifier: MIT
// What people add to a document without changing what is signed: comments, waivers, attestations; and fixes.
#include "schema/edit/apply_fix.hpp"
#include "schema/edit/attest.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/waive.hpp"
#include "schema/packs/attestation_catalog.hpp"
#include "tests/schema/edit/edit_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace {

const CommentDraft question{"steps/screen[@id='pay']", "Li <Wei>", "2026-11-01", "Is this & that clear?"};

}  // namespace

BOOST_AUTO_TEST_SUITE(edit_paperwork)

BOOST_AUTO_TEST_CASE(a_comment_is_kept_beside_what_is_signed) {
  const Edit added = add_comment(vending(), question);
  BOOST_TEST(changes(vending(), added) ==
             "+<comments>\n+<comment id=\"c1\" on=\"steps/screen[@id='pay']\" by=\"Li &lt;Wei>\" "
             "date=\"2026-11-01\">Is this &amp; that clear?</comment>\n+</comments>\n");
  BOOST_TEST(added.document.content_digest() == vending().content_digest());
  for (const FlowPart part : {FlowPart::all, FlowPart::texts, FlowPart::deployment, FlowPart::data,
                              FlowPart::device, FlowPart::signs, FlowPart::steps})
    BOOST_TEST(part_digest(added.document, {part}) == part_digest(vending(), {part}));
  const Edit second = add_comment(added.document, question);
  BOOST_TEST(comments_of(second.document)[1].id == "c2");
  const Edit done = set_comment_done(second.document, "c1", true);
  BOOST_TEST(comments_of(done.document)[0].done);
  BOOST_TEST((set_comment_done(done.document, "c1", false).document.bytes() == second.document.bytes()));
  BOOST_TEST((remove_comment(second.document, "c2").document.bytes() == added.document.bytes()));
  BOOST_TEST(
      comments_of(add_comment(remove_comment(second.document, "c1").document, question).document)[1].id ==
      "c3");
  CommentDraft empty = question;
  empty.words = " ";
  BOOST_TEST(refusal([&] { return add_comment(vending(), empty); }) == "The comment says nothing.");
  BOOST_TEST(refusal([&] { return remove_comment(vending(), "c9"); }) ==
             "There is no \"c9\" under <comments>.");
}

BOOST_AUTO_TEST_CASE(a_waiver_names_one_finding) {
  const WaiverDraft draft{"CN-FRT-6.1", "0123456789abcdef", "measured", "Li Wei", "2027-01-01"};
  const Edit waived = waive(vending(), draft);
  BOOST_TEST(changes(vending(), waived) ==
             "+<waivers>\n+<waiver rule=\"CN-FRT-6.1\" finding=\"0123456789abcdef\" reason=\"measured\" "
             "approver=\"Li Wei\" expires=\"2027-01-01\"/>\n+</waivers>\n");
  BOOST_TEST(waived.document.content_digest() == vending().content_digest());
  WaiverDraft longer = draft;
  longer.expires = "2027-02-01";
  BOOST_TEST(
      changes(waived.document, waive(waived.document, longer)) ==
      "-<waiver rule=\"CN-FRT-6.1\" finding=\"0123456789abcdef\" reason=\"measured\" approver=\"Li Wei\" "
      "expires=\"2027-01-01\"/>\n+<waiver rule=\"CN-FRT-6.1\" finding=\"0123456789abcdef\" "
      "reason=\"measured\" approver=\"Li Wei\" expires=\"2027-02-01\"/>\n");
  BOOST_TEST(remove_waiver(waived.document, draft.finding).document.flow().waivers.empty());
  longer.expires = "some day";
  BOOST_TEST(refusal([&] { return waive(vending(), longer); }) != "done");
  BOOST_TEST(refusal([&] { return remove_waiver(vending(), "x"); }) == "No waiver names the finding x.");
}

BOOST_AUTO_TEST_CASE(an_attestation_is_an_edit_like_others) {
  const AttestationEntry entry{"H-02", "Li Wei", "officer", "2026-10-01", "", ""};
  const Edit made = attest(vending(), entry);
  BOOST_TEST(made.title.english() == "Answer H-02");
  BOOST_TEST(!holds(changes(vending(), made), "\n-"));
  BOOST_TEST(holds(refusal([&] {
                     return attest(vending(), {"nothing", "a", "b", "2026-10-01", "", ""});
                   }),
                   "No rule asks a person about nothing"));
}

BOOST_AUTO_TEST_CASE(fixes_that_collide_wait_for_the_next_round) {
  const std::size_t at = vending_text().find("Welcome");
  const MechanicalFix first{"a", {{at, 3, "X"}}}, other{"b", {{at + 2, 3, "Y"}}},
      apart{"c", {{at + 7, 0, "Z"}}};
  const FixesMade fixed = apply_fixes(vending(), {first, other, apart, first});
  BOOST_TEST(fixed.made == 2U);
  BOOST_TEST(changes(vending(), fixed.edit) ==
             "-<text lang=\"en\">Welcome</text>\n+<text lang=\"en\">XcomeZ</text>\n");
  BOOST_TEST(changes(vending(), apply_fix(vending(), other)) ==
             "-<text lang=\"en\">Welcome</text>\n+<text lang=\"en\">WeYme</text>\n");
  BOOST_TEST(holds(refusal([&] {
                     return apply_fix(vending(), {"d", {{at, 0, "<"}}});
                   }),
                   "This cannot be done"));
}

BOOST_AUTO_TEST_SUITE_END()
