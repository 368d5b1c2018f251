// SPDX-License-Identifier: MIT
// What must be so on a machine whatever happened to its disk, read by SQLite alone.
#include <sqlite3.h>
#include <cstring>
#include <map>
#include <memory>
#include <set>

#include <facenotice/file.hpp>
#include <facenotice/trust_update.hpp>

#include "tests/support/harness/sitting.hpp"

namespace facenotice::test {
namespace {

struct Row {
  std::int64_t sequence = 0;
  int kind = 0;
  std::string session, purpose, reference, link;
  bool separate = false, affirmative = false;
  std::int64_t number = 0;
};

std::string text_of(sqlite3_stmt* row, int column) {
  const void* bytes = sqlite3_column_blob(row, column);
  const int size = sqlite3_column_bytes(row, column);
  return bytes == nullptr ? std::string()
                          : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

template <class Id>
std::string bytes_of(const Id& id) {
  return {id.begin(), id.end()};
}

// By plain SQL, not by our own reader.
bool read_apart(const std::string& path, std::vector<Row>& rows) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> db(raw, sqlite3_close);
  if (opened != SQLITE_OK) return false;
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(
      raw,
      "SELECT sequence, kind, session, purpose, reference, link, separate, affirmative, number "
      "FROM record ORDER BY sequence",
      -1, &statement, nullptr);
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> row(statement, sqlite3_finalize);
  int code = SQLITE_ERROR;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    Row one;
    one.sequence = sqlite3_column_int64(statement, 0);
    one.kind = sqlite3_column_int(statement, 1);
    one.session = text_of(statement, 2);
    one.purpose = text_of(statement, 3);
    one.reference = text_of(statement, 4);
    one.link = text_of(statement, 5);
    one.separate = sqlite3_column_int(statement, 6) != 0;
    one.affirmative = sqlite3_column_int(statement, 7) != 0;
    one.number = sqlite3_column_int64(statement, 8);
    rows.push_back(std::move(one));
  }
  return code == SQLITE_DONE;
}

bool is(const Row& row, RecordKind kind) {
  return row.kind == static_cast<int>(kind);
}

// Each camera that was on is on record as on, after a notice and a separate, affirmative consent of the same
// session that nobody had taken back, and as off.
std::string judge_cameras(const std::vector<Row>& rows, const Seen& seen) {
  for (std::size_t i = 0; i < seen.camera_count; ++i) {
    const Seen::Camera& camera = seen.cameras[i];
    bool told = false, agreed = false, on = false, off = false;
    for (const Row& row : rows) {
      if (is(row, RecordKind::camera_off) && row.reference == bytes_of(camera.grant)) off = true;
      if (row.session != bytes_of(camera.session) || row.purpose != camera.purpose.data() || on) continue;
      if (is(row, RecordKind::notified)) told = true;
      if (is(row, RecordKind::consented)) agreed = told && row.separate && row.affirmative;
      if (is(row, RecordKind::refused) || is(row, RecordKind::withdrawn)) agreed = false;
      if (is(row, RecordKind::camera_on) && row.reference == bytes_of(camera.grant)) on = agreed;
    }
    if (!on) return "a camera was on without a consent on disk";
    if (!off) return "a camera was never turned off on record";
  }
  return {};
}

std::string judge_orders(const std::vector<Row>& rows, const Seen& seen,
                         const std::set<std::string>& repeated, bool orders_due) {
  for (std::size_t i = 0; i < seen.order_count; ++i) {
    const std::string order = bytes_of(seen.orders[i].order);
    bool ordered = false, confirmed = false;
    for (const Row& row : rows) {
      ordered |= is(row, RecordKind::erase_ordered) && row.reference == order;
      confirmed |= is(row, RecordKind::erase_confirmed) && row.reference == order;
    }
    if (seen.orders[i].confirmed && !confirmed) return "a confirmed erasure is not on record";
    if (!ordered && orders_due) return "an order to erase was forgotten";
    if (ordered && confirmed == (repeated.count(order) != 0))
      return confirmed ? "an erasure that was confirmed is ordered again" : "an open order is not repeated";
  }
  return {};
}

}  // namespace

std::string judge(const std::string& folder, const Seen& seen, bool orders_due) {
  if (seen.wrong[0] != '\0') return seen.wrong.data();
  const PlayerOptions options = Premises(folder).options();
  Seen after{};
  SeeingMachine machine(after);
  const Instant later{1'790'000'000'000 + 86'400'000, 10};
  {
    Result<Player> player = Player::open(options, machine, machine, machine, later);
    if (!player) return "does not start again: " + player.error().code + ": " + player.error().message;
    if (const auto open = player->ledger().open_captures(); !open || !open->empty())
      return "a camera is still open on record";
    if (const auto verified = player->ledger().verify(); !verified)
      return "the chain does not hold: " + verified.error().message;
    const Result<Ledger::End> end = player->ledger().end();
    if (!end || end->length < seen.acknowledged) return "acknowledged records are missing";
    const Result<Digest> link = player->ledger().link_of(seen.acknowledged);
    if (seen.acknowledged > 0 && (!link || *link != seen.link)) return "acknowledged records are others now";
    if (player->package().manifest().sequence < seen.accepted) return "an older package runs";
    if (!player->start(later) || player->step() != "attract") return "starts, but shows nothing";
    player->stop(later);
  }
  const Result<Bytes> trust = read_file(options.trust_path, max_signed_trust_file);
  const Result<TrustStore> trusted = trust ? read_trust_file(*trust) : Result<TrustStore>(trust.error());
  if (!trusted || trusted->version < seen.trusted) return "a trust file that was taken is gone";

  std::vector<Row> rows;
  if (!read_apart(options.ledger_path, rows)) return "the ledger cannot be read by SQLite";
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].sequence != static_cast<std::int64_t>(i + 1)) return "a record is missing in the middle";
  if (seen.acknowledged > rows.size() ||
      (seen.acknowledged > 0 && rows[seen.acknowledged - 1].link != bytes_of(seen.link)))
    return "acknowledged records are missing, read by SQLite";
  std::set<std::string> repeated;
  for (std::size_t i = 0; i < after.order_count; ++i) repeated.insert(bytes_of(after.orders[i].order));
  if (std::string wrong = judge_cameras(rows, seen); !wrong.empty()) return wrong;
  if (std::string wrong = judge_orders(rows, seen, repeated, orders_due); !wrong.empty()) return wrong;
  const auto holds = [&](RecordKind kind) {
    for (const Row& row : rows)
      if (is(row, kind)) return true;
    return false;
  };
  if (seen.clean && seen.withdrew && !holds(RecordKind::withdrawn)) return "a withdrawal is not on record";
  if (seen.clean && seen.refused && !holds(RecordKind::refused)) return "a refusal is not on record";
  return {};
}

}  // namespace facenotice::test
