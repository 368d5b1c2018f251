// SPDX-License-Identifier: MIT
// Draws one screen of a document as the machine draws it, or one sign as it is printed, in the background.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <facenotice/renderer.hpp>

#include "designer/workbench/background.hpp"
#include "designer/workbench/live_check.hpp"
#include "designer/workbench/selection.hpp"
#include "export/layout/shown_screen.hpp"
#include "export/layout/sign_layout.hpp"
#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"

namespace facenotice {

struct ScreenPicture {
  Selection::View view;  // as asked for, with empty ids filled in
  DisplayList list;
  Frame frame;
  // Where the elements of the document went, innermost first.
  struct Area {
    Box box;
    ElementPath element;
  };
  std::vector<Area> areas;
  bool overflow = false;    // of the look that is shown
  bool falls_back = false;  // the look that was asked for has no room: this is the normal one

  std::string missing;  // characters that no pinned font has
  Message trouble;      // why there is no picture
};

// Fills in what a view leaves open, and replaces what the flow does not have: the first step that shows, the
// flow's first language, its first display. Nothing when the flow shows nothing.
std::optional<Selection::View> resolve_view(const Flow& flow, Selection::View view);
// The printed sign of that id; null: none.
const Sign* find_sign(const Flow& flow, std::string_view id);

// Not for two threads at once. Keeps shaped fonts and rasterised glyphs between pictures.
class ScreenArtist {
 public:
  explicit ScreenArtist(const FontSet& fonts);
  // Throws UserError when it cannot be laid out or drawn.
  ScreenPicture draw(const Document& document, const Selection::View& view);

 private:
  void render(ScreenPicture& picture, const RenderOptions& options);

  Document document_;  // whose placeholders are resolved
  Layouter layouter_;
  Renderer renderer_;
};

class ScreenPainter {
 public:
  // `tell` is called through `post` with the newest picture.
  ScreenPainter(Post post, SharedFonts fonts, std::function<void(std::shared_ptr<const ScreenPicture>)> tell);
  void ask_for(const Document& document, const Selection::View& view) {
    background_.submit({document, view});
  }

 private:
  struct Request {
    Document document;
    Selection::View view;
  };
  void work(const Request& request);

  Lifeline lifeline_;
  Post post_;
  SharedFonts fonts_;
  std::function<void(std::shared_ptr<const ScreenPicture>)> tell_;
  std::unique_ptr<ScreenArtist> artist_;  // of the background thread
  Background<Request> background_;
};

}  // namespace facenotice
