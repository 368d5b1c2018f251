// SPDX-License-Identifier: MIT
// Small pictures of all screens.
#include "designer/pictures/thumbnails.hpp"

#include <boost/test/unit_test.hpp>

#include "schema/edit/texts.hpp"
#include "tests/support/event_queue.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(thumbnails)

BOOST_AUTO_TEST_CASE(every_screen_has_one_and_only_what_changed_is_another) {
  test::EventQueue queue;
  Thumbnails pictures(queue.post(), open_fonts(), 120);
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const auto all_there = [&] {
    for (const Step& step : document.flow().steps)
      if (step.shows() && !pictures.find(step.id)) return false;
    return true;
  };
  pictures.show(document, {});
  BOOST_REQUIRE(queue.run_until(all_there));
  for (const Step& step : document.flow().steps)
    if (step.shows()) {
      BOOST_TEST(pictures.find(step.id)->height == 120);
      BOOST_TEST(pictures.find(step.id)->rgb.size() ==
                 static_cast<std::size_t>(pictures.find(step.id)->width) * 120U * 3U);
    }
  BOOST_TEST((pictures.find("pay")->rgb != pictures.find("face-notice")->rgb));

  const auto pay = pictures.find("pay"), notice = pictures.find("face-notice");
  const Edit edit = set_text(document, ElementPath("steps/screen[@id='pay']/title"), {"zh-CN", "付款"});
  pictures.show(edit.document, {});
  BOOST_REQUIRE(queue.run_until([&] { return pictures.find("pay") != pay; }));
  BOOST_TEST((pictures.find("face-notice") == notice));  // the very same picture
  BOOST_TEST((pictures.find("pay")->rgb != pay->rgb));
}

BOOST_AUTO_TEST_SUITE_END()
