#pragma once
#include <span>

#include "engine/base/error.hpp"
#include "engine/base/mode.hpp"
#include "engine/base/shared_facts.hpp"
#include "engine/codes/publication_codes.hpp"
#include "engine/review/review.hpp"
#include "engine/rights/rights.hpp"
#include "rules/calendar.hpp"
#include "rules/statutes.hpp"

/// Proactive publication (主动公开), the second kind of case: an item of government information, to be published within
/// a limit from the day it was made or changed (R07 art 18, R19 art 26), or not to be published for a ground
/// (免于公开).
namespace qixian::engine {

// clang-format off
/// The day of the event is the day on which the item was made. `due` is the limit of another law, `due_rule` which.
struct ItemMade { QIXIAN_FACT("item_made", "add");
  std::string number; std::int64_t agency = 0; PrivateText title; std::string category; std::string officer; std::optional<Day> due; std::string due_rule; };
/// The item was changed: its limit runs anew from that day, and its review begins anew.
struct ItemChanged { QIXIAN_FACT("item_changed", "change"); PrivateText title; std::optional<Day> due; std::string due_rule; };
struct ItemPublished { QIXIAN_FACT("item_published", "release"); std::string place; };
struct ItemWithheld { QIXIAN_FACT("item_withheld", "withhold"); std::string article; PrivateText ground; };
BOOST_DESCRIBE_STRUCT(ItemMade, (), (number, agency, title, category, officer, due, due_rule))
BOOST_DESCRIBE_STRUCT(ItemChanged, (), (title, due, due_rule))
BOOST_DESCRIBE_STRUCT(ItemPublished, (), (place))
BOOST_DESCRIBE_STRUCT(ItemWithheld, (), (article, ground))
// clang-format on

using PublicationFact = std::variant<ItemMade, ItemChanged, OfficerAssigned, ReviewStepped, ItemPublished, ItemWithheld,
                                     EventCorrected, PersonalDataErased>;

/// Whether the act is the machine's to allow; a correction or an erasure is always open.
inline bool has_machine_step(const PublicationFact& fact) {
  return !std::holds_alternative<EventCorrected>(fact) && !std::holds_alternative<PersonalDataErased>(fact);
}

using PublicationEvent = EventOf<PublicationFact>;

/// An item folded from its events.
struct Publication {
  PublicationState state = PublicationState::fresh;
  std::string number;  ///< index number (索引号), unique in the agency
  std::int64_t agency = 0;
  PrivateText title;
  std::string category, officer;
  Day made_on;  ///< made or last changed: day zero
  rules::Law law = rules::Law::r07;
  std::optional<Day> own_due;  ///< by another law
  std::string own_rule;
  Review review;
  std::optional<Day> reviewed_on;  ///< approved
  std::optional<Day> closed_on;    ///< published or withheld
  std::string place, article;
  PrivateText ground;
  bool late = false;        ///< published past its limit, this time or before
  bool unreviewed = false;  ///< on record: published or withheld without a completed review
  bool erased = false;
  int last_seq = 0;
  Day last_on;
  bool is_open() const { return state == PublicationState::pending; }
};

/// The rule behind the limit: r07.art18.publication, r19.art26.publication.
const rules::Rule& publication_rule(rules::Law law);
/// The last day to publish: the limit in working days from the day it was made or changed, or another law's.
Day publication_due(const Publication& p, const WorkCalendar& calendar);
Certainty certainty_of(const Publication& p, const WorkCalendar& calendar);

struct PublicationProposal {
  PublicationFact fact;
  Day on;
  Actor by;
};

/// In order of (day, seq), with corrections applied, in record mode; the error names the first event that does not fit.
Result<Publication> fold(std::span<const PublicationEvent> history, const WorkCalendar& calendar);

struct PublicationDecision {
  PublicationEvent event;
  Publication after;
};
/// Whether the act is legal. One that is dated before the last is accepted when the whole item, folded anew, is legal.
/// @param today a later day of happening is refused
Result<PublicationDecision> decide(std::span<const PublicationEvent> history, const Publication& now,
                                   const PublicationProposal& proposal, Day today, Mode mode,
                                   const WorkCalendar& calendar);

}  // namespace qixian::engine
