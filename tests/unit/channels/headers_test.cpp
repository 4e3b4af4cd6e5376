#include "adapters/smtp/headers.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "adapters/files/files_channel.hpp"
#include "adapters/http_out/robot_forms.hpp"
#include "adapters/http_out/sign.hpp"

namespace smtp = qixian::adapters::smtp;
namespace http_out = qixian::adapters::http_out;
using qixian::adapters::files::file_name;

TEST_CASE("encoded words") {
  CHECK(smtp::encoded_words("plain, as it is") == "plain, as it is");
  CHECK(smtp::encoded_words("到期") == "=?UTF-8?B?5Yiw5pyf?=");
  CHECK(smtp::encoded_words("a\r\nBcc: x") == "a  Bcc: x");
  CHECK(smtp::encoded_words("=?x") == "=?UTF-8?B?PT94?=");
}

TEST_CASE("no line of a subject is longer than 76 and no character is cut, at every length") {
  std::string subject;
  for (int i = 0; i < 200; ++i) {
    subject += i % 3 == 0 ? "期" : i % 3 == 1 ? "😀" : "a";
    std::istringstream lines(smtp::encoded_words(subject));
    for (std::string line; std::getline(lines, line);) {
      if (line.ends_with('\r')) line.pop_back();
      CHECK(line.size() <= 76);
    }
  }
}

TEST_CASE("dates of mails") {
  using std::chrono::seconds;
  using std::chrono::sys_seconds;
  CHECK(smtp::date_header(sys_seconds{seconds{0}}) == "Thu, 01 Jan 1970 08:00:00 +0800");
  CHECK(smtp::date_header(sys_seconds{seconds{1'732'498'200}}) == "Mon, 25 Nov 2024 09:30:00 +0800");
  CHECK(smtp::date_header(sys_seconds{seconds{1'709'222'399}}) == "Thu, 29 Feb 2024 23:59:59 +0800");
}

TEST_CASE("mailboxes") {
  CHECK(smtp::mailbox("", "a@b") == "a@b");
  CHECK(smtp::mailbox("Office, of \"7\"", "a@b") == "\"Office, of \\\"7\\\"\" <a@b>");
  CHECK(smtp::mailbox("林", "a@b") == "=?UTF-8?B?5p6X?= <a@b>");
}

TEST_CASE("HMAC-SHA256 of RFC 4231, and what is made of it") {
  CHECK(http_out::hex(http_out::hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(http_out::hex(http_out::hmac_sha256("key", "")) ==
        "5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0");
  CHECK(http_out::base64("\xff\xfe") == "//4=");
  CHECK(http_out::url_encoded("a+/=林") == "a%2B%2F%3D%E6%9E%97");
}

TEST_CASE("a text is cut between characters and says so") {
  CHECK(http_out::cut("到期", 6, "…") == "到期");
  CHECK(http_out::cut("到期日到", 11, "(cut)") == "到\n(cut)");
  CHECK(http_out::cut("到期日到", 3, "(cut)") == "\n(cut)");
}

TEST_CASE("names of files") {
  CHECK(file_name("case 17/reply/2024-11-25/林") == "case%2017%2Freply%2F2024-11-25%2F林");
  CHECK(file_name("..") == "%2E.");
  CHECK(file_name("") == "%");
  CHECK(file_name(std::string(201, 'a')).size() == 120 + 1 + 64);
}
