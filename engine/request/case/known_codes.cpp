#include <algorithm>

#include "engine/codes/case_codes.hpp"
#include "engine/request/case/act_codes.hpp"
#include "engine/request/case/event.hpp"
#include "engine/request/case/matter_codes.hpp"
#include "rules/codes.hpp"

/// What an edition, this one or an older one, may have written: nothing where a code may be left out, in either mode.
/// Channels, applicants and answers may stand in a ledger's terms in what the first editions wrote.
namespace qixian::engine {
namespace {

using rules::is_known;

/// Left out, or one of these.
template <class E>
bool is_among(std::string_view code, std::initializer_list<E> known) {
  const auto found = find_code<E>(code);
  return code.empty() || (found && std::ranges::find(known, *found) != known.end());
}

bool is_known_answer(std::string_view code) { return code.empty() || rules::find_answer(code); }

}  // namespace

bool RequestReceived::has_known_codes() const {
  return (channel.empty() || rules::find_channel(channel)) &&
         (applicant_kind.empty() || rules::find_applicant_kind(applicant_kind));
}

bool OpinionAsked::has_known_codes() const { return is_among(kind, {WaitKind::third_party, WaitKind::agency}); }

bool OpinionGiven::has_known_codes() const {
  return is_among(view, {View::agrees, View::objects, View::silent, View::returned});
}

bool FeeNoticed::has_known_codes() const { return is_known<FeeMethod>(method); }

bool AnswerSent::has_known_codes() const {
  return is_known_answer(code) && is_known<Manner>(manner) &&
         std::ranges::all_of(items, [](const ItemAnswer& item) { return is_known_answer(item.code); });
}

/// The first editions took any other word for whichever of the two was open, and so it is folded.
bool RequestLapsed::has_known_codes() const {
  const auto kind = find_code<WaitKind>(wait);
  return !kind || is_among(wait, {WaitKind::supplement, WaitKind::fee});
}

bool ReconsiderationFiled::has_known_codes() const { return is_known<Against>(against); }
bool ReconsiderationClosed::has_known_codes() const { return is_known<RemedyResult>(result); }

/// An appeal goes on with its matter: neither code was asked for, and neither is folded.
bool SuitFiled::has_known_codes() const {
  return instance == 2 ||
         (is_known<Against>(against) && is_among(kind, {RemedyKind::direct, RemedyKind::after_reconsideration}));
}

bool SuitClosed::has_known_codes() const { return is_known<RemedyResult>(result); }
bool FlagExplained::has_known_codes() const { return is_known<FlagId>(flag); }
bool CleanUpNoted::has_known_codes() const { return is_known<Cleaned>(cleaned); }

}  // namespace qixian::engine
