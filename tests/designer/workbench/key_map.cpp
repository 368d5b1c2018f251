// SPDX-License-Identifier: MIT
// Keys of commands: as delivered, chosen, taken, and given back.
#include "designer/workbench/key_map.hpp"

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(key_map)

namespace {

KeyMap map_with(const std::map<std::string, std::string>& chosen = {}) {
  return KeyMap({{"save", "Save", "Ctrl+S"}, {"play", "Play", "F5"}, {"fold", "Fold all", ""}}, chosen);
}

}  // namespace

BOOST_AUTO_TEST_CASE(keys_have_one_spelling) {
  BOOST_TEST(tidy_keys("shift+CTRL+s") == "Ctrl+Shift+S");
  BOOST_TEST(tidy_keys("Ctrl++") == "Ctrl++");
  BOOST_TEST(tidy_keys("alt+f7") == "Alt+F7");
  BOOST_TEST(tidy_keys("Ctrl+Alt+PageDown") == "Ctrl+Alt+PageDown");
  BOOST_TEST(tidy_keys("") == "");
}

BOOST_AUTO_TEST_CASE(what_types_moves_or_opens_menus_is_refused) {
  for (const char* kept :
       {"a", "Shift+A", "Tab", "Shift+Tab", "Esc", "Return", "Space", "F10", "Alt+F", "Left"})
    BOOST_CHECK_THROW(tidy_keys(kept), UserError);
}

BOOST_AUTO_TEST_CASE(a_command_takes_keys_from_the_one_that_had_them) {
  KeyMap map = map_with();
  BOOST_REQUIRE((map.holder("ctrl+s") != nullptr));
  BOOST_TEST(map.holder("ctrl+s")->name == "save");
  map.set("fold", "ctrl+s");
  BOOST_TEST(map.keys_of("fold") == "Ctrl+S");
  BOOST_TEST(map.keys_of("save") == "");
  BOOST_TEST(map.holder("Ctrl+S")->name == "fold");
  BOOST_TEST((map.chosen() == std::map<std::string, std::string>{{"fold", "Ctrl+S"}, {"save", ""}}));
  map.reset("save");  // and takes them back
  BOOST_TEST(map.keys_of("save") == "Ctrl+S");
  BOOST_TEST(map.keys_of("fold") == "");
  BOOST_TEST(map.chosen().empty());
}

BOOST_AUTO_TEST_CASE(what_is_kept_comes_back_and_what_makes_no_sense_is_left_out) {
  KeyMap map = map_with({{"play", "Ctrl+P"}, {"save", "q"}, {"gone", "Ctrl+G"}});
  BOOST_TEST(map.keys_of("play") == "Ctrl+P");
  BOOST_TEST(map.keys_of("save") == "Ctrl+S");
  BOOST_TEST(map.keys_of("gone") == "");
  BOOST_TEST((map.chosen() == std::map<std::string, std::string>{{"play", "Ctrl+P"}}));
  map.set("play", "");
  BOOST_TEST(map.keys_of("play") == "");
  map.reset();
  BOOST_TEST(map.keys_of("play") == "F5");
}

BOOST_AUTO_TEST_CASE(keys_that_are_refused_change_nothing) {
  KeyMap map = map_with();
  BOOST_CHECK_THROW(map.set("play", "x"), UserError);
  BOOST_TEST(map.keys_of("play") == "F5");
}

BOOST_AUTO_TEST_SUITE_END()
