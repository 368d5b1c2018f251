// SPDX-License-Identifier: MIT
// The report as one page for a person who reads law: every article, what was looked at, what came of it.
#include <algorithm>
#include <array>
#include <map>

#include "schema/base/words.hpp"
#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"
#include "schema/report/html_text.hpp"
#include "schema/report/report_html_style.hpp"
#include "schema/report/told_comments.hpp"

namespace facenotice {
namespace {

std::string element(const char* name, const char* style, const std::string& content) {
  return std::string("<") + name + (*style != '\0' ? std::string(" class=\"") + style + "\"" : "") + ">" +
         content + "</" + name + ">";
}
std::string tag(const char* style, const std::string& words) {
  return element("span", (std::string("tag ") + style).c_str(), html_escaped(words));
}

class HtmlReport {
 public:
  HtmlReport(const Report& report, const Document& document, const ReportPlates& shown)
      : report_(report),
        document_(document),
        shown_(shown),
        causes_(causes_of(report)),
        threads_(document.sound() ? comment_threads(document, report.words) : std::vector<CommentThread>()) {
    for (const Cause& cause : causes_)
      for (const CauseLaw& law : cause.laws)
        for (const Finding* finding : law.findings) by_row_[finding->id].push_back(finding);
    for (const HumanItem& item : report_.human) items_[item.id] = &item;
  }

  std::string page() {
    add_head();
    add_verdict();
    add_identity();
    if (report_.verdict != Verdict::could_not_check) {
      add_open();
      add_navigation();
      add_causes();
      add_people();
      add_comments();
      add_packs();
      add_rows();
      add_shown();
      add_reading();
    }
    out_ += "</body></html>\n";
    return std::move(out_);
  }

 private:
  void say(const char* name, const char* style, const std::string& words) {
    out_ += element(name, style, html_escaped(words)) + "\n";
  }
  void heading(const char* id, const std::string& words) {
    out_ += std::string("<h2 id=\"") + id + "\">" + html_escaped(words) + "</h2>\n";
  }

  void add_head() {
    const std::string title = report_.title.empty() ? report_.flow : report_.title;
    out_ += "<!DOCTYPE html>\n<html lang=\"" + html_escaped(report_.words.language()) +
            "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\"><meta name=\"generator\" content=\"FaceNotice\"><title>" +
            html_escaped(report_.words.trf("{}: legal check", title)) + "</title><style>" +
            report_html_style + "</style></head><body class=\"" + verdict_word(report_.verdict) + "\">\n";
    say("h1", "", title);
    say("p", "soft",
        report_.strict
            ? report_.words.trf("Legal check of a consent flow, by the law of {}, strict", report_.as_of)
            : report_.words.trf("Legal check of a consent flow, by the law of {}", report_.as_of));
  }

  // What this report is of, so that a print on paper can be told from another.
  void add_identity() {
    out_ += "<table class=\"identity small\"><tbody>";
    for (const auto& [label, value] : identity_in_words(report_))
      out_ +=
          "<tr>" + element("th", "", html_escaped(label)) + element("td", "", html_escaped(value)) + "</tr>";
    out_ += "</tbody></table>\n";
  }

  void add_verdict() {
    const std::vector<std::string> said = verdict_in_words(report_);
    out_ += std::string("<div class=\"verdict ") + verdict_word(report_.verdict) + "\"><div>" +
            element("strong", "", html_escaped(said.front()));
    for (std::size_t i = 1; i < said.size(); ++i) out_ += element("p", "", html_escaped(said[i]));
    out_ += "</div>";
    if (report_.verdict == Verdict::could_not_check) {
      out_ += "</div>\n";
      return;
    }
    out_ += "<ul class=\"counts\">";
    const auto count = [&](std::size_t number, const char* words) {
      out_ += "<li><b>" + std::to_string(number) + "</b>" + html_escaped(words) + "</li>";
    };
    for (const RowBasis basis : row_bases)
      if (const std::size_t rows = report_.count(basis); rows > 0)
        count(rows, row_basis_in_words(report_.words, basis));
    out_ += "</ul></div>\n";
    say("p", "soft", numbers_in_words(report_));
  }

  void add_open() {
    std::string lines;
    for (const std::string& said : open_in_words(report_)) lines += element("li", "", html_escaped(said));
    if (lines.empty()) return;
    out_ += element("h3", "", html_escaped(report_.words.tr("What is open"))) + element("ul", "small", lines);
  }

  void add_navigation() {
    out_ += "<nav>";
    for (const auto& [id, words] : {std::pair{"wrong", report_.words.tr("What is wrong")},
                                    std::pair{"people", report_.words.tr("What a person confirms")},
                                    std::pair{"comments", report_.words.tr("Comments")},
                                    std::pair{"packs", report_.words.tr("Which laws")},
                                    std::pair{"articles", report_.words.tr("Article by article")},
                                    std::pair{"shown", report_.words.tr("What people are shown")}})
      if ((std::string_view(id) != "comments" || !threads_.empty()) &&
          (std::string_view(id) != "shown" || !shown_.plates.empty()))
        out_ += std::string("<a href=\"#") + id + "\">" + html_escaped(words) + "</a>";
    out_ += "</nav>\n";
  }

  // --- what is wrong

  void add_causes() {
    heading("wrong", report_.words.tr("What is wrong"));
    if (causes_.empty()) say("p", "", report_.words.tr("Nothing that the document can show."));
    for (const Cause& cause : causes_) add(cause);
  }

  void add(const Cause& cause) {
    const Finding& finding = *cause.first;
    out_ += std::string("<section class=\"cause ") + severity_word(cause.severity) +
            (cause.waived ? " waived" : "") + "\">";
    out_ += "<h3>" + tag(severity_word(cause.severity), severity_in_words(report_.words, cause.severity)) +
            (cause.waived ? tag("", report_.words.tr("waived")) : "") + html_escaped(finding.message) +
            "</h3>";
    if (cause.items.size() > 1)
      out_ += element("p", "",
                      html_escaped(report_.words.tr("All of these: ")) + html_escaped(joined(cause.items)));
    if (cause.path != nullptr) add_path(*cause.path);
    if (!cause.also.empty()) {
      std::string also;
      for (const Finding* other : cause.also) also += element("li", "", html_escaped(other->message));
      out_ += element("p", "small", html_escaped(report_.words.tr("By the same cause:"))) +
              "<ul class=\"small\">" + also + "</ul>";
    }
    if (!finding.fix.empty())
      out_ += element(
          "p", "",
          element("b", "", html_escaped(report_.words.tr("What to do: "))) + html_escaped(finding.fix));
    // For whoever writes XML; whoever judges the flow has the picture and the name.
    if (!finding.step_name.empty()) out_ += element("p", "soft small", html_escaped(finding.step_name));
    const std::string line(document_.line_text(finding.place.line));
    if (const std::size_t start = line.find_first_not_of(" \t"); start != std::string::npos)
      out_ += "<details class=\"source small soft\">" +
              element("summary", "",
                      html_escaped(report_.words.trf("In the document: line {}", finding.place.line))) +
              element("code", "", html_escaped(line.substr(start))) + "</details>";
    add_laws(cause);
    out_ += "</section>\n";
  }

  void add_path(const Finding& finding) {
    out_ += "<ol class=\"path\">";
    for (const FindingEvent& event : finding.trace)
      out_ += "<li>" + element("span", "event", html_escaped(event_in_words(report_.words, event))) +
              element("span", event.camera ? "step camera" : "step",
                      html_escaped(event.name) +
                          (event.camera ? " · " + html_escaped(report_.words.tr("camera on")) : "")) +
              "</li>";
    out_ += "</ol>";
  }

  void add_laws(const Cause& cause) {
    out_ += "<table><thead><tr>";
    for (const char* column :
         {report_.words.tr("Law"), report_.words.tr("What it asks"), report_.words.tr("Weight")})
      out_ += element("th", "", html_escaped(column));
    out_ += "</tr></thead><tbody>";
    for (const CauseLaw& law : cause.laws) {
      const Finding& finding = *law.findings.front();
      std::string asks = html_escaped(finding.asks);
      if (!law.items.empty()) asks += html_escaped(report_.words.trf(" ({})", joined(law.items)));
      for (const Finding* each : law.findings)
        if (each->waiver)
          asks += element("p", "small",
                          html_escaped(report_.words.trf("waived until {} by {}: {}", each->waiver->expires,
                                                         each->waiver->approver, each->waiver->reason)));
      out_ += "<tr>" +
              element("td", "",
                      "<b>" + html_escaped(law.id) + "</b><br>" + cited(finding.citation, finding.see)) +
              element("td", "", asks) +
              element("td", "", html_escaped(severity_in_words(report_.words, law.severity))) + "</tr>";
    }
    out_ += "</tbody></table>";
    if (cause.strictest != nullptr)
      out_ += element("p", "small",
                      html_escaped(report_.words.trf("Strictest: {} ({})", cause.strictest->limit,
                                                     cause.strictest->citation)));
    for (const auto& [name, value] : cause.first->thresholds)
      out_ +=
          element("p", "small soft",
                  html_escaped(report_.words.trf("Threshold {} = {}: ours, not the law's.", name, value)));
  }

  static std::string cited(const std::string& citation, const std::string& link) {
    return is_link(link) ? "<a href=\"" + html_escaped(link) + "\">" + html_escaped(citation) + "</a>"
                         : html_escaped(citation);
  }
  std::string joined(const std::vector<std::string>& items) const {
    return joined_in_words(report_.words, items);
  }

  // --- what a person confirms

  void add_people() {
    heading("people", report_.words.tr("What a person confirms"));
    if (report_.human.empty()) {
      say("p", "", report_.words.tr("Nothing."));
      return;
    }
    say("p", "soft",
        report_.words.tr("No program can judge these. Each is signed by a named person in the role given."));
    out_ += "<table><thead><tr>";
    for (const char* column : {"", report_.words.tr("Statement"), report_.words.tr("Who, and by what"),
                               report_.words.tr("State, signature")})
      out_ += element("th", "", html_escaped(column));
    out_ += "</tr></thead><tbody>";
    for (const HumanItem& item : report_.human) add(item);
    out_ += "</tbody></table>\n";
  }

  void add(const HumanItem& item) {
    std::string statement = html_escaped(item.statement);
    if (!item.again.empty())
      statement += element("p", "small soft", html_escaped(report_.words.trf("Again: {}", item.again)));
    statement +=
        element("p", "small soft", html_escaped(report_.words.trf("Asked by {}", joined(item.rows))));
    std::string who, state;
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      who += element("p", "", html_escaped(item.roles[i]));
      const bool confirmed = answer.state == AnswerState::confirmed;
      state += element(
          "p", "", tag(confirmed ? "good" : "review", answer_state_in_words(report_.words, answer.state)));
      if (!answer.by.empty())
        state += element("p", "small", html_escaped(report_.words.trf("{}, {}", answer.by, answer.date)));
      if (const std::string why = why_in_words(report_.words, answer); !why.empty())
        state += element("p", "small", html_escaped(why));
      if (const std::string reason = reason_in_words(report_.words, answer); !reason.empty())
        state += element("p", "small", html_escaped(reason));
      if (answer.state != AnswerState::missing)
        state += element("p", "small soft", html_escaped(basis_in_words(report_.words, answer)));
      std::string others;
      for (const GivenAnswer& other : answer.others)
        others += element("li", "", html_escaped(other_answer_in_words(report_.words, other)));
      if (!others.empty())
        state += element("p", "small soft", html_escaped(report_.words.tr("Also answered:"))) +
                 element("ul", "small soft", others);
      if (!is_answered(answer.state)) state += "<div class=\"sign\"></div>";
    }
    if (!item.evidence.empty()) who += element("p", "small soft", html_escaped(item.evidence));
    out_ += "<tr>" +
            element("td", "id",
                    html_escaped(item.id) +
                        (item.language.empty()
                             ? ""
                             : "<br>" + html_escaped(language_in_words(report_.words, item.language)))) +
            element("td", "", statement) + element("td", "", who) + element("td", "", state) + "</tr>\n";
  }

  // --- what people have said about the document

  void add_comments() {
    if (threads_.empty()) return;
    heading("comments", report_.words.tr("Comments"));
    out_ += "<table><thead><tr>";
    for (const char* column : {report_.words.tr("About"), report_.words.tr("Comment, answers"),
                               report_.words.tr("Who, when"), report_.words.tr("State")})
      out_ += element("th", "", html_escaped(column));
    out_ += "</tr></thead><tbody>";
    for (const CommentThread& thread : threads_)
      for (const ToldComment& one : thread.said)
        out_ +=
            "<tr>" +
            element("td", "", &one == &thread.said.front() ? html_escaped(one.about) : std::string()) +
            element("td", "", html_escaped(one.comment.words)) +
            element("td", "", html_escaped(report_.words.trf("{}, {}", one.comment.by, one.comment.date))) +
            element("td", "",
                    tag(one.comment.done ? "good" : "review",
                        comment_state_in_words(report_.words, one.comment))) +
            "</tr>\n";
    out_ += "</tbody></table>\n";
  }

  // --- which laws

  void add_packs() {
    heading("packs", report_.words.tr("Which laws"));
    out_ += "<table class=\"packs\"><thead><tr>";
    out_ += element("th", "", html_escaped(report_.words.tr("Law or standard")));
    out_ += element("th", "", html_escaped(report_.words.tr("What its rules rest on")));
    out_ += "</tr></thead><tbody>";
    std::string others;
    for (const PackUse& pack : report_.packs) {
      if (pack.use == PackUse::Use::not_declared) {
        others += (others.empty() ? "" : report_.words.tr("; ")) + pack.title;
        continue;
      }
      const std::string text = is_link(pack.source)
                                   ? "<a href=\"" + html_escaped(pack.source) + "\">" +
                                         html_escaped(report_.words.tr("official text")) + "</a>"
                                   : html_escaped(report_.words.tr("no link to the official text is kept"));
      const std::string why =
          report_.words.trf("{}; {}; ", law_in_words(report_.words, pack), use_in_words(pack, report_));
      out_ += "<tr>" + element("td", "",
                               "<b>" + html_escaped(pack.title) + "</b>" +
                                   element("p", "small soft", html_escaped(why) + text));
      std::map<RowBasis, std::size_t> bases;
      for (const RowResult& row : report_.rows)
        if (row.pack == pack.id) ++bases[row.basis];
      std::string rest;
      for (const auto& [basis, rows] : bases)
        rest += (rest.empty() ? "" : report_.words.tr("; ")) +
                report_.words.trf("{} {}", rows, row_basis_in_words(report_.words, basis));
      out_ += element("td", "", html_escaped(rest));
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table>\n";
    if (!others.empty())
      out_ +=
          element("p", "small soft",
                  html_escaped(report_.words.tr(
                      "Not applied, the deployment declares none of their jurisdictions or standards: ")) +
                      html_escaped(others)) +
          "\n";
  }

  // --- article by article

  void add_rows() {
    heading("articles", report_.words.tr("Article by article"));
    std::string pack;
    for (const RowResult& row : report_.rows) {
      if (row.pack != pack) {
        pack = row.pack;
        const auto use = std::find_if(report_.packs.begin(), report_.packs.end(),
                                      [&](const PackUse& known) { return known.id == pack; });
        say("h3", "", use != report_.packs.end() ? use->title : pack);
      }
      add(row);
    }
  }

  void add(const RowResult& row) {
    std::string middle = element("b", "", html_escaped(row.article)) + " " + html_escaped(row.asks);
    if (!row.limit.empty())
      middle += element("span", "soft small", html_escaped(report_.words.trf(" ({})", row.limit)));
    std::string evidence;
    for (const std::string& said : evidence_in_words(report_, row))
      evidence += element("li", "", html_escaped(said));
    if (!evidence.empty()) middle += "<ul class=\"small soft\">" + evidence + "</ul>";
    if (!row.not_checked.empty()) middle += element("p", "small soft", html_escaped(row.not_checked));
    if (const std::string rest = rest_in_words(report_, row); !rest.empty())
      middle += element("p", "small rest", html_escaped(rest));
    std::string right = element("div", (std::string("outcome ") + row_basis_word(row.basis)).c_str(),
                                html_escaped(outcome_in_words(report_, row)));
    std::vector<std::string> people;
    // What a row that is not concerned would have asked people for, it does not ask here.
    if (row.basis != RowBasis::not_concerned)
      for (const std::string& item : row.human)
        if (const auto known = items_.find(item); known != items_.end())
          people.push_back(report_.words.trf("{}: {}", item,
                                             answer_state_in_words(report_.words, known->second->state())));
    if (!people.empty()) right += element("div", "small soft", html_escaped(joined(people)));
    if (row.source.substr(0, 1) == "M" || row.source.substr(0, 2) == "V*")
      right += element("div", "small soft",
                       html_escaped(row.source.front() == 'M'
                                        ? report_.words.tr("source not verified")
                                        : report_.words.tr("only a summary of the source was seen")));
    out_ += "<div class=\"row\"><div class=\"id\">" + html_escaped(row.id) + "</div><div>" + middle +
            "</div><div>" + right + "</div></div>\n";
  }

  // --- what people are shown

  void add_shown() {
    if (shown_.plates.empty()) return;
    heading("shown", report_.words.tr("What people are shown"));
    for (const std::string& said : shown_.how) say("p", "soft small", said);
    for (const ReportPlate& plate : shown_.plates) {
      out_ += "<section class=\"shown\">" + element("h3", "", html_escaped(plate.heading)) +
              "<div class=\"plate\">";
      for (const ReportPlate::Picture& picture : plate.pictures)
        out_ += "<figure><img src=\"" + html_escaped(picture.source) + "\" width=\"" +
                std::to_string(picture.width) + "\" height=\"" + std::to_string(picture.height) +
                "\" alt=\"" + html_escaped(plate.heading + ", " + picture.caption) + "\">" +
                element("figcaption", "soft small", html_escaped(picture.caption)) + "</figure>";
      out_ += "</div>\n";
      for (const std::string& said : plate.said) say("p", "soft small", said);
      out_ += "</section>\n";
    }
  }

  void add_reading() {
    out_ += "<footer class=\"small soft\">";
    for (const std::string& said : source_marks_in_words(report_.words)) say("p", "", said);
    say("p", "",
        report_.words.trf(
            "How this was found: the player's own transition function was explored through {} states and {} "
            "transitions, from every way in; every screen was laid out in every language on every display; "
            "{} assertions were held against the result. “Proven” says that every place that the assertion "
            "speaks of was looked at or measured and none breaks it; “text is there, unread” that the "
            "program has "
            "seen the text and nobody has confirmed to have read it.",
            report_.states, report_.transitions, report_.rules));
    for (const std::string& said : limits_in_words(report_.words)) say("p", "", said);
    out_ += "</footer>\n";
  }

  const Report& report_;
  const Document& document_;
  const ReportPlates& shown_;
  std::vector<Cause> causes_;
  std::vector<CommentThread> threads_;
  std::map<std::string, std::vector<const Finding*>> by_row_;
  std::map<std::string, const HumanItem*> items_;
  std::string out_;
};

}  // namespace

std::string report_as_html(const Report& report, const Document& document, const ReportPlates& shown) {
  return HtmlReport(report, document, shown).page();
}

}  // namespace facenotice
