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

}  // namespace

std::optional<std::string> user_who_may_open(std::uint32_t uid, const std::string& file) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return {};
  passwd user{};
  passwd* known = nullptr;
  std::vector<char> room(16 * 1024);
  if (getpwuid_r(uid, &user, room.data(), room.size(), &known) != 0 || !known) return {};
  const bool may = uid == 0 || (uid == found.st_uid && (found.st_mode & S_IWUSR)) ||
                   (uid != found.st_uid && (found.st_mode & S_IWGRP) && is_in_group(user, found.st_gid));
  if (!may) return {};
  return std::string(user.pw_name);
}

}  // namespace qixian::desk
