// SPDX-License-Identifier: MIT
// A document on a workbench without a window, saved in a folder of its own.
#pragma once

#include <fstream>

#include "designer/playing/path_shelf.hpp"
#include "designer/playing/play_control.hpp"
#include "tests/designer/playing/played.hpp"
#include "tests/support/event_queue.hpp"
#include "tests/support/temporary_folder.hpp"

namespace facenotice::test {

struct PlayDesk {
  explicit PlayDesk(const std::string& text = vending_text()) {
    std::ofstream(document) << text;
    WorkbenchOptions options;
    options.post = queue.post();
    options.journal_folder = folder / "journal";
    options.check.quiet = std::chrono::milliseconds(10);
    workbench.emplace(std::move(options));
    play.emplace(*workbench, [](const std::string&) { return Words(); });
    shelf.emplace(*workbench);
    workbench->open(document);
    BOOST_REQUIRE(queue.run_until([this] { return workbench->up_to_date(); }));
  }
  ~PlayDesk() { workbench->abandon_changes(); }

  void start(const Selection::View& view = {}) {
    play->start(view);
    BOOST_REQUIRE(queue.run_until([this] { return play->playing(); }));
  }
  void take(const std::vector<std::string>& acts) {
    for (const std::string& act : acts) play->take(act);
  }
  std::string step() const { return play->session().step(); }
  std::size_t moments() const { return play->session().moments().size(); }
  void wait_for_shelf() {
    BOOST_REQUIRE(queue.run_until([this] { return !shelf->replaying() && shelf->up_to_date(); }));
  }

  TemporaryFolder folder;
  const std::filesystem::path document = folder / "my.flow.xml";
  EventQueue queue;
  std::optional<Workbench> workbench;
  std::optional<PlayControl> play;
  std::optional<PathShelf> shelf;
};

}  // namespace facenotice::test
