// SPDX-License-Identifier: MIT
// The statements of all connections that are opened while one lives: each can be refused as it is prepared,
// or be broken off as it begins to run.
#pragma once

#include <sqlite3.h>
#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace facenotice::test {

// Made and destroyed where no database is open; one at a time.
class WatchedStatements {
 public:
  // What SQLite asks about a statement that it prepares: an action (SQLITE_READ, SQLITE_PRAGMA …).
  using Refuse = std::function<bool(int action)>;
  using BreakOff = std::function<bool(std::string_view sql)>;

  WatchedStatements() {
    all() = {};
    sqlite3_auto_extension(attach());
  }
  ~WatchedStatements() {
    sqlite3_cancel_auto_extension(attach());
    all() = {};
  }
  WatchedStatements(const WatchedStatements&) = delete;
  WatchedStatements& operator=(const WatchedStatements&) = delete;

  static void refuse(Refuse refuse) { all().refuse = std::move(refuse); }
  static void break_off(BreakOff break_off) { all().break_off = std::move(break_off); }
  static void let_all_run() {
    refuse(nullptr);
    break_off(nullptr);
  }
  // The connection that was opened last of those that are open.
  static sqlite3* connection() { return all().open.empty() ? nullptr : all().open.back(); }

 private:
  struct All {
    Refuse refuse;
    BreakOff break_off;
    std::vector<sqlite3*> open;
  };
  static All& all() {
    static All one;
    return one;
  }
  static int asked(void*, int action, const char*, const char*, const char*, const char*) {
    return all().refuse && all().refuse(action) ? SQLITE_DENY : SQLITE_OK;
  }
  static int told(unsigned what, void* context, void* object, void* text) {
    auto* db = static_cast<sqlite3*>(context);
    std::vector<sqlite3*>& open = all().open;
    if (what == SQLITE_TRACE_CLOSE)
      open.erase(std::remove(open.begin(), open.end(), static_cast<sqlite3*>(object)), open.end());
    else if (all().break_off && all().break_off(static_cast<const char*>(text)))
      sqlite3_interrupt(db);
    return 0;
  }
  static int opened(sqlite3* db, const char**, const void*) {
    all().open.push_back(db);
    sqlite3_set_authorizer(db, asked, nullptr);
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_CLOSE, told, db);
  }
  using Extension = void (*)();
  static Extension attach() { return reinterpret_cast<Extension>(&opened); }
};

}  // namespace facenotice::test
