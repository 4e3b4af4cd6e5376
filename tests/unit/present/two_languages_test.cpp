#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <boost/json.hpp>
#include <thread>

#include "present/case/case_json.hpp"
#include "present/case/fact_view.hpp"
#include "present/case/remedy_view.hpp"
#include "present/language/labels.hpp"
#include "present/language/wording.hpp"
#include "present/letters/due_pages.hpp"
#include "present/letters/reminder_letter.hpp"
#include "present/render/mail_page.hpp"
#include "present/render/page.hpp"
#include "present/render/plain_text.hpp"
#include "rules/calendar.hpp"

using namespace qixian;
using present::N_;
using present::Words;

namespace {

rules::Day day(const char* text) { return *rules::parse_day(text); }

std::string sentences(const Words& words) {
  std::string out = words.tr(N_("awaiting confirmation"));
  out += words.render({N_("dates are final up to {0}, provisional from {1}"), {"2026-12-31", "2027-01-01"}});
  out += words.render({N_("{0} must be {1}"), {"channel", "in_person, fax"}});
  out += words.render({words.ntr(N_("overdue by {0} working day"), N_("overdue by {0} working days"), 2), {"2"}});
  for (const char* code : {"in_hand", "overdue", "disclosed", "third_party", "in_person", "upheld", "no such code"})
    out += present::label(words, code) + present::with_label(words, code) + present::choice_text(words, code) +
           present::machine_text(words, code);
  for (const char* article : {"R19 art 33", "R19 art 33(1)", "REV art 24(2)", "C3", "FEE art 6"})
    out += present::article_text(words, article);
  return out + present::rule_text(words, "r19.art33.reply") + present::day_text(words, day("2026-11-22")) +
         present::sum_text(words, 1080);
}

engine::Delivery reminder(const char* what) {
  engine::Delivery d;
  d.said.what = what;
  d.said.kind = "reply";
  d.said.number = "2026-1";
  d.said.agency = "东篱县水利局";
  d.said.due = day("2026-03-02");
  d.said.was = day("2026-02-27");
  d.said.because = "reply_extended";
  d.left = 3;
  d.today = day("2026-02-25");
  d.instead_of = "林某";
  return d;
}

std::string letters(const Words& words) {
  std::string out;
  for (const char* what : {"rung", "moved", "ended"}) {
    const auto letter = present::reminder_letter(words, reminder(what));
    out += letter.title + present::plain_text(letter) + present::mail_page(letter);
  }
  engine::DueList list;
  list.today = list.until = day("2026-02-25");
  return out + present::html_page(present::wall_page(words, list, "东篱县"));
}

std::string views(const Words& words) {
  const rules::WorkCalendar calendar(rules::shipped_notices());
  const engine::AgencyFacts agency{engine::AgencyKind::department,
                                   engine::AgencyLevel::county,
                                   "东篱县水利局",
                                   "东篱县",
                                   engine::AgencyKind::government,
                                   "东篱县",
                                   "",
                                   ""};
  const engine::AgencyBook none;
  engine::AnswerSent answer;
  answer.code = "disclosed";
  answer.article = "R19 art 36(2)";
  std::string out;
  for (const auto& detail : present::details_of(words, answer, none)) out += detail.label + detail.text;
  const engine::Error error{"x", {N_("there is no channel {0}"), {"x"}}, {N_("repeat the command"), {}}, "", "", ""};
  return out + boost::json::serialize(present::to_json(words, error)) +
         boost::json::serialize(
             present::to_json(words, engine::count_steps(calendar, day("2026-02-10"), 20, "r19.art33.reply"))) +
         boost::json::serialize(present::remedies_json(words, engine::advise_silence(day("2026-03-02"), agency)));
}

std::string everything(const Words& words) { return sentences(words) + letters(words) + views(words); }

/// What a thread says, again and again, beside others that speak another language.
struct Speaker {
  const char* language;
  const std::string& expected;
  std::atomic<int> wrong = 0;

  void speak(const Words& words, std::barrier<>& together) {
    for (int round = 0; round < 40; ++round) {
      together.arrive_and_wait();
      const Words own = round % 8 == 0 ? Words(language) : words.in(language);  // its own catalogue, or a shared one
      if (everything(own) != expected) ++wrong;
    }
  }
};

}  // namespace

TEST_CASE("two languages are spoken at once, and none strays into the other") {
  const Words chinese("zh"), english("en");
  const auto zh = everything(chinese), en = everything(english);
  REQUIRE(zh.find("《政府信息公开条例》第三十三条") != zh.npos);  // the catalogue was found
  REQUIRE(zh.find("答复期限") != zh.npos);
  REQUIRE(en.find("答复期限") == en.npos);
  std::array speakers{Speaker{"zh", zh}, Speaker{"en", en}, Speaker{"zh", zh}, Speaker{"en", en}};
  {
    std::barrier<> together(speakers.size());
    std::array<std::jthread, speakers.size()> threads;
    for (std::size_t i = 0; i < speakers.size(); ++i)
      threads[i] = std::jthread([&, i] { speakers[i].speak(i < 2 ? chinese : english, together); });
  }
  for (const auto& speaker : speakers) {
    CAPTURE(std::string(speaker.language));
    CHECK(speaker.wrong.load() == 0);
  }
}
