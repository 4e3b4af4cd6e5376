#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/shared_facts.hpp"

/// What happened to a request: past tense, one struct a kind. A command is the same fact, proposed: its verb is the
/// imperative that the command line and the machine know it by. `type` is what the store keeps, for good. Whatever an
/// officer writes in his own words may name the applicant or a third party: it is a PrivateText.
///
/// FeeNoticed: `earlier` are all that count before this request, `counted` those of them that the store found, by their
/// numbers; private, since they are a person's requests.
namespace qixian::engine {

// clang-format off
struct RequestReceived { QIXIAN_FACT("request_received", "receive");
  std::string number; std::int64_t agency = 0; std::string channel; Day submitted_on; std::optional<Day> received_on;
  std::string applicant_kind; Texts applicants; PrivateText subject; Texts items; bool misdirected = false; bool web_by_confirmation = false;
  bool posted = false; std::optional<Day> arrived_on; std::optional<Day> signed_again_on; bool letter_by_arrival = false; bool has_known_codes() const; };
struct ReceiptConfirmed { QIXIAN_FACT("receipt_confirmed", "confirm"); PrivateText note; std::optional<Day> arrived_on; };
struct SupplementAsked { QIXIAN_FACT("supplement_asked", "ask-supplement"); std::optional<Day> due; PrivateText items; };
struct SupplementReceived { QIXIAN_FACT("supplement_received", "supplement"); PrivateText good_reason; };
struct OpinionAsked { QIXIAN_FACT("opinion_asked", "consult"); std::string kind; std::string id; PrivateText addressee; bool has_known_codes() const; };
struct ConsultationServed { QIXIAN_FACT("consultation_served", "consult-received"); std::string id; };
struct OpinionGiven { QIXIAN_FACT("opinion_given", "opinion"); std::string id; std::string view; PrivateText grounds; bool has_known_codes() const; };
struct ThirdPartyTold { QIXIAN_FACT("third_party_told", "tell-third-party"); std::string id; PrivateText what; };
struct ReasonsAsked { QIXIAN_FACT("reasons_asked", "ask-reasons"); PrivateText note; };
struct ReasonsGiven { QIXIAN_FACT("reasons_given", "reasons"); bool reasonable = true; };
struct ReplyPostponed { QIXIAN_FACT("reply_postponed", "postpone"); Day to; PrivateText reason; };
struct ReplyExtended { QIXIAN_FACT("reply_extended", "extend"); int days = 0; std::string approved_by; PrivateText reason; };
struct FeeNoticed { QIXIAN_FACT("fee_noticed", "charge"); std::string method; int quantity = 0; int earlier = 0; int yuan = 0; std::optional<Day> served_on;
  Texts counted = {}; Texts not_counted = {}; bool has_known_codes() const; };
struct FeeNoticeServed { QIXIAN_FACT("fee_notice_served", "charge-received"); PrivateText note; };
struct FeePaid { QIXIAN_FACT("fee_paid", "paid"); int yuan = 0; };
struct CostsCharged { QIXIAN_FACT("costs_charged", "costs"); int search_fen = 0; int copy_fen = 0; int post_fen = 0; int waived_fen = 0;
  std::string approved_by; PrivateText reason; };
struct ItemAnswer { int item = 0; std::string code; };
struct AnswerSent { QIXIAN_FACT("answer_sent", "answer");
  std::string code; std::string article; PrivateText ground; PrivateText reason; std::vector<ItemAnswer> items; PrivateText search;
  std::string other_agency; std::optional<Day> signed_on; bool on_the_spot = false; bool remedies_untold = false; bool imported = false;
  std::string manner = {}; std::string carrier = {}; std::string tracking = {}; std::optional<Day> given_out_on = {};
  bool review_asked = false; bool own_judgement = false; bool unclear = false;
  std::string repeat_of = {}; std::optional<Day> repeat_answered_on = {};
  bool body_unknown = false; bool has_known_codes() const; };
struct AnswerServed { QIXIAN_FACT("answer_served", "deliver"); int applicant = 1; };
struct RequestWithdrawn { QIXIAN_FACT("request_withdrawn", "withdraw"); PrivateText reason; };
struct RequestLapsed { QIXIAN_FACT("request_lapsed", "lapse"); std::string wait; bool has_known_codes() const; };
// A matter is meant by the seq of the event that filed it; 0: the one that can be meant. by_applicant 0: the first.
struct ReconsiderationFiled { QIXIAN_FACT("reconsideration_filed", "reconsideration file"); std::string body = {}; bool simplified = false;
  int by_applicant = 0; std::string third_party = {}; std::string against = {}; std::optional<Day> copy_received_on = {}; bool has_known_codes() const; };
struct ReconsiderationAccepted { QIXIAN_FACT("reconsideration_accepted", "reconsideration accept"); int matter = 0; std::optional<Day> copy_received_on = {}; };
struct ReconsiderationSupplemented { QIXIAN_FACT("reconsideration_supplemented", "reconsideration supplement"); int matter = 0; };
struct ReconsiderationRefused { QIXIAN_FACT("reconsideration_refused", "reconsideration refuse"); int matter = 0; std::optional<Day> received_on = {}; };
struct ReconsiderationSuspended { QIXIAN_FACT("reconsideration_suspended", "reconsideration suspend"); int matter = 0; };
struct ReconsiderationResumed { QIXIAN_FACT("reconsideration_resumed", "reconsideration resume"); int matter = 0; };
struct ReconsiderationExpired { QIXIAN_FACT("reconsideration_expired", "reconsideration expire"); int matter = 0; bool extended = false; };
struct ReconsiderationAnswered { QIXIAN_FACT("reconsideration_answered", "reconsideration answer"); PrivateText note = {}; int matter = 0; };
struct ReconsiderationClosed { QIXIAN_FACT("reconsideration_closed", "reconsideration close"); std::string result = {}; int matter = 0;
  std::optional<Day> received_on = {}; bool dismissed = false; bool has_known_codes() const; };
struct DecisionReceived { QIXIAN_FACT("decision_received", "reconsideration received"); int matter = 0; };
struct SuitFiled { QIXIAN_FACT("suit_filed", "suit file"); std::string kind = {}; int instance = 1; bool simplified = false; PrivateText reason = {};
  int by_applicant = 0; std::string third_party = {}; std::string against = {}; std::optional<Day> copy_received_on = {}; int matter = 0; bool has_known_codes() const; };
struct SuitAnswered { QIXIAN_FACT("suit_answered", "suit answer"); PrivateText note = {}; int matter = 0; };
struct SuitClosed { QIXIAN_FACT("suit_closed", "suit close"); std::string result = {}; int matter = 0; std::optional<Day> received_on = {};
  bool ruling = false; bool has_known_codes() const; };
struct JudgmentReceived { QIXIAN_FACT("judgment_received", "suit received"); int matter = 0; };
struct SuitRemanded { QIXIAN_FACT("suit_remanded", "suit remand"); int matter = 0; };
struct SuitRetried { QIXIAN_FACT("suit_retried", "suit retry"); int matter = 0; };
struct RequestReopened { QIXIAN_FACT("request_reopened", "reopen"); int days = 0; std::optional<Day> due; PrivateText order;
  bool calendar_days = false; bool counts_anew = false; };
struct ComplaintFiled { QIXIAN_FACT("complaint_filed", "complain"); PrivateText note; };
struct FlagExplained { QIXIAN_FACT("flag_explained", "explain-flag"); std::string flag; PrivateText reason; bool has_known_codes() const; };
struct CleanUpNoted { QIXIAN_FACT("clean_up_noted", "note-clean-up"); int seq = 0; Day entered_on; std::string cleaned; bool has_known_codes() const; };

BOOST_DESCRIBE_STRUCT(RequestReceived, (), (number, agency, channel, submitted_on, received_on, applicant_kind, applicants, subject, items, misdirected, web_by_confirmation,
  posted, arrived_on, signed_again_on, letter_by_arrival))
BOOST_DESCRIBE_STRUCT(ReceiptConfirmed, (), (note, arrived_on))
BOOST_DESCRIBE_STRUCT(SupplementAsked, (), (due, items))
BOOST_DESCRIBE_STRUCT(SupplementReceived, (), (good_reason))
BOOST_DESCRIBE_STRUCT(OpinionAsked, (), (kind, id, addressee))
BOOST_DESCRIBE_STRUCT(ConsultationServed, (), (id))
BOOST_DESCRIBE_STRUCT(OpinionGiven, (), (id, view, grounds))
BOOST_DESCRIBE_STRUCT(ThirdPartyTold, (), (id, what))
BOOST_DESCRIBE_STRUCT(ReasonsAsked, (), (note))
BOOST_DESCRIBE_STRUCT(ReasonsGiven, (), (reasonable))
BOOST_DESCRIBE_STRUCT(ReplyPostponed, (), (to, reason))
BOOST_DESCRIBE_STRUCT(ReplyExtended, (), (days, approved_by, reason))
BOOST_DESCRIBE_STRUCT(FeeNoticed, (), (method, quantity, earlier, yuan, served_on, counted, not_counted))
BOOST_DESCRIBE_STRUCT(FeeNoticeServed, (), (note))
BOOST_DESCRIBE_STRUCT(FeePaid, (), (yuan))
BOOST_DESCRIBE_STRUCT(CostsCharged, (), (search_fen, copy_fen, post_fen, waived_fen, approved_by, reason))
BOOST_DESCRIBE_STRUCT(ItemAnswer, (), (item, code))
BOOST_DESCRIBE_STRUCT(AnswerSent, (), (code, article, ground, reason, items, search, other_agency, signed_on, on_the_spot, remedies_untold, imported,
  manner, carrier, tracking, given_out_on, review_asked, own_judgement, unclear, repeat_of, repeat_answered_on, body_unknown))
BOOST_DESCRIBE_STRUCT(AnswerServed, (), (applicant))
BOOST_DESCRIBE_STRUCT(RequestWithdrawn, (), (reason))
BOOST_DESCRIBE_STRUCT(RequestLapsed, (), (wait))
BOOST_DESCRIBE_STRUCT(ReconsiderationFiled, (), (body, simplified, by_applicant, third_party, against, copy_received_on))
BOOST_DESCRIBE_STRUCT(ReconsiderationAccepted, (), (matter, copy_received_on))
BOOST_DESCRIBE_STRUCT(ReconsiderationSupplemented, (), (matter))
BOOST_DESCRIBE_STRUCT(ReconsiderationRefused, (), (matter, received_on))
BOOST_DESCRIBE_STRUCT(ReconsiderationSuspended, (), (matter))
BOOST_DESCRIBE_STRUCT(ReconsiderationResumed, (), (matter))
BOOST_DESCRIBE_STRUCT(ReconsiderationExpired, (), (matter, extended))
BOOST_DESCRIBE_STRUCT(ReconsiderationAnswered, (), (note, matter))
BOOST_DESCRIBE_STRUCT(ReconsiderationClosed, (), (result, matter, received_on, dismissed))
BOOST_DESCRIBE_STRUCT(DecisionReceived, (), (matter))
BOOST_DESCRIBE_STRUCT(SuitFiled, (), (kind, instance, simplified, reason, by_applicant, third_party, against, copy_received_on, matter))
BOOST_DESCRIBE_STRUCT(SuitAnswered, (), (note, matter))
BOOST_DESCRIBE_STRUCT(SuitClosed, (), (result, matter, received_on, ruling))
BOOST_DESCRIBE_STRUCT(JudgmentReceived, (), (matter))
BOOST_DESCRIBE_STRUCT(SuitRemanded, (), (matter))
BOOST_DESCRIBE_STRUCT(SuitRetried, (), (matter))
BOOST_DESCRIBE_STRUCT(RequestReopened, (), (days, due, order, calendar_days, counts_anew))
BOOST_DESCRIBE_STRUCT(ComplaintFiled, (), (note))
BOOST_DESCRIBE_STRUCT(FlagExplained, (), (flag, reason))
BOOST_DESCRIBE_STRUCT(CleanUpNoted, (), (seq, entered_on, cleaned))

using Fact = std::variant<RequestReceived, ReceiptConfirmed, OfficerAssigned, SupplementAsked, SupplementReceived, OpinionAsked,
  ConsultationServed, OpinionGiven, ThirdPartyTold, ReasonsAsked, ReasonsGiven, ReplyPostponed, ReplyExtended, FeeNoticed, FeeNoticeServed, FeePaid, CostsCharged,
  ReviewStepped,
  AnswerSent, AnswerServed, RequestWithdrawn, RequestLapsed, ReconsiderationFiled, ReconsiderationAccepted, ReconsiderationSupplemented,
  ReconsiderationRefused, ReconsiderationSuspended, ReconsiderationResumed, ReconsiderationExpired, ReconsiderationAnswered,
  ReconsiderationClosed, DecisionReceived, SuitFiled, SuitAnswered, SuitClosed, JudgmentReceived, SuitRemanded, SuitRetried,
  RequestReopened, ComplaintFiled, FlagExplained, CleanUpNoted, EventCorrected, PersonalDataErased>;
// clang-format on

template <class F, class... Of>
inline constexpr bool is_one_of = (std::is_same_v<F, Of> || ...);
/// A step of a reconsideration or a suit: which one is legal is the remedies machine's to say.
template <class F>
inline constexpr bool is_remedy =
    is_one_of<F, ReconsiderationFiled, ReconsiderationAccepted, ReconsiderationSupplemented, ReconsiderationRefused,
              ReconsiderationSuspended, ReconsiderationResumed, ReconsiderationExpired, ReconsiderationAnswered,
              ReconsiderationClosed, DecisionReceived, SuitFiled, SuitAnswered, SuitClosed, JudgmentReceived,
              SuitRemanded, SuitRetried>;

inline bool is_remedy_fact(const Fact& fact) {
  return std::visit([]<class F>(const F&) { return is_remedy<F>; }, fact);
}

using Event = EventOf<Fact>;

}  // namespace qixian::engine
