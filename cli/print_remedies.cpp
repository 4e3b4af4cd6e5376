#include "cli/print_remedies.hpp"

#include <algorithm>

#include "cli/views.hpp"
#include "present/case/remedy_view.hpp"

namespace qixian::cli {

void print_matters(const Words& words, const engine::Case& c) {
  for (const auto& r : c.remedies)
    print_line(r.is_review() ? words.tr(N_("reconsideration")) : words.tr(N_("suit")), matter_text(words, c, r));
}

void tell_late_filing(const Words& words, const engine::Recorded& recorded) {
  for (const auto& r : recorded.after.remedies) {
    const auto same = [&](const engine::Remedy& old) { return old.seq == r.seq && old.late_after == r.late_after; };
    if (!r.late_after || std::ranges::any_of(recorded.before.remedies, same)) continue;
    std::cerr << words.tr(N_("warning")) << words.tr(N_(": "))
              << words.render({N_("filed on {0}, out of time: the window ended on {1}; it is recorded all the same"),
                               {r.instance_filed_on.value_or(r.filed_on), *r.late_after}})
              << '\n';
  }
}

void print_letter_remedies(const Words& words, const engine::Case& c, const engine::Office& office) {
  const auto& closing = c.closings.back();
  const auto facts = office.agencies().facts_of(c.request.agency, closing.on);
  if (const auto a = engine::advise(closing, facts)) {
    std::cout << words.tr(N_("The letter must tell the remedies:")) << '\n';
    for (const auto& s : remedy_sentences(words, *a)) std::cout << "  - " << s << '\n';
  }
  if (const auto a = third_party_remedies_of(c, office)) {
    std::cout << words.tr(N_("The notice to the third party that objected must tell:")) << '\n';
    for (const auto& s : remedy_sentences(words, *a)) std::cout << "  - " << s << '\n';
  }
}

}  // namespace qixian::cli
