"""The shared files as the program reads them, compared with botocore on thousands of generated ones."""

from __future__ import annotations

import codecs
import json
import random
import subprocess
from pathlib import Path

import botocore.configloader
import botocore.exceptions
import botocore.session
import pytest

BATCHES = 40
FILES_PER_BATCH = 100
FIELDS = {
    "region": "region", "mfa_serial": "mfa_serial", "role_arn": "role_arn", "source_profile": "source_profile",
    "base_access_key_id": "aws_access_key_id",
}
KEYS = [*FIELDS.values(), "REGION", "Mfa_Serial", "s3", "output", "aws_secret_access_key", "ſ", "É"]
VALUES = [
    "eu-west-1", "", "AKIAIOSFODNN7EXAMPLE", "arn:aws:iam::1:mfa/a", "a = b", "a: b", "x # y", "x ; y", '"quoted"', "[x]", "ü", "%(region)s",
    "\\", "a\tb", "\u00a0x\u00a0", "0",
]
NAMES = ["a", "b", "a b", "default", "x-mfa", "é", "prod.eu", "A", "e\u0301", "a]b", " a", "a "]
SPACES = ["", "", "", " ", "\t", "  ", "\u00a0", "\u2003", "\x0c", "\x1c", "\u200b", "\ufeff"]
ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n", "\x0b\n", "\x85\n"]


class Writer:
    """Writes one ugly file from a seed, mostly well formed."""

    def __init__(self, seed: int, is_config: bool):
        self.random, self.is_config = random.Random(seed), is_config
        self.end = self.random.choice(ENDS[:5])
        self.madness = self.random.choice([0, 0, 0.05, 0.2])

    def file(self) -> bytes:
        lines = [self.comment() for _ in range(self.random.randrange(2))]
        names = list(NAMES)
        self.random.shuffle(names)
        for name in names[: self.random.randrange(5)]:
            lines += self.section(name)
            if self.random.random() < 0.15:
                lines += self.section("DEFAULT")
        text = "".join(line + self.line_end() for line in lines)
        return text.rstrip("\r\n").encode() if self.mad(0.2) else text.encode()

    def mad(self, chance: float = 1) -> bool:
        return self.random.random() < self.madness * chance

    def line_end(self) -> str:
        return self.random.choice(ENDS) if self.mad() else self.end

    def space(self) -> str:
        return self.random.choice(SPACES) if self.mad() else self.random.choice(["", " "])

    def comment(self) -> str:
        return self.random.choice(["# text", "; text", "", "  # indented", "#", "\t", "# [a]", "#region = x", "rem x = y" if self.mad() else ""])

    def section(self, name: str) -> list:
        lines = [self.header(name)]
        keys = self.random.choices(KEYS, k=3) if self.mad() else self.random.sample(KEYS[:5], 3)
        for key in keys[: self.random.randrange(4)]:
            lines += self.option(key)
            if self.random.random() < 0.2:
                lines.append(self.comment())
        if self.mad(0.5):
            lines.append(self.random.choice(["nonsense", "= x", ": x", "[]", "[", "]", "[a", "[a] x", "x]", " lost = 1", "include x"]))
        if self.mad(0.2):
            lines.insert(0, self.header(self.random.choice(NAMES)))
        return lines

    def header(self, name: str) -> str:
        if self.is_config and (name not in ("default", "DEFAULT") or self.mad()):
            kinds = ["profile", "profile", "profile", "services", "sso-session", "plugins", "Profile", "profiles", "profile "]
            kind = self.random.choice(kinds if self.mad(2) else kinds[:1])
            quoted = self.random.choice([name, f'"{name}"', f"'{name}'", name.replace(" ", "\\ "), f'"{name}']) if self.mad(3) else f'"{name}"' if " " in name else name
            name = kind + self.random.choice([" ", " ", "\t", "  ", "\u00a0", ""] if self.mad() else [" "]) + quoted
        tail = self.random.choice([" # text", " ; text", " x", "]"]) if self.mad() else ""
        indentation = self.space() if self.mad() else ""
        return f"{indentation}[{name}]{tail}"

    def option(self, key: str) -> list:
        delimiter = self.random.choice("=:") if self.mad(2) else "="
        indentation = self.space() if self.mad() else ""
        lines = [f"{indentation}{key}{self.space()}{delimiter}{self.space()}{self.random.choice(VALUES)}{self.space()}"]
        if key == "s3" or self.mad():
            lines[0] = f"{key} ="
            lines += [self.random.choice(["  region = nested", "  a = b", "\tc=d", "  nonsense" if self.mad() else " e = f"]) for _ in range(2)]
        elif self.random.random() < 0.15:
            lines += [self.random.choice([" more", "\tmore", "  # comment", "", "   [x]", "\u00a0more", " more = x"])]
        return lines


def by_botocore(config: Path, credentials: Path):
    """What `full_config` reads from the two files, in the form of `list --json`; None if it refuses them."""
    variables = {
        "config_file": (None, None, str(config), None), "credentials_file": (None, None, str(credentials), None),
        "profile": (None, None, None, None),
    }
    # The handlers serve clients, and registering them takes longer than reading the files.
    session = botocore.session.Session(session_vars=variables, include_builtin_handlers=False)
    try:
        profiles = session.full_config["profiles"]
    except (botocore.exceptions.ConfigParseError, UnicodeDecodeError):
        return None
    return {name: {field: plain(values.get(key)) for field, key in FIELDS.items()} for name, values in map(resolved, profiles.items())}


def resolved(profile):
    """A source counts only with a role."""
    name, values = profile
    return name, values if "role_arn" in values else {**values, "source_profile": None}


def plain(value):
    """An empty value and a nested block count as missing."""
    return value if isinstance(value, str) and value else None


def by_program(program: Path, config: Path, credentials: Path, folder: Path):
    """What `list --json` prints; None if it refuses the files."""
    variables = {"HOME": str(folder), "AWS_CONFIG_FILE": str(config), "AWS_SHARED_CREDENTIALS_FILE": str(credentials)}
    run = subprocess.run([program, "list", "--json"], env=variables, capture_output=True)
    if run.returncode:
        return None if run.returncode == 1 else run.stderr.decode()
    return {row["name"]: {field: row[field] for field in FIELDS} for row in json.loads(run.stdout)}


def difference(program: Path, folder: Path, seed: int):
    """A pair of files that the two read differently, with both readings; None if they agree."""
    config, credentials = folder / "config", folder / "credentials"
    texts = Writer(2 * seed, True).file(), Writer(2 * seed + 1, False).file()
    config.write_bytes(texts[0])
    credentials.write_bytes(texts[1])
    found = by_program(program, config, credentials, folder)
    # The one intended difference: a byte order mark is ignored.
    config.write_bytes(texts[0].removeprefix(codecs.BOM_UTF8))
    credentials.write_bytes(texts[1].removeprefix(codecs.BOM_UTF8))
    expected = by_botocore(config, credentials)
    if expected == found:
        return None
    return {"seed": seed, "config": texts[0], "credentials": texts[1], "botocore": expected, "awsmfa": found}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_generated_files_are_read_as_botocore_reads_them(prefix, tmp_path, batch):
    seeds = range(batch * FILES_PER_BATCH, (batch + 1) * FILES_PER_BATCH)
    differences = [difference(prefix / "bin/awsmfa", tmp_path, seed) for seed in seeds]
    assert [found for found in differences if found] == []
