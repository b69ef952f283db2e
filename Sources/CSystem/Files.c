#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#elif defined(__APPLE__)
#include <copyfile.h>
#endif

struct timespec csystem_modification_time(struct stat file) {
#if defined(__APPLE__)
  return file.st_mtimespec;
#else
  return file.st_mtim;
#endif
}

int csystem_sync(int file) {
#if defined(__APPLE__)
  // On macOS, fsync lets the disk reorder writes.
  if (fcntl(file, F_BARRIERFSYNC) != -1) return 0;
#endif
  return fsync(file);
}

#if defined(__linux__)
// What belongs to the content (`security.ima`) or grants something to it (`security.capability`) is not copied.
static int is_copied(const char *name) {
  return strncmp(name, "user.", 5) == 0 || strcmp(name, "system.posix_acl_access") == 0 ||
         strcmp(name, "security.selinux") == 0;
}
#endif

void csystem_copy_attributes(const char *from, int to) {
#if defined(__linux__)
  char names[65536], value[65536];
  const ssize_t length = listxattr(from, names, sizeof names);
  for (ssize_t at = 0; at < length; at += (ssize_t)strlen(names + at) + 1) {
    if (!is_copied(names + at)) continue;
    const ssize_t size = getxattr(from, names + at, value, sizeof value);
    if (size >= 0) fsetxattr(to, names + at, value, (size_t)size, 0);
  }
#elif defined(__APPLE__)
  const int file = open(from, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  fcopyfile(file, to, NULL, COPYFILE_ACL | COPYFILE_XATTR);
  close(file);
#endif
}

#if defined(__linux__)
// Network file systems return the same error when they have no delegation as for a file that is being written.
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
  // Sent when a program wants to write to the file: SIGURG does nothing; SIGIO, the default, would end the process.
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
