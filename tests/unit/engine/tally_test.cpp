#include "engine/tables/tally.hpp"

#include <doctest/doctest.h>

#include "engine/request/project.hpp"
#include "support/acts.hpp"

using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::civil_day;

namespace {

const WorkCalendar& calendar() { return qixian::rules::shipped_calendar(); }
const qixian::rules::Form& form() { return *qixian::rules::find_form("2014"); }
constexpr Period year_2018{civil_day(2018, 1, 1), civil_day(2018, 12, 31)};

CaseRow row_of_script(const std::string& script, const std::string& kind = "natural_person") {
  auto told = tell(script, Mode::record);
  REQUIRE_MESSAGE(!told.refused, script << " => " << text_of(told.refused));
  told.c.request.applicant_kind = kind;
  return project(told.c, 1, calendar());
}

/// The cells that aren't zero: "3.1=1 3.1.1=1".
std::string cells_of(const Tally& tally) {
  std::string out;
  for (const auto& row : tally.table().form->rows) {
    const auto n = tally.table().at(row.id);
    if (n && *n != qixian::rules::Figure()) out += (out.empty() ? "" : " ") + row.id + "=" + n->text();
  }
  return out;
}

std::string cells_of(const std::string& script, Period period, const std::string& kind = "natural_person") {
  Tally tally(form());
  tally.add(row_of_script(script, kind), period);
  return cells_of(tally);
}

}  // namespace

TEST_CASE("which cells of table 2014 one case counts in") {
  struct Row {
    std::string acts;
    std::string kind;
    std::string cells;
  };
  const Row rows[] = {
      {"receive in_person 2018-03-01", "natural_person", "3.1=1 3.1.1=1 S6=1 S0=1"},
      {"receive fax 2018-03-01; confirm 2018-03-01", "natural_person.lawyer", "3.1=1 3.1.2=1 S6=1 S6.1=1 S0=1"},
      {"receive web 2018-03-01", "natural_person.researcher", "3.1=1 3.1.3=1 S6=1 S6.2=1 S0=1"},
      {"receive email 2018-03-01", "natural_person.journalist", "3.1=1 3.1.3=1 S6=1 S6.3=1 S0=1"},
      {"receive post_signed 2018-03-01", "company", "3.1=1 3.1.4=1 S3=1 S0=1"},
      {"receive post_ordinary 2018-03-01; confirm 2018-03-02", "research", "3.1=1 3.1.4=1 S5=1 S0=1"},
      {"receive post_ordinary 2018-03-01", "research", ""},
      {"receive post_ordinary 2018-03-01; withdraw 2018-03-02", "research", ""},
      {"receive post_ordinary 2017-12-29; confirm 2018-01-02", "media", "3.1=1 3.1.4=1 S4=1 S0=1"},
      {"receive in_person 2018-12-28; answer disclosed 2019-01-04", "party_government", "3.1=1 3.1.1=1 S1=1 S0=1"},
      {"receive in_person 2017-12-28; answer disclosed 2018-01-04", "public_interest", "3.2=1 3.2.1=1 3.3=1 3.3.2=1"},
      {"receive in_person 2017-12-28; answer already_public 2018-01-04", "company", "3.2=1 3.2.1=1 3.3=1 3.3.1=1"},
      {"receive in_person 2017-12-28; answer partial 2018-01-04", "company", "3.2=1 3.2.1=1 3.3=1 3.3.3=1"},
      {"receive in_person 2017-12-28; answer refused.state_secret 2018-01-04", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.4=1 3.3.4.1=1"},
      {"receive in_person 2017-12-28; answer refused.trade_secret 2018-01-04", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.4=1 3.3.4.2=1"},
      {"receive in_person 2017-12-28; answer refused.privacy 2018-01-04", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.4=1 3.3.4.3=1"},
      {"receive in_person 2017-12-28; answer refused.three_securities 2018-01-04", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.4=1 3.3.4.4=1"},
      {"receive in_person 2017-12-28; answer refused.not_government_information 2018-01-04", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.4=1 3.3.4.5=1"},
      {"receive in_person 2017-12-28; answer refused.other_law 2018-01-04", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.4=1 3.3.4.6=1"},
      {"receive in_person 2017-12-28; answer unable.other_agency 2018-01-04", "company", "3.2=1 3.2.1=1 3.3=1 3.3.5=1"},
      {"receive in_person 2017-12-28; answer unable.not_held 2018-01-04", "company", "3.2=1 3.2.1=1 3.3=1 3.3.6=1"},
      {"receive in_person 2017-12-28; answer told_to_supplement 2018-01-04", "company", "3.2=1 3.2.1=1 3.3=1 3.3.7=1"},
      {"receive in_person 2017-12-28; answer other_route 2018-01-04", "company", "3.2=1 3.2.1=1 3.3=1 3.3.8=1"},
      {"receive in_person 2017-12-28; extend 15 2018-01-18; answer disclosed 2018-02-01", "company",
       "3.2=1 3.2.2=1 3.3=1 3.3.2=1"},
      {"receive in_person 2017-12-28; extend 15 2018-01-18; answer disclosed 2018-01-19", "company",
       "3.2=1 3.2.1=1 3.3=1 3.3.2=1"},
      {"receive in_person 2017-12-28; answer disclosed 2018-03-20", "company", "3.2=1 3.2.2=1 3.3=1 3.3.2=1"},
      {"receive in_person 2018-03-01; withdraw 2018-03-05", "company", "3.1=1 3.1.1=1 3.2=1 3.2.1=1 S3=1 S0=1"},
      {"receive in_person 2018-03-01; answer closed.other 2018-03-05", "legal_service",
       "3.1=1 3.1.1=1 3.2=1 3.2.1=1 S7=1 S0=1"},
      // reopened by order: row and year of the first closing
      {"receive in_person 2017-03-01; answer unable.not_held 2017-03-20; reopen 15 2018-03-01; "
       "answer disclosed 2018-03-20",
       "company", ""},
      {"receive in_person 2018-03-01; answer unable.not_held 2018-03-20; reopen 15 2018-08-01; "
       "answer disclosed 2018-08-20",
       "other", "3.1=1 3.1.1=1 3.2=1 3.2.1=1 3.3=1 3.3.6=1 S7=1 S0=1"},
      // in an office that counts it anew: received and closed again
      {"receive in_person 2017-03-01; answer unable.not_held 2017-03-20; reopen 15 2018-03-01 anew=1; "
       "answer disclosed 2018-03-20",
       "company", "3.1=1 3.1.1=1 3.2=1 3.2.1=1 3.3=1 3.3.2=1 S3=1 S0=1"},
      {"receive in_person 2018-03-01; answer unable.not_held 2018-03-20; reopen 15 2018-08-01 anew=1", "other",
       "3.1=2 3.1.1=2 3.2=1 3.2.1=1 3.3=1 3.3.6=1 S7=2 S0=2"},
      // remedies count in the year that closes them
      {"receive in_person 2017-03-01; answer disclosed 2017-03-20; file 2017-05-02; close upheld 2018-01-05", "company",
       "4=1 4.1=1"},
      {"receive in_person 2017-03-01; answer disclosed 2017-03-20; file 2018-05-02", "company", ""},
      {"receive in_person 2017-03-01; answer disclosed 2017-03-20; file 2018-01-02; close corrected 2018-03-05; "
       "sue after_reconsideration 2018-03-10; judge other 2018-08-01",
       "company", "4=1 4.2=1 5=1 5.3=1"},
      {"receive in_person 2017-03-01; answer disclosed 2017-03-20; sue direct 2017-06-02; judge upheld 2018-01-08; "
       "appeal 2018-01-20; judge corrected 2018-05-02",
       "company", "5=1 5.2=1"},
      // a retrial is a matter of its own: what was closed in its year stays there
      {"receive in_person 2017-03-01; answer disclosed 2017-03-20; sue direct 2017-06-02; judge upheld 2018-01-08; "
       "retry 2019-05-02; judge corrected 2019-09-02",
       "company", "5=1 5.1=1"},
      {"receive in_person 2016-03-01; answer disclosed 2016-03-18; sue direct 2016-06-02; judge upheld 2017-01-09; "
       "retry 2017-05-02; judge corrected 2018-01-08",
       "company", "5=1 5.2=1"},
      {"receive in_person 2017-03-01; complain 2018-02-01; complain 2018-02-02; complain 2019-01-02", "company", "6=2"},
  };
  for (const auto& row : rows) {
    INFO(row.acts << ", " << row.kind);
    CHECK(cells_of(row.acts, year_2018, row.kind) == row.cells);
  }
}

TEST_CASE("the notes say which rules of counting touched the table") {
  Tally tally(form());
  CHECK(tally.notes().empty());
  for (const std::string acts : {"receive in_person 2018-03-01; withdraw 2018-03-05",
                                 "receive in_person 2018-03-01; answer closed.other 2018-03-06",
                                 "receive in_person 2018-03-01; answer disclosed 2018-04-20",
                                 "receive in_person 2018-03-01; answer disclosed 2018-03-06; reopen 15 2018-08-01",
                                 "receive post_ordinary 2018-03-01; withdraw 2018-03-05"}) {
    tally.add(row_of_script(acts), year_2018);
  }
  const auto notes = tally.notes();
  std::string told;
  for (const auto& note : notes) told += note.args.at(2).text + "=" + note.args.at(0).text + " ";
  CHECK(told == "unanswered=2 late=1 unreceived=1 reopened=1 ");
  CHECK(cells_of(tally) == "3.1=4 3.1.1=4 3.2=4 3.2.1=3 3.2.2=1 3.3=2 3.3.2=2 S6=4 S0=4");
  CHECK(qixian::rules::broken_checks(tally.table()).empty());
}

TEST_CASE("a cell that no case feeds is blank, not zero") {
  const Tally tally(form());
  for (const std::string id : {"1", "1.1", "2.2", "7.4", "8.1", "9.9"}) {
    INFO(id);
    CHECK_FALSE(tally.table().at(id));
  }
  for (const std::string id : {"3.1", "3.2.2", "4.3", "6", "S0"}) {
    INFO(id);
    CHECK(tally.table().at(id) == qixian::rules::Figure());
  }
}

TEST_CASE("a total and its parts that differ are named") {
  Tally tally(form());
  auto row = row_of_script("receive in_person 2018-03-01");
  row.channel = "pigeon";
  tally.add(row, year_2018);
  const auto broken = qixian::rules::broken_checks(tally.table());
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].equation->check == "F2");
  CHECK(tally.table().form->name_of(broken[0].equation->left.front().cell) == "3.1");
}

namespace {

/// The cells of table 2021 that aren't zero, by row and column: "1,自然人 1,总计".
std::string cells_2021(const std::string& script, const std::string& kind, int year) {
  const auto& form_2021 = *qixian::rules::find_form("2021");
  Tally tally(form_2021);
  tally.add(row_of_script(script, kind), {qixian::rules::first_day_of(year), qixian::rules::last_day_of(year)});
  std::string out;
  for (std::size_t cell = 0; cell < form_2021.cells; ++cell) {
    const auto& n = tally.table().cells[cell];
    if (n && *n != qixian::rules::Figure())
      out += (out.empty() ? "" : " ") + form_2021.name_of(cell) + (n->count() > 1 ? "=" + n->text() : "");
  }
  return out;
}

}  // namespace

TEST_CASE("which cells of table 2021 one case counts in, year by year") {
  struct Row {
    std::string acts, kind;
    int year;
    std::string cells;
  };
  const Row rows[] = {
      {"receive in_person 2021-12-20", "company", 2021, "1,商业企业 1,总计 4,商业企业 4,总计"},
      {"receive in_person 2021-12-20", "company", 2022, "2,商业企业 2,总计 4,商业企业 4,总计"},
      {"receive in_person 2021-12-31; answer disclosed 2022-01-01", "research", 2021,
       "1,科研机构 1,总计 4,科研机构 4,总计"},
      {"receive in_person 2021-12-31; answer disclosed 2022-01-01", "research", 2022,
       "2,科研机构 2,总计 3.1,科研机构 3.1,总计 3.7,科研机构 3.7,总计"},
      {"receive in_person 2021-12-31; answer disclosed 2022-01-01", "research", 2023, ""},
      {"receive in_person 2021-12-31; answer disclosed 2022-01-01", "research", 2020, ""},
      {"receive in_person 2022-01-01; answer already_public 2022-12-31", "natural_person.lawyer", 2022,
       "1,自然人 1,总计 3.1,自然人 3.1,总计 3.7,自然人 3.7,总计"},
      {"receive in_person 2022-03-01; withdraw 2022-03-02", "media", 2022,
       "1,其他 1,总计 3.6.3,其他 3.6.3,总计 3.7,其他 3.7,总计"},
      // received under the Regulation of 2007, closed late: by the rows of the year that closes it
      {"receive in_person 2018-12-20; answer told_to_supplement 2021-01-08", "other", 2021,
       "2,其他 2,总计 3.6.3,其他 3.6.3,总计 3.7,其他 3.7,总计"},
      // several items: each outcome on record, given beside not given is partial
      {"receive in_person 2022-03-01 items=2; answer 2022-03-10 items=1:disclosed/2:unable.not_held", "company", 2022,
       "1,商业企业 1,总计 3.2,商业企业 3.2,总计 3.7,商业企业 3.7,总计"},
      // a restart makes no new case; a new answer by order changes no row
      {"receive in_person 2022-03-01; ask 2022-03-04; supplement 2022-04-01; answer partial 2022-04-08", "company",
       2022, "1,商业企业 1,总计 3.2,商业企业 3.2,总计 3.7,商业企业 3.7,总计"},
      {"receive in_person 2021-03-01; answer unable.not_held 2021-03-10; reopen 15 2022-05-05; answer disclosed "
       "2022-05-20",
       "company", 2022, ""},
      {"receive in_person 2021-03-01; answer unable.not_held 2021-03-10; reopen 15 2021-12-24", "company", 2021,
       "1,商业企业 1,总计 3.4.1,商业企业 3.4.1,总计 3.7,商业企业 3.7,总计"},
      // pending: in every year from filing until it is closed
      {"receive in_person 2021-03-01; answer disclosed 2021-03-10; file 2021-04-02; close upheld 2023-01-04", "company",
       2022, "复议_尚未审结 复议_总计"},
      {"receive in_person 2021-03-01; answer disclosed 2021-03-10; file 2021-04-02; close upheld 2023-01-04", "company",
       2023, "复议_结果维持 复议_总计"},
      {"receive in_person 2021-03-01; answer disclosed 2021-03-10; file 2021-04-02; close upheld 2023-01-04", "company",
       2024, ""},
      // two instances are one matter
      {"receive in_person 2021-03-01; answer disclosed 2021-03-10; sue direct 2021-04-02; judge upheld 2022-01-04; "
       "appeal 2022-01-12; judge corrected 2023-02-02",
       "company", 2022, "直诉_尚未审结 直诉_总计"},
      {"receive in_person 2021-03-01; answer disclosed 2021-03-10; file 2021-04-02; close other 2021-05-06; "
       "sue after_reconsideration 2021-05-10; judge other 2021-08-02",
       "natural_person", 2021,
       "1,自然人 1,总计 3.1,自然人 3.1,总计 3.7,自然人 3.7,总计 复议_其他结果 复议_总计 复议后诉_其他结果 "
       "复议后诉_总计"},
  };
  for (const auto& row : rows) {
    INFO(row.acts << ", " << row.year);
    CHECK(cells_2021(row.acts, row.kind, row.year) == row.cells);
  }
}

TEST_CASE("the residue row is told apart, and table 2021 names its rules") {
  const Period year_2021{civil_day(2021, 1, 1), civil_day(2021, 12, 31)};
  Tally tally(*qixian::rules::find_form("2021"));
  for (const std::string acts :
       {"receive in_person 2021-03-01; withdraw 2021-03-05",
        "receive in_person 2021-03-01; answer refused.not_government_information 2021-03-06",
        "receive in_person 2018-12-20; answer told_to_supplement 2021-01-08",
        "receive in_person 2021-03-01 applicants=2; answer partial 2021-03-20; file 2021-04-02",
        "receive in_person 2021-03-01 items=2; answer 2021-03-10 items=1:disclosed/2:unable.not_held"}) {
    tally.add(row_of_script(acts), year_2021);
  }
  std::string told;
  for (const auto& note : tally.notes()) told += (note.args.at(2).text + "=") + (note.args.at(0).text + " ");
  CHECK(told ==
        "r07=1 items=1 joint=1 pending=1 closed.withdrawn=3.6.3 refused.not_government_information=3.6.3 "
        "told_to_supplement=3.6.3 ");
  CHECK(tally.residue().at("closed.withdrawn") == 1);
  CHECK(qixian::rules::broken_checks(tally.table()).empty());
}
