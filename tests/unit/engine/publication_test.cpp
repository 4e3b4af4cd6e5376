#include "engine/publication/publication.hpp"

#include <doctest/doctest.h>

#include "support/calendars.hpp"
#include "support/words.hpp"

using namespace qixian;
using namespace qixian::engine;
using qixian::test::day;

namespace {

const rules::WorkCalendar& calendar() { return rules::shipped_calendar(); }

/// An item brought along act by act; the last refusal, or "ok".
struct Told {
  std::vector<PublicationEvent> events;
  Publication p;
  std::string last = "ok";

  Told& act(PublicationFact fact, const char* on, Mode mode = Mode::desk, const char* today = "2030-01-01") {
    auto done = decide(events, p, {std::move(fact), day(on), "li"}, day(today), mode, calendar());
    last = done ? "ok" : done.error().code;
    if (!done) return *this;
    events.push_back(done->event);
    p = done->after;
    return *this;
  }
  Told& made(const char* on) { return act(ItemMade{"1", 3, {"题", "", ""}, "", "", {}, {}}, on); }
  Told& review(const char* step, const char* on, const char* outcome = "", const char* person = "") {
    return act(ReviewStepped{step, person, outcome, {}, {}}, on);
  }
  Told& reviewed(const char* outcome, const char* on) {
    return review("mark", on).review("head", on).review("body", on, outcome, "a").review("leader", on, "", "b");
  }
};

}  // namespace

TEST_CASE("a publication is due 20 working days after the item was made or changed") {
  // R07 art 18 and R19 art 26; days counted by hand with the notices of the year, some as in vectors/deadlines.csv.
  struct Row {
    const char *made, *due, *rule;
  };
  for (const auto& row : {Row{"2011-06-01", "2011-06-30", "r07.art18.publication"},
                          Row{"2019-05-14", "2019-06-12", "r07.art18.publication"},
                          Row{"2022-09-30", "2022-11-02", "r19.art26.publication"},
                          Row{"2025-02-20", "2025-03-20", "r19.art26.publication"}}) {
    CAPTURE(row.made);
    Told t;
    t.made(row.made);
    CHECK(rules::iso(publication_due(t.p, calendar())) == row.due);
    CHECK(publication_rule(t.p.law).id == row.rule);
  }
  Told t;
  t.made("2025-02-20").act(ItemChanged{}, "2025-03-03");
  CHECK(rules::iso(publication_due(t.p, calendar())) == "2025-03-31");
  t.act(ItemChanged{{}, day("2025-03-10"), "某法"}, "2025-03-04");
  CHECK(rules::iso(publication_due(t.p, calendar())) == "2025-03-10");
  CHECK(certainty_of(t.p, calendar()) == rules::Certainty::final);
}

TEST_CASE("a publication leaves the office only through its review, in its order, past two people") {
  Told t;
  CHECK(t.act(ItemPublished{"网站"}, "2025-02-20").last == "not_in_state");
  t.made("2025-02-20");
  CHECK(t.act(ItemPublished{"网站"}, "2025-02-21").last == "refused");
  CHECK(t.review("body", "2025-02-21").last == "review_order");
  t.review("mark", "2025-02-21").review("head", "2025-02-21").review("body", "2025-02-24", "open", "a");
  CHECK(t.review("leader", "2025-02-24", "", "a").last == "review_order");
  CHECK(t.act(ItemPublished{"网站"}, "2025-02-24").last == "refused");
  CHECK(t.review("leader", "2025-02-25", "", "b").last == "ok");
  CHECK(t.act(ItemWithheld{"R19 art 14", "x"}, "2025-02-25").last == "refused");
  CHECK(t.act(ItemPublished{""}, "2025-02-25").last == "no_place");
  CHECK(t.act(ItemPublished{"网站"}, "2025-03-20").last == "ok");
  CHECK_FALSE(t.p.late);
  CHECK_FALSE(t.p.unreviewed);
  CHECK(t.act(OfficerAssigned{"王"}, "2025-03-21").last == "not_in_state");
  // A change opens it again, with a review of its own.
  CHECK(t.act(ItemChanged{}, "2025-04-01").last == "ok");
  CHECK(t.p.review.state == "none");
  CHECK(t.act(ItemPublished{"网站"}, "2025-04-02").last == "refused");
}

TEST_CASE("a publication is late past its limit for good, and what is withheld and opened later is not") {
  Told t;
  t.made("2025-02-20").reviewed("part_open", "2025-02-21").act(ItemPublished{"网站"}, "2025-03-21");
  CHECK(t.last == "ok");
  CHECK(t.p.late);
  t.act(ItemChanged{}, "2025-04-01").reviewed("open", "2025-04-01").act(ItemPublished{"网站"}, "2025-04-01");
  CHECK(t.p.late);
  Told w;
  w.made("2025-02-20").reviewed("refuse", "2025-02-21");
  CHECK(w.act(ItemWithheld{"", "x"}, "2025-02-21").last == "no_ground");
  CHECK(w.act(ItemWithheld{"R19 art 14", "国家秘密"}, "2025-02-21").last == "ok");
  w.review("return", "2026-02-02").reviewed("open", "2026-02-03").act(ItemPublished{"网站"}, "2026-02-04");
  CHECK(w.last == "ok");
  CHECK(w.p.state == "published");
  CHECK_FALSE(w.p.late);
}

TEST_CASE("a publication on record without a review is taken and flagged") {
  Told t;
  t.made("2025-02-20").act(ItemPublished{"公告栏"}, "2025-02-24", Mode::record);
  CHECK(t.last == "ok");
  CHECK(t.p.unreviewed);
}

TEST_CASE("a publication - days that can't be, corrections") {
  Told t;
  CHECK(t.made("2008-04-30").last == "no_law");
  CHECK(t.act(ItemMade{"", 3, {"题", "", ""}, "", "", {}, {}}, "2025-02-20").last == "no_number");
  CHECK(t.act(ItemMade{"1", 3, {}, "", "", {}, {}}, "2025-02-20").last == "no_title");
  CHECK(t.act(ItemMade{"1", 3, {"题", "", ""}, "", "", {}, {}}, "2025-02-20", Mode::desk, "2025-02-19").last ==
        "later_day");
  t.made("2025-02-20").reviewed("open", "2025-02-21").act(ItemPublished{"网站"}, "2025-03-21");
  CHECK(t.p.late);
  CHECK(t.act(EventCorrected{6, day("2025-03-20"), false, "误"}, "2025-03-24").last == "ok");
  CHECK(t.p.late);  // as an answer that a correction makes look in time (P4)
  CHECK(rules::iso(*t.p.closed_on) == "2025-03-20");
  CHECK(t.act(EventCorrected{6, {}, true, "误"}, "2025-03-24").last == "ok");
  CHECK(t.p.state == "pending");
  CHECK_FALSE(t.p.late);  // it is overdue, or is not: that is today's to say
  CHECK(t.act(EventCorrected{6, {}, true, "误"}, "2025-03-24").last == "voided_already");
  CHECK(t.act(EventCorrected{8, {}, true, "误"}, "2025-03-24").last == "void_of_void");
  CHECK(t.act(EventCorrected{1, {}, true, "误"}, "2025-03-24").last == "no_void");
  CHECK(t.act(EventCorrected{40, {}, true, "误"}, "2025-03-24").last == "unknown_event");
  CHECK(t.act(EventCorrected{2, {}, true, ""}, "2025-03-24").last == "no_reason");
  // Without its mark the review no longer stands in order.
  CHECK(t.act(EventCorrected{2, {}, true, "误"}, "2025-03-24").last == "review_order");
  CHECK(fold(t.events, calendar())->state == "pending");
}
