#pragma once
#include <date/date.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/office/office.hpp"
#include "engine/publication/publication.hpp"
#include "engine/reminding/ladder/policy.hpp"
#include "engine/request/remedies/remedies.hpp"
#include "support/words.hpp"

namespace qixian::tests {

/// What is true at a moment inside the sending hours, found the naive way: every case is looked at, and working days
/// are walked one by one. Knows no index, no log position and nothing of what was said before.
class RemindingTwin {
 public:
  struct Who {
    std::string name;
    std::vector<std::string> channels;
  };
  /// A deadline that runs.
  struct Running {
    std::string kind, ordinal, officer;
    rules::Day due;
  };

  std::map<engine::StreamId, engine::Case> cases;
  std::map<engine::StreamId, engine::Publication> items;
  std::map<engine::Role, std::vector<Who>> holders;  ///< of one agency; officers too
  std::string supervisor_home;

  /// Keys of the rungs and digests that are true.
  std::set<std::string> keys(rules::Day today, const rules::WorkCalendar& calendar) const {
    std::set<std::string> out;
    for (const auto& [stream, c] : cases)
      for (const auto& d : running(c, calendar, today)) add(out, stream, d, today, calendar);
    for (const auto& [stream, p] : items)
      for (const auto& d : running(p, calendar)) add(out, stream, d, today, calendar);
    for (const auto& d : of_the_house(today, calendar)) add(out, 0, d, today, calendar);
    if (calendar.is_working(today)) {
      for (const auto& who : holders.at(engine::Role::supervisor))
        for (const auto& channel : who.channels)
          out.insert("digest/" + rules::iso(today) + "/" + supervisor_home + "/" + who.name + "@" + channel);
    }
    return out;
  }

  /// stream/kind/ordinal → due day of every deadline that runs.
  std::map<std::string, rules::Day> deadlines(rules::Day today, const rules::WorkCalendar& calendar) const {
    std::map<std::string, rules::Day> out;
    for (const auto& [stream, c] : cases)
      for (const auto& d : running(c, calendar, today)) out[group(stream, d)] = d.due;
    for (const auto& [stream, p] : items)
      for (const auto& d : running(p, calendar)) out[group(stream, d)] = d.due;
    for (const auto& d : of_the_house(today, calendar)) out[group(0, d)] = d.due;
    return out;
  }

  static std::string group(engine::StreamId stream, const Running& d) {
    return std::to_string(stream) + "/" + d.kind + "/" + d.ordinal + "/";
  }

 private:
  static std::vector<Running> running(const engine::Case& c, const rules::WorkCalendar& calendar, rules::Day today) {
    std::vector<Running> out;
    const auto put = [&](std::string kind, std::string ordinal, rules::Day due) {
      out.push_back({std::move(kind), std::move(ordinal), c.officer, due});
    };
    for (const auto& w : engine::windows(c, calendar)) {
      if (w.kind != "reconsideration_answer" && w.kind != "defence") continue;
      const auto& r = c.remedies.at(w.matter.value());
      put(rules::text_of(w.kind), std::to_string(*w.matter + 1) + "." + std::to_string(r.instance), *w.until);
    }
    if (!c.is_open()) return out;
    if (!c.received_on) put("receipt", "", c.request.submitted_on);
    int orders = 0;
    for (const auto& mark : c.marks) orders += mark.kind == engine::ClockMark::order;
    const auto d = engine::explained_deadline(c, calendar);
    if (d.due && !(d.stopped_until && today <= *d.stopped_until))
      put(orders ? "new_answer" : "reply", orders ? std::to_string(orders) : "", *d.due);
    int n = 0;
    bool asked = false;
    for (const auto& w : c.waits) {
      ++n;
      asked |= w.kind == "supplement";
      if (w.state != "asked" && w.state != "at_addressee") continue;
      if (w.kind == "supplement" || (w.kind == "fee" && w.served_on))
        put(rules::text_of(w.kind), std::to_string(n), *w.due);
      // A fee notice has no day to pay by until it is received; from 2021 on it has to be found out.
      if (w.kind == "fee" && !w.served_on && *c.received_on >= rules::first_day_of(2021))
        put("fee_receipt", std::to_string(n), w.asked_on);
      if (w.kind == "third_party" || w.kind == "agency")
        put(rules::text_of(w.kind), w.id, walk(calendar, w.served_on ? *w.served_on : w.asked_on, 15));
    }
    if (c.received_on && !asked && !c.reopened) put("supplement_notice", "", walk(calendar, *c.received_on, 7));
    add_review(out, c.review, c.officer);
    return out;
  }

  static std::vector<Running> running(const engine::Publication& p, const rules::WorkCalendar& calendar) {
    if (!p.is_open()) return {};
    std::vector<Running> out{{"publication", "", p.officer, p.own_due ? *p.own_due : walk(calendar, p.made_on, 20)}};
    add_review(out, p.review, p.officer);
    return out;
  }

  static void add_review(std::vector<Running>& out, const engine::Review& review, const std::string& officer) {
    if (review.state != "none" && review.state != "approved")
      out.push_back(
          {"review", std::to_string(review.rounds) + "." + rules::text_of(review.state), officer, *review.since});
  }

  static std::vector<Running> of_the_house(rules::Day today, const rules::WorkCalendar& calendar) {
    std::vector<Running> out;
    const int year = rules::year_of(today);
    for (const int of : {year - 1, year})
      out.push_back(
          {"annual_report", std::to_string(of) + ".agencies", "", date::sys_days{date::year{of + 1} / 1 / 31}});
    const int wanted = today >= date::sys_days{date::year{year} / 12 / 1} ? year + 1 : year;
    bool known = false;
    for (const auto& n : calendar.notices()) known |= n.year == wanted && n.kind == rules::NoticeKind::annual;
    if (!known)
      out.push_back({"holiday_notice", std::to_string(wanted), "", date::sys_days{date::year{wanted - 1} / 12 / 1}});
    return out;
  }

  static rules::Day walk(const rules::WorkCalendar& calendar, rules::Day from, int n) {
    while (n > 0) n -= calendar.is_working(from += rules::Days{1});
    return from;
  }

  static int passed(const rules::WorkCalendar& calendar, rules::Day due, rules::Day today) {
    int n = 0;
    for (auto d = due; d < today;) n += calendar.is_working(d += rules::Days{1});
    for (auto d = today; d < due;) n -= calendar.is_working(d += rules::Days{1});
    return n;
  }

  void add(std::set<std::string>& out, engine::StreamId stream, const Running& d, rules::Day today,
           const rules::WorkCalendar& calendar) const {
    if ((d.kind == "supplement_notice" || d.kind == "annual_report") && today > d.due) return;
    for (int n = passed(calendar, d.due, today); n >= -30; --n) {
      const auto* rung = on_day(d.kind, n);
      if (!rung) continue;
      for (const auto role : rung->roles)
        for (const auto& who : told(role, d.officer))
          for (const auto& channel : who.channels)
            out.insert(group(stream, d) + rules::iso(d.due) + "/" + std::to_string(n) + "/" + who.name + "@" + channel);
      return;
    }
  }

  /// The rung that begins, or begins again, n working days past the due day.
  static const engine::Rung* on_day(const std::string& kind, int n) {
    const engine::Rung* below = nullptr;
    for (const auto& rung : engine::default_policy()) {
      if (rung.kind != kind || rung.days > n) continue;
      if (rung.days == n) return &rung;
      if (!below || rung.days > below->days) below = &rung;
    }
    return below && below->every > 0 && (n - below->days) % below->every == 0 ? below : nullptr;
  }

  std::vector<Who> told(engine::Role role, const std::string& officer) const {
    const auto& all = holders.at(role);
    if (role != engine::Role::officer || officer.empty()) return all;
    for (const auto& who : all)
      if (who.name == officer) return {who};
    return {{officer, {"files"}}};
  }
};

}  // namespace qixian::tests
