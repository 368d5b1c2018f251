// SPDX-License-Identifier: MIT
// By what is written, wherever it stands: nobody has to know which template it came from.
#include "designer/composer/example_values.hpp"

#include <algorithm>
#include <string_view>

#include <pugixml.hpp>

namespace facenotice {
namespace {

bool calls_itself_an_example(std::string_view name) {
  return name.starts_with("Example ") || name.starts_with("示例");
}

// RFC 2606 keeps these names for examples: nobody can have them.
bool is_address_of_nobody(std::string_view value) {
  for (const std::string_view name : {"example.com", "example.org", "example.net"})
    if (const std::size_t at = value.find(name);
        at != std::string_view::npos && at > 0 &&
        (value[at - 1] == '@' || value[at - 1] == '/' || value[at - 1] == '.'))
      return true;
  return false;
}

// No number that is given out has six noughts in a row.
bool is_number_of_nobody(std::string_view value) {
  std::string digits;
  std::copy_if(value.begin(), value.end(), std::back_inserter(digits),
               [](char letter) { return letter >= '0' && letter <= '9'; });
  return digits.find("000000") != std::string::npos;
}

}  // namespace

std::vector<std::string> example_values(const Document& document) {
  std::vector<std::string> found;
  const auto take = [&](const std::string& value) {
    if (std::find(found.begin(), found.end(), value) == found.end()) found.push_back(value);
  };
  const pugi::xpath_node_set names = document.root().select_nodes("parties/party/name/text");
  for (const pugi::xpath_node& name : names)
    if (calls_itself_an_example(name.node().text().get())) take(name.node().text().get());
  const pugi::xpath_node_set phones =
      document.root().select_nodes("parties/party/contact[@kind='phone']/@value");
  for (const pugi::xpath_node& phone : phones)
    if (is_number_of_nobody(phone.attribute().value())) take(phone.attribute().value());
  const pugi::xpath_node_set values = document.root().select_nodes("//@value | //@url | //@qr");
  for (const pugi::xpath_node& value : values)
    if (is_address_of_nobody(value.attribute().value())) take(value.attribute().value());
  return found;
}

}  // namespace facenotice
