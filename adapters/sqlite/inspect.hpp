#pragma once
#include <SQLiteCpp/Database.h>

#include <vector>

#include "engine/store/flaw.hpp"

namespace qixian::adapters::sqlite {

/// What the file itself shows, without an event being understood: damaged pages (integrity), tables, indexes and
/// triggers that are not this program's (schema), broken references (reference), streams without an event
/// (empty_stream), private texts that were wiped without an erasure on record (wiped_text) or that no event speaks of
/// (extra_text), published tables removed, added, doubled or changed (frozen_table), rows of no case (projection),
/// facts about the store that contradict it (meta), messages that can't be read (outbox), a backup that is not as it
/// was made (content).
std::vector<engine::Flaw> inspect(SQLite::Database& db);

/// Events in which an officer's own words stand in clear, as older editions wrote them.
std::int64_t events_in_clear(SQLite::Database& db);

}  // namespace qixian::adapters::sqlite
