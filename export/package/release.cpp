// SPDX-License-Identifier: MIT
// Layout of everything that a machine shows, gathered into one package.
#include "export/package/release.hpp"

#include <facenotice/display_list_codec.hpp>
#include <facenotice/package_files.hpp>

#include "export/layout/shown_screen.hpp"
#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/notice_digest.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

template <class Value>
Bytes encoded(const Value& value) {
  Result<std::vector<std::uint8_t>> bytes = encode(value);
  if (!bytes) throw UserError(player_says(bytes.error()));
  return std::move(bytes).value();
}

// Every screen in every look; one that falls back is named, and not drawn twice.
std::vector<DisplayList> lay_out_all(const Flow& flow, Layouter& layouter,
                                     std::vector<std::string>& falls_back) {
  std::vector<DisplayList> lists;
  for (std::size_t i = 0; i < flow.steps.size(); ++i)
    if (flow.steps[i].shows())
      for (const std::string& language : flow.languages)
        for (const DisplayProfile& display : flow.device.displays)
          for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast}) {
            ShownScreen shown =
                lay_out_shown(layouter, flow, static_cast<StepIndex>(i), language, display, variant);
            if (shown.falls_back)
              falls_back.push_back(screen_file(flow.steps[i].id, language, display.id, variant));
            else
              lists.push_back(std::move(shown.layout.list));
          }
  return lists;
}

}  // namespace

PackageDraft pack_screens(const Document& document, const Report& report, const FontSet& fonts) {
  document.require_sound();
  if (report.digest != document.content_digest())
    throw UserError(msg("The report is about another version of this flow. Check it again."));
  const Flow& flow = document.flow();
  Layouter layouter(fonts, resolver_of(flow));
  PackageDraft package;
  const std::vector<DisplayList> lists = lay_out_all(flow, layouter, package.falls_back);
  std::vector<const DisplayList*> pointers;
  for (const DisplayList& list : lists) {
    pointers.push_back(&list);
    package.files.push_back(
        {screen_file(list.step, list.language, list.display, list.variant), encoded(list)});
  }
  package.notices = notices_of(flow);
  package.flow = flow.id;
  package.sequence = flow.revision;
  package.expires = flow.valid_until;
  package.verdict = verdict_word(report.verdict);
  package.draft = report.draft() || report.verdict == Verdict::broken;
  package.files.push_back({glyphs_file, encoded(layouter.glyphs_of(pointers))});
  package.files.push_back({flow_file, bytes_of(document.bytes())});
  Report portable = report;
  portable.file = std::string(flow_file);  // not where it lay on somebody's disk
  package.files.push_back({report_file, bytes_of(report_as_json(portable))});
  return package;
}

PackageDraft make_release(const Document& document, const Report& report, const FontSet& fonts) {
  if (report.verdict == Verdict::could_not_check)
    throw UserError(msg("No package is made of what could not be checked: {}", report.could_not));
  if (const std::size_t errors = report.count(Severity::error); errors > 0)
    throw UserError(
        msg("No package of {} is made while the check finds errors ({}). Mend what it lists as errors.",
            document.name(), errors));
  return pack_screens(document, report, fonts);
}

}  // namespace facenotice
