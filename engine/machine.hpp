#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts.hpp"

/// The four machines behind a plain API: the request, a wait, the confidentiality review, the remedies. Each is thrown
/// away after a step: restored by the text code of its state, fired, read. Boost.MSM stays in *_machine.cpp.
namespace qixian::engine {

struct Fired {
  enum { ok, refused, not_here } result = ok;
  std::string state;  ///< after the step
  Text why;           ///< of a refusal
  std::string article;
};

/// One row of a transition table, for `workflow`, `actions` and the documents.
struct Row {
  std::string_view source, command, target, action, guard;
};

/// Fires the request's machine with this fact: checks its guards, and when legal folds the fact into facts.c.
Fired fire_request(const Facts& facts, const Fact& fact);
/// The same without changing anything, by verb.
Fired may_request(const Facts& facts, std::string_view verb);

/// verbs: ask, serve, reply, lapse, return. @param due the wait's due day
Fired fire_wait(std::string_view state, std::string_view verb, std::optional<Day> due, Day on, bool good_reason);
/// verbs: mark, legal, head, body, leader, return, refer, ruled
Fired fire_review(const Review& review, std::string_view verb, std::string_view person, Mode mode);
/// verbs: file, accept, supplement, refuse, suspend, resume, expire, answer, close, received, sue, defend, judge, got,
/// appeal, remand, retry
Fired fire_remedy(std::string_view state, std::string_view verb, bool may_file_anew);

std::span<const Row> request_rows();
std::span<const Row> wait_rows();
std::span<const Row> review_rows();
std::span<const Row> remedy_rows();

}  // namespace qixian::engine
