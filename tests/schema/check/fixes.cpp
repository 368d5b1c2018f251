// SPDX-License-Identifier: MIT
// Whoever is told to mend something is told what to do and where, in words that they see, and never to add
// what is there already.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <set>

#include <facenotice/flow_reader.hpp>

#include "schema/check/answers.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/facts/facts.hpp"
#include "schema/packs/rule_library.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/flow_edit.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(fixes)

namespace {

// Everything in tests/fixtures that somebody has to mend, by name.
const std::map<std::string, std::string>& faulty_flows() {
  static const std::map<std::string, std::string> flows = [] {
    std::map<std::string, std::string> all;
    for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/rules"))
      all[edit.name] = edit.applied(source_folder);
    for (const char* folder : {"tests/fixtures", "tests/fixtures/cases"})
      for (const auto& entry : std::filesystem::directory_iterator(source_folder / folder))
        if (entry.path().string().ends_with(".flow.xml"))
          all[entry.path().stem().stem().string()] = file_text(entry.path());
    return all;
  }();
  return flows;
}

// A faulty flow, and the tree that its rules see, made when somebody asks for it.
class Faulty {
 public:
  explicit Faulty(const std::string& text) : document_(document_of(text)) {}
  const Flow& flow() const { return document_.flow(); }
  pugi::xml_node at(const std::string& xpath) {
    if (!tree_)
      tree_.emplace(document_, Exploration::of(flow()), measure_screens(flow(), memo()),
                    attestation_facts(document_, RuleLibrary::installed()->attestations(), judged_at),
                    judged_at);
    return tree_->tree().select_node(xpath.c_str()).node();
  }
  // What the rule looked at: an element of the flow, or a fact.
  pugi::xml_node about(const Finding& finding) { return at(finding.schematron.location); }

  // Every name of the flow in quotation marks, as a screen, a sign or the window shows it.
  const std::set<std::string>& shown() {
    static const Words english;
    if (!shown_.empty()) return shown_;
    const ShownNames names(flow(), english);
    const auto add = [&](const std::string& id) { shown_.insert(names.in("\"" + id + "\"")); };
    for (const pugi::xpath_node named : document_.root().select_nodes("//@id"))
      add(named.attribute().value());
    return shown_;
  }

 private:
  Document document_;
  std::optional<FactTree> tree_;
  std::set<std::string> shown_;
};

// The reports of a flow by language.
struct Judged {
  std::string name;
  Faulty faulty;
  std::map<std::string, Report> reports;
};
std::vector<Judged>& judged() {
  static std::vector<Judged> all = [] {
    std::vector<Judged> made;
    for (const auto& [name, text] : faulty_flows()) {
      made.push_back({name, Faulty(text), {}});
      for (const char* language : {"en", "zh-CN"})
        made.back().reports.emplace(language, checked(text, as_of(judged_at, language)));
    }
    return made;
  }();
  return all;
}

using About = std::function<void(Faulty&, const Finding&)>;

// Every finding of every flow, in one language.
void for_each_finding(const std::string& language, const About& about) {
  for (Judged& flow : judged())
    for (const Finding& finding : flow.reports.at(language).findings)
      BOOST_TEST_CONTEXT(flow.name << " " << finding.id << " " << finding.assertion << " " << language << ": "
                                   << finding.fix)
  about(flow.faulty, finding);
}

// What only the format says: names of its elements, attributes and values that are no words of a language.
std::set<std::string> machine_words() {
  std::set<std::string> words = {"egress", "notifies", "preset", "preselected", "retries=", "apart="};
  pugi::xml_document format;
  format.load_file((source_folder / "schema/document/format-words.xml").c_str());
  for (const pugi::xml_node entry : format.document_element())
    if (const std::string name = entry.attribute("name").value(); name.find('-') != std::string::npos)
      words.insert(name);
  return words;
}

bool holds_word(const std::string& text, const std::string& word) {
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-');
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    if (!(at > 0 && inside(at - 1)) && !inside(at + word.size())) return true;
  return false;
}

std::vector<std::string> quoted_in(const std::string& text) {
  static const std::regex quotes("\"([^\"]*)\"");
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), quotes), end; at != end; ++at)
    found.push_back((*at)[0]);
  return found;
}

// What a fix says to add or to set, and the XPath, from what the finding is about, that holds where the
// document has it already.
struct Proposal {
  const char* assertion;
  const char* says;
  const char* is_there;
};
constexpr const char* sending = "/n:flow/n:purposes/n:purpose[@kind = 'transmit']";
const std::vector<Proposal>& proposals() {
  static const std::vector<Proposal> all = {
      {"P01-described", "Write", "n:description/n:text[normalize-space(.) != '']"},
      {"P01-necessity", "Write", "n:necessity/n:text[normalize-space(.) != '']"},
      {"P01-in-progress", "Add a text", "n:block[@role = 'in-progress']"},
      {"P01-list", "List item", "self::*[@style = 'item']"},
      {"P01-own-screen", "Add a screen",
       "/n:flow/n:steps/n:screen[@kind = 'separate-notice'][@notifies = current-purpose]"},
      {"P01-told", "Add a text", "/n:flow/n:steps/*/n:block[@role = current-role]"},
      {"P01-told", "Show the text", "self::*[not(/n:flow/n:steps/*/n:block[@role = current-role])]"},
      {"P01-told-or-signed", "Add a text", "/n:flow/n:signs/n:sign/n:block[@role = current-role]"},
      {"P04-no-default", "Clear", "self::*[not(@preselected = 'true' or @preselected = '1')]"},
      {"P05-refuse-here", "Add a choice",
       "../n:choice[not(@by = 'staff')]/n:refuse[@purpose = current-consent]"},
      {"P07-beside", "Add a choice", "/n:flow/n:steps/*[@id = current-step]/n:choice/n:choose-alternative"},
      {"P07-offer", "add a choice", "/n:flow/n:steps/*[@id = current-step]/n:choice/n:choose-alternative"},
      {"P07-offer", "lead the choice",
       "self::*[not(/n:flow/n:steps/*[@id = current-step]/n:choice/n:choose-alternative)]"},
      {"P09-purpose-beside", "Add a text", "n:block[@role = 'purpose']"},
      {"P10-deletion", "Add the right", "n:rights/n:right[@kind = 'delete']"},
      {"P10-in-reach", "Add a screen", "/n:flow/n:steps/*/n:choice/n:withdraw[@purpose = current-purpose]"},
      {"P10-in-reach", "Lead from",
       "self::*[not(/n:flow/n:steps/*/n:choice/n:withdraw[@purpose = current-purpose])]"},
      {"P12-abort", "Add a choice", "n:choice[n:cancel][not(@by = 'staff')]"},
      {"P12-indicator", "set", "self::*[@indicator = 'true' or @indicator = '1']"},
      {"P13-apart", "set", "self::*[@apart = 'true' or @apart = '1']"},
      {"P13-expiry", "Say", "self::*[@at-expiry]"},
      {"P14-consent", "Add a purpose", sending},
      {"P14-consent", "Name the purpose", "self::*[not(/n:flow/n:purposes/n:purpose[@kind = 'transmit'])]"},
      {"P14-disclosure", "with a purpose", sending},
      {"P14-named", "Put the name", "self::*[not(/n:flow/n:steps/*/n:block[@role = 'recipients'])]"},
      {"P14-named", "Add a text", "/n:flow/n:steps/*/n:block[@role = 'recipients']"},
      {"P15-asked", "add a purpose", sending},
      {"P15-everything-sent", "Add a purpose", sending},
      {"P15-abroad-consent", "Add a purpose", sending},
      {"P16-enrol", "Add a purpose", "/n:flow/n:purposes/n:purpose[@kind = 'enrol']"},
      {"P17-minor-rules", "Add full rules", "n:policies/n:policy[@audience = 'minor']"},
      {"P18-approved", "Approved", "self::*[not(@state = 'draft')]"},
      {"P21-changes", "Add a text", "/n:flow/n:steps/*/n:block[@role = 'changes']"},
      {"P22-entrances", "Add a printed sign", "n:signs/n:sign[@place = 'entrance']"},
      {"P22-sign", "Move or complete", "self::*[not(n:signs/n:sign)]"},
      {"P22-sign", "Add a printed sign", "n:signs/n:sign"},
      {"P22-human-review", "set", "self::*[@human-review = 'true' or @human-review = '1']"},
      {"P24-not-preselected", "Clear", "self::*[not(n:choice[n:choose-face][@preselected])]"},
      {"P25-records", "Say", "n:records[@kept]"},
      {"P26-say-on-sign", "Add to the sign",
       "self::*[not(/n:flow/n:signs/n:sign[not(@place = 'inside-zone')])]"},
      {"P26-say-on-sign", "Hang a sign", "/n:flow/n:signs/n:sign[not(@place = 'inside-zone')]"},
      {"P27-frames", "Set", "self::*[@frames = 'delete']"},
      {"P27-several-faces", "Set", "self::*[@several-faces = 'abort']"},
      {"P27-only-one", "Set", "self::*[@several-faces = 'abort']"},
      {"P28-contact", "Add a contact", "n:contact[@kind = 'phone' or @kind = 'email' or @kind = 'web']"},
      {"P28-sensitive", "Mark", "self::*[@sensitive = 'true' or @sensitive = '1']"},
      {"P07-beside", "Lead the choice",
       "self::*[not(/n:flow/n:steps/*[@id = current-step]/n:choice/n:choose-alternative)]"},
      {"P29-reachable", "Say on which", "/n:flow/n:policies/n:policy[@id = current-policy][@screen]"},
      {"P29-published", "Give the full rules",
       "self::*[n:policies/n:policy[@audience = 'general' or not(@audience)][@url or @print = 'true']]"},
      {"P29-public", "Give the full rules",
       "self::*[n:policies/n:policy[@audience = 'general' or not(@audience)][@url or @print = 'true']]"},
      {"P29-published", "Add full rules", "n:policies/n:policy[@audience = 'general' or not(@audience)]"},
      {"P29-public", "Add full rules", "n:policies/n:policy[@audience = 'general' or not(@audience)]"},
      {"P33-lasts", "Set how long", "self::*[@consent-lasts]"},
      {"P34-filed", "write", "self::*[normalize-space(@record-number) != '']"},
  };
  return all;
}

bool holds(pugi::xml_node about, std::string xpath) {
  const std::pair<const char*, std::string> names[] = {
      {"current-purpose", about.attribute("purpose").value()},
      {"current-policy", about.attribute("policy").value()},
      {"current-role", about.attribute("role").value()},
      {"current-step", about.attribute("step").value()},
      {"current-consent", about.child("n:consent").attribute("purpose").value()}};
  for (const auto& [name, value] : names)
    for (std::size_t at; (at = xpath.find(name)) != std::string::npos;)
      xpath.replace(at, std::string_view(name).size(), "'" + value + "'");
  return !about.select_nodes(xpath.c_str()).empty();
}

// Whether the way that shows the wrong passes, in its last session, what the predicate says.
bool passes(const Finding& finding, const Flow& flow, const std::function<bool(const Step&)>& what) {
  bool found = false;
  for (const FindingEvent& event : finding.trace) {
    const StepIndex index = flow.find_step(event.to);
    if (index == no_step) continue;
    const Step& step = flow.steps[index];
    if (event.choice.empty()) found = false;  // whoever was there may have gone
    found = found || what(step);
  }
  return found;
}

// Whether the person agrees to the purpose on the way that shows the wrong, in its last session.
bool agrees_to(const Finding& finding, const Flow& flow, PurposeIndex purpose) {
  bool agreed = false;
  for (const FindingEvent& event : finding.trace) {
    if (event.choice.empty()) agreed = false;
    const StepIndex from = flow.find_step(event.from);
    if (from == no_step) continue;
    for (const Choice& choice : flow.steps[from].choices)
      for (const Act& act : choice.acts)
        agreed =
            agreed || (choice.id == event.choice && act.kind == ActKind::consent && act.purpose == purpose);
  }
  return agreed;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_error_and_every_warning_says_what_to_do) {
  for (const char* language : {"en", "zh-CN"})
    for_each_finding(language, [](Faulty&, const Finding& finding) {
      if (finding.severity != Severity::error && finding.severity != Severity::warning) return;
      BOOST_TEST(finding.fix.size() > 10u);
      BOOST_TEST(finding.fix != finding.message);
    });
}

BOOST_AUTO_TEST_CASE(no_fix_speaks_as_the_file_does) {
  const std::set<std::string> words = machine_words();
  BOOST_TEST(words.size() > 50u);
  static const std::regex markup(R"([<>{}=@]|urn:|\bn:|\bf:|"")");
  for (const char* language : {"en", "zh-CN"})
    for_each_finding(language, [&](Faulty&, const Finding& finding) {
      BOOST_TEST(!std::regex_search(finding.fix, markup));
      const std::string said = finding.fix.substr(0, finding.fix.find("facenotice attest "));
      for (const std::string& word : words) BOOST_TEST(!holds_word(said, word), word);
    });
}

BOOST_AUTO_TEST_CASE(what_a_fix_names_is_there_and_is_called_what_people_see) {
  for_each_finding("en", [](Faulty& faulty, const Finding& finding) {
    BOOST_TEST(finding.place.line >= 1u);
    BOOST_TEST(bool(faulty.at(finding.xpath)), finding.xpath);
    for (const std::string& name : quoted_in(finding.fix)) BOOST_TEST(faulty.shown().count(name) == 1u, name);
  });
}

BOOST_AUTO_TEST_CASE(no_fix_proposes_what_is_already_there) {
  std::set<std::string> met;
  for_each_finding("en", [&](Faulty& faulty, const Finding& finding) {
    for (const Proposal& proposal : proposals()) {
      if (finding.assertion != proposal.assertion || finding.fix.find(proposal.says) == std::string::npos)
        continue;
      met.insert(proposal.assertion);
      const pugi::xml_node about = faulty.about(finding);
      BOOST_REQUIRE(about);
      BOOST_TEST(!holds(about, proposal.is_there), proposal.is_there);
    }
  });
  for (const Proposal& proposal : proposals())
    BOOST_TEST(met.count(proposal.assertion) == 1u, proposal.assertion);
}

BOOST_AUTO_TEST_CASE(no_fix_leads_a_way_through_what_it_passes_already) {
  std::set<std::string> met;
  for_each_finding("en", [&](Faulty& faulty, const Finding& finding) {
    const Flow& flow = faulty.flow();
    if (finding.assertion == "P17-age-known") {
      met.insert(finding.assertion);
      BOOST_TEST(!passes(finding, flow, [](const Step& step) { return step.screen == ScreenKind::age; }));
    } else if (finding.assertion == "P01-notice" || finding.assertion == "P02-consent") {
      met.insert(finding.assertion);
      const PurposeIndex purpose = flow.find_purpose(faulty.about(finding).attribute("purpose").value());
      BOOST_REQUIRE(purpose != no_purpose);
      if (finding.assertion == "P01-notice")
        BOOST_TEST(!passes(finding, flow, [&](const Step& step) {
          return std::find(step.notifies.begin(), step.notifies.end(), purpose) != step.notifies.end();
        }));
      else
        BOOST_TEST(!agrees_to(finding, flow, purpose));
    }
  });
  BOOST_TEST(met.size() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
