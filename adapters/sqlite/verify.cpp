#include <algorithm>

#include "adapters/sqlite/connection.hpp"
#include "adapters/sqlite/event_log.hpp"
#include "adapters/sqlite/private_texts.hpp"
#include "adapters/sqlite/statement.hpp"
#include "engine/base/sealed.hpp"

namespace qixian::adapters::sqlite {
namespace {

using engine::BrokenChain;
using engine::ChainHead;
using Broken = std::optional<BrokenChain>;

bool equal(std::span<const unsigned char> stored, const Hash& hash) { return std::ranges::equal(stored, hash); }

/// The texts that an event speaks of stand beside the log as they were sealed.
bool has_its_texts(PrivateTexts& texts, const engine::EventRecord& event) {
  bool fit = true;
  const bool read = engine::each_sealed(event.data, [&](std::string_view key, std::string_view hash) {
    fit = fit && texts.fits(event.stream, key, hash);
  });
  return read && fit;
}

/// Follows the chain; `end` is left behind the last event that fits.
Broken follow(SQLite::Database& db, PrivateTexts& texts, const std::optional<ChainHead>& expected, Head& end) {
  // From stream by a left join: an event whose stream was taken away must not vanish from the walk.
  SQLite::Statement statement(db, "SELECT " + std::string(event_columns) +
                                      " FROM event e LEFT JOIN stream s ON s.id = e.stream ORDER BY e.seq");
  Use rows(statement);
  Chain chain;
  for (engine::EventRecord event; rows.step();) {
    const std::int64_t seq = end.seq + 1;
    if (rows.number(0) != seq) return BrokenChain{seq, "gap"};
    // What is no date can't have been hashed as one.
    if (!rules::parse_day(rows.text(5))) return BrokenChain{seq, "hash"};
    read_event(rows, event);
    const Hash hash = chain.next(end.hash, {event.seq, event.stream, event.stream_seq}, event.stream_kind, event);
    if (!equal(rows.bytes(9), hash)) return BrokenChain{seq, "hash"};
    if (expected && expected->seq == seq && expected->hash != hex(hash)) return BrokenChain{seq, "head"};
    if (!has_its_texts(texts, event)) return BrokenChain{seq, "private_text"};
    end = {seq, hash};
  }
  return std::nullopt;
}

/// The first event that is not the next one of its stream. Read from the index alone, which is so checked as well.
Broken misplaced(SQLite::Database& db) {
  SQLite::Statement statement(
      db,
      "SELECT min(seq) FROM (SELECT seq, stream_seq, row_number() OVER one AS nth, lag(seq, 1, 0) OVER one AS before "
      "FROM event WINDOW one AS (PARTITION BY stream ORDER BY stream_seq)) WHERE stream_seq <> nth OR seq < before");
  Use row(statement);
  if (!row.step() || row.null(0)) return std::nullopt;
  return BrokenChain{row.number(0), "stream"};
}

Broken cut_tail(const Head& end, const Head& head, const std::optional<ChainHead>& expected) {
  if (head.seq != end.seq) return BrokenChain{std::min(head.seq, end.seq) + 1, "head"};
  if (head.hash != end.hash) return BrokenChain{head.seq, "head"};
  if (expected && expected->seq > end.seq) return BrokenChain{end.seq + 1, "head"};
  if (expected && expected->seq == 0 && expected->hash != hex(Hash{})) return BrokenChain{0, "head"};
  return std::nullopt;
}

}  // namespace

Broken verify_log(SQLite::Database& db, PrivateTexts& texts, const Head& head,
                  const std::optional<ChainHead>& expected) {
  Head end;
  auto broken = follow(db, texts, expected, end);
  if (!broken) broken = cut_tail(end, head, expected);
  const auto stream = misplaced(db);
  return stream && (!broken || stream->seq < broken->seq) ? stream : broken;
}

}  // namespace qixian::adapters::sqlite
