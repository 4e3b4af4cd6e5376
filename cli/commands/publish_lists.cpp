#include <unistd.h>

#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/commands/publish.hpp"
#include "present/kinds/publication_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

using engine::PublicationRow;

struct Input {
  engine::PublicationFilter filter;
  std::string state, agency;
  int due_within = -1;
  bool overdue = false;
};

void list(Context& x, Input in) {
  auto* publications = x.publications();
  if (!publications) return;
  const auto& office = publications->office();
  AgencyChoice choice;
  if (!choice.narrow(x, in.agency, "publish list", in.filter)) return;
  if (!in.state.empty()) in.filter.state = rules::coded<engine::PublicationState>(in.state);
  if (in.overdue) in.filter.due_before = x.today();
  if (in.due_within >= 0) in.filter.due_until = office.calendar().add(x.today(), in.due_within);
  Table table({{x.words.tr(N_("index"))},
               {x.words.tr(N_("title"))},
               {x.words.tr(N_("agency"))},
               {x.words.tr(N_("officer"))},
               {x.words.tr(N_("made"))},
               {x.words.tr(N_("due"))},
               {x.words.tr(N_("status"))},
               {x.words.tr(N_("confidentiality review"))},
               {x.words.tr(N_("closed on"))}});
  json::array out;
  publications->rows().each(in.filter, [&](const PublicationRow& row) {
    if (!choice.has(row.agency)) return;
    if (x.json) {
      out.push_back(to_json(row, *publications));
      return;
    }
    table.add({row.number, one_line(publications->title_of(row)), agency_name(office, row.agency), row.officer,
               rules::iso(row.made_on), rules::iso(row.due) + (row.provisional ? "?" : ""),
               status_text(x.words, row, x.today()), machine_text(x.words, row.review),
               row.closed_on ? rules::iso(*row.closed_on) : ""});
  });
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no item"), {}});
  print(table);
}

void show_text(Context& x, const engine::LoadedPublication& item, const PublicationRow& row, bool explain) {
  const auto& office = *x.office();
  for (const auto& line : page_lines(x.words, item, row, office)) print_line(line.name, line.value);
  if (row.flags == "unreviewed") std::cout << "! " << unreviewed_text(x.words) << '\n';
  std::cout << '\n';
  Table table({{"#", Align::Right},
               {x.words.tr(N_("happened"))},
               {x.words.tr(N_("event"))},
               {x.words.tr(N_("by"))},
               {x.words.tr(N_("recorded"))}});
  for (const auto& e : item.events) {
    table.add({std::to_string(e.seq), rules::iso(e.on), what_text(x.words, e.fact), e.by, e.recorded_at});
  }
  print(table);
  if (!explain) return;
  std::cout << '\n';
  print_steps(x.words, steps_of(item.p, office.calendar()));
}

void show(Context& x, const std::string& number, bool explain) {
  auto* publications = x.publications();
  if (!publications) return;
  const auto stream = publications->find(number);
  const auto item = stream ? publications->load(*stream) : tl::unexpected(stream.error());
  if (!item) return x.fail(item.error());
  const auto row = engine::project(item->p, item->stream, x.office()->calendar());
  if (x.json) return x.print(page_json(x.words, *item, row, *publications));
  show_text(x, *item, row, explain);
}

void add_filter(const Words& words, Command& c, const std::shared_ptr<Input>& in) {
  c.add_option("--agency", in->agency, words.tr(N_("of one agency")));
  c.add_option("--officer", in->filter.officer, words.tr(N_("of one officer")));
}

}  // namespace

void add_publish_lists(Command& publish, Context& x) {
  auto in = std::make_shared<Input>();
  auto* l = publish.add_subcommand("list", x.words.tr(N_("items, by due day")));
  l->add_option("--state", in->state, "pending|published|withheld")->one_of({"pending", "published", "withheld"});
  l->add_option("--due-within", in->due_within, x.words.tr(N_("items due within so many working days")))
      ->between(0, 1000);
  add_filter(x.words, *l, in);
  on_call(*l, x, [&x, in] { list(x, *in); });
  auto late = std::make_shared<Input>();
  late->overdue = true;
  auto* o = publish.add_subcommand("overdue", x.words.tr(N_("items past their limit")));
  add_filter(x.words, *o, late);
  on_call(*o, x, [&x, late] { list(x, *late); });
  struct Show {
    std::string number;
    bool explain = false;
  };
  auto shown = std::make_shared<Show>();
  auto* s = publish.add_subcommand("show", x.words.tr(N_("one item and its events")));
  s->add_option("INDEX", shown->number, x.words.tr(N_("the item's index number, or AGENCY/INDEX")))->required();
  s->add_flag("--explain", shown->explain, x.words.tr(N_("why the limit ends on that day, step by step")));
  on_call(*s, x, [&x, shown] { show(x, shown->number, shown->explain); });
}

}  // namespace qixian::cli
