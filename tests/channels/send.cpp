// usage: send CONFIG CHANNEL STORE SECONDS <MESSAGE.json     one attempt at that moment (seconds since 1970), its end
// as JSON
#include <array>
#include <boost/json.hpp>
#include <iostream>
#include <iterator>

#include "serve/channels.hpp"

using namespace qixian;
namespace json = boost::json;

namespace {

std::string text_of(const json::object& object, const char* name) {
  const auto* found = object.if_contains(name);
  return found ? std::string(found->as_string()) : "";
}

engine::Message message_in(std::istream& in) {
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto o = json::parse(text).as_object();
  return {text_of(o, "key"),     text_of(o, "recipient"), text_of(o, "address"),
          text_of(o, "subject"), text_of(o, "text"),      text_of(o, "html")};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const auto loaded = adapters::config::load(argv[1]);
  for (const auto& fault : loaded.faults) std::cerr << fault.line << ": " << fault.message.id << '\n';
  const auto* settings = loaded.config.channel(argv[2]);
  if (!loaded.faults.empty() || !settings) return 2;
  const std::chrono::sys_seconds at{std::chrono::seconds{std::stoll(argv[4])}};
  const auto channel = serve::make_channel(present::Words("en"), *settings, argv[3], [at] { return at; });
  const auto sent = channel->send(message_in(std::cin));
  constexpr std::array outcomes{"ok", "retry", "failed"};
  std::cout << json::serialize(json::object{
                   {"outcome", outcomes[sent.outcome]},
                   {"reason", sent.reason},
                   {"retry_after", sent.retry_after ? json::value(sent.retry_after->count()) : json::value(nullptr)},
                   {"receipt", sent.receipt}})
            << '\n';
}
