// Which consultation is meant, by whichever door an act comes in. The firms are invented.
#include "support/small_office.hpp"

using namespace qixian::engine;
using namespace qixian::test;

namespace {

struct Consulting {
  SmallOffice o;
  StreamId agency = o.agency("东篱县甲局");
  StreamId stream = o.live(agency, "1", "receive in_person 2024-03-01");

  Result<Recorded> act(Fact fact, const char* on) {
    return o.office.requests.act(stream, {std::move(fact), day(on), "li", ""});
  }
  void ask(const std::string& id, const std::string& addressee = {}) {
    OpinionAsked asked;
    asked.kind = "third_party";
    asked.id = id;
    asked.addressee.value = addressee;
    REQUIRE(act(asked, "2024-03-04"));
  }
  std::string give(const std::string& id, const char* on = "2024-03-08") {
    OpinionGiven given;
    given.id = id;
    given.view = "objects";
    return code_of(act(given, on));
  }
  /// What the last event of that type bears, as it is stored.
  std::string stored(std::string_view type = {}) {
    std::string data;
    for (const auto& e : o.store.load(stream))
      if (type.empty() || e.type == type) data = e.data;
    return data;
  }
};

}  // namespace

TEST_CASE("a consultation that is asked of a name has a number, and the name is a private text") {
  Consulting c;
  c.ask("东篱县青石贸易有限公司");
  CHECK(c.stored().find("青石") == std::string::npos);
  CHECK(c.stored().find(R"("id":"1")") != std::string::npos);
}

TEST_CASE("an opinion finds its consultation by code, by the addressee, or as the only one that waits") {
  for (const std::string id : {"1", "东篱县青石贸易有限公司", ""}) {
    CAPTURE(id);
    Consulting c;
    c.ask("东篱县青石贸易有限公司");
    CHECK(c.give(id) == "-");
    CHECK(c.stored().find(R"("id":"1")") != std::string::npos);
  }
}

TEST_CASE("where several wait nobody is taken, and a name that nobody bears is refused as it was said") {
  Consulting c;
  c.ask("a", "东篱县青石贸易有限公司");
  c.ask("b", "东篱县白石贸易有限公司");
  CHECK(c.give("") == "which_consultation");
  CHECK(c.give("东篱县黑石贸易有限公司") == "unknown_consultation");
  CHECK(c.give("东篱县白石贸易有限公司") == "-");
  CHECK(c.stored().find(R"("id":"b")") != std::string::npos);
  CHECK(c.give("") == "-");  // the one that is left
  CHECK(c.stored().find(R"("id":"a")") != std::string::npos);
}

TEST_CASE("what is answered on the spot is handed over") {
  Consulting c;
  AnswerSent answer;
  answer.code = "予以公开";
  answer.on_the_spot = true;
  REQUIRE(c.act(answer, "2024-03-04"));
  CHECK(c.stored("answer_sent").find(R"("manner":"handed_over")") != std::string::npos);
  CHECK(c.stored("answer_sent").find(R"("code":"disclosed")") != std::string::npos);
}
