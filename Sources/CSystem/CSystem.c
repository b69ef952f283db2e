#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <libproc.h>
#endif
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
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

#if defined(__linux__)
// Network file systems say the same for want of a delegation as for a file that is being written.
static int is_of_network(int file) {
  struct statfs system;
  if (fstatfs(file, &system) != 0) return 1;
  switch ((unsigned int)system.f_type) {
    case 0x6969:      // NFS
    case 0x517B:      // SMB
    case 0xFE534D42:  // SMB2
    case 0xFF534D42:  // CIFS
      return 1;
    default:
      return 0;
  }
}
#endif

int csystem_take_lease(int file) {
#if defined(__linux__)
  // The signal for a program that wants to write: one that does nothing, where the usual one would end the process.
  if (fcntl(file, F_SETSIG, SIGURG) != 0) return -1;
  if (fcntl(file, F_SETLEASE, F_RDLCK) == 0) return 1;
  return errno == EAGAIN && !is_of_network(file) ? 0 : -1;
#else
  return -1;
#endif
}

int csystem_is_lease_unbroken(int file) {
#if defined(__linux__)
  return fcntl(file, F_GETLEASE) == F_RDLCK;
#else
  return 1;
#endif
}

void csystem_give_back_lease(int file) {
#if defined(__linux__)
  fcntl(file, F_SETLEASE, F_UNLCK);
#endif
}

int csystem_rename_new(const char *from, const char *to) {
#if defined(__linux__) && defined(SYS_renameat2)
  const unsigned int noreplace = 1;
  if (syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, noreplace) == 0) return 0;
  if (errno == EINVAL || errno == ENOSYS) errno = ENOTSUP;
  return -1;
#elif defined(__APPLE__)
  return renamex_np(from, to, RENAME_EXCL);
#else
  errno = ENOTSUP;
  return -1;
#endif
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
