#include "engine/request/case/receipt_mend.hpp"

#include <boost/mp11.hpp>

#include "engine/base/described.hpp"
#include "rules/receipt.hpp"

namespace qixian::engine {
namespace {

namespace mp = boost::mp11;
using described::is_default;
using described::Members;

bool is_given(const PrivateText& text) { return !text.empty(); }
template <class T>
bool is_given(const T& field) {
  return !is_default(field);
}

/// What both have under one name is the receipt's field and its mending.
template <class Visit>
void each_field(const Visit& visit) {
  mp::mp_for_each<Members<EventCorrected>>([&](auto given) {
    mp::mp_for_each<Members<RequestReceived>>([&](auto own) {
      if (std::string_view(given.name) == own.name) visit(given.name, given.pointer, own.pointer);
    });
  });
}

template <class From, class To>
void put(To& to, const From& from) {
  if constexpr (std::is_same_v<From, To>)
    to = from;
  else if constexpr (std::is_same_v<From, std::optional<To>>)
    to = *from;
}

}  // namespace

std::vector<std::string> mended_fields(const EventCorrected& e) {
  std::vector<std::string> names;
  each_field([&](const char* name, auto given, auto) {
    if (is_given(e.*given)) names.emplace_back(name);
  });
  return names;
}

void mend(RequestReceived& r, const EventCorrected& e) {
  each_field([&](const char*, auto given, auto own) {
    if (is_given(e.*given)) put(r.*own, e.*given);
  });
  // What did not come as a letter was neither posted nor signed for.
  if (!rules::is_letter(r.channel) && !e.channel.empty() && !e.arrived_on) {
    r.posted = false;
    r.arrived_on.reset();
    r.signed_again_on.reset();
  }
  if (r.arrived_on && r.signed_again_on && *r.signed_again_on < *r.arrived_on)
    std::swap(*r.arrived_on, *r.signed_again_on);  // the agency's first signature counts
  // Who mends a letter's days knows that they are two.
  if (rules::is_letter(r.channel) && (e.arrived_on || !e.channel.empty())) r.posted = true;
}

}  // namespace qixian::engine
