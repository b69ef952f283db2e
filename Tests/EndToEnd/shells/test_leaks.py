"""Every verb, in shells that show, log or pass on what they run: no secret gets out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from support.directories import project
from support.observers import OBSERVERS, WATCHED
from support.roles import role_profiles, write_policy
from support.stores import use_keychain

pytestmark = [pytest.mark.linux, pytest.mark.root]

OWN = "ownSecretOfTheUserThatIsAsLongAsOneOfAWS"
ROLE = "arn:aws:iam::111122223333:role/Developer"
LINES = (
    "aws-mfa status", "aws-mfa status --json", "aws-mfa list", "aws-mfa list --json", "aws-mfa devices", "aws-mfa prompt",
    "aws-mfa exec -- /usr/bin/true", "aws-mfa export >/dev/null", "aws-mfa export --format fish >/dev/null",
    "aws-mfa credential-process >/dev/null", "aws-mfa off", "aws-mfa use datatruck", "aws-mfa admin", "aws-mfa console --print >/dev/null", "aws-mfa console s3 --region us-east-1 --print >/dev/null",
    f"aws-mfa datatruck --role {ROLE} --external-id x1 --role-session-name tester --policy policy.json --region eu-north-1",
    f"aws-mfa datatruck --role {ROLE}", "aws-mfa guard uname", "uname >/dev/null", "aws-mfa guard --off", "aws-mfa allow project",
    "cd project", "cd", "aws-mfa allow --list", "aws-mfa deny project", "aws-mfa init bash", "aws-mfa help login",
    "aws-mfa export nosuchprofile", "aws-mfa --version", "aws-mfa rotate datatruck --delete", "aws-mfa keys move datatruck --to keychain", "aws-mfa keys",
    "aws-mfa keys print datatruck >/dev/null", "aws-mfa keys restore datatruck </dev/null", "aws-mfa keys move datatruck --to section",
    "aws-mfa keys restore datatruck",
)
DUMPS = {"bash": "declare -p; set; trap; history", "zsh": "typeset -p; typeset; functions; fc -l 1", "fish": "set; set -S | string match -v '*originally inherited*'; functions -a; history | cat"}
_EXECVE = re.compile(r'execve\("((?:[^"\\]|\\.)*)", \[(.*?)\], \[(.*)\]\) = ')
_VARIABLE = re.compile(r'"(\w+)=((?:[^"\\]|\\.)*)"')


class Programs:
    """The programs that a shell has started, as `strace` saw them: path, arguments and variables."""

    def __init__(self, home):
        self._file = home.scratch("programs") / "calls"
        self.tracer = ("strace", "-D", "-f", "-q", "--seccomp-bpf", "-e", "trace=execve", "-v", "-s", "100000", "-o", str(self._file))

    def started(self) -> list:
        found = [_EXECVE.search(line) for line in self._file.read_text(errors="replace").splitlines()]
        return [(match[1], match[2], dict(_VARIABLE.findall(match[3]))) for match in found if match]


def holding(secrets: list, text: str) -> list:
    """Which of the secrets a text shows; of a long one, the beginning is enough."""
    return [secret for secret in secrets if secret[:20] in text]


def verbs(home) -> list:
    return re.findall(r"^  ([a-z-]+) ", home.awsmfa("help").stdout, re.MULTILINE)


def use_every_verb(shell, home) -> list:
    """Run every verb; returns the codes that were typed."""
    codes = []
    for command in ("aws-mfa datatruck", "aws-mfa renew", "aws-mfa setup datatruck"):
        codes.append(home.code())
        shell.ask(command)
        shell.send(codes[-1] + "\r")
        if "setup" in command:
            shell.child.expect("usual length of a session")
            shell.send("\x03")
        shell.finish()
    type_new_keys(shell, home)
    failed = [line for line in LINES if shell.run(line).status != 0]
    assert failed == ["aws-mfa export nosuchprofile"]
    assert "credential-process" in verbs(home)
    used = {word for line in LINES for word in line.split()} | {"login", "renew", "setup"}
    for verb in set(verbs(home)) - used:
        shell.run(f"aws-mfa {verb} </dev/null")
    return codes


def type_new_keys(shell, home) -> None:
    """Answer a set-up from nothing as far as its keys, the secret also in the place of the id."""
    user = home.server.world.users[0]
    shell.type("aws-mfa setup fresh")
    for question, keys in (
        ("access key id: ", user.secret_access_key), ("access key id: ", user.access_key_id), ("secret access key (not shown): ", user.secret_access_key),
    ):
        shell.child.expect_exact(question)
        shell.log += shell.child.before
        shell.send(keys + "\r")
    shell.child.expect_exact("region (Enter for ")
    shell.log += shell.child.before
    shell.send("\x03")
    shell.finish()


def variables_with(shell, secrets: list, name: str) -> set:
    """The names before the secrets in everything that the shell lists of itself."""
    file = shell.home.scratch(name) / "variables"
    # What traps and traces print is checked with the terminal's text.
    shell.run(f"begin; {DUMPS['fish']}; end >{file} 2>/dev/null" if shell.shell == "fish" else f"{{ {DUMPS[shell.shell]}; }} >{file} 2>/dev/null")
    lines = [line for line in file.read_text(errors="replace").splitlines() if holding(secrets, line)]
    assert file.stat().st_size > 1000
    return {re.findall(r"\b(?:AWS|_awsmfa|_)\w*", line)[0] for line in lines}


SESSION = {"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
SAVED = {"_awsmfa_memory", "_awsmfa_undo"}


@pytest.mark.parametrize("observer", OBSERVERS)
def test_no_verb_lets_a_secret_out_whatever_watches_the_shell(home, aws, observer):
    name, watching = OBSERVERS[observer]
    role_profiles(home, aws)
    keychain, _ = use_keychain(home)
    project(home, "project", is_trusted=False)
    write_policy(home)
    programs = Programs(home)
    # Half of the shells say on the terminal what is decided, the others in a file.
    trace = home.path / "trace"
    is_shown = list(OBSERVERS).index(observer) % 2 == 0
    own = {"AWS_ACCESS_KEY_ID": "AKIAOWN0000000000000", "AWS_SECRET_ACCESS_KEY": OWN, "AWS_MFA_DEBUG": "1" if is_shown else str(trace)}
    shell = home.terminal(name, variables=own, under=programs.tracer)
    shell.run(watching)
    former = [user.secret_access_key for user in aws.world.users]
    codes = use_every_verb(shell, home)
    shell.run("aws-mfa datatruck")
    lasting = sorted({*former, *(user.secret_access_key for user in aws.world.users)})
    issued = aws.cloud.secrets()
    during = [variables_with(shell, secrets, "during") for secrets in (issued, [OWN], lasting)]
    shell.run("aws-mfa off")
    after = [variables_with(shell, secrets, "after") for secrets in (issued, [OWN], lasting)]
    shell.send("exit\r")
    shell.child.expect(shell.child.delimiter)
    told = shell.log if is_shown else trace.read_text()
    watched = home.path / WATCHED
    files = [path for path in home.path.parent.rglob("*") if path.is_file() and path not in (home.credentials, keychain) and path.parent.name[:6] not in ("progra", "during", "after.")]
    seen = {path.name: found for path in files if (found := holding([OWN, *lasting, *issued, *codes], path.read_text(errors="replace")))}
    started = programs.started()
    assert (len(issued), len(lasting), watched.exists() or WATCHED not in watching, len(started) > len(LINES)) == (13, 3, True, True)
    assert (holding([OWN, *lasting, *issued], shell.log), seen) == ([], {})
    decisions = [line for line in told.splitlines() if "debug: " in line or not is_shown]
    assert [line for line in decisions if any(code in re.findall(r"\d{6,}", line) for code in codes)] == []
    assert {verb for verb in verbs(home) if not any(f"run: {verb}" in line for line in decisions)} <= {"help"}
    assert (during, after) == ([SESSION, SAVED, set()], [set(), {"AWS_SECRET_ACCESS_KEY"}, set()])
    assert [words for _, words, _ in started if holding([OWN, *lasting, *issued, *codes], words)] == []
    assert leaks(started, lasting + codes, issued, home.program) == []


def leaks(started: list, unknown: list, issued: list, program: Path) -> list:
    """The variables by which programs have got a secret that is not theirs. The shell's own children have its session."""
    return [
        (path, name) for path, _, variables in started for name, value in variables.items()
        if holding(unknown, value)
        or holding(issued, value) and (name not in SESSION or path.endswith("/curl"))
        or OWN in value and name != "AWS_SECRET_ACCESS_KEY" and (name, path) != ("AWS_MFA_MEMORY", str(program))
        or path.endswith("/curl") and name.startswith("AWS")
    ]


def test_the_tracer_sees_arguments_and_variables(home):
    programs = Programs(home)
    subprocess.run([*programs.tracer, "env", "A=b c", "true", "secret"], check=True)
    path, words, variables = programs.started()[-1]
    assert (Path(path).name, words, variables["A"]) == ("true", '"true", "secret"', "b c")
