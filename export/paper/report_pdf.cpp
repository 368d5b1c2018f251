// SPDX-License-Identifier: MIT
// A report's passages on paper, and behind them what people are shown.
#include "export/paper/report_pdf.hpp"

#include <string_view>
#include <utility>

#include <facenotice/transition.hpp>

#include "export/layout/shown_screen.hpp"
#include "export/layout/sign_layout.hpp"
#include "export/paper/passages_pdf.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/report/ways_in_words.hpp"

namespace facenotice {
namespace {

// Every screen and every sign in every language, in the document's order, behind the passages.
class Shown {
 public:
  Shown(const Flow& flow, const Words& words, const FontSet& fonts, std::vector<Passage>& passages)
      : flow_(flow),
        words_(words),
        names_(flow, words),
        layouter_(fonts, resolver_of(flow)),
        passages_(passages) {}

  std::vector<Plate> take() {
    passages_.push_back({Passage::Kind::title, words_.tr("What people are shown"), 0, 1});
    if (!flow_.device.displays.empty()) {
      const std::string display = display_in_words(words_, flow_.device.displays.front());
      quiet(words_.trf("Each screen as the machine opens it: {}, normal look.", display));
    }
    quiet(words_.tr("Each sign as it is printed, made smaller."));
    for (std::size_t i = 0; i < flow_.steps.size(); ++i)
      if (flow_.steps[i].shows() && !flow_.device.displays.empty()) screen(static_cast<StepIndex>(i));
    for (std::size_t i = 0; i < flow_.signs.size(); ++i) sign(i);
    return std::move(plates_);
  }

 private:
  void screen(StepIndex index) {
    const Step& step = flow_.steps[index];
    begin(words_.trf("Screen “{}”", names_.step(step.id)));
    for (const std::string& language : flow_.languages)
      add(language, [&] {
        ShownScreen shown =
            lay_out_shown(layouter_, flow_, index, language, flow_.device.displays.front(), Variant::normal);
        return std::pair(std::move(shown.layout.list), shown.layout.overflow);
      });
    for (Plate::Picture& picture : plates_.back().pictures) picture.ticked = preselected_boxes(step);
    for (const std::string& way : ways_in_words(words_, flow_, step)) quiet(way);
  }

  void sign(std::size_t index) {
    const Sign& sign = flow_.signs[index];
    begin(words_.trf("Sign “{}”", names_.text(sign.title)));
    for (const std::string& language : flow_.languages)
      add(language, [&] {
        ScreenLayout layout = layout_sign(layouter_, flow_, index, language);
        return std::pair(std::move(layout.list), layout.overflow);
      });
  }

  void begin(std::string heading) {
    plates_.push_back({passages_.size(), {}});
    passages_.push_back({Passage::Kind::heading, std::move(heading), 0, 2});
  }

  // What cannot be drawn is said in its place: a report without a picture must not look like one of a flow
  // without the screen.
  template <class Lay>
  void add(const std::string& language, Lay lay) {
    try {
      auto [list, overflow] = lay();
      const std::string name = names_.language(language);
      plates_.back().pictures.push_back(
          {overflow ? words_.trf("{}: it does not fit, and is cut off", name) : name, std::move(list)});
    } catch (const UserError& error) {
      quiet(words_.trf("{}: it cannot be drawn. {}", names_.language(language), error.message().in(words_)));
    }
  }

  void quiet(std::string said) { passages_.push_back({Passage::Kind::quiet, std::move(said)}); }

  const Flow& flow_;
  const Words& words_;
  ShownNames names_;
  Layouter layouter_;
  std::vector<Passage>& passages_;
  std::vector<Plate> plates_;
};

}  // namespace

std::vector<unsigned char> report_pdf(const Report& report, const Document& document, const FontSet& fonts) {
  std::vector<Passage> passages = report_in_passages(report, document);
  std::vector<Plate> plates;
  if (document.sound()) plates = Shown(document.flow(), report.words, fonts, passages).take();
  return passages_pdf(passages, report.words.trf("{}, by the law of {}", report.title, report.as_of),
                      report.words.chinese() ? "zh-CN" : "en", fonts, report.words.tr("Contents"), plates);
}

}  // namespace facenotice
