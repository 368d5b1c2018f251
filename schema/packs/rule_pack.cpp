// SPDX-License-Identifier: MIT
// The metadata of a pack, and the engine behind it.
#include "schema/packs/rule_pack.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <facenotice/time.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/schematron/pack_commons.hpp"
#include "schema/schematron/rule_evaluator.hpp"
#include "schema/schematron/schematron_expand.hpp"
#include "schema/schematron/schematron_program.hpp"
#include "schema/schematron/schematron_shape.hpp"

namespace facenotice {

const std::string& PackText::in(std::string_view language) const {
  static const std::string nothing;
  for (const std::string& wanted : {std::string(language), std::string("en")})
    if (const auto found = texts_.find(wanted); found != texts_.end()) return found->second;
  return texts_.empty() ? nothing : texts_.begin()->second;
}

const char* level_word(Level level) {
  switch (level) {
    case Level::must:
      return "must";
    case Level::must_equiv:
      return "must-equiv";
    case Level::should:
      return "should";
    case Level::info:
      return "info";
  }
  return "";
}

std::string PatternInfo::attested_item() const {
  if (property != "P34.attested") return {};
  for (const auto& [name, value] : parameters)
    if (name == "ITEM" && value.size() > 2) return value.substr(1, value.size() - 2);  // a literal
  return {};
}

bool Row::in_force(std::string_view date) const {
  // ISO 8601 calendar dates order as text.
  return (effective.empty() || effective <= date) && (repealed.empty() || date < repealed);
}

struct RulePack::Parts {
  explicit Parts(ExpandedPack expanded) : pack(std::move(expanded)) {}

  ExpandedPack pack;
  std::string file, id, effective, repealed, source;
  PackKind kind = PackKind::law;
  std::vector<std::string> jurisdictions, standards;
  PackText title;
  std::vector<Row> rows;
  std::vector<PatternInfo> patterns;  // as pack.patterns
  std::vector<Parameter> parameters;
  std::map<std::string, std::shared_ptr<const SchematronProgram>> programs;  // by phase
  mutable RuleEvaluators evaluators;                                         // for when it is asked alone
};

namespace {

std::vector<std::string> words_of(const char* text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

class MetadataReader {
 public:
  explicit MetadataReader(RulePack::Parts& parts) : parts_(parts), tree_(parts.pack.tree) {}

  void read() {
    const pugi::xml_node schema = tree_.schema();
    for (const pugi::xml_node node : schema.children("p:pack")) read_pack(node);
    if (parts_.id.empty()) fail(schema, msg("the pack has no <p:pack id=… jurisdictions=… effective=…>"));
    for (const pugi::xml_node node : schema.children("p:row")) read_row(node);
    for (const ExpandedPattern& pattern : parts_.pack.patterns) read_pattern(pattern);
    if (parts_.patterns.empty() && parts_.rows.empty()) fail(schema, msg("the pack has no <pattern>"));
    require_something_per_row(schema);
    for (const pugi::xml_node let : schema.children("let"))
      parts_.parameters.push_back(
          {let.attribute("name").value(), let.attribute("value").value(), let.attribute("p:origin").value()});
  }

 private:
  [[noreturn]] void fail(pugi::xml_node node, const Message& message) const { tree_.fail(node, message); }

  void require_date(pugi::xml_node node, const char* attribute) const {
    const std::string value = node.attribute(attribute).value();
    if (node.attribute(attribute) && !parse_date(value))
      fail(node, msg("{}=\"{}\" is no date such as 2025-06-01", attribute, value));
  }
  void require_order(pugi::xml_node node) const {
    const std::string effective = node.attribute("effective").value(),
                      repealed = node.attribute("repealed").value();
    if (!effective.empty() && !repealed.empty() && repealed <= effective)
      fail(node, msg("it is repealed before it is effective"));
  }

  // The texts of the children of one name, in English and Chinese at least.
  PackText read_text(pugi::xml_node node, const char* element) const {
    PackText text;
    for (const pugi::xml_node child : node.children(element)) {
      const std::string language = child.attribute("xml:lang").value(), words = collapsed(child.text().get());
      if (text.has(language)) fail(child, msg("two elements <{}> are in {}", element, language));
      if (words.empty()) fail(child, msg("<{}> is empty", element));
      text.set(language, words);
    }
    return text;
  }
  void require_languages(pugi::xml_node node, const PackText& text, const char* element) const {
    for (const char* language : {"en", "zh-CN"})
      if (!text.has(language)) fail(node, msg("<{}> has no <{}> in {}", node.name(), element, language));
  }

  void read_kind(pugi::xml_node node) {
    const std::string_view kind = node.attribute("kind").as_string("law");
    if (kind == "standard")
      parts_.kind = PackKind::standard;
    else if (kind == "house")
      parts_.kind = PackKind::house;
    else if (kind != "law")
      fail(node, msg("kind is law, standard or house, not \"{}\"", std::string(kind)));
  }

  void read_pack(pugi::xml_node node) {
    if (!parts_.id.empty()) fail(node, msg("the pack has two elements <p:pack>"));
    parts_.id = node.attribute("id").value();
    parts_.effective = node.attribute("effective").value();
    parts_.repealed = node.attribute("repealed").value();
    parts_.source = node.attribute("source").value();
    read_kind(node);
    parts_.jurisdictions = words_of(node.attribute("jurisdictions").value());
    parts_.standards = words_of(node.attribute("standards").value());
    // Without these a pack would silently bind nobody.
    if (parts_.jurisdictions.empty() && parts_.standards.empty())
      fail(node, msg("<p:pack> needs jurisdictions or standards"));
    require_date(node, "effective");
    require_date(node, "repealed");
    require_order(node);
    parts_.title = read_text(node, "p:title");
    require_languages(node, parts_.title, "p:title");
  }

  void read_row(pugi::xml_node node) {
    Row row;
    row.id = node.attribute("id").value();
    row.where = tree_.where(node);
    for (const Row& other : parts_.rows)
      if (other.id == row.id)
        fail(node, msg("two rows have the id {} (the other is at {})", row.id, other.where));
    row.article.set("en", node.attribute("article").value());
    row.article.set("zh-CN", node.attribute("article-zh").value());
    row.asks = read_text(node, "p:asks");
    require_languages(node, row.asks, "p:asks");
    row.not_checked = read_text(node, "p:not-checked");
    if (!row.not_checked.empty()) require_languages(node, row.not_checked, "p:not-checked");
    row.rest = read_text(node, "p:rest");
    if (!row.rest.empty()) require_languages(node, row.rest, "p:rest");
    row.level = read_level(node);
    row.source = node.attribute("source").value();
    if (row.source.find_first_of("VMH") != 0)
      fail(node, msg("source begins with the verification mark: V, V*, M or H"));
    row.see = node.attribute("see").value();
    row.effective = node.attribute("effective").value();
    row.repealed = node.attribute("repealed").value();
    require_date(node, "effective");
    require_date(node, "repealed");
    require_order(node);
    row.human = words_of(node.attribute("human").value());
    read_limit(node, row);
    parts_.rows.push_back(std::move(row));
  }

  Level read_level(pugi::xml_node node) const {
    const std::string_view word = node.attribute("level").value();
    for (const Level level : {Level::must, Level::must_equiv, Level::should, Level::info})
      if (word == level_word(level)) return level;
    fail(node, msg("level is must, must-equiv, should or info"));
  }

  void read_limit(pugi::xml_node node, Row& row) const {
    const std::string limit = node.attribute("limit").value();
    if (!limit.empty()) {
      row.limit.set("en", limit);
      row.limit.set("zh-CN", node.attribute("limit-zh").as_string(limit.c_str()));
    }
    if (!node.attribute("strictness")) return;
    if (limit.empty()) fail(node, msg("strictness stands only beside limit"));
    const std::string text = node.attribute("strictness").value();
    char* end = nullptr;
    row.strictness = std::strtod(text.c_str(), &end);
    if (end == text.c_str() || *end != '\0') fail(node, msg("strictness is a number"));
  }

  CauseRule read_cause(const ExpandedPattern& expanded, pugi::xml_node node) const {
    const std::string said = node.attribute("p:cause").value();
    CauseRule cause;
    if (said.empty()) return cause;
    const std::size_t by = said.find(" by ");
    if (by != std::string::npos) cause = {said.substr(0, by), said.substr(by + 4)};
    if (cause.by != "service" && cause.by != "step" && cause.by != "text" && cause.by != "language")
      fail(expanded.asked, msg("p:cause is a name, “by”, and service, step, text or language"));
    return cause;
  }

  void read_pattern(const ExpandedPattern& expanded) {
    const auto row = std::find_if(parts_.rows.begin(), parts_.rows.end(),
                                  [&](const Row& known) { return known.id == expanded.row; });
    if (expanded.row.empty())
      fail(expanded.asked, msg("a pattern needs p:row: the row of the law that it checks"));
    if (row == parts_.rows.end())
      fail(expanded.asked, msg("there is no <p:row> with the id {}", expanded.row));
    PatternInfo pattern;
    pattern.id = expanded.node.attribute("id").value();
    pattern.where = tree_.where(expanded.asked);
    pattern.row = static_cast<std::size_t>(row - parts_.rows.begin());
    pattern.property = expanded.property;
    pattern.cause = read_cause(expanded, expanded.node);
    pattern.rests_on_text = std::string_view(expanded.node.attribute("p:rests-on").value()) == "text";
    pattern.texts = words_of(expanded.node.attribute("p:texts").value());
    if (!pattern.texts.empty() && !pattern.rests_on_text)
      fail(expanded.asked, msg("p:texts stands only beside p:rests-on"));
    pattern.parameters = expanded.parameters;
    if (const std::string title = collapsed(expanded.node.child("title").text().get()); !title.empty())
      pattern.title.set("en", title);
    for (const pugi::xml_node title : expanded.node.children("p:title"))
      pattern.title.set(title.attribute("xml:lang").value(), collapsed(title.text().get()));
    for (const pugi::xml_node rule : expanded.node.children("rule"))
      for (const pugi::xml_node node : rule.children()) {
        const std::string_view name = node.name();
        if (name == "assert" || name == "report")
          pattern.assertions.push_back(read_assertion(expanded, node));
      }
    if (pattern.assertions.empty()) fail(expanded.asked, msg("the pattern asserts nothing"));
    parts_.patterns.push_back(std::move(pattern));
  }

  AssertionInfo read_assertion(const ExpandedPattern& pattern, pugi::xml_node node) {
    AssertionInfo info;
    info.cause = read_cause(pattern, node);
    info.id = node.attribute("id").value();
    info.role = node.attribute("role").value();
    info.is_report = std::string_view(node.name()) == "report";
    info.test = collapsed(node.attribute("test").value());
    info.context = collapsed(node.parent().attribute("context").value());
    for (const pugi::xml_node child : node.children())
      info.title += child.type() == pugi::node_element ? "…" : child.value();
    info.title = collapsed(info.title);
    if (info.id.empty()) parts_.pack.fail(pattern, node, msg("<{}> needs {}", node.name(), "id"));
    if (!info.role.empty() && info.role != "review" && info.role != "warning" && info.role != "info")
      parts_.pack.fail(pattern, node,
                       msg("role is review, warning or info, or left out: the row's level counts"));
    // Instances of one abstract pattern share the assertion; others must not take its name.
    info.where = tree_.where(node);
    const auto [known, fresh] = assertions_.emplace(info.id, info.where);
    if (!fresh && known->second != info.where)
      parts_.pack.fail(pattern, node,
                       msg("two assertions have the id {} (the other is at {})", info.id, known->second));
    if (!in_pattern_.emplace(pattern.node.hash_value(), info.id).second)
      parts_.pack.fail(pattern, node, msg("two assertions have the id {}", info.id));
    for (const pugi::xml_node let : tree_.schema().children("let")) {
      const std::string name = let.attribute("name").value();
      if (std::string_view(let.attribute("p:origin").value()) == "ours" &&
          info.test.find("$" + name) != std::string::npos)
        info.thresholds.push_back(name);
    }
    return info;
  }

  void require_something_per_row(pugi::xml_node schema) const {
    std::set<std::size_t> checked;
    for (const PatternInfo& pattern : parts_.patterns) checked.insert(pattern.row);
    std::size_t index = 0;
    for (const pugi::xml_node node : schema.children("p:row")) {
      const Row& row = parts_.rows[index];
      if (checked.count(index) == 0 && row.human.empty() && row.not_checked.empty())
        fail(node,
             msg("nothing checks the row {}: give it a pattern, human=\"H-…\" or <p:not-checked>", row.id));
      require_said_rest(node, row, checked.count(index) > 0);
      ++index;
    }
  }

  // Checks that hold, and items that are answered, show no more than they speak of, so whoever writes a row
  // says what they leave.
  void require_said_rest(pugi::xml_node node, const Row& row, bool looked) const {
    const std::string_view none = node.attribute("rest").value();
    if (!none.empty() && none != "none") fail(node, msg("rest is \"none\", or said in <p:rest>"));
    if (looked && none.empty() == row.rest.empty())
      fail(node, msg("the row {} says what its checks do not look at: <p:rest>, or rest=\"none\"", row.id));
    if (!looked && (!none.empty() || !row.rest.empty()))
      fail(node, msg("nothing is looked at for the row {}, so it has no rest", row.id));
  }

  RulePack::Parts& parts_;
  const PackTree& tree_;
  std::map<std::string, std::string> assertions_;  // id to place
  std::set<std::pair<std::size_t, std::string>> in_pattern_;
};

}  // namespace

namespace {

pugi::xml_node document_element(pugi::xml_node document) {
  return document.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

}  // namespace

RulePack RulePack::load(const std::filesystem::path& file) {
  PackCommons own;
  return load(file, own);
}

RulePack RulePack::load(const std::filesystem::path& file, PackCommons& commons) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) throw CouldNotCheck(msg("The rule pack {} cannot be read.", file.string()));
  return parse(bytes.str(), file.string(), file, commons);
}

RulePack RulePack::parse(const std::string& bytes, const std::string& name,
                         const std::filesystem::path& file) {
  PackCommons own;
  return parse(bytes, name, file, own);
}

RulePack RulePack::parse(const std::string& bytes, const std::string& name, const std::filesystem::path& file,
                         PackCommons& commons) {
  PackTree tree =
      PackTree::read(bytes, name, file, file.empty() ? file : rules_folder_of(file), commons.files);
  check_shape(tree);
  auto parts = std::make_shared<Parts>(expand(std::move(tree)));
  parts->file = name;
  MetadataReader(*parts).read();
  parts->programs.emplace("#DEFAULT",
                          SchematronProgram::compile(parts->pack, "#DEFAULT", commons.expressions));
  for (const pugi::xml_node phase : parts->pack.tree.schema().children("phase")) {
    const std::string id = phase.attribute("id").value();
    parts->programs.emplace(id, SchematronProgram::compile(parts->pack, id, commons.expressions));
  }
  RulePack pack;
  pack.parts_ = std::move(parts);
  return pack;
}

const std::string& RulePack::id() const {
  return parts_->id;
}
const std::string& RulePack::file() const {
  return parts_->file;
}
const std::string& RulePack::source() const {
  return parts_->source;
}
const std::string& RulePack::title(std::string_view language) const {
  return parts_->title.in(language);
}
const std::string& RulePack::effective() const {
  return parts_->effective;
}
PackKind RulePack::kind() const {
  return parts_->kind;
}
const std::string& RulePack::repealed() const {
  return parts_->repealed;
}
const std::vector<std::string>& RulePack::jurisdictions() const {
  return parts_->jurisdictions;
}
const std::vector<std::string>& RulePack::standards() const {
  return parts_->standards;
}
const std::vector<Row>& RulePack::rows() const {
  return parts_->rows;
}
const std::vector<PatternInfo>& RulePack::patterns() const {
  return parts_->patterns;
}
const std::vector<Parameter>& RulePack::parameters() const {
  return parts_->parameters;
}

const Row* RulePack::find_row(std::string_view row) const {
  for (const Row& known : parts_->rows)
    if (known.id == row) return &known;
  return nullptr;
}

bool RulePack::in_force(std::string_view date) const {
  return parts_->effective <= date && (parts_->repealed.empty() || date < parts_->repealed);
}

std::string RulePack::expanded() const {
  return parts_->pack.print();
}

Evaluation RulePack::evaluate(const pugi::xml_document& tree, const EvaluationOptions& options) const {
  const RuleEvaluators::Lease evaluator(parts_->evaluators, tree);
  return evaluate(*evaluator, options);
}

Evaluation RulePack::evaluate(RuleEvaluator& evaluator, const EvaluationOptions& options) const {
  Expressions own;
  const auto known = parts_->programs.find(options.phase);
  const std::shared_ptr<const SchematronProgram> program =
      known != parts_->programs.end() ? known->second
                                      : SchematronProgram::compile(parts_->pack, options.phase, own);
  std::vector<bool> active;
  if (!options.as_of.empty())
    for (const PatternInfo& pattern : parts_->patterns)
      active.push_back(parts_->rows[pattern.row].in_force(options.as_of));
  ProgramResult result = evaluator.evaluate(*program, options.language, active);
  Evaluation evaluation;
  for (ProgramFailure& failed : result.failures) {
    const PatternInfo& pattern = parts_->patterns[failed.pattern];
    Failure failure;
    failure.row = &parts_->rows[pattern.row];
    failure.pattern = &pattern;
    failure.assertion = &pattern.assertions[failed.assertion];
    failure.text = std::move(failed.text);
    failure.message = std::move(failed.message);
    failure.fix = std::move(failed.fix);
    failure.properties = std::move(failed.properties);
    failure.quick_fixes = std::move(failed.quick_fixes);
    failure.thresholds = std::move(failed.thresholds);
    failure.where = failed.context.node() ? failed.context.node() : failed.context.parent();
    if (failure.where.type() == pugi::node_document) failure.where = document_element(failure.where);
    failure.attribute = failed.context.attribute();
    failure.trace = failed.trace;
    evaluation.failures.push_back(std::move(failure));
  }
  for (const ProgramLook& look : result.looks) {
    const PatternInfo& pattern = parts_->patterns[look.pattern];
    evaluation.looks.push_back(
        {&pattern, &pattern.assertions[look.assertion], look.looked_at, look.nodes, look.failed, look.roles});
  }
  return evaluation;
}

}  // namespace facenotice
