// SPDX-License-Identifier: MIT
// Written by hand, so that white space is what the document has; read by the strict parser, then as a tree.
#include "export/exchange/xliff.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/structure.hpp"

namespace facenotice {
namespace {

constexpr std::string_view xliff_namespace = "urn:oasis:names:tc:xliff:document:2.0";
constexpr int max_nesting = 32;  // of annotations inside of a text

// --- writing -----------------------------------------------------------------------------------------------

std::string escaped(std::string_view text, bool attribute) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"' && attribute)
      out += "&quot;";
    else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    else
      out += c;
  }
  return out;
}

// The codes of one unit: each placeholder of the source has an id, which its translation keeps.
class Codes {
 public:
  explicit Codes(const Exchange& exchange) : exchange_(exchange) {}

  std::string inline_of(std::string_view text) {
    std::string out;
    std::size_t from = 0;  // of the words that are not written yet
    std::map<std::string, std::size_t> seen;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '{') continue;
      const std::size_t end = text.find('}', at);
      if (text.substr(at, 2) == "{{") {
        ++at;  // a brace, no placeholder
      } else if (end != std::string_view::npos) {
        const std::string placeholder(text.substr(at + 1, end - at - 1));
        out += escaped(text.substr(from, at - from), false) + code(placeholder, seen[placeholder]++);
        from = end + 1;
        at = end;
      }
    }
    return out + escaped(text.substr(from), false);
  }

  std::string original_data(const std::string& indentation) const {
    if (data_.empty()) return {};
    std::string out = indentation + "<originalData>\n";
    for (std::size_t i = 0; i < data_.size(); ++i)
      out += indentation + "  <data id=\"d" + std::to_string(i + 1) + "\">" +
             escaped("{" + data_[i] + "}", false) + "</data>\n";
    return out + indentation + "</originalData>\n";
  }

 private:
  std::string code(const std::string& placeholder, std::size_t nth) {
    auto data = std::find(data_.begin(), data_.end(), placeholder);
    if (data == data_.end()) data = data_.insert(data_.end(), placeholder);
    const std::string reference = "d" + std::to_string(data - data_.begin() + 1);
    // "p1", and of the second in one text "p1-2"
    const std::string id =
        "p" + reference.substr(1) + (nth == 0 ? std::string() : "-" + std::to_string(nth + 1));
    const auto printed = exchange_.printed.find(placeholder);
    std::string out = "<ph id=\"" + id + "\" dataRef=\"" + reference +
                      "\" canCopy=\"no\" canDelete=\"no\" equiv=\"" + escaped("{" + placeholder + "}", true) +
                      "\"";
    if (printed != exchange_.printed.end()) out += " disp=\"" + escaped(printed->second, true) + "\"";
    return out + "/>";
  }

  const Exchange& exchange_;
  std::vector<std::string> data_;
};

// --- reading -----------------------------------------------------------------------------------------------

// Elements of the core by their local names; those of modules and other people have other prefixes.
class XliffReader {
 public:
  explicit XliffReader(std::string_view bytes) {
    const StructureCheck structure(bytes);
    if (const auto& malformed = structure.malformed())
      throw UserError(msg("Line {}: {}", malformed->line, malformed->message));
    const pugi::xml_parse_result parsed = tree_.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype,
        pugi::encoding_utf8);
    if (!parsed) throw UserError(msg("This is not well-formed XML: {}", parsed.description()));
    for (const pugi::xml_node node : tree_.children())
      if (node.type() == pugi::node_doctype)
        throw UserError(msg("The file has a DOCTYPE; translations have none, for safety. Delete it."));
    const std::string_view name = tree_.document_element().name();
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
      prefix_ = name.substr(0, colon + 1);
  }

  Exchange read() {
    const pugi::xml_node root = tree_.document_element();
    const std::string declared = prefix_.empty() ? "xmlns" : "xmlns:" + prefix_.substr(0, prefix_.size() - 1);
    if (local(root) != "xliff" || root.attribute(declared.c_str()).value() != xliff_namespace)
      throw UserError(
          msg("This is no XLIFF 2.0 (<xliff> with the namespace {}). Ask for the file in that version.",
              xliff_namespace));
    exchange_.source_language = root.attribute("srcLang").value();
    exchange_.target_language = root.attribute("trgLang").value();
    if (exchange_.source_language.empty() || exchange_.target_language.empty())
      throw UserError(
          msg("<xliff> does not say from which language into which: srcLang and trgLang are missing."));
    for (const pugi::xml_node file : root.children())
      if (local(file) == "file") {
        if (exchange_.original.empty()) exchange_.original = file.attribute("original").value();
        units_below(file);
      }
    return std::move(exchange_);
  }

 private:
  std::string_view local(pugi::xml_node node) const {
    const std::string_view name = node.name();
    if (node.type() != pugi::node_element || name.substr(0, prefix_.size()) != prefix_) return {};
    const std::string_view rest = name.substr(prefix_.size());
    return rest.find(':') == std::string_view::npos ? rest : std::string_view();
  }

  // Groups may be nested as deep as the parser allows: 256.
  void units_below(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (local(child) == "group") units_below(child);
      if (local(child) == "unit") unit(child);
    }
  }

  void unit(pugi::xml_node node) {
    ExchangeRow row;
    row.holder = ElementPath(node.attribute("name").value());
    if (row.holder.text().empty())
      throw UserError(msg("The unit {} has no name: it did not come from a flow document.",
                          node.attribute("id").value()));
    std::map<std::string, std::string> data;
    for (const pugi::xml_node child : node.children())
      if (local(child) == "originalData")
        for (const pugi::xml_node each : child.children())
          if (local(each) == "data") data[each.attribute("id").value()] = each.text().get();
    bool complete = true;
    row.approved = true;
    for (const pugi::xml_node child : node.children()) {
      const bool segment = local(child) == "segment";
      if (!segment && local(child) != "ignorable") continue;
      pugi::xml_node source, target;
      for (const pugi::xml_node each : child.children()) {
        if (local(each) == "source") source = each;
        if (local(each) == "target") target = each;
      }
      if (target.attribute("order"))
        throw UserError(
            msg("{}: the translation is cut into segments in another order. Join them in the "
                "translation tool.",
                row.holder.text()));
      row.source += words_in(source, data, row, 0);
      // What stands between segments is the same in every language unless it says otherwise.
      row.target += target || segment ? words_in(target, data, row, 0) : words_in(source, data, row, 0);
      if (segment) {
        complete = complete && target && target.first_child();
        row.approved = row.approved && std::string_view(child.attribute("state").value()) == "final";
      }
    }
    if (!complete) row.target.clear();
    row.approved = row.approved && complete;
    exchange_.rows.push_back(std::move(row));
  }

  std::string words_in(pugi::xml_node node, const std::map<std::string, std::string>& data,
                       const ExchangeRow& row, int nesting) const {
    if (nesting > max_nesting)
      throw UserError(msg("{}: annotations are nested more than {} deep.", row.holder.text(), max_nesting));
    std::string out;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        out += child.value();
        continue;
      }
      const std::string_view name = local(child);
      if (name == "ph") {
        const auto found = data.find(child.attribute("dataRef").value());
        const std::string placeholder =
            found != data.end() ? found->second : child.attribute("equiv").value();
        if (placeholder.empty())
          throw UserError(msg("{}: the placeholder {} stands for nothing: its <data> is missing.",
                              row.holder.text(), child.attribute("id").value()));
        out += placeholder;
      } else if (name == "mrk") {
        out += words_in(child, data, row, nesting + 1);  // remarks of a tool or a translator
      } else if (child.type() == pugi::node_element && name != "sm" && name != "em") {
        throw UserError(
            msg("{}: the text holds <{}>; texts of a flow have words and placeholders only. Take "
                "it out.",
                row.holder.text(), child.name()));
      }
    }
    return out;
  }

  pugi::xml_document tree_;
  std::string prefix_;  // with its colon
  Exchange exchange_;
};

}  // namespace

std::string xliff_of(const Exchange& exchange) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"" +
                    std::string(xliff_namespace) + "\" version=\"2.0\" srcLang=\"" +
                    escaped(exchange.source_language, true) + "\" trgLang=\"" +
                    escaped(exchange.target_language, true) + "\">\n  <file id=\"flow\" original=\"" +
                    escaped(exchange.original, true) + "\" xml:space=\"preserve\">\n";
  std::size_t number = 0;
  for (const ExchangeRow& row : exchange.rows) {
    Codes codes(exchange);
    const std::string source = codes.inline_of(row.source),
                      target = row.target.empty() ? "" : codes.inline_of(row.target);
    const char* state = row.target.empty() ? "initial" : row.approved ? "final" : "translated";
    out += "    <unit id=\"t" + std::to_string(++number) + "\" name=\"" + escaped(row.holder.text(), true) +
           "\">\n";
    out += "      <notes><note category=\"where\">" + escaped(row.where, false) + "</note></notes>\n";
    out += codes.original_data("      ");
    out += "      <segment id=\"s1\" state=\"" + std::string(state) + "\">\n        <source>" + source +
           "</source>\n";
    if (!row.target.empty()) out += "        <target>" + target + "</target>\n";
    out += "      </segment>\n    </unit>\n";
  }
  return out + "  </file>\n</xliff>\n";
}

Exchange read_xliff(std::string_view bytes) {
  return XliffReader(bytes).read();
}

}  // namespace facenotice
