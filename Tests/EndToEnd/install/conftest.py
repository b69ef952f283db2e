"""People who install."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.person import Person


@pytest.fixture
def program(prefix) -> Path:
    return prefix / "bin/awsmfa"


@pytest.fixture
def person(tmp_path, program) -> Person:
    return Person(tmp_path, program)


@pytest.fixture(params=["home", "it's a \"home\"", "two \\\\ $HOME `x`", "''q'' \u00fc"])
def odd_person(tmp_path, program, request) -> Person:
    return Person(tmp_path, program, request.param)
