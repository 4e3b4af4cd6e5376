#include "engine/checks.hpp"

#include <set>

#include "engine/actions.hpp"
#include "engine/remedies.hpp"
#include "rules/fees.hpp"

namespace qixian::engine {
namespace {

using Verdict = std::optional<Error>;

Verdict no(std::string code, Text message, Text hint = {}, std::string article = {}) {
  return Error{std::move(code), std::move(message), std::move(hint), {}, {}, std::move(article)};
}

bool one_of(std::string_view value, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class Rows>
std::string codes_of(const Rows& rows) {
  std::string all;
  for (const auto& row : rows) (all += all.empty() ? "" : ", ") += row.code;
  return all;
}

std::string answers_known_by(rules::Law law) {
  std::string all;
  for (const auto& a : rules::answers()) {
    if (rules::knows(law, a)) (all += all.empty() ? "" : ", ") += a.code;
  }
  return all;
}

Verdict judge(const Facts& f, const RequestReceived& e) {
  if (e.number.empty()) return no("no_number", {N_("the number is missing"), {}}, {N_("give --number"), {}});
  if (!rules::find_channel(e.channel)) {
    return no("unknown_channel", {N_("unknown channel: {0}"), {e.channel}},
              {N_("one of: {0}"), {codes_of(rules::channels())}});
  }
  if (!rules::find_applicant_kind(e.applicant_kind)) {
    return no("unknown_applicant_kind", {N_("unknown applicant kind: {0}"), {e.applicant_kind}},
              {N_("one of: {0}"), {codes_of(rules::applicant_kinds())}});
  }
  if (e.submitted_on < rules::reply_rule(rules::Law::r07).from) {
    return no("before_the_law",
              {N_("{0} lies before 2008-05-01, when the Regulation came into force"), {rules::iso(e.submitted_on)}},
              {N_("check the date"), {}}, "R07 art 38");
  }
  if (e.received_on && *e.received_on < e.submitted_on) {
    return no("received_before_submitted",
              {N_("received on {0}, before it was submitted on {1}"),
               {rules::iso(*e.received_on), rules::iso(e.submitted_on)}},
              {N_("check both dates"), {}});
  }
  (void)f;
  return {};
}

Verdict judge(const Facts& f, const ReceiptConfirmed&) {
  if (f.on >= f.c.request.submitted_on) return {};
  return no("before_receipt",
            {N_("{0} lies before the submission on {1}"), {rules::iso(f.on), rules::iso(f.c.request.submitted_on)}},
            {N_("check the date"), {}});
}

Verdict judge(const Facts&, const OfficerAssigned& e) {
  return e.officer.empty() ? no("no_officer", {N_("the officer is missing"), {}}, {N_("give --officer"), {}})
                           : Verdict{};
}

Verdict judge(const Facts& f, const SupplementAsked& e) {
  if (e.due && *e.due <= f.on)
    return no("due_before_notice", {N_("the supplement would be due before it is asked for"), {}},
              {N_("give a later --due"), {}}, "R19 art 30");
  if (f.mode == Mode::desk && e.items.empty()) {
    return no("no_items", {N_("the notice must list what is to be supplemented"), {}}, {N_("give --items"), {}},
              "R19 art 30");
  }
  return {};
}

Verdict judge(const Facts& f, const SupplementReceived& e) {
  if (f.c.open_wait("supplement") || !e.good_reason.empty()) return {};
  return no("no_good_reason", {N_("a late supplement reopens the case only for a good reason"), {}},
            {N_("give --good-reason"), {}}, "R19 art 30");
}

Verdict judge(const Facts& f, const OpinionAsked& e) {
  if (!one_of(e.kind, {"third_party", "agency"}))
    return no("unknown_kind", {N_("unknown kind of consultation: {0}"), {e.kind}},
              {N_("one of: {0}"), {"third_party, agency"}});
  if (f.c.wait_by_id(e.id))
    return no("id_in_use", {N_("a consultation {0} is on record already"), {e.id}}, {N_("give another --id"), {}});
  return {};
}

Verdict known_consultation(const Facts& f, const std::string& id) {
  if (const auto* w = f.c.wait_by_id(id); w && w->open()) return {};
  std::string open;
  for (const auto& w : f.c.waits) {
    if (!w.id.empty() && w.open()) (open += open.empty() ? "" : ", ") += w.id;
  }
  return no("unknown_consultation", {N_("no open consultation {0}"), {id}},
            {N_("open: {0}"), {open.empty() ? "-" : open}});
}

Verdict judge(const Facts& f, const ConsultationServed& e) {
  if (auto bad = known_consultation(f, e.id)) return bad;
  if (f.c.wait_by_id(e.id)->served_on) return no("served_already", {N_("the letter was served already"), {}});
  return {};
}

Verdict judge(const Facts& f, const OpinionGiven& e) {
  if (auto bad = known_consultation(f, e.id)) return bad;
  if (one_of(e.view, {"agrees", "objects", "silent", "returned", ""}) && (f.mode == Mode::record || !e.view.empty()))
    return {};
  return no("unknown_view", {N_("unknown opinion: {0}"), {e.view}},
            {N_("one of: {0}"), {"--agrees, --objects, --silent, --returned"}});
}

Verdict judge(const Facts& f, const ReplyPostponed& e) {
  const auto due = f.due();
  const Day last = f.mode == Mode::desk && due ? std::max(*due, f.on) : f.on;
  if (e.to > last) return {};
  return no("not_later", {N_("{0} is no later date: the limit ends on {1}"), {rules::iso(e.to), rules::iso(last)}},
            {N_("give a later --to"), {}}, "R19 art 35");
}

/// A limit that is not the Regulation's own can't be extended under it.
Verdict has_own_limit(const Case& c) {
  const ClockMark* limit = nullptr;
  for (const auto& mark : c.marks) {
    if (mark.kind != ClockMark::exclude && mark.kind != ClockMark::extend) limit = &mark;
  }
  if (limit && limit->kind == ClockMark::replace)
    return no("own_limit", {N_("a later date was fixed: it takes the place of the limit, and is not extended"), {}},
              {N_("answer by the date that was told, or fix another with `postpone`"), {}}, "R19 art 35");
  if (limit && limit->kind == ClockMark::order)
    return no("own_limit", {N_("the order sets its own limit: it is not extended under the Regulation"), {}},
              {N_("answer within the order's limit"), {}}, "R19 art 33");
  return {};
}

Verdict judge(const Facts& f, const ReplyExtended& e) {
  if (f.mode == Mode::desk) {
    if (auto bad = has_own_limit(f.c)) return bad;
  }
  const auto& row = rules::extension_rule(f.c.law);
  if (e.days < 1)
    return no("no_days", {N_("an extension is of at least one working day"), {}}, {N_("give --days"), {}},
              std::string(row.article));
  if (f.mode == Mode::record) return {};
  if (e.days > row.length) {
    return no("over_the_cap", {N_("an extension is of at most {0} working days (P5)"), {std::to_string(row.length)}},
              {N_("give at most --days {0}"), {std::to_string(row.length)}}, std::string(row.article));
  }
  if (e.approved_by.empty()) {
    return no("no_consent", {N_("an extension needs the consent of the head of the disclosure office (P5)"), {}},
              {N_("give --approved-by"), {}}, std::string(row.article));
  }
  return {};
}

Verdict judge(const Facts& f, const FeeNoticed& e) {
  if (e.served_on && *e.served_on < f.on)
    return no("served_before_notice",
              {N_("served on {0}, before the notice of {1}"), {rules::iso(*e.served_on), rules::iso(f.on)}},
              {N_("check both dates"), {}}, "FEE");
  if (f.mode == Mode::record) return {};
  const bool by_tariff = f.c.received_on && rules::fee_applies(*f.c.received_on);
  if (!f.c.fee_method.empty() && f.c.fee_method != e.method) {
    return no("both_methods", {N_("one request is charged by count or by page, never both (P17)"), {}},
              {N_("keep to {0}"), {f.c.fee_method}}, "FEE");
  }
  if (!by_tariff) {
    return no("no_tariff", {N_("the information processing fee applies to requests received from 2021-01-01"), {}},
              {N_("costs of search, copy and post under the older rules stop no clock and need no command"), {}},
              "FEE");
  }
  if (!one_of(e.method, {"count", "page"}))
    return no("unknown_method", {N_("unknown method: {0}"), {e.method}}, {N_("one of: {0}"), {"count, page"}}, "FEE");
  if (e.yuan == 0)
    return no("nothing_to_charge",
              {N_("the quantity {0} lies in the free band: nothing to charge"), {std::to_string(e.quantity)}},
              {N_("answer without a fee"), {}}, "FEE");
  return {};
}

Verdict judge(const Facts&, const FeePaid& e) {
  return e.yuan > 0 ? Verdict{}
                    : no("no_sum", {N_("the sum paid must be more than zero"), {}}, {N_("give --yuan"), {}});
}

Verdict judge(const Facts& f, const ReviewStepped& e) {
  const auto fired = fire_review(f.c.review, e.step, e.person, f.mode);
  if (fired.result != Fired::ok)
    return no("review_order", fired.why, {N_("see `qixian workflow` for the order of the review"), {}}, fired.article);
  if (!e.outcome.empty() && !one_of(e.outcome, {"open", "part_open", "refuse", "consult", "refer_up", "declassify"})) {
    return no("unknown_outcome", {N_("unknown outcome: {0}"), {e.outcome}},
              {N_("one of: {0}"), {"open, part_open, refuse, consult, refer_up, declassify"}});
  }
  return {};
}

Verdict known_answer(const Facts& f, const std::string& code) {
  const auto* answer = rules::find_answer(code);
  if (!answer)
    return no("unknown_answer", {N_("unknown answer: {0}"), {code}}, {N_("one of: {0}"), {answers_known_by(f.c.law)}});
  const bool forbidden = code == "refused.no_special_need";
  if (forbidden && f.mode == Mode::record) return {};  // flagged (P16)
  if (!rules::knows(f.c.law, *answer)) {
    return no("answer_of_other_law",
              {N_("the answer {0} is not one that {1} knows"), {code, std::string(rules::code_of(f.c.law))}},
              {N_("one of: {0}"), {answers_known_by(f.c.law)}},
              forbidden ? "R19 (P16)" : std::string(rules::code_of(f.c.law)));
  }
  return {};
}

Verdict judge(const Facts& f, const AnswerSent& e) {
  if (one_of(e.code, {"closed.not_supplemented", "closed.fee_unpaid", "closed.withdrawn"})) {
    return no("not_an_answer", {N_("{0} is an end of its own, not an answer"), {e.code}},
              {N_("use `lapse` or `withdraw`"), {}});
  }
  if (e.code.empty())
    return no("no_answer", {N_("the kind of answer is missing"), {}},
              {N_("give --code, one of: {0}"), {answers_known_by(f.c.law)}});
  if (auto bad = known_answer(f, e.code)) return bad;
  std::set<int> answered;
  for (const auto& item : e.items) {
    if (auto bad = known_answer(f, item.code)) return bad;
    if (!answered.insert(item.item).second)
      return no("item_twice", {N_("item {0} has two outcomes"), {std::to_string(item.item)}},
                {N_("give each item one outcome"), {}});
    if (item.item < 1 || item.item > static_cast<int>(std::max<std::size_t>(1, f.c.request.items.size()))) {
      return no("unknown_item", {N_("the request has no item {0}"), {std::to_string(item.item)}},
                {N_("items are numbered from 1 to {0}"), {std::to_string(f.c.request.items.size())}});
    }
  }
  if (e.signed_on && *e.signed_on > f.on)
    return no("signed_after_sending", {N_("signed on {0}, after it was sent"), {rules::iso(*e.signed_on)}},
              {N_("check both dates"), {}});
  return {};
}

Verdict judge(const Facts& f, const AnswerServed& e) {
  const auto count = static_cast<int>(std::max<std::size_t>(1, f.c.request.applicants.size()));
  if (e.applicant < 1 || e.applicant > count)
    return no("unknown_applicant", {N_("the request has no applicant {0}"), {std::to_string(e.applicant)}},
              {N_("applicants are numbered from 1 to {0}"), {std::to_string(count)}});
  if (f.c.served.contains(e.applicant)) return no("served_already", {N_("this applicant has been served already"), {}});
  return {};
}

Verdict judge(const Facts& f, const RequestLapsed& e) {
  const Wait* w = e.wait.empty() ? nullptr : f.c.open_wait(e.wait);
  if (!w) w = f.c.open_wait("supplement");
  if (!w) w = f.c.open_wait("fee");
  if (!w) return {};
  if (auto bad = known_answer(f, end_of_lapse(*w))) return bad;
  if (f.mode == Mode::record) return {};
  // It lapses from the first working day after its due day.
  const Day last = f.calendar.add(*w->due, 1) - rules::Days{1};
  const auto fired = fire_wait(w->state, "lapse", last, f.on, false);
  if (fired.result == Fired::ok) return {};
  return no("not_lapsed", fired.why, {N_("it is due on {0}"), {rules::iso(*w->due)}},
            w->kind == "fee" ? "FEE" : "R19 art 30");
}

Verdict judge_remedy(const Facts& f, const Fact& fact) {
  const auto fired = fire_remedy(f.c.remedy_state, remedy_verb(fact), has_answer_since_remedy(f.c));
  if (fired.result != Fired::ok)
    return no("remedy_order", fired.why, {N_("see `qixian workflow` for the order of remedies"), {}}, fired.article);
  std::string result;
  if (const auto* e = std::get_if<ReconsiderationClosed>(&fact)) result = e->result;
  if (const auto* e = std::get_if<SuitClosed>(&fact)) result = e->result;
  const bool closes = std::holds_alternative<ReconsiderationClosed>(fact) || std::holds_alternative<SuitClosed>(fact);
  if (closes && !one_of(result, {"upheld", "corrected", "other"}))
    return no("unknown_result", {N_("unknown result: {0}"), {result}},
              {N_("one of: {0}"), {"upheld, corrected, other"}});
  const auto* review = std::get_if<ReconsiderationFiled>(&fact);
  if (review && review->simplified && f.on < rules::rule("rev.answer_simplified").from)
    return no("no_simplified", {N_("the law of that day knows no simplified procedure"), {}},
              {N_("leave out --simplified"), {}}, "REV art 54");
  const auto* suit = std::get_if<SuitFiled>(&fact);
  if (suit && suit->simplified && (suit->instance == 2 || f.on < rules::rule("lit.first_instance_simplified").from))
    return no("no_simplified", {N_("the law of that day knows no simplified procedure"), {}},
              {N_("leave out --simplified"), {}}, "LIT art 83");
  if (!suit || suit->instance == 2) return {};
  if (!one_of(suit->kind, {"direct", "after_reconsideration"}))
    return no("unknown_kind", {N_("unknown kind of suit: {0}"), {suit->kind}},
              {N_("one of: {0}"), {"direct, after_reconsideration"}});
  if (suit->kind == "after_reconsideration" && f.c.remedy_state != "reconsidered") {
    return no("no_reconsideration", {N_("no reconsideration on record has been decided"), {}},
              {N_("record the reconsideration first, or --kind direct"), {}});
  }
  return {};
}

Verdict judge(const Facts& f, const FlagExplained& e) {
  if (f.mode == Mode::record) return {};
  std::string all;
  for (const auto& flag : f.c.flags) {
    if (flag.id == e.flag) return {};
    (all += all.empty() ? "" : ", ") += flag.id;
  }
  return no("no_flag", {N_("the case has no flag {0}"), {e.flag}}, {N_("its flags: {0}"), {all.empty() ? "-" : all}});
}

Verdict judge(const Facts& f, const RequestReopened& e) {
  if ((e.days > 0) == e.due.has_value())
    return no("no_limit", {N_("an order sets either working days or a date"), {}}, {N_("give --days or --due"), {}});
  if (e.due && *e.due <= f.on)
    return no("date_passed", {N_("the order's date {0} is not after {1}"), {rules::iso(*e.due), rules::iso(f.on)}},
              {N_("check both dates"), {}});
  return {};
}

template <class F>
Verdict judge(const Facts&, const F&) {
  return {};
}

}  // namespace

std::string answer_of_items(const std::vector<ItemAnswer>& items) {
  bool given = false, withheld = false;
  for (const auto& item : items) {
    const auto* answer = rules::find_answer(item.code);
    const auto group = answer ? answer->group : rules::AnswerGroup::other;
    given = given || group == rules::AnswerGroup::given || group == rules::AnswerGroup::partial;
    withheld = withheld || group != rules::AnswerGroup::given;
  }
  if (given && withheld) return "partial";
  for (const auto& item : items) {
    if (item.code == "disclosed") return item.code;
  }
  return items.empty() ? "" : items.front().code;
}

void complete(const Facts& f, Fact& fact) {
  if (auto* e = std::get_if<SupplementAsked>(&fact); e && !e->due) {
    e->due = f.calendar.add(f.on, rules::rule("r19.art30.usual_time").length);
  } else if (auto* letter = std::get_if<OpinionAsked>(&fact); letter && letter->id.empty()) {
    int n = 1;
    while (f.c.wait_by_id(std::to_string(n))) ++n;
    letter->id = std::to_string(n);
  } else if (auto* fee = std::get_if<FeeNoticed>(&fact); fee && fee->yuan == 0 && fee->quantity > 0) {
    fee->yuan = static_cast<int>(fee->method == "count" ? rules::by_count(fee->earlier, fee->quantity)
                                                        : rules::by_page(fee->quantity));
  } else if (auto* paid = std::get_if<FeePaid>(&fact); paid && paid->yuan == 0) {
    if (const auto* w = f.c.open_wait("fee")) paid->yuan = std::max(1, w->yuan - w->paid);
  } else if (auto* answer = std::get_if<AnswerSent>(&fact); answer && !answer->items.empty() && answer->code.empty()) {
    answer->code = answer_of_items(answer->items);
  }
}

std::optional<Error> check(const Facts& f, const Fact& fact) {
  if (!f.calendar.covers(f.on)) {
    return no("date_outside", {N_("{0} lies outside the calendar"), {rules::iso(f.on)}},
              {N_("the calendar is known from {0}"), {rules::iso(f.calendar.first())}}, "C7");
  }
  if (f.c.received_on && f.on < f.c.request.submitted_on) {
    return no("before_receipt",
              {N_("{0} lies before the submission on {1}"), {rules::iso(f.on), rules::iso(f.c.request.submitted_on)}},
              {N_("check the date"), {}});
  }
  if (f.c.received_on && f.on < *f.c.received_on && !std::holds_alternative<OfficerAssigned>(fact)) {
    return no("before_receipt",
              {N_("{0} lies before the receipt on {1}"), {rules::iso(f.on), rules::iso(*f.c.received_on)}},
              {N_("check the date"), {}});
  }
  const bool remedy = std::visit(
      []<class F>(const F&) {
        return std::is_same_v<F, ReconsiderationFiled> || std::is_same_v<F, ReconsiderationAnswered> ||
               std::is_same_v<F, ReconsiderationClosed> || std::is_same_v<F, SuitFiled> ||
               std::is_same_v<F, SuitAnswered> || std::is_same_v<F, SuitClosed>;
      },
      fact);
  if (remedy) return judge_remedy(f, fact);
  return std::visit([&](const auto& e) { return judge(f, e); }, fact);
}

}  // namespace qixian::engine
