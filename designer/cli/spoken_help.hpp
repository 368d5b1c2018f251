// SPDX-License-Identifier: MIT
// What the library of the command line says by itself, in the program's words.
#pragma once

#include <CLI/CLI.hpp>

#include "schema/base/words.hpp"

namespace facenotice::cli {

// Headings of --help, and why a command line is not understood. Before commands are added: they take it over.
// The words must live as long as the program's command line.
void speak(CLI::App& app, const Words& words);

}  // namespace facenotice::cli
