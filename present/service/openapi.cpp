#include "present/service/openapi.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "embedded/qixian_present.hpp"
#include "present/forms/form_view.hpp"

namespace qixian::present {
namespace {

namespace json = boost::json;

struct Parameter {
  std::string_view name;
  const char* help;
  std::string_view type;  ///< of JSON Schema
};
constexpr Parameter parameters[] = {
    {"case", N_("the case's id"), "integer"},
    {"year", N_("the year"), "integer"},
    {"limit", N_("how many at most"), "integer"},
    {"after", N_("where the page before ended: its `next`"), "string"},
    {"state", N_("of one state"), "string"},
    {"officer", N_("of one officer"), "string"},
    {"agency", N_("of one agency, by its id"), "integer"},
    {"open", N_("only those that are open"), "boolean"},
    {"overdue", N_("only those whose limit has passed"), "boolean"},
    {"due_within", N_("due within so many working days"), "integer"},
    {"form", N_("the official form: 2014, 2019, 2021"), "string"},
};

json::object ref(std::string_view schema) { return {{"$ref", "#/components/schemas/" + std::string(schema)}}; }

json::object content(std::string_view type, json::object schema) {
  return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object parameter(const Words& words, std::string_view name, bool in_path) {
  const auto& found = *std::ranges::find(parameters, name, &Parameter::name);
  return {{"name", name},
          {"in", in_path ? "path" : "query"},
          {"required", in_path},
          {"description", words.tr(found.help)},
          {"schema", json::object{{"type", found.type}}}};
}

json::object header(std::string_view name, std::string help) {
  return {{"name", name},
          {"in", "header"},
          {"required", false},
          {"description", std::move(help)},
          {"schema", json::object{{"type", "string"}}}};
}

/// What stands in the braces of the pattern, what the query may hold, and of what is done the two fields of the head.
json::array parameters_of(const Words& words, const Operation& operation) {
  json::array out;
  for (auto rest = operation.pattern; rest.find('{') != rest.npos;) {
    rest.remove_prefix(rest.find('{') + 1);
    const auto name = rest.substr(0, rest.find('}'));
    if (name != "act") out.push_back(parameter(words, name, true));
  }
  for (auto rest = operation.query; !rest.empty();) {
    const auto name = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    out.push_back(parameter(words, name, false));
  }
  if (operation.method == "post" && operation.takes_act)
    out.push_back(header("If-Match", words.tr(N_("the ETag of the case that was seen"))));
  if (operation.method == "post" && operation.pattern.find("/preview/") == operation.pattern.npos)
    out.push_back(header("Idempotency-Key", words.tr(N_("an act that is sent again with its key is done once"))));
  return out;
}

json::object answers(const Words& words, const Operation& operation) {
  const bool is_stream = operation.output == "EventStream";
  const bool makes = operation.pattern == "/api/v1/cases" && operation.method == "post";
  return {
      {makes ? "201" : "200",
       json::object{{"description", words.tr(operation.summary.data())},
                    {"content", content(is_stream ? "text/event-stream" : "application/json", ref(operation.output))}}},
      {"default", json::object{{"description", words.tr(N_("refused"))},
                               {"content", content("application/problem+json", ref("Problem"))}}}};
}

/// receive, extend, preview_review_mark: what a program calls it.
std::string id_of(const Operation& operation, std::string_view act) {
  std::string id(operation.method == "get" ? "get" : "");
  for (auto rest = operation.pattern.substr(std::string_view("/api/v1").size()); !rest.empty();) {
    rest.remove_prefix(1);
    const auto segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    if (segment.front() != '{') (id += id.empty() ? "" : "_") += segment;
  }
  if (!act.empty()) (id += "_") += act;
  std::ranges::replace_if(
      id, [](char c) { return c == '.' || c == '-'; }, '_');
  return id;
}

json::object operation_json(const Words& words, const Operation& operation, const Form* form) {
  json::object out{{"operationId", id_of(operation, form && operation.takes_act ? form->act : "")},
                   {"summary", form ? words.render(form->help) : words.tr(operation.summary.data())},
                   {"parameters", parameters_of(words, operation)},
                   {"responses", answers(words, operation)}};
  if (form)
    out["requestBody"] =
        json::object{{"required", true}, {"content", content("application/json", form_schema(words, *form))}};
  return out;
}

void add(json::object& paths, std::string path, std::string_view method, json::object operation) {
  auto& at = paths[path];
  if (at.is_null()) at = json::object{};
  at.get_object()[method] = std::move(operation);
}

json::object components() { return {{"schemas", json::parse(std::string_view(schemas::schemas_json))}}; }

}  // namespace

json::object openapi_json(const Words& words, std::span<const Operation> operations, std::string_view version) {
  json::object paths;
  for (const auto& operation : operations) {
    std::string path(operation.pattern);
    if (!operation.takes_act) {
      const auto* form = operation.method == "post" ? form_of("receive") : nullptr;
      add(paths, path, operation.method, operation_json(words, operation, form));
      continue;
    }
    path.erase(path.find("{act}"));
    for (const auto& form : request_forms())
      if (form.act != "receive") add(paths, path + form.act, operation.method, operation_json(words, operation, &form));
  }
  return {{"openapi", "3.1.0"},
          {"info", json::object{{"title", "qixian"}, {"version", version}}},
          {"paths", std::move(paths)},
          {"components", components()}};
}

}  // namespace qixian::present
