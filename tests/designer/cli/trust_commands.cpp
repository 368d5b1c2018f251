// SPDX-License-Identifier: MIT
// `trust new` and `trust update`: a newer trust file is signed by one after the other, and machines take it.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(trust_commands)

BOOST_AUTO_TEST_CASE(a_newer_trust_file_is_signed_by_one_after_the_other_and_taken_at_the_start) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml"), package = bench.at("my.fnp");
  bench.require({"new", "--template", "vending", "-o", flow});
  bench.attest(flow);
  bench.require({"package", flow, "-o", package});
  bench.sign(package);
  const auto trust_file = [&](const std::string& version, const std::string& file, const std::string& runs) {
    return std::vector<std::string>{"trust",     "new",
                                    "--vendor",  bench.at("vendor.pub"),
                                    "--legal",   bench.at("legal.pub"),
                                    "--flow",    runs,
                                    "--version", version,
                                    "-o",        bench.at(file)};
  };
  check_complains(run_program({"trust", "new", "--vendor", bench.at("vendor.pub"), "--legal",
                               bench.at("legal.pub"), "-o", bench.at("none.xml")}),
                  2, "--any-flow");
  bench.require(trust_file("1", "first.xml", "metro-vending"));
  bench.require(trust_file("2", "second.xml", "another-flow"));
  BOOST_TEST(bench.play(package, "first.xml", "l.db", "power-on\n").exit_code == 0);
  const std::string half = bench.at("half.trust"), whole = bench.at("first.xml.update");
  const ChildResult one = run_program({"trust", "update", "--from", bench.at("first.xml"), "--to",
                                       bench.at("second.xml"), "--key", bench.at("vendor.key"), "-o", half});
  BOOST_TEST(one.exit_code == 0, sentence(one));
  BOOST_TEST(one.out.find("not complete yet") != std::string::npos, sentence(one));
  const ChildResult two = run_program({"trust", "update", "--from", bench.at("first.xml"), "--to", half,
                                       "--key", bench.at("legal.key"), "-o", whole});
  BOOST_TEST(two.exit_code == 0, sentence(two));
  BOOST_TEST(two.out.find("complete; machines") != std::string::npos, sentence(two));
  // Its flow is another one, so this machine runs no package of metro-vending any more.
  const ChildResult after = bench.play(package, "first.xml", "l.db", "power-on\n");
  BOOST_TEST(after.exit_code == 1);
  BOOST_TEST(after.out.find("code=package.flow") != std::string::npos, sentence(after));
  BOOST_TEST(!fs::exists(whole));
  check_complains(run_program({"trust", "update", "--from", bench.at("first.xml"), "--to",
                               bench.at("second.xml"), "--key", bench.at("vendor.key"), "-o", half}),
                  2, "above 2");
}

BOOST_AUTO_TEST_CASE(a_signer_who_is_new_signs_the_newer_trust_file_too) {
  const Bench bench;
  bench.require({"key", "new", "--role", "vendor", "-o", bench.at("second")});
  const auto trust_file = [&](const std::string& version, const std::string& vendor,
                              const std::string& file) {
    bench.require({"trust", "new", "--vendor", bench.at(vendor), "--legal", bench.at("legal.pub"),
                   "--any-flow", "--version", version, "-o", bench.at(file)});
  };
  trust_file("1", "vendor.pub", "first.xml");
  trust_file("2", "second.pub", "second.xml");
  trust_file("1002", "vendor.pub", "far.xml");
  const auto update = [&](const std::string& to, const std::vector<std::string>& keys) {
    std::vector<std::string> words = {"trust", "update",     "--from", bench.at("first.xml"),
                                      "--to",  bench.at(to), "-o",     bench.at("whole.trust")};
    for (const std::string& key : keys) words.insert(words.end(), {"--key", bench.at(key)});
    return run_program(words);
  };
  for (const std::vector<std::string>& some : std::vector<std::vector<std::string>>{
           {"second.key"}, {"vendor.key", "second.key"}, {"vendor.key", "legal.key"}}) {
    const ChildResult half = update("second.xml", some);
    BOOST_TEST(half.exit_code == 0, sentence(half));
    BOOST_TEST(half.out.find("not complete yet") != std::string::npos, sentence(half));
  }
  const ChildResult whole = update("whole.trust", {"second.key"});
  BOOST_TEST(whole.out.find("complete; machines") != std::string::npos, sentence(whole));
  check_complains(update("far.xml", {"vendor.key"}), 2, "up to 1001");
  bench.require({"key", "new", "--role", "vendor", "-o", bench.at("nobody")});
  check_complains(update("second.xml", {"nobody.key"}), 2, "neither");
}

BOOST_AUTO_TEST_SUITE_END()
