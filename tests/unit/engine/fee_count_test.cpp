// The fee by count rests on the applicant's requests of the month, and the fees and costs of a year on their acts.
#include "engine/request/fee_count.hpp"

#include "engine/tables/fee_sums.hpp"
#include "rules/fees.hpp"
#include "support/small_office.hpp"

using namespace qixian;
using namespace qixian::test;

namespace {

Proposal asked(StreamId agency, const std::string& number, const std::string& on, const std::string& name,
               const std::string& kind = "natural_person") {
  RequestReceived e;
  e.number = number;
  e.agency = agency;
  e.channel = "in_person";
  e.submitted_on = day(on);
  e.applicant_kind = kind;
  if (!name.empty()) e.applicants.push_back({name, {}, {}});
  return {std::move(e), day(on), "li", {}};
}

StreamId take(tests::WiredOffice& office, const Proposal& p) {
  const auto done = office.requests.receive(p);
  REQUIRE(done);
  return done->stream;
}

FeeNoticed by(const std::string& method, int quantity, int earlier = 0) {
  FeeNoticed notice;
  notice.method = method;
  notice.quantity = quantity;
  notice.earlier = earlier;
  return notice;
}

/// The fee of a notice by count, told on the case's own day; the notice's numbers behind it.
std::string charged(tests::WiredOffice& office, StreamId stream, FeeNoticed notice = by("count", 0)) {
  const auto loaded = load_request(office, stream);
  const auto done = office.requests.act(stream, {notice, *loaded->c.received_on, "li", {}});
  if (!done) return done.error().code;
  const auto& told = done->after.waits.back();
  std::string out = std::to_string(told.yuan);
  for (const auto& c : told.notice.counted) out += " " + c.value;
  return out;
}

}  // namespace

TEST_CASE("names are compared without blanks, dots and width") {
  CHECK(comparable_name("林 某") == "林某");
  CHECK(comparable_name("　林某\t") == "林某");
  CHECK(comparable_name("阿依·古丽") == comparable_name("阿依•古丽"));
  CHECK(comparable_name("虚构（东篱）公司") == comparable_name("虚构(东篱)公司"));
  CHECK(comparable_name("ＡＢ１～") == "ab1~");
  CHECK(comparable_name("林某") != comparable_name("周某"));
  CHECK(comparable_name("\xef\xbc") == "\xef\xbc");  // cut off in the middle
  CHECK(comparable_name("") == "");
}

TEST_CASE("each request of a month costs what the tariff says of its place in it") {
  SmallOffice o;
  const auto a = o.agency("东篱县公安局");
  std::int64_t sum = 0;
  for (int i = 1; i <= 42; ++i) {
    const auto stream = take(o.office, asked(a, std::to_string(i), "2024-03-05", "林某"));
    const auto said = charged(o.office, stream);
    CAPTURE(i);
    if (i <= 10)
      CHECK(said == "nothing_to_charge");
    else
      sum += std::stoi(said);
    // As two agencies published it (fee_cases.csv): 6 requests for 600 yuan, 15 for 1500.
    if (i == 16) CHECK(sum == 600);
    if (i == 25) CHECK(sum == 1500);
  }
  CHECK(sum == rules::by_count(0, 42));
}

TEST_CASE("who and what counts in a month") {
  SmallOffice o;
  const auto a = o.agency("东篱县公安局"), b = o.agency("东篱县民政局");
  const auto last_month = take(o.office, asked(a, "last", "2024-02-29", "林某"));
  take(o.office, asked(b, "elsewhere", "2024-03-01", "林某"));
  take(o.office, asked(a, "other", "2024-03-01", "周某"));
  take(o.office, asked(a, "firm", "2024-03-01", "林某", "company"));
  take(o.office, asked(a, "lawyer", "2024-03-01", "林 某", "natural_person.lawyer"));
  const auto one = take(o.office, asked(a, "one", "2024-03-04", "林某"));
  const auto two = take(o.office, asked(a, "two", "2024-03-04", "林某"));
  take(o.office, asked(a, "after", "2024-03-05", "林某"));
  const auto next_month = take(o.office, asked(a, "next", "2024-04-01", "林某"));
  const auto many = by("count", 20);

  CHECK(charged(o.office, one, many) == "1100 lawyer");
  CHECK(charged(o.office, two, by("count", 1, 9)) == "200 lawyer one ×20");
  CHECK(charged(o.office, last_month, many) == "1000");
  CHECK(charged(o.office, next_month, many) == "1000");
  auto without = many;
  without.not_counted = {{"nobody", {}, {}}};
  CHECK(charged(o.office, take(o.office, asked(a, "x", "2024-03-06", "林某")), without) == "not_counted_unknown");
  without.not_counted = {{"lawyer", {}, {}}, {"one", {}, {}}};
  CHECK(charged(o.office, take(o.office, asked(a, "y", "2024-03-06", "林某")), without) == "1300 two after x");
  auto by_page = by("page", 44);
  by_page.not_counted = {{"one", {}, {}}};
  CHECK(charged(o.office, take(o.office, asked(a, "z", "2024-03-06", "林某")), by_page) == "not_by_count");
}

TEST_CASE("whom nobody can name is not compared") {
  SmallOffice o;
  const auto a = o.agency("东篱县公安局");
  const auto gone = take(o.office, asked(a, "1", "2024-03-04", "林某"));
  take(o.office, asked(a, "2", "2024-03-04", ""));
  const auto three = take(o.office, asked(a, "3", "2024-03-04", "林某"));
  const auto nameless = take(o.office, asked(a, "4", "2024-03-04", ""));
  REQUIRE(o.office.requests.act(gone, {PersonalDataErased{{"asked", {}, {}}}, day("2024-03-05"), "li", {}}));
  const auto count = earlier_in_month(o.office, *load_request(o.office, three));
  REQUIRE(count);
  CHECK(count->named);
  CHECK(count->earlier.empty());
  CHECK(count->unnamed == 2);
  CHECK_FALSE(earlier_in_month(o.office, *load_request(o.office, nameless))->named);
}

TEST_CASE("fees and costs of a year, by the day they came in") {
  SmallOffice o;
  const auto a = o.agency("东篱县民政局", 0, "2010-01-01"), b = o.agency("东篱县水利局", 0, "2010-01-01");
  o.live(a, "1", "receive in_person 2018-03-05; costs 600 1250 1200 2018-03-06; costs 0 2000 0 2018-03-07 waived=500");
  o.live(a, "2", "receive in_person 2018-12-28; costs 0 100 0 2019-01-02");
  o.live(b, "3", "receive in_person 2018-03-05; costs 0 0 800 2018-03-06; void 2 2018-03-07");
  o.live(a, "4", "receive in_person 2024-03-01; fee 500 2024-03-08; pay 700 2024-03-11");
  o.live(a, "5", "receive in_person 2024-03-01; fee 500 2024-03-08; pay 300 2024-03-11");
  const auto of = [&](int year, StreamId root = 0) {
    TableQuery query;
    query.form = rules::form_of_year(year);
    query.period = {rules::first_day_of(year), rules::first_day_of(year + 1) - rules::Days{1}};
    query.root = root;
    return *fee_sums(o.office, query);
  };
  const auto y2018 = of(2018);
  CHECK(y2018.lines.size() == 2);
  CHECK(y2018.waivers == 1);
  CHECK(y2018.total.search_fen == 600);
  CHECK(y2018.total.copy_fen == 3250);
  CHECK(y2018.total.post_fen == 1200);
  CHECK(y2018.total.waived_fen == 500);
  CHECK(y2018.total.received_fen() == 4550);
  CHECK(of(2018, b).lines.empty());
  CHECK(of(2019).total.received_fen() == 100);
  CHECK(of(2024).lines.size() == 1);
  CHECK(of(2024).total.fee_fen == 50000);
  CHECK(of(2024).total.surplus_fen == 20000);
}
