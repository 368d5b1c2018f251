// SPDX-License-Identifier: MIT
// Sentences in a language that their reader chooses, not their writer.
#include <cstdlib>
#include <future>
#include <optional>

#include <boost/test/unit_test.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;
using facenotice::test::words_in;

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(a_message_is_said_in_the_language_that_is_asked_for) {
  const Message message = msg("{}: error: {}", "a.flow.xml:1:1", msg("The attestation has expired."));
  BOOST_TEST(message.english() == "a.flow.xml:1:1: error: The attestation has expired.");
  BOOST_TEST(message.in(words_in("zh-CN")) == "a.flow.xml:1:1：错误：人工确认已过期。");
}

BOOST_AUTO_TEST_CASE(two_languages_stand_beside_each_other_in_one_process) {
  const Words chinese = words_in("zh-CN"), english = words_in("en");
  const auto say = [](const Words& words) {
    std::string all;
    for (int i = 0; i < 1000; ++i) all = words.tr("error");
    return all;
  };
  auto first = std::async(std::launch::async, say, chinese);
  auto second = std::async(std::launch::async, say, english);
  BOOST_TEST(first.get() == "违规");
  BOOST_TEST(second.get() == "error");
  BOOST_TEST(chinese.language() == "zh-CN");
  BOOST_TEST(english.language() == "en");
}

BOOST_AUTO_TEST_CASE(an_error_keeps_its_arguments_when_what_they_named_is_gone) {
  std::string name = "short-lived";
  UserError error(msg("{} and {} more", name, 3));
  name.assign(100, 'x');
  BOOST_TEST(error.what() == std::string("short-lived and 3 more"));
  BOOST_TEST(error.message().in(words_in("zh-CN")) == "short-lived，另有 3 项");
}

BOOST_AUTO_TEST_CASE(a_missing_catalogue_is_an_error_and_never_silent_english) {
  BOOST_CHECK_EXCEPTION(Words::load("/nonexistent", "zh-CN"), UserError, [](const UserError& error) {
    return std::string(error.what()).find("/nonexistent/zh_CN/LC_MESSAGES/facenotice.mo") !=
           std::string::npos;
  });
}

namespace {
// Restores a variable of the environment.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    value != nullptr ? ::setenv(name, value, 1) : ::unsetenv(name);
  }
  ~Variable() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> old_;
};
std::string asked(const char* lc_all, const char* lang, const char* language) {
  const Variable a("LC_ALL", lc_all), b("LC_MESSAGES", nullptr), c("LANG", lang), d("LANGUAGE", language);
  return language_of_environment();
}
}  // namespace

BOOST_AUTO_TEST_CASE(the_environment_is_read_as_gettext_reads_it) {
  BOOST_TEST(asked(nullptr, "zh_CN.UTF-8", nullptr) == "zh-CN");
  BOOST_TEST(asked(nullptr, "en_GB.UTF-8", nullptr) == "en");
  BOOST_TEST(asked(nullptr, "de_DE.UTF-8", "zh_CN:en") == "zh-CN");
  BOOST_TEST(asked("en_US.UTF-8", "zh_CN.UTF-8", nullptr) == "en");
  BOOST_TEST(asked("C", "zh_CN.UTF-8", "zh_CN") == "en");
  BOOST_TEST(asked(nullptr, nullptr, nullptr) == "en");
}

BOOST_AUTO_TEST_SUITE_END()
