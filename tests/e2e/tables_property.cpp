#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "engine/tables/official_table.hpp"
#include "support/acts.hpp"
#include "support/memory_store.hpp"
#include "support/sqlite_harness.hpp"
#include "support/wired_office.hpp"

/// Any random sequence of legal acts: what the tables made of it must always keep to.
using namespace qixian::test;
using namespace qixian::engine;
using qixian::rules::Days;
using qixian::rules::FilledTable;
using qixian::rules::find_form;
using qixian::rules::first_day_of;
using qixian::rules::Form;
using qixian::rules::iso;
using qixian::rules::last_day_of;

namespace {

class FixedClock final : public WallClock {
 public:
  Day today() const override { return day("2022-06-30"); }
  std::string timestamp() const override { return "2022-06-30T01:02:03.004Z"; }
};

template <class T>
T one_of(const std::vector<T>& values) {
  return *rc::gen::elementOf(values);
}

const std::vector<std::string> channels{"in_person", "fax", "web", "email", "post_signed", "post_ordinary"};
const std::vector<std::string> answers{
    "disclosed",           "already_public",          "partial",
    "refused.privacy",     "refused.other_law",       "refused.not_government_information",
    "refused.internal",    "unable.not_held",         "told_to_supplement",
    "unprocessed.repeat",  "refused.no_special_need", "closed.other",
    "unable.still_unclear"};
const std::vector<std::string> results{"upheld", "corrected", "other"};

std::string random_verb(Day on) {
  const auto verb = one_of<std::string>({"confirm",  "answer", "answer",   "answer", "extend", "ask",  "supplement",
                                         "withdraw", "lapse",  "deliver",  "file",   "close",  "sue",  "judge",
                                         "appeal",   "reopen", "complain", "fee",    "pay",    "move", "void"});
  std::string values;
  if (verb == "answer") values = one_of(answers) + " ";
  if (verb == "close" || verb == "judge") values = one_of(results) + " ";
  if (verb == "sue") values = one_of<std::string>({"direct ", "after_reconsideration "});
  if (verb == "extend" || verb == "reopen" || verb == "fee" || verb == "pay") values = "10 ";
  if (verb == "move" || verb == "void") values = std::to_string(*rc::gen::inRange(2, 6)) + " ";
  auto text = verb + " " + values + iso(on);
  if (verb == "supplement") text += " good=ill";
  if (verb == "move") text += " to=" + iso(on - Days{*rc::gen::inRange(0, 200)});
  return text;
}

/// An office whose county (1) has two bodies, one of them with a third below it; all but the county receive requests.
struct World {
  FixedClock clock;
  qixian::tests::MemoryStore store;
  qixian::tests::WiredOffice office{store, clock, clock.today()};
  std::vector<StreamId> agencies;
  StreamId county = 0;
  std::string script;  ///< the acts that were accepted

  World() {
    RC_ASSERT(office.prepare().has_value());
    county = *office.add_agency({"东篱县", "government", "county", 0, false, ""}, day("2016-01-01"), "t");
    for (const char* name : {"东篱县甲局", "东篱县乙局", "东篱县丙所"}) {
      const auto parent = agencies.size() == 2 ? agencies[0] : county;
      agencies.push_back(*office.add_agency({name, "department", "county", parent, false, ""}, day("2016-01-01"), "t"));
    }
    const int cases = *rc::gen::inRange(3, 12);
    for (int i = 0; i < cases; ++i) live(i);
    if (*rc::gen::arbitrary<bool>())
      (void)office.change_agency(agencies[1], AgencyMerged{agencies[0]}, day("2019-07-01"), "t");
  }

  void live(int number) {
    Day on = day("2016-12-01") + Days{*rc::gen::inRange(0, 1700)};
    RequestReceived r;
    r.number = std::to_string(number);
    r.agency = one_of(agencies);
    r.channel = one_of(channels);
    r.submitted_on = on;
    std::vector<std::string> kinds;
    for (const auto& kind : qixian::rules::applicant_kinds()) kinds.emplace_back(kind.code);
    r.applicant_kind = one_of(kinds);
    r.applicants.resize(static_cast<std::size_t>(*rc::gen::inRange(0, 3)));
    r.items.resize(static_cast<std::size_t>(*rc::gen::inRange(0, 3)));
    script += "\nreceive " + r.channel + " " + iso(on);
    const auto begun = office.requests.receive({r, on, "t", {}}, Mode::record);
    if (!begun) return;
    const int acts = *rc::gen::inRange(3, 16);
    for (int i = 0; i < acts; ++i) {
      on += Days{*rc::gen::inRange(0, 90)};
      const auto text = random_verb(on);
      const auto act = read_act(text);
      if (office.requests.act(begun->stream, {fact_of(act), act.on, "t", {}}, Mode::record)) script += "; " + text;
    }
  }

  OfficialTable table(const Form& form, Period period, StreamId root, bool from_scratch = false) const {
    TableQuery q;
    q.form = &form;
    q.period = period;
    q.root = root;
    // Every case folded anew from its events, no projection read.
    if (from_scratch) q.until = store.bookmark();
    return make_table(office, q).value();
  }
};

Period random_period() {
  const int year = *rc::gen::inRange(2016, 2023);
  if (*rc::gen::arbitrary<bool>()) return {first_day_of(year), last_day_of(year)};
  const auto from = first_day_of(year) + Days{*rc::gen::inRange(0, 365)};
  return {from, from + Days{*rc::gen::inRange(0, 400)}};
}

std::string broken_in(const OfficialTable& t) {
  std::string out;
  for (const auto& b : t.broken) out += b.equation->check + " " + b.left.text() + " " + b.right.text() + "; ";
  return out;
}

/// In how many rows without parts a closed case counts: leaves of table 3, or of 3.3 in table 2014.
std::int64_t leaves_of(const Form& form, const CaseRow& row, const Period& period) {
  std::int64_t n = 0;
  for (const auto& r : form.rows) {
    const bool has_answer = std::any_of(r.source.conditions.begin(), r.source.conditions.end(),
                                        [](auto& c) { return c.field == "answer"; });
    const bool is_sum =
        std::any_of(form.rows.begin(), form.rows.end(), [&](auto& o) { return o.id.starts_with(r.id + "."); });
    if (r.source.what == "closed" && has_answer && !is_sum) n += count_in(form, *form.cell(r.id), row, period);
  }
  return n;
}

std::set<CaseGroup> groups_in(const Store& store, const Period& period) {
  std::set<CaseGroup> out;
  for (const auto& g : store.groups(period)) RC_ASSERT(out.insert(g).second);
  return out;
}

}  // namespace

TEST_CASE("random acts: the checks hold for every period and subtree, and a tree is the sum of its bodies") {
  CHECK(rc::check([] {
    const World world;
    RC_LOG() << world.script << "\n";
    for (const char* id : {"2014", "2019", "2021"}) {
      const auto& form = *find_form(id);
      const auto period = random_period();
      RC_LOG() << id << " " << iso(period.from) << " " << iso(period.to) << "\n";
      std::vector<StreamId> roots = world.agencies;
      roots.push_back(world.county);
      roots.push_back(0);
      for (const auto root : roots) RC_ASSERT(broken_in(world.table(form, period, root)) == "");
      std::vector<FilledTable> bodies;
      for (const auto& [agency, body] : world.office.agencies().all()) {
        if (body.parent_on(period.to) == world.county) bodies.push_back(world.table(form, period, agency).table);
      }
      const auto all = world.table(form, period, world.county).table;
      RC_ASSERT(qixian::rules::sum_of(form, bodies) == all);
      RC_ASSERT(all == world.table(form, period, 0).table);
    }
  }));
}

TEST_CASE("random acts: what is carried in was carried out, and each closed case is in one row") {
  CHECK(rc::check([] {
    const World world;
    RC_LOG() << world.script << "\n";
    const auto& form = *find_form("2021");
    for (int year = 2018; year <= 2022; ++year) {
      const Period before{first_day_of(year - 1), last_day_of(year - 1)}, now{first_day_of(year), last_day_of(year)};
      const auto out = world.table(form, before, 0).table, in = world.table(form, now, 0).table;
      for (const auto& column : form.tables[1].columns) RC_ASSERT(out.at("4", column.name) == in.at("2", column.name));
      world.store.each_case({}, [&](const CaseRow& row) {
        const auto closed = count_in(form, *form.cell("3.7"), row, now);
        RC_ASSERT(closed <= 1);
        RC_ASSERT(leaves_of(form, row, now) == closed);
        const auto& old = *find_form("2014");
        RC_ASSERT(leaves_of(old, row, now) <= count_in(old, *old.cell("3.2"), row, now));
      });
    }
  }));
}

TEST_CASE("random acts: the tally kept with the acts is the tally from scratch, in every store") {
  const qixian::tests::ScratchFolder folder;
  const auto sqlite = qixian::tests::open_store(folder / "office.db");
  CHECK(rc::check([&] {
    const World world;
    RC_LOG() << world.script << "\n";
    const auto period = random_period();
    const auto& form = *find_form(one_of<std::string>({"2014", "2019", "2021"}));
    std::int64_t closed = 0, remedies = 0, reopened = 0;
    world.store.each_case({}, [&](const CaseRow& row) {
      closed += row.first_closed_on.has_value();
      remedies += !row.remedies.empty();
      reopened += row.reopened;
    });
    RC_CLASSIFY(closed > 0, "something closed");
    RC_CLASSIFY(remedies > 0, "a reconsideration or suit");
    RC_CLASSIFY(reopened > 0, "something reopened");
    const auto kept = world.table(form, period, 0), anew = world.table(form, period, 0, true);
    RC_ASSERT(kept.table == anew.table);
    RC_ASSERT(kept.notes == anew.notes);
    RC_ASSERT(kept.residue == anew.residue);
    const auto transaction = sqlite->begin();  // rolled back
    sqlite->clear_cases();
    world.store.each_case({}, [&](const CaseRow& row) { sqlite->put_case(row); });
    RC_ASSERT(groups_in(*sqlite, period) == groups_in(world.store, period));
  }));
}
