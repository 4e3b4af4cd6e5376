#include <boost/json.hpp>

#include "cli/commands/acts.hpp"
#include "cli/views.hpp"
#include "engine/request/clock/receipt_days.hpp"
#include "engine/request/project.hpp"
#include "present/case/case_page.hpp"

namespace qixian::cli {
namespace {

void run(Context& x, const std::string& number) {
  const auto loaded = x.load(number);
  if (!loaded) return;
  const auto& office = *x.office();
  const auto row = engine::project(loaded->c, loaded->stream, office.calendar());
  if (!x.json) {
    print_case(x.words, *loaded, row, office);
    return show_complaints_about(x, loaded->stream);
  }
  x.print(case_page_json(x.words, *loaded, row, office));
}

}  // namespace

void add_show(Command& app, Context& x) {
  auto* c = app.add_subcommand("show", x.words.tr(N_("one case")));
  auto number = std::make_shared<std::string>();
  number_argument(x.words, *c, *number);
  on_call(*c, x, [&x, number] { run(x, *number); });
}

}  // namespace qixian::cli
