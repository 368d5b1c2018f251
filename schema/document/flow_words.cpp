// SPDX-License-Identifier: MIT
// One switch per kind of word.
#include "schema/document/flow_words.hpp"

namespace facenotice {

const char* event_word(EventKind event) {
  switch (event) {
    case EventKind::power_on:
      return "power-on";
    case EventKind::idle:
      return "idle";
    case EventKind::presence:
      return "presence";
    case EventKind::resume:
      return "resume";
    case EventKind::maintenance_exit:
      return "maintenance-exit";
    case EventKind::choose:
      return "choose";
    case EventKind::timeout:
      return "timeout";
    case EventKind::matched:
      return "matched";
    case EventKind::not_matched:
      return "not-matched";
    case EventKind::failed:
      return "failed";
    case EventKind::cancelled:
      return "cancelled";
    case EventKind::done:
      return "done";
    case EventKind::fault:
      return "fault";
    case EventKind::token:
      return "token";
    case EventKind::token_refused:
      return "token-refused";
    case EventKind::left:
      return "left";
    case EventKind::somebody_came:
      return "somebody-came";
    case EventKind::overdue:
      return "overdue";
  }
  return "";
}

const char* act_word(ActKind act) {
  switch (act) {
    case ActKind::consent:
      return "consent";
    case ActKind::refuse:
      return "refuse";
    case ActKind::withdraw:
      return "withdraw";
    case ActKind::guardian_consent:
      return "guardian-consent";
    case ActKind::choose_face:
      return "choose-face";
    case ActKind::choose_alternative:
      return "choose-alternative";
    case ActKind::continue_:
      return "continue";
    case ActKind::back:
      return "back";
    case ActKind::cancel:
      return "cancel";
    case ActKind::submit:
      return "submit";
    case ActKind::skip:
      return "skip";
    case ActKind::language:
      return "language";
    case ActKind::under_guardian_age:
      return "under-guardian-age";
    case ActKind::of_age:
      return "of-age";
    case ActKind::consented_earlier:
      return "consented-earlier";
  }
  return "";
}

const char* actor_word(Actor actor) {
  switch (actor) {
    case Actor::subject:
      return "subject";
    case Actor::guardian:
      return "guardian";
    case Actor::staff:
      return "staff";
  }
  return "";
}

const char* exit_word(ExitKind on) {
  switch (on) {
    case ExitKind::timeout:
      return "timeout";
    case ExitKind::presence:
      return "presence";
    case ExitKind::matched:
      return "matched";
    case ExitKind::not_matched:
      return "not-matched";
    case ExitKind::failed:
      return "failed";
    case ExitKind::cancelled:
      return "cancelled";
    case ExitKind::done:
      return "done";
    case ExitKind::fault:
      return "fault";
    case ExitKind::token:
      return "token";
    case ExitKind::token_refused:
      return "token-refused";
  }
  return "";
}

const char* step_word(const Step& step) {
  switch (step.kind) {
    case StepKind::capture:
      return "capture";
    case StepKind::service:
      return "service";
    case StepKind::erase:
      return "erase";
    case StepKind::host:
      return "host";
    case StepKind::end:
      return "end";
    case StepKind::screen:
      break;
  }
  switch (step.screen) {
    case ScreenKind::attract:
      return "attract";
    case ScreenKind::separate_notice:
      return "separate-notice";
    case ScreenKind::consent:
      return "consent";
    case ScreenKind::guardian:
      return "guardian";
    case ScreenKind::age:
      return "age";
    case ScreenKind::collect:
      return "collect";
    case ScreenKind::receipt:
      return "receipt";
    case ScreenKind::withdraw:
      return "withdraw";
    case ScreenKind::info:
      return "info";
    case ScreenKind::result:
      return "result";
  }
  return "";
}

std::string act_words(std::span<const Act> acts) {
  std::string words;
  for (const Act& act : acts) words += (words.empty() ? "" : " ") + std::string(act_word(act.kind));
  return words;
}

}  // namespace facenotice
