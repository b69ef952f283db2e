"""`console`: signs the browser, and nobody else, in with a role's session."""

from __future__ import annotations

import html
import re
import signal
import stat
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from standin import Fault
from support.hooks import actions
from support.logins import QUESTION
from support.processes import Watch, ignoring, wait_for
from support.roles import arn, assumed, role_profiles, store

# Opens a file like a desktop does, and records what a browser would have seen.
OPENER = """#!/bin/sh
printf '%s\\n' "$@" >"$BROWSER_FOLDER/words"
cp -p "$1" "$BROWSER_FOLDER/page"
exit "$(cat "$BROWSER_FOLDER/status")"
"""
# The minute ends when the test says so.
SLEEP = """#!/bin/sh
echo "$1" >"$BROWSER_FOLDER/slept"
pwd >"$BROWSER_FOLDER/stood"
while [ ! -e "$BROWSER_FOLDER/over" ]; do /bin/sleep 0.05; done
"""
SECRET = "aws-mfa: this URL is a secret: for 15 minutes, anyone who has it can sign in\nhint: aws-mfa console {} opens the browser without showing it\n"


class Browser:
    """A desktop's browser, judged by what it was told to open."""

    def __init__(self, folder: Path, home):
        self.folder, self.home = folder, home
        (folder / "status").write_text("0")
        for name, text in (("xdg-open", OPENER), ("open", OPENER), ("sleep", SLEEP)):
            (folder / name).write_text(text)
            (folder / name).chmod(0o755)
        home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"
        home.environment["BROWSER_FOLDER"] = str(folder)

    @property
    def words(self) -> list:
        return (self.folder / "words").read_text().split("\n")[:-1]

    @property
    def page(self) -> Path:
        return self.folder / "page"

    @property
    def url(self) -> str:
        """Where the page redirects."""
        return html.unescape(re.search(r'content="0; url=([^"]*)"', self.page.read_text()).group(1))

    def pages(self) -> list:
        return list((self.home.path / ".local/state/aws-mfa").glob("**/console*"))

    def fail(self) -> None:
        (self.folder / "status").write_text("3")

    def let_the_minute_end(self) -> None:
        (self.folder / "over").touch()


@pytest.fixture
def browser(home, aws):
    role_profiles(home, aws)
    desktop = Browser(home.scratch("browser"), home)
    yield desktop
    desktop.let_the_minute_end()
    wait_for(lambda: not desktop.pages())


def visit(url: str) -> str:
    """What the console shows to anyone who opens a URL."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(url, timeout=10) as answer:
        return answer.read().decode()


def signed_in(profile: str) -> str:
    return f"{assumed(profile)} in eu-west-1"


# The URL


def test_the_printed_url_signs_in(home, browser):
    store(home, "admin")
    run = home.awsmfa("console", "admin", "--print")
    assert (run.status, run.stdout.count("\n"), run.stderr) == (0, 1, SECRET.format("admin"))
    assert (visit(run.stdout.strip()), browser.pages()) == (signed_in("admin"), [])


def test_the_browser_is_signed_in_and_shows_nobody_the_url(home, browser):
    store(home, "deploy")
    run = home.awsmfa("console", "deploy")
    label = r"deploy \(Deploy, 111122223333\): the console opens in the browser, signed in until \d\d:\d\d( tomorrow)?, \d+m left\n"
    assert (run.status, run.stdout) == (0, "") and re.fullmatch(label, run.stderr), run
    assert ([str(page) for page in browser.pages()], stat.S_IMODE(browser.page.stat().st_mode), visit(browser.url)) == (
        browser.words, 0o600, signed_in("deploy"),
    )


def test_the_page_is_gone_after_a_minute(home, browser):
    store(home, "deploy")
    home.awsmfa("console", "deploy")
    wait_for(lambda: (browser.folder / "slept").exists())
    before = len(browser.pages())
    browser.let_the_minute_end()
    wait_for(lambda: not browser.pages())
    assert (before, (browser.folder / "slept").read_text()) == (1, "60\n")


def test_who_removes_the_page_keeps_no_directory_busy(home, browser):
    store(home, "deploy")
    home.awsmfa("console", "deploy")
    stood = browser.folder / "stood"
    assert wait_for(lambda: stood.exists() and stood.read_text()) == "/\n"


def test_a_page_that_nobody_removed_is_gone_after_the_next_run(home, browser):
    store(home, "deploy")
    home.awsmfa("console", "deploy")
    left = browser.pages()[0].with_name("console-1700000000-4711.html")
    left.write_text("")
    home.awsmfa("console", "deploy", "--print")
    assert (left.exists(), len(browser.pages())) == (False, 1)


def test_without_a_browser_the_page_is_gone_at_once(home, browser):
    store(home, "deploy")
    browser.fail()
    assert home.awsmfa("console", "deploy") == (
        1, "", "aws-mfa: no browser could be opened\nhint: aws-mfa console deploy --print prints the URL instead\n",
    )
    assert browser.pages() == []


def test_a_browser_that_fails_has_failed_where_the_parent_ignores_its_children(home, browser):
    store(home, "deploy")
    browser.fail()
    run = home.awsmfa("console", "deploy", **ignoring(signal.SIGCHLD))
    assert (run.status, "no browser" in run.stderr, browser.pages()) == (1, True, []), run


@pytest.mark.linux
def test_no_argument_list_holds_a_secret(home, aws, browser):
    store(home, "admin")
    aws.fail(Fault.hang(0.5), "getSigninToken")
    # Long enough for the watch to see the opener.
    (browser.folder / "xdg-open").write_text(OPENER.replace("exit", "/bin/sleep 0.5; exit"))
    with Watch() as watch:
        home.awsmfa("console", "admin")
    secrets = [*home.secrets("admin"), "SigninToken", re.search("SigninToken=([^&]*)", browser.url).group(1)[:40]]
    assert (watch.has("curl -q -K -"), watch.has("console-"), watch.seen(secrets)) == (True, True, [])


# The session


def test_a_session_without_a_role_has_no_console(home, aws, browser):
    home.store()
    before = len(aws.calls)
    assert home.awsmfa("console", "datatruck") == (
        1, "", "aws-mfa: AWS opens the console only for a role's session, and datatruck has no role\n"
        "hint: aws-mfa console read opens it with a role\n",
    )
    assert len(aws.calls) == before


def test_without_any_role_profile_the_way_to_one_is_said(home):
    home.store("staging")
    assert home.awsmfa("console", "staging").stderr == (
        "aws-mfa: AWS opens the console only for a role's session, and staging has no role\n"
        "hint: add a profile with role_arn and source_profile = staging, or sign in with the browser\n"
    )


def test_a_role_on_a_live_session_needs_no_code_and_no_login(browser, shell, aws):
    shell.login()
    before = shell.aws()
    result = shell.run("aws-mfa console audit")
    assert (result.status, visit(browser.url), shell.aws()) == (0, signed_in("audit"), before), result
    assert actions(aws) == ["GetSessionToken", "AssumeRole", "getSigninToken", "login", None]


def test_without_a_session_the_code_is_asked_for(browser, shell, home):
    question = QUESTION.replace("datatruck", "audit")
    assert shell.ask("aws-mfa console audit").endswith(question)
    result = shell.answer(home.code())
    assert (result.status, visit(browser.url), shell.aws()) == (0, signed_in("audit"), {}), result


def test_without_a_session_and_a_terminal_nobody_is_asked(home, browser):
    run = home.awsmfa("console", "audit", "--print")
    assert (run.status, run.stdout) == (3, ""), run


def test_the_role_of_an_option_is_the_shells_own(browser, shell):
    shell.login()
    assert shell.run(f"aws-mfa datatruck --role {arn('Deploy')}").status == 0
    result = shell.run("aws-mfa console")
    assert (result.status, visit(browser.url)) == (0, signed_in("deploy")), result
    assert result.output.startswith("datatruck/Deploy: the console opens in the browser"), result


# What can go wrong

BROKEN = {
    "AWS is down": (Fault.raw(b"busy", "text/plain", 503), 5),
    "a portal": (Fault.raw(), 5),
    "no token": (Fault.raw(b"{}", "application/json"), 5),
    "a token of another kind": (Fault.raw(b'{"SigninToken": 1}', "application/json"), 5),
    "a redirect": (Fault.redirect(), 5),
    "nothing": (Fault.empty(), 5),
    "half of it": (Fault.truncated(), 5),
}


@pytest.mark.parametrize(("fault", "status"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_answer_opens_nothing(home, aws, browser, fault, status):
    store(home, "deploy")
    aws.fail(fault, "getSigninToken")
    run = home.awsmfa("console", "deploy")
    assert (run.status, run.stdout, run.stderr.count("\n"), browser.pages(), browser.page.exists()) == (
        status, "", 2, [], False,
    ), run


def test_a_session_that_aws_does_not_take_is_said_to_be(home, aws, browser):
    store(home, "deploy")
    aws.expire_all()
    assert home.awsmfa("console", "deploy", "--print") == (
        4, "", "aws-mfa: AWS did not accept the session of deploy for its console (HTTP status 400)\n"
        "hint: open a new one with aws-mfa deploy --force\n",
    )


def test_a_page_that_cannot_be_written_is_said_to_be(home, browser):
    store(home, "deploy")
    state = next(path for path in (home.path / ".local/state/aws-mfa").iterdir() if path.is_dir() and path.name != "locks")
    state.rename(state.with_name("elsewhere"))
    state.write_text("")
    run = home.awsmfa("console", "deploy")
    assert (run.status, run.stderr.count("\n"), browser.page.exists()) == (1, 2, False), run


# A service, a region, a browser of one's own


def test_the_console_opens_at_a_service_and_in_a_region(home, browser):
    store(home, "deploy")
    words = (["deploy", "s3", "--region", "us-east-1"], ["deploy", "ddb"], ["deploy", "ec2/v2/home"])
    pages = [visit(home.awsmfa("console", *each, "--print").stdout.strip()) for each in words]
    role = assumed("deploy")
    assert pages == [f"{role} in us-east-1 at /s3/home", f"{role} in eu-west-1 at /dynamodbv2/home", f"{role} in eu-west-1 at /ec2/v2/home"]


def test_a_region_has_to_be_in_the_roles_partition(home, aws, browser):
    store(home, "deploy")
    before = len(aws.calls)
    run = home.awsmfa("console", "deploy", "--region", "cn-north-1", "--print")
    assert (run, len(aws.calls) - before) == (
        (2, "", "aws-mfa: region cn-north-1 is not in partition aws, where the role of deploy is\n"
         "hint: use a region of that partition, such as us-east-1\n"), 0,
    )


def test_a_single_word_is_a_service_only_if_no_profile_has_its_name(home, aws, browser):
    store(home, "deploy")
    here = {"AWS_PROFILE": "deploy"}
    service = home.awsmfa("console", "lambda", "--print", variables=here).stdout
    unknown = home.awsmfa("console", "lamda", "--print", variables=here)
    option = home.awsmfa("console", "-p", "lambda", "--print", variables=here)
    assert (visit(service.strip()), unknown.status, unknown.stderr.splitlines()[1], option.status) == (
        f"{assumed('deploy')} in eu-west-1 at /lambda/home", 2,
        "hint: did you mean lambda? Otherwise write the page's path in the console, such as ec2/home", 1,
    )


MY_BROWSER = """#!/bin/sh
printf '%s\\n' "$@" >"$BROWSER_FOLDER/words"
exit "$(cat "$BROWSER_FOLDER/status")"
"""


def test_the_setting_browser_gets_the_page_and_whose_it_is(home, browser):
    store(home, "deploy")
    program = browser.folder / "my browser"
    program.write_text(MY_BROWSER)
    program.chmod(0o755)
    command = f"'{program}' -P {{profile}} --account={{account}} 'two words; touch {home.path}/ran'"
    run = home.awsmfa("console", "deploy", variables={"AWS_MFA_BROWSER": command})
    words = browser.words
    assert (run.status, words[:-1], [str(page) for page in browser.pages()], (home.path / "ran").exists()) == (
        0, ["-P", "deploy", "--account=111122223333", f"two words; touch {home.path}/ran"], words[-1:], False,
    ), run


def test_a_command_that_shows_no_page_is_named(home, browser):
    store(home, "deploy")
    browser.fail()
    failed = home.awsmfa("console", "deploy", variables={"AWS_MFA_BROWSER": "xdg-open {page} -n"})
    missing = home.awsmfa("console", "deploy", variables={"AWS_MFA_BROWSER": "nosuchbrowser"})
    hint = "hint: correct the setting, or print the URL instead: aws-mfa console deploy --print\n"
    assert (failed, missing, browser.pages()) == (
        (1, "", f"aws-mfa: xdg-open, the setting browser, failed with status 3\n{hint}"),
        (1, "", f"aws-mfa: there is no program nosuchbrowser, which the setting browser names\n{hint}"), [],
    )


def test_a_site_that_cannot_be_reached_is_not_taken_for_a_proxy(home, aws):
    role_profiles(home, aws)
    store(home, "admin")
    aws.__exit__(None, None, None)
    run = home.awsmfa("console", "admin", "--print")
    assert (run.status, re.sub(r":\d+", "", run.stderr.splitlines()[0])) == (5, "aws-mfa: 127.0.0.1 does not accept connections"), run
