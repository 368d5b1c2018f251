// SPDX-License-Identifier: MIT
#include "tests/support/large_flow.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "tests/support/flow_edit.hpp"

namespace facenotice::test {
namespace {

std::size_t count(const std::string& text, std::string_view wanted) {
  std::size_t found = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++found;
  return found;
}

void put_before(std::string& text, std::string_view marker, const std::string& what) {
  const std::size_t at = text.find(marker);
  if (at == std::string::npos) throw std::runtime_error(fmt::format("the template has no {}", marker));
  text.insert(at, what);
}

std::string choice(const std::string& id, const std::string& to, const std::string& chinese,
                   const std::string& english) {
  return fmt::format(
      "      <choice id=\"{}\" to=\"{}\"><label><text lang=\"zh-CN\">{}</text><text lang=\"en\">{}</text>"
      "</label><continue/></choice>\n",
      id, to, chinese, english);
}

std::string page(std::size_t number, std::size_t pages) {
  std::string text = fmt::format(
      "    <screen id=\"page-{0}\" kind=\"info\" icon=\"goods\">\n"
      "      <title><text lang=\"zh-CN\">更多商品，第 {0} 页</text><text lang=\"en\">More products, page {0}"
      "</text></title>\n"
      "      <block><text lang=\"zh-CN\">本页商品编号 {0}，各种付款方式价格相同。</text><text lang=\"en\">"
      "Products of shelf {0}. Every way of paying costs the same.</text></block>\n",
      number);
  text += choice("take", "pay", "购买", "Buy this");
  if (number < pages) text += choice("more", fmt::format("page-{}", number + 1), "下一页", "Next page");
  text += choice("first", "goods", "回到第一页", "First page");
  return text + "      <exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>\n    </screen>\n\n";
}

}  // namespace

std::string flow_of_screens(const std::filesystem::path& source, std::size_t screens) {
  std::string text = file_text(source / "templates/vending.flow.xml");
  const std::size_t own = count(text, "<screen ");
  const std::size_t pages = screens > own ? screens - own : 0;
  if (pages == 0) return text;
  std::string all;
  for (std::size_t number = 1; number <= pages; ++number) all += page(number, pages);
  put_before(text, "<choice id=\"leave\" to=\"goodbye\"",
             choice("more", "page-1", "更多商品", "More products").substr(6) + "      ");
  put_before(text, "    <screen id=\"pay\"", all);
  return text;
}

std::string flow_of_steps(std::size_t steps, std::size_t purposes) {
  std::string declared, screens;
  for (std::size_t i = 0; i < purposes; ++i)
    declared += fmt::format(
        "<purpose id=\"p{}\" kind=\"payment\" legal-basis=\"consent\"><name><text lang=\"en\">P</text></name>"
        "</purpose>",
        i);
  for (std::size_t i = 0; i < steps; ++i) {
    const std::string next = fmt::format("s{}", (i + 1) % steps);
    const std::size_t asked = i * purposes / steps;
    const bool asks = purposes > 0 && i > 0 && asked != (i - 1) * purposes / steps;
    const auto button = [&](const char* id, const std::string& acts) {
      return fmt::format("<choice id=\"{}\" to=\"{}\"><label><text lang=\"en\">{}</text></label>{}</choice>",
                         id, next, id, acts);
    };
    screens += fmt::format("<screen id=\"s{}\" kind=\"{}\">", i,
                           i == 0 ? "attract"
                           : asks ? "consent"
                                  : "info");
    screens += asks ? button("yes", fmt::format("<consent purpose=\"p{}\"/>", asked)) +
                          button("no", fmt::format("<refuse purpose=\"p{}\"/>", asked))
                    : button("next", "<continue/>");
    if (i > 0) screens += "<exit on=\"timeout\" after=\"PT60S\" to=\"s0\"/>";
    screens += "</screen>\n";
  }
  return "<flow xmlns=\"urn:facenotice:flow:1\" id=\"steps\" revision=\"1\" "
         "valid-until=\"2027-12-31\"><title>"
         "<text lang=\"en\">Steps</text></title><languages><language code=\"en\"/></languages><deployment "
         "place=\"public\"><jurisdiction code=\"CN\"/></deployment><parties><party id=\"me\" "
         "roles=\"controller\" country=\"CN\"><name><text lang=\"en\">Me</text></name></party></parties>"
         "<alternatives><alternative id=\"card\" kind=\"card\"><name><text lang=\"en\">Card</text></name>"
         "</alternative></alternatives><purposes>" +
         declared +
         "</purposes><data><item id=\"face\" category=\"face-image\" storage=\"none\" egress=\"none\"><name>"
         "<text lang=\"en\">Face</text></name><retention duration=\"PT20S\"/></item></data><device><display "
         "id=\"d\" width-px=\"480\" height-px=\"800\" width-mm=\"100\" height-mm=\"160\" "
         "viewing-distance-mm=\"500\"/></device><entries><entry on=\"power-on\" to=\"s0\"/><entry "
         "on=\"idle\" "
         "to=\"s0\"/><entry on=\"resume\" to=\"s0\"/></entries><steps>\n" +
         screens + "</steps></flow>\n";
}

}  // namespace facenotice::test
