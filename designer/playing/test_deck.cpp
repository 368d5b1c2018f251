// SPDX-License-Identifier: MIT
// Greedy: from where the session stands, on to the nearest pair of ways that was not gone yet; those that end
// the session last.
#include "designer/playing/test_deck.hpp"

#include <algorithm>
#include <map>

#include "schema/check/shown_names.hpp"

namespace facenotice {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

class Planner {
 public:
  explicit Planner(const FlowWays& ways) : graph_(ways.graph()) {
    std::map<FlowWay, std::uint32_t> numbers;
    for (const FlowWay& way : ways.all()) numbers.emplace(way, static_cast<std::uint32_t>(numbers.size()));
    for (const Way& way : graph_.ways()) {
      const std::optional<FlowWay> named = ways.of(way);
      number_.push_back(named ? numbers.at(*named) : none);
    }
    gone_.assign(numbers.size(), false);
  }

  DeckPlan plan() {
    DeckPlan plan;
    while (true) {
      last_ = none;
      session_.clear();
      if (!go_on(false) && !go_on(true)) {
        if (any_entry_) break;
        any_entry_ = true;  // what is left cannot be come to from switching on
        continue;
      }
      if (plan.sessions.size() == DeckPlan::most_sessions) {
        plan.cut_short = true;
        break;
      }
      // A session has one end: first what goes on, then an end that was not gone yet.
      while (!ended() && session_.size() < DeckPlan::longest_session && go_on(false)) {
      }
      if (!ended() && !go_on(true)) lead_to_the_end();
      PlayActs acts;
      for (const std::uint32_t way : session_)
        acts.push_back(act_of(graph_.flow(), graph_.event_of(graph_.ways()[way])));
      plan.sessions.push_back(std::move(acts));
    }
    plan.ways = static_cast<std::size_t>(std::count(gone_.begin(), gone_.end(), true));
    plan.pairs = pairs_.size();
    plan.at_least = ends_.size();
    return plan;
  }

 private:
  // Nobody knows any more what was said before.
  bool ends(std::uint32_t way) const { return graph_.ways()[way].ends_session; }
  bool ended() const { return last_ != none && ends(last_); }

  bool pairs_with(std::uint32_t before, std::uint32_t way) const {
    return before != none && !ends(before) && graph_.in_session(graph_.ways()[before].to) &&
           number_[way] != none && number_[before] != none;
  }
  bool is_new(std::uint32_t before, std::uint32_t way) const {
    if (number_[way] == none) return false;
    if (!gone_[number_[way]]) return true;
    return pairs_with(before, way) && pairs_.count({number_[before], number_[way]}) == 0;
  }

  template <class Goal>
  bool go_to(Goal goal) {
    struct Visit {
      std::uint32_t way, before;  // before: index into the queue
    };
    std::vector<Visit> queue = {{last_, none}};
    std::vector<bool> visited(graph_.ways().size(), false);
    for (std::uint32_t head = 0; head < queue.size(); ++head) {
      const std::uint32_t at = queue[head].way;
      if (head > 0 && ends(at)) continue;  // a session is not gone beyond its end
      const SpotId spot = at == none ? 0 : graph_.ways()[at].to;
      for (std::uint32_t way = graph_.first_way(spot); way < graph_.first_way(spot + 1); ++way) {
        if (number_[way] == none) continue;
        if (at == none && !any_entry_ && graph_.ways()[way].event != EventKind::power_on) continue;
        if (goal(at, way)) {
          std::vector<std::uint32_t> found = {way};
          for (std::uint32_t visit = head; queue[visit].before != none; visit = queue[visit].before)
            found.push_back(queue[visit].way);
          for (auto one = found.rbegin(); one != found.rend(); ++one) go(*one);
          return true;
        }
        if (visited[way]) continue;
        visited[way] = true;
        queue.push_back({way, head});
      }
    }
    return false;
  }
  bool go_on(bool to_an_end) {
    return go_to([&](std::uint32_t before, std::uint32_t way) {
      return ends(way) == to_an_end && is_new(before, way);
    });
  }
  void lead_to_the_end() {
    go_to([this](std::uint32_t, std::uint32_t way) { return ends(way); });
  }

  void go(std::uint32_t way) {
    gone_[number_[way]] = true;
    if (pairs_with(last_, way)) {
      pairs_.insert({number_[last_], number_[way]});
      if (ends(way)) ends_.insert({number_[last_], number_[way]});
    }
    session_.push_back(way);
    last_ = way;
  }

  const StepGraph& graph_;
  std::vector<std::uint32_t> number_;  // by way of the graph: the way of the flow
  std::vector<bool> gone_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_, ends_;  // gone; of them those that end a session
  std::vector<std::uint32_t> session_;
  std::uint32_t last_ = none;  // the way that was taken last
  bool any_entry_ = false;     // sessions begin with switching on while that is of use
};

// What a person beside the machine does for an act.
std::string todo(const PlayStory& story, const Words& words, const Flow& flow, const std::string& act,
                 const std::string& step, const std::string& language) {
  if (act.rfind("choose ", 0) == 0) {
    const std::string shown = story.event(act, step, language), read = story.event(act, step);
    return shown == read ? words.trf("Touch {}.", shown) : words.trf("Touch {} ({}).", shown, read);
  }
  if (act == "timeout") {
    const StepIndex at = flow.find_step(step);
    const Exit* timeout = at == no_step ? nullptr : flow.steps[at].exit(ExitKind::timeout);
    if (timeout != nullptr)
      return words.trf("Touch nothing, and wait: {}.", duration_in_words(words, timeout->after_ms / 1000));
  }
  static constexpr std::pair<const char*, const char*> sentences[] = {
      {"power-on", noted("Switch the machine on.")},
      {"idle", noted("Wait until the machine is idle.")},
      {"presence", noted("Step in front of the machine’s sensor.")},
      {"resume", noted("Let the machine go on after its pause.")},
      {"maintenance-exit", noted("End the maintenance, as a technician does.")},
      {"matched", noted("Look into the camera with a face that the machine knows.")},
      {"not-matched", noted("Let somebody look into the camera whom the machine does not know.")},
      {"failed", noted("Cover the camera until the scan fails.")},
      {"cancelled", noted("Break the scan off at the face module.")},
      {"done", noted("Let the machine finish what it does.")},
      {"fault", noted("Make what the machine does now fail.")},
      {"token", noted("Hold a token to the reader that counts (facenotice token new).")},
      {"token-refused", noted("Hold a token to the reader that has expired or was taken back.")},
  };
  for (const auto& [known, sentence] : sentences)
    if (act == known) return words.tr(sentence);
  return story.event(act, step);
}

// Whoever sends a screen on has filled all of it in. What they are told; empty: nothing is sent, or asked
// for.
std::string fill_in(PlaySession& session, const PlayStory& story, const Words& words,
                    const std::string& act) {
  const Step* step = session.current();
  if (step == nullptr) return {};
  const auto taken = std::find_if(step->choices.begin(), step->choices.end(),
                                  [&](const Choice& choice) { return act == "choose " + choice.id; });
  if (taken == step->choices.end() || !taken->has(ActKind::submit)) return {};
  std::string told;
  const std::string language = session.list().language, id = step->id;
  const std::vector<Field> fields = step->fields;
  for (const Field& field : fields) {
    session.act("type " + field.data + " 123456");
    told += words.trf("Fill in “{}”. ", story.field(id, field.data, language));
  }
  return told;
}

std::string variant_in_words(Variant variant, const Words& words) {
  switch (variant) {
    case Variant::large_text:
      return words.tr("large text");
    case Variant::high_contrast:
      return words.tr("high contrast");
    case Variant::normal:
      break;
  }
  return words.tr("normal text");
}

// Each by its name: nobody is to take the cards for more than they are.
std::vector<std::string> not_covered(const TestDeck& deck, const Words& words) {
  const auto list = [&](const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : words.tr(", ")) + name;
    return all;
  };
  std::vector<std::string> said;
  if (!deck.other_languages.empty())
    said.push_back(words.trf("NOT covered, each needs a deck of its own: the languages {}.",
                             list(deck.other_languages)));
  if (!deck.other_displays.empty())
    said.push_back(
        words.trf("NOT covered, each needs a deck of its own: the displays {}.", list(deck.other_displays)));
  std::vector<std::string> variants;
  for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast})
    if (variant != deck.place.variant) variants.push_back(variant_in_words(variant, words));
  said.push_back(words.trf("NOT covered, each needs a deck of its own: screens with {}.", list(variants)));
  return said;
}

// One session on the player, written down as it goes.
class CardPlay {
 public:
  CardPlay(PlaySession& session, const PlayStory& story, const Words& words)
      : session_(session), story_(story), words_(words) {}

  DeckCard go(const PlayActs& acts) {
    session_.restart({});
    for (std::size_t i = 0; i < acts.size() && card_.trouble.empty(); ++i) {
      const std::string step = session_.step(), before = session_.list().language;
      const std::string filled = fill_in(session_, story_, words_, acts[i]);
      if (chooses_language(acts[i])) chosen_ = true;
      if (!session_.act(acts[i])) {
        card_.trouble = words_.trf("The machine does not go on here: {} means nothing at “{}”.",
                                   session_.moments().back().done, story_.title(step));
        break;
      }
      add_line(acts[i], filled, step, before);
      if (i + 1 == acts.size() || !chooses_language(acts[i + 1])) speak();
    }
    return std::move(card_);
  }

 private:
  // In the deck's language: the machine begins in its first one, and again with whoever comes next, until the
  // card itself chooses another.
  void speak() {
    const std::size_t moments = session_.moments().size();
    const std::string step = session_.step(), before = session_.list().language;
    if (!chosen_) session_.speak(true);
    if (session_.moments().size() > moments) add_line(session_.moments().back().act, {}, step, before);
  }
  bool chooses_language(const std::string& act) const {
    const StepIndex step = flow_.find_step(session_.step());
    return step != no_step && std::any_of(flow_.steps[step].choices.begin(), flow_.steps[step].choices.end(),
                                          [&](const Choice& choice) {
                                            return choice.has(ActKind::language) &&
                                                   act == "choose " + choice.id;
                                          });
  }
  void add_line(const std::string& act, const std::string& filled, const std::string& step,
                const std::string& language) {
    const PlayMoment& moment = session_.moments().back();
    DeckLine line{act,
                  filled + todo(story_, words_, flow_, act, step, language),
                  moment.step,
                  moment.title_in_flow,
                  moment.language,
                  moment.camera_on,
                  {},
                  {}};
    for (const PlayLine& told : moment.lines) {
      if (told.kind == PlayLine::Kind::record) line.recorded.push_back(told.text);
      if (told.kind == PlayLine::Kind::ordinary || told.kind == PlayLine::Kind::trouble)
        line.seen.push_back(told.text);
      if (told.kind == PlayLine::Kind::refused)
        line.seen.push_back(words_.trf("The camera stays off: {}", told.text));
    }
    card_.lines.push_back(std::move(line));
  }

  PlaySession& session_;
  const PlayStory& story_;
  const Words& words_;
  const Document document_ = session_.document();
  const Flow& flow_ = document_.flow();
  bool chosen_ = false;  // the card has chosen its language
  DeckCard card_;
};

}  // namespace

DeckPlan plan_deck(const FlowWays& ways) {
  return Planner(ways).plan();
}

TestDeck play_deck(PlaySession& session, const DeckPlan& plan, const Words& words) {
  const Document document = session.document();
  const Flow& flow = document.flow();
  const PlayStory story(document, words);
  TestDeck deck;
  deck.title = ShownNames(flow, words).text(flow.title);
  deck.plan = plan;
  deck.place = session.place();
  if (deck.place.language.empty()) deck.place.language = flow.languages.front();
  if (deck.place.display.empty()) deck.place.display = flow.device.displays.front().id;
  const ShownNames names(flow, words);
  for (const std::string& language : flow.languages)
    if (language == deck.place.language)
      deck.language = names.language(language);
    else
      deck.other_languages.push_back(names.language(language));
  for (const DisplayProfile& display : flow.device.displays)
    if (display.id == deck.place.display)
      deck.display = names.display(display.id);
    else
      deck.other_displays.push_back(names.display(display.id));
  for (const PlayActs& acts : plan.sessions) deck.cards.push_back(CardPlay(session, story, words).go(acts));
  return deck;
}

std::vector<std::string> deck_in_words(const TestDeck& deck, const Words& words) {
  std::vector<std::string> said = {words.trf("Gone in {}, on the display {}, with {}.", deck.language,
                                             deck.display, variant_in_words(deck.place.variant, words))};
  for (std::string& sentence : not_covered(deck, words)) said.push_back(std::move(sentence));
  const std::vector<std::string> covered = {
      words.trf(
          "{} sessions go all {} ways of the flow, and all {} pairs of ways of which one comes right after "
          "the other in one session.",
          deck.plan.sessions.size(), deck.plan.ways, deck.plan.pairs),
      deck.plan.sessions.size() == deck.plan.at_least
          ? std::string(words.tr("With fewer sessions it cannot be done."))
          : words.trf("Fewer than {} cannot do it; whether so few can is not known.", deck.plan.at_least),
      words.tr("Longer orders of ways, and what the machine does of itself where somebody leaves, are not in "
               "them."),
      words.tr(
          "Go each card from switching on to its last line, alone, with an empty ledger; tick what was seen "
          "and what was on record.")};
  said.insert(said.end(), covered.begin(), covered.end());
  if (deck.plan.cut_short)
    said.push_back(words.trf("Not all of it: the deck ends after {} sessions.", deck.plan.sessions.size()));
  const auto stuck = std::count_if(deck.cards.begin(), deck.cards.end(),
                                   [](const DeckCard& card) { return !card.trouble.empty(); });
  if (stuck > 0)
    said.push_back(
        words.trf("In {} sessions the player itself did not go on; their cards say where.", stuck));
  return said;
}

}  // namespace facenotice
