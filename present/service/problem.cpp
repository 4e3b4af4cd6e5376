#include "present/service/problem.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "present/case/case_json.hpp"

namespace qixian::present {
namespace {

struct Told {
  std::string_view code;
  int status;
};

constexpr Told told[] = {
    {"bad_query", 400},      {"bad_body", 400},      {"bad_key", 400},          {"no_route", 404},
    {"no_case", 404},        {"no_agency", 404},     {"no_act", 404},           {"ambiguous_number", 409},
    {"moved_on", 409},       {"conflict", 409},      {"not_yours", 403},        {"not_signed_in", 401},
    {"no_such_method", 405}, {"body_too_long", 413}, {"head_too_long", 431},    {"not_http", 400},
    {"too_busy", 503},       {"busy", 503},          {"no_store", 503},         {"moved", 503},
    {"disk_full", 507},      {"unforeseen", 500},    {"unreadable_event", 500},
};

}  // namespace

int status_of(const engine::Error& error) {
  const auto* found = std::ranges::find(told, error.code, &Told::code);
  return found == std::end(told) ? 422 : found->status;
}

json::object problem_json(const Words& words, const engine::Error& error, int status, const std::string& instance) {
  auto out = to_json(words, error);
  out.erase("message");
  out["type"] = "urn:qixian:" + error.code;
  out["title"] = words.render(error.message);
  out["status"] = status;
  if (!instance.empty()) out["instance"] = "urn:qixian:request:" + instance;
  return out;
}

}  // namespace qixian::present
