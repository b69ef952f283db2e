"""Faults a test can inject into the answers of a stand-in."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Dict, Optional

from wire import Answer, AwsError, error_answer

ERROR = "error"
RAW = "raw"
HUGE = "huge"
REDIRECT = "redirect"
EMPTY = "empty"
LOST = "lost"
HANG = "hang"
TRUNCATED = "truncated"
FIELDS = "fields"

PORTAL_PAGE = b"<!DOCTYPE html><html><body><h1>Welcome to the guest network</h1></body></html>"


@dataclass
class Fault:
    """One fault, consumed by the first call it fits. Build it with a class method.

    `error`, `raw`, `huge`, `redirect` and `empty` take the place of the action,
    which does not happen. `hang` delays it. `lost`, `truncated` and `fields`
    let it happen (so a one-time code is spent) and spoil its answer.
    """

    kind: str
    status: int = 200
    code: str = ""
    message: str = ""
    body: bytes = b""
    content_type: str = "text/html"
    location: str = ""
    seconds: float = 0
    size: int = 0
    kept: Optional[int] = None
    fields: Dict[str, Optional[str]] = field(default_factory=dict)

    @classmethod
    def error(cls, status: int, code: str, message: str) -> Fault:
        """An AWS error answer of any status, code and message."""
        return cls(ERROR, status=status, code=code, message=message)

    @classmethod
    def unavailable(cls) -> Fault:
        """HTTP 503."""
        return cls.error(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.")

    @classmethod
    def raw(cls, body: bytes = PORTAL_PAGE, content_type: str = "text/html", status: int = 200) -> Fault:
        """Arbitrary bytes; by default the page of a captive portal."""
        return cls(RAW, status=status, body=body, content_type=content_type)

    @classmethod
    def huge(cls, size: int = 64 * 1024 * 1024) -> Fault:
        """A body of `size` bytes."""
        return cls(HUGE, size=size)

    @classmethod
    def redirect(cls, location: str = "/portal", status: int = 302) -> Fault:
        """A redirect; the default target is on the stand-in, so following it shows in `calls`."""
        return cls(REDIRECT, status=status, location=location)

    @classmethod
    def empty(cls) -> Fault:
        """Close the connection without a byte; the action does not happen."""
        return cls(EMPTY)

    @classmethod
    def lost(cls) -> Fault:
        """Close the connection without a byte after the action has happened."""
        return cls(LOST)

    @classmethod
    def hang(cls, seconds: float) -> Fault:
        """Wait, then do and answer as usual."""
        return cls(HANG, seconds=seconds)

    @classmethod
    def truncated(cls, kept: Optional[int] = None) -> Fault:
        """Send half of the body, or what a slice to `kept` keeps of it, under the Content-Length of all of it."""
        return cls(TRUNCATED, kept=kept)

    @classmethod
    def replace(cls, **fields: Optional[str]) -> Fault:
        """Set named elements of a successful result to any text; None leaves one out."""
        return cls(FIELDS, fields=fields)

    @classmethod
    def expiration(cls, text: Optional[str] = None) -> Fault:
        """Leave out the Expiration of the credentials, or answer garbage in its place."""
        return cls.replace(Expiration=text)

    def stand_in_answer(self, service: str) -> Optional[Answer]:
        """The answer given in place of the action's, for the kinds that have one."""
        if self.kind == ERROR:
            return error_answer(service, AwsError(self.status, self.code, self.message))
        if self.kind == RAW:
            return Answer(self.status, self.body, self.content_type)
        if self.kind == HUGE:
            return Answer(200, b"A" * self.size)
        if self.kind == REDIRECT:
            return Answer(self.status, headers={"Location": self.location})
        return None

    @classmethod
    def from_json(cls, values: dict) -> Fault:
        """A fault from its fields as JSON gives them; `body` is base64."""
        values = dict(values)
        if "body" in values:
            values["body"] = base64.b64decode(values["body"])
        if values.get("kind") not in KINDS:
            raise ValueError(f"a fault's kind is one of {', '.join(KINDS)}")
        return cls(**values)


KINDS = (ERROR, RAW, HUGE, REDIRECT, EMPTY, LOST, HANG, TRUNCATED, FIELDS)
