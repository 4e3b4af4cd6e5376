// Refused as a state secret (P18): every stage of the review, and whose ruling it was.
#include <doctest/doctest.h>

#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

namespace {

const std::string in = "receive in_person 2024-03-01", answer = "answer refused.state_secret 2024-03-20" + refusal;

/// Why the answer has a P18, or "-".
std::string why_p18(const std::string& review, Mode mode = Mode::desk, const std::string& last = answer) {
  auto told = tell(in + review, mode);
  REQUIRE_MESSAGE(!told.refused, review << " => " << text_of(told.refused));
  told.act(read_act(last), mode, calendar());
  REQUIRE_MESSAGE(!told.refused, text_of(told.refused));
  std::string why;
  for (const auto& flag : told.raised)
    why += (why.empty() ? "" : "; ") + std::string(code_of(flag.id)) + " " + flag.why.id;
  return why.empty() ? "-" : why;
}

}  // namespace

TEST_CASE("a state secret is refused on the papers of a review that was brought to its end") {
  const std::string unfinished = "P18 refused as a state secret without the papers of a completed review";
  const std::string marked = "; review mark 2024-03-04", agreed = marked + "; review head 2024-03-05";
  const std::string recorded = agreed + "; review body 2024-03-06 outcome=refuse";
  const std::string approved = recorded + "; review leader 2024-03-07 person=zhao";
  const std::string referred = agreed + "; review refer 2024-03-06";
  const std::string ruled = referred + "; review ruled 2024-03-07 person=bureau level=province";
  for (const auto& stage :
       {std::string(), marked, agreed, recorded, referred, ruled, std::string("; assign 2024-03-04"),
        std::string("; review legal 2024-03-04"), approved + "; review return 2024-03-08"}) {
    INFO(stage);
    CHECK(why_p18(stage) == unfinished);
  }
  CHECK(why_p18(approved) == "-");
  CHECK(why_p18(ruled + "; review leader 2024-03-08 person=zhao") == "-");
  CHECK(why_p18(approved + "; review legal 2024-03-08") == "-");
  // a ledger's row can't say what papers there are; another ground needs none
  CHECK(why_p18("", Mode::record, answer + " imported=1") == "-");
  CHECK(why_p18("", Mode::desk, "answer refused.internal 2024-03-20" + refusal) == "-");
}

TEST_CASE("an unclear secret wants a ruling and no body below the province gives one") {
  const std::string agreed = "; review mark 2024-03-04; review head 2024-03-05";
  const std::string leader = "; review leader 2024-03-08 person=zhao";
  const auto ruled = [&](const std::string& level) {
    return agreed + "; review refer 2024-03-06; review ruled 2024-03-07 person=bureau outcome=refuse" + level + leader;
  };
  const std::string below = "P18 an unclear secret was decided below the province";
  CHECK(why_p18(ruled(" level=county")) == below);
  CHECK(why_p18(ruled(" level=city")) == below);
  CHECK(why_p18(ruled(" level=province")) == "-");
  CHECK(why_p18(ruled(" level=national")) == "-");
  CHECK(why_p18(ruled(""), Mode::record) == "-");  // whose it was is not on record
  // whether it may be opened is another question, which a county's department may answer
  const std::string openness = agreed +
                               "; review refer 2024-03-06 question=openness; review ruled 2024-03-07 person=bureau "
                               "outcome=refuse level=county" +
                               leader;
  CHECK(why_p18(openness) == "-");
  const std::string unruled = "P18 an unclear secret was decided without the ruling from above";
  CHECK(why_p18(agreed + "; review body 2024-03-06 outcome=refer_up" + leader) == unruled);
  CHECK(why_p18(agreed + "; review body 2024-03-06 outcome=consult" + leader) == "-");
  // of several faults the first alone is told
  CHECK(why_p18(agreed +
                "; review refer 2024-03-06; review ruled 2024-03-07 person=bureau outcome=refer_up level=city" +
                leader) == unruled);
}

TEST_CASE("of several items the one that is a secret is looked at") {
  const std::string joint = "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:";
  CHECK(flag_ids(tell(joint + "refused.state_secret" + refusal, Mode::desk).c.flags) == "P18");
  CHECK(flag_ids(tell(joint + "refused.internal" + refusal, Mode::desk).c.flags) == "-");
}
