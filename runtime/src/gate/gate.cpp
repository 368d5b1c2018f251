// SPDX-License-Identifier: MIT
// Grants and the decision that stands before them.
#include <facenotice/gate.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "src/base/crypto.hpp"
#include "src/gate/consent_decision.hpp"
#include "src/gate/held_tokens.hpp"
#include "src/gate/refusal_runs.hpp"
#include "src/ledger/record_batch.hpp"

namespace facenotice {

struct GrantState {
  std::atomic<std::uint8_t> end{0};  // GrantEnd
  Id128 id{};
  Id128 session{};
  std::string purpose, step;
  const std::vector<std::string>* also = nullptr;  // other purposes that it rests on; for the gate alone
  MonotonicMillis issued = 0, expires = 0;
  // A Grant has it: until that is gone the gate does not use it again. What once was false stays false.
  std::atomic<bool> in_hand{false};

  // The first reason stays.
  void finish(GrantEnd reason) noexcept {
    std::uint8_t live = 0;
    end.compare_exchange_strong(live, static_cast<std::uint8_t>(reason));
  }
  bool live() const noexcept { return end.load() == 0; }
};
static_assert(std::atomic<std::uint8_t>::is_always_lock_free, "valid() is asked before every frame");

namespace {

constexpr std::size_t most_unsettled = 4;  // that room is kept for: one is live, those before it are over

UtcMillis end_of(const std::string& expires) {
  const Result<UtcMillis> day = parse_date(expires);
  return day ? *day + day_ms : 0;
}

// The purposes under which something that the step captures leaves the machine.
std::vector<std::string> sent_under(const Flow& flow, const Step& step) {
  std::vector<std::string> purposes;
  for (const std::string& id : step.captures) {
    const DataItem* item = flow.find_data(id);
    if (item == nullptr || item->egress != "internet") continue;
    for (const PurposeIndex purpose : item->purposes)
      if (flow.purposes[purpose].kind == "transmit") purposes.push_back(flow.purposes[purpose].id);
  }
  return purposes;
}

// The record says that there was one; whether it holds was asked of the token itself.
std::string refusal_of(const Record& accepted, HeldTokens& judged) {
  for (const HeldToken& one : judged)
    if (one.purpose == accepted.purpose && one.mark == accepted.commitment) return one.refusal;
  return "gate.no-consent";
}

std::string sentence(const std::string& code, const std::string& purpose, const std::string& step) {
  const std::string about = " for the purpose \"" + purpose + "\"";
  if (code == "gate.no-session") return "Nobody is in a session, so there is nobody who could have agreed.";
  if (code == "gate.no-purpose") return "The camera was asked for without a purpose.";
  if (code == "gate.no-step")
    return "The flow of this package turns no camera on at the step \"" + step + "\"" + about + ".";
  if (code == "gate.duration")
    return "The capture \"" + step + "\" declares no longest duration, or one above " +
           std::to_string(Gate::longest_capture_ms / 1000) + " seconds.";
  if (code == "gate.package-expired") return "The package has expired; install a newer one.";
  if (code == "gate.package-trust")
    return "The keys that signed the package count no more, or the list of keys has expired; give the "
           "machine "
           "newer ones.";
  if (code == "gate.busy") return "The camera is on already.";
  if (code == "gate.no-notice") return "No notice" + about + " was shown in this session before the consent.";
  if (code == "gate.language")
    return "The notice" + about +
           " was shown in another language than the question; show it in this one first.";
  if (code == "gate.display")
    return "Something of this session could not be shown, or was not what was signed, so nothing may be "
           "captured in it.";
  if (code == "gate.no-consent") return "No consent" + about + " is on record in this session.";
  if (code == "gate.refused") return "Consent" + about + " was refused.";
  if (code == "gate.withdrawn") return "Consent" + about + " was withdrawn.";
  if (code == "gate.not-separate") return "The consent" + about + " was bundled with something else.";
  if (code == "gate.not-affirmative") return "The consent" + about + " was not an act of the person.";
  if (code == "gate.no-guardian")
    return "The subject is under the guardian age and no guardian has consented" + about + ".";
  if (code == "token.guardian")
    return "The subject is under the guardian age, and no guardian gave the consent" + about +
           " that was handed in.";
  if (code.rfind("token.", 0) == 0)
    return "The consent" + about + " that was handed in does not count any more (" + code + ").";
  if (code == "gate.revoked") return "The permission" + about + " was taken back while it was being given.";
  return "The ledger cannot be read or written, so nothing may be captured.";
}

}  // namespace

std::string_view to_string(GrantEnd end) {
  switch (end) {
    case GrantEnd::live:
      return "live";
    case GrantEnd::released:
      return "released";
    case GrantEnd::expired:
      return "expired";
    case GrantEnd::withdrawn:
      return "withdrawn";
    case GrantEnd::cancelled:
      return "cancelled";
    case GrantEnd::session_end:
      return "session-end";
    case GrantEnd::package_change:
      return "package-change";
    case GrantEnd::power_down:
      return "power-down";
    case GrantEnd::ledger_failed:
      return "ledger-failed";
    case GrantEnd::display_failed:
      return "display-failed";
    case GrantEnd::clock_back:
      return "clock-back";
  }
  return "?";
}

// --- Grant ------------------------------------------------------------------------------------------------

Grant::Grant(std::shared_ptr<GrantState> state) noexcept : state_(std::move(state)) {
  state_->in_hand = true;
}
Grant::Grant(Grant&& other) noexcept = default;
Grant& Grant::operator=(Grant&& other) noexcept {
  if (this != &other) {
    let_go();
    state_ = std::move(other.state_);
  }
  return *this;
}
Grant::~Grant() {
  let_go();
}

void Grant::let_go() noexcept {
  if (!state_) return;
  release();
  state_->in_hand = false;
  state_.reset();
}

bool Grant::valid(MonotonicMillis now) const noexcept {
  if (!state_ || !state_->live()) return false;
  if (now < state_->issued) {
    state_->finish(GrantEnd::clock_back);
    return false;
  }
  if (now >= state_->expires) {
    state_->finish(GrantEnd::expired);
    return false;
  }
  return true;
}

void Grant::release() noexcept {
  if (state_) state_->finish(GrantEnd::released);
}

GrantEnd Grant::end() const noexcept {
  return state_ ? static_cast<GrantEnd>(state_->end.load()) : GrantEnd::released;
}
Id128 Grant::id() const noexcept {
  return state_ ? state_->id : Id128{};
}
const std::string& Grant::purpose() const noexcept {
  static const std::string none;
  return state_ ? state_->purpose : none;
}
MonotonicMillis Grant::expires() const noexcept {
  return state_ ? state_->expires : 0;
}

// --- Gate -------------------------------------------------------------------------------------------------

Gate::Gate(Ledger& ledger, const Package& package, const Flow& flow, Instant since)
    : ledger_(ledger),
      package_(package),
      package_ends_(end_of(package.manifest().expires)),
      grounds_(grounds_of(flow, package.manifest().notices)),
      cameras_(cameras_of(flow)),
      held_(std::make_unique<HeldTokens>(std::min(flow.purposes.size(), grounds_.size()))),
      known_(since),
      refusals_(std::make_unique<RefusalRuns>()),
      batch_(std::make_unique<RecordBatch>(most_unsettled)),
      judged_(std::make_unique<HeldTokens>(std::min(flow.purposes.size(), grounds_.size()))) {
  reserve_texts(asked_);
  unsettled_.reserve(most_unsettled);
  ended_.reserve(most_unsettled);
  for (std::shared_ptr<GrantState>& state : kept_states_) {
    state = std::make_shared<GrantState>();
    state->purpose.reserve(max_record_text);
    state->step.reserve(max_record_text);
  }
}

std::vector<Gate::Camera> Gate::cameras_of(const Flow& flow) {
  std::vector<Camera> cameras;
  const auto add = [&](const Step& step, PurposeIndex purpose) {
    if (purpose < flow.purposes.size())
      cameras.push_back({step.id, flow.purposes[purpose].id, sent_under(flow, step)});
  };
  for (const Step& step : flow.steps) {
    if (step.kind == StepKind::capture) add(step, step.purpose);
    for (const CameraUse& use : step.cameras) add(step, use.purpose);
  }
  for (const Entry& entry : flow.entries)
    for (const CameraUse& use : entry.cameras) add(flow.steps[entry.target], use.purpose);
  return cameras;
}

UtcMillis Gate::known_time(Instant now) const {
  const std::lock_guard<std::mutex> lock(state_);
  return known_.at(now);
}

// Dates end with a day, so the answer is the same for all of one; the hash over the package is made once.
bool Gate::still_trusted_on(UtcMillis day) const {
  std::shared_ptr<const TrustStore> trust;
  {
    const std::lock_guard<std::mutex> lock(state_);
    trust = trust_;
  }
  if (!trust) return true;  // as it was verified
  if (trusted_.by != trust || trusted_.day != day)
    trusted_ = {trust, day, still_trusted(package_, *trust, day * day_ms).ok()};
  return trusted_.holds;
}

Gate::~Gate() {
  revoke_all(GrantEnd::package_change);
}

void Gate::begin_session(const Id128& session) {
  revoke_all(GrantEnd::session_end);
  const std::lock_guard<std::mutex> lock(state_);
  session_ = session;
  last_.reset();
  held_->clear();
  age_ = AgeBand::unknown;
  closed_.clear();
}

void Gate::end_session() {
  begin_session(Id128{});
}

void Gate::set_age(AgeBand age) {
  const std::lock_guard<std::mutex> lock(state_);
  if (age == std::exchange(age_, age) || age != AgeBand::under_guardian_age) return;
  // Given before anybody said so. What rests on a guardian's consent is given again when it is asked for.
  ++epoch_;
  for (const auto& grant : unsettled_) grant->finish(GrantEnd::cancelled);
}

void Gate::close_session_for(GrantEnd reason) {
  revoke_all(reason);
  const std::lock_guard<std::mutex> lock(state_);
  if (closed_.empty()) closed_ = reason == GrantEnd::display_failed ? "gate.display" : "gate.ledger";
}

void Gate::revoke(const std::string& purpose, GrantEnd reason) {
  const std::lock_guard<std::mutex> lock(state_);
  ++epoch_;
  for (const auto& grant : unsettled_)
    if (grant->purpose == purpose ||
        std::find(grant->also->begin(), grant->also->end(), purpose) != grant->also->end())
      grant->finish(reason);
}

void Gate::next_step() {
  const std::lock_guard<std::mutex> lock(state_);
  ++steps_;
}

void Gate::revoke_all(GrantEnd reason) {
  const std::lock_guard<std::mutex> lock(state_);
  ++epoch_;
  for (const auto& grant : unsettled_) grant->finish(reason);
}

bool Gate::may_report(const Id128& grant, MonotonicMillis now) const {
  const std::lock_guard<std::mutex> lock(state_);
  if (!last_ || last_->id != grant || now < last_->issued || now >= last_->expires) return false;
  const auto end = static_cast<GrantEnd>(last_->end.load());
  return end == GrantEnd::live || end == GrantEnd::released;
}

bool Gate::camera_on() const {
  const std::lock_guard<std::mutex> lock(state_);
  return std::any_of(unsettled_.begin(), unsettled_.end(), [](const auto& grant) { return grant->live(); });
}

const Gate::Camera* Gate::find_camera(const CaptureRequest& request) const {
  for (const Camera& one : cameras_)
    if (one.step == request.step && one.purpose == request.purpose) return &one;
  return nullptr;
}

// Empty when nothing speaks against the request. Fills in the screen that the consent was given on.
std::string Gate::find_refusal(const CaptureRequest& request, const Id128& session, AgeBand age, Instant now,
                               Record& record) const {
  if (session == Id128{}) return "gate.no-session";
  if (request.purpose.empty()) return "gate.no-purpose";
  const Camera* camera = find_camera(request);
  if (camera == nullptr) return "gate.no-step";
  if (request.longest_ms < 1 || request.longest_ms > longest_capture_ms) return "gate.duration";
  const UtcMillis time = known_time(now);
  if (now.utc < 0 || time >= package_ends_) return "gate.package-expired";
  if (!still_trusted_on(time / day_ms)) return "gate.package-trust";
  {
    const std::lock_guard<std::mutex> lock(state_);
    judged_->take(*held_);
  }
  for (HeldToken& one : *judged_)
    if (Status holds = judge_token(one.token, one.purpose, now); !holds) one.refusal = holds.error().code;
  const auto refusal_for = [&](const std::string& purpose, Record* consent) -> std::string {
    ConsentDecision decision(purpose, package_.digest(), age,
                             [this](const Record& accepted) { return refusal_of(accepted, *judged_); });
    const Status read =
        ledger_.of_session(session, ConsentDecision::kinds,
                           [&decision](const StoredRecord& stored) { return decision.take(stored.record); });
    if (!read) return "gate.ledger";
    if (consent != nullptr) {
      consent->screen = decision.screen();
      consent->language = decision.language();
    }
    return decision.refusal();
  };
  std::string refusal = refusal_for(request.purpose, &record);
  for (const std::string& purpose : camera->also) {
    if (!refusal.empty()) break;
    refusal = refusal_for(purpose, nullptr);
    if (!refusal.empty()) record.purpose = purpose;  // the refusal is about this one
  }
  return refusal;
}

// One that no module has and nothing is owed for. A new one where a host keeps grants that are over.
std::shared_ptr<GrantState> Gate::unused_state() const {
  const std::lock_guard<std::mutex> lock(state_);
  for (const std::shared_ptr<GrantState>& state : kept_states_)
    if (!state->in_hand && state != last_ &&
        std::find(unsettled_.begin(), unsettled_.end(), state) == unsettled_.end())
      return state;
  return std::make_shared<GrantState>();
}

Result<Grant> Gate::request(const CaptureRequest& request, Instant now) {
  const std::lock_guard<FairMutex> writing(writing_);
  Record& record = asked_;
  make_blank(record);
  record.time = recordable_time(now.utc);
  record.purpose = request.purpose;
  record.step = request.step;
  record.package = package_.digest();
  std::uint64_t epoch = 0, chapter = 0;
  AgeBand age{};
  std::string refusal;
  {
    const std::lock_guard<std::mutex> lock(state_);
    record.session = session_;
    age = age_;
    epoch = epoch_;
    chapter = this->chapter();
    refusal = closed_;
    for (const auto& grant : unsettled_) {
      if (now.monotonic >= grant->expires) grant->finish(GrantEnd::expired);
      if (grant->live()) refusal = "gate.busy";
    }
  }
  if (refusal.empty()) refusal = find_refusal(request, record.session, age, now, record);
  const auto refuse = [&](const std::string& code) -> Result<Grant> {
    record.kind = RecordKind::camera_refused;
    record.detail = code;
    record.reference = {};
    record_refusal(record, chapter, now);
    return Error{code, sentence(code, record.purpose, request.step)};
  };
  if (!refusal.empty()) return refuse(refusal);

  const std::shared_ptr<GrantState> state = unused_state();
  state->end = 0;
  state->id = crypto::random_id();
  state->session = record.session;
  state->purpose = request.purpose;
  state->also = &find_camera(request)->also;  // there is one: else it was refused above
  state->step = request.step;
  state->issued = now.monotonic;
  state->expires = later(now.monotonic, request.longest_ms);
  record.kind = RecordKind::camera_on;
  record.reference = state->id;
  record.number = request.longest_ms;
  {
    // What is on record as on can be settled: room for it is there before.
    const std::lock_guard<std::mutex> lock(state_);
    unsettled_.reserve(unsettled_.size() + 1);
  }
  refusals_->end_all();
  begin_batch();
  batch_->add() = record;
  if (!write_batch()) return refuse("gate.ledger");
  {
    const std::lock_guard<std::mutex> lock(state_);
    // A withdrawal that came while camera-on was being written: the grant is born ended.
    if (epoch != epoch_) state->finish(GrantEnd::withdrawn);
    unsettled_.push_back(state);
    last_ = state;
  }
  if (!state->live()) return Error{"gate.revoked", sentence("gate.revoked", request.purpose, request.step)};
  return Grant(state);
}

// The camera stays off whether or not this can be written.
void Gate::record_refusal(const Record& refusal, std::uint64_t chapter, Instant now) {
  const Result<std::uint64_t> length = ledger_.size();
  refusals_->follow(chapter, length ? *length : 0);
  refusals_->end_older(now.monotonic);
  if (refusals_->again(refusal)) return;
  begin_batch();
  batch_->add() = refusal;
  if (const Result<std::uint64_t> written = write_batch()) refusals_->begin(refusal, now.monotonic, *written);
}

void Gate::begin_batch() {
  batch_->clear();
  refusals_->owed(*batch_);
}

Result<std::uint64_t> Gate::write_batch() {
  if (batch_->empty()) return std::uint64_t{0};
  Result<std::uint64_t> written = ledger_.append_all(batch_->data(), batch_->size());
  if (written) refusals_->written();
  return written;
}

Status Gate::settle(Instant now) {
  const std::lock_guard<FairMutex> writing(writing_);
  ended_.clear();
  {
    const std::lock_guard<std::mutex> lock(state_);
    refusals_->follow(chapter());
    for (const auto& grant : unsettled_) {
      if (now.monotonic >= grant->expires) grant->finish(GrantEnd::expired);
      if (!grant->live()) ended_.push_back(grant);
    }
  }
  refusals_->end_older(now.monotonic);
  if (!ended_.empty()) refusals_->end_all();
  begin_batch();
  for (const auto& grant : ended_) {
    Record& record = batch_->add();
    record.kind = RecordKind::camera_off;
    record.time = recordable_time(now.utc);
    record.session = grant->session;
    record.purpose = grant->purpose;
    record.step = grant->step;
    record.package = package_.digest();
    record.reference = grant->id;
    record.detail = to_string(static_cast<GrantEnd>(grant->end.load()));
  }
  if (const Result<std::uint64_t> written = write_batch(); !written) return written.error();
  const std::lock_guard<std::mutex> lock(state_);
  unsettled_.erase(std::remove_if(unsettled_.begin(), unsettled_.end(),
                                  [&](const auto& grant) {
                                    return std::find(ended_.begin(), ended_.end(), grant) != ended_.end();
                                  }),
                   unsettled_.end());
  ended_.clear();
  return {};
}

}  // namespace facenotice
