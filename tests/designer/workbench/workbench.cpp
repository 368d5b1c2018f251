// SPDX-License-Identifier: MIT
// The edited document: bytes kept, the newest check shown, nothing lost when saving fails.
#include "designer/workbench/workbench.hpp"

#include <fstream>
#include <iterator>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/edit/steps.hpp"
#include "tests/support/event_queue.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/reviewers.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace workbench {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// What a background thread does by and by.
bool soon(const std::function<bool()>& wanted) {
  for (int i = 0; i < 2000 && !wanted(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return wanted();
}

struct Desk {
  Desk() {
    WorkbenchOptions options;
    options.post = queue.post();
    options.journal_folder = folder / "journal";
    options.check.quiet = std::chrono::milliseconds(50);
    options.journal.quiet = std::chrono::milliseconds(10);
    workbench.emplace(std::move(options));
  }
  bool wait_for_check() {
    return queue.run_until([this] { return workbench->up_to_date(); });
  }

  test::TemporaryFolder folder;
  test::EventQueue queue;
  std::optional<Workbench> workbench;
  const std::string bait =
      bytes_of(std::filesystem::path(FACENOTICE_SOURCE_DIR) / "tests/fixtures/shanghai-bait-label.flow.xml");
};

}  // namespace
}  // namespace workbench

BOOST_FIXTURE_TEST_SUITE(workbench, workbench::Desk)

BOOST_AUTO_TEST_CASE(saving_keeps_every_byte) {
  const std::string odd = "\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n<!-- a  b -->\r\n<flow\n  x='1'/>\t";
  write(folder / "odd.flow.xml", odd);
  workbench->open(folder / "odd.flow.xml");
  BOOST_TEST(workbench->text() == odd);
  BOOST_TEST(!workbench->modified());
  workbench->edit(odd + "\r\n");
  BOOST_TEST(workbench->modified());
  workbench->save();
  BOOST_TEST(!workbench->modified());
  BOOST_TEST(bytes_of(folder / "odd.flow.xml") == odd + "\r\n");
  workbench->edit(odd);
  workbench->edit(odd + "\r\n");
  BOOST_TEST(!workbench->modified());  // undone to what was saved
}

BOOST_AUTO_TEST_CASE(work_that_was_just_made_has_nothing_behind_it_and_is_not_saved_yet) {
  workbench->start_with_work(bait);
  BOOST_TEST(workbench->text() == bait);
  BOOST_TEST(!workbench->history().can_undo());
  BOOST_TEST(workbench->modified());
  BOOST_TEST(workbench->path().empty());
}

BOOST_AUTO_TEST_CASE(the_newest_text_is_the_one_that_is_shown) {
  int told = 0;
  bool always_newest = true;
  const Connection heard = workbench->check_changed.connect([&] {
    ++told;
    always_newest = always_newest && workbench->checked()->document->bytes() == workbench->text();
  });
  workbench->start_from(bait);
  for (int i = 0; i < 200; ++i) workbench->edit(bait + "<!-- " + std::to_string(i) + " -->");
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST(always_newest);
  BOOST_TEST(told >= 2);
  BOOST_TEST(workbench->checked()->document->bytes().ends_with("<!-- 199 -->"));
  BOOST_REQUIRE(workbench->checked()->report);
  const auto& findings = workbench->checked()->report->findings;
  BOOST_TEST(std::count_if(findings.begin(), findings.end(),
                           [](const Finding& f) { return f.id == "CN-FRT-12.1"; }) >= 2);
}

BOOST_AUTO_TEST_CASE(broken_text_keeps_the_last_sound_version) {
  workbench->start_from(bait);
  BOOST_REQUIRE(wait_for_check());
  workbench->edit(bait.substr(0, bait.size() / 2));
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST(!workbench->checked()->document->problems().empty());
  BOOST_TEST(!workbench->checked()->report);
  BOOST_REQUIRE(workbench->last_sound());
  BOOST_TEST(workbench->last_sound()->bytes() == bait);
}

BOOST_AUTO_TEST_CASE(a_new_document_offers_the_id_of_its_flow_as_the_name_of_its_file) {
  BOOST_TEST(workbench->file_name_to_offer() == "my.flow.xml");
  workbench->start_from(bait);
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST(workbench->file_name_to_offer() == workbench->last_sound()->flow().id + ".flow.xml");
  workbench->save_as(folder / "kept.flow.xml");
  BOOST_TEST(workbench->file_name_to_offer() == "kept.flow.xml");
}

BOOST_AUTO_TEST_CASE(a_save_that_fails_loses_nothing) {
  std::filesystem::create_directory(folder / "drive");
  write(folder / "drive/my.flow.xml", bait);
  workbench->open(folder / "drive/my.flow.xml");
  workbench->edit(bait + "<!-- mine -->");
  std::filesystem::remove_all(folder / "drive");  // unplugged
  BOOST_CHECK_THROW(workbench->save(), UserError);
  write(folder / "file", "in the way");
  BOOST_CHECK_THROW(workbench->save_as(folder / "file/my.flow.xml"), UserError);
  BOOST_TEST(workbench->modified());
  BOOST_TEST(workbench->text() == bait + "<!-- mine -->");
  BOOST_TEST(workbench->path() == folder / "drive/my.flow.xml");
  workbench.reset();  // the program ends without saving
  const Journal next(folder / "journal");
  const auto left = next.abandoned();
  BOOST_REQUIRE(left.size() == 1U);
  BOOST_TEST(left[0].work.text == bait + "<!-- mine -->");
}

BOOST_AUTO_TEST_CASE(a_document_that_was_never_saved_is_journalled_and_recovered) {
  workbench->start_from(bait);
  BOOST_TEST(!workbench->modified());  // the template is still in its file
  workbench->edit(bait + " ");
  workbench.reset();
  WorkbenchOptions options;
  options.post = queue.post();
  options.journal_folder = folder / "journal";
  workbench.emplace(std::move(options));
  const auto left = workbench->journal()->abandoned();
  BOOST_REQUIRE(left.size() == 1U);
  workbench->recover(left[0]);
  BOOST_TEST(workbench->text() == bait + " ");
  BOOST_TEST(workbench->modified());
  BOOST_TEST(workbench->path().empty());
  BOOST_TEST(soon([&] { return workbench->journal()->abandoned().empty(); }));
  BOOST_TEST(std::filesystem::exists(workbench->journal()->entry()));
  workbench->save_as(folder / "kept.flow.xml");
  BOOST_TEST(soon([&] { return !std::filesystem::exists(workbench->journal()->entry()); }));
  BOOST_TEST(bytes_of(folder / "kept.flow.xml") == bait + " ");
}

BOOST_AUTO_TEST_CASE(recovered_work_is_never_in_no_journal_at_all) {
  workbench->start_from(bait);
  workbench->edit(bait + " ");
  workbench.reset();
  WorkbenchOptions options;
  options.post = queue.post();
  options.journal_folder = folder / "journal";
  options.journal.quiet = std::chrono::milliseconds(200);  // long enough to look between
  workbench.emplace(std::move(options));
  const Connection slow_window =
      workbench->state_changed.connect([] { std::this_thread::sleep_for(std::chrono::milliseconds(50)); });
  workbench->recover(workbench->journal()->abandoned().at(0));
  int looked = 0;
  BOOST_TEST(soon([&] {
    ++looked;
    const bool theirs = !workbench->journal()->abandoned().empty();
    const bool ours = std::filesystem::exists(workbench->journal()->entry());
    BOOST_TEST((theirs || ours));
    return !theirs;
  }));
  BOOST_TEST(looked > 1);
}

// The step that was added, or taken away, is not in the document that is left.
BOOST_AUTO_TEST_CASE(what_was_undone_is_called_by_the_name_that_it_had) {
  workbench->start_from(test::vending_text());
  workbench->apply(add_step(
      workbench->parse_now(),
      {StepId("screen"), NewScreen{"info"}, Texts{{"zh-CN", "稍等", true}, {"en", "One moment", true}},
       StepId("thanks"), StepId("attract"), Texts{{"zh-CN", "继续", true}, {"en", "Continue", true}},
       StepId("attract")}));
  BOOST_TEST(workbench->undo_title().find("One moment") != std::string::npos, workbench->undo_title());
  workbench->undo();
  BOOST_TEST(workbench->redo_title().find("One moment") != std::string::npos, workbench->redo_title());
}

BOOST_AUTO_TEST_CASE(an_edit_by_name_is_one_step_among_what_was_typed) {
  int edited = 0, replaced = 0;
  workbench->start_from(bait);
  const Connection heard_edit = workbench->text_edited.connect([&] { ++edited; });
  const Connection heard_other = workbench->text_replaced.connect([&] { ++replaced; });
  workbench->edit(bait + " ");
  workbench->edit(bait + "  ");
  const Edit edit = set_release(workbench->parse_now(), 9, "2028-01-01");
  workbench->apply(edit);
  BOOST_TEST(workbench->text() == edit.document.bytes());
  BOOST_TEST(workbench->history().steps() == 2U);
  BOOST_TEST(workbench->history().undo_title().english() == "Change revision and last day");
  BOOST_TEST(workbench->undo_title() == "Change revision and last day");
  workbench->undo();
  BOOST_TEST(workbench->text() == bait + "  ");
  workbench->undo();
  BOOST_TEST(workbench->text() == bait);
  BOOST_TEST(!workbench->modified());
  workbench->redo();
  workbench->redo();
  BOOST_TEST(workbench->text() == edit.document.bytes());
  BOOST_TEST(workbench->modified());
  BOOST_TEST(edited == 5);
  BOOST_TEST(replaced == 0);
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST(workbench->checked()->document->flow().revision == 9U);
}

BOOST_AUTO_TEST_CASE(another_programs_change_is_seen_once) {
  write(folder / "my.flow.xml", bait);
  workbench->open(folder / "my.flow.xml");
  BOOST_TEST((workbench->look_at_disk() == Workbench::OnDisk::same));
  write(folder / "my.flow.xml", bait + "<!-- theirs -->");
  BOOST_TEST((workbench->look_at_disk() == Workbench::OnDisk::changed));
  workbench->accept_disk();
  BOOST_TEST((workbench->look_at_disk() == Workbench::OnDisk::same));
  BOOST_TEST(workbench->modified());  // the text is nowhere else now
  std::filesystem::remove(folder / "my.flow.xml");
  BOOST_TEST((workbench->look_at_disk() == Workbench::OnDisk::missing));
  workbench->save();
  BOOST_TEST(bytes_of(folder / "my.flow.xml") == bait);
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_not_opened) {
  workbench->start_from(bait);
  write(folder / "binary", std::string("<flow>\0</flow>", 14));
  write(folder / "latin1", "<flow>caf\xE9</flow>");
  BOOST_CHECK_THROW(workbench->open(folder / "binary"), UserError);
  BOOST_CHECK_THROW(workbench->open(folder / "latin1"), UserError);
  BOOST_CHECK_THROW(workbench->open(folder / "nowhere"), UserError);
  BOOST_CHECK_THROW(workbench->open(folder.path()), UserError);
  BOOST_TEST(workbench->text() == bait);
}

BOOST_AUTO_TEST_CASE(answers_count_where_a_list_vouches_for_who_gave_them) {
  const auto item_state = [&] {
    for (const HumanItem& item : workbench->checked()->report->human)
      if (item.id == "H-09") return item.state();
    return AnswerState::missing;
  };
  workbench->start_from(test::all_answered(test::vending_text(), today()).bytes());
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST((item_state() == AnswerState::unvouched));
  write(folder / "reviewers.xml", format_reviewers(test::vouched_reviewers().reviewers));
  workbench->vouch_with(folder / "reviewers.xml");
  BOOST_TEST(!workbench->up_to_date());
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST((item_state() == AnswerState::confirmed));
  BOOST_TEST(workbench->checked()->report->vouched_by.name == "reviewers.xml");
  // What is no list changes nothing, and says so.
  write(folder / "other.xml", "<x/>");
  BOOST_CHECK_THROW(workbench->vouch_with(folder / "other.xml"), UserError);
  BOOST_CHECK_THROW(workbench->vouch_with(folder / "nowhere.xml"), UserError);
  BOOST_TEST(workbench->vouched().name == "reviewers.xml");
  workbench->vouch_with({});
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST((item_state() == AnswerState::unvouched));
}

BOOST_AUTO_TEST_CASE(laws_are_taken_as_of_the_day_that_somebody_looks_at) {
  workbench->start_from(test::vending_text());
  BOOST_REQUIRE(wait_for_check());
  const std::string today = workbench->checked()->report->as_of;
  const std::string text = workbench->text();
  workbench->look_as_of("2020-01-01");
  BOOST_TEST(!workbench->up_to_date());
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST(workbench->checked()->report->as_of == "2020-01-01");
  BOOST_TEST(workbench->text() == text);  // no part of the document
  BOOST_TEST(!workbench->modified());
  BOOST_CHECK_THROW(workbench->look_as_of("2026-02-30"), UserError);
  BOOST_CHECK_THROW(workbench->look_as_of("tomorrow"), UserError);
  BOOST_TEST(workbench->as_of() == "2020-01-01");
  workbench->start_from(test::vending_text());  // another document is looked at as of today
  BOOST_REQUIRE(wait_for_check());
  BOOST_TEST(workbench->checked()->report->as_of == today);
}

// What was selected in one document says nothing in the next; the same file, read again, is the same.
BOOST_AUTO_TEST_CASE(another_document_is_told_from_the_same_one_read_again) {
  const std::filesystem::path file = folder / "bait.flow.xml";
  write(file, bait);
  int others = 0;
  const auto connection = workbench->another_document.connect([&] { ++others; });
  workbench->open(file);
  BOOST_TEST(others == 1);
  workbench->reload();
  BOOST_TEST(others == 1);
  workbench->start_from(bait);
  BOOST_TEST(others == 2);
  workbench->start_from(bait);
  BOOST_TEST(others == 3);
}

BOOST_AUTO_TEST_SUITE_END()
