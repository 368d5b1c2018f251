// SPDX-License-Identifier: MIT
// Where a machine may stand, and what that is in law; and the rooms where none may take a face.
#pragma once

#include <array>
#include <string_view>

#include "schema/base/words.hpp"

namespace facenotice {

struct Site {
  const char *setting, *label;
  const char* services;  // that it is offered for, words apart
  const char *place, *audience, *operated_by;
};
constexpr auto sites = std::to_array<Site>({
    {"metro-station", noted("Metro station"), "vending", "public", "general", "private"},
    {"railway-station", noted("Railway station"), "vending", "public", "general", "private"},
    {"coach-station", noted("Coach station"), "vending", "public", "general", "private"},
    {"airport", noted("Airport"), "vending", "public", "general", "private"},
    {"shopping-mall", noted("Shopping mall"), "vending", "semi-public", "general", "private"},
    {"supermarket", noted("Shop or supermarket"), "vending", "semi-public", "general", "private"},
    {"hotel", noted("Hotel, in its public rooms"), "vending", "semi-public", "general", "private"},
    {"hospital", noted("Hospital"), "vending", "public", "patients", "private"},
    {"school", noted("School or university"), "vending", "school", "pupils", "private"},
    {"museum", noted("Museum, library or theatre"), "vending", "public", "general", "private"},
    {"park", noted("Park or scenic area"), "vending", "public", "general", "private"},
    {"office-building", noted("Office, for its staff"), "vending entry", "workplace", "employees",
     "employer"},
    {"factory", noted("Factory, for its staff"), "vending entry", "workplace", "employees", "employer"},
    {"supermarket", noted("Shop, for its staff"), "entry", "workplace", "employees", "employer"},
    {"hotel", noted("Hotel, for its staff"), "entry", "workplace", "employees", "employer"},
    {"hospital", noted("Hospital, for its staff"), "entry", "workplace", "employees", "employer"},
    {"school", noted("School or university, for its staff"), "entry", "school", "employees", "school"},
    {"residential-compound", noted("Residential compound"), "vending entry", "semi-public", "residents",
     "property-manager"},
    {"sports-club", noted("Sports club"), "vending entry", "semi-public", "general", "private"},
});

// Null: it is none of these for the service.
const Site* find_site(std::string_view service, std::string_view setting);

// A room of which the law says that no device takes a face inside of it: the format's private-space.
struct ForbiddenRoom {
  const char *space, *label;
  const char* row;  // of the law that says it
};
constexpr auto forbidden_rooms = std::to_array<ForbiddenRoom>({
    {"guest-room", noted("Inside a hotel room"), "CN-FRT-13.2"},
    {"changing-room", noted("Inside a changing room"), "CN-FRT-13.2"},
    {"toilet", noted("Inside a toilet"), "CN-FRT-13.2"},
    {"bath", noted("Inside a bath"), "CN-FRT-13.2"},
    {"fitting-room", noted("Inside a fitting room"), "CN-VIDEO-8"},
    {"nursing-room", noted("Inside a nursing room"), "CN-VIDEO-8"},
    {"private-dining-room", noted("Inside a private dining room"), "CN-VIDEO-8"},
    {"dormitory", noted("Inside a room of a dormitory"), "CN-VIDEO-8"},
});

// Null: it is none of these.
const ForbiddenRoom* find_forbidden_room(std::string_view space);

}  // namespace facenotice
