// SPDX-License-Identifier: MIT
// The ledger's tables, as the first version made them and what was added since: a new file runs through all
// of it, an old one through what it lacks, and both end alike. The outcome is compared with the file's own on
// open, so that a dropped trigger is seen.
#pragma once

namespace facenotice {

inline constexpr int ledger_application_id = 0x464E4C47;  // "FNLG"
inline constexpr int ledger_version = 3;                  // PRAGMA user_version

inline constexpr char ledger_schema[] = R"sql(
CREATE TABLE head(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  ledger BLOB NOT NULL CHECK(length(ledger) = 16),
  count INTEGER NOT NULL,
  link BLOB NOT NULL CHECK(length(link) = 32),
  mac BLOB NOT NULL CHECK(length(mac) = 32));
CREATE TABLE record(
  sequence INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  time INTEGER NOT NULL,
  session BLOB NOT NULL CHECK(length(session) = 16),
  purpose TEXT NOT NULL,
  step TEXT NOT NULL,
  choice TEXT NOT NULL,
  language TEXT NOT NULL,
  package BLOB NOT NULL CHECK(length(package) = 32),
  screen BLOB NOT NULL CHECK(length(screen) = 32),
  separate INTEGER NOT NULL CHECK(separate IN (0, 1)),
  affirmative INTEGER NOT NULL CHECK(affirmative IN (0, 1)),
  reference BLOB NOT NULL CHECK(length(reference) = 16),
  detail TEXT NOT NULL,
  number INTEGER NOT NULL,
  commitment BLOB NOT NULL CHECK(length(commitment) = 32),
  link BLOB NOT NULL CHECK(length(link) = 32));
CREATE INDEX record_session ON record(session);
CREATE INDEX record_kind ON record(kind, reference);
CREATE INDEX record_package ON record(detail, number) WHERE kind = 14;
CREATE TRIGGER record_grows BEFORE INSERT ON record
  WHEN NEW.sequence IS NOT (SELECT count FROM head) + 1
  BEGIN SELECT RAISE(ABORT, 'records are appended in order'); END;
CREATE TRIGGER record_stays BEFORE UPDATE ON record
  BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER record_remains BEFORE DELETE ON record
  BEGIN SELECT RAISE(ABORT, 'records are never removed'); END;
CREATE TRIGGER head_grows BEFORE UPDATE ON head
  WHEN NEW.count <= OLD.count OR NEW.ledger IS NOT OLD.ledger
  BEGIN SELECT RAISE(ABORT, 'the count only grows'); END;
CREATE TRIGGER head_remains BEFORE DELETE ON head
  BEGIN SELECT RAISE(ABORT, 'the head is never removed'); END;
)sql";

// Version 2: what the display showed. Records before it say nothing of that.
inline constexpr char ledger_glass[] = R"sql(
ALTER TABLE record ADD COLUMN glass INTEGER NOT NULL DEFAULT 0 CHECK(glass BETWEEN 0 AND 3);
ALTER TABLE record ADD COLUMN glass_digest BLOB NOT NULL
  DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000' CHECK(length(glass_digest) = 32);
)sql";

// Version 3: the same tables, with kinds of records that a player of version 2 does not know (adoption_signed
// and above): to it they would be damage.

// Who only reads a file of version 1 sees it as if it had them. The name hides the table's own.
inline constexpr char ledger_glass_view[] = R"sql(
CREATE TEMP VIEW record AS SELECT *, 0 AS glass, zeroblob(32) AS glass_digest FROM main.record;
)sql";

}  // namespace facenotice
