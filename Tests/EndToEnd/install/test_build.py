"""How install.sh builds, and which toolchains it accepts."""

from __future__ import annotations

import pytest

from support.person import SCRIPT, Person
from support.product import Run


def swift_calls(person: Person) -> list:
    """The options of each build, without those that all builds have."""
    calls = [call.split("--product awsmfa")[-1].strip() for call in person.log.read_text().splitlines()]
    return [call for call in calls if call not in ("--version", "--show-bin-path")]


@pytest.mark.parametrize(
    ("system", "broken", "expected"),
    [
        ("Linux", "NOTHING", ["-Xswiftc -static-executable"]),
        ("Linux", "-static-executable", ["-Xswiftc -static-executable", "--static-swift-stdlib"]),
        ("Darwin", "NOTHING", [""]),
    ],
    ids=["static", "fallback", "macOS"],
)
def test_the_program_is_as_static_as_the_system_allows(person, system, broken, expected):
    person.has_swift(broken=broken)
    person.tool("uname", f"#!/bin/sh\necho {system}\n")
    person.install()
    assert swift_calls(person) == expected


BOTH_WAYS = (
    "hint: install a release, which needs none: ./install.sh --from FILE|URL\n"
    "      or install Swift 6.2 or later from https://swift.org/install\n"
)


@pytest.mark.parametrize("version", ["5.10", "6.1"])
def test_an_old_toolchain_is_refused(person, version):
    person.has_swift(version)
    assert person.run(SCRIPT) == Run(
        1, "", f"install.sh: Swift {version} is too old to build this checkout\n" + BOTH_WAYS
    )


@pytest.mark.parametrize("version", ["6.10", "7.0"])
def test_a_newer_toolchain_is_taken(person, version):
    person.has_swift(version)
    person.install()


def test_without_a_toolchain_it_says_both_ways(person):
    person.lacks("swift")
    assert person.run(SCRIPT) == Run(
        1, "", "install.sh: there is no Swift on PATH, which builds this checkout\n" + BOTH_WAYS
    )
    assert person.files() == {}


def test_a_failed_build_shows_why_and_installs_nothing(person):
    person.has_swift(broken="awsmfa")
    run = person.run(SCRIPT)
    assert (run.status, person.files()) == (1, {})
    assert run.stderr == (
        "error: what the compiler says\n" * 2 + "install.sh: awsmfa could not be built; the compiler says why above\n"
        "hint: nothing was installed; fix the build, then run this again\n"
    )


def test_a_prefix_that_cannot_be_written_to_is_refused_before_the_build(person):
    person.write("file", "")
    assert person.run(SCRIPT, "--prefix", person.home / "file") == Run(
        1, "", "install.sh: ~/file/bin cannot be written to\nhint: choose another folder with --prefix DIR\n"
    )
