"""The state behind a stand-in: its clock, sessions, devices, faults and calls."""

from __future__ import annotations

import base64
import dataclasses
import re
import secrets
import string
import threading
import time
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

import federation
import sigv4
from faults import FIELDS, Fault
from keys import KEY_ACTIONS
from rolesession import Extras
from services import ACTIONS
from totp import Authenticator
from wire import LAMBDA, Answer, AwsError, Request, access_denied, error_answer, replace_fields, result_answer, rfc3339
from world import TOTP, AccessKey, Identity, User, World

VERSIONS = {"2011-06-15": "sts", "2010-05-08": "iam"}
LIST_FUNCTIONS_PATHS = ("/2015-03-31/functions", "/2015-03-31/functions/")

WRONG_CODE = "MultiFactorAuthentication failed with invalid MFA one time pass code. "
WRONG_DEVICE = (
    "MultiFactorAuthentication failed, unable to validate MFA code.  "
    "Please verify your MFA serial number is valid and associated with this user."
)

_KEY_LETTERS = string.ascii_uppercase + string.digits
_CREDENTIAL = re.compile(r"Credential=([^/,\s]*)/[^/,\s]*/([^/,\s]*)/([^/,\s]*)/")


@dataclass
class Session:
    """Issued credentials; `user` is None for the session of a role."""

    identity: Identity
    user: Optional[User]
    secret: str
    token: str
    expires: float
    mfa: bool
    extras: Optional[Extras] = None


@dataclass(frozen=True)
class Caller:
    """Whose signature a request carries; `session` is None for long-term keys."""

    identity: Identity
    user: Optional[User]
    session: Optional[Session] = None

    @property
    def mfa(self) -> bool:
        return self.session is not None and self.session.mfa

    @property
    def is_role(self) -> bool:
        return self.user is None


def _random_base64(size: int) -> str:
    """Base64 of random bytes, holding '+' and '/', which clients must handle."""
    while True:
        text = base64.b64encode(secrets.token_bytes(size)).decode()
        if "+" in text and "/" in text:
            return text


def service_and_action(request: Request) -> Tuple[str, Optional[str]]:
    """The service a request addresses and the action it names, if any."""
    if request.path in LIST_FUNCTIONS_PATHS:
        return LAMBDA, "ListFunctions" if request.method == "GET" else None
    if request.path == federation.SIGN_IN or federation.is_console(request.path):
        return federation.SERVICE, federation.action(request)
    if request.path != "/" or request.method != "POST":
        return "sts", None
    form = request.form()
    return VERSIONS.get(form.get("Version", ""), "sts"), form.get("Action")


def _describe(request: Request) -> dict:
    """The record of a request for `calls`, before it is answered."""
    service, action = service_and_action(request)
    claimed = _CREDENTIAL.search(request.header("Authorization") or "")
    key, region, scope_service = claimed.groups() if claimed else (None, None, service)
    parameters = request.form()
    if "TokenCode" in parameters:
        parameters["TokenCode"] = "******"
    return {
        "method": request.method,
        "path": request.path,
        "action": action,
        "service": scope_service,
        "region": region,
        "access_key_id": key,
        "parameters": parameters,
        "status": None,
        "error": None,
    }


class Cloud:
    """Answers requests from a world, one at a time.

    `clock_offset` seconds separate the server's clock from the real one. They
    show in dates, signature checks and expirations, but not in one-time codes.
    """

    def __init__(self, world: World):
        self.world = world
        self.clock_offset: float = 0
        self.calls: List[dict] = []
        self.made_secrets: List[str] = []
        self._earlier_keys: Dict[str, List[Tuple[float, List[AccessKey]]]] = {}
        self._sessions: Dict[str, Session] = {}
        self._authenticators: Dict[str, Authenticator] = {}
        self._faults: List[Tuple[Optional[str], Fault]] = []
        self._federation = federation.Federation()
        self._lock = threading.RLock()

    @property
    def now(self) -> float:
        """The time on the server's clock."""
        return time.time() + self.clock_offset

    def record(self, request: Request) -> dict:
        """Add a request to `calls` and return its record."""
        call = _describe(request)
        with self._lock:
            self.calls.append(call)
        return call

    def fail(self, fault: Fault, action: Optional[str] = None) -> None:
        """Queue a fault for the next call, or for the next call of one action."""
        with self._lock:
            self._faults.append((action, fault))

    def take_fault(self, action: Optional[str]) -> Optional[Fault]:
        """Remove and return the first queued fault that fits an action."""
        with self._lock:
            for index, (wanted, fault) in enumerate(self._faults):
                if wanted in (None, action):
                    del self._faults[index]
                    return fault
        return None

    def expire_all(self) -> None:
        """End every session issued so far."""
        with self._lock:
            for session in self._sessions.values():
                session.expires = self.now

    def secrets(self) -> List[str]:
        """The secret key and the token of every session issued so far, and the secrets of keys made here."""
        with self._lock:
            return self.made_secrets + [text for session in self._sessions.values() for text in (session.secret, session.token)]

    def session(self, access_key_id: str) -> Optional[Session]:
        """The session that a key was issued for, ended or not."""
        return self._sessions.get(access_key_id)

    def authenticator(self, serial: str) -> Authenticator:
        """The authenticator of a TOTP device; ValueError for any other serial."""
        with self._lock:
            device = self.world.device(serial)
            if device is None or device.kind != TOTP:
                raise ValueError(f"no device with one-time codes has the serial {serial}")
            if serial not in self._authenticators:
                self._authenticators[serial] = Authenticator(device.secret, device.clock_offset)
            return self._authenticators[serial]

    def spend_code(self, user: Optional[User], serial: str, code: str) -> None:
        """Use up a code of one of the user's own TOTP devices, or refuse it."""
        device = self.world.device(serial)
        if user is None or device is None or device.kind != TOTP or device.owner != user.identity.arn:
            raise access_denied(WRONG_DEVICE)
        if not self.authenticator(serial).accept(code):
            raise access_denied(WRONG_CODE)

    def issue(self, identity: Identity, user: Optional[User], seconds: float, mfa: bool, extras: Optional[Extras] = None) -> Dict[str, str]:
        """Make a session and return its credentials in AWS's order."""
        expires = self.now + self.world.lifetime(seconds, is_role=user is None)
        key = "ASIA" + "".join(secrets.choice(_KEY_LETTERS) for _ in range(16))
        session = Session(identity, user, _random_base64(30), _random_base64(250), expires, mfa, extras)
        self._sessions[key] = session
        return {
            "AccessKeyId": key,
            "SecretAccessKey": session.secret,
            "SessionToken": session.token,
            "Expiration": rfc3339(expires),
        }

    def note_keys(self, user: User) -> None:
        """Remember a user's keys, which are about to change."""
        keys = [dataclasses.replace(key, created=key.created or rfc3339(self.now)) for key in user.keys]
        self._earlier_keys.setdefault(user.identity.arn, []).append((self.now, keys))

    def listed_keys(self, user: User) -> List[AccessKey]:
        """A user's keys as IAM's list shows them: late by the world's `key_list_delay`."""
        shown = self.now - self.world.key_list_delay
        later = (keys for changed, keys in self._earlier_keys.get(user.identity.arn, []) if changed > shown)
        return next(later, user.keys)

    def settle_keys(self) -> None:
        """Have the lists of keys catch up with every change so far, whatever their delay."""
        with self._lock:
            self._earlier_keys.clear()

    def make_key(self, user: User) -> AccessKey:
        """Give a user one more long-term key."""
        self.note_keys(user)
        key = AccessKey(
            "AKIA" + "".join(secrets.choice(_KEY_LETTERS) for _ in range(16)), _random_base64(30),
            created=rfc3339(self.now), works_from=self.now + self.world.key_delay,
        )
        self.made_secrets.append(key.secret_access_key)
        if user.access_key_id:
            user.more_keys.append(key)
        else:
            user.access_key_id, user.secret_access_key = key.access_key_id, key.secret_access_key
            user.active, user.key_created, user.key_used = True, key.created, None
        return key

    def perform(self, request: Request, fault: Optional[Fault] = None) -> Answer:
        """Verify a request, do what it asks and answer it."""
        service, action = service_and_action(request)
        if service == federation.SERVICE:
            return self._federation.answer(self, request)
        changes = fault.fields if fault and fault.kind == FIELDS else {}
        with self._lock:
            try:
                result = self._result(request, service, action)
            except AwsError as problem:
                return error_answer(service, problem)
        return result_answer(service, action or "", replace_fields(result, changes))

    def _result(self, request: Request, service: str, action: Optional[str]) -> dict:
        caller = self._caller(request, service)
        form = request.form()
        perform = {**ACTIONS, **KEY_ACTIONS}.get((service, action or ""))
        if perform is None or (service != LAMBDA and form.get("Version") not in VERSIONS):
            version = form.get("Version", "")
            raise AwsError(400, "InvalidAction", f"Could not find operation {action} for version {version}")
        return perform(self, caller, form)

    def _caller(self, request: Request, service: str) -> Caller:
        world = self.world
        claimed = sigv4.verify(
            request, service, self._signing_key, self.now, world.skew_minutes, world.regions
        )
        session = self._sessions.get(claimed.access_key_id)
        if session:
            return Caller(session.identity, session.user, session)
        user = world.user_with_key(claimed.access_key_id)
        user.change(claimed.access_key_id, used=[rfc3339(self.now), service, claimed.region])
        return Caller(user.identity, user)

    def _signing_key(self, access_key_id: str) -> Optional[sigv4.SigningKey]:
        """The key of an active user or of an issued session."""
        session = self._sessions.get(access_key_id)
        if session:
            return sigv4.SigningKey(session.secret, session.token, session.expires)
        user = self.world.user_with_key(access_key_id)
        key = user.key(access_key_id) if user else None
        if key is None or not key.active or self.now < key.works_from:
            return None
        return sigv4.SigningKey(key.secret_access_key)
