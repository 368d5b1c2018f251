// SPDX-License-Identifier: MIT
#include "tests/support/harness/witness.hpp"

namespace facenotice::test {

bool Witness::start(Grant given, const CaptureOrder&) {
  ++cameras;
  last = given.id();
  keep(std::move(given));
  return true;
}

void Witness::erase(const ErasureOrder& order) {
  if (orders.size() >= most_kept) orders.erase(orders.begin());
  orders.push_back(order.order);
}

void Witness::keep(Grant grant) {
  if (grants_.size() >= most_kept) grants_.erase(grants_.begin());
  grants_.push_back(std::move(grant));
}

std::string against_camera(const std::vector<StoredRecord>& records, const std::string& purpose,
                           const Id128& grant, const Digest& package) {
  std::string told_in, against = "no consent on record";
  bool on = false;
  for (const StoredRecord& stored : records) {
    const Record& one = stored.record;
    if (one.kind == RecordKind::session_end) return "the session's end is on record";
    if (one.kind == RecordKind::camera_off && one.reference == grant) return "it is off on record";
    if (one.purpose != purpose || one.package != package) continue;
    if (one.kind == RecordKind::notified) told_in = one.language;
    if (one.kind == RecordKind::camera_on && one.reference == grant) on = true;
    if (one.kind == RecordKind::refused) against = "it was refused";
    if (one.kind == RecordKind::withdrawn) against = "it was withdrawn";
    // A camera rests on what was said before it went on; a further consent takes nothing back.
    if (on || (one.kind != RecordKind::consented && one.kind != RecordKind::guardian_consented)) continue;
    against.clear();
    if (told_in.empty()) against = "nothing was told before the consent";
    if (told_in != one.language) against = "told in another language";
    if (!one.separate || !one.affirmative) against = "the consent is bundled, or nobody's act";
  }
  if (!on) return "camera-on is not on record";
  return against;
}

std::string Witness::look(Player& player, MonotonicMillis now) const {
  std::size_t on = 0;
  for (const Grant& grant : grants_) {
    if (!grant.valid(now)) continue;
    if (++on > 1) return "two grants are valid at once";
    if (player.session() == Id128{}) return "a grant is valid, and nobody is in a session";
    const auto records = player.ledger().of_session(player.session());
    if (!records) return "a grant is valid, and the ledger cannot be read";
    if (std::string against =
            against_camera(*records, grant.purpose(), grant.id(), player.package().digest());
        !against.empty())
      return "a grant is valid, and " + against;
  }
  return {};
}

}  // namespace facenotice::test
