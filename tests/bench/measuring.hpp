// SPDX-License-Identifier: MIT
// What the benchmarks share: medians, and one line per measurement.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <string>
#include <vector>

#include <facenotice/result.hpp>

namespace facenotice::bench {

template <class Work>
double once_ms(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// What this thread has computed meanwhile, itself or in the kernel: no wait for a disk is in it.
template <class Work>
double computing_ms(const Work& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
  };
  const double start = now();
  work();
  return now() - start;
}

template <class Work>
double median_ms(int runs, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) times.push_back(once_ms(work));
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

// What failed took no time that anybody wants to know.
inline void require(const Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

inline void heading(const char* title) {
  std::printf("\n%s\n", title);
}
inline void row(const std::string& what, double value, const char* unit = "ms") {
  std::printf("  %-62s %12.2f %s\n", what.c_str(), value, unit);
  std::fflush(stdout);
}

}  // namespace facenotice::bench
