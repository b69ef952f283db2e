"""What the tests of the shared files need."""

from __future__ import annotations

import pytest

from profiles import write_profiles
from standin import Device, StandIn, User, World
from support.product import Home

CROWD = 50


@pytest.fixture
def crowd(tmp_path, prefix):
    """A home with 50 profiles p0 to p49, each with its own user and device."""
    users = [User(f"u{n}", "111122223333", f"AKIACROWDCROWDCROW{n:02}", f"secret+{n}", profile=f"p{n}") for n in range(CROWD)]
    devices = [Device(f"arn:aws:iam::111122223333:mfa/u{n}", user.identity.arn, secret="STANDINALICE2222") for n, user in enumerate(users)]
    path = tmp_path / "home"
    path.mkdir()
    with StandIn(World(users=users, devices=devices)) as server:
        write_profiles(server.world, server.url, path)
        yield Home(path, prefix, server)
