#include "cli/commands/acts.hpp"
#include "engine/request/case/act_codes.hpp"
#include "engine/request/fee_count.hpp"
#include "present/case/fee_view.hpp"

namespace qixian::cli {

void tell_count(Context& x, const TypedAct& act, const engine::Recorded&) {
  const auto loaded = x.load(act.number);
  if (!loaded) return;
  const auto* w = loaded->c.open_wait(engine::WaitKind::fee);
  if (!w || method_of(w->notice) != engine::FeeMethod::count) return;
  if (!x.json)
    std::cout << "  " << x.words.tr(N_("fee by count")) << x.words.tr(N_(": ")) << count_text(x.words, w->notice)
              << '\n';
  const auto count = engine::earlier_in_month(*x.office(), *loaded);
  const auto missing = count ? not_compared(*count) : std::nullopt;
  if (missing) x.say(*missing);
}

}  // namespace qixian::cli
