#include <boost/json.hpp>

#include "cli/agency_choice.hpp"
#include "cli/commands/acts.hpp"
#include "engine/complaint/complaint_office.hpp"
#include "engine/office/practice.hpp"
#include "present/kinds/complaint_view.hpp"

namespace qixian::cli {
namespace {

using namespace engine;

struct Input {
  std::string number, agency, complainant, subject, officer, about, result, note, reason;
  std::optional<Day> on;
  std::optional<int> days;
  int year = 0;
  bool open = false;
};

void answer(Context& x, const Result<Complaint>& done) {
  if (!done) return x.fail(done.error());
  const auto& office = *x.office();
  if (x.json) return x.print(to_json(*done, office));
  std::cout << done->received.number << "  " << status_text(x.words, *done, office);
  if (done->closed_on && !done->is_void) std::cout << "  " << label(x.words, done->result);
  if (done->is_open())
    std::cout << "  " << (done->received.days ? std::string(x.words.tr(N_("due"))) + " " : "")
              << due_sentence(x.words, *done, office);
  std::cout << '\n';
}

void show(Context& x, const std::string& number) {
  auto* office = x.office();
  if (!office) return;
  const auto c = ComplaintOffice(*office).find(number);
  if (!c) return x.fail(c.error());
  if (x.json) return x.print(to_json(*c, *office));
  for (const auto& line : page_lines(x.words, *c, *office)) print_line(line.name, line.value);
}

void list(Context& x, const Input& in) {
  auto* office = x.office();
  if (!office) return;
  StreamId root = 0;
  if (!in.agency.empty()) {
    const auto named = agency_named(x, in.agency, "complaint list");
    if (!named) return;
    root = *named;
  }
  json::array out;
  Table table({whole(x.words.tr(N_("number"))),
               {x.words.tr(N_("agency"))},
               {x.words.tr(N_("officer"))},
               {x.words.tr(N_("received"))},
               {x.words.tr(N_("due"))},
               {x.words.tr(N_("status"))},
               {x.words.tr(N_("closed"))},
               {x.words.tr(N_("result"))}});
  const auto read = ComplaintOffice(*office).each([&](const Complaint& c) {
    const auto id = c.received.agency;
    if (c.is_void || (in.open && !c.is_open())) return;
    if (in.year && (!c.closed_on || rules::year_of(*c.closed_on) != in.year)) return;
    if (root && id != root && !office->agencies().is_under(id, root, office->today())) return;
    table.add({c.received.number, agency_name(*office, id), c.officer, rules::iso(c.received_on), due_text(c, *office),
               status_text(x.words, c, *office), or_dash(c.closed_on), label(x.words, c.result)});
    out.push_back(to_json(c, *office));
  });
  if (!read) return x.fail(read.error());
  if (x.json) return x.print(out);
  if (table.empty()) return x.say({N_("no complaint"), {}});
  print(table);
}

void receive(Context& x, const Input& in) {
  auto* office = x.office(For::beginning);
  if (!office) return;
  ComplaintReceived fact;
  fact.number = in.number;
  const auto own = choice_of(office->store(), "complaint-limit");
  fact.days = in.days.value_or(own == "none" ? 0 : std::stoi(own));
  fact.officer = in.officer;
  fact.about = in.about;
  fact.complainant.value = in.complainant;
  fact.subject.value = in.subject;
  if (!in.about.empty()) {
    const auto request = RequestOffice(*office).find(in.about);
    if (!request) return x.fail(request.error());
    fact.request = *request;
  }
  answer(x, ComplaintOffice(*office).receive(std::move(fact), in.on.value_or(x.today()), x.by, in.agency));
}

/// One more event of a complaint.
void act(Context& x, const Input& in, ComplaintFact fact) {
  auto* office = x.office(For::writing);
  if (!office) return;
  ComplaintOffice complaints(*office);
  const auto c = complaints.find(in.number);
  if (!c) return x.fail(c.error());
  const bool erases = std::holds_alternative<PersonalDataErased>(fact);
  answer(x, complaints.act(c->stream, std::move(fact), in.on.value_or(x.today()), x.by));
  if (erases) tell_erasure(x);
}

/// What a correction does not give again stays: the day of closing decides the year in which it counts.
void close(Context& x, Input in, ComplaintClosed fact) {
  auto* office = x.office(For::writing);
  if (!office) return;
  const auto c = ComplaintOffice(*office).find(in.number);
  if (!c) return x.fail(c.error());
  if (c->closed_on && !fact.reason.value.empty()) {
    if (!in.on) in.on = c->closed_on;
    if (fact.note.value.empty()) fact.note.value = c->note.value;
  }
  act(x, in, std::move(fact));
}

std::shared_ptr<Input> numbered(const Words& words, Command& c) {
  auto in = std::make_shared<Input>();
  c.add_option("NUMBER", in->number, words.tr(N_("the complaint's number, or AGENCY/NUMBER")))->required();
  return in;
}

void add_receiving(Command& complaint, Context& x) {
  auto* c = complaint.add_subcommand("receive", x.words.tr(N_("a complaint or report about disclosure has come")));
  auto in = std::make_shared<Input>();
  c->add_option("--number", in->number, x.words.tr(N_("its number, unique in the agency")))->required();
  c->add_option("--agency", in->agency, x.words.tr(N_("the agency that deals with it")))->required();
  day_option(x.words, *c, "--received", in->on, x.words.tr(N_("the day it came; else today")));
  c->add_option("--days", in->days, x.words.tr(N_("working days to its limit; else the office's own (`practice`)")))
      ->between(0, 250);
  c->add_option("--officer", in->officer, x.words.tr(N_("the officer in charge")));
  c->add_option("--about", in->about, x.words.tr(N_("the number of the request that it is about, if it is about one")));
  c->add_option("--complainant", in->complainant, x.words.tr(N_("who makes it; may be missing")));
  c->add_option("--subject", in->subject, x.words.tr(N_("what it is about")));
  on_call(*c, x, [&x, in] { receive(x, *in); });
}

void add_closing(Command& complaint, Context& x) {
  auto* c = complaint.add_subcommand("close", x.words.tr(N_("it has been dealt with; counts in the year of this day")));
  auto in = numbered(x.words, *c);
  c->add_option("--result", in->result, rules::code_list<ComplaintResult>("|"))->required();
  day_option(x.words, *c, "--on", in->on, x.words.tr(N_("the day it happened; else today")));
  c->add_option("--note", in->note, x.words.tr(N_("what was found and done")));
  c->add_option("--reason", in->reason, x.words.tr(N_("what was entered wrongly, where it is closed already")));
  on_call(*c, x, [&x, in] {
    ComplaintClosed fact;
    fact.result = in->result;
    fact.note.value = in->note;
    fact.reason.value = in->reason;
    close(x, *in, std::move(fact));
  });
}

}  // namespace

void show_complaints_about(Context& x, engine::StreamId request) {
  const auto& office = *x.office();
  const auto read = ComplaintOffice(*x.office()).each([&](const Complaint& c) {
    if (c.is_void || c.received.request != request) return;
    auto text = c.received.number + "  " + status_text(x.words, c, office);
    if (c.closed_on) text += "  " + rules::iso(*c.closed_on) + "  " + label(x.words, c.result);
    print_line(x.words.tr(N_("complaint or report")), text);
  });
  if (!read) x.fail(read.error());
}

void add_complaint(Command& app, Context& x) {
  auto* p = app.add_subcommand("complaint", x.words.tr(N_("complaints and reports about disclosure that stand alone")));
  p->require_subcommand(1);
  add_receiving(*p, x);
  add_closing(*p, x);
  auto* assign = p->add_subcommand("assign", x.words.tr(N_("name the officer")));
  auto assigned = numbered(x.words, *assign);
  assign->add_option("--officer", assigned->officer, x.words.tr(N_("the officer in charge")))->required();
  on_call(*assign, x, [&x, assigned] { act(x, *assigned, OfficerAssigned{assigned->officer}); });
  auto* away = p->add_subcommand("void", x.words.tr(N_("it was entered by mistake: it counts nowhere")));
  auto voided = numbered(x.words, *away);
  away->add_option("--reason", voided->reason, x.words.tr(N_("the reason")))->required();
  on_call(*away, x, [&x, voided] { act(x, *voided, ComplaintVoided{{voided->reason, {}, {}}}); });
  auto* erase = p->add_subcommand("erase", x.words.tr(N_("forget who made it and its words; the chain stays valid")));
  auto erased = numbered(x.words, *erase);
  erase->add_option("--reason", erased->reason, x.words.tr(N_("the reason")))->required();
  on_call(*erase, x, [&x, erased] { act(x, *erased, PersonalDataErased{{erased->reason, {}, {}}}); });
  auto* one = p->add_subcommand("show", x.words.tr(N_("one complaint")));
  auto shown = numbered(x.words, *one);
  on_call(*one, x, [&x, shown] { show(x, shown->number); });
  auto* l = p->add_subcommand("list", x.words.tr(N_("all complaints")));
  auto in = std::make_shared<Input>();
  l->add_option("--agency", in->agency, x.words.tr(N_("an agency and all below it")));
  l->add_option("--year", in->year, x.words.tr(N_("those that were closed in this year")))->between(2008, 2080);
  l->add_flag("--open", in->open, x.words.tr(N_("those that are open")));
  on_call(*l, x, [&x, in] { list(x, *in); });
}

}  // namespace qixian::cli
