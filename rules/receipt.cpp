#include "rules/receipt.hpp"

namespace qixian::rules {
namespace {

struct ChannelRule {
  Channel channel;
  bool confirm_r07, confirm_r19;
  std::string_view source_r07, source_r19;
};

// clang-format off
constexpr ChannelRule channel_rules[] = {
  // channel               confirmation: R07, R19   source
  {Channel::in_person,      false, false, "R07 art 20",        "R19 art 31(1)"},
  {Channel::fax,            true,  true,  "E207",              "R19 art 31(3)"},
  {Channel::web,            false, true,  "guiding case 26",   "R19 art 31(3)"},
  {Channel::email,          false, true,  "E207",              "R19 art 31(3)"},
  {Channel::post_signed,    false, false, "E207",              "R19 art 31(2)"},
  {Channel::post_ordinary,  true,  true,  "E207",              "R19 art 31(2)"},
};
// clang-format on

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(channel_rules); ++i)
    if (static_cast<std::size_t>(channel_rules[i].channel) != i) return false;
  return true;
}
static_assert(is_in_order());

const ChannelRule& rule_of(Channel channel) { return channel_rules[static_cast<std::size_t>(channel)]; }

}  // namespace

bool is_letter(Channel channel) { return channel == Channel::post_signed || channel == Channel::post_ordinary; }

bool is_letter(std::string_view channel) {
  const auto* found = find_channel(channel);
  return found && is_letter(found->value);
}

Receipt settle_receipt(const Submission& s) {
  const auto& row = rule_of(s.channel);
  const bool by_arrival = s.letter_by_arrival && s.channel == Channel::post_ordinary;
  const bool signed_for = s.posted && (s.channel == Channel::post_signed || by_arrival);
  const auto came_on = signed_for ? s.arrived_on : std::optional(s.submitted_on);
  const bool web_rule = s.web_by_confirmation && s.channel == Channel::web;
  const bool confirm_r07 = (row.confirm_r07 && !by_arrival) || s.misdirected || web_rule;
  const bool confirm_r19 = row.confirm_r19 && !by_arrival;
  const auto date_r07 = confirm_r07 ? s.confirmed_on : came_on;
  if (date_r07 && governing(*date_r07) == Law::r07) {
    return {date_r07, Law::r07, s.misdirected ? "E207" : row.source_r07, confirm_r07, signed_for && !confirm_r07};
  }
  auto date_r19 = confirm_r19 ? s.confirmed_on : came_on;
  // A letter signed for before R19 that R07 lets wait for a confirmation: its own rule has no date under R07.
  if (date_r19 && governing(*date_r19) == Law::r07) date_r19 = date_r07;
  const bool by_confirmation = confirm_r19 || (governing(s.submitted_on) == Law::r07 && confirm_r07);
  const auto law = date_r19 ? governing(*date_r19) : governing(s.submitted_on);
  return {date_r19, law, law == Law::r19 ? row.source_r19 : row.source_r07, by_confirmation,
          signed_for && !by_confirmation};
}

bool confirmed_late(const Submission& s, const WorkCalendar& calendar) {
  const auto came_on = is_letter(s.channel) ? s.arrived_on : std::optional(s.submitted_on);
  return s.confirmed_on && came_on && calendar.covers(*came_on) && *s.confirmed_on > calendar.add(*came_on, 1);
}

}  // namespace qixian::rules
