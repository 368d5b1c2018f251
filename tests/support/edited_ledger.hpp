// SPDX-License-Identifier: MIT
// What a careful forger does to a ledger's file that nobody has open.
#pragma once

#include <sqlite3.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

namespace facenotice::test {

// Runs SQL with one trigger out of the way, and puts it back word for word. Returns SQLite's code.
inline int around_trigger(const std::filesystem::path& path, const std::string& trigger,
                          const std::string& sql) {
  sqlite3* db = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  const std::string query = "SELECT sql FROM sqlite_schema WHERE name = '" + trigger + "'";
  BOOST_REQUIRE(sqlite3_prepare_v2(db, query.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  BOOST_REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
  const std::string definition = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  const std::string script = "DROP TRIGGER " + trigger + "; " + sql + "; " + definition + ";";
  const int code = sqlite3_exec(db, script.c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(db);
  return code;
}

// Changes what an old record says, or takes it out.
inline int edit_records(const std::filesystem::path& path, const std::string& update) {
  return around_trigger(path, "record_stays", update);
}
inline int remove_records(const std::filesystem::path& path, const std::string& where) {
  return around_trigger(path, "record_remains", "DELETE FROM record WHERE " + where);
}

}  // namespace facenotice::test
