// SPDX-License-Identifier: MIT
// Signals whose listeners come and go, also while they are told.
#include "designer/workbench/signal.hpp"

#include <optional>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(signal)

BOOST_AUTO_TEST_CASE(a_listener_hears_while_its_connection_lives) {
  Signal<int> told;
  std::string heard;
  {
    const Connection first = told.connect([&](int n) { heard += "a" + std::to_string(n); });
    Connection second = told.connect([&](int n) { heard += "b" + std::to_string(n); });
    told.emit(1);
    second.disconnect();
    told.emit(2);
  }
  told.emit(3);
  BOOST_TEST(heard == "a1b1a2");
}

BOOST_AUTO_TEST_CASE(a_connection_moves) {
  Signal<> told;
  int heard = 0;
  Connections all;
  {
    Connection first = told.connect([&] { ++heard; });
    Connection second = std::move(first);
    all += std::move(second);
  }
  told.emit();
  Connection other = told.connect([&] { heard += 10; });
  other = Connection();  // what it was goes
  told.emit();
  BOOST_TEST(heard == 2);
}

BOOST_AUTO_TEST_CASE(listeners_may_leave_while_they_are_told) {
  Signal<> told;
  std::string heard;
  Connection first, second, third;
  first = told.connect([&] {
    heard += "a";
    first.disconnect();   // itself
    second.disconnect();  // one that is still to be told
  });
  second = told.connect([&] { heard += "b"; });
  third = told.connect([&] { heard += "c"; });
  told.emit();
  told.emit();
  BOOST_TEST(heard == "acc");
}

BOOST_AUTO_TEST_CASE(listeners_may_come_while_others_are_told) {
  Signal<> told;
  std::string heard;
  Connections more;
  const Connection first = told.connect([&] {
    heard += "a";
    for (int i = 0; i < 100; ++i)  // enough to move the list in memory
      more += told.connect([&] { heard += "b"; });
  });
  told.emit();
  BOOST_TEST(heard == "a");
  told.emit();
  BOOST_TEST(heard.size() == 102U);
}

BOOST_AUTO_TEST_CASE(a_listener_may_emit_again) {
  Signal<int> told;
  std::string heard;
  const Connection first = told.connect([&](int n) {
    heard += std::to_string(n);
    if (n > 0) told.emit(n - 1);
  });
  told.emit(3);
  BOOST_TEST(heard == "3210");
}

BOOST_AUTO_TEST_CASE(the_signal_may_go_first_even_while_it_is_emitted) {
  auto told = std::make_optional<Signal<>>();
  int heard = 0;
  Connection first = told->connect([&] {
    ++heard;
    told.reset();
  });
  const Connection second = told->connect([&] { ++heard; });
  told->emit();
  BOOST_TEST(heard == 2);
  first.disconnect();  // of a signal that is gone
}

BOOST_AUTO_TEST_SUITE_END()
