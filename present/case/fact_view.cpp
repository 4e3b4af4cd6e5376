#include "present/case/fact_view.hpp"

#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include "engine/base/described.hpp"
#include "present/case/fee_view.hpp"
#include "present/language/labels.hpp"
#include "present/language/text.hpp"
#include "present/language/wording.hpp"
#include "present/language/words.hpp"

namespace qixian::present {
namespace {

namespace mp = boost::mp11;
using engine::described::is_default;
using engine::described::Members;

enum class Is { plain, choice, step, answer, article, sum, fen, agency, hidden };

struct Member {
  const char* name;
  const char* label;
  Is is = Is::plain;
};

// clang-format off
constexpr Member members[] = {
  {"number",              N_("number")},
  {"agency",              N_("agency"),                   Is::agency},
  {"channel",             N_("came in by"),                Is::choice},
  {"submitted_on",        N_("submitted")},
  {"received_on",         N_("received")},
  {"posted",              N_("posted")},
  {"arrived_on",          N_("arrived")},
  {"signed_again_on",     N_("signed again")},
  {"applicant_kind",      N_("kind of applicant"),        Is::choice},
  {"applicants",          N_("applicant")},
  {"subject",             N_("subject")},
  {"items",               N_("items")},
  {"misdirected",         N_("sent to another unit, or the applicant can't be reached")},
  {"web_by_confirmation", N_("web forms count from confirmation")},
  {"letter_by_arrival",   N_("ordinary letters count from their arrival")},
  {"calendar_days",       N_("calendar days")},
  {"counts_anew",         N_("counts as a new receipt")},
  {"note",                N_("note")},
  {"by_applicant",        N_("of applicant no.")},
  {"third_party",         N_("of the third party")},
  {"against",             N_("against"),                  Is::choice},
  {"matter",              N_("of matter")},
  {"copy_received_on",    N_("copy received")},
  {"dismissed",           N_("dismissed")},
  {"ruling",              N_("by a ruling")},
  {"officer",             N_("officer")},
  {"due",                 N_("due")},
  {"good_reason",         N_("good reason")},
  {"kind",                N_("kind"),                     Is::choice},
  {"id",                  N_("consultation")},
  {"addressee",           N_("addressee")},
  {"view",                N_("opinion"),                  Is::choice},
  {"grounds",             N_("grounds")},
  {"reasonable",          N_("reasonable")},
  {"to",                  N_("until")},
  {"reason",              N_("reason")},
  {"days",                N_("working days")},
  {"approved_by",         N_("approved by")},
  {"method",              N_("method"),                   Is::choice},
  {"quantity",            N_("quantity")},
  {"earlier",             N_("earlier in the month")},
  {"yuan",                N_("sum"),                      Is::sum},
  {"served_on",           N_("served")},
  {"counted",             N_("counted in this store")},
  {"not_counted",         N_("left out")},
  {"search_fen",          N_("search"),                   Is::fen},
  {"copy_fen",            N_("copy"),                     Is::fen},
  {"post_fen",            N_("postage"),                  Is::fen},
  {"waived_fen",          N_("waived"),                   Is::fen},
  {"step",                N_("step"),                     Is::step},
  {"person",              N_("person")},
  {"outcome",             N_("outcome"),                  Is::choice},
  {"ground",              N_("ground")},
  {"code",                N_("answer"),                   Is::answer},
  {"article",             N_("article"),                  Is::article},
  {"search",              N_("record of the search")},
  {"other_agency",        N_("agency to go to")},
  {"signed_on",           N_("signed")},
  {"manner",              N_("served by"),                Is::choice},
  {"carrier",             N_("carrier")},
  {"tracking",            N_("tracking number")},
  {"given_out_on",        N_("given out")},
  {"review_asked",        "",                             Is::hidden},  // a practice of the store, as it stood then
  {"own_judgement",       N_("weighed by the agency itself")},
  {"unclear",             N_("because unclear")},
  {"repeat_of",           N_("repeats")},
  {"repeat_answered_on",  N_("first answered")},
  {"what",                N_("told what and why")},
  {"on_the_spot",         N_("on the spot")},
  {"remedies_untold",     N_("remedies not told")},
  {"imported",            N_("from a ledger")},
  {"body_unknown",        N_("body for reconsideration not on record")},
  {"applicant",           N_("served on applicant no.")},
  {"wait",                N_("for want of"),              Is::choice},
  {"body",                N_("reviewing body")},
  {"result",              N_("result"),                   Is::choice},
  {"instance",            N_("instance")},
  {"order",               N_("order no.")},
  {"level",               N_("level"),                    Is::choice},
  {"question",            N_("question"),                 Is::choice},
  {"simplified",          N_("simplified procedure")},
  {"flag",                N_("flag")},
  {"seq",                 N_("corrects event")},
  {"on",                  N_("happened on")},
  {"brings_back",         N_("brings back")},
  {"even_late",           N_("though a case behind it is lost from sight")},
  {"extended",            N_("extended before")},
  {"cleaned",             N_("put in order"),             Is::choice},
  {"entered_on",          N_("entered on")},
  {"voided",              N_("did not happen")}};
// clang-format on

constexpr const Member* find_member(std::string_view name) {
  for (const auto& m : members)
    if (std::string_view(m.name) == name) return &m;
  return nullptr;
}

/// A member without a label must not compile: what is on record can be read.
template <class F>
constexpr bool labelled() {
  bool all = true;
  mp::mp_for_each<Members<F>>([&](auto member) { all = all && find_member(member.name); });
  return all;
}
static_assert([] {
  bool all = true;
  mp::mp_for_each<mp::mp_transform<std::type_identity, engine::Fact>>(
      [&]<class F>(std::type_identity<F>) { all = all && labelled<F>(); });
  return all;
}());

/// Also what an older edition wrote in clear is there.
template <class T>
bool is_absent(const T& field) {
  if constexpr (std::is_same_v<T, engine::PrivateText>)
    return field.empty();
  else
    return is_default(field);
}

std::string agency_name(const engine::AgencyBook& agencies, engine::StreamId id) {
  const auto* agency = agencies.find(id);
  return agency ? agency->name() : std::to_string(id);
}

/// What a member says, for people.
class Teller {
 public:
  Teller(const Words& words, const engine::AgencyBook& agencies) : m_words(words), m_agencies(agencies) {}

  std::string tell(Is is, const std::string& v) const {
    if (is == Is::article) return article_text(m_words, v);
    if (!m_words.is_chinese()) return one_line(v);
    return is == Is::choice   ? choice_text(m_words, v)
           : is == Is::step   ? machine_text(m_words, v)
           : is == Is::answer ? label(m_words, v)
                              : one_line(v);
  }
  std::string tell(Is, Day v) const { return rules::iso(v); }
  std::string tell(Is, bool v) const { return m_words.tr(v ? N_("yes") : N_("no")); }
  std::string tell(Is is, int v) const {
    return is == Is::fen ? fen_text(m_words, v) : is == Is::sum ? sum_text(m_words, v) : std::to_string(v);
  }
  std::string tell(Is, std::int64_t v) const { return one_line(agency_name(m_agencies, v)); }
  std::string tell(Is is, const engine::PrivateText& v) const {
    return v.value.empty() ? m_words.tr(N_("(erased)")) : tell(is, v.value);
  }
  std::string tell(Is, const engine::ItemAnswer& v) const {
    return std::to_string(v.item) + " " + label(m_words, v.code);
  }
  template <class T>
  std::string tell(Is is, const std::optional<T>& v) const {
    return tell(is, *v);
  }
  template <class T>
  std::string tell(Is is, const std::vector<T>& values) const {
    std::string all;
    for (const auto& v : values) (all += all.empty() ? "" : m_words.tr(N_(", "))) += tell(is, v);
    return all;
  }

 private:
  const Words& m_words;
  const engine::AgencyBook& m_agencies;
};

/// The same for programs, in no language.
class Valuer {
 public:
  explicit Valuer(const engine::AgencyBook& agencies) : m_agencies(agencies) {}

  json::value value(const std::string& v) const { return json::value(v); }
  json::value value(Day v) const { return json::value(rules::iso(v)); }
  json::value value(bool v) const { return json::value(v); }
  json::value value(int v) const { return json::value(v); }
  json::value value(std::int64_t v) const { return json::value(agency_name(m_agencies, v)); }
  json::value value(const engine::PrivateText& v) const { return v.value.empty() ? json::value() : value(v.value); }
  json::value value(const engine::ItemAnswer& v) const { return json::object{{"item", v.item}, {"code", v.code}}; }
  template <class T>
  json::value value(const std::optional<T>& v) const {
    return value(*v);
  }
  template <class T>
  json::value value(const std::vector<T>& values) const {
    json::array out;
    for (const auto& v : values) out.push_back(value(v));
    return out;
  }

 private:
  const engine::AgencyBook& m_agencies;
};

/// What a fact says, in its own order.
template <class Visit>
void each_detail(const engine::Fact& fact, const Visit& visit) {
  std::visit(
      [&]<class F>(const F& f) {
        mp::mp_for_each<Members<F>>([&](auto member) {
          static const F blank{};
          const auto& field = f.*member.pointer;
          if (is_absent(field) && is_default(blank.*member.pointer)) return;
          const auto& known = *find_member(member.name);
          if (known.is != Is::hidden) visit(known, field);
        });
      },
      fact);
}

}  // namespace

std::string field_label(const Words& words, std::string_view name) {
  const auto* member = find_member(name);
  return member && *member->label ? words.tr(member->label) : std::string(name);
}

std::vector<Detail> details_of(const Words& words, const engine::Fact& fact, const engine::AgencyBook& agencies) {
  const Teller teller(words, agencies);
  std::vector<Detail> out;
  each_detail(fact, [&](const Member& member, const auto& field) {
    out.push_back({member.name, words.tr(member.label), teller.tell(member.is, field)});
  });
  return out;
}

json::object details_json(const engine::Fact& fact, const engine::AgencyBook& agencies) {
  const Valuer valuer(agencies);
  json::object out;
  each_detail(fact, [&](const Member& member, const auto& field) { out[member.name] = valuer.value(field); });
  return out;
}

}  // namespace qixian::present
