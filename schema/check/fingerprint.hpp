// SPDX-License-Identifier: MIT
// Names for places that survive edits elsewhere: what tells findings apart, and ties waivers to them.
#pragma once

#include <string>

#include <pugixml.hpp>

#include "schema/facts/facts.hpp"

namespace facenotice {

// Where a finding is, in words that stay while the place does.
struct StableName {
  std::string path;    // the ids on the way up; where there is none, what else names the element
  std::string traits;  // what tells this fact from others about the same element, but its role
  std::string item;    // the role that a fact is about: several missing ones at one place are one cause
};

StableName stable_name(const FactTree& tree, pugi::xml_node where, pugi::xml_attribute attribute);

// "/n:flow/n:steps/n:screen[@id='pay']/n:choice[@id='by-face']"
std::string xpath_of(pugi::xml_node node);

// "/n:flow/n:steps/n:screen[2]/@kind", in the tree that rules see.
std::string location_of(pugi::xml_node node, pugi::xml_attribute attribute);

// 16 hexadecimal digits.
std::string fingerprint(const std::string& row, const std::string& assertion, const StableName& name);

}  // namespace facenotice
