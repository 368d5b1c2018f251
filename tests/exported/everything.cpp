// clang-format off
// Made by FaceNotice of the path “Everything: by face, taken back, and worse” through the flow metro-vending.
// Run it with FACENOTICE_PACKAGE and FACENOTICE_TRUST naming a package of that flow and a trust file that knows
// its signers; where the flow takes consent given earlier, with FACENOTICE_WITHDRAWALS, FACENOTICE_TOKEN and
// FACENOTICE_OLD_TOKEN (one that does not count). Needs facenotice::player and the headers of Boost.Test, C++17.
#define BOOST_TEST_MODULE everything_by_face_taken_back_and_worse
#include <boost/test/included/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <facenotice/consent_token.hpp>
#include <facenotice/file.hpp>
#include <facenotice/player.hpp>

using namespace facenotice;

namespace {

std::string named(const char* variable) {
  const char* value = std::getenv(variable);
  BOOST_REQUIRE_MESSAGE(value != nullptr, "name the package and the trust file: " << variable);
  return value;
}

// Does what it is told, and writes it down.
class Machine final : public FaceModule, public Display, public Host {
 public:
  Machine(const std::string& display, Variant variant, UtcMillis starts) : now_{starts, 1000} {
    options_.package_path = named("FACENOTICE_PACKAGE");
    options_.trust_path = named("FACENOTICE_TRUST");
    options_.ledger_path = (folder_ / "ledger.db").string();
    if (const char* list = std::getenv("FACENOTICE_WITHDRAWALS")) options_.withdrawals_path = list;
    options_.display = display;
    options_.variant = variant;
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    open();
    told_ = player().ledger().size().value();
    seen_.clear();
  }
  ~Machine() override {
    player_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  Player& player() { return *player_; }
  std::string step() { return std::string(player().step()); }
  Instant tick() {
    now_.utc += 100;
    now_.monotonic += 100;
    return now_;
  }
  void wait(std::int64_t milliseconds) {
    const MonotonicMillis until = now_.monotonic + milliseconds;
    while (true) {
      const std::optional<MonotonicMillis> due = player().next_deadline();
      const MonotonicMillis next = due && *due < until ? std::max(*due, now_.monotonic) : until;
      now_.utc += next - now_.monotonic;
      now_.monotonic = next;
      player().advance(now_);
      records();
      if (next == until) break;
    }
  }
  void wait_until_due() {
    const std::optional<MonotonicMillis> due = player().next_deadline();
    BOOST_REQUIRE(due.has_value());
    wait(std::max<std::int64_t>(*due - now_.monotonic, 0));
  }
  bool choose(const char* choice) { return player().choose(step(), choice, tick()); }
  bool fill(const char* field, bool filled) {
    return player().set_filled(step(), field, filled, tick());
  }
  // The file that this variable of the environment names.
  bool hand_in(const char* variable) {
    const Result<Bytes> token = read_file(named(variable), max_token_bytes);
    BOOST_REQUIRE_MESSAGE(token.ok(), token.error().message);
    return player().hand_in(*token, tick());
  }
  bool face(FaceOutcome outcome) { return player().face_result(grant_.id(), outcome, tick()); }
  void match_late() {
    const Id128 id = grant_.id();
    wait(std::max<std::int64_t>(grant_.expires() - now_.monotonic, 0) + 1000);
    BOOST_TEST(!player().face_result(id, FaceOutcome::matched, tick()));
  }
  void several_faces() {
    if (aborts_) face(FaceOutcome::failed);
  }
  bool done() {
    std::vector<Id128> orders;
    orders.swap(erasures_);
    bool any = false;
    for (const Id128& order : orders) any = player().confirm_erasure(order, tick()) || any;
    return any || player().done(step(), tick());
  }
  // What was acknowledged is in the files, and nothing else.
  void cut_power() {
    namespace fs = std::filesystem;
    fs::create_directories(folder_ / "cut");
    for (const char* part : {"ledger.db", "ledger.db-wal", "ledger.db.state"})
      if (fs::exists(folder_ / part)) fs::copy_file(folder_ / part, folder_ / "cut" / part);
    const std::vector<std::string> before = seen_;
    player_.reset();
    seen_ = before;
    for (const char* part : {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) fs::remove(folder_ / part);
    for (const char* part : {"ledger.db", "ledger.db-wal", "ledger.db.state"})
      if (fs::exists(folder_ / "cut" / part)) fs::rename(folder_ / "cut" / part, folder_ / part);
    grant_ = Grant();
    erasures_.clear();
    open();
    records();
  }

  // Where the machine stands, in which language it speaks, and what it did since it was asked last.
  void expect(const std::string& at, const std::string& language, const std::vector<std::string>& did) {
    records();
    BOOST_TEST(step() == at);
    if (!at.empty()) BOOST_TEST(std::string(player().language()) == language);
    BOOST_TEST(seen_ == did, boost::test_tools::per_element());
    seen_.clear();
  }

  bool camera_broken = false, display_broken = false, host_broken = false;

 private:
  void open() {
    Result<Player> opened = Player::open(options_, *this, *this, *this, now_);
    BOOST_REQUIRE_MESSAGE(opened.ok(), opened.error().message);
    player_.emplace(std::move(opened).value());
  }
  void saw(const std::string& what) {
    records();
    seen_.push_back(what);
  }
  void records() {
    if (!player_) return;
    const Status read = player_->ledger().read(
        told_ + 1, ~std::uint64_t{0} >> 1U, [this](const StoredRecord& stored) {
          told_ = stored.sequence;
          const Record& record = stored.record;
          const std::string kind(to_string(record.kind));
          if (record.kind == RecordKind::camera_refused)
            seen_.push_back(kind + " " + record.purpose + " " + record.detail);
          else if (record.kind == RecordKind::age_stated)
            seen_.push_back(kind + " " + record.choice);
          else if (record.kind != RecordKind::session_start &&
                   record.kind != RecordKind::session_end && record.kind != RecordKind::camera_on &&
                   record.kind != RecordKind::camera_off &&
                   record.kind != RecordKind::package_accepted &&
                   record.kind != RecordKind::state_named)
            seen_.push_back(kind + " " + record.purpose);
          return true;
        });
    BOOST_TEST(read.ok());
  }

  bool start(Grant grant, const CaptureOrder& order) override {
    records();
    if (camera_broken) return false;
    seen_.push_back("camera-on " + order.purpose);
    aborts_ = order.abort_on_several_faces;
    grant_ = std::move(grant);
    return true;
  }
  void stop() override {
    if (grant_.id() == Id128{}) return;
    seen_.push_back("camera-off");
    grant_ = Grant();
  }
  bool show(const ScreenView&) override {
    records();
    return !display_broken;
  }
  bool wants_pixels() const override { return false; }
  void serve(const std::string&, const std::string&, const std::string& method) override {
    saw("serve " + method);
  }
  void erase(const ErasureOrder& order) override {
    saw("erase " + order.purpose);
    erasures_.push_back(order.order);
  }
  bool call(const std::string&, const std::string& name) override {
    records();
    if (host_broken) return false;
    seen_.push_back("host-call " + name);
    return true;
  }
  void edit(const std::string&, const std::string& field) override { saw("edit " + field); }
  void submit(const std::string&) override { seen_.emplace_back("submit"); }
  void session(const Id128&, bool begins) override { saw(begins ? "session-start" : "session-end"); }
  void trouble(const Error& error) override { seen_.push_back("trouble " + error.code); }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("facenotice-path-" + std::to_string(std::rand()));
  PlayerOptions options_;
  Instant now_;
  Grant grant_;
  bool aborts_ = true;
  std::vector<Id128> erasures_;
  std::vector<std::string> seen_;
  std::uint64_t told_ = 0;
  std::optional<Player> player_;  // last: it calls the above while it goes
};

}  // namespace

BOOST_AUTO_TEST_CASE(everything_by_face_taken_back_and_worse) {
  Machine machine("", Variant::normal, 1795737600000);

  BOOST_TEST(machine.player().start(machine.tick()));
  machine.expect("attract", "zh-CN", {});

  BOOST_TEST(machine.choose("english"));
  machine.expect("attract", "en", {});

  BOOST_TEST(machine.choose("start"));
  machine.expect("goods", "en", {"session-start"});

  BOOST_TEST(machine.choose("water"));
  machine.expect("pay", "en", {});

  BOOST_TEST(machine.choose("by-face"));
  machine.expect("age", "en", {});

  BOOST_TEST(machine.choose("over"));
  machine.expect("face-notice", "en", {"age-stated of-age", "notified face-payment", "notified face-transmit"});

  BOOST_TEST(machine.choose("continue"));
  machine.expect("face-consent", "en", {"asked face-payment"});

  BOOST_TEST(machine.choose("agree"));
  machine.expect("transmit-consent", "en", {"consented face-payment", "asked face-transmit"});

  BOOST_TEST(machine.choose("agree"));
  machine.expect("scan", "en", {"consented face-transmit", "camera-on face-payment"});

  BOOST_TEST(machine.face(FaceOutcome::not_matched));
  machine.expect("scan", "en", {"camera-off", "camera-on face-payment"});

  BOOST_TEST(machine.face(FaceOutcome::matched));
  machine.expect("dispense-face", "en", {"camera-off", "serve face"});

  BOOST_TEST(machine.done());
  machine.expect("receipt", "en", {});

  BOOST_TEST(machine.choose("withdraw"));
  machine.expect("withdraw", "en", {});

  BOOST_TEST(machine.fill("receipt-code", true));
  machine.expect("withdraw", "en", {});

  BOOST_TEST(machine.choose("confirm"));
  machine.expect("erase", "en", {"submit", "withdrawn face-payment", "withdrawn face-transmit", "erase-ordered face-payment", "erase face-payment", "erase-ordered face-transmit", "erase face-transmit"});

  BOOST_TEST(machine.done());
  machine.expect("erased", "en", {"erase-confirmed face-payment", "erase-confirmed face-transmit"});

  BOOST_TEST(machine.choose("shop"));
  machine.expect("goods", "en", {});

  BOOST_TEST(machine.choose("water"));
  machine.expect("pay", "en", {});

  BOOST_TEST(machine.choose("by-face"));
  machine.expect("age", "en", {});

  BOOST_TEST(machine.choose("under"));
  machine.expect("pay-qr", "en", {"age-stated under", "host-call show-payment-code"});

  machine.host_broken = true;
  machine.expect("pay-qr", "en", {});

  machine.wait_until_due();
  machine.expect("pay-failed", "en", {});

  BOOST_TEST(machine.choose("again"));
  machine.expect("pay-failed", "en", {});

  machine.host_broken = false;
  machine.expect("pay-failed", "en", {});

  BOOST_TEST(machine.choose("again"));
  machine.expect("pay-qr", "en", {"host-call show-payment-code"});

  BOOST_TEST(machine.done());
  machine.expect("dispense-qr", "en", {"serve qr-payment"});

  BOOST_TEST(machine.done());
  machine.expect("thanks", "en", {});

  machine.wait(15000);
  machine.expect("attract", "zh-CN", {"session-end"});

  BOOST_TEST(machine.choose("start"));
  machine.expect("goods", "zh-CN", {"session-start"});

  BOOST_TEST(machine.player().somebody_came(machine.tick()));
  machine.expect("attract", "zh-CN", {"session-end"});

  BOOST_TEST(machine.choose("start"));
  machine.expect("goods", "zh-CN", {"session-start"});

  BOOST_TEST(machine.choose("water"));
  machine.expect("pay", "zh-CN", {});

  BOOST_TEST(machine.choose("by-face"));
  machine.expect("age", "zh-CN", {});

  BOOST_TEST(machine.choose("over"));
  machine.expect("face-notice", "zh-CN", {"age-stated of-age", "notified face-payment", "notified face-transmit"});

  BOOST_TEST(machine.choose("continue"));
  machine.expect("face-consent", "zh-CN", {"asked face-payment"});

  BOOST_TEST(machine.choose("agree"));
  machine.expect("transmit-consent", "zh-CN", {"consented face-payment", "asked face-transmit"});

  BOOST_TEST(machine.choose("agree"));
  machine.expect("scan", "zh-CN", {"consented face-transmit", "camera-on face-payment"});

  machine.match_late();
  machine.expect("face-failed", "zh-CN", {"camera-off"});

  machine.cut_power();
  machine.expect("", "", {});

  BOOST_TEST(machine.player().start(machine.tick()));
  machine.expect("attract", "zh-CN", {});

  machine.player().stop(machine.tick());
  machine.expect("", "", {});
}
