// SPDX-License-Identifier: MIT
// A door that knows its residents: a consent given on a phone opens it by face; nobody else is looked at.
#include <filesystem>

#include <facenotice/file.hpp>

#include "tests/runtime/player/residents_machine.hpp"
#include "tests/support/faulty_files.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace consent_given_earlier {
namespace {

struct Door : ResidentsDoor {
  // Anna has come in by face, and reads her receipt.
  Player inside(const std::string& xml = residents_xml()) {
    Player player = started();
    after(player, issued(annas_token(xml)));
    BOOST_TEST(by_face(player) == "open-face");
    BOOST_REQUIRE(player.done("open-face", at()));
    return player;
  }
  // As many as there is room for. How many.
  std::size_t all_others_take_back(Player& player) {
    Id128 subject{0xB};
    std::size_t others = 0;
    for (; player.withdraw_earlier(subject, "face-entry", at(1)); ++others) {
      subject[14] = static_cast<std::uint8_t>(others >> 8U);
      subject[15] = static_cast<std::uint8_t>(others);
    }
    return others;
  }
  std::size_t withdrawals_of_anna(const Player& player) {
    const std::vector<Record> all = records(player, RecordKind::withdrawn);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Record& one) {
      return one.commitment == consent_mark(player.ledger().id(), anna);
    }));
  }
};

}  // namespace
}  // namespace consent_given_earlier

BOOST_FIXTURE_TEST_SUITE(consent_given_earlier, consent_given_earlier::Door)

BOOST_AUTO_TEST_CASE(a_residents_door_opens_by_face) {
  Player player = started();
  BOOST_TEST(after(player, issued(annas_token())) == "scan");
  BOOST_TEST(camera_was_on());
  BOOST_TEST(machine.grant.valid(now.monotonic));
  BOOST_TEST(by_face(player) == "open-face");
  BOOST_TEST(holds(machine.log, "serve entry face"));

  const std::vector<Record> accepted = records(player, RecordKind::token_accepted);
  BOOST_REQUIRE(accepted.size() == 1U);
  BOOST_TEST(accepted[0].purpose == "face-entry");
  BOOST_TEST(accepted[0].step == "attract");
  BOOST_TEST(accepted[0].language == "zh-CN");
  BOOST_TEST(accepted[0].number == 1U);  // the list that it was held against
  BOOST_TEST((accepted[0].commitment == consent_mark(player.ledger().id(), anna)));
  BOOST_TEST(accepted[0].detail.find("notice=" + to_hex(annas_token().notice)) != std::string::npos);
  // Nobody said anything here that they did not say here.
  BOOST_TEST(records(player, RecordKind::consented).empty());
  BOOST_TEST(records(player, RecordKind::notified).empty());
}

BOOST_AUTO_TEST_CASE(a_visitor_is_let_in_by_those_whom_they_visit_and_never_looked_at) {
  Player player = started();
  walk(player, {"attract:visit"});
  BOOST_TEST(player.done("by-intercom", at()));
  BOOST_TEST(holds(machine.log, "serve entry intercom"));
  BOOST_TEST(player.done("open-intercom", at()));
  walk(player, {"thanks:done", "attract:start", "ways:by-card"});
  BOOST_TEST(player.done("by-card", at()));
  BOOST_TEST(holds(machine.log, "serve entry card"));
  BOOST_TEST(!camera_was_on());
}

BOOST_AUTO_TEST_CASE(a_token_counts_for_one_session) {
  Player player = started();
  after(player, issued(annas_token()));
  BOOST_TEST(player.left(at()));
  BOOST_TEST(player.step() == "attract");
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  const Result<Grant> grant = player.gate().request({"face-entry", "scan", 1000}, at());
  BOOST_TEST(!grant.ok());
}

// What this machine's checker takes for a consent, its gate does too: who says yes again goes by the token.
BOOST_AUTO_TEST_CASE(who_agrees_here_as_well_still_goes_by_the_token) {
  std::string xml = residents_xml();
  const std::string gives_up = "<exit on=\"failed\" to=\"face-failed\"/>";
  xml.replace(xml.find(gives_up), gives_up.size(), "<exit on=\"failed\" to=\"face-consent\"/>");
  install(residents_draft(xml));
  Player player = started();
  after(player, issued(annas_token(xml)));
  BOOST_TEST(player.face_result(machine.grant_id, FaceOutcome::failed, at()));
  walk(player, {"face-consent:agree"});
  BOOST_TEST(player.step() == "scan");
  BOOST_TEST(machine.grant.valid(now.monotonic));
  // Not the token that was taken back meanwhile.
  BOOST_TEST(player.face_result(machine.grant_id, FaceOutcome::failed, at()));
  BOOST_TEST(player.withdraw_earlier(anna, "face-entry", at()));
  walk(player, {"face-consent:agree"});
  BOOST_TEST(!machine.grant.valid(now.monotonic));
}

BOOST_AUTO_TEST_CASE(a_token_of_somebody_who_moved_out_is_dead) {
  put_list(issued(list_of(2, {anna})));
  Player player = started();
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.withdrawn");
  BOOST_TEST(!camera_was_on());
}

BOOST_AUTO_TEST_CASE(whoever_was_told_something_else_is_told_and_asked_again) {
  ConsentToken old = annas_token();
  old.notice[0] ^= 1;
  Player player = started();
  BOOST_TEST(after(player, issued(old)) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.notice");
  walk(player, {"ask-again:by-face", "age:over", "face-notice:continue", "face-consent:agree"});
  BOOST_TEST(player.step() == "scan");
  BOOST_TEST(machine.grant.valid(now.monotonic));
  BOOST_TEST(records(player, RecordKind::consented).size() == 1U);
}

// The digest is of the words: the same notice in another look is the same notice, another word is another.
BOOST_AUTO_TEST_CASE(the_notice_is_its_words) {
  const auto notice = [](const std::string& xml) { return notices_of(flow_from(xml)).back().sha256; };
  const std::string xml = residents_xml();
  const auto changed = [&](const std::string& old, const std::string& by) {
    std::string other = xml;
    BOOST_REQUIRE(other.find(old) != std::string::npos);
    return other.replace(other.find(old), old.size(), by);
  };
  BOOST_TEST((notice(xml) == notice(changed("width-px=\"1080\"", "width-px=\"1079\""))));
  BOOST_TEST((notice(xml) == notice(changed("revision=\"1\"", "revision=\"2\""))));
  BOOST_TEST((notice(xml) != notice(changed("duration=\"PT30S\"", "duration=\"PT31S\""))));
  BOOST_TEST((notice(xml) != notice(changed("刷脸进门单独告知", "刷脸进门告知"))));
  BOOST_TEST((notice(xml) != notice(changed("400-000-0000", "400-000-0001"))));
}

BOOST_AUTO_TEST_CASE(what_is_no_token_of_this_door_takes_the_way_of_those_who_have_none) {
  Player player = started();
  ConsentToken expired = annas_token(), of_another = annas_token(), too_long = annas_token(),
               early = annas_token();
  expired.expires = "2026-09-20";
  of_another.flow = "another-door";
  too_long.expires = "2028-09-01";
  early.issued = "2026-09-30";
  for (const auto& [token, code] :
       {std::pair{issued(expired), "token.expired"}, std::pair{issued(of_another), "token.flow"},
        std::pair{issued(too_long), "token.too-long"}, std::pair{issued(early), "token.early"},
        std::pair{issued(annas_token(), stranger_key()), "token.stranger"},
        std::pair{issued(annas_token(), vendor_key()), "token.stranger"}, std::pair{Bytes{'x'}, "token.form"},
        std::pair{Bytes{}, "token.form"}}) {
    BOOST_TEST(after(player, token) == "ask-again", code);
    BOOST_TEST(last_refusal(player) == code);
    BOOST_TEST(machine.troubles.back() == code);
    BOOST_TEST(player.left(at()));
  }
  BOOST_TEST(!camera_was_on());
}

BOOST_AUTO_TEST_CASE(where_the_flow_takes_none_a_token_means_nothing) {
  Player player = started();
  walk(player, {"attract:start"});
  BOOST_TEST(!player.hand_in(issued(annas_token()), at()));
  BOOST_TEST(player.step() == "ways");
  BOOST_TEST(records(player, RecordKind::token_accepted).empty());
}

BOOST_AUTO_TEST_CASE(without_a_list_of_withdrawals_in_date_no_token_counts) {
  fs::remove(list_path());
  {
    Player player = started();
    BOOST_TEST(!machine.troubles.empty());
    BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
    BOOST_TEST(last_refusal(player) == "token.no-list");
  }
  put_list(issued(list_of(1)));
  now.utc = *parse_date("2026-09-28");
  Player player = started();
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.list-stale");
  BOOST_TEST(!camera_was_on());
}

// A day on, the token and the list have ended; the clock on the wall says that it is still the day before.
BOOST_AUTO_TEST_CASE(a_clock_that_is_put_back_revives_neither_a_token_nor_a_list) {
  constexpr std::int64_t a_day = 86'400'000;
  ConsentToken token = annas_token();
  token.expires = "2026-09-23";
  Player player = started();
  BOOST_TEST(after(player, issued(token)) == "scan");
  player.left(at());
  at(3 * a_day);
  now.utc -= 3 * a_day;
  BOOST_TEST(after(player, issued(token)) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.expired");
  player.left(at());
  BOOST_TEST(after(player, issued(annas_token())) == "scan");  // a longer one still counts
  player.left(at());
  at(5 * a_day);
  now.utc -= 5 * a_day;
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.list-stale");
  // The record keeps the time that the machine was told, and so says that its clock is wrong.
  BOOST_TEST(records(player, RecordKind::token_refused).back().time < sample_now + a_day);
}

BOOST_AUTO_TEST_CASE(what_was_known_at_the_last_start_is_known_at_the_next) {
  ConsentToken token = annas_token();
  token.expires = "2026-09-23";
  at(3 * 86'400'000LL);
  started();
  now.utc -= 3 * 86'400'000LL;
  Player player = started();
  BOOST_TEST(after(player, issued(token)) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.expired");
}

// The disk is full, so the taking back is only kept: it counts all the same.
BOOST_AUTO_TEST_CASE(what_was_taken_back_and_is_not_yet_on_record_is_dead_already) {
  FaultyFiles files;
  Player player = started();
  files.set_full(true);
  BOOST_TEST(player.withdraw_earlier(anna, "face-entry", at()));
  BOOST_TEST(records(player, RecordKind::withdrawn).empty());
  player.hand_in(issued(annas_token()), at());
  BOOST_TEST(!camera_was_on());
  files.set_full(false);
  player.left(at());
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.withdrawn");
  BOOST_TEST(!camera_was_on());
}

BOOST_AUTO_TEST_CASE(a_list_never_goes_back) {
  put_list(issued(list_of(3, {anna})));
  started();
  put_list(issued(list_of(2)));
  {
    Player player = started();
    BOOST_TEST(holds(machine.troubles, "withdrawals.older"));
    BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
    BOOST_TEST(last_refusal(player) == "token.no-list");
    machine.troubles.clear();
    BOOST_TEST(!player.update_withdrawals(issued(list_of(2)), at()));
    BOOST_TEST(machine.troubles == (Lines{"withdrawals.older"}));
  }
  put_list(issued(list_of(3)));
  Player player = started();
  BOOST_TEST(holds(machine.troubles, "withdrawals.other"));
  BOOST_TEST(!player.update_withdrawals(issued(list_of(3)), at()));
  BOOST_TEST(player.update_withdrawals(issued(list_of(3, {anna})), at()));  // the very one
  BOOST_TEST(player.update_withdrawals(issued(list_of(4)), at()));
  BOOST_TEST(after(player, issued(annas_token())) == "scan");
}

BOOST_AUTO_TEST_CASE(a_list_that_comes_while_the_camera_is_on_ends_the_capture) {
  Player player = started();
  after(player, issued(annas_token()));
  BOOST_REQUIRE(machine.grant.valid(now.monotonic));
  BOOST_TEST(!player.update_withdrawals(issued(list_of(2, {anna}), vendor_key()), at()));
  BOOST_TEST(machine.grant.valid(now.monotonic));
  BOOST_TEST(player.update_withdrawals(issued(list_of(2, {anna})), at()));
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  BOOST_TEST(player.step() == "face-failed");
  BOOST_TEST(by_face(player) == "face-failed");
  BOOST_TEST(
      read_withdrawals(ByteView(read_file(list_path(), max_withdrawals_file).value()).text())->number == 2U);
}

BOOST_AUTO_TEST_CASE(an_enrolment_whose_key_is_revoked_signs_nothing_any_more_at_once) {
  TrustStore trust = residents_trust();
  trust.version = 1;
  put_trust(trust);
  Player player = started();
  after(player, issued(annas_token()));
  BOOST_REQUIRE(machine.grant.valid(now.monotonic));
  trust.version = 2;
  trust.keys.back().revoked = "2026-09-21";
  const std::string xml = format_trust(trust);
  const Bytes update =
      sign_trust(sign_trust(Bytes(xml.begin(), xml.end()), vendor_key(), "vendor"), legal_key(), "legal");
  BOOST_TEST(player.update_trust(update, at()));
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  BOOST_TEST(player.step() == "face-failed");
  player.left(at());
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.key-revoked");
}

BOOST_AUTO_TEST_CASE(taken_back_at_the_door_it_is_dead_there_and_its_erasure_says_whose) {
  const Bytes token = issued(annas_token());
  {
    Player player = started();
    after(player, token);
    by_face(player);
    BOOST_TEST(player.done("open-face", at()));
    walk(player, {"receipt:withdraw", "withdraw:confirm"});
    BOOST_TEST(player.step() == "erase");
    const Digest mark = consent_mark(player.ledger().id(), anna);
    const std::vector<Record> withdrawn = records(player, RecordKind::withdrawn),
                              ordered = records(player, RecordKind::erase_ordered);
    BOOST_REQUIRE(withdrawn.size() == 1U);
    BOOST_TEST((withdrawn[0].commitment == mark));
    BOOST_REQUIRE(ordered.size() == 1U);
    BOOST_TEST((ordered[0].commitment == mark));
    player.left(at());
  }
  Player player = started();
  BOOST_TEST(holds(machine.log, "erase face-entry"));
  BOOST_TEST(after(player, token) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.withdrawn");
}

BOOST_AUTO_TEST_CASE(the_host_takes_it_back_for_somebody_whom_it_knows) {
  Player player = started();
  after(player, issued(annas_token()));
  BOOST_REQUIRE(machine.grant.valid(now.monotonic));
  BOOST_TEST(!player.withdraw_earlier(anna, "no-such-purpose", at()));
  BOOST_TEST(player.withdraw_earlier(anna, "face-entry", at()));
  const Record said = records(player, RecordKind::withdrawn).back();
  BOOST_TEST(said.time == now.utc);
  BOOST_TEST(said.affirmative);
  BOOST_TEST(said.detail == "host");
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  BOOST_TEST(player.step() == "face-failed");
  BOOST_REQUIRE(machine.orders.size() == 1U);
  BOOST_TEST(player.confirm_erasure(machine.orders[0], at()));
  const std::vector<Record> confirmed = records(player, RecordKind::erase_confirmed);
  BOOST_REQUIRE(confirmed.size() == 1U);
  BOOST_TEST((confirmed[0].commitment == consent_mark(player.ledger().id(), anna)));
  player.left(at());
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
  BOOST_TEST(last_refusal(player) == "token.withdrawn");
  // Somebody else's is another.
  player.left(at());
  ConsentToken bens = annas_token();
  bens.subject = Id128{0xB};
  BOOST_TEST(after(player, issued(bens)) == "scan");
}

// Whoever reads the ledger cannot tell who went through the door, nor lay two doors' ledgers side by side.
BOOST_AUTO_TEST_CASE(no_file_of_the_machine_holds_whose_token_it_was) {
  {
    Player player = started();
    after(player, issued(annas_token()));
    by_face(player);
    player.withdraw_earlier(anna, "face-entry", at());
  }
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const Bytes bytes = read_file(entry.path().string(), 1U << 26U).value();
    const std::string text(bytes.begin(), bytes.end());
    BOOST_TEST(text.find(std::string(anna.begin(), anna.end())) == std::string::npos, entry.path());
    BOOST_TEST(text.find(to_hex(anna)) == std::string::npos, entry.path());
  }
}

BOOST_AUTO_TEST_CASE(a_package_that_takes_tokens_names_the_notice_in_every_language) {
  PackageDraft draft = residents_draft();
  draft.notices.pop_back();
  install(draft);
  const Result<Player> player = open();
  BOOST_REQUIRE(!player.ok());
  BOOST_TEST(player.error().code == "player.notice");
}

BOOST_AUTO_TEST_CASE(a_list_that_was_handed_in_is_remembered_when_an_older_one_lies_there_again) {
  {
    Player player = started();
    BOOST_TEST(player.update_withdrawals(issued(list_of(2, {anna})), at()));
    player.stop(at());
  }
  put_list(issued(list_of(1)));
  machine.troubles.clear();
  Player player = started();
  BOOST_TEST(holds(machine.troubles, "withdrawals.older"));
  BOOST_TEST(after(player, issued(annas_token())) == "ask-again");
}

// The disk is full for very long. What was dropped is on record by its number, and nothing of it is a
// withdrawal that was answered with yes.
BOOST_AUTO_TEST_CASE(no_withdrawal_that_was_taken_is_forgotten_on_a_disk_that_is_full_for_long) {
  FaultyFiles files;
  Player player = started();
  files.set_full(true);
  std::uint64_t withdrawals = 0, orders = 0, refused = 0;
  for (std::size_t person = 0; person < 1100; ++person) {
    Id128 subject = anna;  // she comes first
    subject[14] = static_cast<std::uint8_t>(person >> 8U);
    subject[15] = static_cast<std::uint8_t>(person);
    if (player.withdraw_earlier(subject, "face-entry", at(1)))
      ++withdrawals;
    else
      ++refused;
  }
  orders = machine.orders.size();
  BOOST_TEST(orders == withdrawals);
  BOOST_TEST(refused > 0U);
  // Nobody is looked at meanwhile, whatever they hand in.
  player.hand_in(issued(annas_token()), at());
  BOOST_TEST(!camera_was_on());
  player.left(at());
  files.set_full(false);
  player.advance(at());
  BOOST_TEST(records(player, RecordKind::withdrawn).size() == withdrawals);
  const std::vector<Record> dropped = records(player, RecordKind::records_dropped);
  const std::size_t written = records(player, RecordKind::erase_ordered).size();
  BOOST_TEST((dropped.empty() ? 0U : dropped.front().number) == orders - written);
  BOOST_TEST(player.hand_in(issued(annas_token()), at()));
  BOOST_TEST(!camera_was_on());
  BOOST_TEST(last_refusal(player) == "token.withdrawn");
}

// Nor is one that is said in front of the machine, by whoever has just come in with it.
BOOST_AUTO_TEST_CASE(what_one_takes_back_oneself_is_kept_where_nothing_else_is_any_more) {
  FaultyFiles files;
  Player player = inside();
  files.set_full(true);
  const std::size_t others = all_others_take_back(player);
  walk(player, {"receipt:withdraw", "withdraw:confirm"});
  files.set_full(false);
  player.stop(at());
  BOOST_TEST(withdrawals_of_anna(player) == 1U);
  BOOST_TEST(records(player, RecordKind::withdrawn).size() == others + 1);
}

// Who has it erased, and then takes it back as well, and once more.
BOOST_AUTO_TEST_CASE(what_one_takes_back_oneself_again_and_again_is_kept_once_and_the_rest_is_counted) {
  std::string xml = residents_xml();
  const auto change = [&](const std::string& from, const std::string& to, std::size_t at) {
    const std::size_t found = xml.find(from, at);
    BOOST_REQUIRE(found != std::string::npos);
    xml.replace(found, from.size(), to);
  };
  change("<choice id=\"withdraw\" to=\"withdraw\">", "<choice id=\"withdraw\" to=\"erase\">",
         xml.find("<screen id=\"receipt\""));
  change("<exit on=\"fault\" to=\"erase-open\"/>", "<exit on=\"fault\" to=\"thanks\"/>",
         xml.find("<erase id=\"erase\""));
  install(residents_draft(xml));
  FaultyFiles files;
  Player player = inside(xml);
  files.set_full(true);
  const std::size_t others = all_others_take_back(player), before = machine.orders.size();
  walk(player, {"receipt:withdraw"});
  BOOST_REQUIRE(player.fault("erase", at()));
  for (int time = 0; time < 2; ++time) {
    walk(player, {"thanks:withdraw", "withdraw:confirm"});
    BOOST_REQUIRE(player.fault("erase", at()));
  }
  files.set_full(false);
  player.stop(at());
  BOOST_TEST(withdrawals_of_anna(player) == 1U);
  BOOST_TEST(records(player, RecordKind::withdrawn).size() == others + 1);
  // An order of others had to give way to each of hers, and her second withdrawal to nobody's.
  BOOST_TEST(machine.orders.size() == before + 3);
  const std::size_t orders_dropped =
      machine.orders.size() - records(player, RecordKind::erase_ordered).size();
  std::uint64_t dropped = 0;
  for (const Record& one : records(player, RecordKind::records_dropped)) dropped += one.number;
  BOOST_TEST(dropped == orders_dropped + 1);
}

BOOST_AUTO_TEST_SUITE_END()
