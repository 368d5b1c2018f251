// SPDX-License-Identifier: MIT
// Line by line, by the extents of the window's font.
#include "designer/gui/base/wrapped.hpp"

#include <wx/dcclient.h>
#include <wx/tokenzr.h>

namespace facenotice::gui {
namespace {

constexpr wxChar first_without_spaces = 0x2E80;  // CJK and what follows

bool may_break_before(const wxString& line, std::size_t at) {
  static const wxString not_first = wxString::FromUTF8("，。、；：？！）”’》】…%");
  static const wxString not_last = wxString::FromUTF8("（《“‘【");
  if (line[at - 1] == ' ') return true;
  if (not_first.Contains(line[at]) || not_last.Contains(line[at - 1])) return false;
  return line[at].GetValue() >= first_without_spaces || line[at - 1].GetValue() >= first_without_spaces;
}

}  // namespace

wxString wrapped(const wxWindow& window, const wxString& text, int width) {
  wxClientDC dc(const_cast<wxWindow*>(&window));
  dc.SetFont(window.GetFont());
  wxString whole;
  wxStringTokenizer lines(text, "\n", wxTOKEN_RET_EMPTY_ALL);
  while (lines.HasMoreTokens()) {
    wxString line = lines.GetNextToken();
    if (!whole.empty()) whole += '\n';
    wxArrayInt ends;
    while (dc.GetPartialTextExtents(line, ends) && !ends.empty() && ends.Last() > width) {
      std::size_t fits = 1;
      while (fits < ends.size() && ends[fits] <= width) ++fits;
      std::size_t at = fits;
      while (at > 1 && !may_break_before(line, at)) --at;
      if (at <= 1) at = fits;  // a word that is longer than the line
      whole += line.Left(at).Trim() + '\n';
      line = line.Mid(at);
    }
    whole += line;
  }
  return whole;
}

}  // namespace facenotice::gui
