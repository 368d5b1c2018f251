// SPDX-License-Identifier: MIT
// Operators with the command line: they sign the adoption of a machine's ledger, there or elsewhere.
#include <boost/test/unit_test.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;
namespace fs = std::filesystem;

namespace ledger_commands {
namespace {

// A machine that has lost its state, and whose trust file asks for operators.
struct Machine {
  Machine() {
    package = bench.signed_package("my", true);
    for (const char* name : {"li", "wang"})
      bench.require({"key", "new", "--role", "operator", "-o", bench.at(name)});
    begin("1");
  }
  // A new machine, by a trust file that asks for so many operators.
  void begin(const std::string& operators) const {
    for (const char* part : {"", "-wal", ".state"}) fs::remove(bench.at("l.db") + part);
    fs::remove(trust());
    bench.require({"trust", "new", "--any-flow", "--vendor", bench.at("vendor.pub"), "--legal",
                   bench.at("legal.pub"), "--operator", bench.at("li.pub"), "--operator",
                   bench.at("wang.pub"), "--adoption-signatures", operators, "-o", trust()});
    BOOST_REQUIRE(start() == "");
    fs::remove(bench.at("l.db.state"));
  }
  // The code of what keeps the player from starting.
  std::string start() const {
    const ChildResult played = bench.play(package, "trust.xml", "l.db", "power-on\n");
    if (played.exit_code == 0) return "";
    const std::size_t at = played.out.find("code=");
    return at == std::string::npos ? sentence(played)
                                   : played.out.substr(at + 5, played.out.find_first_of(" \n", at) - at - 5);
  }
  ChildResult adopt(const Lines& more) const {
    Lines words = {"ledger", "adopt", bench.at("l.db")};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }
  ChildResult request(const std::string& file = "adoption.txt") const {
    return run_program({"ledger", "request", bench.at("l.db"), "--who", "Li Wei", "--why", "disk replaced",
                        "--trust", trust(), "-o", file == "-" ? file : bench.at(file)});
  }
  ChildResult sign(const std::string& key, const Lines& more = {}) const {
    Lines words = {"ledger", "sign", bench.at("adoption.txt"), "--key", bench.at(key)};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }
  ChildResult take(const std::string& file = "adoption.txt") const {
    return adopt({"--signed", bench.at(file), "--trust", trust()});
  }
  std::string trust() const { return bench.at("trust.xml"); }

  Bench bench;
  std::string package;
};

bool says(const ChildResult& result, const std::string& words) {
  return result.out.find(words) != std::string::npos;
}

}  // namespace
}  // namespace ledger_commands

BOOST_FIXTURE_TEST_SUITE(ledger_commands, ledger_commands::Machine)

BOOST_AUTO_TEST_CASE(an_operator_whose_key_is_at_hand_adopts_in_one_step) {
  const Lines said = {"--who", "Li Wei", "--why", "disk replaced", "--trust", trust()};
  const ChildResult nobody = adopt(said);
  BOOST_TEST(nobody.exit_code == 1, sentence(nobody));
  BOOST_TEST(says(nobody, "adoption.unsigned"), sentence(nobody));
  Lines by_vendor = said, by_li = said;
  by_vendor.insert(by_vendor.end(), {"--key", bench.at("vendor.key")});
  by_li.insert(by_li.end(), {"--key", bench.at("li.key")});
  BOOST_TEST(says(adopt(by_vendor), "adoption.stranger"));
  BOOST_TEST(start() == "state.missing");
  const ChildResult done = adopt(by_li);
  BOOST_TEST(done.exit_code == 0, sentence(done));
  BOOST_TEST(says(done, "adopted by Li Wei; state.missing no longer stops"), sentence(done));
  BOOST_TEST(!says(done, "Nobody has signed"), sentence(done));
  BOOST_TEST(start() == "");
}

BOOST_AUTO_TEST_CASE(what_nobody_signed_is_said_to_be_so_and_stops_the_player) {
  const ChildResult done = adopt({"--who", "A. Technician", "--why", "in a hurry"});
  BOOST_TEST(done.exit_code == 0, sentence(done));
  BOOST_TEST(says(done, "Nobody has signed it"), sentence(done));
  BOOST_TEST(start() == "adoption.unsigned");
  BOOST_TEST(request().exit_code == 0);
  BOOST_TEST(sign("li.key").exit_code == 0);
  const ChildResult taken = take();
  BOOST_TEST(says(taken, "adoption.unsigned no longer stops"), sentence(taken));
  BOOST_TEST(start() == "");
}

BOOST_AUTO_TEST_CASE(two_operators_sign_elsewhere_and_the_machine_takes_it_once) {
  begin("2");
  BOOST_TEST(start() == "state.missing");
  const ChildResult asked = request();
  BOOST_TEST(asked.exit_code == 0, sentence(asked));
  BOOST_TEST(says(asked, "2 operators must sign"), sentence(asked));
  const std::string unsigned_yet = read_text(bench.at("adoption.txt"));
  const ChildResult first = sign("li.key");
  // Who signs sees what: the machine's moment, the refusal, who and why.
  BOOST_TEST(first.out.rfind(unsigned_yet, 0) == 0U, sentence(first));
  BOOST_TEST(says(first, "signed by 1 operator."), sentence(first));
  BOOST_TEST(says(take(), "adoption.role"));
  const ChildResult again = sign("li.key");
  BOOST_TEST(again.exit_code == 2, sentence(again));
  BOOST_TEST(again.err.find("has signed this adoption already") != std::string::npos, sentence(again));
  const ChildResult second = sign("wang.key", {"-o", bench.at("both.txt")});
  BOOST_TEST(says(second, "signed by 2 operators."), sentence(second));
  BOOST_TEST(says(take(), "adoption.role"));  // the request itself was left as it is
  const ChildResult taken = take("both.txt");
  BOOST_TEST(taken.exit_code == 0, sentence(taken));
  BOOST_TEST(start() == "");
  fs::remove(bench.at("l.db.state"));
  BOOST_TEST(says(take("both.txt"), "adopt.other"));
  BOOST_TEST(start() == "state.missing");
}

BOOST_AUTO_TEST_CASE(what_was_altered_or_is_for_another_machine_is_refused) {
  BOOST_TEST(request().exit_code == 0);
  BOOST_TEST(sign("li.key").exit_code == 0);
  std::string text = read_text(bench.at("adoption.txt"));
  text.replace(text.find("who Li Wei"), 10, "who Li Wen");
  write_text(bench.at("altered.txt"), text);
  BOOST_TEST(says(take("altered.txt"), "adoption.signature"));
  BOOST_REQUIRE(bench.play(package, "trust.xml", "other.db", "power-on\n").exit_code == 0);
  fs::remove(bench.at("other.db.state"));
  const ChildResult other = run_program(
      {"ledger", "adopt", bench.at("other.db"), "--signed", bench.at("adoption.txt"), "--trust", trust()});
  BOOST_TEST(other.exit_code == 1, sentence(other));
  BOOST_TEST(says(other, "adopt.other"), sentence(other));
  BOOST_TEST(take().exit_code == 0);
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_no_adoption_is_said) {
  check_complains(adopt({}), 2, "--signed");
  BOOST_TEST(adopt({"--who", "Li", "--why", "x", "--key", bench.at("li.key")}).exit_code == 2);  // no --trust
  BOOST_TEST(adopt({"--who", "Li", "--signed", bench.at("none"), "--trust", trust()}).exit_code == 2);
  check_complains(take("none"), 2, "none");
  check_complains(take("trust.xml"), 2, "trust.xml");
  write_text(bench.at("adoption.txt"), "facenotice-adoption-1\n");
  check_complains(sign("li.key"), 2, "adoption.txt");
  BOOST_TEST(says(request("-"), "why disk replaced\n"));
  BOOST_TEST(start() == "state.missing");
  fs::remove(bench.at("l.db"));
  const ChildResult needless = request();
  BOOST_TEST(needless.exit_code == 1);
  BOOST_TEST(says(needless, "adopt.needless"), sentence(needless));
}

BOOST_AUTO_TEST_CASE(more_signatures_than_there_are_operators_make_no_trust_file) {
  check_complains(run_program({"trust", "new", "--any-flow", "--vendor", bench.at("vendor.pub"), "--legal",
                               bench.at("legal.pub"), "--operator", bench.at("li.pub"),
                               "--adoption-signatures", "2", "-o", bench.at("t.xml")}),
                  2, "no adoption could ever pass");
}

BOOST_AUTO_TEST_SUITE_END()
