#include "adapters/disk/output_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/disk/input_file.hpp"
#include "adapters/disk/store_files.hpp"

using namespace qixian::adapters::disk;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    auto name = (fs::temp_directory_path() / "qixian-disk-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  std::string at(const std::string& name) const { return (path / name).string(); }
  std::string put(const std::string& name, const std::string& text = "old") const {
    std::ofstream(at(name), std::ios::binary) << text;
    return at(name);
  }
  std::string read(const std::string& name) const {
    std::ostringstream out;
    out << std::ifstream(at(name)).rdbuf();
    return out.str();
  }
  std::string names() const {
    std::string all;
    for (const auto& entry : fs::directory_iterator(path)) all += entry.path().filename().string() + " ";
    return all;
  }
};

mode_t mode_of(const std::string& path) {
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  return about.st_mode & 0777;
}

void write(const std::string& path, const std::string& text, const std::string& store = "") {
  auto file = OutputFile::open(path, store);
  REQUIRE(file);
  file->stream() << text;
  REQUIRE(file->finish());
}

/// The number of a process that is no more.
pid_t gone() {
  const auto child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  return child;
}

}  // namespace

TEST_CASE("a new file is for its owner alone, whatever the umask") {
  const Folder folder;
  const auto umask_before = ::umask(0);
  write(folder.at("a"), "new");
  ::umask(umask_before);
  CHECK(mode_of(folder.at("a")) == 0600);
  CHECK(folder.read("a") == "new");
  CHECK(folder.names() == "a ");
}

TEST_CASE("it is the group's too where the store is, and keeps what is narrower") {
  const Folder folder;
  const auto store = folder.put("store");
  fs::permissions(store, fs::perms{0660});
  write(folder.at("a"), "new", store);
  CHECK(mode_of(folder.at("a")) == 0660);
  fs::permissions(folder.put("b"), fs::perms{0640});
  write(folder.at("b"), "new", store);
  CHECK(mode_of(folder.at("b")) == 0640);
  fs::permissions(folder.put("c"), fs::perms{0644});
  write(folder.at("c"), "new");
  CHECK(mode_of(folder.at("c")) == 0600);
}

TEST_CASE("what is given up leaves the old file and nothing else") {
  const Folder folder;
  folder.put("a");
  {
    auto file = OutputFile::open(folder.at("a"), "");
    REQUIRE(file);
    file->stream() << "half" << std::flush;
    CHECK(folder.read("a") == "old");
  }
  CHECK(folder.read("a") == "old");
  CHECK(folder.names() == "a ");
}

TEST_CASE("a link stays one and what it leads to is replaced, there already or not") {
  const Folder folder;
  folder.put("a");
  fs::create_symlink("a", folder.path / "link");
  fs::create_symlink("b", folder.path / "ahead");
  write(folder.at("link"), "new");
  write(folder.at("ahead"), "new too");
  CHECK(fs::is_symlink(folder.at("link")));
  CHECK(folder.read("a") == "new");
  CHECK(folder.read("b") == "new too");
}

TEST_CASE("a device that is full is told with its name") {
  auto file = OutputFile::open("/dev/full", "");
  REQUIRE(file);
  file->stream() << "text";
  const auto end = file->finish();
  REQUIRE_FALSE(end);
  CHECK(end.error().code == "write_failed");
  CHECK(end.error().message.id == "the disk is full: {0} was not written");
}

TEST_CASE("no folder and a folder are the user's mistakes") {
  const Folder folder;
  CHECK(OutputFile::open(folder.at("none/a"), "").error().code == "no_file");
  CHECK(OutputFile::open(folder.path.string(), "").error().message.id == "{0} is a folder");
}

TEST_CASE("what a killed process left is cleared, what another still writes is not") {
  const Folder folder;
  const auto dead = ".qixian-new-" + std::to_string(gone()) + "-abcdef";
  const auto alive = ".qixian-new-" + std::to_string(::getppid()) + "-abcdef";
  const auto old = ".qixian-new-" + std::to_string(::getppid()) + "-ghijkl";
  folder.put(dead), folder.put(alive), folder.put(old), folder.put(".qixian-new-x"), folder.put("other");
  fs::last_write_time(folder.at(old), fs::file_time_type::clock::now() - std::chrono::hours{25});
  write(folder.at("a"), "new");
  CHECK_FALSE(fs::exists(folder.at(dead)));
  CHECK_FALSE(fs::exists(folder.at(old)));
  CHECK(fs::exists(folder.at(alive)));
  CHECK(fs::exists(folder.at(".qixian-new-x")));
  CHECK(fs::exists(folder.at("other")));
}

TEST_CASE("the store and its companions are spared by every name") {
  const Folder folder;
  const auto store = folder.put("s.db");
  fs::create_symlink("s.db", folder.path / "link.db");
  fs::create_hard_link(store, folder.path / "hard.db");
  fs::create_symlink("s.db-wal", folder.path / "to-wal");
  fs::create_directory_symlink(".", folder.path / "here");
  for (const auto* name : {"s.db", "link.db", "hard.db", "here/s.db", "s.db-wal", "here/s.db-shm", "s.db-journal",
                           "to-wal", "here/./s.db"}) {
    const auto path = folder.at(name);
    for (const auto* given : {"s.db", "link.db", "here/s.db"}) {
      INFO(name << " of " << given);
      const auto spared = spare_store(path, folder.at(given));
      REQUIRE_FALSE(spared);
      CHECK(spared.error().code == "output_is_store");
    }
  }
  CHECK(spare_store(folder.at("s.db.csv"), store));
  CHECK(spare_store(folder.at("s.db-wal.csv"), store));
  CHECK(spare_store("", store));
  CHECK_FALSE(OutputFile::open(folder.at("hard.db"), store));
  CHECK(folder.read("s.db") == "old");
}

TEST_CASE("a store that is not there yet is spared too") {
  const Folder folder;
  CHECK_FALSE(spare_store(folder.at("new.db"), folder.at("new.db")));
  CHECK_FALSE(spare_store(folder.at("new.db-wal"), folder.at("./new.db")));
  CHECK_FALSE(fs::exists(folder.at("new.db")));
}

TEST_CASE("a file is read to its end, its bound or its fault") {
  const Folder folder;
  folder.put("a", "text");
  CHECK(read_whole(folder.at("a"), 4).value() == "text");
  CHECK(read_whole(folder.at("a"), 3).error().code == "too_large");
  CHECK(read_whole("/dev/zero", 100).error().code == "too_large");
  CHECK(read_whole(folder.at("none"), 9).error().code == "no_file");
  CHECK(read_whole(folder.path.string(), 9).error().message.id == "{0} is a folder");
  // Its first page is no memory of the process: the one file that fails to be read on every machine.
  const auto failed = read_whole("/proc/self/mem", 9);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == "read_failed");
  CHECK(failed.error().message.id == "the disk failed while {0} was read");
}

TEST_CASE("a missing right is the environment's, in its own words") {
  if (::geteuid() == 0) return;  // who may read everything
  const Folder folder;
  fs::permissions(folder.put("a"), fs::perms{0});
  CHECK(read_whole(folder.at("a"), 9).error().message.id == "no right to read {0}");
  CHECK(OutputFile::open(folder.at("a"), "").error().message.id == "no right to write {0}");
}
