"""`setup` from nothing: a profile that is not there yet, with its keys or with a role."""

from __future__ import annotations

import io
import shutil
import stat

import pytest

from support.product import DEVICES
from support.roles import arn, role_profiles

ID, SECRET = "AKIASTANDINALICE2222", "EXAMPLE/only+not/a+real+secret+for+alice"
ASK_ID, ASK_SECRET = "access key id: ", "secret access key (not shown): "
ASK_REGION = "region (Enter for us-east-1): "
ASK_CODE = "MFA code for datatruck (alice, 111122223333): "
ASK_LENGTH = "usual length of a session (15m to 36h, Enter for 36h00m): "
CONSENT = "write this to ~/.aws/config and ~/.aws/credentials? (y or n, Enter for y): "
CONFIG = f"[profile datatruck]\nregion = us-east-1\nmfa_serial = {DEVICES['datatruck']}\n"
KEYS = f"[datatruck]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n"


class Dialogue:
    """Questions of a command, and the keys that answer them."""

    def __init__(self, shell, command: str):
        self.shell = shell
        self.seen = shell.child.logfile_read = io.StringIO()
        shell.type(command)

    def asked(self, question: str, keys: str, end: str = "\r") -> str:
        """Wait for a question and answer it; returns what was shown above it."""
        self.shell.child.expect_exact(question)
        shown = self.shell.child.before.replace("\r", "")
        self.shell.send(keys + end)
        return shown

    def interrupted(self, question: str):
        self.asked(question, "\x03", "")
        return self.shell.finish()

    def all(self, home, *answers: tuple) -> str:
        """Answer everything from the keys to the consent; returns what was shown above the consent."""
        for question, keys in (
            (ASK_ID, ID), (ASK_SECRET, SECRET), *answers, (ASK_REGION, ""), (ASK_CODE, home.code()), (ASK_LENGTH, ""),
        ):
            self.asked(question, keys)
        return self.asked(CONSENT, "")

    @property
    def shows_a_secret(self) -> bool:
        return any(SECRET[start:start + 8] in self.seen.getvalue() for start in range(len(SECRET) - 8))


@pytest.fixture
def empty(home, aws):
    """The home of someone who has nothing yet, on a network where the stand-in is AWS."""
    shutil.rmtree(home.path / ".aws")
    home.environment["AWS_ENDPOINT_URL"] = aws.url
    return home


def texts(home) -> dict:
    return {name: path.read_text() for name in ("config", "credentials") if (path := home.path / ".aws" / name).exists()}


def test_a_profile_is_made_from_nothing(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck")
    shown = dialogue.all(empty)
    result = shell.finish()
    diff = (
        f"\n~/.aws/config:\n+ [profile datatruck]\n+ region = us-east-1\n+ mfa_serial = {DEVICES['datatruck']}\n"
        f"\n~/.aws/credentials:\n+ [datatruck]\n+ aws_access_key_id = {ID}\n+ aws_secret_access_key = …\n"
    )
    files = texts(empty)
    modes = [stat.S_IMODE((empty.path / name).stat().st_mode) for name in (".aws", ".aws/config", ".aws/credentials")]
    assert (result.status, shown.endswith(diff), files["config"], files["credentials"].startswith(KEYS), modes) == (
        0, True, CONFIG, True, [0o700, 0o600, 0o600],
    ), shown
    assert (shell.aws()["AWS_PROFILE"], dialogue.shows_a_secret, "AWS accepts the keys: they are alice's, account 111122223333" in dialogue.seen.getvalue()) == (
        "datatruck-mfa", False, True,
    )
    assert shell.run("aws-mfa datatruck").status == 0


SLIPS = (
    ("ASIASTANDINALICE2222", "an id that begins with ASIA is a session's, and AWS opens no session with it"),
    (SECRET, "that looks like the secret access key"),
)


@pytest.mark.parametrize("name", ["bash"])
def test_every_slip_is_explained_and_no_secret_is_seen(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck")
    for keys, _ in SLIPS:
        dialogue.asked(ASK_ID, keys)
    dialogue.asked(ASK_ID, f" aws_access_key_id = {ID} ")
    dialogue.asked(ASK_SECRET, SECRET[:-1])
    dialogue.asked(ASK_SECRET, ID)
    # The right form, and another key's.
    dialogue.asked(ASK_SECRET, SECRET[::-1])
    dialogue.asked(ASK_REGION, "eu-wset-1")
    dialogue.asked(ASK_REGION, "eu-west-1")
    dialogue.asked(ASK_SECRET, f'"{SECRET}"')
    result = dialogue.interrupted(ASK_CODE)
    seen = dialogue.seen.getvalue()
    words = [text for _, text in SLIPS] + [
        "this one has 39", "that is an access key id again", f"the secret access key does not belong to {ID}", "did you mean eu-west-1?",
    ]
    assert (result.status, [text for text in words if text not in seen], dialogue.shows_a_secret, SECRET[::-1] in seen, texts(empty)) == (
        130, [], False, False, {},
    )


@pytest.mark.parametrize("name", ["bash"])
def test_a_line_of_the_consoles_file_has_both_keys(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck")
    dialogue.asked(ASK_ID, f"{ID},{SECRET}")
    result = dialogue.interrupted(ASK_REGION)
    assert (result.status, dialogue.shows_a_secret) == (130, False)


@pytest.mark.parametrize("name", ["bash"])
def test_after_three_slips_the_rest_of_a_paste_runs_nowhere(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck")
    dialogue.asked(ASK_ID, "x\ry\rz\rtouch ran")
    result = shell.finish()
    assert (result.status, result.output.splitlines()[-2:], (empty.path / "ran").exists()) == (
        1, ["aws-mfa: that is not an access key id", "hint: it has 20 capital letters and digits, and begins with AKIA"], False,
    ), result
    assert dialogue.seen.getvalue().count("that is not an access key id") == 3


@pytest.mark.parametrize("name", ["bash"])
def test_what_is_left_of_a_paste_at_the_end_runs_nowhere(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck --region us-east-1")
    for question, keys in ((ASK_ID, ID), (ASK_SECRET, SECRET), (ASK_CODE, empty.code()), (ASK_LENGTH, "1h")):
        dialogue.asked(question, keys)
    dialogue.asked(CONSENT, "n\rtouch ran")
    assert (shell.finish().status, shell.run("true").output, (empty.path / "ran").exists()) == (0, "", False)


@pytest.mark.parametrize("name", ["bash"])
def test_where_a_secret_would_go_is_said_before_it_is_typed(empty, shell, aws):
    dialogue = Dialogue(shell, "aws-mfa setup off")
    shown = dialogue.asked(ASK_ID, "\x03", "")
    assert (shell.finish().status, f"aws-mfa: calling {aws.url}, which is not AWS\n" in shown) == (130, True), shown
    assert "off is also one of aws-mfa's verbs: aws-mfa login off opens the profile's session\n" in shown


@pytest.mark.parametrize("name", ["bash"])
def test_a_no_writes_nothing(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck --region us-east-1")
    for question, keys in ((ASK_ID, ID), (ASK_SECRET, SECRET), (ASK_CODE, empty.code()), (ASK_LENGTH, "1h"), (CONSENT, "n")):
        dialogue.asked(question, keys)
    result = shell.finish()
    assert (result.status, texts(empty), shell.aws().get("AWS_PROFILE")) == (0, {}, None), result


@pytest.mark.parametrize("name", ["bash"])
def test_a_profile_that_appears_meanwhile_is_left_alone(empty, shell):
    dialogue = Dialogue(shell, "aws-mfa setup datatruck")
    for question, keys in ((ASK_ID, ID), (ASK_SECRET, SECRET), (ASK_REGION, ""), (ASK_CODE, empty.code()), (ASK_LENGTH, "")):
        dialogue.asked(question, keys)
    (empty.path / ".aws").mkdir()
    empty.credentials.write_text("# mine\n[datatruck]\nregion = x\n")
    dialogue.asked(CONSENT, "")
    result = shell.finish()
    assert (result.status, "somebody else has written profile datatruck to ~/.aws/credentials" in result.output, texts(empty)) == (
        1, True, {"credentials": "# mine\n[datatruck]\nregion = x\n"},
    ), result


@pytest.mark.parametrize("name", ["bash"])
def test_every_byte_of_files_that_exist_survives(empty, shell):
    config, credentials = b"\xef\xbb\xbf# mine\r\n[default]\r\nregion = us-east-1\r\n; end", b"# mine\n[x]\nlast = \xc3\xa9"
    (empty.path / ".aws").mkdir()
    empty.config.write_bytes(config)
    empty.credentials.write_bytes(credentials)
    Dialogue(shell, "aws-mfa setup datatruck").all(empty)
    result = shell.finish()
    added = "\r\n" + CONFIG.replace("\n", "\r\n")
    assert (result.status, empty.config.read_bytes(), empty.credentials.read_bytes().startswith(credentials + b"\n" + KEYS.encode())) == (
        0, config + added.encode(), True,
    ), result


@pytest.mark.parametrize("name", ["bash"])
def test_where_aws_is_not_reached_nothing_is_written(empty, shell):
    shell.export("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    dialogue = Dialogue(shell, "aws-mfa setup datatruck")
    for question, keys in ((ASK_ID, ID), (ASK_SECRET, SECRET), (ASK_REGION, "")):
        dialogue.asked(question, keys)
    result = shell.finish()
    assert (result.status, texts(empty)) == (5, {}), result


def test_where_nothing_exists_the_way_to_a_profile_is_said(empty):
    bare = empty.awsmfa("login", "--store-only")
    script = empty.awsmfa("setup", "datatruck")
    assert (bare.status, bare.stderr.splitlines()[1], script.status, script.stderr.splitlines()[-1]) == (
        1, "hint: make one, for which you need an access key, with: aws-mfa setup NAME",
        3, "hint: run aws-mfa setup datatruck in a terminal",
    )


# A name that is like another one


@pytest.mark.parametrize("name", ["bash"])
def test_a_misspelt_name_makes_no_profile_unless_the_user_says_so(home, shell):
    question = "did you mean datatruck? (y, or n for a new profile, Enter for y): "
    dialogue = Dialogue(shell, "aws-mfa setup datatrck")
    dialogue.asked(question, "")
    assert dialogue.interrupted(ASK_CODE).status == 130
    dialogue = Dialogue(shell, "aws-mfa setup datatrck")
    dialogue.asked(question, "n")
    assert dialogue.interrupted(ASK_ID).status == 130
    script = home.awsmfa("setup", "datatrck")
    assert (script.status, script.stderr.splitlines()[-1]) == (1, "hint: did you mean aws-mfa setup datatruck?")


# Roles


CONSENT_CONFIG = "write this to ~/.aws/config? (y or n, Enter for y): "


@pytest.fixture
def team(home, aws):
    """A home with roles in it, on a network where the stand-in is AWS."""
    role_profiles(home, aws)
    home.environment["AWS_ENDPOINT_URL"] = aws.url
    return home


@pytest.mark.parametrize("name", ["bash"])
def test_a_role_is_proven_with_the_live_session_and_written(team, shell, aws):
    shell.login()
    before = team.config.read_text()
    dialogue = Dialogue(shell, f"aws-mfa setup ops --role {arn('Developer')} --source datatruck")
    shown = dialogue.asked(CONSENT_CONFIG, "")
    result = shell.finish()
    section = f"[profile ops]\nrole_arn = {arn('Developer')}\nsource_profile = datatruck\nregion = eu-west-1\n"
    assert (result.status, team.config.read_text(), [call["action"] for call in aws.calls], shell.aws()["AWS_PROFILE"]) == (
        0, before + "\n" + section, ["GetSessionToken", "AssumeRole"], "ops-mfa",
    ), shown


@pytest.mark.parametrize("name", ["bash"])
def test_without_a_session_one_code_proves_a_role(team, shell):
    dialogue = Dialogue(shell, f"aws-mfa setup ops --role {arn('Developer')} --source datatruck")
    dialogue.asked("MFA code for ops (alice, 111122223333): ", team.code())
    dialogue.asked(CONSENT_CONFIG, "n")
    result = shell.finish()
    assert (result.status, "[profile ops]" in team.config.read_text(), team.section() is not None, team.section("ops")) == (0, False, True, None)


@pytest.mark.parametrize("name", ["bash"])
def test_a_role_gets_its_external_id_and_the_name_of_its_sessions(team, shell, aws):
    shell.login()
    before = team.config.read_text()
    dialogue = Dialogue(
        shell, f"aws-mfa setup inspect --role {arn('Audit')} --source datatruck --external-id audit-2026 --role-session-name alice",
    )
    shown = dialogue.asked(CONSENT_CONFIG, "")
    result = shell.finish()
    section = (
        f"[profile inspect]\nrole_arn = {arn('Audit')}\nsource_profile = datatruck\nexternal_id = audit-2026\n"
        "role_session_name = alice\nregion = eu-west-1\n"
    )
    assert (result.status, team.config.read_text(), aws.calls[-1]["parameters"]["ExternalId"], aws.calls[-1]["parameters"]["RoleSessionName"]) == (
        0, before + "\n" + section, "audit-2026", "alice",
    ), shown


WRONG = {
    "no ARN": (("ops", "--role", "Developer", "--source", "datatruck"), 2, "--role is not a role ARN: Developer"),
    "a user": (("ops", "--role", "arn:aws:iam::111122223333:user/x", "--source", "datatruck"), 2, "--role is not a role ARN: arn:aws:iam::111122223333:user/x"),
    "no source": (("ops", "--role", arn("Developer"), "--source", "datatrck"), 1, "--source names datatrck, but no profile has that name in ~/.aws/config or ~/.aws/credentials"),
    "a profile that is there": (("read", "--role", arn("Developer"), "--source", "datatruck"), 1, "there is a profile read already"),
    "no role": (("ops", "--source", "datatruck"), 2, "--source is for a role that --role names"),
    "a bad external id": (
        ("ops", "--role", arn("Developer"), "--source", "datatruck", "--external-id", "x"), 2,
        "--external-id cannot be x",
    ),
    "an external id of no role": (("ops", "--external-id", "xy"), 2, "--external-id is for a role that --role names"),
    "a bad name": (("o#s", "--role", arn("Developer"), "--source", "datatruck"), 1, "a new profile cannot be called o#s"),
}


@pytest.mark.parametrize(("words", "status", "cause"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_become_a_role_is_refused_before_any_question(team, aws, words, status, cause):
    before = team.files()
    run = team.awsmfa("setup", *words)
    assert (run.status, run.stderr.splitlines()[-2], aws.calls, team.files()) == (status, f"aws-mfa: {cause}", [], before), run
