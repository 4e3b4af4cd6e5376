#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include "engine/base/private_text.hpp"
#include "rules/civil_date.hpp"

/// Described structs to compact JSON and back: what every stream's events are stored as.
namespace qixian::engine::described {

using rules::Day;
namespace json = boost::json;
namespace mp = boost::mp11;
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
concept Described = boost::describe::has_describe_members<T>::value;

// ---- out
inline void put_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // from here on nothing needed escaping: most texts go over in one piece
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (!control && c != '"' && c != '\\') continue;
    out.append(text, plain, at - plain);
    plain = at + 1;
    if (control) {
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[static_cast<unsigned char>(c) & 15];
    } else {
      (out += '\\') += c;
    }
  }
  out.append(text, plain);
  out += '"';
}

inline void put(std::string& out, const std::string& value) { put_string(out, value); }
inline void put(std::string& out, Day value) { put_string(out, rules::iso(value)); }
inline void put(std::string& out, bool value) { out += value ? "true" : "false"; }
inline void put(std::string& out, int value) { out += std::to_string(value); }
inline void put(std::string& out, std::int64_t value) { out += std::to_string(value); }
inline void put(std::string& out, const PrivateText& value) {
  out += "{\"key\":";
  put_string(out, value.key);
  out += ",\"hash\":";
  put_string(out, value.hash);
  out += '}';
}
template <class T>
void put(std::string& out, const std::optional<T>& value) {
  put(out, *value);
}
template <Described T>
void put(std::string& out, const T& value);
template <class T>
void put(std::string& out, const std::vector<T>& values) {
  out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    put(out, values[i]);
  }
  out += ']';
}

inline bool is_default(const std::string& v) { return v.empty(); }
inline bool is_default(Day) { return false; }
inline bool is_default(bool v) { return !v; }
inline bool is_default(int v) { return v == 0; }
inline bool is_default(std::int64_t v) { return v == 0; }
inline bool is_default(const PrivateText& v) { return v.key.empty(); }
template <class T>
bool is_default(const std::optional<T>& v) {
  return !v;
}
template <class T>
bool is_default(const std::vector<T>& v) {
  return v.empty();
}

template <Described T>
void put(std::string& out, const T& value) {
  out += '{';
  bool first = true;
  mp::mp_for_each<Members<T>>([&](auto member) {
    // A default that is not the type's own zero must be written as well.
    static const T blank{};
    const auto& field = value.*member.pointer;
    if (is_default(field) && is_default(blank.*member.pointer)) return;
    if (!first) out += ',';
    first = false;
    put_string(out, member.name);
    out += ':';
    put(out, field);
  });
  out += '}';
}

// ---- in
struct Damaged : std::exception {};

inline void get(const json::value& v, std::string& to) { to = std::string(v.as_string()); }
inline void get(const json::value& v, bool& to) { to = v.as_bool(); }
inline void get(const json::value& v, int& to) { to = static_cast<int>(v.as_int64()); }
inline void get(const json::value& v, std::int64_t& to) { to = v.as_int64(); }
inline void get(const json::value& v, Day& to) {
  const auto day = rules::parse_day(std::string_view(v.as_string()));
  if (!day) throw Damaged{};
  to = *day;
}
inline void get(const json::value& v, PrivateText& to) {
  if (v.is_string()) return get(v, to.value);  // as an older edition wrote it
  get(v.as_object().at("key"), to.key);
  get(v.as_object().at("hash"), to.hash);
}
template <class T>
void get(const json::value& v, std::optional<T>& to) {
  get(v, to.emplace());
}
template <Described T>
void get(const json::value& v, T& to);
template <class T>
void get(const json::value& v, std::vector<T>& to) {
  for (const auto& element : v.as_array()) get(element, to.emplace_back());
}
template <Described T>
void get(const json::value& v, T& to) {
  const auto& object = v.as_object();
  mp::mp_for_each<Members<T>>([&](auto member) {
    if (const auto* found = object.if_contains(member.name)) get(*found, to.*member.pointer);
  });
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  out.reserve(160);
  put(out, value);
  return out;
}

/// The alternative of `Variant` whose type code this is; nothing when there is none, when the JSON is damaged, or when
/// the fact holds a code that this edition does not know: whoever folded it would take it for another.
template <class Variant>
std::optional<Variant> from_json(std::string_view type, std::string_view text) {
  std::optional<Variant> found;
  try {
    std::array<unsigned char, 4096> buffer;
    json::monotonic_resource memory(buffer.data(), buffer.size());
    const auto value = json::parse(text, &memory);
    mp::mp_for_each<mp::mp_transform<std::type_identity, Variant>>([&]<class F>(std::type_identity<F>) {
      if (found || type != F::type) return;
      F fact;
      get(value, fact);
      if constexpr (requires { fact.has_known_codes(); }) {
        if (!fact.has_known_codes()) return;
      }
      found = std::move(fact);
    });
  } catch (const std::exception&) {  // not JSON, or a field of another kind
    return std::nullopt;
  }
  return found;
}

}  // namespace qixian::engine::described
