"""What happens to the user's files."""

from __future__ import annotations

import os
import stat

import pytest

from standin import StandIn
from support.files import KEYS, keep_keys_in_config
from support.product import Home

PLAIN = f"[datatruck]\n{KEYS}"

TEXTS = {
    "plain": PLAIN.encode(),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "CR": PLAIN.replace("\n", "\r").encode(),
    "byte order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "no final line end": PLAIN.rstrip("\n").encode(),
    "CRLF and no final line end": PLAIN.replace("\n", "\r\n").rstrip("\r\n").encode(),
    "empty lines at the end": (PLAIN + "\n\n\n").encode(),
    "spaces at the end": (PLAIN + "  \n\t").encode(),
    "comments": f"# one\n; two\n\n[datatruck]\n# three\n{KEYS}\n# four".encode(),
    "indented": ("[datatruck]\n" + "".join(f"  {line}\n" for line in KEYS.splitlines())).encode(),
    "mixed line ends": (PLAIN + "[x]\r\na = 1\r[y]\nb : 2\r\n").encode(),
    "latin-1 in a comment": (PLAIN + "# ").encode() + "é\n".encode(),
    "nested": (PLAIN + "[x]\ns3 =\n  a = b\n\n  c = d\n").encode(),
}


def at_rest(home: Home) -> dict:
    """AWS's two files, without our section."""
    return {name: value for name, value in home.files().items() if name.startswith(".aws")}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_purged_session_leaves_the_files_byte_for_byte(home, text):
    home.credentials.write_bytes(text)
    before = at_rest(home)
    home.store()
    stored = home.credentials.read_bytes()
    run = home.awsmfa("logout", "datatruck", "--purge")
    assert (stored.startswith(text), b"[datatruck-mfa]" in stored, run.status, at_rest(home)) == (True, True, 0, before)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_renewal_and_logout_touch_only_our_section(home, text):
    home.credentials.write_bytes(text)
    home.store()
    first = home.credentials.read_bytes()
    home.store("datatruck", "--force")
    second = home.credentials.read_bytes()
    home.awsmfa("logout", "datatruck")
    third = home.credentials.read_bytes()
    head = first.partition(b"[datatruck-mfa]")[0]
    assert (second != first, second.partition(b"[datatruck-mfa]")[0], third.partition(b"[datatruck-mfa]")[0]) == (True, head, head)


def test_a_section_in_the_middle_is_replaced_in_its_place(home):
    home.store()
    tail = "\n# after\n[later]\nregion = x\n"
    home.configure(credentials=tail)
    home.store("datatruck", "--force")
    text = home.credentials.read_text()
    assert (text.endswith(tail), text.count("[datatruck-mfa]")) == (True, 1)


def test_the_users_own_keys_in_our_section_stay(home):
    home.store()
    home.configure(credentials="# mine\ncli_pager = less\n")
    home.store("datatruck", "--force")
    home.awsmfa("logout", "datatruck")
    text = home.credentials.read_text()
    assert ("# mine\n" in text, "cli_pager = less\n" in text) == (True, True)


def test_after_logout_the_section_keeps_manager_and_process(home):
    home.store()
    home.awsmfa("logout", "datatruck")
    process = f"{home.program.resolve()} credential-process datatruck"
    assert home.section() == {"manager": "aws-mfa", "credential_process": process}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666, 0o400, 0o700])
def test_a_file_with_secrets_is_for_its_owner_only(home, mode):
    home.credentials.chmod(mode)
    home.store()
    assert oct(stat.S_IMODE(home.credentials.stat().st_mode)) == oct(mode & 0o700)


def test_a_missing_file_and_folder_are_made_private(home):
    keep_keys_in_config(home)
    credentials = home.path / "new/folder/credentials"
    variables = {"AWS_SHARED_CREDENTIALS_FILE": str(credentials)}
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), variables=variables)
    modes = [oct(stat.S_IMODE(path.stat().st_mode)) for path in (credentials, credentials.parent, credentials.parent.parent)]
    assert (run.status, modes) == (0, ["0o600", "0o700", "0o700"]), run


@pytest.mark.parametrize("kind", ["absolute", "relative", "chain"])
def test_a_link_stays_a_link(home, kind):
    real = home.path / "dotfiles/credentials"
    real.parent.mkdir()
    home.credentials.rename(real)
    target = {"absolute": str(real), "relative": "../dotfiles/credentials", "chain": "middle"}[kind]
    if kind == "chain":
        (home.path / ".aws/middle").symlink_to("../dotfiles/credentials")
    home.credentials.symlink_to(target)
    home.store()
    assert (os.readlink(home.credentials), "[datatruck-mfa]" in real.read_text(), sorted(os.listdir(real.parent))) == (
        target, True, ["credentials"],
    )


def test_a_dangling_link_is_followed_to_where_it_points(home):
    keep_keys_in_config(home)
    home.credentials.unlink()
    home.credentials.symlink_to("../dotfiles/credentials")
    home.store()
    real = home.path / "dotfiles/credentials"
    assert (os.readlink(home.credentials), "[datatruck-mfa]" in real.read_text(), oct(stat.S_IMODE(real.stat().st_mode))) == (
        "../dotfiles/credentials", True, "0o600",
    )


def test_nothing_but_the_file_is_left_in_the_folder(home):
    home.store()
    assert sorted(os.listdir(home.credentials.parent)) == ["config", "credentials"]


# Who owns the section

TRIPLE = "aws_access_key_id = ASIAAAAABBBBCCCCDDDD\naws_secret_access_key = s\naws_session_token = t\n"
FOREIGN = {
    "long-term key": ("", f"[datatruck-mfa]\n{KEYS}", "[datatruck-mfa] in the credentials file holds a long-term key"),
    "manager": ("", f"[datatruck-mfa]\nmanager = other\n{TRIPLE}", "[datatruck-mfa] in the credentials file is managed by other"),
    "unknown key": (
        "", f"[datatruck-mfa]\n{TRIPLE}x_principal = me\n",
        "[datatruck-mfa] in the credentials file has a key that does not belong to a session: x_principal",
    ),
    "role": (
        "[profile datatruck-mfa]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = datatruck\n", "",
        "[profile datatruck-mfa] in the config file has its own role_arn",
    ),
    "SSO": ("[profile datatruck-mfa]\nsso_session = x\n", "", "[profile datatruck-mfa] in the config file has its own sso_session"),
    "process": (
        "[profile datatruck-mfa]\ncredential_process = x\n", TRIPLE.join(["\n[datatruck-mfa]\n", ""]),
        "[profile datatruck-mfa] in the config file has its own credential_process",
    ),
}


@pytest.mark.parametrize(("config", "credentials", "error"), FOREIGN.values(), ids=FOREIGN.keys())
def test_a_section_of_somebody_elses_is_refused_before_the_question(shell, home, aws, config, credentials, error):
    home.configure("\n" + config, "\n" + credentials)
    before = home.files()
    result = shell.run("aws-mfa datatruck")
    hint = "hint: rename that section, or do without a stored session with --no-store\n"
    assert (*result, aws.calls, home.files()) == (f"aws-mfa: {error}, so aws-mfa leaves it alone\n{hint}", 1, [], before)


def test_a_section_of_somebody_elses_does_not_stand_in_the_way_of_no_store(shell, home):
    home.configure(credentials=f"\n[datatruck-mfa]\nmanager = other\n{TRIPLE}")
    before = at_rest(home)
    result = shell.login(options="--no-store")
    assert (result.status, "AWS_PROFILE" in shell.aws(), at_rest(home)) == (0, False, before)


@pytest.mark.parametrize("text", [TRIPLE, TRIPLE + "region = eu-west-3\n", TRIPLE.replace("session", "security"), ""], ids=["triple", "region", "old token", "empty"])
def test_a_session_pasted_by_hand_is_taken_over_and_said_once(home, text):
    home.configure(credentials=f"\n[datatruck-mfa]\n{text}")
    first, second = home.store(), home.store("datatruck", "--force")
    line = "aws-mfa: from now on, [datatruck-mfa] in the credentials file is kept up to date by aws-mfa\n"
    section = home.section()
    assert (line in first.stderr, line in second.stderr, section["manager"], "aws_security_token" in section, section["region"]) == (
        True, False, "aws-mfa", False, "eu-west-3" if "region" in text else "eu-west-1",
    )


# Where nothing can be written

BIG = "# " + "x" * 10_000 + "\n"


def test_a_shell_gets_the_session_where_it_cannot_be_stored(home, name):
    keep_keys_in_config(home)
    home.credentials.unlink()
    home.credentials.symlink_to("/dev/null/credentials")
    shell = home.terminal(name, variables={"AWS_PROFILE": "mine"})
    result = shell.login()
    during = shell.aws()
    shell.run("aws-mfa off")
    assert (
        result.status, "the session is in this shell only: " in result.output, "AWS_PROFILE" in during,
        during["AWS_ACCESS_KEY_ID"][:4], shell.aws(),
    ) == (0, True, False, "ASIA", {"AWS_PROFILE": "mine", "AWS_MFA_OFF": "1"})


def test_a_write_that_breaks_off_leaves_the_old_file(home, name):
    home.configure(credentials=BIG)
    shell = home.terminal(name)
    shell.run("ulimit -f 8")
    before = at_rest(home)
    result = shell.login()
    assert (result.status, "the session is in this shell only: " in result.output, "AWS_PROFILE" in shell.aws(), at_rest(home)) == (
        0, True, False, before,
    ), result


def test_store_only_fails_where_nothing_can_be_stored(home):
    keep_keys_in_config(home)
    home.credentials.unlink()
    home.credentials.symlink_to("/dev/null/credentials")
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code())
    assert (run.status, "in this shell" in run.stderr) == (1, False), run


def test_a_pipe_in_the_files_place_stays_one(home, name):
    keep_keys_in_config(home)
    pipe = home.path / "pipe"
    os.mkfifo(pipe)
    shell = home.terminal(name, variables={"AWS_SHARED_CREDENTIALS_FILE": str(pipe)})
    result = shell.login()
    assert (result.status, "~/pipe cannot be written: it is not a regular file\n" in result.output, "AWS_PROFILE" in shell.aws(), pipe.is_fifo()) == (
        0, True, False, True,
    ), result


def test_a_state_that_cannot_be_written_is_said_and_no_failure(home):
    (home.path / ".local/state").write_text("no folder")
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code())
    assert (run.status, "[datatruck-mfa]" in home.credentials.read_text()) == (0, True), run


# A project's own endpoint


def test_a_shell_with_a_foreign_endpoint_does_not_overwrite_a_live_session(home, aws):
    home.store()
    before = home.credentials.read_bytes()
    with StandIn(aws.world) as local:
        run = home.awsmfa(
            "login", "datatruck", "--store-only", "--code", home.code(), variables={"AWS_ENDPOINT_URL": local.url}
        )
        told = f"aws-mfa: the stored session of datatruck is not from {local.url}, so it was not replaced\n"
    assert (run.status, told in run.stderr, home.credentials.read_bytes()) == (1, True, before), run


def test_another_base_key_does_not_join(home, aws):
    home.store()
    home.credentials.write_text(home.credentials.read_text().replace("= AKIASTANDINALICE2222", "= AKIASTANDINOTHER2222", 1))
    run = home.awsmfa("export", "datatruck")
    assert (run.status, run.stdout) == (3, "")
