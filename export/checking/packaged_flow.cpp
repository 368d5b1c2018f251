// SPDX-License-Identifier: MIT
// Takes the flow and its report out of a package.
#include "export/checking/packaged_flow.hpp"

#include <optional>

#include <nlohmann/json.hpp>

#include <facenotice/file.hpp>
#include <facenotice/package.hpp>
#include <facenotice/package_files.hpp>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

std::string day_of_report(std::string_view text) {
  const nlohmann::json report = nlohmann::json::parse(text, nullptr, false);
  return report.is_object() ? report.value("asOf", "") : std::string();
}

}  // namespace

PackagedFlow read_packaged_flow(const std::filesystem::path& package) {
  const Result<Bytes> bytes = read_file(package.string(), PackageLimits{}.file);
  if (!bytes) throw UserError(player_says(bytes.error()));
  const Result<PackageContainer> container = read_container(*bytes);
  if (!container) throw UserError(msg("{}: {}", package.string(), player_says(container.error())));
  const Result<PackageContents> contents = read_payload(container->payload);
  if (!contents) throw UserError(msg("{}: {}", package.string(), player_says(contents.error())));
  const auto file = [&](std::string_view name) -> std::optional<std::string_view> {
    for (std::size_t i = 0; i < contents->manifest.files.size(); ++i)
      if (contents->manifest.files[i].name == name) return contents->files[i].text();
    return std::nullopt;
  };
  const std::optional<std::string_view> flow = file(flow_file), report = file(report_file);
  if (!flow) throw UserError(msg("{}: the package holds no flow.", package.string()));
  return {Document::parse(std::string(*flow), package.string()),
          report ? day_of_report(*report) : std::string(), contents->manifest.verdict,
          contents->manifest.draft};
}

}  // namespace facenotice
