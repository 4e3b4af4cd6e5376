#include "engine/base/sealed.hpp"

#include <boost/json.hpp>

namespace qixian::engine {
namespace {

namespace json = boost::json;

void walk(const json::value& value, const auto& visit) {
  if (const auto* array = value.if_array()) {
    for (const auto& element : *array) walk(element, visit);
  } else if (const auto* object = value.if_object()) {
    const auto* key = object->if_contains("key");
    const auto* hash = object->if_contains("hash");
    if (object->size() == 2 && key && hash && key->is_string() && hash->is_string())
      return visit(std::string_view(key->get_string()), std::string_view(hash->get_string()));
    for (const auto& member : *object) walk(member.value(), visit);
  }
}

}  // namespace

bool each_sealed(std::string_view text, const std::function<void(std::string_view, std::string_view)>& visit) {
  if (text.find("\"hash\"") == text.npos) return true;  // most events have none: no need to take them apart
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (!error) walk(value, visit);
  return !error;
}

}  // namespace qixian::engine
