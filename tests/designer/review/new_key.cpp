// SPDX-License-Identifier: MIT
// A person's first key, made where it is needed: they sign with it at once.
#include "designer/review/new_key.hpp"

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "designer/review/answering.hpp"
#include "designer/review/key_questions.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/paperwork.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace new_key {
namespace {

struct Desk {
  NewKey wanted() const {
    return {"Li Wei", "counsel", folder / "liwei.key", "a password", "a password", {}};
  }
  std::string refusal(const NewKey& key) const {
    try {
      make_reviewer(document, key);
    } catch (const UserError& error) {
      return message_of(error).in(Words());
    }
    return "not refused";
  }
  bool nothing_written() const { return std::filesystem::is_empty(folder.path()); }

  test::TemporaryFolder folder;
  Document document = Document::parse(test::vending_text(), "vending.flow.xml");
};

}  // namespace
}  // namespace new_key

BOOST_FIXTURE_TEST_SUITE(new_key, new_key::Desk)

BOOST_AUTO_TEST_CASE(the_owner_of_a_new_key_is_a_reviewer_who_may_sign_today) {
  const MadeReviewer made = make_reviewer(document, wanted());
  BOOST_TEST(made.files.secret_key == folder / "liwei.key");
  BOOST_TEST(made.files.public_key == folder / "liwei.pub");
  const SecretKey key = load_secret_key(made.files.secret_key, [] { return "a password"; }).key;
  const Reviewer reviewer = able_reviewer(made.edit.document, key.public_key());
  BOOST_TEST(reviewer.name == "Li Wei");
  BOOST_TEST(reviewer.role == "counsel");
  BOOST_TEST(reviewer.until == months_after(today(), 12));
}

// A key that nobody knows of must not lie about.
BOOST_AUTO_TEST_CASE(what_is_refused_leaves_no_key_behind) {
  NewKey key = wanted();
  key.again = "another";
  BOOST_TEST(refusal(key) == "The two passwords differ; no key was made.");
  key = wanted();
  for (const char* short_one : {"", "1234567", "七个汉字不够长"}) {
    key.password = key.again = short_one;
    BOOST_TEST(refusal(key).find("at least 8 characters") != std::string::npos, refusal(key));
  }
  key = wanted();
  key.until = "2020-01-01";
  BOOST_TEST(refusal(key) == "2020-01-01 is over already.");
  key = wanted();
  key.file = "";
  BOOST_TEST(refusal(key) == "Say where the key is to be kept.");
  key = wanted();
  key.name = "";
  BOOST_TEST(refusal(key) != "not refused");
  BOOST_TEST(nothing_written());
}

BOOST_AUTO_TEST_CASE(a_key_is_never_overwritten) {
  make_reviewer(document, wanted());
  BOOST_TEST(refusal(wanted()).find("a key is never overwritten") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_role_that_is_needed_is_proposed_and_the_key_lies_beside_the_document) {
  const KeyQuestions asked = reviewer_key_questions(Words(), {"counsel", "dpo"}, folder / "my.flow.xml");
  Answered answers;
  for (const SheetField& question : asked.questions) {
    answers[question.key] = question.value;
    if (question.key == "role") BOOST_TEST(question.options.size() == 2U, "only who may answer");
  }
  BOOST_TEST(new_key_of_answers(answers).role == "counsel");
  BOOST_TEST(new_key_of_answers(answers).file == folder / "counsel.key");
  BOOST_TEST(answers.at("password") == "");
}

BOOST_AUTO_TEST_SUITE_END()
