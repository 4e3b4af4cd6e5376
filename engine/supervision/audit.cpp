#include "engine/supervision/audit.hpp"

#include <algorithm>
#include <memory>

#include "engine/agencies/agency_twins.hpp"
#include "engine/agencies/person.hpp"
#include "engine/base/described.hpp"
#include "engine/holidays/notice.hpp"
#include "engine/office/office.hpp"
#include "engine/office/practice.hpp"
#include "engine/tables/frozen_table.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "engine/tables/returns.hpp"

namespace qixian::engine {
namespace {

using Events = std::span<const EventRecord>;

class Auditor {
 public:
  Auditor(const Store& store, std::span<CaseKind* const> kinds) : m_store(store), m_kinds(kinds) {}

  std::vector<Flaw> run() {
    look_at<AgencyFact>("agency");
    look_at<std::variant<NoticeImported>>("calendar");
    look_at<std::variant<ReturnFiled>>("return");
    look_at<std::variant<PracticeSet>>("practice");
    look_at<std::variant<TableFrozen>>("frozen");
    look_at<std::variant<ReportPublished>>("report");
    look_at_people();
    if (m_unreadable == 0) look_at_twins();
    // By a calendar whose notices can't be read no day can be held against another.
    if (m_unreadable == 0) m_calendar = std::make_unique<WorkCalendar>(calendar_of(m_store));
    for (const auto* kind : m_kinds) look_at(*kind);
    return std::move(m_found);
  }

 private:
  template <class Facts>
  void look_at(std::string_view stream_kind) {
    m_store.each_stream(stream_kind, [&](StreamId, Events events) {
      for (const auto& e : events)
        if (!described::from_json<Facts>(e.type, e.data)) unreadable(e);
    });
  }
  /// By what they fold to: a role that this program does not know is in no list, and nobody may do its work.
  void look_at_people() {
    m_store.each_stream("person", [&](StreamId stream, Events events) {
      std::size_t read = 1;
      while (read <= events.size() && fold_person(stream, events.first(read))) ++read;
      if (read <= events.size()) unreadable(events[read - 1]);
    });
  }
  void look_at_twins() {
    AgencyBook book;
    m_store.each_stream("agency", [&](StreamId id, Events events) { book.add(id, events); });
    for (const auto& twins : twins_of(book)) {
      m_found.push_back({"twins", twins.name});
      for (const auto& number : doubled_numbers(m_store, twins))
        m_found.push_back({"twin_number", twins.name + "/" + number});
    }
  }
  void look_at(const CaseKind& kind) {
    m_store.each_stream(kind.stream_kind(), [&](StreamId stream, Events events) {
      const auto bad = std::ranges::find_if(events, [&](auto& e) { return !kind.reads(e); });
      if (bad != events.end()) return unreadable(*bad);
      if (!m_calendar || kind.fits(stream, events, *m_calendar) || ++m_unfit > most_flaws) return;
      const auto standing = kind.standing(stream);
      m_found.push_back(
          {"unfit", standing ? standing->number : "stream " + std::to_string(stream), events.front().seq});
    });
  }
  void unreadable(const EventRecord& e) {
    if (++m_unreadable <= most_flaws) m_found.push_back({"unreadable", e.type, e.seq});
  }

  const Store& m_store;
  std::span<CaseKind* const> m_kinds;
  std::vector<Flaw> m_found;
  std::unique_ptr<WorkCalendar> m_calendar;
  int m_unreadable = 0, m_unfit = 0;
};

}  // namespace

std::vector<Flaw> audit(const Store& store, std::span<CaseKind* const> kinds) { return Auditor(store, kinds).run(); }

}  // namespace qixian::engine
