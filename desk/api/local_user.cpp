#include "desk/api/local_user.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>

#include <algorithm>
#include <vector>

namespace qixian::desk {
namespace {

bool is_in_group(const passwd& user, gid_t group) {
  std::vector<gid_t> groups(64);
  for (;;) {
    int count = static_cast<int>(groups.size());
    if (getgrouplist(user.pw_name, user.pw_gid, groups.data(), &count) >= 0) {
      groups.resize(static_cast<std::size_t>(count));
      return std::find(groups.begin(), groups.end(), group) != groups.end();
    }
    groups.resize(static_cast<std::size_t>(count));
  }
}

/// Whom a name space of users does not know: several may be behind it.
constexpr std::uint32_t overflow = 65534;

/// @param room holds what the entry points to
bool find_user(std::uint32_t uid, passwd& user, std::vector<char>& room) {
  passwd* known = nullptr;
  room.resize(16 * 1024);
  return getpwuid_r(uid, &user, room.data(), room.size(), &known) == 0 && known;
}

}  // namespace

std::optional<std::string> user_named(std::uint32_t uid) {
  if (uid == overflow) return {};
  passwd user{};
  std::vector<char> room;
  if (!find_user(uid, user, room)) return {};
  return std::string(user.pw_name);
}

bool may_open(std::uint32_t uid, const std::string& file) {
  struct stat found {};
  passwd user{};
  std::vector<char> room;
  if (stat(file.c_str(), &found) != 0 || !find_user(uid, user, room)) return false;
  return uid == 0 || (uid == found.st_uid && (found.st_mode & S_IWUSR)) ||
         (uid != found.st_uid && (found.st_mode & S_IWGRP) && is_in_group(user, found.st_gid));
}

}  // namespace qixian::desk
