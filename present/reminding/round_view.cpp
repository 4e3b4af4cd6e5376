#include "present/reminding/round_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "present/language/labels.hpp"
#include "present/language/reason.hpp"
#include "present/reminding/outbox_view.hpp"

namespace qixian::present {

using Attempt = Round::Attempt;

Attempt attempt_of(const engine::Delivery& d, const std::string& subject, const engine::Sent& sent, int tries) {
  const bool ok = sent.outcome == engine::Sent::ok;
  const bool dead = sent.outcome == engine::Sent::failed || d.attempt >= tries;
  return {d.key,
          d.recipient,
          d.address.channel,
          subject,
          ok ? Attempt::sent : dead ? Attempt::given_up : Attempt::again,
          sent.reason};
}

json::object to_json(const Round& round) {
  constexpr std::array outcomes{"sent", "retry", "dead"};
  json::array attempts;
  for (const auto& a : round.attempts)
    attempts.push_back(json::object{{"key", a.key},
                                    {"recipient", a.recipient},
                                    {"channel", a.channel},
                                    {"subject", a.subject},
                                    {"outcome", outcomes[a.outcome]},
                                    {"reason", a.reason}});
  return {{"put", round.report.put},
          {"withdrawn", round.report.withdrawn},
          {"attempts", std::move(attempts)},
          {"next", round.next ? json::value(moment_text(*round.next)) : json::value(nullptr)}};
}

std::string attempt_text(const Words& words, const Attempt& a) {
  auto text = fmt::format("{} → {}{}{}", a.channel, label(words, a.recipient), words.tr(N_(": ")), a.subject);
  if (a.outcome != Attempt::sent) text += fmt::format(" [{}]", reason_text(words, a.reason));
  return text;
}

std::string round_text(const Words& words, const Round& round) {
  const auto count = [&](Attempt::Outcome outcome) {
    return std::ranges::count(round.attempts, outcome, &Attempt::outcome);
  };
  return words.render({N_("{0} new, {1} withdrawn; {2} sent, {3} to be tried again, {4} given up"),
                       {round.report.put, round.report.withdrawn, count(Attempt::sent), count(Attempt::again),
                        count(Attempt::given_up)}});
}

json::object sent_json(const adapters::config::ChannelSettings& channel, const engine::Sent& sent) {
  constexpr std::array outcomes{"ok", "retry", "failed"};
  return {{"channel", channel.name},
          {"kind", channel.kind},
          {"outcome", outcomes[sent.outcome]},
          {"reason", sent.reason},
          {"retry_after", sent.retry_after ? json::value(sent.retry_after->count()) : json::value(nullptr)},
          {"receipt", sent.receipt}};
}

json::object retried_json(int count) { return {{"retried", count}}; }

}  // namespace qixian::present
