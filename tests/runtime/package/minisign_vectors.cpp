// SPDX-License-Identifier: MIT
// The public vectors of Ed25519, each put into the form of minisign: what they call invalid is never taken.
#include <sodium.h>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include <facenotice/minisign.hpp>

#include "tests/support/flow_text.hpp"

using namespace facenotice;
using test::source_text;

BOOST_AUTO_TEST_SUITE(minisign_vectors)

namespace {

Bytes from_hex(const std::string& hex) {
  if (hex == "-") return {};
  Bytes bytes(hex.size() / 2);
  if (sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, nullptr, nullptr) != 0)
    throw std::runtime_error("not hexadecimal: " + hex);
  return bytes;
}

Bytes joined(const Bytes& first, const Bytes& second) {
  Bytes all = first;
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

std::string base64(const Bytes& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

struct Vector {
  std::string number, result, seed, key, message, signature, what;
};

// A key file, and a signature file whose second signature, that over the first and the comment, holds.
struct Files {
  std::string key, signature;
};
Files in_the_form_of_minisign(const Vector& vector) {
  const Bytes algorithm_and_id = {'E', 'd', 1, 2, 3, 4, 5, 6, 7, 8};
  const std::string comment = "vector " + vector.number;
  const Bytes seed = from_hex(vector.seed), signature = from_hex(vector.signature);
  Bytes derived(crypto_sign_PUBLICKEYBYTES), secret(crypto_sign_SECRETKEYBYTES), global(crypto_sign_BYTES);
  crypto_sign_seed_keypair(derived.data(), secret.data(), seed.data());
  BOOST_TEST(derived == from_hex(vector.key));
  const Bytes commented = joined(signature, Bytes(comment.begin(), comment.end()));
  crypto_sign_detached(global.data(), nullptr, commented.data(), commented.size(), secret.data());
  return {"untrusted comment: a vector\n" + base64(joined(algorithm_and_id, derived)) + "\n",
          "untrusted comment: a vector\n" + base64(joined(algorithm_and_id, signature)) +
              "\ntrusted comment: " + comment + "\n" + base64(global) + "\n"};
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_the_vectors_call_invalid_is_refused_and_what_they_call_valid_is_taken) {
  std::istringstream lines(source_text("tests/fixtures/ed25519-vectors.txt"));
  int valid = 0, invalid = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    Vector vector;
    fields >> vector.number >> vector.result >> vector.seed >> vector.key >> vector.message >>
        vector.signature;
    std::getline(fields, vector.what);
    BOOST_TEST_CONTEXT("vector " << vector.number << vector.what) {
      const Files files = in_the_form_of_minisign(vector);
      const Result<PublicKey> key = parse_public_key(files.key);
      BOOST_TEST_REQUIRE(key.ok());
      const Result<Signature> signature = parse_signature(files.signature);
      const Bytes message = from_hex(vector.message);
      const bool taken = signature.ok() && verify(key.value(), signature.value(), message);
      BOOST_TEST(taken == (vector.result == "valid"));
      ++(vector.result == "valid" ? valid : invalid);
    }
  }
  BOOST_TEST(valid == 51);
  BOOST_TEST(invalid == 62);
}

BOOST_AUTO_TEST_SUITE_END()
