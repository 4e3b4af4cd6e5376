#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/store/flaw.hpp"
#include "engine/store/outbox.hpp"
#include "engine/store/publication_rows.hpp"

namespace qixian::wiring {

/// One hand on a store: the store itself and what stands beside it, on one connection and in the same transactions, as
/// a technology gives them. Any number of hands may be on one store, in one process or in many. Another technology is
/// another of these. One thread.
class Handle {
 public:
  virtual ~Handle() = default;
  virtual engine::Store& store() = 0;
  virtual engine::Outbox& outbox() = 0;
  virtual engine::PublicationRows& publication_rows() = 0;

  /// Differs from what it was when another hand has committed since. No cost to speak of. @throws StoreFailure
  virtual std::int64_t mark() const = 0;
  /// Whether a row was written by this hand, be it that it was rolled back.
  virtual bool has_written() const = 0;
  /// The copy that was made of an older store before it was brought up to date; empty where it was not older.
  virtual std::string kept_copy() const { return {}; }

  // ---- for who looks whether the store is sound
  /// What can't be read off the chain.
  virtual std::vector<engine::Flaw> inspect() const = 0;
  /// Events of older editions in which an officer's own words stand in clear.
  virtual std::int64_t events_in_clear() const = 0;

  // ---- a store that is being begun (open.hpp), where the technology can
  /// It stands under another name, and goes away with this hand unless it is put in its place.
  virtual bool is_draft() const { return false; }
  /// Whole and on the disk, in its place; nothing else may be asked of this hand afterwards but sync().
  /// @returns false where a store stands there by now: nothing was changed  @throws StoreFailure
  virtual bool place() { return true; }
  /// Once more to the disk, that it stands in its place. @throws StoreFailure
  virtual void sync() const {}
};

}  // namespace qixian::wiring
