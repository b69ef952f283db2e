"""Logins, roles and stored sessions: what the program itself costs."""

from __future__ import annotations

import configparser
import statistics
from pathlib import Path
from typing import Dict, List

from bench import PROFILE, Bench, Contender, Row, find, rows_beside
from world import sample_world

# The request that `awsmfa login` hands to curl, less what only awsmfa reads.
CURL_CONFIGURATION = """\
silent
show-error
include
url = "{url}"
aws-sigv4 = "aws:amz:{user.region}:sts"
user = "{user.access_key_id}:{user.secret_access_key}"
data = "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=129600&SerialNumber={serial}&TokenCode={code}"
header = "Content-Type: application/x-www-form-urlencoded; charset=utf-8"
noproxy = "*"
"""


# The request with which `awsmfa login` assumes a role.
ROLE_CONFIGURATION = """\
silent
show-error
include
url = "{url}"
aws-sigv4 = "aws:amz:{user.region}:sts"
user = "{session[aws_access_key_id]}:{session[aws_secret_access_key]}"
header = "X-Amz-Security-Token: {session[aws_session_token]}"
data = "Action=AssumeRole&Version=2011-06-15&RoleArn={role}&RoleSessionName=bench&DurationSeconds=3600"
header = "Content-Type: application/x-www-form-urlencoded; charset=utf-8"
noproxy = "*"
"""


# How many sessions there are, and what is done about all of them: the words, their expiration and more variables.
COUNTS = (500, 4_000)
MANY = {
    "logout of all sessions": ("logout --all", "2099-01-01T00:00:00Z", {}),
    "end of all sessions": (
        "hook", "2026-01-01T09:59:59Z",
        {"AWS_MFA_SHELL": "bash", "AWS_PROFILE": "p0-mfa", "AWS_MFA_PROFILE": "p0", "AWS_MFA_EXPIRES_AT": "1767261599"},
    ),
}


def start(bench: Bench) -> List[Row]:
    """The start of the program beside the smallest program there is."""
    environment = bench.home("start")
    contenders = [
        Contender("/bin/true", [bench.true], environment),
        Contender("awsmfa --version", [bench.program, "--version"], environment),
    ]
    times = bench.measure(contenders, bench.rounds * 10)
    return rows_beside(times, "/bin/true", {"awsmfa --version": 1.5})


def login(bench: Bench) -> List[Row]:
    """A login with the code given, beside the same request by curl alone and by the AWS CLI."""
    environment = bench.home("login")
    login = [bench.program, "login", PROFILE, "--store-only", "--force", "--code", "-"]
    device = ["--serial-number", bench.serial, "--token-code", "{code}"]
    cli = ["sts", "get-session-token", "--profile", PROFILE, *device]
    contenders = [
        Contender("curl, same request", [bench.curl, "-q", "-K", "-"], environment, lambda: _curl_configuration(bench)),
        Contender("awsmfa login", login, environment, bench.code),
        Contender("aws sts get-session-token", [*bench.aws, *cli], environment, bench.code),
    ]
    times = bench.measure(contenders, bench.rounds)
    rows = rows_beside(times, "curl, same request", {"awsmfa login": 2.5})
    faster = statistics.median(times["aws sts get-session-token"]) / statistics.median(times["awsmfa login"])
    rows[-1] = Row(rows[-1].name, rows[-1].seconds, faster, "awsmfa login", "≥ 15 ×", faster >= 15)
    return rows


def role(bench: Bench) -> List[Row]:
    """A role, assumed with the stored session: beside the same request by curl alone and by the AWS CLI."""
    environment = bench.home("role")
    role = sample_world().roles[0].arn
    with (Path(environment["HOME"]) / ".aws/config").open("a") as file:
        file.write(f"\n[profile role]\nrole_arn = {role}\nsource_profile = {PROFILE}\nendpoint_url = {bench.url}\n")
    bench.log_in(environment)
    cli = ["sts", "assume-role", "--profile", f"{PROFILE}-mfa", "--role-arn", role, "--role-session-name", "bench"]
    contenders = [
        Contender("curl, same request", [bench.curl, "-q", "-K", "-"], environment, lambda: _role_configuration(bench, environment, role)),
        Contender("awsmfa login of a role", [bench.program, "login", "role", "--store-only", "--force"], environment),
        Contender("aws sts assume-role", [*bench.aws, *cli], environment),
    ]
    times = bench.measure(contenders, bench.rounds)
    rows = rows_beside(times, "curl, same request", {"awsmfa login of a role": 2.5})
    faster = statistics.median(times["aws sts assume-role"]) / statistics.median(times["awsmfa login of a role"])
    rows[-1] = Row(rows[-1].name, rows[-1].seconds, faster, "awsmfa login of a role")
    return rows


def giving(bench: Bench) -> List[Row]:
    """A stored session as programs get it."""
    environment = bench.home("giving")
    bench.log_in(environment)
    contenders = [
        Contender("/bin/true", [bench.true], environment),
        Contender("awsmfa credential-process", [bench.program, "credential-process", PROFILE], environment),
        Contender("awsmfa export", [bench.program, "export", PROFILE], environment),
        Contender("awsmfa exec -- /bin/true", [bench.program, "exec", PROFILE, "--", bench.true], environment),
        Contender("awsmfa list", [bench.program, "list"], environment),
    ]
    return rows_beside(bench.measure(contenders, bench.rounds * 5), "/bin/true", {})


def sessions(bench: Bench) -> List[Row]:
    """The work on very many sessions grows as they do: the file is not read anew for each of them."""
    rows: List[Row] = []
    for name, (words, expiration, more) in MANY.items():
        contenders = [_of_many(bench, f"{name}, {count:,}", words, expiration, more, count) for count in COUNTS]
        few, many = (contender.name for contender in contenders)
        rows += rows_beside(bench.measure(contenders, max(2, bench.rounds // 2)), few, {many: 3 * COUNTS[1] / COUNTS[0]})
    return rows


def _of_many(bench: Bench, name: str, words: str, expiration: str, more: Dict[str, str], count: int) -> Contender:
    """What is done about many stored sessions, which are there again before each start."""
    environment = {**bench.home(name), **more}
    file = Path(environment["HOME"]) / ".aws/credentials"
    text = "".join(_session_section(number, expiration) for number in range(count))

    def prepare() -> str:
        file.write_text(text)
        return ""

    # What a shell would evaluate goes to a pipe.
    command = [find("bash"), "-o", "pipefail", "-c", f"{bench.program} {words} 3>&1 >/dev/null | cat >/dev/null"]
    return Contender(name, command, environment, prepare)


def _session_section(number: int, expiration: str) -> str:
    """A stored session of a profile that has nothing else."""
    return (
        f"[p{number}-mfa]\naws_access_key_id = ASIAEXAMPLE{number:09}\naws_secret_access_key = EXAMPLE/only\n"
        f"aws_session_token = EXAMPLE/only\nexpiration = {expiration}\nmanager = aws-mfa\n"
        "awsmfa_base_access_key_id = AKIAEXAMPLE000000001\n\n"
    )


def _role_configuration(bench: Bench, environment: Dict[str, str], role: str) -> str:
    parser = configparser.RawConfigParser()
    parser.read(Path(environment["HOME"]) / ".aws/credentials")
    session = parser[f"{PROFILE}-mfa"]
    return ROLE_CONFIGURATION.format(
        url=bench.url, user=bench.user, session=session, role=role.replace(":", "%3A").replace("/", "%2F"))


def _curl_configuration(bench: Bench) -> str:
    serial = bench.serial.replace(":", "%3A").replace("/", "%2F")
    return CURL_CONFIGURATION.format(url=bench.url, user=bench.user, serial=serial, code=bench.code())
