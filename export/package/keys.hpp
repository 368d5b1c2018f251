// SPDX-License-Identifier: MIT
// Signing keys in minisign's files: made, read, used.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <facenotice/minisign.hpp>

#include "schema/base/message.hpp"

namespace facenotice {

// Gives the password of a key; throws UserError when there is nobody to ask.
using AskPassword = std::function<std::string()>;

// A secret key. Move-only; its bytes are wiped when it goes.
class SecretKey {
 public:
  // A new key pair from the system's random source.
  static SecretKey generate();
  // A key pair from a 32-byte seed and a key id: for tests that need the same bytes every time.
  static SecretKey from_seed(ByteView seed, const KeyId& id);
  // Reads the text of a minisign secret key file, with a password or without. `ask` is called once, and only
  // for a key that has one. Throws UserError; a wrong password is told apart from a damaged file.
  static SecretKey parse(std::string_view text, const AskPassword& ask = {});

  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  PublicKey public_key() const;
  const KeyId& id() const { return id_; }
  // The two signatures of minisign's legacy form. Throws UserError when the comment is not a trusted comment.
  Signature sign(ByteView message, std::string_view trusted_comment) const;
  // The text of the secret key file; with a password unless it is empty (scrypt, as minisign's own files:
  // takes some seconds and a gigabyte of memory, here and when it is read).
  std::string format(std::string_view password = {}) const;

 private:
  SecretKey() = default;

  KeyId id_{};
  std::array<std::uint8_t, 64> secret_{};  // seed and public key
};

// The text of a .pub file.
std::string format_public_key_file(const PublicKey& key);

struct KeyFiles {
  std::filesystem::path public_key, secret_key;  // NAME.pub and NAME.key
};

// Makes a key pair and writes FOLDER/NAME.key (mode 0600) and FOLDER/NAME.pub. Throws UserError when one of
// them exists: a key that signed something is never overwritten.
KeyFiles create_key_pair(const std::filesystem::path& folder, const std::string& name,
                         std::string_view password = {});
// The same of a key that was made before, for whoever must know its public half first.
KeyFiles write_key_pair(const SecretKey& key, const std::filesystem::path& folder, const std::string& name,
                        std::string_view password = {});

struct LoadedKey {
  SecretKey key;
  Message warning;  // not empty when others may read the file
};
// Reads a .key file. Throws UserError when it cannot be read or everybody may write it.
LoadedKey load_secret_key(const std::filesystem::path& path, const AskPassword& ask = {});
// Reads a .pub file. Throws UserError.
PublicKey load_public_key(const std::filesystem::path& path);

}  // namespace facenotice
