#pragma once
#include <SQLiteCpp/Database.h>

#include <string>

namespace qixian::adapters::sqlite {

/// The meta key under which a backup keeps the digest of its content. The first write into the file takes it away.
inline constexpr const char* digest_key = "backup_digest";

/// The meta key that remembers an erasure whose bytes a reader kept in the WAL; no part of the digest.
inline constexpr const char* erasure_key = "erasure_pending";

/// SHA-256 over every row of every table but those keys'. It has no secret: it finds what a disk or a transfer damaged,
/// in the tables too that nothing else can be held against (outbox, meta), and no one who is able to compute it. Reads
/// the file once; memory does not grow.
std::string content_digest(SQLite::Database& db);

}  // namespace qixian::adapters::sqlite
