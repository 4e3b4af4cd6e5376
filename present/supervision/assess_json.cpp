#include "present/supervision/assess_json.hpp"

#include <boost/json.hpp>

namespace qixian::present {
namespace {

json::value number_or_null(const std::optional<int>& n) { return n ? json::value(*n) : json::value(nullptr); }
json::value share_or_null(const std::optional<double>& s) { return s ? json::value(*s) : json::value(nullptr); }

json::object to_json(const engine::Measures& m) {
  json::object flags;
  for (const auto& [flag, cases] : m.flags) flags["P" + std::to_string(flag)] = cases;
  return {{"received", m.received},
          {"closed", m.closed},
          {"in_time", m.in_time},
          {"in_time_share", share_or_null(m.on_time())},
          {"median_wd", number_or_null(m.used.quantile(0.5))},
          {"p90_wd", number_or_null(m.used.quantile(0.9))},
          {"extended", m.extended},
          {"suspended_wd", m.suspended},
          {"overdue", m.overdue},
          {"flags", flags},
          {"reviews", m.reviews},
          {"reviews_corrected", m.reviews_corrected},
          {"corrected_on_review_share", share_or_null(m.corrected_on_review())},
          {"suits", m.suits},
          {"suits_corrected", m.suits_corrected},
          {"corrected_in_court_share", share_or_null(m.corrected_in_court())}};
}

json::object to_json(const engine::Period& p) { return {{"from", rules::iso(p.from)}, {"to", rules::iso(p.to)}}; }

}  // namespace

json::object to_json(const engine::Assessment& a) {
  json::array agencies;
  for (const auto& one : a.agencies) {
    auto before = to_json(one.before);
    before.erase("overdue");  // it is told of one day only
    agencies.push_back(json::object{{"agency", one.agency ? json::value(one.name) : json::value(nullptr)},
                                    {"rank", number_or_null(one.rank)},
                                    {"rank_before", number_or_null(one.rank_before)},
                                    {"now", to_json(one.now)},
                                    {"before", before}});
  }
  return {{"period", to_json(a.period)},
          {"before", to_json(a.before)},
          {"today", rules::iso(a.today)},
          {"agencies", agencies},
          {"all", to_json(a.all)}};
}

json::object notices_json(int made, rules::Day until) { return {{"notices", made}, {"until", rules::iso(until)}}; }

}  // namespace qixian::present
