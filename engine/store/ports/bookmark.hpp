#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace qixian::engine {

/// A number that is written out and nothing else.
std::optional<std::int64_t> whole_number(std::string_view text);

/// How far a log was read: of each of its chains the last event. A log may be one chain (SQLite: chain 0) or many; in a
/// chain no event is ever committed behind one of a larger seq, so that what stands behind a bookmark is all that came
/// since, however many write. Turned down: one seq for all, of which the larger may be committed first, and what comes
/// late is skipped for good.
class Bookmark {
 public:
  Bookmark() = default;
  explicit Bookmark(std::map<std::int64_t, std::int64_t> last);
  /// 0 for a chain that had none.
  std::int64_t of(std::int64_t chain) const;
  void advance(std::int64_t chain, std::int64_t seq);
  /// By chain; none of 0.
  const std::map<std::int64_t, std::int64_t>& last() const { return m_last; }
  /// As it is kept among the store's small facts: "12" of chain 0 alone, else "0:12 7:3"; "" before any event.
  std::string text() const;
  /// A short name of the place, of which no two of a log are alike: "12" of chain 0 alone, else how many events of how
  /// many chains, "15.2".
  std::string mark() const;
  /// Nothing for what text() does not write.
  static std::optional<Bookmark> read(std::string_view text);
  bool operator==(const Bookmark&) const = default;

 private:
  std::map<std::int64_t, std::int64_t> m_last;
};

struct ChainHead {
  std::int64_t seq = 0;
  std::string hash;  ///< 64 hex digits; all 0 while the chain is empty
  bool operator==(const ChainHead&) const = default;
};

/// Where the chains of a log end: a bookmark with the hash of each last event, a fact to be kept elsewhere, which shows
/// a cut tail. A store of many chains has too many of them for a line on paper: it makes a checkpoint each minute or
/// each thousand events (its number, and the hash over all heads in order of their chains and over the checkpoint
/// before it), prints its last one as text(), and takes that where heads are expected. There is no such store yet.
class Heads {
 public:
  Heads() = default;
  /// Of chain 0 alone.
  Heads(ChainHead head) { put(0, std::move(head)); }
  explicit Heads(std::map<std::int64_t, ChainHead> heads) : m_heads(std::move(heads)) {}
  /// That of an empty chain where there is none.
  ChainHead of(std::int64_t chain) const;
  void put(std::int64_t chain, ChainHead head) { m_heads.insert_or_assign(chain, std::move(head)); }
  const std::map<std::int64_t, ChainHead>& all() const { return m_heads; }
  Bookmark bookmark() const;
  std::int64_t events() const;
  /// "12:HASH" of chain 0 alone, "0:000…" of an empty log, else "0:12:HASH 7:3:HASH".
  std::string text() const;
  /// Nothing for what text() does not write.
  static std::optional<Heads> read(std::string_view text);
  bool operator==(const Heads&) const = default;

 private:
  std::map<std::int64_t, ChainHead> m_heads;
};

}  // namespace qixian::engine
