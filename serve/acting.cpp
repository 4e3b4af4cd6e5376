#include <boost/asio/post.hpp>

#include "serve/daemon.hpp"

/// Acts that come over the front: done on the loop's thread, by the hand that writes everything else, in their order.
namespace qixian::serve {
namespace {

constexpr int most_waiting = 256;

}  // namespace

bool Daemon::ask(desk::Job job, desk::Failed failed) {
  if (m_acts_waiting.fetch_add(1) >= most_waiting) {
    --m_acts_waiting;
    return false;
  }
  boost::asio::post(m_loop, [this, job = std::move(job), failed = std::move(failed)] {
    --m_acts_waiting;
    act(job, failed);
  });
  return true;
}

void Daemon::act(const desk::Job& job, const desk::Failed& told) {
  try {
    if (auto opened = m_keeper.open(); !opened) return told(opened.error());
    job(m_keeper.house());
    m_acted = true;
  } catch (const engine::StoreFailure& failure) {
    told(failure.error);
    if (!is_passing(failure.error)) failed(failure.error);
  } catch (const std::exception& e) {
    told({"unforeseen", {engine::N_("something went wrong that was not foreseen: {0}"), {e.what()}}});
  }
}

}  // namespace qixian::serve
