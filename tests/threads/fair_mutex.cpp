// SPDX-License-Identifier: MIT
#include <mutex>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <facenotice/fair_mutex.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(fair_mutex)

BOOST_AUTO_TEST_CASE(who_asked_first_has_it_first) {
  FairMutex mutex;
  std::vector<unsigned> order;
  std::vector<std::thread> waiting;
  mutex.lock();
  for (unsigned i = 0; i < 6; ++i) {
    waiting.emplace_back([&mutex, &order, i] {
      const std::lock_guard<FairMutex> lock(mutex);
      order.push_back(i);
    });
    while (mutex.asked() < i + 2) std::this_thread::yield();
  }
  mutex.unlock();
  for (std::thread& thread : waiting) thread.join();
  BOOST_TEST(order == (std::vector<unsigned>{0, 1, 2, 3, 4, 5}), boost::test_tools::per_element());
  BOOST_TEST(mutex.asked() == 0U);
}

// Who lets it go and asks at once comes after those who waited.
BOOST_AUTO_TEST_CASE(who_asks_again_at_once_waits_for_those_who_waited) {
  FairMutex mutex;
  int others = 0;
  std::vector<std::thread> waiting;
  mutex.lock();
  for (unsigned i = 0; i < 3; ++i) {
    waiting.emplace_back([&] {
      const std::lock_guard<FairMutex> lock(mutex);
      ++others;
    });
    while (mutex.asked() < i + 2) std::this_thread::yield();
  }
  mutex.unlock();
  mutex.lock();
  BOOST_TEST(others == 3);
  mutex.unlock();
  for (std::thread& thread : waiting) thread.join();
}

BOOST_AUTO_TEST_SUITE_END()
