#pragma once
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

namespace qixian::tests {

/// Another process that runs `work` and ends with what it returns. Start it while no store is open here: SQLite's locks
/// do not survive a fork.
class Child {
 public:
  template <class Work>
  explicit Child(Work&& work) : m_pid(::fork()) {
    if (m_pid != 0) return;
    int code = 99;
    try {
      code = work();
    } catch (const std::exception& e) {
      std::fprintf(stderr, "child: %s\n", e.what());
    }
    ::_exit(code);
  }
  ~Child() {
    if (m_pid <= 0) return;
    kill();
    wait();
  }
  Child(Child&& other) noexcept : m_pid(other.m_pid) { other.m_pid = -1; }
  Child& operator=(Child&&) = delete;

  void kill() { ::kill(m_pid, SIGKILL); }
  int wait() {
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t m_pid;
};

/// A pipe on which one process tells another how far it is.
class Signal {
 public:
  Signal() {
    if (::pipe(m_ends) != 0) throw std::exception();
  }
  ~Signal() {
    ::close(m_ends[0]);
    ::close(m_ends[1]);
  }
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;
  void give() { (void)!::write(m_ends[1], "!", 1); }
  void await() {
    char c = 0;
    (void)!::read(m_ends[0], &c, 1);
  }

 private:
  int m_ends[2] = {-1, -1};
};

}  // namespace qixian::tests
