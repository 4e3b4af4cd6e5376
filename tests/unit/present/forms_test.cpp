// What each act asks for, and how a body that proposes one is read.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <set>

#include "engine/base/described.hpp"
#include "present/case/fact_view.hpp"
#include "present/forms/form_view.hpp"
#include "present/forms/read_act.hpp"

using namespace qixian;
using namespace qixian::present;
namespace mp = boost::mp11;

namespace {

/// What nobody is asked for: the house knows it, a ledger says it, or it is what the act is.
const std::set<std::string> not_asked{"request_received.agency",  // given beside the fields
                                      "request_received.web_by_confirmation",
                                      "request_received.posted",
                                      "request_received.letter_by_arrival",
                                      "fee_noticed.yuan",
                                      "fee_noticed.counted",
                                      "answer_sent.imported",
                                      "answer_sent.review_asked",
                                      "answer_sent.body_unknown",
                                      "request_reopened.counts_anew",
                                      "review_stepped.step",
                                      "review_stepped.question",  // of two of its steps only
                                      "review_stepped.level"};

std::string refused(const char* act, const char* body) {
  const auto read = read_act(*form_of(act), body);
  return read ? "" : read.error().code;
}

template <class F>
F fact_of(const char* act, const std::string& body) {
  auto read = read_act(*form_of(act), body);
  REQUIRE(read);
  return std::get<F>(read->fact);
}

}  // namespace

TEST_CASE("every fact but the clean-up note has a form, and every field of it is asked for or is known") {
  std::set<std::string> missing, unused = not_asked;
  mp::mp_for_each<mp::mp_transform<std::type_identity, engine::Fact>>([&]<class F>(std::type_identity<F>) {
    if constexpr (std::is_same_v<F, engine::CleanUpNoted>) return;
    const auto form = std::ranges::find_if(request_forms(), [](const Form& f) { return f.verb() == F::verb; });
    REQUIRE(form != request_forms().end());
    mp::mp_for_each<engine::described::Members<F>>([&](auto member) {
      const auto name = std::string(F::type) + "." + member.name;
      if (!form->field(member.name) && unused.erase(name) == 0) missing.insert(name);
    });
  });
  for (const auto& name : missing) FAIL_CHECK("nobody is asked for " << name);
  for (const auto& name : unused) FAIL_CHECK("is asked for " << name);
}

TEST_CASE("an act and a field of it are named once, and each field has a label") {
  const Words en("en"), zh("zh");
  std::set<std::string> acts;
  for (const auto& form : request_forms()) {
    CHECK(acts.insert(form.act).second);
    std::set<std::string> names, options;
    for (const auto& field : form.fields) {
      CAPTURE(form.act);
      CAPTURE(field.name);
      CHECK(names.insert(std::string(field.name)).second);
      CHECK(options.insert(field.option).second);
      CHECK(field_label(en, field.name) != "");
      CHECK(field_label(zh, field.name) != field_label(en, field.name));
      CHECK((field.not_with.empty() || form.field(field.not_with)));
      CHECK((field.kind == FieldKind::code) == !field.choices.empty());
    }
    CHECK(zh.render(form.help) != en.render(form.help));
    CHECK(form_json(zh, form).at("fields").as_array().size() == form.fields.size());
  }
}

TEST_CASE("what a page says of a field speaks no command line, and of fen no yuan") {
  for (const auto& form : request_forms()) {
    CHECK((!form.day_help || std::string_view(form.day_help).find("--") == std::string_view::npos));
    for (const auto& field : form.fields) {
      CAPTURE(field.name);
      for (const auto* word : {"--", "qixian ", "again for each", "`", "N=CODE"})
        CHECK(field.help.id.find(word) == std::string::npos);
      CHECK((field.kind != FieldKind::fen || field.help.id.find("yuan") == std::string::npos));
    }
  }
}

TEST_CASE("each kind of field is read from its kind of JSON") {
  const auto answer = fact_of<engine::AnswerSent>(
      "answer",
      R"({"on": "2026-03-02", "fields": {"items": [{"item": 1, "code": "disclosed"}], "reason": " 因为 ",
          "signed_on": "2026-03-01", "on_the_spot": true, "carrier": null}})");
  REQUIRE(answer.items.size() == 1);
  CHECK(answer.items[0].code == "disclosed");
  CHECK(answer.reason.value == "因为");
  CHECK(answer.signed_on == rules::parse_day("2026-03-01"));
  CHECK(answer.on_the_spot);
  CHECK(fact_of<engine::AnswerSent>("answer", R"({"fields": {"code": "disclosed", "items": null}})").code ==
        "disclosed");
  CHECK(fact_of<engine::CostsCharged>("costs", R"({"fields": {"copy_fen": 3250}})").copy_fen == 3250);
  CHECK(fact_of<engine::ReasonsGiven>("reasons", R"({"fields": {"reasonable": false}})").reasonable == false);
  CHECK(fact_of<engine::ReasonsGiven>("reasons", "").reasonable);
  CHECK(fact_of<engine::ReviewStepped>("review.body", R"({"fields": {"person": "周"}})").step == "body");
  const auto notice =
      fact_of<engine::FeeNoticed>("charge", R"({"fields": {"method": "count", "not_counted": ["7", "8"]}})");
  CHECK(notice.not_counted.size() == 2);
  const auto read = read_act(*form_of("extend"), R"({"on": "2026-03-02", "despite": "急", "fields": {"days": 5}})");
  REQUIRE(read);
  CHECK(read->on == rules::parse_day("2026-03-02"));
  CHECK(read->despite == "急");
}

TEST_CASE("a body that can't be meant is refused, and says where") {
  struct Row {
    const char* act;
    const char* body;
    const char* code;
  };
  for (const auto& [act, body, code] : std::initializer_list<Row>{
           {"extend", "{", "bad_body"},
           {"extend", "[]", "bad_body"},
           {"extend", "\"\\xff\"", "bad_body"},
           {"extend", R"({"days": 5})", "bad_body"},
           {"extend", R"({"fields": []})", "bad_body"},
           {"extend", R"({"agency": "甲"})", "bad_body"},
           {"correct", R"({"on": "2026-03-02", "fields": {"seq": 1}})", "bad_body"},
           {"extend", R"({"fields": {"day": 5}})", "unknown_field"},
           {"extend", "{}", "field_missing"},
           {"extend", R"({"fields": {"days": null}})", "field_missing"},
           {"extend", R"({"fields": {"days": "5"}})", "bad_value"},
           {"extend", R"({"fields": {"days": 5.5}})", "bad_value"},
           {"extend", R"({"fields": {"days": -5}})", "bad_value"},
           {"extend", R"({"fields": {"days": 99999999999}})", "bad_value"},
           {"extend", R"({"fields": {"days": 5}, "on": "2026-2-30"})", "bad_value"},
           {"extend", R"({"fields": {"days": 5}, "on": 20260230})", "bad_value"},
           {"answer", R"({"fields": {"code": "disclosed", "items": [{"item": 1, "code": "disclosed"}]}})", "bad_value"},
           {"answer", R"({"fields": {"items": [{"item": 0, "code": "disclosed"}]}})", "bad_value"},
           {"answer", R"({"fields": {"items": [{"item": 1}]}})", "bad_value"},
           {"answer", R"({"fields": {"items": ["1=disclosed"]}})", "bad_value"},
           {"answer", R"({"fields": {"on_the_spot": "yes"}})", "bad_value"},
           {"charge", R"({"fields": {"method": "count", "quantity": 0}})", "bad_value"},
           {"charge", R"({"fields": {"method": "count", "not_counted": [7]}})", "bad_value"}}) {
    CAPTURE(body);
    CHECK(refused(act, body) == code);
  }
  const auto named = read_act(*form_of("extend"), R"({"fields": {"days": "5"}})");
  REQUIRE_FALSE(named);
  CHECK(named.error().hint.args == std::vector<engine::Argument>{engine::as::a_field("days")});
}
