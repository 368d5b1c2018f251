// SPDX-License-Identifier: MIT
// One table.
#include "designer/gui/frame/command_ids.hpp"

#include <array>
#include <utility>

namespace facenotice::gui {

std::string command_name(int id) {
  static constexpr std::array<std::pair<int, const char*>, 66> names = {{
      {wxID_OPEN, "open"},
      {wxID_SAVE, "save"},
      {wxID_SAVEAS, "save-as"},
      {wxID_EXIT, "quit"},
      {wxID_UNDO, "undo"},
      {wxID_REDO, "redo"},
      {wxID_CUT, "cut"},
      {wxID_COPY, "copy"},
      {wxID_PASTE, "paste"},
      {wxID_SELECTALL, "select-all"},
      {wxID_FIND, "find"},
      {wxID_PREFERENCES, "settings"},
      {wxID_ZOOM_IN, "zoom-in"},
      {wxID_ZOOM_OUT, "zoom-out"},
      {wxID_ABOUT, "about"},
      {id_play, "play"},
      {id_edit_words, "edit-words"},
      {id_stop, "stop"},
      {id_play_here, "play-here"},
      {id_replay, "replay"},
      {id_play_back, "play-back"},
      {id_save_path, "save-path"},
      {id_replay_paths, "replay-paths"},
      {id_watch_path, "watch-path"},
      {id_play_missing, "play-missing"},
      {id_path_page, "path-page"},
      {id_path_test, "path-test"},
      {id_test_deck, "test-deck"},
      {id_mend_all, "mend-all"},
      {id_find_next, "find-next"},
      {id_find_previous, "find-previous"},
      {id_go_to_line, "go-to-line"},
      {id_next_finding, "next-finding"},
      {id_previous_finding, "previous-finding"},
      {id_zoom_reset, "zoom-reset"},
      {id_fold, "fold"},
      {id_unfold, "unfold"},
      {id_export_sign, "export-sign"},
      {id_export_picture, "export-picture"},
      {id_export_report, "export-report"},
      {id_export_package, "export-package"},
      {id_export_texts, "export-texts"},
      {id_import_texts, "import-texts"},
      {id_reload, "reload"},
      {id_next_panel, "next-panel"},
      {id_reset_layout, "reset-layout"},
      {id_hide_left, "hide-screens-and-facts"},
      {id_hide_properties, "hide-properties"},
      {id_hide_bottom, "hide-findings-and-play"},
      {id_start, "start-page"},
      {id_palette, "palette"},
      {id_keyboard, "keyboard"},
      {id_answer, "answer"},
      {id_waive, "let-pass"},
      {id_comment, "comment"},
      {id_add_reviewer, "add-reviewer"},
      {id_compare, "compare"},
      {id_sign_package, "sign-package"},
      {id_verify_package, "verify-package"},
      {id_laws, "laws"},
      {id_path_next, "path-next"},
      {id_path_back, "path-back"},
      {id_go_to_definition, "go-to-definition"},
      {id_complete, "complete"},
      {id_help_here, "help-here"},
      {id_tour, "tour"},
  }};
  for (const auto& [known, name] : names)
    if (known == id) return name;
  const auto numbered = [id](const char* what, int first, int count) {
    return id >= first && id < first + count ? what + std::to_string(id - first + 1) : std::string();
  };
  for (const std::string& name :
       {numbered("view-", id_views, 5), numbered("insert-", id_inserts, id_services - id_inserts)})
    if (!name.empty()) return name;
  return {};
}

}  // namespace facenotice::gui
