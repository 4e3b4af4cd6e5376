// Whatever a notice changes, what it leaves behind is what a rebuild makes.
#include <random>

#include "support/notice_office.hpp"

using namespace qixian;
using namespace qixian::engine;
using namespace qixian::tests;
using qixian::test::day;

namespace {

/// A case of some acts, as they come; what is refused is left out.
void random_case(tests::WiredOffice& office, std::mt19937& draw, int number) {
  const auto upto = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n + 1)); };
  Day on = day("2019-09-01") + rules::Days{upto(280)};
  const auto stream = receive(office, std::to_string(number), rules::iso(on));
  static const std::vector<std::string> acts{"ask",          "supplement",
                                             "consult t1",   "consult g1",
                                             "served t1",    "opinion t1 silent",
                                             "fee 30",       "pay 30",
                                             "extend 10",    "extend 20",
                                             "askreasons",   "reasons",
                                             "postpone",     "answer disclosed",
                                             "withdraw",     "lapse supplement",
                                             "deliver",      "reopen 15",
                                             "lapse fee",    "file",
                                             "close upheld", "close corrected",
                                             "sue direct",   "opinion g1 agrees",
                                             "review mark",  "move 2"};
  const int count = upto(7);
  for (int i = 0; i < count; ++i) {
    on += rules::Days{upto(14)};
    if (on > office.today()) return;
    auto text = acts[static_cast<std::size_t>(upto(static_cast<int>(acts.size()) - 1))];
    if (text == "postpone") text += " to=" + rules::iso(on + rules::Days{upto(40)});
    if (text == "move 2") text += " to=" + rules::iso(on - rules::Days{upto(10)});
    const auto a = test::read_act(text + " " + rules::iso(on));
    (void)office.requests.act(stream, {test::fact_of(a), a.on, "li", ""}, upto(1) ? Mode::desk : Mode::record);
  }
}

/// An invented regional notice over random days: weekdays off, weekends worked.
rules::Notice random_notice(std::mt19937& draw, int n) {
  const auto year = 2019 + static_cast<int>(draw() % 2);
  rules::Notice notice{"东篱〔2020〕" + std::to_string(n) + "号",
                       year,
                       rules::NoticeKind::regional,
                       day("2019-01-01"),
                       day("2020-09-01"),
                       "",
                       {}};
  std::set<Day> days;
  const Day begin = rules::first_day_of(year) + rules::Days{static_cast<int>(draw() % 350)};
  for (int i = 0; i < 4; ++i)
    days.insert(std::min(begin + rules::Days{static_cast<int>(draw() % 12)}, rules::last_day_of(year)));
  for (const Day d : days) notice.days.push_back({d, rules::weekday_number(d) % 6 == 0, "节"});
  return notice;
}

}  // namespace

TEST_CASE("whatever a notice changes, the import and a rebuild agree - random cases, random notices") {
  const tests::ScratchFolder folder;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    std::mt19937 draw(seed);
    tests::MemoryStore store;
    tests::WiredOffice office(store, the_clock, day("2020-12-01"), {}, shipped_until("2020-01-20"));
    REQUIRE(office.prepare());
    for (int i = 1; i <= 60; ++i) random_case(office, draw, i);
    std::vector<rules::Notice> notices{shipped(amendment_2020), shipped("国办发明电〔2020〕27号")};
    for (int i = 1; i <= 6; ++i) notices.push_back(random_notice(draw, i));
    for (const auto& n : notices) {
      CAPTURE(n.number);
      const auto done = office.import_notice(draft_of(n), {.moves_closed = true}, "li");
      REQUIRE_MESSAGE(done, (done ? "" : done.error().error.message.id));
      const auto after = dump(office);
      REQUIRE(office.rebuild());
      CHECK(dump(office) == after);
    }
  }
}
