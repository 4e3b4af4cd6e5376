#include "engine/complaint/complaint_office.hpp"

#include <algorithm>

#include "engine/base/plain_text.hpp"
#include "engine/office/stream.hpp"

namespace qixian::engine {
namespace {

Error not_come(Day on) {
  return {"later_day", {N_("{0} has not come yet"), {on}}, {N_("check the day"), {}}, {}, {}, {}};
}

Result<void> check_closing(const Complaint& c, const ComplaintClosed& f, Day on) {
  if (f.result.empty() || !rules::is_known<ComplaintResult>(f.result))
    return refuse("unknown_result", {N_("unknown result: {0}"), {f.result}},
                  {N_("one of: {0}"), {as::a_code(rules::code_list<ComplaintResult>())}});
  if (on < c.received_on)
    return refuse("before_receipt", {N_("{0} is before {1}, the day on which it was received"), {on, c.received_on}},
                  {N_("check both dates"), {}});
  if (c.closed_on && f.reason.empty())
    return refuse("already_closed", {N_("the complaint {0} was closed on {1}"), {c.received.number, *c.closed_on}},
                  {N_("if that was entered wrongly, once more with {0}"), {as::a_field("reason")}});
  return {};
}

Result<void> check_act(const Complaint& c, const ComplaintFact& fact, Day on) {
  if (std::holds_alternative<PersonalDataErased>(fact)) return {};
  if (c.is_void)
    return refuse("void_complaint", {N_("the complaint {0} is void"), {c.received.number}},
                  {N_("enter it anew with {0}"), {as::an_act("complaint.receive")}});
  if (const auto* closing = std::get_if<ComplaintClosed>(&fact)) return check_closing(c, *closing, on);
  if (std::holds_alternative<OfficerAssigned>(fact) && !c.is_open())
    return refuse("not_open", {N_("the complaint {0} is closed"), {c.received.number}});
  return {};
}

Result<void> check_texts(const ComplaintReceived& f, const std::string& agency) {
  for (const auto* text : {&f.number, &f.officer, &f.about, &agency})
    if (auto bad = check_plain(*text)) return tl::unexpected(std::move(*bad));
  if (f.agency == 0 && agency.empty())
    return refuse("no_agency", {N_("the agency is missing"), {}}, {N_("give its name"), {}});
  if (f.number.empty())
    return refuse("no_number", {N_("the number is missing"), {}}, {N_("give {0}"), {as::a_field("number")}});
  return {};
}

/// The private texts that the store still has.
void unseal(const PrivateTexts& texts, Complaint& c) {
  for (auto* text : {&c.received.complainant, &c.received.subject, &c.note})
    if (!text->key.empty()) text->value = texts.unseal(c.stream, text->key).value_or("");
}

}  // namespace

Result<void> ComplaintOffice::each(const std::function<void(const Complaint&)>& visit) const {
  Result<void> out;
  m_office.store().each_stream(m_kind.stream_kind(), [&](StreamId id, std::span<const EventRecord> events) {
    auto c = fold_complaint(id, events);
    if (!c) {
      if (out) out = tl::unexpected(std::move(c.error()));
      return;
    }
    unseal(m_office.store(), *c);
    visit(*c);
  });
  return out;
}

Result<Complaint> ComplaintOffice::find(std::string_view text) const {
  const auto stream = find_case(m_office, m_kind, text);
  if (!stream) return tl::unexpected(stream.error());
  auto c = load(*stream);
  if (c) unseal(m_office.store(), *c);
  return c;
}

Result<Complaint> ComplaintOffice::load(StreamId stream) const {
  return fold_complaint(stream, m_office.store().load(stream));
}

Result<Complaint> ComplaintOffice::append(StreamId stream, int last, ComplaintFact fact, Day on, const Actor& by) {
  ComplaintEvent event{last + 1, on, {}, by, std::move(fact)};
  const auto kept = append_sealed<ComplaintEvent>(m_office, m_kind, stream, last, {&event, 1});
  if (!kept) return tl::unexpected(kept.error());
  auto c = load(*kept);
  if (c) m_office.store().put_deadlines(*kept, obligations(*c, m_office.calendar()));
  return c;
}

Result<void> ComplaintOffice::may(const Actor& by, std::string_view verb, StreamId agency) const {
  return m_office.may(by, act_name(verb), {m_kind.stream_kind(), agency});
}

Result<Complaint> ComplaintOffice::receive(const ComplaintReceived& received, Day on, const Actor& by,
                                           const std::string& agency_name) {
  if (auto fine = check_texts(received, agency_name); !fine) return tl::unexpected(std::move(fine.error()));
  if (on > m_office.today()) return tl::unexpected(not_come(on));
  if (!m_office.calendar().covers(on))
    return refuse("date_outside", {N_("{0} lies outside the calendar"), {on}},
                  {N_("the calendar is known from {0}"), {m_office.calendar().first()}});
  return m_office.write([&]() -> Result<Complaint> {
    auto fact = received;
    const auto agency = agency_of_new(m_office, fact.agency, agency_name, on, by);
    if (!agency) return tl::unexpected(agency.error());
    fact.agency = *agency;
    if (auto mine = may(by, ComplaintReceived::verb, fact.agency); !mine)
      return tl::unexpected(std::move(mine.error()));
    if (case_numbered(m_office, m_kind, fact.agency, fact.number))
      return tl::unexpected(number_taken(m_kind, fact.number));
    return append(0, 0, std::move(fact), on, by);
  });
}

Result<Complaint> ComplaintOffice::act(StreamId stream, const ComplaintFact& fact, Day on, const Actor& by,
                                       std::optional<int> seen) {
  if (on > m_office.today()) return tl::unexpected(not_come(on));
  return m_office.write([&]() -> Result<Complaint> {
    const auto records = m_office.store().load(stream);
    const auto history = decode_events<ComplaintFact>(records);
    if (!history) return tl::unexpected(history.error());
    const auto c = fold_complaint(stream, records);
    if (!c) return c;
    if (auto mine = may(by, verb_of(fact), c->received.agency); !mine) return tl::unexpected(std::move(mine.error()));
    if (auto fresh = check_seen<ComplaintEvent>(*history, seen); !fresh)
      return tl::unexpected(std::move(fresh.error()));
    if (auto fine = check_act(*c, fact, on); !fine) return tl::unexpected(std::move(fine.error()));
    return append(stream, c->last_seq, fact, on, by);
  });
}

}  // namespace qixian::engine
