// SPDX-License-Identifier: MIT
// The command-line program as a child, how its answers are looked at, and the files that its tests keep
// making.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/child.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/temporary_folder.hpp"

namespace facenotice::test {

inline const std::string program = std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice";

inline ChildResult run_program(std::vector<std::string> arguments, ChildOptions options = {}) {
  arguments.insert(arguments.begin(), program);
  // English, whatever the desktop of whoever runs the tests speaks; a test may say otherwise.
  options.environment.insert(options.environment.begin(), {"LC_ALL=C", "LANGUAGE="});
  return run_apart(arguments, options);
}

inline void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}
inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Lines = std::vector<std::string>;

inline const std::string vending = std::string(FACENOTICE_SOURCE_DIR) + "/templates/vending.flow.xml";
inline std::string fixture(const std::string& name) {
  return std::string(FACENOTICE_SOURCE_DIR) + "/tests/fixtures/" + name + ".flow.xml";
}

inline std::string sentence(const ChildResult& result) {
  return "exit " + std::to_string(result.exit_code) + "\nstdout: " + result.out + "\nstderr: " + result.err;
}

// Says what is wrong in one line on standard error, with the program's name before it, and nothing else.
inline void check_complains(const ChildResult& result, int code, const std::string& about) {
  BOOST_TEST_CONTEXT(sentence(result)) {
    BOOST_TEST(result.exit_code == code);
    BOOST_TEST(result.out.empty());
    BOOST_TEST(result.err.rfind("facenotice: ", 0) == 0u);
    BOOST_TEST(result.err.find(about) != std::string::npos, "does not say: " << about);
    BOOST_TEST(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    BOOST_TEST(result.err.size() < 600u);
  }
}

inline std::size_t position(const std::string& text, const std::string& what, std::size_t from = 0) {
  return text.find(what, from);
}

// Files in a folder, hidden ones included.
inline std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

inline const std::string to_scan =
    "power-on\nchoose start\nchoose water\nchoose by-face\nchoose over\nchoose continue\nchoose "
    "agree\nchoose "
    "agree\n";

// A folder with the keys of a vendor and a legal reviewer and what a bench and a machine in the field trust.
struct Bench {
  Bench() {
    static const Signers signers;
    std::filesystem::copy(signers.folder.path(), folder.path());
  }
  std::string at(const std::string& name) const { return (folder / name).string(); }
  static ChildResult require(const std::vector<std::string>& arguments) {
    ChildResult result = run_program(arguments);
    if (result.exit_code != 0)
      throw std::runtime_error("facenotice " + arguments.front() + ": " + result.out + result.err);
    return result;
  }
  // Everything that the flow's laws ask a person for. What was attested before in this run is copied, with
  // the keys of who did: each signature takes a check of its own.
  void attest(const std::string& flow) const {
    static std::map<std::string, TemporaryFolder> attested;  // by the flow as it was
    const std::string before = read_text(flow);
    if (const auto known = attested.find(before); known != attested.end()) {
      std::filesystem::copy(
          known->second.path(), folder.path(),
          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
      std::filesystem::rename(at("attested"), flow);
      return;
    }
    sign_every_item(flow);
    const std::filesystem::path kept = attested[before].path();
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
      if (const std::string kind = entry.path().extension().string(); kind == ".key" || kind == ".pub")
        std::filesystem::copy(entry, kept / entry.path().filename());
    std::filesystem::copy(at("evidence.pdf"), kept / "evidence.pdf");
    std::filesystem::copy(flow, kept / "attested");
  }
  // A list that vouches for everybody who has answered.
  std::string reviewers() const {
    const std::string list = at("reviewers.xml");
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      const std::string role = entry.path().stem().string();
      if (entry.path().extension() == ".pub" && role != "legal")
        require({"reviewer", "add", list, "--name", "The " + role, "--role", role, "--key",
                 entry.path().string()});
    }
    return list;
  }
  void sign(const std::string& package) const {
    require({"sign", package, "--key", at("vendor.key")});
    require({"sign", package, "--key", at("legal.key"), "--with-examples"});
  }
  // The vending template, attested or not, packed and signed by both.
  std::string signed_package(const std::string& name, bool attested) const {
    require({"new", "--template", "vending", "-o", at(name + ".flow.xml")});
    if (attested) attest(at(name + ".flow.xml"));
    require({"package", at(name + ".flow.xml"), "-o", at(name + ".fnp")});
    sign(at(name + ".fnp"));
    return at(name + ".fnp");
  }
  ChildResult play(const std::string& package, const std::string& trust, const std::string& ledger,
                   const std::string& events, std::vector<std::string> more = {}) const {
    ChildOptions options;
    options.input = events;
    std::vector<std::string> arguments{"play",     package,    "--trust",  at(trust),
                                       "--ledger", at(ledger), "--events", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, options);
  }

  TemporaryFolder folder;

 private:
  // The keys and trust files that every bench begins with.
  struct Signers {
    Signers() {
      const auto at = [this](const std::string& name) { return (folder / name).string(); };
      for (const std::string role : {"vendor", "legal"})
        require({"key", "new", "--role", role, "-o", at(role)});
      require({"trust", "new", "--any-flow", "--vendor", at("vendor.pub"), "--legal", at("legal.pub"), "-o",
               at("trust.xml")});
      require({"trust", "new", "--any-flow", "--vendor", at("vendor.pub"), "--legal", at("legal.pub"),
               "--allow-drafts", "-o", at("bench.xml")});
    }
    TemporaryFolder folder;
  };

  void sign_every_item(const std::string& flow) const {
    const auto report = nlohmann::json::parse(run_program({"check", flow, "--format", "json"}).out);
    std::map<std::string, std::set<std::string>> items;  // by role
    for (const nlohmann::json& item : report["attestations"])
      for (const nlohmann::json& answer : item["answers"]) items[answer["role"]].insert(item["id"]);
    write_text(at("evidence.pdf"), "evidence");
    for (const auto& [role, ids] : items) {
      if (!std::filesystem::exists(at(role + ".key")))
        require({"key", "new", "--role", "reviewer", "-o", at(role)});
      require({"reviewer", "add", flow, "--name", "The " + role, "--role", role, "--key", at(role + ".pub")});
      std::vector<std::string> command = {
          "attest", flow, "--key", at(role + ".key"), "--evidence", at("evidence.pdf"), "--item"};
      command.insert(command.end(), ids.begin(), ids.end());
      require(command);
    }
  }
};

}  // namespace facenotice::test
