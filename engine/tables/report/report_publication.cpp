#include "engine/tables/report/report_publication.hpp"

#include "engine/base/described.hpp"
#include "engine/base/plain_text.hpp"
#include "rules/yearly_days.hpp"

namespace qixian::engine {
namespace {

constexpr std::string_view stream_kind = "report";

/// All of them stand in one stream.
struct Stored {
  StreamId stream = 0;
  int last = 0;
  PublishedReports reports;
};

Stored read_reports(const Store& store) {
  Stored out;
  store.each_stream(stream_kind, [&](StreamId id, std::span<const EventRecord> events) {
    out.stream = id;
    out.last = events.back().stream_seq;
    for (const auto& e : events) {
      const auto read = described::from_json<std::variant<ReportPublished>>(e.type, e.data);
      if (!read) continue;
      const auto& fact = std::get<0>(*read);
      const std::pair key{fact.agency, fact.year};
      const bool again = out.reports.erase(key) > 0;
      if (fact.is_void) continue;
      const auto reason = fact.reason.key.empty() ? std::nullopt : store.unseal(id, fact.reason.key);
      out.reports[key] = {e.happened_on, fact.address, e.by, again, reason.value_or("")};
    }
  });
  return out;
}

/// One that has agencies below it counts as such. A township (乡镇), which R19 art 49 does not name, has the later day.
bool is_government(const AgencyBook& book, StreamId id, Day day) {
  const auto* agency = book.find(id);
  return !agency || agency->kind == AgencyKind::government || book.has_below(id, day);
}

Result<void> check_day(const ReportEntry& entry, Day today) {
  if (auto bad = check_plain(entry.address)) return tl::unexpected(std::move(*bad));
  if (!entry.on) return {};
  if (*entry.on > today)
    return refuse("later_day", {N_("{0} has not come yet"), {*entry.on}},
                  {N_("give the day on which the report was published"), {}});
  if (const auto end = rules::last_day_of(entry.year); *entry.on <= end)
    return refuse("before_year_end",
                  {N_("the report of {0} was not published before {1} had ended"), {entry.year, end}},
                  {N_("check both, the year of the report and the day"), {}});
  return {};
}

/// What stands on record is not overwritten by a slip.
Result<void> check_change(const ReportEntry& entry, const PublishedReport* known) {
  const auto year = std::to_string(entry.year);
  if (!entry.on && !known)
    return refuse("no_report", {N_("no publication of the report of {0} is on record"), {year}},
                  {N_("see {0}"), {as::a_view("published_reports")}});
  const bool adds_address = known && entry.on == known->on && known->address.empty();
  if (known && entry.reason.empty() && !adds_address)
    return refuse(
        "report_on_record",
        {N_("the report of {0} is on record as published on {1}, entered by {2}"), {year, known->on, known->by}},
        {N_("if that was entered wrongly, once more with {0}"), {as::a_field("reason")}});
  return {};
}

}  // namespace

PublishedReports published_reports(const Store& store) { return read_reports(store).reports; }

Day report_due(const Office& office, StreamId agency, int year, Day on) {
  const auto day = rules::annual_report_day(year, is_government(office.agencies(), agency, on));
  return office.calendar().covers(day) ? office.calendar().on_or_after(day) : day;
}

bool knows_report_day(const Office& office, StreamId agency, int year, Day on) {
  if (rules::annual_report_day(year, true) == rules::annual_report_day(year, false)) return true;
  const auto* known = office.agencies().find(agency);
  return agency == 0 || (known && (known->kind != AgencyKind::none || office.agencies().has_below(agency, on)));
}

Result<ReportRecorded> record_report(Office& office, const ReportEntry& entry, const Actor& by) {
  if (auto mine = office.may(by, "table.published", {{}, entry.agency}); !mine)
    return tl::unexpected(std::move(mine.error()));
  if (auto fine = check_day(entry, office.today()); !fine) return tl::unexpected(std::move(fine.error()));
  const auto transaction = office.begin();
  auto& store = office.store();
  auto stored = read_reports(store);
  const auto at = stored.reports.find({entry.agency, entry.year});
  const auto* known = at == stored.reports.end() ? nullptr : &at->second;
  ReportRecorded out;
  if (known) out.before = *known;
  out.known = known && entry.on == known->on && (entry.address.empty() || entry.address == known->address);
  if (out.known) return out;
  if (auto fine = check_change(entry, known); !fine) return tl::unexpected(std::move(fine.error()));
  const auto stream = stored.stream ? stored.stream : store.new_stream(stream_kind);
  ReportPublished fact{entry.agency, entry.year, entry.address, !entry.on, {}};
  if (entry.on && known && fact.address.empty()) fact.address = known->address;
  if (!entry.reason.empty()) {
    fact.reason.key = std::to_string(stored.last + 1) + ".reason";
    fact.reason.hash = store.seal(stream, fact.reason.key, entry.reason);
  }
  const NewEvent event{ReportPublished::type, entry.on.value_or(office.today()), office.timestamp(), by,
                       described::to_json(fact)};
  if (auto done = store.append(stream_kind, stream, stored.last, {&event, 1}); !done)
    return tl::unexpected(std::move(done.error()));
  transaction->commit();
  return out;
}

}  // namespace qixian::engine
