// SPDX-License-Identifier: MIT
// From a template to a machine with the command line: attest, package, sign, verify, play.
#include <png.h>
#include <boost/test/unit_test.hpp>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;
using nlohmann::json;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(package_commands)

namespace {

struct Picture {
  unsigned width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};
Picture read_png(const fs::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) throw std::runtime_error(image.message);
  image.format = PNG_FORMAT_RGB;
  Picture picture{image.width, image.height, std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) == 0)
    throw std::runtime_error(image.message);
  return picture;
}

// Its notice has room in large text, too: nothing of it but people's answers stands open.
const std::string short_enough = source_text("tests/fixtures/lawful/shenzhen-locker.flow.xml");

}  // namespace

BOOST_AUTO_TEST_CASE(an_operator_adopts_copies_and_verifies_a_ledger) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml"), package = bench.at("my.fnp"), ledger = bench.at("l.db");
  bench.require({"new", "--template", "vending", "-o", flow});
  bench.attest(flow);
  bench.require({"package", flow, "-o", package});
  bench.sign(package);
  const auto starts = [&] { return bench.play(package, "trust.xml", "l.db", "power-on\n"); };
  BOOST_TEST(starts().exit_code == 0);
  const auto adopt = [&](const std::string& why) {
    return run_program({"ledger", "adopt", ledger, "--who", "Li Wei", "--why", why});
  };
  BOOST_TEST(adopt("no reason").exit_code == 1);
  fs::remove(ledger + ".state");
  const ChildResult refused = starts();
  BOOST_TEST(refused.exit_code == 1);
  BOOST_TEST(refused.out.find("code=state.missing") != std::string::npos, sentence(refused));
  const ChildResult unsaid = adopt("");
  BOOST_TEST(unsaid.exit_code == 1);
  BOOST_TEST(unsaid.out.find("adopt.words") != std::string::npos, sentence(unsaid));
  const ChildResult adopted = adopt("card replaced");
  BOOST_TEST(adopted.exit_code == 0, sentence(adopted));
  BOOST_TEST(adopted.out.find("adopted by Li Wei; state.missing no longer stops") != std::string::npos,
             sentence(adopted));
  BOOST_TEST(starts().exit_code == 0);

  const std::string copy = bench.at("audit.db");
  BOOST_TEST(run_program({"ledger", "copy", ledger, "-o", copy}).exit_code == 0);
  BOOST_TEST(run_program({"ledger", "copy", ledger, "-o", copy}).exit_code == 1);  // never overwritten
  const ChildResult verified = run_program({"ledger", "verify", copy});
  BOOST_TEST(verified.exit_code == 0, sentence(verified));
  BOOST_TEST(verified.out.find("records verified.") != std::string::npos, sentence(verified));
  write_text(bench.at("short.key"), "no key");
  check_complains(run_program({"ledger", "verify", copy, "--device-key", bench.at("short.key")}), 2,
                  "32 bytes");
  write_text(bench.at("wrong.key"), std::string(32, 'k'));
  const ChildResult wrong = run_program({"ledger", "verify", copy, "--device-key", bench.at("wrong.key")});
  BOOST_TEST(wrong.exit_code == 1);
  BOOST_TEST(wrong.out.find("ledger.key") != std::string::npos, sentence(wrong));
}

BOOST_AUTO_TEST_CASE(from_template_to_machine) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml"), package = bench.at("my.fnp");
  BOOST_TEST(bench.require({"new", "--template", "vending", "-o", flow}).out.empty());
  bench.attest(flow);
  const json report = json::parse(bench.require({"check", flow, "--format", "json"}).out);
  BOOST_TEST(report.at("counts").at("review") == 0);
  const ChildResult packed = bench.require({"package", flow, "-o", package});
  // Nothing is said against it but that the template's examples are still in it.
  BOOST_TEST(
      packed.err ==
          "facenotice: 10 values in it are still examples: nobody signs it for legal so, but for a trial.\n",
      packed.err);
  bench.sign(package);
  const ChildResult verified = bench.require({"verify", package, "--trust", bench.at("trust.xml")});
  BOOST_TEST(position(verified.out, "verified: metro-vending sequence 1, good until 2027-12-31") == 0u);
  BOOST_TEST(position(verified.out, "DRAFT") == std::string::npos);
  BOOST_TEST(position(verified.out, "\nsigned by vendor") != std::string::npos, verified.out);
  BOOST_TEST(position(verified.out, "\nsigned by legal") != std::string::npos, verified.out);

  // With consent: the camera goes on after the consent is in the ledger, and off before the product comes.
  const ChildResult agreed = bench.play(package, "trust.xml", "agreed.db", to_scan + "matched\ndone\n");
  BOOST_TEST_CONTEXT(sentence(agreed)) {
    BOOST_TEST(agreed.exit_code == 0);
    BOOST_TEST(agreed.err.empty());
    const std::size_t notified = position(agreed.out, "kind=notified  purpose=face-payment"),
                      consented = position(agreed.out, "kind=consented  purpose=face-payment", notified),
                      transmit = position(agreed.out, "kind=consented  purpose=face-transmit", consented),
                      recorded = position(agreed.out, "kind=camera-on  purpose=face-payment", transmit),
                      on = position(agreed.out, "camera-on  step=scan", recorded),
                      off = position(agreed.out, "camera-off", on),
                      served = position(agreed.out, "serve  step=dispense-face", off);
    BOOST_TEST(served != std::string::npos);
  }
  // With a refusal: never a camera, and the product all the same.
  const ChildResult refused = bench.play(
      package, "trust.xml", "refused.db",
      "power-on\nchoose start\nchoose tea\nchoose by-face\nchoose over\nchoose refuse\ndone\ndone\n");
  BOOST_TEST_CONTEXT(sentence(refused)) {
    BOOST_TEST(refused.exit_code == 0);
    BOOST_TEST(position(refused.out, "kind=refused  purpose=face-payment") != std::string::npos);
    BOOST_TEST(position(refused.out, "serve  step=dispense-qr") != std::string::npos);
    BOOST_TEST(position(refused.out, "camera") == std::string::npos);
  }
  // Whoever walks away from the scan, or is replaced at it, takes the session along.
  for (const char* event : {"left", "somebody-came"}) {
    const ChildResult gone =
        bench.play(package, "trust.xml", std::string(event) + ".db", to_scan + event + "\nmatched\n");
    BOOST_TEST_CONTEXT(sentence(gone)) {
      BOOST_TEST(gone.exit_code == 0);
      const std::size_t on = position(gone.out, "camera-on  step=scan"),
                        off = position(gone.out, "camera-off", on),
                        ended = position(gone.out, "kind=session-end", off),
                        start = position(gone.out, "screen  step=attract", ended);
      BOOST_TEST(start != std::string::npos);
      BOOST_TEST(position(gone.out, "serve") == std::string::npos);
    }
  }
  // A scan that nobody agreed to does not exist: the events of a face module mean nothing before it.
  const ChildResult pressed =
      bench.play(package, "trust.xml", "pressed.db",
                 "power-on\nmatched\nchoose start\nmatched\nchoose water\npresence\nmatched\n"
                 "choose by-face\nchoose over\nmatched\nchoose continue\ntimeout\nmatched\n");
  BOOST_TEST_CONTEXT(sentence(pressed)) {
    BOOST_TEST(pressed.exit_code == 0);
    BOOST_TEST(position(pressed.out, "ignored  event=matched") != std::string::npos);
    BOOST_TEST(position(pressed.out, "camera") == std::string::npos);
    BOOST_TEST(position(pressed.out, "serve") == std::string::npos);
  }
  // The same as lines of JSON.
  const ChildResult lines = bench.play(package, "trust.xml", "json.db", to_scan, {"--format", "json"});
  std::istringstream read(lines.out);
  std::size_t cameras = 0;
  for (std::string line; std::getline(read, line);) cameras += json::parse(line).at("effect") == "camera-on";
  BOOST_TEST(cameras == 1u);
}

BOOST_AUTO_TEST_CASE(attest_changes_its_own_lines_and_goes_stale_with_the_flow) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml");
  bench.require({"new", "-o", flow});
  bench.attest(flow);
  std::string text = read_text(flow);
  const std::size_t from = text.find("  <reviewers>"), to = text.find("</flow>");
  BOOST_REQUIRE(from != std::string::npos);
  BOOST_TEST(std::string(text).erase(from, to - from) == vending_text());
  write_text(flow, edited(text, "欢迎选购", "欢迎光临"));
  const ChildResult stale = run_program({"check", flow});
  BOOST_TEST(stale.exit_code == 0);
  // A text has changed: what speaks of texts is out of date, what speaks of the place is not.
  const auto states = [](const ChildResult& checked) {
    std::map<std::string, std::string> found;
    const nlohmann::json report = nlohmann::json::parse(checked.out);
    for (const auto& item : report["attestations"])
      found[item["id"].get<std::string>() + item.value("language", "")] = item["state"];
    return found;
  };
  auto now = states(run_program({"check", flow, "--format", "json", "--reviewers", bench.reviewers()}));
  BOOST_TEST(now["H-13"] == "stale");
  BOOST_TEST(now["H-04"] == "confirmed");
  BOOST_TEST(now["H-23zh-CN"] == "stale");
  BOOST_TEST(now["H-23en"] == "confirmed");
  BOOST_TEST(states(run_program({"check", flow, "--format", "json"}))["H-04"] == "unvouched");

  write_text(flow, vending_text());
  const std::string key = bench.at("counsel.key");
  check_complains(run_program({"attest", flow, "--item", "H-04", "--key", key}), 2,
                  "no reviewer of the document has");
  bench.require(
      {"reviewer", "add", flow, "--name", "Li Wei", "--role", "counsel", "--key", bench.at("counsel.pub")});
  const std::string before = read_text(flow);
  check_complains(run_program({"attest", flow, "--item", "CN-FRT-6.1", "--key", key}), 2,
                  "Nobody is asked about CN-FRT-6.1");
  check_complains(run_program({"attest", flow, "--item", "H-02", "--key", key}), 2,
                  "is not for Li Wei to answer");
  check_complains(run_program({"attest", flow, "--item", "H-04", "--key", key}), 2,
                  "asks for a file that shows it as evidence");
  check_complains(
      run_program({"attest", flow, "--item", "H-04", "--key", key, "--evidence", bench.at("none.pdf")}), 2,
      "none.pdf");
  BOOST_TEST(read_text(flow) == before);
}

BOOST_AUTO_TEST_CASE(attest_answers_what_is_asked_once_and_gives_a_receipt) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml"), key = bench.at("counsel.key");
  bench.require({"new", "-o", flow});
  bench.require({"key", "new", "--role", "reviewer", "-o", bench.at("counsel")});
  const ChildResult added = bench.require(
      {"reviewer", "add", flow, "--name", "Li Wei", "--role", "counsel", "--key", bench.at("counsel.pub")});
  BOOST_TEST(position(added.out, "Li Wei signs as counsel with the key ") != std::string::npos, added.out);
  write_text(bench.at("memo.pdf"), "because");
  write_text(bench.at("empty.pdf"), "");
  const auto attest = [&](const std::string& item, const std::string& evidence,
                          const std::vector<std::string>& more = {}) {
    std::vector<std::string> command = {"attest", flow, "--item",     item,
                                        "--key",  key,  "--evidence", bench.at(evidence)};
    command.insert(command.end(), more.begin(), more.end());
    return run_program(command);
  };
  check_complains(attest("H-04", "empty.pdf"), 2, "the file is empty");
  // Asked where a legal duty to file exists: not of one machine in a mall.
  check_complains(attest("H-18", "memo.pdf"), 2,
                  "The laws of this document do not ask about H-18; packs that do");
  const ChildResult given = attest("H-04", "memo.pdf");
  BOOST_TEST(given.exit_code == 0, given.err);
  for (const char* told :
       {"H-04: it is so: ", "signed by Li Wei (counsel), key ", "evidence: memo.pdf (SHA-256 "})
    BOOST_TEST(position(given.out, told) != std::string::npos, given.out);
  const std::string before = read_text(flow);
  check_complains(attest("H-04", "memo.pdf"), 2, "Li Wei has answered H-04 already, on ");
  BOOST_TEST(read_text(flow) == before);
  const ChildResult no = attest("H-04", "memo.pdf", {"--not-satisfied"});
  BOOST_TEST(no.exit_code == 0, no.err);
  BOOST_TEST(position(no.out, "H-04: it is NOT so: ") == 0u, no.out);
  const ChildResult back = bench.require({"attest", flow, "--item", "H-04", "--key", key, "--take-back"});
  BOOST_TEST(position(back.out, "H-04: the answer is taken back: ") == 0u, back.out);
  const ChildResult revoked = bench.require({"reviewer", "revoke", flow, "--key", bench.at("counsel.pub")});
  BOOST_TEST(position(revoked.out, " of Li Wei is revoked: from ") != std::string::npos, revoked.out);
}

BOOST_AUTO_TEST_CASE(a_lawful_verdict_needs_everybody_and_somebody_who_vouches) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml");
  write_text(flow, short_enough);
  bench.attest(flow);
  const auto verdict = [](const ChildResult& checked) {
    BOOST_TEST(checked.exit_code == 0);
    return nlohmann::json::parse(checked.out)["verdict"].get<std::string>();
  };
  BOOST_TEST(verdict(run_program({"check", flow, "--format", "json"})) == "waiting");
  const std::string list = bench.reviewers();
  BOOST_TEST(verdict(run_program({"check", flow, "--format", "json", "--reviewers", list})) ==
             "lawful-as-far-as-checked");
  bench.require({"reviewer", "revoke", list, "--key", bench.at("counsel.pub")});
  BOOST_TEST(verdict(run_program({"check", flow, "--format", "json", "--reviewers", list})) == "waiting");
}

BOOST_AUTO_TEST_CASE(a_waiver_lets_guidance_pass_and_never_law) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml");
  write_text(flow, read_text(fixture("shanghai-extra-questions")));
  bench.require({"key", "new", "--role", "reviewer", "-o", bench.at("counsel")});
  bench.require(
      {"reviewer", "add", flow, "--name", "Li Wei", "--role", "counsel", "--key", bench.at("counsel.pub")});
  const auto report = nlohmann::json::parse(run_program({"check", flow, "--format", "json"}).out);
  std::string law, guidance;
  for (const auto& finding : report["findings"])
    if (finding["pack"] != "")
      (finding.value("waivable", false) ? guidance : law) = finding["fingerprint"].get<std::string>();
  BOOST_REQUIRE((!law.empty() && !guidance.empty()));
  const std::vector<std::string> with = {"--reason", "form is redrawn in March", "--key",
                                         bench.at("counsel.key")};
  const auto waive = [&](const std::string& finding) {
    std::vector<std::string> command = {"waive", flow, "--finding", finding};
    command.insert(command.end(), with.begin(), with.end());
    return run_program(command);
  };
  check_complains(waive(law), 2, "it cannot be waived");
  check_complains(waive("0123456789abcdef"), 2, "The check has no finding");
  BOOST_TEST(waive(guidance).exit_code == 0);
  const auto unvouched = nlohmann::json::parse(run_program({"check", flow, "--format", "json"}).out);
  BOOST_TEST(unvouched["counts"]["waived"] == 0, "nobody vouches for who lets it pass");
  bench.require({"reviewer", "add", bench.at("list.xml"), "--name", "Li Wei", "--role", "counsel", "--key",
                 bench.at("counsel.pub")});
  const auto after = nlohmann::json::parse(
      run_program({"check", flow, "--format", "json", "--reviewers", bench.at("list.xml")}).out);
  BOOST_TEST(after["counts"]["waived"] == 1);
  BOOST_TEST(after["verdict"] == "broken");
}

BOOST_AUTO_TEST_CASE(a_key_with_a_password_signs_everywhere_and_only_with_it) {
  const Bench bench;
  const std::string flow = bench.at("my.flow.xml"), password = bench.at("password"),
                    wrong = bench.at("wrong");
  write_text(password, "正确 horse\n");
  write_text(wrong, "battery\n");
  const auto with = [](const std::string& file, const std::string& command) {
    return run_apart({"sh", "-c", command + " --password-fd 3 3<" + file});
  };
  const std::string program = FACENOTICE_BINARY_DIR "/bin/facenotice ";
  BOOST_TEST(
      with(password, program + "key new --role reviewer --password -o " + bench.at("locked")).exit_code == 0);
  bench.require({"new", "-o", flow});
  bench.require(
      {"reviewer", "add", flow, "--name", "Li Wei", "--role", "counsel", "--key", bench.at("locked.pub")});
  const std::string attest = program + "attest " + flow + " --item H-23 --key " + bench.at("locked.key");
  const ChildResult refused = with(wrong, attest);
  BOOST_TEST(refused.exit_code == 2);
  BOOST_TEST(refused.err.find("The password is wrong.") != std::string::npos, refused.err);
  const ChildResult nobody = run_program({"attest", flow, "--item", "H-23", "--key", bench.at("locked.key")});
  BOOST_TEST(nobody.exit_code == 2);
  BOOST_TEST(nobody.err.find("--password-fd") != std::string::npos, nobody.err);
  const ChildResult signed_ = with(password, attest);
  BOOST_TEST(signed_.exit_code == 0, signed_.err);
  // minisign opens the same key: its own file format, not one like it.
  const ChildResult minisign = run_apart(
      {"sh", "-c", "minisign -S -l -q -s " + bench.at("locked.key") + " -m " + password + " <" + password});
  BOOST_TEST(minisign.exit_code == 0, minisign.err);
}

BOOST_AUTO_TEST_CASE(a_draft_is_refused_unless_the_trust_file_allows_it_and_says_so_on_every_screen) {
  const Bench bench;
  const std::string draft = bench.signed_package("draft", false),
                    release = bench.signed_package("release", true);
  const ChildResult refused = run_program({"verify", draft, "--trust", bench.at("trust.xml")});
  BOOST_TEST(refused.exit_code == 1);
  BOOST_TEST(position(refused.out, "refused (") == 0u);
  BOOST_TEST(position(refused.out, "\nsigned by legal") != std::string::npos, refused.out);
  BOOST_TEST(position(bench.require({"verify", draft, "--trust", bench.at("bench.xml")}).out, ", DRAFT") !=
             std::string::npos);
  const ChildResult not_played = bench.play(draft, "trust.xml", "field.db", to_scan);
  BOOST_TEST(not_played.exit_code == 1);
  BOOST_TEST(position(not_played.out, "refused  ") == 0u);
  BOOST_TEST(position(not_played.out, "screen") == std::string::npos);

  // The same screens but for the mark, which covers part of each picture.
  const ChildResult played =
      bench.play(draft, "bench.xml", "bench.db", to_scan, {"--screens", bench.at("draft")});
  BOOST_TEST(played.exit_code == 0);
  BOOST_TEST(
      bench.play(release, "trust.xml", "field.db", to_scan, {"--screens", bench.at("release")}).exit_code ==
      0);
  const std::set<std::string> names = names_in(bench.at("draft"));
  BOOST_TEST(names == names_in(bench.at("release")), boost::test_tools::per_element());
  BOOST_REQUIRE(names.size() >= 8u);
  for (const std::string& name : names) {
    const Picture marked = read_png(bench.folder / ("draft/" + name)),
                  plain = read_png(bench.folder / ("release/" + name));
    BOOST_REQUIRE(marked.rgb.size() == plain.rgb.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < plain.rgb.size(); i += 3)
      different += !std::equal(&plain.rgb[i], &plain.rgb[i] + 3, &marked.rgb[i]);
    BOOST_TEST(different > plain.rgb.size() / 3 / 200, name << ": " << different << " pixels differ");
    BOOST_TEST(different < plain.rgb.size() / 3 / 2, name << ": " << different << " pixels differ");
  }
}

BOOST_AUTO_TEST_CASE(a_package_without_the_legal_reviewers_signature_is_refused) {
  const Bench bench;
  const std::string flow = bench.at("a.flow.xml"), package = bench.at("a.fnp");
  bench.require({"new", "-o", flow});
  bench.attest(flow);
  bench.require({"package", flow, "-o", package});
  bench.require({"sign", package, "--key", bench.at("vendor.key")});
  const ChildResult verified = run_program({"verify", package, "--trust", bench.at("trust.xml")});
  BOOST_TEST(verified.exit_code == 1);
  BOOST_TEST(verified.err.empty());
  BOOST_TEST(position(verified.out, "refused (") == 0u);
  BOOST_TEST(position(verified.out, "legal") != std::string::npos, verified.out);
  const ChildResult played = bench.play(package, "trust.xml", "l.db", to_scan);
  BOOST_TEST(played.exit_code == 1);
  BOOST_TEST(position(played.out, "screen") == std::string::npos);
  // Signing twice with the vendor's key does not help, even under the other name; nor does a key of somebody
  // who reviews the flow as something else.
  const auto refusal = [&](const char* key, const char* role) {
    const ChildResult refused =
        run_program({"sign", package, "--key", bench.at(key), "--role", role, "--with-examples"});
    BOOST_TEST(refused.exit_code == 2);
    return refused.err;
  };
  BOOST_TEST(position(refusal("vendor.key", "legal"), "vendor.key is called a vendor key") !=
             std::string::npos);
  std::filesystem::copy_file(bench.at("vendor.key"), bench.at("other.key"));
  BOOST_TEST(position(refusal("other.key", "legal"), "it is not to sign as legal") != std::string::npos);
  BOOST_TEST(position(refusal("counsel.key", "vendor"),
                      "who reviews the flow as counsel: it is not to sign as vendor") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_signed_for_is_shown_before_it_is_signed) {
  const Bench bench;
  const std::string flow = bench.at("a.flow.xml"), package = bench.at("a.fnp");
  bench.require({"new", "-o", flow});
  bench.require({"package", flow, "-o", package});
  const json report = json::parse(bench.require({"check", flow, "--format", "json"}).out);
  // What a check says is to be filled in before anybody signs is not signed for legal, but for a trial.
  const ChildResult examples = run_program({"sign", package, "--key", bench.at("legal.key")});
  BOOST_TEST(examples.exit_code == 2);
  BOOST_TEST(examples.err.find("values are still examples") != std::string::npos, examples.err);
  const ChildResult draft =
      bench.require({"sign", package, "--key", bench.at("legal.key"), "--with-examples"});
  BOOST_TEST_CONTEXT(sentence(draft)) {
    BOOST_TEST(position(draft.out, "(flow metro-vending), by the law of ") != std::string::npos);
    BOOST_TEST(position(draft.out, report.at("digest").get<std::string>()) != std::string::npos);
    for (const json& said : report.at("verdictInWords"))
      BOOST_TEST(position(draft.out, said.get<std::string>()) != std::string::npos, said);
    BOOST_TEST(
        position(draft.out, "\n  H-01: data protection officer (open): The face is really necessary") !=
        std::string::npos);
    for (const json& item : report.at("attestations"))
      BOOST_TEST(position(draft.out, item.at("statement").get<std::string>()) != std::string::npos,
                 "nothing that is signed for is left out");
    BOOST_TEST(position(draft.out, "400-000-0000") != std::string::npos, draft.out);
    BOOST_TEST(position(draft.out, "\nDRAFT: ") != std::string::npos);
    // The same words and counts as audit's.
    const std::string audited = bench.require({"audit", package}).out;
    const std::string line = audited.substr(0, audited.find('\n') + 1);
    BOOST_TEST(position(line, " items open for people") != std::string::npos);
    BOOST_TEST(position(draft.out, line) != std::string::npos, line);
  }
  write_text(flow, short_enough);
  bench.attest(flow);
  const std::string list = bench.reviewers();
  bench.require({"package", flow, "-o", package, "--reviewers", list});
  const ChildResult lawful = bench.require(
      {"sign", package, "--key", bench.at("legal.key"), "--reviewers", list, "--with-examples"});
  BOOST_TEST(position(lawful.out, "a.fnp: lawful as far as checked: 0 errors") != std::string::npos,
             lawful.out);
  BOOST_TEST(position(lawful.out, "DRAFT") == std::string::npos, lawful.out);
  BOOST_TEST(position(lawful.out, "vouches for these reviewers") == std::string::npos, "a list does");
  bench.require({"package", flow, "-o", package});
  const ChildResult vouching =
      bench.require({"sign", package, "--key", bench.at("legal.key"), "--with-examples"});
  BOOST_TEST(position(vouching.out, "Whoever signs for legal vouches for these reviewers") !=
             std::string::npos);
  BOOST_TEST(position(vouching.out, "(counsel), key ") != std::string::npos, vouching.out);
}

BOOST_AUTO_TEST_CASE(what_is_broken_is_not_signed) {
  const Bench bench;
  const std::string package = bench.at("a.fnp");
  // Colorado's law on employees' faces came into force in July 2025.
  bench.require({"package", fixture("scenarios/co-aurora-warehouse-where-are-you"), "-o", package, "--as-of",
                 "2025-05-31"});
  const std::string before = read_text(package);
  const std::vector<std::string> sign = {"sign", package, "--key", bench.at("vendor.key")};
  std::vector<std::string> today = sign;
  today.insert(today.end(), {"--as-of", "2026-11-01"});
  const ChildResult refused = run_program(today);
  BOOST_TEST(refused.exit_code == 1, sentence(refused));
  BOOST_TEST(position(refused.out, "a.fnp: BROKEN: ") != std::string::npos, refused.out);
  BOOST_TEST(position(refused.err, "is not signed") != std::string::npos, refused.err);
  BOOST_TEST(read_text(package) == before);
  // By the law of its own report it may be.
  const ChildResult signed_then = bench.require(sign);
  BOOST_TEST(position(signed_then.out, "by the law of 2025-05-31") != std::string::npos, signed_then.out);
}

BOOST_AUTO_TEST_CASE(no_package_is_made_while_the_check_has_errors) {
  const TemporaryFolder folder;
  for (const char* name :
       {"shanghai-bait-label", "shanghai-capture-without-permission", "shanghai-extra-questions"}) {
    const ChildResult result = run_program({"package", fixture(name), "-o", (folder / "p.fnp").string()});
    BOOST_TEST_CONTEXT(sentence(result)) {
      BOOST_TEST(result.exit_code == 1);
      BOOST_TEST(result.out.empty());
      BOOST_TEST(position(result.err, "Refused") != std::string::npos);
      BOOST_TEST(names_in(folder.path()).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_same_flow_gives_the_same_package_wherever_it_is_made) {
  const TemporaryFolder here, there;
  write_text(here / "a.flow.xml", vending_text());
  write_text(there / "b.flow.xml", vending_text());
  const auto package = [&](const fs::path& flow, const std::string& name, ChildOptions options) {
    const fs::path output = here / name;
    const ChildResult made =
        run_program({"package", flow.string(), "-o", output.string(), "--as-of", "2026-11-01"}, options);
    BOOST_REQUIRE_MESSAGE(made.exit_code == 0, sentence(made));
    return read_text(output);
  };
  const std::string reference = package(here / "a.flow.xml", "1.fnp", {});
  BOOST_TEST(reference.size() > 10000u);
  ChildOptions kiribati, newfoundland, elsewhere;
  kiribati.environment = {"TZ=Pacific/Kiritimati", "LC_ALL=C.UTF-8", "LANGUAGE=zh_CN"};
  newfoundland.environment = {"TZ=America/St_Johns", "LC_ALL=POSIX", "LANGUAGE=de:zh_CN:en",
                              "LANG=zh_CN.UTF-8"};
  elsewhere.folder = there.path();
  BOOST_TEST((package(here / "a.flow.xml", "2.fnp", kiribati) == reference));
  BOOST_TEST((package(here / "a.flow.xml", "3.fnp", newfoundland) == reference));
  BOOST_TEST((package("b.flow.xml", "4.fnp", elsewhere) == reference));
}

BOOST_AUTO_TEST_SUITE_END()
