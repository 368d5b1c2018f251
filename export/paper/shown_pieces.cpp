// SPDX-License-Identifier: MIT
#include "export/paper/shown_pieces.hpp"

#include <utility>

#include <facenotice/transition.hpp>

#include "export/layout/shown_screen.hpp"
#include "export/layout/sign_layout.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/report/ways_in_words.hpp"

namespace facenotice {
namespace {

class Pieces {
 public:
  Pieces(const Words& words, const Flow& flow, Layouter& layouter)
      : words_(words), flow_(flow), names_(flow, words), layouter_(layouter) {}

  std::vector<ShownPiece> take() {
    for (std::size_t i = 0; i < flow_.steps.size(); ++i)
      if (flow_.steps[i].shows() && !flow_.device.displays.empty()) screen(static_cast<StepIndex>(i));
    for (std::size_t i = 0; i < flow_.signs.size(); ++i) sign(i);
    return std::move(pieces_);
  }

 private:
  void screen(StepIndex index) {
    const Step& step = flow_.steps[index];
    pieces_.push_back({words_.trf("Screen “{}”", names_.step(step.id)), {}, {}});
    for (const std::string& language : flow_.languages)
      add(language, [&] {
        ShownScreen shown =
            lay_out_shown(layouter_, flow_, index, language, flow_.device.displays.front(), Variant::normal);
        return std::pair(std::move(shown.layout.list), shown.layout.overflow);
      });
    ShownPiece& piece = pieces_.back();
    for (Plate::Picture& picture : piece.pictures) picture.ticked = preselected_boxes(step);
    for (std::string& way : ways_in_words(words_, flow_, step)) piece.said.push_back(std::move(way));
  }

  void sign(std::size_t index) {
    pieces_.push_back({words_.trf("Sign “{}”", names_.text(flow_.signs[index].title)), {}, {}});
    for (const std::string& language : flow_.languages)
      add(language, [&] {
        ScreenLayout layout = layout_sign(layouter_, flow_, index, language);
        return std::pair(std::move(layout.list), layout.overflow);
      });
  }

  // What cannot be drawn is said in its place: a report without a picture must not look like one of a flow
  // without the screen.
  template <class Lay>
  void add(const std::string& language, Lay lay) {
    const std::string name = names_.language(language);
    try {
      auto [list, overflow] = lay();
      pieces_.back().pictures.push_back(
          {overflow ? words_.trf("{}: it does not fit, and is cut off", name) : name, std::move(list)});
    } catch (const UserError& error) {
      pieces_.back().said.push_back(
          words_.trf("{}: it cannot be drawn. {}", name, error.message().in(words_)));
    }
  }

  const Words& words_;
  const Flow& flow_;
  ShownNames names_;
  Layouter& layouter_;
  std::vector<ShownPiece> pieces_;
};

}  // namespace

std::vector<std::string> shown_how(const Words& words, const Flow& flow) {
  std::vector<std::string> said;
  if (!flow.device.displays.empty())
    said.push_back(words.trf("Each screen as the machine opens it: {}, normal look.",
                             display_in_words(words, flow.device.displays.front())));
  said.push_back(words.tr("Each sign as it is printed, made smaller."));
  return said;
}

std::vector<ShownPiece> shown_pieces(const Words& words, const Flow& flow, Layouter& layouter) {
  return Pieces(words, flow, layouter).take();
}

}  // namespace facenotice
