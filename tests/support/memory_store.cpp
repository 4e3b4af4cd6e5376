#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "engine/base/sealed.hpp"

namespace qixian::tests {

using engine::BrokenChain;
using engine::CaseRow;
using engine::ChainHead;
using engine::EventRecord;
using engine::StreamId;

namespace {

const std::string no_hash(64, '0');

// FNV-1a, four times with other beginnings: no cryptography, but each changed byte is seen.
std::string digest(const std::string& text) {
  std::ostringstream out;
  for (std::uint64_t lane = 1; lane <= 4; ++lane) {
    std::uint64_t hash = 14695981039346656037u * lane;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    out.width(16);
    out.fill('0');
    out << std::hex << hash;
  }
  return out.str();
}

std::string hash_of(const std::string& before, const EventRecord& e) {
  std::ostringstream text;
  text << before << '|' << e.seq << '|' << e.stream << '|' << e.stream_seq;
  for (const auto& part : {e.stream_kind, e.type, rules::iso(e.happened_on), e.recorded_at, e.by, e.data})
    text << '|' << part.size() << ':' << part;
  return digest(text.str());
}

struct Stored : EventRecord {
  std::string hash;
};

std::string line_of(const CaseRow& c) {
  std::ostringstream line;
  const auto day = [](const std::optional<rules::Day>& d) { return d ? rules::iso(*d) : "-"; };
  line << c.id << ' ' << c.agency << ' ' << c.number << ' ' << c.state << ' ' << c.law << ' ' << c.channel << ' '
       << c.applicant_kind << ' ' << c.officer << ' ' << rules::iso(c.submitted_on) << ' ' << day(c.received_on) << ' '
       << c.open << ' ' << day(c.due) << ' ' << day(c.base_due) << ' ' << day(c.stopped_until) << ' ' << c.provisional
       << ' ' << day(c.first_closed_on) << ' ' << c.first_answer << ' ' << c.first_timing << ' ' << day(c.closed_on)
       << ' ' << c.answer << ' ' << c.late << ' ' << c.flags << ' ' << c.last_seq << ' ' << c.reopened
       << c.several_items << c.joint << c.resumed;
  for (const auto& r : c.remedies)
    line << " [" << r.kind << ' ' << rules::iso(r.filed_on) << ' ' << day(r.closed_on) << ' ' << r.result << ']';
  for (const auto& d : c.complaints) line << " (" << rules::iso(d) << ')';
  for (const auto& r : c.reopenings)
    line << " {" << rules::iso(r.received_on) << ' ' << day(r.closed_on) << ' ' << r.answer << ' ' << r.timing << '}';
  return line.str();
}

bool matches(const engine::CaseFilter& f, const CaseRow& c) {
  const auto running_on = [&](rules::Day day) {
    return c.open && c.due && (!c.stopped_until || *c.stopped_until < day);
  };
  const auto counted_over = [&](rules::Day from, rules::Day to) {
    if (c.submitted_on > to) return false;
    if (c.due) return *c.due >= from;
    return c.open || (c.closed_on && *c.closed_on >= from) || (c.base_due && *c.base_due >= from);
  };
  const auto concerning = [&](const engine::Period& period) {
    return std::ranges::any_of(groups_of(c, period), [](auto& group) { return concerns(group); });
  };
  return (!f.concerning || concerning(*f.concerning)) && (f.state.empty() || c.state == f.state) &&
         (!f.agency || c.agency == *f.agency) && (f.officer.empty() || c.officer == f.officer) &&
         (!f.open_only || c.open) && (!f.due_until || (running_on(*f.due_until) && *c.due <= *f.due_until)) &&
         (!f.due_before || (running_on(*f.due_before) && *c.due < *f.due_before)) &&
         (!f.counted_over || counted_over(f.counted_over->first, f.counted_over->second));
}

}  // namespace

struct MemoryStore::State {
  std::vector<std::string> kinds;  // of stream 1, 2, …
  std::vector<Stored> events;
  ChainHead head{0, no_hash};
  struct Text {
    std::optional<std::string> value;
    std::string salt;
  };
  std::map<std::pair<StreamId, std::string>, Text> texts;
  std::map<StreamId, CaseRow> cases;
  std::vector<engine::DeadlineRow> deadlines;
  std::vector<engine::FrozenTable> frozen;
  std::map<std::string, std::string, std::less<>> meta;
  std::set<std::string, std::less<>> noted;
  std::map<std::string, std::any> tables;
};

class MemoryStore::Write : public engine::Transaction {
 public:
  explicit Write(MemoryStore& store) : m_store(store) { m_store.m_before = std::make_unique<State>(*m_store.m_state); }
  ~Write() override {
    if (!m_done) m_store.m_state = std::move(m_store.m_before);
    m_store.m_state->noted.clear();
  }
  void commit() override {
    if (m_done) throw std::logic_error("store: committed twice");
    m_store.m_before.reset();
    m_done = true;
  }

 private:
  MemoryStore& m_store;
  bool m_done = false;
};

MemoryStore::MemoryStore() : m_state(std::make_unique<State>()) {}
MemoryStore::~MemoryStore() = default;

std::unique_ptr<engine::Transaction> MemoryStore::begin() {
  if (m_before) throw std::logic_error("store: a transaction is open already");
  return std::make_unique<Write>(*this);
}

MemoryStore::State& MemoryStore::writing() const {
  if (!m_before) throw std::logic_error("store: written to outside a transaction");
  return *m_state;
}

std::any& MemoryStore::any_table(const std::string& name) { return m_state->tables[name]; }

StreamId MemoryStore::new_stream(std::string_view kind) {
  writing().kinds.emplace_back(kind);
  return static_cast<StreamId>(m_state->kinds.size());
}

engine::Result<std::int64_t> MemoryStore::append(std::string_view kind, StreamId stream, int after,
                                                 std::span<const engine::NewEvent> events) {
  auto& state = writing();
  if (stream < 1 || stream > static_cast<StreamId>(state.kinds.size()) ||
      state.kinds[static_cast<std::size_t>(stream - 1)] != kind)
    throw std::logic_error("store: no such stream");
  const auto last = static_cast<int>(std::ranges::count(state.events, stream, &Stored::stream));
  if (last != after) return engine::refuse("conflict", {"someone else has written meanwhile", {}});
  for (const auto& event : events) {
    Stored stored;
    static_cast<engine::NewEvent&>(stored) = event;
    stored.seq = state.head.seq + 1;
    stored.stream_kind = kind;
    stored.stream = stream;
    stored.stream_seq = ++after;
    stored.hash = hash_of(state.head.hash, stored);
    state.head = {stored.seq, stored.hash};
    state.events.push_back(std::move(stored));
  }
  return state.head.seq;
}

std::vector<EventRecord> MemoryStore::load(StreamId stream) const {
  std::vector<EventRecord> found;
  for (const auto& event : m_state->events)
    if (event.stream == stream) found.push_back(event);
  return found;
}

void MemoryStore::each_event(const std::function<void(const EventRecord&)>& visit) const {
  for (const auto& event : m_state->events) visit(event);
}

void MemoryStore::each_event_after(std::int64_t seq, const std::function<void(const EventRecord&)>& visit) const {
  for (const auto& event : m_state->events)
    if (event.seq > seq) visit(event);
}

void MemoryStore::each_stream(std::string_view kind,
                              const std::function<void(StreamId, std::span<const EventRecord>)>& visit) const {
  for (std::size_t i = 0; i < m_state->kinds.size(); ++i) {
    const auto stream = static_cast<StreamId>(i + 1);
    if (m_state->kinds[i] != kind) continue;
    if (const auto events = load(stream); !events.empty()) visit(stream, events);
  }
}

ChainHead MemoryStore::head() const { return m_state->head; }

std::optional<BrokenChain> MemoryStore::verify(const std::optional<ChainHead>& expected) const {
  ChainHead end{0, no_hash};
  std::map<StreamId, int> last;
  for (const auto& event : m_state->events) {
    const auto seq = end.seq + 1;
    if (event.seq != seq) return BrokenChain{seq, "gap"};
    if (hash_of(end.hash, event) != event.hash) return BrokenChain{seq, "hash"};
    if (event.stream_seq != ++last[event.stream]) return BrokenChain{seq, "stream"};
    if (expected && expected->seq == seq && expected->hash != event.hash) return BrokenChain{seq, "head"};
    bool fits = true;
    engine::each_sealed(event.data, [&](std::string_view key, std::string_view hash) {
      const auto text = m_state->texts.find({event.stream, std::string(key)});
      fits = fits && text != m_state->texts.end() &&
             (!text->second.value || digest(text->second.salt + *text->second.value) == hash);
    });
    if (!fits) return BrokenChain{seq, "private_text"};
    end = {seq, event.hash};
  }
  const auto& head = m_state->head;
  if (head.seq != end.seq) return BrokenChain{std::min(head.seq, end.seq) + 1, "head"};
  if (head.hash != end.hash) return BrokenChain{head.seq, "head"};
  if (expected && expected->seq > end.seq) return BrokenChain{end.seq + 1, "head"};
  if (expected && expected->seq == 0 && expected->hash != no_hash) return BrokenChain{0, "head"};
  return std::nullopt;
}

std::string MemoryStore::seal(StreamId stream, std::string_view key, std::string_view value) {
  static std::uint64_t salt = 0;
  const auto salted = std::to_string(++salt) + "|";
  writing().texts[{stream, std::string(key)}] = {std::string(value), salted};
  return digest(salted + std::string(value));
}

std::optional<std::string> MemoryStore::unseal(StreamId stream, std::string_view key) const {
  const auto found = m_state->texts.find({stream, std::string(key)});
  return found == m_state->texts.end() ? std::nullopt : found->second.value;
}

int MemoryStore::erase_private(StreamId stream) {
  int erased = 0;
  for (auto& [key, text] : writing().texts) {
    auto& value = text.value;
    if (key.first != stream || !value) continue;
    value.reset();
    ++erased;
  }
  return erased;
}

void MemoryStore::put_case(const CaseRow& row) {
  const auto other = case_of(row.agency, row.number);
  if (other && other->id != row.id) throw std::logic_error("store: two cases of one number");
  writing().cases[row.id] = row;
}

void MemoryStore::drop_case(StreamId stream) { writing().cases.erase(stream); }

std::optional<CaseRow> MemoryStore::case_row(StreamId stream) const {
  const auto found = m_state->cases.find(stream);
  if (found == m_state->cases.end()) return std::nullopt;
  return found->second;
}

std::vector<CaseRow> MemoryStore::cases_numbered(std::string_view number) const {
  std::vector<CaseRow> found;
  for (const auto& [id, row] : m_state->cases)
    if (row.number == number) found.push_back(row);
  std::ranges::sort(found, {}, &CaseRow::agency);
  return found;
}

std::optional<CaseRow> MemoryStore::case_of(StreamId agency, std::string_view number) const {
  for (const auto& [id, row] : m_state->cases)
    if (row.agency == agency && row.number == number) return row;
  return std::nullopt;
}

void MemoryStore::each_case(const engine::CaseFilter& filter, const std::function<void(const CaseRow&)>& visit) const {
  std::vector<CaseRow> found;
  for (const auto& [id, row] : m_state->cases)
    if (matches(filter, row)) found.push_back(row);
  std::ranges::sort(found, {},
                    [](const CaseRow& c) { return std::tuple(c.due.value_or(rules::Day::max()), c.agency, c.number); });
  for (const auto& row : found) visit(row);
}

void MemoryStore::each_group(const engine::Period& period,
                             const std::function<void(const engine::CaseGroup&)>& visit) const {
  std::map<engine::CaseGroup, std::int64_t> counts;
  for (const auto& [id, row] : m_state->cases) {
    for (const auto& group : engine::groups_of(row, period)) {
      if (engine::concerns(group)) counts[group] += 1;
    }
  }
  for (const auto& [alike, count] : counts) {
    auto group = alike;
    group.count = count;
    visit(group);
  }
}

void MemoryStore::put_deadlines(StreamId stream, std::span<const engine::DeadlineRow> rows) {
  auto& all = writing().deadlines;
  std::erase_if(all, [&](auto& d) { return d.stream == stream; });
  all.insert(all.end(), rows.begin(), rows.end());
}

std::vector<engine::DeadlineRow> MemoryStore::deadlines(StreamId stream) const {
  std::vector<engine::DeadlineRow> found;
  for (const auto& d : m_state->deadlines)
    if (d.stream == stream) found.push_back(d);
  std::ranges::sort(found, {}, [](auto& d) { return std::tie(d.kind, d.ordinal); });
  return found;
}

void MemoryStore::each_deadline(const engine::DeadlineFilter& f,
                                const std::function<void(const engine::DeadlineRow&)>& visit) const {
  std::vector<engine::DeadlineRow> found;
  for (const auto& d : m_state->deadlines) {
    const auto& stop = d.stopped_until;
    if ((f.kind.empty() || d.kind == f.kind) && (!f.from || d.due >= *f.from) && (!f.to || d.due <= *f.to) &&
        (!f.stopped_from || (stop && *stop >= *f.stopped_from)) && (!f.stopped_to || (stop && *stop <= *f.stopped_to)))
      found.push_back(d);
  }
  std::ranges::sort(found, {}, [](auto& d) { return std::tie(d.due, d.stream, d.kind, d.ordinal); });
  for (const auto& d : found) visit(d);
}

void MemoryStore::clear_projections() {
  writing().cases.clear();
  writing().deadlines.clear();
}

void MemoryStore::dump_projections(const std::function<void(std::string_view)>& line) const {
  for (const auto& [id, row] : m_state->cases) line(line_of(row));
  auto all = m_state->deadlines;
  std::ranges::sort(all, {}, [](auto& d) { return std::tie(d.stream, d.kind, d.ordinal); });
  for (const auto& d : all) {
    std::ostringstream text;
    text << "deadline " << d.stream << ' ' << d.kind << ' ' << d.ordinal << ' ' << rules::iso(d.due) << ' '
         << (d.stopped_until ? rules::iso(*d.stopped_until) : "-") << ' ' << d.provisional << ' ' << d.agency << ' '
         << d.officer << ' ' << d.number;
    line(text.str());
  }
}

engine::FrozenTable MemoryStore::freeze(engine::FrozenTable table) {
  table.hash = digest(table.content + table.head.hash + table.frozen_at);
  writing().frozen.push_back(table);
  return table;
}

std::optional<engine::FrozenTable> MemoryStore::frozen(std::string_view form, StreamId agency,
                                                       const engine::Period& period) const {
  std::optional<engine::FrozenTable> found;
  for (const auto& t : m_state->frozen) {
    if (t.form == form && t.agency == agency && t.period == period) found = t;
  }
  return found;
}

void MemoryStore::each_frozen(const std::function<void(const engine::FrozenTable&)>& visit) const {
  for (const auto& t : m_state->frozen) visit(t);
}

std::string MemoryStore::meta(std::string_view key) const {
  const auto found = m_state->meta.find(key);
  return found == m_state->meta.end() ? "" : found->second;
}

void MemoryStore::set_meta(std::string_view key, std::string_view value) {
  writing().meta.insert_or_assign(std::string(key), std::string(value));
}

bool MemoryStore::note_once(std::string_view key) { return writing().noted.emplace(key).second; }

engine::Result<engine::ChainHead> MemoryStore::backup_to(const std::string& path) const {
  if (m_before) throw std::logic_error("store: backup inside a transaction");
  if (std::filesystem::exists(path)) return engine::refuse("file_exists", {"there is already a file {0}", {path}});
  if (!std::ofstream(path)) return engine::refuse("no_folder", {"there is no folder for {0}", {path}});
  return head();
}

void MemoryStore::tamper(std::int64_t seq, const std::function<void(EventRecord&)>& edit) {
  for (auto& event : m_state->events)
    if (event.seq == seq) edit(event);
}

void MemoryStore::change_text(StreamId stream, const std::string& key, const std::string& value) {
  m_state->texts.at({stream, key}).value = value;
}

void MemoryStore::lose_text(StreamId stream, const std::string& key) { m_state->texts.erase({stream, key}); }

void MemoryStore::cut_tail(std::int64_t from) {
  std::erase_if(m_state->events, [&](const Stored& e) { return e.seq >= from; });
  m_state->head = m_state->events.empty() ? ChainHead{0, no_hash}
                                          : ChainHead{m_state->events.back().seq, m_state->events.back().hash};
}

}  // namespace qixian::tests
