#pragma once
#include "engine/store/ports/case_rows.hpp"
#include "engine/store/ports/deadline_rows.hpp"
#include "engine/store/ports/frozen_tables.hpp"
#include "engine/store/ports/kept_answers.hpp"
#include "engine/store/ports/private_texts.hpp"
#include "engine/store/ports/small_facts.hpp"

namespace qixian::engine {

/// The log of events, the private texts beside it, and the projections made from it. Who needs a part asks for its port
/// alone. Every store passes tests/conformance.
///
/// A handle is one thread's; any number of them, in any number of processes, may be open on one store. What is read
/// outside a transaction is what was committed last, at each call anew, unless a view holds (one_view); inside one,
/// what stood at its beginning and what it wrote. A call that writes stands inside a transaction; outside one, or at a
/// second begin(), it is a mistake of the program (std::logic_error). What is not committed leaves nothing, neither
/// numbers of streams, texts and what was forgotten, rows, nor keys; a handle can be used on after a roll-back. Every
/// call throws StoreFailure when the environment fails: the transaction that stood open is rolled back then. No call
/// leaves a query open: rows come in pages, and a walk (each_…) stands on these. Its visitor may read, and must not
/// write what is walked over: rows that change their place would be met twice.
class Store : public Transactions,
              public Log,
              public PrivateTexts,
              public CaseRows,
              public DeadlineRows,
              public FrozenTables,
              public KeptAnswers,
              public SmallFacts {
 public:
  Snapshot one_view() const override = 0;  ///< one for all that is walked

  /// The rows of requests and the deadlines as text in a fixed order, to compare before and after a rebuild.
  void dump_projections(const std::function<void(std::string_view)>& line) const;

  /// A full copy of the store as of now while others go on working, not inside a transaction.
  /// @returns the heads of the copy; "file_exists", "no_folder", "left_over": no file is left behind
  virtual Result<Heads> backup_to(const std::string& path) const = 0;
};

/// The one clock. Everything else takes today as an argument.
class WallClock {
 public:
  virtual ~WallClock() = default;
  virtual rules::Day today() const = 0;       ///< in Asia/Shanghai
  virtual std::string timestamp() const = 0;  ///< UTC, milliseconds
};

}  // namespace qixian::engine
