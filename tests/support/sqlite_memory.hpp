// SPDX-License-Identifier: MIT
// What SQLite takes of memory: counted while one lives, and one request can fail.
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

  // Counts from now on; the request of that number fails, counted from 1; 0: none.
  static void restart(std::size_t failing = 0) { requests() = {0, failing}; }
  static std::size_t count() { return requests().made; }

 private:
  struct Requests {
    std::size_t made = 0, failing = 0;
  };
  static Requests& requests() {
    static Requests all;
    return all;
  }
  static bool refused() { return ++requests().made == requests().failing; }
  static sqlite3_mem_methods& usual() {
    static sqlite3_mem_methods methods{};
    return methods;
  }
};

}  // namespace facenotice::test
