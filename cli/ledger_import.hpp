#pragma once
#include "engine/request/ledger/ledger.hpp"
#include "engine/request/request_office.hpp"

namespace qixian::cli {

/// Rows of a ledger into the store, one at a time, inside the caller's transaction. A row is decided as a whole before
/// anything of it is written: an agency, too, begins with the first row that is taken.
class LedgerImport {
 public:
  enum Kind { fresh, updated, same };
  struct Outcome {
    Kind kind;
    bool flagged;
  };
  LedgerImport(engine::Office& office, std::string by) : m_office(office), m_requests(office), m_by(std::move(by)) {}
  engine::Result<Outcome, engine::BadCell> take(engine::LedgerRow row);

 private:
  bool is_second(const std::optional<engine::StreamId>& stored, const std::string& key);
  engine::Result<Outcome, engine::BadCell> begin(const engine::LedgerRow& row, engine::StreamId agency);
  engine::Result<Outcome, engine::BadCell> bring_up_to_date(engine::StreamId stored, const engine::LedgerRow& row);
  engine::Result<Outcome, engine::BadCell> write(const engine::LoadedCase* known, const engine::LedgerRow& row,
                                                 std::vector<engine::LedgerAct> acts);
  std::optional<engine::BadCell> begin_agency(engine::Event& first, engine::Case& c, const engine::LedgerRow& row);

  engine::Office& m_office;
  engine::RequestOffice m_requests;
  std::string m_by;
  engine::StreamId m_first_own = 0;  ///< the first case that this file made
  bool m_store_lacks_some = false;   ///< a new row was bad
};

}  // namespace qixian::cli
