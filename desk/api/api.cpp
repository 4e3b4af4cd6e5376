#include "desk/api/api.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <filesystem>

#include "desk/api/language.hpp"
#include "desk/api/local_user.hpp"
#include "present/service/problem.hpp"
#include "wiring/address.hpp"

namespace qixian::desk {
namespace {

using http::Response;

/// What every answer says beside its own.
Response finished(Response response, const std::string& id) {
  response.fields.emplace_back("Cache-Control", "no-store");
  response.fields.emplace_back("Vary", "Accept-Language");
  response.fields.emplace_back("X-Content-Type-Options", "nosniff");
  response.fields.emplace_back("Request-Id", id);
  return response;
}

Response problem(const present::Words& words, const engine::Error& error, int status, const std::string& id) {
  auto body = boost::json::serialize(present::problem_json(words, error, status, id)) + "\n";
  return finished({status, {{"Content-Type", "application/problem+json"}}, std::move(body), {}}, id);
}

Response problem(const present::Words& words, const engine::Error& error, const std::string& id) {
  return problem(words, error, present::status_of(error), id);
}

engine::Error transport_error(int status) {
  switch (status) {
    case 413:
      return {"body_too_long", {N_("what was sent is too long"), {}}};
    case 431:
      return {"head_too_long", {N_("the head of the request is too long"), {}}};
    case 507:
      return {"disk_full", {N_("The disk is full: nothing was written"), {}}};
    default:
      return {"not_http", {N_("this is no request that can be read"), {}}};
  }
}

}  // namespace

/// One request on its way: it is answered once, from whatever thread.
struct Api::Asked {
  http::Request request;
  http::Reply reply;
  Found found;
  Caller caller;
  const present::Words& words;
  News& news;
  std::string id;

  void refuse(const engine::Error& error) const { reply(problem(words, error, id)); }
  /// The environment's fault, by whatever code: never the caller's.
  void fail(const engine::Error& error) const {
    reply(problem(words, error, std::max(present::status_of(error), 500), id));
  }
  void done(wiring::House& house) const {
    const auto actor = actor_of(caller, house.office());
    if (!actor) return refuse(actor.error());
    const auto answered = found.route->handle(house, {request, found.bound, caller.user, *actor, words, news});
    if (!answered) return refuse(answered.error());
    Response response{answered->status, answered->fields, answered->body + "\n", answered->stream};
    if (!answered->stream) response.fields.emplace_back("Content-Type", "application/json");
    reply(finished(std::move(response), id));
  }
};

Api::Api(Place place, Readers& readers, Writer& writer, Meter& meter)
    : m_place(std::move(place)),
      m_readers(readers),
      m_writer(writer),
      m_meter(meter),
      m_zh("zh", &m_door),
      m_en("en", &m_door),
      m_chance(std::random_device{}()) {}

std::string Api::next_id() {
  char text[17];
  std::snprintf(text, sizeof text, "%016" PRIx64, static_cast<std::uint64_t>(m_chance()));
  return text;
}

const present::Words& Api::words_for(const http::Request& request) const {
  const auto wanted = request.field("accept-language");
  return wanted_language(wanted.value_or(""), m_place.language) == "zh" ? m_zh : m_en;
}

http::BodyPlan Api::plan(const http::Request& head) {
  const auto found = find_route(head.method, head.path);
  return {found.route ? found.route->most_bytes : 0, {}};
}

Response Api::refuse(int status, const http::Peer&) {
  return problem(m_place.language == "zh" ? m_zh : m_en, transport_error(status), next_id());
}

/// A proxy in front of the socket would lend its own trust to whoever comes through it: what was handed on is not let
/// in here.
Result<Caller> Api::caller_of(const http::Request& request) const {
  for (const auto& [name, value] : request.fields)
    if (name.starts_with("x-forwarded-") || name == "forwarded" || name == "via")
      return engine::refuse("not_signed_in", {N_("through a proxy nobody is known here"), {}});
  const auto file = wiring::file_of(m_place.store);
  if (!std::filesystem::exists(file))
    return engine::refuse("no_store", {N_("the store is not there now"), {}}, {N_("ask again in a moment"), {}});
  const auto uid = request.peer.uid;
  if (auto name = uid ? user_named(*uid) : std::nullopt) return Caller{std::move(*name), may_open(*uid, file)};
  return engine::refuse("not_signed_in", {N_("whoever asks is not known here"), {}},
                        {N_("only a user of this machine may ask"), {}});
}

/// Whatever way it is answered, and be it that nobody does.
http::Reply Api::measured(http::Reply reply, const http::Request& request, const Found& found) const {
  const auto began = std::chrono::steady_clock::now();
  const auto route = found.route ? found.route->pattern : std::string_view();
  const bool is_method = found.route || request.method == "GET" || request.method == "POST";
  return http::Reply(
      [this, reply = std::move(reply), method = is_method ? request.method : "other", route, began](Response response) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        m_meter.answered(method, route, response.status, took.count());
        reply(std::move(response));
      });
}

void Api::answer(http::Request request, http::Reply reply) {
  auto id = next_id();
  const auto& words = words_for(request);
  auto found = find_route(request.method, request.path);
  reply = measured(std::move(reply), request, found);
  if (!found.route) {
    const bool known = !found.allowed.empty();
    auto refused =
        problem(words,
                known ? engine::Error{"no_such_method", {N_("this page does not take {0}"), {request.method}}}
                      : engine::Error{"no_route", {N_("there is no such page"), {}}},
                id);
    if (known) refused.fields.emplace_back("Allow", found.allowed);
    return reply(std::move(refused));
  }
  auto caller = caller_of(request);
  if (!caller) return reply(problem(words, caller.error(), id));
  send_to(std::make_shared<Asked>(
      Asked{std::move(request), std::move(reply), std::move(found), std::move(*caller), words, m_news, std::move(id)}));
}

void Api::send_to(const std::shared_ptr<Asked>& asked) {
  const Job job = [asked](wiring::House& house) { asked->done(house); };
  const Failed failed = [asked](const engine::Error& error) { asked->fail(error); };
  const bool taken = asked->found.route->at == At::reader ? m_readers.ask(job, failed) : m_writer.ask(job, failed);
  if (taken) return;
  auto refused = problem(asked->words,
                         {"too_busy", {N_("too many ask at once"), {}}, {N_("ask again in a moment"), {}}}, asked->id);
  refused.fields.emplace_back("Retry-After", "1");
  asked->reply(std::move(refused));
}

}  // namespace qixian::desk
