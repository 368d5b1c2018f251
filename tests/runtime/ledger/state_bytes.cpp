// SPDX-License-Identifier: MIT
// The machine state as bytes: read back as written, and nothing else is taken for one.
#include <sodium.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string_view>

#include <facenotice/little_endian.hpp>
#include <facenotice/machine_state.hpp>
#include <facenotice/manifest.hpp>
#include <facenotice/record.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(state_bytes)

namespace {

const Bytes key(32, 7);

MachineState sample() {
  MachineState state;
  state.generation = 12;
  state.ledger.fill(3);
  state.length = 345;
  state.link.fill(4);
  state.packages["vending-1"] = {7, Digest{1}};
  state.packages["zoo"] = {9, Digest{2}};
  state.open = {3, 200, 345};
  state.trust_version = 5;
  state.trust.fill(6);
  state.last_seen = 1'790'000'000'000;
  state.damaged = true;
  return state;
}

std::string code_of(ByteView bytes, ByteView device_key = key) {
  const Result<MachineState> state = decode_state(bytes, device_key);
  return state ? "" : state.error().code;
}

// By libsodium itself, so that the format is held to what the header says.
Digest blake2b(const Bytes& of, const Bytes& with = {}) {
  Digest digest{};
  crypto_generichash(digest.data(), digest.size(), of.data(), of.size(), with.data(), with.size());
  return digest;
}

// The seals of whoever has the key, over a body of any kind.
Bytes sealed(Bytes body) {
  const Digest sum = blake2b(body), mac = blake2b(body, key);
  append(body, sum);
  append(body, mac);
  return body;
}

Bytes body_of(const MachineState& state) {
  Bytes bytes = encode_state(state, key).value();
  bytes.erase(bytes.end() - 64, bytes.end());
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read_with_and_without_a_key) {
  for (const Bytes& device_key : {key, Bytes()}) {
    const Bytes bytes = encode_state(sample(), device_key).value();
    const Result<MachineState> read = decode_state(bytes, device_key);
    BOOST_REQUIRE(read.ok());
    const MachineState wanted = sample();
    BOOST_TEST(read->generation == wanted.generation);
    BOOST_TEST((read->ledger == wanted.ledger));
    BOOST_TEST(read->length == wanted.length);
    BOOST_TEST((read->link == wanted.link));
    BOOST_REQUIRE(read->packages.size() == 2U);
    BOOST_TEST(read->packages.at("vending-1").sequence == 7U);
    BOOST_TEST((read->packages.at("zoo").digest == Digest{2}));
    BOOST_TEST((read->open == wanted.open));
    BOOST_TEST(read->trust_version == 5U);
    BOOST_TEST((read->trust == wanted.trust));
    BOOST_TEST(read->last_seen == wanted.last_seen);
    BOOST_TEST(read->damaged);
    BOOST_TEST((encode_state(*read, device_key).value() == bytes));
  }
}

BOOST_AUTO_TEST_CASE(every_changed_byte_and_every_cut_is_seen) {
  const Bytes bytes = encode_state(sample(), key).value();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Bytes changed = bytes;
    changed[i] ^= 1;
    const std::string code = code_of(changed);
    BOOST_TEST((code == "state.corrupt" || (code == "state.key" && i >= bytes.size() - 32)),
               i << " " << code);
    BOOST_TEST(code_of(ByteView(bytes).part(0, i)) == "state.corrupt", i);
  }
  Bytes longer = bytes;
  longer.push_back(0);
  BOOST_TEST(code_of(longer) == "state.corrupt");
  BOOST_TEST(code_of(Bytes(max_state_bytes + 1)) == "state.size");
}

BOOST_AUTO_TEST_CASE(a_state_of_another_key_or_of_none_is_told_from_a_damaged_one) {
  const Bytes bytes = encode_state(sample(), key).value();
  BOOST_TEST(code_of(bytes, Bytes(32, 8)) == "state.key");
  BOOST_TEST(code_of(bytes, {}) == "state.key");
  BOOST_TEST(code_of(encode_state(sample(), {}).value(), key) == "state.key");
}

BOOST_AUTO_TEST_CASE(a_state_of_another_version_is_named_as_one) {
  Bytes body = body_of(sample());
  body[7] = '2';
  BOOST_TEST(code_of(sealed(body)) == "state.version");
}

BOOST_AUTO_TEST_CASE(sealed_nonsense_is_refused) {
  BOOST_TEST(code_of(sealed(body_of(sample()))).empty());
  MachineState nothing = sample();
  nothing.generation = 0;
  BOOST_TEST(code_of(sealed(body_of(nothing))) == "state.corrupt");
  MachineState early = sample();
  early.last_seen = -1;
  BOOST_TEST(code_of(sealed(body_of(early))) == "state.corrupt");
  MachineState huge = sample();
  huge.length = ~std::uint64_t{0};
  BOOST_TEST(code_of(sealed(body_of(huge))) == "state.corrupt");
  Bytes neither = body_of(sample());
  neither.back() = 2;
  BOOST_TEST(code_of(sealed(neither)) == "state.corrupt");
  Bytes longer = body_of(sample());
  longer.push_back(0);
  BOOST_TEST(code_of(sealed(longer)) == "state.corrupt");
  constexpr std::size_t count_at = 8 + 8 + 16 + 8 + 32;
  for (const unsigned count : {1U, 3U, 255U}) {
    Bytes counted = body_of(sample());
    counted[count_at] = static_cast<std::uint8_t>(count);
    BOOST_TEST(code_of(sealed(counted)) == "state.corrupt", count);
  }
}

BOOST_AUTO_TEST_CASE(a_flow_that_is_there_twice_is_refused) {
  MachineState state = sample();
  state.packages = {{"aa", {7, Digest{1}}}, {"ab", {9, Digest{2}}}};
  Bytes body = body_of(state);
  BOOST_REQUIRE(code_of(sealed(body)) == "");
  const std::string_view second = "ab";
  const auto at = std::search(body.begin(), body.end(), second.begin(), second.end());
  BOOST_REQUIRE(at != body.end());
  *(at + 1) = 'a';
  BOOST_TEST(code_of(sealed(body)) == "state.corrupt");
}

BOOST_AUTO_TEST_CASE(numbers_up_to_the_largest_are_read) {
  MachineState state = sample();
  state.generation = state.length = state.withdrawals_number = max_sequence;
  BOOST_TEST(code_of(encode_state(state, key).value()) == "");
  for (std::uint64_t MachineState::*number :
       {&MachineState::generation, &MachineState::length, &MachineState::withdrawals_number}) {
    MachineState beyond = state;
    ++(beyond.*number);
    const Result<Bytes> bytes = encode_state(beyond, key);
    BOOST_TEST((!bytes || code_of(*bytes) == "state.corrupt"));
  }
}

BOOST_AUTO_TEST_CASE(what_is_open_is_listed_in_order_or_said_to_be_too_much) {
  MachineState state = sample();
  state.open.reset();
  const Result<MachineState> many = decode_state(encode_state(state, key).value(), key);
  BOOST_REQUIRE(many.ok());
  BOOST_TEST(!many->open.has_value());
  state.open.emplace();
  BOOST_TEST(decode_state(encode_state(state, key).value(), key)->open->empty());
  using Open = std::vector<std::uint64_t>;
  for (const Open& open : {Open{0}, Open{5, 5}, Open{6, 5}, Open{346}, Open(max_listed_open + 1, 1)}) {
    state.open = open;
    BOOST_TEST(code_of(sealed(body_of(state))) == "state.corrupt");
  }
}

BOOST_AUTO_TEST_CASE(a_machine_remembers_so_many_flows_and_no_more) {
  MachineState state = sample();
  for (std::size_t i = state.packages.size(); i < max_remembered_flows; ++i)
    state.packages[std::string(250, 'x') + std::to_string(i)] = {1, {}};
  const Result<Bytes> full = encode_state(state, key);
  BOOST_REQUIRE(full.ok());
  BOOST_TEST((full->size() <= max_state_bytes));
  BOOST_TEST(decode_state(*full, key)->packages.size() == max_remembered_flows);
  state.packages["one more"] = {1, {}};
  BOOST_TEST(encode_state(state, key).error().code == "state.full");
  MachineState long_id = sample();
  long_id.packages[std::string(257, 'x')] = {1, {}};
  BOOST_TEST(encode_state(long_id, key).error().code == "state.full");
}

BOOST_AUTO_TEST_CASE(the_longest_and_the_most_that_are_written_are_read) {
  MachineState most = sample();
  most.packages.emplace(std::string(max_record_text, 'z'), AcceptedPackage{1, Digest{3}});
  most.length = max_listed_open;
  most.open.emplace();
  for (std::uint64_t sequence = 1; sequence <= max_listed_open; ++sequence) most.open->push_back(sequence);
  const Bytes bytes = encode_state(most, key).value();
  const Result<MachineState> read = decode_state(bytes, key);
  BOOST_REQUIRE(read.ok());
  BOOST_TEST((encode_state(*read, key).value() == bytes));
  BOOST_TEST(code_of(Bytes(max_state_bytes)) == "state.corrupt");
  BOOST_TEST(code_of(Bytes(max_state_bytes + 1)) == "state.size");
}

BOOST_AUTO_TEST_SUITE_END()
