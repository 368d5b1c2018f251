// SPDX-License-Identifier: MIT
// Which keys do which command: as delivered, and as a person has chosen. No two commands have the same.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

struct CommandKeys {
  std::string name;      // stays the same from version to version: "save-as"
  std::string label;     // "Save as…"
  std::string standard;  // "Ctrl+Shift+S"; empty: none
};

// "shift+CTRL+s" as "Ctrl+Shift+S"; empty stays empty. Throws UserError for what would take keys away from
// typing, from moving about or from the menus.
std::string tidy_keys(std::string_view keys);

class KeyMap {
 public:
  // `chosen` is what differs from the standard, by the commands' names; what no longer makes sense of it is
  // left out.
  explicit KeyMap(std::vector<CommandKeys> commands, const std::map<std::string, std::string>& chosen = {});

  const std::vector<CommandKeys>& commands() const { return commands_; }
  // Empty: none, or there is no such command.
  const std::string& keys_of(std::string_view name) const;
  // The command that has these keys; null: none.
  const CommandKeys* holder(std::string_view keys) const;

  // Takes them from the command that has them. Throws UserError as tidy_keys() does.
  void set(const std::string& name, std::string_view keys);
  void reset(const std::string& name);
  void reset();

  // What differs from the standard, to be kept.
  const std::map<std::string, std::string>& chosen() const { return chosen_; }

 private:
  const CommandKeys* find(std::string_view name) const;
  void put(const CommandKeys& command, const std::string& keys);

  std::vector<CommandKeys> commands_;
  std::map<std::string, std::string> chosen_;
};

}  // namespace facenotice
