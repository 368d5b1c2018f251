// SPDX-License-Identifier: MIT
// Orders to erase that nobody confirms, more of them than the machine state lists: each is repeated at every
// start until it is confirmed, once, and never after.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/kept_state.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace many_erasures {
namespace {

using Orders = std::vector<Id128>;

struct Shop : Fixture {
  Shop() { options.state = &kept; }
  // People whom the host knows take back what they agreed to earlier.
  void withdraw(Player& player, std::size_t many) {
    for (std::size_t i = 0; i < many; ++i) {
      Id128 subject{7};
      ++people;
      for (std::size_t byte = 0; byte < 4; ++byte)
        subject[byte + 1] = static_cast<std::uint8_t>(people >> (8 * byte));
      BOOST_REQUIRE(player.withdraw_earlier(subject, "face-payment", at(1)));
    }
  }
  void confirm(Player& player, const Orders& orders) {
    for (const Id128& order : orders) {
      BOOST_REQUIRE(player.confirm_erasure(order, at(1)));
      open_orders.erase(std::find(open_orders.begin(), open_orders.end(), order));
    }
    if (!orders.empty()) BOOST_TEST(!player.confirm_erasure(orders.front(), at(1)));
  }
  // The next start; what it repeats is what is open, in order, each once.
  Player start() {
    machine.orders.clear();
    Player player = open().value();
    BOOST_TEST((machine.orders == open_orders), machine.orders.size() << " of " << open_orders.size());
    return player;
  }

  KeptState kept;
  std::size_t people = 0;
  Orders open_orders;
};

}  // namespace
}  // namespace many_erasures

BOOST_FIXTURE_TEST_SUITE(many_erasures, many_erasures::Shop)

BOOST_AUTO_TEST_CASE(each_is_repeated_at_every_start_until_it_is_confirmed_however_many_there_are) {
  // Of the former so many are confirmed that the rest is listed, of the latter too few for that.
  struct Many {
    std::size_t orders, one_in;
  };
  for (const auto& [many, one_in] : {Many{300, 2}, Many{1100, 20}}) {
    Shop shop;
    {
      Player player = shop.start();
      shop.withdraw(player, many);
      BOOST_TEST(shop.machine.orders.size() == many);
      shop.open_orders = shop.machine.orders;
      player.stop(shop.at());
    }
    {
      Player player = shop.start();
      Orders others;
      for (std::size_t i = 0; i < many; i += one_in) others.push_back(shop.open_orders[i]);
      shop.confirm(player, others);
      player.stop(shop.at());
    }
    {
      Player player = shop.start();
      // Not from the beginning of the list.
      shop.confirm(player, {shop.open_orders.begin() + 5, shop.open_orders.begin() + 145});
      player.stop(shop.at());
    }
    { const Player player = shop.start(); }
  }
}

BOOST_AUTO_TEST_CASE(those_are_repeated_too_that_the_state_could_not_be_told_of) {
  {
    Player player = start();
    withdraw(player, 10);
    open_orders = machine.orders;
    player.stop(at());
  }
  // From now on each run ends before anything more of the state was written.
  {
    Player player = start();
    kept.fails = [](unsigned) { return true; };
    withdraw(player, 300);
    open_orders = machine.orders;
    confirm(player, {open_orders.begin() + 3, open_orders.begin() + 13});  // some that it lists, and others
    player.stop(at());
  }
  kept.fails = {};
  {
    Player player = start();  // more than it lists
    kept.fails = [](unsigned) { return true; };
    confirm(player, {open_orders.begin(), open_orders.end() - 2});
    player.stop(at());
  }
  kept.fails = {};
  { const Player player = start(); }
}

BOOST_AUTO_TEST_SUITE_END()
