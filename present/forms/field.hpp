#pragma once
#include <algorithm>
#include <boost/mp11.hpp>

#include "engine/base/described.hpp"
#include "present/forms/form.hpp"

/// A field from the member of the fact that it fills: its name and its kind are the member's own.
namespace qixian::present {

template <class M>
struct MemberOf;
template <class F, class T>
struct MemberOf<T F::*> {
  using Owner = F;
  using Type = T;
};

template <auto member>
constexpr std::string_view name_of_member() {
  using M = MemberOf<decltype(member)>;
  std::string_view name;
  boost::mp11::mp_for_each<engine::described::Members<typename M::Owner>>([&](auto described) {
    if constexpr (std::is_same_v<std::remove_cv_t<decltype(described.pointer)>, decltype(member)>)
      if (described.pointer == member) name = described.name;
  });
  return name;
}

template <class T>
constexpr FieldKind kind_of_type() {
  using enum FieldKind;
  if constexpr (std::is_same_v<T, bool>)
    return yes_no;
  else if constexpr (std::is_same_v<T, int>)
    return number;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return agency;
  else if constexpr (std::is_same_v<T, std::string>)
    return text;
  else if constexpr (std::is_same_v<T, engine::PrivateText>)
    return own_words;
  else if constexpr (std::is_same_v<T, engine::Texts>)
    return own_list;
  else if constexpr (std::is_same_v<T, std::vector<engine::ItemAnswer>>)
    return item_codes;
  else
    return day;
}

inline void assign(bool& to, FieldValue&& v) { to = std::get<bool>(v); }
inline void assign(int& to, FieldValue&& v) { to = static_cast<int>(std::get<std::int64_t>(v)); }
inline void assign(std::int64_t& to, FieldValue&& v) { to = std::get<std::int64_t>(v); }
inline void assign(rules::Day& to, FieldValue&& v) { to = std::get<rules::Day>(v); }
inline void assign(std::optional<rules::Day>& to, FieldValue&& v) { to = std::get<rules::Day>(v); }
inline void assign(std::string& to, FieldValue&& v) { to = std::get<std::string>(std::move(v)); }
inline void assign(engine::PrivateText& to, FieldValue&& v) { to.value = std::get<std::string>(std::move(v)); }
inline void assign(std::vector<engine::ItemAnswer>& to, FieldValue&& v) {
  to = std::get<std::vector<engine::ItemAnswer>>(std::move(v));
}
inline void assign(engine::Texts& to, FieldValue&& v) {
  to.clear();
  for (auto& text : std::get<std::vector<std::string>>(v)) to.push_back({std::move(text), {}, {}});
}

/// approved_by is --approved-by, signed_on --signed, search_fen --search.
inline std::string option_of(std::string_view name) {
  for (const std::string_view end : {"_on", "_fen"})
    if (name.ends_with(end)) name.remove_suffix(end.size());
  std::string option(name);
  std::ranges::replace(option, '_', '-');
  return option;
}

template <auto member>
Field field(engine::Text help) {
  using M = MemberOf<decltype(member)>;
  constexpr auto name = name_of_member<member>();
  static_assert(!name.empty(), "the fact does not describe this member");
  Field out{name, option_of(name), kind_of_type<typename M::Type>(), std::move(help)};
  if (name.ends_with("_fen")) out.kind = FieldKind::fen;
  out.put = [](engine::Fact& fact, FieldValue value) {
    assign(std::get<typename M::Owner>(fact).*member, std::move(value));
  };
  return out;
}
template <auto member>
Field field(const char* help = "") {
  return field<member>(engine::Text{help, {}});
}

}  // namespace qixian::present
