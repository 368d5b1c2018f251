// SPDX-License-Identifier: MIT
// The report in the Schematron Validation Report Language (ISO/IEC 19757-3:2016, Annex D).
#include <sstream>

#include <pugixml.hpp>

#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

constexpr const char* svrl_namespace = "http://purl.oclc.org/dsdl/svrl";

void add_text(pugi::xml_node parent, const std::string& words) {
  parent.append_child("svrl:text").text() = words.c_str();
}

void add_failure(pugi::xml_node root, const Finding& finding) {
  const SchematronFailure& failure = finding.schematron;
  pugi::xml_node node =
      root.append_child(failure.is_report ? "svrl:successful-report" : "svrl:failed-assert");
  node.append_attribute("id") = finding.assertion.c_str();
  node.append_attribute("location") = failure.location.c_str();
  node.append_attribute("test") = failure.test.c_str();
  node.append_attribute("role") = severity_word(finding.severity);
  if (finding.waiver) node.append_attribute("flag") = "waived";
  pugi::xml_node diagnostic = node.append_child("svrl:diagnostic-reference");
  diagnostic.append_attribute("diagnostic") = (finding.assertion + "." + finding.id).c_str();
  add_text(diagnostic, finding.message);
  add_text(node, finding.citation + ": " + failure.text);
}

// What SVRL has no element for, in the place that its edition of 2020 gives to others.
void add_metadata(pugi::xml_node root, const Report& report) {
  pugi::xml_node metadata = root.append_child("svrl:metadata");
  pugi::xml_node said = metadata.append_child("r:report");
  said.append_attribute("xmlns:r") = "urn:facenotice:report:1";
  said.append_attribute("program") = ("FaceNotice " + program_version()).c_str();
  said.append_attribute("flow") = report.flow.c_str();
  said.append_attribute("as-of") = report.as_of.c_str();
  said.append_attribute("digest") = report.digest.c_str();
  said.append_attribute("verdict") = verdict_word(report.verdict);
  for (const std::string& language : report.languages)
    said.append_child("r:language").append_attribute("code") = language.c_str();
  for (const MeasuredDisplay& display : report.displays) {
    pugi::xml_node node = said.append_child("r:display");
    node.append_attribute("id") = display.id.c_str();
    node.append_attribute("width") = display.width;
    node.append_attribute("height") = display.height;
  }
  for (const PackUse& pack : report.packs) {
    if (pack.use != PackUse::Use::applied) continue;
    pugi::xml_node node = said.append_child("r:pack");
    node.append_attribute("id") = pack.id.c_str();
    node.append_attribute("effective") = pack.effective.c_str();
  }
  for (const std::string& sentence : verdict_in_words(report))
    said.append_child("r:says").text() = sentence.c_str();
  for (const RowResult& row : report.rows) {
    pugi::xml_node node = said.append_child("r:row");
    node.append_attribute("id") = row.id.c_str();
    node.append_attribute("basis") = row_basis_word(row.basis);
    node.append_attribute("outcome") = outcome_in_words(report, row).c_str();
  }
}

}  // namespace

std::string report_as_svrl(const Report& report) {
  pugi::xml_document svrl;
  pugi::xml_node root = svrl.append_child("svrl:schematron-output");
  root.append_attribute("xmlns:svrl") = svrl_namespace;
  root.append_attribute("title") = (report.flow + ", " + report.as_of).c_str();
  root.append_attribute("schemaVersion") = "1";
  add_metadata(root, report);
  if (report.verdict == Verdict::could_not_check) add_text(root, report.could_not);
  for (const auto& [prefix, uri] :
       {std::pair{"n", "urn:facenotice:flow:1"}, std::pair{"f", "urn:facenotice:facts:1"}}) {
    pugi::xml_node node = root.append_child("svrl:ns-prefix-in-attribute-values");
    node.append_attribute("uri") = uri;
    node.append_attribute("prefix") = prefix;
  }
  std::string pattern;
  for (const FiredRule& rule : report.fired) {
    if (rule.pattern != pattern) {
      pattern = rule.pattern;
      pugi::xml_node active = root.append_child("svrl:active-pattern");
      active.append_attribute("document") = report.file.c_str();
      active.append_attribute("id") = pattern.c_str();
      active.append_attribute("name") = rule.name.c_str();
    }
    const auto fire = [&] {
      root.append_child("svrl:fired-rule").append_attribute("context") = rule.context.c_str();
    };
    // A firing for each place with what failed there, then the places where all held.
    std::size_t told = 0;
    std::string location;
    for (const std::vector<Finding>* findings : {&report.findings, &report.asked})
      for (const Finding& finding : *findings) {
        if (finding.schematron.pattern != pattern || finding.schematron.context != rule.context) continue;
        if (finding.schematron.location != location) {
          location = finding.schematron.location;
          fire();
          ++told;
        }
        add_failure(root, finding);
      }
    for (; told < rule.places; ++told) fire();
  }
  std::ostringstream out;
  svrl.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

}  // namespace facenotice
