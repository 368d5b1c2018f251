// SPDX-License-Identifier: MIT
// Owning pointers to what C libraries allocate.
#pragma once

#include <memory>

namespace facenotice {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* pointer) const {
    Release(pointer);
  }
};

// CHandle<FcConfig, FcConfigDestroy>
template <class T, auto Release>
using CHandle = std::unique_ptr<T, Releaser<Release>>;

}  // namespace facenotice
