// SPDX-License-Identifier: MIT
// Fuzz target: the ledger's file as bytes. The input is laid over a sound ledger (offset, bytes, offset,
// bytes,
// ...), or is the file. Whatever is there, it is refused, or it reads as a whole chain and takes a record.
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <facenotice/ledger.hpp>

#include "tests/support/sample_records.hpp"

namespace {

using namespace facenotice;

const std::string& place() {
  static const std::string path = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "fuzz-ledger-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) std::abort();
    return folder + "/ledger";
  }();
  return path;
}

LedgerOptions keyed() {
  LedgerOptions options;
  options.device_key = Bytes(32, 9);
  return options;
}

const std::string& sound() {
  static const std::string bytes = [] {
    {
      Ledger ledger = Ledger::open(place(), keyed()).value();
      for (std::uint64_t i = 1; i <= 14; ++i)
        if (!ledger.append(test::sample_record(i))) std::abort();
      if (!ledger.checkpoint()) std::abort();
    }
    std::ifstream in(place(), std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }();
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = sound();
  if (size > 0 && data[0] == 'w') {
    bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);  // NOLINT: libFuzzer's bytes
  } else {
    for (std::size_t i = 0; i + 2 < size; i += 3) {
      const std::size_t at = (static_cast<std::size_t>(data[i]) << 8U | data[i + 1]) % bytes.size();
      bytes[at] = static_cast<char>(bytes[at] ^ data[i + 2]);
    }
  }
  for (const char* part : {"-wal", "-shm", "-journal"}) ::unlink((place() + part).c_str());
  std::ofstream(place(), std::ios::binary | std::ios::trunc) << bytes;
  Result<Ledger> ledger = Ledger::open(place(), keyed());
  if (!ledger) {
    if (ledger.error().code.empty() || ledger.error().message.empty()) std::abort();
    return 0;
  }
  const Result<std::uint64_t> before = ledger->size();
  const Result<std::uint64_t> verified = ledger->verify();
  static_cast<void>(ledger->open_erasures());
  static_cast<void>(ledger->open_captures());
  static_cast<void>(ledger->latest_package("vending"));
  const Result<std::uint64_t> written = ledger->append(test::sample_record(15));
  if (!before || !verified || !written) return 0;
  if (*verified != *before || *written != *before + 1) std::abort();
  return 0;
}
