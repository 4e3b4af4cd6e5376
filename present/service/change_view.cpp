#include "present/service/change_view.hpp"

#include <boost/json.hpp>

namespace qixian::present {

namespace json = boost::json;

json::object changes_json(std::span<const engine::EventRecord> events, const engine::Bookmark& read, bool more) {
  json::array out;
  for (const auto& e : events)
    out.push_back(json::object{{"kind", e.stream_kind},
                               {"stream", e.stream},
                               {"seq", e.stream_seq},
                               {"event", e.type},
                               {"on", rules::iso(e.happened_on)},
                               {"by", e.by},
                               {"recorded_at", e.recorded_at}});
  return {{"events", std::move(out)}, {"after", read.text()}, {"more", more}};
}

}  // namespace qixian::present
