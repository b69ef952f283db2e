"""The manual page, and the pages of the project beside it."""

from __future__ import annotations

import re
import subprocess

import pytest

from support.product import REPOSITORY

PAGES = (REPOSITORY / "README.md").read_text() + (REPOSITORY / "USAGE.md").read_text()
# Variables of the tests.
OURS_ALONE = {"AWS_MFA_STRICT", "AWS_MFA_SWEEP", "AWS_MFA_FUZZ_CASES", "AWS_MFA_FUZZ_SEED", "AWS_MFA_TEST_PREFIX"}
# README says in words what these are: a web identity, a container's credentials.
IN_WORDS = {
    "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
}


@pytest.fixture
def source(home) -> str:
    run = home.awsmfa("hook", "--man")
    assert (run.status, run.stderr) == (0, "")
    return run.stdout


@pytest.fixture
def described(source) -> dict:
    """What the page describes, by the macro that marks it."""
    plain = source.replace(r"\&", "").replace(r"\-", "-")
    sections = dict(re.findall(r"^\.Sh ([A-Z ]+)\n(.*?)(?=^\.Sh |\Z)", plain, re.M | re.S))
    return {
        "verbs": set(re.findall(r'^\.It Cm "?([a-z-]+)', sections["COMMANDS"], re.M)),
        "options": {f"-{name}" for name in re.findall(r"^\.It Fl (\S+)", sections["COMMANDS"], re.M)},
        "settings": set(re.findall(r"^\.It Ic (\S+)", sections["SETTINGS"], re.M)),
        "variables": set(re.findall(r"[A-Z][A-Z_]{3,}", " ".join(re.findall(r"^\.It (.*\bEv .*)", plain, re.M)))),
        "statuses": set(re.findall(r"^\.It (\d+)$", sections["EXIT STATUS"], re.M)),
    }


def test_mandoc_finds_nothing_and_the_page_fits_80_columns(source):
    lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning"], input=source, capture_output=True, text=True)
    assert (lint.stdout, lint.returncode) == ("", 0)
    shown = subprocess.run(
        ["mandoc", "-Tutf8", "-O", "width=80"], input=source, capture_output=True, text=True, check=True
    ).stdout
    plain = re.sub(r".\x08", "", shown)
    assert [line for line in plain.splitlines() if len(line) > 80] == []
    assert "aws-mfa datatruck --duration 12h --force" in plain and '"$(awsmfa export datatruck)"' in plain


def test_readme_and_usage_name_everything_that_the_page_describes(described):
    rows = " ".join(re.findall(r"^\| *([\d, ]+) *\|", PAGES, re.M))
    missing = {
        kind: sorted(word for word in words - IN_WORDS if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))
        for kind, words in described.items()
        for text in [rows if kind == "statuses" else PAGES]
    }
    assert missing == {kind: [] for kind in described}


def test_readme_and_usage_name_nothing_that_the_page_does_not_describe(described):
    variables = set(re.findall(r"\bAWS_MFA_[A-Z_]*[A-Z]\b", PAGES))
    assert variables - described["variables"] - OURS_ALONE == set()
    commands = re.findall(r"\baws-?mfa (?:[\w./~*-]+ |'[^']*' )*?(--[a-z-]+)", PAGES)
    assert len(commands) > 10 and set(commands) - described["options"] - {"--help", "--version"} == set()
    settings = re.findall(r"^\| `([a-z_]+)` \|.*\| `AWS_MFA_", PAGES, re.M)
    assert set(settings) == described["settings"]
