#include "present/office/ledger_view.hpp"

#include <boost/json.hpp>

namespace qixian::present {

json::object to_json(const Imported& n, bool kept) {
  json::object out{{"rows", n.rows}, {"new", n.fresh}, {"updated", n.updated}, {"unchanged", n.same}, {"bad", n.bad}};
  if (n.flagged) out["flagged"] = *n.flagged;
  out["kept"] = kept;
  return out;
}

std::string imported_text(const Words& words, const Imported& n) {
  std::vector<engine::Argument> counts;
  for (const auto count : {n.rows, n.fresh, n.updated, n.same, n.bad, n.flagged.value_or(0)})
    counts.emplace_back(count);
  return words.render({n.flagged ? N_("{0} rows: {1} new, {2} brought up to date, {3} unchanged, {4} bad; {5} with "
                                      "flags")
                                 : N_("{0} rows: {1} new, {2} brought up to date, {3} unchanged, {4} bad"),
                       counts});
}

}  // namespace qixian::present
