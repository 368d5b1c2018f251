// SPDX-License-Identifier: MIT
// gettext behind tr().
#include "schema/base/tr.hpp"

#include <libintl.h>
#include <clocale>
#include <cstdlib>

namespace facenotice {
namespace {
constexpr const char* domain = "facenotice";
}

const char* tr(const char* english) {
  return dgettext(domain, english);
}

void use_catalogues(const std::string& folder) {
  // Only messages follow the environment: numbers in files and reports stay in the C locale. Where the wanted
  // locale is not installed, C.UTF-8 with LANGUAGE set still finds the catalogue.
  if (std::setlocale(LC_MESSAGES, "") == nullptr) {
    std::setlocale(LC_MESSAGES, "C.UTF-8");
    if (std::getenv("LANGUAGE") == nullptr)
      for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* wanted = std::getenv(name); wanted != nullptr && *wanted != '\0') {
          setenv("LANGUAGE", wanted, 0);
          break;
        }
  }
  if (std::setlocale(LC_CTYPE, "") == nullptr) std::setlocale(LC_CTYPE, "C.UTF-8");
  bindtextdomain(domain, folder.c_str());
  bind_textdomain_codeset(domain, "UTF-8");
}

void use_message_language(const std::string& tag) {
  // LANGUAGE counts for any locale but C; where no catalogue is for it, messages stay English.
  std::setlocale(LC_MESSAGES, "C.UTF-8");
  setenv("LANGUAGE", tag == "zh-CN" ? "zh_CN" : "en", 1);
  // Setting the domain again makes gettext forget what it looked up for the language before.
  textdomain(domain);
}

std::string message_language() {
  // A catalogue names its own language in its header, which is the translation of the empty string.
  const std::string_view header = dgettext(domain, "");
  return header.find("Language: zh_CN") != std::string_view::npos ? "zh-CN" : "en";
}

}  // namespace facenotice
