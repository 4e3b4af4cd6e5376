#include "present/acts/act_view.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "present/case/case_json.hpp"
#include "present/case/case_view.hpp"
#include "present/case/fee_view.hpp"
#include "present/language/labels.hpp"

namespace qixian::present {
namespace {

/// The days beside the reply limit that an act set or moved.
std::vector<engine::Window> windows_set(const engine::Recorded& done, const engine::Office& office) {
  const auto before = engine::windows(done.before, office.calendar(), office.today());
  auto after = engine::windows(done.after, office.calendar(), office.today());
  std::erase_if(after, [&](const engine::Window& w) {
    // The notice is no day that anything waits for: `show` names it.
    return (!w.until && w.kind != engine::WindowKind::fee) || w.kind == engine::WindowKind::supplement_notice ||
           std::ranges::any_of(before, [&](const engine::Window& old) {
             return old.kind == w.kind && old.what == w.what && old.until == w.until;
           });
  });
  return after;
}

/// A filing after its window is told, and recorded.
void tell_late_filing(const Words& words, const engine::Recorded& recorded, std::vector<std::string>& out) {
  for (const auto& r : recorded.after.remedies) {
    const auto same = [&](const engine::Remedy& old) { return old.seq == r.seq && old.late_after == r.late_after; };
    if (!r.late_after || std::ranges::any_of(recorded.before.remedies, same)) continue;
    out.push_back(words.render({N_("filed on {0}, out of time: the window ended on {1}; it is recorded all the same"),
                                {r.instance_filed_on.value_or(r.filed_on), *r.late_after}}));
  }
}

/// An extension is used up by being told, whatever comes of the clock (law.md 3: ours): better after the restart.
bool is_idle_extension(const engine::Recorded& recorded) {
  if (recorded.before.extended || !recorded.after.extended || recorded.row.stopped_until != engine::until_an_act)
    return false;
  return std::ranges::any_of(recorded.after.waits,
                             [](const engine::Wait& w) { return w.open() && w.timely && w.is_of_applicant(); });
}

}  // namespace

std::string act_line(const Words& words, const engine::Recorded& recorded, const engine::Office& office) {
  const auto& row = recorded.row;
  auto text = row.number + "  " + label(words, row.state);
  if (row.open && (row.due || row.stopped_until))
    text += "  " + (row.due ? words.tr(N_("due")) + std::string(" ") : "") + due_text(words, row, office);
  else if (row.closed_on)
    text += "  " + label(words, row.answer) + (row.late ? std::string("  ") + words.tr(N_("(late)")) : "");
  return text;
}

std::vector<PageLine> act_days(const Words& words, const engine::Recorded& recorded, const engine::Office& office) {
  std::vector<PageLine> out;
  for (const auto& w : windows_set(recorded, office))
    out.push_back({window_label(words, w), window_text(words, w, recorded.after.request)});
  const int surplus = surplus_of(recorded.after);
  if (surplus > 0 && surplus != surplus_of(recorded.before))
    out.push_back({words.tr(N_("paid too much")), surplus_text(words, surplus)});
  return out;
}

std::vector<std::string> act_warnings(const Words& words, const engine::Recorded& recorded) {
  std::vector<std::string> out;
  for (const auto& flag : recorded.raised) out.push_back(rules::text_of(flag.id) + " " + words.render(flag.why));
  tell_late_filing(words, recorded, out);
  if (is_idle_extension(recorded))
    out.emplace_back(words.render({N_("the clock stands still and will start anew: this extension is used up and adds "
                                      "nothing to the new limit; if it was entered by mistake, {0} it with {1}"),
                                   {engine::as::an_act("correct"), engine::as::a_field("voided")}}));
  return out;
}

json::object act_json(const engine::Recorded& recorded, const engine::Office& office) {
  auto out = to_json(recorded.row, office);
  out["windows"] = windows_json(recorded.after, office);
  return out;
}

json::array to_json(const Words& words, const std::vector<engine::Action>& actions) {
  json::array out;
  for (const auto& a : actions) {
    json::object one{{"verb", a.verb},
                     {"allowed", a.allowed},
                     {"reason", a.allowed || a.reason.id.empty() ? "" : words.render(a.reason)},
                     {"article", a.article}};
    if (!a.not_yours.id.empty()) one["not_yours"] = words.render(a.not_yours);
    out.push_back(std::move(one));
  }
  return out;
}

json::object deadline_json(const Words& words, const engine::Case& c, const engine::Deadline& d) {
  return {{"number", c.request.number},
          {"due", or_null(d.due)},
          {"certainty", certainty_code(d.certainty == rules::Certainty::provisional)},
          {"law", std::string(rules::code_of(c.law))},
          {"steps", to_json(words, d.steps)}};
}

json::object to_json(const engine::VoidedCase& v, const engine::Office& office) {
  return {{"case", "#" + std::to_string(v.stream)},
          {"number", v.c.request.number},
          {"agency", agency_name(office, v.c.request.agency)},
          {"void_since", rules::iso(v.on)},
          {"by", v.by},
          {"was", v.hidden.empty() ? json::value(nullptr) : json::value(v.hidden)},
          {"reason", v.reason.value}};
}

}  // namespace qixian::present
