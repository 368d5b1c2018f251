// SPDX-License-Identifier: MIT
// What SQLite takes of memory: counted while one lives, and requests can fail.
#pragma once

#include <sqlite3.h>
#include <cstddef>

namespace facenotice::test {

// Stands before SQLite's own allocator. Made and destroyed where no database is open; one at a time.
class SqliteMemory {
 public:
  SqliteMemory() {
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual());
    sqlite3_mem_methods counted = usual();
    counted.xMalloc = [](int size) { return refused() ? nullptr : usual().xMalloc(size); };
    counted.xRealloc = [](void* was, int size) { return refused() ? nullptr : usual().xRealloc(was, size); };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &counted);
    // What a connection takes once and hands out by itself would neither be counted nor fail.
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
  }
  ~SqliteMemory() {
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_MALLOC, &usual());
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 40);
  }
  SqliteMemory(const SqliteMemory&) = delete;
  SqliteMemory& operator=(const SqliteMemory&) = delete;

  // Counts from now on; the request of that number fails, counted from 1, and so many in a row; 0: none.
  static void restart(std::size_t failing = 0, std::size_t in_a_row = 1) {
    requests() = {0, failing, in_a_row, false};
  }
  static std::size_t count() { return requests().made; }
  // Whether the next request would fail after one that has.
  static bool refuses() {
    const Requests& all = requests();
    return all.failing != 0 && all.made >= all.failing && all.made + 1 < all.failing + all.in_a_row;
  }

  // Meanwhile nothing is counted, and nothing fails.
  static void pause(bool paused) { requests().paused = paused; }

 private:
  struct Requests {
    std::size_t made = 0, failing = 0, in_a_row = 1;
    bool paused = false;
  };
  static Requests& requests() {
    static Requests all;
    return all;
  }
  static bool refused() {
    Requests& all = requests();
    if (all.paused) return false;
    ++all.made;
    return all.failing != 0 && all.made >= all.failing && all.made - all.failing < all.in_a_row;
  }
  static sqlite3_mem_methods& usual() {
    static sqlite3_mem_methods methods{};
    return methods;
  }
};

}  // namespace facenotice::test
