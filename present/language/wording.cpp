#include "present/language/wording.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/request/ledger/ledger.hpp"
#include "present/language/front_door.hpp"
#include "present/language/labels.hpp"
#include "present/language/text.hpp"
#include "present/language/words.hpp"
#include "rules/codes.hpp"
#include "rules/statutes.hpp"

namespace qixian::present {

std::string day_text(const Words& words, Day day) {
  return words.is_chinese() ? rules::running_text(day) : rules::iso(day);
}

std::string or_dash(const std::optional<Day>& day) { return day ? rules::iso(*day) : "-"; }

std::string sum_text(const Words& words, int yuan) {
  return words.render({N_("{0} yuan"), {grouped(static_cast<std::uint64_t>(std::max(yuan, 0)))}});
}

std::string choice_text(const Words& words, std::string_view code) {
  static const std::unordered_map<std::string_view, const char*> known{
      {"third_party", N_("third party")},
      {"agency", N_("another agency")},
      {"P5", "P5"},
      {"void", N_("a void receipt")},
      {"overdue", N_("overdue")},
      {"post", N_("post")},
      {"courier", N_("another courier")},
      {"handed_over", N_("handed over")},
      {"on_behalf", N_("handed over on the office's behalf")},
      {"electronic", N_("electronic")},
      {"public_notice", N_("public notice")},
      {"count", N_("by count")},
      {"page", N_("by page")},
      {"supplement", N_("supplement")},
      {"fee", N_("fee")},
      {"reasons", N_("reasons")},
      {"upheld", N_("upheld")},
      {"corrected", N_("corrected")},
      {"other", N_("other")},
      {"agrees", N_("agrees to disclosure")},
      {"objects", N_("objects to it")},
      {"silent", N_("no answer in time")},
      {"returned", N_("the letter came back unserved")},
      {"direct", N_("without reconsideration")},
      {"answer", N_("the answer")},
      {"silence", N_("the silence")},
      {"after_reconsideration", N_("after reconsideration")},
      {"secrecy", N_("whether it is a state secret")},
      {"openness", N_("whether it may be opened")},
      {"open", N_("open")},
      {"part_open", N_("open in part")},
      {"refuse", N_("not open")},
      {"consult", N_("consult")},
      {"refer_up", N_("refer up")},
      {"declassify", N_("declassify first")},
      {"text", N_("text")},
      {"table", N_("table")},
      {"mermaid", N_("state diagram")},
      {"R07", N_("Regulation of 2007")},
      {"R19", N_("Regulation as revised in 2019")},
      {"hash", N_("an event was changed")},
      {"gap", N_("an event is missing")},
      {"private_text", N_("a text beside the log was changed or taken away")},
      {"head", N_("the log ends elsewhere")},
      {"stream", N_("the order is wrong")}};
  if (const auto found = known.find(code); found != known.end()) return words.tr(found->second);
  if (words.is_chinese()) {
    if (const auto* channel = rules::find_channel(code)) return std::string(channel->zh);
    if (const auto* kind = rules::find_applicant_kind(code)) return std::string(kind->zh);
  }
  return label(words, code);
}

std::string machine_text(const Words& words, std::string_view code) {
  static const std::unordered_map<std::string_view, const char*> known{
      {"approved", N_("the leader approved")},
      {"asked", N_("asked")},
      {"at_addressee", N_("at the addressee")},
      {"body_recorded", N_("the review body has recorded")},
      {"ended", N_("ended")},
      {"first_instance", N_("at first instance")},
      {"first_judged", N_("judged at first instance")},
      {"head_agreed", N_("the unit's head agreed")},
      {"lapsed", N_("past its day")},
      {"marked", N_("marked by the unit")},
      {"none", N_("not begun")},
      {"not_asked", N_("not asked")},
      {"reconsideration", N_("in reconsideration")},
      {"reconsidered", N_("reconsideration decided")},
      {"referred", N_("referred to those above")},
      {"replied", N_("replied")},
      {"returned", N_("returned")},
      {"overtaken", N_("overtaken by an order")},
      {"overtake", N_("an order takes its place")},
      {"ruled", N_("ruled from above")},
      {"second_instance", N_("at second instance")},
      {"suspended", N_("suspended")},
      {"expired", N_("not decided in time")},
      {"retrial", N_("in retrial")},
      {"close_case", N_("closes the case")},
      {"exclude_days", N_("its days don't count")},
      {"extend_limit", N_("extends the limit")},
      {"open_windows", N_("the windows of appeal run")},
      {"order_limit", N_("the order's own limit")},
      {"replace_date", N_("replaces the date")},
      {"restart_clock", N_("the clock starts anew")},
      {"start_clock", N_("the clock starts")},
      {"stop_clock", N_("the clock stops")},
      {"awaits_confirmation", N_("the receipt is to be confirmed")},
      {"has_all_but_one_served", N_("the last applicant to be served")},
      {"has_good_reason", N_("with good reason")},
      {"has_more_to_serve", N_("others are still to be served")},
      {"has_new_answer", N_("a new answer was sent")},
      {"has_no_open_fee", N_("no fee is open")},
      {"has_no_open_supplement", N_("no supplement is open")},
      {"has_open_consultation", N_("an opinion is awaited")},
      {"has_objection", N_("a third party objected")},
      {"has_unserved_fee", N_("a fee notice is on its way")},
      {"has_open_fee", N_("a fee is awaited")},
      {"has_open_lapsing", N_("a supplement or a fee is awaited")},
      {"has_open_reasons", N_("reasons are awaited")},
      {"has_open_supplement", N_("a supplement is awaited")},
      {"has_receipt_date", N_("the receipt date stands")},
      {"was_received", N_("the receipt was confirmed")},
      {"has_silence", N_("the limit has passed without an answer")},
      {"is_cleared", N_("the review has cleared it")},
      {"is_found_closed", N_("the review has found that it must be withheld")},
      {"is_another_person", N_("by another person")},
      {"is_not_extended", N_("not extended before")},
      {"is_past_due", N_("its day has passed")},
      {"is_under_r19", N_("under the Regulation of 2019")},
      {"is_unserved", N_("an applicant is still unserved")},
      {"is_ordered_on_silence", N_("an answer was ordered for the silence")},
      {"reasons_were_asked", N_("reasons were asked for and are reasonable")},
      {"was_lapsed", N_("closed for want of a supplement")},
      {"answer", N_("the agency answers the reviewer")},
      {"appeal", N_("an appeal is filed")},
      {"ask", N_("ask")},
      {"body", N_("the review body records")},
      {"close", N_("the reconsideration is decided")},
      {"defend", N_("the defence is handed in")},
      {"file", N_("a reconsideration is filed")},
      {"head", N_("the unit's head signs")},
      {"judge", N_("the court decides")},
      {"lapse", N_("let lapse")},
      {"leader", N_("the leader in charge approves")},
      {"legal", N_("legal review of the draft")},
      {"mark", N_("the unit marks")},
      {"refer", N_("refer up")},
      {"remedy", N_("a step of a reconsideration or a suit")},
      {"reply", N_("reply")},
      {"return", N_("return")},
      {"serve", N_("serve")},
      {"sue", N_("a suit is filed")},
      {"accept", N_("the application is accepted")},
      {"supplement", N_("the application is supplemented")},
      {"refuse", N_("the application is not accepted")},
      {"suspend", N_("the reconsideration is suspended")},
      {"resume", N_("the reconsideration goes on")},
      {"expire", N_("its time ends without a decision")},
      {"received", N_("the party gets the decision")},
      {"got", N_("the party gets the judgment")},
      {"remand", N_("sent back to the first instance")},
      {"retry", N_("a retrial begins")}};
  if (!words.is_chinese()) return std::string(code);
  if (code == "note") return "";  // no effect on the clock
  if (const auto found = known.find(code); found != known.end()) return words.tr(found->second);
  return label(words, code);
}

namespace {

bool is_list_of_codes(std::string_view text) {
  bool several = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool comma = text[i] == ',' && text.substr(i).starts_with(", ");
    several |= comma;
    if (comma)
      ++i;
    else if (text[i] != '_' && text[i] != '.' && (text[i] < 'a' || text[i] > 'z'))
      return false;
  }
  return several;
}

/// count, page: each code with its word.
std::string list_of_words(const Words& words, std::string_view codes) {
  std::string out;
  for (std::size_t from = 0; from < codes.size();) {
    const auto to = std::min(codes.find(", ", from), codes.size());
    const auto code = codes.substr(from, to - from);
    const auto said = choice_text(words, code);
    (out += out.empty() ? "" : words.tr(N_(", "))) += code;
    if (said != code) out += " " + said;
    from = to + 2;
  }
  return out;
}

/// The headings of a ledger's columns in Chinese; English has their names.
std::string headings(const Words& words, const std::string& names) {
  if (!words.is_chinese()) return names;
  std::string out;
  for (std::size_t from = 0; from < names.size();) {
    const auto to = std::min(names.find(", ", from), names.size());
    const auto name = std::string_view(names).substr(from, to - from);
    const auto& columns = engine::ledger_columns();
    const auto found = std::ranges::find(columns, name, &engine::ColumnName::name);
    (out += out.empty() ? "" : "、") += found == columns.end() ? name : found->zh;
    from = to + 2;
  }
  return out;
}

/// English keeps the codes, which are English words.
std::string code_text(const Words& words, const std::string& code) {
  if (!words.is_chinese()) return code;
  if (is_list_of_codes(code)) return list_of_words(words, code);
  if (auto text = choice_text(words, code); text != code) return text;
  if (auto text = machine_text(words, code); text != code && !text.empty()) return text;
  return words.tr(code.c_str());
}

}  // namespace

std::string argument_text(const Words& words, const engine::Argument& argument) {
  using Kind = engine::Argument::Kind;
  const auto& text = argument.text;
  switch (argument.kind) {
    case Kind::day: {
      const auto day = rules::parse_day(text);
      return day ? day_text(words, *day) : text;
    }
    case Kind::code:
      return code_text(words, text);
    case Kind::article:
      return article_text(words, text);
    case Kind::columns:
      return headings(words, text);
    case Kind::field:
      return words.door() ? words.door()->field(words, argument) : text;
    case Kind::view:
      return words.door() ? words.door()->view(words, argument) : text;
    case Kind::act:
      return words.door() ? words.door()->act(words, argument) : text;
    case Kind::sentence:
      return words.render({text, argument.inside});
    case Kind::name:
    case Kind::count:
      break;
  }
  return text;
}

}  // namespace qixian::present
