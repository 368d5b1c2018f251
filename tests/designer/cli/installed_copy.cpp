// SPDX-License-Identifier: MIT
// A copy that was installed, and put somewhere else, works by what came with it.
#include <boost/test/unit_test.hpp>

#include "tests/designer/cli/facenotice_program.hpp"
#include "tests/support/process.hpp"

using namespace facenotice::test;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(installed_copy)

namespace {

struct Copy {
  TemporaryFolder folder;
  fs::path at = folder / "elsewhere";

  Copy() {
    const fs::path first = folder / "first";
    const ProcessResult installed =
        run({"cmake", "--install", FACENOTICE_BINARY_DIR, "--prefix", first.string()});
    BOOST_REQUIRE_MESSAGE(installed.exit_code == 0, installed.output);
    fs::rename(first, at);
  }
  ChildResult runs(std::vector<std::string> arguments, const std::string& language = "C") const {
    arguments.insert(arguments.begin(), (at / "bin" / "facenotice").string());
    ChildOptions options;
    options.environment = {"LC_ALL=" + language, "LANGUAGE=" + language,
                           "FACENOTICE_DATA=", "FACENOTICE_FONTS=", "FACENOTICE_CATALOGUES="};
    return run_apart(arguments, options);
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(it_makes_and_checks_a_flow_wherever_it_was_put) {
  const Copy copy;
  const std::string flow = (copy.folder / "my.flow.xml").string();
  const ChildResult made = copy.runs({"new", "--template", "vending", "-o", flow});
  BOOST_TEST(made.exit_code == 0, sentence(made));
  const ChildResult checked = copy.runs({"check", flow});
  BOOST_TEST(checked.exit_code == 0, sentence(checked));
  const ChildResult chinese = copy.runs({"check", flow}, "zh_CN.UTF-8");
  BOOST_TEST(chinese.out.find("个人信息保护法") != std::string::npos, sentence(chinese));
}

// Another version's rules beside the sources that it was built from are nothing to it.
BOOST_AUTO_TEST_CASE(it_judges_by_its_own_rules_and_draws_with_its_own_fonts) {
  const Copy copy;
  const fs::path data = copy.at / "share" / "facenotice";
  write_text(data / "schema" / "rules" / "attestations.xml", "<attestations/>");
  const ChildResult other_rules = copy.runs({"check", vending});
  BOOST_TEST(other_rules.exit_code != 0, sentence(other_rules));
  BOOST_TEST((other_rules.out + other_rules.err).find(data.string()) != std::string::npos,
             sentence(other_rules));
  fs::remove_all(data / "fonts");
  const ChildResult no_fonts =
      copy.runs({"render", vending, "--screen", "attract", "-o", (copy.folder / "a.png").string()});
  BOOST_TEST(no_fonts.exit_code != 0, sentence(no_fonts));
  BOOST_TEST(no_fonts.err.find((data / "fonts").string()) != std::string::npos, sentence(no_fonts));
}

BOOST_AUTO_TEST_SUITE_END()
