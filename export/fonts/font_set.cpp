// SPDX-License-Identifier: MIT
// The pinned fonts, found and checked by SHA-256.
#include "export/fonts/font_set.hpp"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "export/fonts/font_pins.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

std::string sha256_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw UserError(
        msg("The font {} is missing; run tools/fonts, or set FACENOTICE_FONTS to the folder that holds it.",
            path.string()));
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> buffer(1 << 20);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0)
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()),
                              static_cast<unsigned long long>(in.gcount()));
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace

FontSet FontSet::open() {
  const char* chosen = std::getenv("FACENOTICE_FONTS");
  if (chosen != nullptr && *chosen != '\0') return open(std::filesystem::path(chosen));
  if (!installed_data().empty()) return open(installed_data() / "fonts");
  if (is_folder(built_font_folder())) return open(std::filesystem::path(built_font_folder()));
  return open(std::filesystem::path(installed_font_folder()));
}

FontSet FontSet::open(const std::filesystem::path& folder) {
  std::vector<Face> faces;
  std::istringstream pins{std::string(font_pins())};
  for (std::string line; std::getline(pins, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string file, digest;
    fields >> file >> digest;
    Face face{file, folder / file};
    if (sha256_of(face.path) != digest)
      throw UserError(
          msg("The font {} is not the pinned one (its SHA-256 differs); delete it and run tools/fonts.",
              face.path.string()));
    faces.push_back(std::move(face));
  }
  return FontSet(std::move(faces));
}

}  // namespace facenotice
