// SPDX-License-Identifier: MIT
// Lays out the newest document and tells the window.
#include "designer/authoring/live_fit.hpp"

#include <chrono>
#include <utility>

#include "schema/base/user_error.hpp"
#include "schema/check/check.hpp"

namespace facenotice {

LiveFit::LiveFit(Words words, Post post, SharedFonts fonts)
    : words_(std::move(words)),
      post_(lifeline_.guard(std::move(post))),
      fonts_(std::move(fonts)),
      background_({std::chrono::milliseconds(60), std::chrono::milliseconds(400)},
                  [this](const Request& request, const std::stop_token& stop) { work(request, stop); }) {}

void LiveFit::look_at(const Document& document) {
  background_.submit({++asked_, document});
}

void LiveFit::work(const Request& request, const std::stop_token& stop) {
  try {
    if (!memo_) memo_.emplace(fonts_.get());
    auto fit = std::make_shared<const TextFit>(
        fit_texts(request.document, *memo_, FormatWords::load(words_), words_, stop));
    tell(request.number, std::move(fit), {});
  } catch (const CheckStopped&) {
    return;  // a newer one is on its way, or nobody looks any more
  } catch (const std::exception& error) {
    tell(request.number, nullptr, message_of(error).in(words_));
  }
}

void LiveFit::tell(std::uint64_t number, std::shared_ptr<const TextFit> fit, std::string trouble) {
  post_([this, number, fit = std::move(fit), trouble = std::move(trouble)] {
    told_ = number;
    fit_ = fit;
    trouble_ = trouble;
    changed.emit();
  });
}

}  // namespace facenotice
