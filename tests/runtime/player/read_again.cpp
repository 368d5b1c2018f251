// SPDX-License-Identifier: MIT
// A ledger with more open than SQLite keeps in memory: each look at it reads the disk again, and any of these
// looks can fail. What could not be read is never taken for nothing.
#include <filesystem>

#include "tests/runtime/player/guarded_machine.hpp"
#include "tests/support/kept_state.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace read_again {
namespace {

constexpr std::size_t orders = 1500;

// Its camera was on when the power failed, and nobody has confirmed an order to erase for years.
struct Burdened : FaultyFiles, Guarded {
  Burdened() {
    options.state = &kept;
    {
      LedgerOptions keyed;
      keyed.device_key = options.device_key;
      Ledger ledger = Ledger::open(options.ledger_path, keyed).value();
      std::vector<Record> records(1);
      records[0].kind = RecordKind::camera_on;
      records[0].time = now.utc - 60'000;
      records[0].reference.fill(9);
      for (std::size_t i = 1; i <= orders; ++i) {
        Record order;
        order.kind = RecordKind::erase_ordered;
        order.time = now.utc;
        order.purpose = "pay";
        order.reference = {8, static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i)};
        order.detail = std::string(100, 'x');
        records.push_back(order);
      }
      BOOST_REQUIRE(ledger.append_all(records).ok());
    }
    std::filesystem::copy_file(options.ledger_path, burdened);
  }
  // A start at which the disk cannot be read once; how often it was read.
  unsigned start(unsigned failing) {
    for (const char* part : {"", "-wal"}) std::filesystem::remove(options.ledger_path + part);
    std::filesystem::copy_file(burdened, options.ledger_path);
    kept.bytes.reset();
    watched.orders.clear();
    watched.troubles.clear();
    unsigned reads = 0;
    std::optional<Result<Player>> player;
    {
      const auto decision = while_deciding([&](FileAct act) {
        return act == FileAct::read && ++reads == failing ? SQLITE_IOERR_READ : SQLITE_OK;
      });
      player.emplace(Player::open(options, watched, watched, watched, now));
    }
    started = player->ok();
    went_off.clear();
    if (!started) return reads;
    const Ledger& ledger = (*player)->ledger();
    still_on = ledger.open_captures()->size();
    BOOST_REQUIRE(ledger
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == RecordKind::camera_off)
                                went_off.push_back(stored.record.time);
                              return true;
                            })
                      .ok());
    return reads;
  }

  KeptState kept;
  const std::string burdened = (folder / "burdened").string();
  bool started = false;
  std::size_t still_on = 0;
  std::vector<UtcMillis> went_off;
};

}  // namespace
}  // namespace read_again

BOOST_FIXTURE_TEST_SUITE(read_again, read_again::Burdened)

BOOST_AUTO_TEST_CASE(a_look_that_fails_once_at_the_start_hides_no_open_camera_and_no_order) {
  const unsigned all = start(0);
  BOOST_REQUIRE(started);
  BOOST_TEST(still_on == 0U);
  BOOST_TEST((went_off == std::vector<UtcMillis>{now.utc}));  // the camera, and no order
  BOOST_TEST(watched.orders.size() == orders);
  BOOST_REQUIRE(all > 500U);  // more than once
  std::vector<unsigned> tried;
  for (unsigned failing = 1; failing < all; failing += all / 25) tried.push_back(failing);
  for (unsigned last = 0; last < 15; ++last) tried.push_back(all - last);
  std::size_t refused = 0, told = 0;
  for (const unsigned failing : tried) {
    start(failing);
    if (!started) {
      ++refused;
      continue;
    }
    BOOST_TEST(still_on == 0U, "read " << failing << " of " << all);
    BOOST_TEST((watched.orders.size() == orders || !watched.troubles.empty()), "read " << failing);
    if (!watched.troubles.empty()) ++told;
  }
  BOOST_TEST(refused > 0U);
  BOOST_TEST(told > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
