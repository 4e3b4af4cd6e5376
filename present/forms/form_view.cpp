#include "present/forms/form_view.hpp"

#include <boost/json.hpp>

#include "present/case/fact_view.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"

namespace qixian::present {
namespace {

namespace json = boost::json;

/// An answer by its label, any other code by what an option calls it.
std::string choice_label(const Words& words, const Choice& choice) {
  if (choice.help) return words.tr(choice.help);
  auto text = choice_text(words, choice.code);
  return text == choice.code ? label(words, choice.code) : text;
}

json::array codes_json(const Words& words, const Field& field) {
  json::array out;
  for (const auto& choice : field.choices)
    out.push_back(json::object{{"code", choice.code}, {"label", choice_label(words, choice)}});
  return out;
}

json::object field_json(const Words& words, const Field& field) {
  json::object out{{"name", field.name},
                   {"label", field_label(words, field.name)},
                   {"help", field.help.id.empty() ? "" : words.render(field.help)},
                   {"kind", code_of(field.kind)},
                   {"required", field.required}};
  if (!field.choices.empty()) out["codes"] = codes_json(words, field);
  if (field.most > 0) {
    out["least"] = field.least;
    out["most"] = field.most;
  }
  if (!field.not_with.empty()) out["not_with"] = field.not_with;
  return out;
}

json::object list_of(json::object items) { return {{"type", "array"}, {"items", std::move(items)}}; }

json::object type_schema(const Field& field) {
  switch (field.kind) {
    case FieldKind::day:
      return {{"type", "string"}, {"format", "date"}};
    case FieldKind::yes_no:
      return {{"type", "boolean"}};
    case FieldKind::number:
    case FieldKind::fen:
    case FieldKind::agency:
      return {{"type", "integer"},
              {"minimum", field.most > 0 ? field.least : 0},
              {"maximum", field.most > 0 ? field.most : 2'000'000'000}};
    case FieldKind::own_list:
      return list_of({{"type", "string"}});
    case FieldKind::item_codes:
      return list_of({{"type", "object"},
                      {"required", json::array{"item", "code"}},
                      {"properties", json::object{{"item", json::object{{"type", "integer"}, {"minimum", 1}}},
                                                  {"code", json::object{{"type", "string"}}}}}});
    default:
      return {{"type", "string"}};
  }
}

}  // namespace

json::object form_json(const Words& words, const Form& form) {
  json::array fields;
  for (const auto& field : form.fields) fields.push_back(field_json(words, field));
  return {{"act", form.act},
          {"verb", form.verb()},
          {"title", words.render(form.help)},
          {"day", form.day_help ? json::value(words.tr(form.day_help)) : json::value(nullptr)},
          {"fields", std::move(fields)}};
}

json::object form_schema(const Words& words, const Form& form) {
  json::object properties;
  json::array required;
  for (const auto& field : form.fields) {
    auto type = type_schema(field);
    if (!field.choices.empty()) {
      json::array codes;
      for (const auto& choice : field.choices) codes.push_back(json::value(choice.code));
      type["enum"] = std::move(codes);
    }
    type["description"] = field.help.id.empty() ? field_label(words, field.name) : words.render(field.help);
    properties[field.name] = std::move(type);
    if (field.required) required.push_back(json::value(field.name));
  }
  json::object body;
  if (form.day_help)
    body["on"] = json::object{{"type", "string"}, {"format", "date"}, {"description", words.tr(form.day_help)}};
  body["despite"] = json::object{{"type", "string"}};
  if (form.act == "receive") body["agency"] = json::object{{"type", "string"}};
  body["fields"] = json::object{{"type", "object"},
                                {"additionalProperties", false},
                                {"properties", std::move(properties)},
                                {"required", required}};
  json::object out{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(body)}};
  if (!required.empty()) out["required"] = json::array{"fields"};
  return out;
}

}  // namespace qixian::present
