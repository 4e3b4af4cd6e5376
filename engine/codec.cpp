#include "engine/codec.hpp"

#include "engine/described.hpp"

namespace qixian::engine {
namespace {

namespace mp = boost::mp11;

template <class T>
void visit_private(const std::string&, T&, const auto&) {}
void visit_private(const std::string& name, PrivateText& text, const auto& visit) { visit(name, text); }
void visit_private(const std::string& name, Texts& texts, const auto& visit) {
  for (std::size_t i = 0; i < texts.size(); ++i) visit(name + "." + std::to_string(i), texts[i]);
}

}  // namespace

std::string encode(const Fact& fact) {
  return std::visit([](const auto& f) { return described::to_json(f); }, fact);
}

std::optional<Fact> decode(std::string_view type, std::string_view text) {
  return described::from_json<Fact>(type, text);
}

void each_private(Fact& fact, const std::function<void(const std::string&, PrivateText&)>& visit) {
  std::visit(
      [&]<class F>(F& f) {
        mp::mp_for_each<described::Members<F>>(
            [&](auto member) { visit_private(member.name, f.*member.pointer, visit); });
      },
      fact);
}

}  // namespace qixian::engine
