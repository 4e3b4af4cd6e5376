#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "adapters/http/message.hpp"
#include "engine/rights/rights.hpp"
#include "present/language/words.hpp"
#include "wiring/house.hpp"

namespace qixian::desk {

namespace http = adapters::http;
using engine::N_;
using engine::Result;
using rules::Day;

class News;

/// A request that was understood: what it asks, who asks, in which language.
struct Call {
  const http::Request& request;
  std::vector<std::string> bound;  ///< what stands where the pattern has {…}, in their order
  const std::string& user;         ///< of the machine, who asks
  const engine::Actor& actor;
  const present::Words& words;
  News& news;

  /// The stream that the path names: /cases/17. @returns no_case for what is no number
  Result<engine::StreamId> stream() const;
  /// A number of the query. @returns the fallback where it isn't asked for; bad_query for what is none, or beyond
  Result<int> number(std::string_view key, int fallback, int least, int most) const;
  /// true, false. @returns false where it isn't asked for; bad_query
  Result<bool> flag(std::string_view key) const;
  /// One word of the query; empty where it isn't asked for.
  std::string word(std::string_view key) const;
  /// A field of the head. @returns nothing without one; bad_query where it stands there twice and differs
  Result<std::optional<std::string>> header(std::string_view name) const;
  /// The last event of the case that the caller saw, by If-Match. @returns nothing without one; bad_query
  Result<std::optional<int>> seen() const;
};

/// What is answered where nothing is refused.
struct Answer {
  int status = 200;
  std::string body = {};  ///< JSON
  http::Fields fields = {};
  std::shared_ptr<http::Stream> stream = {};  ///< in place of a body
  engine::StreamId stream_of_case = 0;        ///< that an act was done to
};

/// 200, with that JSON.
Answer said(const boost::json::value& value);

/// What a route does, on a thread that has the house for itself.
using Handle = Result<Answer> (*)(wiring::House& house, const Call& call);

/// A value of the query or of the head that is wrong, with the key as a field.
tl::unexpected<engine::Error> bad_query(std::string_view key, const engine::Text& message);

}  // namespace qixian::desk
