#include "e2e/simulated_receiver.hpp"

#include "support/acts.hpp"

namespace qixian::tests {
namespace {

using test::day;

std::string text_of(const std::optional<Day>& day) { return day ? rules::iso(*day) : "-"; }

std::string group_of(const Delivery& d) {
  auto rest = d.key;
  if (d.said.what == "digest") return "";
  if (d.said.what != "rung") rest = rest.substr(rest.find('/') + 1);
  std::size_t at = 0;
  for (int i = 0; i < 3; ++i) at = rest.find('/', at) + 1;
  return rest.substr(0, at);
}

}  // namespace

void Receiver::learn(const RemindingTwin& twin, Day today, const WorkCalendar& calendar, bool sends) {
  m_true = sends ? twin.keys(today, calendar) : std::set<std::string>{};
  m_running = twin.deadlines(today, calendar);
  m_expected.insert(m_true.begin(), m_true.end());
}

void Receiver::take_in(const Delivery& d) {
  const auto group = group_of(d);
  if (d.said.what == "rung" || d.said.what == "digest") {
    CHECK_MESSAGE(m_true.contains(d.key), "untrue when sent: " << d.key);
    if (!m_got.insert(d.key).second) ++repeated;
  } else {
    CHECK_MESSAGE(running_to(group) == text_of(d.said.running()), "untrue when sent: " << d.key);
    if (!m_told.insert(d.key).second) ++repeated;
    ++changes;
  }
  if (d.said.person == "秦处暑") {
    const bool away = day("2024-03-01") <= d.today && d.today <= day("2024-03-31");
    CHECK(d.recipient == (away ? "林小满" : "秦处暑"));
  }
  if (d.said.what == "digest") return;
  auto& belief = m_beliefs[group + d.said.person + "@" + d.address.channel];
  belief = {group, d.said.kind, text_of(d.said.running())};
}

std::string Receiver::running_to(const std::string& group) const {
  const auto found = m_running.find(group);
  return found == m_running.end() ? "-" : rules::iso(found->second);
}

void Receiver::check_beliefs() {
  for (auto at = m_beliefs.begin(); at != m_beliefs.end();) {
    const auto& [whom, belief] = *at;
    const auto is = running_to(belief.group);
    const bool ends = belief.kind == "supplement_notice" || belief.kind == "annual_report";
    CHECK_MESSAGE((is == belief.due || (is == "-" && ends)),
                  "left untold: " << whom << " believes " << belief.due << ", is " << is);
    at = belief.due != "-" && (is != "-" || !ends) ? std::next(at) : m_beliefs.erase(at);
  }
}

void Receiver::check_all() const {
  for (const auto& key : m_expected) CHECK_MESSAGE(m_got.contains(key), "missed: " << key);
  for (const auto& key : m_got) CHECK_MESSAGE(m_expected.contains(key), "untrue: " << key);
}

}  // namespace qixian::tests
