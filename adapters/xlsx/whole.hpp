#pragma once
#include <string>

namespace qixian::adapters::xlsx {

/// Whether all of a workbook that was just made came to the disk: every part can be unpacked and closes each element it
/// opens. libxlsxwriter looks at no write: with a full temporary folder it makes a workbook that lacks rows and says
/// that all is well.
bool is_whole(const std::string& path);

}  // namespace qixian::adapters::xlsx
