// SPDX-License-Identifier: MIT
// Lines by group; of a long text, the row has the part that differs.
#include "designer/review/comparison_lines.hpp"

#include <algorithm>

#include "designer/workbench/navigation.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

using FieldKind = ChangedField::Kind;

class Lines {
 public:
  Lines(const Comparison& comparison, const Document& before, const Document& after, const Words& words)
      : comparison_(comparison), before_(before), after_(after), words_(words) {}

  std::vector<ComparisonLine> take(const std::vector<ChangedScreen>& screens) {
    heading(words_.tr("Findings"), comparison_.findings.size());
    for (const ChangedFinding& finding : comparison_.findings) add(finding);
    heading(words_.tr("Rows of the laws"), comparison_.rows.size());
    for (const ChangedRow& row : comparison_.rows) add(row);
    heading(words_.tr("Answers of people"), comparison_.answers.size());
    for (const ChangedAnswer& answer : comparison_.answers) add(answer);
    heading(words_.tr("Screens that look different"), screens.size());
    for (const ChangedScreen& screen : screens) add(screen);
    for (const bool said : {true, false}) {
      const auto wanted = [&](const ChangedField& field) { return field.words == said; };
      heading(said ? words_.tr("Words") : words_.tr("Facts and behaviour"),
              static_cast<std::size_t>(
                  std::count_if(comparison_.fields.begin(), comparison_.fields.end(), wanted)));
      for (const ChangedField& field : comparison_.fields)
        if (wanted(field)) add(field);
    }
    return std::move(lines_);
  }

 private:
  static RedlinePiece plain(std::string words) { return {RedlinePiece::Kind::same, std::move(words)}; }

  void heading(const std::string& words, std::size_t count) {
    if (count == 0) return;
    ComparisonLine line;
    line.heading = true;
    line.what = words_.trf("{} ({:d})", words, count);
    lines_.push_back(std::move(line));
  }

  void add(const ChangedFinding& finding) {
    lines_.push_back({false,
                      finding.came ? words_.tr("came") : words_.tr("went"),
                      finding.message,
                      {},
                      finding.law,
                      {plain(finding.message)}});
  }

  void add(const ChangedRow& row) {
    lines_.push_back(
        {false,
         row.id,
         words_.trf("{} → {}: {}", row.before, row.after, row.asks),
         {},
         words_.trf("{}: {}", row.citation, row.asks),
         {{RedlinePiece::Kind::removed, row.before}, plain(" → "), {RedlinePiece::Kind::added, row.after}}});
  }

  void add(const ChangedAnswer& answer) {
    lines_.push_back({false,
                      words_.trf("{}, {}", answer.item, answer.role),
                      words_.trf("{} → {}: {}", answer.before, answer.after, answer.statement),
                      {},
                      answer.statement,
                      {{RedlinePiece::Kind::removed, answer.before},
                       plain(" → "),
                       {RedlinePiece::Kind::added, answer.after}}});
  }

  void add(const ChangedScreen& screen) {
    ComparisonLine line;
    line.where = screen.title;
    line.step = screen.step;
    if (screen.kind == ChangedScreen::Kind::added) {
      line.what = words_.tr("A new screen");
    } else if (screen.kind == ChangedScreen::Kind::removed) {
      line.what = words_.tr("This screen is gone");
    } else {
      std::vector<std::string> changes;
      for (const ChangedField& field : comparison_.fields)
        if (step_of_field(field) == screen.step) changes.push_back(in_short(field));
      // It prints what is declared elsewhere, or the whole machine looks different.
      if (changes.empty()) changes = followed_by(screen.step);
      if (changes.empty())
        changes.push_back(words_.tr("What it prints or how it looks comes from the declarations"));
      for (const std::string& change : changes)
        line.what += (line.what.empty() ? "" : words_.tr("; ")) + change;
      for (const std::string& change : changes)
        line.told.push_back(plain((line.told.empty() ? "" : "\n") + change));
    }
    lines_.push_back(std::move(line));
  }

  // The declarations that have changed and that a text of the step prints.
  std::vector<std::string> followed_by(const std::string& step) const {
    std::vector<std::string> printed;
    const pugi::xpath_node_set texts = path_of_step(after_, step).in(after_).select_nodes(".//text");
    for (const pugi::xpath_node& text : texts)
      for (const std::string& placeholder : placeholders_in(text.node().text().get()))
        printed.push_back("." + placeholder + ".");
    std::vector<std::string> causes;
    for (const ChangedField& field : comparison_.fields) {
      const std::string name = declared_name(field.element);
      const bool prints = !name.empty() && std::any_of(printed.begin(), printed.end(), [&](const auto& one) {
        return one.find("." + name + ".") != std::string::npos;
      });
      if (prints) causes.push_back(words_.trf("follows from: {}", in_short(field)));
    }
    return causes;
  }
  // The id or kind of the declaration in which the element lies: face-image of data/item[@id='face-image'].
  static std::string declared_name(const ElementPath& element) {
    const std::string& path = element.text();
    const std::size_t begin = path.find("='");
    if (begin == std::string::npos || path.rfind("steps/", 0) == 0) return {};
    return path.substr(begin + 2, path.find('\'', begin + 2) - begin - 2);
  }

  void add(const ChangedField& field) {
    ComparisonLine line;
    line.where = field.where;
    line.what = in_short(field);
    line.step = step_of_field(field);
    line.about = field.what;
    if (field.kind == FieldKind::added) line.told.push_back({RedlinePiece::Kind::added, words_.tr("new")});
    if (field.kind == FieldKind::removed)
      line.told.push_back({RedlinePiece::Kind::removed, words_.tr("gone")});
    if (field.kind == FieldKind::changed) {
      if (field.words) {
        line.told = redline(field.before, field.after);
      } else {
        line.told = {{RedlinePiece::Kind::removed, or_nothing(field.before)},
                     plain(" → "),
                     {RedlinePiece::Kind::added, or_nothing(field.after)}};
      }
    }
    lines_.push_back(std::move(line));
  }

  std::string step_of_field(const ChangedField& field) const {
    return step_of(field.kind == FieldKind::removed ? before_ : after_, field.element);
  }

  std::string or_nothing(const std::string& value) const {
    return value.empty() ? words_.tr("nothing") : value;
  }

  // In a line: what was → what is; of texts of which only a part differs, that part.
  std::string in_short(const ChangedField& field) const {
    if (field.kind == FieldKind::added) return words_.trf("new: {}", field.what);
    if (field.kind == FieldKind::removed) return words_.trf("gone: {}", field.what);
    std::string was, is;
    if (!field.words || field.before.empty() || field.after.empty()) {
      was = or_nothing(field.before);
      is = or_nothing(field.after);
    } else {
      for (const RedlinePiece& piece : redline(field.before, field.after)) {
        // Words that stayed between two that changed hold a sentence together.
        if (piece.kind != RedlinePiece::Kind::added) was += shown(piece);
        if (piece.kind != RedlinePiece::Kind::removed) is += shown(piece);
      }
    }
    return words_.trf("{}: {} → {}", field.what, was, is);
  }

  static std::string shown(const RedlinePiece& piece) {
    constexpr std::size_t most = 24;  // bytes of what has not changed
    if (piece.kind != RedlinePiece::Kind::same || piece.text.size() <= most) return piece.text;
    return "…";
  }

  const Comparison& comparison_;
  const Document& before_;
  const Document& after_;
  const Words& words_;
  std::vector<ComparisonLine> lines_;
};

}  // namespace

std::vector<ComparisonLine> comparison_lines(const Comparison& comparison,
                                             const std::vector<ChangedScreen>& screens,
                                             const Document& before, const Document& after,
                                             const Words& words) {
  return Lines(comparison, before, after, words).take(screens);
}

}  // namespace facenotice
