// SPDX-License-Identifier: MIT
// Opening ledger and machine state, trust file, package and flow, in that order.
#include "src/player/player_load.hpp"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/file.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/well_formed.hpp>

namespace facenotice {
namespace {

constexpr std::size_t max_flow_bytes = 16 * 1024 * 1024;

// The power failed while a camera was on: it is off now, and the ledger says so.
Status close_open_captures(Ledger& ledger, const MachineMemory& memory, Instant now) {
  const Result<std::vector<StoredRecord>> open = memory.still_open(ledger);
  if (!open) return open.error();
  std::vector<Record> records;
  for (const StoredRecord& stored : *open) {
    if (stored.record.kind != RecordKind::camera_on) continue;
    Record record = stored.record;
    record.kind = RecordKind::camera_off;
    record.time = std::max(now.utc, stored.record.time);
    record.detail = "found-open";
    record.number = 0;
    records.push_back(std::move(record));
  }
  const Result<std::uint64_t> written = ledger.append_all(records);
  return written ? Status() : Status(written.error());
}

// Without the notice's digest no token could ever count, and nobody would know why.
Status check_notices_named(const Flow& flow, const Manifest& manifest) {
  for (const Step& step : flow.steps) {
    const Exit* token = step.exit(ExitKind::token);
    if (token == nullptr) continue;
    for (const std::string& language : flow.languages)
      if (manifest.notice(flow.purposes[token->acts.front().purpose].id, language) == Digest{})
        return Error{"player.notice", "The step \"" + step.id +
                                          "\" takes consent given earlier, but the package does not name the "
                                          "notice for it in " +
                                          language + "."};
  }
  return {};
}

}  // namespace

Result<Loaded> load(const PlayerOptions& options, Instant now) {
  LedgerOptions ledger_options;
  ledger_options.device_key = options.device_key;
  Result<OpenedMachine> machine =
      MachineMemory::open(options.ledger_path, ledger_options, options.state, now.utc);
  if (!machine) return machine.error();
  Ledger& ledger = machine->ledger;
  MachineMemory& remembered = machine->memory;
  if (Status s = close_open_captures(ledger, remembered, now); !s) return s.error();

  // A clock that was put back must not revive an expired package.
  const Result<UtcMillis> known = remembered.latest_trusted_time(ledger);
  if (!known) return known.error();
  const UtcMillis seen = std::max(now.utc, *known);
  Result<TrustPlace> trust = open_trust(options.trust_path, ledger, remembered, seen);
  if (!trust) return trust.error();
  // After the trust file, a waiting update among it: the newest one says who must have signed.
  if (Status s = remembered.accept_adoption(ledger, trust->trust, seen); !s) return s.error();
  Result<Bytes> file = read_file(options.package_path, options.limits.file);
  if (!file) return file.error();
  const auto memory = [&](const std::string& flow) { return remembered.latest_package(ledger, flow); };
  Result<Package> package =
      verify_package(std::move(file).value(), trust->trust, seen, memory, options.limits);
  if (!package) return package.error();
  // The flow inside must be playable before its number is remembered, or one broken release would lock out
  // the release before it.
  Result<LoadedFlow> flow = load_flow(*package, options.display);
  if (!flow) return flow.error();
  const Manifest& manifest = package->manifest();
  if (Status s =
          remembered.accept_package(ledger, manifest.flow, {manifest.sequence, package->digest()}, now.utc);
      !s)
    return s.error();
  WithdrawalsPlace withdrawals;
  if (takes_tokens(flow->flow)) {
    if (Status s = check_notices_named(flow->flow, manifest); !s) return s.error();
    withdrawals = open_withdrawals(withdrawals_file_of(options), trust->trust, ledger, remembered, seen);
  }
  return Loaded{std::move(ledger),           std::move(remembered),         std::move(trust).value(),
                std::move(package).value(),  std::move(flow).value(),       {seen, now.monotonic},
                std::move(withdrawals.list), std::move(withdrawals.refused)};
}

Result<LoadedFlow> load_flow(const Package& package, const std::string& display) {
  const ByteView text = package.file("flow.xml");
  if (text.empty() || text.size() > max_flow_bytes)
    return Error{"player.flow", "The package holds no flow.xml, or one that is too large."};
  // As strictly as whoever checked it: what only one of both could read, nobody has signed.
  if (const std::optional<XmlFault> fault = find_xml_fault(text.text()))
    return Error{"player.flow", std::string("flow.xml is not well-formed XML: ") + fault->what + " at byte " +
                                    std::to_string(fault->offset) + "."};
  pugi::xml_document doc;
  const pugi::xml_parse_result parsed =
      doc.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) return Error{"player.flow", std::string("flow.xml is not XML: ") + parsed.description() + "."};
  FlowReading reading = read_flow(doc.document_element());
  if (!reading.ok())
    return Error{"player.flow",
                 "flow.xml is not a flow that can be played: " + reading.issues.front().message()};
  LoadedFlow loaded;
  loaded.flow = std::move(reading.flow);
  if (loaded.flow.id != package.manifest().flow || loaded.flow.revision != package.manifest().sequence ||
      loaded.flow.valid_until != package.manifest().expires)
    return Error{"player.mismatch", "flow.xml is another flow, revision or validity than the manifest says."};
  if (loaded.flow.languages.empty()) return Error{"player.flow", "The flow has no language."};
  const auto& displays = loaded.flow.device.displays;
  if (displays.empty()) return Error{"player.display", "The flow has no display profile."};
  const std::string& shown_on = display.empty() ? displays.front().id : display;
  if (std::none_of(displays.begin(), displays.end(),
                   [&](const DisplayProfile& profile) { return profile.id == shown_on; }))
    return Error{"player.display", "The flow has no display profile \"" + shown_on + "\"."};
  Result<GlyphStore> glyphs = decode_glyph_store(package.file("glyphs.bin").text());
  if (!glyphs) return Error{"player.glyphs", "glyphs.bin cannot be read: " + glyphs.error().message};
  loaded.glyphs = std::move(glyphs).value();
  Result<ScreenBook> book = ScreenBook::open(package, loaded.flow, shown_on, loaded.glyphs);
  if (!book) return book.error();
  loaded.book = std::move(book).value();
  return loaded;
}

}  // namespace facenotice
