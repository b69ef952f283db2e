// What Swift cannot import: calls with a variable number of arguments, and what glibc shows only if it is asked to.
#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Refuses core dumps of this process, and its memory to others of the same user, where the system can.
void csystem_forbid_dumps(void);

/// The flag of `posix_spawn` that gives a process a session of its own.
int csystem_spawn_session_flag(void);

/// Adds to a `posix_spawn_file_actions_t` that the process's group has the terminal from the first, where the system can.
void csystem_spawn_in_front(void *actions, int terminal);

/// Marks every file descriptor from `first` on close-on-exec.
void csystem_close_on_exec_from(int first);

/// Whether a signal is ignored.
int csystem_is_ignored(int signal);

/// Takes a lease of an open file: until the file is closed or the lease is given back, a program that opens it to write waits.
/// 1 if it is taken, 0 if somebody has the file open for writing, -1 where there are no leases.
int csystem_take_lease(int file);

/// Whether nobody waits to open the file since its lease was taken.
int csystem_is_lease_unbroken(int file);

void csystem_give_back_lease(int file);

/// As `rename`, but fails with `EEXIST` where there is a file of the new name. What cannot tell that fails with `ENOTSUP`.
int csystem_rename_new(const char *from, const char *to);

#if defined(__APPLE__)
#include <sys/types.h>

/// Fills in the numbers of up to `count` processes; how many there are.
int csystem_list_processes(pid_t *processes, int count);

/// The parent of a process; -1 if it cannot be seen.
pid_t csystem_parent(pid_t process);
#endif

#endif
