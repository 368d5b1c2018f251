// SPDX-License-Identifier: MIT
// Workers take files in turn; results wait in a short window until all before them are told.
#include "export/checking/audit.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "export/checking/full_check.hpp"
#include "export/checking/packaged_flow.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/causes.hpp"

namespace facenotice {

namespace fs = std::filesystem;

namespace {

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}
bool is_audited(const fs::path& file) {
  const std::string name = file.filename().string();
  return ends_with(name, ".flow.xml") || ends_with(name, ".fnp");
}

AuditLine::Kind kind_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::broken:
      return AuditLine::Kind::broken;
    case Verdict::waiting:
      return AuditLine::Kind::waiting;
    case Verdict::lawful_as_far_as_checked:
      return AuditLine::Kind::lawful;
    case Verdict::could_not_check:
      break;
  }
  return AuditLine::Kind::could_not_check;
}

std::size_t answers_that_do_not_count(const Report& report) {
  std::size_t stale = 0;
  for (const HumanItem& item : report.human)
    for (const Answer& answer : item.answers)
      if (answer.state != AnswerState::missing && answer.state < AnswerState::denied) ++stale;
  return stale;
}

AuditLine audit_one(const fs::path& file, LayoutMemo& memo, const AuditOptions& options) {
  AuditLine line;
  line.file = file.string();
  try {
    const Document document =
        ends_with(line.file, ".fnp") ? read_packaged_flow(file).document : Document::load(file);
    document.require_sound();
    line.flow = document.flow().id;
    line = audit_line(check_laid_out(document, memo, options.check));
  } catch (const CouldNotCheck& error) {
    line.kind = AuditLine::Kind::could_not_check;
    line.message = message_of(error).in(options.check.words);
  } catch (const std::exception& error) {
    line.message = message_of(error).in(options.check.words);
    line.message = line.message.substr(0, line.message.find('\n'));
  }
  return line;
}

// Hands out files and takes results; a worker that runs ahead of the slowest by the whole window waits.
class Window {
 public:
  Window(std::size_t files, std::size_t size) : files_(files), slots_(size) {}

  std::optional<std::size_t> take() {
    std::unique_lock<std::mutex> lock(guard_);
    changed_.wait(lock, [&] { return next_ >= files_ || next_ < told_ + slots_.size(); });
    if (next_ >= files_) return std::nullopt;
    return next_++;
  }

  void put(std::size_t file, AuditLine line) {
    const std::lock_guard<std::mutex> lock(guard_);
    slots_[file % slots_.size()] = std::move(line);
    changed_.notify_all();
  }

  // The next line in order; nothing when all are told.
  std::optional<AuditLine> next_line() {
    std::unique_lock<std::mutex> lock(guard_);
    if (told_ == files_) return std::nullopt;
    std::optional<AuditLine>& slot = slots_[told_ % slots_.size()];
    changed_.wait(lock, [&] { return slot.has_value(); });
    std::optional<AuditLine> line = std::move(slot);
    slot.reset();
    ++told_;
    changed_.notify_all();
    return line;
  }

  // Hands out no more.
  void stop() {
    const std::lock_guard<std::mutex> lock(guard_);
    next_ = files_;
    changed_.notify_all();
  }

 private:
  std::mutex guard_;
  std::condition_variable changed_;
  std::size_t files_, next_ = 0, told_ = 0;
  std::vector<std::optional<AuditLine>> slots_;
};

// Joins on every way out.
struct Crew {
  Window& window;
  std::vector<std::thread> workers;
  ~Crew() {
    window.stop();
    for (std::thread& worker : workers) worker.join();
  }
};

}  // namespace

AuditLine audit_line(const Report& report) {
  AuditLine line;
  line.file = report.file;
  line.flow = report.flow;
  line.errors = report.count(Severity::error);
  line.warnings = report.count(Severity::warning);
  line.open = report.open();
  line.waived = report.waived();
  line.causes = causes_of(report).size();
  for (const Finding& finding : report.findings)
    if (finding.severity == Severity::error && finding.counts() &&
        std::find(line.rules.begin(), line.rules.end(), finding.id) == line.rules.end())
      line.rules.push_back(finding.id);
  line.stale = answers_that_do_not_count(report);
  line.kind = kind_of(report.verdict);
  line.message = report.could_not;
  return line;
}

const char* audit_word(AuditLine::Kind kind) {
  switch (kind) {
    case AuditLine::Kind::lawful:
      return verdict_word(Verdict::lawful_as_far_as_checked);
    case AuditLine::Kind::waiting:
      return verdict_word(Verdict::waiting);
    case AuditLine::Kind::broken:
      return verdict_word(Verdict::broken);
    case AuditLine::Kind::could_not_check:
      return "could-not-check";
    case AuditLine::Kind::unreadable:
      return "unreadable";
  }
  return "";
}

std::vector<fs::path> audited_files(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      if (!fs::exists(path, failed))
        throw UserError(msg("{}: there is no such file or folder.", path.string()));
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> found;
    for (auto entry = fs::recursive_directory_iterator(path, failed);
         !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed))
      if (entry->is_regular_file(failed) && is_audited(entry->path())) found.push_back(entry->path());
    if (failed) throw UserError(msg("{}: the folder cannot be read: {}.", path.string(), failed.message()));
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

void audit(const std::vector<fs::path>& files, const FontSet& fonts, const AuditOptions& options,
           const std::function<void(const AuditLine&)>& line) {
  const unsigned jobs = std::max(1U, options.jobs);
  LayoutMemo memo(fonts);  // machines of a fleet share most of their screens
  Window window(files.size(), std::size_t{8} * jobs);
  Crew crew{window, {}};
  for (unsigned i = 0; i < jobs; ++i)
    crew.workers.emplace_back([&] {
      while (const std::optional<std::size_t> file = window.take())
        window.put(*file, audit_one(files[*file], memo, options));
    });
  while (const std::optional<AuditLine> told = window.next_line()) line(*told);
}

}  // namespace facenotice
