// SPDX-License-Identifier: MIT
#include "designer/composer/templates.hpp"

#include <algorithm>
#include <string_view>

#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {

std::vector<Template> find_templates() {
  constexpr std::string_view end = ".flow.xml";
  std::vector<Template> found;
  for (const auto& entry : std::filesystem::directory_iterator(data_file("templates"))) {
    const std::string name = entry.path().filename().string();
    if (name.size() > end.size() && name.ends_with(end))
      found.push_back({name.substr(0, name.size() - end.size()), entry.path()});
  }
  std::sort(found.begin(), found.end(), [](const Template& a, const Template& b) { return a.name < b.name; });
  return found;
}

std::string shown_title(const Template& one, const Words& words) {
  const Document document = Document::load(one.file);
  return ShownNames(document.flow(), words).text(document.flow().title);
}

Document load_template(const std::string& name) {
  std::string known;
  for (const Template& one : find_templates()) {
    if (one.name == name) return Document::load(one.file);
    known += (known.empty() ? "" : ", ") + one.name;
  }
  throw UserError(msg("There is no template {}; there are: {}.", name, known));
}

}  // namespace facenotice
