#include "engine/store/ports.hpp"

#include "engine/store/ports/pages.hpp"

namespace qixian::engine {

void Store::dump_projections(const std::function<void(std::string_view)>& line) const {
  const auto view = one_view();
  for_each_line([&](const DumpPlace& at) { return case_lines(at, page_rows); }, line);
  for_each_line([&](const DumpPlace& at) { return deadline_lines(at, page_rows); }, line);
}

}  // namespace qixian::engine
