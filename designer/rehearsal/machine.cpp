// SPDX-License-Identifier: MIT
// The pretended machine: every order of the player becomes a line.
#include "designer/rehearsal/machine.hpp"

#include <filesystem>
#include <sstream>

#include <facenotice/consent_token.hpp>
#include <facenotice/file.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/withdrawal_list.hpp>
#include <nlohmann/json.hpp>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

std::string detail_of(const MachineLine& line, std::string_view name) {
  for (const auto& [key, value] : line.details)
    if (key == name) return value;
  return {};
}

std::string as_text(const MachineLine& line) {
  std::string text = line.effect;
  for (const auto& [name, value] : line.details)
    if (!value.empty()) text += "  " + name + "=" + value;
  return text;
}

std::string as_json(const MachineLine& line) {
  nlohmann::ordered_json json;
  json["effect"] = line.effect;
  for (const auto& [name, value] : line.details)
    if (!value.empty()) json[name] = value;
  return json.dump();
}

Machine::Machine(MachineOptions options) : options_(std::move(options)) {
  constexpr MonotonicMillis some_origin = 1000;
  now_ = {options_.starts, some_origin};
}

Machine::~Machine() {
  // The player's end is told through the other members: it goes first, in order. What a report throws now has
  // nobody to go to.
  if (player_)
    guarded([this] {
      player_->stop(now_);
      say_new_records();
    });
  player_.reset();
}

Status Machine::load() {
  if (const Status opened = open(); !opened) return opened.error();
  const Result<std::uint64_t> size = player_->ledger().size();
  if (!size) return size.error();
  told_ = *size;
  rethrow();
  return {};
}

Status Machine::open() {
  Result<Player> player = Player::open(options_.player, *this, *this, *this, now_);
  if (!player) return player.error();
  player_.emplace(std::move(player).value());
  return {};
}

// The ledger's files and the machine state are put by before the player goes and put back after: whatever it
// writes while it goes was never written, as in a cut. All that was acknowledged is in the copies, for the
// ledger syncs.
void Machine::cut_power() {
  namespace fs = std::filesystem;
  const fs::path ledger = options_.player.ledger_path, log = ledger.string() + "-wal";
  const fs::path kept = ledger.string() + ".cut", kept_log = ledger.string() + ".cut-wal";
  const fs::path state = state_file_of(ledger.string()), kept_state = ledger.string() + ".cut-state";
  std::error_code none;  // a ledger without a log is complete without it
  fs::copy_file(ledger, kept, fs::copy_options::overwrite_existing);
  fs::copy_file(log, kept_log, fs::copy_options::overwrite_existing, none);
  const bool had_log = !none;
  fs::copy_file(state, kept_state, fs::copy_options::overwrite_existing);
  say("power-cut", {});
  muted_ = true;
  player_.reset();
  muted_ = false;
  fs::remove(log, none);
  fs::rename(kept, ledger);
  fs::rename(kept_state, state);
  if (had_log) fs::rename(kept_log, log);
  grant_ = Grant{};
  erasures_.clear();
  if (const Status opened = open(); !opened) throw UserError(player_says(opened.error()));
  say_new_records();
}

const char* Machine::events_help() {
  return noted(
      "One event per line; # starts a comment:\n"
      "  power-on, idle, presence, resume, maintenance-exit   ways into the flow\n"
      "  left, somebody-came   who stood there went away, or was replaced by somebody else\n"
      "  choose ID        the person takes a choice of the screen\n"
      "  touch X Y        the person touches the screen, in pixels\n"
      "  fill FIELD, empty FIELD   the person types into a field of the screen, or clears it\n"
      "  matched, not-matched, failed, cancelled   what the face module reports\n"
      "  matched-late     it reports a match when the time of its permission is over\n"
      "  several-faces    it sees more than one face\n"
      "  break PART, mend PART   camera, display or host: does not work, works again\n"
      "  token, token-refused   a consent given earlier is handed in that counts, or that does not "
      "(rehearsals)\n"
      "  hand-in FILE     a token is handed in\n"
      "  withdrawals FILE a newer list of withdrawals comes\n"
      "  withdraw-earlier SUBJECT PURPOSE   the host knows who it is, and they take their consent back\n"
      "  done, fault      how a service, host call or erasure ended\n"
      "  confirm-erasure  the host has erased what was ordered\n"
      "  timeout          time passes until the next thing is due\n"
      "  wait PT30S       time passes\n"
      "  stop             the machine is switched off\n"
      "  power-cut        the power fails and comes back; power-on then starts it");
}

Instant Machine::tick() {
  constexpr std::int64_t tenth = 100;
  now_.utc += tenth;
  now_.monotonic += tenth;
  return now_;
}

bool Machine::take(const std::string& event) {
  const bool meant_something = dispatch(event);
  rethrow();
  return meant_something;
}

bool Machine::dispatch(const std::string& event) {
  std::istringstream words(event);
  std::string word, argument, second;
  words >> word >> argument >> second;
  const auto done = [&](bool meant_something) {
    say_new_records();
    return meant_something;
  };
  if (word == "power-on") return done(player_->start(tick()));
  if (word == "presence") return done(player_->presence(tick()));
  if (word == "idle") return done(player_->idle(tick()));
  if (word == "resume") return done(player_->resume(tick()));
  if (word == "maintenance-exit") return done(player_->maintenance_exit(tick()));
  if (word == "left") return done(player_->left(tick()));
  if (word == "somebody-came") return done(player_->somebody_came(tick()));
  if (word == "choose" && !argument.empty())
    return done(player_->choose(std::string(player_->step()), argument, tick()));
  if (word == "touch" && !second.empty())
    return touch(std::atoi(argument.c_str()), std::atoi(second.c_str()));
  if ((word == "fill" || word == "empty") && !argument.empty())
    return done(player_->set_filled(std::string(player_->step()), argument, word == "fill", tick()));
  for (const char* known : {"matched", "not-matched", "failed", "cancelled", "matched-late", "several-faces"})
    if (word == known) return done(dispatch_to_module(word));
  if (word == "token" || word == "token-refused") return done(hand_in_made(word == "token"));
  if (word == "hand-in" && !argument.empty()) return done(hand_in(argument));
  if (word == "withdrawals" && !argument.empty()) return done(update_withdrawals(argument));
  if (word == "withdraw-earlier" && !second.empty()) return done(withdraw_earlier(argument, second));
  if (word == "break" || word == "mend") return done(set_broken(argument, word == "break"));
  if (word == "done" && !erasures_.empty() && at_erasure()) return done(confirm_erasures());
  if (word == "done") return done(player_->done(std::string(player_->step()), tick()));
  if (word == "fault") return done(player_->fault(std::string(player_->step()), tick()));
  if (word == "confirm-erasure") return done(confirm_erasures());
  if (word == "timeout") {
    const std::optional<MonotonicMillis> due = player_->next_deadline();
    if (!due) return false;
    wait(std::max<std::int64_t>(*due - now_.monotonic, 0));
    return true;
  }
  std::int64_t milliseconds = 0;
  if (word == "wait" && parse_duration(argument, milliseconds)) {
    wait(milliseconds);
    return true;
  }
  if (word == "stop") {
    player_->stop(tick());
    return done(true);
  }
  if (word == "power-cut") {
    cut_power();
    return true;
  }
  throw UserError(msg("“{}” is no event. {}", event, events_help()));
}

bool Machine::dispatch_to_module(const std::string& word) {
  if (word == "matched-late") return report_late();
  if (word == "several-faces") return see_several_faces();
  return face(word == "matched"       ? FaceOutcome::matched
              : word == "not-matched" ? FaceOutcome::not_matched
              : word == "cancelled"   ? FaceOutcome::cancelled
                                      : FaceOutcome::failed);
}

// A module that answers when nobody may ask any more: its answer must count for nothing.
bool Machine::report_late() {
  const Id128 id = grant_.id();
  if (id == Id128{}) return false;
  constexpr std::int64_t moment = 1000;
  wait(std::max<std::int64_t>(grant_.expires() - now_.monotonic, 0) + moment);
  say("late-match", {{"counts", player_->face_result(id, FaceOutcome::matched, tick()) ? "yes" : "no"}});
  return true;
}

bool Machine::hand_in_made(bool counts) {
  const StepIndex step = player_->state().step;
  const Exit* exit = step == no_step ? nullptr : player_->flow().steps[step].exit(ExitKind::token);
  if (exit == nullptr) return false;
  if (!options_.token)
    throw UserError(msg("This machine takes tokens from files only: hand-in FILE (facenotice token new)."));
  const std::string& purpose = player_->flow().purposes[exit->acts.front().purpose].id;
  const std::string token = options_.token(purpose, std::string(player_->language()), now_.utc, counts);
  return player_->hand_in(ByteView(token), tick());
}

namespace {

// A byte more than the player takes is enough for it to say that there are too many.
Bytes bytes_of(const std::string& file, std::size_t most) {
  Result<Bytes> bytes = read_file(file, most + 1);
  if (!bytes) throw UserError(player_says(bytes.error()));
  return std::move(bytes).value();
}

}  // namespace

bool Machine::hand_in(const std::string& file) {
  return player_->hand_in(bytes_of(file, max_token_bytes), tick());
}

bool Machine::update_withdrawals(const std::string& file) {
  return player_->update_withdrawals(bytes_of(file, max_withdrawals_file), tick());
}

bool Machine::withdraw_earlier(const std::string& subject, const std::string& purpose) {
  Id128 id{};
  if (!from_hex(subject, id.data(), id.size()))
    throw UserError(msg("“{}” is no subject: 32 hexadecimal digits, as token show prints them.", subject));
  return player_->withdraw_earlier(id, purpose, tick());
}

bool Machine::see_several_faces() {
  if (grant_.id() == Id128{}) return false;
  say("several-faces", {{"then", aborts_on_several_faces_ ? "abort" : "nearest"}});
  return aborts_on_several_faces_ ? face(FaceOutcome::failed) : true;
}

bool Machine::set_broken(const std::string& part, bool broken) {
  bool* which = part == "camera"    ? &camera_broken_
                : part == "display" ? &display_broken_
                : part == "host"    ? &host_broken_
                                    : nullptr;
  if (which == nullptr)
    throw UserError(msg("“{}” cannot break: name the camera, the display or the host.", part));
  return std::exchange(*which, broken) != broken;
}

bool Machine::at_erasure() const {
  const StepIndex step = player_->state().step;
  return step != no_step && player_->flow().steps[step].kind == StepKind::erase;
}

bool Machine::confirm_erasures() {
  bool any = false;
  for (const Id128& order : std::exchange(erasures_, {}))
    any = player_->confirm_erasure(order, tick()) || any;
  return any;
}

void Machine::wait(std::int64_t milliseconds) {
  // Deadline by deadline: a long wait meets every time-out on its way, each at its own moment.
  const MonotonicMillis until = now_.monotonic + milliseconds;
  while (true) {
    const std::optional<MonotonicMillis> due = player_->next_deadline();
    const MonotonicMillis next = due && *due < until ? std::max(*due, now_.monotonic) : until;
    now_.utc += next - now_.monotonic;
    now_.monotonic = next;
    player_->advance(now_);
    say_new_records();
    if (next == until) break;
  }
  rethrow();
}

bool Machine::touch(std::int32_t x, std::int32_t y) {
  const bool meant_something = player_->touch(x, y, tick());
  say_new_records();
  rethrow();
  return meant_something;
}

bool Machine::face(FaceOutcome outcome) {
  const Id128 id = grant_.id();
  return player_->face_result(id, outcome, tick());
}

bool Machine::start(Grant grant, const CaptureOrder& order) {
  say_new_records();
  if (camera_broken_) return false;
  ++cameras_on_;
  aborts_on_several_faces_ = order.abort_on_several_faces;
  say("camera-on", {{"step", order.step},
                    {"purpose", order.purpose},
                    {"grant", to_hex(ByteView(grant.id()))},
                    {"longest", std::to_string(order.longest_ms) + " ms"}});
  grant_ = std::move(grant);
  return true;
}

void Machine::stop() {
  if (grant_.id() == Id128{}) return;
  say("camera-off", {{"grant", to_hex(ByteView(grant_.id()))}});
  grant_ = Grant{};
}

bool Machine::show(const ScreenView& view) {
  say_new_records();
  if (display_broken_) return false;
  say("screen",
      {{"step", view.list.step}, {"language", view.list.language}, {"draft", view.draft ? "yes" : ""}});
  if (options_.on_screen) guarded([&] { options_.on_screen(view); });
  return true;
}

void Machine::serve(const std::string& step, const std::string& service, const std::string& method) {
  say_new_records();
  say("serve", {{"step", step}, {"service", service}, {"method", method}});
}

void Machine::erase(const ErasureOrder& order) {
  say_new_records();
  erasures_.push_back(order.order);
  say("erase", {{"purpose", order.purpose},
                {"order", to_hex(ByteView(order.order))},
                {"consent", order.consent == Digest{} ? "" : to_hex(ByteView(order.consent))}});
}

bool Machine::call(const std::string& step, const std::string& name) {
  say_new_records();
  if (host_broken_) return false;
  say("host-call", {{"step", step}, {"call", name}});
  return true;
}

void Machine::edit(const std::string& step, const std::string& data) {
  say("edit", {{"step", step}, {"field", data}});
}

void Machine::submit(const std::string& step) {
  say("submit", {{"step", step}});
}

void Machine::session(const Id128& id, bool begins) {
  say_new_records();
  say(begins ? "session-start" : "session-end", {{"session", to_hex(ByteView(id))}});
}

void Machine::trouble(const Error& error) {
  say("trouble", {{"code", error.code}, {"message", error.message}});
}

void Machine::say(std::string effect, std::vector<std::pair<std::string, std::string>> details) {
  guarded([&] { options_.on_line({std::move(effect), std::move(details)}); });
}

void Machine::guarded(const std::function<void()>& report) {
  if (thrown_ || muted_) return;
  try {
    report();
  } catch (...) {
    thrown_ = std::current_exception();
  }
}

void Machine::rethrow() {
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
}

void Machine::say_new_records() {
  if (!player_) return;
  const Status read = player_->ledger().read(told_ + 1, max_sequence, [&](const StoredRecord& stored) {
    told_ = stored.sequence;
    const Record& record = stored.record;
    const std::string sequence = std::to_string(stored.sequence);
    if (record.kind == RecordKind::state_named)
      return true;  // of the machine, not of what happened to anybody
    if (record.kind == RecordKind::camera_refused) {
      ++refusals_;
      say("camera-refused", {{"step", record.step},
                             {"purpose", record.purpose},
                             {"reason", record.detail},
                             {"record", sequence}});
      return true;
    }
    say("record", {{"kind", std::string(to_string(record.kind))},
                   {"purpose", record.purpose},
                   {"step", record.step},
                   {"choice", record.choice},
                   {"language", record.language},
                   {"detail", record.detail},
                   {"record", sequence}});
    return true;
  });
  if (!read) Machine::trouble(read.error());  // also while this is going
}

}  // namespace facenotice
