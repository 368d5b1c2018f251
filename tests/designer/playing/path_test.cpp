// SPDX-License-Identifier: MIT
// Paths as tests for the player. What is made of the vending template lies in tests/exported, is compiled
// from there, and passes on a package of it.
#include "designer/playing/path_test.hpp"
#include "designer/playing/played_path.hpp"

#include "schema/base/user_error.hpp"
#include "tests/designer/cli/facenotice_program.hpp"
#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(path_test)

namespace {

PlayPath everything() {
  const auto session = played(vending_text());
  session->restart(to_the_camera);
  for (const char* act :
       {"not-matched",     "matched",      "done",         "choose withdraw", "type receipt-code 1234",
        "choose confirm",  "done",         "choose shop",  "choose water",    "choose by-face",
        "choose under",    "break host",   "timeout",      "choose again",    "mend host",
        "choose again",    "done",         "done",         "wait PT15S",      "choose start",
        "somebody-came",   "choose start", "choose water", "choose by-face",  "choose over",
        "choose continue", "choose agree", "choose agree", "matched-late",    "power-cut",
        "power-on",        "stop"})
    session->act(act);
  return path_of(*session, "Everything: by face, taken back, and worse");
}

ChildResult run_exported(const Bench& bench, const std::string& package) {
  ChildOptions options;
  options.environment = {"FACENOTICE_PACKAGE=" + bench.at(package),
                         "FACENOTICE_TRUST=" + bench.at("bench.xml")};
  return run_apart({std::string(FACENOTICE_BINARY_DIR) + "/bin/exported_path", "--log_level=error"}, options);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_exported_is_what_lies_in_the_tree) {
  // FACENOTICE_EXPORT=<file> writes it there, to be looked at and taken over.
  const std::string made = path_as_test(everything());
  if (const char* file = std::getenv("FACENOTICE_EXPORT")) write_text(file, made);
  BOOST_TEST(made == source_text("tests/exported/everything.cpp"));
}

BOOST_AUTO_TEST_CASE(it_compiles_and_passes_on_a_package_of_the_flow_and_fails_on_another) {
  const Bench bench;
  bench.signed_package("vending", false);
  const ChildResult held = run_exported(bench, "vending.fnp");
  BOOST_TEST(held.exit_code == 0, sentence(held));
  write_text(bench.at("other.flow.xml"),
             edited(read_text(bench.at("vending.flow.xml")), "<choice id=\"by-qr\" to=\"pay-qr\"",
                    "<choice id=\"by-code\" to=\"pay-qr\""));
  write_text(bench.at("other.flow.xml"),
             edited(read_text(bench.at("other.flow.xml")), "<choice id=\"shop\" to=\"goods\"",
                    "<choice id=\"shop\" to=\"pay\""));
  bench.require({"package", bench.at("other.flow.xml"), "-o", bench.at("other.fnp")});
  bench.sign(bench.at("other.fnp"));
  const ChildResult broke = run_exported(bench, "other.fnp");
  BOOST_TEST(broke.exit_code != 0);
  BOOST_TEST(broke.out.find("goods") + broke.err.find("goods") != 2 * std::string::npos, sentence(broke));
}

BOOST_AUTO_TEST_CASE(a_title_becomes_a_name) {
  BOOST_TEST(test_name("Pays by face, then leaves!") == "pays_by_face_then_leaves");
  BOOST_TEST(test_name("2 faces") == "path_2_faces");
  BOOST_TEST(test_name("扫脸付款") == "path");
}

BOOST_AUTO_TEST_CASE(what_a_title_or_an_act_says_stays_text) {
  PlayPath path;
  path.title = "a\nint evil; \\";
  path.flow = "f\\";
  path.place.starts = "2026-11-27";
  path.acts = {{"choose \"); abort(\"", "x", "en", {}}};
  const std::string made = path_as_test(path);
  BOOST_TEST(made.find("a int evil;  ") != std::string::npos);
  BOOST_TEST(made.find("machine.choose(\"\\\"); abort(\\\"\")") != std::string::npos);
  path.acts = {{"dance", "", "", {}}};
  BOOST_CHECK_THROW(path_as_test(path), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
