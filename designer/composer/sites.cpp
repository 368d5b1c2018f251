// SPDX-License-Identifier: MIT
#include "designer/composer/sites.hpp"

#include <algorithm>

#include "designer/composer/word_list.hpp"

namespace facenotice {

const Site* find_site(std::string_view service, std::string_view setting) {
  const auto* found = std::find_if(sites.begin(), sites.end(), [&](const Site& one) {
    return one.setting == setting && has_word(one.services, service);
  });
  return found == sites.end() ? nullptr : found;
}

const ForbiddenRoom* find_forbidden_room(std::string_view space) {
  const auto* found = std::find_if(forbidden_rooms.begin(), forbidden_rooms.end(),
                                   [&](const ForbiddenRoom& one) { return one.space == space; });
  return found == forbidden_rooms.end() ? nullptr : found;
}

}  // namespace facenotice
