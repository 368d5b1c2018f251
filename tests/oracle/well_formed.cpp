// SPDX-License-Identifier: MIT
// Documents of the public XML conformance set, read by the player's scan and by libxml2 as the checker calls
// it: oracle_well_formed FOLDER prints what only one of them takes. Exit codes: 0 they agree, 1 they do not,
// 3 there is nothing to compare.
#include <libxml/parser.h>
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <facenotice/utf8.hpp>
#include <facenotice/well_formed.hpp>

namespace {

namespace fs = std::filesystem;

bool libxml_takes(const std::string& bytes) {
  struct Free {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  const std::unique_ptr<xmlParserCtxt, Free> parser(xmlNewParserCtxt());
  const std::unique_ptr<xmlDoc, Free> document(
      xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  return document != nullptr;
}

// The encoding that the bytes say they are in; empty: none is said.
std::string said_encoding(std::string bytes) {
  if (bytes.rfind("\xEF\xBB\xBF", 0) == 0) bytes.erase(0, 3);
  const std::size_t end = bytes.find("?>"), at = bytes.find("encoding");
  if (bytes.rfind("<?xml", 0) != 0 || at == std::string::npos || end == std::string::npos || at > end)
    return {};
  std::string said = bytes.substr(at, end - at);
  std::transform(said.begin(), said.end(), said.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return said;
}

// What the checker refuses before it asks libxml2 is no document of ours, whatever XML says of it.
bool is_compared(const std::string& bytes) {
  if (!facenotice::is_utf8(bytes) || bytes.find('\0') != std::string::npos) return false;
  if (bytes.find("<!DOCTYPE") != std::string::npos) return false;
  const std::string said = said_encoding(bytes);
  return said.empty() || said.find("\"UTF-8\"") != std::string::npos ||
         said.find("'UTF-8'") != std::string::npos;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: oracle_well_formed FOLDER\n");
    return 2;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(words[1]))
    if (entry.is_regular_file() && entry.path().extension() == ".xml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t compared = 0, well_formed = 0, malformed = 0, only_ours = 0, only_theirs = 0;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!is_compared(bytes)) continue;
    ++compared;
    const auto fault = facenotice::find_xml_fault(bytes);
    const bool theirs = libxml_takes(bytes);
    if (theirs && fault)
      std::printf("only libxml2 takes %s: byte %zu: %s\n", file.c_str(), fault->offset, fault->what);
    if (!theirs && !fault) std::printf("only ours takes %s\n", file.c_str());
    well_formed += theirs && !fault;
    malformed += !theirs && fault;
    only_theirs += theirs && fault;
    only_ours += !theirs && !fault;
  }
  std::printf(
      "%zu files, %zu of them in UTF-8 without a DOCTYPE: %zu well-formed to both, %zu malformed to both,\n"
      "%zu taken by ours alone, %zu by libxml2 alone\n",
      files.size(), compared, well_formed, malformed, only_ours, only_theirs);
  if (compared < 100) return 3;
  return only_ours + only_theirs > 0 ? 1 : 0;
}
