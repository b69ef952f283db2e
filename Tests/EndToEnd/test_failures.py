"""What goes wrong, what is said, and that nothing is changed by it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import threading
import time

import pytest

from product import DEVICES
from server import Certificate
from standin import Fault, StandIn
from terminal import session_members

WRONG = "aws-mfa: AWS refused the code: it is wrong, or no longer valid\n"
USED = "aws-mfa: AWS refused the code: it is wrong, or was already used less than a minute ago (each works once)\n"
NO_CODE = "aws-mfa: an MFA code is six digits\n"


def environment(shell) -> dict:
    """The exported variables but for the one that names the last command."""
    variables = shell.environment()
    variables.pop("_", None)
    return variables


def everything(shell, home) -> tuple:
    """All that a failed login must leave as it was."""
    return environment(shell), home.files()


# At the question


def test_three_wrong_codes_end_the_login_and_change_nothing(shell, home):
    before = everything(shell, home)
    shell.ask("aws-mfa datatruck")
    for _ in range(2):
        shell.send(home.wrong_code() + "\r")
        shell.question()
    result = shell.answer(home.wrong_code())
    assert (result.status, result.output.count(WRONG), everything(shell, home)) == (4, 3, before)


def test_a_used_code_is_told_from_a_wrong_one(shell, home):
    code = home.code()
    home.awsmfa("login", "datatruck", "--store-only", "--code", code)
    shell.ask("aws-mfa datatruck --force")
    shell.send(code + "\r")
    shown = shell.question()
    result = shell.answer(home.code())
    assert (shown.count(USED + "hint: wait for the next code\n"), result.status) == (1, 0)


def test_what_is_not_six_digits_is_asked_again_without_a_call(shell, home, aws):
    shell.ask("aws-mfa datatruck")
    shell.send("12345\r")
    shown = shell.question()
    calls = len(aws.calls)
    result = shell.answer(home.code())
    assert (shown.count(NO_CODE), calls, result.status) == (1, 0, 0)


@pytest.mark.parametrize(
    "paste",
    ["\x1b[200~wJalrXUtnFEMI/K7MDENG\x1b[201~", "é€🎉", "\x1b[A\x1b[B\x1bOP", "$(touch pasted)", "a" * 500],
    ids=["bracketed", "unicode", "keys", "command", "long"],
)
def test_garbage_at_the_question_is_neither_shown_nor_run(shell, home, aws, paste):
    before = everything(shell, home)
    shell.ask("aws-mfa datatruck")
    for _ in range(2):
        shell.send(paste + "\r")
        shell.question()
    result = shell.answer(paste)
    shown = re.sub(r"\*+", "*", result.output).replace(") : ", "): ")
    told = (paste in result.output, "wJalr" in result.output, result.output.count(NO_CODE))
    assert (result.status, told, aws.calls, (home.path / "pasted").exists(), everything(shell, home)) == (
        1, (False, False, 3), [], False, before,
    ), shown


def test_a_line_can_be_mended_before_enter(shell, home):
    code = home.code()
    shell.ask("aws-mfa datatruck")
    assert shell.answer(f"99\x7f\x7fabc\x15{code}").status == 0


INTERRUPTS = {"Ctrl-C": "\x03", "Ctrl-D": "\x04", "Ctrl-backslash": "\x1c"}
USER_THINGS = {
    "bash": ("alias ll='ls -l'; trap 'echo trapped' INT", "alias ll; trap -p"),
    "zsh": ("alias ll='ls -l'; trap 'echo trapped' INT", "alias ll; trap"),
    "fish": ("alias ll 'ls -l'; function on_int --on-signal INT; echo trapped; end", "functions ll on_int"),
}


@pytest.mark.parametrize("key", INTERRUPTS.values(), ids=INTERRUPTS.keys())
def test_an_interrupted_question_leaves_shell_and_terminal_as_they_were(home, name, key):
    things, shown = USER_THINGS[name]
    shell = home.terminal(name, before=things)

    def state():
        return shell.run("stty -a"), shell.run(shown), *everything(shell, home)

    before = state()
    shell.ask("aws-mfa datatruck")
    shell.send("12" + key if key != "\x04" else key)
    result = shell.finish()
    assert (result.status, "trapped" in result.output, state()) == (130, False, before)


def test_a_login_works_after_an_interrupted_one(shell, home):
    shell.ask("aws-mfa datatruck")
    shell.send("\x03")
    shell.finish()
    assert shell.login().status == 0


def test_the_rest_of_a_paste_that_is_no_code_is_not_run(shell, home):
    shell.ask("aws-mfa datatruck")
    shell.send("export A=1\rexport B=2\rexport C=3\rtouch pasted\r")
    result = shell.finish()
    after = shell.run("echo alive")
    assert (result.status, result.output.count("an MFA code is six digits"), after, (home.path / "pasted").exists()) == (
        1, 3, ("alive\n", 0), False,
    ), result


def test_ctrl_z_does_not_freeze_the_shell(shell, home):
    shell.ask("aws-mfa datatruck")
    shell.send("\x1a")
    assert shell.answer(home.code()).status == 0


def test_an_interrupt_while_aws_is_called_changes_nothing(shell, home, aws):
    before = everything(shell, home)
    aws.fail(Fault.hang(30))
    shell.ask("aws-mfa datatruck")
    shell.send(home.code() + "\r")
    wait_until(lambda: aws.calls)
    shell.send("\x03")
    result = shell.finish()
    told = "\naws-mfa: interrupted during the call to AWS\nhint: nothing was changed; if you gave a code, use the next one\n"
    assert (result.status, told in result.output, everything(shell, home)) == (130, True, before), result


def wait_until(condition, seconds: float = 30):
    """The first true value of a condition; fails when it takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("waited in vain")


def asking(shell) -> int:
    """The process that asks in a terminal."""
    def found():
        pids = session_members(shell.child.pid)
        return [pid for pid in pids if "awsmfa" in open(f"/proc/{pid}/stat").read().split(")")[0]]

    return wait_until(found)[0]


def test_a_terminal_closed_at_the_question_leaves_no_process_and_no_file(shell, home):
    before = home.files()
    shell.ask("aws-mfa datatruck")
    asking(shell)
    shell.hang_up()
    wait_until(lambda: not session_members(shell.child.pid))
    assert home.files() == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_shell_whose_question_was_killed_is_usable(shell, home, number):
    before = (shell.run("stty -a"), *everything(shell, home))
    shell.ask("aws-mfa datatruck")
    os.kill(asking(shell), number)
    result = shell.finish()
    after = (shell.run("stty -a"), *everything(shell, home))
    assert (result.status >= 128, after) == (True, before)


# What AWS says


def failing(home, *options: str, variables: dict = {}) -> tuple:
    """Status, message and changed files of a login with a good code that must fail."""
    before = home.files()
    words = ("login", "datatruck", "--store-only", "--code", home.code(), *options)
    run = home.awsmfa(*words, variables=variables)
    return run.status, run.stdout, run.stderr, home.files() == before


def refusal(status: int, error: str, hint: str) -> tuple:
    return status, "", f"aws-mfa: {error}\nhint: {hint}\n", True


def test_another_users_device_is_told(home):
    serial = "arn:aws:iam::111122223333:mfa/nobody"
    assert failing(home, "--serial", serial) == refusal(
        4, f"AWS knows no device {serial} for the user of profile datatruck",
        "check --serial, and that the keys belong to the same account",
    )


@pytest.mark.parametrize(("offset", "told"), [(600, "10 min behind"), (-600, "10 min ahead of")])
def test_a_wrong_clock_is_told_by_its_minutes(home, aws, offset, told):
    aws.clock_offset = offset
    status, _, message, is_unchanged = failing(home)
    pattern = f"aws-mfa: AWS refused the call: this computer's clock is {told} AWS's\nhint: set the clock .*\n"
    assert (status, bool(re.fullmatch(pattern, message)), is_unchanged) == (4, True, True), message


@pytest.mark.parametrize(("offset", "told"), [(200, "3 min behind"), (-200, "3 min ahead of"), (90, None), (-90, None)])
def test_a_slightly_wrong_clock_is_told_when_the_login_works(home, aws, offset, told):
    aws.clock_offset = offset
    run = home.store()
    found = re.search("clock is (.*) AWS's", run.stderr)
    assert (found and found[1]) == told


def test_an_inactive_key_is_told(home, aws):
    aws.world.users[0].active = False
    assert failing(home) == refusal(
        4, "AWS does not know the access key AKIASTANDINALICE2222, or it is inactive",
        "check it in the AWS console, then enter both keys again: aws configure --profile datatruck",
    )


def test_a_wrong_secret_is_told_and_not_shown(home):
    home.credentials.write_text(home.credentials.read_text().replace("secret+for+alice", "secret+for+nobody"))
    assert failing(home) == refusal(
        4, "the secret access key does not belong to AKIASTANDINALICE2222",
        "enter both keys again: aws configure --profile datatruck",
    )


MESSAGES = {
    "two lines": ("one\ntwo", ": one?two"),
    "none": ("", ""),
    "another error's": (
        "one\n\nAn error occurred (Evil) when calling the X operation: y",
        ": one??An error occurred (Evil) when calling the X operation: y",
    ),
    "beyond ASCII": ("é\u2028☃ <&> operation: x): y", ": é?☃ <&> operation: x): y"),
}


@pytest.mark.parametrize(("message", "told"), MESSAGES.values(), ids=MESSAGES.keys())
def test_a_message_of_awss_is_told_whole(home, aws, message, told):
    aws.fail(Fault.error(400, "Odd", message))
    assert failing(home) == refusal(4, f"AWS refused: Odd{told}", "look up Odd in the AWS documentation")


@pytest.mark.parametrize("code", ["12345", "1234567", "abcdef", "１２３４５６", "12 34", "--"])
def test_a_given_code_that_is_not_six_digits_is_refused_without_a_call(home, aws, code):
    before = home.files()
    run = home.awsmfa("login", "datatruck", "--store-only", f"--code={code}")
    assert (*run, aws.calls, home.files() == before) == (
        1, "", NO_CODE + "hint: type the digits your device shows now\n", [], True,
    )


# What the network does

BROKEN = ("127.0.0.1 closed the connection before its answer was complete", "try again with the next code")
PORTAL_HINT = "a network sign-in page or a proxy may have answered: open a web page, then try again"


def not_aws(status: int) -> tuple:
    return f"the answer from 127.0.0.1 is not from AWS (HTTP status {status})", PORTAL_HINT


FAULTS = {
    "captive portal": (Fault.raw(), not_aws(200)),
    "portal with an error": (Fault.raw(status=511), not_aws(511)),
    "empty body": (Fault.raw(b""), not_aws(200)),
    "binary body": (Fault.raw(bytes(range(256))), not_aws(200)),
    "redirect": (Fault.redirect(), not_aws(302)),
    "no byte": (Fault.empty(), BROKEN),
    "answer lost": (Fault.lost(), BROKEN),
    "truncated": (Fault.truncated(), BROKEN),
    "truncated before its first byte": (Fault.truncated(0), BROKEN),
    "truncated in a tag": (Fault.truncated(20), BROKEN),
    "truncated in its last tag": (Fault.truncated(-2), BROKEN),
    "huge": (Fault.huge(), ("the answer from 127.0.0.1 is too large to be from AWS", "check the endpoint and the proxy")),
    "no expiration": (Fault.expiration(), not_aws(200)),
    "garbage expiration": (Fault.expiration("tomorrow"), not_aws(200)),
    "no key": (Fault.replace(AccessKeyId=None), not_aws(200)),
    "no token": (Fault.replace(SessionToken=None), not_aws(200)),
}


@pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_spoilt_answer_is_told_apart_and_changes_nothing(home, aws, fault, words):
    aws.fail(fault)
    assert (failing(home), len(aws.calls)) == (refusal(5, *words), 1)


UNREACHABLE = {
    "refused": ("http://127.0.0.1:1", "127.0.0.1 does not accept connections", "check the network, the firewall and the endpoint"),
    "DNS": ("https://sts.invalid", "sts.invalid was not found (DNS)", "check the network, and the region's name"),
}


@pytest.mark.parametrize(("url", "error", "hint"), UNREACHABLE.values(), ids=UNREACHABLE.keys())
def test_an_endpoint_that_cannot_be_reached_is_told(home, url, error, hint):
    assert failing(home, variables={"AWS_ENDPOINT_URL": url}) == refusal(5, error, hint)


# Proxies

PROXIES = {
    407: ("the proxy asks for a user name and a password (HTTP status 407)", "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT"),
    403: (
        "the proxy does not allow connections to sts.eu-west-1.amazonaws.com (HTTP status 403)",
        "ask its administrator to allow that host, or bypass the proxy with NO_PROXY=sts.eu-west-1.amazonaws.com",
    ),
}
NO_PROXY = {
    "http://127.0.0.1:1": (
        "the proxy does not accept connections",
        "check HTTPS_PROXY and the network, or bypass the proxy with NO_PROXY=sts.eu-west-1.amazonaws.com",
    ),
    "http://proxy.invalid:3128": ("the proxy was not found (DNS)", "check HTTPS_PROXY"),
    **dict.fromkeys(
        ("http://[::", "http://user:hidden@127.0.0.1:99999", "nonsense://127.0.0.1:1"),
        ("HTTPS_PROXY is not a proxy address", "set it to http://HOST:PORT"),
    ),
}


def through(home, proxy: str):
    """A login by a proxy to AWS itself, which is out of reach here."""
    home.config.write_text(re.sub(r"endpoint_url = .*\n", "", home.config.read_text()))
    return failing(home, "--serial", "GAHT12345678", variables={"HTTPS_PROXY": proxy})


@contextlib.contextmanager
def listening(answer: bytes):
    """A port where everybody is answered so; its address."""
    def serve():
        with contextlib.suppress(OSError):
            while True:
                connection, _ = server.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize(("status", "words"), PROXIES.items(), ids=map(str, PROXIES))
def test_a_proxy_that_refuses_is_told_from_aws(home, status, words):
    with listening(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()) as proxy:
        assert through(home, proxy) == refusal(5, *words)


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["nothing", "another protocol"])
def test_a_proxy_that_is_none_is_told_from_aws(home, answer):
    with listening(answer) as proxy:
        assert through(home, proxy) == refusal(
            5, "the proxy did not connect to sts.eu-west-1.amazonaws.com",
            "check that HTTPS_PROXY names a proxy, or bypass it with NO_PROXY=sts.eu-west-1.amazonaws.com",
        )


@pytest.mark.parametrize(("proxy", "words"), NO_PROXY.items(), ids=["refused", "DNS", "none", "no port", "no scheme"])
def test_a_proxy_that_is_not_there_is_told_from_aws(home, proxy, words):
    assert through(home, proxy) == refusal(5, *words)


def test_something_else_than_http_is_told(home):
    with listening(b"SSH-2.0-OpenSSH_9.2\r\n") as url:
        assert failing(home, variables={"AWS_ENDPOINT_URL": url}) == refusal(
            5, "the answer from 127.0.0.1 is not HTTP", "check the endpoint and the proxy",
        )


# TLS


@pytest.fixture(scope="session")
def certify(tmp_path_factory):
    """Makes a self-signed certificate for an address."""
    folder = tmp_path_factory.mktemp("certificates")

    def certify(address: str) -> Certificate:
        made = Certificate(folder / f"{address}.key", folder / f"{address}.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", made.key, "-out",
             made.certificate, "-subj", "/CN=test", "-addext", f"subjectAltName=IP:{address}"],
            check=True, capture_output=True,
        )
        return made

    return certify


@pytest.mark.parametrize(
    ("address", "is_trusted", "cause"),
    [("127.0.0.1", False, "self-signed certificate"), ("127.0.0.2", True, "match")], ids=["self-signed", "another host"],
)
def test_a_certificate_that_is_not_good_is_told_with_its_cause(home, aws, certify, address, is_trusted, cause):
    certificate = certify(address)
    with StandIn(aws.world, certificate=certificate) as server:
        trust = {"AWS_CA_BUNDLE": str(certificate.certificate)} if is_trusted else {}
        status, stdout, stderr, *untouched = failing(home, variables={"AWS_ENDPOINT_URL": server.url, **trust})
    error, hint = stderr.splitlines()
    assert (status, stdout, hint, server.calls) == (
        5, "", "hint: if a company proxy is in between, name its certificate with AWS_CA_BUNDLE or ca_bundle", [],
    )
    assert error.startswith("aws-mfa: the secure connection to 127.0.0.1 failed: ") and cause in error, error
    assert "SSL validation failed" not in error


@pytest.mark.parametrize("place", ["variable", "profile"])
def test_a_certificate_is_trusted_where_it_is_named(home, aws, certify, place):
    certificate = certify("127.0.0.1")
    with StandIn(aws.world, certificate=certificate) as server:
        bundle = f"ca_bundle = {certificate.certificate}\n" if place == "profile" else ""
        home.config.write_text(home.config.read_text().replace(f"{aws.url}\n", f"{server.url}\n{bundle}"))
        variables = {"AWS_CA_BUNDLE": str(certificate.certificate)} if place == "variable" else {}
        code = server.next_code(DEVICES["datatruck"])
        run = home.awsmfa("login", "datatruck", "--store-only", "--code", code, variables=variables)
    assert (run.status, [call["error"] for call in server.calls]) == (0, [None]), run


def test_plain_http_to_another_machine_is_refused_before_a_code_travels(home):
    assert failing(home, variables={"AWS_ENDPOINT_URL": "http://sts.example.com"}) == refusal(
        1, "AWS_ENDPOINT_URL is not HTTPS, so the code would be sent unencrypted: http://sts.example.com",
        "use https; plain http is allowed for this computer only",
    )


def test_a_proxy_does_not_see_a_call_to_this_machine(home):
    proxy = "http://127.0.0.1:1"
    variables = {name: proxy for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY", "https_proxy", "all_proxy")}
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), variables=variables)
    assert run.status == 0


def test_an_answer_that_never_comes_is_given_up(home, aws):
    aws.fail(Fault.hang(40))
    start = time.monotonic()
    result = failing(home)
    assert (result, 10 < time.monotonic() - start < 25) == (
        refusal(
            5, "127.0.0.1 did not answer in time", "check the network; if you gave a code, use the next one"
        ), True,
    )


def test_a_curlrc_of_the_users_is_not_read(home, aws):
    (home.path / ".curlrc").write_text('proxy = "http://127.0.0.1:1"\noutput = "stolen"\n')
    home.store()
    assert not (home.path / "stolen").exists()


HOSTILE = ["$(touch owned)", "`touch owned`", "';touch owned;'", "\"; touch owned; \"", "a\nb", "a b", "é", "\\", "$HOME"]


@pytest.mark.parametrize("field", ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_answer_is_refused_and_nothing_is_run(home, aws, field, text):
    aws.fail(Fault.replace(**{field: text}))
    assert (failing(home), (home.path / "owned").exists()) == (refusal(5, *not_aws(200)), False)


def test_a_hostile_answer_changes_no_shell(shell, home, aws):
    before = everything(shell, home)
    aws.fail(Fault.replace(SessionToken="'$(touch owned)`touch owned`\\"))
    result = shell.login()
    assert (result.status, everything(shell, home), (home.path / "owned").exists()) == (5, before, False)


# What is in the files


@pytest.mark.parametrize(
    ("config", "credentials", "error"),
    [
        ("[profile datatruck]\n", "", r"~/\.aws/config:\d+: \[profile datatruck\] is defined twice"),
        ("", "[datatruck]\n", r"~/\.aws/credentials:\d+: \[datatruck\] is defined twice"),
        ("", "[x]\na = 1\nA = 2\n", r"~/\.aws/credentials:\d+: A is defined twice in its section"),
        ("", "[x]\nnonsense\n", r"~/\.aws/credentials:\d+: the line is not key = value"),
    ],
    ids=["section in config", "section in credentials", "option", "nonsense"],
)
def test_a_malformed_file_is_named_with_its_line(home, aws, config, credentials, error):
    home.configure(config, credentials)
    last = (home.config if config else home.credentials).read_text().count("\n")
    status, _, message, is_unchanged = failing(home)
    found = re.fullmatch(rf"aws-mfa: {error}\nhint: fix the line: the AWS CLI refuses the file too\n", message)
    assert (status, found and f":{last}:" in message, is_unchanged, aws.calls) == (1, True, True, []), message


def test_an_unreadable_file_is_told(home):
    home.credentials.unlink()
    home.credentials.mkdir()
    assert failing(home) == refusal(
        1, "~/.aws/credentials cannot be read: Is a directory", "fix its permissions, then try again"
    )


def test_keys_of_a_session_are_no_base(home, aws):
    home.configure(credentials="\n[pasted]\naws_access_key_id = ASIAAAAABBBBCCCCDDDD\naws_secret_access_key = x\naws_session_token = y\n")
    run = home.awsmfa("login", "pasted", "--store-only", "--code", "123456", "--serial", DEVICES["datatruck"])
    assert (run.status, run.stderr.partition("\n")[0], aws.calls) == (
        1, "aws-mfa: the keys of profile pasted are temporary, and AWS opens sessions only for long-term keys", [],
    )


def test_a_passkey_is_told_before_the_question(home, aws):
    serial = "arn:aws:iam::111122223333:u2f/user/alice/key-ABC"
    run = home.awsmfa("login", "datatruck", "--store-only", "--serial", serial)
    assert (run.status, "is a passkey" in run.stderr, aws.calls) == (1, True, []), run
