#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace prometheus {
class Registry;
}

namespace qixian::desk {

/// What the service measures of itself, for a Prometheus that asks for it. From any thread. It names no case and
/// nobody: a route is told by its pattern.
class Meter {
 public:
  Meter();
  ~Meter();
  /// An answer that was given. @param route its pattern; empty: there is no such page
  void answered(std::string_view method, std::string_view route, int status, double seconds);
  /// A number that is what it is now: qixian_messages {state="waiting"}. @param label "state=waiting", or empty
  void now(const std::string& name, const std::string& help, const std::string& label, double value);
  /// All of it in Prometheus' text format.
  std::string text() const;

 private:
  struct Families;
  std::shared_ptr<prometheus::Registry> m_registry;
  std::unique_ptr<Families> m_families;
};

}  // namespace qixian::desk
