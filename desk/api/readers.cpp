#include "desk/api/readers.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include "wiring/open.hpp"

namespace qixian::desk {

using engine::N_;

Readers::Readers(std::string store, const engine::WallClock& clock, unsigned threads)
    : m_store(std::move(store)), m_clock(clock), m_pool(std::make_unique<boost::asio::thread_pool>(threads)) {}

Readers::~Readers() { stop(); }

void Readers::stop() { m_pool->join(); }

bool Readers::ask(Job job, Failed failed) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_waiting >= most_waiting) return false;
    ++m_waiting;
  }
  boost::asio::post(*m_pool, [this, job = std::move(job), failed = std::move(failed)] { work(job, failed); });
  return true;
}

void Readers::work(const Job& job, const Failed& failed) {
  {
    const std::lock_guard lock(m_mutex);
    --m_waiting;
  }
  try {
    auto mine = house();
    {
      const auto view = mine->store().one_view();
      mine->follow(m_clock);
      job(*mine);
    }
    put_back(std::move(mine));
  } catch (const engine::StoreFailure& failure) {
    failed(failure.error);  // and this house is not used again: what failed may be its connection
  } catch (const std::exception& e) {
    failed({"unforeseen", {N_("something went wrong that was not foreseen: {0}"), {e.what()}}});
  }
}

std::unique_ptr<wiring::House> Readers::taken() {
  const std::lock_guard lock(m_mutex);
  if (m_idle.empty()) return nullptr;
  auto mine = std::move(m_idle.back());
  m_idle.pop_back();
  return mine;
}

std::unique_ptr<wiring::House> Readers::house() {
  while (auto mine = taken()) {
    try {
      mine->handle().mark();
      return mine;
    } catch (const engine::StoreFailure&) {  // the file was taken away or replaced: what is there now is opened anew
    }
  }
  auto opened = wiring::open(m_store, {wiring::For::reading});
  if (!opened) throw engine::StoreFailure(std::move(opened.error()));
  return std::move(*opened);
}

void Readers::put_back(std::unique_ptr<wiring::House> house) {
  const std::lock_guard lock(m_mutex);
  m_idle.push_back(std::move(house));
}

}  // namespace qixian::desk
