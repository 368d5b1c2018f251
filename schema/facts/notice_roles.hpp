// SPDX-License-Identifier: MIT
// The items of a notice that facts speak of, and what they are called.
#pragma once

#include <array>
#include <string_view>

namespace facenotice {

struct NoticeRole {
  std::string_view role;  // as in block/@role
  std::string_view english, chinese;
};

inline constexpr std::array<NoticeRole, 30> notice_roles{{
    {"controller-identity", "who processes the data", "个人信息处理者的名称"},
    {"contact", "how to contact them", "联系方式"},
    {"dpo", "the data protection officer", "个人信息保护负责人"},
    {"representative", "the representative", "境内代表"},
    {"purpose", "the purpose", "处理目的"},
    {"method", "the method", "处理方式"},
    {"data-categories", "which data", "个人信息的种类"},
    {"retention", "how long it is kept", "保存期限"},
    {"necessity", "why it is necessary", "处理的必要性"},
    {"impact", "what it means for the person", "对个人权益的影响"},
    {"rights", "the person's rights and how to use them", "行使权利的方式和程序"},
    {"withdrawal", "how to withdraw", "撤回同意的方式"},
    {"alternative", "the way without a face", "不刷脸的替代方式"},
    {"consequence", "what happens after a refusal", "拒绝的后果"},
    {"recipients", "who receives the data", "接收方"},
    {"cross-border", "transfer abroad", "向境外提供的情况"},
    {"storage-place", "where it is stored", "存储地点"},
    {"legal-basis", "the legal basis", "合法性基础"},
    {"legitimate-interest", "the legitimate interest", "所依据的正当利益"},
    {"complaint", "where to complain", "投诉渠道"},
    {"automated-decision", "automated decisions", "自动化决策的情况"},
    {"source", "where the data comes from", "个人信息的来源"},
    {"minors", "the rule for minors", "未成年人的规则"},
    {"security", "how it is protected", "安全保护措施"},
    {"policy", "where the full rules are", "完整处理规则的查阅方式"},
    {"in-progress", "that recognition is under way", "正在进行人脸识别的提示"},
    {"changes", "what is told when something changes", "变更时的告知"},
    {"biometric-statement", "that biometric data is collected and stored", "采集和存储生物识别信息的声明"},
    {"expiry", "what happens when the time is over", "期满后的处理"},
    {"goods", "what is on offer", "所售商品或者服务"},
}};

}  // namespace facenotice
