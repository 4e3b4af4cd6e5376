#include <algorithm>

#include "cli/commands/acts.hpp"
#include "engine/request/case/receipt_mend.hpp"
#include "present/case/fact_view.hpp"

namespace qixian::cli {
namespace {

/// "channel: in person → letter"; of personal data the name alone.
std::string mended_text(const Words& words, std::string_view name, const std::vector<Detail>& was,
                        const std::vector<Detail>& is) {
  const auto now = std::ranges::find(is, name, &Detail::name);
  const auto before = std::ranges::find(was, name, &Detail::name);
  if (now == is.end()) return std::string(name);
  if (name == "applicants" || name == "subject" || name == "items") return now->label;
  return now->label + words.tr(N_(": ")) + (before == was.end() ? "-" : before->text) + " → " + now->text;
}

}  // namespace

void tell_correction(Context& x, const TypedAct& act, const engine::Recorded& done) {
  const auto& e = std::get<engine::EventCorrected>(act.fact);
  const auto seq = std::to_string(e.seq);
  if (done.after.state == engine::State::voided)
    return x.say({N_("the receipt is void: the case is in no list and no table any more; it is #{0}"), {done.stream}});
  if (e.voided) return x.say({N_("event {0} is void"), {seq}});
  if (e.on) return x.say({N_("event {0} happened on {1}"), {seq, *e.on}});
  const auto was = details_of(x.words, done.before.request, x.office()->agencies());
  const auto is = details_of(x.words, done.after.request, x.office()->agencies());
  std::string fields;
  for (const auto& name : engine::mended_fields(e))
    (fields += fields.empty() ? "" : x.words.tr(N_("; "))) += mended_text(x.words, name, was, is);
  x.say({N_("event {0} has been mended: {1}"), {seq, fields}});
}

}  // namespace qixian::cli
