#include "engine/tally.hpp"

#include <doctest/doctest.h>

#include "engine/project.hpp"
#include "support/acts.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

const WorkCalendar& calendar() { return qixian::rules::shipped_calendar(); }
const qixian::rules::Form& form() { return *qixian::rules::find_form("2014"); }
constexpr Period year_2018{Day{date::year{2018} / 1 / 1}, Day{date::year{2018} / 12 / 31}};

CaseRow row_of_script(const std::string& script, const std::string& kind = "natural_person") {
  auto told = tell(script, Mode::record);
  REQUIRE_MESSAGE(!told.refused, script << " => " << text_of(told.refused));
  told.c.request.applicant_kind = kind;
  return project(told.c, 1, calendar(), 0);
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
  for (const auto& note : notes) told += note.args.at(2) + "=" + note.args.at(0) + " ";
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
