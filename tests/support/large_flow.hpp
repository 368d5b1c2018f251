// SPDX-License-Identifier: MIT
// Flows of any size, for measuring.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace facenotice::test {

// The vending template with pages of goods put in, until it has that many screens (no less than the template
// has). What the law asks of it still holds; only the way to the last goods is long.
std::string flow_of_screens(const std::filesystem::path& source, std::size_t screens);

// A flow of that many steps that asks for `purposes` consents on the way, spread evenly: each answer doubles
// the states behind it. For exploration only.
std::string flow_of_steps(std::size_t steps, std::size_t purposes);

}  // namespace facenotice::test
