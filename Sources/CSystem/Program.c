#define _GNU_SOURCE
#include "CSystem.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <crt_externs.h>
#include <mach-o/dyld.h>
#endif
#include <sys/resource.h>
#if defined(__linux__)
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined(__APPLE__)
char **csystem_arguments(void) { return *_NSGetArgv(); }
#else
static char *no_arguments[] = {NULL};
static char **arguments = no_arguments;

#if defined(__GLIBC__)
__attribute__((constructor)) static void keep_arguments(int count, char **words) {
  if (count > 0) arguments = words;
}
#else
// The kernel puts the number of the words, the words, a null pointer and the environment one after the other.
__attribute__((constructor)) static void keep_arguments(void) {
  char **words = environ - 1;
  long count = 0;
  while (*(long *)(words - 1) != count) {
    words--;
    count++;
  }
  if (count > 0) arguments = words;
}
#endif

char **csystem_arguments(void) { return arguments; }
#endif

#if defined(__GLIBC__)
// As it starts, Swift's runtime looks for its crash reporter beside the program, and aborts where there is no /proc to
// tell where that is. This runs before the runtime, and names a reporter that is never used.
static const char reporter[] = "SWIFT_BACKTRACE";
static const char nobody[] = "swift-backtrace=/";

__attribute__((constructor(101))) static void name_reporter(void) {
  if (access("/proc/self/exe", F_OK) != 0) setenv(reporter, nobody, 0);
}

static void forget_reporter(void) {
  const char *value = getenv(reporter);
  if (value != NULL && strcmp(value, nobody) == 0) unsetenv(reporter);
}
#endif

static struct rlimit limit_before;
static bool has_limit_before;

void csystem_forbid_dumps(void) {
  if (getrlimit(RLIMIT_CORE, &limit_before) == 0) {
    // Linux hands a dump to a program whatever the limit is, unless it is one byte.
    rlim_t most = limit_before.rlim_max == 0 ? 0 : 1;
    struct rlimit none = {.rlim_cur = most, .rlim_max = limit_before.rlim_max};
    has_limit_before = setrlimit(RLIMIT_CORE, &none) == 0;
  }
#if defined(__linux__)
  // A program that replaces this one, or that this one starts, is dumpable again.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

void csystem_restore_dumps(void) {
  if (has_limit_before) setrlimit(RLIMIT_CORE, &limit_before);
}

char *csystem_executable(void) {
#if defined(__APPLE__)
  uint32_t size = 0;
  _NSGetExecutablePath(NULL, &size);
  char *path = malloc(size);
  if (path != NULL && _NSGetExecutablePath(path, &size) == 0) return path;
  free(path);
  return NULL;
#else
  if (access("/proc/self/exe", F_OK) == 0) return strdup("/proc/self/exe");
  // Without /proc: the path that the program was started by.
  const char *path = (const char *)getauxval(AT_EXECFN);
  return path == NULL ? NULL : strdup(path);
#endif
}

#if defined(__APPLE__)
char **csystem_environment(void) { return *_NSGetEnviron(); }
#else
char **csystem_environment(void) {
#if defined(__GLIBC__)
  forget_reporter();
#endif
  return environ;
}
#endif

long long csystem_uptime(void) {
#if defined(__APPLE__)
  const clockid_t clock = CLOCK_UPTIME_RAW;
#else
  const clockid_t clock = CLOCK_MONOTONIC;
#endif
  struct timespec time = {0};
  clock_gettime(clock, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

long long csystem_milliseconds_since(struct timespec moment) {
  struct timespec now = {0};
  clock_gettime(CLOCK_REALTIME, &now);
  return (now.tv_sec - moment.tv_sec) * 1000LL + (now.tv_nsec - moment.tv_nsec) / 1000000;
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
