#include "engine/request/fee_count.hpp"

#include <date/date.h>

#include <algorithm>
#include <set>

namespace qixian::engine {
namespace {

using Names = std::set<std::string>;

/// Joint applicants are each of them: whoever of them asked before is counted (ours).
Names names_of(const Case& c) {
  Names names;
  for (const auto& a : c.request.applicants) names.insert(comparable_name(a.value));
  names.erase("");
  return names;
}

/// A researcher is a citizen too: which of the two he is called may differ from letter to letter.
std::string_view kind_of(std::string_view applicant_kind) { return applicant_kind.substr(0, applicant_kind.find('.')); }

std::pair<Day, Day> month_of(Day day) {
  const date::year_month_day ymd(day);
  return {Day(ymd.year() / ymd.month() / 1), Day(ymd.year() / ymd.month() / date::last)};
}

int units_of(const Case& c) {
  int units = 1;
  for (const auto& w : c.waits)
    if (method_of(w.notice) == FeeMethod::count && w.notice.quantity > 0) units = w.notice.quantity;
  return units;
}

/// By the projection, before any name is read: of the agency, of that kind, received in the month and before this one.
std::vector<CaseRow> candidates(const Office& office, const LoadedCase& loaded) {
  const auto& self = loaded.c;
  const auto month = month_of(*self.received_on);
  std::vector<CaseRow> rows;
  for (const auto agency : office.agencies().alike(self.request.agency)) {
    CaseFilter filter;
    filter.agency = agency;
    filter.counted_over = month;
    office.store().each_case(filter, [&](const CaseRow& row) {
      if (!row.received_on || *row.received_on < month.first || row.id == loaded.stream) return;
      if (std::pair(*row.received_on, row.id) > std::pair(*self.received_on, loaded.stream)) return;
      if (kind_of(row.applicant_kind) == kind_of(self.request.applicant_kind)) rows.push_back(row);
    });
  }
  std::ranges::sort(rows, {}, [](const CaseRow& row) { return std::pair(*row.received_on, row.id); });
  return rows;
}

std::string list_of(const std::vector<CountedRequest>& requests) {
  std::string all;
  for (const auto& r : requests) (all += all.empty() ? "" : ", ") += r.number;
  return all.empty() ? "-" : all;
}

constexpr struct {
  std::string_view wide, narrow;
} same_signs[] = {{"\u3000", ""}, {"\u00a0", ""}, {"·", ""}, {"•", ""}, {"・", ""}, {"．", ""}, {"‧", ""}};

}  // namespace

std::string comparable_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const auto rest = name.substr(i);
    const auto same = std::ranges::find_if(same_signs, [&](auto& s) { return rest.starts_with(s.wide); });
    if (same != std::end(same_signs)) {
      out += same->narrow;
      i += same->wide.size();
      continue;
    }
    char c = name[i++];
    // U+FF01 to FF5E stand for ! to ~: EF BC 81 to EF BD 9E
    if (c == '\xef' && rest.size() >= 3 && (rest[1] == '\xbc' || rest[1] == '\xbd')) {
      const int sign = (rest[1] == '\xbd' ? 0x60 : 0x20) + (static_cast<unsigned char>(rest[2]) - 0x80);
      if (sign > 0x20 && sign < 0x7f) {
        c = static_cast<char>(sign);
        i += 2;
      }
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

Result<FeeCount> earlier_in_month(const Office& office, const LoadedCase& loaded) {
  LoadedCase self = loaded;
  unseal(office, self);
  FeeCount out;
  const auto names = names_of(self.c);
  out.named = !names.empty();
  if (!self.c.received_on) return out;
  for (const auto& row : candidates(office, self)) {
    auto other = load_request(office, row.id);
    if (!other) return tl::unexpected(std::move(other.error()));
    unseal(office, *other);
    const auto theirs = names_of(other->c);
    if (theirs.empty()) ++out.unnamed;
    if (std::ranges::any_of(theirs, [&](auto& n) { return names.contains(n); }))
      out.earlier.push_back({row.number, *row.received_on, units_of(other->c)});
  }
  return out;
}

Result<void> settle_count(const Office& office, const LoadedCase& loaded, FeeNoticed& notice) {
  if (method_of(notice) != FeeMethod::count) {
    if (notice.not_counted.empty()) return {};
    return refuse("not_by_count", {N_("only a fee by count rests on other requests"), {}},
                  {N_("leave out {0}"), {as::a_field("not_counted")}});
  }
  const auto count = earlier_in_month(office, loaded);
  if (!count) return tl::unexpected(count.error());
  for (const auto& left_out : notice.not_counted) {
    if (std::ranges::find(count->earlier, left_out.value, &CountedRequest::number) == count->earlier.end())
      return refuse("not_counted_unknown", {N_("{0} is none of the requests that are counted"), {left_out.value}},
                    {N_("they are: {0}"), {list_of(count->earlier)}});
  }
  for (const auto& r : count->earlier) {
    if (std::ranges::find(notice.not_counted, r.number, &PrivateText::value) != notice.not_counted.end()) continue;
    notice.counted.push_back({r.units == 1 ? r.number : r.number + " ×" + std::to_string(r.units), {}, {}});
    notice.earlier += r.units;
  }
  return {};
}

}  // namespace qixian::engine
