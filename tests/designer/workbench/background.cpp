// SPDX-License-Identifier: MIT
// Work in the background: the newest request, asked to stop when it is overtaken, and never waited for.
#include "designer/workbench/background.hpp"

#include <atomic>
#include <future>

#include <boost/test/unit_test.hpp>

#include "tests/support/event_queue.hpp"

using namespace facenotice;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_SUITE(background)

namespace {

// Work that goes on until it is asked to stop.
struct Endless {
  std::promise<void> begun;
  std::atomic<int> stopped{0};

  void operator()(const std::stop_token& stop) {
    begun.set_value();
    while (!stop.stop_requested()) std::this_thread::sleep_for(milliseconds(1));
    ++stopped;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(only_the_newest_of_those_that_wait_is_worked_on) {
  std::promise<int> worked;
  Background<int> background({milliseconds(20), milliseconds(5000)},
                             [&](int request, const std::stop_token&) { worked.set_value(request); });
  for (int i = 0; i <= 100; ++i) background.submit(i);
  BOOST_TEST(worked.get_future().get() == 100);
}

BOOST_AUTO_TEST_CASE(a_request_may_not_wait_for_others) {
  std::promise<int> worked;
  Background<int> background({std::chrono::hours(1)},
                             [&](int request, const std::stop_token&) { worked.set_value(request); });
  background.submit(1);
  background.submit_now(2);
  BOOST_TEST(worked.get_future().get() == 2);
}

BOOST_AUTO_TEST_CASE(no_request_waits_longer_than_the_longest) {
  std::promise<int> worked;
  std::atomic<bool> done = false;
  Background<int> background({std::chrono::hours(1), milliseconds(50)},
                             [&](int request, const std::stop_token&) {
                               if (!done.exchange(true)) worked.set_value(request);
                             });
  auto future = worked.get_future();
  while (!done) background.submit(7);
  BOOST_TEST(future.get() == 7);
}

BOOST_AUTO_TEST_CASE(cancelling_returns_while_the_work_goes_on) {
  std::promise<void> begun, may_end;
  std::atomic<bool> saw_stop = false, ended = false;
  {
    Background<int> background({}, [&](int, const std::stop_token& stop) {
      begun.set_value();
      may_end.get_future().wait();  // a stage that does not look at its token
      saw_stop = stop.stop_requested();
      ended = true;
    });
    background.submit(1);
    begun.get_future().wait();
    background.cancel();
    BOOST_TEST(!ended);
    may_end.set_value();
  }
  BOOST_TEST(saw_stop);
}

BOOST_AUTO_TEST_CASE(a_newer_request_and_the_end_stop_what_is_in_work) {
  Endless first;
  std::promise<void> second;
  {
    Background<int> background({}, [&](int request, const std::stop_token& stop) {
      if (request == 1) first(stop);
      if (request == 2) second.set_value();
    });
    background.submit(1);
    first.begun.get_future().wait();
    background.submit(2);
    second.get_future().wait();
    BOOST_TEST(first.stopped == 1);
  }
  Endless last;
  {
    Background<int> background({}, [&](int, const std::stop_token& stop) { last(stop); });
    background.submit(1);
    last.begun.get_future().wait();
  }  // would hang if nobody asked it to stop
  BOOST_TEST(last.stopped == 1);
}

BOOST_AUTO_TEST_CASE(what_waits_is_dropped_by_cancel_and_by_the_end) {
  std::atomic<int> worked = 0;
  {
    Background<int> background({milliseconds(100)}, [&](int, const std::stop_token&) { ++worked; });
    background.submit(1);
    background.cancel();
    std::this_thread::sleep_for(milliseconds(200));
    background.submit(2);
  }
  BOOST_TEST(worked == 0);
}

BOOST_AUTO_TEST_CASE(what_arrives_after_its_listener_is_gone_is_dropped) {
  test::EventQueue queue;
  int heard = 0;
  {
    const Lifeline lifeline;
    const Post post = lifeline.guard(queue.post());
    post([&] { ++heard; });
    BOOST_TEST(queue.run_until([&] { return heard == 1; }));
    post([&] { ++heard; });
  }
  bool done = false;
  queue.post()([&] { done = true; });
  BOOST_TEST(queue.run_until([&] { return done; }));
  BOOST_TEST(heard == 1);
}

BOOST_AUTO_TEST_SUITE_END()
