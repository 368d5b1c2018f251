// SPDX-License-Identifier: MIT
// Secret key files, byte by byte: made here by minisign's layout, with a password and without.
#include <sodium.h>
#include <sys/stat.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <iterator>
#include <new>
#include <string>
#include <utility>

#include <facenotice/file.hpp>
#include <facenotice/package.hpp>

#include "export/package/keys.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/sample_package.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(secret_keys)

namespace {

constexpr std::size_t salt_at = 6, operations_at = 38, memory_at = 46, id_at = 54, secret_at = 62,
                      checksum_at = 126, size = 158;
const KeyId id{9, 8, 7, 6, 5, 4, 3, 2};
const Bytes seed(32, 0x5A);
const std::string not_a_key = "This is not a minisign secret key file.";

void put(Bytes& raw, std::size_t at, std::uint64_t value) {
  for (unsigned i = 0; i < 8; ++i) raw[at + i] = static_cast<std::uint8_t>(value >> (8U * i));
}

// As minisign writes it; the checksum holds.
Bytes plain_file() {
  Bytes raw(size, 0);
  raw[0] = 'E';
  raw[1] = 'd';
  raw[4] = 'B';
  raw[5] = '2';
  std::copy(id.begin(), id.end(), raw.begin() + id_at);
  std::array<std::uint8_t, 32> open{};
  crypto_sign_seed_keypair(open.data(), raw.data() + secret_at, seed.data());
  Bytes checked{'E', 'd'};
  checked.insert(checked.end(), raw.begin() + id_at, raw.begin() + checksum_at);
  crypto_generichash(raw.data() + checksum_at, 32, checked.data(), checked.size(), nullptr, 0);
  return raw;
}

struct Cost {
  std::uint64_t operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN,
                memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN;
};
// Hides what a password hides, and shows it again.
Bytes under(Bytes raw, const std::string& password, Cost cost) {
  Bytes stream(size - id_at);
  BOOST_REQUIRE(crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(),
                                                   password.size(), raw.data() + salt_at, cost.operations,
                                                   static_cast<std::size_t>(cost.memory)) == 0);
  for (std::size_t i = 0; i < stream.size(); ++i) raw[id_at + i] ^= stream[i];
  return raw;
}
Bytes locked_file(const std::string& password, Cost cost = {}) {
  Bytes raw = plain_file();
  raw[2] = 'S';
  raw[3] = 'c';
  for (std::size_t i = salt_at; i < operations_at; ++i) raw[i] = static_cast<std::uint8_t>(3 * i);
  put(raw, operations_at, cost.operations);
  put(raw, memory_at, cost.memory);
  return under(std::move(raw), password, cost);
}

std::string text_of(const Bytes& raw) {
  std::string line(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(line.data(), line.size(), raw.data(), raw.size(), sodium_base64_VARIANT_ORIGINAL);
  line.pop_back();
  return "untrusted comment: a key\n" + line + "\n";
}
Bytes raw_of(const std::string& text) {
  const std::string line = text.substr(text.find('\n') + 1);
  Bytes raw(size);
  std::size_t written = 0;
  BOOST_REQUIRE(sodium_base642bin(raw.data(), raw.size(), line.data(), line.size(), "\n", &written, nullptr,
                                  sodium_base64_VARIANT_ORIGINAL) == 0);
  BOOST_REQUIRE(written == size);
  return raw;
}
AskPassword says(const std::string& password) {
  return [password] { return password; };
}
// Why it is not taken; "" when it is.
std::string refusal(const std::string& text, const AskPassword& ask = {}) {
  try {
    (void)SecretKey::parse(text, ask);
    return "";
  } catch (const UserError& error) {
    return error.what();
  }
}
std::string refusal(const Bytes& raw, const AskPassword& ask = {}) {
  return refusal(text_of(raw), ask);
}
Bytes part(const Bytes& raw, std::size_t from, std::size_t to) {
  return {raw.data() + from, raw.data() + to};
}
Bytes with(Bytes raw, std::size_t at, std::uint8_t byte) {
  raw[at] = byte;
  return raw;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_key_without_a_password_is_read_whoever_wrote_it) {
  const SecretKey key = SecretKey::parse(text_of(plain_file()));
  BOOST_TEST((key.id() == id));
  BOOST_TEST((key.public_key() == SecretKey::from_seed(seed, id).public_key()));
  // minisign leaves the checksum at zero there.
  Bytes unchecked = plain_file();
  std::fill(unchecked.begin() + checksum_at, unchecked.end(), std::uint8_t{0});
  BOOST_TEST(refusal(unchecked) == "");
  std::string text = text_of(plain_file());
  BOOST_TEST(refusal(text.substr(0, text.size() - 1)) == "");  // no line end
  text.insert(text.size() - 1, "\r");
  BOOST_TEST(refusal(text) == "");
  BOOST_TEST(refusal(text + "\n") == "");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_minisigns_layout) {
  const Bytes raw = raw_of(SecretKey::from_seed(seed, id).format());
  const Bytes expected = plain_file();
  BOOST_TEST((part(raw, 0, checksum_at) == part(expected, 0, checksum_at)));
  BOOST_TEST((part(raw, checksum_at, size) == Bytes(32, 0)));
}

BOOST_AUTO_TEST_CASE(a_key_with_a_password_opens_by_it_alone) {
  const Bytes locked = locked_file("open sesame");
  const SecretKey key = SecretKey::parse(text_of(locked), says("open sesame"));
  BOOST_TEST((key.id() == id));
  BOOST_TEST((key.public_key() == SecretKey::from_seed(seed, id).public_key()));
  const Signature signature = key.sign(ByteView(seed), "comment");
  BOOST_TEST(verify(key.public_key(), signature, seed));
  for (const char* wrong : {"", "open sesam", "Open sesame"})
    BOOST_TEST(refusal(locked, says(wrong)) == "The password is wrong.", wrong);
  BOOST_TEST(refusal(locked) == "The secret key has a password, and there is nobody to ask for it.");
  bool asked = false;
  (void)SecretKey::parse(text_of(plain_file()), [&] {
    asked = true;
    return std::string();
  });
  BOOST_TEST(!asked);
  // Every byte counts: of the salt, of what it costs, of what is hidden.
  for (const std::size_t at :
       {salt_at, salt_at + 31, id_at, secret_at, checksum_at - 1, checksum_at, size - 1}) {
    Bytes other = locked;
    other[at] ^= 1;
    BOOST_TEST(refusal(other, says("open sesame")) == "The password is wrong.", at);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_asks_for_all_memory_is_refused_before_any_is_taken) {
  const auto costing = [](std::uint64_t operations, std::uint64_t memory) {
    Bytes raw = locked_file("p");
    put(raw, operations_at, operations);
    put(raw, memory_at, memory);
    return refusal(raw, says("p"));
  };
  const std::string too_much = "The secret key file asks for more memory or work than any honest one.";
  constexpr std::uint64_t least_operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN,
                          least_memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN;
  BOOST_TEST(costing((1ULL << 27U) + 1, least_memory) == too_much);
  BOOST_TEST(costing(least_operations, (2ULL << 30U) + 1) == too_much);
  BOOST_TEST(costing(~std::uint64_t{0}, ~std::uint64_t{0}) == too_much);
  BOOST_TEST(costing(1ULL << 63U, least_memory) == too_much);  // no byte of the number is left out
  BOOST_TEST(costing(least_operations, 1ULL << 63U) == too_much);
  BOOST_TEST(costing(least_operations, least_memory) == "");
  // As much as is allowed is not too much; so little work asks for little of it.
  const Bytes most = locked_file("p", {least_operations, 2ULL << 30U});
  BOOST_TEST(refusal(most, says("p")) == "");
}

// Four times what minisign's own take.
BOOST_AUTO_TEST_CASE(a_password_that_costs_as_much_work_as_is_allowed_is_tried) {
  const Bytes raw = locked_file("p", {1ULL << 27U, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN});
  BOOST_TEST(refusal(raw, says("p")) == "");
}

// As long as minisign's own take, and as much memory: once.
BOOST_AUTO_TEST_CASE(a_password_is_put_on_and_taken_off) {
  const SecretKey key = SecretKey::from_seed(seed, id);
  const std::string text = key.format("p");
  const Bytes raw = raw_of(text);
  BOOST_TEST(raw[2] == 'S');
  BOOST_TEST(raw[3] == 'c');
  Bytes operations(8), memory(8);
  put(operations, 0, crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE);
  put(memory, 0, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE);
  BOOST_TEST((part(raw, operations_at, memory_at) == operations));
  BOOST_TEST((part(raw, memory_at, id_at) == memory));
  BOOST_TEST((part(raw, salt_at, operations_at) != Bytes(32, 0)));
  const Bytes plain = plain_file();
  for (const std::size_t at : {id_at, secret_at, secret_at + 32, checksum_at})
    BOOST_TEST((part(raw, at, at + 8) != part(plain, at, at + 8)), at);
  BOOST_TEST((part(under(raw, "p",
                         {crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE,
                          crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE}),
                   id_at, size) == part(plain, id_at, size)));
}

BOOST_AUTO_TEST_CASE(what_is_no_key_file_and_what_is_damaged_are_told_apart) {
  for (const char* text : {"", "\n", "RW", "trusted comment: x\nRWQ=\n", "untrusted comment: x"})
    BOOST_TEST(refusal(std::string(text)) == not_a_key, text);
  const Bytes plain = plain_file();
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3}})
    BOOST_TEST(refusal(with(plain, at, 'x')) == not_a_key, at);
  BOOST_TEST(refusal(with(plain, 2, 'S')) == not_a_key);
  BOOST_TEST(refusal(with(plain, 3, 'c')) == not_a_key);
  Bytes shorter = plain, longer = plain;
  shorter.pop_back();
  longer.push_back(0);
  BOOST_TEST(refusal(shorter) == not_a_key);
  BOOST_TEST(refusal(longer) == not_a_key);
  const std::string text = text_of(plain);
  BOOST_TEST(refusal(text.substr(0, text.size() - 1) + "!\n") == not_a_key);
  BOOST_TEST(refusal(text + "more\n") == not_a_key);
  BOOST_TEST(refusal(text.substr(2)) == not_a_key);                           // a trusted comment
  BOOST_TEST(refusal("\n" + text.substr(text.find('\n') + 1)) == not_a_key);  // none
  BOOST_TEST(refusal(text.substr(text.find('\n') + 1)) == not_a_key);
  const std::string damaged = "The secret key file is damaged.";
  for (const std::size_t at : {id_at, secret_at, checksum_at - 1, checksum_at, size - 1}) {
    Bytes changed = plain;
    changed[at] ^= 1;
    BOOST_TEST(refusal(changed) == damaged, at);
  }
  // Two halves that disagree would sign with a key that leaks itself, whatever the checksum says.
  Bytes halves = plain;
  halves[secret_at + 32] ^= 1;
  std::fill(halves.begin() + checksum_at, halves.end(), std::uint8_t{0});
  BOOST_TEST(refusal(halves) == damaged);
}

BOOST_AUTO_TEST_CASE(a_key_that_is_handed_on_is_left_behind_nowhere) {
  SecretKey first = SecretKey::from_seed(seed, id);
  const PublicKey open = first.public_key();
  SecretKey second(std::move(first));
  BOOST_TEST((second.public_key() == open));
  BOOST_TEST((first.public_key().key == PublicKey{}.key));  // NOLINT: what is left of it is the question
  SecretKey third = fixed_key(1);
  third = std::move(second);
  BOOST_TEST((third.public_key() == open));
  BOOST_TEST((second.public_key().key == PublicKey{}.key));  // NOLINT
  SecretKey& itself = third;
  third = std::move(itself);
  BOOST_TEST((third.public_key() == open));
}

// Whoever gets the memory next finds no key in it.
BOOST_AUTO_TEST_CASE(a_key_that_is_gone_is_left_behind_nowhere) {
  alignas(SecretKey) unsigned char place[sizeof(SecretKey)] = {};
  const auto holds_it = [&] {
    return std::search(std::begin(place), std::end(place), seed.begin(), seed.end()) != std::end(place);
  };
  auto* key = ::new (static_cast<void*>(place)) SecretKey(SecretKey::from_seed(seed, id));
  BOOST_TEST(holds_it());
  key->~SecretKey();
  BOOST_TEST(!holds_it());
}

BOOST_AUTO_TEST_CASE(new_keys_are_new) {
  const SecretKey one = SecretKey::generate(), other = SecretKey::generate();
  BOOST_TEST((one.id() != other.id()));
  BOOST_TEST((one.public_key().key != other.public_key().key));
  BOOST_TEST((SecretKey::parse(one.format()).public_key() == one.public_key()));
  BOOST_CHECK_THROW(SecretKey::from_seed(Bytes(31, 1), id), UserError);
  BOOST_CHECK_THROW(SecretKey::from_seed(Bytes(33, 1), id), UserError);
}

BOOST_AUTO_TEST_CASE(a_comment_that_minisign_would_not_show_is_not_signed) {
  const SecretKey key = fixed_key(1);
  BOOST_TEST(key.sign(seed, std::string(max_trusted_comment, 'x')).trusted_comment.size() ==
             max_trusted_comment);
  for (const std::string& comment :
       {std::string(max_trusted_comment + 1, 'x'), std::string("two\nlines"), std::string("\xFF")})
    BOOST_CHECK_THROW(key.sign(seed, comment), UserError);
}

// Told as what it is: not as a file that is there and holds no key.
BOOST_AUTO_TEST_CASE(a_key_file_that_cannot_be_read_is_told_by_its_name) {
  const TemporaryFolder folder;
  const auto said = [&](const std::string& name, const auto& load) {
    try {
      (void)load(folder / name);
      return std::string();
    } catch (const UserError& error) {
      return std::string(error.what());
    }
  };
  const auto secret = [](const std::filesystem::path& path) { return load_secret_key(path); };
  const auto open = [](const std::filesystem::path& path) { return load_public_key(path); };
  const std::string none = (folder / "none").string(), large = (folder / "large").string();
  BOOST_REQUIRE(replace_file(large, Bytes(16385, 'x')).ok());
  for (const auto& text : {said("none", secret), said("none", open)})
    BOOST_TEST(text.find(none + ": cannot be opened") == 0U, text);
  for (const auto& text : {said("large", secret), said("large", open)})
    BOOST_TEST(text == large + ": has 16385 bytes; at most 16384 are read.");
  BOOST_REQUIRE(replace_file(large, Bytes(16384, 'x')).ok());
  BOOST_TEST(said("large", secret) == large + ": " + not_a_key);
  BOOST_TEST(said("large", open).find(large + ": ") == 0U, said("large", open));
}

// Whatever whoever calls forbids for new files: its owner reads it, and may lay it down again.
BOOST_AUTO_TEST_CASE(a_secret_key_is_for_its_owner_alone_under_any_mask) {
  const TemporaryFolder folder;
  for (const mode_t mask : {mode_t{0}, mode_t{0277}}) {
    const mode_t before = ::umask(mask);
    const KeyFiles files = write_key_pair(fixed_key(1), folder.path(), "k" + std::to_string(mask));
    ::umask(before);
    BOOST_TEST((std::filesystem::status(files.secret_key).permissions() ==
                (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)),
               mask);
  }
}

BOOST_AUTO_TEST_CASE(a_key_goes_to_a_plain_name_that_nobody_has) {
  const TemporaryFolder folder;
  for (const char* name : {"", ".", ".k", "../k", "a/k", "/k"})
    BOOST_CHECK_THROW(write_key_pair(fixed_key(1), folder.path(), name), UserError);
  BOOST_TEST(std::filesystem::is_empty(folder.path()));
  // Not even a link that leads nowhere is overwritten.
  std::filesystem::create_symlink("nowhere", folder / "k.pub");
  BOOST_CHECK_EXCEPTION(write_key_pair(fixed_key(1), folder.path(), "k"), UserError,
                        [](const UserError& error) {
                          return std::string(error.what()).find("k.pub: exists already") != std::string::npos;
                        });
  BOOST_TEST(!std::filesystem::exists(folder / "k.key"));
}

BOOST_AUTO_TEST_SUITE_END()
