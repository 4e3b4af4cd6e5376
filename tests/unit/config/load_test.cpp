#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/config/config.hpp"

using namespace qixian;
using adapters::config::Fault;
using adapters::config::load;
using adapters::config::Loaded;
using std::chrono::minutes;

namespace {

struct Folder {
  std::filesystem::path path;
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "qixian-config-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string put(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

/// "3:8 {0} can't be "{1}" [did you mean {0}? smtp]": the place, the message's arguments, the hint's.
std::string told(const std::vector<Fault>& faults) {
  std::ostringstream out;
  for (const auto& f : faults) {
    out << f.line << ':' << f.column << ' ' << f.message.id;
    for (const auto& a : f.message.args) out << " |" << a.text;
    if (f.hint.id == "did you mean {0}?") out << " -> " << f.hint.args[0].text;
    out << '\n';
  }
  return out.str();
}

Loaded loaded(const std::string& text) {
  const Folder folder;
  return load(folder.put("qixian.toml", text));
}

}  // namespace

TEST_CASE("the example loads, and its ladder is the shipped one") {
  for (const char* name : {"QIXIAN_MAIL_PASSWORD", "QIXIAN_OA_SECRET", "QIXIAN_WECOM_TOKEN", "QIXIAN_DINGTALK_TOKEN",
                           "QIXIAN_DINGTALK_SECRET", "QIXIAN_FEISHU_TOKEN", "QIXIAN_FEISHU_SECRET"})
    ::setenv(name, name, 1);
  const auto example = load(QIXIAN_EXAMPLES "/qixian.toml");
  CHECK(told(example.faults) == "");
  CHECK(told(example.warnings) == "");
  CHECK(example.config.own_policy);
  CHECK(example.config.policy == engine::default_policy());
  CHECK(example.config.hours == engine::SendingHours{});
  CHECK(example.config.retry == engine::RetryPolicy{});
  CHECK(example.config.channels.size() == 6);
  CHECK(example.config.channel("mail")->password.value == "QIXIAN_MAIL_PASSWORD");
  CHECK(example.config.people.size() == 5);
  CHECK(example.config.people[0].absences[0].substitute == "周立春");
}

TEST_CASE("an empty file is the defaults") {
  const auto empty = loaded("");
  CHECK(told(empty.faults) == "");
  CHECK(empty.config.policy == adapters::config::defaults().policy);
  REQUIRE(empty.config.channels.size() == 1);
  CHECK(empty.config.channels[0].kind == "files");
  CHECK(!empty.config.own_policy);
}

TEST_CASE("each fault has its place and, where one is near, the word that was meant") {
  struct {
    const char* text;
    const char* expected;
  } const rows[] = {
      {"langauge = \"zh\"", "1:1 {0} is not known |langauge -> language\n"},
      {"language = 1", "1:12 {0} must be {1} |language |a text in quotes\n"},
      {"\n\nlanguage = \"cn\"", "3:12 {0} can't be \"{1}\" |language |cn\n"},
      {"[channels.m]\nkind = \"smpt\"", "2:8 {0} can't be \"{1}\" |channels.m.kind |smpt -> smtp\n"},
      {"[channels.m]\nhost = \"x\"", "1:1 {0} is missing |channels.m.kind\n"},
      {"[channels.files]\nkind = \"smtp\"\nhost=\"h\"\nfrom=\"a@b\"", "2:8 the channel files is of kind files\n"},
      {"[channels.m]\nkind=\"smtp\"\nhost=\"h\"\nfrom=\"a@b\"\npasword_file=\"x\"",
       "5:1 {0} is not known |channels.m.pasword_file -> password_file\n"},
      {"[channels.m]\nkind=\"smtp\"\nhost=\"h\"\nfrom=\"a@b\"\npasword=\"x\"",
       "5:1 {0} is not known |channels.m.pasword -> password_file\n"},
      {"[channels.m]\nkind=\"smtp\"\nhost=\"h\"\nfrom=\"a@b\"\nuser=\"u\"", "5:6 user and password belong together\n"},
      {"[channels.m]\nkind=\"smtp\"\nhost=\"h\"\nfrom=\"a@b\"\nport=70000",
       "5:6 {0} must be a whole number from {1} to {2} |channels.m.port |1 |65535\n"},
      {"[channels.m]\nkind=\"smtp\"\nhost=\"h\"\nfrom=\"a@b\"\nca_file=\"none.pem\"",
       "5:9 can't read {0} |<dir>/none.pem\n"},
      {"[channels.h]\nkind=\"webhook\"\nurl=\"ftp://x\"", "3:5 {0} is no web address |url\n"},
      {"[channels.h]\nkind=\"webhook\"\nurl=\"https://u:p@x/\"", "3:5 {0} holds a user or a password |url\n"},
      {"[channels.h]\nkind=\"webhook\"", "1:1 the address is missing\n"},
      {"[channels.w]\nkind=\"wecom\"", "1:1 the robot's token is missing\n"},
      {"[channels.w]\nkind=\"wecom\"\ntoken=\"x\"",
       "3:7 {0}: a secret does not stand in this file |channels.w.token\n"},
      {"[channels.w]\nkind=\"wecom\"\ntoken_file=\"none\"", "3:12 can't read {0} |<dir>/none\n"},
      {"[channels.w]\nkind=\"wecom\"\ntoken_env=\"QIXIAN_NOT_SET\"",
       "3:11 the environment has no {0} |QIXIAN_NOT_SET\n"},
      {"[sending]\nfrom=\"9:00\"", "2:6 {0} must be {1} |sending.from |a time of day in quotes, as \"09:00\"\n"},
      {"[sending]\nfrom=\"10:00\"\nto=\"09:00\"", "3:4 sending ends before it begins\n"},
      {"[sending]\ndigest=\"18:00\"", "2:8 the digest's time lies outside of the sending hours\n"},
      {"[retry]\nfirst_seconds=600\nlongest_seconds=60", "3:17 longest_seconds is less than first_seconds\n"},
      {"[[people]]\nname=\"甲\"\nroles=[\"offcer\"]", "3:7 there is no role {0} |offcer -> officer\n"},
      {"[[people]]\nname=\"甲\"", "1:1 {0} has no role |甲\n"},
      {"[[people]]\nname=\"甲\"\nroles=[\"officer\"]\naddresses={mial=\"x\"}",
       "4:12 {0} is not known |addresses.mial\n"},
      {"[[people]]\nname=\"甲\"\nroles=[\"officer\"]\naway=[{from=2026-12-02,to=2026-12-01,substitute=\"乙\"}]\n[["
       "people]]\nname=\"乙\"\nroles=[\"officer\"]",
       "4:27 the last day lies before the first\n"},
      {"[[people]]\nname=\"甲\"\nroles=[\"officer\"]\naway=[{from=2026-12-01,to=2026-12-02,substitute=\"乙\"}]",
       "4:6 the substitute {0} is none of the people |乙\n"},
      {"[[people]]\nname=\"甲\"\nroles=[\"officer\"]\n[[people]]\nname=\"甲\"\nroles=[\"officer\"]",
       "5:6 {0} is named twice in one agency |甲\n"},
      {"[[reminders]]\nkind=\"replies\"\ndays=0\nroles=[\"officer\"]",
       "2:6 {0} can't be \"{1}\" |reminders[1].kind |replies\n"},
      {"[[reminders]]\nkind=\"fee\"\ndays=0\nroles=[\"officer\"]\n[[reminders]]\nkind=\"fee\"\ndays=0\nroles=["
       "\"officer\"]",
       "7:6 {0} has two rungs on day {1} |fee |0\n"},
      {"[reminders]\nkind=\"fee\"", "1:1 {0} must be {1} |reminders |a list of tables\n"},
      {"channels = 3", "1:12 {0} must be {1} |channels |a table\n"},
      {"people = [1]", "1:10 {0} must be {1} |people |a list of tables\n"},
      {"a = [1\n", "1:8 this is no TOML: {0} |Error while parsing array: encountered end-of-file\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const Folder folder;
    auto said = told(load(folder.put("qixian.toml", row.text)).faults);
    for (auto at = said.find(folder.path.string()); at != said.npos; at = said.find(folder.path.string()))
      said.replace(at, folder.path.string().size(), "<dir>");
    CHECK(said == row.expected);
  }
}

TEST_CASE("all faults are told together, in order of line") {
  const auto all = loaded("x = 1\n[sending]\nfrm = 1\n[retry]\ntries = 0\n");
  CHECK(told(all.faults) ==
        "1:1 {0} is not known |x\n3:1 {0} is not known |sending.frm -> from\n"
        "5:9 {0} must be a whole number from {1} to {2} |retry.tries |1 |100\n");
}

TEST_CASE("a secret is the first line of its file, relative to the configuration") {
  const Folder folder;
  std::filesystem::permissions(folder.put("token", "abc \r\nsecond line\n"), std::filesystem::perms{0600});
  const auto file = folder.put("qixian.toml", "[channels.w]\nkind=\"wecom\"\ntoken_file=\"token\"\n");
  auto read = load(file);
  CHECK(told(read.faults) == "");
  CHECK(told(read.warnings) == "");
  CHECK(read.config.channel("w")->token.value == "abc");
  std::filesystem::permissions(folder.path / "token", std::filesystem::perms{0644});
  read = load(file);
  CHECK(read.warnings.size() == 1);
}

TEST_CASE("times of day") {
  const auto read = loaded("[sending]\nfrom=\"08:30\"\nto=\"24:00\"\ndigest=10:15:00\ndays=\"all\"\n");
  CHECK(told(read.faults) == "");
  CHECK(read.config.hours.from == minutes{510});
  CHECK(read.config.hours.to == minutes{1440});
  CHECK(read.config.hours.digest == minutes{615});
  CHECK(!read.config.hours.working_days_only);
}

TEST_CASE("what is no file, and what is no text, is refused") {
  const Folder folder;
  CHECK(load((folder.path / "none.toml").string()).faults.size() == 1);
  CHECK(load(folder.path.string()).faults.size() == 1);
  CHECK(load(folder.put("latin.toml", "language = \"\xff\xfe\"")).faults.size() == 1);
  CHECK(load(folder.put("large.toml", std::string(2 * 1024 * 1024, '\n'))).faults.size() == 1);
}
