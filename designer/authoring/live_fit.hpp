// SPDX-License-Identifier: MIT
// Which texts have no room, measured beside the window for as long as somebody looks at texts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "designer/authoring/text_fit.hpp"
#include "designer/workbench/background.hpp"
#include "designer/workbench/live_check.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice {

class LiveFit {
 public:
  LiveFit(Words words, Post post, SharedFonts fonts);

  // The newest sound document; older ones are skipped, also while they are laid out.
  void look_at(const Document& document);

  // Of the newest that could be laid out; null: of none yet.
  const std::shared_ptr<const TextFit>& fit() const { return fit_; }
  // Whether that is about what was looked at last.
  bool up_to_date() const { return told_ == asked_; }
  // Why the last one could not be laid out; empty: it could. Then nothing is known to fit.
  const std::string& trouble() const { return trouble_; }

  Signal<> changed;

 private:
  struct Request {
    std::uint64_t number = 0;
    Document document;
  };
  void work(const Request& request, const std::stop_token& stop);
  void tell(std::uint64_t number, std::shared_ptr<const TextFit> fit, std::string trouble);

  Words words_;
  Lifeline lifeline_;
  Post post_;
  SharedFonts fonts_;
  std::shared_ptr<const TextFit> fit_;
  std::string trouble_;
  std::uint64_t asked_ = 0, told_ = 0;
  std::optional<LayoutMemo> memo_;  // of the background thread: one edit lays out what it changed
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice
