#include "engine/store/table_anchor.hpp"

#include <set>
#include <variant>

#include "engine/base/described.hpp"

namespace qixian::engine {

Result<void> anchor_table(Log& log, const FrozenTable& t, Day on, const std::string& recorded_at,
                          const std::string& by) {
  StreamId stream = 0;
  int last = 0;
  log.each_stream("frozen", [&](StreamId id, std::span<const EventRecord> events) {
    stream = id;
    last = events.back().stream_seq;
  });
  if (stream == 0) stream = log.new_stream("frozen");
  const TableFrozen fact{t.form, t.agency, t.period.from, t.period.to, t.hash};
  const NewEvent event{TableFrozen::type, on, recorded_at, by, described::to_json(fact)};
  if (auto done = log.append("frozen", stream, last, {&event, 1}); !done)
    return tl::unexpected(std::move(done.error()));
  return {};
}

Result<void> anchor_frozen(Store& store, const std::string& recorded_at, Day today) {
  std::set<std::string> anchored;
  store.each_stream("frozen", [&](StreamId, std::span<const EventRecord> events) {
    for (const auto& e : events)
      if (const auto fact = described::from_json<std::variant<TableFrozen>>(e.type, e.data))
        anchored.insert(std::get<TableFrozen>(*fact).hash);
  });
  std::vector<FrozenTable> tables;
  store.each_frozen([&](const FrozenTable& t) {
    if (t.intact && !anchored.contains(t.hash)) tables.push_back(t);
  });
  for (const auto& t : tables)
    if (auto done = anchor_table(store, t, today, recorded_at, "qixian"); !done) return done;
  return {};
}

}  // namespace qixian::engine
