// SPDX-License-Identifier: MIT
// Where the files that come with the program lie: schema, rule packs, templates, catalogues.
#pragma once

#include <filesystem>
#include <string_view>

#include "schema/base/words.hpp"

namespace facenotice {

// The folder named by FACENOTICE_DATA; else, of a program in a folder bin, ../share/facenotice, so that an
// installed copy works wherever it was put and never by another version's rules; else the source tree that
// the program was built from, else <prefix>/share/facenotice. `relative` is a path in the source tree's
// layout, e.g. "schema/flow.xsd". Throws CouldNotCheck when there is no such file or folder.
std::filesystem::path data_file(std::string_view relative);

// The data that was installed with this very program; empty: it runs from where it was built.
const std::filesystem::path& installed_data();

// The folder of the message catalogues, for Words::load(): the one named by FACENOTICE_CATALOGUES, else
// <FACENOTICE_DATA>/locale, else that of the installed copy, else what the build made, else what was
// installed. A folder that is not there has no catalogue, and words stay English.
std::filesystem::path catalogue_folder();

// The words for whoever reads a language (BCP 47): Chinese for every Chinese, else English. Throws UserError
// as Words::load() does.
Words words_for(std::string_view language);

}  // namespace facenotice
