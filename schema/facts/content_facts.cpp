// SPDX-License-Identifier: MIT
// Facts about the words: phrases from the word lists, durations that were typed, numbers that differ between
// languages, texts that repeat each other, and how long data is kept.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "schema/base/code_points.hpp"
#include "schema/base/text_memo.hpp"
#include "schema/base/white_space.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/facts/captured_data.hpp"
#include "schema/facts/facts.hpp"
#include "schema/facts/said_bounds.hpp"
#include "schema/facts/stated_durations.hpp"
#include "schema/words/folded_text.hpp"
#include "schema/words/said_numbers.hpp"
#include "schema/words/said_texts.hpp"
#include "schema/words/untranslated.hpp"
#include "schema/words/word_lists.hpp"

namespace facenotice {
namespace {

// How alike two texts are, from 0 to 1: the pairs of neighbouring characters that they share (Dice), without
// white space and punctuation.
double similarity(std::string_view first, std::string_view second) {
  const auto pairs = [](std::string_view text) {
    std::u32string letters;
    for (const char32_t c : code_points(text)) {
      const bool mark =
          (c < 0x80 && !((c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'))) ||
          (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F);
      if (!mark) letters += c >= U'A' && c <= U'Z' ? c + 32 : c;
    }
    std::vector<std::pair<char32_t, char32_t>> found;
    for (std::size_t i = 1; i < letters.size(); ++i) found.emplace_back(letters[i - 1], letters[i]);
    std::sort(found.begin(), found.end());
    return found;
  };
  const auto a = pairs(first), b = pairs(second);
  if (a.empty() || b.empty()) return 0;
  std::vector<std::pair<char32_t, char32_t>> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

std::shared_ptr<const std::vector<PhraseHit>> phrases_in(const std::string& text,
                                                         const std::string& language) {
  static TextMemo<std::vector<PhraseHit>> known;
  return known.find(text, language, [&] { return WordLists::installed().find(text, language); });
}
std::shared_ptr<const std::vector<StatedDuration>> durations_in(const std::string& text,
                                                                const std::string& language) {
  static TextMemo<std::vector<StatedDuration>> known;
  return known.find(text, language, [&] { return stated_durations(text, language); });
}

class ContentFacts {
 public:
  ContentFacts(const Flow& flow, pugi::xml_node facts) : flow_(flow), facts_(facts) {}

  void add_all() {
    for (const std::string& language : flow_.languages) unread(language);
    each_said_text(flow_, [this](const SaidText& said) { text(said); });
    for (const Purpose& purpose : flow_.purposes) {
      alike(purpose, "necessity", purpose.necessity, "description", purpose.description);
      alike(purpose, "impact", purpose.impact, "necessity", purpose.necessity);
    }
    for (const DataItem& item : flow_.data) retention(item);
    if (const std::int64_t kept = duration_ms(flow_.records_kept); kept > 0)
      add_fact(facts_, "records").append_attribute("kept-seconds") = static_cast<long long>(kept / 1000);
  }

 private:
  // A language that lacks the lists of what steers and stays vague, though it may have some others.
  void unread(const std::string& language) {
    const WordLists& lists = WordLists::installed();
    if (lists.has("vague-purpose", language)) return;
    pugi::xml_node fact = add_fact(facts_, "unread");
    fact.append_attribute("language") = language.c_str();
    if (lists.has("says-face", language)) fact.append_attribute("says-face") = true;
  }

  // A value that both print is the same in both, however each language writes it: Arabic has one word for two
  // years, and a company may have a figure in one of its names.
  void numbers(const SaidText& said, const std::string& first, const std::string& second,
               const std::set<std::string>& in_first, const std::set<std::string>& in_second) {
    std::set<std::string> common;
    std::set_intersection(in_first.begin(), in_first.end(), in_second.begin(), in_second.end(),
                          std::inserter(common, common.end()));
    // What is declared as a sentence in each language is held to the other here: it says numbers of its own.
    for (auto bound = common.begin(); bound != common.end();)
      bound = bound->rfind("right.", 0) == 0 || bound->rfind("purpose.", 0) == 0 ? common.erase(bound)
                                                                                 : std::next(bound);
    const auto said_in = [&](const std::string& language) {
      return SaidNumbers(
          fill_placeholders(flow_, without_placeholders(said.text->in(language), common), language),
          language);
    };
    const SaidNumbers here = said_in(first), there = said_in(second);
    const std::vector<std::string> only_here = here.not_said_by(there), only_there = there.not_said_by(here);
    if (only_here.empty() && only_there.empty()) return;
    pugi::xml_node fact = describe("numbers-differ", said);
    fact.append_attribute("first") = first.c_str();
    fact.append_attribute("second") = second.c_str();
    const auto told = [&](const char* name, const std::vector<std::string>& numbers) {
      std::string all;
      for (const std::string& number : numbers) all += (all.empty() ? "" : ", ") + number;
      if (!all.empty()) fact.append_attribute(name) = all.c_str();
    };
    told("first-only", only_here);
    told("second-only", only_there);
    fact.append_attribute("first-says") = excerpt(said, first).c_str();
    fact.append_attribute("second-says") = excerpt(said, second).c_str();
  }

  // Enough of a text, as people read it, for its author to know it again.
  std::string excerpt(const SaidText& said, const std::string& language) const {
    constexpr std::size_t most = 60;  // characters
    return shortened(collapsed(fill_placeholders(flow_, said.text->in(language), language)), most);
  }
  void text(const SaidText& said) {
    std::map<std::string, std::set<std::string>> bound;
    for (const LocalizedText::Entry& entry : said.text->entries()) {
      const std::string resolved = fill_placeholders(flow_, entry.text, entry.language);
      const std::vector<std::string> placeholders = placeholders_in(entry.text);
      bound[entry.language].insert(placeholders.begin(), placeholders.end());
      const auto phrases = phrases_in(resolved, entry.language);
      for (const PhraseHit& hit : *phrases) {
        pugi::xml_node fact = describe("phrase", said);
        fact.append_attribute("list") = hit.list.c_str();
        fact.append_attribute("language") = entry.language.c_str();
        fact.append_attribute("phrase") = hit.phrase.c_str();
        fact.append_attribute("whole") = hit.whole;
        if (hit.sentence > 1) fact.append_attribute("sentence") = hit.sentence;
        const std::string about = items_meant(hit, entry.language);
        if (!about.empty()) fact.append_attribute("about") = about.c_str();
        if (is_conditional(hit, *phrases)) fact.append_attribute("only-if") = true;
        if (const std::string value = printed_by(hit, placeholders, entry.language); !value.empty())
          fact.append_attribute("printed-by") = value.c_str();
        if (!entry.approved) fact.append_attribute("draft") = true;
      }
      if (entry.outdated)
        describe("outdated-translation", said).append_attribute("language") = entry.language.c_str();
      const auto durations = durations_in(entry.text, entry.language);
      for (const StatedDuration& stated : *durations) {
        pugi::xml_node fact = describe("states-duration", said);
        fact.append_attribute("language") = entry.language.c_str();
        fact.append_attribute("text") = stated.text.c_str();
        fact.append_attribute("seconds") = static_cast<long long>(stated.seconds);
        fact.append_attribute("declared") = declares_duration(flow_, stated.seconds);
        if (tells_retention(said)) retentions_[said.step].typed.insert(stated.seconds);
      }
      if (tells_retention(said))
        retentions_[said.step].bound.insert(placeholders.begin(), placeholders.end());
    }
    untranslated(said);
    if (said.step.empty()) return;  // declarations are held to each other where they are shown
    for (const auto& [language, there] : bound)
      if (language != bound.begin()->first)
        numbers(said, bound.begin()->first, language, bound.begin()->second, there);
    for (const auto& [language, found] : bound)
      for (const auto& [other, there] : bound)
        for (const std::string& placeholder : there)
          if (found.count(placeholder) == 0) {
            pugi::xml_node fact = describe("placeholder-missing", said);
            fact.append_attribute("placeholder") = placeholder.c_str();
            fact.append_attribute("language") = language.c_str();
            fact.append_attribute("stands-in") = other.c_str();
          }
  }

  // Whether its sentence says on what it depends: “never sent unless you agree”.
  static bool is_conditional(const PhraseHit& hit, const std::vector<PhraseHit>& of_text) {
    return std::any_of(of_text.begin(), of_text.end(), [&](const PhraseHit& other) {
      return other.list == "only-if" && other.sentence == hit.sentence;
    });
  }

  // The purpose's declaration whose words these are: they stand there, and this text prints them.
  std::string printed_by(const PhraseHit& hit, const std::vector<std::string>& placeholders,
                         const std::string& language) const {
    for (const std::string& placeholder : placeholders) {
      if (placeholder.rfind("purpose.", 0) != 0) continue;
      const std::string value = fill_placeholders(flow_, "{" + placeholder + "}", language);
      const auto hits = phrases_in(value, language);
      const bool there = std::any_of(hits->begin(), hits->end(), [&](const PhraseHit& known) {
        return known.list == hit.list && known.phrase == hit.phrase;
      });
      if (there) return placeholder;
    }
    return {};
  }

  // The data items that a phrase is said of: those that its clause names before it, else those of the nearest
  // clause of its sentence that names any.
  std::string items_meant(const PhraseHit& hit, const std::string& language) const {
    std::string_view rest = hit.lead;
    while (!rest.empty()) {
      const std::size_t comma = rest.rfind(',') + 1;  // a folded one; 0: there is none
      const std::string_view clause = rest.substr(comma);
      std::string items;
      for (const DataItem& item : flow_.data) {
        const std::string name = folded_text(item.name.in(language));
        if (!name.empty() && clause.find(name) != std::string_view::npos)
          items += (items.empty() ? "" : " ") + item.id;
      }
      if (!items.empty()) return items;
      rest = rest.substr(0, comma == 0 ? 0 : comma - 1);
    }
    return "";
  }

  // A draft is known to be none yet.
  void untranslated(const SaidText& said) {
    if (names_a_language(said)) return;
    const auto& entries = said.text->entries();
    for (const LocalizedText::Entry& entry : entries) {
      if (!entry.approved) continue;
      const auto same = std::find_if(entries.begin(), entries.end(), [&](const LocalizedText::Entry& other) {
        return listed_before(other.language, entry.language) &&
               is_untranslated(entry.text, entry.language, other.text, other.language);
      });
      if (same == entries.end()) continue;
      pugi::xml_node fact = describe("untranslated", said);
      fact.append_attribute("language") = entry.language.c_str();
      fact.append_attribute("same-as") = same->language.c_str();
      fact.append_attribute("text") = entry.text.c_str();
    }
  }
  bool names_a_language(const SaidText& said) const {
    const StepIndex at = said.choice.empty() ? no_step : flow_.find_step(said.step);
    return at != no_step &&
           std::any_of(flow_.steps[at].choices.begin(), flow_.steps[at].choices.end(),
                       [&](const Choice& one) {
                         return one.id == said.choice &&
                                std::any_of(one.acts.begin(), one.acts.end(),
                                            [](const Act& act) { return act.kind == ActKind::language; });
                       });
  }
  bool listed_before(const std::string& first, const std::string& second) const {
    const auto place = [&](const std::string& language) {
      return std::find(flow_.languages.begin(), flow_.languages.end(), language);
    };
    return place(first) < place(second);
  }

  pugi::xml_node describe(const char* name, const SaidText& said) {
    pugi::xml_node fact = add_fact(facts_, name);
    if (!said.step.empty()) fact.append_attribute("step") = said.step.c_str();
    if (!said.owner_id.empty()) fact.append_attribute(said.owner) = said.owner_id.c_str();
    fact.append_attribute("kind") = said.kind;
    if (!said.role.empty()) fact.append_attribute("role") = said.role.c_str();
    if (!said.choice.empty()) fact.append_attribute("choice") = said.choice.c_str();
    if (said.nth > 1) fact.append_attribute("nth") = said.nth;
    return fact;
  }

  void alike(const Purpose& purpose, const char* first_name, const LocalizedText& first,
             const char* second_name, const LocalizedText& second) {
    constexpr double alike_enough = 0.8;
    for (const LocalizedText::Entry& entry : first.entries()) {
      const double ratio = similarity(entry.text, second.in(entry.language));
      if (ratio < alike_enough) continue;
      pugi::xml_node fact = add_fact(facts_, "similar");
      fact.append_attribute("purpose") = purpose.id.c_str();
      fact.append_attribute("first") = first_name;
      fact.append_attribute("second") = second_name;
      fact.append_attribute("language") = entry.language.c_str();
      fact.append_attribute("ratio") = decimal(ratio).c_str();
    }
  }

  void retention(const DataItem& item) {
    pugi::xml_node fact = add_fact(facts_, "retention");
    fact.append_attribute("data") = item.id.c_str();
    fact.append_attribute("category") = item.category.c_str();
    const Retention& kept = item.retention;
    fact.append_attribute("form") = kept.form == Retention::Form::duration ? "duration"
                                    : kept.form == Retention::Form::event  ? "event"
                                                                           : "method";
    const std::int64_t bound = bound_seconds(kept);
    if (bound > 0) fact.append_attribute("seconds") = static_cast<long long>(bound);
    fact.append_attribute("bounded") = bound > 0;
    if (!item.at_expiry.empty()) fact.append_attribute("expiry") = item.at_expiry.c_str();
    if (!kept.duration.empty()) fact.append_attribute("told") = told(item);
    longest(item, fact);
    for (const LocalizedText::Entry& entry : kept.method.entries())
      for (const PhraseHit& hit :
           WordLists::installed().find(fill_placeholders(flow_, entry.text, entry.language), entry.language))
        if (hit.list == "indefinite" && !fact.attribute("indefinite"))
          fact.append_attribute("indefinite") = hit.phrase.c_str();
  }
  // Its length or limit, declared, or said by the words of its method in every language that is read for
  // durations; 0: it has none.
  static std::int64_t bound_seconds(const Retention& kept) {
    if (!kept.duration.empty()) return duration_ms(kept.duration) / 1000;
    std::int64_t most = 0;
    for (const LocalizedText::Entry& entry : kept.method.entries()) {
      if (!reads_durations(entry.language)) continue;
      const std::int64_t said = said_bound(entry.text, entry.language);
      if (said == 0) return 0;
      most = std::max(most, said);
    }
    return most;
  }
  // Blocks about retention on notices and signs.
  bool tells_retention(const SaidText& said) const {
    if (said.role != "retention") return false;
    const StepIndex step = flow_.find_step(said.step);
    return step == no_step || !flow_.steps[step].notifies.empty();
  }
  // How notices and signs tell this one: bound, typed, otherwise (one types other periods only), or not.
  const char* told(const DataItem& item) const {
    const char* how = "not";
    for (const auto& [place, said] : retentions_) {
      const bool typed = said.typed.count(duration_ms(item.retention.duration) / 1000) > 0;
      if (said.bound.count("data." + item.id + ".retention") > 0)
        how = "bound";
      else if (typed)
        how = "typed";
      else if (!said.typed.empty())
        return "otherwise";
    }
    return how;
  }
  // The longest that any item of the category is kept.
  void longest(const DataItem& item, pugi::xml_node fact) const {
    std::int64_t most = 0;
    for (const DataItem& other : flow_.data) {
      if (other.category != item.category) continue;
      const std::int64_t bound = bound_seconds(other.retention);
      if (bound == 0) {
        fact.append_attribute("longest") = "unbounded";
        return;
      }
      most = std::max(most, bound);
    }
    fact.append_attribute("longest") = static_cast<long long>(most);
  }

  const Flow& flow_;
  pugi::xml_node facts_;
  struct ToldRetentions {
    std::set<std::string> bound;   // "data.ID.retention"
    std::set<std::int64_t> typed;  // seconds
  };
  std::map<std::string, ToldRetentions> retentions_;  // by step or sign
};

}  // namespace

void add_content_facts(const Flow& flow, pugi::xml_node facts) {
  ContentFacts(flow, facts).add_all();
}

}  // namespace facenotice
