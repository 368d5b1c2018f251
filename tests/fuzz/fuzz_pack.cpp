// SPDX-License-Identifier: MIT
// Fuzz target: rule packs. A pack is refused with its fault, or it judges a small tree.
#include <cstdint>
#include <cstdlib>

#include <pugixml.hpp>

#include "schema/base/user_error.hpp"
#include "schema/packs/rule_pack.hpp"

namespace {

const pugi::xml_document& small_tree() {
  static const pugi::xml_document tree = [] {
    pugi::xml_document made;
    made.load_string(
        R"(<n:flow xmlns:n="urn:facenotice:flow:1" xmlns:f="urn:facenotice:facts:1" id="flow"><n:screen id="a"><n:choice id="x" to="b" preselected="true"/></n:screen><f:facts><f:camera step="a"><f:check name="consent" holds="false"/></f:camera></f:facts></n:flow>)");
    return made;
  }();
  return tree;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const std::string bytes(reinterpret_cast<const char*>(data), size);  // NOLINT: libFuzzer's bytes
  try {
    const RulePack pack = RulePack::parse(bytes, "fuzz.sch");
    // Evaluating costs what the expressions ask for; only short packs are asked.
    if (size > 4096) return 0;
    for (const Failure& failure : pack.evaluate(small_tree(), {}).failures)
      if (failure.row == nullptr || failure.assertion == nullptr) std::abort();
  } catch (const CouldNotCheck& fault) {
    if (std::string_view(fault.what()).empty()) std::abort();
  }
  return 0;
}
