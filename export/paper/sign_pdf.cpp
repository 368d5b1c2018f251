// SPDX-License-Identifier: MIT
// A printed notice as a PDF: layout, page, repair.
#include "export/paper/sign_pdf.hpp"

#include <string>

#include "export/layout/sign_layout.hpp"
#include "export/paper/draft_page.hpp"
#include "export/paper/pdf_pages.hpp"
#include "export/paper/pdf_repair.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {

std::vector<unsigned char> sign_pdf(Layouter& layouter, const Flow& flow, std::size_t index,
                                    std::string_view language, const std::string& draft) {
  ScreenLayout layout = layout_sign(layouter, flow, index, language);
  const Sign& sign = flow.signs[index];
  if (layout.overflow)
    throw UserError(msg("The sign '{}' does not fit on {} in {}; shorten its text or choose a larger paper.",
                        sign.id, sign.paper, std::string(language)));
  if (!layout.missing.empty())
    throw UserError(msg("The sign '{}' has a character that no font has (U+{:04X}) in {}; replace it.",
                        sign.id, static_cast<unsigned>(*layout.missing.begin()), std::string(language)));
  if (layout.code_module_mm == 0.0)
    throw UserError(
        msg("The address of the QR code on the sign '{}' is too long for one code ({} bytes); give a shorter "
            "one.",
            sign.id, sign.qr.size()));
  if (!draft.empty()) mark_as_draft(layout, layouter.shaper(), sign_px_per_mm, draft, language);
  std::string title = without_isolates(layouter.resolver()(sign.title.in(language), language));
  return repair_pdf(write_pdf_pages({&layout.list, 1}, layouter.shaper().faces(), sign_px_per_mm, title),
                    {title, std::string(language)});
}

}  // namespace facenotice
