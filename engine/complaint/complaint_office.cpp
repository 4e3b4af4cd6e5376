#include "engine/complaint/complaint_office.hpp"

#include <algorithm>

#include "engine/base/plain_text.hpp"
#include "engine/store/sealed_fact.hpp"

namespace qixian::engine {
namespace {

constexpr std::string_view stream_kind = "complaint";

Result<void> check_day(Day on, Day today) {
  if (on <= today) return {};
  return refuse("later_day", {N_("{0} has not come yet"), {rules::iso(on)}}, {N_("check the day"), {}});
}

std::string joined(std::span<const std::string_view> words) {
  std::string all;
  for (const auto word : words) (all += all.empty() ? "" : ", ") += word;
  return all;
}

Result<void> check_closing(const Complaint& c, const ComplaintClosed& f, Day on) {
  const auto known = complaint_results();
  if (std::ranges::find(known, f.result) == known.end())
    return refuse("unknown_result", {N_("unknown result: {0}"), {f.result}}, {N_("one of: {0}"), {joined(known)}});
  if (on < c.received_on)
    return refuse(
        "before_receipt",
        {N_("{0} is before {1}, the day on which it was received"), {rules::iso(on), rules::iso(c.received_on)}},
        {N_("check both dates"), {}});
  if (c.closed_on && f.reason.empty())
    return refuse("already_closed",
                  {N_("the complaint {0} was closed on {1}"), {c.received.number, rules::iso(*c.closed_on)}},
                  {N_("if that was entered wrongly, once more with --reason"), {}});
  return {};
}

Result<void> check_act(const Complaint& c, const ComplaintFact& fact, Day on) {
  if (std::holds_alternative<PersonalDataErased>(fact)) return {};
  if (c.is_void)
    return refuse("void_complaint", {N_("the complaint {0} is void"), {c.received.number}},
                  {N_("enter it anew with `qixian complaint receive`"), {}});
  if (const auto* closing = std::get_if<ComplaintClosed>(&fact)) return check_closing(c, *closing, on);
  if (std::holds_alternative<OfficerAssigned>(fact) && !c.is_open())
    return refuse("not_open", {N_("the complaint {0} is closed"), {c.received.number}});
  return {};
}

Result<void> check_texts(const ComplaintReceived& f, const std::string& agency) {
  for (const auto* text : {&f.number, &f.officer, &f.about, &agency})
    if (auto bad = check_plain(*text)) return tl::unexpected(std::move(*bad));
  if (f.number.empty()) return refuse("no_number", {N_("the number is missing"), {}}, {N_("give --number"), {}});
  return {};
}

}  // namespace

Result<void> ComplaintOffice::each(const std::function<void(const Complaint&)>& visit) const {
  Result<void> out;
  m_office.store().each_stream(stream_kind, [&](StreamId id, std::span<const EventRecord> events) {
    auto c = fold_complaint(id, events);
    if (!c) {
      if (out) out = tl::unexpected(std::move(c.error()));
      return;
    }
    for (auto* text : {&c->received.complainant, &c->received.subject, &c->note})
      if (!text->key.empty()) text->value = m_office.store().unseal(id, text->key).value_or("");
    visit(*c);
  });
  return out;
}

Result<Complaint> ComplaintOffice::find(std::string_view text) const {
  const auto& agencies = m_office.agencies();
  const auto meant = agencies.addressed(text);
  std::vector<Complaint> found;
  const auto read = each([&](const Complaint& c) {
    const bool mine =
        meant.agencies.empty() || std::ranges::find(meant.agencies, c.received.agency) != meant.agencies.end();
    if (c.received.number == meant.number && mine && !c.is_void) found.push_back(c);
  });
  if (!read) return tl::unexpected(read.error());
  if (found.size() == 1) return std::move(found.front());
  if (found.empty())
    return refuse("no_complaint", {N_("no complaint {0}"), {std::string(text)}},
                  {N_("see `qixian complaint list`"), {}});
  std::vector<StreamId> owners;
  for (const auto& c : found) owners.push_back(c.received.agency);
  return refuse("ambiguous_number", {N_("several agencies have a complaint {0}"), {meant.number}},
                {N_("say which: {0}"), {agencies.addresses(owners, meant.number)}});
}

Result<Complaint> ComplaintOffice::load(StreamId stream) const {
  return fold_complaint(stream, m_office.store().load(stream));
}

Result<Complaint> ComplaintOffice::append(StreamId stream, int last, ComplaintFact fact, Day on,
                                          const std::string& by) {
  auto& store = m_office.store();
  const auto event = sealed_event(store, stream, last + 1, on, m_office.timestamp(), by, fact);
  if (auto done = store.append(stream_kind, stream, last, {&event, 1}); !done)
    return tl::unexpected(std::move(done.error()));
  auto c = load(stream);
  if (c) store.put_deadlines(stream, obligations(*c, m_office.calendar()));
  return c;
}

Result<Complaint> ComplaintOffice::receive(ComplaintReceived fact, Day on, const std::string& by,
                                           const std::string& agency) {
  if (auto fine = check_texts(fact, agency); !fine) return tl::unexpected(std::move(fine.error()));
  if (auto fine = check_day(on, m_office.today()); !fine) return tl::unexpected(std::move(fine.error()));
  if (!m_office.calendar().covers(on))
    return refuse("date_outside", {N_("{0} lies outside the calendar"), {rules::iso(on)}},
                  {N_("the calendar is known from {0}"), {rules::iso(m_office.calendar().first())}});
  const auto transaction = m_office.begin();
  const auto named = m_office.agency_for_ledger(agency, on, by);
  if (!named) return tl::unexpected(named.error());
  fact.agency = *named;
  bool taken = false;
  const auto alike = m_office.agencies().alike(*named);
  const auto read = each([&](const Complaint& c) {
    const bool mine = std::ranges::find(alike, c.received.agency) != std::ranges::end(alike);
    taken |= !c.is_void && mine && c.received.number == fact.number;
  });
  if (!read) return tl::unexpected(read.error());
  if (taken)
    return refuse("number_taken", {N_("the number {0} is in use in this agency"), {fact.number}},
                  {N_("see `qixian complaint show {0}`"), {fact.number}});
  auto done = append(m_office.store().new_stream(stream_kind), 0, std::move(fact), on, by);
  if (done) transaction->commit();
  return done;
}

Result<Complaint> ComplaintOffice::act(StreamId stream, ComplaintFact fact, Day on, const std::string& by) {
  if (auto fine = check_day(on, m_office.today()); !fine) return tl::unexpected(std::move(fine.error()));
  const auto transaction = m_office.begin();
  const auto c = load(stream);
  if (!c) return c;
  if (auto fine = check_act(*c, fact, on); !fine) return tl::unexpected(std::move(fine.error()));
  auto done = append(stream, c->last_seq, std::move(fact), on, by);
  if (done) transaction->commit();
  return done;
}

}  // namespace qixian::engine
