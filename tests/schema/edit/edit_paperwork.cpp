// SPDX-License-Identifier: MIT
// What people add to a document without changing what is signed: comments, waivers, attestations; and fixes.
#include "schema/document/flow_part.hpp"
#include "schema/edit/apply_fix.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/confirm.hpp"
#include "schema/edit/waive.hpp"
#include "tests/schema/edit/edit_of.hpp"
#include "tests/support/reviewers.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(edit_paperwork)

namespace {

const CommentDraft question{"steps/screen[@id='pay']", "Li <Wei>", "2026-11-01", "Is this & that clear?"};

}  // namespace

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
  BOOST_TEST(comments_of(done.document)[1].done);  // said on the same thing: the answer
  CommentDraft elsewhere = question;
  elsewhere.on = "title";
  const Document two = add_comment(second.document, elsewhere).document;
  BOOST_TEST(!comments_of(set_comment_done(two, "c2", true).document)[2].done);
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

BOOST_AUTO_TEST_CASE(a_waiver_names_one_finding_and_lasts_a_year_at_most) {
  Waiver waiver = signed_waiver("vending", "CN-FRT-5.2", "0123456789abcdef", "2026-01-01", "2027-01-01");
  const Edit waived = waive(vending(), waiver);
  BOOST_TEST(waived.title.english() == "Waive CN-FRT-5.2");
  BOOST_TEST(
      holds(changes(vending(), waived),
            "+<waivers>\n+<waiver rule=\"CN-FRT-5.2\" finding=\"0123456789abcdef\" reason=\"Being mended\" "
            "approver=\"The counsel\" role=\"counsel\" date=\"2026-01-01\" expires=\"2027-01-01\" key=\""));
  BOOST_TEST(waived.document.content_digest() == vending().content_digest());
  BOOST_TEST(paperwork_of(remove_waiver(waived.document, waiver.finding).document).waivers.empty());
  waiver.expires = "2027-01-02";
  for (const std::string& reason :
       {std::string(), std::string("  "), std::string(20001, 'a'), std::string("a\x01")}) {
    Waiver unsaid = waiver;
    unsaid.reason = reason;
    const std::string refused = refusal([&] { return waive(vending(), unsaid); });
    BOOST_TEST(refused != "done");
    BOOST_TEST(!holds(refused, "Element"), "a sentence, before the schema is asked: " << refused);
  }
  BOOST_TEST(refusal([&] { return waive(vending(), waiver); }) ==
             "A waiver lasts a year at most: 2027-01-02 is more than a year after 2026-01-01.");
  waiver.expires = "some day";
  BOOST_TEST(refusal([&] { return waive(vending(), waiver); }) != "done");
  BOOST_TEST(refusal([&] { return remove_waiver(vending(), "x"); }) == "No waiver names the finding x.");
}

BOOST_AUTO_TEST_CASE(an_answer_is_an_edit_like_others) {
  const Document with = with_reviewer(vending(), "counsel");
  const Edit made = confirm(with, answer_to(with, "H-23", "counsel", "2026-10-01", "en"));
  BOOST_TEST(made.title.english() == "Answer H-23 (en)");
  BOOST_TEST(!holds(changes(with, made), "\n-"));
  BOOST_TEST(made.document.content_digest() == vending().content_digest());
}

BOOST_AUTO_TEST_CASE(one_key_has_one_role) {
  const Document with = with_reviewer(vending(), "counsel");
  BOOST_TEST(with.content_digest() == vending().content_digest());
  Reviewer twice = reviewer_of_role("counsel");
  twice.role = "vendor";
  BOOST_TEST(refusal([&] { return add_reviewer(with, twice); }) ==
             "The counsel signs with this key already, as counsel: one key has one role.");
  const Edit revoked = revoke_reviewer(with, twice.key, "2026-12-01");
  BOOST_TEST(paperwork_of(revoked.document).reviewers[0].revoked == "2026-12-01");
  BOOST_TEST(holds(refusal([&] { return revoke_reviewer(vending(), twice.key, "2026-12-01"); }),
                   "No reviewer of the document has the key RW"));
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

// What two fixes have in common is done once, and each does the rest of its own.
BOOST_AUTO_TEST_CASE(fixes_that_share_an_edit_are_both_made) {
  const std::size_t at = vending_text().find("Welcome");
  const TextEdit shared{at, 3, "X"};
  const MechanicalFix first{"a", {shared, {at + 7, 0, "Z"}}}, second{"b", {shared, {at + 4, 1, "Y"}}};
  const FixesMade fixed = apply_fixes(vending(), {first, second});
  BOOST_TEST(fixed.made == 2U);
  BOOST_TEST(changes(vending(), fixed.edit) ==
             "-<text lang=\"en\">Welcome</text>\n+<text lang=\"en\">XcYmeZ</text>\n");
  // Another place, another length or other words: not the same edit.
  for (const TextEdit& unlike : {TextEdit{at, 2, "X"}, TextEdit{at, 3, "Y"}, TextEdit{at + 1, 3, "X"}})
    BOOST_TEST(apply_fixes(vending(), {{"a", {shared}}, {"b", {unlike, {at + 4, 1, "Y"}}}}).made == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
