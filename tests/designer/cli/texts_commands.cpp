// SPDX-License-Identifier: MIT
// texts export and texts import, as real runs of the program.
#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(texts_commands)

BOOST_AUTO_TEST_CASE(texts_go_out_and_come_back_without_a_byte_changed) {
  const TemporaryFolder folder;
  const std::string flow = (folder / "my.flow.xml").string();
  write_text(flow, vending_text());
  for (const std::string format : {"xliff", "po"}) {
    const std::string file = (folder / ("my." + format)).string();
    BOOST_TEST(
        run_program({"texts", "export", flow, "--to", "en", "--format", format, "-o", file}).exit_code == 0);
    const ChildResult same = run_program({"texts", "import", flow, file});
    BOOST_TEST(same.exit_code == 0, sentence(same));
    BOOST_TEST(same.out.find("en: 0 texts changed") == 0U);
    BOOST_TEST(read_text(flow) == vending_text());
    write_text(file, edited(read_text(file), "Vending machine", "Snack machine"));
    const ChildResult changed = run_program({"texts", "import", flow, file});
    BOOST_TEST(changed.out.find("en: 1 texts changed and approved") == 0U, sentence(changed));
    BOOST_TEST(read_text(flow) == edited(vending_text(), "Vending machine", "Snack machine"));
    write_text(flow, vending_text());
  }
}

BOOST_AUTO_TEST_CASE(texts_that_cannot_come_back_leave_the_flow_alone) {
  const TemporaryFolder folder;
  const std::string flow = (folder / "my.flow.xml").string(), file = (folder / "my.po").string();
  write_text(flow, vending_text());
  check_complains(run_program({"texts", "export", flow, "--to", "fr", "-o", file}), 2, "no language fr");
  check_complains(run_program({"texts", "import", flow, file}), 2, "cannot be opened");
  BOOST_TEST(run_program({"texts", "export", flow, "--to", "en", "--format", "po", "-o", file}).exit_code ==
             0);
  const std::string sent = read_text(file);
  write_text(file, edited(sent, "msgstr \"call {party.operator.phone}", "msgstr \"call us"));
  check_complains(run_program({"texts", "import", flow, file}), 2, "has lost {party.operator.phone}");
  BOOST_TEST(read_text(flow) == vending_text());
}

BOOST_AUTO_TEST_SUITE_END()
