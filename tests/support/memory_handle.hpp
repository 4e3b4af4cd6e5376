#pragma once
#include "tests/support/memory_outbox.hpp"
#include "tests/support/memory_publications.hpp"
#include "wiring/handle.hpp"

namespace qixian::tests {

/// A hand on a store in memory, with all that stands beside it.
class MemoryHandle final : public wiring::Handle {
 public:
  explicit MemoryHandle(std::shared_ptr<MemoryGround> ground = std::make_shared<MemoryGround>(),
                        std::chrono::milliseconds patience = {})
      : m_store(std::move(ground), patience) {}
  engine::Store& store() override { return m_store; }
  engine::Outbox& outbox() override { return m_outbox; }
  engine::PublicationRows& publication_rows() override { return m_publications; }
  std::int64_t mark() const override { return m_store.mark(); }
  bool has_written() const override { return m_store.has_written(); }
  std::vector<engine::Flaw> inspect() const override { return {}; }
  std::int64_t events_in_clear() const override { return 0; }

 private:
  MemoryStore m_store;
  MemoryOutbox m_outbox{m_store};
  MemoryPublications m_publications{m_store};
};

}  // namespace qixian::tests
