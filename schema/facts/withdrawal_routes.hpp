// SPDX-License-Identifier: MIT
// The ways by which a consent is taken back, and the scans that stand before them.
#pragma once

#include <set>

#include "schema/explore/step_graph.hpp"

namespace facenotice {

// Of one purpose, for each spot. Withdrawal executes when its act leads on to an erasure of what is held for
// the purpose.
struct WithdrawalRoutes {
  Routes said;      // the act alone, without a face
  Routes executed;  // without a face
  Routes by_face;   // however
  Routes consent;   // to giving it
  Routes at_once;   // executed in this session, without a face
};
WithdrawalRoutes withdrawal_routes(const StepGraph& graph, PurposeIndex purpose);

// The most that it costs from any entry.
std::uint32_t from_entries(const StepGraph& graph, const Routes& routes);

// Whether some entry has no way to take the consent back but by showing the face.
bool only_by_face(const StepGraph& graph, const WithdrawalRoutes& routes);

// A code or an account says whose consent it is: giving it is no burden of the withdrawal.
bool identifies(const DataItem& item);

// Whether any choice asks for a consent to the purpose.
bool is_asked(const Flow& flow, PurposeIndex purpose);

// The captures that are there to withdraw and for nothing else, and that cannot be got around: that a face is
// demanded is what is wrong with them, once.
std::set<StepIndex> withdrawal_scans(const StepGraph& graph);

// Whether the choice leads to no other camera than those of the scans.
bool leads_to_scans_only(const Flow& flow, const Choice& choice, const std::set<StepIndex>& scans);

}  // namespace facenotice
