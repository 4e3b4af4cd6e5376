#pragma once
#include <string>

#include "engine/document/document.hpp"

namespace qixian::present {

/// How a page is dressed.
struct Sheet {
  std::string style;         ///< CSS
  bool marks_blanks = true;  ///< else they look as the text around them: they are filled in with a pen
  bool sets_columns = true;  ///< to the widths that the table gives; else each takes the room that its words want
};
Sheet sheet_of(engine::document::Look look);

}  // namespace qixian::present
