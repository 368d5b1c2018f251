// SPDX-License-Identifier: MIT
// texts: out to translators, and back.
#include <memory>

#include "designer/cli/command.hpp"
#include "export/exchange/exchange.hpp"
#include "export/exchange/po.hpp"
#include "export/exchange/xliff.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::cli {

void add_texts(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, from, to, format = "xliff", output, translation;
  };
  auto options = std::make_shared<Options>();
  CLI::App* group = commands.app.add_subcommand(
      "texts", words.tr("The document’s texts on their way to translators and back."));
  group->require_subcommand(1);

  CLI::App* out =
      group->add_subcommand("export", words.tr("Writes the texts of a language for translators."));
  out->footer(std::string(words.tr("Example:")) +
              "\n  facenotice texts export my.flow.xml --to ja --format xliff -o my.ja.xlf");
  out->add_option("file", options->file, words.tr("The flow document"))->required();
  out->add_option("--to", options->to,
                  words.tr("The language that is translated into; the flow must have it"))
      ->required();
  out->add_option("--from", options->from,
                  words.tr("The language that is translated from; the flow’s first when left out"));
  out->add_option("--format", options->format, words.tr("xliff (XLIFF 2.0) or po (gettext)"))
      ->check(CLI::IsMember({"xliff", "po"}))
      ->capture_default_str();
  out->add_option("-o,--output", options->output, words.tr("The file to write; - for standard output"))
      ->required();
  out->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      const Document document = Document::load(options->file);
      const Exchange exchange =
          take_out(document, options->from, options->to, FormatWords::load(words), words);
      write_result(options->output, options->format == "po" ? po_of(exchange) : xliff_of(exchange));
      return Exit::fine;
    };
  });

  CLI::App* in = group->add_subcommand(
      "import",
      words.tr("Brings a translation in: what its file calls final is approved, all else a draft."));
  in->footer(std::string(words.tr("Example:")) + "\n  facenotice texts import my.flow.xml my.ja.xlf");
  in->add_option("file", options->file, words.tr("The flow document; it is changed"))->required();
  in->add_option("translation", options->translation,
                 words.tr("The file that came back: XLIFF 2.0 or gettext"))
      ->required();
  in->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      const Document document = Document::load(options->file);
      const Exchange exchange = load_exchange(options->translation);
      const BroughtIn brought = bring_in(document, exchange);
      if (brought.edit.document.bytes() != document.bytes())
        write_file_atomically(options->file, brought.edit.document.bytes());
      print(brought_in_words(words, exchange.target_language, brought) + "\n");
      return Exit::fine;
    };
  });
}

}  // namespace facenotice::cli
