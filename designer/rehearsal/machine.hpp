// SPDX-License-Identifier: MIT
// A pretended machine around the real player: it does nothing but write down what it is told to do.
#pragma once

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <facenotice/player.hpp>

namespace facenotice {

// One thing that the player did: a record, a screen, a camera, a call.
struct MachineLine {
  std::string effect;                                        // "screen", "record", "camera-on", ...
  std::vector<std::pair<std::string, std::string>> details;  // in the order in which to print them
};
// Empty: the line says nothing of that name.
std::string detail_of(const MachineLine& line, std::string_view name);
std::string as_text(const MachineLine& line);
std::string as_json(const MachineLine& line);  // one line

struct MachineOptions {
  PlayerOptions player;
  UtcMillis starts = 0;  // what the machine's clock says at first
  // May throw: what was going on is finished first, then take(), wait(), touch() or load() throws it.
  std::function<void(const MachineLine&)> on_line;
  std::function<void(const ScreenView&)> on_screen;  // may be empty
  // Makes a token for a purpose in a language, as of a time: one that counts, or one that does not. Empty:
  // tokens come from files only.
  std::function<std::string(const std::string& purpose, const std::string& language, UtcMillis now,
                            bool counts)>
      token;
};

// Time passes only by wait() and by a tenth of a second per event. Not for two threads at once.
class Machine : private FaceModule, private Display, private Host {
 public:
  explicit Machine(MachineOptions options);
  ~Machine() override;
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  // Loads the package, or says why not: Player::open().
  Status load();

  // One line of an events file; see events_help(). Throws UserError when it is not understood. False: the
  // event means nothing at this step.
  bool take(const std::string& event);
  static const char* events_help();

  Player& player() { return *player_; }
  // The clock moves on, and what is due happens.
  void wait(std::int64_t milliseconds);
  bool touch(std::int32_t x, std::int32_t y);
  Instant now() const { return now_; }
  // Every camera request that the gate refused so far.
  std::size_t refusals() const { return refusals_; }
  std::size_t cameras_on() const { return cameras_on_; }

 private:
  bool start(Grant grant, const CaptureOrder& order) override;
  void stop() override;
  bool show(const ScreenView& view) override;
  void serve(const std::string& step, const std::string& service, const std::string& method) override;
  void erase(const ErasureOrder& order) override;
  bool call(const std::string& step, const std::string& name) override;
  void edit(const std::string& step, const std::string& data) override;
  void submit(const std::string& step) override;
  void session(const Id128& id, bool begins) override;
  void trouble(const Error& error) override;

  bool dispatch(const std::string& event);
  bool dispatch_to_module(const std::string& word);
  Status open();
  void cut_power();
  bool report_late();
  bool hand_in_made(bool counts);
  bool hand_in(const std::string& file);
  bool update_withdrawals(const std::string& file);
  bool withdraw_earlier(const std::string& subject, const std::string& purpose);
  bool see_several_faces();
  bool set_broken(const std::string& part, bool broken);
  // The player's callbacks must not throw: what a report throws is kept until the player has returned.
  void guarded(const std::function<void()>& report);
  void rethrow();
  void say(std::string effect, std::vector<std::pair<std::string, std::string>> details);
  void say_new_records();
  Instant tick();
  bool face(FaceOutcome outcome);
  bool at_erasure() const;
  bool confirm_erasures();

  MachineOptions options_;
  std::optional<Player> player_;
  std::uint64_t told_ = 0;  // records already said
  Instant now_;
  Grant grant_;
  bool aborts_on_several_faces_ = true;  // what the order of the last capture says
  bool camera_broken_ = false, display_broken_ = false, host_broken_ = false;
  bool muted_ = false;  // the player goes as it would in a power cut: it says nothing
  std::vector<Id128> erasures_;
  std::size_t refusals_ = 0, cameras_on_ = 0;
  std::exception_ptr thrown_;
};

}  // namespace facenotice
