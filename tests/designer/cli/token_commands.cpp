// SPDX-License-Identifier: MIT
// An operator's enrolment with the command line: a resident's token opens the door, until she moves out.
#include <boost/test/unit_test.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;
namespace fs = std::filesystem;

namespace token_commands {
namespace {

// A door with a package, a trust file that names the enrolment, an empty list, and a resident's token.
struct Door {
  Door() {
    bench.require({"new", "--template", "residents", "-o", bench.at("door.flow.xml")});
    bench.attest(bench.at("door.flow.xml"));
    bench.require({"package", bench.at("door.flow.xml"), "-o", bench.at("door.fnp")});
    bench.sign(bench.at("door.fnp"));
    bench.require({"key", "new", "--role", "enrolment", "-o", bench.at("enrolment")});
    bench.require({"trust", "new", "--flow", "residents-door", "--vendor", bench.at("vendor.pub"), "--legal",
                   bench.at("legal.pub"), "--enrolment", bench.at("enrolment.pub"), "--allow-drafts", "-o",
                   bench.at("trust.xml")});
    bench.require(revoke({}));
    bench.require(token({}));
  }
  std::vector<std::string> token(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {"token",
                                      "new",
                                      bench.at("door.fnp"),
                                      "--trust",
                                      trust(),
                                      "--key",
                                      bench.at("enrolment.key"),
                                      "--language",
                                      "zh-CN",
                                      "-o",
                                      anna()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  std::vector<std::string> revoke(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {"token", "revoke", list(), "--key", bench.at("enrolment.key")};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  ChildResult show(const std::string& file) const {
    return run_program({"token", "show", file, "--package", bench.at("door.fnp"), "--trust", trust(),
                        "--withdrawals", list()});
  }
  std::string play(const std::string& events) const {
    write_text(bench.at("events.txt"), events);
    const ChildResult played =
        run_program({"play", bench.at("door.fnp"), "--trust", trust(), "--ledger", bench.at("l.db"),
                     "--withdrawals", list(), "--events", bench.at("events.txt")});
    BOOST_TEST(played.exit_code == 0, sentence(played));
    return played.out;
  }
  std::string trust() const { return bench.at("trust.xml"); }
  std::string list() const { return bench.at("withdrawals.txt"); }
  std::string anna() const { return bench.at("anna.token"); }

  Bench bench;
};

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace
}  // namespace token_commands

BOOST_FIXTURE_TEST_SUITE(token_commands, token_commands::Door)

BOOST_AUTO_TEST_CASE(a_token_opens_the_door_by_face_until_it_is_revoked) {
  const ChildResult shown = show(anna());
  BOOST_TEST(shown.exit_code == 0, sentence(shown));
  BOOST_TEST(says(shown.out, "face-entry"));
  const std::string hand_in = "power-on\nhand-in " + anna() + "\nmatched\n";
  const std::string opened = play(hand_in);
  BOOST_TEST(says(opened, "token-accepted"));
  BOOST_TEST(says(opened, "serve  step=open-face"));

  bench.require(revoke({anna()}));
  const ChildResult dead = show(anna());
  BOOST_TEST(dead.exit_code == 1, sentence(dead));
  BOOST_TEST(says(dead.out, "token.withdrawn"));
  const std::string closed = play(hand_in);
  BOOST_TEST(says(closed, "token.withdrawn"));
  BOOST_TEST(!says(closed, "camera-on"));
}

BOOST_AUTO_TEST_CASE(what_no_machine_would_take_is_not_signed) {
  bench.require({"key", "new", "--role", "enrolment", "-o", bench.at("other")});
  std::vector<std::string> by_another = token({});
  by_another[6] = bench.at("other.key");
  check_complains(run_program(by_another), 2, "enrolment");
  check_complains(run_program(token({"--purpose", "marketing"})), 2, "marketing");
  check_complains(run_program(token({"--expires", "2020-01-01"})), 2, "2020-01-01");
  check_complains(run_program(token({"--issued", "2020-01-01", "--expires", "2020-02-01"})), 2, "2020-02-01");
  std::vector<std::string> in_thai = token({});
  in_thai[8] = "th";
  check_complains(run_program(in_thai), 2, "th");
  check_complains(run_program(token({"--subject", "Anna"})), 2, "Anna");
}

BOOST_AUTO_TEST_CASE(what_is_no_token_or_no_list_is_told_apart_from_a_dead_one) {
  check_complains(run_program({"token", "show", list()}), 2, "consent token");
  check_complains(run_program({"token", "show", bench.at("none")}), 2, "none");
  check_complains(run_program({"token", "revoke", anna(), "--key", bench.at("enrolment.key")}), 2, "list");
  check_complains(run_program(revoke({"not-a-subject"})), 2, "not-a-subject");
  // A flow that takes none.
  bench.require({"new", "--template", "vending", "-o", bench.at("v.flow.xml")});
  bench.attest(bench.at("v.flow.xml"));
  bench.require({"package", bench.at("v.flow.xml"), "-o", bench.at("v.fnp")});
  bench.sign(bench.at("v.fnp"));
  bench.require({"trust", "new", "--any-flow", "--vendor", bench.at("vendor.pub"), "--legal",
                 bench.at("legal.pub"), "--enrolment", bench.at("enrolment.pub"), "--allow-drafts", "-o",
                 trust()});
  std::vector<std::string> for_vending = token({});
  for_vending[2] = bench.at("v.fnp");
  check_complains(run_program(for_vending), 2, "v.fnp");
}

BOOST_AUTO_TEST_CASE(a_list_is_renewed_with_all_that_it_held) {
  bench.require(revoke({anna()}));
  const ChildResult renewed = run_program(revoke({"--until", "2099-01-01"}));
  BOOST_TEST(renewed.exit_code == 0, sentence(renewed));
  BOOST_TEST(says(renewed.out, "number 3, 1 withdrawn"), sentence(renewed));
  BOOST_TEST(says(show(anna()).out, "token.withdrawn"));
}

BOOST_AUTO_TEST_SUITE_END()
