#pragma once
#include <cstdint>

#include "engine/request/case/event.hpp"
#include "rules/coded.hpp"

/// The codes of single acts (rules/coded.hpp says how such an enum is made).
namespace qixian::engine {

using rules::code_of;
using rules::find_code;

/// By what the information processing fee is told (FEE); none: a ledger does not tell.
enum class FeeMethod : std::uint8_t { none, count, page };
constexpr auto words_of(FeeMethod) {
  using enum FeeMethod;
  return rules::words<FeeMethod>({{none, ""}, {count, "count"}, {page, "page"}});
}
inline FeeMethod method_of(const FeeNoticed& e) { return find_code<FeeMethod>(e.method).value_or(FeeMethod::none); }

/// How an answer reached the applicant (送达方式); none: not on record.
enum class Manner : std::uint8_t { none, post, courier, handed_over, on_behalf, electronic, public_notice };
constexpr auto words_of(Manner) {
  using enum Manner;
  return rules::words<Manner>({{none, ""},
                               {post, "post"},
                               {courier, "courier"},
                               {handed_over, "handed_over"},
                               {on_behalf, "on_behalf"},
                               {electronic, "electronic"},
                               {public_notice, "public_notice"}});
}
inline Manner manner_of(const AnswerSent& e) { return find_code<Manner>(e.manner).value_or(Manner::none); }

}  // namespace qixian::engine
