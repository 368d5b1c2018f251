// SPDX-License-Identifier: MIT
// r: every record of every path, held against what was on the screen when it was said. The player itself is
// led through every event in every state that it comes to; what it shows and what it writes down are read in
// the order in which they happen.
#include <cstdlib>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include <facenotice/digest.hpp>
#include <facenotice/package_files.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/residents_door.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(exact_records)

namespace {

struct Shown {
  std::string step, language;
  Digest digest{};  // of the list's bytes, made anew
};

struct Deed {
  EventKind kind = EventKind::power_on;
  std::uint8_t choice = no_choice;
};

constexpr EventKind machine_events[] = {
    EventKind::timeout,       EventKind::matched,          EventKind::not_matched,
    EventKind::failed,        EventKind::cancelled,        EventKind::done,
    EventKind::fault,         EventKind::presence,         EventKind::idle,
    EventKind::resume,        EventKind::maintenance_exit, EventKind::left,
    EventKind::somebody_came, EventKind::power_on,         EventKind::token,
    EventKind::token_refused};

// What a choice says in a state, as records have it.
std::multiset<std::string> said_by(const Flow& flow, const State& state, const Choice& choice) {
  std::multiset<std::string> said;
  const Step& step = flow.steps[state.step];
  const auto say = [&](const char* kind, PurposeIndex purpose) {
    said.insert(std::string(kind) + " " + flow.purposes[purpose].id);
  };
  const bool takes_back = choice.toggle && is_ticked(choice, state);
  for (const Act& act : choice.acts) switch (act.kind) {
      case ActKind::consent:
      case ActKind::guardian_consent: {
        const bool guardian = act.kind == ActKind::guardian_consent && choice.actor == Actor::guardian;
        say(takes_back ? "withdrawn" : guardian ? "guardian-consented" : "consented", act.purpose);
        break;
      }
      case ActKind::refuse:
        say("refused", act.purpose);
        break;
      case ActKind::withdraw:
        say("withdrawn", act.purpose);
        break;
      case ActKind::under_guardian_age:
        if (state.age != AgeBand::under_guardian_age) said.insert("age-stated under");
        break;
      case ActKind::of_age:
        if (state.age != AgeBand::of_age) said.insert("age-stated of-age");
        break;
      default:
        break;
    }
  if (!settles_toggles(step, choice)) return said;
  std::set<PurposeIndex> left;
  for (const Choice& box : step.choices)
    for (const Act& act : box.acts)
      if (box.toggle && (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent) &&
          state.decision(act.purpose) != Decision::consented)
        left.insert(act.purpose);
  for (const PurposeIndex purpose : left) say("refused", purpose);
  return said;
}

class Witness {
 public:
  Witness(Fixture& shop, Player& player) : shop_(shop), player_(player) {
    shop_.machine.on_show = [this](const ScreenView& view) { see(view); };
  }

  void before(const Deed& act) {
    act_ = act;
    at_tap_ = shown_;
    state_ = player_.state();
    session_ = player_.session();
    said_.clear();
  }
  void after(bool accepted) {
    read(nullptr);
    std::multiset<std::string> expected;
    if (accepted && act_.kind == EventKind::choose)
      expected = said_by(player_.flow(), state_, player_.flow().steps[state_.step].choices[act_.choice]);
    if (accepted && (act_.kind == EventKind::token || act_.kind == EventKind::token_refused)) {
      const Exit& token = *player_.flow().steps[state_.step].exit(ExitKind::token);
      expected = {std::string(act_.kind == EventKind::token ? "token-accepted " : "token-refused ") +
                  player_.flow().purposes[token.acts.front().purpose].id};
    }
    BOOST_TEST(said_ == expected, boost::test_tools::per_element());
  }
  std::map<std::string, std::size_t> read_so_far() const { return counts_; }

 private:
  void see(const ScreenView& view) {
    const Bytes bytes = encode(view.list).value();
    const Shown now{view.list.step, view.list.language, sha256(bytes)};
    BOOST_TEST((view.digest == now.digest));
    read(&now);
    shown_ = now;
    // What the screen tells and asks is on record before anybody sees it.
    const Flow& flow = player_.flow();
    const Step* step = &flow.steps[flow.find_step(now.step)];
    if (step->kind == StepKind::screen && step->screen == ScreenKind::attract) return;
    for (const PurposeIndex purpose : step->notifies)
      BOOST_TEST(told_.count({player_.session(), flow.purposes[purpose].id + " " + now.language}) == 1U);
    for (const Choice& choice : step->choices)
      for (const Act& act : choice.acts)
        if (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent)
          BOOST_TEST(asked_.count({player_.session(), flow.purposes[act.purpose].id + " " + now.step}) == 1U);
  }

  // Records since the last screen; `next` is the one that is about to be seen.
  void read(const Shown* next) {
    BOOST_REQUIRE(player_.ledger()
                      .read(read_ + 1, max_sequence,
                            [&](const StoredRecord& stored) {
                              read_ = stored.sequence;
                              BOOST_TEST_CONTEXT("record " << stored.sequence << ", "
                                                           << to_string(stored.record.kind) << " "
                                                           << stored.record.purpose)
                              judge(stored.record, next);
                              return true;
                            })
                      .ok());
  }

  void judge(const Record& record, const Shown* next) {
    const std::string about = std::string(to_string(record.kind)) + " ";
    switch (record.kind) {
      case RecordKind::notified:
      case RecordKind::asked:
        BOOST_TEST((next != nullptr));
        if (next == nullptr) return;
        names(record, *next, player_.session());
        BOOST_TEST(record.choice.empty());
        if (record.kind == RecordKind::notified)
          told_.insert({record.session, record.purpose + " " + record.language});
        else
          asked_.insert({record.session, record.purpose + " " + record.step});
        break;
      case RecordKind::consented:
      case RecordKind::guardian_consented:
      case RecordKind::refused:
      case RecordKind::withdrawn:
      case RecordKind::age_stated: {
        names(record, at_tap_, session_ == Id128{} ? player_.session() : session_);
        BOOST_TEST((act_.kind == EventKind::choose));
        if (act_.kind != EventKind::choose) return;
        if (record.kind == RecordKind::age_stated) {
          said_.insert(about + record.choice);
          break;
        }
        const Choice& tapped = player_.flow().steps[state_.step].choices[act_.choice];
        BOOST_TEST(record.choice == tapped.id);
        BOOST_TEST(record.affirmative);
        BOOST_TEST(record.detail.empty());
        const bool agrees =
            record.kind == RecordKind::consented || record.kind == RecordKind::guardian_consented;
        BOOST_TEST((record.glass == (agrees ? Glass::compared : Glass::none)));
        said_.insert(about + record.purpose);
        break;
      }
      case RecordKind::token_accepted:
      case RecordKind::token_refused:
        // The language of what was accepted is the one in which it was told and asked, elsewhere.
        BOOST_TEST(record.step == at_tap_.step);
        BOOST_TEST((record.screen == at_tap_.digest));
        BOOST_TEST((record.session == player_.session()));
        BOOST_TEST(record.language ==
                   (record.kind == RecordKind::token_accepted ? annas_token().language : at_tap_.language));
        said_.insert(about + record.purpose);
        break;
      default:
        return;
    }
    ++counts_[std::string(to_string(record.kind))];
  }

  void names(const Record& record, const Shown& screen, const Id128& session) {
    BOOST_TEST(record.step == screen.step);
    BOOST_TEST(record.language == screen.language);
    BOOST_TEST((record.screen == screen.digest));
    BOOST_TEST((record.session == session));
    BOOST_TEST((record.package == player_.package().digest()));
    BOOST_TEST(record.time == shop_.now.utc);
  }

  Fixture& shop_;
  Player& player_;
  std::uint64_t read_ = 0;
  Shown shown_, at_tap_;
  Deed act_;
  State state_;
  Id128 session_{};
  std::multiset<std::string> said_;
  std::set<std::pair<Id128, std::string>> told_, asked_;
  std::map<std::string, std::size_t> counts_;
};

// Leads a player to every event in every state that it comes to.
class EveryPath {
 public:
  EveryPath(Fixture& shop, Player& player) : shop_(shop), player_(player), witness_(shop, player) {
    shop_.machine.on_read_back = [this](Frame& glass) {
      glass = shown_;
      return true;
    };
    const auto seen = shop_.machine.on_show;
    shop_.machine.on_show = [this, seen](const ScreenView& view) {
      seen(view);
      shown_ = view.frame;
    };
  }

  std::map<std::string, std::size_t> go() {
    for (;;) {
      Place& here = place();
      if (here.tried < here.acts.size()) {
        take(here, here.tried++);
        continue;
      }
      const std::deque<std::size_t> way = to_untried();
      if (way.empty()) break;
      for (const std::size_t act : way)
        if (take(place(), act) != expected_) break;
    }
    return witness_.read_so_far();
  }
  std::size_t states() const { return places_.size(); }
  std::size_t events() const { return events_; }

 private:
  using Key = std::pair<std::uint64_t, std::uint64_t>;
  struct Place {
    std::vector<Deed> acts;
    std::vector<Key> led_to;
    std::size_t tried = 0;
  };

  Key key() const {
    const State::Packed packed = player_.state().pack();
    return {packed.purposes, packed.rest};
  }

  Place& place() {
    const auto made = places_.try_emplace(key());
    Place& here = made.first->second;
    if (!made.second) return here;
    const Flow& flow = player_.flow();
    const State& state = player_.state();
    const auto add = [&](Deed act) {
      if (transition(flow, state, {act.kind, act.choice, 0}).accepted) here.acts.push_back(act);
    };
    if (state.step != no_step)
      for (std::size_t i = 0; i < flow.steps[state.step].choices.size(); ++i)
        add({EventKind::choose, static_cast<std::uint8_t>(i)});
    for (const EventKind kind : machine_events) add({kind, no_choice});
    here.led_to.resize(here.acts.size(), key());
    return here;
  }

  // Where it led before, or now.
  Key take(Place& from, std::size_t act) {
    expected_ = from.led_to[act];
    // Another look now and then: the same step, another picture.
    if (++events_ % 7 == 0 && player_.state().step != no_step)
      player_.set_variant(events_ % 14 == 0 ? Variant::normal : Variant::high_contrast, shop_.at(1));
    const Deed taken = from.acts[act];
    witness_.before(taken);
    witness_.after(perform(taken));
    return from.led_to[act] = key();
  }

  bool perform(const Deed& act) {
    const std::string step(player_.step());
    const auto at = [&] { return shop_.at(1); };
    switch (act.kind) {
      case EventKind::choose: {
        const Step& here = player_.flow().steps[player_.state().step];
        for (const Field& field : here.fields) player_.set_filled(step, field.data, true, at());
        return player_.choose(step, here.choices[act.choice].id, at());
      }
      case EventKind::timeout:
        if (const auto due = player_.next_deadline()) shop_.at(*due - shop_.now.monotonic);
        return player_.advance(shop_.now);
      case EventKind::matched:
        return player_.face_result(shop_.machine.grant_id, FaceOutcome::matched, at());
      case EventKind::not_matched:
        return player_.face_result(shop_.machine.grant_id, FaceOutcome::not_matched, at());
      case EventKind::failed:
        return player_.face_result(shop_.machine.grant_id, FaceOutcome::failed, at());
      case EventKind::cancelled:
        return player_.face_result(shop_.machine.grant_id, FaceOutcome::cancelled, at());
      case EventKind::done: {
        bool any = false;
        const std::vector<Id128> orders = std::exchange(shop_.machine.orders, {});
        at();
        for (const Id128& order : orders) any = player_.confirm_erasure(order, shop_.now) || any;
        return any || player_.done(step, shop_.now);
      }
      case EventKind::fault:
        return player_.fault(step, at());
      case EventKind::presence:
        return player_.presence(at());
      case EventKind::idle:
        return player_.idle(at());
      case EventKind::resume:
        return player_.resume(at());
      case EventKind::maintenance_exit:
        return player_.maintenance_exit(at());
      case EventKind::left:
        return player_.left(at());
      case EventKind::somebody_came:
        return player_.somebody_came(at());
      case EventKind::token:
        return player_.hand_in(issued(token_of_somebody()), at());
      case EventKind::token_refused:
        return player_.hand_in(Bytes{'?'}, at());
      case EventKind::power_on:
      case EventKind::overdue:
        break;
    }
    return player_.start(at());
  }

  // Another person each time: whoever has taken a consent back here has none any more.
  ConsentToken token_of_somebody() {
    ConsentToken token = annas_token();
    const std::size_t number = events_;
    for (std::size_t i = 0; i < sizeof number; ++i)
      token.subject[8 + i] = static_cast<std::uint8_t>(number >> (8 * i));
    return token;
  }

  // A shortest way, by what is known, to where something was not tried yet; empty: there is none.
  std::deque<std::size_t> to_untried() {
    std::map<Key, std::pair<Key, std::size_t>> from;
    std::deque<Key> next{key()};
    from[key()] = {};
    while (!next.empty()) {
      const Key at = next.front();
      next.pop_front();
      const Place& here = places_.at(at);
      if (here.tried < here.acts.size()) {
        std::deque<std::size_t> way;
        for (Key back = at; back != key(); back = from[back].first) way.push_front(from[back].second);
        return way;
      }
      for (std::size_t i = 0; i < here.acts.size(); ++i)
        if (places_.count(here.led_to[i]) == 1 && from.try_emplace(here.led_to[i], at, i).second)
          next.push_back(here.led_to[i]);
    }
    return {};
  }

  Fixture& shop_;
  Player& player_;
  Witness witness_;
  Frame shown_;
  std::map<Key, Place> places_;
  Key expected_;
  std::size_t events_ = 0;
};

// With a look of high contrast that is another picture.
PackageDraft draft_of(const std::string& xml) {
  PackageDraft draft = residents_draft(xml);
  const Flow flow = flow_from(xml);
  for (const Step& step : flow.steps)
    for (const std::string& language : flow.languages) {
      if (!step.shows()) continue;
      DisplayList list = plain_screen(flow, step, language);
      list.variant = Variant::high_contrast;
      list.background = {0, 0, 0, 255};
      const std::string name = screen_file(step.id, language, list.display, list.variant);
      std::erase(draft.falls_back, name);
      draft.files.push_back({name, encode(list).value()});
    }
  return draft;
}

// Tens of thousands of records, of which nobody cuts the power: where a sync costs nothing.
class InMemory {
 public:
  InMemory() {
    const char* given = std::getenv("TMPDIR");
    before_ = given != nullptr ? std::optional<std::string>(given) : std::nullopt;
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
  }
  ~InMemory() {
    if (before_)
      ::setenv("TMPDIR", before_->c_str(), 1);
    else
      ::unsetenv("TMPDIR");
  }
  InMemory(const InMemory&) = delete;
  InMemory& operator=(const InMemory&) = delete;

 private:
  std::optional<std::string> before_;
};

std::map<std::string, std::size_t> hold(const std::string& name, const std::string& xml) {
  const InMemory quick;
  std::map<std::string, std::size_t> counts;
  BOOST_TEST_CONTEXT(name) {
    Fixture shop(draft_of(xml));
    write_file_atomically(shop.options.trust_path, format_trust(residents_trust()));
    WithdrawalList list = list_of(1);
    list.until = "2027-08-31";
    write_file_atomically(shop.options.ledger_path + ".withdrawals", ByteView(issued(list)));
    Player player = shop.open().value();
    EveryPath paths(shop, player);
    counts = paths.go();
    std::string all;
    for (const auto& [kind, count] : counts) all += ", " + std::to_string(count) + " " + kind;
    BOOST_TEST_MESSAGE(name << ": " << paths.states() << " states, " << paths.events() << " events" << all);
  }
  return counts;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_record_of_every_path_of_every_template_names_what_was_on_the_screen) {
  std::size_t templates = 0;
  const std::filesystem::directory_iterator folder(std::filesystem::path(FACENOTICE_SOURCE_DIR) /
                                                   "templates");
  for (const auto& entry : folder) {
    if (entry.path().string().find(".flow.xml") == std::string::npos) continue;
    ++templates;
    auto counts = hold(entry.path().filename().string(), read_file(entry.path()));
    for (const char* kind : {"notified", "asked", "consented", "refused", "withdrawn"})
      BOOST_TEST(counts[kind] > 0U, entry.path() << " has no " << kind);
    if (entry.path().filename() == "residents.flow.xml")
      for (const char* kind : {"token-accepted", "token-refused"})
        BOOST_TEST(counts[kind] > 0U, entry.path() << " has no " << kind);
  }
  BOOST_TEST(templates >= 2U);
}

BOOST_AUTO_TEST_CASE(so_do_those_of_boxes_of_guardians_and_of_a_notice_on_the_question) {
  const std::filesystem::path source = FACENOTICE_SOURCE_DIR;
  std::map<std::string, std::size_t> all;
  for (const char* name : {"two-toggles", "guardian-by-code", "notice-on-the-question"})
    for (const auto& [kind, count] : hold(
             name,
             FlowEdit::load(source / "tests/fixtures/quiet" / (std::string(name) + ".edit")).applied(source)))
      all[kind] += count;
  // Whoever says that they are a child is led out at once: that they said so stays on record.
  const std::string sent_out =
      edited(vending_xml(), "<choice id=\"under\" to=\"pay-qr\">", "<choice id=\"under\" to=\"goodbye\">");
  hold("a child is led out", sent_out);
  for (const char* kind : {"guardian-consented", "age-stated", "withdrawn"}) BOOST_TEST(all[kind] > 0U, kind);
}

BOOST_AUTO_TEST_SUITE_END()
