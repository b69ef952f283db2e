"""Any value of the user's survives a login and `off`, byte for byte."""

from __future__ import annotations

import json
import os
import random

import pytest

from support.product import Home

SPECIAL = {
    "ASCII": bytes(range(1, 128)),
    "ASCII backwards": bytes(range(127, 0, -1)),
    "UTF-8": "äöüß€🎉\u202e\u200b\ufeff\u0301é\U0001f468\u200d\U0001f469".encode(),
    "composed and decomposed": "é\u0065\u0301".encode(),
    "all bytes": bytes(range(1, 256)),
    "lone bytes": b"\xff\xfe\x80a\xc3",
    "surrogates": b"\xed\xa0\x80\xed\xbf\xbf",
    "private use of fish": "\uf600\uf6ff\ue000".encode(),
    "quotes": b"'\"`'''\\'\\\"\\\\",
    "expansions": b"$(touch owned)`touch owned`$HOME${x}!!*?[a]{a,b}~;&|<>()#",
    "escapes": rb"\x41\n\0\u0041\X41\e[31m%s%n",
    "line ends": b"\n\r\n\r\t\v\f\n\n",
    "spaces": b"  two  spaces  ",
    "trailing backslash": b"x\\",
    "option": b"-n",
    "long": b"0123456789" * 2000,
}
SPECIAL |= {f"random {seed}": bytes(random.Random(seed).choices(range(1, 128), k=200)) for seed in range(4)}


@pytest.mark.parametrize("value", SPECIAL.values(), ids=SPECIAL.keys())
def test_a_saved_value_comes_back_byte_for_byte(home, name, value):
    text = os.fsdecode(value)
    own = {"AWS_DEFAULT_PROFILE": text, "AWS_SECRET_ACCESS_KEY": text, "AWS_SECURITY_TOKEN": text}
    home.store()
    shell = home.terminal(name, variables=own)
    before = shell.aws()
    login = shell.run("aws-mfa datatruck")
    during = {variable: shell.aws().get(variable) for variable in ("AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN")}
    shell.run("aws-mfa off")
    assert (login.status, set(during.values()), shell.aws(), (home.path / "owned").exists()) == (
        0, {None}, {**before, "AWS_MFA_OFF": "1"}, False,
    )


READABLE = ["-x", "logout", "%s", "a:b/c+d@e.f"]
# Names that some SDK would not read as a section's name.
UNREADABLE = [
    "two words", "it's", 'a"b', "$(touch owned)", "`touch owned`", "é🎉", "a\\b", "a;b", "a#b", "[x", "x'\u0301;touch owned;'\u0301y",
    "__proto__", "profile x", ":x",
]


def add_profile(home: Home, aws, profile: str) -> None:
    key = "aws_access_key_id = AKIASTANDINALICE2222\naws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\n"
    home.configure(credentials=f"\n[{profile}]\n{key}endpoint_url = {aws.url}\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\n")


@pytest.mark.parametrize("profile", READABLE)
def test_a_profiles_name_is_text_and_nothing_else(home: Home, name, aws, profile):
    add_profile(home, aws, profile)
    stored = home.awsmfa("login", "--store-only", "--code", home.code(), "--", profile)
    shell = home.terminal(name, variables={"WANTED": profile})
    login = shell.run('aws-mfa login -- "$WANTED"')
    during = shell.aws()
    ended = shell.run('aws-mfa logout -- "$WANTED"')
    named = (during.get("AWS_PROFILE"), during.get("AWS_MFA_PROFILE"))
    asked = home.execute("/bin/sh", "-c", home.section(profile)["credential_process"])
    assert (stored.status, login.status, named, ended.status, shell.aws(), asked.status) == (
        0, 0, (f"{profile}-mfa", profile), 0, {}, 3,
    ), (stored, login, ended, asked)


@pytest.mark.parametrize("profile", UNREADABLE)
def test_a_name_that_some_sdk_does_not_read_stays_in_the_shell(home: Home, name, aws, profile):
    add_profile(home, aws, profile)
    before = home.credentials.read_bytes()
    refused = home.awsmfa("login", "--store-only", "--code", home.code(), "--", profile)
    assert (refused.status, "is not written, because the SDK" in refused.stderr, aws.calls) == (1, True, []), refused
    shell = home.terminal(name, variables={"WANTED": profile})
    shell.ask('aws-mfa login -- "$WANTED"')
    login = shell.answer(home.code())
    during = shell.aws()
    ended = shell.run('aws-mfa logout -- "$WANTED"')
    named = (during.get("AWS_PROFILE"), during.get("AWS_MFA_PROFILE"))
    assert (login.status, "rename the profile" in login.output, named, ended.status, shell.aws()) == (
        0, True, (None, profile), 0, {},
    ), (login, ended)
    assert (home.credentials.read_bytes(), (home.path / "owned").exists()) == (before, False)


def test_a_session_under_such_a_name_stays_in_its_directory(home: Home, name, aws):
    add_profile(home, aws, "two words")
    folder = home.path / "work"
    folder.mkdir()
    (folder / ".awsmfa").write_text("two words\n")
    assert home.awsmfa("allow", str(folder)).status == 0
    shell = home.terminal(name)
    shell.run(f"cd {folder}")
    shell.ask("aws-mfa")
    assert shell.answer(home.code()).status == 0
    shell.run(":")
    place = {"AWS_ENDPOINT_URL": aws.url, "AWS_DEFAULT_REGION": "eu-west-1"}
    caller = home.aws_cli("sts", "get-caller-identity", variables={**shell.aws(), **place})
    shell.run(f"cd {home.path}")
    assert (json.loads(caller.stdout)["Arn"][-10:], "AWS_ACCESS_KEY_ID" in shell.aws()) == ("user/alice", False), caller
