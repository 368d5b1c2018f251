// SPDX-License-Identifier: MIT
// render and pdf: from flow to picture to paper.
#include <cstdio>
#include <memory>

#include <facenotice/renderer.hpp>
#include <facenotice/transition.hpp>

#include "designer/cli/chosen_look.hpp"
#include "designer/cli/command.hpp"
#include "export/checking/full_check.hpp"
#include "export/layout/png.hpp"
#include "export/layout/shown_screen.hpp"
#include "export/paper/draft_page.hpp"
#include "export/paper/sign_pdf.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

namespace facenotice::cli {
void add_render(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, screen, output;
    ChosenLook look;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "render", words.tr("Draws a screen as the machine draws it, as PNG."),
      "facenotice render my.flow.xml --screen face-notice --language en -o notice.png", [options, &words] {
        const Document document = Document::load(options->file);
        document.require_sound();
        const Flow& flow = document.flow();
        const StepIndex step = flow.find_step(options->screen);
        if (step == no_step || !flow.steps[step].shows())
          throw UserError(
              msg("The flow has no screen {}; its steps are: {}.", options->screen, ids_of(flow.steps)));
        const DisplayProfile& display = options->look.display_of(flow);
        Layouter layouter(FontSet::open(), resolver_of(flow));
        const ShownScreen shown = lay_out_shown(layouter, flow, step, options->look.language_of(flow),
                                                display, options->look.look());
        const DisplayList& list = shown.layout.list;
        if (shown.falls_back)
          std::fprintf(
              stderr, "facenotice: %s\n",
              words
                  .trf("{} has no room on {} in {} ({}): the picture is in the normal look, as the machine "
                       "shows it.",
                       options->screen, display.id, list.language, options->look.variant)
                  .c_str());
        if (shown.incomplete())
          std::fprintf(
              stderr, "facenotice: %s\n",
              words
                  .trf("{} does not fit on {} in {}: what is below is missing from the picture, and no "
                       "machine may show it.",
                       options->screen, display.id, list.language)
                  .c_str());
        Frame frame;
        Renderer renderer(layouter.glyphs());
        RenderOptions rendering;
        rendering.ticked = preselected_boxes(flow.steps[step]);
        if (const Status drawn = renderer.render(list, frame, rendering); !drawn)
          throw UserError(player_says(drawn.error()));
        const std::vector<std::uint8_t> png = png_of(frame);
        write_result(options->output, std::string(png.begin(), png.end()));
        return shown.incomplete() ? Exit::findings : Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--screen", options->screen, words.tr("Id of the step"))->required();
  options->look.add_options(*command, words);
  command->add_option("-o,--output", options->output, words.tr("The file to write; - for standard output"))
      ->required();
}

void add_pdf(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, kind = "sign", sign, language, output;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "pdf", words.tr("Prints a sign as a one-page PDF."),
      "facenotice pdf my.flow.xml --kind sign --language zh-CN -o sign.pdf", [options, &words] {
        const Document document = Document::load(options->file);
        document.require_sound();
        const Flow& flow = document.flow();
        if (flow.signs.empty()) throw UserError(msg("The flow declares no sign; add one under <signs>."));
        std::size_t sign = 0;
        while (!options->sign.empty() && sign < flow.signs.size() && flow.signs[sign].id != options->sign)
          ++sign;
        if (sign == flow.signs.size())
          throw UserError(msg("The flow has no sign {}; it has: {}.", options->sign, ids_of(flow.signs)));
        const FontSet fonts = FontSet::open();
        const std::string language = ChosenLook{options->language}.language_of(flow);
        const Report report = check_laid_out(document, fonts, check_options(words, {}));
        Layouter layouter(fonts, resolver_of(flow));
        const std::vector<unsigned char> pdf =
            sign_pdf(layouter, flow, sign, language, draft_reason(report, words_for(language)));
        write_result(options->output, std::string(pdf.begin(), pdf.end()));
        if (const std::string draft = draft_reason(report, words); !draft.empty())
          std::fprintf(stderr, "facenotice: %s\n", draft.c_str());
        const bool unlawful = report.verdict == Verdict::broken || report.verdict == Verdict::could_not_check;
        return unlawful ? Exit::findings : Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--kind", options->kind, words.tr("What to print: sign"))
      ->check(CLI::IsMember({"sign"}));
  command->add_option("--sign", options->sign, words.tr("Id of the sign; the first when left out"));
  command->add_option("--language", options->language,
                      words.tr("A language of the flow; its first when left out"));
  command->add_option("-o,--output", options->output, words.tr("The file to write; - for standard output"))
      ->required();
}

}  // namespace facenotice::cli
