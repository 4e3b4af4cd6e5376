#include "e2e/simulated_year.hpp"

#include <doctest/doctest.h>

#include "engine/reminding/reminding.hpp"
#include "support/acts.hpp"
#include "support/sqlite_harness.hpp"
#include "wiring/sqlite_handle.hpp"

namespace qixian::tests {
namespace {

using test::day;

constexpr const char* agency_name = "东篱县";

RemindingTwin::Who who(const Person& p) {
  RemindingTwin::Who out{p.name, {}};
  for (const auto& a : p.addresses) out.channels.push_back(a.channel);
  if (out.channels.empty()) out.channels.emplace_back("files");
  return out;
}

/// What officers do with a case; most of it is refused, for it does not fit.
const std::vector<std::string> acts{"assign officer=林小满",
                                    "assign officer=周立春",
                                    "assign officer=秦处暑",
                                    "confirm",
                                    "confirm",
                                    "confirm",
                                    "ask",
                                    "supplement",
                                    "consult t1",
                                    "served t1",
                                    "opinion t1 silent",
                                    "consult g1",
                                    "opinion g1 agrees",
                                    "extend 10",
                                    "fee 30",
                                    "feeserved",
                                    "pay 30",
                                    "askreasons",
                                    "reasons",
                                    "review mark",
                                    "review head",
                                    "lapse supplement",
                                    "answer disclosed",
                                    "answer disclosed",
                                    "answer disclosed",
                                    "answer disclosed",
                                    "answer disclosed",
                                    "answer disclosed",
                                    "withdraw",
                                    "withdraw",
                                    "deliver",
                                    "file",
                                    "respond",
                                    "close corrected",
                                    "sue direct",
                                    "defend",
                                    "judge upheld",
                                    "reopen 15",
                                    "move 2",
                                    "void 3",
                                    "postpone"};
const std::vector<PublicationFact>& item_acts() {
  const auto step = [](const char* text) {
    return std::get<ReviewStepped>(test::fact_of(test::read_act(std::string("review ") + text + " 2024-01-02")));
  };
  static const std::vector<PublicationFact> all{OfficerAssigned{"林小满"},
                                                OfficerAssigned{"秦处暑"},
                                                ItemChanged{},
                                                step("mark"),
                                                step("head"),
                                                ItemPublished{"网站"},
                                                ItemPublished{"网站"},
                                                ItemWithheld{"R19 art 14", ""}};
  return all;
}

/// The processes here die, not the machine.
std::unique_ptr<wiring::House> hasty_house(const std::string& path) {
  auto store = open_store(path);
  store->database().exec("PRAGMA synchronous = OFF");
  return std::make_unique<wiring::House>(std::make_unique<wiring::SqliteHandle>(std::move(store)));
}

}  // namespace

std::vector<Person> people() {
  return {
      {"林小满", {Role::officer}, agency_name, {}, {}},
      {"周立春", {Role::officer}, agency_name, {{"mail", "zhou@dongli.example"}, {"files", ""}}, {}},
      {"秦处暑", {Role::officer}, agency_name, {}, {{day("2024-03-01"), day("2024-03-31"), "林小满"}}},
      {"何白露", {Role::unit_head}, agency_name, {}, {}},
      {"孔秋分", {Role::disclosure_head}, "", {}, {}},
      {"冯霜降", {Role::supervisor}, agency_name, {}, {}},
  };
}

SimulatedYear::SimulatedYear(Dice& dice) : m_dice(dice), m_house(hasty_house(m_folder / "office.db")) {
  for (const auto& n : rules::shipped_notices())
    if (n.published < day("2024-01-01")) m_known.push_back(n);
  for (const auto& p : people()) m_twin.holders[p.roles.front()].push_back(who(p));
  m_twin.supervisor_home = agency_name;
  begin_day();
  REQUIRE(office().add_agency({agency_name, "", "", 0, false, ""}, day("2020-01-01"), "li"));
}

void SimulatedYear::begin_day() {
  m_house->renew(clock, clock.now, m_known);
  REQUIRE(m_house->prepare());
}

void SimulatedYear::receive() {
  static const std::vector<std::string> channels{"in_person", "web", "post_signed", "post_ordinary"};
  auto fact = test::fact_of(
      test::read_act("receive " + channels[static_cast<std::size_t>(m_dice.upto(3))] + " " + rules::iso(clock.now)));
  std::get<RequestReceived>(fact).number = std::to_string(++m_numbers);
  std::get<RequestReceived>(fact).agency = m_house->office().agencies().named(agency_name)->id;
  const auto done = m_house->requests().receive({fact, clock.now, "li", ""});
  REQUIRE(done);
  m_twin.cases[done->stream] = done->after;
  m_live.push_back(done->stream);
}

void SimulatedYear::act_on_open_cases() {
  for (std::size_t i = 0; i < m_live.size(); ++i) {
    if (m_dice.upto(2) != 0) continue;
    const auto stream = m_live[i];
    auto text = acts[static_cast<std::size_t>(m_dice.upto(static_cast<int>(acts.size()) - 1))];
    if (text == "postpone") text += " to=" + rules::iso(clock.now + rules::Days{m_dice.upto(40)});
    if (text == "move 2") text += " to=" + rules::iso(clock.now - rules::Days{m_dice.upto(5)});
    const auto a = test::read_act(text + " " + rules::iso(clock.now));
    auto done = m_house->requests().act(stream, {test::fact_of(a), a.on, "li", ""});
    if (done) m_twin.cases[stream] = std::move(done->after);
    const auto& c = m_twin.cases[stream];
    // Some closed cases go on to remedies, most are left alone.
    if (!c.is_open() && (c.remedies.empty() || c.remedies.back().closed_on) && m_dice.upto(2) == 0) {
      m_live[i] = m_live.back();
      m_live.pop_back();
    }
  }
}

void SimulatedYear::make_item() {
  static const std::vector<std::string> officers{"林小满", "周立春", "秦处暑", ""};
  auto& office = m_house->publications();
  ItemMade made;
  made.number = "P" + std::to_string(++m_numbers);
  made.title.value = "虚构";
  made.agency = m_house->office().agencies().named(agency_name)->id;
  made.officer = officers[static_cast<std::size_t>(m_dice.upto(3))];
  if (m_dice.upto(4) == 0) {
    made.due = clock.now + rules::Days{m_dice.upto(60)};
    made.due_rule = "虚构条例";
  }
  const auto done = office.add({made, clock.now - rules::Days{m_dice.upto(3)}, "li"});
  REQUIRE_MESSAGE(done, (done ? "" : done.error().message.id));
  m_twin.items[done->id] = office.load(done->id)->p;
}

void SimulatedYear::act_on_items() {
  auto& office = m_house->publications();
  const auto& acts = item_acts();
  for (auto& [stream, p] : m_twin.items) {
    if (!p.is_open() || m_dice.upto(5) != 0) continue;
    const auto& fact = acts[static_cast<std::size_t>(m_dice.upto(static_cast<int>(acts.size()) - 1))];
    if (office.act(stream, {fact, clock.now, "li"})) p = office.load(stream)->p;
  }
}

void SimulatedYear::notices() {
  if (clock.now == day("2024-06-14")) {
    take({"东篱〔2024〕7号",
          2024,
          rules::NoticeKind::regional,
          day("2024-06-13"),
          day("2024-06-13"),
          "",
          {{day("2024-06-20"), false, "龙舟节"}, {day("2024-06-21"), false, "龙舟节"}}});
  }
  if (clock.now != day("2024-12-11")) return;
  for (const auto& n : rules::shipped_notices())
    if (n.year == 2025 && n.kind == rules::NoticeKind::annual) take(n);
}

void SimulatedYear::take(const rules::Notice& n) {
  const auto done =
      m_house->office().import_notice({n, std::vector<std::size_t>(n.days.size(), 1)}, {.moves_closed = true}, "li",
                                      [&](const Moved& m) { note_moved(outbox(), m); });
  REQUIRE_MESSAGE(done, (done ? "" : done.error().error.message.id));
  CHECK(done->moved > 0);
  for (auto& [stream, c] : m_twin.cases) c = load_request(m_house->office(), stream)->c;
}

}  // namespace qixian::tests
