// SPDX-License-Identifier: MIT
// Small pictures of all screens of a document, drawn in the background by the machine's own renderer.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <facenotice/renderer.hpp>

#include "designer/workbench/background.hpp"
#include "designer/workbench/live_check.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/signal.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

struct Thumbnail {
  int width = 0, height = 0;      // pixels; 0: the screen cannot be drawn
  std::vector<std::uint8_t> rgb;  // row by row, three bytes a pixel
};

// The frame at that height in pixels, if it is higher: each pixel is the mean of those that it stands for.
Thumbnail reduced(const Frame& frame, int height);

class Thumbnails {
 public:
  // `height`: of every thumbnail, in pixels.
  Thumbnails(Post post, SharedFonts fonts, int height);

  // All screens of the document in the view's language, display and variant; what it is of already is not
  // drawn again, and what has not changed is kept.
  void show(const Document& document, const Selection::View& view);
  // Of a step by its id; null: not drawn (yet).
  std::shared_ptr<const Thumbnail> find(std::string_view step) const;
  int height() const { return height_; }

  Signal<> changed;  // some have been drawn

 private:
  using Pictures = std::map<std::string, std::shared_ptr<const Thumbnail>, std::less<>>;
  struct Request {
    Document document;
    Selection::View view;
  };
  void work(const Request& request, const std::stop_token& stop);
  void tell(Pictures pictures);

  // On the background thread: what was drawn, by what was to be seen. The oldest go first.
  class Drawn;

  Lifeline lifeline_;
  Post post_;
  SharedFonts fonts_;
  int height_;
  Pictures pictures_;
  std::shared_ptr<Drawn> drawn_;
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice
