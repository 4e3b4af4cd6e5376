#pragma once
#include <exception>
#include <memory>
#include <string_view>
#include <utility>

#include "engine/base/error.hpp"

namespace qixian::engine {

/// A write transaction; rolled back at destruction unless committed. Other processes read on and wait to write.
class Transaction {
 public:
  virtual ~Transaction() = default;
  /// @throws StoreFailure: the disk is full, the file was taken away
  virtual void commit() = 0;
};

/// The environment failed (disk, lock, corrupt file): exit 3. Nothing of the transaction stands.
struct StoreFailure : std::exception {
  Error error;
  explicit StoreFailure(Error e) : error(std::move(e)) {}
  const char* what() const noexcept override { return error.code.c_str(); }
};

using Snapshot = std::shared_ptr<const void>;

/// What every port that is walked can.
class Viewed {
 public:
  virtual ~Viewed() = default;
  /// What is read through this handle while the view lives is read of one moment; others write on. A transaction is one
  /// anyway. A second view is the first one. It keeps what was replaced since from being cleared away: not for a walk
  /// that waits for somebody. No transaction begins under a view of one's own (std::logic_error).
  virtual Snapshot one_view() const = 0;
};

/// Who writes when.
class Transactions {
 public:
  virtual ~Transactions() = default;
  /// Takes the writer's place. A store may have one of them, or one for each chain (log.hpp); where it has to wait, it
  /// does so for its own limit of time. @throws StoreFailure "busy"
  virtual std::unique_ptr<Transaction> begin() = 0;
  /// Remembers a key until the transaction ends, outside memory. @returns false when it was noted already
  virtual bool note_once(std::string_view key) = 0;
};

}  // namespace qixian::engine
