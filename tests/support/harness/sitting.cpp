// SPDX-License-Identifier: MIT
#include "tests/support/harness/sitting.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstring>
#include <exception>

#include <facenotice/file.hpp>

#include "tests/support/harness/system_calls.hpp"
#include "tests/support/signed_trust.hpp"
#include "tests/support/vending_package.hpp"

namespace facenotice::test {
namespace {

void copy(std::string_view from, char* to, std::size_t room) {
  const std::size_t size = std::min(from.size(), room - 1);
  std::memcpy(to, from.data(), size);
  to[size] = '\0';
}

std::string with_revision(std::uint64_t revision) {
  std::string xml = vending_xml();
  const std::string mark = "revision=\"";
  const std::size_t begin = xml.find(mark) + mark.size();
  xml.replace(begin, xml.find('"', begin) - begin, std::to_string(revision));
  return xml;
}

const Bytes& package_of(std::uint64_t revision) {
  static const std::array<Bytes, 2> packages{signed_sample(vending_draft(with_revision(1))),
                                             signed_sample(vending_draft(with_revision(2)))};
  return packages.at(revision - 1);
}

// The choice takes a consent back, or gives none.
bool says(Player& player, std::string_view choice, ActKind act) {
  if (player.state().step == no_step) return false;
  for (const Choice& one : player.flow().steps[player.state().step].choices)
    if (one.id == choice) return one.has(act);
  return false;
}

}  // namespace

void Seen::complain(std::string_view what) {
  if (wrong[0] == '\0') copy(what, wrong.data(), wrong.size());
}

bool SeeingMachine::start(Grant given, const CaptureOrder& order) {
  if (seen_.camera_count < seen_.cameras.size()) {
    Seen::Camera& camera = seen_.cameras[seen_.camera_count++];
    camera.session = session_;
    camera.grant = given.id();
    copy(order.purpose, camera.purpose.data(), camera.purpose.size());
  }
  grant_id = given.id();
  grant = std::move(given);
  return true;
}

void SeeingMachine::erase(const ErasureOrder& order) {
  for (std::size_t i = 0; i < seen_.order_count; ++i)
    if (seen_.orders[i].order == order.order) return;
  if (seen_.order_count < seen_.orders.size()) seen_.orders[seen_.order_count++] = {order.order, false};
}

Premises::Premises(const std::string& folder) : folder_(folder) {}

void Premises::furnish(const std::string& folder) {
  const Premises premises(folder);
  write_file_atomically(premises.options().trust_path, ByteView(plain(trust_of(1))));
  premises.install_package(1);
}

PlayerOptions Premises::options() const {
  PlayerOptions options;
  options.package_path = folder_ + "/p.fnp";
  options.trust_path = folder_ + "/trust.xml";
  options.ledger_path = folder_ + "/ledger";
  options.device_key = Bytes(32, 5);
  return options;
}

void Premises::install_package(std::uint64_t revision) const {
  write_file_atomically(options().package_path, ByteView(package_of(revision)));
}

Bytes Premises::trust_update(std::uint64_t version) const {
  return signed_by_both(trust_of(version));
}

Sitting::Sitting(Disk* disk, Seen& seen, const std::string& folder, Call each)
    : disk_(disk),
      seen_(seen),
      premises_(folder),
      each_(each ? std::move(each) : [](const std::function<void()>& act) { act(); }),
      machine_(seen),
      now_{sample_now, 50'000} {
  if (disk_ == nullptr) return;
  // While the disk is slow the camera is asked about from another thread, and its time runs out.
  disk_->while_late = [this] {
    const MonotonicMillis end = machine_.grant.expires();
    if (machine_.grant.valid(end)) seen_.complain("a grant lived longer than its time");
  };
}

bool Sitting::open() {
  const PlayerOptions options = premises_.options();
  const Instant now = now_;
  seen_.clean = false;
  try {
    each_([&] {
      Result<Player> opened = Player::open(options, machine_, machine_, machine_, now);
      if (opened) player_.emplace(std::move(opened).value());
    });
  } catch (const std::exception&) {
    seen_.complain("an exception left the player as it was opened");
  }
  if (!player_) return false;
  seen_.accepted = std::max(seen_.accepted, player_->package().manifest().sequence);
  look();
  return true;
}

// What is acknowledged by now; the test's own look is neither counted nor failed.
void Sitting::look() {
  if (!player_) return;
  if (disk_ != nullptr) disk_->unwatched = true;
  if (const Result<Ledger::End> end = player_->ledger().end()) {
    seen_.acknowledged = end->length;
    seen_.link = end->link;
  }
  if (disk_ != nullptr) disk_->unwatched = false;
}

void Sitting::call(const std::function<void(Player&, Instant)>& act) {
  if (!player_) return;
  wait(1000);
  try {
    each_([&] { act(*player_, now_); });
  } catch (const std::exception& thrown) {
    seen_.complain("an exception left the player");
  }
  look();
}

void Sitting::start() {
  call([](Player& player, Instant now) { player.start(now); });
}

void Sitting::walk(std::initializer_list<const char*> choices) {
  for (const char* word : choices) {
    const std::string_view whole(word);
    const std::size_t colon = whole.find(':');
    const std::string_view step = whole.substr(0, colon), choice = whole.substr(colon + 1);
    if (!player_ || player_->step() != step) continue;
    const bool withdraws = says(*player_, choice, ActKind::withdraw);
    const bool refuses = says(*player_, choice, ActKind::refuse);
    bool taken = false;
    for (const Field& field : player_->flow().steps[player_->state().step].fields)
      player_->set_filled(step, field.data, true, now_);
    call([&](Player& player, Instant now) { taken = player.choose(step, choice, now); });
    seen_.withdrew |= taken && withdraws;
    seen_.refused |= taken && refuses;
  }
}

void Sitting::face(FaceOutcome outcome) {
  call([&](Player& player, Instant now) { player.face_result(machine_.grant_id, outcome, now); });
}

void Sitting::done(const char* step) {
  call([&](Player& player, Instant now) { player.done(step, now); });
}

void Sitting::somebody_came() {
  call([](Player& player, Instant now) { player.somebody_came(now); });
}

void Sitting::confirm_erasures() {
  for (std::size_t i = 0; i < seen_.order_count; ++i) {
    Seen::Order& order = seen_.orders[i];
    if (order.confirmed) continue;
    bool confirmed = false;
    call([&](Player& player, Instant now) { confirmed = player.confirm_erasure(order.order, now); });
    order.confirmed = confirmed;
  }
}

void Sitting::update_trust(std::uint64_t version) {
  const Bytes file = premises_.trust_update(version);
  bool taken = false;
  call([&](Player& player, Instant now) { taken = player.update_trust(file, now); });
  // In a session it only waits for the end.
  if (taken && player_ && player_->session() == Id128{}) seen_.trusted = std::max(seen_.trusted, version);
}

void Sitting::stop() {
  if (disk_ != nullptr) disk_->exchange();
  call([](Player& player, Instant now) { player.stop(now); });
  seen_.clean = player_.has_value();
  player_.reset();
}

void Sitting::install_package(std::uint64_t revision) {
  if (disk_ != nullptr) disk_->unwatched = true;
  premises_.install_package(revision);
  if (disk_ != nullptr) disk_->unwatched = false;
}

namespace {

void to_service(Sitting& sitting) {
  sitting.start();
  sitting.walk({"attract:start", "goods:water", "pay:by-face", "age:over", "face-notice:continue",
                "face-consent:agree", "transmit-consent:agree"});
  sitting.face(FaceOutcome::matched);
  sitting.done("dispense-face");
}

void consent(Sitting& sitting) {
  sitting.open();
  to_service(sitting);
  sitting.walk({"receipt:finish"});
  sitting.stop();
}

void refusal(Sitting& sitting) {
  sitting.open();
  sitting.start();
  sitting.walk({"attract:start", "goods:water", "pay:by-face", "age:over", "face-notice:continue",
                "face-consent:refuse", "face-consent:disagree"});
  sitting.done("pay-qr");
  sitting.stop();
}

void withdrawal(Sitting& sitting) {
  sitting.open();
  to_service(sitting);
  sitting.walk({"receipt:withdraw", "withdraw:confirm"});
  sitting.confirm_erasures();
  sitting.walk({"erased:finish"});
  sitting.stop();
}

// Whoever had agreed goes away while the camera is on; the erasure is confirmed on the next day.
void next_day(Sitting& sitting) {
  sitting.open();
  to_service(sitting);
  sitting.walk({"receipt:withdraw", "withdraw:confirm"});
  sitting.somebody_came();
  sitting.stop();
  sitting.open();
  to_service(sitting);
  sitting.confirm_erasures();
  sitting.wait(600'000);
  sitting.stop();
}

void package_update(Sitting& sitting) {
  sitting.open();
  to_service(sitting);
  sitting.stop();
  sitting.install_package(2);
  sitting.open();
  to_service(sitting);
  sitting.stop();
}

void trust_update(Sitting& sitting) {
  sitting.open();
  sitting.start();
  sitting.update_trust(2);
  sitting.walk({"attract:start", "goods:water", "pay:by-face", "age:over", "face-notice:continue"});
  sitting.update_trust(3);
  sitting.somebody_came();
  sitting.update_trust(4);
  sitting.stop();
}

}  // namespace

const std::vector<Script>& scripts() {
  static const std::vector<Script> all{{"consent", consent},
                                       {"refusal", refusal},
                                       {"withdrawal", withdrawal},
                                       {"next-day", next_day},
                                       {"package-update", package_update},
                                       {"trust-update", trust_update}};
  return all;
}

Run play(const Script& script, const std::string& folder, const std::vector<DiskPlan>& plan,
         std::uint64_t seed) {
  static Seen* const seen = static_cast<Seen*>(
      ::mmap(nullptr, sizeof(Seen), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  *seen = Seen{};
  package_of(1);  // made once, and not in each child
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) ::signal(signal, SIG_DFL);
    try {
      Disk disk(folder, plan, seed);
      Sitting sitting(&disk, *seen, folder);
      script.play(sitting);
      seen->acts = disk.acts().size();
      for (const DiskAct act : disk.struck())
        if (seen->struck_count < seen->struck.size()) seen->struck[seen->struck_count++] = act;
    } catch (...) {
      ::_exit(3);
    }
    ::_exit(0);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return {-2, seen};
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, seen};
}

}  // namespace facenotice::test
