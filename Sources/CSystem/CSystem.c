#define _GNU_SOURCE
#include "CSystem.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <libproc.h>
#endif
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

void csystem_forbid_dumps(void) {
#if defined(__linux__)
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

int csystem_spawn_session_flag(void) { return POSIX_SPAWN_SETSID; }

void csystem_spawn_in_front(void *actions, int terminal) {
#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 35)
  posix_spawn_file_actions_addtcsetpgrp_np(actions, terminal);
#endif
#endif
}

void csystem_close_on_exec_from(int first) {
#if defined(__linux__) && defined(SYS_close_range)
  const unsigned int close_range_cloexec = 4;
  if (syscall(SYS_close_range, first, ~0U, close_range_cloexec) == 0) return;
#endif
  long limit = sysconf(_SC_OPEN_MAX);
  if (limit < 0 || limit > 4096) limit = 4096;
  for (int descriptor = first; descriptor < limit; descriptor++) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags >= 0) fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC);
  }
}

int csystem_is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

#if defined(__APPLE__)
int csystem_list_processes(pid_t *processes, int count) {
  return proc_listallpids(processes, count * (int)sizeof(pid_t));
}

pid_t csystem_parent(pid_t process) {
  struct proc_bsdshortinfo information;
  int size = proc_pidinfo(process, PROC_PIDT_SHORTBSDINFO, 0, &information, sizeof information);
  return size == (int)sizeof information ? (pid_t)information.pbsi_ppid : -1;
}
#endif
