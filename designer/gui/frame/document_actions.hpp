// SPDX-License-Identifier: MIT
// What changes the document by a dialog: inserts, the laws that bind it, fixes and proposals.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "designer/gui/base/reporter.hpp"
#include "designer/gui/mending/mend_dialog.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice::gui {

class DocumentActions {
 public:
  // `flush` commits what is half typed.
  DocumentActions(wxWindow& window, Workbench& workbench, Selection& selection, const FormatWords& names,
                  Reporter& reporter, std::function<void()> flush)
      : window_(window),
        workbench_(workbench),
        selection_(selection),
        names_(names),
        reporter_(reporter),
        flush_(std::move(flush)) {}

  void insert(const std::string& what);  // Insertion::id
  void ask_laws();
  // Of these causes, or of every error.
  void mend(const std::set<std::string>& causes);
  void fix(const Finding& selected);

 private:
  void propose(MendDialog::Propose search, MendDialog::Wording wording);

  wxWindow& window_;
  Workbench& workbench_;
  Selection& selection_;
  const FormatWords& names_;
  Reporter& reporter_;
  std::function<void()> flush_;
};

}  // namespace facenotice::gui
