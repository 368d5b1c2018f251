// SPDX-License-Identifier: MIT
// A vending machine's flow with realistic texts in several languages.
#include "tests/support/sample_screens.hpp"

#include <string>

namespace facenotice::samples {
namespace {

LocalizedText words(const char* zh, const char* en, const char* ar) {
  LocalizedText text;
  text.add({"zh-CN", zh});
  text.add({"en", en});
  text.add({"ar", ar});
  return text;
}

Block block(const char* role, BlockStyle style, LocalizedText text) {
  return {role, style, std::move(text), -1};
}

Choice choice(const char* id, const char* emphasis, std::vector<Act> acts, LocalizedText label) {
  Choice result;
  result.id = id;
  result.target = 0;
  result.emphasis = emphasis;
  result.acts = std::move(acts);
  result.label = std::move(label);
  return result;
}

void add_languages(Step& step) {
  step.choices.push_back(
      choice("to-zh", "normal", {{ActKind::language, no_purpose, "zh-CN"}}, words("中文", "中文", "中文")));
  step.choices.push_back(choice("to-en", "normal", {{ActKind::language, no_purpose, "en"}},
                                words("English", "English", "English")));
}

Step attract() {
  Step step;
  step.id = "attract";
  step.screen = ScreenKind::attract;
  step.icon = "goods";
  step.title = words("请选择支付方式", "Choose how to pay", "اختر طريقة الدفع");
  step.blocks.push_back(
      block("text", BlockStyle::lead,
            words("两种方式价格相同、取货一样快。未经您同意，摄像头不会开启。",
                  "Both ways cost the same and are equally quick. The camera stays off unless you agree.",
                  "السعر نفسه والسرعة نفسها في الطريقتين. تبقى الكاميرا مغلقة ما لم توافق.")));
  step.choices.push_back(choice("qr", "normal", {{ActKind::choose_alternative, no_purpose, "qr"}},
                                words("扫码支付", "Pay by QR code", "الدفع برمز QR")));
  step.choices.push_back(choice("face", "primary", {{ActKind::choose_face, 0, {}}},
                                words("刷脸支付", "Pay by face", "الدفع بالوجه")));
  add_languages(step);
  return step;
}

Step notice() {
  Step step;
  step.id = "notice";
  step.screen = ScreenKind::separate_notice;
  step.icon = "face-notice";
  step.title = words("人脸信息处理告知", "Notice: how we use your face", "إشعار: كيف نستخدم صورة وجهك");
  step.blocks.push_back(block(
      "text", BlockStyle::lead,
      words("在开启摄像头之前，请阅读以下内容。您可以不同意，并改用扫码支付。",
            "Please read this before the camera is turned on. You may say no and pay by QR code instead.",
            "يرجى قراءة ما يلي قبل تشغيل الكاميرا. يمكنك الرفض والدفع برمز QR.")));
  const auto item = [&](const char* role, const char* zh, const char* en, const char* ar) {
    step.blocks.push_back(block(role, BlockStyle::item, words(zh, en, ar)));
  };
  item("controller-identity", "个人信息处理者：上海优选零售科技有限公司",
       "Controller: Shanghai Youxuan Retail Technology Co., Ltd.",
       "المسؤول: شركة شنغهاي يوشوان لتقنية التجزئة المحدودة");
  item("contact", "联系方式：400-820-0000（每日 8:00–22:00）", "Contact: 400-820-0000 (daily 8:00–22:00)",
       "الاتصال: 400-820-0000 (يوميًا 8:00–22:00)");
  item("purpose", "处理目的：核对付款账户，完成本次支付",
       "Purpose: to match your payment account for this purchase",
       "الغرض: مطابقة حساب الدفع الخاص بك لهذه العملية");
  item("method", "处理方式：拍摄一张人脸照片，在支付机构服务器上比对一次",
       "Method: one photo of your face, compared once on the payment provider's server",
       "الطريقة: صورة واحدة لوجهك تُقارن مرة واحدة على خادم مزود الدفع");
  item("retention", "保存期限：比对后立即删除照片；账户模板保存至您撤回同意后 30 天",
       "Retention: photo erased right after the match; template kept until 30 days after you withdraw",
       "مدة الحفظ: تُحذف الصورة فور المطابقة، ويُحفظ القالب حتى 30 يومًا بعد سحب الموافقة");
  item("necessity", "必要性：仅刷脸支付需要；扫码支付不采集人脸",
       "Necessity: only paying by face needs it; paying by QR code does not",
       "الضرورة: مطلوبة للدفع بالوجه فقط، ولا حاجة إليها للدفع برمز QR");
  item("impact", "对您的影响：人脸信息泄露可能导致账户被盗用",
       "Impact: if face data leaks, your account could be misused",
       "الأثر: قد يؤدي تسرب بيانات الوجه إلى إساءة استخدام حسابك");
  item("rights", "您的权利：查阅、复制、更正、删除，可在本机“我的授权”或客服热线办理",
       "Your rights: access, copy, correct and delete, on this machine under “My consents” or by phone",
       "حقوقك: الاطلاع والنسخ والتصحيح والحذف عبر هذا الجهاز أو بالهاتف");
  step.blocks.push_back(
      block("minors", BlockStyle::small,
            words("未满十四周岁的，须由监护人同意。", "If you are under 14, a guardian must consent.",
                  "إذا كان عمرك أقل من 14 سنة فيجب موافقة ولي الأمر.")));
  step.choices.push_back(choice("read", "primary", {{ActKind::continue_, no_purpose, {}}},
                                words("我已阅读，继续", "I have read this – continue", "قرأت ذلك، متابعة")));
  step.choices.push_back(
      choice("qr", "normal", {{ActKind::choose_alternative, no_purpose, "qr"}},
             words("改用扫码支付", "Pay by QR code instead", "الدفع برمز QR بدلًا من ذلك")));
  step.choices.push_back(
      choice("cancel", "link", {{ActKind::cancel, no_purpose, {}}}, words("取消购买", "Cancel", "إلغاء")));
  add_languages(step);
  return step;
}

Step consent() {
  Step step;
  step.id = "consent";
  step.screen = ScreenKind::consent;
  step.icon = "shield";
  step.title = words("是否同意为本次支付处理您的人脸信息？",
                     "Do you consent to the use of your face for this payment?",
                     "هل توافق على استخدام وجهك لهذه العملية؟");
  step.blocks.push_back(
      block("purpose", BlockStyle::body,
            words("优选零售将拍摄一张您的人脸照片，交由支付机构核对付款账户，仅用于本次支付。",
                  "Youxuan Retail will take one photo of your face and have the payment provider match your "
                  "account, for this payment only.",
                  "ستلتقط يوشوان صورة واحدة لوجهك ليطابق مزود الدفع حسابك، لهذه العملية فقط.")));
  step.blocks.push_back(
      block("withdrawal", BlockStyle::heading,
            words("您随时可以撤回", "You can withdraw at any time", "يمكنك السحب في أي وقت")));
  step.blocks.push_back(block(
      "withdrawal", BlockStyle::body,
      words("在本机首页点按“我的授权”，或拨打 400-820-0000。撤回不影响撤回前的支付。",
            "Tap “My consents” on this machine's start screen or call 400-820-0000. Payments made before "
            "stay valid.",
            "اضغط «موافقاتي» في الشاشة الرئيسية أو اتصل على 400-820-0000. تبقى المدفوعات السابقة صالحة.")));
  step.blocks.push_back(block("alternative", BlockStyle::heading,
                              words("不同意也能购买", "You can buy without it", "يمكنك الشراء من دونها")));
  step.blocks.push_back(block("alternative", BlockStyle::body,
                              words("选择不同意后，可用扫码支付完成购买，价格相同。",
                                    "If you do not consent, pay by QR code at the same price.",
                                    "إذا لم توافق، ادفع برمز QR بالسعر نفسه.")));
  step.choices.push_back(
      choice("agree", "primary", {{ActKind::consent, 0, {}}}, words("同意", "I consent", "أوافق")));
  step.choices.push_back(choice("refuse", "normal", {{ActKind::refuse, 0, {}}},
                                words("不同意", "I do not consent", "لا أوافق")));
  step.choices.push_back(choice("back", "link", {{ActKind::back, no_purpose, {}}},
                                words("返回告知", "Back to the notice", "العودة إلى الإشعار")));
  step.choices.push_back(choice("child", "link", {{ActKind::under_guardian_age, no_purpose, {}}},
                                words("我未满十四周岁", "I am under 14", "عمري أقل من 14 سنة")));
  add_languages(step);
  return step;
}

Step collect() {
  Step step;
  step.id = "collect";
  step.screen = ScreenKind::collect;
  step.icon = "receipt";
  step.title = words("发送电子小票", "Send a receipt", "إرسال إيصال");
  step.blocks.push_back(
      block("text", BlockStyle::body,
            words("可以不填，直接跳过。", "You may leave this empty and skip it.", "يمكنك ترك هذا فارغًا.")));
  step.fields.push_back({"phone", false, words("手机号码", "Phone number", "رقم الهاتف"), -1});
  step.choices.push_back(
      choice("send", "primary", {{ActKind::submit, no_purpose, {}}}, words("发送", "Send", "إرسال")));
  step.choices.push_back(
      choice("skip", "normal", {{ActKind::skip, no_purpose, {}}}, words("跳过", "Skip", "تخطي")));
  return step;
}

Step capture() {
  Step step;
  step.id = "capture";
  step.kind = StepKind::capture;
  step.indicator = true;
  step.title = words("请正视摄像头", "Please look at the camera", "انظر إلى الكاميرا");
  step.blocks.push_back(
      block("text", BlockStyle::lead,
            words("最长 10 秒，之后摄像头自动关闭。", "At most 10 seconds, then the camera turns off.",
                  "10 ثوانٍ على الأكثر ثم تُغلق الكاميرا.")));
  step.choices.push_back(
      choice("cancel", "normal", {{ActKind::cancel, no_purpose, {}}},
             words("取消，关闭摄像头", "Cancel and turn the camera off", "إلغاء وإغلاق الكاميرا")));
  return step;
}

Step result() {
  Step step;
  step.id = "result";
  step.screen = ScreenKind::result;
  step.icon = "check";
  step.title = words("支付成功，请取走商品", "Paid. Please take your goods", "تم الدفع. خذ مشترياتك");
  step.blocks.push_back(
      block("text", BlockStyle::lead,
            words("人脸照片已删除。", "The photo of your face has been erased.", "حُذفت صورة وجهك.")));
  step.choices.push_back(
      choice("done", "primary", {{ActKind::continue_, no_purpose, {}}}, words("完成", "Done", "تم")));
  return step;
}

Sign shelf_sign() {
  Sign sign;
  sign.id = "door-sign";
  sign.paper = "A4";
  sign.viewing_distance_mm = 1000;
  sign.qr = "https://privacy.example.cn/vending/face";
  sign.title =
      words("本设备提供刷脸支付", "This machine offers payment by face", "يوفر هذا الجهاز الدفع بالوجه");
  const auto add = [&](const char* role, BlockStyle style, LocalizedText text) {
    sign.blocks.push_back(block(role, style, std::move(text)));
  };
  add("text", BlockStyle::lead,
      words("未经您单独同意，摄像头不会开启。不刷脸也能购买，价格相同。",
            "The camera stays off unless you separately consent. You can buy without it at the same price.",
            "تبقى الكاميرا مغلقة ما لم توافق موافقة منفصلة. يمكنك الشراء من دونها بالسعر نفسه."));
  add("controller-identity", BlockStyle::item,
      words("个人信息处理者：上海优选零售科技有限公司",
            "Controller: Shanghai Youxuan Retail Technology Co., Ltd.",
            "المسؤول: شركة شنغهاي يوشوان المحدودة"));
  add("purpose", BlockStyle::item,
      words("处理目的：核对付款账户，完成支付", "Purpose: to match your payment account",
            "الغرض: مطابقة حساب الدفع"));
  add("retention", BlockStyle::item,
      words("保存期限：比对后立即删除照片", "Retention: photo erased right after the match",
            "مدة الحفظ: تُحذف الصورة فور المطابقة"));
  add("contact", BlockStyle::item,
      words("联系方式：400-820-0000（每日 8:00–22:00）", "Contact: 400-820-0000 (daily 8:00–22:00)",
            "الاتصال: 400-820-0000"));
  add("small", BlockStyle::small,
      words("扫码阅读完整告知、查阅或撤回您的授权。",
            "Scan to read the full notice, or to see and withdraw your consents.",
            "امسح الرمز لقراءة الإشعار الكامل أو سحب موافقتك."));
  return sign;
}

}  // namespace

Flow vending_flow() {
  Flow flow;
  flow.id = "vending";
  flow.revision = 1;
  flow.title = words("优选无人售货 · 7 号机", "Youxuan Vending · No. 7", "يوشوان للبيع الذاتي · رقم 7");
  flow.languages = {"zh-CN", "en", "ar"};
  Purpose payment;
  payment.id = "pay";
  payment.kind = "payment";
  flow.purposes.push_back(payment);
  flow.steps = {attract(), notice(), consent(), collect(), capture(), result()};
  flow.device.displays = {portrait_27(), portrait_10(), landscape_10()};
  flow.signs.push_back(shelf_sign());
  return flow;
}

DisplayProfile portrait_27() {
  DisplayProfile display;
  display.id = "kiosk-27";
  display.width_px = 1080;
  display.height_px = 1920;
  display.width_mm = 344;
  display.height_mm = 611;
  display.viewing_distance_mm = 650;
  display.bottom_height_mm = 700;
  display.input = "touch";
  return display;
}

DisplayProfile portrait_10() {
  DisplayProfile display = portrait_27();
  display.id = "panel-10-portrait";
  display.width_px = 800;
  display.height_px = 1280;
  display.width_mm = 135.4;
  display.height_mm = 216.6;
  display.viewing_distance_mm = 450;
  return display;
}

DisplayProfile landscape_10() {
  DisplayProfile display = portrait_10();
  display.id = "panel-10-landscape";
  std::swap(display.width_px, display.height_px);
  std::swap(display.width_mm, display.height_mm);
  return display;
}

}  // namespace facenotice::samples
