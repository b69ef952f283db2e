// What differs between systems, and the calls that Swift cannot make.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

// This program (Program.c)

/// Forbids core dumps of this process and, where the system can, access to its memory by the user's other processes.
void csystem_forbid_dumps(void);

/// Undoes as much of that as a program that replaces this one would inherit. A program that this one starts inherits it:
/// it may be given keys.
void csystem_restore_dumps(void);

/// The words of the command line, the program's name first, ending with a null pointer. Needs no `/proc`, unlike Swift.
char **csystem_arguments(void);

/// A path to this program's executable, which the caller frees. NULL if the system does not tell.
char *csystem_executable(void);

/// The environment of this program, ending with a null pointer. NULL if it was emptied.
char **csystem_environment(void);

/// Milliseconds on a clock that cannot be set and that stops while the computer sleeps.
long long csystem_uptime(void);

/// Milliseconds since `moment`, by the time of day; negative for a moment in the future.
long long csystem_milliseconds_since(struct timespec moment);

/// Marks every file descriptor from `first` up as close-on-exec.
void csystem_close_on_exec_from(int first);

/// Whether a signal is ignored.
int csystem_is_ignored(int signal);

// Other programs (Start.c)

/// How to start a program.
struct csystem_start {
  /// The program's standard streams; -1 for `/dev/null`.
  int input, output, errors;
  bool has_own_group, has_own_session;
  /// The terminal that its process group is in the foreground of from its start, where the system can; -1 for none.
  int terminal;
  /// Whether the program blocks the signals in `mask`. Otherwise it blocks the same ones as this process.
  bool has_mask;
  sigset_t mask;
};

/// Starts a program found on PATH. Both lists end with a null pointer. Signals that only this program ignores are back
/// at their default. Returns 0 or an `errno`.
int csystem_start_program(
    pid_t *process, const char *program, char *const *words, char *const *environment, const struct csystem_start *how);

// Processes and terminals (Processes.c, Terminal.c)

struct csystem_process {
  pid_t parent;
  /// Whether it has ended, but its parent has not read its status.
  bool has_ended;
};

/// Lists the numbers of up to `room` processes and returns how many there were. 0 if the system shows none.
int csystem_list_processes(pid_t *processes, int room);

/// Whether the system shows a process.
bool csystem_find_process(pid_t process, struct csystem_process *found);

/// The name of this process's controlling terminal, without `/dev/`; false if the system does not tell.
bool csystem_terminal_name(char *name, size_t room);

/// Whether input, or the end of input, can be read from a terminal within that many milliseconds.
bool csystem_has_input(int terminal, int milliseconds);

/// The keys that a terminal is set to (`man stty`); -1 for one that is turned off.
struct csystem_keys {
  int interrupt, quit, end, erase, erase_word, erase_line;
};
struct csystem_keys csystem_keys_of(int terminal);

/// How many columns a terminal has; 0 if it does not tell, or is not a terminal.
int csystem_columns(int terminal);

// Files (Files.c)

/// When a file was last modified.
struct timespec csystem_modification_time(struct stat file);

/// Like `fsync`: the file is on disk before anything written later. Returns 0, or -1 with `errno`.
int csystem_sync(int file);

/// Like `rename`, but fails with `EEXIST` if the new name exists, and with `ENOTSUP` if the system cannot do that.
int csystem_rename_new(const char *from, const char *to);

/// Gives an open file the extended attributes and the access list of another one, as far as the system lets it.
void csystem_copy_attributes(const char *from, int to);

/// Takes a lease on an open file: a program that opens it to write waits until the file is closed or the lease given
/// back. Returns 1 if it is taken, 0 if someone has the file open for writing, -1 if there are no leases.
int csystem_take_lease(int file);

/// Whether nobody has waited to open the file for writing since its lease was taken.
int csystem_is_lease_unbroken(int file);

void csystem_give_back_lease(int file);

#endif
