// SPDX-License-Identifier: MIT
// minisign key files. Layout of the secret key: alg "Ed", kdf ("Sc" = scrypt, 0,0 = none), checksum alg "B2",
// salt 32, opslimit 8, memlimit 8, key id 8, secret 64, checksum 32; from the key id on under a password.
#include "export/package/keys.hpp"

#include <sodium.h>
#include <sys/stat.h>
#include <algorithm>

#include <facenotice/file.hpp>
#include <facenotice/package.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t secret_file_bytes = 158;
constexpr std::size_t salt_at = 6, opslimit_at = 38, memlimit_at = 46, id_at = 54, secret_at = 62,
                      checksum_at = 126;
// A file may not make the program take all memory: minisign's own files ask for one gibibyte.
constexpr std::uint64_t most_memory = std::uint64_t{2} << 30U, most_operations = std::uint64_t{1} << 27U;
constexpr std::uint64_t max_key_file = 16384;
// minisign 0.11 writes this very line for unencrypted keys too; other tools look for its prefix only.
constexpr std::string_view secret_comment = "untrusted comment: minisign encrypted secret key\n";

using SecretFile = std::array<std::uint8_t, secret_file_bytes>;

// What nobody finds in memory afterwards, however its use ends.
template <class Held>
struct Wiped {
  Held held{};
  ~Wiped() { sodium_memzero(held.data(), held.size()); }
  Held& operator*() { return held; }
  Held* operator->() { return &held; }
};

void start_sodium() {
  if (sodium_init() < 0) throw UserError(msg("The cryptographic library cannot be started."));
}

// BLAKE2b-256 over algorithm, key id and secret: minisign's own check of the file.
Digest checksum(const SecretFile& raw) {
  Digest digest{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, digest.size());
  crypto_generichash_update(&state, raw.data(), 2);
  crypto_generichash_update(&state, raw.data() + id_at, checksum_at - id_at);
  crypto_generichash_final(&state, digest.data(), digest.size());
  return digest;
}

std::uint64_t little_endian_64(const std::uint8_t* bytes) {
  std::uint64_t value = 0;
  for (unsigned i = 8; i-- > 0;) value = value << 8U | bytes[i];
  return value;
}

void put_little_endian_64(std::uint64_t value, std::uint8_t* bytes) {
  for (unsigned i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(value >> 8U * i);
}

// The key id, secret and checksum under the password's stream: the same function hides and shows.
void apply_password(SecretFile& raw, std::string_view password) {
  const std::uint64_t operations = little_endian_64(raw.data() + opslimit_at);
  const std::uint64_t memory = little_endian_64(raw.data() + memlimit_at);
  if (memory > most_memory || operations > most_operations)
    throw UserError(msg("The secret key file asks for more memory or work than any honest one."));
  Wiped<std::array<std::uint8_t, secret_file_bytes - id_at>> stream;
  static_assert(crypto_pwhash_scryptsalsa208sha256_SALTBYTES == opslimit_at - salt_at);
  if (crypto_pwhash_scryptsalsa208sha256(stream->data(), stream->size(), password.data(), password.size(),
                                         raw.data() + salt_at, operations,
                                         static_cast<std::size_t>(memory)) != 0)
    throw UserError(msg("There is not enough memory to unlock the secret key."));
  for (std::size_t i = 0; i < stream->size(); ++i) raw[id_at + i] ^= (*stream)[i];
}

std::string read_text(const fs::path& path) {
  Result<Bytes> read = read_file(path.string(), max_key_file);
  if (!read) throw UserError(player_says(read.error()));
  Wiped<Bytes> bytes{std::move(read).value()};
  return std::string(ByteView(*bytes).text());
}

}  // namespace

SecretKey::SecretKey(SecretKey&& other) noexcept : id_(other.id_), secret_(other.secret_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this != &other) {
    id_ = other.id_;
    secret_ = other.secret_;
    sodium_memzero(other.secret_.data(), other.secret_.size());
  }
  return *this;
}

SecretKey::~SecretKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

SecretKey SecretKey::generate() {
  start_sodium();
  SecretKey key;
  std::array<std::uint8_t, 32> unused{};
  crypto_sign_keypair(unused.data(), key.secret_.data());
  randombytes_buf(key.id_.data(), key.id_.size());
  return key;
}

SecretKey SecretKey::from_seed(ByteView seed, const KeyId& id) {
  start_sodium();
  if (seed.size() != crypto_sign_SEEDBYTES) throw UserError(msg("A key's seed has 32 bytes."));
  SecretKey key;
  std::array<std::uint8_t, 32> unused{};
  crypto_sign_seed_keypair(unused.data(), key.secret_.data(), seed.data());
  key.id_ = id;
  return key;
}

SecretKey SecretKey::parse(std::string_view text, const AskPassword& ask) {
  start_sodium();
  const Message wrong = msg("This is not a minisign secret key file.");
  const std::size_t first = text.find('\n');
  if (text.substr(0, 18) != "untrusted comment:" || first == std::string_view::npos) throw UserError(wrong);
  std::string_view line = text.substr(first + 1);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  Wiped<SecretFile> wiped;
  SecretFile& raw = *wiped;
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(raw.data(), raw.size(), line.data(), line.size(), nullptr, &size, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      size != raw.size() || end != line.data() + line.size() || raw[0] != 'E' || raw[1] != 'd')
    throw UserError(wrong);
  const bool locked = raw[2] == 'S' && raw[3] == 'c';
  if (!locked && (raw[2] != 0 || raw[3] != 0)) throw UserError(wrong);
  if (locked) {
    if (!ask) throw UserError(msg("The secret key has a password, and there is nobody to ask for it."));
    Wiped<std::string> password{ask()};
    apply_password(raw, *password);
  }
  SecretKey key;
  std::copy_n(raw.begin() + id_at, key.id_.size(), key.id_.begin());
  std::copy_n(raw.begin() + secret_at, key.secret_.size(), key.secret_.begin());
  // minisign leaves the checksum at zero when there is no password; when it is there it must hold.
  const bool checked =
      std::any_of(raw.begin() + checksum_at, raw.end(), [](std::uint8_t b) { return b != 0; });
  const bool holds = !checked || std::equal(raw.begin() + checksum_at, raw.end(), checksum(raw).begin());
  std::array<std::uint8_t, 32> derived{};
  Wiped<std::array<std::uint8_t, 64>> again;
  crypto_sign_seed_keypair(derived.data(), again->data(), key.secret_.data());
  const bool consistent = sodium_memcmp(again->data(), key.secret_.data(), again->size()) == 0;
  if (locked && !holds) throw UserError(msg("The password is wrong."));
  // A secret whose two halves disagree would sign with a key that leaks itself.
  if (!holds || !consistent) throw UserError(msg("The secret key file is damaged."));
  return key;
}

PublicKey SecretKey::public_key() const {
  PublicKey key;
  key.id = id_;
  std::copy_n(secret_.begin() + 32, key.key.size(), key.key.begin());
  return key;
}

Signature SecretKey::sign(ByteView message, std::string_view trusted_comment) const {
  if (!is_trusted_comment(trusted_comment))
    throw UserError(
        msg("A signature's comment must be one line of UTF-8 of at most {} bytes.", max_trusted_comment));
  Signature signature;
  signature.key_id = id_;
  signature.trusted_comment = trusted_comment;
  crypto_sign_detached(signature.signature.data(), nullptr, message.data(), message.size(), secret_.data());
  Bytes commented(signature.signature.begin(), signature.signature.end());
  commented.insert(commented.end(), trusted_comment.begin(), trusted_comment.end());
  crypto_sign_detached(signature.global.data(), nullptr, commented.data(), commented.size(), secret_.data());
  return signature;
}

std::string SecretKey::format(std::string_view password) const {
  Wiped<SecretFile> wiped;
  SecretFile& raw = *wiped;
  raw[0] = 'E';
  raw[1] = 'd';
  raw[4] = 'B';
  raw[5] = '2';
  std::copy(id_.begin(), id_.end(), raw.begin() + id_at);
  std::copy(secret_.begin(), secret_.end(), raw.begin() + secret_at);
  if (!password.empty()) {
    raw[2] = 'S';
    raw[3] = 'c';
    randombytes_buf(raw.data() + salt_at, opslimit_at - salt_at);
    put_little_endian_64(crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE, raw.data() + opslimit_at);
    put_little_endian_64(crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE, raw.data() + memlimit_at);
    const Digest check = checksum(raw);
    std::copy(check.begin(), check.end(), raw.begin() + checksum_at);
    apply_password(raw, password);
  }
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string line(sodium_base64_encoded_len(raw.size(), variant), '\0');
  sodium_bin2base64(line.data(), line.size(), raw.data(), raw.size(), variant);
  line.back() = '\n';  // in place of the terminating zero
  return std::string(secret_comment) + line;
}

std::string format_public_key_file(const PublicKey& key) {
  return "untrusted comment: minisign public key " + to_string(key.id) + "\n" + format_public_key(key) + "\n";
}

KeyFiles create_key_pair(const fs::path& folder, const std::string& name, std::string_view password) {
  return write_key_pair(SecretKey::generate(), folder, name, password);
}

KeyFiles write_key_pair(const SecretKey& key, const fs::path& folder, const std::string& name,
                        std::string_view password) {
  if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
    throw UserError(msg("“{}” is not a name for a key: it must be a plain file name.", name));
  KeyFiles files{folder / (name + ".pub"), folder / (name + ".key")};
  for (const fs::path& path : {files.public_key, files.secret_key})
    if (fs::exists(fs::symlink_status(path)))
      throw UserError(
          msg("{}: exists already; a key is never overwritten. Choose another name.", path.string()));
  Wiped<std::string> text{key.format(password)};
  AtomicWrite secret;
  secret.overwrite = false;
  secret.mode = 0600;
  secret.exact_mode = true;
  write_file_atomically(files.secret_key, *text, secret);
  AtomicWrite open;
  open.overwrite = false;
  write_file_atomically(files.public_key, format_public_key_file(key.public_key()), open);
  return files;
}

LoadedKey load_secret_key(const fs::path& path, const AskPassword& ask) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && (info.st_mode & S_IWOTH) != 0)
    throw UserError(
        msg("{}: everybody may write this key file, so it cannot be trusted. Run: chmod 600", path.string()));
  Wiped<std::string> text{read_text(path)};
  try {
    LoadedKey loaded{SecretKey::parse(*text, ask), {}};
    if ((info.st_mode & (S_IRGRP | S_IROTH)) != 0)
      loaded.warning = msg("{}: other users may read this secret key. Run: chmod 600", path.string());
    return loaded;
  } catch (const UserError& error) {
    throw UserError(msg("{}: {}", path.string(), error.message()));
  }
}

PublicKey load_public_key(const fs::path& path) {
  const Result<PublicKey> key = parse_public_key(read_text(path));
  if (!key) throw UserError(msg("{}: {}", path.string(), player_says(key.error())));
  return *key;
}

}  // namespace facenotice
