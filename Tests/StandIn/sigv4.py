"""AWS Signature Version 4, checked strictly and computed from scratch."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Callable, List, Optional
from urllib.parse import quote, unquote

from wire import AwsError, Request

ALGORITHM = "AWS4-HMAC-SHA256"
DATE_FORMAT = "%Y%m%dT%H%M%SZ"

_AUTHORIZATION = re.compile(
    ALGORITHM
    + r" Credential=(?P<key>\w+)/(?P<day>\d{8})/(?P<region>[a-z0-9-]+)/(?P<service>[a-z0-9-]+)/aws4_request"
    r", ?SignedHeaders=(?P<headers>[a-z0-9;_-]+)"
    r", ?Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Authorization:
    """The parts of an Authorization header."""

    access_key_id: str
    day: str
    region: str
    service: str
    signed_headers: List[str]
    signature: str

    @property
    def scope(self) -> str:
        return f"{self.day}/{self.region}/{self.service}/aws4_request"


@dataclass(frozen=True)
class SigningKey:
    """What the server knows of an access key; `token` and `expires` for sessions."""

    secret: str
    token: Optional[str] = None
    expires: Optional[float] = None


def mismatch(message: str) -> AwsError:
    return AwsError(403, "SignatureDoesNotMatch", message)


INVALID_TOKEN = ("InvalidClientTokenId", "The security token included in the request is invalid.")
WRONG_SIGNATURE = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. "
    "Consult the service documentation for details."
)


def parse_authorization(text: Optional[str]) -> Authorization:
    """Take an Authorization header apart, or refuse it."""
    if not text:
        raise AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
    found = _AUTHORIZATION.fullmatch(text)
    if not found:
        raise AwsError(400, "IncompleteSignature", "Authorization header is not a valid Signature Version 4 header.")
    return Authorization(
        found["key"], found["day"], found["region"], found["service"],
        found["headers"].split(";"), found["signature"],
    )


def canonical_query(query: str) -> str:
    """Decode, re-encode and sort the parameters of a query string."""
    pairs = (part.partition("=") for part in query.split("&") if part)
    encoded = ((quote(unquote(name), safe="-_.~"), quote(unquote(value), safe="-_.~")) for name, _, value in pairs)
    return "&".join(f"{name}={value}" for name, value in sorted(encoded))


def canonical_request(request: Request, signed_headers: List[str]) -> str:
    """The text whose hash a client signs."""
    headers = "".join(
        f"{name}:{','.join(' '.join(value.split()) for value in request.header_values(name))}\n"
        for name in signed_headers
    )
    return "\n".join((
        request.method,
        quote(request.path or "/", safe="/-_.~"),
        canonical_query(request.query),
        headers,
        ";".join(signed_headers),
        hashlib.sha256(request.body).hexdigest(),
    ))


def signature(secret: str, scope: str, timestamp: str, canonical: str) -> str:
    """The hexadecimal signature of a canonical request."""
    key = b"AWS4" + secret.encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = "\n".join((ALGORITHM, timestamp, scope, hashed))
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def _check_signed_headers(request: Request, signed: List[str]) -> None:
    """Demand host, x-amz-date and every other x-amz- header, in order, once."""
    sent = {name.lower() for name, _ in request.headers}
    needed = {"host", "x-amz-date"} | {name for name in sent if name.startswith("x-amz-")}
    missing = sorted(needed - set(signed))
    if missing:
        raise mismatch("There were headers present in the request which were not signed: " + ", ".join(missing))
    if signed != sorted(set(signed)) or not set(signed) <= sent:
        raise mismatch(WRONG_SIGNATURE)


def _request_date(request: Request, day: str) -> datetime:
    """The date of a request, which has to fall on the day of its scope."""
    text = request.header("X-Amz-Date") or ""
    if not re.fullmatch(r"\d{8}T\d{6}Z", text):
        raise AwsError(400, "IncompleteSignature", f"Date must be in ISO-8601 'basic format'. Got '{text}'.")
    if text[:8] != day:
        raise mismatch(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date "
            f"from HTTP: '{day}' != '{text[:8]}', from '{text}'."
        )
    try:
        return datetime.strptime(text, DATE_FORMAT).replace(tzinfo=timezone.utc)
    except ValueError:
        raise mismatch(f"Date is not a valid date: '{text}'.") from None


def _check_skew(date: datetime, now: float, minutes: int) -> None:
    """Refuse dates more than some minutes away from the server's clock."""
    server = datetime.fromtimestamp(int(now), timezone.utc)
    allowed = timedelta(minutes=minutes)
    sent, present = date.strftime(DATE_FORMAT), server.strftime(DATE_FORMAT)
    if date < server - allowed:
        limit = (server - allowed).strftime(DATE_FORMAT)
        raise mismatch(f"Signature expired: {sent} is now earlier than {limit} ({present} - {minutes} min.)")
    if date > server + allowed:
        limit = (server + allowed).strftime(DATE_FORMAT)
        raise mismatch(f"Signature not yet current: {sent} is still later than {limit} ({present} + {minutes} min.)")


def _check_scope(scope: Authorization, service: str, regions: Optional[List[str]]) -> None:
    if scope.service != service:
        raise mismatch(f"Credential should be scoped to correct service: '{service}'.")
    if regions is not None and scope.region not in regions:
        raise mismatch("Credential should be scoped to a valid region.")


def _check_body_hash(request: Request) -> None:
    """A body hash that is sent along has to be the body's."""
    declared = request.header("X-Amz-Content-Sha256")
    if declared is not None and declared != hashlib.sha256(request.body).hexdigest():
        raise mismatch(WRONG_SIGNATURE)


def verify(
    request: Request,
    service: str,
    find_key: Callable[[str], Optional[SigningKey]],
    now: float,
    skew_minutes: int,
    regions: Optional[List[str]] = None,
) -> Authorization:
    """Check a request's signature for `service`; raise AwsError unless it holds."""
    claimed = parse_authorization(request.header("Authorization"))
    _check_signed_headers(request, claimed.signed_headers)
    date = _request_date(request, claimed.day)
    _check_scope(claimed, service, regions)
    key = find_key(claimed.access_key_id)
    if key is None or key.token != request.header("X-Amz-Security-Token"):
        raise AwsError(403, *INVALID_TOKEN)
    _check_skew(date, now, skew_minutes)
    _check_body_hash(request)
    canonical = canonical_request(request, claimed.signed_headers)
    expected = signature(key.secret, claimed.scope, date.strftime(DATE_FORMAT), canonical)
    if not hmac.compare_digest(expected, claimed.signature):
        raise mismatch(WRONG_SIGNATURE)
    if key.expires is not None and now >= key.expires:
        raise AwsError(403, "ExpiredToken", "The security token included in the request is expired")
    return claimed
