// SPDX-License-Identifier: MIT
// Draws what has changed, and tells as it goes.
#include "designer/pictures/thumbnails.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "designer/pictures/screen_painter.hpp"
#include "export/layout/layout_memo.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

constexpr std::size_t most_kept = 4000;  // some 100 MB at 140 pixels high
constexpr auto tell_every = std::chrono::milliseconds(150);

// The flow with its texts as people read them: what screen_to_measure() digests.
Digest seen(const Flow& flow, StepIndex step, const Selection::View& view) {
  return screen_to_measure(flow, step, view.language, *flow.find_display(view.display), view.variant)
      .digest();
}

}  // namespace

Thumbnail reduced(const Frame& frame, int height) {
  Thumbnail small;
  if (frame.width <= 0 || frame.height <= 0) return small;
  small.height = std::min(height, static_cast<int>(frame.height));
  small.width = std::max(1, static_cast<int>(frame.width) * small.height / static_cast<int>(frame.height));
  small.rgb.resize(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height) * 3);
  std::uint8_t* out = small.rgb.data();
  for (int y = 0; y < small.height; ++y) {
    const int top = y * frame.height / small.height;
    const int bottom = std::max(top + 1, (y + 1) * frame.height / small.height);
    for (int x = 0; x < small.width; ++x) {
      const int left = x * frame.width / small.width;
      const int right = std::max(left + 1, (x + 1) * frame.width / small.width);
      unsigned sum[3] = {0, 0, 0};
      for (int row = top; row < bottom; ++row) {
        const std::uint8_t* pixel =
            frame.rgba.data() + (static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.width) +
                                 static_cast<std::size_t>(left)) *
                                    4;
        for (int column = left; column < right; ++column, pixel += 4)
          for (int c = 0; c < 3; ++c) sum[c] += pixel[c];
      }
      const auto count = static_cast<unsigned>((bottom - top) * (right - left));
      for (const unsigned s : sum) *out++ = static_cast<std::uint8_t>(s / count);
    }
  }
  return small;
}

class Thumbnails::Drawn {
 public:
  std::shared_ptr<const Thumbnail> find(const Digest& digest) const {
    const auto found = kept_.find(digest);
    return found == kept_.end() ? nullptr : found->second;
  }
  void keep(const Digest& digest, std::shared_ptr<const Thumbnail> picture) {
    if (!kept_.emplace(digest, std::move(picture)).second) return;
    order_.push_back(digest);
    if (order_.size() <= most_kept) return;
    kept_.erase(order_.front());
    order_.pop_front();
  }
  ScreenArtist& artist(const SharedFonts& fonts) {
    if (!artist_) artist_.emplace(fonts.get());
    return *artist_;
  }

 private:
  std::map<Digest, std::shared_ptr<const Thumbnail>> kept_;
  std::list<Digest> order_;
  std::optional<ScreenArtist> artist_;
};

Thumbnails::Thumbnails(Post post, SharedFonts fonts, int height)
    : post_(lifeline_.guard(std::move(post))),
      fonts_(std::move(fonts)),
      height_(height),
      drawn_(std::make_shared<Drawn>()),
      background_({std::chrono::milliseconds(60), std::chrono::milliseconds(400)},
                  [this](const Request& request, const std::stop_token& stop) { work(request, stop); }) {}

void Thumbnails::show(const Document& document, const Selection::View& view) {
  background_.submit({document, view});
}

std::shared_ptr<const Thumbnail> Thumbnails::find(std::string_view step) const {
  const auto found = pictures_.find(step);
  return found == pictures_.end() ? nullptr : found->second;
}

void Thumbnails::tell(Pictures pictures) {
  post_([this, pictures = std::move(pictures)] {
    pictures_ = pictures;
    changed.emit();
  });
}

void Thumbnails::work(const Request& request, const std::stop_token& stop) {
  const Flow& flow = request.document.flow();
  Pictures pictures;
  auto told = std::chrono::steady_clock::now();
  for (const Step& step : flow.steps) {
    if (stop.stop_requested()) return;
    if (!step.shows()) continue;
    Selection::View view = request.view;
    view.step = step.id;
    view.sign.clear();
    const std::optional<Selection::View> resolved = resolve_view(flow, view);
    if (!resolved) return;
    std::shared_ptr<const Thumbnail> picture;
    try {
      const Digest digest = seen(flow, flow.find_step(step.id), *resolved);
      picture = drawn_->find(digest);
      if (!picture) {
        const ScreenPicture drawn = drawn_->artist(fonts_).draw(request.document, *resolved);
        picture = std::make_shared<const Thumbnail>(reduced(drawn.frame, height_));
        drawn_->keep(digest, picture);
      }
    } catch (const std::exception&) {
      // The large picture says why it cannot be drawn.
      picture = std::make_shared<const Thumbnail>();
    }
    pictures[step.id] = std::move(picture);
    if (const auto now = std::chrono::steady_clock::now(); now - told > tell_every) {
      told = now;
      tell(pictures);
    }
  }
  tell(std::move(pictures));
}

}  // namespace facenotice
