// SPDX-License-Identifier: MIT
// Reads what people have signed, and the lines that they sign.
#include "schema/document/paperwork.hpp"

#include <array>
#include <sstream>
#include <utility>

#include <pugixml.hpp>

#include <facenotice/digest.hpp>
#include <facenotice/file.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/time.hpp>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/xml_scan.hpp"

namespace facenotice {
namespace {

std::string value(pugi::xml_node node, const char* name) {
  return node.attribute(name).value();
}

Signed signature_of(pugi::xml_node node) {
  return {value(node, "signature"), value(node, "global")};
}

Reviewer reviewer_of(pugi::xml_node node) {
  return {value(node, "name"),  value(node, "role"),    value(node, "key"), value(node, "from"),
          value(node, "until"), value(node, "revoked"), source_offset(node)};
}

Confirmation confirmation_of(pugi::xml_node node) {
  Confirmation made;
  made.item = value(node, "item");
  made.language = value(node, "language");
  made.said = said_of_word(node.attribute("said").as_string(said_word(Said::satisfied)));
  made.reason = value(node, "reason");
  made.by = value(node, "by");
  made.role = value(node, "role");
  made.key = value(node, "key");
  made.part = value(node, "part");
  made.pieces = value(node, "pieces");
  made.evidence = value(node, "evidence");
  made.evidence_digest = value(node, "evidence-digest");
  made.date = value(node, "date");
  made.expires = value(node, "expires");
  made.by_key = signature_of(node);
  made.offset = source_offset(node);
  return made;
}

Waiver waiver_of(pugi::xml_node node) {
  Waiver made;
  made.rule = value(node, "rule");
  made.finding = value(node, "finding");
  made.reason = value(node, "reason");
  made.approver = value(node, "approver");
  made.role = value(node, "role");
  made.key = value(node, "key");
  made.date = value(node, "date");
  made.expires = value(node, "expires");
  made.by_key = signature_of(node);
  made.offset = source_offset(node);
  return made;
}

const std::string& or_none(const std::string& text) {
  static const std::string none = "none";
  return text.empty() ? none : text;
}

template <std::size_t count>
std::string in_lines(const std::array<std::string_view, count>& lines) {
  std::string text;
  for (const std::string_view line : lines) text.append(line).append("\n");
  return text;
}

}  // namespace

Paperwork paperwork_of(const Document& document) {
  Paperwork made;
  for (const pugi::xml_node group : document.root().children())
    for (const pugi::xml_node node : group.children()) {
      const std::string_view in = flow_element_name(group), name = flow_element_name(node);
      if (in == "reviewers" && name == "reviewer") made.reviewers.push_back(reviewer_of(node));
      if (in == "attestations" && name == "attestation") made.confirmations.push_back(confirmation_of(node));
      if (in == "waivers" && name == "waiver") made.waivers.push_back(waiver_of(node));
    }
  return made;
}

ReviewerList load_reviewers(const std::filesystem::path& file) {
  constexpr std::uint64_t most = 1U << 20U;
  const Result<Bytes> bytes = read_file(file.string(), most);
  if (!bytes) throw UserError(player_says(bytes.error()));
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed =
      xml.load_buffer(bytes->data(), bytes->size(), pugi::parse_default, pugi::encoding_utf8);
  const pugi::xml_node root = xml.document_element();
  if (!parsed || flow_element_name(root) != "reviewers")
    throw UserError(msg(
        "{}: this is no list of reviewers: one element <reviewers xmlns=\"{}\"> with a <reviewer> for each "
        "person.",
        file.string(), flow_namespace));
  ReviewerList list{file.filename().string(), sha256_hex(ByteView(*bytes).text()), {}};
  for (const pugi::xml_node node : root.children()) {
    if (node.type() != pugi::node_element) continue;
    Reviewer reviewer = reviewer_of(node);
    if (flow_element_name(node) != "reviewer" || !parse_public_key(reviewer.key) || reviewer.name.empty() ||
        reviewer.role.empty() || !parse_date(reviewer.from) || !parse_date(reviewer.until) ||
        (!reviewer.revoked.empty() && !parse_date(reviewer.revoked)))
      throw UserError(
          msg("{}: a <reviewer> needs name, role, key (as in a .pub file), from and until (dates); “{}” "
              "has not all of them.",
              file.string(), reviewer.name));
    for (const Reviewer& other : list.reviewers)
      if (other.key == reviewer.key)
        throw UserError(msg("{}: {} and {} have the same key; one key has one role.", file.string(),
                            other.name, reviewer.name));
    list.reviewers.push_back(std::move(reviewer));
  }
  return list;
}

std::string format_reviewers(const std::vector<Reviewer>& reviewers) {
  pugi::xml_document xml;
  pugi::xml_node root = xml.append_child("reviewers");
  root.append_attribute("xmlns") = flow_namespace;
  for (const Reviewer& reviewer : reviewers) {
    pugi::xml_node node = root.append_child("reviewer");
    for (const auto& [name, value] :
         {std::pair{"name", &reviewer.name}, std::pair{"role", &reviewer.role},
          std::pair{"key", &reviewer.key}, std::pair{"from", &reviewer.from},
          std::pair{"until", &reviewer.until}, std::pair{"revoked", &reviewer.revoked}})
      if (!value->empty()) node.append_attribute(name) = value->c_str();
  }
  std::ostringstream text;
  xml.save(text, "  ", pugi::format_default, pugi::encoding_utf8);
  return text.str();
}

std::string signed_text(std::string_view flow, const Confirmation& c) {
  const std::string item = c.language.empty() ? c.item : c.item + "/" + c.language;
  const std::string evidence = c.evidence.empty() ? std::string() : sha256_hex(c.evidence);
  std::string text = in_lines(std::array<std::string_view, 11>{
      "facenotice-confirmation-1", flow, item, said_word(c.said), c.role, c.key, c.part, or_none(evidence),
      or_none(c.evidence_digest), c.date, or_none(c.expires)});
  if (!c.reason.empty()) text += sha256_hex(c.reason) + "\n";
  if (!c.pieces.empty()) text += "pieces " + sha256_hex(c.pieces) + "\n";
  return text;
}

std::string signed_text(std::string_view flow, const Waiver& w) {
  const std::string reason = sha256_hex(w.reason);
  return in_lines(std::array<std::string_view, 9>{"facenotice-waiver-1", flow, w.rule, w.finding, w.role,
                                                  w.key, reason, w.date, w.expires});
}

bool is_signed_by(const Signed& by_key, const PublicKey& key, std::string_view text) {
  const Result<Signature> signature =
      parse_signature("untrusted comment: facenotice\n" + by_key.signature +
                      "\ntrusted comment: " + signed_comment + "\n" + by_key.global + "\n");
  return signature && verify(key, *signature, ByteView(text));
}

Signed signed_attributes(const Signature& signature) {
  const std::string file = format_signature(signature, "facenotice");
  std::array<std::string, 4> lines;
  std::size_t from = 0;
  for (std::string& line : lines) {
    const std::size_t end = file.find('\n', from);
    line = file.substr(from, end - from);
    from = end + 1;
  }
  return {lines[1], lines[3]};
}

}  // namespace facenotice
