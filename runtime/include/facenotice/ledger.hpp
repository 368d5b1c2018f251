// SPDX-License-Identifier: MIT
// The machine's append-only, tamper-evident record of consents (SQLite, WAL, full sync).
//
// What is seen, and by what:
// - a changed, removed, inserted or reordered record: by the hash chain (verify(); the last records on open);
// - a tail that was cut off, or a chain that was computed anew: by the head, a keyed digest over ledger id,
// count
//   and last link. That needs the device key. WITHOUT a device key only corruption and careless edits are
//   seen: whoever can write the file can compute the chain and the head anew;
// - the whole file put back to an older copy of itself, or removed: not seen here, but by the machine state
//   (machine_memory.hpp), with which the player opens it.
// It stores no face and no template.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/bytes.hpp>
#include <facenotice/package.hpp>
#include <facenotice/record.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

struct LedgerOptions {
  // 32 bytes that only this device has (TPM, secure element, a file of mode 0600); empty: no key. A ledger
  // that was made with a key opens only with it, and one that was made without a key only without.
  Bytes device_key;
  bool read_only = false;                  // for audits: never creates or changes the file
  bool create = true;                      // false: a ledger that is not there is "ledger.absent"
  unsigned records_checked_on_open = 256;  // from the end; verify() checks all
  Id128 new_id{};                          // of a ledger that is made; all zero: a random one
};

struct StoredRecord {
  std::uint64_t sequence = 0;  // 1, 2, 3, ... without a gap
  Record record;
  Digest link{};
};

struct OpenErasure {
  Id128 order{};
  Id128 session{};
  std::string purpose;
  Digest consent{};  // see ErasureOrder
  UtcMillis ordered = 0;
  std::uint64_t sequence = 0;
};

// How far a check of a whole ledger has come that is done in parts. Begun anew: LedgerCheck{}.
struct LedgerCheck {
  std::uint64_t checked = 0;  // records from the first on
  Digest link{};              // of the last of them
};

// Thread-safe: one mutex inside, given in the order in which it is asked for. No function throws. When
// append() returns a sequence number, the record survives a crash and a power cut; when it returns an error,
// the caller must act as if the record does not exist (it may exist if the power failed at that very moment).
//
// Codes: "ledger.open", "ledger.read-only", "ledger.full" (disk), "ledger.io", "ledger.busy",
// "ledger.memory", "ledger.absent", "ledger.not-a-database", "ledger.not-a-ledger" (a database of something
// else), "ledger.newer" (written by a newer version), "ledger.corrupt" (the chain or the file is damaged),
// "ledger.key" (wrong or missing device key, or the head was forged), "ledger.moved" (the file was taken away
// or replaced while it was open), "record.invalid". On every one of them the file is left as it is.
//
// One owner: whoever opens a ledger to write holds it alone until it is closed ("<path>.lock", released by a
// crash, too); everybody else gets "ledger.busy" at once, readers as well. Audits read a copy that the owner
// writes: copy_to(). No call waits for anybody; what one takes is the time of the disk.
class Ledger {
 public:
  // Opens or creates. Creates the file with mode 0600; the folder must exist.
  static Result<Ledger> open(const std::string& path, const LedgerOptions& options = {});

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // Appends and syncs, and makes sure that what was written to is still the ledger's file in its folder;
  // returns the record's sequence number. Appends of several threads line up.
  Result<std::uint64_t> append(const Record& record);
  // All of them in one transaction, or none; returns the last sequence number.
  Result<std::uint64_t> append_all(const std::vector<Record>& records);
  Result<std::uint64_t> append_all(const Record* records, std::size_t number);

  // Moves what is in the write-ahead log into the ledger's file: nothing hangs on the log from then on. For
  // moments at which nobody waits, as the end of a session.
  Status checkpoint();
  // Writes a copy of all that is on record to a new file, for an audit. Codes as above, "ledger.open" when
  // the file is there already.
  Status copy_to(const std::string& path) const;
  // "ledger.moved" when the ledger's files are no longer those in the folder; asks no disk but its directory.
  Status still_there() const;

  // Number of records.
  Result<std::uint64_t> size() const;
  // How far the chain goes: the number of records and the last one's link.
  struct End {
    std::uint64_t length = 0;
    Digest link{};
  };
  Result<End> end() const;
  // The link of a record, of 0 the one before the first; "ledger.corrupt" when there is no such record.
  Result<Digest> link_of(std::uint64_t sequence) const;
  const Id128& id() const;

  // Calls `visit` for each record with from <= sequence <= to, in order, until it returns false.
  Status read(std::uint64_t from, std::uint64_t to,
              const std::function<bool(const StoredRecord&)>& visit) const;
  Result<std::vector<StoredRecord>> of_session(const Id128& session) const;
  // Of these kinds alone; the others, however many there are, are not copied out of the file.
  Result<std::vector<StoredRecord>> of_session(const Id128& session, RecordKinds kinds) const;
  // Likewise, handed to `visit` in order until it returns false. It may keep none of them, and must not ask
  // this ledger.
  Status of_session(const Id128& session, RecordKinds kinds,
                    const std::function<bool(const StoredRecord&)>& visit) const;

  // Checks every link from record `from` on and the head; the number of records checked, or "ledger.corrupt"
  // with the first bad one. About a million records a second.
  Result<std::uint64_t> verify(std::uint64_t from = 1) const;
  // The next part of such a check, of at most `most` records (at least one): a thousand take about 1 ms, for
  // which other threads wait. True: all of them have been checked, up to the last and the head.
  Result<bool> verify_part(LedgerCheck& so_far, std::uint64_t most) const;

  // The package with the highest sequence of those accepted for a flow. For verify_package().
  Result<AcceptedPackage> latest_package(const std::string& flow) const;

  // Erasures that were ordered and not confirmed, oldest first.
  Result<std::vector<OpenErasure>> open_erasures() const;
  // The one of that number, at the same cost however many there were; empty: none is open.
  Result<std::optional<OpenErasure>> open_erasure(const Id128& order) const;
  Result<bool> open_erasure(const Id128& order, OpenErasure& found) const;  // false: none is open
  // Whether a consent given earlier was taken back at this machine. `mark`: short_mark() of it.
  Result<bool> withdrawn(const Id128& mark) const;
  // Camera-on records without a camera-off: after a crash the player closes them.
  Result<std::vector<StoredRecord>> open_captures() const;
  // Both, of the records after `after` and of those that `also` names, in order.
  Result<std::vector<StoredRecord>> still_open(std::uint64_t after,
                                               const std::vector<std::uint64_t>& also) const;
  Status still_open(std::uint64_t after, const std::vector<std::uint64_t>& also,
                    const std::function<bool(const StoredRecord&)>& visit) const;
  // Latest time at which a package was accepted or a camera turned on, 0 when never. Both happen only while a
  // package is in date, so a clock that once ran ahead leaves no mark here; a clock that stands before this
  // moment is wrong. Of the records after `after` only.
  Result<UtcMillis> latest_trusted_time(std::uint64_t after = 0) const;
  // The last record of a kind whose records refer to nothing, at the same cost however old the ledger is.
  Result<std::optional<StoredRecord>> latest(RecordKind kind) const;
  // The generation of the machine state that the ledger names last; 0: none.
  Result<std::uint64_t> named_generation() const;

 private:
  struct Impl;
  explicit Ledger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace facenotice
