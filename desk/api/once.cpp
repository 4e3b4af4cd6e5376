#include "desk/api/once.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "desk/api/cases.hpp"

namespace qixian::desk {
namespace {

constexpr rules::Days kept_for{3};

/// Of all that makes it this act and no other.
std::string digest_of(const Call& call) {
  std::string all = call.request.method + "\n";
  for (const auto& segment : call.request.path) all += segment + "\n";
  for (const auto& [name, value] : call.request.fields)
    if (name == "if-match") all += value + "\n";
  all += call.request.body;
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  unsigned length = 0;
  EVP_Digest(all.data(), all.size(), bytes.data(), &length, EVP_sha256(), nullptr);
  std::string hex;
  constexpr std::string_view digits = "0123456789abcdef";
  for (unsigned i = 0; i < length; ++i) (hex += digits[bytes[i] >> 4]) += digits[bytes[i] & 15];
  return hex;
}

std::string field_named(const Answer& answer, std::string_view name) {
  const auto found = std::ranges::find(answer.fields, name, &http::Fields::value_type::first);
  return found == answer.fields.end() ? "" : found->second;
}

Answer answer_of(const engine::KeptAnswer& kept) {
  Answer out{kept.status, kept.body, {{"Idempotency-Replayed", "true"}}};
  if (!kept.tag.empty()) out.fields.emplace_back("ETag", kept.tag);
  if (!kept.place.empty()) out.fields.emplace_back("Location", kept.place);
  return out;
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= 128 && std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

Result<Answer> once(wiring::House& house, const Call& call, const std::function<Result<Answer>()>& act) {
  const auto given = call.header("idempotency-key");
  if (!given) return tl::unexpected(given.error());
  if (!*given) return act();
  const auto& key = **given;
  if (!is_key(key))
    return engine::refuse("bad_key", {N_("a key is of 1 to 128 visible characters"), {}},
                          {N_("look at {0}"), {"Idempotency-Key"}});
  const auto digest = digest_of(call);
  auto& office = house.office();
  return office.write([&]() -> Result<Answer> {
    auto& store = office.store();
    if (const auto kept = store.kept_answer(call.user, key)) {
      // What was answered then is a case: whoever sees it no longer is not told of it again.
      if (auto sees = load_for(house, call, kept->stream); !sees) return tl::unexpected(std::move(sees.error()));
      if (kept->digest == digest) return answer_of(*kept);
      return engine::refuse("key_used", {N_("this key came with another act"), {}}, {N_("give another key"), {}});
    }
    auto done = act();
    if (!done) return done;
    store.forget_answers(office.today() - kept_for);
    store.keep_answer(call.user, key,
                      {digest, done->status, done->body, field_named(*done, "ETag"), field_named(*done, "Location"),
                       done->stream_of_case},
                      office.today());
    return done;
  });
}

}  // namespace qixian::desk
