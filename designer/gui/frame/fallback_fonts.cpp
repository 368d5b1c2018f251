// SPDX-License-Identifier: MIT
// Asks fontconfig, and adds to its current configuration.
#include "designer/gui/frame/fallback_fonts.hpp"

#include <memory>

#include <fontconfig/fontconfig.h>

namespace facenotice::gui {
namespace {

bool has_font_for(const char* language) {
  const std::unique_ptr<FcLangSet, decltype(&FcLangSetDestroy)> languages(FcLangSetCreate(),
                                                                          &FcLangSetDestroy);
  FcLangSetAdd(languages.get(), reinterpret_cast<const FcChar8*>(language));
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> pattern(FcPatternCreate(), &FcPatternDestroy);
  FcPatternAddLangSet(pattern.get(), FC_LANG, languages.get());
  const std::unique_ptr<FcObjectSet, decltype(&FcObjectSetDestroy)> objects(
      FcObjectSetBuild(FC_FAMILY, nullptr), &FcObjectSetDestroy);
  const std::unique_ptr<FcFontSet, decltype(&FcFontSetDestroy)> found(
      FcFontList(nullptr, pattern.get(), objects.get()), &FcFontSetDestroy);
  return found && found->nfont > 0;
}

}  // namespace

void lend_fonts(const SharedFonts& fonts) {
  if (has_font_for("zh-cn")) return;
  try {
    for (const FontSet::Face& face : fonts.get().faces())
      FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(face.path.c_str()));
  } catch (const std::exception&) {
    // The check says so, with the reason.
  }
}

}  // namespace facenotice::gui
