// SPDX-License-Identifier: MIT
// The designer's window as a person feels it: start, open, key to paint, edit to picture and to findings, the
// graph of a large flow. Beside programs that are installed, in the same run.
#include <fstream>

#include <wx/uiaction.h>

#include "designer/pictures/flow_graph.hpp"
#include "designer/pictures/graph_layout.hpp"
#include "designer/pictures/screen_painter.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/edit/texts.hpp"
#include "tests/bench/measuring.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/large_flow.hpp"
#include "tests/support/process.hpp"

using namespace facenotice;
using Clock = std::chrono::steady_clock;

namespace {

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// From the start of the program until its window is there, under that title.
double start_ms(const test::XDisplay& display, const std::vector<std::string>& command,
                const std::string& title) {
  const auto begin = Clock::now();
  test::Companion program(command, display.environment());
  const auto deadline = begin + std::chrono::seconds(60);
  while (display.xdotool({"search", "--onlyvisible", "--name", title}).empty())
    if (Clock::now() > deadline) throw std::runtime_error(command.front() + " shows no window");
  return ms_since(begin);
}

double resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmRSS:", 0) == 0) return std::stod(line.substr(6)) / 1024;
  return 0;
}

// The window in this process, with what a bench needs of it.
struct Window {
  explicit Window(const test::Desktop& desktop) {
    WorkbenchOptions options;
    options.post = [](std::function<void()> work) { wxTheApp->CallAfter(std::move(work)); };
    options.journal_folder = desktop.display.home() / "journal";
    workbench.emplace(std::move(options));
    play.emplace(*workbench);
    frame = new gui::MainFrame(*workbench, selection, *play);  // wxWidgets deletes it
    frame->Show();
  }
  ~Window() {
    workbench->abandon_changes();
    frame->Destroy();
    turn_until([] { return wxTopLevelWindows.empty(); });
    play.reset();
    workbench.reset();
  }
  // Turns the event loop as often as it can.
  static void turn_until(const std::function<bool()>& wanted) {
    const auto deadline = Clock::now() + std::chrono::minutes(2);
    wxEventLoop loop;
    const wxEventLoopActivator active(&loop);
    while (!wanted()) {
      while (loop.Pending()) timed([&] { loop.Dispatch(); });
      timed([&] { wxTheApp->ProcessPendingEvents(); });
      timed([&] { loop.ProcessIdle(); });
      if (Clock::now() > deadline) throw std::runtime_error("nothing came");
    }
  }
  static void turn_for(std::chrono::milliseconds time) {
    const auto end = Clock::now() + time;
    turn_until([&] { return Clock::now() > end; });
  }
  // While one thing is done, nothing else is: no key is taken, nothing is painted.
  static void timed(const std::function<void()>& work) {
    const auto begin = Clock::now();
    work();
    longest_block_ms = std::max(longest_block_ms, ms_since(begin));
  }
  static inline double longest_block_ms = 0;
  Selection selection;
  std::optional<Workbench> workbench;
  std::optional<PlayControl> play;
  gui::MainFrame* frame = nullptr;
};

void measure_window(const test::Desktop& desktop, std::size_t screens) {
  const std::filesystem::path file = desktop.display.home() / (std::to_string(screens) + ".flow.xml");
  std::ofstream(file, std::ios::binary) << test::flow_of_screens(FACENOTICE_SOURCE_DIR, screens);
  const std::string of = " of " + std::to_string(screens) + " screens";
  Window window(desktop);
  Workbench& workbench = *window.workbench;
  const auto begin = Clock::now();
  window.frame->start_with(file);
  bench::row("open a flow" + of + ": window and text", ms_since(begin));
  Window::turn_until([&] { return workbench.up_to_date(); });
  bench::row("open a flow" + of + ": findings", ms_since(begin));

  std::uint64_t revision = 2;
  bench::row("edit to findings" + of, bench::median_ms(7, [&] {
               workbench.apply(set_release(workbench.document_to_edit(), ++revision, "2027-12-31"));
               Window::turn_until([&] { return workbench.up_to_date(); });
             }));
  std::shared_ptr<const ScreenPicture> picture;
  ScreenPainter painter(workbench.post(), workbench.fonts(),
                        [&](std::shared_ptr<const ScreenPicture> drawn) { picture = std::move(drawn); });
  int number = 0;
  bench::row("edit to picture" + of, bench::median_ms(9, [&] {
               picture.reset();
               const Edit edit =
                   set_title(workbench.document_to_edit(), {"en", "Machine " + std::to_string(++number)});
               workbench.apply(edit);
               painter.ask_for(edit.document, window.selection.view());
               Window::turn_until([&] { return picture != nullptr; });
             }));
  Window::turn_until([&] { return workbench.up_to_date(); });
  desktop.display.xdotool({"key", "ctrl+4"});
  auto* editor =
      dynamic_cast<wxStyledTextCtrl*>(wxWindow::FindWindowByName("Flow document (XML)", window.frame));
  Window::turn_until([&] { return editor->IsShownOnScreen(); });
  editor->SetFocus();
  editor->GotoPos(0);
  bool painted = false;
  editor->Bind(wxEVT_STC_PAINTED, [&](wxStyledTextEvent& event) {
    painted = true;
    event.Skip();
  });
  Window::turn_until([&] { return painted; });
  bench::row("key to paint" + of, bench::median_ms(15, [&] {
               painted = false;
               editor->AddText(" ");
               Window::turn_until([&] { return painted; });
             }));
  bench::row("resident memory with a flow" + of, resident_mb(), "MB");
}

// For how long the window takes no key, at most, while somebody does what is done all day.
void measure_blocks(const test::Desktop& desktop, std::size_t screens) {
  const std::filesystem::path file =
      desktop.display.home() / ("blocks-" + std::to_string(screens) + ".flow.xml");
  std::ofstream(file, std::ios::binary) << test::flow_of_screens(FACENOTICE_SOURCE_DIR, screens);
  Window window(desktop);
  Workbench& workbench = *window.workbench;
  const auto act = [&](const std::string& name, const std::function<void()>& what) {
    Window::longest_block_ms = 0;
    Window::timed(what);
    Window::turn_for(std::chrono::milliseconds(700));
    Window::turn_until([&] { return workbench.up_to_date(); });
    bench::row("longest block, " + std::to_string(screens) + " screens: " + name, Window::longest_block_ms);
  };
  const auto press = [&](const char* keys) { return [&, keys] { desktop.display.xdotool({"key", keys}); }; };
  act("open", [&] { window.frame->start_with(file); });
  for (const auto& [name, keys] : {std::pair{"to the graph", "ctrl+2"},
                                   {"to the texts", "ctrl+3"},
                                   {"to the XML", "ctrl+4"},
                                   {"to the review", "ctrl+5"},
                                   {"to the screen", "ctrl+1"},
                                   {"next finding", "F8"},
                                   {"another", "F8"}})
    act(name, press(keys));
  std::uint64_t revision = 2;
  const auto edit = [&] {
    workbench.apply(set_release(workbench.document_to_edit(), ++revision, "2027-12-31"));
  };
  act("edit", edit);
  act("undo", press("ctrl+z"));
  for (const auto& [name, keys] : {std::pair{"edit beside the graph", "ctrl+2"},
                                   {"edit beside the texts", "ctrl+3"},
                                   {"edit beside the review", "ctrl+5"}}) {
    press(keys)();
    Window::turn_for(std::chrono::milliseconds(700));
    act(name, edit);
  }
  press("ctrl+1")();
  Window::turn_for(std::chrono::milliseconds(700));
  act("start a play", press("F5"));
  act("stop it", press("shift+F5"));
  act("save", press("ctrl+s"));
}

void measure_graph(const test::Desktop& desktop) {
  const std::size_t steps = 1000;
  const Document document =
      Document::parse(test::flow_of_screens(FACENOTICE_SOURCE_DIR, steps), "large.flow.xml");
  const FormatWords names = FormatWords::load(Words());
  bench::row("graph of 1,000 screens laid out", bench::median_ms(3, [&] {
               const FlowGraph graph = graph_of(document, names, Words(), {}, {true, {}});
               GraphToLayOut wanted{200, 120, graph.nodes.size(), {}};
               for (const GraphArrow& arrow : graph.arrows)
                 if (!arrow.stub) wanted.edges.push_back({arrow.from, arrow.to});
               lay_out(wanted);
             }));
  const std::filesystem::path file = desktop.display.home() / "graph.flow.xml";
  std::ofstream(file, std::ios::binary) << document.bytes();
  Window window(desktop);
  window.frame->start_with(file);
  Window::turn_until([&] { return window.workbench->up_to_date(); });
  desktop.display.xdotool({"key", "ctrl+2"});
  wxWindow* canvas = wxWindow::FindWindowByName("Graph of the flow", window.frame);
  Window::turn_until([&] { return canvas->IsShownOnScreen(); });
  const auto settled = Clock::now() + std::chrono::seconds(3);
  Window::turn_until([&] { return Clock::now() > settled; });
  int frames = 0;
  canvas->Bind(wxEVT_PAINT, [&](wxPaintEvent& event) {
    ++frames;
    event.Skip();
  });
  const wxPoint middle = canvas->ClientToScreen(wxPoint(canvas->GetSize().x / 2, canvas->GetSize().y / 2));
  wxUIActionSimulator hand;
  hand.MouseMove(middle);
  hand.MouseDown(wxMOUSE_BTN_MIDDLE);
  const auto begin = Clock::now();
  for (int i = 0; i < 120; ++i) {
    const int before = frames;  // the simulated hand may turn the loop itself
    hand.MouseMove(middle + wxPoint((i % 40) * 6 - 120, (i % 20) * 4 - 40));
    const auto patience = Clock::now() + std::chrono::milliseconds(200);
    Window::turn_until([&] { return frames > before || Clock::now() > patience; });
  }
  hand.MouseUp(wxMOUSE_BTN_MIDDLE);
  bench::row("graph of 1,000 screens panned", frames * 1000.0 / ms_since(begin), "frames/s");
}

}  // namespace

int main() {
  try {
    const test::Desktop desktop;
    bench::heading("The designer's window");
    const std::filesystem::path flow = desktop.display.home() / "start.flow.xml";
    std::ofstream(flow, std::ios::binary) << test::flow_of_screens(FACENOTICE_SOURCE_DIR, 50);
    const std::filesystem::path messages = desktop.display.home() / "messages.po";
    std::filesystem::copy_file(std::filesystem::path(FACENOTICE_SOURCE_DIR) / "designer/po/zh_CN.po",
                               messages);
    const double ours = start_ms(
        desktop.display, {std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice-designer", flow.string()},
        "start.flow.xml");
    bench::row("start of facenotice-designer with a flow of 50 screens", ours);
    if (test::run({"sh", "-c", "command -v poedit"}).exit_code == 0) {
      const double theirs = start_ms(desktop.display, {"poedit", messages.string()}, "messages.po");
      bench::row("start of Poedit with our Chinese catalogue", theirs);
      bench::row("ours to Poedit's", ours / theirs, "×");
    } else {
      std::printf("  Poedit is not installed: no peer for the start.\n");
    }
    for (const std::size_t screens : {50U, 1000U}) measure_window(desktop, screens);
    for (const std::size_t screens : {50U, 1000U}) measure_blocks(desktop, screens);
    measure_graph(desktop);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_desktop: %s\n", error.what());
    return 1;
  }
  return 0;
}
