// SPDX-License-Identifier: MIT
// A line of C++ for each act.
#include "designer/playing/path_test.hpp"

#include <array>
#include <cctype>
#include <string_view>

#include <facenotice/flow_reader.hpp>
#include <facenotice/time.hpp>

#include "designer/playing/path_test_machine.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

// In C++.
std::string as_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string commented(const std::string& text) {
  std::string out = text;
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20U || c == '\\') c = ' ';  // a comment ends with its line
  return out;
}

// What the session says beside the player.
bool is_the_players(const std::string& seen) {
  for (const char* ours : {"power-cut", "late-match ", "several-faces "})
    if (seen.rfind(ours, 0) == 0) return false;
  return true;
}

std::string statement(const std::string& act) {
  static constexpr std::array<std::pair<const char*, const char*>, 20> known = {{
      {"power-on", "BOOST_TEST(machine.player().start(machine.tick()));"},
      {"idle", "BOOST_TEST(machine.player().idle(machine.tick()));"},
      {"presence", "BOOST_TEST(machine.player().presence(machine.tick()));"},
      {"resume", "BOOST_TEST(machine.player().resume(machine.tick()));"},
      {"maintenance-exit", "BOOST_TEST(machine.player().maintenance_exit(machine.tick()));"},
      {"left", "BOOST_TEST(machine.player().left(machine.tick()));"},
      {"somebody-came", "BOOST_TEST(machine.player().somebody_came(machine.tick()));"},
      {"matched", "BOOST_TEST(machine.face(FaceOutcome::matched));"},
      {"not-matched", "BOOST_TEST(machine.face(FaceOutcome::not_matched));"},
      {"failed", "BOOST_TEST(machine.face(FaceOutcome::failed));"},
      {"cancelled", "BOOST_TEST(machine.face(FaceOutcome::cancelled));"},
      {"matched-late", "machine.match_late();"},
      {"several-faces", "machine.several_faces();"},
      {"done", "BOOST_TEST(machine.done());"},
      {"confirm-erasure", "BOOST_TEST(machine.done());"},
      {"fault", "BOOST_TEST(machine.player().fault(machine.step(), machine.tick()));"},
      {"token", "BOOST_TEST(machine.hand_in(\"FACENOTICE_TOKEN\"));"},
      {"token-refused", "BOOST_TEST(machine.hand_in(\"FACENOTICE_OLD_TOKEN\"));"},
      {"timeout", "machine.wait_until_due();"},
      {"power-cut", "machine.cut_power();"},
  }};
  for (const auto& [word, line] : known)
    if (act == word) return line;
  if (act == "stop") return "machine.player().stop(machine.tick());";
  if (act.rfind("choose ", 0) == 0) return "BOOST_TEST(machine.choose(" + as_literal(act.substr(7)) + "));";
  if (act.rfind("type ", 0) == 0) {  // the player never sees what is typed, but whether anything is
    const std::size_t end = act.find(' ', 5);
    const bool filled = end != std::string::npos && end + 1 < act.size();
    return "BOOST_TEST(machine.fill(" + as_literal(act.substr(5, end - 5)) +
           (filled ? ", true));" : ", false));");
  }
  std::int64_t milliseconds = 0;
  if (act.rfind("wait ", 0) == 0 && parse_duration(act.substr(5), milliseconds))
    return "machine.wait(" + std::to_string(milliseconds) + ");";
  for (const char* part : {"camera", "display", "host"}) {
    if (act == std::string("break ") + part) return std::string("machine.") + part + "_broken = true;";
    if (act == std::string("mend ") + part) return std::string("machine.") + part + "_broken = false;";
  }
  throw UserError(msg("“{}” cannot be put into a test.", act));
}

const char* variant_literal(Variant variant) {
  switch (variant) {
    case Variant::large_text:
      return "Variant::large_text";
    case Variant::high_contrast:
      return "Variant::high_contrast";
    case Variant::normal:
      break;
  }
  return "Variant::normal";
}

}  // namespace

std::string test_name(const std::string& title) {
  std::string name;
  bool letters = false;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80U) continue;
    if (std::isalnum(byte) != 0) {
      if (name.empty() && std::isdigit(byte) != 0) name = "path_";
      name += static_cast<char>(std::tolower(byte));
      letters = true;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return letters ? name : "path";
}

std::string path_as_test(const PlayPath& path) {
  const Result<UtcMillis> starts = parse_date(path.place.starts);
  if (!starts) throw UserError(msg("“{}” is no date; write it like 2026-11-23.", path.place.starts));
  const std::string name = test_name(path.title);
  std::string test =
      "// clang-format off\n// Made by FaceNotice of the path “" + commented(path.title) +
      "” through the flow " + commented(path.flow) +
      ".\n// Run it with FACENOTICE_PACKAGE and FACENOTICE_TRUST naming a package of that flow "
      "and a trust file that knows\n// its signers; where the flow takes consent given earlier, with "
      "FACENOTICE_WITHDRAWALS, FACENOTICE_TOKEN and\n// FACENOTICE_OLD_TOKEN (one that does not count). "
      "Needs facenotice::player and the headers of "
      "Boost.Test, C++17.\n#define BOOST_TEST_MODULE " +
      name + "\n" + path_test_machine + "\nBOOST_AUTO_TEST_CASE(" + name + ") {\n  Machine machine(" +
      as_literal(path.place.display) + ", " + variant_literal(path.place.variant) + ", " +
      std::to_string(*starts) + ");\n";
  for (const PathAct& act : path.acts) {
    test += "\n  " + statement(act.act) + "\n  machine.expect(" + as_literal(act.step) + ", " +
            as_literal(act.language) + ", {";
    bool first = true;
    for (const std::string& seen : act.seen) {
      if (!is_the_players(seen)) continue;
      test += (first ? "" : ", ") + as_literal(seen);
      first = false;
    }
    test += "});\n";
  }
  return test + "}\n";
}

}  // namespace facenotice
