#include "cli/commands/verify.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "cli/views.hpp"
#include "engine/supervision/audit.hpp"

/// No Office stands behind it: a store whose events can't be folded is what it is for.
namespace qixian::cli {
namespace {

using engine::Flaw;

struct Report {
  std::optional<engine::BrokenChain> broken;
  std::optional<engine::Heads> head;  ///< nothing where it can't be read
  std::vector<Flaw> flaws;
  std::int64_t in_clear = 0;
  bool erasure_pending = false;
  bool is_sound() const { return !broken && flaws.empty(); }
};

// clang-format off
Text sentence(const Flaw& f) {
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
  if (f.why == "twins")        return {N_("{0} is on record more than once: `qixian agency list`, then `qixian agency merge`"), {f.what}};
  if (f.why == "twin_number")  return {N_("two cases have the number {0}"), {f.what}};
  return {N_("the store is damaged: {0}"), {f.what}};
}
// clang-format on

/// All in one view of the file: others write on.
Report look(const Words& words, const wiring::House& house, const std::optional<engine::Heads>& expected) {
  Report out;
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

json::array to_json(const std::vector<Flaw>& flaws) {
  json::array out;
  for (const auto& f : flaws)
    out.push_back(json::object{{"why", f.why}, {"what", f.what}, {"seq", f.seq ? json::value(f.seq) : nullptr}});
  return out;
}

void tell(Context& x, const Report& r) {
  const auto head = r.head ? r.head->text() : "0:";
  if (x.json)
    return x.print(json::object{{"ok", r.is_sound()},
                                {"head", head},
                                {"first_broken", r.broken ? json::value(r.broken->seq) : json::value(nullptr)},
                                {"why", r.broken ? r.broken->why : ""},
                                {"changed_tables", std::ranges::count(r.flaws, "frozen_table", &Flaw::why)},
                                {"flaws", to_json(r.flaws)},
                                {"in_clear", r.in_clear},
                                {"erasure_pending", r.erasure_pending}});
  std::cout << (r.broken
                    ? x.words.render({N_("broken at event {0} ({1})"), {r.broken->seq, r.broken->why}})
                    : x.words.render({N_("{0} events, unbroken; head {1}"), {r.head ? r.head->events() : 0, head}}))
            << '\n';
  for (const auto& f : r.flaws) std::cout << x.words.render(sentence(f)) << '\n';
  if (std::ranges::find(r.flaws, "unfit", &Flaw::why) != r.flaws.end() && !r.broken)
    std::cout << x.words.tr(N_("`qixian rebuild` makes the lists anew from the events")) << '\n';
  if (r.erasure_pending)
    std::cout
        << x.words.tr(N_(
               "what was erased may still stand in the write-ahead log: an act that finds nobody reading takes it out"))
        << '\n';
  if (r.in_clear > 0)
    std::cout << x.words.render(
                     {N_("{0} events of older editions hold an officer's words in clear; they can't be edited"),
                      {r.in_clear}})
              << '\n';
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
