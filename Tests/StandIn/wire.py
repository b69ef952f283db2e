"""What goes over the wire: requests, answers, and AWS's XML and JSON shapes."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Dict, List, Optional, Tuple
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

LAMBDA = "lambda"
FORM_TYPE = "application/x-www-form-urlencoded"

NAMESPACES = {
    "sts": "https://sts.amazonaws.com/doc/2011-06-15/",
    "iam": "https://iam.amazonaws.com/doc/2010-05-08/",
}

JSON_ERROR_CODES = {
    "AccessDenied": "AccessDeniedException",
    "ExpiredToken": "ExpiredTokenException",
    "IncompleteSignature": "IncompleteSignatureException",
    "InvalidClientTokenId": "UnrecognizedClientException",
    "MissingAuthenticationToken": "MissingAuthenticationTokenException",
    "SignatureDoesNotMatch": "InvalidSignatureException",
}


class AwsError(Exception):
    """A refusal, with the HTTP status, code and message AWS gives it."""

    def __init__(self, status: int, code: str, message: str):
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message


def access_denied(message: str) -> AwsError:
    return AwsError(403, "AccessDenied", message)


def validation_error(message: str) -> AwsError:
    return AwsError(400, "ValidationError", message)


@dataclass
class Request:
    """One HTTP request as received; header names keep their case and order."""

    method: str
    target: str
    headers: List[Tuple[str, str]]
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        return urlsplit(self.target).query

    def header_values(self, name: str) -> List[str]:
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def header(self, name: str) -> Optional[str]:
        """The value of a header, several joined by commas; None when absent."""
        values = self.header_values(name)
        return ",".join(values) if values else None

    def form(self) -> Dict[str, str]:
        """The parameters of a form body; empty for any other content type."""
        content_type = (self.header("Content-Type") or "").split(";")[0].strip().lower()
        if content_type != FORM_TYPE:
            return {}
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))


@dataclass
class Answer:
    """One HTTP answer; `error` is the AWS error code, if it is a refusal."""

    status: int
    body: bytes = b""
    content_type: str = "text/xml"
    headers: Dict[str, str] = field(default_factory=dict)
    error: Optional[str] = None


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "\r": "&#xD;"})


def element(name: str, value) -> str:
    """Render a value as XML: dicts nest, lists become <member>s, text is escaped."""
    if isinstance(value, dict):
        inner = "".join(element(key, child) for key, child in value.items())
    elif isinstance(value, list):
        inner = "".join(element("member", child) for child in value)
    else:
        inner = _escaped(str(value))
    return f"<{name}>{inner}</{name}>"


def replace_fields(value, changes: Dict[str, Optional[str]]):
    """Copy a result with the named leaves set to other text, or left out for None."""
    if isinstance(value, list):
        return [replace_fields(child, changes) for child in value]
    if not isinstance(value, dict):
        return value
    copy = {}
    for key, child in value.items():
        if key not in changes or isinstance(child, (dict, list)):
            copy[key] = replace_fields(child, changes)
        elif changes[key] is not None:
            copy[key] = changes[key]
    return copy


def rfc3339(seconds: float) -> str:
    """A time as AWS writes it."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_request_id() -> str:
    return str(uuid.uuid4())


def result_answer(service: str, action: str, result: dict) -> Answer:
    """The success answer of an action, in its service's protocol."""
    request_id = new_request_id()
    headers = {"x-amzn-RequestId": request_id}
    if service == LAMBDA:
        return Answer(200, json.dumps(result).encode(), "application/json", headers)
    # IAM's actions that only change something have no result.
    inner = element(f"{action}Result", result) if result else ""
    inner += element("ResponseMetadata", {"RequestId": request_id})
    body = f'<{action}Response xmlns="{NAMESPACES[service]}">{inner}</{action}Response>'
    return Answer(200, body.encode(), "text/xml", headers)


def error_answer(service: str, problem: AwsError) -> Answer:
    """The answer for a refusal, in the service's protocol."""
    request_id = new_request_id()
    headers = {"x-amzn-RequestId": request_id}
    if service == LAMBDA:
        code = JSON_ERROR_CODES.get(problem.code, problem.code)
        headers["x-amzn-ErrorType"] = code
        body = json.dumps({"Message": problem.message}).encode()
        return Answer(problem.status, body, "application/json", headers, code)
    kind = "Sender" if problem.status < 500 else "Receiver"
    inner = element("Error", {"Type": kind, "Code": problem.code, "Message": problem.message})
    inner += element("RequestId", request_id)
    body = f'<ErrorResponse xmlns="{NAMESPACES[service]}">{inner}</ErrorResponse>'
    return Answer(problem.status, body.encode(), "text/xml", headers, problem.code)
