// No words of an officer stand in an event in clear: each field of each fact is a private text, a number, a day, or one
// of those below, which say what is not about a person who asked.
#include <doctest/doctest.h>

#include <boost/mp11.hpp>
#include <set>
#include <string>

#include "engine/base/described.hpp"
#include "engine/publication/publication.hpp"
#include "engine/request/case/event.hpp"

using namespace qixian::engine;
namespace mp = boost::mp11;

namespace {

/// Codes of this program's own lists, numbers of the office's own files, names of agencies and of officials in office,
/// citations, and places where something was made public.
const std::set<std::string> public_fields{"request_received.number",
                                          "request_received.channel",
                                          "request_received.applicant_kind",
                                          "officer_assigned.officer",
                                          "opinion_asked.kind",
                                          "opinion_asked.id",
                                          "consultation_served.id",
                                          "opinion_given.id",
                                          "opinion_given.view",
                                          "reply_extended.approved_by",
                                          "fee_noticed.method",
                                          "costs_charged.approved_by",
                                          "review_stepped.step",
                                          "review_stepped.person",
                                          "review_stepped.question",
                                          "review_stepped.outcome",
                                          "review_stepped.level",
                                          "answer_sent.code",
                                          "answer_sent.article",
                                          "answer_sent.items.code",
                                          "answer_sent.other_agency",
                                          "answer_sent.manner",
                                          "answer_sent.carrier",
                                          "answer_sent.tracking",
                                          "answer_sent.repeat_of",
                                          "third_party_told.id",
                                          "clean_up_noted.cleaned",
                                          "event_corrected.number",
                                          "event_corrected.channel",
                                          "event_corrected.applicant_kind",
                                          "request_lapsed.wait",
                                          "reconsideration_filed.body",
                                          "reconsideration_filed.third_party",
                                          "reconsideration_filed.against",
                                          "reconsideration_closed.result",
                                          "suit_filed.kind",
                                          "suit_filed.third_party",
                                          "suit_filed.against",
                                          "suit_closed.result",
                                          "flag_explained.flag",
                                          "item_made.number",
                                          "item_made.category",
                                          "item_made.officer",
                                          "item_made.due_rule",
                                          "item_changed.due_rule",
                                          "item_published.place",
                                          "item_withheld.article"};

struct Walk {
  std::set<std::string> texts;
  template <class T>
  void look(const std::string& name) {
    if constexpr (std::is_same_v<T, std::string>) {
      texts.insert(name);
    } else if constexpr (described::Described<T>) {
      mp::mp_for_each<described::Members<T>>([&](auto member) {
        look<std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>>(name + "." + member.name);
      });
    } else if constexpr (requires { typename T::value_type; }) {
      look<typename T::value_type>(name);
    }
  }
};

template <class Facts>
std::set<std::string> texts_of() {
  Walk walk;
  mp::mp_for_each<mp::mp_transform<std::type_identity, Facts>>(
      [&]<class F>(std::type_identity<F>) { walk.template look<F>(F::type); });
  return walk.texts;
}

}  // namespace

TEST_CASE("no field of a fact takes free words in clear") {
  auto found = texts_of<Fact>();
  found.merge(texts_of<PublicationFact>());
  for (const auto& field : found) {
    CAPTURE(field);
    CHECK(public_fields.contains(field));
  }
  CHECK(found == public_fields);
}
