// SPDX-License-Identifier: MIT
// Rule packs as text, small ones for one question.
#pragma once

#include <string>
#include <vector>

#include "schema/packs/rule_library.hpp"
#include "schema/packs/rule_pack.hpp"

namespace facenotice::test {

inline const std::string row_text =
    R"(<p:row id="T-1" article="Art. 1" article-zh="第一条" level="must" source="V:T1" rest="none"><p:asks xml:lang="en">Asked.</p:asks><p:asks xml:lang="zh-CN">要求。</p:asks></p:row>)";
inline const std::string messages =
    R"(<diagnostic id="en" xml:lang="en">Message about <value-of select="@id"/>.</diagnostic><diagnostic id="zh" xml:lang="zh-CN">关于 <value-of select="@id"/>。</diagnostic>)";

// A pack whose patterns are given. They start on line 6, the rows are on line 5, diagnostics follow on a line
// of their own.
inline std::string pack(const std::string& patterns, const std::string& diagnostics = "",
                        const std::string& top = "", const std::string& rows = row_text) {
  return R"(<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:p="urn:facenotice:pack:1" xmlns:sqf="http://www.schematron-quickfix.com/validator/process" queryBinding="xpath">
<ns prefix="n" uri="urn:facenotice:flow:1"/><ns prefix="f" uri="urn:facenotice:facts:1"/>
<p:pack id="T" jurisdictions="CN" effective="2025-06-01" repealed="2026-06-01"><p:title xml:lang="en">Test</p:title><p:title xml:lang="zh-CN">测试</p:title></p:pack>
)" + top +
         "\n" + rows + "\n" + patterns + "\n<diagnostics>" + messages + diagnostics +
         "</diagnostics>\n</schema>\n";
}
inline std::string assertion(const std::string& id, const std::string& test,
                             const std::string& diagnostics = "en zh", const std::string& more = "") {
  return "<assert id=\"" + id + "\" test=\"" + test + "\" diagnostics=\"" + diagnostics + "\" " + more +
         ">Title.</assert>";
}
inline std::string rule(const std::string& context, const std::string& content) {
  return "<rule context=\"" + context + "\">" + content + "</rule>";
}
inline std::string pattern(const std::string& rules, const std::string& more = "") {
  return "<pattern p:row=\"T-1\" " + more + ">" + rules + "</pattern>";
}
inline std::string abstract_pattern(const std::string& id, const std::string& rules) {
  return "<pattern abstract=\"true\" id=\"" + id + "\">" + rules + "</pattern>";
}
inline std::string instance(const std::string& id, const std::string& of, const std::string& params = "") {
  return "<pattern p:row=\"T-1\" id=\"" + id + "\" is-a=\"" + of + "\">" + params + "</pattern>";
}
inline std::string param(const std::string& name, const std::string& value) {
  return "<param name=\"" + name + "\" value=\"" + value + "\"/>";
}

inline const std::string small_tree =
    R"(<n:flow xmlns:n="urn:facenotice:flow:1" id="flow"><n:screen id="a" kind="info"/><n:screen id="b" kind="consent"/><n:host id="c"/></n:flow>)";

inline Evaluation evaluated(const RulePack& pack, const std::string& tree,
                            const EvaluationOptions& options = {}) {
  pugi::xml_document document;
  if (!document.load_string(tree.c_str())) throw std::runtime_error("the tree is not well-formed");
  return pack.evaluate(document, options);
}

// "T-1 home": each failed assertion with the id of its place, in the engine's order.
inline std::vector<std::string> failures(const RulePack& pack, const std::string& tree,
                                         const EvaluationOptions& options = {}) {
  pugi::xml_document document;
  if (!document.load_string(tree.c_str())) throw std::runtime_error("the tree is not well-formed");
  std::vector<std::string> found;
  for (const Failure& failure : pack.evaluate(document, options).failures)
    found.push_back(failure.assertion->id + " " + failure.where.attribute("id").value() +
                    (failure.attribute ? std::string("@") + failure.attribute.name() : ""));
  return found;
}
inline std::vector<std::string> failures(const std::string& bytes, const std::string& tree,
                                         const EvaluationOptions& options = {}) {
  return failures(RulePack::parse(bytes, "t.sch"), tree, options);
}
using Found = std::vector<std::string>;

}  // namespace facenotice::test
