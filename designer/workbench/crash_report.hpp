// SPDX-License-Identifier: MIT
// What a program that crashes leaves behind: version, signal, addresses, the last commands by their names.
// Nothing of a document, and nothing of it is ever sent anywhere.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace facenotice {

// $XDG_STATE_HOME/facenotice, else ~/.local/state/facenotice.
std::filesystem::path crash_folder();

// From now on a crash of this process (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT and with it whatever nobody
// caught) writes a report into the folder, and then takes its course. Makes the folder for the user alone;
// where that is not possible, there will be no report.
void report_crashes(const std::filesystem::path& folder, const std::string& version);
// Noted for the report, with a few before it: a command's name, which is ours and no user's.
void note_command(const std::string& name);

// What crashes have left, oldest first.
std::vector<std::filesystem::path> crash_reports(const std::filesystem::path& folder);
// The words of a report; empty where it cannot be read.
std::string crash_report_words(const std::filesystem::path& report);
void discard_crash_reports(const std::filesystem::path& folder);

}  // namespace facenotice
