"""The actions of STS, IAM and the consumer service.

Every action is a function of the cloud, the caller and the request's form
parameters. It returns its result as nested dicts, or raises AwsError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Callable, Dict, Optional, Tuple

import rolesession
from sigv4 import INVALID_TOKEN
from wire import LAMBDA, AwsError, access_denied, rfc3339, validation_error
from world import LIST_ALLOWED, LIST_NAMED_ONLY, Role, User

if TYPE_CHECKING:
    from cloud import Caller, Cloud

HOUR = 3600
SHORTEST_SESSION = 900
LONGEST_USER_SESSION = 36 * HOUR
LONGEST_ROLE_SESSION = 12 * HOUR


class Constraints:
    """Reads parameters and collects their constraint failures, to report them at once."""

    def __init__(self, params: Dict[str, str]):
        self._params = params
        self._failures = []

    def _fail(self, name: str, constraint: str) -> None:
        value = "null" if name not in self._params else f"'{self._params[name]}'"
        member = name[0].lower() + name[1:]
        self._failures.append(f"Value {value} at '{member}' failed to satisfy constraint: {constraint}")

    def text(self, name: str, shortest: int, longest: int, pattern: str, required: bool = False) -> Optional[str]:
        """The value of a text parameter; None when an optional one is absent."""
        value = self._params.get(name)
        if value is None:
            if required:
                self._fail(name, "Member must not be null")
            return None
        if len(value) < shortest:
            self._fail(name, f"Member must have length greater than or equal to {shortest}")
        if len(value) > longest:
            self._fail(name, f"Member must have length less than or equal to {longest}")
        if not re.fullmatch(pattern, value, re.ASCII):
            self._fail(name, f"Member must satisfy regular expression pattern: {pattern}")
        return value

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        """The value of a whole number parameter, or its default."""
        text = self._params.get(name, str(default))
        if not re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
            raise AwsError(400, "MalformedInput", f"Unexpected value for {name}")
        value = int(text)
        if value < lowest:
            self._fail(name, f"Member must have value greater than or equal to {lowest}")
        if value > highest:
            self._fail(name, f"Member must have value less than or equal to {highest}")
        return value

    def check(self) -> None:
        """Raise ValidationError when any parameter read so far was unfit."""
        count = len(self._failures)
        if count:
            noun = "error" if count == 1 else "errors"
            raise validation_error(f"{count} validation {noun} detected: " + "; ".join(self._failures))


def _mfa_parameters(constraints: Constraints) -> Tuple[Optional[str], Optional[str]]:
    serial = constraints.text("SerialNumber", 9, 256, r"[\w+=/:,.@-]*")
    code = constraints.text("TokenCode", 6, 6, r"[\d]*")
    return serial, code


def _passes_mfa(cloud: Cloud, caller: Caller, serial: Optional[str], code: Optional[str]) -> bool:
    """True for a right code, false when none was offered; refuses everything else."""
    if serial is None and code is None:
        return False
    if serial is None or code is None:
        raise access_denied(
            "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. "
        )
    cloud.spend_code(None if caller.session else caller.user, serial, code)
    return True


def get_session_token(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """A session of the caller; root's is silently cut to one hour."""
    if caller.session or caller.user is None:
        raise access_denied("Cannot call GetSessionToken with session credentials")
    constraints = Constraints(params)
    seconds = constraints.number("DurationSeconds", 12 * HOUR, SHORTEST_SESSION, LONGEST_USER_SESSION)
    serial, code = _mfa_parameters(constraints)
    constraints.check()
    if caller.user.root:
        seconds = min(seconds, HOUR)
    mfa = _passes_mfa(cloud, caller, serial, code)
    return {"Credentials": cloud.issue(caller.identity, caller.user, seconds, mfa)}


def get_caller_identity(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """Who the caller is; no permission is needed."""
    identity = caller.identity
    return {"Arn": identity.arn, "UserId": identity.user_id, "Account": identity.account}


def assume_role(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """A session of a role. The code, if any, is spent only when all else is right."""
    constraints = Constraints(params)
    arn = constraints.text("RoleArn", 20, 2048, r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF]+", True)
    session_name = constraints.text("RoleSessionName", 2, 64, r"[\w+=,.@-]*", True)
    seconds = constraints.number("DurationSeconds", HOUR, SHORTEST_SESSION, LONGEST_ROLE_SESSION)
    external_id = constraints.text("ExternalId", 2, 1224, r"[\w+=,.@:\/-]*")
    serial, code = _mfa_parameters(constraints)
    constraints.check()
    before = caller.session.extras if caller.session else None
    own = rolesession.read(params)
    if caller.user is not None and caller.user.root:
        raise access_denied("Roles may not be assumed by root accounts.")
    role = _trusting_role(cloud, caller, arn, external_id)
    _check_role_duration(caller, role, seconds)
    may_offer_code = serial is not None or code is not None
    if role.requires_mfa and not caller.mfa and not may_offer_code:
        raise _may_not_assume(caller, arn)
    rolesession.check_permissions(own, before, caller.identity.arn, role)
    extras = rolesession.inherit(own, before)
    mfa = _passes_mfa(cloud, caller, serial, code)
    identity = role.session_identity(session_name)
    return {
        "Credentials": cloud.issue(identity, None, seconds, mfa or caller.mfa, extras),
        "AssumedRoleUser": {"AssumedRoleId": identity.user_id, "Arn": identity.arn},
    }


def _may_not_assume(caller: Caller, arn: str) -> AwsError:
    return access_denied(
        f"User: {caller.identity.arn} is not authorized to perform: sts:AssumeRole on resource: {arn}"
    )


def _trusting_role(cloud: Cloud, caller: Caller, arn: str, external_id: Optional[str]) -> Role:
    """The role, provided it exists and trusts this caller with this external id."""
    role = cloud.world.role(arn)
    if role is None or role.trusted_account != caller.identity.account:
        raise _may_not_assume(caller, arn)
    if role.external_id is not None and role.external_id != external_id:
        raise _may_not_assume(caller, arn)
    return role


def _check_role_duration(caller: Caller, role: Role, seconds: int) -> None:
    if caller.session and seconds > HOUR:
        raise validation_error(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
        )
    if seconds > role.max_session:
        raise validation_error("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")


def list_mfa_devices(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """One page of a user's devices, subject to the world's `list_mfa_devices`."""
    if caller.session and not caller.mfa:
        raise AwsError(403, *INVALID_TOKEN)
    constraints = Constraints(params)
    name = constraints.text("UserName", 1, 128, r"[\w+=,.@-]+")
    constraints.text("Marker", 1, 320, r"\d+")
    limit = constraints.number("MaxItems", 100, 1, 1000)
    constraints.check()
    _check_may_list(cloud, caller, name)
    devices = cloud.world.devices_of(user_to_list(cloud, caller, name))
    start = int(params.get("Marker", 0))
    end = start + min(limit, cloud.world.page_size)
    members = [
        {"UserName": device.owner.rsplit("/", 1)[-1], "SerialNumber": device.serial, "EnableDate": device.enabled}
        for device in devices[start:end]
    ]
    more = end < len(devices)
    page = {"IsTruncated": "true" if more else "false", "MFADevices": members}
    return dict(page, Marker=str(end)) if more else page


def _check_may_list(cloud: Cloud, caller: Caller, name: Optional[str]) -> None:
    policy = cloud.world.list_mfa_devices
    if policy == LIST_ALLOWED or (policy == LIST_NAMED_ONLY and name is not None):
        return
    resource = name or (caller.user.name if caller.user else "*")
    raise access_denied(
        f"User: {caller.identity.arn} is not authorized to perform: iam:ListMFADevices on resource: "
        f"user {resource} because no identity-based policy allows the iam:ListMFADevices action"
    )


def user_to_list(cloud: Cloud, caller: Caller, name: Optional[str]) -> User:
    """The named user of the caller's account, or the caller."""
    if name is None:
        if caller.user is None:
            raise validation_error("Must specify userName when calling with non-User credentials")
        return caller.user
    user = cloud.world.user_named(caller.identity.account, name)
    if user is None:
        raise AwsError(404, "NoSuchEntity", f"The user with name {name} cannot be found.")
    return user


def list_functions(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """An empty list, for sessions made with MFA and for roles only."""
    if not (caller.mfa or caller.is_role):
        raise access_denied(
            f"User: {caller.identity.arn} is not authorized to perform: lambda:ListFunctions "
            "on resource: * with an explicit deny in an identity-based policy"
        )
    return {"Functions": [], "NextMarker": None}


ACTIONS: Dict[Tuple[str, str], Callable[[Cloud, Caller, Dict[str, str]], dict]] = {
    ("sts", "GetSessionToken"): get_session_token,
    ("sts", "GetCallerIdentity"): get_caller_identity,
    ("sts", "AssumeRole"): assume_role,
    ("iam", "ListMFADevices"): list_mfa_devices,
    (LAMBDA, "ListFunctions"): list_functions,
}
