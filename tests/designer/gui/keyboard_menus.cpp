// SPDX-License-Identifier: MIT
// Whoever works by keys reaches each entry of each menu by one letter, and no two by one key, in both
// languages of the window.
#include <map>
#include <set>

#include <wx/menu.h>

#include "tests/support/designer_window.hpp"

using namespace facenotice;

namespace keyboard_menus {
namespace {

wxChar mnemonic(const wxString& label) {
  const wxString plain = label.BeforeFirst('\t');
  for (std::size_t at = 0; at + 1 < plain.size(); ++at)
    if (plain[at] == '&' && plain[at + 1] != '&') return wxTolower(plain[at + 1]);
  return 0;
}

void look_at(const wxMenu& menu, const wxString& name, std::map<wxString, wxString>& keys) {
  std::map<wxChar, wxString> letters;
  for (const wxMenuItem* item : menu.GetMenuItems()) {
    if (item->IsSeparator()) continue;
    const wxString label = item->GetItemLabel();
    if (const wxChar letter = mnemonic(label); letter != 0) {
      const auto [there, fresh] = letters.emplace(letter, label);
      BOOST_TEST(fresh, name << ": “" << there->second << "” and “" << label << "” have one letter");
    }
    if (item->IsSubMenu()) {
      look_at(*item->GetSubMenu(), name + " › " + label, keys);
    } else if (const wxString key = label.AfterFirst('\t'); !key.empty()) {
      const auto [there, fresh] = keys.emplace(key, label);
      BOOST_TEST(fresh, "“" << there->second << "” and “" << label << "” have one key");
    }
  }
}

void look_at(const wxFrame& frame) {
  const wxMenuBar& bar = *frame.GetMenuBar();
  std::map<wxString, wxString> keys;
  std::set<wxChar> letters;
  for (std::size_t menu = 0; menu < bar.GetMenuCount(); ++menu) {
    const wxString label = bar.GetMenuLabel(menu);
    BOOST_TEST((mnemonic(label) != 0), label);
    BOOST_TEST(letters.insert(mnemonic(label)).second, label);
    look_at(*bar.GetMenu(menu), label, keys);
  }
}

}  // namespace
}  // namespace keyboard_menus

BOOST_FIXTURE_TEST_SUITE(keyboard_menus, test::DesignerWindow)

BOOST_AUTO_TEST_CASE(no_two_entries_share_a_letter_or_a_key_in_either_language) {
  look_at(*frame);
  WorkbenchOptions options;
  options.post = [](std::function<void()> work) { wxTheApp->CallAfter(std::move(work)); };
  options.journal_folder = desktop.display.home() / "another-journal";
  options.words = Words::load(FACENOTICE_BINARY_DIR "/locale", "zh-CN");
  BOOST_REQUIRE(options.words.chinese());
  Workbench chinese(std::move(options));
  Selection chosen;
  PlayControl played(chinese);
  auto* window = new gui::MainFrame(chinese, chosen, played);  // wxWidgets deletes it
  look_at(*window);
  window->Destroy();
  wait_until([] { return wxTopLevelWindows.size() == 1; });
}

BOOST_AUTO_TEST_SUITE_END()
