// SPDX-License-Identifier: MIT
// attest: a person answers a review item, in the document.
#include <memory>

#include "designer/cli/command.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/words.hpp"
#include "schema/edit/attest.hpp"

namespace facenotice::cli {

void add_attest(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file;
    AttestationEntry entry;
    std::vector<std::string> items;
    std::string evidence_file;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      commands.add("attest", words.tr("Answers a review item: a named person confirms what no program can."),
                   "facenotice attest my.flow.xml --item H-02 --by \"Li Wei\" --role \"data protection "
                   "officer\" --evidence pia.pdf",
                   [options, &words] {
                     require_date("--expires", options->entry.expires);
                     options->entry.date = today();
                     if (!options->evidence_file.empty())
                       options->entry.evidence = evidence_of(options->evidence_file);
                     Document document = Document::load(options->file);
                     for (const std::string& item : options->items) {
                       options->entry.item = item;
                       document = attest(document, options->entry);
                     }
                     write_file_atomically(options->file, document.bytes());
                     return Exit::fine;
                   });
  command->add_option("file", options->file, words.tr("The flow document; it is changed"))->required();
  command
      ->add_option("--item", options->items,
                   words.tr("Id of the review item, as check prints it; may be several"))
      ->required();
  command->add_option("--by", options->entry.by, words.tr("Who confirms"))->required();
  command->add_option("--role", options->entry.role, words.tr("In which role"))->required();
  command->add_option("--evidence", options->evidence_file,
                      words.tr("A file that shows it; its digest is kept"));
  command->add_option("--expires", options->entry.expires, words.tr("Until when it holds (ISO 8601)"));
}

}  // namespace facenotice::cli
