// SPDX-License-Identifier: MIT
// Consent given earlier, at the gate alone: held for whoever handed it in, and for nobody else.
#include <boost/test/unit_test.hpp>

#include <facenotice/consent_mark.hpp>
#include <facenotice/consent_token.hpp>
#include <facenotice/gate.hpp>

#include "tests/support/residents_door.hpp"
#include "tests/support/sqlite_memory.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace held_tokens {
namespace {

struct Door {
  Door() { gate.set_trust(residents_trust(), now); }
  SignedToken handed_in(const ConsentToken& token) const {
    return read_token(ByteView(issued(token)).text()).value();
  }
  std::string held(const ConsentToken& token = annas_token()) {
    const Status status = gate.hold_token(handed_in(token), "face-entry", now);
    return status ? "held" : status.error().code;
  }
  void give_list() { gate.set_withdrawals(list_of(7), now); }
  void begin(const Id128& whose) { gate.begin_session(live = whose); }
  void record(RecordKind kind) {
    Record said;
    said.kind = kind;
    said.time = now.utc;
    said.session = live;
    said.purpose = "face-entry";
    said.package = package.digest();
    said.language = "zh-CN";
    if (kind == RecordKind::token_accepted) describe_token(handed_in(annas_token()), ledger.id(), said);
    said.separate = said.affirmative = true;
    BOOST_REQUIRE(ledger.append(said).ok());
  }
  std::string asked(std::int64_t later = 0) {
    const Result<Grant> grant =
        gate.request({"face-entry", "scan", 1000}, {now.utc + later, now.monotonic + later});
    return grant ? "granted" : grant.error().code;
  }
  Digest mark_of(const Id128& subject) const { return consent_mark(ledger.id(), subject); }

  SqliteMemory memory;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = facenotice::test::open(signed_sample(residents_draft())).value();
  Flow flow = flow_from(residents_xml());
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3}, next{4, 5, 6};
  Id128 live = session;
  const Instant now{sample_now, 1000};
};

}  // namespace
}  // namespace held_tokens

BOOST_FIXTURE_TEST_SUITE(held_tokens, held_tokens::Door)

BOOST_AUTO_TEST_CASE(without_a_list_of_withdrawals_no_token_counts) {
  gate.begin_session(session);
  BOOST_TEST(gate.withdrawals_number() == 0U);
  BOOST_TEST(held() == "token.no-list");
  give_list();
  BOOST_TEST(gate.withdrawals_number() == 7U);
  BOOST_TEST(held() == "held");
}

BOOST_AUTO_TEST_CASE(where_nobody_is_nobody_hands_anything_in) {
  give_list();
  BOOST_TEST(held() == "gate.no-session");
  gate.begin_session(session);
  BOOST_TEST((gate.held_mark("face-entry") == Digest{}));
}

BOOST_AUTO_TEST_CASE(what_one_handed_in_is_not_the_next_ones) {
  give_list();
  gate.begin_session(session);
  BOOST_TEST(held() == "held");
  BOOST_TEST((gate.held_mark("face-entry") == mark_of(anna)));
  BOOST_TEST((gate.held_mark("another") == Digest{}));
  gate.begin_session(next);
  BOOST_TEST((gate.held_mark("face-entry") == Digest{}));
}

BOOST_AUTO_TEST_CASE(a_second_token_takes_the_place_of_the_first) {
  give_list();
  gate.begin_session(session);
  ConsentToken other = annas_token();
  other.subject = Id128{0xB, 1, 2, 3};
  BOOST_TEST(held() == "held");
  BOOST_TEST(held(other) == "held");
  BOOST_TEST((gate.held_mark("face-entry") == mark_of(other.subject)));
  gate.drop_token(mark_of(other.subject));
  BOOST_TEST((gate.held_mark("face-entry") == Digest{}));
}

BOOST_AUTO_TEST_CASE(a_token_in_a_language_without_a_notice_names_none_that_there_is) {
  give_list();
  gate.begin_session(session);
  ConsentToken other = annas_token();
  other.language = "fr";
  BOOST_TEST(held(other) == "token.notice");
}

// Both told in one language; whoever agreed to one has not read of the other.
BOOST_AUTO_TEST_CASE(a_token_names_the_notice_of_its_own_purpose) {
  Flow both = flow;
  both.purposes.push_back(flow.purposes.front());
  both.purposes.back().id = "entry-of-guests";
  const Digest of_guests{7};
  PackageDraft draft = residents_draft();
  draft.notices.insert(draft.notices.begin(), {"entry-of-guests", "zh-CN", of_guests});
  const Package with_both = facenotice::test::open(signed_sample(draft)).value();
  Gate other{ledger, with_both, both, {}};
  other.set_trust(residents_trust(), now);
  other.set_withdrawals(list_of(7), now);
  other.begin_session(session);
  BOOST_TEST(other.hold_token(handed_in(annas_token()), "face-entry", now).ok());
  ConsentToken mistaken = annas_token();
  mistaken.notice = of_guests;
  BOOST_TEST(other.hold_token(handed_in(mistaken), "face-entry", now).error().code == "token.notice");
}

// Not by the token any more: who said no is told and asked like everybody.
BOOST_AUTO_TEST_CASE(who_said_no_after_the_token_may_still_say_yes_here) {
  give_list();
  for (const RecordKind no : {RecordKind::refused, RecordKind::withdrawn}) {
    begin(no == RecordKind::refused ? session : next);
    BOOST_TEST(held() == "held");
    record(RecordKind::token_accepted);
    BOOST_TEST(asked() == "granted");
    record(no);
    BOOST_TEST(asked() == (no == RecordKind::refused ? "gate.refused" : "gate.withdrawn"));
    record(RecordKind::consented);
    BOOST_TEST(asked() == "gate.no-notice");
    record(RecordKind::notified);
    record(RecordKind::consented);
    BOOST_TEST(asked() == "granted");
  }
}

// Whether it was taken back here is in the ledger alone.
BOOST_AUTO_TEST_CASE(a_token_counts_for_nothing_while_the_ledger_cannot_be_asked) {
  give_list();
  gate.begin_session(session);
  SqliteMemory::restart(1);
  BOOST_TEST(held() == "gate.ledger");
  BOOST_TEST(held() == "held");
}

// It was good when it was handed in, and is on record; each capture asks it once more.
BOOST_AUTO_TEST_CASE(a_token_that_ends_while_it_is_held_carries_no_capture_any_more) {
  give_list();
  gate.begin_session(session);
  ConsentToken token = annas_token();
  token.expires = "2026-09-22";
  BOOST_TEST(held(token) == "held");
  record(RecordKind::token_accepted);
  BOOST_TEST(asked() == "granted");
  BOOST_TEST(asked(day_ms) == "granted");
  BOOST_TEST(asked(2 * day_ms) == "token.expired");
}

BOOST_AUTO_TEST_CASE(a_child_s_own_token_carries_no_capture_once_the_child_says_so) {
  give_list();
  gate.begin_session(session);
  BOOST_TEST(held() == "held");
  record(RecordKind::token_accepted);
  BOOST_TEST(asked() == "granted");
  gate.set_age(AgeBand::under_guardian_age);
  BOOST_TEST(asked() == "token.guardian");
}

BOOST_AUTO_TEST_SUITE_END()
