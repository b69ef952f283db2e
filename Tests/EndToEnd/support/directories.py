"""What the tests of directories with a `.awsmfa` share."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Dict

from support.terminal import Terminal

# Variables of ours and of the user's that a program can see.
AWS = re.compile(r"AWS_(?!MFA_SEGMENT$)")
# Anything that controls a terminal, except line ends and tabs.
RAW = re.compile(r"[^\P{C}\n\t]".replace(r"\P{C}", r"\x20-\x7e\xa0-\U0010ffff"))
WAITING = "aws-mfa: ~/{}/.awsmfa names {}, which has no live session; run aws-mfa to open one\n"
ENDED = "aws-mfa: the session of {} was ended in another terminal\n"
GONE = "aws-mfa: the session of {0}, which was here before, is gone; run aws-mfa {0} to open a new one\n"
YIELDED = "aws-mfa: you have set other credentials, so the rest of datatruck was removed from this shell\n"
OFF = {"AWS_MFA_OFF": "1"}
MINE = {"AWS_PROFILE": "mine"}
# What is left of a session of datatruck that has ended.
ON_SECTION = {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"}
UNTRUSTED = "aws-mfa: ~/{}/.awsmfa is not trusted, so it has no effect; review it, then trust it with aws-mfa allow\n"
CHANGED = (
    "aws-mfa: ~/{}/.awsmfa has changed since it was trusted, so it has no effect;"
    " review it, then trust it with aws-mfa allow\n"
)


def project(home, name: str, text: str = "datatruck\n", is_trusted: bool = True) -> Path:
    """A folder in the home with a `.awsmfa` of this text."""
    folder = home.path / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".awsmfa").write_text(text)
    if is_trusted:
        trust(home, folder)
    return folder


def trust(home, folder) -> None:
    run = home.awsmfa("allow", folder)
    assert run.status == 0, run


def go(shell: Terminal, folder) -> str:
    """Change the directory; returns what is printed by the next prompt."""
    return shell.run(f"cd '{folder}'").output


def at_once(shell: Terminal, command: str) -> Dict[str, str]:
    """The AWS variables that a program sees after a command on the same line."""
    file = shell.home.scratch("environment") / "variables"
    shell.run(f"{command}; /usr/bin/env -0 >{file}")
    pairs = (entry.split("=", 1) for entry in os.fsdecode(file.read_bytes()).split("\0") if entry)
    return {name: value for name, value in pairs if AWS.match(name)}


def profile(shell: Terminal) -> str:
    """The profile whose keys are exported; empty if there are none, even if AWS_PROFILE is set."""
    variables = shell.aws()
    return variables.get("AWS_MFA_PROFILE", "") if "AWS_ACCESS_KEY_ID" in variables else ""


def waits(root, profile: str = "datatruck") -> Dict[str, str]:
    """What a shell exports while its directory waits for a session."""
    return {"AWS_PROFILE": f"{profile}-mfa", "AWS_MFA_PROFILE": profile, "AWS_MFA_ROOT": str(root)}


def exporting(shell: str, name: str, value: str) -> str:
    """A command that sets an exported variable."""
    return f"set -gx {name} '{value}'" if shell == "fish" else f"export {name}='{value}'"


def status(shell) -> dict:
    return json.loads(shell.run("aws-mfa status --json").output)


def shown(shell) -> tuple:
    """The active profile, where it comes from, and through which directory."""
    answer = status(shell)
    return answer["profile"], answer["source"], answer["root"]
