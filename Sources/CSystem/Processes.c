#define _GNU_SOURCE
#include "CSystem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <libproc.h>
#include <sys/proc.h>

int csystem_list_processes(pid_t *processes, int room) {
  int count = proc_listallpids(processes, room * (int)sizeof(pid_t));
  return count < 0 ? 0 : count;
}

bool csystem_find_process(pid_t process, struct csystem_process *found) {
  // The short form also covers other users' processes; the argument 1 also covers those that have ended.
  struct proc_bsdshortinfo information;
  int size = proc_pidinfo(process, PROC_PIDT_SHORTBSDINFO, 1, &information, sizeof information);
  if (size != (int)sizeof information) return false;
  found->parent = (pid_t)information.pbsi_ppid;
  found->has_ended = information.pbsi_status == SZOMB;
  return true;
}

bool csystem_terminal_name(char *name, size_t room) {
  struct proc_bsdinfo information;
  int size = proc_pidinfo(getpid(), PROC_PIDTBSDINFO, 0, &information, sizeof information);
  if (size != (int)sizeof information || information.e_tdev == (uint32_t)NODEV) return false;
  return devname_r((dev_t)information.e_tdev, S_IFCHR, name, (int)room) != NULL;
}
#else
#include <dirent.h>
#include <fcntl.h>

int csystem_list_processes(pid_t *processes, int room) {
  DIR *folder = opendir("/proc");
  if (folder == NULL) return 0;
  int count = 0;
  struct dirent *entry;
  while ((entry = readdir(folder)) != NULL) {
    char *end;
    long number = strtol(entry->d_name, &end, 10);
    if (number <= 0 || *end != '\0') continue;
    if (count < room) processes[count] = (pid_t)number;
    count++;
  }
  closedir(folder);
  return count;
}

// What follows the program's name, which may contain anything, in /proc/PID/stat (man proc_pid_stat).
struct fields {
  char state;
  int parent, terminal;
};

static bool read_fields(pid_t process, struct fields *fields) {
  char path[32], text[1024];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0) return false;
  text[length] = '\0';
  const char *rest = strrchr(text, ')');
  if (rest == NULL) return false;
  return sscanf(rest, ") %c %d %*d %*d %d", &fields->state, &fields->parent, &fields->terminal) == 3;
}

bool csystem_find_process(pid_t process, struct csystem_process *found) {
  struct fields fields;
  if (!read_fields(process, &fields)) return false;
  found->parent = fields.parent;
  found->has_ended = fields.state == 'Z';
  return true;
}

bool csystem_terminal_name(char *name, size_t room) {
  struct fields fields;
  if (!read_fields(getpid(), &fields)) return false;
  // Pseudo-terminals have the major numbers 136 to 143 (Documentation/admin-guide/devices.txt).
  int major = fields.terminal >> 8 & 0xFFF;
  int minor = (fields.terminal & 0xFF) | (fields.terminal >> 12 & 0xFFF00);
  if (major < 136 || major > 143) return false;
  snprintf(name, room, "pts/%d", (major - 136) << 20 | minor);
  return true;
}
#endif
