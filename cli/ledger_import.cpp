#include "cli/ledger_import.hpp"

#include <algorithm>
#include <iterator>

namespace qixian::cli {

using namespace engine;

namespace {

BadCell at(LedgerColumn column, Error error) { return {column, std::move(error)}; }

}  // namespace

Result<LedgerImport::Outcome, BadCell> LedgerImport::take(LedgerRow row) {
  if (auto bad = normalise(row)) return tl::unexpected(std::move(*bad));
  const auto& number = row[LedgerColumn::number];
  const auto& name = row[LedgerColumn::agency];
  StreamId agency = 0;  // new
  if (!m_office.agencies().bearing(name).empty()) {
    const auto known = m_office.agencies().the_one(name);
    if (!known) return tl::unexpected(at(LedgerColumn::agency, known.error()));
    agency = *known;
  }
  const auto stored = agency ? m_requests.numbered(agency, number) : std::nullopt;
  // By its first name: under that it is the same before and after this file makes it.
  const auto key = (agency ? m_office.agencies().find(agency)->names.front().second : name) + "/" + number;
  if (is_second(stored, key)) {
    return tl::unexpected(
        at(LedgerColumn::number,
           {"twice", {N_("{0} stands twice in this file"), {number}}, {N_("keep one of the rows"), {}}, "", "", ""}));
  }
  auto done = stored ? bring_up_to_date(*stored, row) : begin(row, agency);
  if (!done && !stored) {
    m_store_lacks_some = true;
    m_office.store().note_once(key);
  }
  return done;
}

// Memory must not grow with the file. A case that this file made is known by its number in the store, behind the first
// one that it made; the others, and the bad rows, are noted in a table of the store's own.
bool LedgerImport::is_second(const std::optional<StreamId>& stored, const std::string& key) {
  if (stored && m_first_own != 0 && *stored >= m_first_own) return true;
  return (stored || m_store_lacks_some) && !m_office.store().note_once(key);
}

Result<LedgerImport::Outcome, BadCell> LedgerImport::begin(const LedgerRow& row, StreamId agency) {
  const auto submitted = *rules::parse_day(row[LedgerColumn::submitted_on]);
  if (auto taken = m_office.takes_requests(agency, submitted); !taken)
    return tl::unexpected(at(LedgerColumn::agency, std::move(taken.error())));
  auto acts = plan(row, nullptr, agency, m_by);
  if (!acts) return tl::unexpected(std::move(acts.error()));
  return write(nullptr, row, std::move(*acts));
}

Result<LedgerImport::Outcome, BadCell> LedgerImport::bring_up_to_date(StreamId stored, const LedgerRow& row) {
  auto loaded = load_request(m_office, stored);
  if (!loaded) return tl::unexpected(at(LedgerColumn::number, loaded.error()));
  unseal(m_office, *loaded);
  const auto known = row_of(loaded->c, row[LedgerColumn::agency]);
  auto acts = plan(row, &known, loaded->c.request.agency, m_by);
  if (!acts) return tl::unexpected(std::move(acts.error()));
  if (acts->empty()) return Outcome{same, false};
  return write(&*loaded, row, std::move(*acts));
}

/// Nothing of a decision hangs on the agency's number.
std::optional<BadCell> LedgerImport::begin_agency(Event& first, Case& c, const LedgerRow& row) {
  auto& request = std::get<RequestReceived>(first.fact);
  if (request.agency != 0) return std::nullopt;
  const auto made = m_office.agency_for_ledger(row[LedgerColumn::agency], request.submitted_on, m_by);
  if (!made) return at(LedgerColumn::agency, made.error());
  request.agency = c.request.agency = *made;
  return std::nullopt;
}

Result<LedgerImport::Outcome, BadCell> LedgerImport::write(const LoadedCase* known, const LedgerRow& row,
                                                           std::vector<LedgerAct> acts) {
  std::vector<Event> history = known ? known->events : std::vector<Event>{};
  const auto stored = static_cast<std::ptrdiff_t>(history.size());
  history.reserve(history.size() + acts.size() + 1);  // one more for an answer that is served on the spot
  Case c = known ? known->c : Case{};
  const int after = c.last_seq;
  for (auto& act : acts) {
    if (is_premature_remedy(c, act.proposal.fact, act.proposal.on, m_office.calendar())) {
      return tl::unexpected(
          at(act.column, {"premature_remedy",
                          {N_("{0}: there is no answer yet, and the reply limit has not passed"), {act.proposal.on}},
                          {N_("check this date and the date of the answer"), {}},
                          "",
                          "",
                          "LIT art 47"}));
    }
    if (act.proposal.on >= c.last_on) {
      auto event = follow(c, act.proposal, m_office.today(), Mode::record, m_office.calendar());
      if (!event) return tl::unexpected(bad_cell(act, std::move(event.error())));
      history.push_back(std::move(*event));
      continue;
    }
    auto decision = decide(history, c, act.proposal, m_office.today(), Mode::record, m_office.calendar());
    if (!decision) return tl::unexpected(bad_cell(act, std::move(decision.error())));
    std::ranges::move(decision->events, std::back_inserter(history));
    c = std::move(decision->after);
  }
  const bool flagged = !c.flags.empty();
  if (!known) {
    if (auto bad = begin_agency(history.front(), c, row)) return tl::unexpected(std::move(*bad));
  }
  Decision whole;
  whole.events.assign(std::move_iterator(history.begin() + stored), std::move_iterator(history.end()));
  whole.after = std::move(c);
  const auto done = m_requests.append(known ? known->stream : 0, after, std::move(whole));
  if (!done) return tl::unexpected(at(LedgerColumn::number, done.error()));
  if (!known && m_first_own == 0) m_first_own = done->stream;
  return Outcome{known ? updated : fresh, flagged};
}

}  // namespace qixian::cli
