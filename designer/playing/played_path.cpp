// SPDX-License-Identifier: MIT
// Its moments, act by act.
#include "designer/playing/played_path.hpp"

namespace facenotice {

PlayPath path_of(const PlaySession& session, const std::string& title) {
  PlayPath path;
  path.title = title;
  path.flow = session.document().flow().id;
  path.place = session.place();
  for (const PlayMoment& moment : session.moments())
    if (moment.meant_something) path.acts.push_back({moment.act, moment.step, moment.language, moment.seen});
  return path;
}

}  // namespace facenotice
