// SPDX-License-Identifier: MIT
// Times of the main job on the vending template: median of several runs, in milliseconds.
#include <cstdio>
#include <filesystem>

#include <facenotice/renderer.hpp>

#include "designer/rehearsal/rehearsal.hpp"
#include "export/checking/full_check.hpp"
#include "export/layout/layout.hpp"
#include "export/package/release.hpp"
#include "schema/document/placeholders.hpp"
#include "tests/bench/measuring.hpp"

using namespace facenotice;
using namespace facenotice::bench;

int main() {
  heading("The main job on the vending template");
  constexpr int runs = 11;
  const std::filesystem::path file =
      std::filesystem::path(FACENOTICE_SOURCE_DIR) / "templates/vending.flow.xml";
  const FontSet fonts = FontSet::open();
  const Document document = Document::load(file);
  const Flow& flow = document.flow();
  CheckOptions options;
  options.today = "2026-11-23";

  row("open the fonts and compare their digests", median_ms(3, [] { FontSet::open(); }));
  row("load and structure-check the document", median_ms(runs, [&] { Document::load(file); }));
  row("explore every reachable state", median_ms(runs, [&] { Exploration::of(flow); }));
  row("lay out and measure every screen, both languages",
      median_ms(runs, [&] { measure_screens(flow, fonts); }));
  const VisualFacts measured = measure_screens(flow, fonts);
  row("check: explore, derive facts, all rules",
      median_ms(runs, [&] { check(document, measured, options); }));
  const Report report = check(document, measured, options);
  row("pack: three variants of every screen", median_ms(3, [&] { pack_screens(document, report, fonts); }));

  Layouter layouter(fonts, resolver_of(flow));
  const ScreenLayout notice = layouter.layout_screen(flow, flow.find_step("face-notice"), "zh-CN",
                                                     flow.device.displays.front(), Variant::normal);
  Renderer renderer(layouter.glyphs());
  Frame frame;
  row("one frame of the notice, 1080x1920, glyphs cached",
      median_ms(runs, [&] { require(renderer.render(notice.list, frame)); }));
  row("one frame of the notice, nothing cached", median_ms(runs, [&] {
        Renderer fresh(layouter.glyphs());
        require(fresh.render(notice.list, frame));
      }));
  double to_first_screen = 0;
  row("rehearse: pack, sign, verify, first screen", median_ms(3, [&] {
        MachineOptions machine;
        machine.starts = 1'795'392'000'000;
        machine.on_line = [](const MachineLine&) {};
        Rehearsal rehearsal(document, report, fonts, std::move(machine));
        const auto start = std::chrono::steady_clock::now();
        require(rehearsal.machine().load());
        rehearsal.machine().take("power-on");
        to_first_screen =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
      }));
  row("  of that: package load to first screen", to_first_screen);
  return 0;
}
