// SPDX-License-Identifier: MIT
// Which data the machine touches, and how long it is kept.
#pragma once

#include <variant>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

// A fixed time (ISO 8601); until something happens, at most so long (may be empty); or in words how the time
// is found.
struct KeptFor {
  std::string duration;
};
struct KeptUntil {
  std::string event;  // result, session-end, withdrawal, service-end, employment-end
  std::string at_most{};
};
struct KeptBy {
  Texts method;
};
using RetentionDraft = std::variant<KeptFor, KeptUntil, KeptBy>;

struct DataDraft {
  DataId id;
  std::string category;         // face-template, …
  std::string purposes;         // ids, words apart
  std::string storage, egress;  // none, device …; none, site, internet
  RetentionDraft retention;
  Texts name;
};
Edit add_data_item(const Document& document, const DataDraft& item);
// category, sensitive, necessary, purposes, storage, egress, country, recipients …
Edit set_data_item(const Document& document, const DataId& item, const AttributeChanges& changes);
Edit set_retention(const Document& document, const DataId& item, const RetentionDraft& retention);
// Refused while a field, a capture, a right or a text names it.
Edit remove_data_item(const Document& document, const DataId& item);

}  // namespace facenotice
