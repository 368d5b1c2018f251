// SPDX-License-Identifier: MIT
// Catalogues by Boost.Locale, whose message facet is a value; gettext itself has one language per process.
#include "schema/base/words.hpp"

#include <cstdlib>
#include <filesystem>
#include <locale>
#include <optional>
#include <sstream>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Facet = boost::locale::message_format<char>;

constexpr const char* domain = "facenotice";

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// Of "zh_CN.UTF-8", "zh-Hans", "en_GB", "C.UTF-8"; nothing for languages that we do not speak.
std::optional<std::string> ours(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_-.@"));
  if (language == "zh") return "zh-CN";
  if (language == "en") return "en";
  return std::nullopt;
}

}  // namespace

class Words::Catalogue {
 public:
  Catalogue(const std::locale& locale, std::string tag)
      : locale_(locale), facet_(std::use_facet<Facet>(locale_)), tag_(std::move(tag)) {}

  const char* find(const char* english) const { return facet_.get(0, nullptr, english); }
  const char* find(const char* one, int count) const { return facet_.get(0, nullptr, one, count); }
  std::string_view tag() const { return tag_; }

 private:
  std::locale locale_;  // owns the facet
  const Facet& facet_;
  std::string tag_;
};

Words Words::load(const std::string& folder, std::string_view language) {
  if (language.substr(0, 2) != "zh") return Words();
  const std::filesystem::path file =
      std::filesystem::path(folder) / "zh_CN" / "LC_MESSAGES" / (std::string(domain) + ".mo");
  if (std::error_code unread; !std::filesystem::is_regular_file(file, unread))
    throw UserError(
        msg("The program's own file {} is missing: it cannot speak Chinese. Install FaceNotice "
            "again.",
            file.string()));
  gettext::messages_info info;
  info.language = std::string("zh");
  info.country = std::string("CN");
  info.encoding = std::string("UTF-8");
  info.paths.push_back(folder);
  info.domains.emplace_back(domain);
  Words words;
  words.catalogue_ = std::make_shared<const Catalogue>(
      std::locale(std::locale::classic(), gettext::create_messages_facet<char>(info)), "zh-CN");
  return words;
}

std::string_view Words::language() const {
  return catalogue_ ? catalogue_->tag() : std::string_view("en");
}

const char* Words::tr(const char* english) const {
  const char* found = catalogue_ ? catalogue_->find(english) : nullptr;
  return found == nullptr ? english : found;
}

std::string Words::trn(const char* one, const char* many, std::size_t count) const {
  const char* found = catalogue_ ? catalogue_->find(one, static_cast<int>(count)) : nullptr;
  return fmt::format(fmt::runtime(found != nullptr ? found : count == 1 ? one : many), count);
}

std::string language_of_environment() {
  std::string_view locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (locale = environment(name); !locale.empty()) break;
  if (locale.empty() || locale == "C" || locale == "POSIX") return "en";
  std::istringstream wanted{std::string(environment("LANGUAGE"))};
  for (std::string one; std::getline(wanted, one, ':');)
    if (const std::optional<std::string> found = ours(one)) return *found;
  return ours(locale).value_or("en");
}

}  // namespace facenotice
