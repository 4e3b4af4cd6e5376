#include "desk/api/call.hpp"

#include <boost/json.hpp>

#include "engine/store/ports/bookmark.hpp"

namespace qixian::desk {

Answer said(const boost::json::value& value) { return {200, boost::json::serialize(value), {}}; }

tl::unexpected<engine::Error> bad_query(std::string_view key, const engine::Text& message) {
  return engine::refuse("bad_query", message, {N_("look at {0}"), {std::string(key)}});
}

Result<engine::StreamId> Call::stream() const {
  if (!bound.empty())
    if (const auto found = engine::whole_number(bound.front())) return *found;
  return engine::refuse("no_case", {N_("there is no case {0}"), {bound.empty() ? "" : bound.front()}});
}

Result<int> Call::number(std::string_view key, int fallback, int least, int most) const {
  const auto text = request.asked(key);
  if (!text) return fallback;
  const auto found = engine::whole_number(*text);
  if (found && *found >= least && *found <= most) return static_cast<int>(*found);
  return bad_query(key, {N_("{0} is no number from {1} to {2}"), {std::string(*text), least, most}});
}

Result<bool> Call::flag(std::string_view key) const {
  const auto text = request.asked(key);
  if (!text || *text == "false") return false;
  if (*text == "true") return true;
  return bad_query(key, {N_("{0} is neither true nor false"), {std::string(*text)}});
}

std::string Call::word(std::string_view key) const { return std::string(request.asked(key).value_or("")); }

Result<std::optional<std::string>> Call::header(std::string_view name) const {
  std::optional<std::string> found;
  for (const auto& [field, value] : request.fields) {
    if (field != name) continue;
    if (found && *found != value) return bad_query(name, {N_("{0} stands there twice"), {std::string(name)}});
    found = value;
  }
  return found;
}

/// A tag says more than its first number (the day, the calendar): only that one bears on an act.
Result<std::optional<int>> Call::seen() const {
  const auto given = header("if-match");
  if (!given) return tl::unexpected(given.error());
  if (!*given || **given == "*") return std::nullopt;
  const std::string_view tag = **given;
  const auto end = tag.find_first_of("-\"", 1);
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    if (const auto seq = engine::whole_number(tag.substr(1, end - 1)); seq && *seq < 1'000'000'000)
      return static_cast<int>(*seq);
  return bad_query("if-match", {N_("{0} is no tag that this service gives"), {std::string(tag)}});
}

}  // namespace qixian::desk
