// SPDX-License-Identifier: MIT
// Files that were opened before, as somebody looks for one: its picture, its name, how it stands.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "designer/pictures/thumbnails.hpp"
#include "designer/review/document_standing.hpp"
#include "designer/workbench/background.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice {

struct RecentWork {
  std::filesystem::path file;
  std::string title;  // of the flow, else the file's name
  std::string note;   // the file's name and when it was changed; or why it cannot be read
  DocumentStanding standing;
  Thumbnail picture;   // of the screen that people find the machine at; empty: none (yet)
  bool known = false;  // it has been looked at
};

// Reads, draws and checks them one by one in the background, in their order.
class RecentWorks {
 public:
  RecentWorks(Post post, SharedFonts fonts, Words words, int picture_height);

  void look_at(const std::vector<std::filesystem::path>& files);
  const std::vector<RecentWork>& works() const { return works_; }

  Signal<std::size_t> changed;  // what is known about that one

 private:
  struct Request {
    std::uint64_t number = 0;
    std::vector<std::filesystem::path> files;
  };
  void work(const Request& request, const std::stop_token& stop);
  void tell(std::uint64_t number, std::size_t index, RecentWork work);
  RecentWork read(const std::filesystem::path& file, std::optional<Document>& document);

  Lifeline lifeline_;
  Post post_;
  SharedFonts fonts_;
  Words words_;
  int picture_height_;
  std::uint64_t number_ = 0;  // of the newest list
  std::vector<RecentWork> works_;
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice
