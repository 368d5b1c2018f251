// SPDX-License-Identifier: MIT
// facenotice-designer: the window.
#include <clocale>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include <wx/log.h>

#include "designer/gui/frame/app.hpp"
#include "designer/workbench/hand_over.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/words.hpp"

namespace {

int run(int argc, char** argv) {
  const facenotice::Words words =
      facenotice::Words::load(facenotice::catalogue_folder(), facenotice::language_of_environment());
  CLI::App arguments(
      words.tr("The designer of FaceNotice: consent flows of machines with face recognition."));
  arguments.name("facenotice-designer");
  arguments.set_version_flag("--version", FACENOTICE_VERSION);
  std::string file;
  arguments.add_option("file", file, words.tr("The flow document to open"));
  bool own_window = false;
  arguments.add_flag("--new-window", own_window,
                     words.tr("A window of its own, also where one is open already"));
  try {
    arguments.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return arguments.exit(error) == 0 ? 0 : 2;
  }
  const std::optional<std::filesystem::path> folder = facenotice::hand_over_folder();
  if (folder && !file.empty() && !own_window) {
    const facenotice::Handed handed = facenotice::hand_over(*folder, file);
    if (handed == facenotice::Handed::taken) {
      std::puts(words.tr("Opened in the window that is there already."));
      return 0;
    }
    if (handed == facenotice::Handed::no_answer)
      std::fputs(words.tr("The window that is there already does not answer: this is another one.\n"),
                 stderr);
  }
  wxApp::SetInstance(new facenotice::gui::App(file, words));  // wxWidgets deletes it
  // Characters as the desktop has them: window titles and file names are not ASCII.
  if (std::setlocale(LC_CTYPE, "") == nullptr) std::setlocale(LC_CTYPE, "C.UTF-8");
  // Until there is a window, what goes wrong is said where the program was started: no display, above all.
  wxLog::DisableTimestamp();
  wxLog::SetActiveTarget(new wxLogStderr);  // the application takes it down when it has a window
  int own_arguments = 1;                    // GTK has had its say: ours are read above
  if (wxEntry(own_arguments, argv) == 0) return 0;
  std::fprintf(stderr, "%s\n",
               words.tr("facenotice-designer: no window could be opened. It needs a desktop (DISPLAY or "
                        "WAYLAND_DISPLAY); in a terminal, the command facenotice does the same work."));
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "facenotice-designer: %s\n", error.what());
    return 2;
  }
}
