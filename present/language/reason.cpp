#include "present/language/reason.hpp"

#include <string_view>
#include <unordered_map>

#include "present/language/words.hpp"

namespace qixian::present {

std::string reason_text(const Words& words, const std::string& reason) {
  static const std::unordered_map<std::string_view, const char*> sentences{
      {"address", N_("the address is no mail address")},
      {"ca_file", N_("the file of the certificate authority can't be read")},
      {"disk", N_("the disk refused (error {0})")},
      {"dropped", N_("the connection broke off; whether the message arrived is not known")},
      {"http", N_("the server answered {0}")},
      {"limited", N_("too many messages for now (code {0})")},
      {"login", N_("the server refused the login ({0})")},
      {"not_understood", N_("the answer was none of this platform's: is a proxy or a login page in between?")},
      {"no_channel", N_("there is no channel {0}")},
      {"no_libcurl", N_("libcurl (libcurl.so.4) can't be loaded: without it nothing can be sent")},
      {"robot", N_("the robot refused the message (code {0})")},
      {"robot_settings",
       N_("the robot refused the signature, the token or this sender (code {0}): compare its settings")},
      {"smtp", N_("the mail server answered {0}")},
      {"timeout", N_("no answer in time")},
      {"tls", N_("no trustworthy encrypted connection: certificate or TLS refused")},
      {"unknown_host", N_("the server's name is not known")},
      {"unreachable", N_("the server can't be reached")},
      {"unforeseen", N_("the message could not be made or handed over")},
      {"unreadable", N_("the message is damaged in the store: {1} says which")}};
  const auto blank = reason.find(' ');
  const auto found = sentences.find(std::string_view(reason).substr(0, blank));
  if (found == sentences.end()) return reason;
  return words.render(
      {found->second, {blank == reason.npos ? "" : reason.substr(blank + 1), engine::as::an_act("verify")}});
}

}  // namespace qixian::present
