// What differs from system to system, and the calls that Swift cannot make.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

// This program (Program.c)

/// Forbids core dumps of this process and, where the system can, access to its memory by other processes of the same user.
void csystem_forbid_dumps(void);

/// Undoes what a program that takes the place of this one would inherit of that.
void csystem_restore_dumps(void);

/// The path by which this program can be opened; the caller frees it. NULL if the system does not tell.
char *csystem_executable(void);

/// The environment of this program, ending with a null pointer. NULL where it was emptied.
char **csystem_environment(void);

/// Milliseconds on a clock that nobody sets and that stops while the computer sleeps.
long long csystem_uptime(void);

/// Milliseconds by the clock that tells the time of day; negative for a moment to come.
long long csystem_milliseconds_since(struct timespec moment);

/// Marks every file descriptor from `first` on close-on-exec.
void csystem_close_on_exec_from(int first);

/// Whether a signal is ignored.
int csystem_is_ignored(int signal);

// Other programs (Start.c)

/// How a program is started.
struct csystem_start {
  /// Its standard streams; -1 for `/dev/null`.
  int input, output, errors;
  bool has_own_group, has_own_session;
  /// The terminal that its process group has from its first instruction on, where the system can; -1 for none.
  int terminal;
  /// Whether `mask` are the signals that it blocks. Otherwise it blocks the same ones as this process.
  bool has_mask;
  sigset_t mask;
};

/// Starts a program that is searched for on PATH. Both lists end with a null pointer. Signals that only this program ignores
/// have their usual effect again. 0, or an `errno`.
int csystem_start_program(
    pid_t *process, const char *program, char *const *words, char *const *environment, const struct csystem_start *how);

// Processes and terminals (Processes.c, Terminal.c)

struct csystem_process {
  pid_t parent;
  /// Whether it has ended, and its parent has not asked how.
  bool has_ended;
};

/// Lists the numbers of up to `room` processes; how many there were. 0 where the system shows none.
int csystem_list_processes(pid_t *processes, int room);

/// Whether the system shows a process.
bool csystem_find_process(pid_t process, struct csystem_process *found);

/// The name of this process's controlling terminal, without `/dev/`; false where the system does not tell.
bool csystem_terminal_name(char *name, size_t room);

/// Whether something can be read from a terminal, or its end can be seen, within so many milliseconds.
bool csystem_has_input(int terminal, int milliseconds);

// Files (Files.c)

/// When a file was last modified.
struct timespec csystem_modification_time(struct stat file);

/// As `fsync`: on disk before anything that is written later. 0, or -1 and `errno`.
int csystem_sync(int file);

/// As `rename`, but fails with `EEXIST` where a file of the new name exists, and with `ENOTSUP` where that cannot be told.
int csystem_rename_new(const char *from, const char *to);

/// Takes a lease of an open file: until the file is closed or the lease is given back, a program that opens it to write waits.
/// 1 if it is taken, 0 if somebody has the file open for writing, -1 where there are no leases.
int csystem_take_lease(int file);

/// Whether nobody waits to open the file since its lease was taken.
int csystem_is_lease_unbroken(int file);

void csystem_give_back_lease(int file);

#endif
