"""Takes pictures of real terminals: `take.py FOLDER`, in a throwaway home with the stand-in's profiles.

Each scene is played in tmux by typing; what its screen then shows is written as SVG.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pyte
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME
from rich.text import Text

COLUMNS = 112
TIMEOUT = 30
HOME = Path.home()

ZSH = "PROMPT='%F{cyan}%~%f %% '\n"
FISH = 'function fish_greeting; end\nfunction fish_prompt; echo -n (set_color cyan)(prompt_pwd)(set_color normal)" > "; end\n'
ROLE = """
[profile deploy]
role_arn = arn:aws:iam::111122223333:role/Deploy
source_profile = datatruck
endpoint_url = {url}
"""
# README shows the one that suits the reader's page.
THEMES = {"light": DEFAULT_TERMINAL_THEME, "dark": SVG_EXPORT_THEME}
# What pyte and rich call the same colour.
COLOURS = {"brown": "yellow", "brightbrown": "bright_yellow", "brightblack": "bright_black"}


class Window:
    """A tmux window, its panes one above the other, as a person sees it. `panes`: a shell and its lines, each."""

    def __init__(self, *panes):
        rows = sum(lines for _, lines in panes) + len(panes) - 1
        self._screen = pyte.Screen(COLUMNS, rows)
        self._stream = pyte.Stream(self._screen)
        first, *others = panes
        arguments = ["-L", f"pictures-{os.getpid()}", "-u", "-f", "/dev/null", "new-session", "-c", str(HOME), first[0]]
        for shell, lines in others:
            arguments += [";", "split-window", "-v", "-l", str(lines), "-c", str(HOME), shell]
        arguments += [";", "set", "-g", "status", "off", ";", "select-pane", "-t", "0"]
        self._child = pexpect.spawn(
            "tmux", arguments, env={**os.environ, "TERM": "xterm-256color"}, dimensions=(rows, COLUMNS), encoding="utf-8",
            timeout=TIMEOUT)

    def __enter__(self):
        self.settle()
        return self

    def __exit__(self, *_):
        self._tmux("kill-server")
        self._child.close()

    def type(self, line: str, pane: int = 0, until: str = "") -> None:
        """Type a line in a pane, and wait until a text is on the screen."""
        self._tmux("select-pane", "-t", str(pane))
        self._tmux("send-keys", "-t", str(pane), "-l", line)
        self._tmux("send-keys", "-t", str(pane), "Enter")
        self.settle(until)

    def settle(self, until: str = "") -> None:
        """Wait until the screen shows a text and no longer changes."""
        end = time.monotonic() + TIMEOUT
        while True:
            quiet = self._read()
            if quiet and re.search(until, "\n".join(self._screen.display)):
                return
            if time.monotonic() > end:
                raise SystemExit("not on the screen: " + until + "\n" + "\n".join(self._screen.display))

    def save(self, folder: Path, name: str, title: str) -> None:
        """Write what is on the screen as SVG, in each theme."""
        console = Console(record=True, width=COLUMNS, file=io.StringIO())
        for row in range(self._screen.lines):
            line = Text(no_wrap=True)
            for column in range(COLUMNS):
                cell = self._screen.buffer[row][column]
                line.append(cell.data, _style(cell))
            line.rstrip()
            console.print(line)
        for theme, colours in THEMES.items():
            svg = console.export_svg(title=title, theme=colours, clear=False, unique_id=f"aws-mfa-{theme}")
            # A picture fetches no fonts from elsewhere.
            (folder / f"{name}-{theme}.svg").write_text(re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL))

    def _read(self) -> bool:
        try:
            self._stream.feed(self._child.read_nonblocking(65536, timeout=1))
            return False
        except pexpect.TIMEOUT:
            return True

    @staticmethod
    def _tmux(*words: str) -> None:
        subprocess.run(["tmux", "-L", f"pictures-{os.getpid()}", *words], check=True)


def _style(cell) -> Style:
    def colour(name):
        if name == "default":
            return None
        return f"#{name}" if re.fullmatch(r"[0-9a-f]{6}", name) else COLOURS.get(name, name.replace("bright", "bright_"))

    return Style(color=colour(cell.fg), bgcolor=colour(cell.bg), bold=cell.bold, reverse=cell.reverse)


def code() -> str:
    """What the authenticator app of the trial shows."""
    return subprocess.run(["code", "datatruck"], capture_output=True, text=True, check=True).stdout.strip()


def one_code(folder: Path) -> None:
    """One code in zsh, and a fish next to it has the session."""
    with Window(("zsh", 9), ("fish", 6)) as window:
        window.type("aws-mfa datatruck", until="MFA code for .*: ")
        window.type(code(), until="36h00m left")
        window.type("aws sts get-caller-identity --query Arn", until="user/alice")
        window.type("", pane=1, until="datatruck 35h")
        window.type("aws-mfa status", pane=1, until="stored ")
        window.save(folder, "session", "one code in zsh, and fish beside it has the session")


def directories(folder: Path) -> None:
    """A directory that names a role's profile, entered and left."""
    shop = HOME / "shop"
    shop.mkdir()
    (shop / ".awsmfa").write_text("deploy\n")
    with Window(("zsh", 18)) as window:
        window.type("cd shop", until="is not trusted")
        window.type("aws-mfa allow", until="run aws-mfa to open one")
        window.type("aws-mfa", until="1h00m left")
        window.type("cd", until="\n~ %")
        window.type("aws-mfa list", until="deploy .*left")
        window.save(folder, "directories", "a directory names a role, which needs no second code")


def main() -> None:
    folder = Path(sys.argv[1])
    for name, line in ((".zshrc", ZSH), (".config/fish/config.fish", FISH)):
        with (HOME / name).open("a") as file:
            file.write(line)
    config = HOME / ".aws/config"
    url = re.search(r"^endpoint_url = (.*)$", config.read_text(), re.MULTILINE).group(1)
    config.write_text(config.read_text() + ROLE.format(url=url))
    one_code(folder)
    directories(folder)


if __name__ == "__main__":
    main()
