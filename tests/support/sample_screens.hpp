// SPDX-License-Identifier: MIT
// A vending machine's flow with realistic texts in several languages, for the suites that draw.
#pragma once

#include <facenotice/flow.hpp>

namespace facenotice::samples {

// Steps: attract, notice, consent, collect, capture, result.
Flow vending_flow();

DisplayProfile portrait_27();   // 1080 x 1920, 27 inch, 650 mm away
DisplayProfile portrait_10();   // 800 x 1280, 10.1 inch, 450 mm away
DisplayProfile landscape_10();  // 1280 x 800, 10.1 inch, 450 mm away

}  // namespace facenotice::samples
