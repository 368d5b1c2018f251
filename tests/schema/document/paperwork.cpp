// SPDX-License-Identifier: MIT
// What people sign: its lines, and vectors that another program can check.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <regex>
#include <set>

#include "schema/base/user_error.hpp"
#include "schema/document/paperwork.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/process.hpp"
#include "tests/support/reviewers.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(paperwork)

namespace {

Confirmation sample() {
  Confirmation answer;
  answer.item = "H-23";
  answer.language = "zh-CN";
  answer.by = "The counsel";
  answer.role = "counsel";
  answer.key = to_string(key_of_role("counsel").id());
  answer.part = std::string(64, 'a');
  answer.date = "2026-11-26";
  return answer;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_lines_of_an_answer_are_these) {
  Confirmation answer = sample();
  BOOST_TEST(signed_text("vending", answer) ==
             "facenotice-confirmation-1\nvending\nH-23/zh-CN\nsatisfied\ncounsel\n" + answer.key + "\n" +
                 answer.part + "\nnone\nnone\n2026-11-26\nnone\n");
  answer.language.clear();
  answer.said = Said::not_satisfied;
  answer.evidence = "意见书.pdf";
  answer.evidence_digest = std::string(64, 'b');
  answer.expires = "2027-01-31";
  BOOST_TEST(signed_text("vending", answer) ==
             "facenotice-confirmation-1\nvending\nH-23\nnot-satisfied\ncounsel\n" + answer.key + "\n" +
                 answer.part + "\n" + sha256_hex("意见书.pdf") + "\n" + answer.evidence_digest +
                 "\n2026-11-26\n2027-01-31\n");
  const std::string silent = signed_text("vending", answer);
  answer.reason = "队列太长";
  BOOST_TEST(signed_text("vending", answer) == silent + sha256_hex("队列太长") + "\n");
}

BOOST_AUTO_TEST_CASE(the_lines_of_a_waiver_are_these) {
  Waiver waiver;
  waiver.rule = "CN-FRT-5.2";
  waiver.finding = "0123456789abcdef";
  waiver.reason = "新屏三月到货";
  waiver.role = "counsel";
  waiver.key = "0011223344556677";
  waiver.date = "2026-11-26";
  waiver.expires = "2027-03-31";
  BOOST_TEST(signed_text("vending", waiver) ==
             "facenotice-waiver-1\nvending\nCN-FRT-5.2\n0123456789abcdef\ncounsel\n0011223344556677\n" +
                 sha256_hex("新屏三月到货") + "\n2026-11-26\n2027-03-31\n");
}

// The seed is SHA-256 of "reviewer counsel"; the key id its first eight bytes. Ed25519 has one signature for
// each key and text (RFC 8032), so these never change.
BOOST_AUTO_TEST_CASE(the_vectors_hold) {
  const SecretKey key = key_of_role("counsel");
  BOOST_TEST(format_public_key(key.public_key()) ==
             "RWRX/d10CLBZpR0OHD/N8oqCIi8N1mjao9mkNbWbbt7Filv5JoFm9WyQ");
  const Confirmation answer = signed_by(key, "vending", sample());
  BOOST_TEST(
      answer.by_key.signature ==
      "RWRX/d10CLBZpVA9csRN290qhGMbb4yd1lAFe+cn/54rmU2Z0Agzf8CceWNUB83VhKGQ1XUXRaEM6t7PO1x8yXSI9W9z0Lt4UQQ=");
  BOOST_TEST(answer.by_key.global ==
             "Fd7WjNJCx7xX3RbwOqUKL8ZqWeqlHY7//+pa4hK/Ef43rEnUszPqYyHZsfLjlaEyWxsKI6nu20XHjSBgv8yuAQ==");
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_no_evidence) {
  const TemporaryFolder folder;
  std::ofstream(folder / "memo.pdf").close();
  Confirmation answer = sample();
  BOOST_CHECK_THROW(add_evidence(answer, folder / "memo.pdf"), UserError);
  std::ofstream(folder / "memo.pdf") << "because";
  add_evidence(answer, folder / "memo.pdf");
  BOOST_TEST(answer.evidence_digest == sha256_hex("because"));
}

BOOST_AUTO_TEST_CASE(minisign_confirms_an_answer) {
  const TemporaryFolder folder;
  const SecretKey key = key_of_role("counsel");
  const Confirmation answer = signed_by(key, "vending", sample());
  std::ofstream(folder / "text") << signed_text("vending", answer);
  std::ofstream(folder / "text.minisig")
      << "untrusted comment: x\n"
      << answer.by_key.signature << "\ntrusted comment: " << signed_comment << "\n"
      << answer.by_key.global << "\n";
  const ProcessResult verified = run({"minisign", "-V", "-P", format_public_key(key.public_key()), "-m",
                                      (folder / "text").string(), "-x", (folder / "text.minisig").string()});
  BOOST_TEST(verified.exit_code == 0, verified.output);
}

BOOST_AUTO_TEST_CASE(a_list_of_reviewers_is_read_as_it_was_written_or_refused) {
  const TemporaryFolder folder;
  const std::vector<Reviewer> all = vouched_reviewers().reviewers;
  std::ofstream(folder / "list.xml") << format_reviewers(all);
  const auto [name, digest, read] = load_reviewers(folder / "list.xml");
  BOOST_TEST(name == "list.xml");
  BOOST_TEST(digest == sha256_hex(format_reviewers(all)));
  BOOST_REQUIRE(read.size() == all.size());
  BOOST_TEST(read[1].key == all[1].key);
  BOOST_TEST(read[1].until == "2099-12-31");
  const auto refused = [&](const std::string& text) {
    std::ofstream(folder / "bad.xml") << text;
    BOOST_CHECK_THROW(load_reviewers(folder / "bad.xml"), UserError);
  };
  refused("");
  refused("<reviewers/>");
  refused(edited(format_reviewers(all), "RW", "RX"));
  refused(edited(format_reviewers(all), "until=\"2099-12-31\"", "until=\"some day\""));
  refused(edited(format_reviewers(all), all[1].key, all[0].key));
  BOOST_CHECK_THROW(load_reviewers(folder / "none.xml"), UserError);
}

BOOST_AUTO_TEST_CASE(the_format_knows_the_roles_of_the_catalogue_and_no_others) {
  const std::string schema = source_text("schema/flow.xsd");
  const std::size_t from = schema.find("<xs:simpleType name=\"reviewer-role\">"),
                    to = schema.find("</xs:simpleType>", from);
  BOOST_REQUIRE((from != std::string::npos && to != std::string::npos));
  std::set<std::string> format, catalogue;
  const std::regex value("<xs:enumeration value=\"([^\"]*)\"/>");
  for (std::sregex_iterator at(schema.begin() + static_cast<std::ptrdiff_t>(from),
                               schema.begin() + static_cast<std::ptrdiff_t>(to), value),
       end;
       at != end; ++at)
    format.insert((*at)[1]);
  for (const ReviewerRole& role : RuleLibrary::installed()->attestations().roles()) catalogue.insert(role.id);
  BOOST_TEST(format == catalogue, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_key_is_the_reviewers_who_has_it) {
  const Document document =
      with_reviewer(with_reviewer(Document::parse(vending_text(), "a.flow.xml"), "counsel"), "security");
  for (const char* role : {"counsel", "security"})
    BOOST_TEST(reviewer_of_key(document, key_of_role(role).public_key()).role == role);
  BOOST_CHECK_EXCEPTION(
      reviewer_of_key(document, key_of_role("nobody").public_key()), UserError, [](const UserError& error) {
        return std::string(error.what()).find("no reviewer of the document has the key") != std::string::npos;
      });
}

BOOST_AUTO_TEST_CASE(evidence_is_a_file_by_its_name_and_digest) {
  const TemporaryFolder folder;
  std::ofstream(folder / "minutes.txt") << "agreed";
  std::ofstream(folder / "nothing.txt") << "";
  Confirmation answer = sample();
  add_evidence(answer, folder / "minutes.txt");
  BOOST_TEST(answer.evidence == "minutes.txt");
  BOOST_TEST(answer.evidence_digest == sha256_hex("agreed"));
  for (const char* none : {"nothing.txt", "nowhere.txt"})
    BOOST_CHECK_THROW(add_evidence(answer, folder / none), UserError);
  BOOST_TEST(answer.evidence == "minutes.txt");
}

BOOST_AUTO_TEST_SUITE_END()
