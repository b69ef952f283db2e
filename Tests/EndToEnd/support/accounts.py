"""People in several accounts, and the real AWS CLI as the witness of who is calling."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import sys
import time
from typing import Dict, Optional

from support.product import DEVICES
from world import Device, User, World, sample_world

# The user of each profile's session.
OURS = {"datatruck": "alice", "staging": "bob", "production": "paul"}
NOBODY = "nobody"
# Why the AWS CLI called as nobody, or was refused. Anything else is a mistake in the test.
REFUSALS = ("aws-mfa: ", "could not be found", "Unable to locate credentials", "ExpiredToken")

_CHOICES = (
    "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
)
_SESSION = re.compile(r"ASIA[A-Z0-9]{16}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_answers: Dict[str, str] = {}


def people() -> World:
    """The sample world with a third profile, and three users in other accounts, who are not in our profiles."""
    world = sample_world()
    paul = User(
        "paul", "777788889999", "AKIASTANDINPAUL22222", "EXAMPLE/only+not/a+real+secret+for+paul/", profile="production",
    )
    world.users.append(paul)
    world.devices.append(Device(DEVICES["production"], paul.identity.arn, secret="STANDINPAUL22222STANDINPAUL22222"))
    for number, name in enumerate(("carol", "dave", "erin"), 1):
        key = f"AKIASTANDIN{name.upper()}".ljust(20, "2")
        world.users.append(User(name, str(number) * 12, key, f"EXAMPLE/only+not/a+real+secret+for+{name}".ljust(40, "/")))
    return world


def keys_of(home, name: str) -> Dict[str, str]:
    """Someone's long-term keys, as variables."""
    user = next(user for user in home.server.world.users if user.name == name)
    return {"AWS_ACCESS_KEY_ID": user.access_key_id, "AWS_SECRET_ACCESS_KEY": user.secret_access_key}


def add_profile(home, section: str, name: str) -> None:
    """Add a section to both files for someone who is not in our profiles."""
    keys = "".join(f"{key.lower()} = {value}\n" for key, value in keys_of(home, name).items())
    head = section if section == "default" else f"profile {section}"
    home.configure(f"\n[{head}]\nregion = us-east-1\nendpoint_url = {home.server.url}\n", f"\n[{section}]\n{keys}")


def add_cli(home) -> None:
    """Put the AWS CLI that understands endpoints in profiles first on PATH."""
    folder = home.scratch("cli")
    file = folder / "aws"
    file.write_text(f"#!/bin/sh\nAWS_EC2_METADATA_DISABLED=true exec {shlex.quote(sys.executable)} -m awscli \"$@\"\n")
    file.chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"


def add_recorder(home, name: str) -> None:
    """Put a program on PATH that records its variables when it runs."""
    folder = home.scratch("tools")
    (folder / name).write_text(f"#!/bin/sh\n/usr/bin/env -0 >{home.path}/recorded\n")
    (folder / name).chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"


def recorded(home) -> Optional[Dict[str, str]]:
    """The variables of that program's last run; None if it did not run."""
    file = home.path / "recorded"
    return _read(file) if file.exists() else None


def caller(home, variables: Dict[str, str]) -> str:
    """Who AWS says is calling `aws sts get-caller-identity` with the variables of a shell: a user's name, or nobody."""
    variables = {
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_ENDPOINT_URL": home.server.url,
        **{name: value for name, value in variables.items() if name.startswith("AWS_") and not name.startswith("AWS_MFA_")},
    }
    form = _form(home, variables)
    if form not in _answers:
        _answers[form] = _ask(home, variables)
    return _answers[form]


def shown(home, variables: Dict[str, str]) -> str:
    """The same; if it is one of our users, with the profile that the shell shows if that is another user's."""
    name, profile = caller(home, variables), variables.get("AWS_MFA_PROFILE", "")
    return f"{name} as {profile}" if name in OURS.values() and profile and OURS[profile] != name else name


def typed(shell) -> str:
    """The same, from the AWS CLI typed into the shell itself."""
    result = shell.run("aws sts get-caller-identity --query Arn --output text")
    if result.status == 0:
        return result.output.strip().rpartition("/")[2]
    assert any(refusal in result.output for refusal in REFUSALS), result
    return NOBODY


def then(shell, command: str) -> Dict[str, str]:
    """The exported variables on a command line after a command: no prompt is drawn in between."""
    file = shell.home.scratch("environment") / "variables"
    shell.run(f"/usr/bin/env -0 >{file}; {command}")
    return _read(file)


def _read(file) -> Dict[str, str]:
    """What `env -0` has written."""
    return dict(entry.split("=", 1) for entry in os.fsdecode(file.read_bytes()).split("\0") if entry)


def _ask(home, variables: Dict[str, str]) -> str:
    run = home.aws_cli("sts", "get-caller-identity", "--query", "Arn", "--output", "text", variables=variables)
    if run.status == 0:
        return run.stdout.strip().rpartition("/")[2]
    assert any(refusal in run.stderr for refusal in REFUSALS), run
    return NOBODY


def _form(home, variables: Dict[str, str]) -> str:
    """What the answer depends on, with random parts replaced by fixed names: the AWS CLI is slow to start."""
    chosen = {name: value for name, value in sorted(variables.items()) if name in _CHOICES}
    profile = chosen.get("AWS_PROFILE") or chosen.get("AWS_DEFAULT_PROFILE") or "default"
    credentials = configparser.RawConfigParser()
    credentials.read(home.credentials)
    section = dict(credentials[profile]) if credentials.has_section(profile) else None
    text = f"{chosen} {section}".replace(str(home.prefix), "<prefix>").replace(home.server.url, "<AWS>")
    for number, key in enumerate(dict.fromkeys(_SESSION.findall(text))):
        session = home.server.cloud.session(key)
        state = "live" if session.expires > time.time() else "ended"
        for part, value in (("key", key), ("secret", session.secret), ("token", session.token)):
            text = text.replace(value, f"<{part} {number} of {session.user.name}, {state}>")
    return _TIME.sub("<time>", text)
