#pragma once
#include "engine/request/life/actions.hpp"

/// What the act of a row does to the reply clock: the actions of the transition table. Each has the fact written down
/// (fold_in) and writes the clock's mark, which nothing else does; with a fact that an action does not know the table
/// does not compile. Turned down: a column of labels beside one body that folds. A row could name the wrong one, and
/// neither a date nor a test would have told.
namespace qixian::engine {

/// No effect on the clock.
struct note {
  static constexpr std::string_view name = "note";
  template <class F>
  static void take(const Facts& f, const F& e) {
    fold_in(f, e);
  }
  static void take(const Facts& f, const Fact& remedy) { fold_remedy(f, remedy); }
};

/// Receipt: day zero (C1).
struct start_clock {
  static constexpr std::string_view name = "start_clock";
  static void take(const Facts& f, const RequestReceived& e);
  static void take(const Facts& f, const ReceiptConfirmed& e);
};

/// A timely notice: it stands still until the reply or the lapse.
struct stop_clock {
  static constexpr std::string_view name = "stop_clock";
  static void take(const Facts& f, const SupplementAsked& e);
  static void take(const Facts& f, const FeeNoticed& e);
};

/// Supplement received, fee paid in full: a new day zero.
struct restart_clock {
  static constexpr std::string_view name = "restart_clock";
  static void take(const Facts& f, const SupplementReceived& e);
  static void take(const Facts& f, const FeePaid& e);
};

/// Consultation: its days don't count.
struct exclude_days {
  static constexpr std::string_view name = "exclude_days";
  static void take(const Facts& f, const OpinionAsked& e);
};

struct extend_limit {
  static constexpr std::string_view name = "extend_limit";
  static void take(const Facts& f, const ReplyExtended& e);
};

struct replace_date {
  static constexpr std::string_view name = "replace_date";
  static void take(const Facts& f, const ReplyPostponed& e);
};

/// The answer or another end: the timing is frozen by the limit as it stands.
struct close_case {
  static constexpr std::string_view name = "close_case";
  static void take(const Facts& f, const AnswerSent& e);
  static void take(const Facts& f, const RequestWithdrawn& e);
  static void take(const Facts& f, const RequestLapsed& e);
};

/// Served: the windows of appeal run.
struct open_windows {
  static constexpr std::string_view name = "open_windows";
  static void take(const Facts& f, const AnswerServed& e);
};

/// Reopened with the order's own limit.
struct order_limit {
  static constexpr std::string_view name = "order_limit";
  static void take(const Facts& f, const RequestReopened& e);
};

}  // namespace qixian::engine
