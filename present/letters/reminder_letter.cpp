#include "present/letters/reminder_letter.hpp"

#include <algorithm>
#include <boost/mp11.hpp>
#include <unordered_map>

#include "engine/complaint/complaint.hpp"
#include "engine/publication/publication.hpp"
#include "engine/request/case/event.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"
#include "present/letters/due_pages.hpp"

namespace qixian::present {
namespace {

using engine::Delivery;
using engine::Said;
using engine::document::Document;
using engine::document::Foot;
using engine::document::Paragraph;

/// What is to be done, and what follows when it is not.
const char* what_follows(const Delivery& d) {
  static const std::unordered_map<std::string_view, const char*> sentences{
      {"reply", N_("Answer, or extend before the limit ends (R19 art 33).")},
      {"new_answer", N_("Answer anew by the day that the order sets.")},
      {"receipt", N_("Confirm the receipt with the applicant; until then no limit runs (R19 art 31).")},
      {"supplement_notice", N_("If the request is unclear, ask for the supplement by this day (R19 art 30).")},
      {"supplement", N_("Without a supplement and a good reason the request can lapse after this day (R19 art 30).")},
      {"third_party", N_("Without an opinion by then the agency decides itself, and the clock runs on (R19 art 32).")},
      {"agency", N_("Silence is consent, and the clock runs on after this day (R19 art 34).")},
      {"fee", N_("Unpaid, the request can lapse after this day (FEE).")},
      {"fee_receipt", N_("Find out when the applicant received the fee notice and record it (charge-received): until "
                         "then the time to pay has not begun and the request can't lapse (FEE art 6).")},
      {"review", N_("The next step of the review waits since this day, and the reply limit runs on (R19 art 17).")},
      {"reconsideration_answer", N_("Send the written answer and the evidence to the reviewing body (REV).")},
      {"defence", N_("Send the defence and the evidence to the court (LIT).")},
      {"publication", N_("Publish the item, or record the ground for withholding it (R19 art 26).")},
      {"complaint", N_("Close the complaint with its result and tell who made it (R19 art 51).")},
      {"annual_report", N_("Publish the annual report by this day (R19 art 49).")},
      {"holiday_notice", N_("Import the notice with `qixian calendar import`; until then days are provisional.")}};
  const bool reply = d.said.kind == "reply" || d.said.kind == "new_answer";
  if (reply && d.said.due && *d.said.due < d.today)
    return N_("Answer without delay: past its limit an answer is late.");
  const auto found = sentences.find(d.said.kind);
  return found == sentences.end() ? "" : found->second;
}

/// The word of the act that did it; a notice by its number.
std::string cause_text(const Words& words, const std::string& because) {
  if (because == "notice_imported") return words.tr(N_("a holiday notice"));
  if (because == "stop_ended") return words.tr(N_("the time of the consultation has ended"));
  std::string verb;
  const auto look = [&]<class F>(std::type_identity<F>) {
    if (because == F::type) verb = F::verb;
  };
  namespace mp = boost::mp11;
  mp::mp_for_each<mp::mp_transform<std::type_identity, engine::Fact>>(look);
  mp::mp_for_each<mp::mp_transform<std::type_identity, engine::PublicationFact>>(look);
  mp::mp_for_each<mp::mp_transform<std::type_identity, engine::ComplaintFact>>(look);
  return verb.empty() ? because : label(words, verb);
}

bool counts_from_opening(std::string_view kind) { return kind == "review" || kind == "fee_receipt"; }

std::string subject_of(const Words& words, const Said& said) {
  return said.number.empty() ? deadline_name(words, said.kind) : said.number + " " + deadline_name(words, said.kind);
}

std::string time_left(const Words& words, const Delivery& d) {
  const auto days = std::to_string(d.left < 0 ? -d.left : d.left);
  if (counts_from_opening(d.said.kind))
    return words.render({words.ntr(N_("open for {0} working day"), N_("open for {0} working days"), -d.left), {days}});
  if (d.said.kind == "receipt") return words.tr(N_("to be confirmed"));
  engine::DueCase one;
  one.due = *d.said.due;
  one.left = d.left;
  return days_left(words, one, d.today);
}

std::string due_line(const Words& words, const Said& said) {
  return words.render(
      {N_("Due: {0}"), {day_text(words, *said.due) + (said.provisional ? words.tr(N_(" (provisional)")) : "")}});
}

void say(Document& letter, std::string line) { letter.blocks.emplace_back(Paragraph{std::move(line)}); }

void add_case(const Words& words, Document& letter, const Said& said) {
  if (!said.agency.empty()) say(letter, words.render({N_("Agency: {0}"), {said.agency}}));
  if (said.number.empty()) return;
  const auto officer = said.officer.empty() ? std::string(words.tr(N_("(none named)"))) : said.officer;
  say(letter, words.render({N_("Officer: {0}"), {officer}}));
}

}  // namespace

std::string deadline_name(const Words& words, std::string_view kind) {
  for (const auto& known : engine::rung_kinds())
    if (known.code == kind && words.is_chinese()) return std::string(known.zh);
  std::string name(kind);
  std::ranges::replace(name, '_', ' ');
  return name;
}

Document reminder_letter(const Words& words, const Delivery& d) {
  const auto& said = d.said;
  Document letter;
  const auto of = subject_of(words, said);
  if (said.what == "moved") {
    const bool again = said.was == said.due;  // a stop was taken back
    letter.title = again ? words.render({N_("{0}: to be done again by {1}"), {of, *said.due}})
                         : words.render({N_("{0}: deadline moved from {1} to {2}"), {of, *said.was, *said.due}});
    say(letter,
        words.render({N_("The deadline moved from {0} to {1}, because: {2}."),
                      {day_text(words, *said.was), day_text(words, *said.due), cause_text(words, said.because)}}));
  } else if (said.what == "ended") {
    const bool stopped = said.open && (said.kind == "reply" || said.kind == "new_answer");
    letter.title = words.render({stopped ? N_("{0}: the clock stands still") : N_("{0}: no longer to be done"), {of}});
    say(letter, words.render(
                    {stopped ? N_("The deadline of {0} does not run for now, because: {1}.")
                             : N_("What was to be done by {0} is no longer to be done, because: {1}."),
                     {said.was ? day_text(words, *said.was) : words.tr(N_("then")), cause_text(words, said.because)}}));
  } else {
    letter.title = words.render({N_("{0}: {1}"), {of, time_left(words, d)}});
  }
  add_case(words, letter, said);
  if (said.due)
    say(letter, counts_from_opening(said.kind) ? words.render({N_("Since: {0}"), {day_text(words, *said.due)}})
                                               : due_line(words, said));
  if (said.stopped) say(letter, words.tr(N_("The clock stands still for now; this day holds when it goes on.")));
  if (said.what != "ended") say(letter, words.tr(what_follows(d)));
  std::string foot = words.tr(N_("Sent by qixian."));
  if (!d.instead_of.empty()) foot += " " + words.render({N_("You get this in place of {0}."), {d.instead_of}});
  letter.blocks.emplace_back(Foot{std::move(foot)});
  return letter;
}

}  // namespace qixian::present
