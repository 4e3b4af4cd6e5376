#include <unistd.h>

#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/commands/publish.hpp"
#include "present/house/publication_view.hpp"
#include "present/language/wording.hpp"

namespace qixian::cli {
namespace {

using engine::PublicationRow;

struct Input {
  engine::PublicationFilter filter;
  std::string agency;
  int due_within = -1;
  bool overdue = false;
};

void list(Context& x, Input in) {
  auto* publications = x.publications();
  if (!publications) return;
  const auto& office = publications->office();
  AgencyChoice choice;
  if (!choice.narrow(x, in.agency, "publish list", in.filter)) return;
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
    const auto* agency = office.agencies().find(row.agency);
    table.add({row.number, one_line(publications->title_of(row)), agency ? agency->name() : "", row.officer,
               rules::iso(row.made_on), rules::iso(row.due) + (row.provisional ? "?" : ""),
               status_text(x.words, row, x.today()), machine_text(x.words, row.review),
               row.closed_on ? rules::iso(*row.closed_on) : ""});
  });
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no item"), {}});
  print(table);
}

void line(const Words& words, const char* name, const std::string& value) {
  if (!value.empty()) std::cout << pad_right(words.tr(name), 22) << value << '\n';
}

void show_text(Context& x, const engine::LoadedPublication& item, const PublicationRow& row, bool explain) {
  const auto& office = *x.office();
  const auto* agency = office.agencies().find(row.agency);
  const auto& review = item.p.review;
  line(x.words, N_("index"), row.number);
  line(x.words, N_("title"), item.p.erased ? x.words.tr(N_("(erased)")) : one_line(item.p.title.value));
  line(x.words, N_("agency"), agency ? agency->name() : "");
  line(x.words, N_("category"), row.category);
  line(x.words, N_("officer"), row.officer);
  line(x.words, N_("status"), status_text(x.words, row, x.today()));
  line(x.words, N_("made"), day_text(x.words, row.made_on));
  line(x.words, N_("due"), due_text(x.words, row, office));
  line(x.words, N_("rule"),
       item.p.own_due ? item.p.own_rule : rule_text(x.words, engine::publication_rule(item.p.law).id));
  std::string reviewed = machine_text(x.words, review.state);
  if (review.outcome != engine::ReviewOutcome::none) reviewed += " " + choice_text(x.words, review.outcome);
  line(x.words, N_("confidentiality review"), reviewed);
  line(x.words, N_("reviewer"), review.reviewer);
  line(x.words, N_("approved by"), review.leader);
  if (row.closed_on)
    line(x.words, row.state == "withheld" ? N_("withheld") : N_("made public"), day_text(x.words, *row.closed_on));
  line(x.words, N_("where"), row.place);
  line(x.words, N_("article"), article_text(x.words, row.article));
  line(x.words, N_("ground"), item.p.ground.empty() ? review.ground.value : item.p.ground.value);
  if (row.flags == "unreviewed")
    std::cout << "! " << x.words.tr(N_("published or withheld without a completed review")) << '\n';
  std::cout << '\n';
  Table table({{"#", Align::Right},
               {x.words.tr(N_("happened"))},
               {x.words.tr(N_("event"))},
               {x.words.tr(N_("by"))},
               {x.words.tr(N_("recorded"))}});
  for (const auto& e : item.events) {
    auto what = label(x.words, engine::verb_of(e.fact));
    if (const auto* step = std::get_if<engine::ReviewStepped>(&e.fact))
      what += x.words.tr(N_(": ")) + machine_text(x.words, step->step);
    table.add({std::to_string(e.seq), rules::iso(e.on), what, e.by, e.recorded_at});
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
  l->add_option("--state", in->filter.state, "pending|published|withheld")
      ->one_of({"pending", "published", "withheld"});
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
