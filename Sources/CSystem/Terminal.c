#define _GNU_SOURCE
#include "CSystem.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/select.h>

bool csystem_has_input(int terminal, int milliseconds) {
  // On macOS, poll does not work on terminals (man poll, BUGS), and select does not accept large descriptors.
  if (terminal >= FD_SETSIZE) {
    struct pollfd polled = {.fd = terminal, .events = POLLIN};
    return poll(&polled, 1, milliseconds) > 0;
  }
  fd_set files;
  FD_ZERO(&files);
  FD_SET(terminal, &files);
  struct timeval patience = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
  return select(terminal + 1, &files, NULL, NULL, &patience) > 0;
}

int csystem_columns(int terminal) {
  struct winsize size;
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
