#include "present/forms/read_act.hpp"

#include <boost/json.hpp>

#include "engine/base/plain_text.hpp"

namespace qixian::present {
namespace {

namespace json = boost::json;
using engine::N_;
using engine::refuse;
namespace as = engine::as;

tl::unexpected<engine::Error> bad_value(std::string_view field, engine::Text message) {
  return refuse("bad_value", std::move(message), {N_("look at {0}"), {as::a_field(field)}});
}

engine::Result<std::string> text_of(std::string_view field, const json::value& value) {
  if (!value.is_string()) return bad_value(field, {N_("{0} is a text"), {as::a_field(field)}});
  return engine::without_outer_blanks(std::string(value.get_string()));
}

engine::Result<rules::Day> day_of(std::string_view field, const json::value& value) {
  const auto day = value.is_string() ? rules::parse_day(std::string_view(value.get_string())) : std::nullopt;
  if (!day) return bad_value(field, {N_("{0} is a day: YYYY-MM-DD"), {as::a_field(field)}});
  return *day;
}

engine::Result<FieldValue> number_of(const Field& field, const json::value& value) {
  const bool any = field.most == 0;
  const std::int64_t least = any ? 0 : field.least, most = any ? 2'000'000'000 : field.most;
  const auto number = value.is_int64() ? value.get_int64() : -1;
  const bool fits = value.is_int64() && number >= least && number <= most;
  if (!fits && any) return bad_value(field.name, {N_("{0} is a whole number"), {as::a_field(field.name)}});
  if (!fits)
    return bad_value(field.name, {N_("{0} is a whole number from {1} to {2}"), {as::a_field(field.name), least, most}});
  return number;
}

engine::Result<FieldValue> texts_of(const Field& field, const json::value& value) {
  if (!value.is_array()) return bad_value(field.name, {N_("{0} is a list of texts"), {as::a_field(field.name)}});
  std::vector<std::string> out;
  for (const auto& element : value.get_array()) {
    auto text = text_of(field.name, element);
    if (!text) return tl::unexpected(text.error());
    out.push_back(std::move(*text));
  }
  return out;
}

/// [{"item": 1, "code": "disclosed"}, …]
engine::Result<FieldValue> items_of(const Field& field, const json::value& value) {
  const auto bad = [&] {
    return bad_value(field.name,
                     {N_("{0} is a list of items, each with its number and its code"), {as::a_field(field.name)}});
  };
  if (!value.is_array()) return bad();
  std::vector<engine::ItemAnswer> out;
  for (const auto& element : value.get_array()) {
    const auto* one = element.if_object();
    const auto* item = one ? one->if_contains("item") : nullptr;
    const auto* code = one ? one->if_contains("code") : nullptr;
    if (!item || !code || !item->is_int64() || !code->is_string() || one->size() != 2) return bad();
    const auto n = item->get_int64();
    if (n < 1 || n > 9999) return bad();
    out.push_back({static_cast<int>(n), std::string(code->get_string())});
  }
  return out;
}

engine::Result<FieldValue> value_of(const Field& field, const json::value& value) {
  switch (field.kind) {
    case FieldKind::day:
      return day_of(field.name, value).map([](rules::Day day) { return FieldValue(day); });
    case FieldKind::yes_no:
      if (!value.is_bool()) return bad_value(field.name, {N_("{0} is true or false"), {as::a_field(field.name)}});
      return value.get_bool();
    case FieldKind::number:
    case FieldKind::fen:
    case FieldKind::agency:
      return number_of(field, value);
    case FieldKind::own_list:
      return texts_of(field, value);
    case FieldKind::item_codes:
      return items_of(field, value);
    default:
      return text_of(field.name, value).map([](std::string text) { return FieldValue(std::move(text)); });
  }
}

std::string names_of(const Form& form) {
  std::string all;
  for (const auto& field : form.fields) (all += all.empty() ? "" : ", ") += field.name;
  return all;
}

engine::Result<void> fill(const Form& form, const json::object& fields, engine::Fact& fact) {
  for (const auto& [name, value] : fields) {
    const auto* field = form.field(name);
    if (!field)
      return refuse("unknown_field", {N_("there is no field {0} here"), {std::string(name)}},
                    {N_("its fields: {0}"), {names_of(form)}});
    if (value.is_null()) continue;
    const auto* other = field->not_with.empty() ? nullptr : fields.if_contains(field->not_with);
    if (other && !other->is_null())
      return refuse("bad_value",
                    {N_("{0} and {1} don't go together"), {as::a_field(name), as::a_field(field->not_with)}},
                    {N_("leave out {0}"), {as::a_field(field->not_with)}});
    auto read = value_of(*field, value);
    if (!read) return tl::unexpected(std::move(read.error()));
    field->put(fact, std::move(*read));
  }
  for (const auto& field : form.fields) {
    const auto* given = fields.if_contains(field.name);
    if (field.required && (!given || given->is_null()))
      return refuse("field_missing", {N_("{0} is wanted"), {as::a_field(field.name)}},
                    {N_("give {0}"), {as::a_field(field.name)}});
  }
  return {};
}

tl::unexpected<engine::Error> bad_body(engine::Text message) {
  return refuse("bad_body", std::move(message),
                {N_("send JSON: {0}"), {R"({"on": DAY, "despite": TEXT, "fields": {…}})"}});
}

}  // namespace

engine::Result<ReadAct> read_act(const Form& form, std::string_view body) {
  boost::system::error_code fault;
  const auto value = body.empty() ? json::value(json::object{}) : json::parse(body, fault);
  if (fault) return bad_body({N_("the body is no JSON"), {}});
  if (!value.is_object()) return bad_body({N_("the body is no JSON object"), {}});
  ReadAct out{form.blank, {}, {}, {}};
  json::object fields;
  for (const auto& [name, part] : value.get_object()) {
    if (name == "fields" && part.is_object()) {
      fields = part.get_object();
    } else if (name == "on" && form.day_help) {
      const auto day = day_of("on", part);
      if (!day) return tl::unexpected(day.error());
      out.on = *day;
    } else if (name == "despite" || (name == "agency" && form.act == "receive")) {
      auto text = text_of(name, part);
      if (!text) return tl::unexpected(text.error());
      (name == "despite" ? out.despite : out.agency) = std::move(*text);
    } else {
      return bad_body({N_("the body has no place for {0}"), {std::string(name)}});
    }
  }
  if (auto filled = fill(form, fields, out.fact); !filled) return tl::unexpected(std::move(filled.error()));
  return out;
}

}  // namespace qixian::present
