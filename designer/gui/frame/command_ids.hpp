// SPDX-License-Identifier: MIT
// The commands of the menus: ids for wxWidgets, and names that stay the same from version to version.
#pragma once

#include <string>

#include <wx/defs.h>

namespace facenotice::gui {

// Ids of commands that wxWidgets has none for.
enum Id : int {
  id_first = wxID_HIGHEST + 1,
  id_play,
  id_edit_words,
  id_stop,
  id_play_here,
  id_replay,
  id_play_back,
  id_save_path,
  id_replay_paths,
  id_watch_path,
  id_play_missing,
  id_path_page,
  id_path_test,
  id_test_deck,
  id_mend_all,
  id_find_next,
  id_find_previous,
  id_go_to_line,
  id_next_finding,
  id_previous_finding,
  id_zoom_reset,
  id_fold,
  id_unfold,
  id_export_sign,
  id_export_picture,
  id_export_report,
  id_export_package,
  id_export_texts,
  id_import_texts,
  id_reload,
  id_next_panel,
  id_reset_layout,
  id_hide_left,
  id_hide_properties,
  id_hide_bottom,
  id_start,
  id_palette,
  id_keyboard,
  id_answer,
  id_waive,
  id_comment,
  id_add_reviewer,
  id_compare,
  id_sign_package,
  id_verify_package,
  id_laws,
  id_path_next,
  id_path_back,
  id_go_to_definition,
  id_complete,
  id_help_here,
  id_tour,
  id_views = wxID_HIGHEST + 70,
  id_inserts = wxID_HIGHEST + 90,
  id_services = wxID_HIGHEST + 105,
  id_templates = wxID_HIGHEST + 115,
};

// "save-as"; empty for what has no place of its own in the menus, such as files that were opened last.
std::string command_name(int id);

}  // namespace facenotice::gui
