// SPDX-License-Identifier: MIT
// By what is written, wherever it stands: nobody has to know which template it came from.
#include "schema/check/example_values.hpp"

#include <algorithm>
#include <string_view>

#include <pugixml.hpp>

namespace facenotice {
namespace {

bool calls_itself_an_example(std::string_view name) {
  return name.starts_with("Example ") || name.starts_with("示例");
}

// RFC 2606 keeps these names for examples: nobody can have them.
bool is_host_of_nobody(std::string_view host) {
  const auto ends_with_label = [&](std::string_view name) {
    return host.ends_with(name) && (host.size() == name.size() || host[host.size() - name.size() - 1] == '.');
  };
  const auto names = {"example.com", "example.org", "example.net", "example", "test", "invalid", "localhost"};
  return std::any_of(names.begin(), names.end(), ends_with_label);
}

// A mail address or an address of the web, by its host.
bool is_address_of_nobody(std::string_view value) {
  std::size_t begin = value.find("://");
  begin = begin == std::string_view::npos ? 0 : begin + 3;
  const std::size_t end = std::min(value.find_first_of("/?#", begin), value.size());
  std::string_view authority = value.substr(begin, end - begin);
  const std::size_t user = authority.rfind('@');
  if (begin == 0 && user == std::string_view::npos) return false;  // neither: plain words
  if (user != std::string_view::npos) authority.remove_prefix(user + 1);
  std::string host(authority.substr(0, authority.find(':')));
  std::transform(host.begin(), host.end(), host.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  if (host.ends_with('.')) host.pop_back();
  return is_host_of_nobody(host);
}

// No number that is given out has six noughts in a row.
bool is_number_of_nobody(std::string_view value) {
  std::string digits;
  std::copy_if(value.begin(), value.end(), std::back_inserter(digits),
               [](char letter) { return letter >= '0' && letter <= '9'; });
  return digits.find("000000") != std::string::npos;
}

}  // namespace

std::vector<ExampleValue> example_values(const Document& document) {
  std::vector<ExampleValue> found;
  const auto take = [&](ExampleValue::What what, const std::string& value, pugi::xml_node element,
                        const std::string& language = {}) {
    const bool there =
        std::any_of(found.begin(), found.end(), [&](const ExampleValue& one) { return one.value == value; });
    if (!there) found.push_back({what, value, language, document.place(element)});
  };
  const pugi::xpath_node_set names = document.root().select_nodes("parties/party/name/text");
  for (const pugi::xpath_node& name : names)
    if (calls_itself_an_example(name.node().text().get()))
      take(ExampleValue::What::name, name.node().text().get(), name.node(),
           name.node().attribute("lang").value());
  const pugi::xpath_node_set phones =
      document.root().select_nodes("parties/party/contact[@kind='phone']/@value");
  for (const pugi::xpath_node& phone : phones)
    if (is_number_of_nobody(phone.attribute().value()))
      take(ExampleValue::What::phone, phone.attribute().value(), phone.parent());
  const pugi::xpath_node_set values = document.root().select_nodes("//@value | //@url | //@qr");
  for (const pugi::xpath_node& value : values)
    if (is_address_of_nobody(value.attribute().value()))
      take(ExampleValue::What::address, value.attribute().value(), value.parent());
  return found;
}

std::string example_in_words(const Words& words, const ExampleValue& example) {
  switch (example.what) {
    case ExampleValue::What::name:
      return words.trf("{}: an example of a company’s name. Only you know the real one.", example.value);
    case ExampleValue::What::phone:
      return words.trf("{}: an example of a phone number. Only you know the real one.", example.value);
    case ExampleValue::What::address:
      return words.trf("{}: an example of an address. Only you know the real one.", example.value);
  }
  return example.value;
}

}  // namespace facenotice
