#include "engine/office/practice.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/base/described.hpp"

namespace qixian::engine {
namespace {

constexpr std::string_view stream_kind = "practice";
constexpr std::string_view reviews[] = {"here", "elsewhere"};
constexpr std::string_view letters[] = {"confirmation", "arrival"};
constexpr std::string_view order_days[] = {"working", "calendar"};
constexpr std::string_view reopened[] = {"once", "anew"};
// The Regulation sets no limit (R19 art 51, R07 art 33); the numbers are those that cities and counties set themselves.
constexpr std::string_view complaint_limits[] = {"none", "10", "15", "20", "30", "60"};
constexpr Practice rows[] = {
    {"reviews", reviews,
     N_("confidentiality reviews are recorded here, and a disclosure without one is flagged (P24), or kept elsewhere")},
    {"ordinary-letters", letters,
     N_("an ordinary letter counts from the day of confirmation (R19 art 31), or already from its arrival")},
    {"order-days", order_days, N_("the days of a court's or a reviewer's order are working days, or calendar days")},
    {"reopened", reopened,
     N_("a case that was reopened by order counts once, in the row and year of its first answer, or anew as received "
        "on the day of the order")},
    {"complaint-limit", complaint_limits,
     N_("working days from receipt in which a complaint about disclosure is closed: the office's own number")}};

struct Chosen {
  StreamId stream = 0;
  int last_seq = 0;
  std::string choice;
};

Chosen chosen(const Store& store, const Practice& practice) {
  Chosen out{0, 0, std::string(practice.choices.front())};
  store.each_stream(stream_kind, [&](StreamId id, std::span<const EventRecord> events) {
    out.stream = id;
    out.last_seq = events.back().stream_seq;
    for (const auto& e : events) {
      const auto fact = described::from_json<std::variant<PracticeSet>>(e.type, e.data);
      if (fact && std::get<0>(*fact).practice == practice.id) out.choice = std::get<0>(*fact).choice;
    }
  });
  return out;
}

std::string joined(std::span<const std::string_view> words) {
  std::string all;
  for (const auto word : words) (all += all.empty() ? "" : ", ") += word;
  return all;
}

}  // namespace

std::span<const Practice> practices() { return rows; }

const Practice* find_practice(std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Practice::id);
  return found == std::end(rows) ? nullptr : found;
}

std::string choice_of(const Store& store, std::string_view id) {
  const auto* practice = find_practice(id);
  if (!practice) throw std::out_of_range("no practice " + std::string(id));
  return chosen(store, *practice).choice;
}

Result<void> set_practice(Store& store, const PracticeSet& fact, rules::Day on, const std::string& at,
                          const std::string& by) {
  const auto* practice = find_practice(fact.practice);
  if (!practice)
    return refuse("unknown_practice", {N_("unknown practice: {0}"), {fact.practice}},
                  {N_("see {0}"), {as::a_view("practices")}});
  if (std::ranges::find(practice->choices, fact.choice) == practice->choices.end())
    return refuse("unknown_choice", {N_("unknown choice: {0}"), {fact.choice}},
                  {N_("one of: {0}"), {as::a_code(joined(practice->choices))}});
  const auto transaction = store.begin();
  const auto now = chosen(store, *practice);
  const auto stream = now.stream ? now.stream : store.new_stream(stream_kind);
  const NewEvent event{PracticeSet::type, on, at, by, described::to_json(fact)};
  if (auto done = store.append(stream_kind, stream, now.last_seq, {&event, 1}); !done)
    return tl::unexpected(std::move(done.error()));
  transaction->commit();
  return {};
}

}  // namespace qixian::engine
