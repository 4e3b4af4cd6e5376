#include "support/acts.hpp"

#include <algorithm>
#include <sstream>

namespace qixian::test {

Act read_act(const std::string& text) {
  Act act;
  std::istringstream words(text);
  words >> act.verb;
  for (std::string word; words >> word;) {
    const auto at = word.find('=');
    if (at == word.npos) {
      act.values.push_back(word);
    } else {
      act.options[word.substr(0, at)] = word.substr(at + 1);
    }
  }
  act.on = day(act.values.at(act.values.size() - 1));
  act.values.pop_back();
  return act;
}

std::vector<Act> read_acts(const std::string& script) {
  std::vector<Act> acts;
  std::istringstream parts(script);
  for (std::string part; std::getline(parts, part, ';');) acts.push_back(read_act(part));
  return acts;
}

namespace {

Fact received_by(const Act& a) {
  RequestReceived e;
  e.number = "1";
  e.channel = a.value(0);
  e.submitted_on = a.on;
  e.received_on = a.day_option("received");
  e.arrived_on = a.day_option("arrived");
  e.signed_again_on = a.day_option("again");
  e.posted = a.has("posted");
  e.letter_by_arrival = a.has("byarrival");
  e.applicant_kind = "natural_person";
  e.misdirected = a.has("misdirected");
  e.web_by_confirmation = a.has("rule");
  e.items.resize(static_cast<std::size_t>(std::stoi(a.option("items", "0"))));
  e.applicants.resize(static_cast<std::size_t>(std::stoi(a.option("applicants", "0"))));
  return e;
}

Fact answer_by(const Act& a) {
  AnswerSent e;
  e.code = a.value(0);
  e.article = a.option("article");
  std::ranges::replace(e.article, '_', ' ');
  e.ground.value = a.option("ground");
  e.reason.value = a.option("reason");
  e.search.value = a.option("search");
  e.other_agency = a.option("other");
  e.signed_on = a.day_option("signed");
  e.on_the_spot = a.has("spot");
  e.remedies_untold = a.has("untold");
  e.imported = a.has("imported");
  e.manner = a.option("manner");
  e.carrier = a.option("carrier");
  e.tracking = a.option("tracking");
  e.review_asked = a.has("reviewed");
  e.own_judgement = a.has("own");
  e.unclear = a.has("unclear");
  e.repeat_of = a.option("repeats");
  e.repeat_answered_on = a.day_option("first");
  std::istringstream items(a.option("items"));  // 1:disclosed/2:unable.not_held
  for (std::string item; std::getline(items, item, '/');) {
    e.items.push_back({std::stoi(item), item.substr(item.find(':') + 1)});
  }
  return e;
}

/// Acts of the reply: nothing for a verb that is none of them.
std::optional<Fact> reply_fact(const Act& a) {
  if (a.verb == "receive") return received_by(a);
  if (a.verb == "confirm") return ReceiptConfirmed{{}, a.day_option("arrived")};
  if (a.verb == "assign") return OfficerAssigned{a.option("officer", "li")};
  if (a.verb == "ask") return SupplementAsked{a.day_option("due"), a.option("items", "what")};
  if (a.verb == "supplement") return SupplementReceived{a.option("good")};
  if (a.verb == "consult") return OpinionAsked{a.value(0)[0] == 'g' ? "agency" : "third_party", a.value(0), {}};
  if (a.verb == "served") return ConsultationServed{a.value(0)};
  if (a.verb == "opinion") return OpinionGiven{a.value(0), a.value(1), {}};
  if (a.verb == "tell") return ThirdPartyTold{a.value(0), "what and why"};
  if (a.verb == "askreasons") return ReasonsAsked{};
  if (a.verb == "reasons") return ReasonsGiven{!a.has("unreasonable")};
  if (a.verb == "postpone") return ReplyPostponed{*a.day_option("to"), "many"};
  if (a.verb == "extend") return ReplyExtended{a.number(0), a.option("by", "head"), "complex"};
  if (a.verb == "fee") return FeeNoticed{a.option("method", "page"), 0, 0, a.number(0), a.day_option("served")};
  if (a.verb == "feeserved") return FeeNoticeServed{};
  if (a.verb == "costs")
    return CostsCharged{a.number(0),
                        a.number(1),
                        a.number(2),
                        std::stoi(a.option("waived", "0")),
                        a.option("by", "head"),
                        a.option("reason", "poor")};
  if (a.verb == "pay") return FeePaid{a.number(0)};
  if (a.verb == "review")
    return ReviewStepped{a.value(0),          a.option("person", "wang"),
                         a.option("outcome"), {a.option("ground")},
                         a.option("level"),   a.option("question", a.value(0) == "refer" ? "secrecy" : "")};
  if (a.verb == "answer") return answer_by(a);
  if (a.verb == "deliver") return AnswerServed{std::stoi(a.option("applicant", "1"))};
  if (a.verb == "withdraw") return RequestWithdrawn{};
  if (a.verb == "lapse") return RequestLapsed{a.value(0)};
  return {};
}

/// Steps of a reconsideration or a suit.
std::optional<Fact> remedy_fact(const Act& a) {
  const int matter = std::stoi(a.option("matter", "0"));
  const int applicant = std::stoi(a.option("applicant", "0"));
  const auto copy = a.day_option("copy"), got = a.day_option("got");
  if (a.verb == "file")
    return ReconsiderationFiled{"", a.has("simplified"), applicant, a.option("third"), a.option("against"), copy};
  if (a.verb == "accept") return ReconsiderationAccepted{matter, copy};
  if (a.verb == "amend") return ReconsiderationSupplemented{matter};
  if (a.verb == "turnaway") return ReconsiderationRefused{matter, got};
  if (a.verb == "suspend") return ReconsiderationSuspended{matter};
  if (a.verb == "resume") return ReconsiderationResumed{matter};
  if (a.verb == "expire") return ReconsiderationExpired{matter, a.has("extended")};
  if (a.verb == "respond") return ReconsiderationAnswered{{}, matter};
  if (a.verb == "close") return ReconsiderationClosed{a.value(0), matter, got, a.has("dismissed")};
  if (a.verb == "received") return DecisionReceived{matter};
  if (a.verb == "sue")
    return SuitFiled{a.value(0),           1,         a.has("simplified"),
                     {a.option("reason")}, applicant, a.option("third"),
                     a.option("against"),  copy,      0};
  if (a.verb == "appeal") return SuitFiled{"", 2, false, {}, 0, {}, {}, copy, matter};
  if (a.verb == "defend") return SuitAnswered{{}, matter};
  if (a.verb == "judge") return SuitClosed{a.value(0), matter, got, a.has("ruling")};
  if (a.verb == "gotjudgment") return JudgmentReceived{matter};
  if (a.verb == "remand") return SuitRemanded{matter};
  if (a.verb == "retry") return SuitRetried{matter};
  return {};
}

}  // namespace

Fact fact_of(const Act& a) {
  if (auto fact = reply_fact(a)) return std::move(*fact);
  if (a.verb == "reopen")
    return RequestReopened{a.number(0), a.day_option("to"), {"order", {}, {}}, a.has("calendar"), a.has("anew")};
  if (auto fact = remedy_fact(a)) return std::move(*fact);
  if (a.verb == "complain") return ComplaintFiled{};
  if (a.verb == "move")
    return EventCorrected{a.number(0), a.day_option("to"), false, a.option("reason", "typed wrong")};
  if (a.verb == "mend") {
    EventCorrected e{a.number(0), {}, false, "typed wrong"};
    e.number = a.option("number");
    e.channel = a.option("channel");
    e.applicant_kind = a.option("kind");
    e.submitted_on = a.day_option("submitted");
    e.arrived_on = a.day_option("arrived");
    e.received_on = a.day_option("received");
    return e;
  }
  if (a.verb == "bringback") {
    EventCorrected e{a.number(0), {}, true, "typed wrong"};
    e.brings_back = true;
    return e;
  }
  if (a.verb == "void") return EventCorrected{a.number(0), {}, true, a.option("reason", "typed wrong")};
  throw std::runtime_error("no act " + a.verb);
}

void Told::act(const Act& a, Mode mode, const WorkCalendar& calendar, Day today) {
  // Entered on the day it happened, or as late as the last act where it comes behind it.
  if (today == far_day && a.on < far_day) today = a.day_option("today").value_or(std::max(a.on, c.last_on));
  for (const auto also : {"received", "arrived", "again", "served", "copy", "got", "accepted"})
    if (const auto other = a.day_option(also); other && *other < far_day) today = std::max(today, *other);
  auto d = decide(events, c, {fact_of(a), a.on, "li", a.option("despite")}, today, mode, calendar);
  if (!d) {
    refused = std::move(d.error());
    return;
  }
  events.insert(events.end(), d->events.begin(), d->events.end());
  c = std::move(d->after);
  raised = std::move(d->raised);
}

Told tell(const std::string& script, Mode mode, const WorkCalendar& calendar) {
  Told told;
  for (const auto& a : read_acts(script)) {
    if (!told.refused) told.act(a, mode, calendar);
  }
  return told;
}

std::string flag_ids(const std::vector<Flag>& flags) {
  FlagSet ids;
  for (const auto& f : flags) ids.add(f.id);
  return ids.empty() ? "-" : ids.text();
}

std::string text_of(const std::optional<Error>& e) {
  if (!e) return "accepted";
  std::string out = e->code + ": " + e->message.id;
  for (const auto& a : e->message.args) out += " | " + a.text;
  return out;
}

}  // namespace qixian::test
