#include "engine/office/people_office.hpp"

#include <algorithm>

#include "engine/office/people_checks.hpp"
#include "engine/store/sealed_fact.hpp"

namespace qixian::engine {
namespace {

constexpr std::string_view kind = "person";

std::string act_of(const PersonFact& fact) {
  const auto act = act_name(fact);
  return act.starts_with("person.") ? act : "person." + act;  // an erasure is a fact of every kind
}

std::vector<std::string> codes_of(std::span<const Role> roles) {
  std::vector<std::string> out;
  for (const auto role : roles) out.emplace_back(code_of(role));
  return out;
}

PersonFact address_fact(const Address& a) { return PersonAddressed{a.channel, {a.address, {}, {}}, false}; }

}  // namespace

Result<StreamId> PeopleOffice::find(std::string_view text) const {
  return book().the_one(text, m_office.agencies(), m_office.today());
}

Result<void> PeopleOffice::write(StreamId stream, int after, std::vector<std::pair<Day, PersonFact>> facts,
                                 const Actor& by) {
  std::vector<NewEvent> events;
  const auto now = m_office.timestamp();
  for (int seq = after; auto& [on, fact] : facts)
    events.push_back(sealed_event(m_office.store(), stream, ++seq, on, now, by, fact));
  const auto done = m_office.store().append(kind, stream, after, events);
  if (!done) return tl::unexpected(done.error());
  m_office.people_changed();
  return {};
}

Result<StreamId> PeopleOffice::add(const PersonAdded& fact, const Addresses& addresses, Day on, const Actor& by) {
  if (auto mine = m_office.may(by, act_of(fact), {kind, fact.agency}); !mine)
    return tl::unexpected(std::move(mine.error()));
  return m_office.write([&]() -> Result<StreamId> {
    const auto people = book();
    if (auto fine = check_new_person({people, m_office.agencies(), m_office.today()}, fact, on); !fine)
      return tl::unexpected(std::move(fine.error()));
    std::vector<std::pair<Day, PersonFact>> facts{{on, fact}};
    for (const auto& address : addresses) {
      if (auto fine = check_address(address.channel, address.address); !fine)
        return tl::unexpected(std::move(fine.error()));
      facts.emplace_back(on, address_fact(address));
    }
    const auto stream = m_office.store().new_stream(kind);
    if (auto done = write(stream, 0, std::move(facts), by); !done) return tl::unexpected(std::move(done.error()));
    return stream;
  });
}

Result<void> PeopleOffice::act(StreamId stream, const PersonFact& fact, Day on, const Actor& by) {
  return m_office.write([&]() -> Result<void> {
    const auto people = book();
    const auto* person = people.find(stream);
    if (!person)
      return refuse("no_person", {N_("nobody is called {0}"), {stream}}, {N_("see {0}"), {as::a_view("people")}});
    if (auto mine = m_office.may(by, act_of(fact), {kind, person->agency_on(on)}); !mine) return mine;
    if (auto fine = check_person_act({people, m_office.agencies(), m_office.today()}, *person, fact, on); !fine)
      return fine;
    return write(stream, person->last_seq, {{on, fact}}, by);
  });
}

std::vector<std::string> PeopleOffice::open_cases(StreamId stream) const {
  std::vector<std::string> out;
  const auto people = book();
  const auto* person = people.find(stream);
  if (!person) return out;
  const auto& agencies = m_office.agencies();
  for (const auto* one : m_office.kinds()) {
    one->each_open([&](StreamId, const Standing& s) {
      if (!person->was_called(s.officer)) return;
      const auto who = people.the_one(agencies.label(s.agency) + "/" + s.officer, agencies, m_office.today());
      const bool is_another = who && *who != stream;
      if (!is_another) out.push_back(agencies.label(s.agency) + "/" + s.number);
    });
  }
  return out;
}

Result<int> PeopleOffice::seed(std::span<const Person> people, Day on, const Actor& by) {
  if (people.empty() || !m_office.store().streams_after(kind, 0, 1).empty()) return 0;
  if (auto mine = m_office.may(by, "person.add", {kind, 0}); !mine) return tl::unexpected(std::move(mine.error()));
  std::vector<StreamId> agencies, streams;
  for (const auto& person : people) {
    const auto agency = person.agency.empty() ? Result<StreamId>(0) : m_office.agencies().the_one(person.agency);
    if (!agency) return tl::unexpected(agency.error());
    agencies.push_back(*agency);
  }
  for (std::size_t i = 0; i < people.size(); ++i) streams.push_back(m_office.store().new_stream(kind));
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& person = people[i];
    std::vector<std::pair<Day, PersonFact>> facts{{on, PersonAdded{person.name, agencies[i], codes_of(person.roles)}}};
    for (const auto& address : person.addresses) facts.emplace_back(on, address_fact(address));
    for (const auto& away : person.absences) {
      const auto* substitute = find_person(people, away.substitute, person.agency);
      if (!substitute) continue;  // the configuration was refused with it
      facts.emplace_back(away.from,
                         PersonAbsent{away.to, streams[static_cast<std::size_t>(substitute - people.data())]});
    }
    if (auto done = write(streams[i], 0, std::move(facts), by); !done) return tl::unexpected(std::move(done.error()));
  }
  return static_cast<int>(people.size());
}

std::vector<Person> people_on(const Office& office, Day on, std::span<const Person> configured) {
  const auto book = PeopleBook::read(office.store());
  if (book.all().empty()) return {configured.begin(), configured.end()};
  return book.people(on, office.agencies(), office.store());
}

std::vector<PeopleDifference> differing_people(std::span<const Person> in_store, std::span<const Person> configured) {
  std::vector<PeopleDifference> out;
  const auto same = [](const Person& a, const Person& b) { return a.name == b.name && a.agency == b.agency; };
  const auto alike = [](Person a, Person b) {
    a.names = b.names = {};
    for (auto* p : {&a, &b}) {
      std::ranges::sort(p->roles);
      std::ranges::sort(p->addresses, {}, &Address::channel);
      std::ranges::sort(p->absences, {}, &Absence::from);
    }
    return a == b;
  };
  for (const auto& p : in_store) {
    const auto other = std::ranges::find_if(configured, [&](const Person& c) { return same(c, p); });
    if (other == configured.end())
      out.push_back({p.name, p.agency, true, false});
    else if (!alike(p, *other))
      out.push_back({p.name, p.agency, true, true});
  }
  for (const auto& c : configured)
    if (std::ranges::none_of(in_store, [&](const Person& p) { return same(c, p); }))
      out.push_back({c.name, c.agency, false, true});
  return out;
}

}  // namespace qixian::engine
