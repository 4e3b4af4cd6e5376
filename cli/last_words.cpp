#include "cli/last_words.hpp"

#include <csignal>
#include <new>

namespace qixian::cli {

void outlive_file_limit() { std::signal(SIGXFSZ, SIG_IGN); }

void tell_unforeseen(Context& x, const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error))
    x.fail({"no_memory",
            {N_("the memory does not suffice for this"), {}},
            {N_("look whether it is the right file, then for memory (free, ulimit -v)"), {}},
            "",
            "",
            ""});
  else
    x.fail({"unforeseen",
            {N_("a fault that the program did not foresee: {0}"), {error.what()}},
            {N_("an act that was not answered is perhaps not recorded: look with `qixian list`, then report this"), {}},
            "",
            "",
            ""});
  x.exit_code = environment;
}

void check_output(Context& x) {
  std::cout.flush();
  if (std::cout || x.exit_code == environment) return;
  if (x.has_recorded())
    x.fail({"output_lost",
            {N_("what the command did is recorded, but standard output can't be written"), {}},
            {N_("don't repeat it: look with `qixian show` or `qixian list`"), {}},
            "",
            "",
            ""});
  else
    x.fail({"write_failed",
            {N_("standard output can't be written"), {}},
            {N_("look whether the disk has room, or where it was led to"), {}},
            "",
            "",
            ""});
  x.exit_code = environment;
}

}  // namespace qixian::cli
