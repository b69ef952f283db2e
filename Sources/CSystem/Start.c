#define _GNU_SOURCE
#include "CSystem.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

static void set_stream(posix_spawn_file_actions_t *actions, int file, int stream) {
  if (file < 0) {
    posix_spawn_file_actions_addopen(actions, stream, "/dev/null", O_RDWR, 0);
  } else {
    posix_spawn_file_actions_adddup2(actions, file, stream);
  }
}

static void set_files(posix_spawn_file_actions_t *actions, const struct csystem_start *how) {
  set_stream(actions, how->input, STDIN_FILENO);
  set_stream(actions, how->output, STDOUT_FILENO);
  set_stream(actions, how->errors, STDERR_FILENO);
#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 35)
  if (how->terminal >= 0) posix_spawn_file_actions_addtcsetpgrp_np(actions, how->terminal);
#endif
#endif
}

static void set_attributes(posix_spawnattr_t *attributes, const struct csystem_start *how) {
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  sigaddset(&usual, SIGTTOU);
  posix_spawnattr_setsigdefault(attributes, &usual);
  int flags = POSIX_SPAWN_SETSIGDEF;
  if (how->has_mask) {
    posix_spawnattr_setsigmask(attributes, &how->mask);
    flags |= POSIX_SPAWN_SETSIGMASK;
  }
  if (how->has_own_group) {
    posix_spawnattr_setpgroup(attributes, 0);
    flags |= POSIX_SPAWN_SETPGROUP;
  }
  if (how->has_own_session) flags |= POSIX_SPAWN_SETSID;
#if defined(__APPLE__)
  if (how->terminal >= 0) flags |= POSIX_SPAWN_START_SUSPENDED;
#endif
  posix_spawnattr_setflags(attributes, (short)flags);
}

int csystem_start_program(
    pid_t *process, const char *program, char *const *words, char *const *environment, const struct csystem_start *how) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = posix_spawn_file_actions_init(&actions);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error == 0) {
    set_files(&actions, how);
    set_attributes(&attributes, how);
    error = posix_spawnp(process, program, &actions, &attributes, words, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
#if defined(__APPLE__)
  if (error == 0 && how->terminal >= 0) {
    tcsetpgrp(how->terminal, *process);
    kill(*process, SIGCONT);
  }
#endif
  return error;
}
