#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/commands/person.hpp"
#include "cli/configuration.hpp"
#include "cli/people_table.hpp"
#include "present/office/person_view.hpp"

namespace qixian::cli {
namespace {

using namespace engine;

struct Input {
  std::string name, agency, role;
  std::optional<Day> on;
};

/// Everybody on that day, where an agency is named those of it and all below it.
std::optional<std::vector<PersonShown>> asked_for(Context& x, const Input& in) {
  const auto config = load_config(x);
  const auto* office = config ? x.office() : nullptr;
  if (!office) return std::nullopt;
  const auto on = in.on.value_or(x.today());
  auto people = people_shown(*office, on, config->people);
  if (!in.agency.empty()) {
    const auto root = agency_named(x, in.agency, "person list");
    if (!root) return std::nullopt;
    std::erase_if(people, [&](const PersonShown& p) {
      const auto* agency = office->agencies().named(p.person.agency);
      return !agency || !office->agencies().is_under(p.record ? p.record->agency_on(on) : agency->id, *root, on);
    });
  }
  if (const auto role = find_code<Role>(in.role)) {
    const auto fits = [&](Role one) { return one == *role || acts_as(one) == *role; };
    std::erase_if(people, [&](const PersonShown& p) { return std::ranges::none_of(p.person.roles, fits); });
  }
  return people;
}

void list(Context& x, const Input& in) {
  const auto people = asked_for(x, in);
  if (!people) return;
  if (x.json) {
    json::array out;
    for (const auto& p : *people) out.push_back(to_json(p));
    return x.print(out);
  }
  if (people->empty()) return x.say({N_("nobody"), {}});
  auto table = people_table(x.words);
  for (const auto& p : *people) add_person_row(table, x.words, p.person, p.label);
  print(table);
  if (!people->front().record) x.say({N_("these are the configuration's: the store has none yet"), {}});
}

template <class T, class Say>
std::string over_time(const Words& words, const Dated<T>& entries, Say say) {
  std::vector<std::string> parts;
  if (entries.size() > 1)
    for (const auto& [from, value] : entries) parts.push_back(words.render({N_("from {0} {1}"), {from, say(value)}}));
  return listed(words, parts);
}

void print_page(Context& x, const PersonShown& shown) {
  const auto& words = x.words;
  print_line(words.tr(N_("full name")), shown.label);
  print_line(words.tr(N_("works in")), agency_text(words, shown.person));
  print_line(words.tr(N_("roles")), roles_text(words, shown.person.roles));
  print_line(words.tr(N_("addresses")), listed(words, addresses_of(shown.person)));
  print_line(words.tr(N_("away")), listed(words, absences_of(words, shown.person)));
  if (!shown.record) return;
  const auto& r = *shown.record;
  const auto agency = [&](StreamId id) {
    return id ? x.office()->agencies().label(id) : std::string(words.tr(N_("all")));
  };
  print_line(words.tr(N_("there from")), rules::iso(r.since()));
  if (!r.login.empty()) print_line(words.tr(N_("asks as")), r.login);
  if (r.left_on) print_line(words.tr(N_("left")), rules::iso(*r.left_on));
  print_line(words.tr(N_("names so far")), over_time(words, r.names, [](auto& name) { return name; }));
  print_line(words.tr(N_("agencies so far")), over_time(words, r.agencies, agency));
  print_line(words.tr(N_("roles so far")),
             over_time(words, r.roles, [&](auto& roles) { return roles_text(words, roles); }));
}

void show(Context& x, const Input& in) {
  const auto config = load_config(x);
  auto* office = config ? x.office() : nullptr;
  if (!office) return;
  const auto on = in.on.value_or(x.today());
  const PeopleOffice people(*office);
  const auto* configured = people.book().all().empty() ? find_person(config->people, in.name, "") : nullptr;
  const auto stream = configured ? Result<StreamId>(0) : people.find(in.name);
  if (!stream) return x.fail(stream.error());
  const auto shown = configured ? PersonShown{*configured, configured->name} : person_shown(*office, *stream, on);
  if (x.json) return x.print(whole_json(shown, *office));
  print_page(x, shown);
}

}  // namespace

void tell_leaving(Context& x, StreamId stream, Day on) {
  const auto cases = PeopleOffice(*x.office()).open_cases(stream);
  const auto shown = person_shown(*x.office(), stream, on);
  if (x.json) {
    auto out = to_json(shown);
    out["open_cases"] = json::value_from(cases);
    return x.print(out);
  }
  std::cout << x.words.render({N_("{0} left on {1}"), {shown.label, on}}) << '\n';
  if (cases.empty()) return;
  std::cout << x.words.render({x.words.ntr(N_("{0} open case still names {1}: {2}"),
                                           N_("{0} open cases still name {1}: {2}"), static_cast<int>(cases.size())),
                               {cases.size(), shown.person.name, listed(x.words, cases)}})
            << '\n';
  x.say({N_("name another officer in each: {0}"), {as::an_act("assign", {as::a_field("officer")})}});
}

void add_person(Command& app, Context& x) {
  auto* p = app.add_subcommand("person", x.words.tr(N_("the people of the house: agency, roles, addresses, absences")));
  p->require_subcommand(1);
  add_person_acts(*p, x);
  auto in = std::make_shared<Input>();
  auto* s = p->add_subcommand("show", x.words.tr(N_("one person, with what held before")));
  s->add_option("NAME", in->name, x.words.tr(N_("the person's name, or AGENCY/NAME, or NAME#ID")))->required();
  day_option(x.words, *s, "--on", in->on, x.words.tr(N_("as it is on this day; else today")));
  on_call(*s, x, [&x, in] { show(x, *in); });
  auto asked = std::make_shared<Input>();
  auto* l = p->add_subcommand("list", x.words.tr(N_("who is there")));
  l->add_option("--agency", asked->agency, x.words.tr(N_("an agency and all below it")));
  l->add_option("--role", asked->role, x.words.tr(N_("who has it; for leader the heads too, who sign as one")))
      ->one_of({rules::word_table<Role>.begin(), rules::word_table<Role>.end()});
  day_option(x.words, *l, "--on", asked->on, x.words.tr(N_("as it is on this day; else today")));
  on_call(*l, x, [&x, asked] { list(x, *asked); });
}

}  // namespace qixian::cli
