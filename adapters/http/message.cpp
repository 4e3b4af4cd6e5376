#include "adapters/http/message.hpp"

#include <atomic>
#include <stdexcept>

namespace qixian::adapters::http {
namespace {

std::optional<std::string_view> only(const Fields& fields, std::string_view name) {
  std::optional<std::string_view> found;
  for (const auto& [key, value] : fields) {
    if (key != name) continue;
    if (found && *found != value) return {};
    found = value;
  }
  return found;
}

}  // namespace

std::optional<std::string_view> Request::field(std::string_view name) const { return only(fields, name); }
std::optional<std::string_view> Request::asked(std::string_view key) const { return only(query, key); }

struct Reply::Once {
  std::function<void(Response)> give;
  std::atomic<bool> given = false;

  explicit Once(std::function<void(Response)> taker) : give(std::move(taker)) {}
  ~Once() {
    if (!given) give({500, {}, {}, {}});
  }
};

Reply::Reply(std::function<void(Response)> give) : m_once(std::make_shared<Once>(std::move(give))) {}

void Reply::operator()(Response response) const {
  if (m_once->given.exchange(true)) throw std::logic_error("a request was answered twice");
  m_once->give(std::move(response));
}

}  // namespace qixian::adapters::http
