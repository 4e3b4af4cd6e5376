#include "desk/api/news.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace qixian::desk {
namespace {

const std::string changed = "event: changed\ndata:\n\n";
const std::string quiet = ":\n\n";

}  // namespace

/// What comes while the piece before is being written is told in one.
class News::Listener final : public adapters::http::Stream {
 public:
  using Give = std::function<void(std::optional<std::string>)>;

  void next(Give give) override {
    std::optional<std::string> piece;
    {
      const std::lock_guard lock(m_mutex);
      if (m_piece.empty() && !m_ended) {
        m_give = std::move(give);
        return;
      }
      if (!m_piece.empty()) piece = std::exchange(m_piece, {});
    }
    give(std::move(piece));
  }

  void put(const std::string& piece) {
    Give give;
    {
      const std::lock_guard lock(m_mutex);
      if (m_ended) return;
      if (!m_give) {
        if (m_piece != changed) m_piece = piece;
        return;
      }
      give = std::exchange(m_give, {});
    }
    give(piece);
  }

  void end() {
    Give give;
    {
      const std::lock_guard lock(m_mutex);
      m_ended = true;
      give = std::exchange(m_give, {});
    }
    if (give) give(std::nullopt);
  }

 private:
  std::mutex m_mutex;
  std::string m_piece = changed;
  Give m_give;
  bool m_ended = false;
};

News::~News() { end(); }

std::shared_ptr<adapters::http::Stream> News::listen(const std::string& who) {
  auto listener = std::make_shared<Listener>();
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_listeners, [](const auto& known) { return known.listener.expired(); });
  const auto own = static_cast<std::size_t>(std::ranges::count(m_listeners, who, &Known::who));
  if (m_listeners.size() >= most || own >= most_of_one) return nullptr;
  if (m_ended)
    listener->end();
  else
    m_listeners.push_back({who, listener});
  return listener;
}

/// Outside the lock: who is told may ask for more at once.
void News::each(const std::function<void(Listener&)>& how) {
  std::vector<std::shared_ptr<Listener>> now;
  {
    const std::lock_guard lock(m_mutex);
    for (const auto& known : m_listeners)
      if (auto listener = known.listener.lock()) now.push_back(std::move(listener));
  }
  for (const auto& listener : now) how(*listener);
}

void News::tell() {
  each([](Listener& listener) { listener.put(changed); });
}

void News::still_here() {
  each([](Listener& listener) { listener.put(quiet); });
}

void News::end() {
  {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
  }
  each([](Listener& listener) { listener.end(); });
}

}  // namespace qixian::desk
