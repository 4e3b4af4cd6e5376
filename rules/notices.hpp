#pragma once
#include <span>
#include <string>
#include <vector>

#include "rules/civil_date.hpp"

namespace qixian::rules {

enum class NoticeKind { annual, amendment, regional };

/// One day that a notice sets: off (放假) or worked (调休上班).
struct NoticeDay {
  Day day;
  bool works = false;
  std::string name;  ///< 春节, 国庆节 …
  bool operator==(const NoticeDay&) const = default;
};

/// A State Council notice on the days off of a year (国务院办公厅关于部分节假日安排的通知), or one that amends it, or a
/// region's own. Source: rules/data/notices.csv and notice_days.csv.
struct Notice {
  std::string number;  ///< 国办发明电〔2020〕1号
  int year = 0;
  NoticeKind kind = NoticeKind::annual;
  Day issued;
  Day published;  ///< the day it became known
  std::string url;
  std::vector<NoticeDay> days;
  bool operator==(const Notice&) const = default;
};

/// The notices of 2007 to 2026 as the program ships them, in order of publication.
std::span<const Notice> shipped_notices();

}  // namespace qixian::rules
