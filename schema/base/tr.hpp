// SPDX-License-Identifier: MIT
// Translation of messages through gettext; English is the source language.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace facenotice {

// The translation of `english` in the process's message locale, or `english` itself. The pointer stays valid.
const char* tr(const char* english);

// tr() with {} arguments filled in, by the rules of the fmt library.
template <class... Args>
std::string trf(const char* english, const Args&... args) {
  return fmt::format(fmt::runtime(tr(english)), args...);
}

// Makes tr() speak the language of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG). `folder` holds the
// catalogues: <folder>/zh_CN/LC_MESSAGES/facenotice.mo. Call once, before threads start.
void use_catalogues(const std::string& folder);

// Makes tr() speak "zh-CN" or "en" whatever the environment says. Before threads start.
void use_message_language(const std::string& tag);

// The BCP 47 tag of the message language in use: "zh-CN" or "en".
std::string message_language();

}  // namespace facenotice
