#include "engine/tables/published/table_repair.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace qixian::engine {
namespace {

using rules::BrokenCheck;
using rules::Equation;
using rules::Figure;
using rules::FilledTable;

struct Place {
  std::size_t cell;
  bool previous;
  auto operator<=>(const Place&) const = default;
};

/// An equation as left − right: each place with its sign, and what it lacks to be zero.
struct Balance {
  std::map<Place, int> signs;
  Figure rest;
};

Figure times(int sign, Figure figure) { return sign < 0 ? Figure() - figure : figure; }

/// The checks that hold or not, with the places in them.
class Balances {
 public:
  Balances(const FilledTable& table, const FilledTable* previous, const std::vector<BrokenCheck>& broken)
      : m_table(table), m_previous(previous), m_broken(broken.size()) {
    std::set<const Equation*> seen;
    for (const auto& check : broken) {
      add(*check.equation, check.left - check.right);
      seen.insert(check.equation);
    }
    const bool warnings = !broken.empty() && broken.front().equation->warning;
    for (const auto& equation : table.form->equations)
      if (!seen.contains(&equation) && equation.warning == warnings && is_judged(equation)) add(equation, Figure());
  }

  std::size_t broken() const { return m_broken; }
  const Balance& operator[](std::size_t i) const { return m_all[i]; }
  const std::vector<std::size_t>& with(const Place& place) const { return m_with.at(place); }

  void change(const Place& place, Figure by) {
    for (const auto i : m_with.at(place)) m_all[i].rest += times(m_all[i].signs.at(place), by);
  }
  void settle(std::size_t i) { m_all[i].rest = Figure(); }
  /// What must be added to the place so that the balance is zero.
  Figure lack(std::size_t i, const Place& place) const {
    return times(m_all[i].signs.at(place), Figure() - m_all[i].rest);
  }
  /// The change of this place that mends each check that it stands in, if there is one.
  std::optional<Figure> mending(const Place& place) const {
    const auto& all = with(place);
    const auto by = lack(all.front(), place);
    if (by == Figure()) return std::nullopt;
    for (const auto i : all)
      if (lack(i, place) != by) return std::nullopt;
    if (!is_possible(place, by)) return std::nullopt;
    return by;
  }
  std::optional<Figure> figure(const Place& place) const {
    if (!place.previous) return m_table.cells[place.cell];
    const auto [row, nth] = m_table.form->place(place.cell);
    return m_previous ? m_previous->at(row->id, m_table.form->column(*row, nth).name) : std::nullopt;
  }
  /// Counts are whole and not negative (F9).
  bool is_possible(const Place& place, Figure by) const {
    const auto to = figure(place).value_or(Figure()) + by;
    const auto& form = *m_table.form;
    return (!to.negative() || form.may_be_negative(place.cell)) && (to.whole() || form.may_have_decimals(place.cell));
  }
  Change changed(const Place& place, Figure by) const {
    const auto from = figure(place);
    return {place.cell, place.previous, from, from.value_or(Figure()) + by};
  }

 private:
  bool is_judged(const Equation& equation) const {
    const auto has = [&](const auto& term) { return figure({term.cell, term.previous}).has_value(); };
    const auto whole = [&](const auto& term) { return !term.previous || has(term); };
    return std::ranges::any_of(equation.left, has) && std::ranges::any_of(equation.right, has) &&
           std::ranges::all_of(equation.left, whole) && std::ranges::all_of(equation.right, whole);
  }
  void add(const Equation& equation, Figure rest) {
    Balance balance{{}, rest};
    for (const auto& term : equation.left) balance.signs[{term.cell, term.previous}] += term.minus ? -1 : 1;
    for (const auto& term : equation.right) balance.signs[{term.cell, term.previous}] += term.minus ? 1 : -1;
    for (const auto& [place, sign] : balance.signs) m_with[place].push_back(m_all.size());
    m_all.push_back(std::move(balance));
  }

  const FilledTable& m_table;
  const FilledTable* m_previous;
  std::size_t m_broken;  ///< the first of m_all
  std::vector<Balance> m_all;
  std::map<Place, std::vector<std::size_t>> m_with;
};

using Open = std::set<std::size_t>;  // broken checks that nothing mends yet

/// Where one place mends several checks at once, it is the wrong one: the more checks, the surer.
std::optional<Repair> by_one(const Balances& balances, const Open& open) {
  std::map<std::vector<std::size_t>, std::vector<std::vector<Change>>> found;
  for (const auto i : open) {
    for (const auto& [place, sign] : balances[i].signs) {
      const auto by = balances.mending(place);
      if (!by) continue;
      auto& choices = found[balances.with(place)];
      const std::vector<Change> choice{balances.changed(place, *by)};
      if (std::ranges::find(choices, choice) == choices.end()) choices.push_back(choice);
    }
  }
  if (found.empty()) return std::nullopt;
  const auto best = std::ranges::max_element(found, {}, [](const auto& f) { return f.first.size(); });
  return Repair{best->first, best->second};
}

/// Two places that together mend a check and all that either stands in.
std::optional<Repair> by_two(Balances balances, std::size_t check) {
  std::vector<std::vector<Change>> pairs, swaps;
  std::vector<std::size_t> mends;
  const auto signs = balances[check].signs;
  for (const auto& [first, sign] : signs) {
    const auto by = balances.lack(check, first);
    if (!balances.is_possible(first, by)) continue;
    balances.change(first, by);
    std::set<Place> seconds;
    for (const auto i : balances.with(first))
      if (balances[i].rest != Figure())
        for (const auto& [second, s] : balances[i].signs) seconds.insert(second);
    for (const auto& second : seconds) {
      const auto more = balances.mending(second);
      if (!more || second == first) continue;
      balances.change(second, *more);
      const auto& around = balances.with(first);
      if (std::ranges::all_of(around, [&](auto i) { return balances[i].rest == Figure(); })) {
        std::vector<Change> pair{balances.changed(first, by), balances.changed(second, *more)};
        const bool swapped = pair[0].from == pair[1].to && pair[1].from == pair[0].to;
        (swapped ? swaps : pairs).push_back(pair);
        mends = around;
        mends.insert(mends.end(), balances.with(second).begin(), balances.with(second).end());
      }
      balances.change(second, Figure() - *more);
    }
    balances.change(first, Figure() - by);
  }
  if (swaps.empty() && pairs.empty()) return std::nullopt;
  std::ranges::sort(mends);
  const auto again = std::ranges::unique(mends);
  mends.erase(again.begin(), again.end());
  return Repair{mends, swaps.empty() ? pairs : swaps};
}

/// A blank among cells that may all be the wrong one is the one: something was left out there.
void prefer_blank(Repair& repair) {
  const auto is_blank = [](const auto& choice) { return choice.size() == 1 && !choice.front().from; };
  if (std::ranges::count_if(repair.choices, is_blank) != 1) return;
  std::erase_if(repair.choices, [&](const auto& choice) { return !is_blank(choice); });
}

}  // namespace

std::vector<Repair> smallest_repairs(const FilledTable& table, const FilledTable* previous,
                                     const std::vector<BrokenCheck>& broken) {
  Balances balances(table, previous, broken);
  Open open;
  for (std::size_t i = 0; i < balances.broken(); ++i) open.insert(i);
  std::vector<Repair> repairs;
  const auto take = [&](Repair repair) {
    std::erase_if(repair.mends, [&](auto i) { return !open.contains(i); });
    for (const auto i : repair.mends) {
      open.erase(i);
      balances.settle(i);
    }
    prefer_blank(repair);
    repairs.push_back(std::move(repair));
  };
  while (!open.empty()) {
    if (auto one = by_one(balances, open)) {
      take(std::move(*one));
      continue;
    }
    const auto first = *open.begin();
    auto two = by_two(balances, first);
    take(two ? std::move(*two) : Repair{{first}, {}});
  }
  return repairs;
}

}  // namespace qixian::engine
