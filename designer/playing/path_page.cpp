// SPDX-License-Identifier: MIT
// Moments side by side with their pictures.
#include "designer/playing/path_page.hpp"

#include "designer/playing/html.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/report/html_text.hpp"

namespace facenotice {
namespace {

constexpr const char* page_style = R"css(
body { margin:0 auto; max-width:60rem; padding:1.5rem; color:#1d2430; background:#fff;
  font:15px/1.5 "Noto Sans","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif; }
h1 { font-size:1.6rem; margin:0; } .soft { color:#5a6575; }
section { display:grid; grid-template-columns:11rem 1fr; gap:1.2rem; padding:1rem 0; border-top:1px solid #dfe3e9;
  break-inside:avoid; }
img { max-width:11rem; max-height:20rem; border:1px solid #b9c0ca; }
.dark { width:11rem; height:6rem; background:#1d2430; border-radius:.3rem; }
h2 { font-size:1.05rem; margin:0 0 .3rem; } p,ul { margin:.2rem 0; } ul { padding-left:1.2rem; }
.record { color:#0b5b8f; } .camera { color:#b3261e; font-weight:700; } .off { color:#1c6b3a; font-weight:700; }
.purposes { font-size:.9em; color:#5a6575; }
)css";

const char* style_of(PlayLine::Kind kind) {
  switch (kind) {
    case PlayLine::Kind::record:
      return "record";
    case PlayLine::Kind::camera_on:
    case PlayLine::Kind::trouble:
      return "camera";
    case PlayLine::Kind::camera_off:
    case PlayLine::Kind::refused:
      return "off";
    default:
      return "";
  }
}

std::string said(const Words& words, const PlayLine& line) {
  if (line.kind == PlayLine::Kind::camera_on) return words.trf("CAMERA ON {}", line.text);
  if (line.kind == PlayLine::Kind::camera_off) return words.tr("CAMERA OFF");
  if (line.kind == PlayLine::Kind::refused) return words.trf("CAMERA REFUSED {}", line.text);
  return line.text;
}

// What is said in the words of the window and, where it reads otherwise, as the flow says it.
std::string both(const std::string& window, const std::string& flow) {
  const std::string beside = flow.empty() || flow == window
                                 ? std::string()
                                 : " <span class=\"soft\">" + html_escaped(flow) + "</span>";
  return html_escaped(window) + beside;
}

}  // namespace

std::string purpose_state_in_words(const Words& words, const PurposeState& state) {
  std::string said = state.told ? words.tr("told") : words.tr("not told");
  const char* decision = nullptr;
  if (state.decision == Decision::consented)
    decision = state.guardian ? words.tr("a guardian has consented") : words.tr("consented");
  if (state.decision == Decision::refused) decision = words.tr("refused");
  if (state.decision == Decision::withdrawn) decision = words.tr("withdrawn");
  if (decision != nullptr) said += std::string(words.tr(", ")) + decision;
  if (state.granted) said += std::string(words.tr(", ")) + words.tr("camera on");
  return said;
}

std::string age_in_words(const Words& words, AgeBand age) {
  if (age == AgeBand::under_guardian_age) return words.tr("says to be a child");
  if (age == AgeBand::of_age) return words.tr("says to be old enough");
  return {};
}

std::string clock_in_words(std::int64_t passed_ms) {
  const std::int64_t seconds = passed_ms / 1000;
  if (seconds >= 3600) return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string path_as_html(const PlaySession& session, const std::string& title, const Words& words) {
  const Flow& flow = session.document().flow();
  const std::string name = ShownNames(flow, words).text(flow.title);
  std::string html = html_head(words, title + " — " + name, page_style);
  html += "<h1>" + html_escaped(title) + "</h1>\n<p class=\"soft\">" +
          html_escaped(words.trf("A path through “{}”, revision {}, played by the machine’s own player.",
                                 name, flow.revision)) +
          "</p>\n";
  for (const PlayMoment& moment : session.moments()) {
    html += "<section><div>";
    if (moment.picture)
      html += "<img src=\"" + png_address(moment.picture->png) + "\" alt=\"" +
              html_escaped(moment.picture->list.spoken) + "\">";
    else
      html += "<div class=\"dark\"></div>";
    html += "</div><div><h2>" + both(moment.done, moment.done_in_flow) + "</h2>\n<p>" +
            both(words.trf("The machine stands at “{}”.", moment.title), moment.title_in_flow) +
            " <span class=\"soft\">" + clock_in_words(moment.passed_ms) + "</span></p>\n<ul>";
    for (const PlayLine& line : moment.lines) {
      if (line.kind == PlayLine::Kind::screen) continue;
      html += std::string("<li class=\"") + style_of(line.kind) + "\">" + html_escaped(said(words, line)) +
              "</li>";
    }
    html += "</ul>\n<p class=\"purposes\">";
    std::string purposes;
    for (const PurposeState& state : moment.purposes)
      purposes += (purposes.empty() ? "" : "<br>") +
                  html_escaped(words.trf("{}: {}", state.name, purpose_state_in_words(words, state)));
    html += purposes + "</p></div></section>\n";
  }
  return html + "</body></html>\n";
}

}  // namespace facenotice
