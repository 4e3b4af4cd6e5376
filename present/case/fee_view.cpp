#include "present/case/fee_view.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "engine/office/office.hpp"
#include "engine/request/fee_count.hpp"
#include "engine/tables/fee_sums.hpp"
#include "present/language/text.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

std::string list_of(const Words& words, const engine::Texts& texts) {
  std::string all;
  for (const auto& t : texts)
    (all += all.empty() ? "" : words.tr(N_(", "))) +=
        t.value.empty() ? std::string(words.tr(N_("(erased)"))) : one_line(t.value);
  return all;
}

json::object to_json(const engine::FeeLine& l, const engine::Office& office) {
  const auto* agency = office.agencies().find(l.agency);
  json::object o;
  if (agency) {
    o["number"] = l.number;
    o["agency"] = agency->name();
    o["on"] = rules::iso(l.on);
  }
  o["search_fen"] = l.search_fen;
  o["copy_fen"] = l.copy_fen;
  o["post_fen"] = l.post_fen;
  o["waived_fen"] = l.waived_fen;
  o["fee_fen"] = l.fee_fen;
  o["fee_unknown"] = l.fee_unknown;
  o["surplus_fen"] = l.surplus_fen;
  o["received_fen"] = l.received_fen();
  return o;
}

}  // namespace

std::string fen_text(const Words& words, std::int64_t fen) {
  auto yuan = grouped(static_cast<std::uint64_t>(std::max<std::int64_t>(fen, 0) / 100));
  if (const auto rest = fen % 100; rest > 0) yuan += (rest < 10 ? ".0" : ".") + std::to_string(rest);
  return words.render({N_("{0} yuan"), {yuan}});
}

std::optional<int> read_fen(const std::string& text) {
  const auto point = std::min(text.find('.'), text.size());
  auto digits = text.substr(0, point) + text.substr(std::min(point + 1, text.size()));
  const auto decimals = point == text.size() ? 0 : text.size() - point - 1;
  if (point == 0 || point > 7 || decimals > 2 || (point < text.size() && decimals == 0)) return std::nullopt;
  digits.append(2 - decimals, '0');
  int fen = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), fen);
  if (error != std::errc{} || end != digits.data() + digits.size() || fen < 0 || fen > 100'000'000) return std::nullopt;
  return fen;
}

int surplus_of(const engine::Case& c) {
  int all = 0;
  for (const auto& w : c.waits) all += w.surplus();
  return all;
}

std::string surplus_text(const Words& words, int yuan) {
  return words.render({N_("{0}: to be given back"), {sum_text(words, yuan)}});
}

std::string count_text(const Words& words, const engine::FeeNoticed& notice) {
  const auto earlier = std::to_string(notice.earlier);
  std::string text = notice.counted.empty() ? words.render({N_("{0} earlier in the month"), {earlier}})
                                            : words.render({N_("{0} earlier in the month; in this store: {1}"),
                                                            {earlier, list_of(words, notice.counted)}});
  if (!notice.not_counted.empty()) text += words.render({N_("; left out: {0}"), {list_of(words, notice.not_counted)}});
  return text;
}

std::string costs_text(const Words& words, const engine::Costs& costs) {
  std::string text;
  const auto add = [&](const char* head, int fen) {
    if (fen > 0)
      (text += text.empty() ? "" : words.tr(N_(", "))) +=
          words.render({N_("{0} {1}"), {words.tr(head), fen_text(words, fen)}});
  };
  add(N_("search"), costs.search_fen);
  add(N_("copy"), costs.copy_fen);
  add(N_("postage"), costs.post_fen);
  add(N_("waived"), costs.waived_fen);
  add(N_("collected"), costs.received());
  return rules::iso(costs.on) + " " + text;
}

json::array costs_json(const engine::Case& c) {
  json::array out;
  for (const auto& costs : c.costs)
    out.push_back(json::object{{"on", rules::iso(costs.on)},
                               {"search_fen", costs.search_fen},
                               {"copy_fen", costs.copy_fen},
                               {"post_fen", costs.post_fen},
                               {"waived_fen", costs.waived_fen}});
  return out;
}

json::object to_json(const engine::FeeSums& sums, const engine::Office& office) {
  json::array lines;
  for (const auto& l : sums.lines) lines.push_back(to_json(l, office));
  return {{"lines", lines}, {"total", to_json(sums.total, office)}, {"waivers", sums.waivers}};
}

std::optional<engine::Text> not_compared(const engine::FeeCount& count) {
  if (!count.named)
    return engine::Text{N_("the applicant was erased or is not on record: no other request could be counted; see {0}"),
                        {engine::as::a_field("earlier")}};
  if (count.unnamed == 0) return std::nullopt;
  return engine::Text{
      N_("not compared, since the applicant was erased or is not on record: {0} of the month's requests; "
         "see {1}"),
      {count.unnamed, engine::as::a_field("earlier")}};
}

}  // namespace qixian::present
