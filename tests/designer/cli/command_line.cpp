// SPDX-License-Identifier: MIT
// The command line as its users meet it: real runs of the program, its output streams and its exit codes.
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;
using nlohmann::json;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(command_line)

namespace {

const std::vector<Lines> every_command = {{"new"},
                                          {"check"},
                                          {"facts"},
                                          {"render"},
                                          {"pdf"},
                                          {"attest"},
                                          {"reviewer", "add"},
                                          {"reviewer", "revoke"},
                                          {"waive"},
                                          {"package"},
                                          {"sign"},
                                          {"verify"},
                                          {"play"},
                                          {"replay"},
                                          {"path"},
                                          {"deck"},
                                          {"key", "new"},
                                          {"trust", "new"},
                                          {"trust", "update"},
                                          {"token", "new"},
                                          {"token", "show"},
                                          {"token", "revoke"},
                                          {"ledger", "adopt"},
                                          {"ledger", "request"},
                                          {"ledger", "sign"},
                                          {"ledger", "copy"},
                                          {"ledger", "verify"},
                                          {"rules", "expand"},
                                          {"explain"},
                                          {"coverage"},
                                          {"law-change"},
                                          {"audit"},
                                          {"texts", "export"},
                                          {"texts", "import"},
                                          {"mend"}};

}  // namespace

// --- help and usage ----------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(every_command_explains_itself_with_an_example) {
  for (Lines command : every_command) {
    std::string name;
    for (const std::string& word : command) name += " " + word;
    command.push_back("--help");
    const ChildResult help = run_program(command);
    BOOST_TEST_CONTEXT(sentence(help)) {
      BOOST_TEST(help.exit_code == 0);
      BOOST_TEST(help.err.empty());
      BOOST_TEST(position(help.out, "Example:\n  facenotice" + name + " ") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_overview_names_every_command_and_the_exit_codes) {
  const ChildResult help = run_program({"--help"});
  BOOST_TEST(help.exit_code == 0);
  const std::size_t list = help.out.find("Commands:\n");
  BOOST_REQUIRE(list != std::string::npos);
  std::set<std::string> told, known;
  const std::regex line("\n  ([a-z-]+) ");
  const std::string rest = help.out.substr(list);
  for (std::sregex_iterator found(rest.begin(), rest.end(), line), end; found != end; ++found)
    told.insert((*found)[1]);
  for (const Lines& command : every_command) known.insert(command.front());
  BOOST_TEST(told == known, boost::test_tools::per_element());
  BOOST_TEST(position(help.out, "Exit codes: 0 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bad_usage_is_told_on_standard_error_with_code_2) {
  const std::vector<Lines> wrong = {{},
                                    {"bless"},
                                    {"check"},
                                    {"check", vending, "--colour"},
                                    {"check", vending, "--format", "yaml"},
                                    {"check", vending, vending},
                                    {"new"},
                                    {"key"},
                                    {"key", "new", "--role", "boss", "-o", "k"},
                                    {"render", vending},
                                    {"play", "p.fnp", "--trust", "t.xml"}};
  for (const Lines& arguments : wrong) {
    const ChildResult result = run_program(arguments);
    BOOST_TEST_CONTEXT(sentence(result)) {
      BOOST_TEST(result.exit_code == 2);
      BOOST_TEST(result.out.empty());
      BOOST_TEST(!result.err.empty());
    }
  }
  check_complains(run_program({"check", vending, "--as-of", "tomorrow"}), 2, "tomorrow");
  check_complains(run_program({"check", vending, "--as-of", "2026-02-30"}), 2, "2026-02-30");
}

// --- check -------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_package_in_place_of_a_document_is_called_a_package) {
  const TemporaryFolder folder;
  std::ofstream(folder / "x.fnp", std::ios::binary) << "\x89"
                                                       "FNP\r\n\x1A\nrest";
  const ChildResult result = run_program({"check", (folder / "x.fnp").string()});
  BOOST_TEST(result.exit_code == 2);
  BOOST_TEST(position(result.err, "This is a package (.fnp)") != std::string::npos, result.err);
  BOOST_TEST(position(result.err, "facenotice audit") != std::string::npos, result.err);
}

BOOST_AUTO_TEST_CASE(a_flow_without_errors_gives_0_and_says_what_was_checked) {
  const ChildResult text = run_program({"check", vending});
  BOOST_TEST_CONTEXT(sentence(text)) {
    BOOST_TEST(text.exit_code == 0);
    BOOST_TEST(text.err.empty());
    BOOST_TEST(position(text.out, ": 0 errors, 0 warnings, 21 items open for people.") != std::string::npos);
    BOOST_TEST(position(text.out, "\x1b[") == std::string::npos, "no colours into a pipe");
  }
}

BOOST_AUTO_TEST_CASE(a_finding_is_told_like_a_good_compiler_does) {
  const std::string file = fixture("shanghai-capture-without-permission");
  const ChildResult result = run_program({"check", file});
  BOOST_TEST_CONTEXT(sentence(result)) {
    BOOST_TEST(result.exit_code == 1);
    BOOST_TEST(result.err.empty());
    const std::size_t at = position(result.out, "although the person did not consent");
    BOOST_REQUIRE(at != std::string::npos);
    const std::size_t start = result.out.rfind('\n', at) + 1;
    const std::string head = result.out.substr(start, at - start);
    BOOST_TEST(std::regex_search(head, std::regex("^" + file + ":[0-9]+:[0-9]+: error: ")), head);
    const std::string rest = result.out.substr(at);
    BOOST_TEST(position(rest, " | ") < position(rest, "^\n"));
    BOOST_TEST(position(rest,
                        "law: error, CN-FRT-6.1, Measures for the Security Management of Facial Recognition "
                        "(2025), Art. 6: ") < rest.size());
    BOOST_TEST(
        position(rest, "path: [power on] → Welcome → [presence sensor] → The camera is on → camera on") <
        rest.size());
    BOOST_TEST(position(rest, "fix: Lead every path") < rest.size());
  }
}

BOOST_AUTO_TEST_CASE(the_json_report_has_the_shape_that_programs_rely_on) {
  const std::string file = fixture("shanghai-extra-questions");
  const ChildResult result = run_program({"check", file, "--format", "json"});
  BOOST_TEST(result.exit_code == 1);
  BOOST_TEST(result.err.empty());
  const json report = json::parse(result.out);
  BOOST_TEST(report.at("verdict") == "broken");
  BOOST_TEST(report.at("file") == file);
  BOOST_TEST(report.at("flow") == "shanghai-extra-questions");
  std::map<std::string, std::size_t> counted;
  for (const json& finding : report.at("findings")) {
    ++counted[finding.at("severity").get<std::string>()];
    BOOST_TEST_CONTEXT(finding.dump(1)) {
      BOOST_TEST(finding.at("file") == file);
      BOOST_TEST(!finding.at("id").get<std::string>().empty());
      BOOST_TEST(!finding.at("citation").get<std::string>().empty());
      BOOST_TEST(finding.at("line").get<int>() > 1);
      BOOST_TEST(finding.at("column").get<int>() > 0);
      BOOST_TEST(!finding.at("message").get<std::string>().empty());
      BOOST_TEST(!finding.at("fix").get<std::string>().empty());
      BOOST_TEST(finding.at("step").is_string());
      BOOST_TEST(finding.at("trace").is_array());
      for (const json& event : finding.at("trace")) {
        BOOST_TEST(!event.at("event").get<std::string>().empty());
        BOOST_TEST(!event.at("step").get<std::string>().empty());
        BOOST_TEST((event.at("event") == "choose") == event.contains("choice"));
      }
    }
  }
  for (const char* severity : {"error", "warning", "review", "info"})
    BOOST_TEST(report.at("counts").at(severity).get<std::size_t>() == counted[severity], severity);
  BOOST_TEST(counted["error"] > 0u);
  BOOST_TEST(report.at("counts").at("states").get<int>() > 10);
  BOOST_TEST(report.at("counts").at("checks").get<int>() > 10);

  const ChildResult clean = run_program({"check", vending, "--format", "json"});
  BOOST_TEST(clean.exit_code == 0);
  BOOST_TEST(json::parse(clean.out).at("verdict") == "waiting");
}

BOOST_AUTO_TEST_CASE(what_could_not_be_checked_is_3_and_never_a_pass) {
  const TemporaryFolder folder;
  const std::string file = (folder / "x.flow.xml").string();
  write_text(file, edited(vending_text(), "<jurisdiction code=\"CN-SH\"/>", "<jurisdiction code=\"BR\"/>"));
  const ChildResult text = run_program({"check", file});
  BOOST_TEST(text.exit_code == 3);
  BOOST_TEST(position(text.out, "could not check: There is no rule pack for the jurisdiction BR") !=
             std::string::npos);
  const ChildResult as_json = run_program({"check", file, "--format", "json"});
  BOOST_TEST(as_json.exit_code == 3);
  BOOST_TEST(json::parse(as_json.out).at("verdict") == "could-not-check");
  BOOST_TEST(position(json::parse(as_json.out).at("couldNotCheck"), "BR") != std::string::npos);
  const ChildResult packed = run_program({"package", file, "-o", (folder / "x.fnp").string()});
  BOOST_TEST(packed.exit_code == 3);
  BOOST_TEST(!fs::exists(folder / "x.fnp"));

  ChildOptions without_data;
  without_data.environment = {"FACENOTICE_DATA=" + folder.path().string()};
  check_complains(run_program({"check", vending}, without_data), 3, "schema/flow.xsd is missing");
}

BOOST_AUTO_TEST_CASE(a_broken_pack_is_could_not_check) {
  const TemporaryFolder data;
  fs::copy(std::string(FACENOTICE_SOURCE_DIR) + "/schema", data / "schema", fs::copy_options::recursive);
  write_text(data / "schema/rules/cn/pipl.sch",
             edited(source_text("schema/rules/cn/pipl.sch"), "name=\"WHEN\" value=\"true()\"",
                    "name=\"WHEN\" value=\"true( or\""));
  ChildOptions options;
  options.environment = {"FACENOTICE_DATA=" + data.path().string()};
  const ChildResult result = run_program({"check", vending}, options);
  BOOST_TEST_CONTEXT(sentence(result)) {
    BOOST_TEST(result.exit_code == 3);
    BOOST_TEST(std::regex_search(result.out + result.err,
                                 std::regex("\\.sch:[0-9]+: the rule pack cannot[^\n]*pipl\\.sch:[0-9]+")));
  }
}

BOOST_AUTO_TEST_CASE(an_unsound_document_is_2_with_every_place) {
  const TemporaryFolder folder;
  const std::string file = (folder / "x.flow.xml").string();
  std::string text =
      edited(vending_text(), "to=\"goods\" emphasis=\"primary\"", "to=\"nowhere\" emphasis=\"primary\"");
  text = edited(text, "<purpose id=\"face-transmit\" kind=\"transmit\"",
                "<purpose id=\"face-transmit\" kind=\"send\"");
  write_text(file, text);
  for (const Lines& command :
       {Lines{"check", file}, Lines{"facts", file}, Lines{"package", file, "-o", file + ".fnp"}}) {
    const ChildResult result = run_program(command);
    BOOST_TEST_CONTEXT(sentence(result)) {
      BOOST_TEST(result.exit_code == 2);
      BOOST_TEST(result.out.empty());
      BOOST_TEST(std::regex_search(result.err, std::regex(":[0-9]+:[0-9]+: error: [^\n]*nowhere")));
      BOOST_TEST(std::regex_search(result.err, std::regex(":[0-9]+:[0-9]+: error: [^\n]*send")));
    }
  }
}

BOOST_AUTO_TEST_CASE(facts_prints_the_tree_that_rules_see) {
  const ChildResult facts = run_program({"facts", vending});
  BOOST_TEST(facts.exit_code == 0);
  BOOST_TEST(facts.err.empty());
  for (const char* part : {"<n:flow ", "<n:capture id=\"scan\"", "<f:facts ", "<f:camera step=\"scan\"",
                           "<f:withdrawal purpose=\"face-payment\"", "<f:laid-out "})
    BOOST_TEST(position(facts.out, part) != std::string::npos, part);
}

BOOST_AUTO_TEST_CASE(replay_plays_a_finding_and_the_gate_refuses) {
  const ChildResult result = run_program({"replay", fixture("shanghai-capture-without-permission")});
  BOOST_TEST_CONTEXT(sentence(result)) {
    BOOST_TEST(result.exit_code == 0);
    BOOST_TEST(position(result.out, "camera-refused") != std::string::npos);
    BOOST_TEST(position(result.out, "gate.no-") != std::string::npos);
    BOOST_TEST(position(result.out, "camera-on") == std::string::npos);
  }
  check_complains(run_program({"replay", vending, "--finding", "99"}), 2, "no finding 99");
}

// --- bad input ---------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(what_is_no_flow_document_is_refused_in_one_sentence) {
  const TemporaryFolder folder;
  const std::string huge = (folder / "huge.flow.xml").string(), empty = (folder / "empty.flow.xml").string();
  write_text(huge, "");
  fs::resize_file(huge, std::uintmax_t{1} << 30);
  write_text(empty, "");
  for (const Lines& command : {Lines{"check"}, Lines{"facts"}, Lines{"replay"}}) {
    const auto on = [&](const std::string& file) { return run_program({command.front(), file}); };
    check_complains(on((folder / "none.flow.xml").string()), 2, "none.flow.xml");
    check_complains(on(folder.path().string()), 2, "not a file");
    check_complains(on(huge), 2, "1024 MB");
    check_complains(on("/dev/zero"), 2, "/dev/zero");
    BOOST_TEST(on(empty).exit_code == 2);
  }
}

BOOST_AUTO_TEST_CASE(missing_or_wrong_files_of_other_kinds_are_named) {
  const Bench bench;
  const std::string package = bench.signed_package("p", true), none = bench.at("none"),
                    trust = bench.at("trust.xml");
  const std::string folder = bench.folder.path().string();
  const std::string events = bench.at("events.txt");
  write_text(events, "power-on\n");
  check_complains(run_program({"verify", none, "--trust", trust}), 2, "none");
  check_complains(run_program({"verify", folder, "--trust", trust}), 2, folder);
  check_complains(run_program({"verify", package, "--trust", none}), 2, "none");
  check_complains(run_program({"verify", package, "--trust", package}), 2, package);
  check_complains(run_program({"sign", none, "--key", bench.at("legal.key")}), 2, "none");
  check_complains(run_program({"sign", package, "--key", none}), 2, "none");
  const ChildResult no_key =
      run_program({"sign", package, "--key", bench.at("legal.pub"), "--with-examples"});
  BOOST_TEST(no_key.exit_code == 2);
  BOOST_TEST(no_key.err.find("legal.pub: This is not") != std::string::npos, no_key.err);
  check_complains(
      run_program({"trust", "new", "--any-flow", "--vendor", none, "--legal", none, "-o", bench.at("t")}), 2,
      "none");
  check_complains(run_program({"new", "--template", "spaceship", "-o", bench.at("s")}), 2, "spaceship");
  check_complains(run_program({"new", "--template", "../README", "-o", bench.at("s")}), 2,
                  "there are: entry, residents, vending");
  check_complains(run_program({"new", "-o", bench.at("p.flow.xml")}), 2, "exists");
  check_complains(run_program({"render", bench.at("p.flow.xml"), "--screen", "lobby", "-o", bench.at("s")}),
                  2, "lobby");
  check_complains(run_program({"render", bench.at("p.flow.xml"), "--screen", "pay", "--language", "fr", "-o",
                               bench.at("s")}),
                  2, "zh-CN, en");
  check_complains(run_program({"pdf", bench.at("p.flow.xml"), "--sign", "door", "-o", bench.at("s")}), 2,
                  "machine-sign");
  check_complains(
      run_program({"play", package, "--trust", trust, "--ledger", bench.at("l"), "--events", none}), 2,
      "none");
  check_complains(run_program({"key", "new", "--role", "legal", "-o", bench.at("legal")}), 2, "legal");
  check_complains(run_program({"key", "new", "--role", "legal", "-o", bench.at("no/folder/legal")}), 2,
                  "legal");
  BOOST_TEST(!fs::exists(bench.at("s")));
  BOOST_TEST(!fs::exists(bench.at("t")));

  // What the player itself refuses is a refusal, with the code: the machine would say the same.
  for (const Lines& play : {Lines{none, trust, bench.at("l1")}, Lines{package, none, bench.at("l2")},
                            Lines{package, trust, folder}, Lines{package, trust, package}}) {
    const ChildResult result =
        run_program({"play", play[0], "--trust", play[1], "--ledger", play[2], "--events", events});
    BOOST_TEST_CONTEXT(sentence(result)) {
      BOOST_TEST(result.exit_code == 1);
      BOOST_TEST(position(result.out, "refused  code=") == 0u);
    }
  }
  // An event that is none is named with its line.
  write_text(events, "power-on\n# a comment\n\nchoose start\ndance\n");
  const ChildResult danced =
      run_program({"play", package, "--trust", trust, "--ledger", bench.at("l3"), "--events", events});
  BOOST_TEST(danced.exit_code == 2);
  BOOST_TEST(position(danced.err, "events.txt:5: “dance” is no event") != std::string::npos, danced.err);
}

BOOST_AUTO_TEST_CASE(fonts_that_are_missing_or_not_the_pinned_ones_are_named) {
  const TemporaryFolder fonts;
  ChildOptions options;
  options.environment = {"FACENOTICE_FONTS=" + fonts.path().string()};
  const std::string picture = (fonts / "out.png").string();
  check_complains(run_program({"check", vending}, options), 2, "is missing");
  check_complains(run_program({"render", vending, "--screen", "pay", "-o", picture}, options), 2,
                  "is missing");
  std::istringstream pins(source_text("export/fonts/fonts.txt"));
  for (std::string line; std::getline(pins, line);)
    if (!line.empty() && line.front() != '#')
      write_text(fonts.path() / line.substr(0, line.find(' ')), "not a font");
  check_complains(run_program({"check", vending}, options), 2, "is not the pinned one");
  check_complains(run_program({"render", vending, "--screen", "pay", "-o", picture}, options), 2,
                  "not the pinned");
  BOOST_TEST(!fs::exists(picture));
  options.environment = {"FACENOTICE_FONTS=/nowhere"};
  check_complains(run_program({"check", vending}, options), 2, "/nowhere");
}

BOOST_AUTO_TEST_CASE(standard_output_that_cannot_be_written_is_an_error) {
  ChildOptions full, closed;
  full.output = "/dev/full";
  closed.output_closed = true;
  for (const Lines& command :
       {Lines{"check", vending}, Lines{"check", vending, "--format", "json"}, Lines{"facts", vending},
        Lines{"render", vending, "--screen", "pay", "-o", "-"}, Lines{"pdf", vending, "-o", "-"}})
    for (const ChildOptions& options : {full, closed}) {
      const ChildResult result = run_program(command, options);
      BOOST_TEST_CONTEXT(command[0] << " " << sentence(result)) {
        BOOST_TEST(result.exit_code == 2);
        BOOST_TEST(position(result.err, "Standard output cannot be written") != std::string::npos);
      }
    }
  // A machine that cannot tell goes down in order: the camera off, the session at its end, in the ledger.
  const Bench bench;
  const std::string package = bench.signed_package("p", true), events = bench.at("events.txt");
  write_text(events, to_scan);
  const Lines play = {"play",     package,          "--trust",  bench.at("trust.xml"),
                      "--ledger", bench.at("l.db"), "--events", events};
  const ChildResult result = run_program(play, full);
  BOOST_TEST(result.exit_code == 2, sentence(result));
  BOOST_TEST(position(result.err, "Standard output cannot be written") != std::string::npos, result.err);
  BOOST_TEST(run_program(play).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_machine_that_stops_while_the_camera_is_on_turns_it_off_and_ends_the_session) {
  const Bench bench;
  const ChildResult played = bench.play(bench.signed_package("p", true), "trust.xml", "l.db", to_scan);
  BOOST_TEST_CONTEXT(sentence(played)) {
    BOOST_TEST(played.exit_code == 0);
    const std::size_t on = position(played.out, "camera-on  step=scan"),
                      off = position(played.out, "camera-off", on),
                      ended = position(played.out, "kind=session-end", off);
    BOOST_TEST(ended != std::string::npos);
  }
}

// Every command that writes a file, writing into a place where it cannot: `folder` is such a place.
void check_nothing_is_written_into(const Bench& bench, const std::string& flow, const std::string& package,
                                   const fs::path& folder, const ChildOptions& options) {
  const auto in = [&](const std::string& name) { return (folder / name).string(); };
  const std::set<std::string> before = names_in(folder);
  const std::vector<Lines> writers = {
      {"new", "-o", in("n.flow.xml")},
      {"render", flow, "--screen", "pay", "-o", in("r.png")},
      {"pdf", flow, "-o", in("s.pdf")},
      {"key", "new", "--role", "legal", "-o", in("k")},
      {"trust", "new", "--any-flow", "--vendor", bench.at("vendor.pub"), "--legal", bench.at("legal.pub"),
       "-o", in("t.xml")},
      {"package", flow, "-o", in("p.fnp")},
      {"verify", package, "--trust", bench.at("trust.xml"), "--extract", in("out")}};
  for (const Lines& command : writers) {
    const ChildResult result = run_program(command, options);
    BOOST_TEST_CONTEXT(command[0] << " " << sentence(result)) {
      BOOST_TEST(result.exit_code == 2);
      BOOST_TEST(position(result.err, folder.string()) != std::string::npos);
      const std::set<std::string> after = names_in(folder);
      BOOST_TEST(after == before, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_named_and_stays_as_it_is) {
  const Bench bench;
  const std::string package = bench.signed_package("p", true);
  // Not even root can write into /proc, and a file is no folder for anybody.
  check_nothing_is_written_into(bench, bench.at("p.flow.xml"), package, "/proc/self/fdinfo", {});
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_the_old_files_and_no_half_ones) {
  const Bench bench;
  const std::string flow = bench.at("p.flow.xml"), package = bench.signed_package("p", true);
  const TemporaryFolder mount;
  // A disk of four pages that are all taken; without the right to mount, a limit on the size of files.
  const bool mounted = ::mount("none", mount.path().c_str(), "tmpfs", 0, "size=16k") == 0;
  ChildOptions options;
  if (mounted)
    write_text(mount / "ballast", std::string(16384, 'x'));
  else
    options.file_size = 64;
  check_nothing_is_written_into(bench, flow, package, mount.path(), options);

  // What is changed in place stays whole: the flow by reviewer, the package by sign.
  options.file_size = 64;
  const std::string flow_before = read_text(flow), package_before = read_text(package);
  const std::set<std::string> names = names_in(bench.folder.path());
  check_complains(run_program({"reviewer", "add", flow, "--name", "A", "--role", "vendor", "--key",
                               bench.at("legal.pub")},
                              options),
                  2, flow);
  bench.require({"key", "new", "--role", "legal", "-o", bench.at("second-legal")});
  const ChildResult not_signed =
      run_program({"sign", package, "--key", bench.at("second-legal.key"), "--with-examples"}, options);
  BOOST_TEST(not_signed.exit_code == 2);
  BOOST_TEST(not_signed.err.find(package + ": cannot be written") != std::string::npos, not_signed.err);
  BOOST_TEST((read_text(flow) == flow_before));
  BOOST_TEST((read_text(package) == package_before));
  BOOST_TEST(names_in(bench.folder.path()).size() == names.size() + 2);

  // A machine whose disk is full refuses to start, or shuts the face path: no camera, whatever is chosen.
  const std::string ledger = (mounted ? mount / "l.db" : bench.folder / "l.db").string();
  const std::string events = bench.at("events.txt");
  write_text(events, to_scan);
  ChildOptions full = options;
  if (mounted) full.file_size = 0;
  const ChildResult played = run_program(
      {"play", package, "--trust", bench.at("trust.xml"), "--ledger", ledger, "--events", events}, full);
  BOOST_TEST_CONTEXT(sentence(played)) {
    BOOST_TEST(played.exit_code == 1);
    BOOST_TEST(position(played.out, "camera-on") == std::string::npos);
  }
  if (mounted) ::umount2(mount.path().c_str(), MNT_DETACH);
}

BOOST_AUTO_TEST_SUITE_END()
