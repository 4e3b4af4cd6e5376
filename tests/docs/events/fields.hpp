#pragma once
#include <string>
#include <type_traits>
#include <vector>

#include "engine/base/described.hpp"

/// The fields of a fact as its JSON has them, from its own description.
namespace qixian::tests {

namespace described = engine::described;

struct Field {
  std::string path;  ///< items[].code
  std::string type;
  std::string absent;  ///< what holds where it is left out
};

template <class T>
std::string json_type() {
  if constexpr (std::is_same_v<T, std::string>) return "string";
  if constexpr (std::is_same_v<T, rules::Day>) return "day";
  if constexpr (std::is_same_v<T, bool>) return "boolean";
  if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) return "number";
  if constexpr (std::is_same_v<T, engine::PrivateText>) return "private text";
  if constexpr (described::Described<T>) return "object";
  if constexpr (requires { typename T::value_type; } && !std::is_same_v<T, std::string>) {
    const auto inner = json_type<typename T::value_type>();
    return requires(T t) { t.size(); }
    ? "array, each " + inner : inner;
  }
}

template <class T>
std::string absent(const T& blank) {
  if (!described::is_default(blank)) return "always there";
  if constexpr (std::is_same_v<T, std::string>) return "\"\"";
  if constexpr (std::is_same_v<T, bool>) return "false";
  if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) return "0";
  return "none";
}

template <class Fact>
void add_fields(std::vector<Field>& fields, const std::string& before = {}) {
  described::mp::mp_for_each<described::Members<Fact>>([&](auto member) {
    static const Fact blank{};
    const auto& value = blank.*member.pointer;
    using T = std::remove_cvref_t<decltype(value)>;
    fields.push_back({before + member.name, json_type<T>(), absent(value)});
    if constexpr (requires { typename T::value_type; }) {
      if constexpr (described::Described<typename T::value_type>)
        add_fields<typename T::value_type>(fields, before + member.name + "[].");
    }
  });
}

}  // namespace qixian::tests
