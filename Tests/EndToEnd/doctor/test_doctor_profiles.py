"""What doctor finds in sections and profiles."""

from __future__ import annotations

import pytest

from support.doctor import diagnose, provokes

KEYS = "aws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = not/a/real/secret\n"


def lines(text: str) -> int:
    return len(text.splitlines())


@provokes("header_form")
@pytest.mark.parametrize("file, header, command", [
    ("credentials", "[profile x]", "write [x]"),
    ("credentials", "[profile 'x y']", "write [x y]"),
    ("config", "[x]", "write [profile x]"),
    ("config", '[profile "x y]', "write [profile 'x y']"),
    ("config", "[profile x y]", 'put the name in quotes, as in [profile "two words"]'),
])
def test_a_header_of_the_other_files_form(home, file, header, command):
    path = getattr(home, file)
    home.configure(**{file: f"{header}\nregion = eu-west-1\n"})
    finding = diagnose(home).one("header_form")
    assert (finding["level"], finding["fix"]) == ("warning", command)
    assert finding["finding"].startswith(f"~/.aws/{file}:{lines(path.read_text()) - 1}: {header} ")


@pytest.mark.parametrize("header", ["[default]", "[profile 'x y']", "[services x]", "[sso-session x]", "[plugins]", "[DEFAULT]"])
def test_headers_that_are_right(home, header):
    home.configure(config=f"{header}\ncolour = red\n")
    assert diagnose(home).bad == []


@provokes("quoted_value")
@pytest.mark.parametrize("line", ['region = "eu-west-1"', "mfa_serial = 'arn:aws:iam::111122223333:mfa/x'"])
def test_a_value_in_quotes(home, line):
    home.configure(config=f"[profile x]\n{line}\n")
    finding = diagnose(home).one("quoted_value")
    number = lines(home.config.read_text())
    assert finding["finding"] == f"~/.aws/config:{number}: {line.split()[0]} of [profile x] is in quotes"


@provokes("trailing_comment")
@pytest.mark.parametrize("line", ["region = eu-west-1 # home", "duration_seconds = 3600\t; 1h"])
def test_a_comment_behind_a_value(home, line):
    home.configure(config=f"[profile x]\n{line}\n")
    finding = diagnose(home).one("trailing_comment")
    assert finding["finding"].endswith(f"{line.split()[0]} of [profile x] has a comment on its line")


def test_commands_may_have_quotes_and_anything_else(home):
    home.configure(config="[profile x]\ncredential_process = '/opt/a b' # c\nmfa_process = \"x\" ; y\nrole_session_name = a#b\n")
    assert diagnose(home).bad == []


@provokes("security_token")
@pytest.mark.parametrize("tokens, level", [
    ("aws_session_token = new\naws_security_token = old\n", "error"),
    ("aws_security_token = old\n", "warning"),
])
def test_an_old_token(home, tokens, level):
    home.configure(credentials=f"[x]\n{KEYS}{tokens}")
    diagnosis = diagnose(home)
    finding = diagnosis.one("security_token")
    assert (finding["level"], finding["finding"].split(":")[1]) == (level, str(lines(home.credentials.read_text())))


def test_the_same_token_under_both_names_is_fine(home):
    home.configure(credentials=f"[x]\n{KEYS.replace('AKIA', 'ASIA')}aws_session_token = same\naws_security_token = same\n")
    assert diagnose(home).bad == []


@provokes("shadowed_process")
def test_keys_that_hide_a_process(home):
    home.configure(config="[profile x]\ncredential_process = /opt/keys\n")
    assert diagnose(home).bad == []
    home.configure(credentials=f"[x]\n{KEYS}")
    finding = diagnose(home).one("shadowed_process")
    assert finding["finding"].split(": ", 1)[1] == "the access keys of [x] hide the credential_process of that profile"


@provokes("profile")
@pytest.mark.parametrize("text, cause", [
    ("[profile x]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = nobody\n",
     "source_profile of profile x names nobody, but there is no such profile in ~/.aws/config or ~/.aws/credentials"),
    ("[profile x]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = y\n"
     "[profile y]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = x\n", "source_profile forms a loop: x → y → x"),
])
def test_a_profile_that_leads_nowhere(home, text, cause):
    home.configure(config=text)
    diagnosis = diagnose(home)
    assert {level for level in diagnosis.levels} == {("profile", "warning")}
    assert cause in [finding["finding"] for finding in diagnosis.bad]


@pytest.mark.parametrize("text", [
    "sso_account_id = 111122223333\nsso_role_name = a\nsso_session = s\n",
    "role_arn = arn:aws:iam::111122223333:role/r\ncredential_source = Ec2InstanceMetadata\n", "region = eu-west-1\n",
])
def test_profiles_that_sign_in_by_other_means_are_fine(home, text):
    home.configure(config=f"[profile x]\n{text}")
    assert diagnose(home).bad == []
    assert [level for level in diagnose(home, variables={"AWS_PROFILE": "x"}).levels if level[0] == "profile"] == [] or "region" in text


@provokes("profile_name")
@pytest.mark.parametrize("name", ["two words", "a#b", "müller"])
def test_a_name_that_some_sdk_cannot_read(home, name):
    home.configure(credentials=f"[{name}]\n{KEYS}")
    finding = diagnose(home, "datatruck").one("profile_name")
    assert (finding["level"], f"[{name}-mfa]" in finding["finding"]) == ("warning", True)


@provokes("foreign_section")
def test_a_section_in_the_way(home):
    home.configure(credentials=f"[datatruck-mfa]\n{KEYS}")
    finding = diagnose(home, "staging").one("foreign_section")
    assert finding["finding"] == "[datatruck-mfa] in the credentials file holds a long-term key, so aws-mfa leaves it alone"


@provokes("expired_section")
def test_the_keys_of_an_ended_session(home):
    home.store()
    end = home.section()["expiration"]
    home.credentials.write_text(home.credentials.read_text().replace(end, "2026-01-01T10:00:00Z"))
    finding = diagnose(home).one("expired_section")
    assert finding["finding"] == "the session in [datatruck-mfa] ended at 2026-01-01T10:00:00Z, and its keys are still there"
    assert home.awsmfa("logout", "datatruck").status == 0
    assert diagnose(home).bad == []


def test_a_section_pasted_by_hand_expires_too(home):
    home.configure(credentials=f"[x-mfa]\n{KEYS.replace('AKIA', 'ASIA')}aws_session_token = t\nexpiration = 2026-01-01T10:00:00Z\n")
    assert diagnose(home).levels == [("expired_section", "warning")]


@pytest.mark.parametrize("serial", ["arn:aws:iam::111122223333:user/alice", "arn:aws:iam::111122223333:u2f/user/alice/key"])
def test_without_a_name_each_profile_that_cannot_log_in_is_named(home, serial):
    home.config.write_text(home.config.read_text().replace("arn:aws:iam::111122223333:mfa/alice", serial))
    assert ("profile", "error") in diagnose(home).levels
