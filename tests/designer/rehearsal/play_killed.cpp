// SPDX-License-Identifier: MIT
// kill -9 during a real `facenotice play`, two hundred times: a line that was printed is in the ledger, and
// no camera was on without a consent before it.
#include <sys/wait.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <map>
#include <optional>
#include <random>
#include <set>

#include <facenotice/ledger.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(play_killed)

namespace {

// `facenotice play` over events that never end, and what it has printed so far.
class Playing {
 public:
  Playing(const Bench& bench, const std::string& package, const std::string& events) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    reading_ = ends[0];
    const std::string trust = bench.at("trust.xml"), ledger = bench.at("ledger.db");
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], 1);
      ::close(ends[0]);
      ::execl(program.c_str(), program.c_str(), "play", package.c_str(), "--trust", trust.c_str(), "--ledger",
              ledger.c_str(), "--events", events.c_str(), static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(ends[1]);
  }
  ~Playing() {
    if (child_ > 0) kill_it();
    ::close(reading_);
  }
  Playing(const Playing&) = delete;
  Playing& operator=(const Playing&) = delete;

  // Reads on until the text is there; false when the program ended before.
  bool wait_for(const std::string& text) {
    while (printed_.find(text) == std::string::npos)
      if (!read_some()) return false;
    return true;
  }
  // Whole lines only: half a line was never said.
  std::string kill_it() {
    ::kill(child_, SIGKILL);
    int status = 0;
    ::waitpid(child_, &status, 0);
    BOOST_TEST(WIFSIGNALED(status), "the program ended by itself: " << printed_);
    child_ = -1;
    while (read_some()) {
    }
    return printed_.substr(0, printed_.rfind('\n') + 1);
  }

 private:
  bool read_some() {
    char buffer[4096];
    const ssize_t got = ::read(reading_, buffer, sizeof buffer);
    if (got > 0) printed_.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  }

  pid_t child_ = -1;
  int reading_ = -1;
  std::string printed_;
};

std::string detail(const std::string& line, const std::string& name) {
  const std::size_t at = line.find("  " + name + "=");
  if (at == std::string::npos) return {};
  const std::size_t start = at + name.size() + 3;
  return line.substr(start, line.find("  ", start) - start);
}

}  // namespace

BOOST_AUTO_TEST_CASE(two_hundred_kills_lose_no_consent_and_leave_no_camera_without_one) {
  constexpr int kills = 200, early_kills = 30;
  const Bench bench;
  const std::string package = bench.signed_package("p", true), events = bench.at("events.txt");
  std::string endless;
  for (int i = 0; i < 5000; ++i)
    endless += to_scan + (i % 3 == 0 ? "matched\ndone\nchoose withdraw\nchoose confirm\ndone\nchoose finish\n"
                          : i % 3 == 1 ? "not-matched\nnot-matched\ntimeout\n"
                                       : "choose stop\nchoose leave\n");
  write_text(events, endless);

  std::mt19937 random(20261123);
  std::uint64_t acknowledged = 0, consents_acknowledged = 0;
  int with_consent = 0;
  for (int kill = 0; kill < kills; ++kill) {
    Playing playing(bench, package, events);
    // The first kills come while the ledger is being made and opened, the others in the midst of sessions.
    if (kill >= early_kills) {
      BOOST_REQUIRE(playing.wait_for("kind=consented  purpose=face-transmit"));
      ++with_consent;
    }
    ::usleep(static_cast<useconds_t>(random() % 40'000));
    std::istringstream lines(playing.kill_it());

    const Result<Ledger> ledger = Ledger::open(bench.at("ledger.db"));
    BOOST_REQUIRE_MESSAGE(ledger.ok(), "kill " << kill << ": " << ledger.error().message);
    const Result<std::uint64_t> size = ledger->size();
    BOOST_REQUIRE(size.ok());
    // What was printed of this run is there, word for word.
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("record  ", 0) != 0) continue;
      const std::uint64_t number = std::stoull(detail(line, "record"));
      BOOST_REQUIRE_MESSAGE(number <= *size, "kill " << kill << ": lost: " << line);
      acknowledged = std::max(acknowledged, number);
      if (detail(line, "kind") != "consented") continue;
      ++consents_acknowledged;
      bool same = false;
      BOOST_REQUIRE(ledger
                        ->read(number, number,
                               [&](const StoredRecord& stored) {
                                 same = stored.record.kind == RecordKind::consented &&
                                        stored.record.purpose == detail(line, "purpose");
                                 return true;
                               })
                        .ok());
      BOOST_REQUIRE_MESSAGE(same, "kill " << kill << ": another record than: " << line);
    }
    if (kill % 20 == 0 || kill + 1 == kills) BOOST_REQUIRE(ledger->verify().ok());
  }
  BOOST_TEST(with_consent == kills - early_kills);
  BOOST_TEST(consents_acknowledged >= 2U * static_cast<unsigned>(with_consent));

  // Over all that was written: consents before cameras, and cameras of runs that died are closed by the next.
  std::optional<Ledger> ledger = Ledger::open(bench.at("ledger.db")).value();
  BOOST_TEST(*ledger->verify() >= acknowledged);
  std::map<Id128, std::set<std::string>> live;
  std::size_t cameras = 0;
  BOOST_TEST(ledger
                 ->read(1, *ledger->size(),
                        [&](const StoredRecord& stored) {
                          const Record& record = stored.record;
                          std::set<std::string>& consents = live[record.session];
                          if (record.kind == RecordKind::consented && record.separate && record.affirmative)
                            consents.insert(record.purpose);
                          if (record.kind == RecordKind::withdrawn || record.kind == RecordKind::refused)
                            consents.erase(record.purpose);
                          if (record.kind == RecordKind::camera_on) {
                            ++cameras;
                            BOOST_TEST(consents.count(record.purpose) == 1u, "record " << stored.sequence);
                          }
                          return true;
                        })
                 .ok());
  BOOST_TEST(cameras >= 100u);
  ledger.reset();  // it has one owner
  BOOST_TEST(bench.play(package, "trust.xml", "ledger.db", "power-on\n").exit_code == 0);
  BOOST_TEST(Ledger::open(bench.at("ledger.db"))->open_captures()->empty());
}

BOOST_AUTO_TEST_SUITE_END()
