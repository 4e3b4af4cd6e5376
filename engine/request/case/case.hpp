#pragma once
#include <map>

#include "engine/base/error.hpp"
#include "engine/codes/case_codes.hpp"
#include "engine/request/case/act_codes.hpp"
#include "engine/request/case/event.hpp"
#include "engine/request/case/matter_codes.hpp"
#include "engine/review/review.hpp"
#include "rules/codes.hpp"

namespace qixian::engine {

/// One thing that is waited for: a supplement (补正), an opinion (征求意见), reasons (art 35), a fee.
struct Wait {
  WaitKind kind = WaitKind::supplement;
  std::string id;  ///< of a consultation; unique in the case
  WaitState state = WaitState::not_asked;
  Day asked_on;
  std::optional<Day> due;  ///< the day set for the answer; of a fee once its notice is received
  std::optional<Day> served_on, ended_on;
  View view = View::none;
  std::optional<Day> told_on;  ///< a third party that objects: of the disclosure, and why (R19 art 32, R07 art 23)
  bool timely = true;          ///< the notice came inside its limit, so it stops and restarts the clock
  int yuan = 0;                ///< fee asked
  int paid = 0;
  FeeNoticed notice;  ///< of a fee
  /// Paid beyond what was asked: it is given back. A ledger tells no sum.
  int surplus() const { return yuan > 0 && paid > yuan ? paid - yuan : 0; }
  /// A fee notice whose day of receipt is not on record.
  bool is_unserved_fee() const { return kind == WaitKind::fee && open() && !served_on; }
  bool open() const { return state == WaitState::asked || state == WaitState::at_addressee; }
  /// Asked of the applicant, and the clock stands still for it where its notice was timely.
  bool is_of_applicant() const { return kind == WaitKind::supplement || kind == WaitKind::fee; }
  bool is_consultation() const { return kind == WaitKind::third_party || kind == WaitKind::agency; }
  bool is_objection() const { return kind == WaitKind::third_party && view == View::objects; }
};

/// What bears on the reply clock, in the order in which it happened.
struct ClockMark {
  enum Kind { start, restart, exclude, extend, replace, order } kind;
  Day on;
  int days = 0;           ///< extend, order: working days; 0 of an order: it states none
  std::size_t wait = 0;   ///< exclude: which consultation; restart: which supplement or fee
  std::optional<Day> to;  ///< replace, order: the date itself
};

/// A rule of law.md section 8 that was broken (风险提示).
struct Flag {
  FlagId id = FlagId::none;
  int seq = 0;  ///< the event that raised it
  Text why;
  PrivateText reason = {};  ///< the officer's, on record
  bool until_told = false;  ///< P25: until every third party that objects is told
};

/// The costs of search, copy and post under R07 (arts 27 and 28), in hundredths of a yuan.
struct Costs {
  Day on;
  int search_fen = 0, copy_fen = 0, post_fen = 0, waived_fen = 0;
  int sum() const { return search_fen + copy_fen + post_fen; }
  int received() const { return sum() - waived_fen; }
};

struct Remedy {  ///< one reconsideration or suit
  int seq = 0;   ///< of the event that filed it: what `--matter` means
  RemedyKind kind = RemedyKind::none;
  RemedyResult result = RemedyResult::none;
  RemedyState state = RemedyState::none;  ///< after its last step
  int applicant = 1;                      ///< who goes this way; the third party of this consultation, where one does
  std::string third_party;
  Against against = Against::none;
  Day filed_on;
  int instance = 1, hearings = 1;  ///< hearings: one more for each remand and retrial
  std::optional<Day> instance_filed_on, answered_on, closed_on;
  bool simplified = false;     ///< 简易程序
  bool extended = false;       ///< expired only after an extension of the decision's time
  std::optional<Day> copy_on;  ///< the agency got the copy of the application or complaint
  std::optional<Day> accepted_on, supplemented_on, suspended_on, expired_on;
  int suspended_days = 0;
  std::optional<Day> received_on;  ///< the party got the decision or the judgment
  Ending ending = Ending::none;
  std::optional<Day> late_after;  ///< filed after its window, which ended on this day
  bool is_review() const { return kind == RemedyKind::reconsideration; }
};

/// The first closing alone counts in the tables; a reopened case closes again beside it.
struct Closing {
  Day on;
  rules::AnswerCode code = rules::AnswerCode::closed_other;
  Timing timing = Timing::base;
  std::optional<Day> due;
  AnswerSent answer;
};

/// An order to answer anew that counts as a new receipt, in an office that counts so.
struct CountedAnew {
  Day on;
  std::size_t closing;  ///< the one of Case::closings that it comes to
};

/// A request folded from its events; plain values, made anew each time.
struct Case {
  State state = State::fresh;
  RequestReceived request;
  std::optional<Day> received_on;
  rules::Law law = rules::Law::r07;
  std::string receipt_article;
  std::string officer;
  std::vector<Wait> waits;
  std::vector<ClockMark> marks;
  bool extended = false;
  std::optional<Day> extension_on;
  int extension_days = 0;
  std::optional<Day> postponed_to;
  FeeMethod fee_method = FeeMethod::none;  ///< of the last notice
  std::vector<Costs> costs;
  Review review;
  RemedyState remedy_state = RemedyState::none;  ///< of the matter that was stepped last
  std::vector<Remedy> remedies;
  std::vector<Closing> closings;
  std::map<int, Day> served;  ///< by applicant
  std::optional<Day> first_served_on;
  bool reopened = false;  ///< by order
  std::vector<CountedAnew> counted_anew;
  bool resumed = false;  ///< lapsed, and taken up again for a good reason (R19 art 30)
  std::vector<Day> complaints;
  std::vector<Flag> flags;
  bool erased = false;
  int last_seq = 0;
  Day last_on;
  Wait* open_wait(WaitKind kind);
  const Wait* open_wait(WaitKind kind) const;
  Wait* wait_by_id(std::string_view id);
  const Wait* wait_by_id(std::string_view id) const;
  bool is_open() const { return state >= State::awaiting_confirmation && state <= State::in_hand; }
  /// A new answer was ordered: the order's own limit runs.
  bool is_under_order() const;
  bool has_clock() const { return received_on.has_value(); }
};

}  // namespace qixian::engine
