#include "cli/commands/person.hpp"

#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/commands/acts.hpp"
#include "cli/configuration.hpp"
#include "cli/people_table.hpp"
#include "present/office/person_view.hpp"

/// What happens to a person of the house. The configuration's people are taken over before the first of these acts.
namespace qixian::cli {
namespace {

using namespace engine;
using adapters::config::Config;

struct Input {
  std::string name, agency, substitute, to, remove, reason;
  std::vector<std::string> roles, addresses;
  std::optional<Day> on, from, until;
  bool everywhere = false;
};

/// The office with its people in the store; null after a refusal has been told.
Office* staffed(Context& x, const Config& config) {
  auto* office = x.office(For::writing);
  if (!office) return nullptr;
  const auto taken = office->write([&] { return PeopleOffice(*office).seed(config.people, x.today(), x.by); });
  if (!taken) {
    x.fail(taken.error());
    return nullptr;
  }
  if (*taken > 0)
    x.say(
        {N_("{0} people of the configuration were taken into the store; from now on they are changed here"), {*taken}});
  return office;
}

/// CHANNEL=ADDRESS, held against the configuration's channels; nothing after a refusal has been told.
std::optional<Address> address_in(Context& x, const Config& config, const std::string& text) {
  const auto at = text.find('=');
  if (at == text.npos || at == 0) throw UsageError("--address", x.words.tr(N_("give CHANNEL=ADDRESS")));
  Address out{text.substr(0, at), text.substr(at + 1)};
  const auto* channel = config.channel(out.channel);
  if (!channel) {
    std::vector<std::string> names;
    for (const auto& c : config.channels) names.push_back(c.name);
    x.fail({"no_channel",
            {N_("there is no channel {0}"), {out.channel}},
            {N_("configured: {0}"), {listed(x.words, names)}}});
    return std::nullopt;
  }
  if (auto fault = adapters::config::fault_of_address(*channel, out.address)) {
    x.fail({"no_address", std::move(fault->message), std::move(fault->hint)});
    return std::nullopt;
  }
  return out;
}

void answer(Context& x, StreamId stream, Day on) {
  const auto shown = person_shown(*x.office(), stream, on);
  if (x.json) return x.print(to_json(shown));
  std::cout << shown.label << "  " << agency_text(x.words, shown.person) << "  "
            << roles_text(x.words, shown.person.roles) << '\n';
}

void add(Context& x, const Input& in) {
  const auto config = load_config(x);
  auto* office = config ? staffed(x, *config) : nullptr;
  if (!office) return;
  PersonAdded fact{in.name, 0, in.roles};
  if (!in.agency.empty()) {
    const auto agency = agency_named(x, in.agency, "person add");
    if (!agency) return;
    fact.agency = *agency;
  }
  Addresses addresses;
  for (const auto& text : in.addresses) {
    auto address = address_in(x, *config, text);
    if (!address) return;
    addresses.push_back(std::move(*address));
  }
  const auto on = in.on.value_or(x.today());
  const auto made = PeopleOffice(*office).add(fact, addresses, on, x.by);
  if (!made) return x.fail(made.error());
  answer(x, *made, on);
}

/// One more event of the person that is named. @param fact_of makes it; nothing after a refusal has been told
void act(Context& x, const Input& in, const std::function<std::optional<PersonFact>(const Config&)>& fact_of) {
  const auto config = load_config(x);
  auto* office = config ? staffed(x, *config) : nullptr;
  if (!office) return;
  PeopleOffice people(*office);
  const auto stream = people.find(in.name);
  if (!stream) return x.fail(stream.error());
  const auto fact = fact_of(*config);
  if (!fact) return;
  const auto on = in.on.value_or(x.today());
  if (const auto done = people.act(*stream, *fact, on, x.by); !done) return x.fail(done.error());
  if (std::holds_alternative<PersonLeft>(*fact)) return tell_leaving(x, *stream, on);
  answer(x, *stream, on);
  if (std::holds_alternative<PersonalDataErased>(*fact)) tell_erasure(x);
}

std::optional<PersonFact> moved(Context& x, const Input& in) {
  if (in.everywhere) return PersonMoved{0};
  const auto agency = agency_named(x, in.to, "person move");
  if (!agency) return std::nullopt;
  return PersonMoved{*agency};
}

std::optional<PersonFact> absent(Context& x, const Input& in) {
  const auto substitute = PeopleOffice(*x.office()).find(in.substitute);
  if (substitute) return PersonAbsent{*in.until, *substitute};
  x.fail(substitute.error());
  return std::nullopt;
}

std::optional<PersonFact> addressed(Context& x, const Input& in, const Config& config) {
  if (!in.remove.empty()) return PersonAddressed{in.remove, {}, true};
  auto address = address_in(x, config, in.addresses.front());
  if (!address) return std::nullopt;
  return PersonAddressed{address->channel, {address->address, {}, {}}, false};
}

using FactOf = std::function<std::optional<PersonFact>(Context& x, const Input& in, const Config& config)>;

/// A command on one person, from a day on.
Command* verb(Command& person, Context& x, const char* name, const char* help, std::shared_ptr<Input> in,
              FactOf fact_of, bool dated = true) {
  auto* c = person.add_subcommand(name, x.words.tr(help));
  c->add_option("NAME", in->name, x.words.tr(N_("the person's name, or AGENCY/NAME, or NAME#ID")))->required();
  if (dated) day_option(x.words, *c, "--on", in->on, x.words.tr(N_("from this day; else today")));
  on_call(*c, x, [&x, in, fact_of = std::move(fact_of)] {
    act(x, *in, [&](const Config& config) { return fact_of(x, *in, config); });
  });
  return c;
}

Option* role_option(const Words& words, Command& c, Input& in) {
  return c.add_option("--role", in.roles, words.tr(N_("a role; again for each further one")))
      ->one_of({rules::word_table<Role>.begin(), rules::word_table<Role>.end()})
      ->required();
}

void add_adding(Command& person, Context& x) {
  auto in = std::make_shared<Input>();
  auto* c = person.add_subcommand("add", x.words.tr(N_("somebody who works here")));
  c->add_option("NAME", in->name, x.words.tr(N_("as the officer's name stands in the cases")))->required();
  role_option(x.words, *c, *in);
  c->add_option("--agency", in->agency, x.words.tr(N_("of which agency; else of all")));
  c->add_option("--address", in->addresses,
                x.words.tr(N_("where a channel reaches the person, as mail=NAME@EXAMPLE.ORG; again for each channel")))
      ->type_name("CHANNEL=ADDRESS");
  day_option(x.words, *c, "--on", in->on, x.words.tr(N_("from this day; else today")));
  on_call(*c, x, [&x, in] { add(x, *in); });
}

void add_absences(Command& person, Context& x) {
  auto in = std::make_shared<Input>();
  auto* c = verb(
      person, x, "absent", N_("away for some days: the substitute gets what is the person's"), in,
      [](auto& x2, const Input& given, const Config&) { return absent(x2, given); }, false);
  day_option(x.words, *c, "--from", in->on, x.words.tr(N_("the first day away; else today")));
  day_option(x.words, *c, "--to", in->until, x.words.tr(N_("the last day away")))->required();
  c->add_option("--substitute", in->substitute, x.words.tr(N_("who stands in")))->required();
  verb(person, x, "back", N_("back earlier than was said, or not away after all"), std::make_shared<Input>(),
       [](auto&, const Input&, const Config&) { return PersonFact(PersonBack{}); });
}

}  // namespace

void add_person_acts(Command& p, Context& x) {
  add_adding(p, x);
  auto in = std::make_shared<Input>();
  auto* role = verb(p, x, "role", N_("other roles, in place of those before"), in,
                    [](auto&, const Input& given, const Config&) { return PersonFact(PersonRolesSet{given.roles}); });
  role_option(x.words, *role, *in);
  in = std::make_shared<Input>();
  auto* move = verb(p, x, "move", N_("to another agency"), in,
                    [](auto& x2, const Input& given, const Config&) { return moved(x2, given); });
  auto* where = move->add_choice("where");
  where->add_option("--to", in->to, x.words.tr(N_("the agency")));
  where->add_flag("--everywhere", in->everywhere, x.words.tr(N_("of every agency")));
  in = std::make_shared<Input>();
  auto* address = verb(p, x, "address", N_("where a channel reaches the person"), in, addressed);
  auto* what = address->add_choice("what");
  what->add_option("--address", in->addresses, x.words.tr(N_("the channel and the address there; none: its group")))
      ->type_name("CHANNEL=ADDRESS");
  what->add_option("--remove", in->remove, x.words.tr(N_("a channel that reaches the person no longer")))
      ->type_name("CHANNEL");
  add_absences(p, x);
  in = std::make_shared<Input>();
  auto* login = verb(
      p, x, "login", N_("the system user under whose name the person asks the service"), in,
      [](auto&, const Input& given, const Config&) { return PersonFact(PersonLoginSet{given.to}); }, false);
  auto* user = login->add_choice("user");
  user->add_option("--user", in->to, x.words.tr(N_("name of the system user on the machine of the service")));
  user->add_flag(
      "--none", [] {}, x.words.tr(N_("none any more")));
  in = std::make_shared<Input>();
  verb(p, x, "rename", N_("another name; old cases keep the one they have"), in,
       [](auto&, const Input& given, const Config&) { return PersonFact(PersonRenamed{given.to}); })
      ->add_option("--to", in->to, x.words.tr(N_("the new name")))
      ->required();
  verb(p, x, "leave", N_("no longer here from that day on; the open cases are told"), std::make_shared<Input>(),
       [](auto&, const Input&, const Config&) { return PersonFact(PersonLeft{}); });
  in = std::make_shared<Input>();
  verb(
      p, x, "void", N_("entered by mistake"), in,
      [](auto&, const Input& given, const Config&) {
        return PersonFact(PersonVoided{{given.reason, {}, {}}});
      },
      false)
      ->add_option("--reason", in->reason, x.words.tr(N_("the reason")))
      ->required();
  in = std::make_shared<Input>();
  verb(
      p, x, "erase", N_("forget the person's addresses; the chain stays valid"), in,
      [](auto&, const Input& given, const Config&) {
        return PersonFact(PersonalDataErased{{given.reason, {}, {}}});
      },
      false)
      ->add_option("--reason", in->reason, x.words.tr(N_("the reason")))
      ->required();
}

}  // namespace qixian::cli
