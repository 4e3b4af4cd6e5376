#pragma once
#include <memory>
#include <random>

#include "desk/api/caller.hpp"
#include "desk/api/meter.hpp"
#include "desk/api/news.hpp"
#include "desk/api/readers.hpp"
#include "desk/api/route.hpp"
#include "present/acts/page_door.hpp"

namespace qixian::desk {

/// /api/v1: whoever asks is made an actor, what he asks is found in the table of routes, and goes to those who read or
/// to the one who writes. Nothing here waits: it lives on the thread of the sockets.
class Api final : public http::Handler {
 public:
  struct Place {
    std::string store;     ///< its address
    std::string language;  ///< of whoever asks for none
  };
  /// Readers, writer and meter outlive it.
  Api(Place place, Readers& readers, Writer& writer, Meter& meter);

  /// What is told to those who listen.
  News& news() { return m_news; }

  http::BodyPlan plan(const http::Request& head) override;
  void answer(http::Request request, http::Reply reply) override;
  http::Response refuse(int status, const http::Peer& peer) override;

 private:
  struct Asked;
  const present::Words& words_for(const http::Request& request) const;
  Result<Caller> caller_of(const http::Request& request) const;
  std::string next_id();
  http::Reply measured(http::Reply reply, const http::Request& request, const Found& found) const;
  void send_to(const std::shared_ptr<Asked>& asked);

  Place m_place;
  Readers& m_readers;
  Writer& m_writer;
  Meter& m_meter;
  News m_news;
  present::PageDoor m_door;
  present::Words m_zh, m_en;
  std::mt19937_64 m_chance;
};

}  // namespace qixian::desk
