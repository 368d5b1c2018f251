// SPDX-License-Identifier: MIT
#include "tests/support/fleet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <stdexcept>

#include "tests/support/flow_edit.hpp"

namespace facenotice::test {
namespace {

using Random = std::mt19937_64;

std::size_t pick(Random& random, std::size_t count) {
  return static_cast<std::size_t>(random() % count);
}

void replace_after(std::string& text, std::string_view marker, std::string_view from, std::string_view to) {
  const std::size_t start = marker.empty() ? 0 : text.find(marker);
  const std::size_t at = start == std::string::npos ? start : text.find(from, start);
  if (at == std::string::npos)
    throw std::runtime_error(fmt::format("fleet: the template has no {} after {}", from, marker));
  text.replace(at, from.size(), to);
}
void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// --- lawful differences between machines ------------------------------------------------------------------

struct Goods {
  const char* chinese;
  const char* english;
};
constexpr std::array<Goods, 6> goods{{{"矿泉水", "Mineral water"},
                                      {"乌龙茶", "Oolong tea"},
                                      {"豆奶", "Soy milk"},
                                      {"苏打饼干", "Crackers"},
                                      {"巧克力", "Chocolate"},
                                      {"酸梅汤", "Plum juice"}}};
struct Screen {
  int width_px, height_px, width_mm, height_mm, distance_mm;
};
constexpr std::array<Screen, 3> screens{
    {{1080, 1920, 336, 598, 600}, {1080, 1920, 390, 694, 700}, {1200, 1920, 400, 640, 650}}};
constexpr std::array<const char*, 4> accents{"#0B4F8A", "#1B5E20", "#6A1B4D", "#37474F"};

void vary(std::string& flow, Random& random, std::size_t number) {
  replace_after(flow, "", "id=\"metro-vending\"", fmt::format("id=\"metro-vending-{}\"", number));
  const Goods& first = goods[pick(random, goods.size())];
  const std::size_t price = 2 + pick(random, 6);
  replace_after(flow, "id=\"water\"", "矿泉水　2.00 元", fmt::format("{}　{}.00 元", first.chinese, price));
  replace_after(flow, "id=\"water\"", "Mineral water · ¥2.00",
                fmt::format("{} · ¥{}.00", first.english, price));
  const Screen& screen = screens[pick(random, screens.size())];
  replace_after(
      flow, "<display",
      "width-px=\"1080\" height-px=\"1920\" width-mm=\"336\" height-mm=\"598\" viewing-distance-mm=\"600\"",
      fmt::format("width-px=\"{}\" height-px=\"{}\" width-mm=\"{}\" height-mm=\"{}\" "
                  "viewing-distance-mm=\"{}\"",
                  screen.width_px, screen.height_px, screen.width_mm, screen.height_mm, screen.distance_mm));
  replace_after(flow, "<theme", "accent=\"#0B4F8A\"",
                fmt::format("accent=\"{}\"", accents[pick(random, accents.size())]));
  if (pick(random, 2) == 0) replace_after(flow, "id=\"pay\"", "after=\"PT60S\"", "after=\"PT90S\"");
  if (pick(random, 3) == 0) replace_after(flow, "id=\"scan\"", "retries=\"1\"", "retries=\"2\"");
  // Steps are named as each vendor likes.
  if (pick(random, 2) == 0) {
    const std::string suffix = fmt::format("-{}", pick(random, 90) + 10);
    for (const char* step : {"goods", "pay-failed", "face-failed", "thanks"}) {
      replace_all(flow, fmt::format("id=\"{}\"", step), fmt::format("id=\"{}{}\"", step, suffix));
      replace_all(flow, fmt::format("to=\"{}\"", step), fmt::format("to=\"{}{}\"", step, suffix));
    }
  }
}

// --- the faults -------------------------------------------------------------------------------------------

struct Phrase {
  const char* chinese;
  const char* english;
};

std::string without_permission(std::string& flow, std::size_t variant) {
  switch (variant % 6) {
    case 0:
      replace_after(flow, "<entries>", "<entry on=\"presence\" to=\"attract\"/>",
                    "<entry on=\"presence\" to=\"scan\"/>");
      return "the presence sensor starts the scan";
    case 1:
      replace_after(flow, "<entries>", "<entry on=\"presence\" to=\"attract\"/>",
                    "<entry on=\"presence\" to=\"attract\"><camera use=\"wake-up\" "
                    "purpose=\"face-payment\"/></entry>");
      return "a wake-up frame when somebody comes near";
    case 2:
      replace_after(flow, "<screen id=\"pay\"", "<choice id=\"by-face\" to=\"age\">",
                    "<choice id=\"by-face\" to=\"scan\">");
      return "no notice and no question";
    case 3:
      replace_after(flow, "<screen id=\"face-consent\"",
                    "<exit on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>",
                    "<exit on=\"timeout\" after=\"PT60S\" to=\"scan\"/>");
      return "waiting is taken for consent";
    case 4:
      replace_after(flow, "<screen id=\"face-consent\"", "<choice id=\"refuse\" to=\"pay-qr\">",
                    "<choice id=\"refuse\" to=\"scan\">");
      return "a no starts the scan";
    default:
      replace_after(flow, "<screen id=\"face-notice\"", "<choice id=\"continue\" to=\"face-consent\">",
                    "<choice id=\"continue\" to=\"scan\">");
      return "“next” on the notice starts the scan";
  }
}

std::string bait(std::string& flow, std::size_t variant) {
  static constexpr std::array<Phrase, 6> phrases{{{"刷脸立减 1 元", "Pay by face and save ¥1"},
                                                  {"请刷脸", "Scan your face now"},
                                                  {"刷脸免单有礼", "Win with your face"},
                                                  {"推荐刷脸", "Recommended: face"},
                                                  {"刷脸更快", "Faster with your face"},
                                                  {"笑一笑就能付", "Smile to pay"}}};
  if (variant % 7 == 6) {
    replace_after(flow, "<screen id=\"pay\"", "<choice id=\"by-face\" to=\"age\">",
                  "<choice id=\"by-face\" to=\"age\" emphasis=\"primary\">");
    replace_after(flow, "<screen id=\"pay\"", "<choice id=\"by-qr\" to=\"pay-qr\">",
                  "<choice id=\"by-qr\" to=\"pay-qr\" emphasis=\"link\">");
    return "the face is the only large option";
  }
  const Phrase& phrase = phrases[variant % 7];
  replace_after(flow, "<choice id=\"by-face\"", "刷脸支付</text>", fmt::format("{}</text>", phrase.chinese));
  replace_after(flow, "<choice id=\"by-face\"", "Pay by face</text>",
                fmt::format("{}</text>", phrase.english));
  return phrase.chinese;
}

std::string extra_questions(std::string& flow, std::size_t variant) {
  struct Question {
    const char* category;
    const char* chinese;
    const char* english;
  };
  static constexpr std::array<Question, 4> questions{{{"phone", "手机号", "phone number"},
                                                      {"gender", "性别", "gender"},
                                                      {"birth-date", "生日", "birth date"},
                                                      {"social-account", "关注公众号", "social account"}}};
  const Question& question = questions[variant % questions.size()];
  const bool skip_leads_back = (variant / questions.size()) % 2 == 1;
  replace_after(
      flow, "<data>", "    <item id=\"receipt-code\"",
      fmt::format("    <item id=\"extra\" category=\"{}\" purposes=\"face-payment\" storage=\"server\" "
                  "egress=\"none\" country=\"CN\">\n      <name>\n        <text lang=\"zh-CN\">{}</text>\n"
                  "        <text lang=\"en\">{}</text>\n      </name>\n      <retention "
                  "duration=\"P30D\"/>\n    </item>\n    <item id=\"receipt-code\"",
                  question.category, question.chinese, question.english));
  replace_after(flow, "<capture id=\"scan\"", "<exit on=\"matched\" to=\"dispense-face\"/>",
                "<exit on=\"matched\" to=\"question\"/>");
  replace_after(
      flow, "<steps>", "    <capture id=\"scan\"",
      fmt::format(
          "    <screen id=\"question\" kind=\"collect\">\n      <title>\n        <text "
          "lang=\"zh-CN\">还差一步</text>\n        <text lang=\"en\">One more step</text>\n      </title>\n  "
          "    "
          "<field data=\"extra\" required=\"{}\">\n        <label>\n          <text "
          "lang=\"zh-CN\">{}</text>\n  "
          "        <text lang=\"en\">{}</text>\n        </label>\n      </field>\n      <choice id=\"send\" "
          "to=\"dispense-face\">\n        <label>\n          <text lang=\"zh-CN\">提交</text>\n          "
          "<text "
          "lang=\"en\">Send</text>\n        </label>\n        <submit/>\n      </choice>\n{}      <exit "
          "on=\"timeout\" after=\"PT60S\" to=\"goodbye\"/>\n    </screen>\n\n    <capture id=\"scan\"",
          skip_leads_back ? "false" : "true", question.chinese, question.english,
          skip_leads_back
              ? "      <choice id=\"skip\" to=\"pay\">\n        <label>\n          <text "
                "lang=\"zh-CN\">不填写</text>\n          <text lang=\"en\">Without it</text>\n        "
                "</label>\n        <skip/>\n      </choice>\n"
              : ""));
  return fmt::format("{} after the scan{}", question.english, skip_leads_back ? ", the skip leads back" : "");
}

}  // namespace

const char* fault_word(Fault fault) {
  switch (fault) {
    case Fault::capture_without_permission:
      return "capture without permission";
    case Fault::bait:
      return "bait";
    case Fault::extra_questions:
      return "extra questions";
    case Fault::none:
      break;
  }
  return "none";
}

std::vector<std::string> rows_of(Fault fault) {
  switch (fault) {
    case Fault::capture_without_permission:
      return {"SH-VEND-1"};
    case Fault::bait:
      return {"SH-VEND-4", "SH-3P"};
    case Fault::extra_questions:
      return {"SH-VEND-3", "CN-CPR-23"};
    case Fault::none:
      break;
  }
  return {};
}

std::vector<Machine> inspected_fleet(const std::filesystem::path& source, std::uint64_t seed) {
  const std::string base = file_text(source / "templates/vending.flow.xml");
  Random random(seed);
  std::vector<bool> faulty(inspected_machines, false);
  std::fill_n(faulty.begin(), faulty_machines, true);
  std::shuffle(faulty.begin(), faulty.end(), random);
  std::vector<Machine> fleet;
  for (std::size_t i = 0; i < inspected_machines; ++i) {
    Machine machine{fmt::format("machine-{:04}", i + 1), Fault::none, {}, base};
    if (faulty[i]) {
      const std::size_t variant = random();
      switch (pick(random, 3)) {
        case 0:
          machine.fault = Fault::capture_without_permission;
          machine.variant = without_permission(machine.flow, variant);
          break;
        case 1:
          machine.fault = Fault::bait;
          machine.variant = bait(machine.flow, variant);
          break;
        default:
          machine.fault = Fault::extra_questions;
          machine.variant = extra_questions(machine.flow, variant);
          break;
      }
    }
    vary(machine.flow, random, i + 1);
    fleet.push_back(std::move(machine));
  }
  return fleet;
}

}  // namespace facenotice::test
