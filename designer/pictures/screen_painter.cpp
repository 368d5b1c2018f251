// SPDX-License-Identifier: MIT
// Layout and drawing of one screen at a time.
#include "designer/pictures/screen_painter.hpp"

#include <algorithm>

#include <facenotice/transition.hpp>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {

std::optional<Selection::View> resolve_view(const Flow& flow, Selection::View view) {
  const StepIndex wanted = flow.find_step(view.step);
  if (wanted == no_step || !flow.steps[wanted].shows()) {
    const auto first =
        std::find_if(flow.steps.begin(), flow.steps.end(), [](const Step& step) { return step.shows(); });
    if (first == flow.steps.end()) return std::nullopt;
    view.step = first->id;
  }
  if (flow.languages.empty() || flow.device.displays.empty()) return std::nullopt;
  if (std::find(flow.languages.begin(), flow.languages.end(), view.language) == flow.languages.end())
    view.language = flow.languages.front();
  if (flow.find_display(view.display) == nullptr) view.display = flow.device.displays.front().id;
  if (find_sign(flow, view.sign) == nullptr) view.sign.clear();
  return view;
}

const Sign* find_sign(const Flow& flow, std::string_view id) {
  const auto found =
      std::find_if(flow.signs.begin(), flow.signs.end(), [&](const Sign& sign) { return sign.id == id; });
  return found == flow.signs.end() ? nullptr : &*found;
}

namespace {

// Where the elements of a screen or sign went.
class Areas {
 public:
  Areas(const Document& document, const ScreenLayout& layout) : document_(document), layout_(layout) {}

  std::vector<ScreenPicture::Area> of(const Step& step) && {
    for (const HitArea& hit : layout_.list.hits) {
      if (hit.kind == HitArea::Kind::choice && hit.index < step.choices.size())
        add(hit.box, step.choices[hit.index].offset, "");
      if (hit.kind == HitArea::Kind::field && hit.index < step.fields.size())
        add(hit.box, step.fields[hit.index].offset, "");
    }
    texts(step.blocks, step.offset);
    return std::move(areas_);
  }
  std::vector<ScreenPicture::Area> of(const Sign& sign) && {
    texts(sign.blocks, sign.offset);
    return std::move(areas_);
  }

 private:
  void texts(const std::vector<Block>& blocks, SourceOffset page) {
    for (const TextFact& text : layout_.texts) {
      if (text.origin.part == Part::block && text.origin.index < blocks.size())
        add(text.box, blocks[text.origin.index].offset, "");
      if (text.origin.part == Part::title) add(text.box, page, "title");
      if (text.origin.part == Part::flow_title) areas_.push_back({text.box, ElementPath("title")});
    }
  }
  void add(const Box& box, SourceOffset offset, const char* part) {
    ElementPath element = ElementPath::of(document_.element_at(offset));
    if (*part != '\0') element = ElementPath(element.text() + "/" + part);
    areas_.push_back({box, std::move(element)});
  }

  const Document& document_;
  const ScreenLayout& layout_;
  std::vector<ScreenPicture::Area> areas_;
};

std::string missing_in(const ScreenLayout& layout) {
  std::string missing;
  for (const char32_t c : layout.missing)
    missing += fmt::format("{}U+{:04X}", missing.empty() ? "" : " ", static_cast<unsigned>(c));
  return missing;
}

}  // namespace

ScreenArtist::ScreenArtist(const FontSet& fonts)
    : layouter_(fonts,
                [this](std::string_view text, std::string_view language) {
                  return fill_isolated(document_.flow(), text, language);
                }),
      renderer_(layouter_.glyphs()) {}

ScreenPicture ScreenArtist::draw(const Document& document, const Selection::View& view) {
  document.require_sound();
  document_ = document;
  const Flow& flow = document_.flow();
  const std::optional<Selection::View> resolved = resolve_view(flow, view);
  if (!resolved) throw UserError(msg("The flow shows nothing: it has no screen, no language or no display."));
  ScreenPicture picture;
  picture.view = *resolved;
  if (const Sign* sign = find_sign(flow, resolved->sign)) {
    ScreenLayout layout =
        layout_sign(layouter_, flow, static_cast<std::size_t>(sign - flow.signs.data()), resolved->language);
    picture.missing = missing_in(layout);
    picture.overflow = layout.overflow;
    picture.areas = Areas(document_, layout).of(*sign);
    picture.list = std::move(layout.list);
    layouter_.add_glyphs_of(picture.list);
    render(picture, {});
    return picture;
  }
  const StepIndex step = flow.find_step(resolved->step);
  ShownScreen shown = lay_out_shown(layouter_, flow, step, resolved->language,
                                    *flow.find_display(resolved->display), resolved->variant);
  ScreenLayout& layout = shown.layout;
  picture.missing = missing_in(layout);
  picture.overflow = shown.incomplete();
  picture.falls_back = shown.falls_back;
  picture.areas = Areas(document_, layout).of(flow.steps[step]);
  picture.list = std::move(layout.list);
  RenderOptions options;
  options.ticked = preselected_boxes(flow.steps[step]);
  render(picture, options);
  return picture;
}

void ScreenArtist::render(ScreenPicture& picture, const RenderOptions& options) {
  if (const Status drawn = renderer_.render(picture.list, picture.frame, options); !drawn)
    throw UserError(player_says(drawn.error()));
}

ScreenPainter::ScreenPainter(Post post, SharedFonts fonts,
                             std::function<void(std::shared_ptr<const ScreenPicture>)> tell)
    : post_(lifeline_.guard(std::move(post))),
      fonts_(std::move(fonts)),
      tell_(std::move(tell)),
      background_({}, [this](const Request& request, const std::stop_token&) { work(request); }) {}

void ScreenPainter::work(const Request& request) {
  auto picture = std::make_shared<ScreenPicture>();
  picture->view = request.view;
  try {
    if (!artist_) artist_ = std::make_unique<ScreenArtist>(fonts_.get());
    *picture = artist_->draw(request.document, request.view);
  } catch (const std::exception& error) {
    picture->trouble = message_of(error);
  }
  post_([tell = tell_, picture] { tell(picture); });
}

}  // namespace facenotice
