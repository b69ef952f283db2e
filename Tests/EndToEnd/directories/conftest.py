"""Directories with a `.awsmfa`, and the sessions that they name."""

from __future__ import annotations

import pytest

from support.directories import project


@pytest.fixture
def stored(home):
    """A stored session of datatruck."""
    home.store()


@pytest.fixture
def staging(home):
    """A stored session of staging."""
    home.store("staging")


@pytest.fixture
def alpha(home, stored):
    """A directory of datatruck, with a session."""
    return project(home, "alpha")


@pytest.fixture
def beta(home, staging):
    """A directory of staging, with a session."""
    return project(home, "beta", "staging\n")


@pytest.fixture
def waiting(home):
    """A directory of datatruck, without a session."""
    return project(home, "waiting")
