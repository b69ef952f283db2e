"""Writes the AWS configuration files of a world, and replaces only its own."""

from __future__ import annotations

import os
from pathlib import Path

from world import TOTP, User, World

MARK = "# Written by standin.py for its made-up accounts.\n"


def _config_section(world: World, user: User, url: str) -> str:
    serials = [f"mfa_serial = {device.serial}\n" for device in world.devices_of(user) if device.kind == TOTP]
    return f"[profile {user.profile}]\nregion = {user.region}\n{''.join(serials[:1])}endpoint_url = {url}\n"


def _credentials_section(user: User) -> str:
    return (
        f"[{user.profile}]\n"
        f"aws_access_key_id = {user.access_key_id}\n"
        f"aws_secret_access_key = {user.secret_access_key}\n"
    )


def _replace_own(path: Path, text: str) -> None:
    """Write a file of mode 0600 in one step; FileExistsError if it is somebody else's."""
    if path.exists() and not path.read_text().startswith(MARK):
        raise FileExistsError(f"{path} was not written by standin.py; it is left as it is")
    new = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(MARK + text)
    os.replace(new, path)


def write_profiles(world: World, url: str, home: Path) -> None:
    """Write config and credentials in `home`/.aws for every user with a profile name."""
    folder = home / ".aws"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    users = [user for user in world.users if user.profile]
    _replace_own(folder / "config", "\n".join(_config_section(world, user, url) for user in users))
    _replace_own(folder / "credentials", "\n".join(_credentials_section(user) for user in users))
