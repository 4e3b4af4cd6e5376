#include "engine/codec.hpp"

#include <boost/json.hpp>
#include <boost/mp11.hpp>

namespace qixian::engine {
namespace {

namespace json = boost::json;
namespace mp = boost::mp11;
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
concept Described = boost::describe::has_describe_members<T>::value;

// ---- out
void put_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void put(std::string& out, const std::string& value) { put_string(out, value); }
void put(std::string& out, Day value) { put_string(out, rules::iso(value)); }
void put(std::string& out, bool value) { out += value ? "true" : "false"; }
void put(std::string& out, int value) { out += std::to_string(value); }
void put(std::string& out, std::int64_t value) { out += std::to_string(value); }
void put(std::string& out, const PrivateText& value) {
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

bool is_default(const std::string& v) { return v.empty(); }
bool is_default(Day) { return false; }
bool is_default(bool v) { return !v; }
bool is_default(int v) { return v == 0; }
bool is_default(std::int64_t v) { return v == 0; }
bool is_default(const PrivateText& v) { return v.key.empty(); }
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
struct Damaged {};

void get(const json::value& v, std::string& to) { to = std::string(v.as_string()); }
void get(const json::value& v, bool& to) { to = v.as_bool(); }
void get(const json::value& v, int& to) { to = static_cast<int>(v.as_int64()); }
void get(const json::value& v, std::int64_t& to) { to = v.as_int64(); }
void get(const json::value& v, Day& to) {
  const auto day = rules::parse_day(std::string_view(v.as_string()));
  if (!day) throw Damaged{};
  to = *day;
}
void get(const json::value& v, PrivateText& to) {
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

// ---- private texts
template <class T>
void visit_private(const std::string&, T&, const auto&) {}
void visit_private(const std::string& name, PrivateText& text, const auto& visit) { visit(name, text); }
void visit_private(const std::string& name, Texts& texts, const auto& visit) {
  for (std::size_t i = 0; i < texts.size(); ++i) visit(name + "." + std::to_string(i), texts[i]);
}

}  // namespace

std::string encode(const Fact& fact) {
  std::string out;
  out.reserve(160);
  std::visit([&](const auto& f) { put(out, f); }, fact);
  return out;
}

std::optional<Fact> decode(std::string_view type, std::string_view text) {
  std::optional<Fact> found;
  try {
    std::array<unsigned char, 4096> buffer;
    json::monotonic_resource memory(buffer.data(), buffer.size());
    const auto value = json::parse(text, &memory);
    mp::mp_for_each<mp::mp_transform<std::type_identity, Fact>>([&]<class F>(std::type_identity<F>) {
      if (found || type != F::type) return;
      F fact;
      get(value, fact);
      found = std::move(fact);
    });
  } catch (const Damaged&) {
    return std::nullopt;
  } catch (const std::exception&) {  // not JSON, or a field of another kind
    return std::nullopt;
  }
  return found;
}

void each_private(Fact& fact, const std::function<void(const std::string&, PrivateText&)>& visit) {
  std::visit(
      [&]<class F>(F& f) {
        mp::mp_for_each<Members<F>>([&](auto member) { visit_private(member.name, f.*member.pointer, visit); });
      },
      fact);
}

}  // namespace qixian::engine
