#include "adapters/sqlite/outbox.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "adapters/sqlite/failure.hpp"
#include "adapters/sqlite/statement.hpp"
#include "engine/base/described.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::Moment;
using engine::MovedCase;
using engine::OutboxEntry;
using engine::Said;
using engine::StreamId;

// One order for these two: the columns and read.
constexpr const char* columns =
    "id, key, stream, ordinal, channel, said, state, told, attempts, next_at, lease_until, last_error";
// In these words, so that SQLite takes the partial indexes.
const std::string is_unsent = "state IN ('waiting', 'claimed')";
const std::string is_told = "(told = 1 OR state = 'claimed')";

std::int64_t seconds(Moment moment) { return moment.time_since_epoch().count(); }
Moment moment(std::int64_t seconds) { return Moment(std::chrono::seconds(seconds)); }

OutboxEntry read(const Use& row) {
  OutboxEntry e;
  e.id = row.number(0);
  e.key = row.text(1);
  e.stream = row.number(2);
  e.ordinal = row.text(3);
  e.channel = row.text(4);
  auto said = engine::described::from_json<std::variant<Said>>(Said::type, row.text(5));
  e.is_readable = said.has_value();
  if (said) e.said = std::move(std::get<Said>(*said));
  e.state = rules::find_code<engine::OutboxState>(row.text(6)).value_or(rules::no_code<engine::OutboxState>);
  e.told = row.flag(7);
  e.attempts = row.small(8);
  e.next_at = moment(row.number(9));
  if (!row.null(10)) e.lease_until = moment(row.number(10));
  e.last_error = row.text(11);
  return e;
}

std::string select(const std::string& rest) { return std::string("SELECT ") + columns + " FROM outbox " + rest; }

/// In words as well: a bound state would take no partial index, and read what was sent in years.
std::string in_state(std::string_view state) {
  if (state == "waiting" || state == "claimed") return is_unsent + " AND state = ?";
  return state == "dead" ? "state = 'dead' AND state = ?" : "state = ?";
}

/// Of what is not sent the index is by moment, and an order of ids would pass it over for what was sent in years.
std::string in_order_behind(std::string_view state) {
  const bool unsent = state == "waiting" || state == "claimed";
  return unsent ? " AND +id > ? ORDER BY +id" : " AND id > ? ORDER BY id";
}

/// For json_each, which takes any number of names.
std::string listed(const engine::Channels& channels) {
  return boost::json::serialize(boost::json::value_from(channels));
}
const std::string is_not_listed = "channel NOT IN (SELECT value FROM json_each(?))";

std::optional<OutboxEntry> first(Use&& rows) {
  if (rows.step()) return read(rows);
  return std::nullopt;
}

std::vector<OutboxEntry> all(Use&& rows) {
  std::vector<OutboxEntry> found;
  while (rows.step()) found.push_back(read(rows));
  return found;
}

}  // namespace

Outbox::Outbox(const SqliteStore& store) : m_store(store), m_db(store.database()), m_path(m_db.getFilename()) {}

void Outbox::must_write() const {
  if (!in_transaction(m_db)) throw std::logic_error("store: written to outside a transaction");
}

bool Outbox::put(const OutboxEntry& e) {
  must_write();
  return guarded(m_path, [&] {
    const auto said = engine::described::to_json(e.said);
    SQLite::Statement statement(
        m_db,
        "INSERT INTO outbox (key, stream, kind, ordinal, person, channel, said, state, told, attempts, next_at, "
        "last_error) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0, ?, '') ON CONFLICT (key) DO UPDATE SET "
        "said = excluded.said, state = 'waiting', attempts = 0, next_at = excluded.next_at, last_error = '' "
        "WHERE state = 'void'");
    Use use(statement);
    use.add(e.key).add(e.stream).add(e.said.kind).add(e.ordinal).add(e.said.person).add(e.channel).add(said);
    use.add(seconds(e.next_at));
    return use.run() == 1;
  });
}

void Outbox::update(const OutboxEntry& e) {
  must_write();
  guarded(m_path, [&] {
    SQLite::Statement statement(m_db,
                                "UPDATE outbox SET state = ?, told = ?, attempts = ?, next_at = ?, lease_until = ?, "
                                "last_error = ? WHERE id = ?");
    Use use(statement, e.state, e.told, e.attempts, seconds(e.next_at));
    if (e.lease_until)
      use.add(seconds(*e.lease_until));
    else
      use.add(std::optional<rules::Day>{});  // NULL
    use.add(e.last_error).add(e.id);
    use.run();
  });
}

std::optional<OutboxEntry> Outbox::find(std::string_view key) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE key = ?"));
    return first(Use(statement, key));
  });
}

std::optional<OutboxEntry> Outbox::ready(Moment now, const engine::Channels& full) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE " + is_unsent + " AND ready_at <= ? AND " + is_not_listed +
                                             " ORDER BY ready_at, id LIMIT 1"));
    const auto passed_over = listed(full);
    return first(Use(statement, seconds(now), passed_over));
  });
}

std::optional<Moment> Outbox::next_ready(const engine::Channels& full) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, "SELECT ready_at FROM outbox WHERE " + is_unsent + " AND " + is_not_listed +
                                          " ORDER BY ready_at LIMIT 1");
    const auto passed_over = listed(full);
    Use row(statement, passed_over);
    return row.step() ? std::optional(moment(row.number(0))) : std::nullopt;
  });
}

std::vector<OutboxEntry> Outbox::unsent(StreamId stream) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE stream = ? AND " + is_unsent + " ORDER BY id"));
    return all(Use(statement, stream));
  });
}

std::vector<OutboxEntry> Outbox::last_told(StreamId stream) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE id IN (SELECT max(id) FROM outbox WHERE stream = ? AND " + is_told +
                                             " GROUP BY kind, ordinal, person, channel) ORDER BY id"));
    auto found = all(Use(statement, stream));
    std::erase_if(found, [](const OutboxEntry& e) { return !e.is_readable; });
    return found;
  });
}

std::vector<StreamId> Outbox::unsent_streams() const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, "SELECT DISTINCT stream FROM outbox WHERE " + is_unsent + " ORDER BY stream");
    std::vector<StreamId> found;
    for (Use rows(statement); rows.step();) found.push_back(rows.number(0));
    return found;
  });
}

std::vector<OutboxEntry> Outbox::entries_after(std::string_view state, std::int64_t id, std::size_t limit) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, select("WHERE " + in_state(state) + in_order_behind(state) + " LIMIT ?"));
    return all(Use(statement, state, id, static_cast<std::int64_t>(limit)));
  });
}

std::int64_t Outbox::count(std::string_view state) const {
  return guarded(m_path, [&] {
    SQLite::Statement statement(m_db, "SELECT count(*) FROM outbox WHERE " + in_state(state));
    Use row(statement, state);
    return row.step() ? row.number(0) : 0;
  });
}

void Outbox::note_moved(const MovedCase& m) {
  must_write();
  guarded(m_path, [&] {
    SQLite::Statement statement(
        m_db, "INSERT INTO moved_case (kind, stream, cause, from_day, to_day) VALUES (?, ?, ?, ?, ?)");
    Use(statement, m.kind, m.stream, m.cause, m.from, m.to).run();
  });
}

std::vector<MovedCase> Outbox::take_moved() {
  must_write();
  return guarded(m_path, [&] {
    std::vector<MovedCase> found;
    {
      SQLite::Statement statement(m_db, "SELECT kind, stream, cause, from_day, to_day FROM moved_case ORDER BY id");
      for (Use rows(statement); rows.step();)
        found.push_back({rows.text(0), rows.number(1), rows.number(2), rows.day_or_none(3), rows.day_or_none(4)});
    }
    if (!found.empty()) m_db.exec("DELETE FROM moved_case");
    return found;
  });
}

}  // namespace qixian::adapters::sqlite
