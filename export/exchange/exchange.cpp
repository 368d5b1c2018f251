// SPDX-License-Identifier: MIT
// Rows out of a document, and rows back into it.
#include "export/exchange/exchange.hpp"

#include <algorithm>
#include <fstream>

#include <facenotice/utf8.hpp>

#include "export/exchange/po.hpp"
#include "export/exchange/xliff.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/edit/text_holders.hpp"
#include "schema/edit/texts.hpp"

namespace facenotice {
namespace {

void require_language(const Flow& flow, const std::string& language) {
  std::string known;
  for (const std::string& one : flow.languages) {
    if (one == language) return;
    known += (known.empty() ? "" : ", ") + one;
  }
  throw UserError(msg("The flow has no language {}; it has {}. Add the language first.", language, known));
}

// Words of another language that stand in for a translation: what adding a language puts there.
bool is_copy(const TextHolder& holder, const TextIn& text) {
  return std::any_of(holder.texts.begin(), holder.texts.end(), [&](const TextIn& other) {
    return other.language != text.language && other.text == text.text;
  });
}

bool says_nothing(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// The placeholders that are in one of the two more often than in the other.
std::vector<std::string> surplus(std::vector<std::string> of, std::vector<std::string> over) {
  std::sort(of.begin(), of.end());
  std::sort(over.begin(), over.end());
  std::vector<std::string> more;
  std::set_difference(of.begin(), of.end(), over.begin(), over.end(), std::back_inserter(more));
  return more;
}

// Translators move placeholders; they neither drop nor invent them, and what they write prints.
void require_placeholders(const Flow& flow, const ExchangeRow& row, const std::string& source,
                          const std::string& language) {
  const std::vector<std::string> wanted = placeholders_in(source), there = placeholders_in(row.target);
  if (const std::vector<std::string> lost = surplus(wanted, there); !lost.empty())
    throw UserError(
        msg("{}: the translation has lost {{{}}}. Put it where its value belongs; nothing was "
            "brought in.",
            row.holder.text(), lost.front()));
  if (const std::vector<std::string> invented = surplus(there, wanted); !invented.empty())
    throw UserError(
        msg("{}: the translation has {{{}}}, which its source has not. Take it out; nothing was "
            "brought in.",
            row.holder.text(), invented.front()));
  try {
    fill_placeholders(flow, row.target, language);
  } catch (const UserError& error) {
    throw UserError(msg("{}: {}", row.holder.text(), error.message()));
  }
}

}  // namespace

Exchange take_out(const Document& document, const std::string& from, const std::string& to,
                  const FormatWords& names, const Words& words) {
  document.require_sound();
  const Flow& flow = document.flow();
  Exchange exchange;
  exchange.original = std::filesystem::path(document.name()).filename().string();
  exchange.target_language = to;
  exchange.source_language = from;
  for (const std::string& language : flow.languages)
    if (exchange.source_language.empty() && language != to) exchange.source_language = language;
  if (exchange.source_language.empty() || exchange.source_language == to)
    throw UserError(msg("Texts are translated from one language of the flow to another one."));
  require_language(flow, exchange.source_language);
  require_language(flow, to);
  for (const TextHolder& holder : text_holders(document, names, words)) {
    const TextIn* source = holder.in(exchange.source_language);
    if (source == nullptr) continue;
    ExchangeRow row{holder.path, words.trf("{} – {}", holder.where, holder.role), source->text, {}, false};
    const TextIn* target = holder.in(to);
    if (target != nullptr && (target->approved || !is_copy(holder, *target))) {
      row.target = target->text;
      row.approved = target->approved;
    }
    for (const std::string& placeholder : placeholders_in(source->text)) {
      try {
        exchange.printed[placeholder] =
            fill_placeholders(flow, "{" + placeholder + "}", exchange.source_language);
      } catch (const UserError&) {
        continue;  // in a name that nobody is shown: there is nothing to tell the translator
      }
    }
    exchange.rows.push_back(std::move(row));
  }
  return exchange;
}

BroughtIn bring_in(const Document& document, const Exchange& exchange) {
  document.require_sound();
  const Flow& flow = document.flow();
  const std::string& language = exchange.target_language;
  require_language(flow, language);
  require_language(flow, exchange.source_language);
  std::map<std::string, TextHolder> holders;
  // In whatever words: only what is said is looked at.
  for (TextHolder& holder : text_holders(document, FormatWords::load(Words()), Words()))
    holders.emplace(holder.path.text(), std::move(holder));
  BroughtIn brought;
  std::vector<HeldText> changed;
  for (const ExchangeRow& row : exchange.rows) {
    const auto found = holders.find(row.holder.text());
    if (found == holders.end()) {
      ++brought.gone;
      continue;
    }
    if (says_nothing(row.target)) {
      ++brought.untranslated;
      continue;
    }
    const TextIn* source = found->second.in(exchange.source_language);
    const TextIn* target = found->second.in(language);
    const bool moved_on = source == nullptr || source->text != row.source;
    const bool approved = row.approved && !moved_on;
    if (target != nullptr && target->text == row.target && target->approved == approved) {
      ++brought.same;
      continue;
    }
    require_placeholders(flow, row, row.source, language);
    if (moved_on) ++brought.moved_on;
    ++(approved ? brought.approved : brought.drafts);
    changed.push_back({row.holder, {language, row.target, approved}});
  }
  brought.edit = set_texts(document, changed, msg("Bring in a translation ({})", language));
  return brought;
}

std::string brought_in_words(const Words& words, const std::string& language, const BroughtIn& brought) {
  const auto sentence = [&](const std::string& said) { return (words.chinese() ? "" : " ") + said; };
  std::string said = words.trf("{}: {} texts changed and approved, {} changed as drafts, {} as they were.",
                               language, brought.approved, brought.drafts, brought.same);
  if (brought.untranslated > 0)
    said += sentence(
        words.trn("{} has no translation yet.", "{} have no translation yet.", brought.untranslated));
  if (brought.moved_on > 0)
    said += sentence(words.trn("Of {} the original has changed since: it is a draft.",
                               "Of {} the originals have changed since: they are drafts.", brought.moved_on));
  if (brought.gone > 0)
    said += sentence(words.trn("{} is no longer in the document and was left out.",
                               "{} are no longer in the document and were left out.", brought.gone));
  return said;
}

Exchange read_exchange(std::string_view bytes, const std::string& name) {
  if (bytes.size() > max_exchange_bytes)
    throw UserError(msg("{}: the file has {} MB; translations have at most {} MB.", name, bytes.size() >> 20U,
                        max_exchange_bytes >> 20U));
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (!is_utf8(bytes) || bytes.find('\0') != std::string_view::npos)
    throw UserError(msg("{}: the file is not UTF-8 text. Save it as UTF-8.", name));
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const bool xml = first != std::string_view::npos && bytes[first] == '<';
  try {
    return xml ? read_xliff(bytes) : read_po(bytes);
  } catch (const UserError& error) {
    throw UserError(msg("{}: {}", name, error.message()));
  }
}

Exchange load_exchange(const std::filesystem::path& file) {
  std::error_code trouble;
  if (!std::filesystem::is_regular_file(file, trouble))
    throw UserError(msg("{}: cannot be opened, or is not a file. Check the name.", file.string()));
  std::ifstream stream(file, std::ios::binary);
  // One byte more than is read: what grows meanwhile is still too large.
  std::string bytes(max_exchange_bytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || (stream.gcount() == 0 && !stream.eof()))
    throw UserError(msg("{}: cannot be read.", file.string()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.size() > max_exchange_bytes)
    throw UserError(msg("{}: the file has more than {} MB; translations have less.", file.string(),
                        max_exchange_bytes >> 20U));
  return read_exchange(bytes, file.string());
}

}  // namespace facenotice
