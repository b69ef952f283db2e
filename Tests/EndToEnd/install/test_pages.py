"""What the pages say of the project itself."""

from __future__ import annotations

import json
import re

from support.product import REPOSITORY

USAGE = (REPOSITORY / "USAGE.md").read_text()


def test_every_promise_names_a_test_that_exists():
    rows = [line.split("|")[2] for line in USAGE.partition("| promise |")[2].splitlines()[2:] if line]
    named = [name for row in rows for name in re.findall(r"`((?:EndToEnd|CommandsTests)/[^`]*|Mutations)`", row)]
    assert len(rows) > 15 and [name for name in named if not (REPOSITORY / "Tests" / name).exists()] == []


def test_every_finding_of_doctor_is_named_once(home):
    found = {finding["id"] for finding in json.loads(home.awsmfa("doctor", "--json").stdout)}
    named = re.findall(r"`([a-z_]+)`", USAGE.partition("| about |")[2].partition("\n\n")[0])
    assert (len(named), found - set(named)) == (len(set(named)), set())
