// SPDX-License-Identifier: MIT
// Saved paths and the deck on the command line.
#include "designer/playing/path_book.hpp"
#include "designer/playing/played_path.hpp"
#include "tests/designer/cli/facenotice_program.hpp"
#include "tests/designer/playing/played.hpp"

using namespace facenotice::test;

namespace path_commands {
namespace {

struct Paths {
  Paths() {
    write_text(flow, vending_text());
    const auto session = played(vending_text(), {"en", "", {}, "2026-11-27"});
    session->restart(to_the_camera);
    facenotice::save_path(flow, facenotice::path_of(*session, "To the camera"));
  }
  TemporaryFolder folder;
  const std::string flow = (folder / "my.flow.xml").string();
};

}  // namespace
}  // namespace path_commands

BOOST_FIXTURE_TEST_SUITE(path_commands, path_commands::Paths)

BOOST_AUTO_TEST_CASE(all_saved_paths_are_replayed_and_the_exit_code_says_whether_one_broke) {
  const ChildResult holds = run_program({"play", flow, "--paths"});
  BOOST_TEST_CONTEXT(sentence(holds)) {
    BOOST_TEST(holds.exit_code == 0);
    BOOST_TEST(holds.out.find(
                   "holds: To the camera\n1 of 1 paths hold.\n9 of 78 ways of the flow are tried.\n") == 0u);
    BOOST_TEST(holds.out.find("  untried: “Welcome”: ") != std::string::npos);
  }
  write_text(flow, edited(vending_text(), "<choice id=\"over\" to=\"face-notice\"",
                          "<choice id=\"over\" to=\"pay-qr\""));
  const ChildResult broke = run_program({"play", flow, "--paths"});
  BOOST_TEST(broke.exit_code == 1);
  BOOST_TEST(broke.out.find("broke: To the camera, act 6: ") == 0u, broke.out);
  write_text(folder / "my.paths/odd.path.xml", "<path");
  BOOST_TEST(run_program({"play", flow, "--paths"}).out.find("0 of 2 paths hold.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_path_becomes_a_page_or_a_test) {
  const std::string page = (folder / "page.html").string();
  const ChildResult made = run_program({"path", flow, "To the camera", "--page", page, "--lang", "zh"});
  BOOST_TEST(made.exit_code == 0, sentence(made));
  BOOST_TEST(read_text(page).find("<html lang=\"zh-CN\">") != std::string::npos);
  BOOST_TEST(read_text(page).find("data:image/png;base64,") != std::string::npos);
  const ChildResult test = run_program({"path", flow, "To the camera", "--test", "-"});
  BOOST_TEST(test.out.find("BOOST_AUTO_TEST_CASE(to_the_camera)") != std::string::npos);
  check_complains(run_program({"path", flow, "To the camera"}), 2, "--page FILE or --test FILE");
  check_complains(run_program({"path", flow, "Another", "--test", "-"}), 2, "To the camera");
}

BOOST_AUTO_TEST_CASE(the_deck_is_a_pdf_or_a_page) {
  const std::string pdf = (folder / "deck.pdf").string(), page = (folder / "deck.html").string();
  BOOST_TEST(run_program({"deck", flow, "--lang", "zh", "-o", pdf}).exit_code == 0);
  BOOST_TEST(read_text(pdf).find("%PDF-") == 0u);
  BOOST_TEST(run_program({"deck", flow, "--lang", "en", "-o", page}).exit_code == 0);
  BOOST_TEST(read_text(page).find("Switch the machine on.") != std::string::npos);
  check_complains(run_program({"deck", flow, "-o", (folder / "deck.doc").string()}), 2, "deck.doc");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_said) {
  check_complains(run_program({"play", flow}), 2, "--trust is required");
  std::filesystem::remove_all(folder / "my.paths");
  check_complains(run_program({"play", flow, "--paths"}), 2, "my.paths");
  BOOST_TEST(run_program({"play", flow, "--paths", "--trust", "x"}).exit_code == 2);
}

BOOST_AUTO_TEST_SUITE_END()
