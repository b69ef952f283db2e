"""What the tests of the prompt hooks share."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Dict, List, Optional

from support.terminal import Terminal

KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION")
FIELDS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token", "expiration")
# All our variables that a program could see in a shell.
OURS = (
    *KEYS, "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_MFA_PROFILE", "AWS_MFA_EXPIRES_AT", "AWS_MFA_REGION",
    "AWS_MFA_SEGMENT",
)
# What a shell says after a logout in another terminal has ended its session.
LOGGED_OUT = (
    "aws-mfa: the session of datatruck was ended in another terminal\n"
    "hint: aws-mfa datatruck opens a new one; aws-mfa off restores your own credentials\n"
)
HINT = "hint: aws-mfa renew opens a new one\n"


def configure(home, **settings: str) -> None:
    """Write the settings file."""
    file = home.path / ".config/aws-mfa/config"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{key} = {value}\n" for key, value in settings.items()))


def session(home, profile: str = "datatruck") -> Dict[str, str]:
    """The keys and the profile that a shell with the stored session exports."""
    section = home.section(profile)
    keys = {name: section[field] for name, field in zip(KEYS, FIELDS)}
    return {**keys, "AWS_PROFILE": f"{profile}-mfa", "AWS_MFA_PROFILE": profile}


def used(shell: Terminal) -> Dict[str, str]:
    """The keys and the profile that the shell exports."""
    variables = shell.aws()
    return {name: variables[name] for name in (*KEYS, "AWS_PROFILE", "AWS_MFA_PROFILE") if name in variables}


def said(shell: Terminal) -> str:
    """What is printed at the shell's next prompt."""
    return shell.enter()


def end(home, profile: str = "datatruck") -> float:
    """When the stored session ends."""
    return datetime.fromisoformat(home.section(profile)["expiration"].replace("Z", "+00:00")).timestamp()


def wait_until(moment: float) -> None:
    """Return when the clock has passed a moment, and a shell's clock of whole seconds shows it too."""
    time.sleep(max(0.0, moment - time.time()) + 0.05)


def login_for(shell: Terminal, seconds: Optional[float], profile: str = "datatruck") -> float:
    """Log in for a session of a few seconds; returns when it ends. Later sessions last as long as requested."""
    world = shell.home.server.world
    world.session_seconds = seconds
    assert shell.login(profile).status == 0
    world.session_seconds = None
    return end(shell.home, profile)


def expire(shell: Terminal, profile: str = "datatruck") -> None:
    """Log in for a session that has ended when this returns; no prompt has been drawn since."""
    wait_until(login_for(shell, 2, profile))


def expired(shell: Terminal, profile: str = "datatruck") -> str:
    """Log in for a session that ends, and draw the prompt that reports it."""
    expire(shell, profile)
    return said(shell)


def state(home):
    """The folder of files that terminals share."""
    (folder,) = (path for path in (home.path / ".local/state/aws-mfa").iterdir() if path.name not in ("turns", "locks"))
    return folder


def actions(aws) -> List[str]:
    """The calls that AWS has received."""
    return [call["action"] for call in aws.calls]


def is_asked(shell: Terminal, command: str = ":") -> bool:
    """Type a command; returns whether a code is asked for before the next prompt."""
    shell.type(command)
    while shell.child.expect([r"MFA code for [^\n]*?\): ", r"<(\d+):(\d+)>"]) == 1:
        count = int(shell.child.match[2])
        # The previous prompt may be drawn again.
        if count > shell._seen:
            shell._seen = count
            return False
    return True


def ended(home, profile: str = "datatruck") -> Dict[str, str]:
    """Store a session that has ended; returns what a shell with it passes on to its children."""
    home.store(profile)
    moment = session(home, profile)["AWS_CREDENTIAL_EXPIRATION"]
    home.credentials.write_text(home.credentials.read_text().replace(moment, "2026-01-01T00:00:00Z"))
    return {**session(home, profile), "AWS_MFA_EXPIRES_AT": "1767225600"}
