#include "cli/commands/verify.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "cli/views.hpp"
#include "engine/supervision/audit.hpp"
#include "present/office/store_view.hpp"

/// No Office stands behind it: a store whose events can't be folded is what it is for.
namespace qixian::cli {
namespace {

/// All in one view of the file: others write on.
StoreReport look(const Words& words, const wiring::House& house, const std::optional<engine::Heads>& expected) {
  StoreReport out;
  const auto& store = house.store();
  const auto view = store.one_view();
  out.flaws = house.handle().inspect();
  try {
    out.broken = store.verify(expected);
    out.head = store.heads();
  } catch (const engine::StoreFailure& failure) {  // a damaged page
    out.flaws.push_back({"damaged", words.render(failure.error.message)});
  }
  out.in_clear = house.handle().events_in_clear();
  out.erasure_pending = store.is_erasure_pending();
  try {
    std::ranges::move(engine::audit(store, house.kinds()), std::back_inserter(out.flaws));
  } catch (const engine::StoreFailure& failure) {  // what is no date, or no page: the rest can't be read
    out.flaws.push_back({"damaged", words.render(failure.error.message)});
  } catch (const std::logic_error& missing) {  // a table that is gone
    out.flaws.push_back({"damaged", missing.what()});
  }
  return out;
}

void tell(Context& x, const StoreReport& r) {
  if (x.json) return x.print(to_json(r));
  for (const auto& line : report_lines(x.words, r)) std::cout << line << '\n';
}

}  // namespace

void verify(Context& x, const std::string& head) {
  const auto expected = engine::Heads::read(head);
  if (!head.empty() && !expected)
    throw UsageError("--head", x.words.render({N_("write SEQ:HASH as `backup` printed it, not {0}"), {head}}));
  const auto house = wiring::open(x.store_url(), {For::reading});
  if (!house) return x.fail(house.error());
  const auto report = look(x.words, **house, expected);
  tell(x, report);
  if (!report.is_sound()) x.exit_code = refused;
}

}  // namespace qixian::cli
