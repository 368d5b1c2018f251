// SPDX-License-Identifier: MIT
// Values for attributes, right and wrong ones.
#pragma once

#include <string>
#include <vector>

namespace facenotice::test {

// Where Attempt::parts has what stands under a group.
inline std::string part_of(const std::string& group, const std::string& id) {
  return group + "/" + id;
}

inline const std::vector<std::string> looks{"primary", "normal", "link"};
inline const std::vector<std::string> roles{"", "rights", "contact", "purpose", "text", "no-such-role"};
inline const std::vector<std::string> durations{"PT30S", "P1Y", "P30D", "PT5M", "a while"};
inline const std::vector<std::string> flags{"true", "false", "", "perhaps"};

}  // namespace facenotice::test
