// What was published late stays late: in the item, in its row, and in the rows that an older edition made otherwise.
#include "engine/publication/publication_office.hpp"
#include "engine/supervision/audit.hpp"
#include "support/notice_office.hpp"

using namespace qixian;
using namespace qixian::engine;
using namespace qixian::tests;
using qixian::test::day;

TEST_CASE("a row of an older edition, which a correction had put in time, is made anew at the opening") {
  with_each_store([](wiring::Handle& hand) {
    auto& rows = hand.publication_rows();
    PublicationKind kind(hand.store(), rows);
    const auto open = [&] {
      auto office =
          std::make_unique<WiredOffice>(hand.store(), the_clock, day("2020-12-01"), std::vector<CaseKind*>{&kind});
      REQUIRE(office->prepare());
      return office;
    };
    const auto office = open();
    PublicationOffice items(*office, rows);
    const auto item =
        items.add({ItemMade{"X1", 0, {"题名", "", ""}, "", "", {}, {}}, day("2020-03-02"), "li"}, "东篱县");
    REQUIRE(item);
    for (const auto& step : {ReviewStepped{"mark", "甲", "", {}, ""}, ReviewStepped{"head", "甲", "", {}, ""},
                             ReviewStepped{"body", "甲", "open", {}, ""}, ReviewStepped{"leader", "乙", "", {}, ""}})
      REQUIRE(items.act(item->id, {step, day("2020-03-03"), "li"}));
    REQUIRE(items.act(item->id, {ItemPublished{"网站"}, day("2020-04-20"), "li"}));
    CHECK(rows.row(item->id)->late);
    const auto last = rows.row(item->id)->last_seq;
    REQUIRE(
        items.act(item->id, {EventCorrected{last, day("2020-03-10"), false, {"误", {}, {}}}, day("2020-04-21"), "li"}));
    CHECK(rows.row(item->id)->late);
    {
      const auto transaction = hand.store().begin();
      auto old = *rows.row(item->id);
      old.late = false;
      rows.put(old);
      hand.store().set_meta("projection_version", "7");
      transaction->commit();
    }
    CHECK(audit(hand.store(), office->kinds()).size() == 1);
    const auto later = open();
    CHECK(rows.row(item->id)->late);
    CHECK(audit(hand.store(), later->kinds()).empty());
  });
}
