// SPDX-License-Identifier: MIT
// Mends what libharu writes, with libqpdf.
#include "export/paper/pdf_repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

// PostScript name without the subset's tag: "/HPDFAA+NotoSansSC-Regular" -> "NotoSansSC-Regular".
std::string font_name(QPDFObjectHandle font) {
  std::string name = font.getKey("/BaseFont").getName();
  const std::size_t tag = name.find('+');
  return name.substr(tag == std::string::npos ? 1 : tag + 1);
}

// ISO 32000-1, 9.10.3. libharu's codes are UTF-16 units, so every character maps to itself.
std::string to_unicode_map(const std::set<char32_t>& characters) {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  const std::vector<char32_t> all(characters.begin(), characters.end());
  constexpr std::size_t most = 100;  // entries in one section
  for (std::size_t from = 0; from < all.size(); from += most) {
    const std::size_t to = std::min(all.size(), from + most);
    map += fmt::format("{} beginbfchar\n", to - from);
    for (std::size_t i = from; i < to; ++i) {
      const auto code = static_cast<unsigned>(all[i]);
      map += fmt::format("<{:04X}> <{:04X}>\n", code, code);
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

void repair_font(QPDF& pdf, QPDFObjectHandle font, const RawPdf& raw) {
  const std::string name = font_name(font);
  const auto used = raw.used.find(name);
  if (used != raw.used.end())
    font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, to_unicode_map(used->second)));
  QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
  QPDFObjectHandle descriptor = descendant.getKey("/FontDescriptor");
  const auto height = raw.cap_height.find(name);
  const int cap = height != raw.cap_height.end() && height->second > 0 ? height->second : 700;
  descriptor.replaceKey("/CapHeight", QPDFObjectHandle::newInteger(cap));
  // libharu appends ",Bold" to the PostScript names of bold faces, which are bold by name already.
  std::string base = font.getKey("/BaseFont").getName();
  base.resize(std::min(base.size(), base.find(',')));
  const QPDFObjectHandle mended = QPDFObjectHandle::newName(base);
  font.replaceKey("/BaseFont", mended);
  descendant.replaceKey("/BaseFont", mended);
  descriptor.replaceKey("/FontName", mended);
}

std::string xml_escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else
      result += c;
  }
  return result;
}

std::string xmp(const PdfMetadata& metadata) {
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>"
      "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>"
      "<pdf:Producer>FaceNotice</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket "
      "end=\"r\"?>",
      xml_escaped(metadata.title), xml_escaped(metadata.language));
}

void set_metadata(QPDF& pdf, const PdfMetadata& metadata) {
  QPDFObjectHandle info =
      QPDFObjectHandle::newDictionary();  // without the dates that libharu took from the clock
  info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(metadata.title));
  info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("FaceNotice"));
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(metadata.language));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, xmp(metadata));
  stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", stream);
}

QPDFObjectHandle top_of(QPDFObjectHandle page) {
  QPDFObjectHandle to = QPDFObjectHandle::newArray();
  to.appendItem(page);
  to.appendItem(QPDFObjectHandle::newName("/Fit"));
  return to;
}

// ISO 32000-1, 12.3.3. A bookmark lies in the nearest one before it that is less deep.
void set_bookmarks(QPDF& pdf, const std::vector<PdfBookmark>& bookmarks) {
  if (bookmarks.empty()) return;
  const std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
  QPDFObjectHandle outlines = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
  std::vector<std::pair<std::size_t, QPDFObjectHandle>> open = {{0, outlines}};  // depth, and what lies in it
  for (const PdfBookmark& bookmark : bookmarks) {
    QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(bookmark.title));
    item.replaceKey("/Dest", top_of(pages.at(bookmark.page)));
    while (open.back().first >= bookmark.depth) open.pop_back();
    QPDFObjectHandle parent = open.back().second;
    item.replaceKey("/Parent", parent);
    if (parent.hasKey("/Last")) {
      QPDFObjectHandle before = parent.getKey("/Last");
      before.replaceKey("/Next", item);
      item.replaceKey("/Prev", before);
    } else {
      parent.replaceKey("/First", item);
    }
    parent.replaceKey("/Last", item);
    // Closed below the first level: readers open what is wanted.
    const bool first_level = open.size() == 1;
    const long long count = parent.hasKey("/Count") ? parent.getKey("/Count").getIntValue() : 0;
    parent.replaceKey("/Count", QPDFObjectHandle::newInteger(first_level ? count + 1 : count - 1));
    open.emplace_back(bookmark.depth, item);
  }
  pdf.getRoot().replaceKey("/Outlines", outlines);
  pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void set_links(QPDF& pdf, const std::vector<PdfLink>& links) {
  const std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
  for (const PdfLink& link : links) {
    QPDFObjectHandle annotation = QPDFObjectHandle::parse(
        fmt::format("<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [{:.2f} {:.2f} {:.2f} {:.2f}] >>",
                    link.left, link.bottom, link.right, link.top));
    annotation.replaceKey("/Dest", top_of(pages.at(link.to)));
    QPDFObjectHandle page = pages.at(link.page);
    if (!page.hasKey("/Annots")) page.replaceKey("/Annots", QPDFObjectHandle::newArray());
    page.getKey("/Annots").appendItem(pdf.makeIndirectObject(annotation));
  }
}

}  // namespace

std::vector<unsigned char> repair_pdf(const RawPdf& raw, const PdfMetadata& metadata) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("sign", reinterpret_cast<const char*>(raw.bytes.data()), raw.bytes.size());
    for (QPDFObjectHandle object : pdf.getAllObjects())
      if (object.isDictionaryOfType("/Font", "/Type0")) repair_font(pdf, object, raw);
    set_metadata(pdf, metadata);
    set_bookmarks(pdf, metadata.bookmarks);
    set_links(pdf, metadata.links);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.setRecompressFlate(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
  } catch (const UserError&) {
    throw;
  } catch (const std::exception& error) {
    throw UserError(msg("The PDF could not be finished: {}", error.what()));
  }
}

}  // namespace facenotice
