"""What the tests of `rotate` share."""

from __future__ import annotations

import configparser
import re

from support.product import Home

OLD = "AKIASTANDINALICE2222"
DELETION = f"delete {OLD} for good? (y or n, Enter for n): "
# Outside of what a test compares, every new key has the same name.
_KEY = re.compile(r"AKIA[A-Z0-9]{16}")


def pair(home: Home, section: str = "datatruck") -> tuple:
    """The id and the secret in a section of the credentials file."""
    parser = configparser.RawConfigParser()
    parser.read_string(home.credentials.read_text())
    return parser[section]["aws_access_key_id"], parser[section]["aws_secret_access_key"]


def keys(home: Home) -> dict:
    """The keys of alice in IAM, and whether each is active."""
    return {key.access_key_id: key.active for key in alice(home).keys}


def alice(home: Home):
    return home.server.world.users[0]


def works(home: Home, section: str = "datatruck") -> bool:
    """Whether AWS accepts the key in the file."""
    used = pair(home, section)
    return any((key.access_key_id, key.secret_access_key, key.active) == (*used, True) for key in alice(home).keys)


def named(text: str, new: str) -> str:
    """The text with NEW in place of the new key."""
    return text.replace(new, "NEW")


def actions(home: Home) -> list:
    return [call["action"] for call in home.server.calls]


def ids_in(text: str) -> set:
    return set(_KEY.findall(text))
