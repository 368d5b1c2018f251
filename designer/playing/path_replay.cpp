// SPDX-License-Identifier: MIT
// Act by act, held to what was seen.
#include "designer/playing/path_replay.hpp"

#include <algorithm>

#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

Message listed(const std::vector<std::string>& seen) {
  std::string all;
  for (const std::string& one : seen) all += (all.empty() ? "" : ", ") + one;
  return all.empty() ? msg("nothing") : Message::verbatim(all);
}

Message where(const PlayMoment& moment) {
  return moment.step.empty() ? msg("nowhere: it is switched off")
                             : Message::verbatim("“" + moment.title + "”");
}

std::optional<Message> difference(const PlaySession& session, const PathAct& wanted) {
  const PlayMoment& moment = session.moments().back();
  if (!moment.meant_something) return msg("{} means nothing there any more.", moment.done);
  if (moment.step != wanted.step) {
    const bool known = session.document().flow().find_step(wanted.step) != no_step;
    return known ? msg("{} leads to {} now.", moment.done, where(moment))
                 : msg("{} leads to {} now; the step {} is gone.", moment.done, where(moment), wanted.step);
  }
  if (moment.language != wanted.language)
    return msg("After {} the machine speaks {} now, not {}.", moment.done, moment.language, wanted.language);
  if (moment.seen != wanted.seen)
    return msg("After {} the machine did: {}. It did before: {}.", moment.done, listed(moment.seen),
               listed(wanted.seen));
  return std::nullopt;
}

}  // namespace

std::optional<PathBreak> replay_path(PlaySession& session, const PlayPath& path) {
  const Flow& flow = session.document().flow();
  if (path.flow != flow.id)
    return PathBreak{0, msg("The path is of the flow {}, and this is {}.", path.flow, flow.id)};
  if (!path.place.display.empty() && flow.find_display(path.place.display) == nullptr)
    return PathBreak{0, msg("The flow has no display {} any more.", path.place.display)};
  session.restart(path.place, {});
  for (std::size_t i = 0; i < path.acts.size(); ++i) {
    try {
      session.act(path.acts[i].act);
    } catch (const UserError& error) {
      return PathBreak{i, error.message()};
    }
    if (std::optional<Message> why = difference(session, path.acts[i])) return PathBreak{i, std::move(*why)};
  }
  return std::nullopt;
}

}  // namespace facenotice
