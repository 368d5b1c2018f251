// SPDX-License-Identifier: MIT
#include "designer/gui/base/long_work.hpp"

#include <chrono>
#include <future>

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/progdlg.h>
#include <wx/utils.h>

#include "designer/gui/base/text.hpp"
#include "schema/check/check.hpp"

namespace facenotice::gui {

bool while_windows_live(wxWindow& window, const Words& words, const std::string& what,
                        const std::function<void(const std::stop_token&)>& work) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds turn{15}, quiet{330};
  std::stop_source stop;
  std::future<void> result = std::async(std::launch::async, [&] { work(stop.get_token()); });
  const auto begun = Clock::now();
  {
    const wxBusyCursor busy;
    std::optional<wxWindowDisabler> disabled(std::in_place);
    std::optional<wxProgressDialog> progress;
    while (result.wait_for(turn) != std::future_status::ready) {
      if (!progress && Clock::now() - begun > quiet) {
        disabled.reset();  // the dialog disables the others itself
        progress.emplace("FaceNotice", ui(what), 100, &window, wxPD_APP_MODAL | wxPD_CAN_ABORT | wxPD_SMOOTH);
        // The toolkit would say it in the language of the desktop.
        if (wxWindow* cancel = progress->FindWindow(wxID_CANCEL)) cancel->SetLabel(ui(words.tr("Cancel")));
      }
      if (progress && !progress->Pulse()) {
        stop.request_stop();
        progress->Update(0, ui(words.tr("Ending…")));
      }
      if (!progress) wxTheApp->SafeYieldFor(nullptr, wxEVT_CATEGORY_UI);
    }
  }
  try {
    result.get();
  } catch (const CheckStopped&) {
    return false;
  }
  return !stop.stop_requested();
}

}  // namespace facenotice::gui
