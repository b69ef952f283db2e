"""What the tests of logins share: their messages, what they export, and what a failed one must leave alone."""

from __future__ import annotations

import re
from datetime import datetime

NO_CODE = "aws-mfa: an MFA code is six digits\n"
PORTAL_HINT = "a network sign-in page or a proxy may have answered: open a web page, then try again"
QUESTION = "MFA code for datatruck (alice, 111122223333): "


def timeless(text: str) -> str:
    """The text with the end of a session of 36 hours replaced by a word."""
    return re.sub(r"until \d\d:\d\d( tomorrow| on \d{4}-\d\d-\d\d), 3(5h59|6h00)m left", "until THEN", text)


def calling(aws) -> str:
    return f"aws-mfa: calling {aws.url}, which is not AWS\n"


def session_variables(section: dict, profile: str = "datatruck") -> dict:
    """What a shell that uses the session of a stored section exports."""
    end = datetime.fromisoformat(section["expiration"].replace("Z", "+00:00"))
    return {
        "AWS_ACCESS_KEY_ID": section["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": section["aws_secret_access_key"],
        "AWS_SESSION_TOKEN": section["aws_session_token"],
        "AWS_CREDENTIAL_EXPIRATION": section["expiration"],
        "AWS_PROFILE": f"{profile}-mfa",
        "AWS_REGION": section["region"],
        "AWS_DEFAULT_REGION": section["region"],
        "AWS_MFA_PROFILE": profile,
        "AWS_MFA_EXPIRES_AT": str(int(end.timestamp())),
        "AWS_MFA_REGION": section["region"],
    }


def environment(shell) -> dict:
    """The exported variables, except for the one that names the last command."""
    variables = shell.environment()
    variables.pop("_", None)
    return variables


def everything(shell, home) -> tuple:
    """Everything that a failed login must leave as it was."""
    return environment(shell), home.files()


def failing(home, *options: str, variables: dict = {}) -> tuple:
    """The status, message and changed files of a login with a good code that must fail."""
    before = home.files()
    words = ("login", "datatruck", "--store-only", "--code", home.code(), *options)
    run = home.awsmfa(*words, variables=variables)
    return run.status, run.stdout, run.stderr, home.files() == before


def refusal(status: int, error: str, hint: str) -> tuple:
    return status, "", f"aws-mfa: {error}\nhint: {hint}\n", True


def code_process(home, command: str) -> None:
    """Have a command print the profile's codes."""
    path = home.path / ".aws/config"
    text = path.read_text().replace("[profile datatruck]\n", f"[profile datatruck]\nmfa_process = {command}\n")
    path.write_text(text)


def code_file(home) -> None:
    """Put a fresh code where the profile's process finds it."""
    (home.path / "code").write_text(home.code() + "\n")


def not_aws(status: int) -> tuple:
    return f"the answer from 127.0.0.1 is not from AWS (HTTP status {status})", PORTAL_HINT
