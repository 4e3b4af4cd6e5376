// What a supervisor counts of an agency, by cases that were counted by hand (assessment_test.cpp: the measures alone).
#include "engine/supervision/assessment.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "support/small_office.hpp"

using namespace qixian;
using namespace qixian::test;

namespace {

const Period second_quarter{day("2024-04-01"), day("2024-06-30")};

/// received closed in-time extended suspended overdue, median/nine tenths of the days, reviews suits, flags.
std::string said(const Measures& m) {
  const auto days = [&](double share) {
    const auto found = m.used.quantile(share);
    return found ? std::to_string(*found) : "-";
  };
  std::string out;
  for (const auto n : {m.received, m.closed, m.in_time, m.extended, m.suspended, m.overdue})
    out += std::to_string(n) + " ";
  out += days(0.5) + "/" + days(0.9) + " " + std::to_string(m.reviews_corrected) + "/" + std::to_string(m.reviews) +
         " " + std::to_string(m.suits_corrected) + "/" + std::to_string(m.suits);
  for (const auto& [flag, cases] : m.flags) out += " P" + std::to_string(flag) + "x" + std::to_string(cases);
  return out;
}

/// Receipts of Monday 8 April 2024: 20 working days end on 8 May.
struct County : SmallOffice {
  StreamId county, a, b, c;
  County() : SmallOffice("2024-07-31") {
    county = agency("东篱县"), a = agency("甲局", county), b = agency("乙局", county), c = agency("丙所", b);
    live(a, "1", "receive in_person 2024-03-01; answer disclosed 2024-03-20");
    live(a, "2",
         "receive in_person 2024-04-08; answer disclosed 2024-05-07; sue direct 2024-05-20; judge upheld 2024-06-28");
    live(a, "3", "receive in_person 2024-04-08; extend 5 2024-05-06; answer disclosed 2024-05-13");
    live(a, "4", "receive in_person 2024-04-08; answer disclosed 2024-05-09");
    live(a, "5", "receive in_person 2024-04-08; ask 2024-04-09; supplement 2024-04-12; answer disclosed 2024-05-13");
    live(b, "1", "receive in_person 2024-06-03");  // due on 2 July
    live(b, "2",
         "receive in_person 2024-05-06; answer refused.internal 2024-05-20; file 2024-06-03; close corrected "
         "2024-06-28");
    live(c, "1", "receive in_person 2024-06-03; answer disclosed 2024-06-28; deliver 2024-07-01");
  }
};

std::string listed(const Assessment& of) {
  std::string out;
  for (const auto& agency : of.agencies)
    out += (out.empty() ? "" : " ") + agency.name + ":" + (agency.rank ? std::to_string(*agency.rank) : "-") + "/" +
           (agency.rank_before ? std::to_string(*agency.rank_before) : "-");
  return out;
}

std::string listed(const Faults& faults) {
  std::string out;
  for (const auto& f : faults.cases) {
    out += (out.empty() ? "" : "; ") + f.row.number + (f.overdue ? " overdue" : "") + (f.late ? " late" : "");
    for (const auto& flag : f.unexplained) out += " " + std::string(code_of(flag.id));
  }
  return out;
}

}  // namespace

TEST_CASE("a quarter counted by hand for each agency and the one before it") {
  County o;
  const auto of = assess(o.office, second_quarter);
  REQUIRE(of);
  CHECK(rules::iso(of->before.from) == "2024-01-01");
  CHECK(rules::iso(of->before.to) == "2024-03-31");
  // 乙局 and 丙所 closed one each in time; 甲局 three of four. The county has no case and is not listed.
  CHECK(listed(*of) == "丙所:1/- 乙局:1/- 甲局:3/1");
  REQUIRE(of->agencies.size() == 3);
  // 1: 18 of the working days; 2: with a flag, and overdue since 3 July
  CHECK(said(of->agencies[0].now) == "1 1 1 0 0 0 18/18 0/0 0/0");
  CHECK(said(of->agencies[1].now) == "2 1 1 0 0 1 11/11 1/1 0/0 P11x1");
  // 19, 24 (extended), 21 (late), 20 (begun anew on 12 April: four days more went by)
  CHECK(said(of->agencies[2].now) == "4 4 3 1 4 0 20/24 0/0 0/1");
  CHECK(said(of->agencies[2].before) == "1 1 1 0 0 0 13/13 0/0 0/0");
  CHECK(said(of->all) == "7 6 5 1 4 1 19/24 1/1 0/1 P11x1");
  CHECK(said(of->all_before) == "1 1 1 0 0 0 13/13 0/0 0/0");
  CHECK(of->all.on_time().value() == doctest::Approx(5.0 / 6));
  CHECK(of->all.corrected_on_review().value() == doctest::Approx(1));
  CHECK(of->all.corrected_in_court().value() == doctest::Approx(0));
  CHECK_FALSE(of->all_before.corrected_on_review());
}

TEST_CASE("an assessment of a part of the tree takes what stands below it at the period's end") {
  County o;
  const auto part = [&](StreamId root) { return listed(assess(o.office, second_quarter, root).value()); };
  CHECK(part(o.county) == "丙所:1/- 乙局:1/- 甲局:3/1");
  CHECK(part(o.b) == "丙所:1/- 乙局:1/-");
  CHECK(part(o.c) == "丙所:1/-");
  CHECK(part(o.a) == "甲局:1/1");
  REQUIRE(o.office.change_agency(o.c, AgencyMoved{o.a}, day("2024-06-30"), "li"));
  CHECK(part(o.b) == "乙局:1/-");
  CHECK(part(o.a) == "丙所:1/- 甲局:2/1");
}

TEST_CASE("the first and the last day of a period count and a limit is passed on the day behind it") {
  County o;
  const auto of = [&](const char* from, const char* to) {
    return said(assess(o.office, {day(from), day(to)}, o.b).value().all);
  };
  CHECK(of("2024-06-28", "2024-06-28") == "0 1 1 0 0 1 18/18 1/1 0/0");
  CHECK(of("2024-06-27", "2024-06-27") == "0 0 0 0 0 1 -/- 0/0 0/0");
  CHECK(of("2024-06-03", "2024-06-27") == "2 0 0 0 0 1 -/- 0/0 0/0");
  CHECK(of("2024-06-04", "2024-06-27") == "0 0 0 0 0 1 -/- 0/0 0/0");
  CHECK(of("2024-05-20", "2024-05-20") == "0 1 1 0 0 1 11/11 0/0 0/0 P11x1");
  for (const auto& [today, overdue] : {std::pair{"2024-07-02", 0}, {"2024-07-03", 1}}) {
    const qixian::tests::WiredOffice then(o.store, o.clock, day(today));
    CHECK(assess(then, second_quarter, o.b).value().all.overdue == overdue);
  }
}

TEST_CASE("what is overdue or late or flagged without a reason is to be put right") {
  County o;
  const auto of = assess(o.office, second_quarter);
  REQUIRE(of);
  const auto faults = [&](const Assessment& a, StreamId agency) {
    return listed(faults_of(o.office, a, agency).value());
  };
  CHECK(faults(*of, o.a) == "4 late");
  CHECK(faults(*of, o.b) == "2 P11; 1 overdue");  // in order of due day
  CHECK(faults(*of, o.c) == "");
  CHECK(faults(*of, o.county) == "");
  CHECK(faults(*of, 0) == "");
  const auto third = assess(o.office, {day("2024-07-01"), day("2024-09-30")});
  REQUIRE(third);
  CHECK(faults(*third, o.a) == "");
  CHECK(faults(*third, o.b) == "1 overdue");  // whenever it was received
  const FlagExplained why{"P11", {"the letter was lost", {}, {}}};
  REQUIRE(o.office.requests.act(*o.office.requests.find("乙局/2"), {why, day("2024-06-29"), "li", ""}));
  CHECK(faults(*of, o.b) == "1 overdue");
}

TEST_CASE("a report that came late is a flag of all agencies together without a case") {
  County o;
  // 31 March 2024 was a Sunday: the report of 2023 was due on the Monday.
  REQUIRE(record_report(o.office, {0, 2023, day("2024-04-02"), "", ""}, "li"));
  const auto of = assess(o.office, {day("2024-04-01"), day("2024-04-30")});
  REQUIRE(of);
  REQUIRE(of->reports.size() == 1);
  CHECK(of->reports[0].flag == 20);
  CHECK(rules::iso(of->reports[0].due) == "2024-04-01");
  CHECK(of->all.flags.at(20) == 1);
  CHECK(faults_of(o.office, *of, 0).value().reports.size() == 1);
  CHECK(faults_of(o.office, *of, o.a).value().reports.empty());
  const auto before = assess(o.office, {day("2024-03-01"), day("2024-03-31")});
  REQUIRE(before);
  CHECK(before->reports.empty());
  const auto later = assess(o.office, {day("2024-05-01"), day("2024-05-31")});
  REQUIRE(later);
  CHECK(later->reports.empty());
  CHECK(later->all_before.flags.at(20) == 1);
}

TEST_CASE("an event that can't be read ends the assessment that has to fold its case") {
  County o;
  const auto append = [&](const char* number) {
    const auto stream = *o.office.requests.find(number);
    const auto transaction = o.store.begin();
    const NewEvent unknown{"request_beamed", day("2024-07-01"), o.clock.now, "li", "{}"};
    REQUIRE(o.store.append("request", stream, o.store.load(stream).back().stream_seq, {&unknown, 1}));
    transaction->commit();
  };
  append("乙局/1");  // open, and without a flag: nothing to fold
  CHECK(assess(o.office, second_quarter));
  append("乙局/2");
  const auto of = assess(o.office, second_quarter);
  REQUIRE_FALSE(of);
  CHECK(of.error().code == "unreadable_event");
  Assessment quarter;
  quarter.period = second_quarter;
  CHECK(faults_of(o.office, quarter, o.b).error().code == "unreadable_event");
}
