#include "engine/request/addressees.hpp"

#include <algorithm>

namespace qixian::engine {
namespace {

/// A name is personal data, and no code.
bool is_short_code(std::string_view id) {
  return std::all_of(id.begin(), id.end(),
                     [](unsigned char c) { return std::isalnum(c) || c == '.' || c == '_' || c == '-'; });
}

void take_the_only_one(const Case& c, std::string& id) {
  std::vector<std::string> open, objected;
  for (const auto& w : c.waits) {
    if (w.id.empty()) continue;
    if (w.open()) open.push_back(w.id);
    if (w.view == View::objects && !w.told_on) objected.push_back(w.id);
  }
  const auto& found = open.empty() ? objected : open;
  if (found.size() == 1) id = found.front();
}

/// The last one with that addressee that still waits, or objected; else the first.
void find_by_name(const Office& office, LoadedCase loaded, std::string& id) {
  unseal(office, loaded);
  const auto name = id;
  for (const auto& event : loaded.events) {
    const auto* asked = std::get_if<OpinionAsked>(&event.fact);
    if (!asked || asked->addressee.value != name) continue;
    const auto* wait = loaded.c.wait_by_id(asked->id);
    if (id == name || (wait && (wait->open() || wait->view == View::objects))) id = asked->id;
  }
}

void settle_id(const Office& office, const LoadedCase& loaded, std::string& id) {
  if (id.empty()) return take_the_only_one(loaded.c, id);
  if (!is_short_code(id)) find_by_name(office, loaded, id);
}

}  // namespace

void settle_consultation(const Office& office, const LoadedCase& loaded, Fact& fact) {
  std::visit(
      [&]<class F>(F& f) {
        if constexpr (is_one_of<F, ConsultationServed, OpinionGiven, ThirdPartyTold>) {
          settle_id(office, loaded, f.id);
        } else if constexpr (is_one_of<F, ReconsiderationFiled, SuitFiled>) {
          if (!f.third_party.empty()) settle_id(office, loaded, f.third_party);
        } else if constexpr (std::is_same_v<F, OpinionAsked>) {
          if (is_short_code(f.id)) return;
          if (f.addressee.value.empty()) f.addressee.value = f.id;
          f.id.clear();
        }
      },
      fact);
}

}  // namespace qixian::engine
