#pragma once
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "rules/coded.hpp"

/// The codes of a request that its row has too (rules/coded.hpp says how such an enum is made).
namespace qixian::engine {

using rules::code_of;
using rules::find_code;

/// Where it stands: the states of the request's machine.
enum class State : std::uint8_t {
  fresh,
  awaiting_confirmation,
  registered,
  assigned,
  in_hand,
  answered,
  served,
  closed,
  voided  ///< its receipt was entered by mistake or twice: in no list and no table, and only its undoing is legal
};
constexpr auto words_of(State) {
  using enum State;
  return rules::words<State>({{fresh, "fresh"},
                              {awaiting_confirmation, "awaiting_confirmation"},
                              {registered, "registered"},
                              {assigned, "assigned"},
                              {in_hand, "in_hand"},
                              {answered, "answered"},
                              {served, "served"},
                              {closed, "closed"},
                              {voided, "voided"}});
}

/// How a closing stands to its limit; none: still open.
enum class Timing : std::uint8_t { none, base, extended, late };
constexpr auto words_of(Timing) {
  using enum Timing;
  return rules::words<Timing>({{none, ""}, {base, "base"}, {extended, "extended"}, {late, "late"}});
}

enum class RemedyKind : std::uint8_t { none, reconsideration, direct, after_reconsideration };
constexpr auto words_of(RemedyKind) {
  using enum RemedyKind;
  return rules::words<RemedyKind>({{none, ""},
                                   {reconsideration, "reconsideration"},
                                   {direct, "direct"},
                                   {after_reconsideration, "after_reconsideration"}});
}

/// What it came to; none: pending.
enum class RemedyResult : std::uint8_t { none, upheld, corrected, other };
constexpr auto words_of(RemedyResult) {
  using enum RemedyResult;
  return rules::words<RemedyResult>({{none, ""}, {upheld, "upheld"}, {corrected, "corrected"}, {other, "other"}});
}

/// The rules of law.md section 8, by number: P19 and P20 are of a report and not of a case.
// clang-format off
enum class FlagId : std::uint8_t { none, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18,
                                   p19, p20, p21, p22, p23, p24, p25, p26 };
constexpr auto words_of(FlagId) {
  using enum FlagId;
  return rules::words<FlagId>({{none, ""}, {p1, "P1"}, {p2, "P2"}, {p3, "P3"}, {p4, "P4"}, {p5, "P5"}, {p6, "P6"},
    {p7, "P7"}, {p8, "P8"}, {p9, "P9"}, {p10, "P10"}, {p11, "P11"}, {p12, "P12"}, {p13, "P13"}, {p14, "P14"},
    {p15, "P15"}, {p16, "P16"}, {p17, "P17"}, {p18, "P18"}, {p19, "P19"}, {p20, "P20"}, {p21, "P21"}, {p22, "P22"},
    {p23, "P23"}, {p24, "P24"}, {p25, "P25"}, {p26, "P26"}});
}
// clang-format on
constexpr int number_of(FlagId id) { return static_cast<int>(id); }

/// Which flags a case has. Its text is that of lists and of the row's column.
class FlagSet {
 public:
  FlagSet() = default;
  FlagSet(std::initializer_list<FlagId> ids) {
    for (const auto id : ids) add(id);
  }
  /// Of "P2 P8". Of any other text: unlike every set that flags make.
  static FlagSet read(std::string_view text);
  void add(FlagId id) { m_bits.set(static_cast<std::size_t>(id)); }
  bool has(FlagId id) const { return m_bits.test(static_cast<std::size_t>(id)); }
  bool empty() const { return m_bits.none(); }
  /// Each in order of its number.
  template <class Visit>
  void each(const Visit& visit) const {
    for (std::size_t i = 1; i < m_bits.size(); ++i)
      if (m_bits.test(i)) visit(static_cast<FlagId>(i));
  }
  std::string text() const;  ///< "P2 P8", in order
  bool operator==(const FlagSet&) const = default;

 private:
  std::bitset<27> m_bits;
};

}  // namespace qixian::engine
