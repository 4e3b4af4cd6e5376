#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/agencies/agency.hpp"
#include "engine/base/error.hpp"
#include "engine/base/shared_facts.hpp"
#include "engine/rights/right.hpp"

namespace qixian::engine {

/// Who acts: goes with every proposal, and his name into its events.
struct Actor {
  /// How he is known to the program: he can open the store's file, so that nothing can be kept from him; or he has
  /// signed in to a service, and may do what his roles say.
  enum class Trust { terminal, account };

  std::string name;
  Trust trust = Trust::terminal;
  std::vector<Role> roles = {};  ///< of an account
  std::int64_t agency = 0;       ///< of an account: the stream of its agency; 0: of every agency
  /// Of an account: the other names under which a case may have it as its officer: those that it had before, and those
  /// of whom it stands in for today.
  std::vector<std::string> also_called = {};

  Actor(std::string who) : name(std::move(who)) {}
  Actor(const char* who) : name(who) {}
  Actor(std::string who, std::vector<Role> of, std::int64_t at)
      : name(std::move(who)), trust(Trust::account), roles(std::move(of)), agency(at) {}
  operator const std::string&() const { return name; }  ///< as events bear it
};

/// What an act is done to.
struct Concerned {
  std::string_view kind = {};  ///< of the stream: request, publication …; empty: the house itself
  std::int64_t agency = 0;     ///< whose it is; 0: nobody's, or not known yet
  std::string officer = {};    ///< of the case; empty: none, or not known
  // ---- Office::may knows it
  bool is_near = false;   ///< the agency is the actor's, or was merged into it
  bool is_below = false;  ///< it stands below the actor's today
};

/// Where it stands, seen from the actor. A case that has no officer is everybody's of its agency; what is the house's
/// is near to whoever is of every agency, and else far.
Distance distance_of(const Actor& actor, const Concerned& what);

/// An act by its name in the table of rights: review.mark, reconsideration.file, publish.add.
std::string act_name(std::string_view verb);
template <class... F>
std::string act_name(const std::variant<F...>& fact) {
  std::string name = act_name(std::visit([](const auto& f) { return std::string_view(f.verb); }, fact));
  if constexpr ((std::is_same_v<F, ReviewStepped> || ...))
    if (const auto* step = std::get_if<ReviewStepped>(&fact)) name += "." + step->step;
  return name;
}

/// Who may do what. Asked by the use cases for every act as soon as they know what it is done to, and before the law:
/// who may not do it does not learn what the law says of a case. One for an office, and the same for whatever front
/// door.
class Rights {
 public:
  virtual ~Rights() = default;
  /// @param act its verb: extend, agency.add … @returns "not_yours", with whoever may do it in the hint
  virtual Result<void> may(const Actor& actor, std::string_view act, const Concerned& what) const = 0;
};

/// Whose signature a review's step is. Its two persons are two actors: who has signed in signs for himself, and a clerk
/// who enters what another signed on paper says so; who types at the terminal has paper before him whenever he names
/// another.
/// @returns not_your_signature
Result<void> settle_signature(ReviewStepped& step, const Actor& by);

/// The table of rights: the terminal's user may do everything, an account what its roles may.
const Rights& table_of_rights();

/// What an account sees of the cases: all of them, or those of some agencies.
struct Sight {
  bool everything = false;
  std::vector<std::int64_t> agencies = {};  ///< in order of their number
  bool has(std::int64_t agency) const;
};
/// @param act a view: list, table  @returns not_yours where it sees none
Result<Sight> sight_of(const Actor& actor, std::string_view act, const AgencyBook& agencies, rules::Day today);

}  // namespace qixian::engine
