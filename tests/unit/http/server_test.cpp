#include <doctest/doctest.h>

#include <fstream>

#include "adapters/http/place.hpp"
#include "serving.hpp"

using namespace qixian::tests;
using namespace std::chrono_literals;

namespace {

std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }
std::string line_of(const std::string& answer) { return answer.substr(0, answer.find("\r\n")); }
/// The answer to a request that is the last of its connection.
std::string alone(const Serving& serving, const std::string& request) {
  return Caller(serving).say(request).no_more().rest();
}
std::string get(const std::string& target) { return "GET " + target + " HTTP/1.1\r\nHost: qixian\r\n\r\n"; }

}  // namespace

TEST_CASE("a target is taken apart, and what is none is refused") {
  Serving serving;
  struct Row {
    const char* target;
    const char* said;
  };
  for (const auto& [target, said] : {
           Row{"/", "GET"},
           Row{"/api/v1/cases", "GET [api] [v1] [cases]"},
           Row{"/cases/%E7%94%B2%2F1", "GET [cases] [甲/1]"},
           Row{"/cases/", "GET [cases]"},
           Row{"/a+b?c+d=e+f&g", "GET [a+b] c d=e f g="},
           Row{"/../../etc/passwd", "GET [..] [..] [etc] [passwd]"},
           Row{"/%2e%2e%2fetc", "GET [../etc]"},
       }) {
    CAPTURE(target);
    CHECK(body_of(alone(serving, get(target))) == std::string(said) + "\n");
  }
  for (const char* target : {"/%zz", "/%", "/a%00b", "/%ff", "/a?b=%0a", "cases", "*", "http://elsewhere/", "/a#b"}) {
    CAPTURE(target);
    CHECK(line_of(alone(serving, get(target))) == "HTTP/1.1 400 Bad Request");
  }
}

TEST_CASE("what is no request is told so, and ends the connection") {
  Serving serving;
  const std::string long_field(20'000, 'x');
  struct Row {
    std::string bytes;
    std::string line;
  };
  const std::string post = "POST / HTTP/1.1\r\nHost: q\r\n";
  for (const auto& [bytes, line] : {
           Row{"nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request"},
           Row{"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request"},  // no Host
           Row{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400 Bad Request"},
           Row{"GET / HTTP/1.1\r\nHost: a\r\nX: " + long_field + "\r\n\r\n",
               "HTTP/1.1 431 Request Header Fields Too Large"},
           Row{post + "Content-Length: 1001\r\n\r\n", "HTTP/1.1 413 Payload Too Large"},
           Row{post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", "HTTP/1.1 400 Bad Request"},
           Row{post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 400 Bad Request"},
           Row{post + "Content-Length: -1\r\n\r\n", "HTTP/1.1 400 Bad Request"},
           Row{post + "Transfer-Encoding: chunked\r\n\r\nfff\r\n" + std::string(0xfff, 'x') + "\r\n0\r\n\r\n",
               "HTTP/1.1 413 Payload Too Large"},
           Row{post + "Transfer-Encoding: chunked\r\n\r\nno chunk\r\n", "HTTP/1.1 400 Bad Request"},
       }) {
    CAPTURE(bytes.substr(0, 100));
    const auto answer = Caller(serving).say(bytes).rest();
    CHECK(line_of(answer) == line);
    CHECK(answer.find("Connection: close") != answer.npos);
  }
  CHECK(line_of(alone(serving, get("/still-there"))) == "HTTP/1.1 200 OK");
}

TEST_CASE("a connection answers one request after the other, in their order") {
  Serving serving;
  Caller caller(serving);
  caller.say("POST /1 HTTP/1.1\r\nHost: q\r\nContent-Length: 3\r\n\r\nabc" + get("/2"));
  CHECK(body_of(caller.until("abc")) == "POST [1]\nabc");
  CHECK(body_of(caller.until("[2]\n")) == "GET [2]\n");
  caller.say("POST /3 HTTP/1.1\r\nHost: q\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1\r\nf\r\n0\r\n\r\n");
  CHECK(body_of(caller.until("def")) == "POST [3]\ndef");
  caller.say("HEAD /4 HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n");
  const auto answer = caller.rest();
  CHECK(answer.find("Content-Length: 9\r\n") != answer.npos);
  CHECK(body_of(answer).empty());
}

TEST_CASE("who asks whether to go on is told so before his body, or refused without it") {
  Serving serving;
  const auto head = [](int length) {
    return "PUT /x HTTP/1.1\r\nHost: q\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(length) +
           "\r\n\r\n";
  };
  Caller caller(serving);
  CHECK(caller.say(head(2)).until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(body_of(caller.say("ok").until("ok")) == "PUT [x]\nok");
  CHECK(line_of(Caller(serving).say(head(2000)).rest()) == "HTTP/1.1 413 Payload Too Large");
}

TEST_CASE("a body goes to a file where it is wanted so, and a half one leaves none") {
  Serving serving;
  const auto put = [](std::size_t length) {
    return "PUT /file HTTP/1.1\r\nHost: q\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
  };
  CHECK(body_of(alone(serving, put(1000) + std::string(1000, 'x'))) == "PUT [file]\n" + std::string(1000, 'x'));
  CHECK(line_of(alone(serving, put(1001))) == "HTTP/1.1 413 Payload Too Large");
  CHECK(alone(serving, put(1000) + "half of it").empty());
  CHECK(line_of(alone(serving, "PUT /file HTTP/1.1\r\nHost: q\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n" +
                                   std::string(0xfff, 'x') + "\r\n0\r\n\r\n")) == "HTTP/1.1 413 Payload Too Large");
  CHECK(std::filesystem::is_empty(serving.folder()));
}

TEST_CASE("pieces come in chunks, to an older caller bare") {
  Serving serving;
  const auto answer = alone(serving, get("/stream"));
  CHECK(answer.find("Transfer-Encoding: chunked\r\n") != answer.npos);
  CHECK(body_of(answer) == "8\r\npiece 1\n\r\n8\r\npiece 2\n\r\n8\r\npiece 3\n\r\n0\r\n\r\n");
  CHECK(body_of(alone(serving, "GET /stream HTTP/1.0\r\n\r\n")) == "piece 1\npiece 2\npiece 3\n");
}

TEST_CASE("a reply that is let go of is an answer, and one may come from another thread") {
  Serving serving;
  CHECK(line_of(alone(serving, get("/drop"))) == "HTTP/1.1 500 Internal Server Error");
  CHECK(line_of(alone(serving, get("/throw"))) == "HTTP/1.1 500 Internal Server Error");
  Caller caller(serving);
  caller.say(get("/later"));
  auto reply = serving.echo.later.get_future().get();
  reply({200, {}, "late", {}});
  CHECK_THROWS_AS(reply({}), std::logic_error);
  CHECK(body_of(caller.until("late")) == "late");
}

TEST_CASE("a server that closes answers whom it is answering, and cuts off who says nothing") {
  Serving serving;
  Caller silent(serving), asking(serving);
  asking.say(get("/later"));
  auto reply = serving.echo.later.get_future().get();
  serving.run([](http::Server& server) { server.close(); });
  CHECK(silent.rest().empty());
  CHECK_THROWS(Caller{serving});
  reply({200, {}, "the last", {}});
  const auto answer = asking.rest();
  CHECK(body_of(answer) == "the last");
  CHECK(answer.find("Connection: close") != answer.npos);
}

TEST_CASE("a slow caller is sent away, and many of one address do not keep others out") {
  http::Settings settings;
  settings.limits.for_head = settings.limits.for_body = settings.limits.idle = 1s;
  settings.limits.of_an_address = 2;
  Serving serving(settings);
  for (const char* bytes : {"", "GET / HT", "PUT / HTTP/1.1\r\nHost: q\r\nContent-Length: 9\r\n\r\n123"})
    CHECK(Caller(serving).say(bytes).rest().empty());
  Caller first(serving), second(serving), third(serving);
  CHECK(first.rest().empty());
  CHECK(line_of(third.say(get("/")).until("GET\n")) == "HTTP/1.1 200 OK");
}

TEST_CASE("whose address it is, behind proxies") {
  const std::vector<std::string> proxies = {"10.0.0.1", "10.0.0.2"};
  struct Row {
    const char* from;
    std::vector<const char*> forwarded;
    const char* proto;
    const char* address;
    bool encrypted;
  };
  for (const auto& row : {
           Row{"192.0.2.9", {"10.9.9.9"}, "https", "192.0.2.9", false},  // nobody's proxy: says nothing
           Row{"10.0.0.1", {"192.0.2.7"}, "https", "192.0.2.7", true},
           Row{"10.0.0.1", {"1.2.3.4, 192.0.2.7"}, "http", "192.0.2.7", false},  // the left one is anybody's word
           Row{"10.0.0.1", {"192.0.2.7, 10.0.0.2"}, "https", "192.0.2.7", true},
           Row{"10.0.0.1", {"6.6.6.6", "192.0.2.7,10.0.0.2"}, "https", "192.0.2.7", true},
           Row{"10.0.0.1", {"192.0.2.7, unknown"}, "https", "10.0.0.1", true},
           Row{"10.0.0.1", {"2001:DB8::1"}, "https", "2001:db8::1", true},
           Row{"10.0.0.1", {}, "", "10.0.0.1", false},
       }) {
    http::Request request;
    request.peer.address = row.from;
    for (const char* value : row.forwarded) request.fields.emplace_back("x-forwarded-for", value);
    request.fields.emplace_back("x-forwarded-proto", row.proto);
    http::settle_peer(request, proxies);
    CAPTURE(row.from);
    CHECK(request.peer.address == row.address);
    CHECK(request.peer.encrypted == row.encrypted);
  }
}

TEST_CASE("a Unix socket is open to whom its mode says, is made anew behind a dead one, and goes with its server") {
  std::string place;
  {
    Serving serving({}, true);
    place = serving.place();
    CHECK(body_of(alone(serving, get("/a"))) == "GET [a]\n");
    CHECK((std::filesystem::status(place).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  }
  CHECK_FALSE(std::filesystem::exists(place));
}
