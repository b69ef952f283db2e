"""What a person sees of a shell."""

from __future__ import annotations

import pexpect
import pyte

COLOURFUL = {"TERM": "xterm-256color"}


class Screen:
    """What a person sees in a terminal from now on."""

    def __init__(self, shell, columns: int = 80):
        self._shell = shell
        shell.child.setwinsize(24, columns)
        shell.run("printf '\\033[H\\033[2J'")
        self._screen = pyte.Screen(columns, 24)
        self._stream = pyte.Stream(self._screen)
        shell.child.logfile_read = self
        shell.run("printf '\\033[H\\033[2J'")
        self.settle()

    def write(self, text: str) -> None:
        self._stream.feed(text)

    def flush(self) -> None:
        pass

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        self._shell.child.expect(pexpect.TIMEOUT, timeout=0.4)

    @property
    def line(self) -> str:
        """The cursor's line, without spaces at its end."""
        return self._screen.display[self._screen.cursor.y].rstrip()

    @property
    def text(self) -> str:
        return "".join(self._screen.display).rstrip()

    @property
    def column(self) -> int:
        return self._screen.cursor.x

    def colour(self, text: str) -> str:
        """The colour of a text in the cursor's line."""
        return self._screen.buffer[self._screen.cursor.y][self.line.index(text)].fg
