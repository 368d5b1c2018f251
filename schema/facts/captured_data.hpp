// SPDX-License-Identifier: MIT
// What a camera takes, and what becomes of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

namespace facenotice {

bool is_face(const DataItem& item);  // an image, template or video of a face

// The items that a capture produces; for any other camera, or a capture that names none, the faces that serve
// the purpose.
std::vector<const DataItem*> captured_items(const Flow& flow, const Step& step, PurposeIndex purpose);

// none, site or internet.
const char* farthest_egress(const std::vector<const DataItem*>& items);

// Whether a face among them is kept longer than a session can be.
bool outlives_session(const std::vector<const DataItem*>& items);

// Of a duration that the flow reader has accepted; 0 for an empty one.
std::int64_t duration_ms(std::string_view iso8601);

}  // namespace facenotice
