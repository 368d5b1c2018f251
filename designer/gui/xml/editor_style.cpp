// SPDX-License-Identifier: MIT
// XML colours for light and dark desktops.
#include "designer/gui/xml/editor_style.hpp"

#include <array>
#include <cmath>

#include <wx/settings.h>

#include "designer/gui/base/icons.hpp"

namespace facenotice::gui {
namespace {

struct Palette {
  wxColour text, background, margin, margin_text, tag, attribute, value, comment, entity, current_line, error,
      warning, review;
};

wxColour mix(const wxColour& a, const wxColour& b, double share_of_b) {
  const auto channel = [&](unsigned char x, unsigned char y) {
    return static_cast<unsigned char>(std::lround(x * (1 - share_of_b) + y * share_of_b));
  };
  return {channel(a.Red(), b.Red()), channel(a.Green(), b.Green()), channel(a.Blue(), b.Blue())};
}

// Background and text are the system's; the accents are chosen to have a contrast of at least 4.5 on any
// background of that brightness.
Palette palette() {
  Palette p;
  p.background = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX);
  p.text = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOXTEXT);
  const bool dark = p.background.GetLuminance() < 0.5;
  p.margin = mix(p.background, p.text, 0.05);
  p.margin_text = mix(p.background, p.text, 0.6);
  p.current_line = mix(p.background, p.text, 0.06);
  p.tag = dark ? wxColour(0x7C, 0xB7, 0xF2) : wxColour(0x0B, 0x4F, 0x8A);
  p.attribute = dark ? wxColour(0xE0, 0xB4, 0x6C) : wxColour(0x8A, 0x4B, 0x08);
  p.value = dark ? wxColour(0x9C, 0xD6, 0x8F) : wxColour(0x1E, 0x6B, 0x2E);
  p.comment = mix(p.background, p.text, 0.62);
  p.entity = dark ? wxColour(0xD7, 0xA0, 0xE8) : wxColour(0x7A, 0x2E, 0x92);
  p.error = dark ? wxColour(0xFF, 0x6B, 0x61) : wxColour(0xD0, 0x34, 0x2C);
  p.warning = wxColour(0xE0, 0x8A, 0x00);
  p.review = dark ? wxColour(0x6A, 0xA8, 0xE8) : wxColour(0x2F, 0x6F, 0xB5);
  return p;
}

void style_text(wxStyledTextCtrl& editor, const Palette& p) {
  wxFont font(wxFontInfo(10).Family(wxFONTFAMILY_TELETYPE));
  editor.StyleSetFont(wxSTC_STYLE_DEFAULT, font);
  editor.StyleSetForeground(wxSTC_STYLE_DEFAULT, p.text);
  editor.StyleSetBackground(wxSTC_STYLE_DEFAULT, p.background);
  editor.StyleClearAll();
  // Chinese glyphs are taller than the Latin font that the line height comes from.
  editor.SetExtraAscent(editor.FromDIP(2));
  editor.SetExtraDescent(editor.FromDIP(2));
  const auto colour = [&](int style, const wxColour& c) { editor.StyleSetForeground(style, c); };
  for (const int style : {wxSTC_H_TAG, wxSTC_H_TAGUNKNOWN, wxSTC_H_TAGEND, wxSTC_H_XMLSTART, wxSTC_H_XMLEND})
    colour(style, p.tag);
  for (const int style : {wxSTC_H_ATTRIBUTE, wxSTC_H_ATTRIBUTEUNKNOWN}) colour(style, p.attribute);
  for (const int style : {wxSTC_H_DOUBLESTRING, wxSTC_H_SINGLESTRING, wxSTC_H_NUMBER, wxSTC_H_VALUE})
    colour(style, p.value);
  colour(wxSTC_H_COMMENT, p.comment);
  editor.StyleSetItalic(wxSTC_H_COMMENT, true);
  for (const int style : {wxSTC_H_ENTITY, wxSTC_H_CDATA}) colour(style, p.entity);
  editor.StyleSetForeground(wxSTC_STYLE_LINENUMBER, p.margin_text);
  editor.StyleSetBackground(wxSTC_STYLE_LINENUMBER, p.margin);
  editor.SetCaretForeground(p.text);
  editor.SetCaretLineVisible(true);
  editor.SetCaretLineBackground(p.current_line);
  editor.SetSelBackground(true, wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT));
  editor.SetSelForeground(true, wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHTTEXT));
}

void style_margins(wxStyledTextCtrl& editor, const Palette& p) {
  editor.SetMarginType(line_number_margin, wxSTC_MARGIN_NUMBER);
  editor.SetMarginType(mark_margin, wxSTC_MARGIN_SYMBOL);
  editor.SetMarginWidth(mark_margin, editor.FromDIP(20));
  editor.SetMarginMask(mark_margin, (1 << mark_count) - 1);
  editor.SetMarginType(fold_margin, wxSTC_MARGIN_SYMBOL);
  editor.SetMarginWidth(fold_margin, editor.FromDIP(16));
  editor.SetMarginMask(fold_margin, static_cast<int>(wxSTC_MASK_FOLDERS));
  editor.SetMarginSensitive(fold_margin, true);
  editor.SetFoldMarginColour(true, p.margin);
  editor.SetFoldMarginHiColour(true, p.margin);
  editor.SetAutomaticFold(wxSTC_AUTOMATICFOLD_SHOW | wxSTC_AUTOMATICFOLD_CLICK | wxSTC_AUTOMATICFOLD_CHANGE);
  const std::array<std::pair<int, int>, 7> folders = {
      {{wxSTC_MARKNUM_FOLDEROPEN, wxSTC_MARK_BOXMINUS},
       {wxSTC_MARKNUM_FOLDER, wxSTC_MARK_BOXPLUS},
       {wxSTC_MARKNUM_FOLDERSUB, wxSTC_MARK_VLINE},
       {wxSTC_MARKNUM_FOLDERTAIL, wxSTC_MARK_LCORNER},
       {wxSTC_MARKNUM_FOLDEREND, wxSTC_MARK_BOXPLUSCONNECTED},
       {wxSTC_MARKNUM_FOLDEROPENMID, wxSTC_MARK_BOXMINUSCONNECTED},
       {wxSTC_MARKNUM_FOLDERMIDTAIL, wxSTC_MARK_TCORNER}}};
  for (const auto& [number, symbol] : folders)
    editor.MarkerDefine(number, symbol, p.margin, mix(p.background, p.text, 0.45));
}

void style_marks(wxStyledTextCtrl& editor, const Palette& p) {
  const auto picture = [&](const wxBitmapBundle& bundle) { return bundle.GetBitmapFor(&editor); };
  editor.MarkerDefineBitmap(mark_problem, picture(problem_icon()));
  editor.MarkerDefineBitmap(mark_error, picture(severity_icon(Severity::error)));
  editor.MarkerDefineBitmap(mark_warning, picture(severity_icon(Severity::warning)));
  editor.MarkerDefineBitmap(mark_review, picture(severity_icon(Severity::review)));
  const std::array<wxColour, mark_count> colours = {p.error, p.error, p.warning, p.review};
  for (int mark = 0; mark < mark_count; ++mark) {
    editor.IndicatorSetStyle(mark, mark == mark_review ? wxSTC_INDIC_DOTS : wxSTC_INDIC_SQUIGGLE);
    editor.IndicatorSetForeground(mark, colours[static_cast<std::size_t>(mark)]);
    editor.IndicatorSetUnder(mark, true);
  }
}

}  // namespace

void style_editor(wxStyledTextCtrl& editor) {
  const Palette p = palette();
  editor.SetLexer(wxSTC_LEX_XML);
  editor.SetProperty("fold", "1");
  editor.SetProperty("fold.html", "1");
  editor.SetProperty("fold.compact", "0");
  style_text(editor, p);
  style_margins(editor, p);
  style_marks(editor, p);
  fit_line_numbers(editor);
}

void fit_line_numbers(wxStyledTextCtrl& editor) {
  wxString widest = "0000";
  for (int lines = editor.GetLineCount(); lines > 9999; lines /= 10) widest += "0";
  editor.SetMarginWidth(line_number_margin,
                        editor.TextWidth(wxSTC_STYLE_LINENUMBER, widest) + editor.FromDIP(8));
}

}  // namespace facenotice::gui
