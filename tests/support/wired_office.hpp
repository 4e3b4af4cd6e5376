#pragma once
#include "engine/request/request_kind.hpp"
#include "engine/request/request_office.hpp"

/// An office over a store that holds requests, and other kinds of case besides.
namespace qixian::tests {

using namespace engine;

struct KindOfRequests {
  RequestKind request_kind;
};

inline std::vector<CaseKind*> beside(CaseKind& first, std::vector<CaseKind*> further) {
  further.insert(further.begin(), &first);
  return further;
}

class WiredOffice : private KindOfRequests, public Office {
 public:
  WiredOffice(Store& store, const WallClock& clock, Day today, std::vector<CaseKind*> further = {},
              std::span<const rules::Notice> shipped = rules::shipped_notices(),
              const Rights& rights = table_of_rights())
      : KindOfRequests{RequestKind(store)},
        Office(store, clock, today, beside(request_kind, std::move(further)), shipped, rights) {}
  RequestOffice requests{*this};
};

}  // namespace qixian::tests
