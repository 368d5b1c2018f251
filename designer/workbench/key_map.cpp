// SPDX-License-Identifier: MIT
// Keys are compared in one spelling.
#include "designer/workbench/key_map.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool function_key(std::string_view key) {
  return key.size() >= 2 && key.size() <= 3 && key.front() == 'F' &&
         std::all_of(key.begin() + 1, key.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

std::string tidy_keys(std::string_view keys) {
  if (keys.empty()) return {};
  constexpr std::array<std::string_view, 3> held = {"Ctrl", "Alt", "Shift"};
  std::array<bool, 3> holds = {};
  std::string_view rest = keys;
  // The last plus may be the key itself: "Ctrl++".
  for (std::size_t plus = rest.find('+'); plus != std::string_view::npos && plus + 1 < rest.size();
       plus = rest.find('+')) {
    const auto* const found = std::find_if(held.begin(), held.end(), [&](std::string_view one) {
      return same_letters(one, rest.substr(0, plus));
    });
    if (found == held.end()) break;
    holds[static_cast<std::size_t>(found - held.begin())] = true;
    rest.remove_prefix(plus + 1);
  }
  std::string key(rest);
  if (key.size() <= 3 && !key.empty())
    for (char& letter : key) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  const auto [ctrl, alt, shift] = holds;
  for (const std::string_view kept : {"Tab", "Esc", "Escape", "Enter", "Return", "Space"})
    if (!ctrl && same_letters(key, kept))
      throw UserError(msg("{} moves the keyboard about and cannot be given to a command.", key));
  if (same_letters(key, "F10")) throw UserError(msg("F10 opens the menus and cannot be given to a command."));
  if (!ctrl && !function_key(key)) {
    if (alt && key.size() == 1)
      throw UserError(msg("Alt with a letter opens a menu. Take Ctrl, or Ctrl and Alt."));
    if (!alt) throw UserError(msg("{} alone is for typing and moving. Take Ctrl or a function key.", key));
  }
  std::string tidy;
  for (std::size_t one = 0; one < held.size(); ++one)
    if (holds[one]) tidy += std::string(held[one]) + "+";
  return tidy + key;
}

KeyMap::KeyMap(std::vector<CommandKeys> commands, const std::map<std::string, std::string>& chosen)
    : commands_(std::move(commands)) {
  for (const auto& [name, keys] : chosen) {
    if (find(name) == nullptr) continue;
    try {
      set(name, keys);
    } catch (const UserError&) {
      continue;  // of another version, or written by hand
    }
  }
}

const CommandKeys* KeyMap::find(std::string_view name) const {
  const auto found = std::find_if(commands_.begin(), commands_.end(),
                                  [&](const CommandKeys& command) { return command.name == name; });
  return found == commands_.end() ? nullptr : &*found;
}

const std::string& KeyMap::keys_of(std::string_view name) const {
  static const std::string none;
  if (const auto chosen = chosen_.find(std::string(name)); chosen != chosen_.end()) return chosen->second;
  const CommandKeys* command = find(name);
  return command == nullptr ? none : command->standard;
}

const CommandKeys* KeyMap::holder(std::string_view keys) const {
  const auto found = std::find_if(commands_.begin(), commands_.end(), [&](const CommandKeys& command) {
    return !keys.empty() && same_letters(keys_of(command.name), keys);
  });
  return found == commands_.end() ? nullptr : &*found;
}

void KeyMap::put(const CommandKeys& command, const std::string& keys) {
  if (same_letters(keys, command.standard))
    chosen_.erase(command.name);
  else
    chosen_[command.name] = keys;
}

void KeyMap::set(const std::string& name, std::string_view keys) {
  const CommandKeys* command = find(name);
  if (command == nullptr) return;
  const std::string tidy = same_letters(keys, command->standard) ? command->standard : tidy_keys(keys);
  if (const CommandKeys* other = holder(tidy); other != nullptr && other != command) put(*other, {});
  put(*command, tidy);
}

void KeyMap::reset(const std::string& name) {
  if (const CommandKeys* command = find(name)) set(name, command->standard);
}

void KeyMap::reset() {
  chosen_.clear();
}

}  // namespace facenotice
