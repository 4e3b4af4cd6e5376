#include "adapters/http/target.hpp"

#include <algorithm>
#include <boost/url/decode_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "engine/base/plain_text.hpp"

namespace qixian::adapters::http {
namespace {

namespace urls = boost::urls;

std::string plain(const urls::pct_string_view& encoded, bool plus_is_blank) {
  urls::encoding_opts how;
  how.space_as_plus = plus_is_blank;
  const urls::decode_view view(encoded, how);
  return {view.begin(), view.end()};
}

bool is_word(const std::string& text) {
  return engine::is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

}  // namespace

bool read_target(std::string_view target, Request& request) {
  const auto url = urls::parse_origin_form({target.data(), target.size()});
  if (!url) return false;
  for (const auto segment : url->encoded_segments()) request.path.push_back(plain(segment, false));
  if (!request.path.empty() && request.path.back().empty()) request.path.pop_back();
  for (const auto param : url->encoded_params())
    request.query.emplace_back(plain(param.key, true), plain(param.value, true));
  return std::all_of(request.path.begin(), request.path.end(), is_word) &&
         std::all_of(request.query.begin(), request.query.end(),
                     [](const auto& pair) { return is_word(pair.first) && is_word(pair.second); });
}

}  // namespace qixian::adapters::http
