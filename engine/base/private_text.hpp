#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string>
#include <variant>
#include <vector>

namespace qixian::engine {

/// Personal data: the value stands in a side table of the store, the event carries its key and a salted hash only. A
/// value without a key is one that an older edition wrote into the event in clear: it is read, and never written again.
struct PrivateText {
  std::string value;  ///< empty when erased, or not read
  std::string key = {};
  std::string hash = {};
  bool operator==(const PrivateText&) const = default;
  bool empty() const { return value.empty() && key.empty(); }
};

/// Visits every private text of a fact, of whatever kind of case, with a name for it that is unique in the fact
/// ("applicants.0", "subject").
template <class Fact, class Visit>
void visit_private(Fact& fact, const Visit& visit) {
  const auto look = [&]<class T>(const std::string& name, T& field) {
    if constexpr (std::is_same_v<T, PrivateText>) {
      visit(name, field);
    } else if constexpr (std::is_same_v<T, std::vector<PrivateText>>) {
      for (std::size_t i = 0; i < field.size(); ++i) visit(name + "." + std::to_string(i), field[i]);
    }
  };
  std::visit(
      [&]<class F>(F& f) {
        using Members = boost::describe::describe_members<F, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&](auto member) { look(member.name, f.*member.pointer); });
      },
      fact);
}

}  // namespace qixian::engine
