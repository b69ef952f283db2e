#define _GNU_SOURCE
#include "CSystem.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

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

static int key(const struct termios *modes, int name) {
  cc_t value = modes->c_cc[name];
  return value == (cc_t)_POSIX_VDISABLE ? -1 : value;
}

struct csystem_keys csystem_keys_of(int terminal) {
  struct termios modes;
  if (tcgetattr(terminal, &modes) != 0) return (struct csystem_keys){-1, -1, -1, -1, -1, -1};
  return (struct csystem_keys){
      .interrupt = key(&modes, VINTR),
      .quit = key(&modes, VQUIT),
      .end = key(&modes, VEOF),
      .erase = key(&modes, VERASE),
      .erase_word = key(&modes, VWERASE),
      .erase_line = key(&modes, VKILL),
  };
}

int csystem_columns(int terminal) {
  struct winsize size;
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
