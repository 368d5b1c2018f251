// SPDX-License-Identifier: MIT
// The head's MAC by another implementation: what is under the device's key can be taken for nothing else.
#include <sodium.h>
#include <sqlite3.h>
#include <boost/test/unit_test.hpp>
#include <string>

#include <facenotice/ledger.hpp>
#include <facenotice/little_endian.hpp>

#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(ledger_head)

namespace {

struct Head {
  Bytes ledger, link, mac;
  std::int64_t count = 0;
};

Head head_on_disk(const std::string& path) {
  sqlite3* db = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  sqlite3_stmt* row = nullptr;
  BOOST_REQUIRE(sqlite3_prepare_v2(db, "SELECT ledger, count, link, mac FROM head", -1, &row, nullptr) ==
                SQLITE_OK);
  BOOST_REQUIRE(sqlite3_step(row) == SQLITE_ROW);
  const auto blob = [&](int column) {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(row, column));
    return Bytes(data, data + sqlite3_column_bytes(row, column));
  };
  Head head{blob(0), blob(2), blob(3), sqlite3_column_int64(row, 1)};
  sqlite3_finalize(row);
  sqlite3_close(db);
  return head;
}

// BLAKE2b-256 under the device's key, over a word that says what it is of, the ledger's id, count and link.
Bytes expected_mac(const Head& head, const Bytes& key) {
  Bytes input;
  append(input, ByteView(std::string_view("FNHEAD1")));
  append(input, head.ledger);
  append_le(input, static_cast<std::uint64_t>(head.count), 8);
  append(input, head.link);
  Bytes mac(32);
  crypto_generichash(mac.data(), mac.size(), input.data(), input.size(), key.data(), key.size());
  return mac;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_mac_of_a_head_is_of_its_word_its_ledger_its_count_and_its_link) {
  const TemporaryFolder folder;
  const std::string path = (folder / "l").string();
  LedgerOptions options;
  options.device_key = Bytes(32, 7);
  for (std::int64_t count = 0; count < 3; ++count) {
    {
      Result<Ledger> ledger = Ledger::open(path, options);
      BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
      if (count > 0) BOOST_REQUIRE(ledger->append(sample_record(static_cast<std::uint64_t>(count))).ok());
    }
    const Head head = head_on_disk(path);
    BOOST_TEST(head.count == count);
    BOOST_TEST(to_hex(head.mac) == to_hex(expected_mac(head, options.device_key)));
  }
}

BOOST_AUTO_TEST_CASE(without_a_key_a_head_has_no_mac) {
  const TemporaryFolder folder;
  BOOST_REQUIRE(Ledger::open((folder / "l").string(), {}).ok());
  BOOST_TEST(to_hex(head_on_disk((folder / "l").string()).mac) == std::string(64, '0'));
}

BOOST_AUTO_TEST_SUITE_END()
