#include "present/office/store_view.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace qixian::present {
namespace {

// clang-format off
engine::Text sentence(const engine::Flaw& f) {
  const auto seq = std::to_string(f.seq);
  if (f.why == "integrity")    return {N_("the file is damaged: {0}"), {f.what}};
  if (f.why == "reference")    return {N_("a row stands without what it belongs to: {0}"), {f.what}};
  if (f.why == "schema")       return {N_("{0} is not as this program makes it"), {f.what}};
  if (f.why == "empty_stream") return {N_("{0} has no event"), {f.what}};
  if (f.why == "wiped_text")   return {N_("a private text was wiped, and no erasure is on record: {0}"), {f.what}};
  if (f.why == "extra_text")   return {N_("no event speaks of this private text: {0}"), {f.what}};
  if (f.why == "frozen_table") return {N_("a frozen table was changed, doubled, added or taken away: {0}"), {f.what}};
  if (f.why == "projection")   return {N_("a row of a list belongs to no case: {0}"), {f.what}};
  if (f.why == "meta")         return {N_("a fact about the store is wrong: {0}"), {f.what}};
  if (f.why == "outbox")       return {N_("a message can't be read: {0}"), {f.what}};
  if (f.why == "content")      return {N_("this backup is not as it was made"), {}};
  if (f.why == "unreadable")   return {N_("event {0} ({1}) can't be read"), {seq, f.what}};
  if (f.why == "unfit")        return {N_("{0}: the lists are not what its events make, or these don't fit together"), {f.what}};
  if (f.why == "twins")        return {N_("{0} is on record more than once: {1}, then {2}"), {f.what, engine::as::a_view("agencies"), engine::as::an_act("agency.merge")}};
  if (f.why == "twin_number")  return {N_("two cases have the number {0}"), {f.what}};
  return {N_("the store is damaged: {0}"), {f.what}};
}
// clang-format on

json::array to_json(const std::vector<engine::Flaw>& flaws) {
  json::array out;
  for (const auto& f : flaws)
    out.push_back(json::object{{"why", f.why}, {"what", f.what}, {"seq", f.seq ? json::value(f.seq) : nullptr}});
  return out;
}

}  // namespace

json::object to_json(const StoreReport& r) {
  return {{"ok", r.is_sound()},
          {"head", r.head ? r.head->text() : "0:"},
          {"first_broken", r.broken ? json::value(r.broken->seq) : json::value(nullptr)},
          {"why", r.broken ? r.broken->why : ""},
          {"changed_tables", std::ranges::count(r.flaws, "frozen_table", &engine::Flaw::why)},
          {"flaws", to_json(r.flaws)},
          {"in_clear", r.in_clear},
          {"erasure_pending", r.erasure_pending}};
}

std::vector<std::string> report_lines(const Words& words, const StoreReport& r) {
  std::vector<std::string> lines{r.broken
                                     ? words.render({N_("broken at event {0} ({1})"), {r.broken->seq, r.broken->why}})
                                     : words.render({N_("{0} events, unbroken; head {1}"),
                                                     {r.head ? r.head->events() : 0, r.head ? r.head->text() : "0:"}})};
  for (const auto& f : r.flaws) lines.push_back(words.render(sentence(f)));
  if (std::ranges::find(r.flaws, "unfit", &engine::Flaw::why) != r.flaws.end() && !r.broken)
    lines.emplace_back(words.render({N_("{0} makes the lists anew from the events"), {engine::as::an_act("rebuild")}}));
  if (r.erasure_pending)
    lines.emplace_back(words.tr(
        N_("what was erased may still stand in the write-ahead log: an act that finds nobody reading takes it out")));
  if (r.in_clear > 0)
    lines.push_back(words.render(
        {N_("{0} events of older editions hold an officer's words in clear; they can't be edited"), {r.in_clear}}));
  return lines;
}

json::object rebuilt_json(std::int64_t cases) { return {{"cases", cases}}; }

json::object backup_json(const std::string& path, const engine::Heads& head) {
  return {{"file", path}, {"head", head.text()}};
}

json::object restored_json(const std::string& store) { return {{"store", store}}; }

}  // namespace qixian::present
