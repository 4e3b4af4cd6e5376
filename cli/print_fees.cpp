#include "cli/print_fees.hpp"

#include "cli/views.hpp"
#include "engine/request/fee_count.hpp"
#include "present/case/fee_view.hpp"

namespace qixian::cli {
namespace {

int surplus_of(const engine::Case& c) {
  int all = 0;
  for (const auto& w : c.waits) all += w.surplus();
  return all;
}

}  // namespace

void print_fees(const Words& words, const engine::Case& c) {
  for (const auto& w : c.waits)
    if (w.notice.method == "count") print_line(words.tr(N_("fee by count")), count_text(words, w.notice));
  if (const int surplus = surplus_of(c); surplus > 0)
    print_line(words.tr(N_("paid too much")), surplus_text(words, surplus));
  for (const auto& costs : c.costs) print_line(words.tr(N_("costs")), costs_text(words, costs));
}

void tell_surplus(const Words& words, const engine::Recorded& recorded) {
  const int surplus = surplus_of(recorded.after);
  if (surplus > 0 && surplus != surplus_of(recorded.before))
    std::cout << "  " << words.tr(N_("paid too much")) << words.tr(N_(": ")) << surplus_text(words, surplus) << '\n';
}

void tell_count(Context& x, const std::string& number) {
  const auto loaded = x.load(number);
  if (!loaded) return;
  const auto* w = loaded->c.open_wait(engine::WaitKind::fee);
  if (!w || w->notice.method != "count") return;
  if (!x.json)
    std::cout << "  " << x.words.tr(N_("fee by count")) << x.words.tr(N_(": ")) << count_text(x.words, w->notice)
              << '\n';
  const auto count = engine::earlier_in_month(*x.office(), *loaded);
  if (!count) return;
  if (!count->named)
    x.say({N_("the applicant was erased or is not on record: no other request could be counted; see --earlier"), {}});
  else if (count->unnamed > 0)
    x.say({N_("not compared, since the applicant was erased or is not on record: {0} of the month's requests; see "
              "--earlier"),
           {std::to_string(count->unnamed)}});
}

}  // namespace qixian::cli
