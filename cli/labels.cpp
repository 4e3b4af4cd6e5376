#include <unordered_map>

#include "cli/views.hpp"
#include "rules/codes.hpp"

namespace qixian::cli {
namespace {

/// Codes that are no law's answer: what the screen says for them.
const std::unordered_map<std::string_view, const char*>& words() {
  static const std::unordered_map<std::string_view, const char*> map{
      {"awaiting_confirmation", N_("awaiting confirmation")},
      {"registered", N_("registered")},
      {"assigned", N_("assigned")},
      {"in_hand", N_("in hand")},
      {"answered", N_("answered")},
      {"served", N_("served")},
      {"closed", N_("closed")},
      {"fresh", N_("not received")},
      {"running", N_("running")},
      {"stopped", N_("stopped")},
      {"overdue", N_("overdue")},
      {"answered_in_time", N_("answered in time")},
      {"answered_late", N_("answered late")},
      {"start", N_("day zero")},
      {"count", N_("counted")},
      {"make_up", N_("make-up working day")},
      {"rest", N_("weekend")},
      {"day_off", N_("day off")},
      {"excluded", N_("not counted")},
      {"restarted", N_("restarted")},
      {"extended", N_("extended")},
      {"replaced", N_("replaced")},
      {"government", N_("government")},
      {"department", N_("department")},
      {"vertical", N_("vertically led")},
      {"vertical_below_province", N_("vertically led below the province")},
      {"dispatched_government", N_("government's agency in the field")},
      {"dispatched_body", N_("department's office in the field")},
      {"empowered", N_("organisation empowered by law")},
      {"judicial", N_("judicial administration")},
      {"state_department", N_("State Council department")},
      {"township", N_("township")},
      {"county", N_("county")},
      {"city", N_("city")},
      {"province", N_("province")},
      {"national", N_("national")},
      {"supplement_notice", N_("supplement notice by")},
      {"supplement", N_("supplement received")},
      {"until supplement", N_("supplement due")},
      {"consultation", N_("opinion due")},
      {"fee", N_("fee due")},
      {"apply_reconsideration", N_("reconsideration until")},
      {"direct_suit", N_("suit until")},
      {"reconsideration_answer", N_("answer to reviewer")},
      {"defence", N_("defence due")},
      {"reconsideration_decision", N_("decision due")},
      {"reconsideration_decision_extended", N_("decision due, if prolonged")},
      {"judgment", N_("judgment due")},
      {"suit_after_reconsideration", N_("suit after reconsideration until")},
      {"third_party_reconsideration", N_("third party's reconsideration until")},
      {"third_party_suit", N_("third party's suit until")},
      {"appeal", N_("appeal until")},
      {"silence_reconsideration", N_("reconsideration until")},
      {"silence_suit", N_("silence suit until")},
      {"receive", N_("request received")},
      {"confirm", N_("receipt confirmed")},
      {"assign", N_("officer named")},
      {"ask-supplement", N_("supplement asked")},
      {"consult", N_("opinion asked")},
      {"consult-received", N_("letter served")},
      {"opinion", N_("opinion given")},
      {"ask-reasons", N_("reasons asked")},
      {"reasons", N_("reasons given")},
      {"postpone", N_("later date fixed")},
      {"extend", N_("reply extended")},
      {"charge", N_("fee notice")},
      {"paid", N_("fee paid")},
      {"review", N_("review step")},
      {"answer", N_("answer sent")},
      {"deliver", N_("answer served")},
      {"withdraw", N_("withdrawn")},
      {"lapse", N_("lapsed")},
      {"reconsideration file", N_("reconsideration filed")},
      {"reconsideration answer", N_("answered to the reviewer")},
      {"reconsideration accept", N_("reconsideration accepted")},
      {"reconsideration supplement", N_("application supplemented")},
      {"reconsideration refuse", N_("reconsideration not accepted")},
      {"reconsideration suspend", N_("reconsideration suspended")},
      {"reconsideration resume", N_("reconsideration goes on")},
      {"reconsideration expire", N_("not decided in time")},
      {"reconsideration close", N_("reconsideration decided")},
      {"reconsideration received", N_("decision received")},
      {"suit file", N_("suit filed")},
      {"suit answer", N_("defence handed in")},
      {"suit close", N_("suit decided")},
      {"suit received", N_("judgment received")},
      {"suit remand", N_("sent back")},
      {"suit retry", N_("retrial")},
      {"reopen", N_("reopened by order")},
      {"complain", N_("complaint")},
      {"remedy", N_("reconsideration or suit")},
      {"explain-flag", N_("reason for a flag")},
      {"correct", N_("correction")},
      {"erase", N_("personal data erased")},
      {"officer", N_("officer")},
      {"unit_head", N_("head of the unit")},
      {"disclosure_head", N_("head of the disclosure office")},
      {"supervisor", N_("supervisor")},
      {"files", N_("files")},
      {"smtp", N_("mail")},
      {"wecom", N_("WeCom robot")},
      {"dingtalk", N_("DingTalk robot")},
      {"feishu", N_("Feishu robot")},
      {"pending", N_("to be published")},
      {"published", N_("made public")},
      {"withheld", N_("withheld")},
      {"published_in_time", N_("published in time")},
      {"published_late", N_("published late")},
      {"unreviewed", N_("not reviewed")},
      {"request", N_("request")},
      {"publication", N_("publication")},
      {"add", N_("item on record")},
      {"change", N_("item changed")},
      {"release", N_("made public")},
      {"withhold", N_("withheld")},
      {"final", N_("final")},
      {"provisional", N_("provisional")},
      {"annual", N_("annual")},
      {"amendment", N_("amendment")},
      {"regional", N_("regional")}};
  return map;
}

}  // namespace

std::string label(std::string_view code) {
  if (const auto found = words().find(code); found != words().end()) return tr(found->second);
  const auto* answer = rules::find_answer(code);
  return answer && language() == "zh" ? std::string(answer->zh) : std::string(code);
}

std::string with_label(std::string_view code) {
  const auto said = label(code);
  return language() == "zh" && said != code ? std::string(code) + " " + said : std::string(code);
}

}  // namespace qixian::cli
