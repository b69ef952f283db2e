// The calls that Swift cannot import, since C declares them with a variable number of arguments.
#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Refuses core dumps of this process, and its memory to others of the same user, where the system can.
void csystem_forbid_dumps(void);

/// Marks every file descriptor from `first` on close-on-exec.
void csystem_close_on_exec_from(int first);

#endif
