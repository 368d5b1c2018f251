// SPDX-License-Identifier: MIT
// Packages are the same bytes everywhere, files are replaced whole, and minisign agrees with us.
#include "export/package/package_writer.hpp"

#include <sys/stat.h>
#include <time.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <clocale>
#include <cstdlib>

#include <facenotice/file.hpp>
#include <facenotice/little_endian.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/process.hpp"
#include "tests/support/sample_package.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(package_writer)

namespace {

bool minisign_confirms(const std::filesystem::path& payload, const std::filesystem::path& signature,
                       const PublicKey& key, std::string* output = nullptr) {
  const ProcessResult result =
      run({"minisign", "-V", "-m", payload.string(), "-x", signature.string(), "-P", format_public_key(key)});
  if (output != nullptr) *output = result.output;
  return result.exit_code == 0;
}

bool is_too_large(const UserError& error) {
  return std::string(error.what()) == "The package would be larger than a player takes.";
}

unsigned mode_of(const std::filesystem::path& path) {
  struct stat info {};
  BOOST_REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777;
}

}  // namespace

BOOST_AUTO_TEST_CASE(minisign_confirms_the_extracted_payload) {
  const TemporaryFolder folder;
  const ExtractedFiles files = extract_package(signed_sample(), folder / "out", "vending.payload");
  BOOST_REQUIRE(files.signatures.size() == 2u);
  std::string output;
  BOOST_TEST(minisign_confirms(files.payload, files.signatures[0], vendor_key().public_key(), &output),
             output);
  BOOST_TEST(output.find("role=vendor flow=vending-1 sequence=7") != std::string::npos);
  BOOST_TEST(minisign_confirms(files.payload, files.signatures[1], legal_key().public_key(), &output),
             output);
  BOOST_TEST(!minisign_confirms(files.payload, files.signatures[1], vendor_key().public_key()));
  Bytes changed = *read_file(files.payload.string(), 1 << 20);
  changed[100] ^= 1;
  write_file_atomically(files.payload, ByteView(changed));
  BOOST_TEST(!minisign_confirms(files.payload, files.signatures[0], vendor_key().public_key()));
}

BOOST_AUTO_TEST_CASE(a_signature_made_by_minisign_is_taken) {
  const TemporaryFolder folder;
  BOOST_REQUIRE(
      run({"minisign", "-G", "-W", "-p", (folder / "k.pub").string(), "-s", (folder / "k.key").string()})
          .exit_code == 0);
  const PublicKey key = load_public_key(folder / "k.pub");
  const Bytes vendor_signed = sign_package(format_package(sample_draft()), vendor_key(), "vendor");
  const ExtractedFiles files = extract_package(vendor_signed, folder / "out", "p");
  BOOST_REQUIRE(run({"minisign", "-S", "-l", "-s", (folder / "k.key").string(), "-m", files.payload.string(),
                     "-x", (folder / "sig").string(), "-t", "I have read it"})
                    .exit_code == 0);
  const Result<Signature> signature =
      parse_signature(ByteView(*read_file((folder / "sig").string(), 4096)).text());
  BOOST_REQUIRE(signature.ok());
  TrustStore trust = sample_trust();
  trust.keys[1].key = key;
  BOOST_TEST(open(add_signature(vendor_signed, *signature, key), trust).ok());
  BOOST_CHECK_THROW(add_signature(vendor_signed, *signature, legal_key().public_key()), UserError);

  // minisign's default form is over a hash: named as such.
  BOOST_REQUIRE(run({"minisign", "-S", "-s", (folder / "k.key").string(), "-m", files.payload.string(), "-x",
                     (folder / "hashed").string()})
                    .exit_code == 0);
  const Result<Signature> hashed =
      parse_signature(ByteView(*read_file((folder / "hashed").string(), 4096)).text());
  BOOST_REQUIRE(!hashed.ok());
  BOOST_TEST(hashed.error().message.find("raw bytes") != std::string::npos);
  // The key itself can be used by us, too.
  const LoadedKey loaded = load_secret_key(folder / "k.key");
  BOOST_TEST(loaded.warning.empty());
  BOOST_TEST((loaded.key.public_key() == key));
  BOOST_TEST(open(sign_package(vendor_signed, loaded.key, "legal"), trust).ok());
}

BOOST_AUTO_TEST_CASE(our_keys_work_in_minisign) {
  const TemporaryFolder folder;
  const KeyFiles files = create_key_pair(folder.path(), "legal");
  BOOST_TEST(mode_of(files.secret_key) == 0600u);
  write_file_atomically(folder / "m", "message");
  const ProcessResult made =
      run({"minisign", "-S", "-l", "-s", files.secret_key.string(), "-m", (folder / "m").string()});
  BOOST_REQUIRE_MESSAGE(made.exit_code == 0, made.output);
  const ProcessResult checked =
      run({"minisign", "-V", "-p", files.public_key.string(), "-m", (folder / "m").string()});
  BOOST_TEST(checked.exit_code == 0, checked.output);
  const LoadedKey loaded = load_secret_key(files.secret_key);
  BOOST_TEST((loaded.key.public_key() == load_public_key(files.public_key)));
}

BOOST_AUTO_TEST_CASE(keys_are_never_overwritten) {
  const TemporaryFolder folder;
  const KeyFiles files = create_key_pair(folder.path(), "k");
  const Bytes before = *read_file(files.secret_key.string(), 4096);
  BOOST_CHECK_THROW(create_key_pair(folder.path(), "k"), UserError);
  std::filesystem::remove(files.public_key);
  BOOST_CHECK_THROW(create_key_pair(folder.path(), "k"), UserError);
  BOOST_TEST(!std::filesystem::exists(files.public_key));
  BOOST_TEST((*read_file(files.secret_key.string(), 4096) == before));
  BOOST_CHECK_THROW(create_key_pair(folder.path(), "../k"), UserError);
  BOOST_CHECK_THROW(create_key_pair(folder / "missing", "k"), UserError);
}

BOOST_AUTO_TEST_CASE(careless_key_files_are_named) {
  const TemporaryFolder folder;
  const KeyFiles files = create_key_pair(folder.path(), "k");
  BOOST_REQUIRE(::chmod(files.secret_key.c_str(), 0644) == 0);
  BOOST_TEST(load_secret_key(files.secret_key).warning.english().find("chmod 600") != std::string::npos);
  BOOST_REQUIRE(::chmod(files.secret_key.c_str(), 0666) == 0);
  BOOST_CHECK_THROW(load_secret_key(files.secret_key), UserError);
  BOOST_CHECK_THROW(load_secret_key(folder / "none"), UserError);
  BOOST_CHECK_THROW(load_secret_key(files.public_key), UserError);
}

BOOST_AUTO_TEST_CASE(damaged_secret_keys_are_refused) {
  const std::string text = legal_key().format();
  BOOST_TEST((SecretKey::parse(text).public_key() == legal_key().public_key()));
  const std::size_t start = text.find('\n') + 1;
  int refused = 0, total = 0;
  // Characters that hold only the seed and the public half: from byte 62 to 126 of the file.
  for (std::size_t i = start + 84; i < start + 166; ++i, ++total) {
    std::string changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    try {
      (void)SecretKey::parse(changed);
    } catch (const UserError&) {
      ++refused;
    }
  }
  BOOST_TEST(refused == total);
}

BOOST_AUTO_TEST_CASE(same_input_same_bytes_whatever_the_surroundings) {
  const Bytes reference = signed_sample();
  for (const char* zone : {"UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati"})
    for (const char* locale : {"C", "C.UTF-8", "POSIX"}) {
      ::setenv("TZ", zone, 1);
      ::tzset();
      BOOST_REQUIRE(std::setlocale(LC_ALL, locale) != nullptr);
      BOOST_TEST((signed_sample() == reference), zone << " " << locale);
    }
  ::unsetenv("TZ");
  ::tzset();
  std::setlocale(LC_ALL, "C");

  PackageDraft shuffled = sample_draft();
  std::reverse(shuffled.files.begin(), shuffled.files.end());
  BOOST_TEST((signed_sample(shuffled) == reference));
  // The order of signing leaves no trace either.
  const Bytes other_order = sign_package(sign_package(format_package(sample_draft()), legal_key(), "legal"),
                                         vendor_key(), "vendor");
  BOOST_TEST((other_order == reference));
}

BOOST_AUTO_TEST_CASE(nobody_signs_twice_and_nobody_signs_damage) {
  const Bytes package = signed_sample();
  BOOST_CHECK_THROW(sign_package(package, legal_key(), "legal"), UserError);
  BOOST_CHECK_THROW(sign_package(package, stranger_key(), "Legal Dept"), UserError);
  Bytes damaged = format_package(sample_draft());
  damaged.back() ^= 1;
  BOOST_CHECK_THROW(sign_package(damaged, legal_key(), "legal"), UserError);
  Bytes many = format_package(sample_draft());
  for (std::uint8_t i = 0; i < max_package_signatures; ++i)
    many = sign_package(many, fixed_key(static_cast<std::uint8_t>(0x40 + i)), "x");
  BOOST_CHECK_THROW(sign_package(many, legal_key(), "legal"), UserError);
}

BOOST_AUTO_TEST_CASE(what_no_player_takes_is_not_written) {
  const auto refused = [](auto change) {
    PackageDraft draft = sample_draft();
    change(draft);
    BOOST_CHECK_THROW(format_package(draft), UserError);
  };
  refused([](PackageDraft& d) { d.expires = ""; });
  refused([](PackageDraft& d) { d.expires = "2027-02-30"; });
  refused([](PackageDraft& d) { d.sequence = 0; });
  refused([](PackageDraft& d) { d.flow = "a b"; });
  refused([](PackageDraft& d) { d.files.push_back({"flow.xml", {}}); });
  for (const char* name : {"", "/a", "a/", "a//b", "../a", "a/.b", "a b", "a\\b", "ä"})
    refused([&](PackageDraft& d) { d.files.push_back({name, {}}); });
  const auto said = [](const PackageFile& file) {
    PackageDraft draft = sample_draft();
    draft.files.push_back(file);
    try {
      return "written: " + std::to_string(format_package(std::move(draft)).size());
    } catch (const UserError& error) {
      return std::string(error.what());
    }
  };
  BOOST_TEST(said({"../a", {}}) == "“../a” is not a name for a package's file.");
  const PackageLimits limits;
  BOOST_TEST(said({"large.bin", Bytes(limits.one_file + 1)}) ==
             "large.bin: is larger than " + std::to_string(limits.one_file) + " bytes.");
  BOOST_TEST(said({"large.bin", Bytes(limits.one_file)}).find("written: ") == 0U);
}

// Whoever signs last must not make it too large.
BOOST_AUTO_TEST_CASE(a_package_is_written_when_a_player_takes_it_with_all_signatures_and_none_larger) {
  Bytes package = format_package(sample_draft());
  for (std::size_t i = 1; i <= max_package_signatures; ++i)
    package = sign_package(package, fixed_key(static_cast<std::uint8_t>(i)), "vendor");
  PackageLimits limits;
  limits.file = package.size();
  BOOST_TEST(read_container(package, limits).ok());
  BOOST_TEST((format_package(sample_draft(), limits) == format_package(sample_draft())));
  --limits.file;
  BOOST_TEST(!read_container(package, limits).ok());
  BOOST_CHECK_EXCEPTION(format_package(sample_draft(), limits), UserError, is_too_large);
}

BOOST_AUTO_TEST_CASE(a_manifest_is_written_when_a_player_takes_it_and_none_larger) {
  const Bytes package = format_package(sample_draft());
  const ByteView payload = read_container(package).value().payload;
  PackageLimits limits;
  limits.manifest = load_le(payload, 8, 4);
  BOOST_TEST(read_payload(payload, limits).ok());
  BOOST_TEST((format_package(sample_draft(), limits) == package));
  --limits.manifest;
  BOOST_TEST(!read_payload(payload, limits).ok());
  BOOST_CHECK_EXCEPTION(format_package(sample_draft(), limits), UserError, is_too_large);
}

BOOST_AUTO_TEST_CASE(as_many_files_are_written_as_a_machine_takes_and_none_more) {
  PackageDraft draft = sample_draft();
  while (draft.files.size() < PackageLimits{}.files)
    draft.files.push_back({"empty/" + std::to_string(draft.files.size()), {}});
  const Result<Package> whole = open(signed_sample(draft));
  BOOST_TEST(whole.ok(), (whole.ok() ? "" : whole.error().message));
  draft.files.push_back({"one-more", {}});
  BOOST_CHECK_EXCEPTION(format_package(draft), UserError, [](const UserError& error) {
    return std::string(error.what()) == "A package may hold at most 65536 files.";
  });
}

BOOST_AUTO_TEST_CASE(what_cannot_be_taken_apart_leaves_nothing_behind) {
  const TemporaryFolder folder;
  // A name that is whole for the payload, and too long with a key's id behind it.
  BOOST_CHECK_THROW(extract_package(signed_sample(), folder / "out", std::string(250, 'p')), UserError);
  BOOST_TEST(!std::filesystem::exists(folder / "out"));
  // What was there before stays.
  std::filesystem::create_directory(folder / "mine");
  write_file_atomically(folder / "mine" / "letter", "mine");
  BOOST_CHECK_THROW(extract_package(signed_sample(), folder / "mine", std::string(250, 'p')), UserError);
  BOOST_TEST(std::filesystem::exists(folder / "mine" / "letter"));
  BOOST_CHECK_EXCEPTION(extract_package(signed_sample(), folder / "mine" / "letter", "p"), UserError,
                        [](const UserError& error) {
                          return std::string(error.what()).find("cannot be made") != std::string::npos;
                        });
}

BOOST_AUTO_TEST_CASE(files_are_signed_in_place_and_whole) {
  const TemporaryFolder folder;
  const auto path = folder / "p.fnp";
  write_file_atomically(path, ByteView(format_package(sample_draft())));
  sign_package_file(path, vendor_key(), "vendor");
  sign_package_file(path, legal_key(), "legal");
  BOOST_TEST((*read_file(path.string(), 1 << 20) == signed_sample()));
  BOOST_CHECK_THROW(sign_package_file(path, legal_key(), "legal"), UserError);
  BOOST_TEST((*read_file(path.string(), 1 << 20) == signed_sample()));
  // Nothing left beside it.
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
