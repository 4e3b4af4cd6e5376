#include <doctest/doctest.h>

#include <set>

#include "support/told.hpp"

using namespace qixian::test;
using namespace qixian::engine;

TEST_CASE("each flag is raised by its row and not by the neighbour") {
  struct Row {
    std::string flag;
    std::string with, without;
  };
  const std::string in = "receive in_person 2024-03-01; ";
  const std::string reviewed = "review mark 2024-03-04; review head 2024-03-05; review body 2024-03-06 outcome=";
  const std::string up =
      "review mark 2024-03-04; review head 2024-03-05; review refer 2024-03-06; "
      "review ruled 2024-03-07 outcome=refuse person=bureau level=";
  const std::string approved = "; review leader 2024-03-07 person=zhao; answer ";
  const Row rows[] = {
      {"P2", "receive web 2024-03-01; confirm 2024-03-05", "receive web 2024-03-01; confirm 2024-03-04"},
      {"P2", "receive fax 2024-03-01; confirm 2024-03-05", "receive fax 2024-03-01; confirm 2024-03-04"},
      {"P2", "receive email 2024-03-01; confirm 2024-03-05", "receive post_ordinary 2024-03-01; confirm 2024-03-05"},
      {"P2", "receive email 2017-03-01 received=2017-03-02", "receive email 2017-03-01 received=2017-03-01"},
      {"P2", "receive web 2017-03-01 received=2017-03-02", "receive web 2017-03-01 received=2017-03-01"},
      {"P4", in + "answer disclosed 2024-04-01; move 2 2024-04-02 to=2024-03-29",
       in + "answer disclosed 2024-03-28; move 2 2024-04-02 to=2024-03-29"},
      {"P5", in + "extend 5 2024-04-01", in + "extend 5 2024-03-29"},
      {"P6", "receive post_signed 2024-03-01 arrived=2024-03-01 received=2024-03-02",
       "receive post_signed 2024-03-01 received=2024-03-01"},
      {"P7", in + "ask 2024-03-04; answer unable.not_held 2024-03-20 search=files",
       in + "ask 2024-03-04; supplement 2024-03-06; answer unable.not_held 2024-03-20 search=files"},
      {"P8", in + "ask 2024-03-13", in + "ask 2024-03-12"},
      {"P8", in + "ask 2024-03-04; supplement 2024-03-05; ask 2024-03-06",
       in + "ask 2024-03-04; supplement 2024-03-05"},
      {"P9", "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed",
       "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:disclosed"},
      {"P9", "receive in_person 2024-03-01 items=3; answer 2024-03-20 items=1:disclosed/3:disclosed",
       "receive in_person 2024-03-01 items=1; answer 2024-03-20 items=1:disclosed"},
      // an item is answered on its own ground
      {"P11", "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:refused.internal",
       "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:refused.internal" + refusal},
      {"P13", "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:refused.privacy" + refusal,
       "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:refused.internal" + refusal},
      {"P15", "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:unable.not_held",
       "receive in_person 2024-03-01 items=2; answer 2024-03-20 items=1:disclosed/2:unable.not_held search=files"},
      {"P10", in + "answer disclosed 2024-04-01 signed=2024-03-29",
       in + "answer disclosed 2024-03-29 signed=2024-03-29"},
      {"P11", in + "answer refused.internal 2024-03-20 article=16 ground=internal",
       in + "answer refused.internal 2024-03-20" + refusal},
      {"P12", in + "answer disclosed 2024-03-20 untold=1", in + "answer disclosed 2024-03-20"},
      {"P13", in + "answer refused.privacy 2024-03-20" + refusal,
       in + "consult t1 2024-03-04; opinion t1 objects 2024-03-08; answer refused.privacy 2024-03-20" + refusal},
      {"P13", in + "consult t1 2024-03-04; opinion t1 silent 2024-03-25; answer refused.privacy 2024-03-26" + refusal,
       "receive in_person 2017-03-01; consult t1 2017-03-04; opinion t1 silent 2017-03-25; "
       "answer refused.privacy 2017-03-26" +
           refusal},
      {"P13", in + "consult t1 2024-03-04; answer refused.privacy 2024-04-10" + refusal,
       in + "consult g1 2024-03-04; answer refused.internal 2024-04-10" + refusal},
      {"P14", in + reviewed + "part_open" + approved + "refused.internal 2024-03-20" + refusal,
       in + reviewed + "refuse" + approved + "refused.internal 2024-03-20" + refusal},
      {"P13", in + "consult t1 2024-03-04; opinion t1 silent 2024-03-25; answer refused.privacy 2024-03-26" + refusal,
       in + "consult t1 2024-03-04; opinion t1 silent 2024-03-25; answer refused.privacy 2024-03-26 own=1" + refusal},
      {"P15", in + "answer unable.not_held 2024-03-20", in + "answer unable.not_held 2024-03-20 search=files"},
      {"P15", in + "answer unable.other_agency 2024-03-20",
       in + "answer unable.other_agency 2024-03-20 other=planning"},
      {"P16", "receive in_person 2019-05-10; answer refused.no_special_need 2019-05-15" + refusal,
       "receive in_person 2019-05-10; answer refused.no_special_need 2019-05-14" + refusal},
      {"P17", in + "fee 500 2024-04-01", in + "fee 500 2024-03-29"},
      {"P17", in + "fee 500 2024-03-08; pay 500 2024-03-11; answer already_public 2024-03-20",
       in + "fee 500 2024-03-08 method=count; pay 500 2024-03-11; answer already_public 2024-03-20"},
      {"P17",
       "receive in_person 2024-03-01 items=2; fee 500 2024-03-08; pay 500 2024-03-11; answer already_public 2024-03-20 "
       "items=1:already_public/2:already_public",
       "receive in_person 2024-03-01 items=2; fee 500 2024-03-08; pay 500 2024-03-11; answer disclosed 2024-03-20 "
       "items=1:already_public/2:disclosed"},
      {"P18", in + "answer refused.state_secret 2024-03-20" + refusal,
       in + reviewed + "refuse" + approved + "refused.state_secret 2024-03-20" + refusal},
      {"P18", in + reviewed + "refer_up" + approved + "refused.state_secret 2024-03-20" + refusal,
       in +
           "review mark 2024-03-04; review head 2024-03-05; review refer 2024-03-06; "
           "review ruled 2024-03-07 outcome=refuse person=province level=province" +
           approved + "refused.state_secret 2024-03-20" + refusal},
      {"P18", in + up + "county" + approved + "refused.state_secret 2024-03-20" + refusal,
       in + up + "national" + approved + "refused.state_secret 2024-03-20" + refusal},
      {"P18", in + up + "city" + approved + "refused.state_secret 2024-03-20" + refusal,
       in + up + "county" + approved + "refused.internal 2024-03-20" + refusal},
      {"P18", in + "review mark 2024-03-04; answer refused.state_secret 2024-03-20" + refusal,
       in + "review mark 2024-03-04 outcome=refuse ground=marked; answer refused.state_secret 2024-03-20" + refusal},
      // under R07 a second notice is piecemeal too
      {"P8", "receive in_person 2017-03-01; ask 2017-03-06; supplement 2017-03-08; ask 2017-03-09",
       "receive in_person 2017-03-01; ask 2017-03-06; supplement 2017-03-08"},
      {"P11", in + "answer partial 2024-03-20", in + "answer partial 2024-03-20" + refusal},
      {"P11", in + "answer refused.internal 2024-03-20 article=R19_art_14 ground=internal reason=minutes",
       in + "answer refused.internal 2024-03-20" + refusal},
      {"P21", in + "answer unprocessed.excessive 2024-03-20",
       in + "askreasons 2024-03-04; reasons 2024-03-08 unreasonable=1; answer unprocessed.excessive 2024-03-20"},
      {"P22", in + "answer unable.still_unclear 2024-03-20",
       in + "ask 2024-03-04; supplement 2024-03-06; answer unable.still_unclear 2024-03-20"},
      {"P22", in + "answer unable.not_held 2024-03-20 search=files unclear=1",
       in + "answer unable.not_held 2024-03-20 search=files"},
      {"P23", in + "answer unprocessed.repeat 2024-03-20 repeats=7",
       in + "answer unprocessed.repeat 2024-03-20 repeats=7 first=2024-01-10"},
      {"P23", in + "answer unprocessed.repeat 2024-03-20 first=2024-01-10",
       in + "answer unprocessed.repeat 2024-03-20 repeats=7 first=2024-01-10"},
      {"P24", in + "answer disclosed 2024-03-20 reviewed=1", in + "answer already_public 2024-03-20 reviewed=1"},
      {"P24", in + reviewed + "open; answer disclosed 2024-03-20 reviewed=1",
       in + reviewed + "open" + approved + "disclosed 2024-03-20 reviewed=1"},
      {"P25",
       "receive in_person 2017-03-01; consult t1 2017-03-04; opinion t1 agrees 2017-03-10; "
       "answer refused.privacy 2017-03-20" +
           refusal,
       "receive in_person 2017-03-01; consult t1 2017-03-04; opinion t1 objects 2017-03-10; "
       "answer refused.privacy 2017-03-20" +
           refusal},
      {"P25", in + "consult t1 2024-03-04; opinion t1 objects 2024-03-08; answer disclosed 2024-03-20",
       in + "consult t1 2024-03-04; opinion t1 objects 2024-03-08; tell t1 2024-03-15; answer disclosed 2024-03-20"},
      {"P25", in + "consult g1 2024-03-04; opinion g1 silent 2024-03-26; answer refused.internal 2024-04-01" + refusal,
       in + "consult g1 2024-03-04; opinion g1 objects 2024-03-26; answer refused.internal 2024-04-01" + refusal},
      {"P26", in + "answer disclosed 2024-03-20 manner=courier", in + "answer disclosed 2024-03-20 manner=post"},
      {"P26", "receive in_person 2016-11-18; answer disclosed 2016-12-07 manner=courier",
       "receive in_person 2016-11-18; answer disclosed 2016-12-06 manner=courier"},
  };
  std::set<std::string> seen;
  for (const auto& row : rows) {
    INFO(row.flag << ": " << row.with << " / " << row.without);
    const auto with = tell(row.with, Mode::desk), without = tell(row.without, Mode::desk);
    INFO(text_of(with.refused) << " / " << text_of(without.refused));
    REQUIRE_FALSE(with.refused);
    REQUIRE_FALSE(without.refused);
    CHECK(flag_ids(with.c.flags) == row.flag);
    CHECK(flag_ids(without.c.flags) == "-");
    seen.insert(row.flag);
  }
  CHECK(seen.size() == 22);  // P2, P4 to P18 and P21 to P26
}
